//! Jupyter's nbconvert.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of nbconvert, which makes HTML of Jupyter notebooks.
pub(super) static PRODUCER: Producer = Producer {
    name: "nbconvert",
    block: ".highlight[class*='hl-'] pre, .input_area pre, .jp-InputArea pre, .jp-OutputArea pre, .output_area pre",
    frame: ".input, .output, .jp-InputArea, .jp-OutputArea",
    labels: &[LabelSource { place: LabelPlace::Around("[class*='hl-']"), form: Form::Prefix("hl-") }],
    strip: ".prompt",
    output: ".jp-OutputArea pre, .output_area pre",
    ..Producer::PLAIN
};
