//! Dates as people know them: a year, a month or a day.

use std::{fmt, str::FromStr};

use jiff::{ToSpan, civil::Date};

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. It compares as the interval it covers: "in order" refuses only what is surely wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    first: Date,
    last: Date,
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date of the form YYYY, YYYY-MM or YYYY-MM-DD")]
pub struct NotADate;

impl PartialDate {
    /// The first day it covers.
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day it covers.
    pub fn last(self) -> Date {
        self.last
    }

    /// Whether every day of `self` lies after every day of `other`.
    pub fn surely_after(self, other: PartialDate) -> bool {
        self.first > other.last
    }

    /// Whether every day of it lies before `day`.
    pub fn is_past(self, day: Date) -> bool {
        self.last < day
    }
}

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
        let number = |range: std::ops::Range<usize>| text[range].parse::<i16>().map_err(|_| NotADate);
        let (first, last) = match shape.as_str() {
            "9999" => {
                let first = Date::new(number(0..4)?, 1, 1).map_err(|_| NotADate)?;
                (first, first.last_of_year())
            }
            "9999-99" => {
                let first = Date::new(number(0..4)?, number(5..7)? as i8, 1).map_err(|_| NotADate)?;
                (first, first.last_of_month())
            }
            "9999-99-99" => {
                let day = Date::new(number(0..4)?, number(5..7)? as i8, number(8..10)? as i8).map_err(|_| NotADate)?;
                (day, day)
            }
            _ => return Err(NotADate),
        };
        Ok(PartialDate { first, last })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = (self.first.year(), self.first.month(), self.first.day());
        if self.first == self.last {
            write!(f, "{y:04}-{m:02}-{d:02}")
        } else if self.last == self.first.last_of_month() {
            write!(f, "{y:04}-{m:02}")
        } else {
            write!(f, "{y:04}")
        }
    }
}

/// The day `months` after `day`, clamped to the end of a shorter month; `day` itself past the end of the calendar.
pub fn months_after(day: Date, months: i32) -> Date {
    day.checked_add(months.months()).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_precisions_read_back_and_nothing_else() {
        for text in ["2026", "2026-02", "2024-02-29"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in ["", "1012019", "2019-5", "10-2020", "2026-13", "2026-02-30", "2026-2-3", "٢٠٢٦", "é026"] {
            assert_eq!(text.parse::<PartialDate>(), Err(NotADate), "{text}");
        }
    }

    #[test]
    fn only_what_is_surely_later_is_later() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        assert!(date("2026-03").surely_after(date("2026-02")));
        assert!(!date("2026").surely_after(date("2026-02")));
    }
}
