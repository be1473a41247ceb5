//! The first results in an order, kept in a heap no larger than they are.

use std::{cmp::Ordering, collections::BinaryHeap};

use super::coverage::rank;
use crate::domain::{
    Hit, Sort,
    question::{Standing, Widened},
};

/// Where a result stands; smaller comes first.
#[derive(Clone, Copy, Debug)]
struct Place {
    step: usize,
    score: f32,
    order: u64,
    /// The rank by reference, which no two records share.
    reference: u64,
    position: u64,
    /// The score to show, which orders nothing unless results are sorted by it.
    shown: f32,
}

impl Place {
    fn key(&self) -> impl Ord + use<> {
        (self.step, self.order, self.reference, self.position)
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Place) -> Ordering {
        self.step.cmp(&other.step).then_with(|| other.score.total_cmp(&self.score)).then_with(|| self.key().cmp(&other.key()))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Place) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Place) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Place {}

/// The best `size` results seen so far.
pub(super) struct Top<'a> {
    size: usize,
    sort: Sort,
    standing: &'a dyn Standing,
    /// The worst of them is on top.
    heap: BinaryHeap<Place>,
}

/// One result, before it is known where it stands.
pub(super) struct Candidate {
    pub(super) position: u64,
    pub(super) score: f32,
    pub(super) step: Widened,
}

impl<'a> Top<'a> {
    pub(super) fn new(size: usize, sort: Sort, standing: &'a dyn Standing) -> Top<'a> {
        Top { size, sort, standing, heap: BinaryHeap::new() }
    }

    pub(super) fn offer(&mut self, candidate: &Candidate) {
        if self.heap.len() < self.size {
            let place = self.place(candidate);
            self.heap.push(place);
        } else if let Some(worst) = self.heap.peek()
            && !self.is_surely_worse(candidate, worst)
        {
            let place = self.place(candidate);
            if let Some(mut worst) = self.heap.peek_mut()
                && place < *worst
            {
                *worst = place;
            }
        }
    }

    /// Spares asking for the rank of what the score already rules out.
    fn is_surely_worse(&self, candidate: &Candidate, worst: &Place) -> bool {
        let step = rank(candidate.step);
        self.sort == Sort::Relevance && (step > worst.step || (step == worst.step && candidate.score < worst.score))
    }

    fn place(&self, candidate: &Candidate) -> Place {
        let Candidate { position, score, step } = *candidate;
        let reference = self.standing.rank(position, Sort::Reference);
        match self.sort {
            Sort::Relevance => Place { step: rank(step), score, order: 0, reference, position, shown: score },
            Sort::Reference => Place { step: 0, score: 0.0, order: 0, reference, position, shown: score },
            sort => Place { step: 0, score: 0.0, order: self.standing.rank(position, sort), reference, position, shown: score },
        }
    }

    /// The page that begins after `offset` results.
    pub(super) fn page(self, offset: usize) -> Vec<Hit> {
        let places = self.heap.into_sorted_vec();
        places.into_iter().skip(offset).map(|place| Hit { position: place.position, score: place.shown }).collect()
    }
}
