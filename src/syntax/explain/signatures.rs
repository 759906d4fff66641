//! Calls as a reference lists them, with what a signature has and no call: `make(node, options?)`, `$a->b(array $c): int`, `f(a[, b])`.

use std::ops::Range;

use crate::language::{self, Elements, Kind, Language};
use crate::syntax::Verdict;
use crate::syntax::lexis::lexemes::{Belief, lexemes};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::text::{lines, pattern};

pub(in crate::syntax) static RUNG: Rung = Rung {
    name: "signatures",
    summary: "calls as a reference lists them: with optional parameters, with types of what they take and return",
    speak: find,
};

/// Words for types in any language, which no variable is called.
const TYPES: &str =
    "array|string|str|int|integer|bool|boolean|float|double|number|object|function|func|callable|callback|mixed|void|iterable|async";

pattern! {
    /// What a call starts with, up to its first bracket; the first group is a type that stands before it.
    static HEAD = format!(
        r"^(?:(?:const|let|var|val|local|my)\s+)?(?:(?:\$?[\w.]+|\{{[^{{}}\n]*\}}|\[[^\[\]\n]*\])\s*:?=\s*)?(?:(?:await|new|return|use)\s+)*((?:{TYPES}|[A-Z]\w*)\s+)?[$@\\]?[\w$\\]+(?:(?:\.|->|::|:|\?->)[$\w]+)*!?\("
    );
}

pattern! {
    /// What says that a parameter may be left out: `a?`.
    static OPTIONAL = r"\w(\?)\s*(?:[,)\]]|\s//|$)";
}

pattern! {
    /// A call within other code whose arguments are names alone, and of which the last may be left out: `{draw(lamp, room, key?)}`.
    static OF_NAMES = r"(?-u:\b)[A-Za-z_$][\w$.]*\((?:[A-Za-z_]\w*,\s*)*[A-Za-z_]\w*(\?)\s*\)";
}

pattern! {
    /// Parameters that may be left out, with the comma before them: `[, b]`, `[, c]*`. What was put in is left.
    static GROUP = r"(\[)\s*(?:,[^\[\]]*|[A-Za-z_]\w*(?:\s+\w+)?|\[[^\[\]]*)(\](?:\.\.\.|…|[*+?])?)";
}

pattern! {
    /// A type before the name of a parameter.
    static TYPED = format!(r"[(,]\s*(?:[A-Z]\w*\s+)?((?:\??(?:{TYPES})(?:\[\]|\|\w+)*|\\?[A-Za-z_][\w\\]*(?:\|\w+)*)\s+)(?:&|\.\.\.)?(\$?)\w");
}

pattern! {
    /// A type behind the name of a parameter.
    static ANNOTATED = format!(r"[(,]\s*\w+(\??\s*:\s*(?:(?:{TYPES}|any|unknown|[A-Z][\w.]*)(?:<[\w<>, .?]*>)?(?:\[[\w., |\[\]]*\])*\??(?:\s*\|\s*[\w\[\]]+)*|\{{\s*\w+\??\s*:[^{{}}()]*\}}))\s*(?:[,)]|=[^=>])");
}

pattern! {
    /// What a call returns, behind it.
    static RETURNS = r"^\s*(?::|->)\s*\??[A-Za-z_\\][\w\\.]*(?:<[\w<>, .?*\[\]]*>)?(?:\[[\w., |\[\]]*\])*[?!]?(?:\s*\|\s*[\w\\]+)*";
}

pattern! {
    /// A member with its type, and nothing else.
    static MEMBER = r"^[A-Za-z_$][\w$]*(?:(?:\.|->|::)\w+)+(\s*:\s*[A-Z][\w.]*(?:<[\w<>, .?*\[\]]*>)?)\s*$";
}

/// Most statements of one list.
const MAX_CALLS: usize = 80;

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    if case.language.kind != Kind::Code || case.language.shell {
        return None;
    }
    let code = case.code.as_str();
    let at_margin = edits(case.language, code)?;
    let within = || OF_NAMES.first_groups(code).collect();
    let edits = if at_margin.is_empty() { within() } else { at_margin };
    if edits.is_empty() {
        return None;
    }
    let without = case.code.edited(edits.into_iter().map(|edit| (edit, "")));
    let larger = case.language.supersets.iter().filter_map(|superset| language::by_id(superset.language));
    let mut readers = std::iter::once(case.language).chain(larger.filter(|larger| larger.elements == Elements::InCode));
    readers.find_map(|reader| fragment::read(reader, &without, work).verdict()).map(|verdict| verdict.within("signatures"))
}

/// What of `code` no call has, in order; `None` if there are too many statements to look at.
fn edits(language: &Language, code: &str) -> Option<Vec<Range<usize>>> {
    let hidden: Vec<Range<usize>> = lexemes(language, code, Belief::default()).map(|lexeme| lexeme.range).collect();
    // Strings and comments are blanked, so that places stay the same.
    let blank = blanked(code, &hidden);
    let calls = calls(&blank);
    if calls.len() > MAX_CALLS {
        return None;
    }
    let mut edits: Vec<Range<usize>> = calls
        .into_iter()
        .filter_map(|call| Some((call.start, blank.get(call)?)))
        .flat_map(|(start, call)| marks(language, call).into_iter().map(move |mark| start + mark.start..start + mark.end))
        .collect();
    edits.sort_by_key(|edit| (edit.start, edit.end));
    edits.dedup();
    let mut end = 0;
    edits.retain(|edit| {
        let keep = edit.start >= end;
        end = end.max(edit.end);
        keep
    });
    Some(edits)
}

/// `code` with a `_` for every byte of strings, and blanks for comments.
fn blanked(code: &str, hidden: &[Range<usize>]) -> String {
    let mut blank = String::with_capacity(code.len());
    let mut at = 0;
    for range in hidden {
        blank.push_str(code.get(at..range.start).unwrap_or_default());
        let text = code.get(range.clone()).unwrap_or_default();
        let sign = if text.starts_with(['"', '\'', '`']) { '_' } else { ' ' };
        blank.extend(text.bytes().map(|byte| if byte == b'\n' { '\n' } else { sign }));
        at = range.end;
    }
    blank.push_str(code.get(at..).unwrap_or_default());
    blank
}

/// The statements of `code` at its margin that start as calls do, each from its first sign to the end of the line on which its brackets
/// are closed.
fn calls(code: &str) -> Vec<Range<usize>> {
    let margin = code.lines().filter(|line| !line.trim().is_empty()).map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let mut calls = Vec::new();
    let mut start = None;
    let mut depth = 0_usize;
    for (range, line) in lines(code) {
        let lead = line.len() - line.trim_start().len();
        if depth == 0 {
            start = (lead == margin && !line.trim().is_empty()).then_some(range.start + lead);
        }
        for sign in line.chars() {
            match sign {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        if depth == 0 {
            calls.extend(start.take().map(|start| start..range.start + line.trim_end().len()));
        }
    }
    calls
}

/// What the statement `call` has that no call has.
fn marks(language: &Language, call: &str) -> Vec<Range<usize>> {
    let member = MEMBER.captures(call).and_then(|member| member.get(1));
    if let Some(kind) = member {
        return vec![kind.range()];
    }
    let Some(head) = HEAD.captures(call) else { return Vec::new() };
    let open = head.get(0).map_or(0, |head| head.end() - 1);
    let Some(close) = closes(call, open) else { return Vec::new() };
    let (Some(parameters), Some(behind)) = (call.get(open..=close), call.get(close + 1..)) else { return Vec::new() };
    let mut marks = Vec::new();
    let place = |range: Range<usize>| open + range.start..open + range.end;
    let behind_end = behind.trim_end().trim_end_matches(';').len();
    if let Some(returned) =
        RETURNS.find(behind).filter(|returned| returned.end() >= behind.get(..behind_end).map_or(0, |text| text.trim_end().len()))
    {
        marks.push(close + 1 + returned.start()..close + 1 + returned.end());
    }
    // What stands behind a call beside that makes it part of something larger.
    else if !behind.trim().trim_start_matches(')').trim_matches([';', ',']).trim().is_empty() {
        return Vec::new();
    }
    marks.extend(OPTIONAL.first_groups(parameters).map(&place));
    for group in GROUP.captures_iter(parameters).filter(|_| parameters.contains("[,") || parameters.starts_with("([")) {
        marks.extend([1, 2].iter().filter_map(|part| group.get(*part)).map(|part| place(part.range())));
    }
    let typed: Vec<_> = typed(language, parameters);
    marks.extend(typed.into_iter().map(&place));
    let outer = outer(parameters);
    let annotated: Vec<_> = ANNOTATED.first_groups(parameters).filter(|kind| outer.binary_search(&kind.start).is_ok()).collect();
    // The commas of types stand in brackets of theirs: `(a: dict[str, int], b: { c: string })` are two.
    let count = outer.iter().filter(|at| parameters.get(**at..).is_some_and(|rest| rest.starts_with(','))).count() + 1;
    if annotated.len() == count || !annotated.is_empty() && !marks.is_empty() {
        marks.extend(annotated.into_iter().map(&place));
    }
    let is_word = |kind: &regex::Match<'_>| language::keywords(language).iter().any(|word| word == kind.as_str().trim());
    if let Some(kind) =
        head.get(1).filter(|kind| !is_word(kind)).filter(|_| parameters.trim_matches(['(', ')']).trim().is_empty() || !marks.is_empty())
    {
        marks.push(kind.range());
    }
    marks
}

/// The places in `parameters` that stand in their own brackets and in no others.
fn outer(parameters: &str) -> Vec<usize> {
    let mut depth = 0_usize;
    let is_outer = |(at, sign): (usize, char)| {
        match sign {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 1).then_some(at)
    };
    parameters.char_indices().filter_map(is_outer).collect()
}

/// The types before the names of `parameters`: what is called as types are, or is no more than that before a variable's sign.
fn typed(language: &Language, parameters: &str) -> Vec<Range<usize>> {
    let is_named =
        |kind: &str| kind.split(['|', '[', '?']).all(|word| word.is_empty() || word == "]" || TYPES.split('|').any(|known| known == word));
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(parameter) = TYPED.captures_at(parameters, at) {
        let (Some(whole), Some(kind), Some(sign)) = (parameter.get(0), parameter.get(1), parameter.get(2)) else { break };
        at = whole.end().max(at + 1);
        let is_type = |kind: &str| kind.starts_with(|c: char| c.is_uppercase() || matches!(c, '\\' | '?'));
        let signed = sign.as_str() == "$" && language.lexis.line_comments.contains(&"//") && is_type(kind.as_str());
        if signed || is_named(kind.as_str().trim()) {
            found.push(kind.range());
        }
    }
    found
}

/// Where the bracket at `open` of `text` is closed.
fn closes(text: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, sign) in text.char_indices().skip_while(|(at, _)| *at < open) {
        match sign {
            '(' => depth += 1,
            ')' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn left(id: &str, code: &str) -> String {
        let edits = edits(by_id(id).unwrap(), code).unwrap();
        let mut left = code.to_owned();
        for edit in edits.into_iter().rev() {
            left.replace_range(edit, "");
        }
        left
    }

    #[test]
    fn what_no_call_has_is_taken_out() {
        let same = |id: &str, code: &str, expected: &str| assert_eq!(left(id, code), expected, "{code}");
        same("javascript", "const root = make(node, options?)", "const root = make(node, options)");
        same("javascript", "const {a, b} = await make(node, options?);", "const {a, b} = await make(node, options);");
        same("javascript", "use(web(reason?))", "use(web(reason))");
        same("javascript", "put(object next[, function done])", "put(next, done)");
        same("javascript", "await act(async fn)", "await act(fn)");
        same("javascript", "bool isOn()", "isOn()");
        same("javascript", "get(url: string, all?: boolean): Response;", "get(url, all);");
        same("php", "$a->has(array $b, $strict = false);", "$a->has($b, $strict = false);");
        same("php", "$a->body() : string; // 'x'\n$a->ok(): bool;", "$a->body(); // 'x'\n$a->ok();");
        same(
            "php",
            "$c = new Cache(\n    // its client\n    \\Memcached $client,\n    $prefix = ''\n);",
            "$c = new Cache(\n    // its client\n    $client,\n    $prefix = ''\n);",
        );
        same("lua", "r:parse([limit])", "r:parse(limit)");
        same("tsx", "Dom.preload(href: string, options?: { as: string, at?: string })", "Dom.preload(href, options)");
        same("python", "freeze(at: Optional[A.B]=None, by: Union[int, B]=0) -> Union[C, D]", "freeze(at=None, by=0)");
        same("kotlin", "E.valueOf(value: String): E\nE.entries: Entries<E>", "E.valueOf(value)\nE.entries");
    }

    #[test]
    fn calls_stay_as_they_are() {
        for code in ["f(a b)", "f(a, b: 1)", "retrun f()", "f(a ? b : c)", "x.map((a) => b?.c)", "f({ a: B, c: D })", "f(g(), [h])"] {
            assert_eq!(left("javascript", code), code);
        }
        let object = "make({\n  url: 'a',\n  retry: { count: 4\n    at: 1 },\n})";
        assert_eq!(left("javascript", object), object);
        assert_eq!(left("php", "f(FOO BAR)"), "f(FOO BAR)");
        assert_eq!(left("php", "f(redis $redis, b: 1)"), "f(redis $redis, b: 1)");
        assert_eq!(left("lua", "function f()\n  -- does it"), "function f()\n  -- does it");
    }
}
