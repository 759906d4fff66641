//! Jupyter notebooks: Markdown cells as they are, code cells in the language of the kernel or of their magic.

use std::ops::Range;

use super::markdown::{self, Outline};
use super::{Article, Body, BodyFormat, Escapes, Given, Reader, Take};
use crate::markup::damage::Damages;
use crate::markup::json::{self, JsonFault, JsonSort, Scanner};
use crate::source::{Problem, ProblemKind, Source};
use crate::text::{Span, Text};

/// Notebooks of the formats 3 and 4.
pub(super) static READER: Reader = Reader {
    name: "notebook",
    extensions: &["ipynb"],
    authored: true,
    escapes: Escapes::Json,
    comment: Some(("<!-- ", " -->")),
    sniff,
    read,
};

/// Magics that hand their cell to another language, and the label that says so where the name does not.
static LANGUAGE_MAGICS: &[(&str, &str)] = &[
    ("HTML", "html"),
    ("R", "r"),
    ("SVG", "svg"),
    ("bash", "bash"),
    ("bigquery", "sql"),
    ("cmd", "batch"),
    ("cython", "cython"),
    ("fsharp", "fsharp"),
    ("html", "html"),
    ("javascript", "javascript"),
    ("js", "javascript"),
    ("julia", "julia"),
    ("latex", "latex"),
    ("markdown", "markdown"),
    ("perl", "perl"),
    ("powershell", "powershell"),
    ("pwsh", "powershell"),
    ("pypy", "python"),
    ("python", "python"),
    ("python2", "python"),
    ("python3", "python"),
    ("ruby", "ruby"),
    ("sh", "sh"),
    ("sql", "sql"),
    ("svg", "svg"),
];

fn sniff(head: &str, name: &str) -> u8 {
    let is_object = head.trim_start_matches('\u{FEFF}').trim_start().starts_with('{');
    let has_cells = head.contains("\"cells\"") && (head.contains("\"cell_type\"") || head.contains("\"nbformat\""));
    match is_object {
        true if READER.is_named(name) => 9,
        true if has_cells || head.contains("\"worksheets\"") => 7,
        _ => 0,
    }
}

fn read(source: &Source, take: Take<'_>) -> Vec<Problem> {
    let mut notebook = Notebook { text: source.text(), damages: Damages::default(), lists: Vec::new(), language: None, title: None };
    let mut fault = notebook.read_head().err();
    let mut cells = Vec::new();
    for list in std::mem::take(&mut notebook.lists) {
        fault = notebook.read_cells(list, &mut cells).err().or(fault);
    }
    if let Some(JsonFault { at, message, kind }) = fault {
        notebook.damages.note(kind, message, source.text().origin(at..at));
    }
    let article = notebook.article(&cells);
    let mut problems = notebook.damages.into_problems();
    if article.bodies.is_empty() {
        let message = "a notebook without Markdown or code".to_owned();
        problems.push(Problem { kind: ProblemKind::NoArticles, span: Span::at(0), message });
        return problems;
    }
    take(article);
    problems
}

/// A notebook that is being read.
struct Notebook<'a> {
    text: &'a Text,
    damages: Damages,
    /// Where the lists of cells start: one, or in format 3 one a worksheet.
    lists: Vec<usize>,
    language: Option<String>,
    title: Option<String>,
}

/// A cell as it is written.
#[derive(Default)]
struct Cell {
    kind: String,
    language: Option<String>,
    /// What its tags and its metadata say to this program.
    directives: Vec<Text>,
    /// The strings that its source is made of.
    source: Vec<Range<usize>>,
}

impl Notebook<'_> {
    /// Reads all but the cells, which come before what is said of them.
    fn read_head(&mut self) -> Result<(), JsonFault> {
        let mut scanner = Scanner::new(self.text.as_str(), 0..self.text.len());
        scanner.enter(JsonSort::Object)?;
        while let Some(key) = scanner.key()? {
            match (key, scanner.peek()?) {
                ("cells", JsonSort::Array) => self.note_cells(&mut scanner)?,
                ("worksheets", JsonSort::Array) => self.read_worksheets(&mut scanner)?,
                ("metadata", JsonSort::Object) => self.read_metadata(&mut scanner)?,
                _ => scanner.skip()?,
            }
        }
        scanner.end()
    }

    fn note_cells(&mut self, scanner: &mut Scanner<'_>) -> Result<(), JsonFault> {
        self.lists.push(scanner.at());
        scanner.skip()
    }

    fn read_worksheets(&mut self, scanner: &mut Scanner<'_>) -> Result<(), JsonFault> {
        scanner.enter(JsonSort::Array)?;
        while scanner.element()? {
            scanner.enter(JsonSort::Object)?;
            while let Some(key) = scanner.key()? {
                match (key, scanner.peek()?) {
                    ("cells", JsonSort::Array) => self.note_cells(scanner)?,
                    _ => scanner.skip()?,
                }
            }
        }
        Ok(())
    }

    fn read_metadata(&mut self, scanner: &mut Scanner<'_>) -> Result<(), JsonFault> {
        let (mut kernel, mut info) = (None, None);
        scanner.enter(JsonSort::Object)?;
        while let Some(key) = scanner.key()? {
            match (key, scanner.peek()?) {
                ("kernelspec", JsonSort::Object) => kernel = self.member(scanner, &["language"])?,
                ("language_info", JsonSort::Object) => info = self.member(scanner, &["name"])?,
                ("title", JsonSort::String) => self.title = Some(self.string(scanner)?).filter(|title| !title.trim().is_empty()),
                _ => scanner.skip()?,
            }
        }
        self.language = info.or(kernel);
        Ok(())
    }

    fn read_cells(&mut self, start: usize, cells: &mut Vec<Cell>) -> Result<(), JsonFault> {
        let mut scanner = Scanner::new(self.text.as_str(), start..self.text.len());
        scanner.enter(JsonSort::Array)?;
        while scanner.element()? {
            let mut cell = Cell::default();
            let result = match scanner.peek()? {
                JsonSort::Object => self.read_cell(&mut scanner, &mut cell),
                _ => scanner.skip(),
            };
            // What was read of half a cell is worth having.
            cells.push(cell);
            result?;
        }
        Ok(())
    }

    fn read_cell(&mut self, scanner: &mut Scanner<'_>, cell: &mut Cell) -> Result<(), JsonFault> {
        scanner.enter(JsonSort::Object)?;
        while let Some(key) = scanner.key()? {
            match (key, scanner.peek()?) {
                ("cell_type", JsonSort::String) => cell.kind = self.string(scanner)?,
                ("language", JsonSort::String) => cell.language = Some(self.string(scanner)?),
                ("metadata", JsonSort::Object) => self.read_cell_metadata(scanner, cell)?,
                ("source" | "input", JsonSort::String) => read_string(scanner, cell)?,
                ("source" | "input", JsonSort::Array) => {
                    scanner.enter(JsonSort::Array)?;
                    while scanner.element()? {
                        match scanner.peek()? {
                            JsonSort::String => read_string(scanner, cell)?,
                            _ => scanner.skip()?,
                        }
                    }
                }
                _ => scanner.skip()?,
            }
        }
        Ok(())
    }

    /// The language that an editor of notebooks in several languages notes with a cell, and the directives in its tags and its metadata.
    fn read_cell_metadata(&mut self, scanner: &mut Scanner<'_>, cell: &mut Cell) -> Result<(), JsonFault> {
        let mut language = None;
        scanner.enter(JsonSort::Object)?;
        while let Some(key) = scanner.key()? {
            match (key, scanner.peek()?) {
                ("vscode" | "polyglot_notebook" | "dotnet_interactive", JsonSort::Object) => {
                    language = self.member(scanner, &["languageId", "kernelName", "language"])?.or(language);
                }
                ("tags", JsonSort::Array) => {
                    scanner.enter(JsonSort::Array)?;
                    while scanner.element()? {
                        if scanner.peek()? == JsonSort::String {
                            let tag = json::decode(self.text, scanner.string()?, &mut self.damages);
                            cell.directives.extend(Some(tag).filter(|tag| is_directive(tag.as_str())));
                        } else {
                            scanner.skip()?;
                        }
                    }
                }
                ("snipcheck", JsonSort::String) => {
                    cell.directives.push(json::decode(self.text, scanner.string()?, &mut self.damages));
                }
                _ => scanner.skip()?,
            }
        }
        cell.language = language.or(cell.language.take());
        Ok(())
    }

    /// The string that the object which comes next has under one of `names`.
    fn member(&mut self, scanner: &mut Scanner<'_>, names: &[&str]) -> Result<Option<String>, JsonFault> {
        let mut value = None;
        scanner.enter(JsonSort::Object)?;
        while let Some(key) = scanner.key()? {
            match scanner.peek()? {
                JsonSort::String if names.contains(&key) => value = Some(self.string(scanner)?).filter(|value| !value.is_empty()),
                _ => scanner.skip()?,
            }
        }
        Ok(value)
    }

    fn string(&mut self, scanner: &mut Scanner<'_>) -> Result<String, JsonFault> {
        Ok(json::decode(self.text, scanner.string()?, &mut self.damages).as_str().to_owned())
    }

    fn article(&mut self, cells: &[Cell]) -> Article {
        let mut article = Article { title: self.title.clone(), ..Article::default() };
        let mut above = Outline::default();
        for cell in cells {
            let text = json::join(self.text, &cell.source, &mut self.damages);
            if text.as_str().trim().is_empty() {
                continue;
            }
            match cell.kind.as_str() {
                "markdown" => {
                    let outline = markdown::outline(text.as_str());
                    article.title = article.title.take().or(outline.title);
                    above = Outline { title: None, heading: outline.heading.or(above.heading), lead: outline.lead };
                    article.bodies.push(Body { format: BodyFormat::Markdown, text });
                }
                "code" => {
                    let language = cell.language.as_ref().or(self.language.as_ref());
                    article.bodies.push(code(&text, language.map(String::as_str), &above, &cell.directives));
                    above.lead = None;
                }
                // Raw cells are for another program.
                _ => {}
            }
        }
        article
    }
}

/// Half a string at the end of a torn file is worth having too.
fn read_string(scanner: &mut Scanner<'_>, cell: &mut Cell) -> Result<(), JsonFault> {
    let (range, end) = scanner.string_or_rest()?;
    cell.source.push(range);
    end
}

/// A code cell in `language`, unless its first line says otherwise.
fn code(text: &Text, language: Option<&str>, above: &Outline, directives: &[Text]) -> Body {
    let mut given = Given {
        label: language.map(str::to_owned),
        heading: above.heading.clone(),
        lead: above.lead.clone(),
        directives: directives.to_vec(),
        ..Given::default()
    };
    let first = text.as_str().lines().next().unwrap_or_default();
    let Some((label, title)) = magic(first) else { return Body { format: BodyFormat::Code(given), text: text.clone() } };
    let behind = (first.len() + text.as_str().get(first.len()..).map_or(0, |rest| usize::from(rest.starts_with('\r')) + 1)).min(text.len());
    given.left_out = Some(text.origin(0..behind));
    given.label = label;
    given.title = title;
    Body { format: BodyFormat::Code(given), text: text.slice(behind..text.len()) }
}

/// Whether a tag speaks to this program: `snipcheck-skip`, `snipcheck: skip syntax-error`.
fn is_directive(tag: &str) -> bool {
    tag.trim_start().strip_prefix("snipcheck").is_some_and(|rest| rest.starts_with([':', '-', '=']))
}

/// The label and the file name that a cell's first line gives, if what is behind it is not the kernel's.
fn magic(line: &str) -> Option<(Option<String>, Option<String>)> {
    let line = line.trim();
    let rest = line.strip_prefix("%%").or_else(|| line.strip_prefix("#!"))?;
    let mut words = rest.split_whitespace();
    let name = match words.next()? {
        "script" if line.starts_with("%%") => words.next()?.rsplit('/').next()?,
        "writefile" | "file" if line.starts_with("%%") => {
            return Some((None, words.rfind(|word| !word.starts_with('-')).map(str::to_owned)));
        }
        name => name,
    };
    let (_, label) = LANGUAGE_MAGICS.iter().find(|(magic, _)| *magic == name)?;
    Some((Some((*label).to_owned()), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTEBOOK: &str = r##"{
 "cells": [
  {"cell_type": "markdown", "metadata": {}, "source": ["# A *title*\n", "\n", "Text:\n", "```bash\n", "ls \u003cx>\n", "```\n"]},
  {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [{"text": ["no code\n"]}],
   "source": ["x = \"\u00e9\"\n", "print(x)"]},
  {"cell_type": "raw", "source": "x"},
  {"cell_type": "code", "metadata": {"vscode": {"languageId": "r"}}, "source": "y <- 1\n"},
  {"cell_type": "code", "metadata": {}, "source": ["%%bash\n", "echo \"$HOME\"\n"]},
  {"cell_type": "code", "metadata": {}, "source": ["%%writefile a/b.js\n", "let x;\n"]},
  {"cell_type": "code", "metadata": {}, "source": ["%%time\n", "z()"]},
  {"cell_type": "code", "metadata": {}, "source": []}
 ],
 "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}},
 "nbformat": 4, "nbformat_minor": 5
}"##;

    fn read_str(json: &str) -> (Vec<Article>, Vec<Problem>) {
        READER.articles(&Source::new("a.ipynb", json.as_bytes().to_vec(), None))
    }

    /// Each body: its label or `Markdown`, its title, its text.
    fn bodies(article: &Article) -> Vec<(String, String, &str)> {
        let parts = |body: &Body| match &body.format {
            BodyFormat::Code(given) => (given.label.clone().unwrap_or_default(), given.title.clone().unwrap_or_default()),
            other => (format!("{other:?}"), String::new()),
        };
        let whole = |body| {
            let (label, title) = parts(body);
            (label, title, body.text.as_str())
        };
        article.bodies.iter().map(whole).collect()
    }

    #[test]
    fn cells_are_bodies() {
        let (articles, problems) = read_str(NOTEBOOK);
        assert_eq!(problems, []);
        assert_eq!(articles[0].title.as_deref(), Some("A title"));
        let expected = [
            ("Markdown", "", "# A *title*\n\nText:\n```bash\nls <x>\n```\n"),
            ("python", "", "x = \"é\"\nprint(x)"),
            ("r", "", "y <- 1\n"),
            ("bash", "", "echo \"$HOME\"\n"),
            ("", "a/b.js", "let x;\n"),
            ("python", "", "%%time\nz()"),
        ];
        assert_eq!(bodies(&articles[0]), expected.map(|(label, title, text)| (label.to_owned(), title.to_owned(), text)));
    }

    #[test]
    fn each_line_knows_its_place_within_the_strings() {
        let (articles, _) = read_str(NOTEBOOK);
        let source = |index: usize, needle: &str| {
            let text = &articles[0].bodies[index].text;
            let at = text.as_str().find(needle).unwrap();
            NOTEBOOK.get(text.origin(at..at + needle.len()).range()).unwrap()
        };
        assert_eq!(source(0, "<"), "\\u003c");
        assert_eq!(source(1, "\"é\""), "\\\"\\u00e9\\\"");
        assert_eq!(source(1, "\nprint"), "\\n\", \"print");
        let BodyFormat::Code(given) = &articles[0].bodies[3].format else { panic!("a code cell") };
        assert_eq!(NOTEBOOK.get(given.left_out.unwrap().range()), Some("%%bash\\n"));
    }

    #[test]
    fn a_cell_stands_under_the_heading_above() {
        let (articles, _) = read_str(NOTEBOOK);
        let given: Vec<_> = articles[0]
            .bodies
            .iter()
            .filter_map(|body| if let BodyFormat::Code(given) = &body.format { Some(given) } else { None })
            .collect();
        assert_eq!(given[0].heading.as_deref(), Some("A title"));
        assert_eq!(given[4].heading.as_deref(), Some("A title"));
    }

    #[test]
    fn format_3_has_worksheets() {
        let (articles, problems) = read_str(
            r#"{"metadata": {"name": ""}, "nbformat": 3, "worksheets": [{"cells": [
                {"cell_type": "markdown", "source": ["Hi"]},
                {"cell_type": "code", "collapsed": false, "input": ["x = 1"], "language": "python", "outputs": []}]}]}"#,
        );
        assert_eq!(problems, []);
        assert_eq!(bodies(&articles[0])[1], ("python".to_owned(), String::new(), "x = 1"));
    }

    #[test]
    fn what_is_before_the_cut_is_read() {
        let cut = NOTEBOOK.find("()\"").unwrap();
        let (articles, problems) = read_str(NOTEBOOK.get(..cut).unwrap());
        assert_eq!((articles[0].bodies.len(), problems[0].kind), (6, ProblemKind::Truncated));
        assert_eq!(articles[0].bodies[5].text.as_str(), "%%time\nz");
        let (articles, problems) = read_str("{\"cells\": []}");
        assert_eq!((articles.len(), problems[0].kind), (0, ProblemKind::NoArticles));
    }

    #[test]
    fn notebooks_are_recognised_by_what_is_in_them() {
        assert_eq!(sniff("{\n \"cells\": [\n  {\n   \"cell_type\": \"code\"", "x"), 7);
        assert_eq!(sniff("{}", "x.ipynb"), 9);
        assert_eq!(sniff("{\"cells\": []}", "x.json"), 0);
    }
}
