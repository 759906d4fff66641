//! What the verdict of the ladder is held against: what the block's markup says of it, and whether its language is believed.

use std::ops::Range;

use super::{belief, ladder, remarks};
use crate::block::{self, Block, Trust};
use crate::detect;
use crate::guard::timings::because;
use crate::language::{Braces, Elements, Kind, Language, Markup, TagContent};
use crate::snippet::{Snippet, console, spaces};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parts::output;
use crate::syntax::rung::Case;
use crate::syntax::{Status, SyntaxError, Verdict, Why};
use crate::text::{Text, union};

/// One look at a verdict on a snippet: what is made of it.
#[derive(Debug)]
pub struct Review {
    /// Its name, in kebab case.
    pub name: &'static str,
    /// What it asks, in a sentence without a full stop.
    pub summary: &'static str,
    /// The verdict, the same or another.
    pub(super) look: fn(&Hearing<'_>, Verdict, &mut Work) -> Verdict,
}

/// All reviews, in order. What is waived is not doubted: the last three leave it as it is.
pub static REVIEWS: &[&Review] = &[
    &Review { name: "removed-lines", summary: "whether lines that are pointed out as removed belong to the code after all", look: as_one },
    &Review { name: "printed-lines", summary: "which lines the markup says were printed", look: among_printed },
    &Review { name: Verdict::WAIVER, summary: "whether the author marked the block as wrong, or as not to be checked", look: waived },
    &Review { name: "remarks", summary: "whether the sentence right before or behind the block says that it is wrong", look: spoken_of },
    &Review {
        name: "belief",
        summary: "whether it is certain enough that the code is in the language in which it is wrong",
        look: believed,
    },
    &Review { name: "label", summary: "what it is as its author names it, where it looks like something else", look: as_named },
    &Review { name: "blocks-within", summary: "whether the code blocks in what is published as Markdown are right", look: with_blocks },
];

/// The verdict on `snippet` as `language`: that of the ladder, reviewed.
pub(super) fn reviewed(snippet: &Snippet, language: &'static Language, work: &mut Work) -> Verdict {
    let hearing = Hearing::new(snippet, language);
    let first = hearing.judge(language, &hearing.code, work);
    REVIEWS.iter().fold(first, |verdict, review| {
        let (rung, status) = (verdict.rung, verdict.status());
        let reviewed = because(("review", review.name), || (review.look)(&hearing, verdict, work)).decided_by(review.name);
        if (reviewed.rung, reviewed.status()) != (rung, status) {
            work.note(review.name, language, Some(&reviewed));
        }
        reviewed
    })
}

/// A snippet whose verdict is looked at.
pub(super) struct Hearing<'a> {
    pub snippet: &'a Snippet,
    /// What it is said to be in.
    pub language: &'static Language,
    /// Its code, without the lines that are printed or removed.
    pub code: Text,
}

impl<'a> Hearing<'a> {
    pub(super) fn new(snippet: &'a Snippet, language: &'static Language) -> Self {
        let left_out = union([snippet.block.printed.as_slice(), &snippet.block.removed].concat());
        Self { snippet, language, code: without(snippet, &left_out) }
    }

    /// The verdict on `code`, a part of the snippet, as `language`.
    pub(super) fn judge(&self, language: &'static Language, code: &Text, work: &mut Work) -> Verdict {
        ladder::climb(&Case::new(self.snippet, language, &console::plain(language, code)), work)
    }
}

/// The code of `snippet` without what stands in `ranges`.
fn without(snippet: &Snippet, ranges: &[Range<usize>]) -> Text {
    let code = output::without(&Text::verbatim(snippet.code(), 0), ranges);
    if snippet.block.collapses_spaces { spaces::plain(&code) } else { code }
}

/// What is pointed out as removed may be no change at all.
fn as_one(hearing: &Hearing<'_>, verdict: Verdict, work: &mut Work) -> Verdict {
    let block = &hearing.snippet.block;
    if verdict.status() != Status::Invalid || block.removed.is_empty() {
        return verdict;
    }
    let as_one = hearing.judge(hearing.language, &without(hearing.snippet, &block.printed), work.renewed());
    if as_one.status() == Status::Invalid { verdict } else { as_one }
}

fn among_printed(hearing: &Hearing<'_>, verdict: Verdict, _: &mut Work) -> Verdict {
    output::among(verdict, hearing.language, &hearing.snippet.block.printed, hearing.snippet.code().len())
}

fn waived(hearing: &Hearing<'_>, verdict: Verdict, _: &mut Work) -> Verdict {
    match hearing.snippet.block.exemption() {
        Some(words) => verdict.waived_by(words.to_owned()),
        None => verdict,
    }
}

/// What publishing did, no sentence speaks of.
fn spoken_of(hearing: &Hearing<'_>, verdict: Verdict, _: &mut Work) -> Verdict {
    if verdict.status() != Status::Invalid || belief::is_damage(&verdict) {
        return verdict;
    }
    let said = remarks::said(hearing.snippet, verdict.errors());
    said.map_or(verdict, |said| Verdict::waived(None, Why::Commented(said)))
}

fn believed(hearing: &Hearing<'_>, verdict: Verdict, _: &mut Work) -> Verdict {
    let block = &hearing.snippet.block;
    if verdict.status() != Status::Invalid || block.exemption().is_some() {
        return verdict;
    }
    if block.is_output && block.label.is_none() {
        return Verdict::text(Why::Printed(hearing.language));
    }
    belief::doubt(hearing.snippet, &verdict).map_or(verdict, Verdict::unchecked)
}

fn as_named(hearing: &Hearing<'_>, verdict: Verdict, work: &mut Work) -> Verdict {
    if hearing.snippet.block.exemption().is_some() {
        return verdict;
    }
    let named = match verdict.status() {
        Status::Text | Status::Unchecked => code_as_named(hearing, verdict.status(), work),
        Status::Invalid => explained_as_named(hearing, &verdict, work),
        Status::Valid | Status::Fragment => code_around_elements(hearing, work),
        Status::Mixed | Status::Waived => None,
    };
    named.unwrap_or(verdict)
}

/// The verdict on what is taken for a page, as the code with elements that its author says it is: to HTML, anything is text, so that a yes
/// of it proves nothing where the code begins with no element.
fn code_around_elements(hearing: &Hearing<'_>, work: &mut Work) -> Option<Verdict> {
    let begins = hearing.code.as_str().trim_start();
    let has_code = |markup: &Markup| {
        markup.tags.iter().any(|tag| tag.holds != TagContent::Comment) || markup.braces != Braces::Text || markup.fence.is_some()
    };
    let is_page = hearing.language.elements == Elements::Loose && !hearing.language.markup.as_ref().is_some_and(has_code);
    if !is_page || begins.starts_with(['<', '{', '/']) {
        return None;
    }
    let named = belief::named_otherwise(hearing.snippet).filter(|named| named.elements == Elements::InCode)?;
    let verdict = hearing.judge(named, &hearing.code, work.renewed());
    let counts = matches!(verdict.status(), Status::Valid | Status::Fragment) || belief::is_proved(&verdict);
    counts.then(|| verdict.in_other(named, hearing.snippet.code().len()))
}

/// Most code blocks in one that are looked into.
const MAX_WITHIN: usize = 20;

/// The verdict on Markdown with the mistakes in its code blocks whose language is named.
fn with_blocks(hearing: &Hearing<'_>, verdict: Verdict, _: &mut Work) -> Verdict {
    let named = |block: &Block| {
        let label = block.label.as_ref().filter(|label| label.trust > Trust::Low)?;
        label.language()
    };
    let holds_blocks = hearing.language.holds_blocks && named(&hearing.snippet.block).is_some_and(|named| named.holds_blocks);
    if !holds_blocks || !matches!(verdict.status(), Status::Valid | Status::Unchecked) || hearing.snippet.block.exemption().is_some() {
        return verdict;
    }
    let blocks = block::within(&Text::verbatim(hearing.snippet.code(), 0)).into_iter().filter(|block| named(block).is_some());
    let errors: Vec<_> = blocks.take(MAX_WITHIN).flat_map(mistakes).collect();
    if errors.is_empty() { verdict } else { Verdict::invalid(None, errors) }
}

/// What is wrong in `block`, which stands in other code, in bytes of that.
fn mistakes(block: Block) -> Vec<SyntaxError> {
    let text = block.text.clone();
    let detection = detect::detect(&block);
    let Some(language) = detection.language else { return Vec::new() };
    let verdict = reviewed(&Snippet::new(block, detection, 1), language, &mut Work::new());
    let place = |range: Range<usize>| text.origin(range).range();
    let moved = |error: &SyntaxError| {
        let mut error = error.clone().placed(place);
        for edit in error.help.iter_mut().filter_map(|help| help.fix.as_mut()).flat_map(|fix| &mut fix.edits) {
            edit.range = place(edit.range.clone());
        }
        error
    };
    verdict.errors().iter().map(moved).collect()
}

/// The verdict on what looks like something else and is none of it, as what its author says that it is: if it is code and parses,
/// or but one change is needed.
fn code_as_named(hearing: &Hearing<'_>, looked: Status, work: &mut Work) -> Option<Verdict> {
    let named = belief::named_otherwise(hearing.snippet)?;
    // What looks like data may well be a value in code.
    let is_data = hearing.language.kind == Kind::Data;
    let fits = |status| status == Status::Valid || status == Status::Fragment && is_data;
    let parses = |verdict: &Verdict| looked == Status::Unchecked && fits(verdict.status());
    let verdict = hearing.judge(named, &hearing.code, work.renewed());
    // What stands in a component is read by who reads all of it.
    let is_component = belief::is_component_of(named, hearing.language) && verdict.status() != Status::Unchecked;
    let verdict = Some(verdict).filter(|verdict| is_component || parses(verdict) || belief::is_proved(verdict))?;
    Some(verdict.in_other(named, hearing.snippet.code().len()))
}

/// The verdict on what is wrong as what it looks like, and is not as what its author says that it is, where that can be told.
fn explained_as_named(hearing: &Hearing<'_>, looked: &Verdict, work: &mut Work) -> Option<Verdict> {
    let named = belief::named_otherwise(hearing.snippet).filter(|named| named.reference.is_some() || named.grammar.is_some())?;
    let verdict = hearing.judge(named, &hearing.code, work.renewed());
    match verdict.status() {
        Status::Valid | Status::Fragment | Status::Mixed => Some(verdict.in_other(named, hearing.snippet.code().len())),
        Status::Text | Status::Unchecked | Status::Waived => Some(verdict),
        // What is wrong in a value is wrong in the code around it, which knows more than the value's language does: comments. Who gets
        // further sees the mistake.
        Status::Invalid => {
            let reach = |verdict: &Verdict| verdict.errors().first().map(|error| error.range.start);
            let further = belief::is_value_of(named, hearing.language) && reach(&verdict) > reach(looked);
            further.then(|| verdict.in_other(named, hearing.snippet.code().len()))
        }
    }
}
