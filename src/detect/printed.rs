//! Whether the block is code at all: what programs print, list and log, and what people tell, line by line.

use std::sync::LazyLock;

use super::{Clue, Evidence, Subject, prompts};
use crate::text::{Matcher, compiled};

pub(crate) static CLUE: Clue =
    Clue { name: "printed", summary: "lines as programs print, list and log them, or people tell something, and hardly any of code", look };

/// How many lines are looked at.
const LOOK_LINES: usize = 200;

/// Of how many lines one may be written as code is, where the others decide.
const LINES_PER_CODE: usize = 5;

/// A kind of lines that no program is written in.
struct Manner {
    reason: &'static str,
    /// What such a line is like.
    pattern: &'static str,
    /// The share of lines from which on it counts.
    share: f32,
    /// Fewest such lines.
    least: usize,
    /// What it weighs where all lines are like it.
    weight: f32,
    /// Whether lines that are written as code is make no difference: what has an arrow or a brace in every line.
    whatever: bool,
}

static MANNERS: &[Manner] = &[
    Manner {
        reason: "shows what memory holds",
        pattern: r"^\s*(?:0x)?[0-9a-f]{6,16}(?: <[^>]*>)?:?(?:\s+0x[0-9a-f]+)+(?-u:\b)",
        share: 0.5,
        least: 1,
        weight: 12.0,
        whatever: true,
    },
    Manner {
        reason: "is the plan of a query",
        pattern: r"\(cost=\d[\d.]*\.\.\d|\(actual (?:time|rows)=",
        share: 0.15,
        least: 1,
        weight: 60.0,
        whatever: true,
    },
    Manner {
        reason: "describes values as R does",
        pattern: r"^ *(?:\$|@|\.\.[$@]) [\w.]+ *:(?: |$)|^'data\.frame':|^ *\[\d+\] ",
        share: 0.6,
        least: 2,
        weight: 10.0,
        whatever: true,
    },
    Manner {
        reason: "says what values come to",
        pattern: r"^\s*[\w.]+: \S.* => [A-Z]\w*\s*$",
        share: 0.8,
        least: 2,
        weight: 8.0,
        whatever: true,
    },
    Manner {
        reason: "says what a migration or a query did, and how long it took",
        pattern: r"^={2,} .* ={2,}\s*$|^\s*-> \d+\.\d+s\s*$|^\s*\w[\w ]* \(\d+\.\d+ms\) |^-- \w+\(|^=> [\[#]",
        share: 0.8,
        least: 2,
        weight: 10.0,
        whatever: true,
    },
    Manner {
        reason: "is a stream of events",
        pattern: r"^(?:data|event|id|retry): ?\S|^: \w",
        share: 0.8,
        least: 2,
        weight: 12.0,
        whatever: true,
    },
    Manner {
        reason: "lists commits",
        pattern: r"^(?:\* )?(?:[a-f]{0,6}\d[0-9a-f]{4,11}|[a-f]{1,6}\d[0-9a-f]{3,11}|\d[0-9a-f]{4,11})\s+[A-Za-z(\[][^;={}]*$",
        share: 0.6,
        least: 2,
        weight: 9.0,
        whatever: false,
    },
    Manner {
        reason: "lists the remotes of a repository",
        pattern: r"^\w+\s+(?:git@|https?://|ssh://)\S+ \((?:fetch|push)\)$",
        share: 0.5,
        least: 1,
        weight: 12.0,
        whatever: true,
    },
    Manner {
        reason: "says what leads to what",
        pattern: r#"^[^;={}$"]*\w\)?\s+→\s+\w[^;={}$]*$"#,
        share: 0.6,
        least: 1,
        weight: 7.0,
        whatever: false,
    },
    Manner {
        reason: "lists values behind their names, in columns",
        pattern: r"^\s*[A-Z][\w. #/()-]*:\s{2,}\S",
        share: 0.5,
        least: 2,
        weight: 9.0,
        whatever: false,
    },
    Manner {
        reason: "asks questions",
        pattern: r"^[?>✔] [A-Z][^;={}]*[?:]\s*(?:\([^)]*\)|\[[^\]]*\])?:?\s*›?.{0,30}$|\[(?:Y/n|y/N|y/n|yes/no)\]",
        share: 0.6,
        least: 1,
        weight: 8.0,
        whatever: false,
    },
    Manner {
        reason: "is nothing but numbers",
        pattern: r"^[\s\d.,:;+/-]*\d[\s\d.,:;+/-]*$",
        share: 0.8,
        least: 2,
        weight: 5.0,
        whatever: false,
    },
    Manner {
        reason: "counts things",
        pattern: r"^\s*\d+(?:\.\d+)?%? (?:of |out of )?[a-z]+(?: [a-z]+){1,4}[.,]?$",
        share: 0.5,
        least: 1,
        weight: 6.0,
        whatever: false,
    },
    Manner {
        reason: "says what a program is doing",
        pattern: r"^\s*(?:\[[\w/ ]+\] |[-=+*>→✓✔✗✘√•] ?)?(?:Running|Compiling|Downloading|Downloaded|Building|Installing|Installed|Fetching|Starting|Started|Creating|Created|Generating|Generated|Successfully|Finished|Welcome to|Loading|Loaded|Waiting|Processing|Connecting|Connected|Listening|Deploying|Deployed|Updating|Updated|Checking|Resolving|Removing|Stopping|Stopped|Uploading|Sending|Received|Unpacking|Setting up|Serving|Collecting|Requirement already satisfied|Scanning|Cloning|Linking|Analyzing|Testing|Launching|Initializing|Watching|Found|Exporting|Importing|Migrating|Applying)(?-u:\b)[^;={}]*$",
        share: 0.5,
        least: 1,
        weight: 7.0,
        whatever: false,
    },
    Manner {
        reason: "says how large things are, or how long they took",
        pattern: r"(?-u:\b)\d+(?:\.\d+)? (?:[KMG]i?B|kB|bytes)(?-u:\b)|(?-u:\b)in \d+(?:\.\d+)? ?(?:ms|s|seconds)(?-u:\b)",
        share: 0.6,
        least: 2,
        weight: 6.0,
        whatever: false,
    },
    Manner {
        reason: "is drawn as a tree",
        pattern: r"^[\s|]*(?:\|---*|\|__|\+---*|\\---*|`---*) ?[\w./]",
        share: 0.4,
        least: 2,
        weight: 9.0,
        whatever: false,
    },
    Manner {
        reason: "has rows of cells",
        pattern: r"^[^|\n]*[^|\s][^|\n]* \| [^|\n]+(?: \| [^|\n]+)+$",
        share: 0.9,
        least: 2,
        weight: 5.0,
        whatever: false,
    },
    Manner {
        reason: "has records that start with a number",
        pattern: r"^\d[^,;{}()=]*(?:,[^,;{}()=]+)+$",
        share: 0.8,
        least: 2,
        weight: 6.0,
        whatever: false,
    },
];

static PATTERNS: LazyLock<Vec<Matcher>> = LazyLock::new(|| MANNERS.iter().map(|manner| compiled(manner.pattern)).collect());

fn look(subject: Subject<'_>) -> Vec<Evidence> {
    // What was printed below a command is a part of its session.
    if subject.tally.has(prompts::CLUE.name) {
        return Vec::new();
    }
    let lines: Vec<&str> = subject.code.lines().filter(|line| !line.trim().is_empty()).take(LOOK_LINES).collect();
    let text = |weight, reason: &str| Evidence::of(CLUE.name, "text", weight, reason);
    if let [line] = lines.as_slice()
        && is_foreign_word(line.trim())
    {
        return text(7.0, "is a word, and no name of a program's").into_iter().collect();
    }
    let is_code = lines.iter().filter(|line| looks_like_code(line)).count() * LINES_PER_CODE > lines.len();
    // Most code ends here: what no code at all has is looked for by its marks.
    if lines.is_empty() || is_code && !has_mark(subject.code) {
        return Vec::new();
    }
    let mut counts = [0_usize; MANNERS.len()];
    for line in &lines {
        for (pattern, count) in PATTERNS.iter().zip(&mut counts) {
            *count += usize::from(pattern.is_match(line));
        }
    }
    let told = MANNERS.iter().zip(counts).filter(|(manner, _)| manner.whatever || !is_code);
    let mut found: Vec<Evidence> = told.filter_map(|(manner, count)| manner.evidence(count, lines.len())).collect();
    let sentences = lines.iter().filter(|line| is_sentence(line)).count();
    if !is_code && ratio(sentences, lines.len()) >= 0.6 {
        found.extend(text(6.0 * ratio(sentences, lines.len()), "has sentences"));
    }
    // What is seen twice is no more certain.
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    found.truncate(1);
    found
}

impl Manner {
    fn evidence(&self, count: usize, lines: usize) -> Option<Evidence> {
        let part = ratio(count, lines);
        let weight = (self.weight * part).min(12.0);
        (count >= self.least && part >= self.share).then(|| Evidence::of(CLUE.name, "text", weight, self.reason)).flatten()
    }
}

fn ratio(part: usize, whole: usize) -> f32 {
    let small = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
    small(part) / small(whole)
}

/// Whether `code` has what those manners have that hold whatever else there is.
fn has_mark(code: &str) -> bool {
    ["0x", "(cost=", "(actual ", " => ", "-> ", "data:", "ms) ", " (fetch)", " (push)", "[1]", "$ ", "@ "]
        .iter()
        .any(|mark| code.contains(mark))
}

/// First words of lines that only programs have.
const OPENERS: &[&str] = &[
    "def", "class", "import", "from", "return", "if", "for", "while", "let", "const", "var", "func", "fn", "function", "public", "private",
    "use", "package", "type", "data", "module", "end", "SELECT", "INSERT", "UPDATE", "CREATE", "ALTER", "DELETE", "FROM", "WHERE", "$",
    "%", "sudo", "docker", "git", "npm", "cd", "curl",
];

/// Whether `line` is written as only code is.
fn looks_like_code(line: &str) -> bool {
    let line = line.trim();
    let first = line.split_whitespace().next().unwrap_or_default();
    line.ends_with([';', '{', '}', '(', '[', '\\', ','])
        || line.starts_with(['$', '<', '@', ';', '%'])
        || ["//", "/*", "#!", "--", "# ", "`"].iter().any(|sign| line.starts_with(sign))
        || ["()", "=>", " = ", " := ", " == ", "&&", "${", " --", " ; ", "<-", "();", "](", "</"].iter().any(|sign| line.contains(sign))
        || line.contains(" -") && line.split(" -").skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        || OPENERS.contains(&first)
}

/// Words that sentences have and code has not.
const TELLING: &[&str] = &[
    "the", "which", "that", "this", "these", "those", "are", "was", "were", "has", "have", "had", "been", "will", "would", "cannot",
    "should", "could", "because", "please", "you", "your", "we", "our", "they", "it", "its", "to", "of", "must", "an", "there", "here",
];

/// Whether `line` says something: a sentence, or what a program says of what went wrong.
fn is_sentence(line: &str) -> bool {
    let line = line.trim();
    let words: Vec<&str> = line.split_whitespace().collect();
    let starts = line.starts_with(|c: char| c.is_alphabetic() || c == '"' || c == '“');
    if words.len() < 4 || !starts || looks_like_code(line) || line.contains(['`', '\t']) {
        return false;
    }
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let plain = |word: &&&str| {
        let word = word.trim_matches(['"', '\'', '(', ')', '[', ']', '“', '”', '‘', '’', '.', ',', ':', ';', '?', '!', '*']);
        !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
    };
    let telling = words.iter().filter(|word| TELLING.contains(&bare(word).as_str())).count();
    let loud = words.iter().filter(|word| word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase())).count();
    let share = ratio(words.iter().filter(plain).count(), words.len());
    let is_capital = line.starts_with(|c: char| c.is_uppercase() || c == '"' || c == '“');
    loud * 3 <= words.len() && share >= 0.6 && (telling >= 2 || telling >= 1 && is_capital)
}

/// Whether `text` is one word with letters that names in programs seldom have: `küssen`.
fn is_foreign_word(text: &str) -> bool {
    !text.is_ascii() && text.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(code: &str) -> bool {
        CLUE.speaks(code)
    }

    #[test]
    fn what_is_printed_listed_and_told_is_text() {
        for code in [
            "6c96a Add logic\n84f15 Replace the screen\n",
            "Seq Scan on lamp  (cost=0.00..35.82 rows=19 width=8)\n  Filter: (watt > 3)\n",
            "0xffffd020:     0x0000005e      0x08065188\n0xffffd030:     0x080650f8      0x0000002f\n",
            "data: {\"id\": 1}\n\ndata: [DONE]\n",
            "origin\tgit@a.example:b/c.git (fetch)\norigin\tgit@a.example:b/c.git (push)\n",
            "== 2023 AddLamp: migrating ======\n-- add_column(:a, :b, :string)\n   -> 0.6050s\n",
            "The lamp that you asked for is on its way.\n",
            "lamps depends on bulbs 2.0 which requires that sockets are older, so the version cannot be solved\n",
            "? Name your lamp: › bulb\n",
            "Record.Time:       2023-10-23\nRecord.Severity:   Info\n",
            " @ color    : chr \"black\"\n @ watt     : num 1\n",
            "name: \"bob\" => String\nage: 3 => Integer\n",
            "Lamp Load (2.1ms)  SELECT \"lamps\".* FROM \"lamps\"\n=> [nil, \"/hall\"]\n",
            "rooms\n|---hall.md\n|---cellar\n    |---stairs.md\n",
            "küssen",
        ] {
            assert!(found(code), "{code}");
        }
    }

    #[test]
    fn code_is_none_of_that() {
        for code in [
            "let x = a || b;\nprint(x)\n",
            "# Install the lamp\nsudo apt-get install lamp\n",
            "git commit -m \"Replace the screen that you asked for\"\n",
            "SELECT id FROM lamp WHERE name IS NOT NULL AND watt IN (1, 2)\n",
            "name: bulb\nwatt: 40\nrooms: [hall, cellar]\n",
            "if x is not None:\n    return the_lamp(x)\n",
            "ALTER TABLE lamp ADD watt INT NOT NULL\n",
            "add r0, r8 ; this is the sum of the two that were read\n",
            "case x of { 1 -> a; 2 -> b }\n",
            "0x10 | 0x20\n",
            "Feature: the lamp\n  Scenario: it glows\n",
        ] {
            assert!(!found(code), "{code}");
        }
    }

    #[test]
    fn each_manner_has_a_share_that_can_be_reached() {
        assert!(MANNERS.iter().all(|manner| manner.share > 0.0 && manner.share <= 1.0 && manner.least > 0));
        assert_eq!(PATTERNS.len(), MANNERS.len());
    }
}
