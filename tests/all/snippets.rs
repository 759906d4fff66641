//! Every sample: the verdict that its folder promises, in the language that its folder names.

use std::fs;
use std::path::Path;

use snipcheck::block::{Block, Label, Trust};
use snipcheck::detect::Detection;
use snipcheck::language;
use snipcheck::snippet::Snippet;
use snipcheck::syntax::{self, Status, Verdict};
use snipcheck::text::{Lines, Text};

use super::common::{at, files_in};
use super::samples::each;

#[test]
fn every_sample_has_the_verdict_of_its_folder() {
    let root = at("snippets");
    let mut samples = Vec::new();
    for language in language::LANGUAGES {
        for expected in ["valid", "fragment", "invalid", "mixed", "unchecked", "waived", "text"] {
            let folder = if expected == "text" { language.id.to_owned() } else { format!("{}/{expected}", language.id) };
            for file in files_in(&root.join(folder)) {
                let name = file.strip_prefix(&root).unwrap().display().to_string();
                samples.push((name, (language, expected, file)));
            }
        }
    }
    each(&samples, |(language, expected, file)| sample(language, expected, file));
}

fn sample(language: &'static language::Language, expected: &str, file: &Path) -> Result<(), String> {
    let code = fs::read_to_string(file).unwrap();
    let verdict = verdict(language, &code);
    let lines = Lines::new(&code);
    let errors: Vec<String> = verdict.errors.iter().map(|e| format!("line {}: {}", lines.line(e.range.start), e.message)).collect();
    let found = format!("{} ({:?}, {:?}), {errors:?}", verdict.status.as_str(), verdict.context, verdict.reason);
    // What has no parser of its own, or only an incomplete one, is told from text and no more.
    let untold = verdict.status == Status::Unchecked && !decides(language);
    let text = language.kind == language::Kind::Text && verdict.status == Status::Text;
    let fits = match expected {
        "valid" => verdict.status == Status::Valid || untold || text,
        // Dots and comments are also the syntax of some languages.
        "fragment" => matches!(verdict.status, Status::Fragment | Status::Valid) || untold || text,
        "text" => verdict.status == Status::Text,
        "mixed" => verdict.status == Status::Mixed,
        "unchecked" => verdict.status == Status::Unchecked,
        "waived" => verdict.status == Status::Waived,
        _ => verdict.status == Status::Invalid,
    };
    if !fits {
        return Err(format!("expected {expected}, found {found}"));
    }
    let name = file.file_name().and_then(|name| name.to_str());
    let numbers = name.and_then(|name| name.split_once(".line-")).and_then(|(_, rest)| rest.split('.').next());
    let wanted: Vec<usize> = numbers.into_iter().flat_map(|numbers| numbers.split('-')).filter_map(|number| number.parse().ok()).collect();
    let mut told: Vec<usize> = verdict.errors.iter().map(|error| lines.line(error.range.start)).collect();
    told.dedup();
    let fits = match (wanted.as_slice(), told.as_slice()) {
        ([wanted], [first, ..]) => near(*first, *wanted, &code),
        ([_, _, ..], told) => told == wanted,
        _ => true,
    };
    if fits { Ok(()) } else { Err(format!("expected lines {wanted:?}, found {found}")) }
}

/// Whether a line is where compilers point, who differ by one between what is missing and what came instead. A compiler that
/// names the last line only saw that the code ended: then any place is as good.
fn near(line: usize, wanted: usize, code: &str) -> bool {
    line.abs_diff(wanted) <= 1 || wanted >= code.trim_end().lines().count()
}

/// Whether an error can be proved in `language`.
fn decides(language: &language::Language) -> bool {
    let inner = language.session.as_ref().and_then(|session| language::by_id(session.language)).unwrap_or(language);
    inner.reference.is_some() || inner.grammar.as_ref().is_some_and(|grammar| grammar.trust == language::Trust::Verdict)
}

fn verdict(language: &'static language::Language, code: &str) -> Verdict {
    let mut block = Block::new(Text::verbatim(code, 0), "sample");
    block.label = Some(Label::new(language.id, Trust::High));
    let detection = Detection { language: Some(language), confidence: 1.0, ranked: vec![(language, 1.0)], ..Detection::default() };
    syntax::check(&Snippet::new(block, detection, 1))
}
