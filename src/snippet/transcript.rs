//! Interactive sessions: which lines are commands, and which are what they printed.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::language::{LANGUAGES, Session, by_id};
use crate::text::{Matcher, Text, compiled, lines};

/// A session's prompts, compiled.
struct PromptPatterns {
    first: Vec<Matcher>,
    next: Vec<Matcher>,
}

static PROMPTS: LazyLock<HashMap<&'static str, PromptPatterns>> = LazyLock::new(|| {
    let compile = |patterns: &[&str]| patterns.iter().map(|p| compiled(p)).collect::<Vec<Matcher>>();
    LANGUAGES
        .iter()
        .filter_map(|language| {
            let session = language.session.as_ref()?;
            let first = compile(session.prompts).into_iter().chain(compile(session.bare)).collect();
            Some((language.id, PromptPatterns { first, next: compile(session.continuations) }))
        })
        .collect()
});

/// Patterns of the commands that are the console's own, and not of its language (`\d` in psql), by language.
static OWN: LazyLock<HashMap<&'static str, Vec<Matcher>>> = LazyLock::new(|| {
    let mut own: HashMap<&'static str, Vec<Matcher>> = HashMap::new();
    for session in LANGUAGES.iter().filter_map(|language| language.session.as_ref()) {
        own.entry(session.language).or_default().extend(session.own.iter().map(|pattern| compiled(pattern)));
    }
    own
});

/// Whether `command` is one of the console's own, and not in `language`, which is the id of its commands' language.
#[must_use]
pub fn is_for_console(language: &str, command: &str) -> bool {
    OWN.get(language).is_some_and(|own| own.iter().any(|pattern| pattern.is_match(command.trim())))
}

/// What a console of `language` adds to a command that lacks it (SQL's `;`).
#[must_use]
pub fn end(language: &str) -> Option<&'static str> {
    let sessions = LANGUAGES.iter().filter_map(|other| other.session.as_ref());
    sessions.filter(|session| session.language == language).map(|session| session.end).find(|end| !end.is_empty())
}

/// Whether a console of `language` may put the same prompt before each line of a command.
#[must_use]
pub fn has_same_prompt(language: &str) -> bool {
    LANGUAGES.iter().filter_map(|other| other.session.as_ref()).any(|session| session.language == language && session.same_prompt)
}

/// One command of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Bytes of each of its lines, without prompts; all but the last hold their newline.
    pub lines: Vec<Range<usize>>,
}

impl Command {
    /// Whether it has more brackets open than closed.
    fn is_open(&self, code: &str) -> bool {
        let text = || self.lines.iter().filter_map(|line| code.get(line.clone()));
        let count = |bracket: char| text().map(|line| line.matches(bracket).count()).sum::<usize>();
        count('(') > count(')')
    }

    /// The command as a text of its own.
    #[must_use]
    pub fn text(&self, code: &Text) -> Text {
        let mut rewrite = code.rewrite();
        for line in &self.lines {
            rewrite.keep(line.clone());
        }
        rewrite.finish()
    }
}

/// Whether the first line that is not blank has a prompt of `language` (its id).
#[must_use]
pub fn starts(language: &str, code: &str) -> bool {
    let first = code.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    PROMPTS.get(language).is_some_and(|prompts| prompts.first.iter().any(|prompt| prompt.is_match(first)))
}

/// The commands of a session in `language` (its id), in order; empty if there is no prompt.
#[must_use]
pub fn commands(language: &str, session: &Session, code: &str) -> Vec<Command> {
    let Some(prompts) = PROMPTS.get(language) else { return Vec::new() };
    let shell = by_id(session.language).is_some_and(|commands| commands.shell);
    let statements = !session.until.is_empty();
    let mut commands: Vec<Command> = Vec::new();
    // What the command above still waits for, and the quote that it has open.
    let mut open = AwaitedInput::Nothing;
    let mut quote: Option<char> = None;
    for (at, line) in lines(code) {
        let body = line.trim_end_matches(['\n', '\r']);
        let prompt = prompts.first.iter().filter_map(|p| p.find(body)).map(|m| m.end()).max();
        let next = prompts.next.iter().filter_map(|p| p.find(body)).map(|m| m.end()).max();
        // What can be read as both goes on with the command above.
        let prompt = prompt.filter(|end| commands.is_empty() || next.is_none_or(|next| next < *end));
        let skip = match (&open, prompt, next) {
            (AwaitedInput::Until(word), None, _) if shell => {
                // A console may put its prompt before each line.
                let skip = next.unwrap_or(0);
                if body.trim() == word || body.get(skip..).is_some_and(|text| text.trim() == word) {
                    open = AwaitedInput::Nothing;
                }
                Some((skip, false))
            }
            (AwaitedInput::Line, None, _) if shell => Some((next.unwrap_or(0), false)),
            (AwaitedInput::Line, None, None)
                if statements && (body.starts_with([' ', '\t']) || commands.last().is_some_and(|c| c.is_open(code))) =>
            {
                Some((0, false))
            }
            (_, Some(end), _) => Some((end, true)),
            (_, None, Some(end)) if !commands.is_empty() && !matches!(open, AwaitedInput::Output) => Some((end, false)),
            _ => None,
        };
        let Some((skip, first)) = skip else {
            open = AwaitedInput::Output;
            continue;
        };
        let lines = at.start + skip..at.end;
        if first {
            commands.push(Command { lines: vec![lines.clone()] });
        } else if let Some(command) = commands.last_mut() {
            command.lines.push(lines.clone());
        }
        if (shell || statements) && !matches!(open, AwaitedInput::Until(_)) || first {
            let text = body.get(skip..).unwrap_or_default();
            quote = if shell { quote_after(if first { None } else { quote }, text) } else { None };
            open = match () {
                () if quote.is_some() => AwaitedInput::Line,
                () if shell => waits(text),
                () if statements && !text.trim_end().ends_with(session.until) => AwaitedInput::Line,
                () => AwaitedInput::Nothing,
            };
        }
    }
    commands
}

/// The commands behind bare `>` prompts; what follows one and is indented, or starts with `...`, goes on with it. Empty
/// unless the first line has such a prompt.
#[must_use]
pub fn bare_commands(code: &str) -> Vec<Command> {
    let mut commands: Vec<Command> = Vec::new();
    let mut output = false;
    for (at, line) in lines(code) {
        if line.starts_with("> ") {
            output = false;
            let first = at.start + 2..at.end;
            commands.push(Command { lines: Vec::from([first]) });
        } else if commands.is_empty() {
            return commands;
        } else if !output && (line.starts_with("  ") || line.starts_with("... ")) {
            let skip = if line.starts_with("... ") { 4 } else { 0 };
            if let Some(command) = commands.last_mut() {
                command.lines.push(at.start + skip..at.end);
            }
        } else {
            output = true;
        }
    }
    commands
}

/// The commands behind the prompts of a system's administrator, which are the sign of a comment; empty unless each such line
/// looks like a command, the first line is one, and something was printed.
#[must_use]
pub fn root_commands(code: &str) -> Vec<Command> {
    let mut commands: Vec<Command> = Vec::new();
    let mut printed = false;
    let mut open = AwaitedInput::Nothing;
    for (at, line) in lines(code) {
        if let Some(text) = line.strip_prefix("# ") {
            if !is_command(text) {
                return Vec::new();
            }
            let first = at.start + 2..at.end;
            commands.push(Command { lines: Vec::from([first]) });
            open = waits(text);
        } else if matches!(open, AwaitedInput::Line) {
            if let Some(command) = commands.last_mut() {
                command.lines.push(at);
            }
            open = waits(line);
        } else if commands.is_empty() && !line.trim().is_empty() {
            return commands;
        } else {
            printed |= !line.trim().is_empty();
        }
    }
    if printed { commands } else { Vec::new() }
}

/// Whether `text` has what commands have and sentences have not: an option, a path, a pipe.
fn is_command(text: &str) -> bool {
    let text = text.trim();
    let starts = text.starts_with(|c: char| c.is_ascii_lowercase() || matches!(c, '/' | '.'));
    let marks = text.contains(" -") || text.contains(" /") || text.contains('|') || text.contains(" ~/") || text.contains(" ./");
    let alone = !text.contains([' ', '/', '.']);
    starts && (marks || alone) && !text.ends_with(['.', ':', ','])
}

/// What must still come before a command of the shell is complete.
enum AwaitedInput {
    Nothing,
    /// Output has come in between.
    Output,
    /// The line ends with a backslash or an operator, or before the end of its statement.
    Line,
    /// A here-document up to this word.
    Until(String),
}

/// The quote that is open behind `line` of a shell's command, given the one that was open before it.
fn quote_after(before: Option<char>, line: &str) -> Option<char> {
    let mut open = before;
    let mut characters = line.chars();
    let mut last = ' ';
    while let Some(c) = characters.next() {
        match (open, c) {
            (None | Some('"'), '\\') => {
                characters.next();
            }
            (None, '#') if last.is_whitespace() => break,
            (None, '\'' | '"') => open = Some(c),
            (Some(quote), c) if c == quote => open = None,
            _ => {}
        }
        last = c;
    }
    open
}

fn waits(line: &str) -> AwaitedInput {
    if let Some((_, rest)) = line.split_once("<<")
        && !rest.starts_with('<')
    {
        let word = rest.trim_start_matches('-').trim_start().trim_start_matches(['\'', '"', '\\']);
        let word: String = word.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if !word.is_empty() {
            return AwaitedInput::Until(word);
        }
    }
    let line = line.trim_end();
    if line.ends_with('\\') || line.ends_with('|') || line.ends_with("&&") { AwaitedInput::Line } else { AwaitedInput::Nothing }
}
