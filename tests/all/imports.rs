//! Which file of the library imports something of which: an import is followed to the file that defines what is imported.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::common::at;
use super::house::{files, read, shown};

/// Each module's path (`["block", "frame"]`), its file and that file's code.
type Modules = BTreeMap<Vec<String>, (String, String)>;

/// A file's code, without what is quoted, comments and tests.
pub(super) fn bare_code(code: &str) -> String {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let mut out = String::new();
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        out.extend(line.split('"').step_by(2));
        out.push('\n');
    }
    out
}

/// The modules of the library: the path of each (`["block", "frame"]`), its file and that file's code.
fn modules() -> Modules {
    let module = |path: &PathBuf| {
        let inner = path.strip_prefix(at("src")).unwrap().with_extension("");
        let mut parts: Vec<_> = inner.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
        parts.pop_if(|last| last == "mod" || last == "lib");
        (parts, (shown(path), bare_code(&read(path))))
    };
    files("src", "rs").iter().filter(|path| !path.ends_with("main.rs") && !path.ends_with("tests.rs")).map(module).collect()
}

/// The paths that a `use` tree names, with the name that each has here: `a::{b, c as d}` is `a::b` as `b` and `a::c` as `d`.
pub(super) fn use_paths(tree: &str, before: &[String], out: &mut Vec<(String, Vec<String>)>) {
    let tree = tree.trim();
    let is_plain = !tree.contains('{');
    let head = if is_plain { tree } else { tree.split('{').next().unwrap_or_default() };
    let (head, alias) = head.split_once(" as ").map_or((head, None), |(path, alias)| (path, Some(alias.trim())));
    let mut path = before.to_vec();
    path.extend(head.split("::").map(str::trim).filter(|part| !part.is_empty() && *part != "self").map(str::to_owned));
    if is_plain {
        let name = alias.map(str::to_owned).or_else(|| path.last().cloned());
        out.extend(name.map(|name| (name, path)));
        return;
    }
    let inner = tree.split_once('{').map_or("", |(_, inner)| inner).trim_end().trim_end_matches('}');
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inner[start..at].trim().is_empty() {
                    use_paths(&inner[start..at], &path, out);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// What `code`, of the module `own`, calls by a name of its own: the name, and the path from the library's root.
fn names(own: &[String], code: &str) -> Vec<(String, Vec<String>)> {
    let mut out = Vec::new();
    for statement in code.split("use ").skip(1) {
        use_paths(statement.split(';').next().unwrap_or_default(), &[], &mut out);
    }
    let children = children(code);
    out.extend(children.iter().map(|name| ((*name).to_owned(), vec![(*name).to_owned()])));
    out.into_iter().filter_map(|(name, path)| Some((name, from_root(own, &children, &path)?))).collect()
}

/// The modules that `code` declares.
fn children(code: &str) -> BTreeSet<&str> {
    code.lines().filter_map(|line| line.split_once("mod ")?.1.strip_suffix(';')).collect()
}

/// `path`, as the module `own` writes it, from the library's root; `None` of what is another crate's.
fn from_root(own: &[String], children: &BTreeSet<&str>, path: &[String]) -> Option<Vec<String>> {
    let up = path.iter().take_while(|part| *part == "super").count();
    let rest = |skip: usize| path.iter().skip(skip).cloned();
    match path.first()?.as_str() {
        "crate" => Some(rest(1).collect()),
        "self" => Some(own.iter().cloned().chain(rest(1)).collect()),
        "super" => Some(own.iter().take(own.len().checked_sub(up)?).cloned().chain(rest(up)).collect()),
        first => children.contains(first).then(|| own.iter().cloned().chain(rest(0)).collect()),
    }
}

/// `code` without its `use` and `mod` lines.
fn without_uses(code: &str) -> String {
    let mut out = String::new();
    let mut is_use = false;
    for line in code.lines() {
        is_use = is_use || line.split_whitespace().take(2).any(|word| word == "use" || word == "mod");
        if !is_use {
            out.push_str(line);
            out.push('\n');
        }
        is_use = is_use && !line.ends_with(';');
    }
    out
}

/// Every `a::b::c` in `code`.
fn code_paths(code: &str) -> Vec<Vec<String>> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let words = code.split(|c: char| !is_word(c)).filter(|word| word.contains("::"));
    words.map(|word| word.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect()).collect()
}

/// The file that defines what `path` names: a module that only hands it on is looked through.
fn home(modules: &Modules, path: &[String], turns: usize) -> Option<String> {
    let depth = (0..=path.len()).rev().find(|depth| modules.contains_key(&path[..*depth]))?;
    let (module, rest) = path.split_at(depth);
    let (file, code) = &modules[module];
    let item = rest.first()?;
    let is_defined = ["fn", "struct", "enum", "trait", "type", "const", "static", "macro_rules!", "union"].iter().any(|kind| {
        code.match_indices(&format!("{kind} {item}")).any(|(at, found)| {
            let is_word = |c: char| c.is_alphanumeric() || c == '_';
            // `&'static Item` defines nothing.
            !code[at + found.len()..].starts_with(is_word) && !code[..at].ends_with('\'')
        })
    });
    if is_defined || turns == 0 {
        return Some(file.clone());
    }
    let handed_on = names(module, code).into_iter().find(|(name, path)| name == item && path != module);
    handed_on.and_then(|(_, path)| home(modules, &[&path, &rest[1..]].concat(), turns - 1))
}

/// The files that each file of the library names something of.
pub(super) fn edges() -> BTreeMap<String, BTreeSet<String>> {
    let modules = modules();
    let mut out = BTreeMap::new();
    for (own, (file, code)) in &modules {
        let names = names(own, code);
        // What is only handed on is not used.
        let used = |name: &str| without_uses(code).split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == name);
        let mut paths: Vec<_> = names.iter().filter(|(name, _)| used(name)).map(|(_, path)| path.clone()).collect();
        let children = children(code);
        for path in code_paths(&without_uses(code)) {
            let first = names.iter().find(|(name, _)| *name == path[0]);
            paths.extend(from_root(own, &children, &path));
            paths.extend(first.map(|(_, from)| [from, &path[1..]].concat()));
        }
        let mut to: BTreeSet<_> = paths.iter().filter_map(|path| home(&modules, path, 8)).collect();
        to.remove(file);
        out.insert(file.clone(), to);
    }
    out
}

/// Files that can be reached from `start`.
pub(super) fn reached(edges: &BTreeMap<String, BTreeSet<String>>, start: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut open = vec![start];
    while let Some(file) = open.pop() {
        for next in edges.get(file).into_iter().flatten() {
            if out.insert(next.clone()) {
                open.push(next);
            }
        }
    }
    out
}
