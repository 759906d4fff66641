//! Whether there may be a block in a page, told from its bytes: much quicker than to read the page, and never wrong about a page that
//! has one.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::block_selector::Mark;
use super::compiled;
use super::container::CODE_WORDS;
use super::gutter::{NUMBER_PARTS, NUMBER_WORDS};
use super::typewriter::TYPEFACES;
use crate::text::sound;

/// Bytes before a word that are looked back at for the attribute whose value it is in.
const MAX_LOOK_BACK: usize = 4096;

/// Bytes of a tag or a shortcode that are looked at.
const MAX_TAG_BYTES: usize = 2048;

/// Bytes between a cell's `<td` and a word of its class.
const MAX_CELL_BYTES: usize = 1024;

/// What must be near a mark for it to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Condition {
    /// Nothing.
    None,
    /// The tag's name ends there.
    TagName,
    /// The tag's name ends there, and it says that it is there to be read.
    Readable,
    /// It is within the value of one of these attributes.
    Within(&'static [&'static str]),
    /// It is a word, or a part of one, of the class of a table's cell.
    InCellClass,
    /// It closes a shortcode, which has a name.
    Shortcode,
}

/// Elements that may show a block by themselves.
const ELEMENTS: [&str; 8] = ["<pre", "<listing", "<xmp", "<plaintext", "<code", "<tt", "<samp", "<kbd"];

/// Attributes that hold class words.
const CLASS: &[&str] = &["class"];

/// Attributes that say in which type a text is set.
const TYPE: &[&str] = &["style", "face"];

struct Prefilter {
    marks: AhoCorasick,
    conditions: Vec<Condition>,
}

/// Parts of tags that generators and plug-ins replace with blocks, and that close what is code.
const TAGS: [&str; 7] = ["{% end", "{%end", "{%- end", "{{< /", "{{</", "{{% /", "{{%/"];

static PREFILTER: LazyLock<Prefilter> = LazyLock::new(|| {
    let mut all: Vec<(String, Condition)> = Vec::new();
    all.extend(ELEMENTS.map(|tag| (tag.to_owned(), Condition::TagName)));
    all.push(("<textarea".to_owned(), Condition::Readable));
    all.extend(compiled::element_marks().map(|mark| match mark {
        Mark::Class(class) => (class.to_owned(), Condition::Within(CLASS)),
        Mark::Element(name) => (format!("<{}", name.replace('\\', "")), Condition::TagName),
    }));
    all.extend(CODE_WORDS.iter().map(|class| ((*class).to_owned(), Condition::Within(CLASS))));
    all.extend(NUMBER_WORDS.iter().chain(NUMBER_PARTS).map(|class| ((*class).to_owned(), Condition::InCellClass)));
    all.extend(TYPEFACES.iter().map(|face| ((*face).to_owned(), Condition::Within(TYPE))));
    all.extend(TAGS.map(|mark| (mark.to_owned(), Condition::None)));
    all.push(("[/".to_owned(), Condition::Shortcode));
    let (words, conditions): (Vec<_>, Vec<_>) = all.into_iter().unzip();
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).match_kind(MatchKind::Standard).kind(Some(AhoCorasickKind::DFA));
    Prefilter { marks: sound(builder.build(&words), "marks of blocks"), conditions }
});

/// Whether there may be a block in the HTML page that `bytes` are.
///
/// It is never wrong when it says no, for what producers and the general rule make blocks of, in any encoding that has ASCII's signs for
/// its own bytes; of UTF-16 it says yes.
#[must_use]
pub fn may_have_code(bytes: &[u8]) -> bool {
    let is_wide = bytes.get(..MAX_TAG_BYTES.min(bytes.len())).is_some_and(|head| head.contains(&0));
    is_wide
        || PREFILTER.marks.find_overlapping_iter(bytes).any(|found| {
            PREFILTER.conditions.get(found.pattern().as_usize()).is_none_or(|condition| condition.holds(bytes, found.start(), found.end()))
        })
}

impl Condition {
    /// Whether it holds of what is found in `bytes` from `start` to `end`.
    fn holds(self, bytes: &[u8], start: usize, end: usize) -> bool {
        let before = bytes.get(start.saturating_sub(MAX_LOOK_BACK)..start).unwrap_or_default();
        let behind = bytes.get(end..(end + MAX_TAG_BYTES).min(bytes.len())).unwrap_or_default();
        let ends_name = || behind.first().is_none_or(|next| matches!(next, b'>' | b'/') || next.is_ascii_whitespace());
        match self {
            Self::None => true,
            Self::TagName => ends_name(),
            Self::Readable => ends_name() && is_readable(behind),
            Self::Within(names) => is_within(before, names),
            Self::InCellClass => {
                let near = before.get(before.len().saturating_sub(MAX_CELL_BYTES)..).unwrap_or_default().to_ascii_lowercase();
                ["<td", "<th"].iter().any(|cell| memchr::memmem::find(&near, cell.as_bytes()).is_some()) && is_within(before, CLASS)
            }
            Self::Shortcode => {
                let name = behind.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"_-+#.".contains(byte)).count();
                name > 0 && behind.get(name) == Some(&b']')
            }
        }
    }
}

/// Whether the `textarea` whose attributes `behind` begins with says that it is there to be read: see [`super::lone::is_textarea`].
fn is_readable(behind: &[u8]) -> bool {
    let Some(end) = behind.iter().position(|byte| *byte == b'>') else { return true };
    let tag = behind.get(..end).unwrap_or_default().to_ascii_lowercase();
    ["readonly", "code", "lang", "brush"].iter().any(|word| memchr::memmem::find(&tag, word.as_bytes()).is_some())
}

/// Whether what stands right behind `before` is within the value of an attribute that has one of `names`, lower case.
fn is_within(before: &[u8], names: &[&str]) -> bool {
    // `class="a b` - and the mark; a quotation mark within the value is of the other kind.
    let mut at = before.len();
    while let Some(quote) = memchr::memrchr2(b'"', b'\'', before.get(..at).unwrap_or_default()) {
        if is_value_of(before.get(..quote).unwrap_or_default(), names) {
            let value = before.get(quote + 1..).unwrap_or_default();
            return before.get(quote).is_some_and(|quote| !value.contains(quote));
        }
        at = quote;
    }
    // `class=a` has no quotation marks.
    let value = before.iter().rev().take_while(|byte| !byte.is_ascii_whitespace() && **byte != b'=').count();
    let before = before.get(..before.len() - value).unwrap_or_default();
    is_value_of(before, names)
}

/// Whether `before` ends with one of `names` and an equals sign.
fn is_value_of(before: &[u8], names: &[&str]) -> bool {
    let Some(before) = before.trim_ascii_end().strip_suffix(b"=") else { return false };
    let before = before.trim_ascii_end();
    names.iter().any(|name| {
        before
            .len()
            .checked_sub(name.len())
            .and_then(|start| before.get(start..))
            .is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_code_is_seen() {
        for page in [
            "<PRE>x",
            "<p><code>",
            "<textarea readonly>",
            "<textarea class=\"lang-js\">",
            "<div class='a code-block'>",
            "<div class=code>",
            "<div data-x=\"a>b\" class = \"[&>p]:x before:content-['x'] Code\">",
            "<td style=\"font-family: 'Courier New'\">",
            "<font face=courier>",
            "<div class=\"urvanov-syntax-highlighter-syntax\">",
            "<ac:plain-text-body>",
            "[sourcecode]x[/sourcecode]",
            "{% endhighlight %}",
        ] {
            assert!(may_have_code(page.as_bytes()), "{page}");
        }
        assert!(may_have_code(b"<\0p\0"));
    }

    #[test]
    fn most_other_pages_are_told() {
        for page in [
            "",
            "<p>The code is in the listing, set in Courier.</p>",
            "<textarea id=\"comment\" name=\"comment\"></textarea>",
            "<prefix><title>codes",
            "<a class=\"x\" title=\"code\">",
            "<style>code { font-family: monospace }</style>",
            "<script>a = b[/x/.exec(c)]</script>",
        ] {
            assert!(!may_have_code(page.as_bytes()), "{page}");
        }
    }
}
