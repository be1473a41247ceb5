//! The acts: one verb a file, the only code that writes public records. The permit in the signature is the permission.

mod amend;
mod archive;
mod file;
mod load;
mod publish;
mod retire;
mod revise;
mod send_back;
mod submit;
mod suspend;
mod withdraw;

pub use amend::amend;
pub use archive::{Row, archive};
pub use file::{Filed, file};
pub(super) use load::ORIGIN;
pub use load::{Outcome, RecordFile, load};
pub use publish::publish;
pub use retire::retire;
pub use revise::revise;
pub use send_back::send_back;
pub use submit::submit;
pub use suspend::suspend;
pub use withdraw::withdraw;

use super::write::{ActError, Refusal, WriteTx};
use crate::{
    domain::{Stage, stage::Act},
    store::Declaration,
};

/// The declaration `id`, moved to the stage that `act` leads to; a refusal where the act is not possible.
fn moved(tx: &WriteTx<'_>, id: &str, act: Act) -> Result<Declaration, ActError> {
    let declaration = tx.db.declaration(id)?.ok_or(Refusal::Unknown)?;
    step(tx, declaration, act)
}

/// `declaration` one version further, at the stage that `act` leads to.
fn step(tx: &WriteTx<'_>, mut declaration: Declaration, act: Act) -> Result<Declaration, ActError> {
    let stage = declaration.stage;
    declaration.stage = stage.after(act).ok_or(Refusal::WrongStage { stage, act })?;
    declaration.version += 1;
    declaration.changed_ms = tx.now.as_millisecond();
    Ok(declaration)
}

/// A declaration of the filer's own department; another department's does not exist for them.
fn own(declaration: Declaration, department: &str) -> Result<Declaration, ActError> {
    if declaration.department == department { Ok(declaration) } else { Err(Refusal::Unknown.into()) }
}

/// A record published from files or archives stands as published, with nothing left to write.
fn published_declaration(tx: &WriteTx<'_>, reference: &crate::domain::Reference, department: &str, author: &str) -> Declaration {
    Declaration {
        id: tx.new_id(),
        kind: reference.kind,
        department: department.to_owned(),
        reference: Some(reference.clone()),
        stage: Stage::Published,
        body: None,
        version: 1,
        author: author.to_owned(),
        reasons: None,
        own_id: None,
        changed_ms: tx.now.as_millisecond(),
    }
}
