//! Whether a snippet's language is known well enough for its errors to count.

use crate::block::{Block, Label, Trust};
use crate::detect;
use crate::language::named::DIFF;
use crate::language::{self, Braces, Elements, Kind, Language};
use crate::snippet::Snippet;
use crate::snippet::transcript::{Command, commands};
use crate::syntax::lexis::paragraphs::paragraphs;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::why::{Against, Doubt, Prompts};
use crate::syntax::{Cause, Finding, SyntaxError, Verdict, Why, damage};
use crate::text::Text;

/// How probable a language that nobody named must be if one change mends the code: what parses after one is hardly another's.
const SURE: f32 = 0.5;

/// How probable one must be whose parser takes nearly anything, after a change or without.
const PROBABLE: f32 = 0.65;

/// Most pieces of code that are parsed by themselves.
const MAX_PIECES: usize = 30;

/// Fewest lines of them that tell the language.
const MIN_PARSED: usize = 6;

/// How probable it must be where no single change is known: of what is taken for a language and is none of it, nearly all fails to
/// parse, and of what is in it, next to nothing does.
const CERTAIN: f32 = 0.75;

/// Why the errors of `verdict` on `snippet` may only mean that it is in another language; `None` if they are errors.
pub(super) fn doubt(snippet: &Snippet, verdict: &Verdict) -> Option<Why> {
    let detected = snippet.detection.language?;
    let label = snippet.block.label.as_ref().filter(|label| label.trust > Trust::Low);
    let known = label.and_then(Label::language);
    // Each run was told by signs of its own, whatever the whole looks like.
    if verdict.is_told_apart() && known.is_none_or(|named| named.kind != Kind::Text) {
        return None;
    }
    let doubted = |against| Some(Why::Doubted(Doubt { language: detected, against }));
    let named = match label.map(|label| (label, known)) {
        Some((label, None)) => return doubted(Against::UnknownLabel(label.value.clone())),
        Some((_, Some(named))) if is_named(named, detected) || is_value_of(named, detected) || is_template_of(named, detected) => {
            return None;
        }
        // An author who says that it is no code is obeyed, whatever it looks like.
        Some((_, Some(named))) if named.kind == Kind::Text => return doubted(Against::OtherLabel),
        Some((_, named)) => named,
        None => None,
    };
    if let Some(session) = detected.session.as_ref().filter(|_| detected.kind == Kind::Session) {
        let commands = commands(detected.id, session, snippet.code());
        if commands.is_empty() {
            return Some(Why::NoSession(detected, Prompts::None));
        }
        if named.is_none() && !is_permissive(detected) && !is_proved(verdict) && !looks_like(session.language, &commands, snippet.code()) {
            return Some(Why::NoSession(detected, Prompts::OfOther));
        }
    }
    let lax = is_permissive(detected);
    let needed = match proof(verdict.errors()) {
        // Words between odd blanks are always a command.
        Proof::Damage if lax && verdict.errors().first().is_some_and(damage::is_unseen) => PROBABLE,
        Proof::Damage => SURE,
        Proof::Change if !lax => SURE,
        Proof::Change => PROBABLE,
        Proof::None if !lax && named.is_none() && parses_elsewhere(detected, snippet.code()) => SURE,
        Proof::None if named.is_none() => CERTAIN,
        Proof::None => return doubted(Against::OtherLabel),
    };
    // Which member of a family it is says little of whether it parses.
    if snippet.detection.family(detected) < needed { doubted(Against::Odds) } else { None }
}

/// The language that its author names, where `snippet` is taken for code of another kind, or for none, and a yes of its parser proves
/// something.
pub(in crate::syntax) fn named_otherwise(snippet: &Snippet) -> Option<&'static Language> {
    let detected = snippet.detection.language?;
    let label = snippet.block.label.as_ref().filter(|label| label.trust > Trust::Low)?;
    let named = label.language()?;
    let is_other = !is_named(named, detected) && detected.id != DIFF.id;
    let counts = named.kind == Kind::Code && !is_permissive(named) || is_component_of(named, detected);
    (is_other && counts).then_some(named)
}

/// Whether one change, or undoing damage, is known to mend all that `verdict` finds.
pub(in crate::syntax) fn is_proved(verdict: &Verdict) -> bool {
    !matches!(proof(verdict.errors()), Proof::None)
}

/// Whether code with `verdict` fails in a language that was not believed for it.
pub(in crate::syntax) fn is_doubted(verdict: &Verdict) -> bool {
    matches!(verdict.finding, Finding::Unchecked(Why::Doubted(_)))
}

/// Whether publishing did what `verdict` finds.
pub(in crate::syntax) fn is_damage(verdict: &Verdict) -> bool {
    matches!(proof(verdict.errors()), Proof::Damage)
}

/// Whether much of `code` parses by itself, so that its language is the right one, and the rest is broken.
fn parses_elsewhere(language: &'static Language, code: &str) -> bool {
    let mut work = Work::new();
    let (mut all, mut parsed) = (0, 0);
    for piece in paragraphs(code).into_iter().take(MAX_PIECES) {
        let text = code.get(piece).unwrap_or_default();
        let lines = text.lines().filter(|line| line.trim().len() > 1).count();
        all += lines;
        if lines > 1 && fragment::read(language, &Text::verbatim(text, 0), &mut work).parses() {
            parsed += lines;
        }
    }
    parsed >= MIN_PARSED && parsed * 3 >= all
}

/// Whether the `commands` in `code` would be taken for the language with this id without their prompts: others have the same ones.
fn looks_like(id: &str, commands: &[Command], code: &str) -> bool {
    let whole = Text::verbatim(code, 0);
    let text: String = commands.iter().flat_map(|command| [command.text(&whole).as_str().to_owned(), "\n".to_owned()]).collect();
    let detection = detect::detect(&Block::new(Text::verbatim(&text, 0), ""));
    language::by_id(id).is_none_or(|language| detection.family(language) >= SURE)
}

/// Whether one who writes `named` above code may mean `detected`: a session of a language goes by its name.
fn is_named(named: &Language, detected: &Language) -> bool {
    let inner = |language: &Language| language.session.as_ref().map_or(language.family, |session| session.language);
    inner(named) == inner(detected)
}

/// Whether what looks like `detected` may be a value in code of `named`: an object of JSON is one of JavaScript, and what is wrong in one is
/// wrong in the other, or else it is judged as the other.
pub(super) fn is_value_of(named: &Language, detected: &Language) -> bool {
    detected.literal && named.takes_values && !named.shell
}

/// Whether what looks like `detected` is a template whose tags hold code of `named`: ERB goes by the name of Ruby.
fn is_template_of(named: &Language, detected: &Language) -> bool {
    let programs = || detected.markup.iter().flat_map(|markup| markup.programs);
    named.kind == Kind::Code && programs().any(|program| program.language == named.id)
}

/// Whether what looks like `detected` is a component of `named`, whose text may hold elements among code: what has no script of its own
/// looks like JSX in Astro, too.
pub(super) fn is_component_of(named: &Language, detected: &Language) -> bool {
    let markup = named.markup.as_ref().filter(|markup| markup.braces == Braces::Elements);
    let family = markup.and_then(|markup| markup.expressions).and_then(language::by_id).map(|language| language.family);
    family.is_some_and(|family| detected.family == family && detected.elements == Elements::InCode)
}

/// Whether the parser of `language`, or of its commands where it is a session, takes nearly anything.
fn is_permissive(language: &Language) -> bool {
    let commands = language.session.as_ref().filter(|_| language.kind == Kind::Session).and_then(|s| language::by_id(s.language));
    commands.unwrap_or(language).permissive
}

/// What is known of errors beside that they are there.
enum Proof {
    /// Undoing a kind of damage mends all of them.
    Damage,
    /// One change mends the code.
    Change,
    /// Nothing is known: the parser gave up there, and that is all.
    None,
}

fn proof(errors: &[SyntaxError]) -> Proof {
    match errors {
        [_, ..] if errors.iter().all(SyntaxError::is_damage) => Proof::Damage,
        [error] if matches!(error.cause, Cause::Proved | Cause::Known) => Proof::Change,
        _ => Proof::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::Detection;
    use crate::syntax::{Help, Parser};

    fn snippet(label: Option<(&str, Trust)>, confidence: f32) -> Snippet {
        let language = language::by_id("lua").unwrap();
        let label = label.map(|(value, trust)| Label::new(value, trust));
        let block = Block { label, ..Block::new(Text::verbatim("x", 0), "test") };
        let detection = Detection { language: Some(language), confidence, ranked: vec![(language, confidence)], ..Detection::default() };
        Snippet::new(block, detection, 1)
    }

    fn doubted(label: Option<(&str, Trust)>, confidence: f32, mended: bool) -> bool {
        let error = SyntaxError::told(0..1, "wrong");
        let proved = || SyntaxError { cause: Cause::Proved, help: Some(Help::from("write it".to_owned())), ..error.clone() };
        let verdict = Verdict::invalid(Some(Parser::Tree), vec![if mended { proved() } else { error.clone() }]);
        doubt(&snippet(label, confidence), &verdict).is_some()
    }

    #[test]
    fn a_language_that_its_author_named_is_believed() {
        assert!(!doubted(Some(("lua", Trust::High)), 0.2, false));
        assert!(doubted(Some(("klingon", Trust::High)), 0.9, true));
    }

    #[test]
    fn one_that_nobody_named_must_be_likely() {
        for label in [None, Some(("klingon", Trust::Low))] {
            assert!(!doubted(label, 0.98, true));
            assert!(doubted(label, 0.7, false));
            assert!(!doubted(label, 0.98, false));
            assert!(doubted(label, 0.3, true));
        }
    }

    #[test]
    fn what_was_named_otherwise_needs_more() {
        assert!(doubted(Some(("haskell", Trust::High)), 0.9, false));
        for label in ["text", "plaintext", "output", "none"] {
            assert!(doubted(Some((label, Trust::High)), 0.99, true), "{label}");
        }
        assert!(!doubted(None, 0.6, true));
    }

    #[test]
    fn what_parses_elsewhere_tells_the_language() {
        let lua = language::by_id("lua").unwrap();
        let whole = "local a = 1\nlocal b = 2\nif a > b then\n  print(a)\nelse\n  print(b)\nend\n";
        assert!(parses_elsewhere(lua, &format!("local function (\n\n{whole}")));
        assert!(!parses_elsewhere(lua, "local function (\n\nlocal a = 1\n"));
        assert!(!parses_elsewhere(lua, "-- a\nfor (;;)\n\n{ }\n"));
    }

    #[test]
    fn a_session_goes_by_the_name_of_its_language() {
        let named = |label, detected| is_named(language::by_label(label).unwrap(), language::by_id(detected).unwrap());
        assert!(named("bash", "shellsession") && named("python", "pycon") && named("console", "bash") && named("js", "tsx"));
        assert!(!named("bash", "irb") && !named("text", "lua"));
    }
}
