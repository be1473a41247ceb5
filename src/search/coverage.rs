//! Which documents answer a question: step by step, from all words to some, and only while too little is found.

use super::{plan::Plan, score::Measures, sheet::Marks};
use crate::domain::question::Widened;

/// A long question is widened while fewer than this are found; one of two words only when nothing is.
const TOO_LITTLE: usize = 3;
/// The share of a question that "most words" means.
const MOST: f32 = 0.6;
/// The least share of a question that a document may answer at all.
const LEAST: f32 = 0.25;
/// What a pale word counts beside a telling one.
const PALE: f32 = 0.2;

/// What a question asks of a document.
pub(super) struct Coverage {
    words: Vec<Share>,
    all: u16,
    whole: f32,
    /// Words that are not pale.
    telling: u16,
    /// Words so rare that they may stand anywhere in the record.
    rare: u16,
    /// The last step that the question allows.
    last: Widened,
}

struct Share {
    bit: u16,
    share: f32,
}

impl Coverage {
    /// Reads off a plan what counts.
    pub(super) fn new(plan: &Plan, measures: &Measures) -> Coverage {
        let mut coverage = Coverage { words: Vec::new(), all: 0, whole: 0.0, telling: 0, rare: 0, last: Widened::Any };
        let (mut contents, mut unknown) = (0, 0);
        for (place, word) in plan.words.iter().enumerate() {
            let bit = 1_u16 << place;
            let documents = u64::from(word.documents);
            // A word of half of the records tells none of them apart.
            let pale = word.pale || (measures.documents >= 20 && documents * 2 > measures.documents);
            let share = if pale { PALE } else { 1.0 };
            coverage.words.push(Share { bit, share });
            coverage.all |= bit;
            coverage.whole += share;
            if pale {
                continue;
            }
            contents += 1;
            unknown += usize::from(documents == 0 && word.family.is_empty());
            coverage.telling |= bit;
            if documents <= (measures.documents / 50).max(1) {
                coverage.rare |= bit;
            }
        }
        coverage.last = last_step(plan.words.len(), contents, unknown);
        coverage
    }

    /// How far one must widen to let a document in, and which share of the question it answers.
    pub(super) fn step(&self, marks: Marks) -> Option<(Widened, f32)> {
        if marks.itself == self.all {
            return Some((Widened::No, 1.0));
        }
        let either = marks.itself | marks.family;
        let share = self.share(either);
        let step = if either == self.all {
            Widened::Family
        } else if share >= MOST && marks.itself & self.telling != 0 {
            Widened::Most
        } else if share >= LEAST && self.carries(marks) {
            Widened::Any
        } else {
            return None;
        };
        (rank(step) <= rank(self.last)).then_some((step, share))
    }

    /// Whether some telling word stands where it says what the record is about.
    fn carries(&self, marks: Marks) -> bool {
        (marks.prominent & self.telling) | (marks.itself & self.rare) != 0
    }

    fn share(&self, matched: u16) -> f32 {
        let covered: f32 = self.words.iter().filter(|word| matched & word.bit != 0).map(|word| word.share).sum();
        covered / self.whole
    }

    /// The step at which enough is found, from the numbers found at each.
    pub(super) fn enough(&self, found: [usize; 4]) -> Widened {
        let wanted = if self.words.len() <= 2 { 1 } else { TOO_LITTLE };
        let mut total = 0;
        let mut reached = Widened::No;
        for (step, more) in STEPS.into_iter().zip(found) {
            if more > 0 {
                total += more;
                reached = step;
            }
            if total >= wanted {
                break;
            }
        }
        reached
    }
}

/// A single word is never relaxed beyond its family. Of two, one that no record holds is half of the question: what the
/// other finds would not be an answer.
fn last_step(words: usize, contents: usize, unknown: usize) -> Widened {
    match (words, contents, unknown) {
        (..=1, ..) => Widened::Family,
        (_, ..=2, 1..) => Widened::Family,
        _ => Widened::Any,
    }
}

const STEPS: [Widened; 4] = [Widened::No, Widened::Family, Widened::Most, Widened::Any];

/// The place of a step, the strictest first.
pub(super) fn rank(step: Widened) -> usize {
    match step {
        Widened::No => 0,
        Widened::Family => 1,
        Widened::Most => 2,
        Widened::Any => 3,
    }
}
