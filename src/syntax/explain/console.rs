//! Sessions of programs whose commands have no parser here: debuggers, clients of databases, build tools.

use crate::syntax::parsing::attempt::Work;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung = Rung {
    name: "console",
    summary: "a session of a program whose commands have no parser: a debugger, a client of a database, a build tool",
    speak: find,
};

pattern! {
    /// A prompt that names its program: `(gdb) `, `redis> `, `127.0.0.1:6379> `, `(main)> `, `SQL> `.
    static PROMPT = r"(?m)^[ \t]*(?:\((\w[\w:.+-]*)\)>?|([A-Za-z][\w.-]*)>|\d+(?:\.\d+){3}:\d+(?:\[\d+\])?>) +(?:[^\s={-]|-\w|--)";
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
    Some(Verdict::unchecked(Why::Session(name.to_owned())))
}
