//! Markdown of descriptions: the little that a register needs, and nothing that runs.

use std::collections::HashSet;

use crate::domain::{Lang, Text};

/// A description as safe HTML. Headings become bold lines, so that a page's outline stays the page's.
pub fn html(text: &Text, lang: Lang) -> String {
    let (source, really) = text.in_lang(lang);
    let mut raw = String::new();
    pulldown_cmark::html::push_html(&mut raw, pulldown_cmark::Parser::new(source));
    for level in 1..=6 {
        raw = raw.replace(&format!("<h{level}>"), "<p><strong>").replace(&format!("</h{level}>"), "</strong></p>");
    }
    let allowed: HashSet<&str> = ["p", "strong", "em", "ul", "ol", "li", "a", "code", "br", "blockquote"].into();
    let clean = ammonia::Builder::new()
        .tags(allowed)
        .url_schemes(["https", "http", "mailto", "tel"].into())
        .link_rel(Some("nofollow noopener ugc"))
        .clean(&raw)
        .to_string();
    if really == lang { clean } else { format!("<div lang=\"{}\">{clean}</div>", really.code()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_or_breaks_the_outline_is_dropped() {
        let text =
            Text { fr: "# Titre\n\n**Gras** <script>alert(1)</script> [x](javascript:alert(1)) [y](https://a.example)".into(), en: None };
        let html = html(&text, Lang::Fr);
        assert!(html.contains("<p><strong>Titre</strong></p>") && html.contains("<strong>Gras</strong>"), "{html}");
        assert!(!html.contains("script") && html.contains("nofollow noopener ugc"), "{html}");
    }
}
