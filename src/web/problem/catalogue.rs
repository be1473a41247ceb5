//! The catalogue: every problem with its status, its name and its way out, in both languages.

use http::StatusCode;

use crate::{domain::Text, web::pages};

/// One row of the catalogue.
#[derive(Debug)]
pub struct ProblemText {
    /// The last part of its address, `/problems/{slug}`.
    pub slug: &'static str,
    /// The HTTP status.
    pub status: StatusCode,
    /// What it is, in French and English.
    pub title: [&'static str; 2],
    /// What to do about it, in French and English.
    pub way_out: [&'static str; 2],
}

pub(super) static NOT_FOUND: ProblemText = ProblemText {
    slug: "not-found",
    status: StatusCode::NOT_FOUND,
    title: ["Cette page n’existe pas", "There is nothing at this address"],
    way_out: ["Vérifiez l’adresse, ou cherchez depuis l’accueil.", "Check the address, or search from the home page."],
};
pub(super) static WITHDRAWN: ProblemText = ProblemText {
    slug: "withdrawn",
    status: StatusCode::GONE,
    title: ["Cette fiche a été retirée", "This record was withdrawn"],
    way_out: ["Sa page dit quand et pourquoi.", "Its page says when and why."],
};
pub(super) static UNKNOWN_PARAMETER: ProblemText = ProblemText {
    slug: "unknown-parameter",
    status: StatusCode::BAD_REQUEST,
    title: ["Paramètre inconnu", "Unknown parameter"],
    way_out: ["Corrigez le nom du paramètre, ou retirez-le.", "Correct the parameter’s name, or remove it."],
};
pub(super) static REPEATED_PARAMETER: ProblemText = ProblemText {
    slug: "repeated-parameter",
    status: StatusCode::BAD_REQUEST,
    title: ["Paramètre répété", "Repeated parameter"],
    way_out: ["Gardez une seule valeur : seuls les filtres se répètent.", "Keep one value: only filters may be repeated."],
};
pub(super) static BAD_VALUE: ProblemText = ProblemText {
    slug: "bad-value",
    status: StatusCode::BAD_REQUEST,
    title: ["Valeur refusée", "Value refused"],
    way_out: ["Choisissez une des valeurs indiquées.", "Choose one of the values named."],
};
pub(super) static BAD_REQUEST: ProblemText = ProblemText {
    slug: "bad-request",
    status: StatusCode::BAD_REQUEST,
    title: ["Demande illisible", "Request not understood"],
    way_out: [
        "Vérifiez l’adresse : elle doit être en UTF-8 et de longueur raisonnable.",
        "Check the address: it must be UTF-8 and of reasonable length.",
    ],
};
pub(super) static METHOD_NOT_ALLOWED: ProblemText = ProblemText {
    slug: "method-not-allowed",
    status: StatusCode::METHOD_NOT_ALLOWED,
    title: ["Méthode non permise", "Method not allowed"],
    way_out: ["Ces adresses se lisent avec GET ou HEAD.", "These addresses are read with GET or HEAD."],
};
pub(super) static NOT_ACCEPTABLE: ProblemText = ProblemText {
    slug: "not-acceptable",
    status: StatusCode::NOT_ACCEPTABLE,
    title: ["Format non disponible", "Format not available"],
    way_out: ["Demandez un des formats proposés.", "Ask for one of the formats offered."],
};
pub(super) static TOO_LARGE: ProblemText = ProblemText {
    slug: "too-large",
    status: StatusCode::PAYLOAD_TOO_LARGE,
    title: ["Envoi trop grand", "Body too large"],
    way_out: ["Envoyez moins de 256 Kio à la fois.", "Send less than 256 KiB at a time."],
};
pub(super) static UNSUPPORTED_MEDIA_TYPE: ProblemText = ProblemText {
    slug: "unsupported-media-type",
    status: StatusCode::UNSUPPORTED_MEDIA_TYPE,
    title: ["Type de contenu refusé", "Media type not supported"],
    way_out: ["Envoyez du JSON, avec Content-Type: application/json.", "Send JSON, with Content-Type: application/json."],
};
pub(super) static TOO_MANY_REQUESTS: ProblemText = ProblemText {
    slug: "too-many-requests",
    status: StatusCode::TOO_MANY_REQUESTS,
    title: ["Trop de demandes", "Too many requests"],
    way_out: ["Attendez le délai indiqué, ou prenez les fichiers complets.", "Wait as long as indicated, or take the complete files."],
};
pub(super) static INDEX_BUILDING: ProblemText = ProblemText {
    slug: "index-building",
    status: StatusCode::SERVICE_UNAVAILABLE,
    title: ["La recherche se prépare", "Search is being prepared"],
    way_out: [
        "Revenez dans une minute ; les fiches et les fichiers répondent déjà.",
        "Come back in a minute; records and files answer already.",
    ],
};
pub(super) static BUSY: ProblemText = ProblemText {
    slug: "busy",
    status: StatusCode::SERVICE_UNAVAILABLE,
    title: ["Le registre est très demandé", "The register is busy"],
    way_out: ["Réessayez dans quelques secondes.", "Try again in a few seconds."],
};
pub(super) static STORAGE_FULL: ProblemText = ProblemText {
    slug: "storage-full",
    status: StatusCode::INSUFFICIENT_STORAGE,
    title: ["Plus de place pour écrire", "No room left to write"],
    way_out: [
        "Rien n’est perdu : la lecture continue. La ville doit libérer de la place.",
        "Nothing is lost: reading goes on. The town must make room.",
    ],
};
pub(super) static INTERNAL: ProblemText = ProblemText {
    slug: "internal",
    status: StatusCode::INTERNAL_SERVER_ERROR,
    title: ["Une erreur de notre côté", "An error on our side"],
    way_out: [
        "Réessayez. Si cela continue, écrivez à la ville avec le numéro de la demande.",
        "Try again. If it goes on, write to the town with the request’s number.",
    ],
};
static CATALOGUE: &[&ProblemText] = &[
    &NOT_FOUND,
    &WITHDRAWN,
    &UNKNOWN_PARAMETER,
    &REPEATED_PARAMETER,
    &BAD_VALUE,
    &BAD_REQUEST,
    &METHOD_NOT_ALLOWED,
    &NOT_ACCEPTABLE,
    &TOO_LARGE,
    &UNSUPPORTED_MEDIA_TYPE,
    &TOO_MANY_REQUESTS,
    &INDEX_BUILDING,
    &BUSY,
    &STORAGE_FULL,
    &INTERNAL,
];

impl ProblemText {
    /// What its page says, in both languages.
    pub fn explained(&self) -> pages::problem::ProblemText {
        pages::problem::ProblemText {
            slug: self.slug.to_owned(),
            status: self.status.as_u16(),
            title: Text::new(self.title[0], self.title[1]),
            detail: None,
            way_out: Text::new(self.way_out[0], self.way_out[1]),
            request_id: None,
        }
    }
}

/// Every problem, each with its page.
pub fn catalogue() -> &'static [&'static ProblemText] {
    CATALOGUE
}

/// The problem with this slug.
pub fn of_slug(slug: &str) -> Option<&'static ProblemText> {
    CATALOGUE.iter().copied().find(|text| text.slug == slug)
}
