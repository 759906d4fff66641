//! What HTML's grammar does not look at: elements that it ends where others do, `<b>a</i>`, and the code of scripts, styles and handlers.

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::laxity::kind::Laxity;
use crate::syntax::parsing::references::markup;
use crate::text::pattern;

/// Elements that are not closed, and end tags of others.
pub(super) static NESTING: Laxity = Laxity {
    name: "nesting",
    find: |language, node, code| if node.parent().is_none() { nesting(language, code) } else { None },
    sooner: None,
};

/// Mistakes in the code of scripts, styles and handlers of events: `onclick="go("`.
pub(super) static SCRIPTS: Laxity = Laxity {
    name: "scripts",
    find: |language, node, code| if node.parent().is_none() { scripts(language, code) } else { None },
    sooner: None,
};

pattern! {
    /// What has such code in it.
    static CODE = r"(?i)<(?:script|style)|\son[a-z]+[ \t]*=";
}

fn scripts(language: &Language, code: &str) -> Option<SyntaxError> {
    let markup = crate::language::by_id(language.id)?.markup.as_ref()?;
    if !CODE.is_match(code) {
        return None;
    }
    let read = markup::read(markup, code);
    markup::errors_of_pieces(markup, code, &read).into_iter().min_by_key(|error| error.range.start)
}

pattern! {
    /// Tags of templates that decide or repeat: elements may be opened in one branch and closed in another.
    static CONTROL = r"<[%?]|\{%|\{\{[-~]?\s*(?:[#/^]|if|else|end|range|with|define|block)|@(?:if|for|foreach|while|switch|section|else|end|case)(?-u:\b)";
}

fn nesting(language: &Language, code: &str) -> Option<SyntaxError> {
    let markup = crate::language::by_id(language.id)?.markup.as_ref()?;
    if CONTROL.is_match(code) {
        return None;
    }
    let read = markup::read(markup, code);
    read.errors.into_iter().chain(read.elements.errors).min_by_key(|error| error.range.start)
}
