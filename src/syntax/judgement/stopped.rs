//! Blocks that just stop, with so little missing that only their article tells an excerpt from a forgotten bracket.

use std::collections::HashMap;

use crate::guard;
use crate::snippet::Snippet;
use crate::syntax::explain::unfinished;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::{Allowance, Status, Verdict};
use crate::text::{Text, pattern};

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
    let goes_on = |index: usize| {
        snippets.get(index).is_some_and(|snippet| is_continued(index, snippet, snippets, &places)) || is_told_on(index, snippets, &verdicts)
    };
    let (told, rest): (Vec<_>, Vec<_>) = stops.into_iter().partition(|(index, _)| alike >= MIN_ALIKE || goes_on(*index));
    for (index, stopped) in told {
        if let Some(verdict) = verdicts.get_mut(index) {
            *verdict = stopped.decided_by(NAME);
        }
    }
    // What is shown twice, a little changed, stops where it stopped before.
    let first_lines: Vec<&str> =
        snippets.iter().zip(&verdicts).filter(|(_, verdict)| is_stopped(verdict)).filter_map(|(snippet, _)| first_line(snippet)).collect();
    for (index, stopped) in rest {
        let is_twin = snippets.get(index).and_then(first_line).is_some_and(|line| first_lines.contains(&line));
        if let Some(verdict) = verdicts.get_mut(index).filter(|_| is_twin) {
            *verdict = stopped.decided_by(NAME);
        }
    }
    verdicts
}

/// The first line of `snippet` that is known again.
fn first_line(snippet: &Snippet) -> Option<&str> {
    snippet.code().lines().map(str::trim).find(|line| line.len() >= MIN_KNOWN)
}

pattern! {
    /// What a sentence between two blocks says of the second: that it goes on with the first.
    static NEXT_PART = r"(?i)(?-u:\b)(?:(?:next|following|second|other|remaining) (?:part|portion|section)s? of|(?:the )?rest of (?:the|this|its)|remainder of (?:the|this|its))(?-u:\b)";
}

/// Whether the block behind the one at `index` goes on with it: a sentence between them says so, or it holds members, which by themselves
/// are part of something, and stand in what the first leaves open.
fn is_told_on(index: usize, snippets: &[Snippet], verdicts: &[Verdict]) -> bool {
    let (Some(snippet), Some(next), Some(verdict)) = (snippets.get(index), snippets.get(index + 1), verdicts.get(index + 1)) else {
        return false;
    };
    let Some(language) = snippet.detection.language.filter(|own| next.detection.language.is_some_and(|next| next.family == own.family))
    else {
        return false;
    };
    let says = |said: &Option<String>| said.as_deref().is_some_and(|said| NEXT_PART.is_match(said));
    let is_said = says(&snippet.block.remark) || says(&next.block.lead);
    let is_of_members = verdict.status() == Status::Fragment && verdict.context().is_some_and(|context| context.ends_with(" members"));
    let goes_on = || unfinished::goes_on(language, snippet.code(), next.code(), &mut Work::new());
    (is_said || is_of_members) && guard::watched(goes_on).0 == Some(true)
}

/// The verdict on `snippet` if it just stops.
fn stop(snippet: &Snippet) -> Option<Verdict> {
    let language = snippet.detection.language?;
    let stop = || unfinished::stop(language, &Text::verbatim(snippet.code(), 0), &mut Work::new().on(snippet));
    guard::watched(stop).0?.map(|stop| stop.verdict)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Block, Label, Trust};
    use crate::detect;
    use crate::syntax::check;

    fn statuses(blocks: &[(&str, &str)]) -> Vec<Status> {
        let snippet = |(index, (code, remark)): (usize, &(&str, &str))| {
            let label = Some(Label::new("java", Trust::High));
            let remark = Some((*remark).to_owned());
            let block = Block { label, remark, ..Block::new(Text::verbatim(*code, 0), "test") };
            let detection = detect::detect(&block);
            Snippet::new(block, detection, index + 1)
        };
        let snippets: Vec<_> = blocks.iter().enumerate().map(snippet).collect();
        let verdicts = snippets.iter().map(check).collect();
        told(&snippets, verdicts).into_iter().map(|verdict| verdict.status()).collect()
    }

    const CLASS: &str = "public class Lamp {\n  private int watts;\n  private String room;\n";

    #[test]
    fn a_class_goes_on_with_its_members() {
        let members = "public Lamp(int watts) {\n  this.watts = watts;\n}\n";
        assert_eq!(statuses(&[(CLASS, ""), (members, "")]), [Status::Fragment, Status::Fragment]);
        let other = "public class Room {\n  private int size;\n}\n";
        assert_eq!(statuses(&[(CLASS, ""), (other, "")]), [Status::Invalid, Status::Valid]);
        assert_eq!(statuses(&[(CLASS, "The next part of the class is below:"), (other, "")]), [Status::Fragment, Status::Valid]);
    }
}
