//! Code within a string or a text that nothing closes: `"Hello ${name"`, `<p>{{ title }</p>`, `<a b={c>`.

use crate::language::Elements;
use crate::syntax::FaultKind;
use crate::syntax::blame::suspicions::{Candidate, Scene};
use crate::syntax::lexis::brackets::{self, Unmatched};
use crate::syntax::verdict::missing;

/// Most unclosed brackets that are looked at.
const MAX_BRACKETS: usize = 4;

/// What ends the tag of a template.
const TAG_ENDS: &[&str] = &["%}", "-%}", "%>", "-%>", "?>", "}}"];

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let is_opener = |unmatched: &&Unmatched| matches!(unmatched.bracket, '(' | '[' | '{');
    let unmatched = brackets::unmatched(scene.code, &scene.opaque);
    unmatched.iter().filter(is_opener).take(MAX_BRACKETS).flat_map(|bracket| unclosed(scene, bracket)).collect()
}

/// The places where the counterpart of `bracket` may be missing on its own line, the likeliest first.
fn unclosed(scene: &Scene<'_>, bracket: &Unmatched) -> Vec<Candidate> {
    let Some(line) = scene.lines.get(scene.line_of(bracket.range.start)) else { return Vec::new() };
    let before = scene.text(line.range.start..bracket.range.start);
    let rest = scene.text(bracket.range.end..line.range.end);
    let candidate = |(place, with): (usize, String)| {
        Candidate::insert(bracket.range.end + place, with, missing(&bracket.counterpart.to_string()))
            .because(bracket.range.clone(), format!("this `{}` is never closed", bracket.bracket))
            .of(FaultKind::UnclosedBracket)
    };
    if let Some(inner) = rest.strip_prefix('{').filter(|_| bracket.bracket == '{') {
        return doubled(inner).map(|(place, with)| candidate((place + 1, with))).into_iter().collect();
    }
    let with = bracket.counterpart.to_string();
    places(scene, bracket.bracket, before, rest).into_iter().map(|place| candidate((place, with.clone()))).collect()
}

/// Where what `{{` opens before `inner` ends: behind the `}` that stands alone, or behind the name.
fn doubled(inner: &str) -> Option<(usize, String)> {
    let end = inner.find(['{', '<', '"']).unwrap_or(inner.len());
    let lone = inner.find('}').filter(|at| inner.get(at + 1..).is_none_or(|behind| !behind.starts_with('}')));
    if let Some(at) = lone {
        return Some((at + 1, "}".to_owned()));
    }
    let name = inner.get(..end)?.trim_end().len();
    (name > 0 && !inner.contains('}')).then(|| (name, if inner.starts_with(' ') { " }}" } else { "}}" }.to_owned()))
}

/// Where `bracket` may end, with `before` and `rest` on its line: before what ends the text around it, or behind the name that it starts with.
fn places(scene: &Scene<'_>, bracket: char, before: &str, rest: &str) -> Vec<usize> {
    // The quote of the string that the bracket stands in.
    let quote =
        ['"', '`', '\''].into_iter().filter(|quote| before.matches(*quote).count() % 2 == 1).max_by_key(|quote| before.rfind(*quote));
    let is_marked = before.ends_with(['$', '#', '@', '\\']) || before.ends_with("$(");
    let quote = quote.filter(|quote| is_marked || *quote == '`' || is_formatted(before, *quote));
    let among_elements = scene.language.markup.is_some() || !matches!(scene.language.elements, Elements::None | Elements::Tolerated);
    let end = match quote {
        Some(quote) => rest.find(quote),
        None if among_elements => tag_end(rest),
        None => None,
    };
    let Some(end) = end.filter(|end| *end > 0) else { return Vec::new() };
    let inner = rest.get(..end).unwrap_or_default().trim_end();
    let name = inner.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '$' | '@'));
    let name_end = inner.len() - name.len();
    let is_text =
        name.starts_with([',', '!', '?', ':']) || name.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_alphabetic));
    let is_text = is_text && (bracket == '{' || quote.is_some());
    let mut places = if is_text { vec![name_end, inner.len()] } else { vec![inner.len()] };
    places.retain(|place| *place > 0);
    places.dedup();
    places
}

/// Whether the string that `quote` opens last in `before` is one that code is written in: `f"`, `$"`.
fn is_formatted(before: &str, quote: char) -> bool {
    let open = before.rfind(quote).and_then(|at| before.get(..at)).unwrap_or_default().trim_end_matches(quote);
    open.ends_with(['f', 'F', '$', '@', 's'])
}

/// Where the tag, the text or the attribute ends that `rest` goes on in: before a closing tag, what ends a template's tag, or the last `>`.
fn tag_end(rest: &str) -> Option<usize> {
    let template = TAG_ENDS.iter().filter_map(|end| rest.find(end)).min();
    let closing = rest.find("</");
    // An element within the code: `{a && <b>c</b>`.
    let opened = rest.match_indices('<').any(|(at, _)| {
        closing.is_some_and(|closing| at < closing) && rest.get(at + 1..).is_some_and(|name| name.starts_with(char::is_alphabetic))
    });
    if opened {
        return Some(rest.trim_end_matches([' ', ';', '\r']).len());
    }
    let arrow = |at: usize| rest.get(..at).is_some_and(|before| before.ends_with(['=', '-', ' ']));
    let tag = rest.match_indices('>').map(|(at, _)| at).find(|at| !arrow(*at));
    let tag = tag.map(|at| if rest.get(..at).is_some_and(|before| before.ends_with('/')) { at - 1 } else { at });
    template.or(match (closing, tag) {
        (Some(closing), Some(tag)) => Some(closing.min(tag)),
        (closing, tag) => closing.or(tag),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_the_code_in_it() {
        assert_eq!(tag_end("() => f(1)>"), Some(10));
        assert_eq!(tag_end("user.name</h1>"), Some(9));
        assert_eq!(tag_end("src/>"), Some(3));
        assert_eq!(tag_end("a && <b>c</b>"), Some(13));
        assert_eq!(tag_end("[1, 2 %}"), Some(6));
    }

    #[test]
    fn a_lone_brace_ends_what_two_open() {
        assert_eq!(doubled(" title }</p>"), Some((8, "}".to_owned())));
        assert_eq!(doubled(" title</p>"), Some((6, " }}".to_owned())));
        assert_eq!(doubled(" title }}</p>"), None);
    }
}
