//! What is broken in a document: each sort of damage is told once, at its first place, with how often it occurs.

use crate::source::{Problem, ProblemKind};
use crate::text::Span;

/// The damage met while one document was read.
#[derive(Clone, Debug, Default)]
pub struct Damages {
    sorts: Vec<DamageSort>,
}

/// One sort of damage.
#[derive(Clone, Debug)]
struct DamageSort {
    kind: ProblemKind,
    message: &'static str,
    first: Span,
    count: usize,
}

impl Damages {
    /// Notes damage at `span`; `message` names its sort.
    pub fn note(&mut self, kind: ProblemKind, message: &'static str, span: Span) {
        match self.sorts.iter_mut().find(|damage| damage.message == message && damage.kind == kind) {
            Some(damage) => damage.count += 1,
            None => self.sorts.push(DamageSort { kind, message, first: span, count: 1 }),
        }
    }

    /// One problem for each sort, in the order of their first places.
    #[must_use]
    pub fn into_problems(mut self) -> Vec<Problem> {
        self.sorts.sort_by_key(|damage| damage.first);
        self.sorts.into_iter().map(DamageSort::into_problem).collect()
    }
}

impl DamageSort {
    fn into_problem(self) -> Problem {
        let message = match self.count {
            1 => self.message.to_owned(),
            2 => format!("{}, here and at one more place", self.message),
            n => format!("{}, here and at {} more places", self.message, n - 1),
        };
        Problem { kind: self.kind, span: self.first, message }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sort_is_told_once() {
        let mut damages = Damages::default();
        damages.note(ProblemKind::Malformed, "b", Span::at(9));
        damages.note(ProblemKind::Malformed, "a", Span::at(3));
        damages.note(ProblemKind::Malformed, "a", Span::at(5));
        damages.note(ProblemKind::Malformed, "a", Span::at(7));
        let problems = damages.into_problems();
        let told: Vec<_> = problems.iter().map(|p| (p.span.start, p.message.as_str())).collect();
        assert_eq!(told, [(3, "a, here and at 2 more places"), (9, "b")]);
    }
}
