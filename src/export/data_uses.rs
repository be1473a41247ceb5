//! `data-uses`: one row for each system, dataset and category, for pivots and for whoever asks «who uses this about me?».

use serde::Serialize;
use serde_json::Value;

use super::facts::{Facts, Row};
use crate::domain::{Dictionary, Lang, views};

/// The header of the file. New columns come last.
pub(super) const HEADER: [&str; 19] = [
    "system",
    "systemName",
    "department",
    "status",
    "humanOversight",
    "dataset",
    "datasetName",
    "role",
    "category",
    "categoryLabelFr",
    "categoryLabelEn",
    "retention",
    "inferred",
    "note",
    "categoryFrom",
    "fieldsUsed",
    "dataSubjects",
    "register",
    "updatedOn",
];

/// One use of one category of one dataset by one system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DataUse {
    system: String,
    system_name: String,
    department: String,
    status: String,
    human_oversight: String,
    dataset: String,
    dataset_name: String,
    role: String,
    category: String,
    category_label_fr: String,
    category_label_en: String,
    retention: String,
    inferred: Option<bool>,
    note: String,
    /// Who names the category: the `use`, or only the `dataset`.
    category_from: &'static str,
    fields_used: Vec<String>,
    data_subjects: Vec<String>,
    register: String,
    updated_on: String,
}

impl DataUse {
    /// Its cells, in the order of [`HEADER`].
    pub fn cells(&self) -> [String; 19] {
        let join = |values: &[String]| values.join(super::columns::SEPARATOR);
        [
            self.system.clone(),
            self.system_name.clone(),
            self.department.clone(),
            self.status.clone(),
            self.human_oversight.clone(),
            self.dataset.clone(),
            self.dataset_name.clone(),
            self.role.clone(),
            self.category.clone(),
            self.category_label_fr.clone(),
            self.category_label_en.clone(),
            self.retention.clone(),
            self.inferred.map(|inferred| inferred.to_string()).unwrap_or_default(),
            self.note.clone(),
            self.category_from.to_owned(),
            join(&self.fields_used),
            join(&self.data_subjects),
            self.register.clone(),
            self.updated_on.clone(),
        ]
    }
}

/// Every use of a system: a row for each category that the use or its dataset names, and one without where neither does.
pub(super) fn of_system(row: &Row<'_>, facts: &Facts, dictionary: &Dictionary) -> Vec<DataUse> {
    let uses = views::items(&row.record.body, "/dataUses");
    uses.iter().flat_map(|data_use| of_use(row, data_use, facts, dictionary)).collect()
}

fn of_use(row: &Row<'_>, data_use: &Value, facts: &Facts, dictionary: &Dictionary) -> Vec<DataUse> {
    let body = &row.record.body;
    let system = views::System(body);
    let owned = |pointer: &str| views::plain(data_use, pointer).to_owned();
    let list = |pointer: &str| views::strings(data_use, pointer).into_iter().map(str::to_owned).collect::<Vec<_>>();
    let dataset = facts.dataset(views::plain(data_use, "/dataset"));
    let named = list("/dataCategories");
    let only_of_dataset = dataset.categories.iter().filter(|code| !named.contains(code)).map(|code| (code.clone(), "dataset"));
    let mut categories: Vec<(String, &'static str)> = named.iter().map(|code| (code.clone(), "use")).chain(only_of_dataset).collect();
    if categories.is_empty() {
        categories.push((String::new(), ""));
    }
    let label = |code: &str, lang| dictionary.label("dataCategory", code, lang).to_owned();
    let one = |(category, category_from): (String, &'static str)| DataUse {
        system: row.record.reference.to_string(),
        system_name: system.name().fr,
        department: system.department().to_owned(),
        status: system.status().to_owned(),
        human_oversight: system.oversight().to_owned(),
        dataset: owned("/dataset"),
        dataset_name: dataset.name.clone(),
        role: owned("/role"),
        category_label_fr: label(&category, Lang::Fr),
        category_label_en: label(&category, Lang::En),
        category,
        retention: dataset.retention.clone(),
        inferred: views::boolean(data_use, "/inferred"),
        note: owned("/note/fr"),
        category_from,
        fields_used: list("/fieldsUsed"),
        data_subjects: list("/dataSubjects"),
        register: row.register.clone(),
        updated_on: row.updated_on.clone(),
    };
    categories.into_iter().map(one).collect()
}
