//! `DokuWiki`: a definition list around a block that has a file name.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of `DokuWiki`, a wiki.
pub(super) static PRODUCER: Producer = Producer {
    name: "dokuwiki",
    block: "pre.code.file, dl.code pre, dl.file pre",
    frame: "dl.code, dl.file",
    labels: &[LabelSource { place: LabelPlace::Block, form: Form::Word(&["code", "file"]) }],
    title: "dt",
    ..Producer::PLAIN
};
