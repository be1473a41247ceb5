//! The pages of a list.

use super::{Page, address, address::Screen};
use crate::domain::{Question, question::DEEPEST};

/// Where one stands in a list of several pages.
pub struct Pager {
    pub previous: Option<String>,
    pub next: Option<String>,
    pub here: String,
}

/// The pager of an answer; none where everything stands on one page.
pub fn pager(page: &Page<'_>, screen: Screen, question: &Question, total: usize) -> Option<Pager> {
    let per_page = question.limit.max(1);
    let reachable = total.min(DEEPEST);
    let pages = reachable.div_ceil(per_page);
    let number = question.offset / per_page + 1;
    let at = |number: usize| address::question(screen, question, number);
    (pages > 1).then(|| Pager {
        previous: (number > 1).then(|| at(number - 1)),
        next: (number < pages).then(|| at(number + 1)),
        here: page.words().with_all("pager-here", &[("page", &number.to_string()), ("pages", &pages.to_string())]),
    })
}
