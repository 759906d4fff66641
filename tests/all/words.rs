//! What an attacker would put into a title, a label, a path, an address or code.

/// The words, for each test of what gets through.
pub(crate) const HOSTILE: &[&str] = &[
    // Colours, a cleared screen, a window's title, a link, a bell, a backspace over what stands before.
    "\u{1b}[31mred",
    "\u{1b}[2J\u{1b}[H",
    "\u{1b}]0;owned\u{7}",
    "\u{1b}]8;;https://evil.example\u{1b}\\click\u{1b}]8;;\u{1b}\\",
    "safe\u{8}\u{8}\u{8}\u{8}evil",
    "\u{7f}\0\u{b}\u{c}",
    // The same in C1.
    "\u{9b}31mred\u{9c}\u{9d}0;owned\u{9c}\u{85}",
    // Another order than it seems, and nothing to see.
    "user\u{202e} \u{2066}// admin\u{2069} \u{2066}",
    "\u{200f}\u{200e}\u{61c}",
    "pass\u{200b}word\u{200d}\u{2060}\u{feff}\u{ad}",
    "\u{e0049}\u{e0067}\u{fff9}a\u{fffa}b\u{fffb}\u{3164}\u{2800}",
    "\u{2028}::error::x\u{2029}",
    // Lines of one's own, and the commands of services that read logs.
    "x\n::error file=a.md::owned",
    "::error::owned",
    "  ::stop-commands::x\r\n::add-mask::y\r::debug::z",
    "100%0A::error::x,y:z%",
    // What ends an element, an attribute, a section or a string.
    "]]><script>alert(1)</script><![CDATA[",
    "\" onload='alert(1)' & &#x1b; &amp; &undefined;",
    "\\u0000 \\\" \\n {0} {{",
    "a,b;\"c\"\t'd'\r\n",
    // What XML cannot hold.
    "\u{fffe}\u{ffff}\u{1fffe}\u{fdd0}place\u{fdd0}:1:1",
    "\u{f8ff}place\u{f8ff}:1:1",
    // What a spreadsheet would compute.
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1＋1",
    // What must be no link.
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "[click](javascript:alert(1)) [x](1)",
    "//evil.example/x",
    "../../etc/passwd",
    "con",
    "",
];
