//! A part of the inputs, where several machines share them.

use std::str::FromStr;

/// The part of the inputs with this number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shard {
    /// Its number, from 1.
    pub(super) number: usize,
    /// How many there are.
    pub(super) count: usize,
}

impl FromStr for Shard {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let numbers = text.split_once('/').and_then(|(number, count)| Some((number.parse().ok()?, count.parse().ok()?)));
        match numbers {
            Some((number, count)) if (1..=count).contains(&number) => Ok(Self { number, count }),
            _ => Err("two numbers, as in 3/8, the third of eight parts"),
        }
    }
}

impl Shard {
    /// What of `inputs`, which every machine has in the same order, belongs to it: every so-many-th, for neighbours are often alike in size.
    pub(super) fn of<T>(self, inputs: Vec<T>) -> Vec<T> {
        inputs.into_iter().skip(self.number - 1).step_by(self.count).collect()
    }

    /// A file for it in a folder: `part-00003-of-00008.jsonl`. Files of all parts are in order by their names.
    pub(super) fn file_name(self, extension: &str) -> String {
        format!("part-{:05}-of-{:05}.{extension}", self.number, self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_by_two_numbers() {
        assert_eq!("3/8".parse(), Ok(Shard { number: 3, count: 8 }));
        for wrong in ["", "3", "0/8", "9/8", "3/0", "a/b", "-1/2", "1/2/3"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn each_input_is_in_one_part() {
        let parts: Vec<Vec<usize>> = (1..=3).map(|number| Shard { number, count: 3 }.of((0..8).collect())).collect();
        assert_eq!(parts, [vec![0, 3, 6], vec![1, 4, 7], vec![2, 5]]);
        assert_eq!(Shard { number: 3, count: 8 }.file_name("jsonl"), "part-00003-of-00008.jsonl");
    }
}
