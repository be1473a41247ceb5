//! `/api/v1`: one file per operation. Reading needs no key, ever.

mod describe;
mod export_records;
mod get_record;
mod item;
mod list_categories;
mod list_departments;
mod list_records;
mod list_vocabularies;
mod schema_files;
pub mod shapes;

use utoipa_axum::{router::OpenApiRouter, routes};

use super::App;

/// The routes of the API with their OpenAPI description.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(describe::document())
        .routes(routes!(list_records::list_systems))
        .routes(routes!(list_records::list_datasets))
        .routes(routes!(list_records::list_statements))
        .routes(routes!(list_records::search_register))
        .routes(routes!(get_record::show_system))
        .routes(routes!(get_record::show_dataset))
        .routes(routes!(get_record::show_statement))
        .routes(routes!(export_records::export_records))
        .routes(routes!(list_categories::list_data_categories))
        .routes(routes!(list_categories::show_data_category))
        .routes(routes!(list_departments::list_departments))
        .routes(routes!(list_vocabularies::list_vocabularies))
        .routes(routes!(list_vocabularies::show_vocabulary))
        .routes(routes!(schema_files::show_schema_file))
}

pub use describe::complete;
