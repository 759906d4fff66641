//! Part of a page: elements and blocks of a template that are opened or closed outside of what is shown.

use std::ops::Range;

use crate::language::{Closing, Markup};
use crate::markup::html::elements::{self, Role};
use crate::syntax::Verdict;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::parsing::references::markup::{Read, is_meant_to_close, read};
use crate::syntax::rung::{Case, Rung};
use crate::text::{indent, lines, pattern};

pub(in crate::syntax) static RUNG: Rung = Rung {
    name: "elsewhere",
    summary: "part of a page: an opening tag alone, the end of what was opened before, an excerpt that stops several elements deep",
    speak: find,
};

pattern! {
    /// A comment with dots at the end, or dots.
    static MARK = r"(?s)(?:<!--[^<>]*?(?:\.{3}|…)[^<>]*?-->|\{/\*[^*]*?(?:\.{3}|…)[^*]*?\*/\}|\.{3}|…)\s*\z";
}

pattern! {
    /// Dots at the start, and text behind them.
    static CUT = r"\A\s*(?:\.{3}|…)";
}

pattern! {
    /// Comments at the end.
    static COMMENTS = r"(?s)(?:\s|<!--(?:[^-]|-[^-])*-->|\{/\*[^*]*\*/\})*\z";
}

pattern! {
    /// An end tag, and the name in it.
    static END = r"</([A-Za-z][\w.-]*)\s*>";
}

/// Most names of elements, one of which may have been opened before what is shown.
const MAX_NAMES: usize = 6;

/// So many elements are not forgotten to be closed, but left open.
const MANY: usize = 3;

/// What such code is part of.
const ELSEWHERE: &str = "part of what opens or closes elsewhere";

/// What is put at the start and at the end.
struct Ends {
    before: String,
    behind: String,
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let markup = case.language.markup.as_ref()?;
    let code = case.code.as_str();
    // What HTML makes of `</p>` alone is no end of what was opened before.
    if CUT.is_match(code) {
        let mut names: Vec<&str> = END.first_groups(code).filter_map(|name| code.get(name)).collect();
        names.sort_unstable();
        names.dedup();
        let opened = names.into_iter().take(MAX_NAMES).map(|name| case.code.edited([(0..0, format!("<{name}>"))]));
        if let Some(verdict) = opened.into_iter().find_map(|whole| fragment::read(case.language, &whole, work).verdict()) {
            return Some(verdict.within(ELSEWHERE));
        }
    }
    let ends = ends(markup, code)?;
    let len = case.code.len();
    let whole = case.code.edited([(0..0, ends.before), (len..len, ends.behind)]);
    Some(fragment::read(case.language, &whole, work).verdict()?.within(ELSEWHERE))
}

/// What `code` lacks at its ends, if it openly lacks it.
fn ends(markup: &'static Markup, code: &str) -> Option<Ends> {
    let read = read(markup, code);
    if read.stopped || !read.errors.is_empty() || !read.elements.errors.is_empty() || !read.blocks.errors.is_empty() {
        return None;
    }
    let mut open: Vec<(Range<usize>, String)> =
        read.elements.rest().into_iter().map(|open| (open.range.clone(), format!("</{}>", open.name))).collect();
    open.extend(read.blocks.rest().map(|block| (block.range.clone(), block.closer.clone())));
    open.sort_by_key(|(range, _)| range.start);
    let (unopened, ends) = (&read.elements.unopened, &read.blocks.unopened);
    let stops = open.is_empty() || stops(&read, code, &open);
    // `</html>` stands behind `</body>`, and each but once.
    let of_page: Vec<&str> = unopened.iter().map(|tag| tag.name.as_str()).filter(|name| elements::needs_no_start(name)).collect();
    let is_page = of_page.iter().is_sorted() && of_page.windows(2).all(|pair| matches!(pair, [one, other] if one != other));
    let mut closing = unopened.iter().filter(|tag| !elements::needs_no_start(&tag.name)).map(|tag| &tag.range).chain(ends);
    let starts = CUT.is_match(code) || closing.all(|tag| starts_before(code, tag));
    if (open.is_empty() && unopened.is_empty() && ends.is_empty()) || !stops || !starts || !is_page {
        return None;
    }
    let names = unopened.iter().rev().map(|tag| format!("<{}>", tag.name));
    let is_program = markup.blocks.as_ref().is_some_and(|blocks| blocks.closing == Closing::Program);
    let heads = ends.iter().filter(|_| is_program);
    let heads = heads.map(|tag| if code.get(tag.clone()).is_some_and(|tag| tag.contains('}')) { "<% { %>" } else { "<% begin %>" });
    let before: String = heads.map(str::to_owned).chain(names).collect();
    let behind = open.iter().rev().flat_map(|(_, closer)| ["\n", closer.as_str()]).collect();
    Some(Ends { before, behind })
}

/// Whether `code`, which leaves `open` open, openly stops: right behind an opening tag, at a mark, or several elements deep.
fn stops(read: &Read, code: &str, open: &[(Range<usize>, String)]) -> bool {
    let elements = read.elements.rest();
    let (inner, outer) = (elements.last(), elements.len().checked_sub(2).and_then(|index| elements.get(index)));
    if inner.zip(outer).is_some_and(|(inner, outer)| is_meant_to_close(code, inner, outer)) {
        return false;
    }
    let end = COMMENTS.find(code).map_or(code.len(), |found| found.start());
    let last = open.last().map_or(0, |(range, _)| range.end);
    // Heads of blocks, one after another, none of which is closed.
    let heads = elements.is_empty() && open.len() > 1 && !code.contains("end") && !code.contains("{{/");
    // Behind elements that are closed, one that opens is one that is not closed.
    let first = open.first().map_or(0, |(range, _)| range.start);
    let is_first = code.get(..first).is_some_and(|before| !before.contains("</") && !before.contains("/>"));
    // What stands in a text is forgotten to be closed however often: `<a>one <a>two`.
    let are_blocks = elements.iter().all(|open| elements::is(&open.name.to_lowercase(), Role::Block));
    let last_line = lines(code).map(|(_, line)| line).filter(|line| !line.trim().is_empty()).last().map_or(0, indent);
    let is_within = inner.is_some_and(|inner| last_line >= indent(line(code, inner.range.start)));
    let many = elements.len() >= MANY && are_blocks && is_within;
    (last >= end && is_first) || MARK.is_match(code) || heads || many || is_deep(code, open)
}

/// Whether `code` ends deeper than the last of several that are open, each deeper than the one around it.
fn is_deep(code: &str, open: &[(Range<usize>, String)]) -> bool {
    let indents: Vec<usize> = open.iter().map(|(range, _)| indent(line(code, range.start))).collect();
    let last = lines(code).map(|(_, line)| line).filter(|line| !line.trim().is_empty()).last().map_or(0, indent);
    let rises = indents.windows(2).all(|pair| matches!(pair, [outer, inner] if outer < inner));
    open.len() > 1 && rises && indents.last().is_some_and(|inner| last > *inner)
}

/// Whether the end tag at `tag` stands further out than all before it, so that what it closes is not shown.
fn starts_before(code: &str, tag: &Range<usize>) -> bool {
    let own = line(code, tag.start);
    let before = code.get(..tag.start).map_or("", |text| text.rfind('\n').map_or("", |end| text.get(..end).unwrap_or_default()));
    let shown = before.lines().filter(|line| !line.trim().is_empty()).map(indent).min();
    let alone = own.trim_start().starts_with("</") || own.trim_start().starts_with("<%") || own.trim_start().starts_with('{');
    alone
        && shown
            .is_none_or(|shown| indent(own) < shown || before.lines().all(|line| line.trim().is_empty() || line.trim().starts_with("</")))
}

/// The line that holds the byte at `at`, up to the end of the line.
fn line(code: &str, at: usize) -> &str {
    let start = code.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1);
    code.get(start..).and_then(|rest| rest.split('\n').next()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn lacks(id: &str, code: &str) -> Option<String> {
        let language = by_id(id).unwrap();
        let ends = ends(language.markup.as_ref().unwrap(), code)?;
        Some(format!("{}|{}", ends.before, ends.behind.replace('\n', "")))
    }

    #[test]
    fn what_is_opened_or_closed_elsewhere() {
        assert_eq!(lacks("vue", "<form\n  @submit=\"a\">").as_deref(), Some("|</form>"));
        assert_eq!(lacks("astro", "  <p>a</p>\n</body>").as_deref(), Some("<body>|"));
        assert_eq!(lacks("jinja", "</div>\n</body>").as_deref(), Some("<body><div>|"));
        assert_eq!(lacks("astro", "  <p>a</p>\n</main>").as_deref(), Some("<main>|"));
        assert_eq!(lacks("jinja", "</div>\n</main>").as_deref(), Some("<main><div>|"));
        assert_eq!(lacks("html", "</div>\n<i>a</i>\n</body>\n</html>").as_deref(), Some("<html><body><div>|"));
        assert_eq!(lacks("erb", "<%= form_for a do |f| %>").as_deref(), Some("|<% end %>"));
        assert_eq!(lacks("vue", "<main>\n  <section>\n    <p>a</p>").as_deref(), Some("|</section></main>"));
        assert_eq!(lacks("vue", "… or <b>a</b>:</div> <i>c</i>").as_deref(), Some("<div>|"));
        assert_eq!(lacks("vue", "<A>\n  <b>c</b>\n<!-- ... -->").as_deref(), Some("|</A>"));
    }

    #[test]
    fn an_excerpt_leaves_much_open() {
        let start = "<body>\n<div>\n<nav><ul>\n<li>a</li>\n";
        assert_eq!(lacks("html", start).as_deref(), Some("|</ul></nav></div>"));
        assert_eq!(lacks("html", "<body>\n<div>\n<i>a</i>\n"), None);
    }

    #[test]
    fn what_is_forgotten() {
        for code in ["<i>a</i>\n</div>\n</body>\n</html>", "</html>\n</body>", "</div>\n</body>\n</body>\n</html>"] {
            assert_eq!(lacks("html", code), None, "{code}");
        }
        for code in ["<a>one <a>two <a>three", "<div>\n  <div>\n    <div>\n      <p>x</p>\n<footer>a</footer>"] {
            assert_eq!(lacks("html", code), None, "{code}");
        }
        for code in ["<h1>a<h1>", "<div>\n  <b>a</b>\n", "<b>a</i>", "<div>\n</div>\n</div>", "<b>a</b></b>", "<a>\n  <b>\n</a>"] {
            assert_eq!(lacks("vue", code), None, "{code}");
        }
    }
}
