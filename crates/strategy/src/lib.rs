#![doc = include_str!("../README.md")]

pub mod audits;
pub mod baselines;
pub mod briefs;
pub mod checkins;
pub mod contributions;
mod days;
pub mod ends;
pub mod formulas;
pub mod items;
pub mod judging;
pub mod kpis;
pub mod leading;
pub mod levers;
pub mod measures;
pub mod mix;
pub mod progress;
pub mod samples;
pub mod scorecards;
pub mod traces;
pub mod values;

use selaras_kernel::{Actor, BrandId, Problem, Result, Right};

/// Whether the actor holds `right` in the brand: a brand whose strategy they may not see does not exist for them.
///
/// # Errors
/// `not_found`; `forbidden`.
pub(crate) fn allow(actor: &Actor, right: Right, brand: BrandId) -> Result<()> {
    if actor.may_somewhere(right) && !actor.may(Right::StrategyRead, Some(brand)) {
        return Err(Problem::not_found("brand").at("brand").into());
    }
    actor.require(right, Some(brand)).map_err(Into::into)
}
