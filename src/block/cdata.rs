//! Code in a CDATA section, which is XML's and which HTML takes for a comment.

use scraper::ElementRef;

use super::block_code::Code;
use super::page::Page;
use super::transform::{Transform, TransformKind};

/// What opens a section, and what closes it.
const MARKS: (&str, &str) = ("<![CDATA[", "]]>");

/// The code of `root`, if a section is all of it or of the `code` in it.
pub(super) fn read(page: Page<'_>, root: ElementRef<'_>) -> Option<Code> {
    let code = root.child_elements().next().filter(|child| child.value().name() == "code");
    let starts = [Some(root), code].into_iter().flatten().filter_map(|element| page.dom.tag(element.id())).map(|tag| tag.end);
    starts.into_iter().find_map(|start| {
        let rest = page.body.as_str().get(start..)?;
        let inside = rest.trim_start().strip_prefix(MARKS.0)?;
        let from = start + rest.len() - inside.len();
        let to = from + inside.find(MARKS.1)?;
        let span = page.body.origin(from - MARKS.0.len()..to + MARKS.1.len());
        Some(Code::new(page.body.slice(from..to), vec![Transform { kind: TransformKind::RawSource, span }]))
    })
}
