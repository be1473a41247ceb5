//! Numbers as people write them in French and in English.

use crate::domain::Lang;

/// Narrow no-break space: between thousands, and before a unit.
pub const THIN: char = '\u{202f}';

/// A whole number with its thousands apart.
pub fn whole(number: usize, lang: Lang) -> String {
    grouped(&number.to_string(), lang)
}

/// A number, with the decimal mark of the language.
pub fn number(value: &serde_json::Number, lang: Lang) -> String {
    let text = value.to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("−", rest));
    if digits.contains('e') || digits.contains('E') {
        return text;
    }
    let (int, fraction) = digits.split_once('.').map_or((digits, ""), |(int, fraction)| (int, fraction.trim_end_matches('0')));
    let mark = if lang == Lang::Fr { ',' } else { '.' };
    let int = grouped(int, lang);
    if fraction.is_empty() { format!("{sign}{int}") } else { format!("{sign}{int}{mark}{fraction}") }
}

/// An amount of money with its currency's sign.
pub fn money(value: &serde_json::Number, currency: &str, lang: Lang) -> String {
    let amount = number(value, lang);
    let sign = match currency {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        other => other,
    };
    match (lang, sign.chars().count()) {
        (Lang::En, 1) => format!("{sign}{amount}"),
        _ => format!("{amount}{THIN}{sign}"),
    }
}

/// A size in bytes, rounded for people.
pub fn size(bytes: u64, lang: Lang) -> String {
    let unit = |fr: &'static str, en: &'static str| if lang == Lang::Fr { fr } else { en };
    let (divisor, unit) = match bytes {
        0..1_000 => (1, unit("octets", "bytes")),
        1_000..1_000_000 => (1_000, unit("ko", "kB")),
        _ => (1_000_000, unit("Mo", "MB")),
    };
    let tenths = (bytes * 10 + divisor / 2) / divisor;
    let (int, rest) = (tenths / 10, tenths % 10);
    let mark = if lang == Lang::Fr { ',' } else { '.' };
    let int_text = whole(usize::try_from(int).unwrap_or(usize::MAX), lang);
    if rest == 0 || int >= 10 { format!("{int_text}{THIN}{unit}") } else { format!("{int_text}{mark}{rest}{THIN}{unit}") }
}

fn grouped(digits: &str, lang: Lang) -> String {
    if digits.len() <= 3 {
        return digits.to_owned();
    }
    let mark = if lang == Lang::Fr { THIN } else { ',' };
    let mut text = String::with_capacity(digits.len() + 6);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_as_each_language_writes_them() {
        let number_of = |text: &str, lang| number(&text.parse().unwrap(), lang);
        assert_eq!(number_of("61000", Lang::Fr), "61\u{202f}000");
        assert_eq!(number_of("1140", Lang::Fr), "1\u{202f}140");
        assert_eq!(number_of("1140", Lang::En), "1,140");
        assert_eq!(number_of("0.031", Lang::Fr), "0,031");
        assert_eq!(number_of("-2.50", Lang::Fr), "−2,5");
    }

    #[test]
    fn money_and_sizes_bear_their_units() {
        assert_eq!(money(&18500.into(), "EUR", Lang::Fr), "18\u{202f}500\u{202f}€");
        assert_eq!(money(&18500.into(), "EUR", Lang::En), "€18,500");
        assert_eq!(money(&5.into(), "CHF", Lang::En), "5\u{202f}CHF");
        assert_eq!(size(1_540_000, Lang::Fr), "1,5\u{202f}Mo");
        assert_eq!(size(999, Lang::En), "999\u{202f}bytes");
    }
}
