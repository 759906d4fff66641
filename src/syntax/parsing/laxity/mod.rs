//! What grammars let through that no compiler takes.

mod c;
mod characters;
mod csharp;
mod elements;
mod elixir;
mod escapes;
mod go;
mod java;
mod joined;
mod kind;
mod names;
mod php;
mod reserved;
mod rust;
mod strings;

use kind::Laxity;
use tree_sitter::Tree;

use crate::language::Language;
use crate::syntax::SyntaxError;

/// Most mistakes that are looked for in one tree.
const MAX_ERRORS: usize = 20;

/// Every laxity that is known.
static LAXITIES: &[&Laxity] = &[
    &c::DIRECTIVE,
    &c::INCLUDE,
    &characters::LONG,
    &csharp::UNENDED_LAMBDA,
    &elements::NESTING,
    &elements::SCRIPTS,
    &elixir::UNOPENED_BLOCK,
    &escapes::TEXT_BLOCK,
    &escapes::UNKNOWN,
    &go::MISSING_COMMA,
    &go::OUTSIDE,
    &java::CONSTANT,
    &java::KEYWORD,
    &java::NAMELESS_METHOD,
    &java::NO_STATEMENT,
    &joined::JOINED,
    &names::IN_BACKTICKS,
    &names::STRAY_UNDERSCORE,
    &php::HERE_DOCUMENT,
    &reserved::NAME,
    &rust::MACRO,
    &strings::TORN,
];

/// What is wrong in a tree without an error of its own.
pub(in crate::syntax) fn errors(language: &Language, tree: &Tree, code: &str) -> Vec<SyntaxError> {
    let known: Vec<&Laxity> = LAXITIES.iter().copied().filter(|laxity| language.laxities.contains(&laxity.name)).collect();
    if known.is_empty() {
        return Vec::new();
    }
    let mut errors = Vec::new();
    let mut cursor = tree.walk();
    loop {
        let node = cursor.node();
        errors.extend(known.iter().filter_map(|laxity| (laxity.find)(language, node, code)));
        if errors.len() >= MAX_ERRORS {
            return errors;
        }
        if cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return errors;
            }
        }
    }
}

/// What is wrong in `code` before the byte at `limit`, at which its grammar stumbles.
pub(in crate::syntax) fn sooner(language: &Language, code: &str, limit: usize) -> Option<SyntaxError> {
    let known = LAXITIES.iter().filter(|laxity| language.laxities.contains(&laxity.name));
    known.filter_map(|laxity| laxity.sooner).find_map(|find| find(code, limit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{LANGUAGES, by_id, parse};

    /// The messages about `code`, whose tree has no error of its own.
    fn messages(language: &str, code: &str) -> Vec<String> {
        let language = by_id(language).unwrap();
        let tree = parse(language, code).unwrap();
        assert!(!tree.root_node().has_error());
        errors(language, &tree, code).into_iter().map(|error| error.message).collect()
    }

    /// Whether a tree of `code` has an error, or a laxity finds one.
    fn refused(language: &str, code: &str) -> bool {
        let language = by_id(language).unwrap();
        let tree = parse(language, code).unwrap();
        tree.root_node().has_error() || !errors(language, &tree, code).is_empty()
    }

    #[test]
    fn strings_end_on_their_line() {
        assert_eq!(messages("java", "class A {\n  A() {}\n  String a = \"b\nc\";\n}\n").len(), 1);
        assert_eq!(messages("java", "class A {\n  String t = \"\"\"\n  x\n  \"\"\";\n}\n").len(), 0);
    }

    #[test]
    fn java_methods_have_types_and_statements_do_something() {
        assert_eq!(messages("java", "class A {\n  public set(int a) {}\n}\n").len(), 1);
        assert_eq!(messages("java", "class __ {\n  public set(int a) {}\n  public B() {}\n}\n").len(), 1);
        assert_eq!(messages("java", "java.util.List;\nclass A {}\n").len(), 1);
        assert_eq!(messages("java", "class A { int a() { this.b; return c(); } void d() { e++; f = g; new A(); h(); } }").len(), 1);
        assert_eq!(messages("java", "class A { int a(B b) { return switch (b) { case C c -> c.d; default -> 1; }; } }").len(), 0);
        assert_eq!(messages("java", "enum A {\n public B {\n  void c() {}\n }\n}").len(), 1);
        assert_eq!(messages("java", "enum A {\n @Deprecated B { void c() {} }\n}").len(), 0);
    }

    #[test]
    fn go_wants_its_commas_and_its_functions() {
        assert_eq!(messages("go", "package a\n\nvar b = []int{\n\t1,\n\t2\n}\n").len(), 1);
        assert_eq!(messages("go", "package a\n\nvar b = []int{\n\t1,\n\t2, // c\n}\nvar c = []int{1,\n\t2}\n").len(), 0);
        assert_eq!(messages("go", "var _ = _{\nA: 1\n}\n").len(), 0);
        assert_eq!(messages("go", "package a\n\nipmort (\"b\")\n").len(), 1);
        assert_eq!(messages("go", "main\n\nimport \"b\"\n").len(), 1);
        assert_eq!(messages("go", "import \"a\"\nb := a.C()\nfunc d() {}\n").len(), 0);
    }

    #[test]
    fn two_statements_on_one_line_are_parted() {
        assert_eq!(messages("r", "a <- 1 b <- 2\n").len(), 1);
        assert_eq!(messages("r", "a <- 1; b <- 2 # c\nd({ e\nf })\n").len(), 0);
        assert_eq!(messages("go", "func a() {\n\tb(); c()\n\tif d { e() }\n}\n").len(), 0);
    }

    #[test]
    fn a_macro_in_brackets_is_a_statement_with_its_semicolon() {
        assert_eq!(messages("rust", "fn a() {\n  assert!(b)\n  let c = 1;\n}").len(), 1);
        assert_eq!(messages("rust", "fn a() {\n  d! { e }\n  assert!(b); // f\n  vec![1]\n}").len(), 0);
    }

    #[test]
    fn a_backslash_stands_before_what_it_escapes() {
        // Some grammars know escapes themselves.
        assert!(
            refused("java", "class A {\n  String a = \"\\*\";\n}\n")
                && !refused("java", "class A {\n  String b = \"\\\\*\\n\\u0041\\0\";\n}\n")
        );
        assert!(refused("java", "class A {\n  char a = '\\d';\n}\n") && !refused("java", "class A {\n  char b = '\\'';\n}\n"));
        assert!(refused("csharp", "var a = \"\\d\";\n") && !refused("csharp", "var b = @\"\\d\"; var c = \"\\x41\\e\";\n"));
        assert!(refused("kotlin", "val a = \"\\d\"\n") && !refused("kotlin", "val a = \"\\$b\\n\"\n"));
        assert_eq!(messages("swift", "let a = \"\\(b) \\u{41}\"\nlet c = #\"\\d\"#\n").len(), 0);
        assert_eq!(messages("java", "class A {\n  String t = \"\"\" x\n  \"\"\";\n}\n").len(), 1);
    }

    #[test]
    fn a_keyword_is_no_name() {
        assert_eq!(messages("java", "class A {\n  int const = 1, goto = 2, record = 3;\n}\n").len(), 2);
        assert_eq!(messages("c", "int class = 1;\nint new = 2;\n").len(), 0);
    }

    #[test]
    fn each_language_has_slips_of_its_own() {
        assert_eq!(messages("csharp", "A.B(c =>\n{\n    c.D()\n});\n").len(), 1);
        assert_eq!(messages("csharp", "A.B(c => { c.D(); });\nvar e = new F { G = 1 };\n").len(), 0);
        assert_eq!(messages("scala", "val a = b.map(_ * 2_)\n").len(), 1);
        assert_eq!(messages("scala", "val a = b _\n").len(), 0);
        assert_eq!(messages("swift", "`let a = { $0 + 1 } // no error`\n").len(), 1);
        assert_eq!(messages("swift", "let `default` = 1\n").len(), 0);
        assert_eq!(messages("php", "<?php\n$a = <<<'B'\n  one\n two\n  B;\n").len(), 1);
        assert_eq!(messages("php", "<?php\n$a = <<<B\n  one\n\n    two\n  B;\n").len(), 0);
        assert_eq!(messages("c", "#outer .inner();\n#define A 1\n#pragma once\n").len(), 1);
    }

    #[test]
    fn a_character_is_no_string() {
        assert_eq!(messages("java", "class A {\n  String a = 'hello';\n  char b = '\\u0041', c = '\\'';\n}\n").len(), 1);
        assert_eq!(messages("c", "char *a = 'hello';\nint b = 'RIFF';\n").len(), 1);
    }

    #[test]
    fn each_laxity_that_a_language_names_is_there_and_each_is_named() {
        let named: Vec<&str> = LANGUAGES.iter().flat_map(|language| language.laxities).copied().collect();
        for name in &named {
            assert!(LAXITIES.iter().any(|laxity| laxity.name == *name), "there is no laxity {name}");
        }
        for laxity in LAXITIES {
            assert!(named.contains(&laxity.name), "no language has the laxity {}", laxity.name);
        }
    }
}
