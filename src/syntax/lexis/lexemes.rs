//! Comments and strings of a text, found by their signs alone: also where code is broken, and no tree tells.

use std::collections::HashMap;
use std::ops::Range;

use crate::language::{Language, Lexis};
use crate::text::lines;

/// A comment or a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct Lexeme {
    /// From its first sign to its last; where nothing closes it, to the end of its line, or of the text.
    pub range: Range<usize>,
    /// Which it is.
    pub sort: Sort,
}

/// What a lexeme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Sort {
    /// A comment that ends with its line.
    LineComment,
    /// A comment that a sign of its own closes.
    BlockComment,
    /// A string that the sign closes which opened it.
    Quoted(char),
    /// What such a sign opens and nothing closes.
    Open(char),
    /// A string of other signs, or a here-document.
    Long,
}

/// How much a sign is believed.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::syntax) struct Belief {
    /// Whether a string in quotes may go over lines where its language lets it. Of broken code, each line is better read by itself: else
    /// one quote too few turns everything below it inside out.
    pub over_lines: bool,
    /// Whether every `'` opens a string: also behind a letter (`it's`), and where it may be a lifetime or a prime.
    pub any_apostrophe: bool,
}

/// The comments and strings of `code`, in order.
pub(in crate::syntax) fn lexemes<'a>(language: &'a Language, code: &'a str, belief: Belief) -> Lexemes<'a> {
    Lexemes { lexis: &language.lexis, code, belief, at: 0, before: '\n', awaited: None, ahead: Ahead::default() }
}

/// What of `code` is no code, in bytes and in order, if its signs tell for certain: `None` where a quote may be escaped or is not closed.
pub(in crate::syntax) fn certain(language: &Language, code: &str) -> Option<Vec<Range<usize>>> {
    if code.contains("\\'") {
        return None;
    }
    let all = lexemes(language, code, Belief { over_lines: true, ..Belief::default() });
    all.map(|lexeme| if matches!(lexeme.sort, Sort::Open(_)) { None } else { Some(lexeme.range) }).collect()
}

/// The rest of the lexemes of a text.
#[derive(Debug)]
pub(in crate::syntax) struct Lexemes<'a> {
    lexis: &'a Lexis,
    code: &'a str,
    belief: Belief,
    at: usize,
    /// What stands before that.
    before: char,
    /// The word that ends the here-document which starts with the next line.
    awaited: Option<&'a str>,
    ahead: Ahead<'a>,
}

/// What stands further on in a text, so that what nothing closes is not looked for again behind each sign that opens it: of thousands of
/// `[[` in Lua, the first finds out that there is no `]]`.
#[derive(Debug, Default)]
struct Ahead<'a> {
    /// Where each sign that closes a long string stands last.
    closers: HashMap<&'static str, Option<usize>>,
    /// Where each line stands last, without what ends a here-document's.
    lines: Option<HashMap<&'a str, usize>>,
    /// Quotes that nothing closes from here on.
    unclosed: Vec<char>,
}

impl<'a> Ahead<'a> {
    /// Whether `close` stands in `code` at or behind the byte at `from`.
    fn closes(&mut self, code: &str, close: &'static str, from: usize) -> bool {
        let last = *self.closers.entry(close).or_insert_with(|| code.rfind(close));
        last.is_some_and(|last| last >= from)
    }

    /// Whether a line of `word` alone stands in `code` behind the byte at `from`.
    fn has_line(&mut self, code: &'a str, word: &str, from: usize) -> bool {
        let lines = self.lines.get_or_insert_with(|| lines(code).map(|(range, line)| (end_word(line), range.start)).collect());
        lines.get(word).is_some_and(|last| *last >= from)
    }
}

/// What `line` says if it ends a here-document.
fn end_word(line: &str) -> &str {
    line.trim().trim_end_matches(';')
}

impl Iterator for Lexemes<'_> {
    type Item = Lexeme;

    fn next(&mut self) -> Option<Lexeme> {
        while let Some(rest) = self.code.get(self.at..).filter(|rest| !rest.is_empty()) {
            let document = if self.before == '\n' { self.awaited.take() } else { None };
            let document = document.filter(|word| self.ahead.has_line(self.code, word, self.at));
            let document = document.and_then(|word| here_document_length(rest, word)).map(|length| (length, Sort::Long));
            self.awaited = self.awaited.or_else(|| here_document(self.lexis, rest));
            let found =
                document.or_else(|| comment(self.lexis, rest, self.before)).or_else(|| self.long(rest)).or_else(|| self.quoted(rest));
            let (length, sort) = match found {
                Some((length, sort)) => (length, Some(sort)),
                None => (rest.chars().next().map_or(1, char::len_utf8), None),
            };
            let start = self.at;
            self.at += length;
            self.before = rest.get(..length).and_then(|passed| passed.chars().next_back()).unwrap_or(' ');
            if let Some(sort) = sort {
                return Some(Lexeme { range: start..self.at, sort });
            }
        }
        None
    }
}

impl Lexemes<'_> {
    /// A long string that `rest` starts with. Of one sign, as JavaScript's backtick, it is believed like other strings that may go over
    /// lines; what nothing closes is no such string.
    fn long(&mut self, rest: &str) -> Option<(usize, Sort)> {
        let word = self.before.is_alphanumeric() || self.before == '_';
        let opens = |open: &str| rest.starts_with(open) && !(word && open.starts_with(char::is_alphabetic));
        let believed = |open: &str| self.belief.over_lines || open.len() > 1;
        let (open, close) = self.lexis.long_strings.iter().find(|(open, _)| opens(open) && believed(open))?;
        if !self.ahead.closes(self.code, close, self.at + open.len()) {
            return None;
        }
        let end = rest.get(open.len()..)?.find(close)?;
        Some((open.len() + end + close.len(), Sort::Long))
    }

    /// A string in quotes that `rest` starts with.
    fn quoted(&mut self, rest: &str) -> Option<(usize, Sort)> {
        let lexis = self.lexis;
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
        let no_quote = self.before.is_alphanumeric() || lexis.apostrophes && !is_character(rest);
        if quote == '\'' && !self.belief.any_apostrophe && no_quote {
            return None;
        }
        let over_lines = self.belief.over_lines && lexis.multiline;
        let escapes = !lexis.raw_quotes.contains(&quote);
        let end = if self.ahead.unclosed.contains(&quote) { None } else { closing(lexis, rest, quote, escapes, over_lines) };
        // What was read through to the end and not closed holds no more of its quote but behind backslashes, where none closes anything.
        if end.is_none() && over_lines && lexis.interpolations.is_empty() {
            self.ahead.unclosed.push(quote);
        }
        Some(end.map_or_else(|| (line_length(rest), Sort::Open(quote)), |end| (end, Sort::Quoted(quote))))
    }
}

/// A comment that `rest` starts with, behind `before`: a `#` only where a blank is before it, a word only where a line starts.
fn comment(lexis: &Lexis, rest: &str, before: char) -> Option<(usize, Sort)> {
    if let Some((open, close)) = lexis.block_comments.iter().find(|(open, _)| rest.starts_with(open)) {
        return Some((block_length(rest, open, close, lexis.nested_comments), Sort::BlockComment));
    }
    let sign = lexis.comment_sign(rest)?;
    let apart = match sign.chars().next() {
        Some('#') => before.is_whitespace(),
        Some(c) if c.is_alphabetic() => before == '\n',
        _ => true,
    };
    apart.then(|| (line_length(rest), Sort::LineComment))
}

/// Bytes of the comment that `rest` starts with, up to what closes it or to the end.
fn block_length(rest: &str, open: &str, close: &str, nested: bool) -> usize {
    let (mut at, mut depth) = (open.len(), 1);
    let next = |from: usize| rest.get(from..).and_then(|inside| inside.find(close)).map(|found| from + found);
    let mut end = next(at);
    while let Some(stop) = end {
        let inner = rest.get(at..stop).filter(|_| nested).and_then(|inside| inside.find(open));
        if let Some(inner) = inner {
            depth += 1;
            at += inner + open.len();
            continue;
        }
        depth -= 1;
        at = stop + close.len();
        if depth == 0 {
            return at;
        }
        end = next(at);
    }
    rest.len()
}

/// Bytes of code within a string that are looked through for what ends it.
const LONGEST_INTERPOLATION: usize = 4096;

/// Behind the sign that closes the string which `rest` starts with: on the same line, unless it may be `over_lines`. Code within it may hold
/// strings of its own: `"${f("a")}"` of HCL.
fn closing(lexis: &Lexis, rest: &str, quote: char, escapes: bool, over_lines: bool) -> Option<usize> {
    // How many braces are open in each interpolation that is.
    let mut inside: Vec<usize> = Vec::new();
    let mut is_code = false;
    let mut at = quote.len_utf8();
    let mut entered = at;
    while let Some(c) = rest.get(at..).and_then(|tail| tail.chars().next()) {
        let opens = |tail: &str| lexis.interpolations.iter().find(|open| tail.starts_with(**open)).map(|open| open.len());
        let interpolation = rest.get(at..).and_then(opens).filter(|_| !is_code);
        if !inside.is_empty() && at - entered > LONGEST_INTERPOLATION {
            return None;
        }
        match (c, inside.last_mut()) {
            ('\\', _) if escapes && !is_code => at += rest.get(at + 1..)?.chars().next().map_or(0, char::len_utf8),
            ('\n', None) if !over_lines => return None,
            (_, None) if c == quote => return Some(at + c.len_utf8()),
            _ if interpolation.is_some() => {
                entered = if inside.is_empty() { at } else { entered };
                inside.push(0);
                is_code = true;
                at += interpolation.map_or(0, |length| length - c.len_utf8());
            }
            (_, Some(_)) if c == quote => is_code = !is_code,
            ('{', Some(depth)) if is_code => *depth += 1,
            ('}', Some(0)) if is_code => {
                inside.pop();
                is_code = false;
            }
            ('}', Some(depth)) if is_code => *depth -= 1,
            _ => {}
        }
        at += c.len_utf8();
    }
    None
}

/// Whether `rest` starts with a single character in `'`, written as it is or with a backslash.
fn is_character(rest: &str) -> bool {
    let mut characters = rest.chars().skip(1);
    match characters.next() {
        Some('\\') => true,
        Some(c) => c != '\'' && characters.next() == Some('\''),
        None => false,
    }
}

/// Bytes of the first line of `rest`, without what ends it.
fn line_length(rest: &str) -> usize {
    rest.find('\n').map_or(rest.len(), |end| rest.get(..end).map_or(end, |line| line.trim_end_matches('\r').len()))
}

/// The word that ends the here-document which `rest` opens.
fn here_document<'a>(lexis: &Lexis, rest: &'a str) -> Option<&'a str> {
    let word = lexis.here_documents.iter().find_map(|sign| rest.strip_prefix(sign))?;
    let word = word.trim_start_matches(['-', '~', '"', '\'']);
    let end = word.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(word.len());
    word.get(..end).filter(|word| word.starts_with(|c: char| c.is_alphabetic() || c == '_'))
}

/// How long the here-document is that `text` starts with and a line of `word` alone ends; `None` if there is no such line, or nothing
/// before it.
fn here_document_length(text: &str, word: &str) -> Option<usize> {
    let mut length = 0;
    for line in text.split_inclusive('\n') {
        if end_word(line) == word {
            return Some(length).filter(|length| *length > 0);
        }
        length += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn read(id: &str, code: &str, belief: Belief) -> Vec<(String, Sort)> {
        let lexemes = lexemes(by_id(id).unwrap(), code, belief);
        lexemes.map(|lexeme| (code.get(lexeme.range).unwrap().to_owned(), lexeme.sort)).collect()
    }

    fn by_line(id: &str, code: &str) -> Vec<(String, Sort)> {
        read(id, code, Belief::default())
    }

    #[test]
    fn a_sign_in_a_string_opens_no_comment_and_the_other_way_round() {
        let sorts = |code| by_line("javascript", code).into_iter().map(|(text, sort)| format!("{sort:?} {text}")).collect::<Vec<_>>();
        assert_eq!(sorts("a('//') // it's"), ["Quoted('\\'') '//'", "LineComment // it's"]);
        assert_eq!(sorts("a = \"\\\"\" /* ' */ + `b`"), ["Quoted('\"') \"\\\"\"", "BlockComment /* ' */", "Quoted('`') `b`"]);
        assert_eq!(sorts("a = 'b\nc = `d"), ["Open('\\'') 'b", "Open('`') `d"]);
    }

    #[test]
    fn a_hash_needs_a_blank_before_it() {
        assert_eq!(by_line("bash", "a=b#c # d"), [("# d".to_owned(), Sort::LineComment)]);
    }

    #[test]
    fn an_apostrophe_may_be_no_quote() {
        assert_eq!(by_line("rust", "&'a str, 'b', '\\''").len(), 2);
        assert_eq!(by_line("java", "it's"), []);
        let any = Belief { any_apostrophe: true, ..Belief::default() };
        assert_eq!(read("java", "it's", any), [("'s".to_owned(), Sort::Open('\''))]);
    }

    #[test]
    fn strings_may_go_over_lines() {
        assert_eq!(by_line("ruby", "a = 'b\nc'"), [("'b".to_owned(), Sort::Open('\''))]);
        let over = Belief { over_lines: true, ..Belief::default() };
        assert_eq!(read("ruby", "a = 'b\nc'", over), [("'b\nc'".to_owned(), Sort::Quoted('\''))]);
        assert_eq!(read("javascript", "`b\n${c}`", over), [("`b\n${c}`".to_owned(), Sort::Long)]);
        assert_eq!(read("sql", "'a\\' || 'b'", over).len(), 2);
        assert_eq!(by_line("python", "'''it's\n'''"), [("'''it's\n'''".to_owned(), Sort::Long)]);
    }

    #[test]
    fn comments_may_hold_comments() {
        assert_eq!(by_line("ocaml", "(* a (* b *) it's *) c"), [("(* a (* b *) it's *)".to_owned(), Sort::BlockComment)]);
        assert_eq!(by_line("c", "/* a /* b */ c"), [("/* a /* b */".to_owned(), Sort::BlockComment)]);
    }

    #[test]
    fn a_string_may_hold_code_with_strings() {
        let text = "a = \"${b(\"c\", {\n d = \"${e}\" })} f\"\n";
        assert_eq!(by_line("hcl", text), [(text.get(4..text.len() - 1).unwrap().to_owned(), Sort::Quoted('"'))]);
        assert_eq!(by_line("hcl", "a = \"${b\nc = \"d\"\n").first().map(|(_, sort)| *sort), Some(Sort::Open('"')));
    }

    #[test]
    fn a_here_document_is_a_string() {
        assert_eq!(by_line("bash", "cat <<'END' > a\nit's\nEND\n").get(1), Some(&("it's\n".to_owned(), Sort::Long)));
        assert_eq!(by_line("ruby", "a << b\nc = 1\n"), []);
    }
}
