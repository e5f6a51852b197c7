//! How far an actor reaches, as parameters of a query, and what it is told of what lies beyond.

use selaras_kernel::{Actor, BrandId, Error, Kind, Problem, Result, Right, Role, actor::Brands};

/// `(true, _)` for all brands, or `(false, list)` with the ids as `selaras_store::list` writes them.
pub(crate) fn reach(brands: &Brands) -> (bool, String) {
    match brands {
        Brands::All => (true, "[]".to_owned()),
        Brands::Only(brands) => (false, selaras_store::list(brands.iter().map(|b| b.0))),
    }
}

/// Asks that the actor may at least see what lies in `brand`; what it may not see does not exist for it.
pub(crate) fn sees(actor: &Actor, read: Right, brand: Option<BrandId>, what: &str) -> Result<(), Problem> {
    if actor.may(read, brand) { Ok(()) } else { Err(Problem::not_found(what)) }
}

/// Asks for `right` in any brand.
pub(crate) fn somewhere(actor: &Actor, right: Right) -> Result<(), Problem> {
    if actor.may_somewhere(right) { Ok(()) } else { Err(selaras_kernel::actor::forbidden(right)) }
}

/// Whether the actor owns the workspace.
pub(crate) fn owns(actor: &Actor) -> bool {
    actor.grants.iter().any(|g| g.brand.is_none() && g.role == Role::Owner)
}

/// `what` was changed meanwhile.
pub(crate) fn stale(what: &str) -> Problem {
    Problem::new(Kind::Stale, "stale").with("what", what)
}

/// Reads back a name that we wrote.
pub(crate) fn parsed<T: std::str::FromStr<Err = Problem>>(text: &str) -> Result<T> {
    text.parse().map_err(|e| Error::fault("reading a stored name", e))
}

/// Cuts a text that only describes to at most `max` characters.
pub(crate) fn clipped(text: &str, max: usize) -> String {
    text.chars().filter(|c| !c.is_control()).take(max).collect()
}

/// The person acting; the system has no account of its own.
pub(crate) fn person(actor: &Actor) -> Result<selaras_kernel::PersonId, Problem> {
    actor.person.ok_or_else(|| Problem::new(Kind::Forbidden, "person_needed"))
}

/// Where a list begins without a cursor.
pub(crate) fn start() -> selaras_kernel::Cursor {
    selaras_kernel::Cursor { key: i64::MIN, id: uuid::Uuid::nil() }
}

/// How many rows to read for a page of `limit` (1 to 200), and that limit.
pub(crate) fn page(limit: usize) -> (usize, i64) {
    let limit = limit.clamp(1, 200);
    (limit, i64::try_from(limit + 1).unwrap_or(i64::MAX))
}

/// Of two objects with the same keys, only what differs.
pub(crate) fn difference(
    mut from: serde_json::Value,
    mut to: serde_json::Value,
) -> (serde_json::Value, serde_json::Value) {
    if let (Some(a), Some(b)) = (from.as_object_mut(), to.as_object_mut()) {
        let same: Vec<String> =
            a.iter().filter(|(key, value)| b.get(*key) == Some(*value)).map(|(k, _)| k.clone()).collect();
        for key in same {
            a.remove(&key);
            b.remove(&key);
        }
    }
    (from, to)
}
