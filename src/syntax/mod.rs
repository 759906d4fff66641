//! The verdict on a snippet: what a compiler would say of it, had its author not left things out on purpose.

mod attempt;
mod belief;
mod blame;
mod brackets;
mod broken;
mod comment;
mod continuation;
mod ending;
mod explain;
mod fragment;
mod intent;
mod laxity;
mod misread;
mod output;
mod page;
mod paragraphs;
pub mod references;
mod regions;
pub mod repair;
mod returned;
mod segment;
mod session;
mod sides;
mod slip;
mod verdict;

use std::ops::Range;

use attempt::Work;
pub use continuation::joined;
use explain::{Case, PROOFS, explained};
use fragment::Reading;
pub use misread::misread;
pub use verdict::{Allowance, Edit, Help, Segment, Status, SyntaxError, Verdict};

use crate::guard;
use crate::language::{self, Kind, LANGUAGES, Language};
use crate::snippet::{Snippet, spaces};
use crate::text::{Text, union};

/// Judges `snippet`. Where a parser fails on it, it is unchecked, and the verdict says why.
#[must_use]
pub fn check(snippet: &Snippet) -> Verdict {
    if let Some(failure) = &snippet.detection.failure {
        return Verdict::failed(failure.clone());
    }
    match guard::watched(|| check_watched(snippet)) {
        (None, failure) => failure.map_or_else(|| Verdict::new(Status::Unchecked, ""), Verdict::failed),
        (_, Some(failure)) if failure.is_fatal() => Verdict::failed(failure),
        (Some(verdict), _) => verdict,
    }
}

fn check_watched(snippet: &Snippet) -> Verdict {
    let Some(language) = snippet.detection.language else { return Verdict::because(Status::Text, "no language could be told") };
    let (printed, removed) = (&snippet.block.printed, &snippet.block.removed);
    let without = |ranges: &[Range<usize>]| {
        let code = output::without(&Text::verbatim(snippet.code(), 0), ranges);
        if snippet.block.collapses_spaces { spaces::plain(&code) } else { code }
    };
    let code = without(&union([printed.as_slice(), removed].concat()));
    let mut work = Work::new();
    let mut verdict = judge(language, snippet, &code, &mut work);
    if verdict.status == Status::Invalid && !removed.is_empty() {
        // What is pointed out so may be no change at all.
        let as_one = judge(language, snippet, &without(printed), work.renewed());
        verdict = if as_one.status == Status::Invalid { verdict } else { as_one };
    }
    let verdict = output::among(verdict, language, printed, snippet.code().len());
    if let Some(waiver) = &snippet.block.waiver {
        return waived(verdict, waiver);
    }
    let verdict = if verdict.status == Status::Invalid { believed(snippet, language, verdict) } else { verdict };
    match verdict.status {
        Status::Text | Status::Unchecked => {
            let named = as_named(snippet, verdict.status, &code, &mut work).or_else(|| as_sent(snippet, &code, &mut work));
            named.unwrap_or(verdict)
        }
        Status::Invalid => explained_as_named(snippet, &code, &mut work).unwrap_or(verdict),
        Status::Valid | Status::Fragment | Status::Mixed | Status::Waived => verdict,
    }
}

/// `verdict`, which is that `snippet` is wrong as `language`, if that is believed to be its language; else why it is not.
fn believed(snippet: &Snippet, language: &'static Language, verdict: Verdict) -> Verdict {
    if snippet.block.is_output && snippet.block.label.is_none() {
        return Verdict::because(Status::Text, format!("it is what code printed, and does not parse as {}", language.name));
    }
    belief::doubt(snippet, &verdict).map_or(verdict, |doubt| Verdict::because(Status::Unchecked, doubt))
}

/// The verdict on what looks like something else and is none of it, as what its author says that it is: if it is code and parses,
/// or but one change is needed.
fn as_named(snippet: &Snippet, looked: Status, code: &Text, work: &mut Work) -> Option<Verdict> {
    let named = belief::named_otherwise(snippet)?;
    // What looks like data may well be a value in code.
    let is_data = snippet.detection.language.is_some_and(|language| language.kind == Kind::Data);
    let fits = |status| status == Status::Valid || status == Status::Fragment && is_data;
    let parses = |verdict: &Verdict| looked == Status::Unchecked && fits(verdict.status);
    let verdict = Some(judge(named, snippet, code, work.renewed())).filter(|verdict| parses(verdict) || belief::is_proved(verdict))?;
    Some(verdict.in_other(named, snippet.code().len()))
}

/// The verdict on requests under the name of the language that they send: what they send is read.
fn as_sent(snippet: &Snippet, code: &Text, work: &mut Work) -> Option<Verdict> {
    let sent = belief::named_for_what_it_sends(snippet)?;
    let verdict = judge(sent, snippet, code, work.renewed());
    (verdict.status == Status::Mixed || belief::is_proved(&verdict)).then_some(verdict)
}

/// The verdict on what is wrong as what it looks like, and is not as what its author says that it is, where that can be told.
fn explained_as_named(snippet: &Snippet, code: &Text, work: &mut Work) -> Option<Verdict> {
    let named = belief::named_otherwise(snippet).filter(|named| named.reference.is_some() || named.grammar.is_some())?;
    let verdict = judge(named, snippet, code, work.renewed());
    match verdict.status {
        Status::Valid | Status::Fragment | Status::Mixed => Some(verdict.in_other(named, snippet.code().len())),
        Status::Text | Status::Unchecked | Status::Waived => Some(verdict),
        Status::Invalid => None,
    }
}

/// The verdict on code whose author says that it is meant to be wrong, or not to be checked.
fn waived(verdict: Verdict, waiver: &str) -> Verdict {
    match verdict.status {
        Status::Invalid => Verdict::because(Status::Waived, format!("marked {waiver:?}")),
        Status::Valid | Status::Fragment | Status::Mixed => {
            Verdict { status: Status::Waived, reason: Some(format!("marked {waiver:?}, and it parses")), ..verdict }
        }
        Status::Text | Status::Unchecked | Status::Waived => verdict,
    }
}

fn judge(language: &'static Language, snippet: &Snippet, code: &Text, work: &mut Work) -> Verdict {
    if language.id == "diff" {
        return sides::check(snippet, code, work);
    }
    if language.kind == Kind::Text {
        return Verdict::because(Status::Text, "it is not code");
    }
    if let Some(verdict) = sessions(language).find_map(|session| session::check(session, code, work)) {
        return verdict;
    }
    if let Some(verdict) = explain::taken_for_commands(language, code.as_str()) {
        return verdict;
    }
    if let Some(verdict) = returned::check(language, code, work) {
        return verdict;
    }
    if let Some(verdict) = explain::files_of_several_languages(language, code, work) {
        return verdict;
    }
    let inner = language.session.as_ref().and_then(|s| language::by_id(s.language)).unwrap_or(language);
    let reading = fragment::read(inner, code, work);
    let swallowed = repair::swallowed(inner, code, &reading, work);
    if (swallowed.is_some() || !reading.parses())
        && let Some(verdict) = explain::notes(inner, code.as_str())
    {
        return verdict;
    }
    if let Some(errors) = &swallowed
        && let Some(verdict) = declared(snippet, inner, code, errors, work)
    {
        return verdict;
    }
    if let Some(errors) = swallowed {
        return Verdict { errors, ..Verdict::new(Status::Invalid, "tree-sitter") };
    }
    match reading {
        Reading::Fails { parser, errors } => broken::judge(inner, snippet, code, parser, errors, work),
        Reading::Unknown(reason) => match repair::proved(inner, code, work) {
            Some(errors) => Verdict { errors, ..Verdict::new(Status::Invalid, "tree-sitter") },
            // What a reference does not know as a whole may yet be known piece by piece.
            None if inner.reference.is_some() => {
                let case = Case::new(snippet, inner, code, "", &[]);
                explained(PROOFS, &case, work).unwrap_or_else(|| Verdict::untold(reason))
            }
            None => Verdict::untold(reason),
        },
        reading @ Reading::Parses { .. } => reading.verdict().unwrap_or_else(|| Verdict::new(Status::Valid, "")),
    }
}

/// The verdict on declarations without their bodies: references that are generated set no-break spaces into all that they list.
fn declared(snippet: &Snippet, language: &'static Language, code: &Text, errors: &[SyntaxError], work: &mut Work) -> Option<Verdict> {
    let plain = repair::plain(code)?;
    explain::declarations(&Case::new(snippet, language, &plain, "tree-sitter", errors), work)
}

/// The kinds of session that code in `language` may be: itself, or those whose commands it has.
fn sessions(language: &'static Language) -> impl Iterator<Item = &'static Language> {
    let commands = move |l: &&Language| l.session.as_ref().is_some_and(|s| s.language == language.id);
    let one = (language.kind == Kind::Session).then_some(language);
    one.into_iter().chain(LANGUAGES.iter().filter(commands).filter(move |_| one.is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Block, Label, Trust};
    use crate::detect::{self, Detection};

    #[test]
    fn a_mistake_stands_in_the_code_whatever_it_is_read_as() {
        let code = "let\u{a0}a\u{a0}= f(1;\nlet b = 2;\n";
        let label = Some(Label::new("javascript", Trust::High));
        let block = Block { label, collapses_spaces: true, ..Block::new(Text::verbatim(code, 0), "test") };
        let detection = detect::detect(&block);
        let verdict = check(&Snippet::new(block, detection, 1));
        let error = verdict.errors.first().unwrap();
        assert_eq!(code.get(error.range.start..), Some(";\nlet b = 2;\n"), "{error:?}");
        assert_eq!(error.related.first().and_then(|(range, _)| code.get(range.clone())), Some("("));
    }

    /// The verdict on `block` if it is taken for the language with this id.
    fn taken_for(id: &str, block: Block) -> Verdict {
        let language = language::by_id(id);
        let ranked = language.into_iter().map(|language| (language, 0.9)).collect();
        let detection = detect::Detection { language, confidence: 0.9, ranked, ..Detection::default() };
        check(&Snippet::new(block, detection, 1))
    }

    #[test]
    fn what_code_printed_is_text_unless_it_parses() {
        let printed = |code| taken_for("julia", Block { is_output: true, ..Block::new(Text::verbatim(code, 0), "test") }).status;
        assert_eq!(printed("Vector{Int} (alias for Array{Int, 1})"), Status::Text);
        assert_eq!(printed("x = [1, 2]"), Status::Valid);
    }

    #[test]
    fn what_nobody_named_may_be_in_a_language_that_looks_alike() {
        let code = "static int count(char[] text, int from) {\n    int n = 0;\n    return n >>> from;\n}\n";
        let plain = || Block::new(Text::verbatim(code, 0), "test");
        assert_eq!(taken_for("c", plain()).reason.as_deref(), Some("it is Java"));
        let label = Some(Label::new("c", Trust::High));
        assert_eq!(taken_for("c", Block { label, ..plain() }).status, Status::Invalid);
    }

    #[test]
    fn a_sentence_is_no_code_unless_it_shouts() {
        let labelled = |id: &str, code| {
            let label = Some(Label::new(id, Trust::High));
            taken_for(id, Block { label, ..Block::new(Text::verbatim(code, 0), "test") }).status
        };
        assert_eq!(labelled("python", "* Was mended for ages, but nobody closed it: see there."), Status::Text);
        assert_eq!(labelled("sql", "SELECT name, city FORM people WHERE age IS NULL, AND more"), Status::Invalid);
    }

    #[test]
    fn html_may_be_published_as_xml() {
        let label = Some(Label::new("xml", Trust::High));
        let code = "<p><input name=\"a\"><br>\n<input name=\"b\"></p>\n";
        let verdict = taken_for("xml", Block { label, ..Block::new(Text::verbatim(code, 0), "test") });
        assert_eq!(verdict.reason.as_deref(), Some("it is HTML"));
    }

    #[test]
    fn what_was_printed_is_not_checked() {
        let checked = |code: &str| {
            let label = Some(Label::new("bash", Trust::High));
            let printed = code.match_indices("total (8\n").map(|(at, line)| at..at + line.len()).collect();
            let block = Block { label, printed, ..Block::new(Text::verbatim(code, 0), "test") };
            let detection = detect::detect(&block);
            check(&Snippet::new(block, detection, 1))
        };
        let verdict = checked("ls -l\ntotal (8\necho a\n");
        assert_eq!((verdict.status, verdict.segments.len()), (Status::Mixed, 3));
        let code = "ls -l\ntotal (8\necho 'a\n";
        assert_eq!(checked(code).errors.first().map(|error| error.range.start), code.find('\''));
    }

    #[test]
    fn what_looks_like_a_table_and_is_named_as_code_is_code_with_a_mistake() {
        let checked = |code: &str| {
            let label = Some(Label::new("js", Trust::High));
            let block = Block { label, ..Block::new(Text::verbatim(code, 0), "test") };
            let detection = Detection { language: language::by_id("text"), ..detect::detect(&block) };
            check(&Snippet::new(block, detection, 1))
        };
        let verdict = checked("print(rows, [1];\n/*\n| a | b |\n*/\n");
        assert_eq!((verdict.status, verdict.reason.as_deref()), (Status::Invalid, Some("it is JavaScript")));
        assert_eq!(checked("| a | b |\n| 1 | 2 |\n").status, Status::Text);
    }

    #[test]
    fn what_its_author_names_explains_it() {
        let label = Some(Label::new("protobuf", Trust::High));
        let code = "lamp {\n  watts : 9\n  place {\n    room : 1\n    floor : 2\n  }\n  warm : 2\n}\n";
        let verdict = taken_for("scss", Block { label, ..Block::new(Text::verbatim(code, 0), "test") });
        assert_eq!(verdict.status, Status::Unchecked, "{:?}", verdict.errors);
        let label = Some(Label::new("scss", Trust::High));
        assert_eq!(taken_for("scss", Block { label, ..Block::new(Text::verbatim(code, 0), "test") }).status, Status::Invalid);
    }

    #[test]
    fn what_is_waived_says_if_it_parses() {
        let checked = |code: &str| {
            let label = Some(Label::new("rust", Trust::High));
            let block = Block { label, waiver: Some("ignore".to_owned()), ..Block::new(Text::verbatim(code, 0), "test") };
            let detection = detect::detect(&block);
            let verdict = check(&Snippet::new(block, detection, 1));
            (verdict.status, verdict.reason.unwrap_or_default())
        };
        assert_eq!(checked("let a = 1;"), (Status::Waived, "marked \"ignore\", and it parses".to_owned()));
        assert_eq!(checked("let a = ;"), (Status::Waived, "marked \"ignore\"".to_owned()));
    }

    #[test]
    fn what_is_waived_is_not_judged_by_its_label_either() {
        let label = Some(Label::new("js", Trust::High));
        let code = "print(rows, [1];\n/*\n| a | b |\n*/\n";
        let waived = Block { label, waiver: Some("ignore".to_owned()), ..Block::new(Text::verbatim(code, 0), "test") };
        assert_eq!(taken_for("text", waived).status, Status::Text);
    }
}
