//! Gists that are embedded in a page: a table with a row for each line, in a frame that has the language.

use crate::block::producer::{Form, LabelSource, Place, Producer, ShownIn};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "gist",
    block: ".gist table.js-file-line-container",
    shown_in: ShownIn::Element,
    frame: ".gist .file, .gist",
    labels: &[LabelSource { place: Place::Around(".gist [class*='type-']"), form: Form::Prefix("type-") }],
    strip: ".blob-num",
    ..Producer::PLAIN
};
