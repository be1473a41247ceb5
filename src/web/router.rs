//! The route table: every address, and the OpenAPI document that comes from it.

use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    routing::get,
};
use utoipa::openapi::OpenApi;

use super::{
    App, Problem,
    answer::Answer,
    api, files,
    pages::address::{self, Screen},
    readiness, site,
};
use crate::{
    domain::{Kind, Lang},
    registry::Schemas,
};

/// Largest body of a request, in bytes.
const LARGEST_BODY: usize = 256 << 10;

/// Every route of the site.
pub(super) fn router(app: App) -> Router {
    let (api, _) = api::routes().split_for_parts();
    let mut pages = Router::new();
    for lang in Lang::ALL {
        for screen in Screen::ALL {
            pages = pages.route(&screen.address(lang), get(move |app, uri| site::screen(app, uri, lang, screen)));
        }
        for kind in Kind::ALL {
            let path = format!("{}/{{reference}}", Screen::of(kind).address(lang));
            pages = pages.route(&path, get(move |app, uri, reference| site::record(app, uri, reference, lang, kind)));
        }
        let path = format!("{}/{{code}}", Screen::Categories.address(lang));
        pages = pages.route(&path, get(move |app, uri, code| site::category(app, uri, code, lang)));
    }
    pages
        .merge(api)
        .route("/", get(site::choose_language))
        .route("/s/{reference}", get(site::short_address))
        .route("/problems", get(site::problems))
        .route("/problems/{slug}", get(site::problem))
        .route("/static/{name}", get(site::static_file))
        .route("/robots.txt", get(site::robots))
        .route("/donnees/{name}", get(files::file))
        .route("/api/v1/openapi.json", get(show_open_api))
        .route("/healthz", get(readiness::healthz))
        .route("/readyz", get(readiness::readyz))
        .fallback(async || Problem::not_found())
        .method_not_allowed_fallback(async || Problem::method_not_allowed())
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(app)
}

/// The OpenAPI document of the route table.
pub fn open_api(schemas: &Schemas) -> OpenApi {
    let (_, document) = api::routes().split_for_parts();
    api::complete(document, schemas)
}

async fn show_open_api(State(app): State<App>) -> Result<Answer, Problem> {
    let json = open_api(app.registry.schemas()).to_json().map_err(|error| Problem::internal(&error))?;
    Ok(Answer::json(json))
}

/// One screen of the route table, with an address that shows it on the records at hand.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ScreenAddress {
    /// What it is.
    pub name: String,
    /// Its language.
    pub lang: Lang,
    /// Where it is.
    pub path: String,
    /// The status it answers.
    pub status: u16,
}

/// Every screen in both languages: what tests look at, one by one.
pub fn route_table(registry: &crate::registry::Registry) -> Vec<ScreenAddress> {
    let view = registry.view();
    let mut screens = Vec::new();
    for lang in Lang::ALL {
        let mut add = |name: String, path: String, status: u16| screens.push(ScreenAddress { name, lang, path, status });
        for screen in Screen::ALL {
            add(format!("{screen:?}").to_lowercase(), screen.address(lang), 200);
        }
        for row in view.rows() {
            add(row.reference.to_string(), address::record(lang, &row.reference), 200);
        }
        for (name, code) in [("category", "social.income"), ("category-family", "social"), ("category-unused", "s9.genetic")] {
            add(name.to_owned(), address::category(lang, code), 200);
        }
        let search = Screen::Search.address(lang);
        let systems = Screen::Systems.address(lang);
        let words = ["est ce que la cantine utilise lia", "reconnaissance faciale", "revenus", "xylophone"];
        for (index, words) in words.into_iter().enumerate() {
            add(format!("search-{}", index + 1), format!("{search}?q={}", words.replace(' ', "+")), 200);
        }
        add("systems-filtered".to_owned(), format!("{systems}?humanOversight=inTheLoop&policyArea=mobility"), 200);
        add("systems-none".to_owned(), format!("{systems}?status=idea"), 200);
        add("not-found".to_owned(), format!("{systems}/{}-SYS-9999", registry.town().publisher.prefix), 404);
        add("bad-value".to_owned(), format!("{systems}?status=productoin"), 400);
    }
    screens.push(ScreenAddress { name: "problems".into(), lang: Lang::Fr, path: "/problems".into(), status: 200 });
    screens.push(ScreenAddress { name: "problem".into(), lang: Lang::Fr, path: "/problems/bad-value".into(), status: 200 });
    screens
}
