//! The accessibility statement that the law fixes (loi 2005-102, art. 47): not compliant until an audit says otherwise.

use askama::Template;

use super::{Page, PageError, address::Screen, cell::dial, frame::Frame};
use crate::domain::town::Contact;

#[derive(Template)]
#[template(path = "accessibility.html", config = "src/web/pages/askama.toml")]
struct Accessibility<'a> {
    page: &'a Page<'a>,
    frame: Frame<'a>,
    contact: &'a Contact,
    dial: String,
    town: String,
}

/// The accessibility statement.
pub fn render(page: &Page<'_>) -> Result<String, PageError> {
    let publisher = &page.registry.town().publisher;
    let town = publisher.full_name.get(page.lang).to_owned();
    let statement = Accessibility {
        page,
        frame: Frame::new(page, page.t("a11y-title"), page.with("a11y-lead", "town", &town), Some(Screen::Accessibility)),
        contact: &publisher.contact,
        dial: publisher.contact.phone.as_deref().map(dial).unwrap_or_default(),
        town,
    };
    Ok(statement.render()?)
}
