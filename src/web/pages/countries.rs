//! Names of countries where towns' data and suppliers stand.

use crate::domain::Lang;

const NAMES: [(&str, [&str; 2]); 44] = [
    ("AT", ["Autriche", "Austria"]),
    ("AU", ["Australie", "Australia"]),
    ("BE", ["Belgique", "Belgium"]),
    ("BG", ["Bulgarie", "Bulgaria"]),
    ("BR", ["Brésil", "Brazil"]),
    ("CA", ["Canada", "Canada"]),
    ("CH", ["Suisse", "Switzerland"]),
    ("CN", ["Chine", "China"]),
    ("CY", ["Chypre", "Cyprus"]),
    ("CZ", ["Tchéquie", "Czechia"]),
    ("DE", ["Allemagne", "Germany"]),
    ("DK", ["Danemark", "Denmark"]),
    ("EE", ["Estonie", "Estonia"]),
    ("ES", ["Espagne", "Spain"]),
    ("FI", ["Finlande", "Finland"]),
    ("FR", ["France", "France"]),
    ("GB", ["Royaume-Uni", "United Kingdom"]),
    ("GR", ["Grèce", "Greece"]),
    ("HR", ["Croatie", "Croatia"]),
    ("HU", ["Hongrie", "Hungary"]),
    ("IE", ["Irlande", "Ireland"]),
    ("IL", ["Israël", "Israel"]),
    ("IN", ["Inde", "India"]),
    ("IS", ["Islande", "Iceland"]),
    ("IT", ["Italie", "Italy"]),
    ("JP", ["Japon", "Japan"]),
    ("KR", ["Corée du Sud", "South Korea"]),
    ("LT", ["Lituanie", "Lithuania"]),
    ("LU", ["Luxembourg", "Luxembourg"]),
    ("LV", ["Lettonie", "Latvia"]),
    ("MA", ["Maroc", "Morocco"]),
    ("MT", ["Malte", "Malta"]),
    ("NL", ["Pays-Bas", "Netherlands"]),
    ("NO", ["Norvège", "Norway"]),
    ("PL", ["Pologne", "Poland"]),
    ("PT", ["Portugal", "Portugal"]),
    ("RO", ["Roumanie", "Romania"]),
    ("SE", ["Suède", "Sweden"]),
    ("SG", ["Singapour", "Singapore"]),
    ("SI", ["Slovénie", "Slovenia"]),
    ("SK", ["Slovaquie", "Slovakia"]),
    ("TN", ["Tunisie", "Tunisia"]),
    ("UA", ["Ukraine", "Ukraine"]),
    ("US", ["États-Unis", "United States"]),
];

/// The name of the country with this ISO 3166 code; the code itself where it is not in our list.
pub fn name(code: &str, lang: Lang) -> &str {
    NAMES.iter().find(|(known, _)| *known == code).map_or(code, |(_, names)| names[lang as usize])
}
