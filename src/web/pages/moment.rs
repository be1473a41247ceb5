//! Dates in words.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::words::Words;
use crate::domain::{Lang, PartialDate};

/// A date as people read it and as machines do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// `2026-03-12`.
    pub iso: String,
    /// «12 mars 2026».
    pub text: String,
}

/// A year, a month or a day in words.
pub fn partial(date: PartialDate, words: Words) -> Moment {
    let iso = date.to_string();
    let first = date.first();
    let text = match iso.len() {
        4 => iso.clone(),
        7 => format!("{} {}", month(first, words), first.year()),
        _ => day(first, words),
    };
    Moment { iso, text }
}

/// The day of an instant, in the town's zone.
pub fn instant(at: Timestamp, zone: &TimeZone, words: Words) -> Moment {
    let date = zone.to_datetime(at).date();
    Moment { iso: date.to_string(), text: day(date, words) }
}

/// A day in words.
pub fn day(date: Date, words: Words) -> String {
    let number = match (words.lang, date.day()) {
        (Lang::Fr, 1) => "1er".to_owned(),
        (_, day) => day.to_string(),
    };
    format!("{number}\u{a0}{} {}", month(date, words), date.year())
}

fn month(date: Date, words: Words) -> String {
    words.of("month", &date.month().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_precisions_in_words() {
        let text = |date: &str, lang| partial(date.parse().unwrap(), Words { lang }).text;
        assert_eq!(text("2026-03-12", Lang::Fr), "12\u{a0}mars 2026");
        assert_eq!(text("2026-01-01", Lang::Fr), "1er\u{a0}janvier 2026");
        assert_eq!(text("2026-03", Lang::Fr), "mars 2026");
        assert_eq!(text("2026-08", Lang::En), "August 2026");
        assert_eq!(text("2026", Lang::En), "2026");
    }
}
