//! The OpenAPI document around the routes: who, licence, and the parameters that come from the register's own tables.

use utoipa::openapi::{
    ContactBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, RefOr, Required,
    path::{Parameter, ParameterBuilder, ParameterIn},
    schema::{ArrayBuilder, ObjectBuilder, Schema, Type},
    tag::TagBuilder,
};

use crate::{
    domain::{
        Facet, Kind, Sort,
        question::{DEEPEST, LARGEST_PAGE, LONGEST_TEXT},
    },
    registry::Schemas,
};

/// The document before the routes are added.
pub fn document() -> OpenApi {
    let info = InfoBuilder::new()
        .title("Grand Jour")
        .version("1.0.0")
        .description(Some(
            "The public register in which a municipality shows every algorithm and every dataset it uses. \
             Reading needs no key. Labels follow `lang` (fr by default); texts are given in both languages.",
        ))
        .contact(Some(ContactBuilder::new().name(Some("Grand Jour")).url(Some("https://schema.grandjour.example/")).build()))
        .license(Some(LicenseBuilder::new().name("EUPL-1.2").identifier(Some("EUPL-1.2")).build()))
        .build();
    let tag = |name: &str, what: &str| TagBuilder::new().name(name).description(Some(what)).build();
    OpenApiBuilder::new()
        .info(info)
        .servers(Some([utoipa::openapi::Server::new("/")]))
        .tags(Some([
            tag("records", "Systems, datasets and statements"),
            tag("vocabularies", "The words of the register"),
            tag("schema", "The contract of a record"),
        ]))
        .build()
}

/// Adds the parameters of lists, which come from the tables of facets, orders and vocabularies.
pub fn complete(mut document: OpenApi, schemas: &Schemas) -> OpenApi {
    let lists = [
        ("/api/v1/systems", Some(Kind::System)),
        ("/api/v1/datasets", Some(Kind::Dataset)),
        ("/api/v1/statements", Some(Kind::Statement)),
        ("/api/v1/search", None),
    ];
    for (path, kind) in lists {
        let operation = document.paths.paths.get_mut(path).and_then(|item| item.get.as_mut());
        if let Some(operation) = operation {
            operation.parameters = Some(list_parameters(kind, schemas).into_iter().map(RefOr::T).collect());
        }
    }
    if let Some(operation) = document.paths.paths.get_mut("/api/v1/export/{file}").and_then(|item| item.get.as_mut()) {
        let question =
            list_parameters(Some(Kind::System), schemas).into_iter().filter(|parameter| !PLACES.contains(&parameter.name.as_str()));
        operation.parameters.get_or_insert_default().extend(question.map(RefOr::T));
    }
    // The router says "the rest of the path" with a star, which OpenAPI has no word for.
    if let Some(item) = document.paths.paths.remove("/schema/{*path}") {
        document.paths.paths.insert("/schema/{path}".to_owned(), item);
    }
    for path in ["/api/v1/systems/{reference}", "/api/v1/datasets/{reference}", "/api/v1/statements/{reference}"] {
        let operation = document.paths.paths.get_mut(path).and_then(|item| item.get.as_mut());
        if let Some(parameters) = operation.and_then(|operation| operation.parameters.as_mut()) {
            parameters.push(RefOr::T(query("fields", "Top-level properties of the body, separated by commas", text(None, None))));
            parameters.push(RefOr::T(query("lang", "Language of labels", choice(["fr", "en"]))));
        }
    }
    for path in [
        "/api/v1/data-categories",
        "/api/v1/data-categories/{code}",
        "/api/v1/departments",
        "/api/v1/vocabularies",
        "/api/v1/vocabularies/{name}",
    ] {
        let operation = document.paths.paths.get_mut(path).and_then(|item| item.get.as_mut());
        if let Some(operation) = operation {
            let lang = RefOr::T(query("lang", "Language of labels", choice(["fr", "en"])));
            operation.parameters.get_or_insert_default().push(lang);
        }
    }
    document
}

/// Parameters that only a list by pages has.
const PLACES: [&str; 5] = ["limit", "page", "offset", "cursor", "fields"];

fn list_parameters(kind: Option<Kind>, schemas: &Schemas) -> Vec<Parameter> {
    let whole = |most: usize, least: usize| -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(least as f64)).maximum(Some(most as f64)).into()
    };
    let mut parameters = vec![
        query("q", "Words to look for: a whole question may be typed", text(Some(1), Some(LONGEST_TEXT))),
        query("sort", "Order; relevance with q, else reference", choice(Sort::ALL.map(Sort::name))),
        query("limit", "Records a page", whole(LARGEST_PAGE, 1)),
        query("page", "Page, from 1", whole(DEEPEST, 1)),
        query("offset", "Records to pass over", whole(DEEPEST, 0)),
        query("cursor", "The cursor of `links.next` or `links.prev`", text(None, None)),
        query("fields", "Fields of each item, separated by commas", text(None, None)),
        query("lang", "Language of labels and of the search", choice(["fr", "en"])),
    ];
    let facets: Vec<Facet> = kind.map_or_else(|| Facet::of_search().into(), |kind| Facet::of(kind).collect());
    for facet in facets {
        let codes = facet.vocabulary().and_then(|name| schemas.vocabularies().get(name));
        let value: RefOr<Schema> = match codes {
            Some(list) => choice(list.values.iter().map(|term| term.code.as_str())),
            None => text(None, None),
        };
        let array: RefOr<Schema> = ArrayBuilder::new().items(value).into();
        parameters.push(query(facet.name(), "Filter; repeat it to say “or”", array));
    }
    parameters
}

fn query(name: &str, description: &str, schema: impl Into<RefOr<Schema>>) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(schema.into()))
        .build()
}

fn text(least: Option<usize>, most: Option<usize>) -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(Type::String).min_length(least).max_length(most).into()
}

fn choice<'a>(values: impl IntoIterator<Item = &'a str>) -> RefOr<Schema> {
    let values: Vec<String> = values.into_iter().map(str::to_owned).collect();
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(values)).into()
}
