//! What this register is, who keeps it, and whom to write to.

use askama::Template;

use super::{Page, PageError, address, address::Screen, cell::dial, frame::Frame, said::Said};
use crate::domain::town::{Contact, Publisher};

#[derive(Template)]
#[template(path = "about.html", config = "src/web/pages/askama.toml")]
struct About<'a> {
    page: &'a Page<'a>,
    frame: Frame<'a>,
    paragraphs: Vec<Said>,
    contacts: Vec<Person>,
    publisher: &'a Publisher,
    log: String,
    glossary: String,
    search: String,
    data: String,
}

/// A function one can write to.
struct Person {
    id: &'static str,
    title: String,
    role: Option<Said>,
    email: Option<String>,
    phone: Option<(String, String)>,
    postal: Option<Said>,
    counter: Option<Said>,
    hours: Option<Said>,
}

/// The page about the register, with its legal notice.
pub fn render(page: &Page<'_>) -> Result<String, PageError> {
    let publisher = &page.registry.town().publisher;
    let others = [
        ("dpo", "about-dpo", publisher.dpo.as_ref()),
        ("prada", "about-access", publisher.access_officer.as_ref()),
        ("mediation", "about-mediator", publisher.mediator.as_ref()),
    ];
    let mut contacts = vec![person(page, "registre", page.t("about-keeper"), &publisher.contact)];
    contacts.extend(others.into_iter().filter_map(|(id, key, contact)| Some(person(page, id, page.t(key), contact?))));
    let about = About {
        page,
        frame: Frame::new(page, page.t("about-title"), page.t("about-description"), Some(Screen::About)),
        paragraphs: publisher.about.as_ref().map(|about| page.said(about).paragraphs()).unwrap_or_default(),
        contacts,
        publisher,
        log: page.n("about-log", usize::try_from(page.view.size()).unwrap_or(usize::MAX)),
        glossary: address::term(page.lang, "log"),
        search: Screen::Search.address(page.lang),
        data: Screen::Data.address(page.lang),
    };
    Ok(about.render()?)
}

fn person(page: &Page<'_>, id: &'static str, title: String, contact: &Contact) -> Person {
    Person {
        id,
        title,
        role: contact.role.as_ref().map(|role| page.said(role)),
        email: contact.email.clone(),
        phone: contact.phone.as_ref().map(|phone| (dial(phone), phone.clone())),
        postal: contact.postal.as_ref().map(|postal| Said::french(postal, page.lang)),
        counter: contact.counter.as_ref().map(|counter| page.said(counter)),
        hours: contact.hours.as_ref().map(|hours| page.said(hours)),
    }
}
