//! Permission as a value: an act takes the permit it needs, and only this file makes permits.

use crate::domain::{Actor, Role};

/// May declare for one department.
#[derive(Clone, Debug)]
pub struct Filer {
    id: String,
    department: String,
}

/// May publish, return and withdraw what others declared.
#[derive(Clone, Debug)]
pub struct Reviewer {
    id: String,
}

/// May load the town's files and take over other registers.
#[derive(Clone, Debug)]
pub struct Keeper {
    id: String,
}

impl Filer {
    /// The permit of `actor` to declare for `department`, if they hold that role.
    pub fn of(actor: &Actor, department: &str) -> Option<Filer> {
        let may = actor.roles.contains(&Role::Filer(department.to_owned()));
        may.then(|| Filer { id: actor.id.clone(), department: department.to_owned() })
    }

    /// Who it is.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The department declared for.
    pub fn department(&self) -> &str {
        &self.department
    }
}

impl Reviewer {
    /// The permit of `actor` to review, if they hold that role.
    pub fn of(actor: &Actor) -> Option<Reviewer> {
        actor.roles.contains(&Role::Reviewer).then(|| Reviewer { id: actor.id.clone() })
    }

    /// Who it is.
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl Keeper {
    /// The permit of `actor` to keep the register, if they hold that role.
    pub fn of(actor: &Actor) -> Option<Keeper> {
        actor.roles.contains(&Role::Keeper).then(|| Keeper { id: actor.id.clone() })
    }

    /// The permit of whoever can start the program on the town's machine: the command line is the keeper's.
    pub fn at_the_console() -> Keeper {
        Keeper { id: "console".into() }
    }

    /// Who it is.
    pub fn id(&self) -> &str {
        &self.id
    }
}
