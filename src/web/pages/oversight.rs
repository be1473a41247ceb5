//! The oversight badge: who decides, in a drawing and a sentence.

use super::{Page, icons::Icon, said::Said};
use crate::domain::views::System;

/// Who decides, as a badge.
pub struct Badge {
    /// A person alone, a person beside a screen, or a screen alone.
    pub icon: Icon,
    /// The sentence.
    pub sentence: Said,
    /// The status code, which chooses the badge's ground.
    pub tone: &'static str,
}

/// The badge of a system; none where its status is unknown.
pub fn badge(page: &Page<'_>, system: System<'_>) -> Option<Badge> {
    let (drawing, tone) = match system.oversight() {
        "inTheLoop" => ("person", "person"),
        "onTheLoop" | "inCommand" => ("person-screen", "beside"),
        "sampled" | "afterEffect" => ("screen", "alone"),
        "none" => ("screen", "unchecked"),
        _ => ("info", "beside"),
    };
    let sentence = system.oversight_sentence()?;
    Some(Badge { icon: page.icon(drawing), sentence: page.said(&sentence), tone })
}
