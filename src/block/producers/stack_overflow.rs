//! Stack Exchange: `pre.lang-X.s-code-block`.

use crate::block::producer::{Form, LabelSource, Place, Producer};

/// The producer.
pub(super) static PRODUCER: Producer = Producer {
    name: "stack-overflow",
    block: "pre.s-code-block, pre.s-prettyprint",
    labels: &[LabelSource { place: Place::Block, form: Form::Prefix("lang-") }],
    defaults: &["none"],
    ..Producer::PLAIN
};
