//! What a house agrees on for its articles: what its labels mean, which JSON has comments, what a reader must put in, what is not checked.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;
use serde::{Deserialize, Serialize};

use crate::block::Block;
use crate::language::named::{JSON, JSONC};
use crate::language::{self, Language};
use crate::paths::{PathPatterns, Root};

/// Stand-ins of one block that are known: more of them are hardly code.
const MAX_STAND_INS: usize = 100;

/// What is agreed on, as plain data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// The folder that patterns of paths count from.
    pub root: Root,
    /// The language, by a label of it, that each label of the house means.
    pub labels: BTreeMap<String, String>,
    /// The labels that there may be; any if empty.
    pub allowed_labels: Vec<String>,
    /// The one spelling of the labels of each language, by labels of those.
    pub label_spellings: BTreeMap<String, String>,
    /// Patterns of paths and titles whose JSON may have comments and trailing commas.
    pub jsonc: Vec<String>,
    /// Languages, by labels of them, whose code is not checked.
    pub languages_off: Vec<String>,
    /// Regular expressions of what stands for something that a reader puts there.
    pub placeholders: Vec<String>,
    /// Whether what authors tell other tools of a block counts for nothing.
    pub ignores_markers: bool,
    /// Ids of rules that are off by themselves, and are asked for.
    pub rules_on: BTreeSet<String>,
}

/// What is agreed on, made ready.
#[derive(Clone, Debug, Default)]
pub struct Conventions {
    agreement: Agreement,
    labels: BTreeMap<String, &'static Language>,
    spellings: BTreeMap<&'static str, String>,
    jsonc: Option<PathPatterns>,
    off: BTreeSet<&'static str>,
    placeholders: Vec<Regex>,
}

/// Something that cannot be agreed on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BadAgreement(String);

impl Conventions {
    /// The conventions that `agreement` says.
    ///
    /// # Errors
    ///
    /// Fails if it names a language that is not known, spells a label as one of another language, or has a pattern that is none.
    pub fn new(agreement: Agreement) -> Result<Self, BadAgreement> {
        let language = |label: &String| language::by_label(label).ok_or_else(|| BadAgreement(format!("unknown language `{label}`")));
        let named = |(label, means): (&String, &String)| Ok((label.to_lowercase(), language(means)?));
        let labels = agreement.labels.iter().map(named).collect::<Result<_, BadAgreement>>()?;
        let labels: BTreeMap<String, &'static Language> = labels;
        let spelled = |(label, spelling): (&String, &String)| {
            let means = labels.get(&spelling.to_lowercase()).copied().or_else(|| language::by_label(spelling));
            let language = language(label)?;
            if means.is_none_or(|means| means.id != language.id) {
                return Err(BadAgreement(format!(
                    "`{spelling}` is no label of {}: `snipcheck languages {}` lists them",
                    language.name, language.id
                )));
            }
            Ok((language.id, spelling.clone()))
        };
        let spellings = agreement.label_spellings.iter().map(spelled).collect::<Result<_, BadAgreement>>()?;
        let off = agreement.languages_off.iter().map(|label| Ok(language(label)?.id)).collect::<Result<_, BadAgreement>>()?;
        let patterns = || PathPatterns::below(&agreement.jsonc, &agreement.root).map_err(|error| BadAgreement(error.to_string()));
        let jsonc = (!agreement.jsonc.is_empty()).then(patterns).transpose()?;
        let regex = |pattern: &String| Regex::new(pattern).map_err(|error| BadAgreement(error.to_string()));
        let placeholders = agreement.placeholders.iter().map(regex).collect::<Result<_, _>>()?;
        Ok(Self { agreement, labels, spellings, jsonc, off, placeholders })
    }

    /// What they were made of.
    #[must_use]
    pub fn agreement(&self) -> &Agreement {
        &self.agreement
    }

    /// Notes on each of `blocks`, which stand in the file that goes by `file`, what is agreed on: what its label means, and which of its
    /// words stand for something else. What it is marked with for other tools goes where that counts for nothing.
    pub fn note(&self, file: &str, blocks: &mut [Block]) {
        for block in blocks {
            if self.agreement.ignores_markers {
                block.waiver = None;
            }
            if let Some(label) = &mut block.label {
                label.means = self.labels.get(&label.value.to_lowercase()).map(|language| language.id);
                let is_json = label.language().is_some_and(|language| language.id == JSON.id);
                if is_json && self.has_comments(file, block.title.as_deref()) {
                    label.means = Some(JSONC.id);
                }
            }
            let code = block.text.as_str();
            let found = self.placeholders.iter().flat_map(|regex| regex.find_iter(code).take(MAX_STAND_INS)).map(|found| found.as_str());
            let found: BTreeSet<_> = found.filter(|found| !found.is_empty()).map(str::to_owned).collect();
            block.stand_ins = found.into_iter().collect();
        }
    }

    /// The language of `block`, which is taken for `detected`: JSON may be said to have comments.
    #[must_use]
    pub fn settled(&self, file: &str, block: &Block, detected: &'static Language) -> &'static Language {
        if detected.id == JSON.id && self.has_comments(file, block.title.as_deref()) { &JSONC } else { detected }
    }

    /// Whether code in `language` is checked.
    #[must_use]
    pub fn checks(&self, language: &Language) -> bool {
        !self.off.contains(language.id)
    }

    /// Whether code may be labelled `label`, in whatever case.
    #[must_use]
    pub fn allows(&self, label: &str) -> bool {
        let allowed = &self.agreement.allowed_labels;
        allowed.is_empty() || allowed.iter().any(|allowed| allowed.eq_ignore_ascii_case(label))
    }

    /// How labels of `language` are spelled, if the house agrees on that.
    #[must_use]
    pub fn spelling(&self, language: &Language) -> Option<&str> {
        self.spellings.get(language.id).map(String::as_str)
    }

    /// Whether a rule that is off by itself is asked for.
    #[must_use]
    pub fn asks_for(&self, rule: &str) -> bool {
        self.agreement.rules_on.contains(rule)
    }

    /// Whether JSON in `file`, under `title`, may have comments and trailing commas.
    fn has_comments(&self, file: &str, title: Option<&str>) -> bool {
        let Some(patterns) = &self.jsonc else { return false };
        let is_title = |title: &str| !title.contains(char::is_whitespace) && patterns.match_file(title);
        title.is_some_and(is_title) || self.agreement.root.path_to(file).is_some_and(|path| patterns.match_file(&path))
    }
}

impl Agreement {
    /// Whether nothing is agreed on.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self { root: self.root.clone(), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Label, Trust};
    use crate::text::Text;

    fn noted(agreement: Agreement, label: &str, title: Option<&str>, code: &str) -> Block {
        let title = title.map(str::to_owned);
        let label = Some(Label::new(label, Trust::High));
        let mut blocks = [Block { label, title, ..Block::new(Text::verbatim(code, 0), "test") }];
        Conventions::new(agreement).unwrap().note("docs/a.md", &mut blocks);
        let [block] = blocks;
        block
    }

    #[test]
    fn labels_mean_what_is_agreed_on() {
        let labels = BTreeMap::from([("pytest".to_owned(), "py".to_owned())]);
        let means = |label: &str| {
            noted(Agreement { labels: labels.clone(), ..Agreement::default() }, label, None, "").label.and_then(|label| label.language())
        };
        assert_eq!(means("PyTest").map(|language| language.id), Some("python"));
        assert_eq!(means("goat").map(|language| language.id), None);
        assert_eq!(means("js").map(|language| language.id), Some("javascript"));
    }

    #[test]
    fn json_has_comments_by_its_title_or_its_file() {
        let means = |pattern: &str, title| {
            let agreement = Agreement { jsonc: vec![pattern.to_owned()], ..Agreement::default() };
            noted(agreement, "json", title, "").label.and_then(|label| label.means)
        };
        assert_eq!(means("**/tsconfig*.json", Some("app/tsconfig.base.json")), Some("jsonc"));
        assert_eq!(means("**/tsconfig*.json", Some("package.json")), None);
        assert_eq!(means("**/tsconfig*.json", None), None);
        assert_eq!(means("docs/**", None), Some("jsonc"));
        assert_eq!(means("*", Some("My settings")), Some("jsonc"), "the file matches");
    }

    #[test]
    fn stand_ins_are_what_the_patterns_match() {
        let agreement = Agreement { placeholders: vec!["@@[A-Z]+@@".to_owned()], ..Agreement::default() };
        assert_eq!(noted(agreement, "js", None, "f(@@A@@, @@B@@, @@A@@, @@c@@)").stand_ins, ["@@A@@", "@@B@@"]);
    }

    #[test]
    fn what_is_not_known_is_told() {
        let languages_off = vec!["klingon".to_owned()];
        let error = Conventions::new(Agreement { languages_off, ..Agreement::default() }).unwrap_err();
        assert_eq!(error.to_string(), "unknown language `klingon`");
    }
}
