//! Tries every shape at every size with the program itself, and writes the table of what it costs.
//!
//! `shapes PROGRAM [--sizes 20,320] [--only LABEL-OR-READER,…] [--first-of FAMILY,…] [--each FILE]`

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "what it finds is written there")]

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use snipcheck_fuzz::shape::{Shape, languages, of_articles, of_language};
use wait4::Wait4 as _;

/// Seconds past which a run is ended from outside.
const LONGEST: u64 = 60;

/// What a snippet's reason says of a parser that failed on it.
const FAILED: &[&str] = &["crashed", "took longer", "took more", "panicked"];

/// What a run cost, and how it ended.
#[derive(Clone, Debug)]
struct Cost {
    seconds: f32,
    megabytes: u64,
    end: String,
}

/// What was measured of a shape: its cost at each size.
struct Row {
    shape: Shape,
    costs: Vec<Cost>,
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let option = |name: &str| arguments.iter().position(|a| a == name).and_then(|at| arguments.get(at + 1)).cloned();
    let program = arguments.first().cloned().unwrap_or_else(|| "snipcheck".to_owned());
    let sizes: Vec<usize> = option("--sizes").unwrap_or_else(|| "20,320".into()).split(',').filter_map(|size| size.parse().ok()).collect();
    let only: Option<Vec<String>> = option("--only").map(|only| only.split(',').map(str::to_owned).collect());
    // The first shape of each of these families; of all others none.
    let families: Option<Vec<String>> = option("--first-of").map(|families| families.split(',').map(str::to_owned).collect());
    let wanted = |name: &str| only.as_ref().is_none_or(|only| only.iter().any(|one| one == name));
    let mut each = option("--each").map(fs::File::create).transpose()?;
    let mut table = String::new();
    let heads: String = sizes.iter().fold(String::new(), |mut heads, size| {
        let _ = write!(heads, " {size} kB |");
        heads
    });
    let _ = writeln!(table, "| what |{heads} memory | the slowest | growth |\n|---|{}---|---|---|", "---|".repeat(sizes.len()));
    let of_code = languages().map(|id| (if id.is_empty() { "no label" } else { id }, of_language(id)));
    let mut readers: Vec<(&str, Vec<Shape>)> = Vec::new();
    for shape in of_articles() {
        match readers.iter_mut().find(|(reader, _)| *reader == shape.reader) {
            Some((_, shapes)) => shapes.push(shape),
            None => readers.push((shape.reader, vec![shape])),
        }
    }
    let of_readers = readers.into_iter().map(|(reader, shapes)| (reader_title(reader), shapes));
    for (name, shapes) in of_readers.chain(of_code).filter(|(name, _)| wanted(name)) {
        let mut rows: Vec<Row> = Vec::new();
        for shape in shapes {
            let is_left_out = |families: &Vec<String>| {
                let is_known = rows.iter().any(|row| row.shape.family == shape.family);
                is_known || !families.iter().any(|family| family == shape.family)
            };
            if shape.reader == "jsonl" && families.as_ref().is_some_and(is_left_out) {
                continue;
            }
            let row = Row { costs: costs(&program, &shape, &sizes)?, shape };
            if let Some(file) = &mut each {
                writeln!(
                    file,
                    "{name}\t{}\t{:?}\t{}",
                    row.shape.family,
                    row.shape.piece.get(..40).unwrap_or(&row.shape.piece),
                    told(&row.costs)
                )?;
            }
            rows.push(row);
        }
        let line = summary(name, &rows, sizes.len(), &sizes);
        eprint!("{line}");
        table.push_str(&line);
    }
    print!("{table}");
    Ok(())
}

fn reader_title(reader: &'static str) -> &'static str {
    match reader {
        "html" => "articles in HTML",
        "markdown" => "articles in Markdown",
        "rst" => "articles in reStructuredText",
        "asciidoc" => "articles in AsciiDoc",
        "rss" => "RSS feeds",
        "atom" => "Atom feeds",
        "json-feed" => "JSON feeds",
        "notebook" => "notebooks",
        other => other,
    }
}

fn told(costs: &[Cost]) -> String {
    costs.iter().map(|cost| format!("{:.2} s {} MB {}", cost.seconds, cost.megabytes, cost.end)).collect::<Vec<_>>().join("\t")
}

/// The shape's cost at each size, up to the first that is too much.
fn costs(program: &str, shape: &Shape, sizes: &[usize]) -> io::Result<Vec<Cost>> {
    let mut costs: Vec<Cost> = Vec::new();
    for size in sizes {
        let cost = cost(program, shape, size * 1000)?;
        let over = cost.seconds > 20.0 || cost.end.starts_with("ended");
        costs.push(cost);
        if over {
            break;
        }
    }
    Ok(costs)
}

/// Runs `program` on the shape, under the limits of a shell.
fn cost(program: &str, shape: &Shape, bytes: usize) -> io::Result<Cost> {
    let script = format!("ulimit -v 6000000; ulimit -c 0; exec \"$0\" catalog --format jsonl -j 1 --input {} -", shape.reader);
    let path = env::temp_dir().join(format!("snipcheck-shape-{}", std::process::id()));
    fs::write(&path, shape.file(bytes))?;
    let mut child = Command::new("sh")
        .args(["-c", &script, program])
        .stdin(fs::File::open(&path)?)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let (id, started) = (child.id(), Instant::now());
    let reading = child.stdout.take().map(|out| thread::spawn(move || io::read_to_string(out).unwrap_or_default()));
    let (told, done) = std::sync::mpsc::channel::<()>();
    let watch = thread::spawn(move || {
        if done.recv_timeout(Duration::from_secs(LONGEST)).is_err() {
            let _ = Command::new("kill").args(["-9", &id.to_string()]).status();
        }
    });
    let used = child.wait4()?;
    let _ = told.send(());
    let _ = watch.join();
    let out = reading.and_then(|reading| reading.join().ok()).unwrap_or_default();
    fs::remove_file(path)?;
    let seconds = (used.rusage.utime + used.rusage.stime).as_secs_f32();
    let end = match used.status.code() {
        Some(0) if shape.reader == "jsonl" => ending(&out),
        Some(0..=3) => "read".to_owned(),
        _ if started.elapsed().as_secs() >= LONGEST => "ended from outside".to_owned(),
        _ => format!("ended by {}", used.status),
    };
    Ok(Cost { seconds, megabytes: used.rusage.maxrss / 1_000_000, end })
}

/// How the run of a snippet ended: its status, and a reason that names a parser.
fn ending(out: &str) -> String {
    let line: serde_json::Value = out.lines().next().and_then(|line| serde_json::from_str(line).ok()).unwrap_or_default();
    let status = line["status"].as_str().unwrap_or("nothing");
    match line["reason"].as_str() {
        Some(reason) if status == "unchecked" => format!("unchecked: {reason}"),
        _ => status.to_owned(),
    }
}

/// The table's line of one language or reader: of each size the worst of its shapes.
fn summary(name: &str, rows: &[Row], columns: usize, sizes: &[usize]) -> String {
    let mut line = format!("| {name} |");
    for column in 0..columns {
        let worst = rows.iter().filter_map(|row| row.costs.get(column)).map(|cost| cost.seconds).fold(0.0, f32::max);
        let _ = write!(line, " {worst:.1} s |");
    }
    let memory = rows.iter().flat_map(|row| &row.costs).map(|cost| cost.megabytes).max().unwrap_or(0);
    let last = |row: &Row| row.costs.last().map_or(0.0, |cost| cost.seconds);
    let slowest = rows.iter().max_by(|a, b| last(a).total_cmp(&last(b)));
    let slowest_told = slowest.map_or(String::new(), |row| row.shape.family.to_owned());
    let _ = writeln!(line, " {memory} MB | {slowest_told} | {} |", growth(rows, sizes));
    line
}

/// Which shapes grow faster than their size, or end at a limit.
fn growth(rows: &[Row], sizes: &[usize]) -> String {
    let mut faster: Vec<&str> = rows.iter().filter(|row| is_faster(&row.costs, sizes)).map(|row| row.shape.family).collect();
    faster.dedup();
    let count = |matches: &dyn Fn(&Cost) -> bool| rows.iter().filter(|row| row.costs.iter().any(matches)).count();
    let refused = count(&|cost| cost.end.contains("not given to"));
    let failed = count(&|cost| cost.end.starts_with("unchecked: ") && FAILED.iter().any(|words| cost.end.contains(words)));
    let ended = count(&|cost| cost.end.starts_with("ended"));
    let mut told = Vec::new();
    if faster.is_empty() {
        told.push("linear".to_owned());
    } else {
        told.push(format!("faster than linear: {}", faster.join(", ")));
    }
    if refused > 0 {
        told.push(format!("{refused} of {} not given to a parser", rows.len()));
    }
    if failed > 0 {
        told.push(format!("{failed} failed in the worker"));
    }
    if ended > 0 {
        told.push(format!("{ended} ended the run"));
    }
    told.join("; ")
}

/// Whether the last step cost more than twice what its size has it cost, in a time that counts; what ends at a limit does not grow.
fn is_faster(costs: &[Cost], sizes: &[usize]) -> bool {
    let [.., before, last] = costs else { return false };
    let Some([small, large]) = costs.len().checked_sub(2).and_then(|at| sizes.get(at..at + 2)) else { return false };
    let times = u16::try_from(large / small.max(&1)).map_or(1.0, f32::from);
    // The start of the program costs this much whatever it reads.
    let start = 0.3;
    last.seconds > 1.0 && !last.end.starts_with("unchecked: ") && last.seconds - start > 2.0 * times * (before.seconds - start).max(0.05)
}
