//! Statements as a database's client shows them, without its first prompt: each line that goes on stands behind a prompt of its own.

use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{self, Reading};
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, blame};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung = Rung {
    name: "continued",
    summary: "a statement as a database's client shows it, each further line behind a prompt of its own",
    speak: find,
};

pattern! {
    /// A prompt of `mysql` or `psql` for what goes on.
    static PROMPT = r#"(?m)^[ \t]*(?:->|['"`]>|\w*[-('"]#)(?:[ \t]|$)"#;
}

pattern! {
    /// How a statement starts.
    static STATEMENT = r"(?i)\A\s*(?:alter|create|delete|drop|explain|grant|insert|merge|replace|revoke|select|show|update|with)(?-u:\b)";
}

/// Fewest of them: one may be something else.
const MIN: usize = 2;

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let is_statement = STATEMENT.is_match(case.code.as_str());
    if !is_statement {
        return None;
    }
    let prompts: Vec<_> = PROMPT.find_iter(case.code.as_str()).map(|found| found.range()).collect();
    if prompts.len() < MIN {
        return None;
    }
    let statements = case.code.edited(prompts.into_iter().map(|range| (range, "")));
    match fragment::read(case.language, &statements, work) {
        // Without them, its mistakes stand where they are.
        Reading::Fails(parser, errors) => {
            let errors = blame::proved(case.language, &statements, &errors, work).map_or(errors, |mended| mended.mistakes);
            Some(Verdict::invalid(Some(parser), errors))
        }
        reading => {
            let verdict = reading.verdict()?;
            let context = verdict.context().unwrap_or("a client's prompts");
            Some(verdict.within(context))
        }
    }
}
