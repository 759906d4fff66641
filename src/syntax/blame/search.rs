//! Which change mends broken code: candidates are tried in the order of how plausible they are, and the first with which it parses is
//! the proof.

use std::ops::{ControlFlow, Range};

use crate::language::{self, Language};
use crate::syntax::blame::candidate::Candidate;
use crate::syntax::blame::ordinary::is_ordinary;
use crate::syntax::blame::scene::Scene;
use crate::syntax::blame::surroundings::{Surroundings, changed, reach, surroundings};
use crate::syntax::blame::suspicions::{SUSPICIONS, torn};
use crate::syntax::lexis::brackets;
use crate::syntax::parsing::attempt::{Attempt, Work, attempt, is_before, is_told_by_tree};
use crate::syntax::parsing::fragment;
use crate::syntax::{Cause, Fix, FixTrust, Help, SyntaxError};
use crate::text::{Edit, Text};

/// Most candidates that are tried for one mistake: of those that mend one, 99 in 100 are among the first half.
const MAX_CANDIDATES: usize = 80;

/// Most candidates that are tried once one helps, of code that is long enough to be dear.
const MAX_ONCE_HELPED: usize = 12;

/// Longest code, in bytes, that is not.
const MAX_CHEAP: usize = 512;

/// Bytes that the candidates for one mistake may make a parser read: long code has fewer of them tried, the most plausible first.
const MAX_SEARCH: usize = 128 * 1024;

/// Most other changes that are tried once one is found.
const MAX_RIVALS: usize = 12;

/// Most mistakes that are looked for in one snippet.
const MAX_MISTAKES: usize = 5;

/// Longest code, in bytes, for which a change is looked for.
const MAX_BYTES: usize = 32 * 1024;

/// Code with the changes with which it parses.
pub(in crate::syntax) struct Mended {
    /// The mistakes that they prove, in order.
    pub mistakes: Vec<SyntaxError>,
    /// The code with the changes made.
    pub text: Text,
}

/// The mistake of `text` that one change mends, and all of it with that; `None` if no single change does.
pub(in crate::syntax) fn single(language: &'static Language, text: &Text, errors: &[SyntaxError], work: &mut Work) -> Option<SyntaxError> {
    if text.len() > MAX_BYTES {
        return None;
    }
    match change(language, text.as_str(), first(text, errors), work)? {
        Change::Mends(candidate, trust) => Some(blamed(candidate, trust, text)),
        Change::Helps(_) => None,
    }
}

/// The first of `errors`, in bytes of `text`: a change is looked for in the text itself, and errors stand where it was made from.
fn first(text: &Text, errors: &[SyntaxError]) -> Option<SyntaxError> {
    let error = errors.first().cloned()?;
    Some(error.placed(|range| text.offset_of(range.start)..text.offset_of(range.end)))
}

/// The mistakes of `text`, proved by the changes with which it parses; `None` if no few do.
///
/// Where no single change mends all of it, the one with which the parser gets furthest is made, and the next is looked for from there.
pub(in crate::syntax) fn proved(language: &'static Language, text: &Text, errors: &[SyntaxError], work: &mut Work) -> Option<Mended> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let mut mistakes = Vec::new();
    let mut mended = text.clone();
    let mut first = first(text, errors);
    while mistakes.len() < MAX_MISTAKES {
        match change(language, mended.as_str(), first.take(), work)? {
            Change::Mends(candidate, trust) => {
                let text = made(&mended, &candidate);
                mistakes.push(blamed(candidate, trust, &mended));
                mistakes.sort_by_key(|error: &SyntaxError| error.range.start);
                return Some(Mended { mistakes, text });
            }
            Change::Helps(candidate) => {
                let better = made(&mended, &candidate);
                mistakes.push(blamed(candidate, FixTrust::Unsafe, &mended));
                mended = better;
            }
        }
    }
    None
}

/// What a candidate does to broken code.
enum Change {
    /// It parses with it, which can be trusted so far.
    Mends(Candidate, FixTrust),
    /// Its parser gets further.
    Helps(Candidate),
}

/// The best change to `code`; `None` if none does any good.
fn change(language: &'static Language, code: &str, error: Option<SyntaxError>, work: &mut Work) -> Option<Change> {
    let opaque = work.opaque(language, code);
    let surroundings = surroundings(language, code, &opaque, work);
    let mut seen: Vec<SyntaxError> = surroundings.iter().filter_map(|around| around.errors.first().cloned()).collect();
    let furthest = seen.iter().map(|error| error.range.start).max()?;
    seen.extend(error);
    seen.dedup_by_key(|error| error.range.start);
    let scene = Scene::new(language, code, &seen, opaque);
    if let Some(whole) = whole_operator(&scene, work) {
        return Some(whole);
    }
    let left = MAX_CANDIDATES.min(MAX_SEARCH / (code.len() * surroundings.len()).max(1));
    let mut search =
        Search { scene: &scene, surroundings: &surroundings, line: scene.line_of(furthest), left, tried: Vec::new(), best: None };
    let mut unpaired = Vec::new();
    let mut tried = SUSPICIONS.iter().flat_map(|suspicion| suspicion(&scene)).try_for_each(|candidate| {
        if !search.is_new(&candidate, work) {
            return ControlFlow::Continue(());
        }
        if search.leaves_unpaired(&candidate) {
            unpaired.push(candidate);
            return ControlFlow::Continue(());
        }
        search.try_out(candidate, work)
    });
    if tried.is_continue() {
        tried = unpaired.into_iter().try_for_each(|candidate| search.try_out(candidate, work));
    }
    if let ControlFlow::Break(Some(mended)) = tried {
        return Some(mended);
    }
    search.best.map(|(_, candidate)| Change::Helps(candidate))
}

/// A search for the change that mends one mistake.
struct Search<'a> {
    scene: &'a Scene<'a>,
    surroundings: &'a [Surroundings],
    /// The line that the parser comes to without a change.
    line: usize,
    /// How many candidates may still be tried.
    left: usize,
    /// What was proposed so far.
    tried: Vec<Edit>,
    /// The one with which the parser gets furthest, and how far that is, in bytes of the code.
    best: Option<(usize, Candidate)>,
}

impl Search<'_> {
    /// Whether nobody proposed `candidate` before, and it is one that counts.
    fn is_new(&mut self, candidate: &Candidate, work: &Work) -> bool {
        if self.tried.contains(&candidate.edit) || (work.is_strict() && !is_ordinary(self.scene, candidate)) {
            return false;
        }
        self.tried.push(candidate.edit.clone());
        true
    }

    /// Whether the code with `candidate` certainly has a bracket without its counterpart. A tree is dear enough to be spared by that.
    fn leaves_unpaired(&self, candidate: &Candidate) -> bool {
        let language = self.scene.language;
        is_told_by_tree(language) && {
            let text = Text::verbatim(self.scene.code, 0).edited([candidate.edit.parts()]);
            brackets::unpaired(language, text.as_str())
        }
    }

    /// Tries `candidate`. The search is over once one mends, or enough was tried.
    fn try_out(&mut self, candidate: Candidate, work: &mut Work) -> ControlFlow<Option<Change>> {
        let Some(left) = self.left.checked_sub(1) else { return ControlFlow::Break(None) };
        self.left = left;
        self.mends(candidate, work).map_or(ControlFlow::Continue(()), |mended| ControlFlow::Break(Some(mended)))
    }

    /// What is known if all parses with `candidate`; else how far the parser gets with it is remembered.
    fn mends(&mut self, candidate: Candidate, work: &mut Work) -> Option<Change> {
        let (language, code) = (self.scene.language, self.scene.code);
        let mut moved = false;
        for around in self.surroundings {
            // Where the context is of no help, neither is a change that does nothing without it.
            let in_vain = around.context.is_some() && !around.helps && !moved;
            let is_in_vain =
                |error: &SyntaxError| !is_opener(language, code, error) && is_before(error.range.end, code, candidate.edit.range.start);
            if in_vain || around.errors.iter().any(is_in_vain) {
                continue;
            }
            let text = changed(code, around, Some(&candidate));
            let outcome = attempt(language, &text, work);
            moved = match &outcome {
                Attempt::Parses(_) => true,
                Attempt::Fails(_, errors) => reach(errors) > reach(&around.errors),
                Attempt::Unknown(_) => false,
            };
            match outcome {
                Attempt::Parses(_) if is_as_meant(language, &text, &candidate) => {
                    let trust = trust(self.scene, &candidate, around, work);
                    return Some(Change::Mends(candidate, trust));
                }
                Attempt::Fails(_, errors) => {
                    let further = reach(&errors);
                    let is_best = !candidate.mends_all
                        && self.scene.line_of(further) > self.line
                        && self.best.as_ref().is_none_or(|(furthest, _)| further > *furthest);
                    if is_best && is_as_meant(language, &text, &candidate) {
                        self.best = Some((further, candidate.clone()));
                        if code.len() > MAX_CHEAP {
                            self.left = self.left.min(MAX_ONCE_HELPED);
                        }
                    }
                }
                Attempt::Parses(_) | Attempt::Unknown(_) => {}
            }
        }
        None
    }
}

/// Whether `error` points at a bracket or a here-document that is opened: what would close it may be missing far below. The heads of
/// a template's blocks end on their line.
fn is_opener(language: &Language, code: &str, error: &SyntaxError) -> bool {
    let is_bracket = language.markup.is_none() && code.get(error.range.clone()).is_some_and(|text| matches!(text, "{" | "(" | "["));
    let start = error.range.start;
    is_bracket || [start.saturating_sub(1), start].iter().any(|at| code.get(*at..).is_some_and(|rest| rest.starts_with("<<")))
}

/// An operator that a blank tears apart, once it is whole in whatever surroundings: of `case 1 = > b` a parser reads nothing, so that none
/// seem to help.
fn whole_operator(scene: &Scene<'_>, work: &mut Work) -> Option<Change> {
    if work.is_strict() {
        return None;
    }
    let is_mended = |candidate: &Candidate, work: &mut Work| {
        let text = Text::verbatim(scene.code, 0).edited([candidate.edit.parts()]);
        fragment::read(scene.language, &text, work).parses()
    };
    let candidate = torn::find(scene).into_iter().find(|candidate| is_mended(candidate, work))?;
    Some(Change::Mends(candidate, FixTrust::Unsafe))
}

/// How far `candidate`, with which the code of `scene` parses in its surroundings, can be trusted: another small change near it, with which
/// it parses as well, is as good.
///
/// `f(a b)` parses as `f(a, b)` and as `f(a.b)`, `{"a": 1 "b": 2}` with a comma alone.
fn trust(scene: &Scene<'_>, candidate: &Candidate, around: &Surroundings, work: &mut Work) -> FixTrust {
    let does = |edit: &Edit| (edit.with.trim().to_owned(), scene.text(edit.range.clone()).to_owned());
    let line = scene.line_of(candidate.edit.range.start);
    let is_near = |edit: &Edit| scene.line_of(edit.range.start).abs_diff(line) <= 1 && !edit.with.trim().is_empty();
    let rivals = SUSPICIONS.iter().flat_map(|suspicion| suspicion(scene));
    let rivals = rivals.filter(|rival| !rival.stands_for && is_near(&rival.edit) && does(&rival.edit) != does(&candidate.edit));
    let mut rivals = rivals.take(MAX_RIVALS);
    let has_rival = rivals.any(|rival| {
        let text = changed(scene.code, around, Some(&rival));
        attempt(scene.language, &text, work).parses() && is_as_meant(scene.language, &text, &rival)
    });
    // A sign that divides stands behind a word, a string or a bracket: behind `---` it would be odd.
    let before = scene.text(0..candidate.edit.range.start).chars().next_back();
    let is_divided = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '"' | '\'' | '`' | ')' | ']' | '}' | '>'));
    let is_slip = candidate.edit.range.is_empty() && matches!(&*candidate.edit.with, "," | ";" | ":") && is_divided;
    // Code that becomes a part of the comment above it is lost.
    let is_swallowed = scene.text(candidate.edit.range.clone()).contains('\n') && scene.has_comment(line);
    // Where lines mean something by themselves, two of them that parse as one say something else.
    let is_joined = scene.language.indented && scene.text(candidate.edit.range.clone()).contains('\n');
    // `x f64,` is no comment.
    let is_silenced = comments_out(scene, candidate) && scene.body(line).split_whitespace().count() < MIN_WORDS;
    match () {
        () if has_rival || is_swallowed || is_joined || is_silenced => FixTrust::Shown,
        // What was not tried for want of work may parse.
        () if is_slip && is_plain(scene, &candidate.edit) && !work.exhausted() => FixTrust::Safe,
        () => FixTrust::Unsafe,
    }
}

/// Whether `candidate` makes a comment of the line that it is on.
fn comments_out(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let sign = candidate.edit.with.trim_end();
    scene.language.lexis.line_comments.contains(&sign)
}

/// Fewest words that may be a comment without its sign.
const MIN_WORDS: usize = 3;

/// Words that head a body: a sign that ends the line would end that.
const HEADS: &[&str] = &["if", "else", "elseif", "for", "foreach", "while", "switch", "when", "catch", "__except"];

/// Whether the sign that `edit` puts in has no rival that nobody tried.
///
/// A `,` within a line of code may as well be an operator (`['a' 3.4]`), and in data, or at the end of a line of code, it is a comma if it
/// stands between brackets: without them, two lines may as well be two examples. In what is typed into a shell it is none. A `;` ends a line
/// that is more than a word, within no round or square bracket, no head, no attribute (`[Obsolete]`) and no markup (`</div>`). A `:` stands in
/// data behind a word that ends the line; elsewhere it may be a blank (`port:80`), or what is before it no name (`new A()`).
fn is_plain(scene: &Scene<'_>, edit: &Edit) -> bool {
    let index = scene.line_of(edit.range.start);
    let ends_line = scene.lines.get(index).is_some_and(|line| edit.range.start >= line.end);
    let body = scene.body(index);
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    match &*edit.with {
        "," => (ends_line || scene.language.literal) && !scene.language.shell && innermost(scene, edit.range.start).is_some(),
        ";" => {
            let first = body.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
            let is_none =
                is_word(body) || body.starts_with(['[', '@', '#']) || body.ends_with('>') || HEADS.contains(&first) && body.ends_with(')');
            let ends_statement = !matches!(innermost(scene, edit.range.start), Some(')' | ']'));
            ends_line && !scene.language.shell && !is_none && ends_statement
        }
        _ => scene.language.literal && ends_line && is_word(body.trim_start_matches("- ")),
    }
}

/// What would close the innermost bracket that is open at the byte `at`.
fn innermost(scene: &Scene<'_>, at: usize) -> Option<char> {
    brackets::closers(scene.text(0..at), &scene.opaque)?.chars().next()
}

/// Whether a keyword that `candidate` puts into `text` is read as one: in the place of a name, any word parses.
fn is_as_meant(language: &Language, text: &Text, candidate: &Candidate) -> bool {
    let word = candidate.edit.with.trim();
    if word.is_empty() || !word.chars().all(|c| c.is_ascii_alphabetic()) {
        return true;
    }
    let code = text.as_str();
    let is_put = |at: &usize| text.origin(*at..at + word.len()).range() == candidate.edit.range;
    let Some(at) = code.match_indices(word).map(|(at, _)| at).find(is_put) else { return true };
    let Ok(tree) = language::parse(language, code) else { return true };
    let node = tree.root_node().descendant_for_byte_range(at, at + word.len());
    node.is_none_or(|node| !node.is_named() || node.byte_range() != (at..at + word.len()) || node.kind().starts_with("keyword_"))
}

/// What is said of a proved `candidate` for `text`, in bytes of what the text was made from.
fn blamed(candidate: Candidate, trust: FixTrust, text: &Text) -> SyntaxError {
    let origin = |range: Range<usize>| text.origin(range).range();
    let help = (!candidate.stands_for).then(|| Help {
        message: candidate.description(text.as_str().get(candidate.edit.range.clone()).unwrap_or_default()),
        fix: Some(Fix { edits: vec![Edit::new(origin(candidate.edit.range.clone()), candidate.edit.with.clone())], trust }),
    });
    let mut error = candidate.error;
    error.cause = if candidate.stands_for { Cause::Placed } else { Cause::Proved };
    error.help = help;
    // What is missing behind all of the code is shown where that ends, and not on a line below it.
    let end = text.as_str().trim_end().len();
    error.range = origin(if error.range.start > end { end..end } else { error.range });
    error.related = error.related.into_iter().map(|(range, message)| (origin(range), message)).collect();
    error
}

fn made(text: &Text, candidate: &Candidate) -> Text {
    text.edited([candidate.edit.parts()])
}
