//! The trained model: a table of weights, one row a feature and one column a language.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use super::features::features;

/// What a model file starts with, once inflated.
const MAGIC: &[u8; 8] = b"SNIPCLF1";

/// A multinomial logistic regression over hashed features, its weights in 8 bits.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// Canonical ids of the languages that it knows: the columns.
    pub classes: Vec<String>,
    /// Each language's weight before anything is seen.
    pub bias: Vec<f32>,
    /// What a weight of 1 stands for.
    pub scale: f32,
    /// Hashes of the features that it knows, ascending: the rows.
    pub hashes: Vec<u32>,
    /// The weights, row after row.
    pub weights: Vec<i8>,
    /// First row whose hash has at least these upper 16 bits.
    index: Vec<u32>,
}

impl Model {
    /// A model of these parts; `hashes` must be ascending and `weights` hold a row of `classes.len()` for each.
    #[must_use]
    pub fn new(classes: Vec<String>, bias: Vec<f32>, scale: f32, hashes: Vec<u32>, weights: Vec<i8>) -> Self {
        let first = |upper: u32| u32::try_from(hashes.partition_point(|hash| hash >> 16 < upper)).unwrap_or(u32::MAX);
        let index = (0..=1 << 16).map(first).collect();
        Self { classes, bias, scale, hashes, weights, index }
    }

    /// The logarithm of each language's probability, in the order of `classes`.
    #[must_use]
    pub fn log_probabilities(&self, code: &str) -> Vec<f32> {
        let mut rows: Vec<u32> = Vec::with_capacity(512);
        features(code, |hash| rows.extend(self.row(hash)));
        rows.sort_unstable();
        let mut scores = vec![0.0; self.classes.len()];
        let mut squares = 0.0;
        for run in rows.chunk_by(|a, b| a == b) {
            let value = damped(run.len());
            squares += value * value;
            let start = usize::try_from(run[0]).unwrap_or(usize::MAX).saturating_mul(self.classes.len());
            let row = self.weights.get(start..start + self.classes.len()).unwrap_or_default();
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += value * f32::from(*weight);
            }
        }
        let factor = self.scale * norm(squares);
        let scores: Vec<f32> = scores.iter().zip(&self.bias).map(|(score, bias)| score * factor + bias).collect();
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        let total = scores.iter().map(|score| (score - most).exp()).sum::<f32>().ln() + most;
        scores.iter().map(|score| score - total).collect()
    }

    fn row(&self, hash: u32) -> Option<u32> {
        let upper = usize::try_from(hash >> 16).ok()?;
        let (from, to) = (*self.index.get(upper)?, *self.index.get(upper + 1)?);
        let bucket = self.hashes.get(usize::try_from(from).ok()?..usize::try_from(to).ok()?)?;
        let within = bucket.iter().position(|known| *known == hash)?;
        Some(from + u32::try_from(within).ok()?)
    }

    /// Writes the model, deflated.
    ///
    /// # Errors
    ///
    /// Fails if `out` does.
    pub fn write(&self, out: impl Write) -> io::Result<()> {
        let mut out = ZlibEncoder::new(out, Compression::best());
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
        out.write_all(MAGIC)?;
        out.write_all(&count(self.classes.len()))?;
        out.write_all(&count(self.hashes.len()))?;
        out.write_all(&self.scale.to_le_bytes())?;
        for class in &self.classes {
            writeln!(out, "{class}")?;
        }
        for bias in &self.bias {
            out.write_all(&bias.to_le_bytes())?;
        }
        for hash in &self.hashes {
            out.write_all(&hash.to_le_bytes())?;
        }
        // Column after column: the weights of one language have more in common than those of one feature.
        for column in 0..self.classes.len() {
            let weights: Vec<u8> =
                self.weights.iter().skip(column).step_by(self.classes.len()).map(|weight| weight.cast_unsigned()).collect();
            out.write_all(&weights)?;
        }
        out.finish().map(|_| ())
    }

    /// Reads what [`Model::write`] wrote; `None` if it is anything else.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut all = Vec::new();
        ZlibDecoder::new(bytes).read_to_end(&mut all).ok()?;
        let mut rest = all.strip_prefix(MAGIC)?;
        let classes = usize::try_from(u32::from_le_bytes(take(&mut rest)?)).ok()?;
        let features = usize::try_from(u32::from_le_bytes(take(&mut rest)?)).ok()?;
        let scale = f32::from_le_bytes(take(&mut rest)?);
        let mut names = Vec::new();
        for _ in 0..classes {
            let end = memchr::memchr(b'\n', rest)?;
            names.push(std::str::from_utf8(rest.get(..end)?).ok()?.to_owned());
            rest = rest.get(end + 1..)?;
        }
        let bias: Option<Vec<f32>> = (0..classes).map(|_| take(&mut rest).map(f32::from_le_bytes)).collect();
        let hashes: Option<Vec<u32>> = (0..features).map(|_| take(&mut rest).map(u32::from_le_bytes)).collect();
        if rest.len() != classes * features {
            return None;
        }
        let mut weights = vec![0; rest.len()];
        for (column, values) in rest.chunks(features.max(1)).enumerate() {
            for (weight, value) in weights.iter_mut().skip(column).step_by(classes).zip(values) {
                *weight = value.cast_signed();
            }
        }
        Some(Self::new(names, bias?, scale, hashes?, weights))
    }
}

/// What a feature that occurs `count` times is worth: 1 + ln(count).
#[must_use]
pub fn damped(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX)).ln() + 1.0
}

/// The factor that makes long and short texts comparable: longer ones are surer, but not in proportion.
#[must_use]
pub fn norm(squares: f32) -> f32 {
    if squares > 0.0 { squares.powf(-0.35) } else { 0.0 }
}

/// Cuts the first four bytes off.
fn take(rest: &mut &[u8]) -> Option<[u8; 4]> {
    let (first, others) = rest.split_first_chunk::<4>()?;
    *rest = others;
    Some(*first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_survives_being_written() {
        let model = Model::new(vec!["go".into(), "c".into()], vec![0.5, -0.5], 0.01, vec![3, 70_000], vec![1, -2, 3, -128]);
        let mut bytes = Vec::new();
        model.write(&mut bytes).unwrap();
        assert_eq!(Model::read(&bytes), Some(model));
        assert_eq!(Model::read(b"else"), None);
    }

    #[test]
    fn probabilities_add_up_to_one() {
        let model = Model::new(vec!["go".into(), "c".into()], vec![0.5, -0.5], 0.01, Vec::new(), Vec::new());
        let sum: f32 = model.log_probabilities("x = 1").iter().map(|p| p.exp()).sum();
        assert!((sum - 1.0).abs() < 1e-5);
    }
}
