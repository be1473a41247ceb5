//! Fields that a walk alone would set badly: data uses, footprints, impact grids.

use serde_json::{Map, Value};

use super::{
    cell::{Cell, Entry, Member, Table},
    numbers,
    said::Said,
    walk::Walk,
};
use crate::{
    domain::{Field, FieldType, views},
    registry::StoreError,
};

/// The cell of a field that has its own way; none for all others.
pub fn cell(walk: &Walk<'_>, field: &Field, value: &Value, at: &str) -> Result<Option<Cell>, StoreError> {
    Ok(match (field.pointer.as_str(), value) {
        ("/dataUses", Value::Array(uses)) => Some(data_uses(walk, field, uses, at)?),
        ("/environment", Value::Array(items)) => Some(environment(walk, field, items, at)?),
        ("/impactGrid", Value::Array(rows)) => Some(impact_grid(walk, field, rows)),
        ("/sourceRow", Value::Object(_)) => {
            let FieldType::Map = field.holds else { return Ok(None) };
            let plain = Field { pointer: String::new(), ..field.clone() };
            Some(Cell::Folded(walk.page.t("sheet-source-row"), Box::new(walk.cell(&plain, value, at)?)))
        }
        _ => None,
    })
}

fn members(field: &Field) -> &[Field] {
    match &field.holds {
        FieldType::Array(item) => match &item.holds {
            FieldType::Object(members) => members,
            _ => &[],
        },
        _ => &[],
    }
}

/// Which dataset, what for, which categories, how long kept; then each use in full, folded.
fn data_uses(walk: &Walk<'_>, field: &Field, uses: &[Value], at: &str) -> Result<Cell, StoreError> {
    let page = walk.page;
    let mut rows = Vec::new();
    let mut entries = Vec::new();
    for (nth, data_use) in uses.iter().enumerate() {
        let reference = views::plain(data_use, "/dataset");
        let record = page.records(&[reference])?.pop();
        let name = match page.record_link(reference)? {
            Some(link) => Cell::Inside(link),
            None => Cell::Said(Said::plain(reference)),
        };
        let role = Cell::Said(Said::plain(page.label("dataRole", views::plain(data_use, "/role"))));
        let categories = views::strings(data_use, "/dataCategories");
        let categories = match categories.as_slice() {
            [] => Cell::Said(Said::plain("–")),
            codes => Cell::Tags(codes.iter().map(|code| Cell::Inside(page.category_link(code))).collect()),
        };
        let kept = record.and_then(|record| views::text(&record.body, "/retention/period"));
        let kept = Cell::Said(kept.map_or_else(|| Said::plain("–"), |kept| page.said(&kept)));
        rows.push(vec![name.clone(), role.clone(), categories, kept]);
        if let Some(values) = data_use.as_object() {
            let mut rest = values.clone();
            ["dataset", "role", "dataCategories"].iter().for_each(|name| drop(rest.remove(*name)));
            let title = Cell::Said(Said::plain(format!("{} – {}", plain(&name), plain(&role))));
            entries.push(Entry { title: Some(title), members: walk.members(members(field), &rest, &format!("{at}/{nth}"))? });
        }
    }
    let heads = ["uses-dataset", "uses-role", "uses-categories", "uses-kept"].map(|key| page.t(key)).to_vec();
    let table = Cell::Table(Table::new(page, field.label.get(page.lang), heads, rows));
    Ok(Cell::Both(Box::new(table), Box::new(Cell::Folded(page.t("uses-detail"), Box::new(Cell::Entries(entries))))))
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Said(said) => said.text.clone(),
        Cell::Inside(link) => link.said.text.clone(),
        _ => String::new(),
    }
}

/// A footprint is never a naked number: unit, quality and functional unit come first, then method and period.
fn environment(walk: &Walk<'_>, field: &Field, items: &[Value], at: &str) -> Result<Cell, StoreError> {
    let mut entries = Vec::new();
    for (nth, item) in items.iter().enumerate() {
        let Some(values) = item.as_object() else { continue };
        let mut rest = values.clone();
        ["indicator", "value", "min", "max", "unit", "quality"].iter().for_each(|name| drop(rest.remove(*name)));
        let title = Cell::Said(footprint(walk, values));
        entries.push(Entry { title: Some(title), members: walk.members(members(field), &rest, &format!("{at}/{nth}"))? });
    }
    Ok(Cell::Entries(entries))
}

/// «Énergie : de 260 à 390 kWh (estimation)».
fn footprint(walk: &Walk<'_>, values: &Map<String, Value>) -> Said {
    let page = walk.page;
    let word = |name: &str| values.get(name).and_then(Value::as_str).unwrap_or_default();
    let number = |name: &str| values.get(name).and_then(Value::as_number).map(|number| numbers::number(number, page.lang));
    let unit = match word("unit") {
        "kgCO2eq" => page.t("unit-kgco2"),
        "tCO2eq" => page.t("unit-tco2"),
        "kgSbeq" => page.t("unit-kgsb"),
        other => other.to_owned(),
    };
    let amount = match (number("value"), number("min"), number("max")) {
        (Some(value), ..) => format!("{value}\u{a0}{unit}"),
        (None, Some(min), Some(max)) => page.words().with_all("footprint-range", &[("min", &min), ("max", &max), ("unit", &unit)]),
        (None, Some(one), None) | (None, None, Some(one)) => format!("{one}\u{a0}{unit}"),
        _ => page.t("empty-not-known"),
    };
    let indicator = page.label("environmentIndicator", word("indicator"));
    let quality = page.label("quality", word("quality"));
    Said::plain(page.words().with_all("footprint", &[("indicator", &indicator), ("amount", &amount), ("quality", &quality.to_lowercase())]))
}

/// Criteria of an impact grid with their scores out of four.
fn impact_grid(walk: &Walk<'_>, field: &Field, rows: &[Value]) -> Cell {
    let page = walk.page;
    let grids = page.registry.town().vocabularies.get("impactGrids");
    let grid_of = |row: &Value| grids.and_then(|grids| grids.term(views::plain(row, "/grid")));
    let criterion = |row: &Value| {
        let code = views::plain(row, "/criterion");
        let term = grid_of(row).and_then(|grid| grid.criteria.iter().find(|term| term.code == code));
        Cell::Said(term.map_or_else(|| Said::plain(code), |term| page.said(&term.label)))
    };
    let score = |row: &Value| match row.get("score").and_then(Value::as_u64) {
        Some(score) => page.with("grid-score", "score", &score.to_string()),
        None => page.t("grid-not-applicable"),
    };
    let why = |row: &Value| views::text(row, "/justification").map_or_else(|| Said::plain("–"), |text| page.said(&text));
    let set = rows.iter().map(|row| vec![criterion(row), Cell::Said(Said::plain(score(row))), Cell::Said(why(row))]).collect();
    let heads = ["grid-criterion", "grid-mark", "grid-why"].map(|key| page.t(key)).to_vec();
    let name = rows.first().and_then(grid_of).map(|grid| page.said(&grid.label));
    let table = Cell::Table(Table::new(page, field.label.get(page.lang), heads, set));
    match name {
        Some(name) => {
            Cell::Both(Box::new(Cell::Members(vec![Member { label: page.t("grid-name"), value: Cell::Said(name) }])), Box::new(table))
        }
        None => table,
    }
}
