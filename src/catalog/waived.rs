//! What the directives of authors silence, once all rules have run.
//!
//! Nothing is judged otherwise because of a directive: what is found is found as if there were none, and then taken out. So a directive
//! changes no other finding, and it is known which of them silence nothing.

use std::collections::BTreeMap;

use super::{Checked, File};
use crate::block::{Directive, DirectiveAction};
use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::rules::{self, DirectiveEffect};
use crate::syntax::Status;
use crate::text::{Edit, Span};

/// Whether a rule is off in the file.
type IsOff<'a> = &'a dyn Fn(&RuleInfo) -> bool;

impl File {
    /// The file without the findings that directives in it silence, and with those that there are of the directives themselves; `is_off`
    /// says of which rules nothing is to be found, so that a directive for them is no idle one.
    #[must_use]
    pub(crate) fn waived(mut self, is_off: IsOff<'_>) -> Self {
        let mut of_file = Vec::new();
        // What is said of directives is no finding that they silence.
        let mut said = Vec::new();
        for article in &mut self.articles {
            let mut of_blocks: BTreeMap<usize, Vec<Diagnostic>> = BTreeMap::new();
            // Up to which block all findings of which rules are silenced.
            let mut silent: BTreeMap<Vec<String>, usize> = BTreeMap::new();
            for directive in std::mem::take(&mut article.directives) {
                if directive.action == Some(DirectiveAction::SkipFile) {
                    of_file.push(directive);
                    continue;
                }
                let (effect, silenced) = if let Some(mention) = directive.scope.mention {
                    silence_mention(&directive, mention, &mut self.diagnostics, is_off)
                } else if is_silent(&directive, &silent) {
                    (Silenced::new(&directive).effect(is_off), Vec::new())
                } else {
                    note_silent(&directive, &mut silent);
                    silence(&directive, &mut article.snippets, is_off)
                };
                self.waived.extend(silenced);
                let blocks = &directive.scope.blocks;
                let is_of_one = blocks.len() == 1 && blocks.start < article.snippets.len();
                let place = if is_of_one { of_blocks.entry(blocks.start).or_default() } else { &mut said };
                place.extend(rules::check_directive(&directive, effect));
            }
            for (index, found) in of_blocks {
                if let Some(checked) = article.snippets.get_mut(index) {
                    checked.diagnostics.extend(found);
                    rules::sort(&mut checked.diagnostics);
                }
            }
        }
        self.diagnostics.extend(said);
        for directive in of_file {
            self.skip(&directive, is_off);
        }
        rules::sort(&mut self.diagnostics);
        self
    }

    /// Silences what is found anywhere, as `directive` asks.
    fn skip(&mut self, directive: &Directive, is_off: IsOff<'_>) {
        let mut silenced = Silenced::new(directive);
        silenced.take(&mut self.diagnostics, 0);
        for checked in self.articles.iter_mut().flat_map(|article| &mut article.snippets) {
            silenced.take_of(checked, 0);
        }
        let effect = silenced.effect(is_off);
        self.waived.extend(silenced.taken);
        self.diagnostics.extend(rules::check_directive(directive, effect));
    }
}

/// Whether `directive` is about blocks of which an earlier one has silenced all that it could: by the thousand, each would look at all.
fn is_silent(directive: &Directive, silent: &BTreeMap<Vec<String>, usize>) -> bool {
    let end = |rules: &[String]| silent.get(rules).copied().unwrap_or(0);
    is_off_for_blocks(directive) && directive.scope.blocks.end <= end(&[]).max(end(&names(directive)))
}

/// Notes up to where `directive` has silenced all.
fn note_silent(directive: &Directive, silent: &mut BTreeMap<Vec<String>, usize>) {
    if is_off_for_blocks(directive) && directive.scope.lifted.is_empty() {
        let end = silent.entry(names(directive)).or_default();
        *end = directive.scope.blocks.end.max(*end);
    }
}

fn is_off_for_blocks(directive: &Directive) -> bool {
    directive.action == Some(DirectiveAction::Off) && directive.scope.within.is_none()
}

fn names(directive: &Directive) -> Vec<String> {
    directive.rules.iter().map(|rule| rule.value.clone()).collect()
}

/// Silences what `directive` is about among `diagnostics`: those of the `mention` of code elsewhere.
fn silence_mention(
    directive: &Directive,
    mention: Span,
    diagnostics: &mut Vec<Diagnostic>,
    is_off: IsOff<'_>,
) -> (DirectiveEffect, Vec<Diagnostic>) {
    let mut silenced = Silenced::new(directive);
    let is_of_it = |diagnostic: &mut Diagnostic| diagnostic.primary.span == mention;
    let mut own: Vec<_> = diagnostics.extract_if(.., is_of_it).collect();
    silenced.take(&mut own, 0);
    diagnostics.extend(own);
    (silenced.effect(is_off), silenced.taken)
}

/// Silences what `directive` is about among `snippets`; says what it did, and what was found there.
fn silence(directive: &Directive, snippets: &mut [Checked], is_off: IsOff<'_>) -> (DirectiveEffect, Vec<Diagnostic>) {
    let mut silenced = Silenced::new(directive);
    if !matches!(directive.action, Some(DirectiveAction::Skip | DirectiveAction::Fails | DirectiveAction::Off)) {
        return (DirectiveEffect::default(), Vec::new());
    }
    let end = directive.scope.blocks.end.min(snippets.len());
    let blocks = directive.scope.blocks.start.min(end)..end;
    let mut parses = false;
    for index in blocks {
        let Some(checked) = snippets.get_mut(index) else { continue };
        parses |= matches!(checked.verdict.status(), Status::Valid | Status::Fragment | Status::Mixed);
        silenced.take_of(checked, index);
    }
    let effect = DirectiveEffect { parses: parses && directive.action == Some(DirectiveAction::Fails), ..silenced.effect(is_off) };
    (effect, silenced.taken)
}

/// Whether `diagnostic` is about something that begins in `part` of the file.
fn is_in(diagnostic: &Diagnostic, part: Span) -> bool {
    part.holds(diagnostic.primary.span.start)
}

/// What a directive has silenced so far.
struct Silenced<'a> {
    directive: &'a Directive,
    /// The rules that each of its words means.
    rules: Vec<Vec<&'static str>>,
    /// Which of its words silenced something.
    used: Vec<bool>,
    taken: Vec<Diagnostic>,
    /// Fixes of other findings that would have changed what it is about.
    kept_off: usize,
}

impl<'a> Silenced<'a> {
    fn new(directive: &'a Directive) -> Self {
        let meant = |name: &str| rules::named(name).into_iter().map(|rule| rule.info.id).collect::<Vec<_>>();
        let rules: Vec<_> = directive.rules.iter().map(|word| meant(&word.value)).collect();
        Self { directive, used: vec![false; rules.len()], rules, taken: Vec::new(), kept_off: 0 }
    }

    /// Takes what is silenced of what is found in the block at `index`, and makes its verdict that of a waived one if nothing is left of it.
    fn take_of(&mut self, checked: &mut Checked, index: usize) {
        let before = self.taken.len();
        self.take(&mut checked.diagnostics, index);
        self.keep_off(checked, index);
        let scope = &self.directive.scope;
        let is_whole = self.directive.rules.is_empty() && scope.within.is_none() && self.is_down(index, None);
        let has_errors = !checked.verdict.errors().is_empty();
        let took =
            has_errors && self.taken.get(before..).unwrap_or_default().iter().any(|diagnostic| rules::is_syntax_error(diagnostic.rule));
        let is_left = checked.diagnostics.iter().any(|diagnostic| rules::is_syntax_error(diagnostic.rule));
        if (is_whole || took && !is_left) && checked.verdict.status() != Status::Waived {
            checked.verdict = checked.verdict.clone().waived_by(self.directive.said.clone());
        }
    }

    /// Takes the fixes that would change the lines that it is about: the last of many findings may have a fix for places that none is told of.
    fn keep_off(&mut self, checked: &mut Checked, index: usize) {
        let Some(within) = self.directive.scope.within else { return };
        let code = &checked.snippet.block.text;
        for diagnostic in &mut checked.diagnostics {
            let is_there = |edit: &Edit| within.holds(code.origin(edit.range.clone()).start);
            let changes_it = diagnostic.fix.as_ref().is_some_and(|fix| fix.edits.iter().any(is_there));
            if changes_it && self.is_meant(diagnostic.rule.id, index) {
                diagnostic.fix = None;
                self.kept_off += 1;
            }
        }
    }

    /// Takes what is silenced out of `diagnostics`, which are those of the block at `index`.
    fn take(&mut self, diagnostics: &mut Vec<Diagnostic>, index: usize) {
        // Of thousands in one block, most are about lines without findings.
        let is_there = |diagnostic: &Diagnostic| self.directive.scope.within.is_none_or(|within| is_in(diagnostic, within));
        if !diagnostics.iter().any(is_there) {
            return;
        }
        for diagnostic in std::mem::take(diagnostics) {
            if self.silences(&diagnostic, index) {
                self.taken.push(diagnostic);
            } else {
                diagnostics.push(diagnostic);
            }
        }
    }

    fn silences(&mut self, diagnostic: &Diagnostic, index: usize) -> bool {
        self.directive.scope.within.is_none_or(|within| is_in(diagnostic, within)) && self.is_meant(diagnostic.rule.id, index)
    }

    /// Whether it is about the rule `id` in the block at `index`, for which it is of use then.
    fn is_meant(&mut self, id: &str, index: usize) -> bool {
        if !self.is_down(index, Some(id)) {
            return false;
        }
        if self.rules.is_empty() {
            return true;
        }
        let mut found = false;
        for (_, used) in self.rules.iter().zip(&mut self.used).filter(|(names, _)| names.contains(&id)) {
            (*used, found) = (true, true);
        }
        found
    }

    /// Whether `rule`, or any, is still off in the block at `index`, and no `on` has lifted that.
    fn is_down(&self, index: usize, rule: Option<&str>) -> bool {
        let lifts = |name: &str| rule.is_none_or(|rule| rules::named(name).iter().any(|named| named.info.id == rule));
        !self.directive.scope.lifted.iter().any(|(name, from)| *from <= index && lifts(name))
    }

    /// What it did.
    fn effect(&self, is_off: IsOff<'_>) -> DirectiveEffect {
        let is_idle = |index: &usize| {
            let names = self.rules.get(*index).map_or(&[][..], Vec::as_slice);
            let is_on = names.iter().filter_map(|id| rules::by_id(id)).any(|rule| !is_off(rule.info));
            is_on && self.used.get(*index) == Some(&false)
        };
        DirectiveEffect {
            silenced: self.taken.len() + self.kept_off,
            idle: (0..self.rules.len()).filter(is_idle).collect(),
            ..DirectiveEffect::default()
        }
    }
}
