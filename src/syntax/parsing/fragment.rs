//! Whether code parses as it stands, in one of its language's contexts, or with what it openly leaves out accounted for.

use crate::language::{Context, Elements, Kind, Language, MarkKind};
use crate::snippet::elision::{self, ElisionMark, MarkPlace};
use crate::syntax::lexis::{brackets, comment, page};
use crate::syntax::parsing::attempt::{Attempt, Work, attempt, is_before};
use crate::syntax::parsing::fitting::fitting;
use crate::syntax::{Allowance, Excuse, Parser, SyntaxError, Verdict, Why};
use crate::text::Text;

/// Longest code, in bytes, that is tried in other ways than as it stands.
pub(in crate::syntax) const MAX_FRAGMENT: usize = 64 * 1024;

/// Fillers that are tried for the marks of one code in one context, beside the first.
const MAX_FILLS: usize = 12;

/// Most marks of which all combinations are tried.
const FEW_MARKS: usize = 2;

/// How a code reads.
#[derive(Clone, Debug)]
pub(in crate::syntax) enum Reading {
    /// It parses, as it stands where nothing is excused.
    Parses(Parser, Excuse),
    /// It does not parse in any way.
    Fails(Parser, Vec<SyntaxError>),
    /// It cannot be told, for this reason.
    Unknown(Why),
}

impl Reading {
    /// Whether it parses.
    pub(in crate::syntax) fn parses(&self) -> bool {
        matches!(self, Self::Parses(..))
    }

    /// What it comes to; `None` if it does not parse.
    pub(in crate::syntax) fn verdict(self) -> Option<Verdict> {
        let Self::Parses(parser, excuse) = self else { return None };
        Some(Verdict::parsed(Some(parser), excuse))
    }
}

/// Reads `text`, the cheapest way first.
pub(in crate::syntax) fn read(language: &'static Language, text: &Text, work: &mut Work) -> Reading {
    read_in(language, |_| true, text, work)
}

/// Reads `text` as something that may stand beside others of its kind with nothing between them.
pub(in crate::syntax) fn read_apart(language: &'static Language, text: &Text, work: &mut Work) -> Reading {
    read_in(language, |context| context.apart, text, work)
}

/// Reads `text` as nothing but itself: in no surroundings.
pub(in crate::syntax) fn read_alone(language: &'static Language, text: &Text, work: &mut Work) -> Reading {
    read_in(language, |_| false, text, work)
}

fn read_in(language: &'static Language, allowed: fn(&Context) -> bool, text: &Text, work: &mut Work) -> Reading {
    let mut best = match attempt(language, text, work) {
        Attempt::Parses(parser) => return Reading::Parses(parser, Excuse::default()),
        Attempt::Unknown(reason) if language.grammar.is_none() && language.reference.is_none() => return Reading::Unknown(reason),
        Attempt::Unknown(reason) => Best::Unknown(reason),
        Attempt::Fails(parser, errors) => Best::Fails(parser, errors),
    };
    if text.len() > MAX_FRAGMENT {
        return best.reading();
    }
    let unopened = language.kind == Kind::Code
        && !language.contexts.is_empty()
        && brackets::unopened(text.as_str(), &work.opaque(language, text.as_str()));
    let fault = match &best {
        Best::Fails(parser, errors) => Fault::of(language, text.as_str(), *parser, first(text, errors), work),
        Best::Unknown(_) => Fault::Open,
    };
    let suiting =
        |context: &&'static Context| fault == Fault::Open && allowed(context) && suits(language, context, text.as_str(), unopened);
    for context in contexts(language, text.as_str()).iter().filter(suiting) {
        match attempt(language, &within(context, text), work) {
            Attempt::Parses(parser) => return Reading::Parses(parser, Excuse { context: Some(context.name), allowances: Vec::new() }),
            Attempt::Fails(parser, errors) => best.offer(parser, errors),
            Attempt::Unknown(_) => {}
        }
    }
    // Where a grammar's errors prove nothing, neither does their absence once marks are filled.
    if matches!(best, Best::Unknown(_)) && language.reference.is_none() {
        return best.reading();
    }
    match with_marks(language, allowed, text, work, &mut best) {
        Some(reading) => reading,
        None => best.reading(),
    }
}

/// Reads `text` with what its marks stand for: first those that are no comments, then all; at last, if it ends with one,
/// as code that is cut off there.
fn with_marks(
    language: &'static Language,
    allowed: fn(&Context) -> bool,
    text: &Text,
    work: &mut Work,
    best: &mut Best,
) -> Option<Reading> {
    let code = text.as_str();
    let mut all = elision::marks(language, code, work.stand_ins());
    if all.is_empty() {
        return None;
    }
    let opaque = work.opaque(language, code);
    let tagged = |mark: &ElisionMark| mark.kind == MarkKind::Template && language.kind == Kind::Markup;
    // A grammar of data takes comments for such that the data has not: `"a", // …`.
    let foreign = |mark: &ElisionMark| {
        let says = || code.get(mark.range.clone()).is_some_and(elision::leaves_out);
        language.objects && language.literal && mark.kind == MarkKind::Ellipsis && opaque.start_at(mark.range.start) && says()
    };
    all.retain(|mark| {
        mark.kind == MarkKind::Comment
            || language.elements == Elements::Strict
            // What HTML's grammar takes for text may be a script.
            || language.kind == Kind::Markup && mark.kind == MarkKind::Ellipsis
            || tagged(mark)
            || foreign(mark)
            || mark.place == MarkPlace::Line
            || !opaque.hold(mark.range.start)
    });
    let bare: Vec<ElisionMark> = all.iter().filter(|mark| mark.kind != MarkKind::Comment).cloned().collect();
    let unopened = brackets::unopened(code, &opaque);
    let suiting = |context: &&'static Context| allowed(context) && suits(language, context, code, unopened);
    let contexts = || std::iter::once(None).chain(contexts(language, code).iter().filter(suiting).map(Some));
    let sets = if bare.len() == all.len() { vec![bare] } else { vec![bare, all.clone()] };
    for marks in sets.iter().filter(|marks| !marks.is_empty()) {
        for context in contexts() {
            match fill(language, text, context, marks, work, best) {
                Ok(parser) => {
                    let allowances = marks.iter().map(|mark| allowance(text, mark)).collect();
                    return Some(Reading::Parses(parser, Excuse { context: context.map(|c| c.name), allowances }));
                }
                Err(Fault::Enclosed) if context.is_none() => break,
                Err(_) => {}
            }
        }
    }
    // A comment that speaks of more to come closes no bracket.
    let last = all
        .last()
        .filter(|mark| mark.kind == MarkKind::Ellipsis && code.get(mark.range.end..).is_some_and(|rest| rest.trim().is_empty()))?;
    let closers = brackets::closers(code.get(..last.range.start)?, &opaque)?;
    let cut = {
        let mut rewrite = text.rewrite();
        rewrite.keep(0..last.range.end).replace(last.range.end..text.len(), &format!("\n{closers}"));
        rewrite.finish()
    };
    for context in contexts() {
        match fill(language, &cut, context, &all, work, best) {
            Ok(parser) => {
                let mut allowances: Vec<Allowance> = all.iter().map(|mark| allowance(text, mark)).collect();
                if let Some(allowance) = allowances.last_mut() {
                    allowance.kind = "cut off";
                }
                return Some(Reading::Parses(parser, Excuse { context: context.map(|c| c.name), allowances }));
            }
            Err(Fault::Enclosed) if context.is_none() => break,
            Err(_) => {}
        }
    }
    None
}

fn allowance(text: &Text, mark: &ElisionMark) -> Allowance {
    Allowance {
        range: text.origin(mark.range.clone()).range(),
        kind: if mark.kind == MarkKind::Comment { "ellipsis" } else { mark.name() },
    }
}

/// Where code fails.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::syntax) enum Fault {
    /// Between braces of its own: what stands there is the same in all surroundings.
    Enclosed,
    /// Where surroundings may mend it.
    Open,
}

impl Fault {
    /// That of `code`, which `parser` rejects at `offset`. Only a tree takes what stands between braces for the same whatever is before them.
    pub(in crate::syntax) fn of(language: &'static Language, code: &str, parser: Parser, offset: usize, work: &mut Work) -> Self {
        let is_tree = parser == Parser::Tree && language.kind == Kind::Code;
        if is_tree && brackets::enclosed(code, &work.opaque(language, code), offset) { Self::Enclosed } else { Self::Open }
    }
}

/// Where in `text` the first of `errors` is.
fn first(text: &Text, errors: &[SyntaxError]) -> usize {
    text.offset_of(errors.first().map_or(0, |error| error.range.start))
}

/// The attempt that gets furthest, whose errors are reported if none parses.
enum Best {
    Fails(Parser, Vec<SyntaxError>),
    Unknown(Why),
}

impl Best {
    fn offer(&mut self, parser: Parser, errors: Vec<SyntaxError>) {
        let reach = |errors: &[SyntaxError]| errors.first().map_or(0, |error| error.range.start);
        // A closing bracket or tag of the code that closes the context's own leaves it: what follows proves nothing.
        let escaped = errors.iter().any(|error| error.related.iter().any(|(range, _)| range.is_empty()));
        match self {
            // Where the whole cannot be told, no part proves it wrong.
            Self::Unknown(_) => {}
            Self::Fails(..) if escaped => {}
            Self::Fails(_, mine) if reach(mine) >= reach(&errors) => {}
            Self::Fails(..) => *self = Self::Fails(parser, errors),
        }
    }

    fn reading(self) -> Reading {
        match self {
            Self::Fails(parser, errors) => Reading::Fails(parser, errors),
            Self::Unknown(reason) => Reading::Unknown(reason),
        }
    }
}

/// The contexts that `code` may stand in: a page has its own beginning and end.
pub(in crate::syntax) fn contexts(language: &'static Language, code: &str) -> &'static [Context] {
    if page::opens(language, code) { &[] } else { language.contexts }
}

/// Whether `context` can hold `code` at all: among elements, anything is text, so that only elements are proof; and no
/// balanced surroundings mend a bracket that closes nothing.
fn suits(language: &Language, context: &Context, code: &str, unopened: bool) -> bool {
    // One who ends a statement means to end all: only what ends nothing is given an end.
    if context.unended && code.lines().any(|line| line.contains(';') && comment::before(language, line).trim_end().ends_with(';')) {
        return false;
    }
    let among_elements = context.before.trim_end().ends_with('>');
    let first = code.lines().find(|line| line.contains(char::is_alphanumeric) && !line.trim_start().starts_with("//")).unwrap_or_default();
    if among_elements && (!first.trim_start().starts_with(['<', '{']) || code.trim_end().ends_with(';')) {
        return false;
    }
    let begins = context.begins.is_empty() || context.begins.iter().any(|begin| first.trim_start().starts_with(begin));
    begins && may_hold(language, context, code) && (!unopened || !context.before.contains(['(', '[', '{']))
}

/// Whether `context` can hold `code` but for how that begins: it has what such fragments have, and is no statement where a part of one belongs.
pub(in crate::syntax) fn may_hold(language: &Language, context: &Context, code: &str) -> bool {
    let holds = context.holds.is_empty() || context.holds.iter().any(|part| code.contains(part));
    holds && !is_statement(language, context, code)
}

/// Whether `code` begins or ends as only a statement does, of which `context` holds a part: `SELECT …` is no condition, and `f();` no argument.
fn is_statement(language: &Language, context: &Context, code: &str) -> bool {
    let bare = |line| comment::before(language, line).trim();
    let is_in_brackets = context.after.trim_start().starts_with([')', ']', '>']);
    if let Some(end) = language.statement_end.filter(|_| is_in_brackets)
        && code.lines().rev().map(bare).find(|line| !line.is_empty()).is_some_and(|last| last.ends_with(end))
    {
        return true;
    }
    if language.statement_words.is_empty() || !context.begins.is_empty() {
        return false;
    }
    let first = code.lines().map(bare).find(|line| !line.is_empty()).unwrap_or_default();
    let word = first.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    language.statement_words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// `text` in the middle of `context`.
fn within(context: &Context, text: &Text) -> Text {
    let mut rewrite = text.rewrite();
    rewrite.replace(0..0, context.before).keep(0..text.len()).replace(text.len()..text.len(), context.after);
    rewrite.finish()
}

/// Looks for fillers of `marks` with which `text` parses in `context`: the first of each, then, as long as it gets
/// further, another one for the mark right before the first error. Without any, where the last try fails.
fn fill(
    language: &'static Language,
    text: &Text,
    context: Option<&Context>,
    marks: &[ElisionMark],
    work: &mut Work,
    best: &mut Best,
) -> Result<Parser, Fault> {
    let options = |mark: &ElisionMark| mark.fillers(language);
    // In data, what is beside a mark tells what it stands for.
    if language.objects && language.literal {
        let around = context.and_then(|context| context.before.trim_end().chars().next_back());
        let fillers = fitting(around, text.as_str(), &work.opaque(language, text.as_str()), marks);
        let filled = filled(text, context, marks, |index, _| fillers.get(index).copied());
        match attempt(language, &filled, work) {
            Attempt::Parses(parser) => return Ok(parser),
            Attempt::Fails(parser, errors) => best.offer(parser, errors),
            Attempt::Unknown(_) => {}
        }
    }
    let mut chosen = vec![0usize; marks.len()];
    let mut pending = MAX_FILLS;
    // Of few marks, what fits one may stand beside what fits another only where all are tried.
    let few = (2..=FEW_MARKS).contains(&marks.len());
    let mut combination = vec![0usize; marks.len()];
    loop {
        let filled = filled(text, context, marks, |index, mark| options(mark).get(*chosen.get(index)?).copied());
        match attempt(language, &filled, work) {
            Attempt::Parses(parser) => return Ok(parser),
            Attempt::Unknown(_) => return Err(Fault::Open),
            Attempt::Fails(parser, errors) => {
                let at = errors.first().map_or(0, |error| error.range.start);
                let head = marks.first().map_or(0, |mark| mark.range.start);
                let hopeless = errors.iter().any(|error| is_before(text.offset_of(error.range.end), text.as_str(), head));
                let guilty = marks.iter().rposition(|mark| text.origin(mark.range.clone()).start <= at).unwrap_or(0);
                let goes_on = !hopeless
                    && pending > 0
                    && (choose(marks, guilty, options, &mut chosen).is_some()
                        || few && turn(marks, options, &mut combination, &mut chosen));
                let fault = if goes_on { Fault::Open } else { Fault::of(language, text.as_str(), parser, first(text, &errors), work) };
                best.offer(parser, errors);
                if !goes_on {
                    return Err(fault);
                }
                pending -= 1;
            }
        }
    }
}

/// Chooses the next of all combinations of fillers, the last mark's first; whether there is one.
fn turn(
    marks: &[ElisionMark],
    options: impl Fn(&ElisionMark) -> &'static [&'static str],
    combination: &mut [usize],
    chosen: &mut [usize],
) -> bool {
    for (mark, choice) in marks.iter().zip(combination.iter_mut()).rev() {
        if *choice + 1 < options(mark).len() {
            *choice += 1;
            chosen.copy_from_slice(combination);
            return true;
        }
        *choice = 0;
    }
    false
}

/// Gives the mark at `guilty` its next filler; one that has none left hands on to the mark before it. `None` if none has one.
fn choose(
    marks: &[ElisionMark],
    guilty: usize,
    options: impl Fn(&ElisionMark) -> &'static [&'static str],
    chosen: &mut [usize],
) -> Option<()> {
    let has_more = |index: &usize| {
        let more = marks.get(*index).map_or(0, |mark| options(mark).len());
        chosen.get(*index).is_some_and(|&choice| choice + 1 < more)
    };
    let next = (0..=guilty).rev().find(has_more)?;
    *chosen.get_mut(next)? += 1;
    // What fits here may well fit the marks behind it.
    let (place, choice) = (marks.get(next)?.place, *chosen.get(next)?);
    for (mark, later) in marks.iter().zip(chosen).skip(next + 1) {
        *later = if mark.place == place { choice } else { 0 };
    }
    Some(())
}

fn filled(
    text: &Text,
    context: Option<&Context>,
    marks: &[ElisionMark],
    filler: impl Fn(usize, &ElisionMark) -> Option<&'static str>,
) -> Text {
    let mut rewrite = text.rewrite();
    rewrite.replace(0..0, context.map_or("", |c| c.before));
    let mut at = 0;
    for (index, mark) in marks.iter().enumerate() {
        rewrite.keep(at..mark.range.start);
        rewrite.replace(mark.range.clone(), filler(index, mark).unwrap_or_default());
        at = mark.range.end;
    }
    rewrite.keep(at..text.len()).replace(text.len()..text.len(), context.map_or("", |c| c.after));
    rewrite.finish()
}
