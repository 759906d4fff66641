//! Words that name a language where a class holds nothing but its name, and words that name none.

/// Names that highlighters give to languages, lower case: a class of this name on a block is its label.
static LANGUAGES: &[&str] = &[
    "abap", "abc", "actionscript", "ada", "agda", "antlr", "apache", "apacheconf", "apl", "applescript", "arduino", "arm", "armasm", "asciidoc",
    "asm", "asp", "aspnet", "assembly", "astro", "autohotkey", "autoit", "awk", "ballerina", "bash", "basic", "bat", "batch", "bibtex", "bicep",
    "bnf", "brainfuck", "c", "c#", "c++", "caddy", "caddyfile", "cfg", "clj", "cljs", "clojure", "cmake", "cmd", "cobol", "coffee",
    "coffeescript", "common-lisp", "commonlisp", "conf", "console", "cpp", "crystal", "cs", "csharp", "css", "csv", "cuda", "cue", "cypher",
    "cython", "d", "dart", "delphi", "dhall", "diff", "django", "docker", "dockerfile", "dos", "dosini", "dot", "dotenv", "ebnf", "eex",
    "elisp", "elixir", "elm", "emacs-lisp", "erb", "erl", "erlang", "ex", "exs", "f#", "fish", "forth", "fortran", "fs", "fsharp", "gdscript",
    "gherkin", "git", "gitignore", "gleam", "glsl", "gnuplot", "go", "golang", "gql", "gradle", "graphql", "graphviz", "groovy", "haml",
    "handlebars", "haskell", "haxe", "hbs", "hcl", "heex", "hlsl", "hs", "html", "html5", "http", "hy", "idris", "ini", "ipython", "ipython3",
    "irb", "j", "java", "javascript", "jinja", "jinja2", "jl", "jq", "js", "json", "json5", "jsonc", "jsonnet", "jsp", "jsx", "julia",
    "jupyter", "kotlin", "kt", "kts", "latex", "lean", "less", "lhs", "liquid", "lisp", "llvm", "log", "lua", "make", "makefile", "markdown",
    "mathematica", "matlab", "md", "mdx", "mermaid", "mips", "mysql", "nasm", "nginx", "nim", "nix", "node", "nu", "nushell", "obj-c", "objc",
    "objective-c", "objectivec", "objectpascal", "ocaml", "octave", "odin", "org", "pascal", "patch", "pawn", "pcre", "perl", "pgsql", "php",
    "pl", "plain", "plaintext", "plantuml", "plpgsql", "plsql", "postgres", "postgresql", "powershell", "prolog", "promql", "properties",
    "proto", "protobuf", "ps", "ps1", "pug", "puppet", "purescript", "py", "py3", "pycon", "python", "python2", "python3", "qml", "r", "racket",
    "rb", "reason", "reasonml", "regex", "rescript", "robotframework", "rs", "rst", "ruby", "rust", "sas", "sass", "sc", "scala", "scheme",
    "scss", "sed", "sh", "shell", "shell-session", "shellscript", "shellsession", "slim", "smalltalk", "smarty", "sml", "solidity", "spl",
    "sql", "sqlite", "squirrel", "ssh-config", "stan", "stata", "stylus", "svelte", "svg", "swift", "systemd", "systemverilog", "tcl", "tcsh",
    "terminal", "terraform", "tex", "text", "tf", "thrift", "toml", "ts", "tsql", "tsx", "twig", "txt", "typescript", "typst", "v", "vala",
    "vb", "vb.net", "vba", "vbnet", "vbs", "vbscript", "velocity", "verilog", "vhdl", "vim", "viml", "vimscript", "vue", "wasm", "wast", "wat",
    "wgsl", "wolfram", "xaml", "xhtml", "xml", "xpath", "xquery", "xsl", "xslt", "yaml", "yml", "zig", "zsh",
];

/// Codes of human languages, where they are no common label of a programming language.
static HUMAN: &[&str] = &[
    "ar", "bg", "bn", "ca", "cz", "da", "de", "el", "en", "eng", "es", "et", "eu", "fa", "fi", "fr", "gl", "he", "hi", "hr", "hu", "id", "is",
    "it", "ja", "ka", "ko", "lt", "lv", "ms", "nb", "nl", "nn", "no", "pt", "ro", "ru", "sk", "sr", "sv", "th", "tr", "uk", "ur", "vi", "zh",
];

/// What follows `lang-` and `language-` in the class of a part of a page that is no code.
static PARTS: &[&str] = &[
    "bar", "chooser", "dropdown", "icon", "item", "label", "link", "links", "list", "menu", "name", "picker", "select", "selector", "switch",
    "switcher", "tab", "tabs", "toggle",
];

/// Whether `word` by itself names a language.
pub(super) fn is_language(word: &str) -> bool {
    LANGUAGES.binary_search(&word.to_lowercase().as_str()).is_ok()
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
        for list in [LANGUAGES, HUMAN, PARTS] {
            let wrong: Vec<_> = list.windows(2).filter(|pair| pair[0] >= pair[1]).collect();
            assert!(wrong.is_empty(), "{wrong:?}");
        }
    }
}
