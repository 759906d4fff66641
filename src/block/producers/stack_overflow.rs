//! Stack Exchange: `pre.lang-X.s-code-block`.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer};

/// Markup of Stack Overflow and the other sites of Stack Exchange.
pub(super) static PRODUCER: Producer = Producer {
    name: "stack-overflow",
    block: "pre.s-code-block, pre.s-prettyprint",
    labels: &[LabelSource { place: LabelPlace::Block, form: Form::Prefix("lang-") }],
    defaults: &["none"],
    ..Producer::PLAIN
};
