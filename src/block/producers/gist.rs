//! Gists that are embedded in a page: a table with a row for each line, in a frame that has the language.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer, ShownIn};

/// Markup of the script that embeds a gist of GitHub in a page.
pub(super) static PRODUCER: Producer = Producer {
    name: "gist",
    block: ".gist table.js-file-line-container",
    shown_in: ShownIn::Element,
    frame: ".gist .file, .gist",
    labels: &[LabelSource { place: LabelPlace::Around(".gist [class*='type-']"), form: Form::Prefix("type-") }],
    strip: ".blob-num",
    ..Producer::PLAIN
};
