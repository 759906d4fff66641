//! JSON walked forward, member by member, without a tree.

use std::ops::Range;

use crate::source::ProblemKind;

/// A reader that walks forward over JSON. All places are bytes of the string that it was given.
#[derive(Debug)]
pub struct Scanner<'a> {
    string: &'a str,
    at: usize,
    /// The objects and arrays that were entered and not left.
    open: Vec<Container>,
}

/// An object or an array that is being read.
#[derive(Clone, Copy, Debug)]
struct Container {
    /// The byte that ends it.
    end: u8,
    /// Whether a member was read already, so that a comma must come before the next.
    started: bool,
}

/// Where and why JSON cannot be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonFault {
    /// Byte at which it shows.
    pub at: usize,
    /// What is wrong, in a few words.
    pub message: &'static str,
    /// Truncated or malformed.
    pub kind: ProblemKind,
}

/// The sort of value that comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonSort {
    /// `"…"`
    String,
    /// `{…}`
    Object,
    /// `[…]`
    Array,
    /// A number, `true`, `false` or `null`.
    Word,
}

impl<'a> Scanner<'a> {
    /// Reads `range` of `string`.
    #[must_use]
    pub fn new(string: &'a str, range: Range<usize>) -> Self {
        Self { string: string.get(..range.end).unwrap_or(string), at: range.start, open: Vec::new() }
    }

    /// Where it stands.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// What the next value is.
    ///
    /// # Errors
    /// If no value starts here.
    pub fn peek(&mut self) -> Result<JsonSort, JsonFault> {
        match self.next_byte() {
            Some(b'"') => Ok(JsonSort::String),
            Some(b'{') => Ok(JsonSort::Object),
            Some(b'[') => Ok(JsonSort::Array),
            Some(b'-' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z') => Ok(JsonSort::Word),
            _ => Err(self.fault("a value should stand here")),
        }
    }

    /// Enters the object or array (`sort`) that comes next.
    ///
    /// # Errors
    /// If none starts here.
    pub fn enter(&mut self, sort: JsonSort) -> Result<(), JsonFault> {
        let (start, end, message) = match sort {
            JsonSort::Array => (b'[', b']', "`[` should stand here"),
            _ => (b'{', b'}', "`{` should stand here"),
        };
        if self.next_byte() != Some(start) {
            return Err(self.fault(message));
        }
        self.at += 1;
        self.open.push(Container { end, started: false });
        Ok(())
    }

    /// Goes to the next member of the object or array that was entered last; leaves it if there is none, and says so.
    fn advance(&mut self) -> Result<bool, JsonFault> {
        let next = self.next_byte();
        let Some(container) = self.open.last_mut() else { return Ok(false) };
        if next == Some(container.end) {
            self.at += 1;
            self.open.pop();
            return Ok(false);
        }
        if container.started {
            if next != Some(b',') {
                return Err(self.fault("`,` or the end should stand here"));
            }
            self.at += 1;
            self.next_byte();
        }
        if let Some(container) = self.open.last_mut() {
            container.started = true;
        }
        Ok(true)
    }

    /// Whether the array that was entered last has a next element; the scanner then stands at it.
    ///
    /// # Errors
    /// If neither an element nor the end comes.
    pub fn element(&mut self) -> Result<bool, JsonFault> {
        self.advance()
    }

    /// The next key of the object that was entered last, without its quotes; the scanner then stands at its value.
    ///
    /// # Errors
    /// If neither a key nor the end comes.
    pub fn key(&mut self) -> Result<Option<&'a str>, JsonFault> {
        if !self.advance()? {
            return Ok(None);
        }
        let key = self.string()?;
        if self.next_byte() != Some(b':') {
            return Err(self.fault("`:` should stand here"));
        }
        self.at += 1;
        Ok(Some(self.string.get(key).unwrap_or_default()))
    }

    /// The string that comes next: what is between its quotes, still escaped.
    ///
    /// # Errors
    /// If there is none, or it does not end.
    pub fn string(&mut self) -> Result<Range<usize>, JsonFault> {
        if self.next_byte() != Some(b'"') {
            return Err(self.fault("a string should stand here"));
        }
        let start = self.at + 1;
        let mut from = start;
        let bytes = self.string.as_bytes();
        while let Some(found) = bytes.get(from..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
            if bytes.get(from + found) == Some(&b'"') {
                self.at = from + found + 1;
                return Ok(start..from + found);
            }
            from = (from + found + 2).min(bytes.len());
        }
        Err(JsonFault { at: self.at, message: "a string that does not end", kind: ProblemKind::Truncated })
    }

    /// The string that comes next; if the input ends in it, what there is of it, and the fault.
    ///
    /// # Errors
    /// If there is none.
    pub fn string_or_rest(&mut self) -> Result<(Range<usize>, Result<(), JsonFault>), JsonFault> {
        match self.string() {
            Err(fault) if self.string.as_bytes().get(fault.at) == Some(&b'"') => Ok((fault.at + 1..self.string.len(), Err(fault))),
            string => string.map(|range| (range, Ok(()))),
        }
    }

    /// Passes over the value that comes next, whatever it is.
    ///
    /// # Errors
    /// If it is broken.
    pub fn skip(&mut self) -> Result<(), JsonFault> {
        self.raw().map(|_| ())
    }

    /// Passes over the value that comes next, whatever it is, and gives its range.
    ///
    /// # Errors
    /// If it is broken.
    pub fn raw(&mut self) -> Result<Range<usize>, JsonFault> {
        self.next_byte();
        let start = self.at;
        let depth = self.open.len();
        loop {
            match self.peek()? {
                JsonSort::String => {
                    self.string()?;
                }
                sort @ (JsonSort::Object | JsonSort::Array) => self.enter(sort)?,
                JsonSort::Word => self.word()?,
            }
            // Leave what ends here, then stand at the next value.
            while self.open.len() > depth {
                let more = match self.open.last() {
                    Some(container) if container.end == b'}' => self.key()?.is_some(),
                    _ => self.element()?,
                };
                if more {
                    break;
                }
            }
            if self.open.len() == depth {
                return Ok(start..self.at);
            }
        }
    }

    /// What is wrong if something other than white space follows.
    ///
    /// # Errors
    /// If something does.
    pub fn end(&mut self) -> Result<(), JsonFault> {
        match self.next_byte() {
            None => Ok(()),
            Some(_) => Err(self.fault("nothing should follow here")),
        }
    }

    fn word(&mut self) -> Result<(), JsonFault> {
        let rest = self.string.get(self.at..).unwrap_or_default();
        let length = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'.')).count();
        let word = rest.get(..length).unwrap_or_default();
        let is_number = word.starts_with(|c: char| c.is_ascii_digit() || c == '-') && word.parse::<f64>().is_ok();
        if !is_number && !matches!(word, "true" | "false" | "null") {
            return Err(self.fault("a word that JSON does not know"));
        }
        self.at += length;
        Ok(())
    }

    /// Passes over white space and looks at what follows.
    fn next_byte(&mut self) -> Option<u8> {
        let rest = self.string.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r')).count();
        self.string.as_bytes().get(self.at).copied()
    }

    fn fault(&self, message: &'static str) -> JsonFault {
        if self.at >= self.string.len() {
            return JsonFault { at: self.string.len(), message: "the JSON ends in the middle", kind: ProblemKind::Truncated };
        }
        JsonFault { at: self.at, message, kind: ProblemKind::Malformed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_walked() {
        let json = r#" {"a": [1, {"b": "]"}, []], "c" : "d" } "#;
        let mut scanner = Scanner::new(json, 0..json.len());
        scanner.enter(JsonSort::Object).unwrap();
        assert_eq!(scanner.key().unwrap(), Some("a"));
        let array = scanner.raw().unwrap();
        assert_eq!(json.get(array), Some(r#"[1, {"b": "]"}, []]"#));
        assert_eq!(scanner.key().unwrap(), Some("c"));
        assert_eq!(scanner.peek().unwrap(), JsonSort::String);
        let string = scanner.string().unwrap();
        assert_eq!(json.get(string), Some("d"));
        assert_eq!(scanner.key().unwrap(), None);
        scanner.end().unwrap();
    }

    #[test]
    fn faults_have_a_place() {
        let fault = |json: &str| Scanner::new(json, 0..json.len()).skip().unwrap_err();
        assert_eq!((fault("[1 2]").at, fault("[1 2]").kind), (3, ProblemKind::Malformed));
        assert_eq!((fault("[1, ").at, fault("[1, ").kind), (4, ProblemKind::Truncated));
        assert_eq!(fault(r#"{"a" 1}"#).at, 5);
        assert_eq!(fault(r#"{"a": "b}"#).at, 6);
        assert_eq!(fault("[1,]").at, 3);
        assert_eq!(fault("[nul]").at, 1);
    }

    #[test]
    fn depth_costs_no_stack() {
        let json = format!("{}{}", "[".repeat(500_000), "]".repeat(500_000));
        assert_eq!(Scanner::new(&json, 0..json.len()).raw(), Ok(0..json.len()));
    }
}
