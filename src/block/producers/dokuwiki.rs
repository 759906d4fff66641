//! `DokuWiki`: a definition list around a block that has a file name.

use crate::block::producer::{Form, LabelSource, Place, Producer};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "dokuwiki",
    block: "pre.code.file, dl.code pre, dl.file pre",
    frame: "dl.code, dl.file",
    labels: &[LabelSource { place: Place::Block, form: Form::Word(&["code", "file"]) }],
    title: "dt",
    ..Producer::PLAIN
};
