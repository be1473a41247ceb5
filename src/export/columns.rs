//! The columns of a file, from the schema: what each is called, and where in a record its value stands.
//!
//! Objects flatten to `a.b`, texts to `name.fr` and `name.en`, lists of plain values are joined with ` | `, lists of objects give a
//! `….count` column and one of JSON, free maps one of JSON. The order of columns is frozen in `headers.txt`: what is new comes last.

use serde_json::Value;

use super::facts::{Facts, Row};
use crate::domain::{Dictionary, Field, FieldType, Kind};

/// What stands between the values of a list.
pub const SEPARATOR: &str = " | ";
/// The headers of all files as they were first published, one file a line: `name: column,column…`.
const FROZEN: &str = include_str!("headers.txt");

/// One column of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in the header.
    pub name: String,
    from: From,
}

/// Where a column's value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
enum From {
    /// The register, not the body.
    Register(RegisterColumn),
    /// The body, at a path.
    Body(Vec<String>, Form),
}

/// What the register says of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RegisterColumn {
    Reference,
    DataCategories,
    UpdatedOn,
    Register,
    Revision,
    Approval,
    LegalAlerts,
}

/// How a value is written in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Plain,
    Joined,
    Count,
    Json,
}

/// The columns of the file of one kind: the heart of the register first, then what the register adds, then the schema in its order.
pub fn columns(dictionary: &Dictionary) -> Vec<Column> {
    let mut columns = first(dictionary.kind);
    let mut taken: Vec<Vec<String>> = columns.iter().filter_map(Column::path).map(<[String]>::to_vec).collect();
    if dictionary.kind == Kind::System {
        // A column of this name already says more than the field would.
        taken.push(vec!["dataCategories".into()]);
    }
    let mut rest = Vec::new();
    dictionary.fields.iter().for_each(|field| flatten(field, Vec::new(), &mut rest));
    columns.extend(rest.into_iter().filter(|column| !column.path().is_some_and(|path| taken.iter().any(|taken| taken == path))));
    in_frozen_order(columns, dictionary.kind.plural())
}

fn first(kind: Kind) -> Vec<Column> {
    use RegisterColumn as R;
    let body = |name: &str, path: &[&str]| Column::body(name, path.iter().map(|part| (*part).to_owned()).collect(), Form::Plain);
    let own = |name: &str, what: R| Column { name: name.into(), from: From::Register(what) };
    let mut columns = vec![own("reference", R::Reference), body("name", &["name", "fr"]), body("department", &["department"])];
    match kind {
        Kind::System => columns.extend([
            body("purpose", &["purpose", "fr"]),
            own("dataCategories", R::DataCategories),
            body("humanOversight", &["humanOversight", "status"]),
            body("status", &["status"]),
        ]),
        Kind::Dataset => columns.extend([
            body("summary", &["summary", "fr"]),
            body("personalData", &["personalData"]),
            Column::body("dataCategories", vec!["dataCategories".into()], Form::Joined),
        ]),
        Kind::Statement => columns.extend([
            body("summary", &["summary", "fr"]),
            body("kind", &["kind"]),
            body("subject", &["subject", "fr"]),
            body("validFrom", &["validFrom"]),
        ]),
    }
    columns.extend([
        own("updatedOn", R::UpdatedOn),
        own("register", R::Register),
        own("revision", R::Revision),
        own("approval", R::Approval),
        own("legalAlerts", R::LegalAlerts),
    ]);
    columns
}

fn flatten(field: &Field, above: Vec<String>, into: &mut Vec<Column>) {
    let path = [above, vec![field.name.clone()]].concat();
    let name = path.join(".");
    match &field.holds {
        FieldType::Object(members) => members.iter().for_each(|member| flatten(member, path.clone(), into)),
        FieldType::Text => {
            for lang in crate::domain::Lang::ALL {
                let path = [path.clone(), vec![lang.code().to_owned()]].concat();
                into.push(Column::body(&path.join("."), path.clone(), Form::Plain));
            }
        }
        FieldType::Array(item) if matches!(item.holds, FieldType::Object(_) | FieldType::Text | FieldType::Array(_) | FieldType::Map) => {
            into.push(Column::body(&format!("{name}.count"), path.clone(), Form::Count));
            into.push(Column::body(&name, path, Form::Json));
        }
        FieldType::Array(_) => into.push(Column::body(&name, path, Form::Joined)),
        FieldType::Map => into.push(Column::body(&name, path, Form::Json)),
        _ => into.push(Column::body(&name, path, Form::Plain)),
    }
}

/// Columns that people already read keep their places; the others follow.
fn in_frozen_order(mut columns: Vec<Column>, file: &str) -> Vec<Column> {
    let frozen = frozen(file);
    columns.sort_by_key(|column| frozen.iter().position(|name| *name == column.name).unwrap_or(usize::MAX));
    columns
}

/// The header of a file as it was frozen.
pub(super) fn frozen(file: &str) -> Vec<&'static str> {
    let line = FROZEN.lines().find_map(|line| line.strip_prefix(file)?.strip_prefix(": "));
    line.map(|header| header.split(',').collect()).unwrap_or_default()
}

impl Column {
    fn body(name: &str, path: Vec<String>, form: Form) -> Column {
        Column { name: name.to_owned(), from: From::Body(path, form) }
    }

    fn path(&self) -> Option<&[String]> {
        match &self.from {
            From::Body(path, Form::Plain | Form::Joined) => Some(path),
            _ => None,
        }
    }

    /// The column's cell in the row of a record; empty where the record does not say.
    pub(super) fn cell(&self, row: &Row<'_>, facts: &Facts) -> String {
        match &self.from {
            From::Register(what) => what.cell(row, facts),
            From::Body(path, form) => {
                let value = path.iter().try_fold(&row.record.body, |value, name| value.get(name));
                value.map(|value| form.cell(value)).unwrap_or_default()
            }
        }
    }
}

impl RegisterColumn {
    fn cell(self, row: &Row<'_>, facts: &Facts) -> String {
        match self {
            RegisterColumn::Reference => row.record.reference.to_string(),
            RegisterColumn::DataCategories => facts.categories(&row.record.body).join(SEPARATOR),
            RegisterColumn::UpdatedOn => row.updated_on.clone(),
            RegisterColumn::Register => row.register.clone(),
            RegisterColumn::Revision => row.record.rev.to_string(),
            RegisterColumn::Approval => row.record.approval.word().to_owned(),
            RegisterColumn::LegalAlerts => row.record.legal_alerts.join(SEPARATOR),
        }
    }
}

impl Form {
    fn cell(self, value: &Value) -> String {
        match (self, value) {
            (Form::Count, Value::Array(items)) => items.len().to_string(),
            (Form::Joined, Value::Array(items)) => items.iter().map(plain).collect::<Vec<_>>().join(SEPARATOR),
            (Form::Json, value) => value.to_string(),
            (_, value) => plain(value),
        }
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
