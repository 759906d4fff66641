//! What looks like a secret: a token with a known beginning, or a private key.

use super::{Check, Rule};
use crate::conventions::Conventions;
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};
use crate::snippet::Snippet;
use crate::text::{Pattern, pattern};

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "secret-looking-string",
        group: None,
        severity: Severity::Warning,
        is_off: true,
        since: "0.1.0",
        summary: "a token or a private key that looks like a real one",
        page: include_str!("secret_looking_string.md"),
    },
    check: Check::Agreed(check),
};

pattern! {
    /// The key's id of Amazon Web Services.
    static AWS = r"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b";
}

pattern! {
    /// Tokens of GitHub: personal, of an app, of a server, to refresh; and those for some repositories.
    static GITHUB = r"\b(?:gh[pousr]_[0-9A-Za-z]{36}|github_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{59})\b";
}

pattern! {
    /// Tokens of Slack: of a bot, a user, an app, to refresh.
    static SLACK = r"\bxox[abeoprs]-[0-9]{6,}-[0-9A-Za-z-]{16,}";
}

pattern! {
    static GOOGLE = r"\bAIza[0-9A-Za-z_-]{35}\b";
}

pattern! {
    /// Keys of Stripe that move money; those for trying begin with `sk_test_`.
    static STRIPE = r"\b(?:sk|rk)_live_[0-9A-Za-z]{24,}\b";
}

pattern! {
    /// A JSON Web Token that is signed: its header and its claims are objects of JSON, in Base64.
    static JWT = r"\beyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{10,}\.[0-9A-Za-z_-]{20,}";
}

pattern! {
    /// A private key, with at least two lines of its body.
    static PRIVATE_KEY = r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\r?\n(?:[0-9A-Za-z+/=]{40,}\r?\n){2}";
}

/// Each kind of secret: what it is, and how it looks.
static SECRETS: [(&str, &Pattern); 7] = [
    ("an access key of AWS", &AWS),
    ("a token of GitHub", &GITHUB),
    ("a token of Slack", &SLACK),
    ("an API key of Google", &GOOGLE),
    ("a live key of Stripe", &STRIPE),
    ("a signed JSON Web Token", &JWT),
    ("a private key", &PRIVATE_KEY),
];

/// Most findings of one block.
const MAX_FOUND: usize = 5;

/// Bits that a sign of a secret tells at least: of words and repeated signs it tells less.
const MIN_BITS: f64 = 3.0;

/// Signs of a secret that a message shows.
const SHOWN: usize = 8;

fn check(snippet: &Snippet, _conventions: &Conventions, findings: &mut Findings) {
    let code = snippet.code();
    let all = SECRETS.iter().flat_map(|(what, pattern)| pattern.find_iter(code).map(move |found| (what, found)));
    for (what, found) in all.filter(|(_, found)| is_random(found.as_str())).take(MAX_FOUND) {
        let shown: String = found.as_str().chars().take(SHOWN).collect();
        let place = Annotation::in_code(&snippet.block.text, found.start()..found.start() + shown.len(), "");
        let diagnostic = findings.report(format!("this looks like {what}: `{shown}…`"), place);
        diagnostic.help = Some("if it is real, revoke it; show a placeholder such as `<TOKEN>` in its place".to_owned());
    }
}

/// `{"sub":"1234567890` in Base64, in lower case: the claims of the token that pages about such tokens show.
const SAMPLE_JWT: &str = "eyjzdwiioiixmjm0nty3odkw";

/// Words that those write who make a secret up.
const MADE_UP: &[&str] =
    &["example", "xxxx", "your", "test", "fake", "dummy", "sample", "placeholder", "1234567890", "abcdefgh", "redacted", SAMPLE_JWT];

/// Whether `secret` looks as if nobody made it up: it holds no word that says so, and its signs hardly repeat, save for the zeros that the
/// body of a key begins with (`AAAA` in Base64).
fn is_random(secret: &str) -> bool {
    let is_key = secret.starts_with("-----BEGIN");
    let lower = secret.to_ascii_lowercase();
    let mut run = 0;
    let mut last = None;
    let repeats = secret.chars().any(|c| {
        run = if last == Some(c) && c != '-' && !(is_key && c == 'A') { run + 1 } else { 0 };
        last = Some(c);
        run >= 4
    });
    !repeats && !MADE_UP.iter().any(|word| lower.contains(word)) && bits(secret) >= MIN_BITS
}

/// How many bits a sign of `text` tells (Shannon's entropy).
fn bits(text: &str) -> f64 {
    let mut counts = [0_u32; 128];
    let ascii = text.bytes().filter(u8::is_ascii);
    ascii.for_each(|byte| counts[usize::from(byte & 127)] += 1);
    let all = f64::from(counts.iter().sum::<u32>());
    counts.iter().filter(|count| **count > 0).map(|count| f64::from(*count) / all).map(|share| -share * share.log2()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(code: &str) -> Vec<&'static str> {
        let all = SECRETS.iter().filter(|(_, pattern)| pattern.find_iter(code).any(|found| is_random(found.as_str())));
        all.map(|(what, _)| *what).collect()
    }

    #[test]
    fn secrets_are_told_by_their_beginning_and_their_form() {
        // Each is put together here, so that no scanner of repositories takes this file for a leak.
        let token = |begin: &str, rest: &str| format!("key = \"{begin}{rest}\"");
        let rest = "w8Qk2LrZ5vN7cJm3TgB6yHd9XsF4pRa1UeKo";
        assert_eq!(found(&token("AKIA", "Q3K7ZV2MNXB5TRWL")), ["an access key of AWS"]);
        assert_eq!(found(&token("ghp_", rest)), ["a token of GitHub"]);
        assert_eq!(found(&token("xoxb-", &format!("283746192837-{rest}"))), ["a token of Slack"]);
        assert_eq!(found(&token("AIza", rest.get(..35).unwrap())), ["an API key of Google"]);
        assert_eq!(found(&token("sk_live_", rest)), ["a live key of Stripe"]);
        assert_eq!(found(&token("eyJ", &format!("{rest}.eyJ{rest}.{rest}"))), ["a signed JSON Web Token"]);
        let line = format!("{rest}{rest}\n");
        assert_eq!(found(&format!("-----BEGIN {}-----\n{line}{line}", "PRIVATE KEY")), ["a private key"]);
    }

    #[test]
    fn what_is_made_up_is_no_secret() {
        for code in [
            "AKIAIOSFODNN7EXAMPLE",
            "AKIAXXXXXXXXXXXXXXXX",
            "AKIAAAAAAAAAAAAAAAAA",
            "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "ghp_abababababababababababababababababab",
            "sk_live_your0key0goes0here0and0is0long",
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkEifQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
            "sk_test_w8Qk2LrZ5vN7cJm3TgB6yHd9XsF4",
            "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
        ] {
            assert_eq!(found(code), [""; 0], "{code}");
        }
    }
}
