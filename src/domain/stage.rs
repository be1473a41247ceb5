//! Where a declaration stands in its life.

use std::fmt;

/// What people do to a declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Save a first draft.
    File,
    /// Save a draft again, or correct a returned one.
    Revise,
    /// Hand it to the reviewers.
    Submit,
    /// Give it back with reasons.
    SendBack,
    /// Make it public.
    Publish,
    /// Begin a new version of something public; the public version stays until the new one is published.
    Amend,
    /// Begin the version that says the use is stopped for a time.
    Suspend,
    /// Begin the version that says the use has ended.
    Retire,
    /// Take the text down, leaving a tombstone with the reason.
    Withdraw,
}

/// Where a declaration stands. The arrows are in [`Stage::after`], and nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Being written by its department; with a reference, it is the next version of a public record.
    Draft,
    /// Waiting for a reviewer.
    Submitted,
    /// Given back with reasons.
    Returned,
    /// Public as it is.
    Published,
    /// A tombstone: reason and dates remain, the text does not.
    Withdrawn,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Stage; 5] = [Stage::Draft, Stage::Submitted, Stage::Returned, Stage::Published, Stage::Withdrawn];

    /// The stage after `act`, or `None` where the act is not possible from here.
    pub fn after(self, act: Act) -> Option<Stage> {
        use Stage::{Draft, Published, Returned, Submitted, Withdrawn};
        match (self, act) {
            (Draft | Returned, Act::Revise) => Some(Draft),
            (Draft | Returned, Act::Submit) => Some(Submitted),
            (Submitted, Act::SendBack) => Some(Returned),
            (Submitted, Act::Publish) => Some(Published),
            (Published, Act::Amend | Act::Suspend | Act::Retire) => Some(Draft),
            (Published, Act::Withdraw) => Some(Withdrawn),
            _ => None,
        }
    }

    /// The word stored in the database.
    pub fn word(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::Submitted => "submitted",
            Stage::Returned => "returned",
            Stage::Published => "published",
            Stage::Withdrawn => "withdrawn",
        }
    }

    /// The stage with this stored word.
    pub fn parse(word: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_goes_from_draft_to_public_through_review_only() {
        assert_eq!(Stage::Draft.after(Act::Submit), Some(Stage::Submitted));
        assert_eq!(Stage::Submitted.after(Act::Publish), Some(Stage::Published));
        assert_eq!(Stage::Draft.after(Act::Publish), None);
        assert_eq!(Stage::Returned.after(Act::Publish), None);
    }

    #[test]
    fn nothing_leaves_the_withdrawn_stage() {
        for act in [Act::Revise, Act::Submit, Act::SendBack, Act::Publish, Act::Amend, Act::Suspend, Act::Retire, Act::Withdraw] {
            assert_eq!(Stage::Withdrawn.after(act), None, "{act:?}");
        }
    }
}
