//! Several files in one block, or one under its name: each part is headed by the name of a file.

use std::ops::Range;

use crate::language::{self, Language};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Allowance, Excuse, Parser, Segment, Verdict, Why};
use crate::text::{Text, pattern};

pub(in crate::syntax) static RUNG: Rung = Rung { name: "files", summary: "several files in one block, or one under its name", speak: find };

pattern! {
    /// A line that is a file's name behind or between signs.
    static NAME = r"(?m)^[ \t]*(?://|#+|--|;+|%|/\*|<!--|==+>?|-{3,}|={3,}|\*\*)[ \t]*(?:(?i:file|filename|path):[ \t]*|(?i:in)[ \t]+)?`?([\w@.~/\\-]*[\w-]\.[A-Za-z]\w{0,9}|(?:[\w@.~-]*/)*[A-Z][a-z]+file)`?:?[ \t]*(?:\*/|-->|<?==+|-{3,}|={3,}|\*\*)?[ \t]*$";
}

/// Most files of one block.
const MAX_FILES: usize = 12;

/// A part: its heading, its code, and what it is in.
struct Part {
    name: Range<usize>,
    code: Range<usize>,
    language: &'static Language,
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    if let Some(name) = foreign(case.language, case.code.as_str()) {
        return Some(Verdict::unchecked(Why::FileOf(name.to_owned(), case.language)));
    }
    let parts = parts(case.language, case.code.as_str())?;
    let heading = parts.first().and_then(|part| case.code.as_str().get(part.name.clone()))?;
    // `// lamp.css` under the name of CSS is a mistake: it swallows what stands below it.
    let swallows = heading.trim_start().starts_with("//") && case.language.lexis.line_comments.is_empty();
    if swallows && case.is_named() && case.language.lexis.block_comments.iter().any(|(open, _)| *open == "/*") {
        return None;
    }
    judged(&parts, case.language, case.code, case.parser(), work)
}

pub(in crate::syntax) static OF_SEVERAL_LANGUAGES: Rung = Rung {
    name: "files-of-several-languages",
    summary: "several files of different languages, each of which is what its name says",
    speak: of_several_languages,
};

/// One of the files may well take all of the block for its own: to HTML, anything is text.
fn of_several_languages(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let parts = parts(case.named, case.code.as_str())?;
    let differ = parts.iter().any(|part| part.language.id != case.named.id);
    differ.then(|| judged(&parts, case.named, case.code, None, work)).flatten()
}

fn judged(parts: &[Part], language: &Language, code: &Text, parser: Option<Parser>, work: &mut Work) -> Option<Verdict> {
    let mut segments = Vec::new();
    let mut allowances = Vec::new();
    for part in parts {
        let verdict = fragment::read(part.language, &code.slice(part.code.clone()), work).verdict()?;
        segments.push(Segment { range: part.name.start..part.code.end, language: Some(part.language), status: verdict.status() });
        allowances.push(Allowance { range: part.name.clone(), kind: "file name" });
        allowances.extend(verdict.own_excuse().allowances);
    }
    let one = segments.iter().all(|segment| segment.language.is_some_and(|l| l.id == language.id));
    if segments.len() > 1 && !one {
        return Some(Verdict::parsed(parser, Excuse { context: None, allowances }).among(segments));
    }
    let context = if segments.len() == 1 { "a file under its name" } else { "several files" };
    if segments.len() == 1 {
        segments.clear();
    }
    Some(Verdict { segments, ..Verdict::parsed(parser, Excuse { context: Some(context), allowances }) })
}

/// The name of the file that the code starts with, behind a comment's sign that its language has not; `None` if it may be a file of
/// that language.
fn foreign<'a>(language: &Language, code: &'a str) -> Option<&'a str> {
    let found = NAME.captures(code)?;
    let (line, name) = (found.get(0)?, found.get(1)?.as_str());
    let (_, extension) = name.rsplit_once('.')?;
    let own = language.lexis.line_comments.iter().copied().chain(language.lexis.block_comments.iter().map(|(open, _)| *open));
    let commented =
        line.as_str().trim_start().starts_with("//") && !own.into_iter().any(|sign| line.as_str().trim_start().starts_with(sign));
    let known = language.extensions.contains(&extension) || language::by_file_name(name).is_some();
    (commented && !known && code.get(..line.start())?.trim().is_empty()).then_some(name)
}

/// The parts of `code`; `None` unless it starts with the name of a file.
fn parts(language: &'static Language, code: &str) -> Option<Vec<Part>> {
    let mut headings: Vec<(Range<usize>, &'static Language)> = Vec::new();
    for found in NAME.captures_iter(code) {
        let (whole, name) = (found.get(0)?.range(), found.get(1)?.as_str());
        let Some(named) = language::by_file_name(name) else { continue };
        headings.push((whole, if named.family == language.family { language } else { named }));
    }
    let first = headings.first()?.0.start;
    if headings.len() > MAX_FILES || !code.get(..first)?.trim().is_empty() {
        return None;
    }
    let ends = headings.iter().skip(1).map(|(range, _)| range.start).chain([code.len()]);
    let parts: Vec<Part> = headings
        .iter()
        .zip(ends)
        .map(|((name, language), end)| Part { name: name.clone(), code: (name.end + 1).min(end)..end, language })
        .collect();
    let alone = parts.len() == 1 && parts.first().is_some_and(|part| part.language.id != language.id);
    (!alone).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn names(code: &str) -> Vec<&'static str> {
        parts(by_id("python").unwrap(), code).unwrap().iter().map(|part| part.language.id).collect()
    }

    #[test]
    fn parts_are_headed_by_names() {
        let code = "// a.proto\nmessage A {}\n\n# b.rb\nputs 1\n";
        let parts = parts(by_id("protobuf").unwrap(), code).unwrap();
        let seen: Vec<_> = parts.iter().map(|part| (part.language.id, code.get(part.code.clone()).unwrap())).collect();
        assert_eq!(names("# file: a.py\nx = 1\n\n# file: deploy/Dockerfile\nFROM b\n"), ["python", "dockerfile"]);
        assert_eq!(seen, [("protobuf", "message A {}\n\n"), ("ruby", "puts 1\n")]);
    }
}
