#![doc = include_str!("../README.md")]

pub mod benchmarks;
mod blocks;
pub mod cohorts;
pub mod competitors;
pub mod experiments;
pub mod imports;
pub mod insight;
pub mod intake;
pub mod labels;
pub mod measure;
pub mod observed;
pub mod partitions;
pub mod profiles;
pub mod results;
pub mod returns;
pub mod samples;
pub mod snapshots;
pub mod watches;
pub mod website;

use selaras_kernel::{Actor, BrandId, Problem, Result, Right};

pub use blocks::{Format, PostFacts};
pub use intake::{Batch, Reading, Subject, Taken};
pub use labels::Described;
pub use snapshots::{Asked, Counted, Number, Point, Series, count_due, history, numbers};
pub use watches::{follow, next_look};

/// Whether the actor holds `right` in the brand: a brand whose numbers they may not see does not exist for them.
///
/// # Errors
/// `not_found`; `forbidden`.
pub(crate) fn allow(actor: &Actor, right: Right, brand: BrandId) -> Result<()> {
    if actor.may_somewhere(right) && !actor.may(Right::NumbersRead, Some(brand)) {
        return Err(Problem::not_found("brand").at("brand").into());
    }
    actor.require(right, Some(brand)).map_err(Into::into)
}
