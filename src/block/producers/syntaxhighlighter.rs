//! SyntaxHighlighter by Alex Gorbatchev, rendered: a table with a column of numbers and one of lines.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer, ShownIn};

/// Markup that the script of `SyntaxHighlighter` makes.
pub(super) static PRODUCER: Producer = Producer {
    name: "syntaxhighlighter",
    block: "div.syntaxhighlighter",
    code: "td.code",
    frame: "div.syntaxhighlighter",
    shown_in: ShownIn::Element,
    labels: &[LabelSource {
        place: LabelPlace::Block,
        form: Form::Word(&["syntaxhighlighter", "nogutter", "notranslate", "ie", "collapsed", "printing", "show", "theme"]),
    }],
    strip: ".toolbar, td.gutter",
    title: "caption",
    ..Producer::PLAIN
};
