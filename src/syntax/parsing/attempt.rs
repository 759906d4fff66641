//! One try to parse a text: by the language's reference if it has one, else by its tree.

use std::collections::HashMap;
use std::rc::Rc;

use crate::interned::Name;
use crate::language::{self, Kind, Language, ParseFailure, Trust};
use crate::snippet::Snippet;
use crate::syntax::lexis::regions::{self, Regions};
use crate::syntax::lexis::{ending, page};
use crate::syntax::parsing::{laxity, references, tree, unparsed};
use crate::syntax::{Note, Parser, SyntaxError, Verdict, Why};
use crate::text::Text;

/// Bytes that all tries of one snippet may read together, beside those of the first; errors count for more.
const MAX_WORK: usize = 1024 * 1024;

/// What a grammar does to get over an error takes it as long as to read so many bytes without one.
const ERROR_BYTES: usize = 2048;

/// The same of each byte that stands in an error.
const BYTES_PER_SKIPPED: usize = 8;

/// Tries of one snippet.
const MAX_TRIES: usize = 400;

/// How much may still be tried, and what came of what was. It counts bytes and tries, so that a verdict does not
/// depend on what runs beside it.
#[derive(Debug)]
pub(in crate::syntax) struct Work {
    bytes: usize,
    tries: usize,
    exhausted: bool,
    /// Whether errors of parsers that are incomplete count as well.
    strict: bool,
    /// By the id of the language, the code, and whether all errors counted, with errors in bytes of the code.
    known: HashMap<(&'static str, String, bool), Attempt>,
    /// What rungs said, where somebody wants to know.
    notes: Option<Vec<Note>>,
    /// Words of the snippet that stand for something that a reader puts there.
    stand_ins: Rc<[String]>,
    /// What is no code, by the id of the language and the code.
    opaque: HashMap<(&'static str, String), Rc<Regions>>,
}

impl Work {
    /// A fresh allowance.
    pub(in crate::syntax) fn new() -> Self {
        Self {
            bytes: MAX_WORK,
            tries: MAX_TRIES,
            exhausted: false,
            strict: false,
            known: HashMap::new(),
            notes: None,
            stand_ins: Rc::default(),
            opaque: HashMap::new(),
        }
    }

    /// The same for `snippet`, with what its house says of it.
    pub(in crate::syntax) fn on(self, snippet: &Snippet) -> Self {
        Self { stand_ins: snippet.block.stand_ins.as_slice().into(), ..self }
    }

    /// Words of the snippet that its house says stand for something that a reader puts there.
    pub(in crate::syntax) fn stand_ins(&self) -> &[String] {
        &self.stand_ins
    }

    /// The same, of which what each rung says is noted.
    pub(in crate::syntax) fn noting() -> Self {
        Self { notes: Some(Vec::new()), ..Self::new() }
    }

    /// Notes what `rung` said of code in `language`.
    pub(in crate::syntax) fn note(&mut self, rung: Name, language: &'static Language, said: Option<&Verdict>) {
        if let Some(notes) = &mut self.notes {
            notes.push(Note { rung, language, said: said.map(Into::into) });
        }
    }

    /// What rungs said, in order.
    pub(in crate::syntax) fn notes(self) -> Vec<Note> {
        self.notes.unwrap_or_default()
    }

    /// Whether something was not tried for want of it.
    pub(in crate::syntax) fn exhausted(&self) -> bool {
        self.exhausted
    }

    /// The parts of `code` that are not code.
    pub(in crate::syntax) fn opaque(&mut self, language: &'static Language, code: &str) -> Rc<Regions> {
        let find = || Rc::new(regions::opaque(language, code));
        self.opaque.entry((language.id, code.to_owned())).or_insert_with(find).clone()
    }

    /// The same with a fresh allowance, for a search of another kind; what is known stays known.
    pub(in crate::syntax) fn renewed(&mut self) -> &mut Self {
        (self.bytes, self.tries, self.exhausted) = (MAX_WORK, MAX_TRIES - 1, false);
        self
    }

    /// What `look` finds where the errors of incomplete parsers count as well.
    pub(in crate::syntax) fn strictly<T>(&mut self, look: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.strict, true);
        let found = look(self);
        self.strict = before;
        found
    }

    /// Whether they do.
    pub(in crate::syntax) fn is_strict(&self) -> bool {
        self.strict
    }

    fn take(&mut self, bytes: usize) -> bool {
        let first = self.tries == MAX_TRIES;
        if !first && (self.tries == 0 || self.bytes < bytes) {
            self.exhausted = true;
            return false;
        }
        self.tries -= 1;
        if !first {
            self.bytes -= bytes;
        }
        true
    }
}

/// What one try gave.
#[derive(Clone, Debug)]
pub(in crate::syntax) enum Attempt {
    /// It parses.
    Parses(Parser),
    /// It does not: the errors, in order, at least one, in bytes of the text's origin.
    Fails(Parser, Vec<SyntaxError>),
    /// It cannot be told, for this reason.
    Unknown(Why),
}

impl Attempt {
    /// Whether it parses.
    pub(in crate::syntax) fn parses(&self) -> bool {
        matches!(self, Self::Parses(_))
    }

    /// The same, with errors in bytes of what `text` was made from.
    fn mapped(self, text: &Text) -> Self {
        match self {
            Self::Fails(parser, errors) => Self::Fails(parser, errors.into_iter().map(|error| error.mapped(text)).collect()),
            other => other,
        }
    }
}

/// Parses `text`; the errors' places are those of what it was made from.
pub(in crate::syntax) fn attempt(language: &'static Language, text: &Text, work: &mut Work) -> Attempt {
    let code = text.as_str();
    let key = (language.id, code.to_owned(), work.strict);
    if let Some(attempt) = work.known.get(&key) {
        return attempt.clone().mapped(text);
    }
    if !work.take(code.len()) {
        return Attempt::Unknown(Why::TooMuch);
    }
    let attempt = parsed(language, code, work.strict);
    if let Attempt::Fails(Parser::Tree, errors) = &attempt {
        let skipped: usize = errors.iter().map(|error| error.range.len()).sum();
        work.bytes = work.bytes.saturating_sub(errors.len() * ERROR_BYTES + skipped * BYTES_PER_SKIPPED);
    }
    work.known.insert(key, attempt.clone());
    attempt.mapped(text)
}

/// What comes of `code`, with errors in its bytes; those of incomplete parsers count if it is `strict`.
fn parsed(language: &'static Language, code: &str, strict: bool) -> Attempt {
    let code = ending::program(language, code);
    let attempt = parsed_as(language, code, strict);
    if attempt.parses() {
        return attempt;
    }
    if let Some(text) = page::program(language, code) {
        return parsed_as(language, text.as_str(), strict).mapped(&text);
    }
    match language::as_known(language, code) {
        Some(text) => parsed_as(language, text.as_str(), strict).mapped(&text),
        None => attempt,
    }
}

fn parsed_as(language: &'static Language, code: &str, strict: bool) -> Attempt {
    let Some(reference) = language.reference.and_then(references::by_name) else { return parsed_by_tree(language, code, strict) };
    match references::guarded(reference, language, code) {
        Ok(Some(errors)) if has_two_voices(language) => agreed(language, code, conclude(Parser::Reference(reference.name), errors), strict),
        Ok(Some(errors)) if errors.is_empty() => passed(language, code, reference.name),
        Ok(Some(errors)) => conclude(Parser::Reference(reference.name), errors),
        Ok(None) if strict => match references::doubted(reference, language, code) {
            Ok(Some(errors)) => conclude(Parser::Reference(reference.name), errors),
            Ok(None) | Err(_) => parsed_by_tree(language, code, strict),
        },
        Ok(None) => parsed_by_tree(language, code, strict),
        Err(failure) => match parsed_by_tree(language, code, strict) {
            Attempt::Unknown(_) => Attempt::Unknown(Why::Failed(failure)),
            told => told,
        },
    }
}

/// What comes of `code` that the reference called `name` takes: what compilers refuse and parsers let pass is looked for in its tree.
fn passed(language: &'static Language, code: &str, name: Name) -> Attempt {
    let parses = Attempt::Parses(Parser::Reference(name));
    if language.laxities.is_empty() {
        return parses;
    }
    match language::parse_ended(language, code) {
        Ok(tree) if !tree.root_node().has_error() => match laxity::errors(language, &tree, code) {
            errors if errors.is_empty() => parses,
            errors => conclude(Parser::Tree, errors),
        },
        _ => parses,
    }
}

/// Whether `language` has two parsers, neither of which is believed alone.
fn has_two_voices(language: &Language) -> bool {
    language.grammar.as_ref().is_some_and(|grammar| grammar.trust == Trust::Mended)
}

/// Whether a tree is asked of each code in `language`, and not only of what a reference cannot tell.
pub(in crate::syntax) fn is_told_by_tree(language: &Language) -> bool {
    language.reference.is_none() || has_two_voices(language)
}

/// What two parsers come to, of which `first` is what one says of `code`: where they do not agree, nobody knows; what one of them rejects is
/// rejected where errors of incomplete parsers count.
fn agreed(language: &'static Language, code: &str, first: Attempt, strict: bool) -> Attempt {
    if let Some(why) = unparsed::errors_prove_nothing(language, code).filter(|_| !first.parses()) {
        return Attempt::Unknown(why);
    }
    if strict && !first.parses() {
        return first;
    }
    match (&first, parsed_by_tree(language, code, true)) {
        (_, Attempt::Unknown(why)) => Attempt::Unknown(why),
        (Attempt::Parses(_), Attempt::Parses(_)) | (Attempt::Fails(..), Attempt::Fails(..)) => first,
        (Attempt::Parses(_), fails) if strict => fails,
        _ => Attempt::Unknown(Why::Incomplete(language)),
    }
}

fn parsed_by_tree(language: &'static Language, code: &str, strict: bool) -> Attempt {
    let Some(grammar) = &language.grammar else {
        let asked = language.reference.is_some();
        return Attempt::Unknown(if asked { Why::Incomplete(language) } else { Why::NoParser(language) });
    };
    let tree = match language::parse_ended(language, code) {
        Ok(tree) => tree,
        Err(failure) => return Attempt::Unknown(untold(language, failure)),
    };
    if !tree.root_node().has_error() {
        return conclude(Parser::Tree, laxity::errors(language, &tree, code));
    }
    let counts = match grammar.trust {
        Trust::Verdict => true,
        Trust::Mended => strict,
        Trust::Structure => false,
    };
    if !counts {
        return Attempt::Unknown(Why::Incomplete(language));
    }
    if let Some(why) = unparsed::errors_prove_nothing(language, code) {
        return Attempt::Unknown(why);
    }
    let mut errors = tree::tree_errors(&tree, code);
    // A tree can count a token of no width, which ends a line, as an error that it does not show.
    if errors.is_empty() {
        errors = laxity::errors(language, &tree, code);
    }
    if errors.is_empty() && language.kind != Kind::Code {
        errors = vec![SyntaxError::told(code.len()..code.len(), "unexpected end")];
    }
    if let Some(first) = errors.first()
        && let Some(sooner) = laxity::sooner(language, code, first.range.start)
    {
        errors.insert(0, sooner);
    }
    conclude(Parser::Tree, errors)
}

/// Whether a parser that gave an error that ends at `end` of `code` had not come to the byte at `at`, so that nothing that stands there
/// could have spared it: a whole line lies between.
pub(in crate::syntax) fn is_before(end: usize, code: &str, at: usize) -> bool {
    let between = code.get(end..at).and_then(|text| text.split_once('\n'));
    between.is_some_and(|(_, lines)| !lines.trim().is_empty())
}

/// Why a tree of `language` is missing.
fn untold(language: &'static Language, failure: ParseFailure) -> Why {
    match failure {
        ParseFailure::NoGrammar => Why::NoParser(language),
        ParseFailure::TooSlow => Why::TooSlow,
        ParseFailure::Failed(failure) => Why::Failed(failure),
    }
}

fn conclude(parser: Parser, errors: Vec<SyntaxError>) -> Attempt {
    if errors.is_empty() { Attempt::Parses(parser) } else { Attempt::Fails(parser, errors) }
}
