//! The verdict on an interactive session: each command in its language, the output not at all.

use crate::language::{self, Kind, LANGUAGES, Language};
use crate::snippet::transcript::{self, Command};
use crate::syntax::lexis::brackets;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{self, Reading};
use crate::syntax::parsing::unparsed;
use crate::syntax::rung::Rung;
use crate::syntax::{Excuse, Parser, Status, SyntaxError, Verdict, Why, damage};
use crate::text::{Text, lines, pattern};

/// Most prompts that one command may have.
const MAX_JOINED: usize = 8;

/// Most lines without a prompt that may go on with a command.
const MAX_MORE: usize = 30;

/// Most errors that are reported of one session.
const MAX_ERRORS: usize = 5;

pub(in crate::syntax) static RUNG: Rung = Rung {
    name: "session",
    summary: "an interactive session: each command in its language, the output not at all",
    speak: |case, work| sessions(case.named).find_map(|session| check(session, case.code, work)),
};

/// The kinds of session that code in `language` may be: itself, or those whose commands it has.
fn sessions(language: &'static Language) -> impl Iterator<Item = &'static Language> {
    let commands = move |l: &&Language| l.session.as_ref().is_some_and(|s| s.language == language.id);
    let one = (language.kind == Kind::Session).then_some(language);
    one.into_iter().chain(LANGUAGES.iter().filter(commands).filter(move |_| one.is_none()))
}

/// Judges the session in `code`; `None` if there is no prompt in it.
pub(in crate::syntax) fn check(session: &'static Language, code: &Text, work: &mut Work) -> Option<Verdict> {
    let how = session.session.as_ref()?;
    let inner = language::by_id(how.language)?;
    // What is code as well as a console shows which it is by how it starts.
    if session.id == inner.id && !transcript::starts(session.id, code.as_str()) {
        return None;
    }
    let commands = transcript::commands(session.id, how, code.as_str());
    let told = verdict(inner, &commands, code, work)?;
    // A database's client may have the prompt of a shell.
    let clients = inner.clients.iter().filter(|_| told.status() == Status::Invalid);
    let as_client = clients.filter_map(|id| language::by_id(id)).find_map(|client| {
        let verdict = verdict(client, &commands, code, work)?.in_other(client, code.len());
        (verdict.status() != Status::Invalid && verdict.parser.is_some()).then_some(verdict)
    });
    let told = as_client.unwrap_or(told);
    if told.status() != Status::Invalid {
        return Some(told);
    }
    if let Some(why) = unparsed::errors_prove_nothing(session, code.as_str()) {
        return Some(Verdict::unchecked(why));
    }
    // What goes on in the next line may have no sign there.
    Some(check_bare(inner, code, work).filter(|_| session.id == inner.id).unwrap_or(told))
}

/// The same for a language's code behind bare `>` prompts, which only one that does not parse otherwise can be.
pub(in crate::syntax) fn check_bare(language: &'static Language, code: &Text, work: &mut Work) -> Option<Verdict> {
    let root = if language.shell { transcript::root_commands(code.as_str()) } else { Vec::new() };
    if let Some(verdict) = verdict(language, &root, code, work).filter(|verdict| verdict.status() != Status::Invalid) {
        return Some(verdict);
    }
    let commands = transcript::bare_commands(code.as_str());
    // The console of a language that has no other prompt is published under the name of the shell that it was started from.
    let consoles = language.consoles.iter().filter_map(|id| language::by_id(id));
    std::iter::once(language).chain(consoles).find_map(|inner| {
        let verdict = verdict(inner, &commands, code, work).filter(|verdict| verdict.status() != Status::Invalid)?;
        Some(if inner.id == language.id { verdict } else { verdict.in_other(inner, code.len()) })
    })
}

fn verdict(inner: &'static Language, commands: &[Command], code: &Text, work: &mut Work) -> Option<Verdict> {
    if commands.is_empty() {
        return None;
    }
    let mut told = Commands::default();
    // A command that broke off, and the commands behind it: they may be its lines, behind the wrong prompt.
    let mut broken: Option<Command> = None;
    let mut commands = joined(inner, commands, code, work).into_iter().peekable();
    while let Some(command) = commands.next() {
        let mut text = command.text(code);
        if transcript::is_for_console(inner.id, text.as_str()) {
            continue;
        }
        let mut reading = read(inner, &text, work);
        if let Some(broken) = &mut broken {
            broken.lines.extend(command.lines.iter().cloned());
        }
        if fails(&reading)
            && let Some(whole) = gone_on(inner, &command, commands.peek(), code, work)
        {
            text = whole;
            reading = read(inner, &text, work);
        }
        if let Some(errors) = damage::swallowed(inner, &text, &reading, work) {
            told.errors.extend(errors);
        }
        match reading {
            Reading::Parses(parser, excuse) => {
                told.parser = Some(parser);
                told.excuse.context = told.excuse.context.or(excuse.context);
                told.excuse.allowances.extend(excuse.allowances);
            }
            // What stands behind the prompt of another program that the command started is none of the shell's.
            Reading::Fails(parser, _) if inner.shell && starts_program(inner, &command, code, work) => told.parser = Some(parser),
            Reading::Fails(..) if broken.as_ref().is_some_and(|whole| !fails(&read(inner, &whole.text(code), work))) => broken = None,
            Reading::Fails(parser, errors) => {
                told.parser = Some(parser);
                let end = command
                    .lines
                    .last()
                    .map_or(0, |line| line.start + code.as_str().get(line.clone()).map_or(0, |text| text.trim_end().len()));
                let errors = damage::proved(inner, &text, work)
                    .map(|proved| proved.errors)
                    .or_else(|| damage::undone(inner, &text, parser, &errors, work).map(|undone| undone.with_raw(&text)))
                    // What follows the first is what comes of it.
                    .unwrap_or_else(|| errors.into_iter().take(1).collect());
                broken = errors.iter().any(|error| error.range.start >= end).then(|| command.clone());
                told.errors.extend(errors.into_iter().map(|error| ended(error, end)));
            }
            // That a parser failed says more than that there is none.
            Reading::Unknown(why) => match &told.why {
                Some(Why::Failed(_)) => {}
                Some(_) if !matches!(why, Why::Failed(_)) => {}
                _ => told.why = Some(why),
            },
        }
    }
    Some(told.verdict())
}

/// What is told of the commands of a session.
#[derive(Default)]
struct Commands {
    parser: Option<Parser>,
    excuse: Excuse,
    errors: Vec<SyntaxError>,
    /// Why one of them can't be told.
    why: Option<Why>,
}

impl Commands {
    fn verdict(mut self) -> Verdict {
        if !self.errors.is_empty() {
            self.errors.truncate(MAX_ERRORS);
            return Verdict::invalid(self.parser, self.errors);
        }
        match self.why {
            Some(why) if self.parser.is_none() => Verdict::unchecked(why),
            _ => Verdict::parsed(self.parser, self.excuse),
        }
    }
}

pattern! {
    /// What a command of a shell begins that the next lines end: a loop, a branch, a document.
    static BEGINS = r"(?:^|[;&|(][ \t]*)(?:for|while|until|if|case|select)[ \t]|<<";
}

/// `command`, which openly goes on, with as many of the lines between it and the `next` one as it takes to be no mistake: a loop, a call over
/// several lines. What a command that lacks a quote printed may have one.
fn gone_on(inner: &'static Language, command: &Command, next: Option<&Command>, code: &Text, work: &mut Work) -> Option<Text> {
    let text = command.text(code);
    let is_open = |work: &mut Work| !brackets::closers(text.as_str(), &work.opaque(inner, text.as_str())).unwrap_or_default().is_empty();
    let begins = if inner.shell { BEGINS.is_match(text.as_str()) } else { is_open(work) };
    let end = command.lines.last().map(|line| line.end).filter(|_| begins)?;
    let until = next.and_then(|next| next.lines.first()).map_or(code.len(), |line| line.start);
    let mut longer = command.clone();
    // The line of the next prompt is none of them.
    let between: Vec<_> = lines(code.as_str()).filter(|(line, _)| line.start >= end && line.end <= until).take(MAX_MORE).collect();
    between.into_iter().find_map(|(line, _)| {
        longer.lines.push(line);
        let text = longer.text(code);
        (!fails(&read(inner, &text, work))).then_some(text)
    })
}

/// Whether the first line of `command` is one that is whole, and nothing goes on with it by itself.
fn starts_program(shell: &'static Language, command: &Command, code: &Text, work: &mut Work) -> bool {
    let [first, _, ..] = command.lines.as_slice() else { return false };
    let text = code.slice(first.clone());
    let open = text.as_str().trim_end().ends_with(['\\', '|', '&', '{', '(']) || text.as_str().contains("<<");
    !open && fragment::read(shell, &text, work).parses()
}

/// Reads a command: as it stands, with what the console puts behind it, or in surroundings.
fn read(inner: &'static Language, text: &Text, work: &mut Work) -> Reading {
    if let Some(end) = transcript::end(inner.id) {
        let at = text.as_str().trim_end().len();
        let ways = [fragment::read_alone(inner, text, work), fragment::read_alone(inner, &text.edited([(at..at, end)]), work)];
        if let Some(reading) = ways.into_iter().find(Reading::parses) {
            return reading;
        }
    }
    fragment::read(inner, text, work)
}

fn fails(reading: &Reading) -> bool {
    matches!(reading, Reading::Fails(..))
}

/// `error` no further than the end of its command.
fn ended(mut error: SyntaxError, end: usize) -> SyntaxError {
    if error.range.start > end {
        error.range = end..end;
    }
    error
}

/// The commands, where a prompt does not tell the first line of a command from its last: each with those right behind
/// it, if only so it parses.
fn joined(inner: &'static Language, commands: &[Command], code: &Text, work: &mut Work) -> Vec<Command> {
    let same_prompt = transcript::has_same_prompt(inner.id);
    let mut joined: Vec<Command> = Vec::new();
    let mut index = 0;
    while let Some(command) = commands.get(index) {
        let mut whole = command.clone();
        let mut taken = 1;
        if same_prompt && fails(&fragment::read(inner, &command.text(code), work)) {
            let mut longer = command.clone();
            for (more, next) in commands.iter().skip(index + 1).take(MAX_JOINED).enumerate() {
                longer.lines.extend(next.lines.iter().cloned());
                if !fails(&fragment::read(inner, &longer.text(code), work)) {
                    whole = longer;
                    taken = more + 2;
                    break;
                }
            }
        }
        joined.push(whole);
        index += taken;
    }
    joined
}
