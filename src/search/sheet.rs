//! What one question finds in one segment, document by document.

use std::{cell::RefCell, mem};

use tantivy::DocId;

/// Largest sheet that a thread keeps for its next question, in documents.
const KEPT: usize = 1 << 18;

thread_local! {
    /// Sheets are as long as the segment: making and clearing one costs more than most questions.
    static SPARE: RefCell<Vec<Line>> = const { RefCell::new(Vec::new()) };
}

/// Which words matched, as bits by their place in the question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// By themselves or by the thesaurus.
    pub(super) itself: u16,
    /// By a word of their family.
    pub(super) family: u16,
    /// By something telling, elsewhere than in the rest of the record.
    pub(super) prominent: u16,
}

/// Scores and matched words by document. All lines of untouched documents are blank.
pub(super) struct Sheet {
    /// Documents that matched something, each once.
    pub(super) touched: Vec<DocId>,
    /// Documents whose best score for the word being read is not yet in their score.
    raised: Vec<DocId>,
    lines: Vec<Line>,
}

#[derive(Clone, Copy, Default)]
struct Line {
    score: f32,
    /// The best score among the ways to match the word being read.
    best: f32,
    marks: Marks,
}

impl Sheet {
    pub(super) fn blank(documents: usize) -> Sheet {
        let mut lines = SPARE.with_borrow_mut(mem::take);
        if lines.len() < documents {
            lines.resize(documents, Line::default());
        }
        Sheet { touched: Vec::new(), raised: Vec::new(), lines }
    }

    /// One way to match the word being read; the best one counts.
    pub(super) fn raise(&mut self, doc: DocId, score: f32, marks: Marks) {
        let line = self.touch(doc, marks);
        let before = line.best;
        line.best = before.max(score);
        if before == 0.0 {
            self.raised.push(doc);
        }
    }

    /// Ends a word.
    pub(super) fn settle(&mut self) {
        for doc in self.raised.drain(..) {
            let line = &mut self.lines[doc as usize];
            line.score += mem::take(&mut line.best);
        }
    }

    /// A match that adds to others.
    pub(super) fn add(&mut self, doc: DocId, score: f32, marks: Marks) {
        self.touch(doc, marks).score += score;
    }

    /// Adds to the score of a document that matches already.
    pub(super) fn reward(&mut self, doc: DocId, score: f32) {
        let line = &mut self.lines[doc as usize];
        if line.marks != Marks::default() {
            line.score += score;
        }
    }

    fn touch(&mut self, doc: DocId, marks: Marks) -> &mut Line {
        let line = &mut self.lines[doc as usize];
        if line.marks == Marks::default() {
            self.touched.push(doc);
        }
        line.marks.itself |= marks.itself;
        line.marks.family |= marks.family;
        line.marks.prominent |= marks.prominent;
        line
    }

    /// Score and matched words of a document.
    pub(super) fn of(&self, doc: DocId) -> (f32, Marks) {
        let line = &self.lines[doc as usize];
        (line.score, line.marks)
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        if self.lines.len() > KEPT {
            return;
        }
        for doc in &self.touched {
            self.lines[*doc as usize] = Line::default();
        }
        let lines = mem::take(&mut self.lines);
        SPARE.with_borrow_mut(|spare| *spare = lines);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_way_counts_once_and_the_next_sheet_is_blank() {
        let marks = Marks { itself: 1, ..Marks::default() };
        let mut sheet = Sheet::blank(3);
        sheet.raise(1, 2.0, marks);
        sheet.raise(1, 3.0, marks);
        sheet.settle();
        sheet.add(1, 0.5, Marks { family: 1, ..Marks::default() });
        sheet.reward(1, 1.0);
        sheet.reward(2, 1.0);
        assert_eq!(sheet.of(1), (4.5, Marks { itself: 1, family: 1, prominent: 0 }));
        assert_eq!((sheet.touched.as_slice(), sheet.of(2).0), (&[1][..], 0.0));
        drop(sheet);
        assert_eq!(Sheet::blank(5).of(1), (0.0, Marks::default()));
    }
}
