//! The verdict on one snippet, by itself.

use super::reviews::reviewed;
use crate::guard;
use crate::snippet::Snippet;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::{Verdict, Why};

/// What is said to have decided where no language could be told, so that there was nothing to climb with.
pub const NO_LANGUAGE: &str = "no-language";

/// What is said to have decided where a parser, or the program itself, failed.
pub const FAILED: &str = "failure";

/// What is said to have decided where a language is left out by the configuration.
pub const LEFT_OUT: &str = "left-out";

/// The verdict on what its house does not have checked.
#[must_use]
pub fn left_out() -> Verdict {
    Verdict::unchecked(Why::LeftOut).decided_by(LEFT_OUT)
}

/// Judges `snippet`. Where a parser fails on it, it is unchecked, and the verdict says why.
#[must_use]
pub fn check(snippet: &Snippet) -> Verdict {
    judged(snippet, &mut Work::new().on(snippet))
}

/// The same, noting in the verdict what each rung and each review said.
#[must_use]
pub fn check_noting(snippet: &Snippet) -> Verdict {
    let mut work = Work::noting().on(snippet);
    let verdict = judged(snippet, &mut work);
    Verdict { notes: work.notes(), ..verdict }
}

fn judged(snippet: &Snippet, work: &mut Work) -> Verdict {
    if let Some(failure) = &snippet.detection.failure {
        return Verdict::unchecked(Why::Failed(failure.clone())).decided_by(FAILED);
    }
    let Some(language) = snippet.detection.language else { return Verdict::text(Why::NoLanguage).decided_by(NO_LANGUAGE) };
    match guard::watched(|| reviewed(snippet, language, work)) {
        (_, Some(failure)) if failure.is_fatal() => Verdict::unchecked(Why::Failed(failure)).decided_by(FAILED),
        (Some(verdict), _) => verdict,
        (None, failure) => Verdict::unchecked(failure.map_or(Why::OwnFault, Why::Failed)).decided_by(FAILED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Block, Label, Trust};
    use crate::detect::{self, Detection};
    use crate::language;
    use crate::syntax::Status;
    use crate::text::Text;

    #[test]
    fn a_mistake_stands_in_the_code_whatever_it_is_read_as() {
        let code = "let\u{a0}a\u{a0}= f(1;\nlet b = 2;\n";
        let label = Some(Label::new("javascript", Trust::High));
        let block = Block { label, collapses_spaces: true, ..Block::new(Text::verbatim(code, 0), "test") };
        let detection = detect::detect(&block);
        let verdict = check(&Snippet::new(block, detection, 1));
        let error = verdict.errors().first().unwrap();
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
        let printed = |code| taken_for("julia", Block { is_output: true, ..Block::new(Text::verbatim(code, 0), "test") }).status();
        assert_eq!(printed("Vector{Int} (alias for Array{Int, 1})"), Status::Text);
        assert_eq!(printed("x = [1, 2]"), Status::Valid);
    }

    #[test]
    fn what_nobody_named_may_be_in_a_language_that_looks_alike() {
        let code = "static int count(char[] text, int from) {\n    int n = 0;\n    return n >>> from;\n}\n";
        let plain = || Block::new(Text::verbatim(code, 0), "test");
        assert_eq!(taken_for("c", plain()).reason().as_deref(), Some("it is Java"));
        let label = Some(Label::new("c", Trust::High));
        assert_eq!(taken_for("c", Block { label, ..plain() }).status(), Status::Invalid);
    }

    #[test]
    fn a_sentence_is_no_code_unless_it_shouts() {
        let labelled = |id: &str, code| {
            let label = Some(Label::new(id, Trust::High));
            taken_for(id, Block { label, ..Block::new(Text::verbatim(code, 0), "test") }).status()
        };
        assert_eq!(labelled("python", "* Was mended for ages, but nobody closed it: see there."), Status::Text);
        assert_eq!(labelled("sql", "SELECT name, city FORM people WHERE age IS NULL, AND more"), Status::Invalid);
    }

    #[test]
    fn html_may_be_published_as_xml() {
        let label = Some(Label::new("xml", Trust::High));
        let code = "<p><input name=\"a\"><br>\n<input name=\"b\"></p>\n";
        let verdict = taken_for("xml", Block { label, ..Block::new(Text::verbatim(code, 0), "test") });
        assert_eq!(verdict.reason().as_deref(), Some("it is HTML"));
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
        assert_eq!((verdict.status(), verdict.segments.len()), (Status::Mixed, 3));
        let code = "ls -l\ntotal (8\necho 'a\n";
        assert_eq!(checked(code).errors().first().map(|error| error.range.start), code.find('\''));
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
        assert_eq!((verdict.status(), verdict.reason().as_deref()), (Status::Invalid, Some("it is JavaScript")));
        assert_eq!(checked("| a | b |\n| 1 | 2 |\n").status(), Status::Text);
    }

    #[test]
    fn what_its_author_names_explains_it() {
        let label = Some(Label::new("protobuf", Trust::High));
        let code = "lamp {\n  watts : 9\n  place {\n    room : 1\n    floor : 2\n  }\n  warm : 2\n}\n";
        let verdict = taken_for("scss", Block { label, ..Block::new(Text::verbatim(code, 0), "test") });
        assert_eq!(verdict.status(), Status::Unchecked, "{:?}", verdict.errors());
        let label = Some(Label::new("scss", Trust::High));
        assert_eq!(taken_for("scss", Block { label, ..Block::new(Text::verbatim(code, 0), "test") }).status(), Status::Invalid);
    }

    #[test]
    fn what_is_waived_says_if_it_parses() {
        let checked = |code: &str| {
            let label = Some(Label::new("rust", Trust::High));
            let block = Block { label, waiver: Some("ignore".to_owned()), ..Block::new(Text::verbatim(code, 0), "test") };
            let detection = detect::detect(&block);
            let verdict = check(&Snippet::new(block, detection, 1));
            (verdict.status(), verdict.reason().unwrap_or_default())
        };
        assert_eq!(checked("let a = 1;"), (Status::Waived, "marked \"ignore\", and it parses".to_owned()));
        assert_eq!(checked("let a = ;"), (Status::Waived, "marked \"ignore\"".to_owned()));
    }

    #[test]
    fn what_is_waived_is_not_judged_by_its_label_either() {
        let label = Some(Label::new("js", Trust::High));
        let code = "print(rows, [1];\n/*\n| a | b |\n*/\n";
        let waived = Block { label, waiver: Some("ignore".to_owned()), ..Block::new(Text::verbatim(code, 0), "test") };
        assert_eq!(taken_for("text", waived).status(), Status::Text);
    }
}
