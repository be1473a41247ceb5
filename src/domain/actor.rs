//! Who acts: what the front door learns of a person before it grants a permit.

/// A person or a program known to the register, and what they may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// A stable identifier, never shown to the public.
    pub id: String,
    /// The roles they hold.
    pub roles: Vec<Role>,
}

/// What somebody may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// Declares for one department, by its code.
    Filer(String),
    /// Publishes what others declared.
    Reviewer,
    /// Keeps the register: loads files, imports other registers.
    Keeper,
}
