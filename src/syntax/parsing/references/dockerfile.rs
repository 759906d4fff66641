//! Dockerfiles: instructions, their flags and arguments, JSON forms and here-documents, as Docker's own builder reads them.

mod run;

use std::ops::Range;

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};

/// Our own reader, for the format is its builder's few rules.
pub(super) static REFERENCE: Reference = Reference {
    name: "dockerfile",
    crate_name: "",
    parse: |language, code| Some(parse(language, code)),
    doubted: None,
    limits: &[],
    swallows: Swallows::Characters,
    stack: USUAL,
    words: &[],
};

/// Each instruction with its flags.
const INSTRUCTIONS: &[(&str, &[&str])] = &[
    ("ADD", &["chown", "chmod", "link", "checksum", "keep-git-dir", "exclude", "unpack"]),
    ("ARG", &[]),
    ("CMD", &[]),
    ("COPY", &["from", "chown", "chmod", "link", "parents", "exclude"]),
    ("ENTRYPOINT", &[]),
    ("ENV", &[]),
    ("EXPOSE", &[]),
    ("FROM", &["platform"]),
    ("HEALTHCHECK", &["interval", "timeout", "start-period", "start-interval", "retries"]),
    ("LABEL", &[]),
    ("MAINTAINER", &[]),
    ("ONBUILD", &[]),
    ("RUN", &["mount", "network", "security", "device"]),
    ("SHELL", &[]),
    ("STOPSIGNAL", &[]),
    ("USER", &[]),
    ("VOLUME", &[]),
    ("WORKDIR", &[]),
];

/// Whether `line` starts with an instruction in capitals.
fn starts_instruction(line: &str) -> bool {
    line.split_once(' ').is_some_and(|(word, _)| INSTRUCTIONS.iter().any(|(name, _)| *name == word))
}

/// An instruction with the lines that continue it.
struct Instruction {
    range: Range<usize>,
    /// Its text, on one line.
    text: String,
    /// Words that end its here-documents.
    awaits: Vec<String>,
}

fn parse(_language: &Language, code: &str) -> Vec<SyntaxError> {
    let escape = if code.lines().take(3).any(|line| line.replace(' ', "").eq_ignore_ascii_case("#escape=`")) { '`' } else { '\\' };
    let has_shell = escape == '\\' && run::is_for_shell(code);
    let mut errors = Vec::new();
    let mut current: Option<Instruction> = None;
    let mut document: Option<Instruction> = None;
    let mut start = 0;
    for line in code.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let body = line.trim();
        if let Some(open) = &mut document {
            if open.awaits.first().is_some_and(|word| word == body) {
                open.awaits.remove(0);
            }
            if open.awaits.is_empty() {
                document = None;
            }
            continue;
        }
        if body.starts_with('#') || body.is_empty() {
            continue;
        }
        let lead = line.len() - line.trim_start().len();
        if let Some(open) = current.take_if(|open| starts_instruction(body) && lead == 0 && !open.text.starts_with("ONBUILD")) {
            let end = open.range.end;
            let name = body.split(' ').next().unwrap_or_default();
            errors.push(SyntaxError::known(
                end - 1..end,
                format!("this `{escape}` goes on with the line below, where `{name}` starts an instruction"),
            ));
            errors.extend(check(&open));
        }
        let continues = body.ends_with(escape);
        let text = body.trim_end_matches(escape);
        let end = at + line.trim_end().len();
        let mut instruction = match current.take() {
            Some(mut open) => {
                open.text.push(' ');
                open.text.push_str(text);
                open.range.end = end;
                open
            }
            None => Instruction { range: at + lead..end, text: text.to_owned(), awaits: Vec::new() },
        };
        if continues {
            current = Some(instruction);
            continue;
        }
        let wrong = check(&instruction).or_else(|| if has_shell { run::error(code, &instruction.range) } else { None });
        errors.extend(wrong);
        instruction.awaits = here_documents(&instruction.text);
        if !instruction.awaits.is_empty() {
            document = Some(instruction);
        }
    }
    if let Some(instruction) = current {
        errors.extend(check(&instruction).or_else(|| if has_shell { run::error(code, &instruction.range) } else { None }));
    }
    if let Some(open) = document {
        let word = open.awaits.first().cloned().unwrap_or_default();
        errors.push(error(open.range, format!("this here-document is never ended by `{word}`")));
    }
    errors
}

fn error(range: Range<usize>, message: String) -> SyntaxError {
    SyntaxError::told(range, message)
}

/// What is wrong with one instruction.
fn check(instruction: &Instruction) -> Option<SyntaxError> {
    let text = instruction.text.as_str();
    let (word, rest) = text.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((text, ""));
    let head = instruction.range.start..instruction.range.start + word.len();
    let upper = word.to_ascii_uppercase();
    let Some((name, flags)) = INSTRUCTIONS.iter().find(|(name, _)| *name == upper) else {
        let close = INSTRUCTIONS.iter().find(|(name, _)| resembles(name, &upper));
        let mut unknown = error(head, format!("`{word}` is no instruction"));
        unknown.help = close.map(|(name, _)| format!("did you mean `{name}`?").into());
        return Some(unknown);
    };
    let blame = |message: &str| Some(error(instruction.range.clone(), message.to_owned()));
    let mut rest = rest.trim();
    while let Some(flag) = rest.strip_prefix("--") {
        let end = flag.find(|c: char| c.is_ascii_whitespace()).unwrap_or(flag.len());
        let (flag, after) = flag.split_at(end);
        let (key, value) = flag.split_once('=').map_or((flag, None), |(key, value)| (key, Some(value)));
        if !flags.contains(&key) {
            return blame(&format!("`{name}` has no flag `--{key}`"));
        }
        let switch = matches!(key, "link" | "parents" | "keep-git-dir");
        if switch && value.is_some_and(|value| !matches!(value, "true" | "false" | "1" | "0") && !value.contains('$')) {
            return blame(&format!("`--{key}` is `true` or `false`"));
        }
        rest = after.trim_start();
    }
    let words = words(rest);
    let json = rest.starts_with('[') && serde_json::from_str::<Vec<String>>(rest).is_ok();
    match *name {
        "SHELL" if !json => blame("`SHELL` takes a JSON array of strings"),
        "CMD" | "ENTRYPOINT" | "VOLUME" if rest.starts_with("[\"") && !json => {
            blame("this is no JSON array, so that it would be run by a shell")
        }
        "ENV" | "LABEL" => match words.first() {
            None => blame(&format!("`{name}` takes at least one `name=value`")),
            Some(first) if !first.contains('=') && words.len() < 2 => blame(&format!("`{name}` takes a name and a value")),
            Some(first) if first.contains('=') => {
                if let Some(open) = words.iter().find(|word| is_open(word)) {
                    return Some(SyntaxError::known(instruction.range.clone(), format!("the quote in `{open}` is never closed")));
                }
                let bad = words.iter().find(|word| !word.contains('=') || word.starts_with('='))?;
                blame(&format!("expected `name=value`, found `{bad}`"))
            }
            Some(_) => None,
        },
        "FROM" => match words.as_slice() {
            [_] => None,
            [_, keyword, stage] if keyword.eq_ignore_ascii_case("as") => {
                let named = stage.starts_with(|c: char| c.is_ascii_alphabetic())
                    && stage.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
                if named || stage.contains(['$', '<', '{']) { None } else { blame(&format!("`{stage}` is no stage's name")) }
            }
            _ => blame("`FROM` takes an image, and a name after `AS`"),
        },
        "COPY" | "ADD" if words.len() < 2 && !json => blame(&format!("`{name}` takes a source and a destination")),
        "ARG" | "EXPOSE" | "RUN" | "USER" | "WORKDIR" | "STOPSIGNAL" | "VOLUME" if words.is_empty() => {
            blame(&format!("`{name}` takes an argument"))
        }
        "HEALTHCHECK" if !words.first().is_some_and(|word| word.eq_ignore_ascii_case("CMD") || word.eq_ignore_ascii_case("NONE")) => {
            blame("`HEALTHCHECK` takes `CMD` with a command, or `NONE`")
        }
        _ => None,
    }
}

/// The arguments, each with its quotes.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match quote {
            None if c.is_ascii_whitespace() => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                continue;
            }
            None if c == '"' || c == '\'' => quote = Some(c),
            Some(open) if c == open => quote = None,
            _ => {}
        }
        word.push(c);
        if c == '\\'
            && let Some(next) = characters.next()
        {
            word.push(next);
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Whether a quote opens the value of `word`, and nothing closes it: `NAME="a`.
fn is_open(word: &str) -> bool {
    let value = word.split_once('=').map_or("", |(_, value)| value);
    value.chars().next().filter(|sign| matches!(sign, '"' | '\'')).is_some_and(|quote| value.matches(quote).count() == 1)
}

/// The words that end the here-documents that an instruction opens.
fn here_documents(text: &str) -> Vec<String> {
    let upper = text.to_ascii_uppercase();
    if !["RUN", "COPY", "ADD"].iter().any(|name| upper.starts_with(name)) {
        return Vec::new();
    }
    let openings = text.split("<<").skip(1);
    let word = |after: &str| {
        let after = after.strip_prefix('-').unwrap_or(after);
        let after = after.trim_start_matches(['"', '\'']);
        after.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-')).collect::<String>()
    };
    openings.map(word).filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')).collect()
}

/// Whether two words have the same letters but one, or in another order.
fn resembles(name: &str, word: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let (a, b) = (sorted(name), sorted(word));
    a == b || (a.len().abs_diff(b.len()) == 1 && (b.starts_with(&a) || a.starts_with(&b))) || (name.len() > 3 && word.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn messages(code: &str) -> Vec<String> {
        parse(by_id("dockerfile").unwrap(), code).into_iter().map(|error| error.message).collect()
    }

    #[test]
    fn a_real_file_has_no_errors() {
        let code = "# syntax=docker/dockerfile:1\nFROM --platform=$BUILDPLATFORM golang:1.22 AS build\nENV A=1 B=\"two words\" \\\n    C=3\nENV OLD value of it\nRUN --mount=type=cache,target=/root <<EOF\nmake\nEOF\nCOPY --from=build /a /b/\nHEALTHCHECK --interval=5s CMD curl -f localhost\nCMD [\"/b/a\"]\n";
        assert_eq!(messages(code), Vec::<String>::new());
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(messages("FORM ubuntu"), ["`FORM` is no instruction"]);
        assert_eq!(messages("FROM a\nCOPY x"), ["`COPY` takes a source and a destination"]);
        assert_eq!(messages("SHELL [\"sh\" \"-c\"]"), ["`SHELL` takes a JSON array of strings"]);
        assert_eq!(messages("COPY --chownme x y"), ["`COPY` has no flag `--chownme`"]);
        assert!(messages("COPY <<a.txt /x\nb\na.txt\nUSER c\n").is_empty());
        assert_eq!(messages("RUN <<EOF\nls\n"), ["this here-document is never ended by `EOF`"]);
        assert_eq!(messages("ENV A=1 B"), ["expected `name=value`, found `B`"]);
        assert_eq!(messages("ENV A=\"b\nUSER c"), ["the quote in `A=\"b` is never closed"]);
        assert_eq!(messages("FROM a\nRUN b && \\\n    c && \\\n\nCMD [\"d\"]").len(), 1);
    }

    #[test]
    fn what_is_run_is_read_as_the_shell_reads_it() {
        for code in [
            "RUN echo \"a > b\nEXPOSE 80",
            "RUN if [ -f a ]; then echo b\nEXPOSE 80",
            "RUN cd /a && b &&\nRUN ls",
            "RUN --mount=type=cache,target=/a (cd /a && b\n",
            "RUN a \\\n  # why\n  && (b \\\n\n  c\n",
        ] {
            assert_eq!(messages(code).len(), 1, "{code}");
        }
        for code in [
            "RUN a \\\n  # it's why\n\n  && b; \\\n  c \"d\"\n",
            "RUN --mount=type=a \\\n    --mount=type=b \\ \n    if c; then \\\n  d; \\ \n  fi\n",
            "RUN [\"a\", \"(\"]\n",
            "RUN <<EOF\nif\nEOF\n",
            "SHELL [\"powershell\"]\nRUN a (b\n",
            "RUN npm install <package>...\n",
        ] {
            assert_eq!(messages(code), Vec::<String>::new(), "{code}");
        }
    }
}
