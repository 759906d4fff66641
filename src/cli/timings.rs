//! What took how long, as a table: the longest first, and all together.

use std::collections::BTreeMap;
use std::time::Duration;

use snipcheck::guard::timings::{Activity, Count};

/// The table of `counts`: times are of all threads together, in milliseconds.
pub(super) fn took(counts: &BTreeMap<Activity, Count>) -> String {
    let mut rows: Vec<(String, Count)> = counts.iter().map(|((stage, name), count)| (format!("{stage} {name}"), *count)).collect();
    rows.sort_by(|a, b| b.1.time.cmp(&a.1.time).then(a.0.cmp(&b.0)));
    let all = rows.iter().fold(Count::default(), |all, (_, count)| Count {
        looks: all.looks + count.looks,
        time: all.time + count.time,
        parses: all.parses + count.parses,
        bytes: all.bytes + count.bytes,
        parsing: all.parsing + count.parsing,
    });
    rows.push(("all".to_owned(), all));
    let head = format!("{:<36}{:>10}{:>10}{:>10}{:>12}{:>10}\n", "by cause", "looks", "ms", "parses", "bytes", "parse ms");
    let line = |(cause, count): (String, Count)| {
        let (time, parsing) = (millis(count.time), millis(count.parsing));
        format!("{cause:<36}{:>10}{time:>10}{:>10}{:>12}{parsing:>10}\n", count.looks, count.parses, count.bytes)
    };
    std::iter::once(head).chain(rows.into_iter().map(line)).collect()
}

fn millis(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}
