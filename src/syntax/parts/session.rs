//! The verdict on an interactive session: each command in its language, the output not at all.

use crate::language::{self, Language};
use crate::snippet::transcript::{self, Command};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{self, Reading};
use crate::syntax::{Status, SyntaxError, Verdict, damage};
use crate::text::{Text, pattern};

/// Most prompts that one command may have.
const MAX_JOINED: usize = 8;

/// Most errors that are reported of one session.
const MAX_ERRORS: usize = 5;

pattern! {
    /// The prompt of fish at the start of a session: a user, a place, and no sign of another shell.
    static FISH = r"\A\s*[\w.-]+@[\w.-]+[ :][^\n$#%>]*> ";
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
    let client = language::by_id("sql").filter(|_| inner.id == "bash" && told.status == Status::Invalid);
    let statements = client.and_then(|sql| verdict(sql, &commands, code, work).map(|verdict| verdict.in_other(sql, code.len())));
    let told = statements.filter(|other| other.status != Status::Invalid && !other.parser.is_empty()).unwrap_or(told);
    if told.status != Status::Invalid {
        return Some(told);
    }
    if inner.id == "bash" && FISH.is_match(code.as_str()) {
        return Some(Verdict::because(Status::Unchecked, "its prompt is that of the fish shell, which has no parser here"));
    }
    // What goes on in the next line may have no sign there.
    Some(check_bare(inner, code, work).filter(|_| session.id == inner.id).unwrap_or(told))
}

/// The same for a language's code behind bare `>` prompts, which only one that does not parse otherwise can be.
pub(in crate::syntax) fn check_bare(language: &'static Language, code: &Text, work: &mut Work) -> Option<Verdict> {
    let root = if language.id == "bash" { transcript::root_commands(code.as_str()) } else { Vec::new() };
    if let Some(verdict) = verdict(language, &root, code, work).filter(|verdict| verdict.status != Status::Invalid) {
        return Some(verdict);
    }
    let commands = transcript::bare_commands(code.as_str());
    // A console of JavaScript has no other prompt, and is published under the name of the shell that it was started from.
    let console = language::by_id("javascript").filter(|_| language.id == "bash");
    std::iter::once(language).chain(console).find_map(|inner| {
        let verdict = verdict(inner, &commands, code, work).filter(|verdict| verdict.status != Status::Invalid)?;
        Some(if inner.id == language.id { verdict } else { verdict.in_other(inner, code.len()) })
    })
}

fn verdict(inner: &'static Language, commands: &[Command], code: &Text, work: &mut Work) -> Option<Verdict> {
    if commands.is_empty() {
        return None;
    }
    let mut verdict = Verdict::new(Status::Valid, "");
    for command in joined(inner, commands, code, work) {
        let text = command.text(code);
        if transcript::is_for_console(inner.id, text.as_str()) {
            continue;
        }
        let reading = read(inner, &text, work);
        if let Some(errors) = damage::swallowed(inner, &text, &reading, work) {
            verdict.errors.extend(errors);
        }
        match reading {
            Reading::Parses { parser, context, allowances } => {
                verdict.parser = parser;
                verdict.context = verdict.context.or(context);
                verdict.allowances.extend(allowances);
            }
            // What stands behind the prompt of another program that the command started is none of the shell's.
            Reading::Fails { parser, .. } if inner.id == "bash" && starts_program(&command, code, work) => verdict.parser = parser,
            Reading::Fails { parser, errors } => {
                verdict.parser = parser;
                let end = command
                    .lines
                    .last()
                    .map_or(0, |line| line.start + code.as_str().get(line.clone()).map_or(0, |text| text.trim_end().len()));
                let errors = damage::proved(inner, &text, work)
                    .or_else(|| damage::undone(inner, &text, parser, &errors, work).map(|undone| undone.with_raw(&text)))
                    .unwrap_or(errors);
                verdict.errors.extend(errors.into_iter().map(|error| ended(error, end)));
            }
            Reading::Unknown(why) => {
                verdict.reason.get_or_insert_with(|| why.to_string());
                verdict.failure = verdict.failure.or(why.failure());
            }
        }
    }
    verdict.errors.truncate(MAX_ERRORS);
    verdict.status = match () {
        () if !verdict.errors.is_empty() => Status::Invalid,
        () if verdict.parser.is_empty() && verdict.reason.is_none() => Status::Valid,
        () if verdict.parser.is_empty() => Status::Unchecked,
        () if verdict.context.is_some() || !verdict.allowances.is_empty() => Status::Fragment,
        () => Status::Valid,
    };
    Some(verdict)
}

/// Whether the first line of `command` is one that is whole, and nothing goes on with it by itself.
fn starts_program(command: &Command, code: &Text, work: &mut Work) -> bool {
    let [first, _, ..] = command.lines.as_slice() else { return false };
    let text = code.slice(first.clone());
    let open = text.as_str().trim_end().ends_with(['\\', '|', '&', '{', '(']) || text.as_str().contains("<<");
    let bash = language::by_id("bash");
    !open && bash.is_some_and(|bash| fragment::read(bash, &text, work).parses())
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

/// `error` no further than the end of its command.
fn ended(mut error: SyntaxError, end: usize) -> SyntaxError {
    if error.range.start > end {
        error.range = end..end;
    }
    error
}

/// The commands, where a Ruby prompt does not tell the first line of a command from its last: each with those right behind
/// it, if only so it parses.
fn joined(inner: &'static Language, commands: &[Command], code: &Text, work: &mut Work) -> Vec<Command> {
    let mut joined: Vec<Command> = Vec::new();
    let mut index = 0;
    while let Some(command) = commands.get(index) {
        let mut whole = command.clone();
        let mut taken = 1;
        if inner.id == "ruby" && !fragment::read(inner, &command.text(code), work).parses() {
            let mut longer = command.clone();
            for (more, next) in commands.iter().skip(index + 1).take(MAX_JOINED).enumerate() {
                longer.lines.extend(next.lines.iter().cloned());
                if fragment::read(inner, &longer.text(code), work).parses() {
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
