//! A text with the language it stands in: a French text on an English page says so (`lang`), so that it is read aloud rightly.

use std::fmt;

use askama::filters::HtmlSafe;

use crate::domain::{Lang, Text, question::Highlight};

/// A text for people, as HTML: escaped, and marked where its language is not the page's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub text: String,
    /// Their language, where it is not the page's.
    pub foreign: Option<Lang>,
}

impl Said {
    /// A text for a reader of `lang`.
    pub fn of(text: &Text, lang: Lang) -> Said {
        let (words, really) = text.in_lang(lang);
        Said { text: words.to_owned(), foreign: (really != lang).then_some(really) }
    }

    /// Words that are in the page's language, or in none (a number, a name).
    pub fn plain(text: impl Into<String>) -> Said {
        Said { text: text.into(), foreign: None }
    }

    /// Words that are French whatever the page: titles of French laws.
    pub fn french(text: impl Into<String>, lang: Lang) -> Said {
        Said { text: text.into(), foreign: (lang != Lang::Fr).then_some(Lang::Fr) }
    }

    /// Its paragraphs.
    pub fn paragraphs(&self) -> Vec<Said> {
        let parts = self.text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
        parts.map(|part| Said { text: part.to_owned(), foreign: self.foreign }).collect()
    }
}

impl HtmlSafe for Said {}

impl fmt::Display for Said {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.foreign {
            Some(lang) => {
                write!(out, "<span lang=\"{}\">", lang.code())?;
                escape(&self.text, out)?;
                out.write_str("</span>")
            }
            None => escape(&self.text, out),
        }
    }
}

/// A passage with the words that matched marked.
#[derive(Clone, Debug)]
pub struct Marked<'a> {
    /// The passage.
    pub highlight: &'a Highlight,
    /// Its language, where it is not the page's.
    pub foreign: Option<Lang>,
}

impl HtmlSafe for Marked<'_> {}

impl fmt::Display for Marked<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = &self.highlight.text;
        let mut done = 0;
        if let Some(lang) = self.foreign {
            write!(out, "<span lang=\"{}\">", lang.code())?;
        }
        for (start, end) in &self.highlight.marks {
            let (Some(before), Some(word)) = (text.get(done..*start), text.get(*start..*end)) else { continue };
            escape(before, out)?;
            out.write_str("<mark>")?;
            escape(word, out)?;
            out.write_str("</mark>")?;
            done = *end;
        }
        escape(text.get(done..).unwrap_or_default(), out)?;
        if self.foreign.is_some() { out.write_str("</span>") } else { Ok(()) }
    }
}

/// Writes text so that it is text in HTML, inside elements and inside quoted attributes.
pub fn escape(text: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(['<', '>', '&', '"', '\'']) {
        out.write_str(&rest[..at])?;
        out.write_str(match rest.as_bytes()[at] {
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'&' => "&amp;",
            b'"' => "&quot;",
            _ => "&#39;",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_str(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_french_text_on_an_english_page_says_so() {
        let text = Text { fr: "L’eau <b>".into(), en: None };
        assert_eq!(Said::of(&text, Lang::En).to_string(), "<span lang=\"fr\">L’eau &lt;b&gt;</span>");
        assert_eq!(Said::of(&text, Lang::Fr).to_string(), "L’eau &lt;b&gt;");
    }

    #[test]
    fn marks_are_escaped_around_and_inside() {
        let highlight = Highlight { text: "a<b> c".into(), marks: vec![(1, 4)] };
        assert_eq!(Marked { highlight: &highlight, foreign: None }.to_string(), "a<mark>&lt;b&gt;</mark> c");
    }
}
