//! When a brief may name the cause of a change. Pure.

use selaras_insight::{Cause, Diagnosis, Ratio};

/// By how many half widths of its 90 % interval a cause must stand off from no effect before it is named: more than where somebody asks,
/// because here nobody did. Chosen on worlds of other seeds than those it is measured on (`bench insight`).
const STANDS_OFF: f64 = 1.7;

/// The cause that may be named, with what it alone did to a week's interactions; `None` where the numbers don't bear one.
pub fn named(diagnosis: &Diagnosis) -> Option<(Cause, Ratio)> {
    let cause = diagnosis.cause;
    if matches!(cause, Cause::Nothing | Cause::CantTell { .. } | Cause::PerPost) {
        return None;
    }
    let part = diagnosis.parts.iter().find(|part| part.cause == cause)?;
    let stands_off = part.ratio.ratio.ln().abs() >= STANDS_OFF * part.ratio.half_log();
    stands_off.then_some((cause, part.ratio))
}
