//! How complete records are: the share of questions answered, by tier.

use std::io::Write;

use serde_json::Value;

use crate::{
    domain::{Field, FieldType, Kind, Level, Tier, views},
    registry::{Schemas, examine::Examined},
};

/// Answered and asked, for one tier of one record.
#[derive(Clone, Copy, Default)]
struct Share {
    answered: usize,
    asked: usize,
}

impl Share {
    fn percent(self) -> usize {
        (self.answered * 100).checked_div(self.asked).unwrap_or(100)
    }
}

/// Prints one line per system: K, P, C and O answered in percent, and the share of answers that nobody knows.
pub fn print(out: &mut impl Write, examined: &[Examined], schemas: &Schemas) -> std::io::Result<()> {
    let fields = tiered(&schemas.of(Kind::System).dictionary.fields);
    for file in examined.iter().filter(|file| file.kind == Some(Kind::System)) {
        let Some(body) = &file.body else { continue };
        let name = file.path.file_stem().unwrap_or_default().to_string_lossy();
        let missing: Vec<&str> =
            file.findings.iter().filter(|finding| finding.level == Level::Error).map(|finding| finding.pointer.as_str()).collect();
        let of = |tier| share(body, &fields, tier, &missing).percent();
        let not_known = views::items(body, "/gaps").iter().filter(|gap| views::plain(gap, "/kind") == "notKnown").count();
        let asked: usize =
            [Tier::Core, Tier::Publish, Tier::Conditional].map(|tier| share(body, &fields, tier, &missing).asked).iter().sum();
        let unknown = if asked == 0 { 0.0 } else { not_known as f64 * 100.0 / asked as f64 };
        writeln!(
            out,
            "{name}  K {:>3} %  P {:>3} %  C {:>3} %  O {:>3} %  notKnown {unknown:.1} %",
            of(Tier::Core),
            of(Tier::Publish),
            of(Tier::Conditional),
            of(Tier::Optional)
        )?;
    }
    Ok(())
}

/// The fields that are questions: those with a tier that people answer.
fn tiered(fields: &[Field]) -> Vec<Field> {
    let mut all = Vec::new();
    for field in fields.iter().filter(|field| !field.set_by_import && field.name != "gaps") {
        let members = match &field.holds {
            FieldType::Object(members) => tiered(members),
            _ => Vec::new(),
        };
        // An object whose members have tiers of their own is asked through them.
        if members.is_empty() && field.tier.is_some() {
            all.push(field.clone());
        }
        all.extend(members);
    }
    all
}

/// A gap with its reason is an answer. A conditional question is asked where it is answered, or where the check finds it `missing`.
fn share(body: &Value, fields: &[Field], tier: Tier, missing: &[&str]) -> Share {
    let wanted = |field: &&Field| match (tier, field.tier) {
        (Tier::Core, Some(Tier::Save | Tier::Core)) => true,
        (tier, Some(own)) => tier == own,
        _ => false,
    };
    let mut share = Share::default();
    for field in fields.iter().filter(wanted) {
        let answered = is_answered(body, field);
        let asked = match tier {
            Tier::Conditional => answered || missing.contains(&field.pointer.as_str()),
            _ => answered || !is_alternative_taken(body, field),
        };
        share.answered += usize::from(answered);
        share.asked += usize::from(asked);
    }
    share
}

fn is_answered(body: &Value, field: &Field) -> bool {
    let in_gap = |gap: &Value| views::plain(gap, "/path") == field.pointer;
    body.pointer(&field.pointer).is_some() || views::items(body, "/gaps").iter().any(in_gap)
}

/// `dataUses` and `noPersonalData`, `environment` and `environmentUnknown`: one answer settles both.
fn is_alternative_taken(body: &Value, field: &Field) -> bool {
    let other = match field.name.as_str() {
        "dataUses" => "noPersonalData",
        "noPersonalData" => "dataUses",
        "environmentUnknown" => "environment",
        _ => return false,
    };
    body.get(other).is_some()
}
