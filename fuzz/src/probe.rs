//! One shape, tried: what it costs in seconds and bytes.

use std::fs;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use snipcheck::block::Extractor;
use snipcheck::run::Options;
use snipcheck::source::Source;
use snipcheck::syntax::references;
use snipcheck::{document, language, run};

/// What is tried.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Probe {
    /// What tries it: `grammar`, `reference`, `check`, or the name of a reader.
    pub stage: String,
    /// The language's id, or the label; empty for none.
    pub label: String,
    /// What comes first.
    pub before: String,
    /// What is repeated.
    pub piece: String,
    /// How often.
    pub count: usize,
    /// What comes last.
    pub after: String,
}

/// What it cost.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Cost {
    /// Milliseconds of processor time.
    pub ms: u64,
    /// Kilobytes of memory at the peak, beyond what was held before.
    pub kb: u64,
    /// How it ended, in a word.
    pub end: String,
}

impl Probe {
    /// The text.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}{}{}", self.before, self.piece.repeat(self.count), self.after)
    }

    /// Tries it on this thread.
    #[must_use]
    pub fn run(&self) -> Cost {
        let text = self.text();
        let (before, held) = (milliseconds(), resident("VmRSS"));
        // Resets the peak to what is held now.
        let _ = fs::write("/proc/self/clear_refs", "5");
        let end = self.stage(&text);
        Cost { ms: milliseconds().saturating_sub(before), kb: resident("VmHWM").saturating_sub(held), end }
    }

    fn stage(&self, text: &str) -> String {
        match self.stage.as_str() {
            "grammar" => {
                let Some(language) = language::by_id(&self.label) else { return "no language".into() };
                match language::parse(language, text) {
                    Ok(tree) if tree.root_node().has_error() => "errors".into(),
                    Ok(_) => "parsed".into(),
                    Err(failure) => failure.to_string(),
                }
            }
            "reference" => {
                let Some(language) = language::by_id(&self.label) else { return "no language".into() };
                let Some(reference) = language.reference.and_then(references::by_name) else { return "no reference".into() };
                match (reference.parse)(language, text) {
                    Some(errors) if errors.is_empty() => "parsed".into(),
                    Some(_) => "errors".into(),
                    None => "unknown".into(),
                }
            }
            "check" => {
                let mut line = serde_json::json!({ "id": "a", "code": text });
                if !self.label.is_empty() {
                    line["label"] = self.label.clone().into();
                }
                let options = Options { reader: document::reader("jsonl"), ..Options::default() };
                let file = run::check(Source::new("a.jsonl", line.to_string().into_bytes(), None), &options);
                let found = file.snippets().next().map(|(_, checked)| format!("{:?}", checked.verdict.status()));
                found.unwrap_or_else(|| "none".into())
            }
            reader => {
                let source: Arc<Source> = Source::new("a", text.as_bytes().to_vec(), None);
                let (_, articles) = document::read_all(source, document::reader(reader));
                let blocks: usize = articles.iter().map(|article| Extractor::default().blocks(article).len()).sum();
                format!("{} articles, {blocks} blocks", articles.len())
            }
        }
    }
}

/// Milliseconds that this process has run, on all its threads.
fn milliseconds() -> u64 {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name in brackets: state, ten fields, and then user and system time in hundredths of a second.
    let fields = text.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    fields.filter_map(|field| field.parse::<u64>().ok()).sum::<u64>() * 10
}

/// Kilobytes of this process, by the name of a field of `/proc/self/status`.
fn resident(field: &str) -> u64 {
    let text = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
