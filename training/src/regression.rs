//! Multinomial logistic regression by stochastic gradient descent (`AdaGrad`: Duchi, Hazan, Singer 2011), then pruned and quantised.

use std::collections::BTreeMap;

use clap::Args;
use snipcheck::detect::{Model, damped, features, norm};

use crate::data::{Row, classes};

/// How to train.
#[derive(Args)]
pub(crate) struct Settings {
    /// Passes over the data.
    #[arg(long, default_value_t = 6)]
    epochs: usize,
    /// Step size.
    #[arg(long, default_value_t = 0.35)]
    rate: f32,
    /// Strength of the pull towards zero.
    #[arg(long, default_value_t = 2e-6)]
    decay: f32,
    /// Features that are kept.
    #[arg(long, default_value_t = 110_000)]
    features: usize,
    /// Share of a text's features that a step does not see, so that no few of them are relied on.
    #[arg(long, default_value_t = 0.3)]
    dropout: f32,
    /// Largest weight once rounded: 7 for weights of 4 bits, 127 for 8.
    #[arg(long, default_value_t = 7.0)]
    levels: f32,
    /// A feature must occur in this many sources.
    #[arg(long, default_value_t = 3)]
    sources: usize,
    /// Weight of one-line and few-line excerpts of longer snippets.
    #[arg(long, default_value_t = 0.5)]
    excerpts: f32,
}

/// One text to learn from: its features with their values, its class, its weight.
struct Example {
    features: Vec<(u32, f32)>,
    class: usize,
    weight: f32,
}

/// Trains on `rows`.
pub(crate) fn train(rows: &[&Row], settings: &Settings) -> Model {
    let classes: Vec<String> = classes(rows.iter().copied()).into_iter().map(str::to_owned).collect();
    let texts = texts(rows, &classes, settings);
    let vocabulary = vocabulary(rows, settings);
    let examples = examples(&texts, &vocabulary);
    let (weights, _) = descend(&examples, vocabulary.len(), classes.len(), 2, settings);
    let kept = strongest(&weights, &examples, vocabulary.len(), classes.len(), settings.features);
    let vocabulary: Vec<u32> = kept.iter().filter_map(|index| vocabulary.get(*index).copied()).collect();
    drop(weights);
    drop(examples);
    let examples = self::examples(&texts, &vocabulary);
    let (weights, bias) = descend(&examples, vocabulary.len(), classes.len(), settings.epochs, settings);
    quantise(classes, bias, &vocabulary, &weights, settings.levels)
}

/// A text of the training set.
struct Text<'a> {
    code: &'a str,
    class: usize,
    weight: f32,
}

/// The snippets and excerpts of them, weighed so that neither a common language nor a large source drowns the others.
fn texts<'a>(rows: &[&'a Row], classes: &[String], settings: &Settings) -> Vec<Text<'a>> {
    let mut per_source: BTreeMap<(&str, &str), f32> = BTreeMap::new();
    for row in rows {
        *per_source.entry((&row.label, &row.source)).or_default() += 1.0;
    }
    let weigh = |row: &Row| per_source.get(&(row.label.as_str(), row.source.as_str())).map_or(1.0, |n| n.powf(-0.7));
    let mut per_class: BTreeMap<&str, f32> = BTreeMap::new();
    for row in rows {
        *per_class.entry(&row.label).or_default() += weigh(row);
    }
    let mut out = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let class = classes.iter().position(|class| *class == row.label).unwrap_or_default();
        let weight = weigh(row) / per_class.get(row.label.as_str()).copied().unwrap_or(1.0).powf(0.6);
        out.push(Text { code: &row.code, class, weight });
        for excerpt in excerpts(&row.code, number) {
            out.push(Text { code: excerpt, class, weight: weight * settings.excerpts });
        }
    }
    let mean = out.iter().map(|text| text.weight).sum::<f32>() / small(out.len());
    for text in &mut out {
        text.weight = (text.weight / mean).min(8.0);
    }
    out
}

/// One line and a run of three of a longer snippet, chosen by its number so that a run repeats.
fn excerpts(code: &str, number: usize) -> impl Iterator<Item = &str> {
    let mut starts: Vec<usize> = vec![0];
    starts.extend(code.match_indices('\n').map(|(at, _)| at + 1));
    starts.push(code.len());
    let lines = starts.len() - 1;
    let pick = number.wrapping_mul(2_654_435_761) >> 7;
    let run = move |length: usize, salt: usize| {
        let first = (pick + salt) % lines.saturating_sub(length - 1).max(1);
        code.get(*starts.get(first)?..*starts.get(first + length)?).filter(|run| run.trim().len() >= 4)
    };
    [(1, 0), (1, 7), (3, 11), (8, 5)]
        .into_iter()
        .filter(move |(length, _)| lines > length + 1)
        .filter_map(move |(length, salt)| run(length, salt))
}

/// The features that occur in enough sources, ascending.
fn vocabulary(rows: &[&Row], settings: &Settings) -> Vec<u32> {
    let mut by_source: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        by_source.entry(&row.source).or_default().push(row);
    }
    let mut all: Vec<u32> = Vec::new();
    for rows in by_source.values() {
        let mut own: Vec<u32> = Vec::new();
        for row in rows {
            features(&row.code, |hash| own.push(hash));
        }
        own.sort_unstable();
        own.dedup();
        all.extend(own);
    }
    all.sort_unstable();
    all.chunk_by(|a, b| a == b).filter(|run| run.len() >= settings.sources).filter_map(|run| run.first().copied()).collect()
}

fn examples(texts: &[Text<'_>], vocabulary: &[u32]) -> Vec<Example> {
    texts
        .iter()
        .map(|text| {
            let mut rows: Vec<u32> = Vec::new();
            features(text.code, |hash| rows.extend(vocabulary.binary_search(&hash).ok().and_then(|row| u32::try_from(row).ok())));
            rows.sort_unstable();
            let mut values: Vec<(u32, f32)> = rows.chunk_by(|a, b| a == b).map(|run| (run[0], damped(run.len()))).collect();
            let factor = norm(values.iter().map(|(_, value)| value * value).sum());
            for (_, value) in &mut values {
                *value *= factor;
            }
            Example { features: values, class: text.class, weight: text.weight }
        })
        .collect()
}

/// The weights, row after row, and the biases.
fn descend(examples: &[Example], features: usize, classes: usize, epochs: usize, settings: &Settings) -> (Vec<f32>, Vec<f32>) {
    let mut weights = vec![0.0_f32; features * classes];
    // One accumulator a feature and not a weight: a tenth of the memory, and no worse.
    let mut squares = vec![1e-3_f32; features];
    let mut bias = vec![0.0_f32; classes];
    let mut scores = vec![0.0_f32; classes];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    let mut seen: Vec<(u32, f32)> = Vec::new();
    for epoch in 0..epochs {
        shuffle(&mut order, &mut random);
        let rate = settings.rate / (1.0 + small(epoch) * 0.5);
        for example in order.iter().filter_map(|index| examples.get(*index)) {
            seen.clear();
            let kept = 1.0 - settings.dropout;
            seen.extend(example.features.iter().filter(|_| random.share() < kept).map(|(row, value)| (*row, value / kept)));
            scores.copy_from_slice(&bias);
            for (row, value) in &seen {
                for (score, weight) in scores.iter_mut().zip(row_of(&weights, *row, classes)) {
                    *score += value * weight;
                }
            }
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            let total: f32 = scores.iter().map(|score| (score - most).exp()).sum();
            for (class, score) in scores.iter_mut().enumerate() {
                let probability = (*score - most).exp() / total;
                *score = example.weight * (probability - if class == example.class { 1.0 } else { 0.0 });
            }
            let size: f32 = scores.iter().map(|gradient| gradient * gradient).sum();
            for (row, value) in &seen {
                let Some(square) = squares.get_mut(index(*row)) else { continue };
                *square += value * value * size;
                let step = rate * value / square.sqrt();
                let shrink = 1.0 - rate * settings.decay / square.sqrt();
                let start = index(*row) * classes;
                let Some(row) = weights.get_mut(start..start + classes) else { continue };
                for (weight, gradient) in row.iter_mut().zip(&scores) {
                    *weight = *weight * shrink - step * gradient;
                }
            }
            for (bias, gradient) in bias.iter_mut().zip(&scores) {
                *bias -= 0.002 * rate * gradient;
            }
        }
    }
    (weights, bias)
}

/// Indices of the features that change the scores most: by their weights' spread and how often they occur, ascending.
fn strongest(weights: &[f32], examples: &[Example], features: usize, classes: usize, most: usize) -> Vec<usize> {
    let mut counts = vec![0.0_f32; features];
    for example in examples {
        for (row, value) in &example.features {
            if let Some(count) = counts.get_mut(index(*row)) {
                *count += example.weight * value;
            }
        }
    }
    let mut ranked: Vec<(f32, usize)> = weights
        .chunks(classes)
        .zip(&counts)
        .enumerate()
        .map(|(feature, (row, count))| (row.iter().map(|w| w * w).sum::<f32>().sqrt() * count.sqrt(), feature))
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut kept: Vec<usize> = ranked.into_iter().take(most).map(|(_, feature)| feature).collect();
    kept.sort_unstable();
    kept
}

/// Rounds the weights to a few levels; the few that are larger than the rest are clipped, so that the rest keep their precision.
fn quantise(classes: Vec<String>, bias: Vec<f32>, hashes: &[u32], weights: &[f32], levels: f32) -> Model {
    let mut sizes: Vec<f32> = weights.iter().map(|weight| weight.abs()).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let clip =
        sizes.get(sizes.len() - sizes.len() / if levels < 16.0 { 1500 } else { 5000 } - 1).copied().unwrap_or(1.0).max(f32::MIN_POSITIVE);
    let scale = clip / levels;
    #[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "clamped to the range of the type")]
    let weights: Vec<i8> = weights.iter().map(|weight| (weight / scale).round().clamp(-levels, levels) as i8).collect();
    Model::new(classes, bias, scale, hashes, &weights)
}

fn row_of(weights: &[f32], row: u32, classes: usize) -> &[f32] {
    let start = index(row) * classes;
    weights.get(start..start + classes).unwrap_or_default()
}

fn index(row: u32) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX)
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "a count of rows is far below 2^24")]
fn small(n: usize) -> f32 {
    n as f32
}

/// A xorshift generator (Marsaglia 2003): the same numbers on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number from 0 to below 1.
    fn share(&mut self) -> f32 {
        f32::from(u16::try_from(self.next() >> 48).unwrap_or(0)) / 65_536.0
    }
}

/// Shuffles by Fisher and Yates.
fn shuffle(order: &mut [usize], random: &mut Random) {
    for last in (1..order.len()).rev() {
        let other = usize::try_from(random.next() % u64::try_from(last + 1).unwrap_or(1)).unwrap_or(0);
        order.swap(last, other);
    }
}
