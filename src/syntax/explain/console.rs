//! Sessions of programs whose commands have no parser here: debuggers, clients of databases, build tools.

use crate::language::Language;
use crate::syntax::explain::{Case, Explanation};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::{Status, Verdict};
use crate::text::pattern;

pub(super) static EXPLANATION: Explanation = Explanation { find };

pattern! {
    /// A prompt that names its program: `(gdb) `, `redis> `, `127.0.0.1:6379> `, `(main)> `, `SQL> `.
    static PROMPT = r"(?m)^[ \t]*(?:\((\w[\w:.+-]*)\)>?|([A-Za-z][\w.-]*)>|\d+(?:\.\d+){3}:\d+(?:\[\d+\])?>) +\S";
}

pattern! {
    /// The prompt of a client of Redis, which is a command with a file for its output to the grammar of a shell.
    static REDIS = r"\A\s*(?:redis|\d+(?:\.\d+){3}:\d+(?:\[\d+\])?)> +[A-Za-z]";
}

/// The verdict on a session of a client that a shell's grammar takes for commands; `None` if `code` in `language` is none.
pub(in crate::syntax) fn taken_for_commands(language: &Language, code: &str) -> Option<Verdict> {
    let is_one = language.id == "bash" && REDIS.is_match(code);
    is_one.then(|| Verdict::because(Status::Unchecked, "it is a session of Redis, whose commands have no parser here"))
}

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let prompt = &*PROMPT;
    let first = prompt.captures(code)?;
    let leads = code.get(..first.get(0)?.start())?.trim().is_empty();
    if !leads && prompt.find_iter(code).count() < 2 {
        return None;
    }
    let name = first.get(1).or(first.get(2)).map_or("a client", |name| name.as_str());
    Some(Verdict::because(Status::Unchecked, format!("it is a session of {name}, whose commands have no parser here")))
}
