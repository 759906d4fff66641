//! What a language's code is made of, as its samples have it: words, operators, and what is repeated until a parser gives in.

use std::collections::{BTreeMap, BTreeSet};

use crate::random::Random;
use crate::samples;

/// What breaks parsers in any language: openers, closers, operators, quotes, comments, here-documents, lines.
pub const COMMON: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "+",
    "-",
    "*",
    "/",
    "%",
    "=",
    "!",
    "&",
    "|",
    "^",
    "~",
    "?",
    ":",
    ";",
    ",",
    ".",
    "@",
    "#",
    "$",
    "\\",
    "'",
    "\"",
    "`",
    "_",
    "\n",
    "\t",
    "\r",
    " ",
    "->",
    "=>",
    "::",
    "..",
    "...",
    "&&",
    "||",
    "==",
    "<<",
    ">>",
    "**",
    "++",
    "--",
    "//",
    "/*",
    "*/",
    "<!--",
    "-->",
    "\"\"\"",
    "'''",
    "```",
    "${",
    "#{",
    "{{",
    "}}",
    "{%",
    "%}",
    "<%",
    "%>",
    "</",
    "/>",
    "<a>",
    "<?",
    "?>",
    "()",
    "[]",
    "{}",
    "a(",
    "a[",
    "a{",
    "f(){",
    "a<",
    "a.",
    "a,",
    "a:",
    "a=",
    "a?",
    "\"a\"",
    "'a'",
    "$a",
    "@a",
    "#a",
    "1",
    "1.",
    "a",
    "A",
    "é",
    "\u{a0}",
    "\u{200b}",
    "\u{0}",
    "\\\n",
    "(a",
    "[a",
    "{a",
    "a)",
    "[[",
    "((",
    "<<A\n",
    "<<\"A\"\n",
    "<<~A\n",
    "<<'A'\n",
    "<<<",
    "$(",
    "`a`",
    "a\n",
    "a b\n",
    "  a\n",
    "- ",
    "* ",
    "> ",
    "# ",
    "| ",
    "+ ",
    "1. ",
    "a: ",
    "a = ",
    "a;",
    "a+",
    "a-",
    "a*",
    "a/",
    "a|",
    "a&",
    "a<a>",
    "a?b:",
    "if(a)",
    "else ",
    "! ",
    "not ",
    "do ",
    "end ",
    "begin ",
    "case ",
    "fn ",
    "if a then ",
    "let a = ",
    "=> ",
    "-> ",
    "a=>",
    "(a)=>",
    "lambda:",
    "\\a",
    "\\(",
    "//a\n",
    "#a\n",
    "--a\n",
    "(*",
    "{-",
    "/**",
    "%w(",
    "q(",
    "r#\"",
    "r\"",
    "f\"{",
    "`${",
    "\"${",
    "\"#{",
    "\"\\(",
    "$\"{",
    "@\"",
    "$$",
    "&a ",
    "*a ",
    "!a ",
    "& ",
    "? ",
    ": ",
    "@a\n",
    "{a=",
    "{\"a\":",
    "[1,",
    "<a b=c>",
    "a:b;",
    "a:b{",
    "&amp;",
    "a//",
    "a#",
    "a`",
    "a\"",
    "a'",
    "(*\n",
    "'\n",
    "\"\n",
    "\n\n",
    "\n ",
    " \n",
    "a\\\n",
    "a,\n",
    "a;\n",
    "}\n",
    "{\n",
];

/// The tokens of the language called `id` as its samples have them, the commonest first: words and runs of punctuation.
#[must_use]
pub fn of(id: &str) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for sample in samples::of(id) {
        for token in split(&sample).collect::<BTreeSet<_>>() {
            *counts.entry(token.to_owned()).or_default() += 1;
        }
    }
    let mut tokens: Vec<(String, usize)> = counts.into_iter().collect();
    tokens.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    tokens.into_iter().map(|(token, _)| token).collect()
}

/// The tokens of `code`: words with what is glued in front of them, and runs of punctuation.
pub fn split(code: &str) -> impl Iterator<Item = &str> {
    let mut rest = code;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let first = rest.chars().next()?;
        let same = |c: char| kind(c) == kind(first);
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        let (token, after) = rest.split_at(end);
        rest = after;
        Some(token)
    })
}

fn kind(c: char) -> u8 {
    if c.is_whitespace() {
        0
    } else if c.is_alphanumeric() || c == '_' {
        1
    } else {
        2
    }
}

/// What to repeat in the language called `id`: the common pieces, its own words and operators in the surroundings that make
/// parsers recurse, and `pairs` combinations of two or three of them.
#[must_use]
pub fn pieces(id: &str, pairs: usize) -> Vec<String> {
    let own = of(id);
    let is_word = |token: &&String| token.chars().all(|c| kind(c) == 1) && token.chars().any(char::is_alphabetic);
    let words: Vec<&String> = own.iter().filter(is_word).take(60).collect();
    let operators: Vec<&String> = own.iter().filter(|token| token.chars().all(|c| kind(c) == 2) && token.len() <= 4).take(50).collect();
    let mut out: Vec<String> = COMMON.iter().map(|&piece| piece.to_owned()).collect();
    out.extend(words.iter().map(|word| format!("{word} ")));
    out.extend(words.iter().take(30).map(|word| format!("{word}\n")));
    out.extend(words.iter().take(30).map(|word| format!("a {word} ")));
    out.extend(operators.iter().flat_map(|&operator| [operator.clone(), format!("a{operator}"), format!("a {operator} ")]));
    let single = out.clone();
    let mut random = Random::of(id.as_bytes());
    for _ in 0..pairs {
        let count = 2 + random.below(3) / 2;
        out.push((0..count).filter_map(|_| random.pick(&single).map(String::as_str)).collect());
    }
    let mut seen = BTreeSet::new();
    out.retain(|piece| !piece.is_empty() && seen.insert(piece.clone()));
    out
}
