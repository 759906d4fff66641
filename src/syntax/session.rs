//! The verdict on an interactive session: each command in its language, the output not at all.

use super::attempt::Work;
use super::fragment::{self, Reading};
use super::{Status, Verdict};
use crate::language::{self, Language};
use crate::snippet::transcript;
use crate::text::Text;

/// Judges the session in `code`; `None` if there is no prompt in it.
pub(super) fn check(session: &'static Language, code: &Text, work: &mut Work) -> Option<Verdict> {
    let how = session.session.as_ref()?;
    let inner = language::by_id(how.language)?;
    let commands = transcript::commands(session.id, how, code.as_str());
    if commands.is_empty() {
        return None;
    }
    let mut verdict = Verdict::new(Status::Valid, "");
    for command in commands {
        match fragment::read(inner, &command.text(code), work) {
            Reading::Parses { parser, context, allowances } => {
                verdict.parser = parser;
                verdict.context = verdict.context.or(context);
                verdict.allowances.extend(allowances);
            }
            Reading::Fails { parser, errors } => {
                verdict.parser = parser;
                verdict.errors.extend(errors);
            }
            Reading::Unknown(reason) => verdict.reason = verdict.reason.or(Some(reason)),
        }
    }
    verdict.status = match () {
        () if !verdict.errors.is_empty() => Status::Invalid,
        () if verdict.parser.is_empty() => Status::Unchecked,
        () if verdict.context.is_some() || !verdict.allowances.is_empty() => Status::Fragment,
        () => Status::Valid,
    };
    Some(verdict)
}
