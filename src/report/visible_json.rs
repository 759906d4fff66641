//! JSON in whose strings nothing is hidden: what cannot be seen is written as the escape that JSON has for it, and reads the same.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use super::visible::is_hidden;

/// Writes `value` to `out` over several lines, with a line break behind it.
///
/// # Errors
///
/// When `out` fails.
pub fn pretty(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Visible(PrettyFormatter::new())))?;
    out.write_all(b"\n")
}

/// Writes `value` to `out` on a line of its own.
///
/// # Errors
///
/// When `out` fails.
pub fn line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Visible(CompactFormatter)))?;
    out.write_all(b"\n")
}

/// A formatter whose strings hide nothing.
struct Visible<F>(F);

impl<F: Formatter> Formatter for Visible<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut plain = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| is_hidden(*c)) {
            out.write_all(fragment.get(plain..at).unwrap_or_default().as_bytes())?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            plain = at + c.len_utf8();
        }
        out.write_all(fragment.get(plain..).unwrap_or_default().as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn written(write: fn(&mut dyn Write, &Value) -> io::Result<()>, value: &Value) -> String {
        let mut out = Vec::new();
        write(&mut out, value).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn nothing_is_hidden_and_it_reads_the_same() {
        let value = json!({ "a\u{202e}": ["\u{7f}\u{9b}\"é\n", "\u{e0041}", 1.5, null, {}], "b": [] });
        let compact = written(line, &value);
        assert_eq!(compact, "{\"a\\u202e\":[\"\\u007f\\u009b\\\"é\\n\",\"\\udb40\\udc41\",1.5,null,{}],\"b\":[]}\n");
        assert_eq!(serde_json::from_str::<Value>(&compact).unwrap(), value);
        assert_eq!(serde_json::from_str::<Value>(&written(pretty, &value)).unwrap(), value);
    }

    #[test]
    fn what_hides_nothing_is_as_ever() {
        let value = json!({ "a": ["x", { "b": 1 }], "c": {} });
        assert_eq!(written(pretty, &value), format!("{value:#}\n"));
        assert_eq!(written(line, &value), format!("{value}\n"));
    }
}
