//! What the sentence before a block says was printed: output under the name of the language that printed it.

use crate::language::Kind;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "introduced", summary: "what the sentence before it says that a program printed", speak: find };

pattern! {
    /// The end of a sentence about what was printed: `you should see output similar to:`, `Sample output:`, `it prints:`.
    static PRINTED = r"(?i)(?:^|(?:^|[ ,(])(?:the|this|an?|your|its|some|sample|example|expected|following|see|similar|console|terminal|command|program|compiler|test|debug|log|resulting|corresponding|same|as|with|\w+['’]s) )outputs?(?: of (?:the|this) (?:\w+ )?(?:command|program|script|code))?(?: (?:is|are|was|will|would|should|might|may|can|look|looks|be|seen|like|similar|to|akin|something|some|roughly|the|this|that|that of|one|an?|following|follows|as|shown|below|above|in|on|for|your|you|see|console|terminal|and|it|more|less|or|appears?|resembles?|shown in))*$|(?:^|[ ,])the output (?:shows|says|tells|confirms) |(?:^| )(?:prints|outputs)(?: out)?(?: the following| something like| this)*(?: (?:to|in|on) (?:the|your) (?:console|terminal|screen|logs?|output))?$";
}

pattern! {
    /// What is no end of such a sentence: `that prints:` is of a program, which follows.
    static OF_CODE = r"(?i) (?:that|which|to|and) (?:prints|outputs?)(?-u:\b)[^,]*$";
}

/// Of data, only what a program may have printed and nobody would write.
fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    let lead = case.snippet.block.lead.as_deref()?;
    let may_be_printed = match case.language.kind {
        Kind::Code => true,
        Kind::Data => !case.language.literal,
        Kind::Markup | Kind::Session | Kind::Text => false,
    };
    (may_be_printed && is_about_output(lead)).then(|| Verdict::text(Why::Printed(case.language)))
}

/// Whether the last sentence of `lead`, which a colon ends, says of what follows that it was printed.
fn is_about_output(lead: &str) -> bool {
    let Some(lead) = lead.trim_end().strip_suffix(':') else { return false };
    let last = lead.rsplit(['.', '!', '?', ';', '\n']).next().unwrap_or_default();
    let last = last.split('(').next().unwrap_or_default().trim();
    PRINTED.is_match(last) && !OF_CODE.is_match(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_says_that_something_was_printed() {
        for lead in [
            "Output:",
            "Sample output:",
            "When the lamps are lit, you should see output similar to:",
            "Your output should look like this:",
            "Light it, and you see an output akin to the following (shortened):",
            "The output of this command is:",
            "Run it in a shell. It prints:",
            "In both rooms, the output shows that no lamp was lit:",
            "This outputs the following to the console:",
        ] {
            assert!(is_about_output(lead), "{lead}");
        }
    }

    #[test]
    fn code_that_prints_is_no_output() {
        for lead in [
            "Write a program that prints:",
            "The output of the following program is checked by this test:",
            "To output a lamp, write:",
            "To get this output, run the following code:",
            "The following code prints the names of all lamps:",
            "The output is sent to the room. Add this line:",
            "Add a lamp and output it to the console:",
            "You should see output like this",
        ] {
            assert!(!is_about_output(lead), "{lead}");
        }
    }
}
