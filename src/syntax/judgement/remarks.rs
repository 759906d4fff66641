//! What the sentences right before and right behind a block say of it: that its code is wrong.

use super::intent::{PARTS, VERDICT};
use crate::snippet::Snippet;
use crate::syntax::SyntaxError;
use crate::text::pattern;

/// Sentences of a remark that are looked at: what comes later speaks of something else.
const MAX_SENTENCES: usize = 2;

/// The sentence around the block of `snippet` that says that its code, which has `errors`, is meant to have them.
pub(super) fn said(snippet: &Snippet, errors: &[SyntaxError]) -> Option<String> {
    let before = snippet.block.lead.as_deref().and_then(spoken_of);
    let behind = || {
        let sentences = sentences(snippet.block.remark.as_deref()?);
        let gap = errors.first().and_then(|error| gap(snippet.code(), error.range.start));
        sentences.take(MAX_SENTENCES).find(|sentence| is_judgement(sentence) || gap.is_some_and(|gap| is_filled(sentence, gap)))
    };
    before.or_else(behind).map(str::to_owned)
}

pattern! {
    /// What asks for the mistake to be found: the verdict stands before it.
    static TASK = r"(?i)^(?:now |then |please |can you |try to )*(?:fix|correct|mend|repair) (?:it|this|them|the \w+)$";
}

pattern! {
    /// A verdict on what follows: `Don't do this`.
    static AGAINST = r"(?i)^(?:so |please |but )*(?:do not|don['’]t|never)(?: ever)? (?:do|write) (?:this|that|it|the following|so)$";
}

/// The longest text, in bytes, that is nothing but a sign and what it is put to: `❌ Without a bracket`.
const MAX_SIGNED: usize = 60;

/// The words before a block that say that it is wrong: its lead's last clause is a verdict, and a colon stands behind it. `This doesn't work
/// in a browser, so write:` is none: what is wrong is not what follows.
fn spoken_of(lead: &str) -> Option<&str> {
    let lead = lead.trim();
    if lead.len() <= MAX_SIGNED && lead.starts_with(['❌', '✗', '✘', '🚫', '⛔']) {
        return Some(lead);
    }
    let told = lead.strip_suffix(':')?;
    let clauses = told.split(PARTS).map(str::trim).filter(|clause| clause.chars().any(char::is_alphanumeric));
    let is_task = |clause: &&str| TASK.is_match(clause);
    let last = clauses.rev().find(|clause| !is_task(clause))?;
    (VERDICT.is_match(last) || AGAINST.is_match(last)).then_some(lead)
}

/// What may stand before the subject of a sentence about the code above.
const OPENING: &str = r"(?:(?:note that|but|however|unfortunately|now|of course|obviously|as you can see|as a result|in this case|here|(?:if|when) (?:you|we) (?:try to )?(?:compile|build|run|load|parse|execute|use|save|open) (?:this|it|that|the (?:code|file|program|example))(?: code| file| now)?)[ ,]+)*";

/// What such a sentence calls the code.
const CODE: &str = r"(?:this|that|it|which|(?:the|this|that) (?:above |previous |first |last )?(?:code|example|snippet|block|line|statement|program|query|syntax|expression|definition|declaration|function|request|document|configuration)(?: (?:above|here|block|snippet))?)";

/// Mistakes of code itself, and not of what it does.
const MISTAKE: &str = r"(?:(?:compile|compiler|compile-time|compilation|compiling|syntax|parse|parser|parsing)(?:-time)?[ -]?(?:error|failure|exception|warning)s?)";

pattern! {
    /// `This won't compile because a bracket is missing`, `The code above fails to parse`.
    static REFUSED = format!(
        r"(?i)^{OPENING}{CODE}(?:(?: (?:will|would|does|do|is|can|could)(?: not|n['’]t|not)| won['’]t| can['’]t)(?: \w+)? (?:compile|parse|valid \p{{Lu}}\w*|be (?:compiled|parsed))| (?:will |would )?fails? (?:to|at) (?:compile|compiling|parse|parsing|compilation))(?-u:\b)"
    );
}

pattern! {
    /// `This is not valid JSX`, `The code above is incomplete`, `That would be illegal because the list is open`.
    static INVALID = format!(
        r"(?i)^{OPENING}{CODE}(?:['’]s| is| would be| will be|(?: is|['’]s) \w+ly)(?: still| also| actually| not yet)? (?:invalid|illegal|incorrect|wrong|malformed|incomplete|(?:syntactically )?(?:not|isn['’]t) (?:valid|legal|allowed|correct|complete)|syntactically (?:invalid|incorrect|wrong))(?:$| (?:because|since|as|and|so|yet|for now|at this point|(?:\w+ )?syntax|code|in \p{{Lu}}\w*|json|jsx|yaml|xml|html|css|sql)(?-u:\b))"
    );
}

pattern! {
    /// `You'll get this error`, `This results in a syntax error`, `The example above throws the following error`.
    static FAILS = format!(
        r"(?i)^{OPENING}(?:you|we|{CODE})(?:['’]ll| will| would| should|['’]d| may| might)?(?: also| then| now| only| just| immediately| simply| even)? (?:get|see|receive|encounter|gets|results? in|leads? to|causes?|produces?|gives?(?: us| you)?|throws?|raises?|yields?|generates?|triggers?|fails? with|ends? (?:in|with))(?: \w+)? (?:(?:an?|the|this|following|this following|the following) (?:\w+ )?)?(?:{MISTAKE}|(?:this|following) (?:error|exception|warning)(?: message)?|errors?(?: message)?(?:$| (?:like|similar|because|since|as|that says|saying)(?-u:\b)))"
    );
}

pattern! {
    /// `The compiler reports an error`, `Your editor will complain about the missing value`.
    static REPORTED = format!(
        r"(?i)^{OPENING}(?:the|your) (?:[\w+#.-]+ )?(?:compiler|parser|interpreter|linter|editor|ide|type checker) (?:will |would |now |then |also |should |immediately )*(?:complains?|rejects? (?:this|it|the code)|refuses?|(?:reports?|throws?|raises?|gives?|issues?|emits?|shows?|displays?|prints?)(?: us| you)? (?:an?|the|this|the following) (?:\w+ )?error)(?-u:\b)"
    );
}

pattern! {
    /// `A syntax warning will appear at this point`, `SyntaxError: unexpected token`.
    static APPEARS = format!(
        r"(?i)^(?:{OPENING}(?:an?|the|this) (?:\w+ )?{MISTAKE} (?:will|would|is|appears|occurs|should|shows)(?-u:\b)|(?:uncaught )?(?:syntax|parse|compile|compilation|compiler) ?error(?: in [^:]*)?:|error(?:\[e\d+\]| (?:cs|ts|c)\d+):)"
    );
}

pattern! {
    /// What makes a sentence one about another case than the code above: `… if you forget it`, `… in older versions`.
    static CONDITION = r"(?i) (?:if|unless|when|whenever|older|old)(?-u:\b)";
}

pattern! {
    /// What stands before the subject of such a sentence.
    static OPENED = format!("(?i)^{OPENING}");
}

/// Whether `sentence`, which stands behind code, is a verdict on it. What it does is not: `Errors are logged`, `This fails if the lamp is out`.
fn is_judgement(sentence: &str) -> bool {
    if sentence.ends_with('?') {
        return false;
    }
    let told = sentence.trim_end_matches(['.', '!', ':', ' ', '…']);
    let opened = OPENED.find(told).map_or(0, |opening| opening.end());
    let is_elsewhere = || told.get(opened..).is_some_and(|rest| CONDITION.is_match(rest));
    [&REFUSED, &INVALID, &FAILS, &REPORTED, &APPEARS].iter().any(|pattern| pattern.is_match(told)) && !is_elsewhere()
}

pattern! {
    /// A sentence that tells the reader to write something somewhere: `Copy its contents, and paste them after the "mappings": line`.
    static FILLED = r"(?i)(?:^|[ ,])(?:paste|enter|insert|add|fill in|supply|type|put|complete)(?-u:\b)";
}

/// The name before the `:` or `=` right before `at` of `code`, where its value is missing.
fn gap(code: &str, at: usize) -> Option<&str> {
    let before = code.get(..at)?.trim_end();
    let named = before.strip_suffix([':', '='])?.trim_end().trim_end_matches(['"', '\'', '`']);
    named.rsplit(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-')).next().filter(|name| !name.is_empty())
}

/// Whether `sentence` tells the reader to write what is missing behind `name`.
fn is_filled(sentence: &str, name: &str) -> bool {
    let is_name = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()) == name;
    FILLED.is_match(sentence) && sentence.split_whitespace().any(is_name)
}

/// The sentences of `text`, each with the sign that ends it.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let ends = |(at, c): (usize, char)| {
            let end = at + c.len_utf8();
            (matches!(c, '.' | '!' | '?' | ';') && rest.get(end..).is_none_or(|behind| behind.is_empty() || behind.starts_with(' ')))
                .then_some(end)
        };
        let end = rest.char_indices().find_map(ends).unwrap_or(rest.len());
        let (sentence, behind) = rest.split_at_checked(end)?;
        rest = behind.trim_start();
        (!sentence.is_empty()).then_some(sentence)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_before_a_block_speaks_of_it_at_its_end() {
        for lead in [
            "This code doesn't work:",
            "If you copy it as it is, it will not work:",
            "It was pasted into a component, but it's not valid JSX. Fix it:",
            "However, the following is invalid:",
            "Don't do this:",
            "❌ Without its bracket",
        ] {
            assert!(spoken_of(lead).is_some(), "{lead}");
        }
        for lead in [
            "This doesn't work in old browsers, so write:",
            "That is wrong. Write this instead:",
            "This does not compile.",
            "It is not supported by all lamps:",
            "Handle invalid input like this:",
            "If the token is invalid, return early:",
            "The error handler:",
        ] {
            assert!(spoken_of(lead).is_none(), "{lead}");
        }
    }

    #[test]
    fn a_sentence_behind_a_block_is_a_verdict_on_it() {
        for said in [
            "You'll get this error:",
            "This will not compile.",
            "However, this code doesn’t compile because the bracket is missing.",
            "A syntax warning will appear at this point.",
            "If you compile this, you will see the following error:",
            "The compiler reports an error:",
            "This is not valid JSX.",
            "The code above is incomplete.",
            "This results in a syntax error.",
            "SyntaxError: unexpected token",
            "Unfortunately, the example above fails to parse.",
            "It gives us an error like the following:",
            "Your editor will complain about the missing value.",
        ] {
            assert!(is_judgement(said), "{said}");
        }
        for said in [
            "Errors are logged to the console.",
            "This fails if the lamp is out.",
            "You will get an error if the token is invalid.",
            "This returns an error.",
            "It throws an exception that you can catch.",
            "This doesn't work in older browsers.",
            "This will not compile if the flag is set.",
            "Does this fail to compile?",
            "The compiler reports all lamps.",
            "This prevents syntax errors.",
            "Invalid tokens are refused.",
            "This is wrong in old versions.",
            "You should see the lamp.",
            "Syntax errors are shown in red.",
        ] {
            assert!(!is_judgement(said), "{said}");
        }
    }

    #[test]
    fn what_the_reader_is_to_write_is_missing_on_purpose() {
        let code = "PUT lamps\n{\n  \"mappings\": \n}\n";
        let name = gap(code, code.find('}').unwrap()).unwrap();
        assert!(is_filled("Copy its contents, and paste them after the \"mappings\": line.", name));
        assert!(!is_filled("The mappings are shown below.", name));
        assert!(!is_filled("Paste it into the console.", name));
        assert_eq!(gap("{ \"a\": 1 }", 9), None);
    }

    #[test]
    fn sentences_end_at_their_signs() {
        let parts: Vec<_> = sentences("A syntax warning appears. That's expected; go on with a.b now").collect();
        assert_eq!(parts, ["A syntax warning appears.", "That's expected;", "go on with a.b now"]);
    }
}
