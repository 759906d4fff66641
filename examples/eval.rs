//! Throw-away.
use std::io::BufRead;
fn main() {
    let labels = std::env::args().any(|a| a == "--labels");
    let explain = std::env::args().any(|a| a == "--explain");
    let stdin = std::io::stdin().lock();
    for line in stdin.lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let code = v["code"].as_str().unwrap();
        let mut block = snipcheck::block::Block::new(snipcheck::text::Text::verbatim(code, 0), "x");
        if labels {
            block.label = v["label"].as_str().map(|l| snipcheck::block::Label { value: l.into(), trust: snipcheck::block::Trust::High });
        }
        let d = snipcheck::detect::detect(&block);
        println!(
            "{}",
            serde_json::json!({"source_id": v["id"], "language": d.language.map(|l| l.id), "status": "x", "confidence": d.confidence, "segments": []})
        );
        if explain {
            for e in &d.evidence {
                eprintln!("  {} {} {:.2} {}", e.clue, e.language.id, e.weight, e.reason);
            }
        }
    }
}
