//! What is accepted: findings that were there when a team began, which a check leaves out until they are mended.

mod list;
mod renewal;

use std::collections::BTreeMap;

pub use list::{AcceptedIn, DEFAULT_FILE};
pub use renewal::Renewal;

use crate::catalog::File;
use crate::catalog::fingerprint::fingerprint;
use crate::config::BadConfig;
use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::document::Article;
use crate::paths::Root;

/// The findings that are accepted, by the paths of their files.
#[derive(Clone, Debug, Default)]
pub struct Baseline {
    root: Root,
    files: BTreeMap<String, AcceptedIn>,
    /// How many of a file's accepted findings are no longer found, of the files that were checked.
    mended: BTreeMap<String, usize>,
}

impl Baseline {
    /// What the file called `name`, which holds `text`, accepts; its paths count from `root`.
    ///
    /// # Errors
    ///
    /// Fails with all that is wrong with it.
    pub fn read(name: &str, text: &str, root: Root) -> Result<Self, BadConfig> {
        let bad = |problems| BadConfig { name: name.to_owned(), text: text.to_owned(), problems };
        Ok(Self { files: list::read(text).map_err(bad)?, ..Self::empty(root) })
    }

    /// A baseline that accepts nothing, whose paths count from `root`.
    #[must_use]
    pub fn empty(root: Root) -> Self {
        Self { root, ..Self::default() }
    }

    /// `file` without the findings that are accepted, which it counts. Of findings that are alike, as many as were accepted are left out.
    ///
    /// `name` is the file's real path from the working folder, or its name where it has none. What is accepted of rules of which nothing is
    /// looked for there, as `is_asked` says, is not mended.
    #[must_use]
    pub fn apply(&mut self, mut file: File, name: &str, is_asked: &dyn Fn(&str) -> bool) -> File {
        let path = self.root.relative(name);
        let Some(accepted) = self.files.get(&path) else { return file };
        let mut left = accepted.clone();
        file.accepted += retain(&mut file, |about, diagnostic| !takes(&mut left, diagnostic.rule, &fingerprint(about, diagnostic)));
        // A file that is fixed is looked at again: what is mended is told of it as it was read.
        self.mended.entry(path).or_insert_with(|| left.only(is_asked).count());
        file
    }

    /// How many accepted findings are no longer found: in files that were checked, and in those that are not there any more, as `is_there`
    /// says by their paths.
    pub fn stale(&self, is_there: impl Fn(&str) -> bool) -> usize {
        let gone = self.files.iter().filter(|(path, _)| !self.mended.contains_key(*path) && !is_there(path));
        self.mended.values().sum::<usize>() + gone.map(|(_, accepted)| accepted.count()).sum::<usize>()
    }
}

/// Takes one finding of `rule` with this fingerprint from what is accepted: one of the rule, or one of its group, which that was accepted
/// for as a whole before the rule was there.
fn takes(accepted: &mut AcceptedIn, rule: &RuleInfo, fingerprint: &str) -> bool {
    accepted.take(rule.id, fingerprint) || rule.group.is_some_and(|group| accepted.take(group, fingerprint))
}

/// Leaves in `file` the findings that are `kept`, and returns how many were not.
fn retain(file: &mut File, mut kept: impl FnMut(Option<(&Article, &crate::catalog::Checked)>, &Diagnostic) -> bool) -> usize {
    let before = file.findings().count();
    file.diagnostics.retain(|diagnostic| kept(None, diagnostic));
    for article in &mut file.articles {
        for checked in &mut article.snippets {
            let mut found = std::mem::take(&mut checked.diagnostics);
            found.retain(|diagnostic| kept(Some((&article.article, checked)), diagnostic));
            checked.diagnostics = found;
        }
    }
    before - file.findings().count()
}
