//! A baseline that is written anew: of files that are checked, it accepts what is found; of others, what was accepted before.

use std::collections::BTreeMap;

use super::list::{self, AcceptedIn};
use super::{Baseline, retain};
use crate::catalog::File;
use crate::catalog::fingerprint::fingerprint;

/// A baseline that is being written.
#[derive(Debug)]
pub struct Renewal {
    before: Baseline,
    now: BTreeMap<String, AcceptedIn>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewed {
    /// How many findings are accepted.
    pub accepted: usize,
    /// How many were accepted before, and are dropped.
    pub dropped: usize,
}

impl Renewal {
    /// Begins to write anew what is in `before`.
    #[must_use]
    pub fn of(before: Baseline) -> Self {
        Self { before, now: BTreeMap::new() }
    }

    /// `file` without its findings, which are accepted; `name` and `is_asked` are those of [`Baseline::apply`]. What was accepted before of
    /// rules of which nothing is looked for stays.
    #[must_use]
    pub fn accept(&mut self, mut file: File, name: &str, is_asked: &dyn Fn(&str) -> bool) -> File {
        let mut accepted = AcceptedIn::default();
        file.accepted += retain(&mut file, |about, diagnostic| {
            accepted.put(diagnostic.rule.id, fingerprint(about, diagnostic), 1, &diagnostic.message);
            false
        });
        let path = self.before.root.relative(name);
        if let Some(before) = self.before.files.get(&path) {
            accepted.extend(before.clone().without(&accepted).only(|rule| !is_asked(rule)));
        }
        self.now.insert(path, accepted);
        file
    }

    /// The baseline as its file holds it, and what came of it; `is_there` says whether the file at a path is still there.
    pub fn finish(self, is_there: impl Fn(&str) -> bool) -> (String, Renewed) {
        let mut all = self.now;
        let mut dropped = 0;
        for (path, accepted) in self.before.files {
            if let Some(now) = all.get(&path) {
                dropped += accepted.missing_in(now);
            } else if is_there(&path) {
                all.insert(path, accepted);
            } else {
                dropped += accepted.count();
            }
        }
        let accepted = all.values().map(AcceptedIn::count).sum();
        (list::written(&all), Renewed { accepted, dropped })
    }
}
