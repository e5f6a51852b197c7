//! Answers: is a goal SMART, letter by letter?
//!
//! # Design
//! Each letter gathers reasons and candidates for something better. A candidate is told only after it was applied and judged
//! again: what stands among the proposals is known to help, whatever rule it came from.

mod achievable;
mod apply;
mod effort;
mod measurable;
mod relevant;
mod specific;
mod time_bound;

use crate::{Draft, Known, Letter, Proposal, Reason, Smart, Verdict, Weight};

/// What a letter has to say.
struct Found {
    reasons: Vec<Reason>,
    candidates: Vec<Proposal>,
}

type Rule = fn(&Draft, &Known) -> Found;

/// Judges a goal. Total: whatever the numbers are, even if they are none, no letter that rests on them is called good.
///
/// # How hard a goal is
/// The growth that it takes (target ÷ baseline) is set against the growth that was seen, both as logarithms and in the goal's
/// direction. Windows of another length than the goal's are converted as if growth came in independent steps: the middle grows
/// with the time, the distance of the tenths from it with the square root. With `low`, `median` and `high` so converted:
/// up to `low` it is trivial, up to the middle between `median` and `high` realistic, up to as far beyond `high` as `high` is
/// from `median` a stretch, and beyond that out of reach.
///
/// The own history counts if it has [`OWN_WINDOWS`] windows, else that of comparable accounts if there are [`OTHERS`]. What is
/// out of reach by the own history but realistic for comparable accounts is a stretch. Three goals that asked no more and were
/// missed make a goal one step harder, unless one that asked as much was met; two such goals bring what is out of reach back.
pub fn check(draft: &Draft, known: &Known) -> Smart {
    Smart {
        specific: letter(specific::rule, draft, known),
        measurable: letter(measurable::rule, draft, known),
        achievable: letter(achievable::rule, draft, known),
        relevant: letter(relevant::rule, draft, known),
        time_bound: letter(time_bound::rule, draft, known),
        reach: effort::of(draft, known).ok().map(|effort| effort.reach),
        vanity: relevant::question(draft),
    }
}

/// So many windows of the own history are needed to say what is usual.
const OWN_WINDOWS: u32 = 4;
/// So many comparable accounts are needed.
const OTHERS: u32 = 5;
/// More than this many proposals are no help in choosing.
const PROPOSALS: usize = 3;

fn letter(rule: Rule, draft: &Draft, known: &Known) -> Letter {
    let Found { reasons, candidates } = rule(draft, known);
    let open = faults(&reasons);
    let before = Letter::of(reasons, Vec::new());
    let mut proposals: Vec<Proposal> = Vec::new();
    for candidate in candidates {
        let mut changed = draft.clone();
        candidate.apply(&mut changed);
        let found = rule(&changed, known);
        let better = faults(&found.reasons) < open;
        let after = Letter::of(found.reasons, Vec::new()).verdict;
        if better && after != Verdict::Bad && after <= before.verdict && !proposals.contains(&candidate) {
            proposals.push(candidate);
        }
    }
    proposals.truncate(PROPOSALS);
    Letter { proposals, ..before }
}

/// How much speaks against it, the gravest first.
fn faults(reasons: &[Reason]) -> Vec<Weight> {
    let mut weights: Vec<Weight> =
        reasons.iter().map(|reason| reason.weight).filter(|weight| *weight != Weight::Fine).collect();
    weights.sort_by_key(|weight| std::cmp::Reverse(*weight));
    weights
}
