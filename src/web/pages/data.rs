//! Open data: every file, its size, its fingerprint, and how to use it.

use askama::Template;

use super::{Page, PageError, address, address::Screen, frame::Frame, numbers};

/// A file to download, as whoever renders files knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileInfo {
    /// Its name, such as `systems.csv`; its address follows.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// How many records or rows are in it, where that means something.
    pub rows: Option<usize>,
    /// Whether it is new, beside the usual ones: words for it in the language of the page, where this page knows none.
    pub label: Option<String>,
}

#[derive(Template)]
#[template(path = "data.html", config = "src/web/pages/askama.toml")]
struct Data<'a> {
    page: &'a Page<'a>,
    frame: Frame<'a>,
    files: Vec<File>,
    /// Whether some files are made for spreadsheets.
    excel: bool,
    state: Option<String>,
    licence: &'a str,
    licence_url: &'a str,
    api: String,
    schemas: Vec<(String, String)>,
    example: String,
    base: &'a str,
}

/// A file as people read it.
struct File {
    href: String,
    name: String,
    label: String,
    size: String,
    rows: String,
    sha256: String,
}

/// The page of files. `log_size` is the state of the log that the files reflect.
pub fn render(page: &Page<'_>, files: &[FileInfo], log_size: Option<u64>) -> Result<String, PageError> {
    let licence = &page.registry.town().publisher.licence;
    let schemas = ["system", "dataset", "statement"].map(|kind| (page.words().of("kind", kind), format!("/schema/1.0/{kind}.schema.json")));
    let data = Data {
        page,
        frame: Frame::new(page, page.t("data-title"), page.t("data-lead"), Some(Screen::Data))
            .twin("application/json", address::api_description()),
        files: files.iter().map(|info| file(page, info)).collect(),
        excel: files.iter().any(|info| info.name.contains("-excel.")),
        state: log_size.map(|size| page.n("data-state", usize::try_from(size).unwrap_or(usize::MAX))),
        licence: &licence.name,
        licence_url: &licence.url,
        api: address::api_description(),
        schemas: schemas.to_vec(),
        example: format!("{}/api/v1/systems?dataCategory=social.income", page.base),
        base: page.base,
    };
    Ok(data.render()?)
}

fn file(page: &Page<'_>, info: &FileInfo) -> File {
    File {
        href: address::file(&info.name),
        name: info.name.clone(),
        label: info.label.clone().unwrap_or_else(|| label(page, &info.name)),
        size: numbers::size(info.bytes, page.lang),
        rows: info.rows.map(|rows| numbers::whole(rows, page.lang)).unwrap_or_else(|| "–".to_owned()),
        sha256: info.sha256.clone(),
    }
}

/// What a file holds, from its name.
fn label(page: &Page<'_>, name: &str) -> String {
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    let excel = stem.strip_suffix("-excel");
    let what = match excel.unwrap_or(stem) {
        "systems" => page.t("kind-system"),
        "datasets" => page.t("kind-dataset"),
        "statements" => page.t("kind-statement"),
        "data-uses" => page.t("file-data-uses"),
        "revisions" => page.t("file-revisions"),
        "register" => page.t("file-register"),
        "datapackage" => page.t("file-datapackage"),
        "catalog" => page.t("file-catalog"),
        "changes" => page.t("file-changes"),
        "crpa" => page.t("file-crpa"),
        other => other.to_owned(),
    };
    match (excel, ending) {
        (Some(_), _) => page.with("file-for-excel", "what", &what),
        (None, "csv") => page.with("file-as-csv", "what", &what),
        (None, "jsonl") => page.with("file-as-jsonl", "what", &what),
        _ => what,
    }
}
