//! What is made of findings: the severities that a configuration gives the rules, in all files and in some.

use std::collections::BTreeMap;

use super::Config;
use crate::catalog::File;
use crate::diagnostic::{Diagnostic, Level, RuleInfo};
use crate::paths::{BadPattern, PathPatterns, Root};
use crate::rules;

/// What is made of the findings of each rule.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    root: Root,
    everywhere: BTreeMap<String, Level>,
    some_files: Vec<(PathPatterns, BTreeMap<String, Level>)>,
    /// What counts more than what is said of some files.
    decided: BTreeMap<String, Level>,
}

impl Policy {
    /// What `config` says, whose paths count from `root`; `decided` is what counts more than what it says of some files.
    ///
    /// # Errors
    ///
    /// Fails if something in it is no pattern of paths.
    pub fn new(config: &Config, root: Root, decided: &BTreeMap<String, Level>) -> Result<Self, BadPattern> {
        let some_files = config.per_path.iter().map(|entry| Ok((PathPatterns::below(&entry.paths, &root)?, of_rules(&entry.rules))));
        let some_files = some_files.collect::<Result<_, _>>()?;
        Ok(Self { root, everywhere: of_rules(&config.rules), some_files, decided: of_rules(decided) })
    }

    /// `file` without the findings that its authors' directives silence, with the severities that the others have by this, and without
    /// those of rules that are off.
    #[must_use]
    pub fn apply(&self, file: File) -> File {
        let name = file.source.name().to_owned();
        let levels = self.levels(&name);
        let is_off = |rule: &RuleInfo| levels.get(rule.id).map_or(rule.is_off, |level| *level == Level::Off);
        let mut file = file.waived(&is_off);
        let apply = |diagnostics: &mut Vec<Diagnostic>| diagnostics.retain_mut(|diagnostic| is_kept(diagnostic, &levels));
        apply(&mut file.diagnostics);
        apply(&mut file.waived);
        for checked in file.articles.iter_mut().flat_map(|article| &mut article.snippets) {
            apply(&mut checked.diagnostics);
        }
        file
    }

    /// What is made of findings in the file that goes by `name`, by the ids of rules of which something is said.
    #[must_use]
    pub fn levels(&self, name: &str) -> BTreeMap<&str, Level> {
        let path = self.root.path_to(name);
        let is_at = |patterns: &PathPatterns| path.as_ref().is_some_and(|path| patterns.match_file(path));
        let here = self.some_files.iter().filter(|(patterns, _)| is_at(patterns)).map(|(_, levels)| levels);
        std::iter::once(&self.everywhere)
            .chain(here)
            .chain([&self.decided])
            .flatten()
            .map(|(rule, level)| (rule.as_str(), *level))
            .collect()
    }

    /// Whether a rule that is off by itself is wanted in some file.
    #[must_use]
    pub fn wants(&self, rule: &str) -> bool {
        let all = std::iter::once(&self.everywhere).chain(self.some_files.iter().map(|(_, levels)| levels)).chain([&self.decided]);
        all.filter_map(|levels| levels.get(rule)).any(|level| *level != Level::Off)
    }
}

/// `levels` with what is said of a group said of each of its rules, unless something is said of that.
fn of_rules(levels: &BTreeMap<String, Level>) -> BTreeMap<String, Level> {
    let of_groups = levels.iter().flat_map(|(name, level)| rules::named(name).into_iter().map(|rule| (rule.info.id.to_owned(), *level)));
    let mut all: BTreeMap<_, _> = of_groups.collect();
    all.extend(levels.clone());
    all
}

/// Whether `diagnostic` is kept, which has the severity of `levels` then.
fn is_kept(diagnostic: &mut Diagnostic, levels: &BTreeMap<&str, Level>) -> bool {
    match levels.get(diagnostic.rule.id).map(|level| level.severity()) {
        None => !diagnostic.rule.is_off,
        Some(None) => false,
        Some(Some(severity)) => {
            diagnostic.severity = severity;
            true
        }
    }
}
