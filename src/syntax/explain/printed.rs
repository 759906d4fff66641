//! What code printed, below it, under a line that says so.

use std::ops::Range;

use crate::language::Kind;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Segment, Status, Verdict};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "printed", summary: "what code printed, below it, under a line that says so", speak: find };

pattern! {
    /// A line, a comment or not, that says that output follows.
    static HEADING = r"(?im)^[ \t]*(?://+|#+|--+|;+|%+|/\*+)?[ \t]*(?:(?:the |sample |example |expected |program |console )?(?:outputs?|results?|prints|printed)|(?:运行|输出|打印|执行)*(?:输出|结果)|出力|実行結果|출력|결과|ausgabe|sortie|salida|saída|вывод)[ \t]*(?:is|are|为|如下)?[ \t]*(?:[:：=]+>?|-+>?)?[ \t]*(?:\*/)?[ \t]*$";
}

/// Most such lines in one code.
const MAX_HEADINGS: usize = 12;

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let headings: Vec<Range<usize>> = HEADING.find_iter(code).map(|found| found.range()).collect();
    if headings.is_empty() || headings.len() > MAX_HEADINGS || !code.get(..headings.first()?.start)?.contains(char::is_alphanumeric) {
        return None;
    }
    // `Output:` without the sign of a comment is as little code as what stands below it.
    let is_comment = |heading: &Range<usize>| {
        let line = code.get(heading.clone()).unwrap_or_default().trim_start();
        case.language.kind != Kind::Code
            || !line.ends_with([':', '：'])
            || case.language.lexis.comment_sign(line).is_some()
            || line.starts_with("/*")
    };
    let starts = headings.iter().map(|heading| if is_comment(heading) { heading.end } else { heading.start });
    let ends = headings.iter().skip(1).map(|heading| heading.start).chain([code.len()]);
    let whole: Vec<Range<usize>> = starts.zip(ends).map(|(start, end)| start..end).collect();
    // What was printed ends with a blank line where code follows it.
    let short: Vec<Range<usize>> =
        whole.iter().map(|range| range.start..range.start + paragraph(code.get(range.clone()).unwrap_or_default())).collect();
    [short, whole].into_iter().find_map(|outputs| without(case, &outputs, work))
}

/// How many bytes of `text` there are up to its first blank line, not counting those that it starts with.
fn paragraph(text: &str) -> usize {
    let lead = text.len() - text.trim_start_matches(['\n', '\r']).len();
    let rest = text.get(lead..).unwrap_or_default();
    let mut end = lead;
    for line in rest.split_inclusive('\n') {
        if line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    end
}

/// The verdict on the code without `outputs`, none of which may be code itself.
fn without(case: &Case<'_>, outputs: &[Range<usize>], work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    if outputs.iter().any(|range| code.get(range.clone()).is_none_or(looks_like_code)) {
        return None;
    }
    let mut rewrite = case.code.rewrite();
    let mut segments = Vec::new();
    let mut at = 0;
    for output in outputs {
        rewrite.keep(at..output.start).replace(output.start..output.start, "\n");
        segments.push(Segment { range: at..output.start, language: Some(case.language), status: Status::Valid });
        segments.push(Segment { range: output.clone(), language: None, status: Status::Text });
        at = output.end;
    }
    rewrite.keep(at..code.len());
    if code.get(at..).is_some_and(|rest| !rest.trim().is_empty()) {
        segments.push(Segment { range: at..code.len(), language: Some(case.language), status: Status::Valid });
    }
    let verdict = fragment::read(case.language, &rewrite.finish(), work).verdict()?;
    Some(verdict.among(segments))
}

/// Whether a line of `text` ends or assigns as code does.
fn looks_like_code(text: &str) -> bool {
    text.trim().is_empty()
        || text.lines().any(|line| opens_block(line) || line.trim_end().ends_with(';') || line.contains(" = ") || line.contains(" := "))
}

/// Whether `line` opens a block of code, and no object.
fn opens_block(line: &str) -> bool {
    let before = line.trim_end().strip_suffix('{').map(str::trim_end);
    before.is_some_and(|before| !before.is_empty() && !before.ends_with([':', '[', ',', '(', '{']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_that_output_follows() {
        let heading = &*HEADING;
        for line in ["# Output:", "// output", "Output:", "-- Result", "// 输出：", "# 运行结果", "/* Prints: */", "Expected output:"]
        {
            assert!(heading.is_match(line), "{line}");
        }
        for line in ["output = f()", "# the output of f", "print(result)", "results.each do", "// 输出一行"] {
            assert!(!heading.is_match(line), "{line}");
        }
    }

    #[test]
    fn what_ends_like_code_was_not_printed() {
        assert!(looks_like_code("a\nint b;\n") && looks_like_code("x = 1") && looks_like_code("\n"));
        assert!(!looks_like_code("ThreadA: 0\nbuild (11+2)\n") && !looks_like_code("{\n  a: {\n    b: 1\n  }\n}\n"));
        assert_eq!(paragraph("\na\nb\n\nc\n"), 5);
    }
}
