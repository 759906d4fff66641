//! A dump's folder: what is not a dump's stays as it is, and nothing outside of it is touched.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use snipcheck::report::visible::is_hidden;

use super::super::words::HOSTILE;
use super::{RIGHT, WRONG, ended, folder, names, read, run, snipcheck};

/// Writes two pages to `path`, and dumps them to `snippets` there.
fn dumped(path: &Path) {
    fs::write(path.join("a.md"), WRONG).unwrap();
    fs::write(path.join("b.md"), RIGHT).unwrap();
    let (code, out, said) = dump(path, &["a.md", "b.md"]);
    assert_eq!((code, out.as_str(), said.as_str()), (Some(0), "2 snippets written to snippets\n", ""));
    assert_eq!(names(&path.join("snippets")), ["manifest.json", "other", "title"]);
}

fn dump(path: &Path, inputs: &[&str]) -> (Option<i32>, String, String) {
    run(path, &[&["dump", "-o", "snippets"], inputs].concat())
}

/// Asserts that a dump of `a.md` to `snippets` is refused, and that what it says holds `why`.
fn assert_refused(path: &Path, why: &str) {
    let (code, out, said) = dump(path, &["a.md"]);
    assert_eq!((code, out.as_str()), (Some(2), ""), "{said}");
    assert!(said.contains(why), "{said}");
}

#[test]
fn an_earlier_dump_is_replaced_and_other_files_stay() {
    let folder = folder();
    let path = folder.path();
    dumped(path);
    let snippets = path.join("snippets");
    fs::write(snippets.join("title/notes.txt"), "mine").unwrap();
    fs::write(snippets.join("readme"), "mine").unwrap();
    fs::write(path.join("a.md"), WRONG.replace("# Title", "# Third")).unwrap();
    let (code, out, _) = dump(path, &["a.md"]);
    assert_eq!((code, out.as_str()), (Some(0), "1 snippet written to snippets; 2 files of an earlier dump removed\n"));
    assert_eq!(names(&snippets), ["manifest.json", "readme", "third", "title"]);
    assert_eq!(names(&snippets.join("title")), ["notes.txt"]);
    assert_eq!(read(snippets.join("third/01.json")), "{\"a\": 1,}\n");
    assert_eq!(dump(path, &["a.md"]).1, "1 snippet written to snippets\n");
}

#[test]
fn what_was_changed_since_is_neither_overwritten_nor_removed() {
    let folder = folder();
    let path = folder.path();
    dumped(path);
    let changed = path.join("snippets/title/01.json");
    fs::write(&changed, "mine").unwrap();
    assert_refused(path, "snippets/title/01.json was changed since it was dumped");
    let (code, out, _) = dump(path, &["b.md"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("kept, for it was changed since it was dumped: snippets/title/01.json"), "{out}");
    assert_eq!(read(changed), "mine");
}

#[test]
fn what_is_somebody_else_s_is_not_overwritten() {
    for (name, content, why) in [
        ("manifest.json", "{\"name\": \"app\"}\n", "snippets/manifest.json is none of an earlier dump"),
        ("manifest.json", "[{\"file\": \"title/01.json\"}]", "snippets/manifest.json is none of an earlier dump"),
        ("notes", "mine", "snippets is not empty, and holds no manifest.json of an earlier dump"),
    ] {
        let folder = folder();
        let path = folder.path();
        fs::write(path.join("a.md"), WRONG).unwrap();
        fs::create_dir(path.join("snippets")).unwrap();
        fs::write(path.join("snippets").join(name), content).unwrap();
        assert_refused(path, why);
        assert_eq!(names(&path.join("snippets")), [name]);
        assert_eq!(read(path.join("snippets").join(name)), content);
    }
}

#[test]
fn a_file_in_the_way_is_named_and_nothing_is_written() {
    let folder = folder();
    let path = folder.path();
    dumped(path);
    fs::write(path.join("a.md"), WRONG.replace("# Title", "# Third")).unwrap();
    fs::create_dir(path.join("snippets/third")).unwrap();
    fs::write(path.join("snippets/third/01.json"), "mine").unwrap();
    assert_refused(path, "snippets/third/01.json is there, and is none of an earlier dump; nothing was written");
    assert_eq!(read(path.join("snippets/third/01.json")), "mine");
    assert_eq!(names(&path.join("snippets")), ["manifest.json", "other", "third", "title"]);
}

#[test]
fn no_link_leads_out_of_the_folder() {
    let folder = folder();
    let path = folder.path();
    dumped(path);
    let snippets = path.join("snippets");
    fs::create_dir(path.join("outside")).unwrap();
    // A folder that is a link, for a new file and for one that would be removed.
    fs::rename(snippets.join("title"), path.join("outside/title")).unwrap();
    symlink("../outside/title", snippets.join("title")).unwrap();
    assert_refused(path, "snippets/title is no folder");
    assert_eq!(dump(path, &["b.md"]).0, Some(0));
    assert_eq!(read(path.join("outside/title/01.json")), "{\"a\": 1,}\n");
    // A file that is a link.
    fs::remove_file(snippets.join("title")).unwrap();
    fs::create_dir(snippets.join("title")).unwrap();
    symlink("../../outside/title/01.json", snippets.join("title/01.json")).unwrap();
    assert_refused(path, "snippets/title/01.json is there, and is none of an earlier dump");
    assert_eq!(read(path.join("outside/title/01.json")), "{\"a\": 1,}\n");
    // The manifest.
    fs::rename(snippets.join("manifest.json"), path.join("outside/manifest.json")).unwrap();
    symlink("../outside/manifest.json", snippets.join("manifest.json")).unwrap();
    assert_refused(path, "snippets/manifest.json is none of an earlier dump");
}

#[test]
fn a_manifest_cannot_have_files_elsewhere_removed() {
    let folder = folder();
    let path = folder.path();
    dumped(path);
    fs::write(path.join("victim"), "{\"a\": 1,}\n").unwrap();
    fs::create_dir(path.join("snippets/.git")).unwrap();
    fs::write(path.join("snippets/.git/config"), "{\"a\": 1,}\n").unwrap();
    let absolute = path.join("victim").into_os_string().into_string().unwrap();
    let manifest = path.join("snippets/manifest.json");
    for elsewhere in ["../victim", "title/../../victim", &absolute, ".git/config"] {
        let crafted = read(&manifest).replace("title/01.json", elsewhere);
        assert_ne!(crafted, read(&manifest));
        fs::write(&manifest, crafted).unwrap();
        assert_eq!(dump(path, &["b.md"]).0, Some(0));
        assert!(path.join("victim").exists() && path.join("snippets/.git/config").exists(), "{elsewhere}");
        fs::remove_dir_all(path.join("snippets/title")).unwrap();
        assert_eq!(dump(path, &["a.md", "b.md"]).0, Some(0));
    }
}

#[test]
fn a_dump_that_fails_changes_nothing_and_can_be_repeated() {
    let folder = folder();
    let path = folder.path();
    dumped(path);
    let before = read(path.join("snippets/manifest.json"));
    fs::write(path.join("a.md"), WRONG.replace("# Title", "# Third").repeat(50)).unwrap();
    let long = format!("# Long\n\n```json\n\"{}\"\n```\n", "x".repeat(10_000));
    fs::write(path.join("long.md"), long).unwrap();
    let mut shell = Command::new("sh");
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" dump -o snippets a.md b.md long.md";
    let (code, out, said) = ended(shell.arg("-c").arg(script).arg(env!("CARGO_BIN_EXE_snipcheck")).current_dir(path).output().unwrap());
    assert_eq!((code, out.as_str()), (Some(2), ""), "{said}");
    assert!(said.contains("cannot write to the folder snippets: "), "{said}");
    assert_eq!(names(&path.join("snippets")), ["manifest.json", "other", "title"]);
    assert_eq!(read(path.join("snippets/manifest.json")), before);
    assert_eq!(dump(path, &["a.md", "b.md", "long.md"]).0, Some(0));
    assert_eq!(names(&path.join("snippets")), ["long", "manifest.json", "other", "third"]);
}

#[test]
fn a_dump_that_was_killed_is_cleared_up_by_the_next() {
    let folder = folder();
    let path = folder.path();
    dumped(path);
    // As if it had been killed while it put a new file in place: the file is there, and what is to come waits.
    let snippets = path.join("snippets");
    let waiting = snippets.join(".snipcheck-dump-7");
    fs::create_dir(&waiting).unwrap();
    fs::write(path.join("a.md"), WRONG.replace("1,", "2,")).unwrap();
    assert_eq!(run(path, &["dump", "-o", "new", "a.md"]).0, Some(0));
    fs::copy(path.join("new/manifest.json"), waiting.join("manifest.json")).unwrap();
    fs::copy(path.join("new/title/01.json"), snippets.join("title/01.json")).unwrap();
    fs::write(path.join("a.md"), WRONG.replace("1,", "3,")).unwrap();
    assert_eq!(dump(path, &["a.md"]).0, Some(0));
    assert_eq!(names(&snippets), ["manifest.json", "title"]);
    assert_eq!(read(snippets.join("title/01.json")), "{\"a\": 3,}\n");
    // As if it had been killed before: nothing else is in the folder.
    fs::create_dir_all(path.join("fresh/.snipcheck-dump-8")).unwrap();
    assert_eq!(run(path, &["dump", "-o", "fresh", "a.md"]).0, Some(0));
    assert_eq!(names(&path.join("fresh")), ["manifest.json", "title"]);
}

#[test]
fn a_folder_that_is_written_is_not_read() {
    let folder = folder();
    let path = folder.path();
    let markdown = "# Title\n\n````markdown\n# Inner\n\n```json\n1\n```\n````\n";
    fs::write(path.join("a.md"), markdown).unwrap();
    for _ in 0..2 {
        let (code, out, said) = dump(path, &["."]);
        assert_eq!((code, out.as_str(), said.as_str()), (Some(0), "1 snippet written to snippets\n", ""));
    }
    let (code, _, said) = dump(path, &["snippets/title/01.md"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("snippets/title/01.md is read, and lies in the folder snippets, which is written"), "{said}");
    assert!(path.join("snippets/title/01.md").exists());
}

#[test]
fn nothing_that_can_be_read_leaves_the_earlier_dump() {
    let folder = folder();
    let path = folder.path();
    dumped(path);
    let (code, out, _) = dump(path, &["none.md"]);
    assert_eq!((code, out.as_str()), (Some(2), "nothing could be read, and nothing was written to snippets\n"));
    assert_eq!(names(&path.join("snippets")), ["manifest.json", "other", "title"]);
}

#[test]
fn two_dumps_at_once_do_not_mix() {
    let folder = folder();
    let path = folder.path();
    fs::create_dir(path.join("snippets")).unwrap();
    fs::write(path.join("a.md"), WRONG).unwrap();
    let held = fs::File::open(path.join("snippets")).unwrap();
    held.lock().unwrap();
    assert_refused(path, "another dump is being written to it");
    drop(held);
    assert_eq!(dump(path, &["a.md"]).0, Some(0));
}

#[test]
fn titles_that_are_no_names_become_some() {
    let folder = folder();
    let path = folder.path();
    let titles = ["CON", "../../up", "a:b?c*", "dot.", "\u{202e}x\u{200b}", "/etc/passwd", &"long ".repeat(200), "CON"];
    let page: Vec<_> = titles.iter().map(|title| format!("{{\"id\": \"{title}\", \"code\": \"{{}}\", \"label\": \"json\"}}\n")).collect();
    fs::write(path.join("s.jsonl"), page.concat()).unwrap();
    for (index, title) in titles.iter().enumerate() {
        fs::write(path.join(format!("{index}.md")), WRONG.replace("# Title", &format!("# {title}"))).unwrap();
    }
    assert_eq!(snipcheck(path, &["dump", "-o", "snippets", "."]).output().unwrap().status.code(), Some(0));
    let there = names(&path.join("snippets"));
    assert!(there.contains(&"con_".to_owned()) && there.contains(&"con_-2".to_owned()), "{there:?}");
    assert!(there.iter().all(|name| name == "manifest.json" || name.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))), "{there:?}");
    assert!(there.iter().all(|name| name.len() < 64), "{there:?}");
}

/// A feed with an article for each of the hostile words, which stand wherever an author has a say but in the code.
fn hostile_feed() -> String {
    let escaped = |words: &str| words.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let item = |words: &&str| {
        let words = escaped(words);
        let body = format!(
            "<h2>{words}</h2><figure><figcaption>{words}</figcaption><pre><code class=\"language-{words}\">[1]</code></pre></figure>"
        );
        json!({ "id": words, "url": words, "title": words, "content_html": body })
    };
    let items: Vec<Value> = HOSTILE.iter().map(item).collect();
    json!({ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": items }).to_string()
}

#[test]
fn hostile_words_get_through_neither_into_a_dump_nor_into_its_names() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("feed.json"), hostile_feed()).unwrap();
    let (code, out, _) = run(path, &["dump", "feed.json"]);
    assert_eq!(code, Some(0));
    let snippets: Vec<Vec<_>> = out.trim_end().split("\n\n").map(|snippet| snippet.lines().collect()).collect();
    assert_eq!(snippets.len(), HOSTILE.len(), "{out}");
    for snippet in &snippets {
        let [heads @ .., code] = snippet.as_slice() else { panic!("an empty snippet in {out}") };
        assert!(
            matches!(heads.len(), 2 | 3) && heads.iter().all(|head| head.starts_with("== ") && !head.contains(is_hidden)),
            "{snippet:?}"
        );
        assert_eq!(*code, "[1]");
    }
    let (code, _, said) = run(path, &["dump", "-o", "snippets", "feed.json"]);
    assert_eq!((code, said.as_str()), (Some(0), ""));
    let there = names(&path.join("snippets"));
    assert_eq!(there.len(), HOSTILE.len() + 1, "{there:?}");
    assert!(
        there
            .iter()
            .all(|name| name == "manifest.json" || name.chars().all(|c| !is_hidden(c) && (c.is_alphanumeric() || "-_".contains(c))))
    );
    let manifest = read(path.join("snippets/manifest.json"));
    assert!(!manifest.replace('\n', "").contains(is_hidden));
    let entries: Vec<Value> = serde_json::from_str(&manifest).unwrap();
    assert_eq!(entries.len(), HOSTILE.len());
    assert!(entries.iter().all(|entry| read(path.join("snippets").join(entry["file"].as_str().unwrap())) == "[1]"));
    assert_eq!(names(path), ["feed.json", "snippets"]);
}
