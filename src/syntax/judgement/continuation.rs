//! Code that an article tells in several blocks: each alone is cut, one after another they are whole.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::guard::{self, Failure};
use crate::language::{Elements, Language};
use crate::snippet::Snippet;
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::syntax::lexis::{brackets, comment};
use crate::syntax::parsing::attempt::{Work, is_before};
use crate::syntax::parsing::fragment::{self, Reading};
use crate::syntax::parsing::tree;
use crate::syntax::{Excuse, Finding, Status, Verdict, Why};
use crate::text::Text;

/// The name of the review.
pub(super) const NAME: &str = "several-blocks";

/// Most blocks that are read as one.
const MAX_BLOCKS: usize = 8;

/// The context of a block that is cut off and whole with a later one behind it, as catalogs name it.
const GOES_ON: &str = "goes on in a later block";

/// The context of that later block.
const BEGAN: &str = "began in an earlier block";

/// The verdicts on an article's snippets, given each one's own: what is invalid alone, and parses with the next ones of its
/// language behind it, is a fragment, and so are they.
pub(super) fn joined(snippets: &[Snippet], mut verdicts: Vec<Verdict>) -> Vec<Verdict> {
    // Looked for from everywhere at once: parses of what is joined take longer than all else in an article of many blocks.
    let mut families: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    for (index, snippet) in snippets.iter().enumerate() {
        if let Some(language) = snippet.detection.language {
            families.entry(language.family).or_default().push(index);
        }
    }
    let told = ToldBlocks { snippets, verdicts: &verdicts, families, alone: Mutex::default() };
    let cut = verdicts.par_iter().enumerate().filter(|(_, verdict)| may_be_cut(verdict));
    let runs: Vec<_> = cut.map(|(first, _)| (first, guard::watched(|| told.run(first)))).collect();
    let mut next = 0;
    for (first, (run, failure)) in runs {
        if let Some(failure) = failure.filter(Failure::is_fatal)
            && let Some(verdict) = verdicts.get_mut(first)
        {
            *verdict = Verdict::unchecked(Why::Failed(failure)).decided_by(super::check::FAILED);
            continue;
        }
        let Some(run) = run.flatten().filter(|_| first >= next) else { continue };
        next = run.last().map_or(next, |last| last + 1);
        for &index in &run {
            let Some(verdict) = verdicts.get_mut(index).filter(|verdict| may_be_part(verdict)) else { continue };
            let context = Some(if index == first { GOES_ON } else { BEGAN });
            let excuse = Excuse { context, allowances: Vec::new() };
            *verdict = Verdict::parsed(verdict.parser, excuse).decided_by(NAME);
        }
    }
    verdicts
}

/// A way to read code.
type WayToRead = fn(&'static Language, &Text, &mut Work) -> Reading;

/// An article's code, in order.
struct ToldBlocks<'a> {
    snippets: &'a [Snippet],
    verdicts: &'a [Verdict],
    /// The snippets of each family of languages, in order.
    families: BTreeMap<&'static str, Vec<usize>>,
    /// Whether the snippet at this index parses by itself, in the language with this id, as far as somebody asked.
    alone: Mutex<HashMap<(usize, &'static str), bool>>,
}

impl ToldBlocks<'_> {
    /// The snippet at `first` and those after it that are whole together; `None` if none are.
    fn run(&self, first: usize) -> Option<Vec<usize>> {
        let language = self.snippets.get(first)?.detection.language?;
        let mut code = self.snippets.get(first)?.code().to_owned();
        let mut run = vec![first];
        let mut work = Work::new().on(self.snippets.get(first)?);
        let mut read = |code: &str, read: WayToRead| read(language, &Text::verbatim(code, 0), &mut work);
        if code.len() > fragment::MAX_FRAGMENT || is_ended(language, &code) || ends_in_string(language, &code) {
            return None;
        }
        let related = self.families.get(language.family)?;
        let behind = related.get(related.partition_point(|index| *index <= first)..)?;
        let behind = behind.get(..MAX_BLOCKS - 1).unwrap_or(behind);
        // A block that parses alone ends nothing.
        let is_cut = |index: &usize| self.verdicts.get(*index).is_some_and(may_be_cut);
        if !behind.iter().any(is_cut) {
            return None;
        }
        // Where nobody can tell whether the first is cut, only what is then whole by itself tells that it was.
        let untold = is_untold(self.verdicts.get(first)?).then_some(Why::Incomplete(language));
        let reading = untold.map_or_else(|| read(&code, fragment::read), Reading::Unknown);
        let read_joined: WayToRead = match &reading {
            // What parses has damage for its mistake.
            Reading::Parses(..) => return None,
            _ if is_lost(language, &code, &reading) => return None,
            Reading::Fails(..) => fragment::read,
            Reading::Unknown(_) => fragment::read_alone,
        };
        for &index in behind {
            let snippet = self.snippets.get(index)?;
            code.push('\n');
            code.push_str(snippet.code());
            run.push(index);
            if code.len() > fragment::MAX_FRAGMENT {
                return None;
            }
            if !is_cut(&index) || brackets::unpaired(language, &code) || self.parses_alone(index, language) {
                continue;
            }
            let reading = read(&code, read_joined);
            if reading.parses() {
                return Some(run);
            }
            if is_lost(language, &code, &reading) {
                return None;
            }
        }
        None
    }

    /// Whether the snippet at `index` parses by itself as `language`.
    fn parses_alone(&self, index: usize, language: &'static Language) -> bool {
        let is_known = |snippet: &Snippet| snippet.detection.language.is_some_and(|own| own.id == language.id);
        if self.snippets.get(index).is_some_and(is_known) && self.verdicts.get(index).is_some_and(is_untold) {
            return false;
        }
        let key = (index, language.id);
        if let Some(known) = self.alone.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return *known;
        }
        let code = self.snippets.get(index).map_or("", Snippet::code);
        let parses = fragment::read(language, &Text::verbatim(code, 0), &mut Work::new()).parses();
        self.alone.lock().unwrap_or_else(PoisonError::into_inner).insert(key, parses);
        parses
    }
}

/// Whether what the parser stumbled over in `code`, which reads so, stands so far before its end that nothing behind could mend it. Also a
/// parser that is not believed stumbles there.
fn is_lost(language: &'static Language, code: &str, reading: &Reading) -> bool {
    let is_far = |end: usize| is_before(end, code, code.len());
    match reading {
        Reading::Parses(..) => false,
        Reading::Fails(_, errors) => errors.iter().any(|error| is_far(error.range.end)),
        Reading::Unknown(_) => tree::stumbles(language, code).iter().any(|range| is_far(range.end)),
    }
}

/// Whether `code` ends as its language ends statements, with nothing open: `DROP TABLE a;` goes on nowhere.
fn is_ended(language: &Language, code: &str) -> bool {
    let Some(end) = language.statement_end.filter(|_| language.blocks.is_none()) else { return false };
    let last = code.lines().map(|line| comment::before(language, line).trim_end()).rfind(|line| !line.is_empty()).unwrap_or_default();
    (last.ends_with(end) || last.ends_with('}')) && brackets::pairs(language, code) == Some(true)
}

/// Whether `code` ends within a string: two that are not closed, in blocks of their own, would excuse each other.
fn ends_in_string(language: &Language, code: &str) -> bool {
    let belief = Belief { over_lines: true, ..Belief::default() };
    let has_text = matches!(language.elements, Elements::InCode | Elements::Loose | Elements::Strict) || language.lexis.apostrophes;
    !has_text && lexemes(language, code, belief).any(|lexeme| matches!(lexeme.sort, Sort::Open(_)))
}

/// Whether a block with this verdict may be told to be a part of a run: what parses by itself, what is waived and what is no code stay.
fn may_be_part(verdict: &Verdict) -> bool {
    may_be_cut(verdict) || verdict.status() == Status::Fragment
}

/// Whether a block with this verdict did not parse, believed or not.
fn may_be_cut(verdict: &Verdict) -> bool {
    matches!(verdict.status(), Status::Invalid | Status::Unchecked) && !matches!(verdict.finding, Finding::Unchecked(Why::NoParser(_)))
}

/// Whether a block with this verdict did not parse, which proves nothing.
fn is_untold(verdict: &Verdict) -> bool {
    matches!(verdict.finding, Finding::Unchecked(Why::Incomplete(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::detect;
    use crate::syntax::check;

    fn statuses(codes: &[&str]) -> Vec<(Status, Option<&'static str>)> {
        let snippet = |(index, code): (usize, &&str)| {
            let block = Block::new(Text::verbatim(*code, 0), "test");
            let detection = detect::detect(&block);
            Snippet::new(block, detection, index + 1)
        };
        let snippets: Vec<_> = codes.iter().enumerate().map(snippet).collect();
        let verdicts = snippets.iter().map(check).collect();
        joined(&snippets, verdicts).into_iter().map(|verdict| (verdict.status(), verdict.context())).collect()
    }

    const OPENS: &str = "int main(int argc, char *argv[])\n{\n  int count = 0;\n";
    const GOES: &str = "  while (count < argc) {\n    printf(\"%s\\n\", argv[count]);\n    count++;\n  }\n";
    const CLOSES: &str = "  printf(\"%d\\n\", count);\n  return 0;\n}\n";

    #[test]
    fn a_function_may_be_told_in_three_blocks() {
        let expected = [(Status::Fragment, Some(GOES_ON)), (Status::Valid, None), (Status::Fragment, Some(BEGAN))];
        assert_eq!(statuses(&[OPENS, GOES, CLOSES]), expected);
    }

    #[test]
    fn what_no_later_block_closes_is_not_closed() {
        assert_eq!(statuses(&[OPENS, GOES]), [(Status::Invalid, None), (Status::Valid, None)]);
        assert_eq!(statuses(&[CLOSES, OPENS]), [(Status::Invalid, None), (Status::Invalid, None)]);
    }
}
