//! The catalog's snippets as tables: Apache Arrow's stream, and Parquet.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_ipc::writer::StreamWriter;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use crate::catalog::v1::Snippet;
use crate::catalog::{File, rows};
use crate::report::{Format, ReportWriter, View};

pub(super) static ARROW: Format = Format { name: "arrow", summary: "the snippets as a stream of Apache Arrow (IPC)", begin: begin_arrow };

pub(super) static PARQUET: Format =
    Format { name: "parquet", summary: "the snippets as a Parquet file, compressed by Zstandard", begin: begin_parquet };

/// Bytes of code of the rows that make a batch.
const BATCH_BYTES: usize = 4 * 1024 * 1024;

/// Rows of a batch at most.
const BATCH_ROWS: usize = 4096;

/// Bytes of a row group, about: what readers take in at once.
const ROW_GROUP_BYTES: usize = 64 * 1024 * 1024;

fn begin_arrow(_: &View, out: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    let sink = Sink::default();
    let writer = StreamWriter::try_new(sink.clone(), &rows::SCHEMA).map_err(io::Error::other)?;
    sink.pass_on(out)?;
    Ok(Box::new(Table { sink, rows: WaitingRows::default(), writer }))
}

fn begin_parquet(_: &View, out: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    let sink = Sink::default();
    let zstd = Compression::ZSTD(ZstdLevel::default());
    let properties = WriterProperties::builder().set_compression(zstd).set_max_row_group_row_count(None);
    let properties = properties.set_created_by(concat!("snipcheck ", env!("CARGO_PKG_VERSION")).to_owned()).build();
    let writer = ArrowWriter::try_new(sink.clone(), Arc::clone(&rows::SCHEMA), Some(properties)).map_err(io::Error::other)?;
    sink.pass_on(out)?;
    Ok(Box::new(Table { sink, rows: WaitingRows::default(), writer }))
}

/// What a writer has written and nobody has taken yet: writers keep what they write to, and reports are told anew each time.
#[derive(Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl Sink {
    /// Hands on to `out` what is written so far.
    fn pass_on(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let written = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        out.write_all(&written)
    }
}

impl io::Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Rows that wait to be a batch.
#[derive(Default)]
struct WaitingRows {
    snippets: Vec<Snippet>,
    bytes: usize,
}

impl WaitingRows {
    fn add(&mut self, snippet: Snippet) {
        self.bytes += snippet.bytes;
        self.snippets.push(snippet);
    }

    fn is_full(&self) -> bool {
        self.bytes >= BATCH_BYTES || self.snippets.len() >= BATCH_ROWS
    }
}

/// A table that is being written.
struct Table<W> {
    sink: Sink,
    rows: WaitingRows,
    writer: W,
}

/// What writes batches of rows.
trait BatchWriter {
    fn write_batch(&mut self, batch: &arrow_array::RecordBatch) -> io::Result<()>;

    fn end(self) -> io::Result<()>;
}

impl BatchWriter for StreamWriter<Sink> {
    fn write_batch(&mut self, batch: &arrow_array::RecordBatch) -> io::Result<()> {
        self.write(batch).map_err(io::Error::other)
    }

    fn end(mut self) -> io::Result<()> {
        self.finish().map_err(io::Error::other)
    }
}

impl BatchWriter for ArrowWriter<Sink> {
    fn write_batch(&mut self, batch: &arrow_array::RecordBatch) -> io::Result<()> {
        self.write(batch).map_err(io::Error::other)?;
        if self.in_progress_size() >= ROW_GROUP_BYTES { self.flush().map_err(io::Error::other) } else { Ok(()) }
    }

    fn end(self) -> io::Result<()> {
        self.close().map(drop).map_err(io::Error::other)
    }
}

impl<W: BatchWriter> Table<W> {
    /// Writes the rows that wait.
    fn write_rows(&mut self) -> io::Result<()> {
        let rows = std::mem::take(&mut self.rows);
        if rows.snippets.is_empty() { Ok(()) } else { self.writer.write_batch(&rows::batch(&rows.snippets)?) }
    }
}

impl<W: BatchWriter> ReportWriter for Table<W> {
    fn file(&mut self, file: &File, out: &mut dyn io::Write) -> io::Result<()> {
        for (article, checked) in file.snippets() {
            self.rows.add(Snippet::new(file, article, checked));
            if self.rows.is_full() {
                self.write_rows()?;
                self.sink.pass_on(out)?;
            }
        }
        Ok(())
    }

    fn end(mut self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()> {
        self.write_rows()?;
        self.writer.end()?;
        self.sink.pass_on(out)
    }
}
