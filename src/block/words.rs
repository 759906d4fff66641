//! Words that name a language where a class holds nothing but its name, and words that name none.

use crate::language;

/// Languages that highlighters know and no folder of `grammars` describes, lower case. A block of one of them is labelled all the same: what
/// is then said of it is that nothing is known of its language.
static UNDESCRIBED: &[&str] = &[
    "abap",
    "abc",
    "actionscript",
    "ada",
    "agda",
    "apl",
    "applescript",
    "asciidoc",
    "asp",
    "aspnet",
    "autohotkey",
    "autoit",
    "ballerina",
    "bicep",
    "bnf",
    "brainfuck",
    "cobol",
    "crystal",
    "cue",
    "cython",
    "d",
    "delphi",
    "dhall",
    "dot",
    "ebnf",
    "elm",
    "forth",
    "fortran",
    "gdscript",
    "gherkin",
    "git",
    "gitignore",
    "gleam",
    "gnuplot",
    "graphviz",
    "haxe",
    "hlsl",
    "idris",
    "j",
    "jq",
    "jsonnet",
    "jupyter",
    "lean",
    "llvm",
    "mathematica",
    "nu",
    "nushell",
    "objectpascal",
    "odin",
    "org",
    "pascal",
    "pawn",
    "plantuml",
    "puppet",
    "purescript",
    "qml",
    "reason",
    "reasonml",
    "rescript",
    "robotframework",
    "sas",
    "sed",
    "slim",
    "smalltalk",
    "smarty",
    "sml",
    "spl",
    "squirrel",
    "ssh-config",
    "stan",
    "stata",
    "stylus",
    "tcl",
    "thrift",
    "typst",
    "v",
    "vala",
    "velocity",
    "wgsl",
    "wolfram",
    "xpath",
    "xquery",
];

/// Labels of plain text, and one with a dot, that also name a language by themselves. The other labels of plain text (`note`, `output`,
/// `table`) are words that pages give to parts of all kinds, and the others with a dot are names of files (`package.json`).
static PLAIN: &[&str] = &["log", "plain", "plaintext", "text", "txt", "vb.net"];

/// Labels of at most three characters that also name a language by themselves. The others do not: what shortens the names of classes
/// makes such words (`mk`, on Medium), and so does who is in a hurry (`map`, `env`).
static SHORT: &[&str] = &[
    "arm", "asm", "awk", "bat", "c", "c#", "c++", "cfg", "clj", "cmd", "cpp", "cs", "css", "csv", "dos", "eex", "erb", "erl", "ex", "exs",
    "f#", "fs", "go", "gql", "hbs", "hcl", "hs", "hy", "ini", "irb", "jl", "js", "jsp", "jsx", "kt", "kts", "lhs", "lua", "md", "mdx",
    "nim", "nix", "php", "pl", "ps", "ps1", "pug", "py", "py3", "r", "rb", "rs", "rst", "sc", "sh", "sql", "svg", "tex", "tf", "ts", "tsx",
    "vb", "vba", "vbs", "vim", "vue", "wat", "xml", "xsl", "yml", "zig", "zsh",
];

/// Longer labels that mean something else where nobody asks for a label: a part of a page (`context`), a tool or a product that an article
/// is about (`jenkins`), a feature of a highlighter (`command-line`, `twoslash`).
static AMBIGUOUS: &[&str] = &[
    "angular",
    "athena",
    "atom",
    "blade",
    "boot",
    "cake",
    "cargo",
    "cask",
    "cassandra",
    "cert",
    "certificate",
    "code-workspace",
    "command-line",
    "command-prompt",
    "commandline",
    "comp",
    "compose",
    "context",
    "csvs",
    "dash",
    "desktop",
    "docbook",
    "doctest",
    "dotnet",
    "dotty",
    "dune",
    "eclass",
    "emacs",
    "ember",
    "environment",
    "ethereum",
    "fennel",
    "flake",
    "flutter",
    "frag",
    "geom",
    "guile",
    "hive",
    "html-inline",
    "https",
    "iced",
    "jekyll",
    "jenkins",
    "jquery",
    "kubernetes",
    "laravel",
    "linux",
    "mariadb",
    "markup",
    "materialize",
    "math-tex",
    "maven",
    "neovim",
    "nixos",
    "nomad",
    "openapi",
    "opengl",
    "openresty",
    "oracle",
    "packer",
    "pandoc",
    "phoenix",
    "pluto",
    "posh",
    "posix",
    "presto",
    "privatekey",
    "prom",
    "prometheus",
    "props",
    "publickey",
    "rails",
    "rainbow",
    "react",
    "redshift",
    "registry",
    "request",
    "rest",
    "rest-client",
    "sage",
    "salt",
    "session",
    "slime",
    "snowflake",
    "sobas",
    "sphinx",
    "splus",
    "storyboard",
    "stylesheet",
    "swagger",
    "swig",
    "tailwind",
    "tera",
    "term",
    "tesc",
    "tese",
    "thor",
    "tmpl",
    "tofu",
    "trino",
    "twoslash",
    "unit",
    "unit-file",
    "unix",
    "vert",
    "vertica",
    "volt",
    "wdiff",
    "webgl",
];

/// Codes of human languages, where they are no common label of a programming language.
static HUMAN: &[&str] = &[
    "ar", "bg", "bn", "ca", "cz", "da", "de", "el", "en", "eng", "es", "et", "eu", "fa", "fi", "fr", "gl", "he", "hi", "hr", "hu", "id",
    "is", "it", "ja", "ka", "ko", "lt", "lv", "ms", "nb", "nl", "nn", "no", "pt", "ro", "ru", "sk", "sr", "sv", "th", "tr", "uk", "ur",
    "vi", "zh",
];

/// What follows `lang-` and `language-` in the class of a part of a page that is no code.
static PARTS: &[&str] = &[
    "bar", "chooser", "dropdown", "icon", "item", "label", "link", "links", "list", "menu", "name", "picker", "select", "selector",
    "switch", "switcher", "tab", "tabs", "toggle",
];

/// Whether `word` by itself names a language.
pub(super) fn is_language(word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_in = |list: &[&str]| list.binary_search(&lower.as_str()).is_ok();
    let is_one_word = !lower.contains(['.', '/', ':', ' ']);
    let is_telling = || if lower.len() <= 3 { is_in(SHORT) } else { !is_in(AMBIGUOUS) };
    let is_described = || language::by_id_or_alias(&lower).is_some_and(|known| known.id != "text");
    is_in(UNDESCRIBED) || is_in(PLAIN) || (is_one_word && is_telling() && is_described())
}

/// Whether `word` cannot be the label of a block.
pub(super) fn is_no_label(word: &str) -> bool {
    let lower = word.to_lowercase();
    let lower = lower.as_str();
    let code = lower.split(['-', '_']).next().unwrap_or(lower);
    let is_region = lower.len() > code.len() && lower.len() <= 7;
    word.is_empty()
        || PARTS.binary_search(&lower).is_ok()
        || (HUMAN.binary_search(&code).is_ok() && (code == lower || is_region))
        || !word.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [UNDESCRIBED, PLAIN, SHORT, AMBIGUOUS, HUMAN, PARTS] {
            let wrong: Vec<_> = list.windows(2).filter(|pair| pair[0] >= pair[1]).collect();
            assert!(wrong.is_empty(), "{wrong:?}");
        }
    }

    #[test]
    fn lists_hold_only_what_the_languages_do_not_say_themselves() {
        for word in UNDESCRIBED {
            assert!(language::by_id_or_alias(word).is_none(), "{word} is described in `grammars`");
        }
        for word in AMBIGUOUS.iter().chain(PLAIN).chain(SHORT) {
            assert!(language::by_id_or_alias(word).is_some(), "{word} is no language's label");
        }
    }

    #[test]
    fn a_class_is_a_label_where_it_can_mean_nothing_else() {
        let said = |word| (is_language(word), language::by_id_or_alias(word).is_some());
        assert!(is_language("Python"));
        assert_eq!(said("fortran"), (true, false));
        assert_eq!(said("context"), (false, true));
        assert_eq!((said("py"), said("mk")), ((true, true), (false, true)));
        assert_eq!(said("note"), (false, true));
        assert_eq!(said("package.json"), (false, true));
        assert_eq!(said("wrapper"), (false, false));
    }
}
