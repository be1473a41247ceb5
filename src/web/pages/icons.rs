//! A dozen icons, drawn for this register. Always beside a word, so hidden from those who cannot see them.

use std::fmt;

use askama::filters::HtmlSafe;

/// An inline SVG.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon(&'static str);

impl HtmlSafe for Icon {}

impl fmt::Display for Icon {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">")?;
        out.write_str(self.0)?;
        out.write_str("</svg>")
    }
}

/// Names and drawings: lines of two units on a grid of 24.
const DRAWINGS: [(&str, &str); 20] = [
    ("person", r#"<circle cx="12" cy="7.5" r="4"/><path d="M4 21c0-4.6 3.4-7.5 8-7.5s8 2.9 8 7.5"/>"#),
    (
        "person-screen",
        r#"<circle cx="7" cy="8" r="3.2"/><path d="M1.5 20c0-3.9 2.2-6.2 5.5-6.2 1.6 0 3 .5 4 1.5"/><rect x="13" y="7" width="9.5" height="8" rx="1"/><path d="M17.7 15v4M15 19h5.5"/>"#,
    ),
    ("screen", r#"<rect x="2.5" y="4" width="19" height="13" rx="1.5"/><path d="M12 17v4M8 21h8"/>"#),
    ("eye", r#"<path d="M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12z"/><circle cx="12" cy="12" r="3"/>"#),
    ("lock", r#"<rect x="4.5" y="10.5" width="15" height="10" rx="1.5"/><path d="M8 10.5V7a4 4 0 0 1 8 0v3.5"/>"#),
    ("document", r#"<path d="M6 2.5h8l4.5 4.5v14.5H6z"/><path d="M14 2.5V7h4.5M9 12h6.5M9 16h6.5"/>"#),
    ("clock", r#"<circle cx="12" cy="12" r="9.5"/><path d="M12 6.5V12l4 2.5"/>"#),
    ("leaf", r#"<path d="M4 20C4 10 10 4 20.5 3.5 20.5 14 15 20 7 18"/><path d="M4 21c2-5 5.5-8.5 10-11"/>"#),
    ("scales", r#"<path d="M12 3v18M7 21h10M4 6h16M4 6l-2.5 7a3.2 3.2 0 0 0 5.5 0zM20 6l-3 7a3.2 3.2 0 0 0 5.5 0z"/>"#),
    ("camera", r#"<path d="M2.5 7.5h4l1.5-3h8l1.5 3h4v12h-19z"/><circle cx="12" cy="13" r="3.8"/>"#),
    ("coin", r#"<circle cx="12" cy="12" r="9.5"/><path d="M15.5 8.5a4.5 4.5 0 1 0 0 7M6.5 11h6M6.5 13.5h5"/>"#),
    ("phone", r#"<path d="M5 2.5h4l2 5-2.5 2a12 12 0 0 0 6 6l2-2.5 5 2v4a2 2 0 0 1-2.2 2A18 18 0 0 1 3 4.7 2 2 0 0 1 5 2.5z"/>"#),
    ("mail", r#"<rect x="2.5" y="5" width="19" height="14" rx="1.5"/><path d="M3 6.5l9 7 9-7"/>"#),
    ("warning", r#"<path d="M12 3l10 18H2z"/><path d="M12 10v5M12 17.8v.4"/>"#),
    ("info", r#"<circle cx="12" cy="12" r="9.5"/><path d="M12 11v6M12 7v.4"/>"#),
    ("search", r#"<circle cx="10.5" cy="10.5" r="7"/><path d="M15.8 15.8L21.5 21.5"/>"#),
    ("close", r#"<path d="M6 6l12 12M18 6L6 18"/>"#),
    ("pledge", r#"<path d="M12 2.5l8 3v6c0 5-3.3 8.5-8 10-4.7-1.5-8-5-8-10v-6z"/><path d="M8.5 12l2.5 2.5 4.5-5"/>"#),
    (
        "data",
        r#"<ellipse cx="12" cy="5.5" rx="8" ry="3"/><path d="M4 5.5v13c0 1.7 3.6 3 8 3s8-1.3 8-3v-13M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3"/>"#,
    ),
    ("download", r#"<path d="M12 3v12M6.5 10l5.5 5.5 5.5-5.5M3.5 20.5h17"/>"#),
];

/// The icon with this name; a document for a name that is not drawn.
pub fn icon(name: &str) -> Icon {
    let drawing = DRAWINGS.iter().find(|(known, _)| *known == name).unwrap_or(&DRAWINGS[5]);
    Icon(drawing.1)
}
