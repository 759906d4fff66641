//! The trained model: a table of weights, one row a feature and one column a language, read in place from the bytes of its file.

use std::borrow::Cow;
use std::io::{self, Write};

use super::features::features;

/// What a model file starts with.
const MAGIC: &[u8; 8] = b"SNIPCLF2";

/// Values of the upper 16 bits of a hash.
const UPPER: usize = 1 << 16;

/// A multinomial logistic regression over hashed features, its weights in 8 bits.
///
/// Its file, in little-endian numbers: `SNIPCLF2`, the count of languages and of features (32 bits each), the scale (32-bit float), each
/// language's id and a line feed, each language's bias (32-bit floats), then the rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// Canonical ids of the languages that it knows: the columns.
    pub classes: Vec<String>,
    /// Each language's weight before anything is seen.
    pub bias: Vec<f32>,
    /// What a weight of 1 stands for.
    pub scale: f32,
    rows: Rows,
}

impl Model {
    /// A model of these parts; `hashes` must be ascending and `weights` hold a row of `classes.len()` for each.
    #[must_use]
    pub fn new(classes: Vec<String>, bias: Vec<f32>, scale: f32, hashes: &[u32], weights: &[i8]) -> Self {
        let rows = Rows::new(hashes, weights.chunks(classes.len().max(1)));
        Self { classes, bias, scale, rows }
    }

    /// How many features it knows.
    #[must_use]
    pub fn feature_count(&self) -> usize {
        self.rows.count
    }

    /// The logarithm of each language's probability, in the order of `classes`.
    #[must_use]
    pub fn log_probabilities(&self, code: &str) -> Vec<f32> {
        let mut rows: Vec<usize> = Vec::with_capacity(512);
        features(code, |hash| rows.extend(self.rows.find(hash)));
        rows.sort_unstable();
        let mut scores = vec![0.0; self.classes.len()];
        let mut squares = 0.0;
        for run in rows.chunk_by(|a, b| a == b) {
            let value = damped(run.len());
            squares += value * value;
            for (column, weight) in self.rows.weights(run[0]) {
                if let Some(score) = scores.get_mut(column) {
                    *score += value * f32::from(weight);
                }
            }
        }
        let factor = self.scale * norm(squares);
        let scores: Vec<f32> = scores.iter().zip(&self.bias).map(|(score, bias)| score * factor + bias).collect();
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        let total = scores.iter().map(|score| (score - most).exp()).sum::<f32>().ln() + most;
        scores.iter().map(|score| score - total).collect()
    }

    /// Writes the model's file.
    ///
    /// # Errors
    ///
    /// Fails if `out` does.
    pub fn write(&self, mut out: impl Write) -> io::Result<()> {
        out.write_all(MAGIC)?;
        out.write_all(&number(self.classes.len()))?;
        out.write_all(&number(self.rows.count))?;
        out.write_all(&self.scale.to_le_bytes())?;
        for class in &self.classes {
            writeln!(out, "{class}")?;
        }
        for bias in &self.bias {
            out.write_all(&bias.to_le_bytes())?;
        }
        out.write_all(&self.rows.bytes)
    }

    /// Reads what [`Model::write`] wrote, without copying the rows; `None` if it is anything else.
    #[must_use]
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let classes = usize::try_from(u32::from_le_bytes(take(&mut rest)?)).ok()?;
        let count = usize::try_from(u32::from_le_bytes(take(&mut rest)?)).ok()?;
        let scale = f32::from_le_bytes(take(&mut rest)?);
        let mut names = Vec::new();
        for _ in 0..classes {
            let end = memchr::memchr(b'\n', rest)?;
            names.push(std::str::from_utf8(rest.get(..end)?).ok()?.to_owned());
            rest = rest.get(end + 1..)?;
        }
        let bias: Option<Vec<f32>> = (0..classes).map(|_| take(&mut rest).map(f32::from_le_bytes)).collect();
        Some(Self { classes: names, bias: bias?, scale, rows: Rows::read(rest, count)? })
    }
}

/// Each feature's weights. One in fifteen is not zero, so that only those are kept, each behind the number of its column.
///
/// As bytes: for each value of the upper 16 bits of a hash, and one more, the first feature with at least those; the features' hashes,
/// ascending; for each feature, and one more, its first weight; the weights, in two bytes each. All but these are numbers of 32 bits.
#[derive(Debug, Clone, PartialEq)]
struct Rows {
    bytes: Cow<'static, [u8]>,
    count: usize,
}

impl Rows {
    fn new<'a>(hashes: &[u32], rows: impl Iterator<Item = &'a [i8]>) -> Self {
        let mut bytes = Vec::new();
        for upper in 0..=UPPER {
            bytes.extend(number(hashes.partition_point(|hash| upper_bits(*hash) < upper)));
        }
        bytes.extend(hashes.iter().flat_map(|hash| hash.to_le_bytes()));
        let mut weights: Vec<u8> = Vec::new();
        bytes.extend(number(0));
        for row in rows {
            let known = row.iter().enumerate().filter(|(_, weight)| **weight != 0);
            weights.extend(known.filter_map(|(column, weight)| Some([u8::try_from(column).ok()?, weight.cast_unsigned()])).flatten());
            bytes.extend(number(weights.len() / 2));
        }
        bytes.extend(weights);
        Self { bytes: Cow::Owned(bytes), count: hashes.len() }
    }

    fn read(bytes: &'static [u8], count: usize) -> Option<Self> {
        let rows = Self { bytes: Cow::Borrowed(bytes), count };
        (bytes.len() == rows.weights_at() + 2 * rows.number(rows.starts_at(), count)?).then_some(rows)
    }

    const fn hashes_at() -> usize {
        4 * (UPPER + 1)
    }

    fn starts_at(&self) -> usize {
        Self::hashes_at() + 4 * self.count
    }

    fn weights_at(&self) -> usize {
        self.starts_at() + 4 * (self.count + 1)
    }

    /// The number at `index` of those from the byte at `from` on.
    fn number(&self, from: usize, index: usize) -> Option<usize> {
        let (bytes, _) = self.bytes.get(from + 4 * index..)?.split_first_chunk()?;
        usize::try_from(u32::from_le_bytes(*bytes)).ok()
    }

    /// The row of the feature with this hash.
    fn find(&self, hash: u32) -> Option<usize> {
        let upper = upper_bits(hash);
        let (from, to) = (self.number(0, upper)?, self.number(0, upper + 1)?);
        let bucket = self.bytes.get(Self::hashes_at() + 4 * from..Self::hashes_at() + 4 * to)?;
        let within = bucket.chunks_exact(4).position(|known| known == hash.to_le_bytes())?;
        Some(from + within)
    }

    /// The weights of `row`, each with its column.
    fn weights(&self, row: usize) -> impl Iterator<Item = (usize, i8)> {
        let at = |row| Some(self.weights_at() + 2 * self.number(self.starts_at(), row)?);
        let range = at(row).zip(at(row + 1)).map(|(from, to)| from..to);
        let pairs = range.and_then(|range| self.bytes.get(range)).unwrap_or_default();
        pairs.chunks_exact(2).map(|pair| (usize::from(pair[0]), pair[1].cast_signed()))
    }
}

fn upper_bits(hash: u32) -> usize {
    usize::try_from(hash >> 16).unwrap_or(UPPER)
}

/// `n` in 32 bits.
fn number(n: usize) -> [u8; 4] {
    u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes()
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

    fn model() -> Model {
        Model::new(vec!["go".into(), "c".into()], vec![0.5, -0.5], 0.01, &[3, 70_000], &[1, -2, 0, -128])
    }

    #[test]
    fn a_model_survives_being_written() {
        let mut bytes = Vec::new();
        model().write(&mut bytes).unwrap();
        let cut = bytes[..bytes.len() - 1].to_vec().leak();
        assert_eq!(Model::read(bytes.leak()), Some(model()));
        assert_eq!(Model::read(cut), None);
        assert_eq!(Model::read(b"else"), None);
    }

    #[test]
    fn a_feature_has_its_weights() {
        let rows = model().rows;
        let weights = |hash| rows.find(hash).map(|row| rows.weights(row).collect::<Vec<_>>());
        assert_eq!(weights(3), Some(vec![(0, 1), (1, -2)]));
        assert_eq!(weights(70_000), Some(vec![(1, -128)]));
        assert_eq!(weights(4), None);
    }

    #[test]
    fn probabilities_add_up_to_one() {
        let sum: f32 = model().log_probabilities("x = 1").iter().map(|p| p.exp()).sum();
        assert!((sum - 1.0).abs() < 1e-5);
    }
}
