//! The catalog's snippets as rows of Apache Arrow, for engines that work on tables.

use std::io;
use std::sync::{Arc, LazyLock};

use arrow_array::RecordBatch;
use arrow_schema::{DataType, Field, FieldRef, Fields, Schema, SchemaRef};

use super::v1::Snippet;

/// The schema of the rows: the fields of [`Snippet`], by their names there. Numbers are signed 64-bit integers, which every engine knows.
pub static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| Arc::new(Schema::new(fields())));

/// `snippets` as rows.
///
/// # Errors
///
/// Fails if [`SCHEMA`] does not say what a snippet is, which a test rules out.
pub fn batch(snippets: &[Snippet]) -> io::Result<RecordBatch> {
    serde_arrow::to_record_batch(SCHEMA.fields(), &snippets).map_err(io::Error::other)
}

fn fields() -> Vec<FieldRef> {
    let evidence = structs([text("clue"), text("language"), float("weight"), text("reason")]);
    let segments = structs([maybe_text("language"), text("status"), number("start_line"), number("end_line")]);
    let allowances = structs([text("kind"), number("line"), number("column"), location("location")]);
    let transforms = structs([text("kind"), number("start"), number("end")]);
    let replacements = structs([location("location"), text("text")]);
    let related = structs([text("message"), maybe_number("line"), maybe_number("column"), location("location")]);
    let diagnostics = structs([
        text("rule"),
        text("rule_url"),
        text("severity"),
        text("message"),
        maybe_text("help"),
        list("fix", replacements),
        maybe_text("fix_trust"),
        maybe_number("line"),
        maybe_number("column"),
        location("location"),
        list("related", related),
    ]);
    vec![
        text("id"),
        maybe_text("source_id"),
        text("source"),
        maybe_text("warc_file"),
        maybe_number("warc_offset"),
        maybe_text("warc_record"),
        maybe_text("warc_url"),
        maybe_text("warc_date"),
        field(
            "article",
            structs([maybe_text("id"), maybe_text("title"), maybe_text("url"), maybe_text("published"), maybe_text("published_date")]),
        ),
        number("ordinal"),
        location("location"),
        maybe_text("heading"),
        maybe_text("title"),
        text("producer"),
        maybe_text("label"),
        maybe_text("info"),
        field("attributes", map()),
        maybe_text("language"),
        float("confidence"),
        list("evidence", evidence),
        text("status"),
        maybe_text("reason"),
        maybe_text("parser"),
        maybe_text("rung"),
        list("segments", segments),
        maybe_text("context"),
        list("allowances", allowances),
        text("code"),
        list("transforms", transforms),
        list("removed_lines", DataType::Int64),
        number("lines"),
        number("bytes"),
        text("sha256"),
        list("diagnostics", diagnostics),
    ]
}

fn field(name: &str, kind: DataType) -> FieldRef {
    Arc::new(Field::new(name, kind, false))
}

fn maybe(name: &str, kind: DataType) -> FieldRef {
    Arc::new(Field::new(name, kind, true))
}

fn text(name: &str) -> FieldRef {
    field(name, DataType::Utf8)
}

fn maybe_text(name: &str) -> FieldRef {
    maybe(name, DataType::Utf8)
}

fn number(name: &str) -> FieldRef {
    field(name, DataType::Int64)
}

fn maybe_number(name: &str) -> FieldRef {
    maybe(name, DataType::Int64)
}

fn float(name: &str) -> FieldRef {
    field(name, DataType::Float64)
}

fn structs<const N: usize>(fields: [FieldRef; N]) -> DataType {
    DataType::Struct(Fields::from_iter(fields))
}

/// A list of what is never null; its elements go by the name that Parquet gives them.
fn list(name: &str, element: DataType) -> FieldRef {
    field(name, DataType::List(field("element", element)))
}

/// Names and their values, which may be null.
fn map() -> DataType {
    let entries = structs([text("key"), maybe_text("value")]);
    DataType::Map(field("key_value", entries), false)
}

fn location(name: &str) -> FieldRef {
    let position = || structs([number("offset"), number("line"), number("column")]);
    field(name, structs([field("start", position()), field("end", position())]))
}
