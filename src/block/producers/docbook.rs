//! DocBook and what came of it: callouts are images or circled digits.

use crate::block::producer::Producer;

/// Markup of the stylesheets that make HTML of `DocBook`.
pub(super) static PRODUCER: Producer = Producer {
    name: "docbook",
    block: "pre.programlisting, pre.screen, .programlisting pre",
    frame: ".informalexample, .example",
    strip: ".co, .callout, img",
    title: ".title",
    ..Producer::PLAIN
};
