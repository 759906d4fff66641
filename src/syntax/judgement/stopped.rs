//! Blocks that just stop, with so little missing that only their article tells an excerpt from a forgotten bracket.

use std::collections::HashMap;

use crate::snippet::Snippet;
use crate::syntax::explain::unfinished;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::{Allowance, Status, Verdict};
use crate::text::Text;

/// The name of the review.
pub(super) const NAME: &str = "stops";

/// Fewest blocks of an article that stop in the same way before that is how it shows code.
const MIN_ALIKE: usize = 3;

/// Shortest line, in bytes without the blanks around it, that is known again in another block.
const MIN_KNOWN: usize = 12;

/// The verdicts on an article's snippets, given each one's own: a block that just stops is an excerpt where another one has its lines and
/// goes on, and where several stop so.
pub(super) fn told(snippets: &[Snippet], mut verdicts: Vec<Verdict>) -> Vec<Verdict> {
    if snippets.len() < 2 {
        return verdicts;
    }
    let stops: Vec<(usize, Verdict)> = verdicts
        .iter()
        .enumerate()
        .filter(|(_, verdict)| verdict.status() == Status::Invalid)
        .filter_map(|(index, _)| Some((index, stop(snippets.get(index)?)?)))
        .collect();
    if stops.is_empty() {
        return verdicts;
    }
    let is_stopped = |verdict: &Verdict| verdict.allowances().iter().any(|allowance| allowance.kind == Allowance::UNFINISHED);
    let alike = stops.len() + verdicts.iter().filter(|verdict| is_stopped(verdict)).count();
    let places = places(snippets);
    for (index, stopped) in stops {
        let goes_on = || snippets.get(index).is_some_and(|snippet| is_continued(index, snippet, snippets, &places));
        if (alike >= MIN_ALIKE || goes_on())
            && let Some(verdict) = verdicts.get_mut(index)
        {
            *verdict = stopped.decided_by(NAME);
        }
    }
    verdicts
}

/// The verdict on `snippet` if it just stops.
fn stop(snippet: &Snippet) -> Option<Verdict> {
    let language = snippet.detection.language?;
    unfinished::stop(language, &Text::verbatim(snippet.code(), 0), &mut Work::new().on(snippet)).map(|stop| stop.verdict)
}

/// The lines of all snippets that may be known again, each with the snippet and the line's number there.
fn places(snippets: &[Snippet]) -> HashMap<&str, Vec<(usize, usize)>> {
    let mut places: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    for (index, snippet) in snippets.iter().enumerate() {
        for (number, line) in snippet.code().lines().enumerate() {
            places.entry(line.trim()).or_default().push((index, number));
        }
    }
    places
}

/// Whether another of `snippets` has the first and the last telling line of the one at `index`, in this order, and more behind them.
fn is_continued(index: usize, snippet: &Snippet, snippets: &[Snippet], places: &HashMap<&str, Vec<(usize, usize)>>) -> bool {
    let telling = || snippet.code().lines().map(str::trim).filter(|line| line.len() >= MIN_KNOWN);
    let (Some(first), Some(last)) = (telling().next(), telling().next_back()) else { return false };
    let (Some(starts), Some(ends)) = (places.get(first), places.get(last)) else { return false };
    ends.iter().any(|&(other, number)| {
        // They are in order, so that the first of a block is its earliest.
        let start = starts.get(starts.partition_point(|&(block, _)| block < other));
        let begins = || start.is_some_and(|&(block, line)| block == other && line < number);
        let more = || {
            snippets.get(other).is_some_and(|other| other.code().lines().skip(number + 1).any(|line| line.contains(char::is_alphanumeric)))
        };
        other != index && begins() && more()
    })
}
