//! Markdown pages as a terminal shows them: headings and code stand out, everything else stays as it is written.

use annotate_snippets::renderer::{AnsiColor, Style as Ansi};
use snipcheck::report::Style;

const HEADING: Ansi = Ansi::new().bold().underline();
const CODE: Ansi = AnsiColor::Cyan.on_default();

/// `page` for a terminal.
pub(super) fn render(page: &str, style: Style) -> String {
    let mut out = String::with_capacity(page.len());
    let mut fence = None;
    for line in page.lines() {
        let ticks = line.chars().take_while(|c| *c == '`').count();
        match fence {
            None if ticks >= 3 => fence = Some(ticks),
            Some(open) if ticks >= open && line.trim_end().len() == ticks => fence = None,
            Some(_) => push(&mut out, style, CODE, &format!("    {line}")),
            None if line.starts_with('#') => push(&mut out, style, HEADING, line.trim_start_matches('#').trim_start()),
            None => prose(&mut out, style, line),
        }
    }
    out
}

fn push(out: &mut String, style: Style, ansi: Ansi, line: &str) {
    match style {
        Style::Plain => out.push_str(line),
        Style::Coloured => out.push_str(&coloured(ansi, line)),
    }
    out.push('\n');
}

fn coloured(ansi: Ansi, text: &str) -> String {
    format!("{ansi}{text}{ansi:#}")
}

/// A line of prose, with what stands between backticks in the colour of code.
fn prose(out: &mut String, style: Style, line: &str) {
    if style == Style::Plain {
        out.push_str(line);
    } else {
        for (index, part) in line.split('`').enumerate() {
            if index % 2 == 1 {
                out.push_str(&coloured(CODE, part));
            } else {
                out.push_str(part);
            }
        }
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# a-rule\n\nUse `x`.\n\n```rust\n# not a heading\n```\nEnd\n";

    #[test]
    fn without_colours_only_marks_go() {
        assert_eq!(render(PAGE, Style::Plain), "a-rule\n\nUse `x`.\n\n    # not a heading\nEnd\n");
    }

    #[test]
    fn with_colours_code_stands_out() {
        let page = render(PAGE, Style::Coloured);
        assert!(page.contains("Use \u{1b}[36mx\u{1b}[0m."), "{page:?}");
    }
}
