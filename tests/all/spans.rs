//! The laws of positions, held against any text: what a piece says it came from is what stands there.

use std::ops::Range;

use proptest::prelude::*;
use snipcheck::document::{self, Article};
use snipcheck::markup::damage::Damages;
use snipcheck::markup::json::{self, Scanner};
use snipcheck::markup::xml::XmlCursor;
use snipcheck::source::Source;
use snipcheck::text::{Span, Text};

/// What is expected of one character: itself, its origin, and whether it is the source's own.
type Traced = (char, Span, bool);

/// One step of a rewrite: how many characters it takes, and what it does with them.
#[derive(Clone, Debug)]
enum Step {
    Keep(usize),
    Drop(usize),
    Replace(usize, String),
}

fn characters() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(vec!['a', 'b', ' ', '\n', '<', '&', ';', 'é', '—', '😀', '\u{301}']), 0..40)
        .prop_map(|chars| chars.into_iter().collect())
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (0_usize..8).prop_map(Step::Keep),
        1 => (0_usize..4).prop_map(Step::Drop),
        1 => (0_usize..4, prop::sample::select(vec!["<", "xyz", "é😀", ""])).prop_map(|(n, with)| Step::Replace(n, with.to_owned())),
    ];
    prop::collection::vec(step, 0..12)
}

/// Applies `steps` to a text, and to what is expected of it.
fn apply(text: &Text, model: &[Traced], steps: &[Step]) -> (Text, Vec<Traced>) {
    let mut rewrite = text.rewrite();
    let mut expected = Vec::new();
    let (mut at, mut offset) = (0, 0);
    for step in steps {
        let (Step::Keep(count) | Step::Drop(count) | Step::Replace(count, _)) = step;
        let taken = &model[at..model.len().min(at + count)];
        let range = offset..offset + taken.iter().map(|(c, ..)| c.len_utf8()).sum::<usize>();
        match step {
            Step::Keep(_) => {
                rewrite.keep(range.clone());
                expected.extend_from_slice(taken);
            }
            Step::Drop(_) => {}
            Step::Replace(_, with) => {
                rewrite.replace(range.clone(), with);
                let origin = match (taken.first(), taken.last()) {
                    (Some((_, first, _)), Some((_, last, _))) => Span::new(first.start, last.end),
                    _ if at > 0 && at < model.len() && model[at - 1].1.end > model[at].1.start => {
                        Span::new(model[at].1.start, model[at - 1].1.end)
                    }
                    _ => Span::at(
                        model.get(at).map_or_else(|| model.last().map_or(0, |(_, origin, _)| origin.end), |(_, origin, _)| origin.start),
                    ),
                };
                expected.extend(with.chars().map(|c| (c, origin, false)));
            }
        }
        at += taken.len();
        offset = range.end;
    }
    (rewrite.finish(), expected)
}

fn verbatim(source: &str, start: usize) -> (Text, Vec<Traced>) {
    let model = source.char_indices().map(|(at, c)| (c, Span::new(start + at, start + at + c.len_utf8()), true)).collect();
    (Text::verbatim(source, start), model)
}

/// What `text` says of each of its characters.
fn traced(text: &Text) -> Vec<Traced> {
    let pieces: Vec<_> = text.origins(0..text.len()).collect();
    text.as_str()
        .char_indices()
        .map(|(at, c)| {
            let piece = pieces.iter().find(|piece| piece.range.contains(&at)).expect("each byte is in a piece");
            (c, text.origin(at..at + c.len_utf8()), piece.verbatim)
        })
        .collect()
}

/// Holds the laws against `text`, which came from `source`.
fn assert_laws(text: &Text, source: &str) {
    let mut end = 0;
    let mut last = Span::at(0);
    for piece in text.origins(0..text.len()) {
        assert_eq!(piece.range.start, end, "pieces leave no gap");
        end = piece.range.end;
        let said = text.as_str().get(piece.range.clone()).expect("pieces end between characters");
        let stands = source.get(piece.origin.range()).expect("origins end between characters");
        if piece.verbatim {
            assert_eq!(said, stands, "a verbatim piece is its source");
        }
        assert!(piece.origin.start >= last.start && piece.origin.end >= last.end, "origins do not go backwards");
        last = piece.origin;
    }
    assert_eq!(end, text.len(), "pieces cover the text");
}

/// Whether `stands` is what one decoded piece may stand for: a reference (one that stands for another's start, too), an escape of JSON,
/// the end of an empty element, or a character that HTML wants escaped.
fn is_unit(stands: &str) -> bool {
    let reference = stands.strip_prefix('&').and_then(|rest| rest.strip_suffix(';'));
    reference.is_some_and(|name| !name.contains(['&', '<', ' '])) || stands.starts_with("\\u") || matches!(stands, "\\n" | "/>" | "<" | "&")
}

fn bodies(articles: &[Article]) -> impl Iterator<Item = &Text> {
    articles.iter().flat_map(|article| &article.bodies).map(|body| &body.text)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_rewrite_does_what_its_steps_say(source in characters(), start in 0_usize..9, first in steps(), second in steps()) {
        let (text, model) = verbatim(&source, start);
        let (once, expected) = apply(&text, &model, &first);
        prop_assert_eq!(traced(&once), expected.clone());
        // The second rewrite resolves to the source just as the first did.
        let (twice, expected) = apply(&once, &expected, &second);
        prop_assert_eq!(traced(&twice), expected);
        let padded = format!("{}{source}", " ".repeat(start));
        assert_laws(&once, &padded);
        assert_laws(&twice, &padded);
    }

    #[test]
    fn keeping_all_changes_nothing(source in characters(), steps in steps()) {
        let (text, model) = verbatim(&source, 0);
        let (text, _) = apply(&text, &model, &steps);
        prop_assert_eq!(text.slice(0..text.len()), text);
    }

    #[test]
    fn a_slice_of_a_slice_is_a_slice(source in characters(), steps in steps(), cuts in prop::array::uniform4(0_usize..60)) {
        let (text, model) = verbatim(&source, 0);
        let (text, _) = apply(&text, &model, &steps);
        let mut cuts = cuts.map(|cut| text.as_str().floor_char_boundary(cut.min(text.len())));
        cuts.sort_unstable();
        let [outer, start, end, limit] = cuts;
        prop_assert_eq!(text.slice(outer..limit).slice(start - outer..end - outer), text.slice(start..end));
    }

    #[test]
    fn a_source_offset_leads_to_what_came_from_it(source in characters(), steps in steps()) {
        let (text, model) = verbatim(&source, 0);
        let (text, expected) = apply(&text, &model, &steps);
        for (_, origin, _) in expected.iter().filter(|(_, origin, _)| !origin.is_empty()) {
            let at = text.offset_of(origin.start);
            let there = text.origins(at..text.len()).find(|piece| !piece.origin.is_empty()).expect("it came from somewhere");
            prop_assert!(there.origin.start <= origin.start && origin.start < there.origin.end);
        }
    }

    #[test]
    fn utf16_characters_are_two_or_four_bytes(source in characters()) {
        let bytes: Vec<u8> = [0xFE, 0xFF].into_iter().chain(source.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let mut at = 2;
        let expected: Vec<Traced> = source.chars().map(|c| {
            let origin = Span::new(at, at + 2 * c.len_utf16());
            at = origin.end;
            (c, origin, false)
        }).collect();
        prop_assert_eq!(traced(Source::new("a", bytes, None).text()), expected);
    }

    #[test]
    fn xml_content_is_exact(parts in prop::collection::vec(xml_part(), 0..8)) {
        let mut xml = String::from("<a>");
        let mut expected: Vec<Traced> = Vec::new();
        for (written, part) in &parts {
            let start = xml.len();
            xml.push_str(written);
            match part {
                Decoded::Same(range) => expected.extend(verbatim(written.get(range.clone()).unwrap(), start + range.start).1),
                Decoded::As(value) => expected.extend(value.chars().map(|c| (c, Span::new(start, xml.len()), false))),
            }
        }
        xml.push_str("</a>");
        let source = Text::verbatim(xml.as_str(), 0);
        let mut cursor = XmlCursor::new(&source);
        let element = cursor.element().expect("there is one");
        let text = cursor.content(&element).characters();
        prop_assert_eq!(traced(&text), expected, "{}", xml);
        prop_assert_eq!(cursor.into_damages().into_problems(), []);
        assert_laws(&text, &xml);
    }

    #[test]
    fn json_strings_are_exact(parts in prop::collection::vec(json_part(), 0..12)) {
        let mut json = String::from("\"");
        let mut expected: Vec<Traced> = Vec::new();
        for (written, value) in &parts {
            let origin = Span::new(json.len(), json.len() + written.len());
            json.push_str(written);
            expected.push((*value, origin, written.chars().eq([*value])));
        }
        json.push('"');
        let source = Text::verbatim(json.as_str(), 0);
        let range = Scanner::new(&json, 0..json.len()).string().expect("it is one");
        let text = json::decode(&source, range, &mut Damages::default());
        let oracle: String = serde_json::from_str(&json).expect("it is JSON");
        prop_assert_eq!(text.as_str(), oracle);
        prop_assert_eq!(traced(&text), expected);
    }

    #[test]
    fn whatever_a_feed_holds_the_laws_do_too(soup in prop::collection::vec(prop::sample::select(SOUP.to_vec()), 0..60), root in 0_usize..3) {
        let [start, end] = [["<rss><item><description>", "</description></item></rss>"], ["<feed><entry><content type='xhtml'>", "</content></entry></feed>"], ["", ""]][root];
        let xml = format!("{start}{}{end}", soup.concat());
        for name in ["rss", "atom", "rdf", "html", "markdown", "json-feed", "jsonl"] {
            let (_, articles) = document::read_all(Source::new("a", xml.clone().into_bytes(), None), document::reader(name));
            for text in bodies(&articles) {
                assert_laws(text, &xml);
                let decoded = text.origins(0..text.len()).filter(|piece| !piece.verbatim);
                decoded.for_each(|piece| assert!(is_unit(xml.get(piece.origin.range()).unwrap()), "{piece:?} of {xml:?}"));
            }
        }
    }

    #[test]
    fn whatever_is_broken_in_an_item_the_next_one_is_read(soup in prop::collection::vec(prop::sample::select(SOUP.to_vec()), 0..30)) {
        let soup = soup.concat();
        let xml = format!("<rss><channel><item><title>a</title><description>{soup}</description></item><item><guid>next</guid></item></channel></rss>");
        let (_, articles) = document::read_all(Source::new("a", xml.clone().into_bytes(), None), document::reader("rss"));
        // What cannot be told from markup on purpose is left out of this.
        let has_own_structure = ["<!--", "<![CDATA[", "</item>", "<item>", "<?", "<!D"].iter().any(|own| soup.contains(own));
        prop_assert!(has_own_structure || articles.iter().any(|article| article.id.as_deref() == Some("next")), "{}", xml);
    }

    #[test]
    fn what_is_before_a_cut_is_read(sample in 0_usize..4, cut in any::<prop::sample::Index>()) {
        let (name, whole, end) = SAMPLES[sample];
        let cut = cut.index(whole.len() + 1);
        let bytes = whole.as_bytes()[..cut].to_vec();
        let read = |bytes: Vec<u8>| document::read_all(Source::new(name, bytes, None), document::reader(name)).1;
        let (all, some) = (read(whole.as_bytes().to_vec()), read(bytes));
        let complete = String::from_utf8_lossy(&whole.as_bytes()[..cut]).matches(end).count();
        prop_assert!(some.len() >= complete && some[..complete] == all[..complete], "{name} cut at {cut}");
    }
}

/// Whole feeds, the readers for them, and what ends an entry of theirs.
const SAMPLES: [(&str, &str, &str); 4] = [
    ("rss", include_str!("../../snippets/articles/feed.xml"), "</item>"),
    ("atom", include_str!("../../snippets/articles/atom.xml"), "</entry>"),
    ("rdf", include_str!("../../snippets/articles/rdf.xml"), "</item>"),
    ("json-feed", include_str!("../../snippets/articles/feed.json"), "\n    }"),
];

/// What feeds are made of, whole and in halves.
const SOUP: [&str; 48] = [
    "<",
    ">",
    "&",
    ";",
    "\"",
    "'",
    "=",
    "/",
    "]",
    "]]>",
    "<![CDATA[",
    "<![CDATA[x]]>",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<!D",
    "</",
    "/>",
    "<p>",
    "</p>",
    "<pre>",
    "</pre>",
    "<br/>",
    "<a b='",
    "<a b=c d>",
    "<h:p xmlns:h='http://www.w3.org/1999/xhtml'>",
    "</h:p>",
    "<item>",
    "</item>",
    "<title>",
    "</title>",
    "&lt;",
    "&amp;lt;",
    "&nbsp;",
    "&nosuch;",
    "&#60;",
    "&#x1F600;",
    "é",
    "😀",
    "\u{FEFF}",
    "\0",
    "\u{8}",
    "\n",
    "\r\n",
    " ",
    "a",
    "{\"code\": \"\\n\\ud83d\"}",
];

/// How a part of XML content decodes.
#[derive(Clone, Debug)]
enum Decoded {
    /// These of its bytes are what it says.
    Same(Range<usize>),
    /// All of it stands for this.
    As(&'static str),
}

fn xml_part() -> impl Strategy<Value = (String, Decoded)> {
    let references = vec![("&lt;", "<"), ("&amp;", "&"), ("&#65;", "A"), ("&#x1F600;", "😀"), ("&quot;", "\""), ("&#146;", "’")];
    let plain = characters().prop_map(|text| text.replace(['<', '&'], "]"));
    prop_oneof![
        plain.prop_map(|text| (text.clone(), Decoded::Same(0..text.len()))),
        characters().prop_map(|text| (format!("<![CDATA[{text}]]>"), Decoded::Same(9..9 + text.len()))),
        prop::sample::select(references).prop_map(|(written, value)| (written.to_owned(), Decoded::As(value))),
        Just(("<!-- x -->".to_owned(), Decoded::As(""))),
    ]
}

fn json_part() -> impl Strategy<Value = (String, char)> {
    let escapes =
        vec![("\\n", '\n'), ("\\\"", '"'), ("\\\\", '\\'), ("\\/", '/'), ("\\u003c", '<'), ("\\uD83D\\uDE00", '😀'), ("\\t", '\t')];
    prop_oneof![
        prop::sample::select(vec!['a', '<', 'é', '😀', '{', ',']).prop_map(|c| (c.to_string(), c)),
        prop::sample::select(escapes).prop_map(|(written, value)| (written.to_owned(), value)),
    ]
}
