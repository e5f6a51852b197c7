//! Answers: is the growth that a goal takes more than comes by itself, and no more than can be had?

use super::Found;
use super::effort::{self, Effort, Unknown, Yardstick};
use crate::draft::days_between;
use crate::{
    Direction, Draft, Framework, Known, Nature, Param, Proposal, Reach, Reason, Weight, figure, round,
};
use jiff::civil::Date;

/// So many times what the middle account of an industry has is had by few.
const FAR_ABOVE: f64 = 3.0;

pub(super) fn rule(draft: &Draft, known: &Known) -> Found {
    match effort::of(draft, known) {
        Ok(effort) => Found {
            reasons: reasons(draft, known, &effort),
            candidates: candidates(draft, known, effort.reach),
        },
        Err(unknown) => {
            let beside = published(draft, known, true);
            let reasons = std::iter::once(open(known, unknown)).chain(beside).collect();
            Found { reasons, candidates: Vec::new() }
        }
    }
}

/// A target beside what is published. More of how far an account can come says its own history, so only as long as that is short is a target
/// too high for it.
fn published(draft: &Draft, known: &Known, short: bool) -> Option<Reason> {
    let (published, target) = (known.published.as_ref()?, draft.finite_target()?);
    if draft.direction == Direction::Down || !(published.median.is_finite() && published.median > 0.0) {
        return None;
    }
    let far = short && target > FAR_ABOVE * published.median;
    let reason = match far {
        true => Reason::new(Weight::Weak, "published_far_below", "target"),
        false => Reason::fine("published"),
    };
    let words = |text: &str| Param::Words(text.to_owned());
    let reason = reason.with("of", words(if published.own_industry { "industry" } else { "all" }));
    let by = reason.with("publisher", words(&published.publisher)).with("period", words(&published.period));
    Some(by.with("median", Param::Amount(published.median)))
}

fn open(known: &Known, unknown: Unknown) -> Reason {
    let reason = |code, field| Reason::new(Weight::Open, code, field);
    match unknown {
        Unknown::NoTarget => reason("no_target_to_judge", "target"),
        Unknown::OtherUnit => reason("other_unit_to_judge", "target_unit"),
        Unknown::NoBaseline => reason("no_baseline_to_judge", "baseline"),
        Unknown::NoDates => reason("no_dates_to_judge", "deadline"),
        Unknown::FromZero => reason("from_zero", "baseline"),
        Unknown::ShortHistory => {
            let windows = known.history.map_or(0, |growth| growth.windows);
            let needed = Param::Count(super::OWN_WINDOWS.into());
            reason("short_history", "").with("windows", Param::Count(windows.into())).with("needed", needed)
        }
    }
}

fn reasons(draft: &Draft, known: &Known, effort: &Effort) -> Vec<Reason> {
    let Some(yardstick) = effort.yardstick else {
        let code = if draft.nature() == Some(Nature::Flow) { "below_baseline" } else { "already_met" };
        // A number may also be there to stay as good as it is.
        let (weight, code) = match draft.framework {
            Framework::Kpi { .. } => (Weight::Weak, "kept"),
            Framework::Smart | Framework::KeyResult => (Weight::Refused, code),
        };
        let baseline = Param::Amount(draft.fair_baseline(known.today).unwrap_or(f64::NAN));
        let target = Param::Amount(draft.target.unwrap_or(f64::NAN));
        return vec![Reason::new(weight, code, "target").with("baseline", baseline).with("target", target)];
    };
    let (weight, code) = told(draft.framework, effort, &yardstick);
    let change = |growth: f64| Param::Change(change(draft.direction, growth));
    let mut reasons = vec![
        Reason::new(weight, code, if weight == Weight::Fine { "" } else { "target" })
            .with("needed", change(effort.need))
            .with("usual", change(yardstick.median))
            .with("best", change(yardstick.high))
            .with("windows", Param::Count(yardstick.windows.into())),
    ];
    if effort.borrowed {
        reasons.push(
            Reason::fine("compared_with_others").with("accounts", Param::Count(yardstick.windows.into())),
        );
    }
    if effort.lifted {
        reasons.push(Reason::fine("others_do_it"));
    }
    reasons.extend(published(draft, known, false));
    if effort.met > 0 {
        reasons.push(Reason::fine("earlier_met").with("count", Param::Count(effort.met as u64)));
    }
    if effort.missed >= 3 {
        let count = Param::Count(effort.missed as u64);
        reasons.push(Reason::new(Weight::Weak, "earlier_missed", "target").with("count", count));
    }
    reasons
}

/// What the reach means under the rules by which the goal is scored. A key result that usual growth brings would end at 1.0.
fn told(framework: Framework, effort: &Effort, yardstick: &Yardstick) -> (Weight, &'static str) {
    match (framework, effort.reach) {
        (Framework::Smart | Framework::Kpi { .. }, Reach::Met | Reach::Trivial) => (Weight::Weak, "trivial"),
        (Framework::KeyResult, Reach::Met | Reach::Trivial) => (Weight::Bad, "key_result_too_soft"),
        (Framework::KeyResult, Reach::Realistic) if effort.need <= yardstick.median => {
            (Weight::Weak, "key_result_soft")
        }
        (_, Reach::Realistic) => (Weight::Fine, "realistic"),
        (Framework::Smart | Framework::Kpi { .. }, Reach::Stretch) if effort.need > yardstick.high => {
            (Weight::Weak, "beyond_best")
        }
        (_, Reach::Stretch) => (Weight::Fine, "stretch"),
        (_, Reach::OutOfReach) => (Weight::Bad, "out_of_reach"),
    }
}

/// From a logarithm in the goal's direction to percent: −20 is a fifth less.
fn change(direction: Direction, growth: f64) -> f64 {
    (direction.sign() * growth).exp_m1() * 100.0
}

fn candidates(draft: &Draft, known: &Known, reach: Reach) -> Vec<Proposal> {
    let mut candidates = targets(draft, known);
    // A KPI has no other day than the end of its period.
    if reach == Reach::OutOfReach && !matches!(draft.framework, Framework::Kpi { .. }) {
        candidates.extend(later(draft, known));
    }
    candidates
}

/// A target that is worth aiming at, rounded as people would, more finely where the rounding would spoil it.
fn targets(draft: &Draft, known: &Known) -> Vec<Proposal> {
    let Some(baseline) = draft.fair_baseline(known.today).filter(|baseline| *baseline > 0.0) else {
        return Vec::new();
    };
    let yardstick = draft.days(known.today).and_then(|days| effort::yardstick(draft.direction, days, known));
    let aims = match yardstick {
        Some((yardstick, _)) => aims(draft.framework, &yardstick),
        // Nothing is known of what is usual: a tenth more is at least in the future.
        None => vec![0.1_f64.ln_1p()],
    };
    let values = aims.into_iter().filter(|aim| *aim > 0.0).flat_map(|aim| {
        let value = baseline * (draft.direction.sign() * aim).exp();
        let change = value - baseline;
        [round::said(value, change), round::said(value, change / 16.0)]
    });
    let mut better = values.filter(|value| possible(draft, *value)).filter_map(|value| {
        let candidate = Proposal::Target { value };
        let mut changed = draft.clone();
        candidate.apply(&mut changed);
        let effort = effort::of(&changed, known);
        let holds = match effort {
            Ok(effort) => {
                reasons(&changed, known, &effort).iter().all(|reason| reason.weight <= Weight::Open)
            }
            Err(unknown) => unknown == Unknown::ShortHistory || unknown == Unknown::NoDates,
        };
        holds.then_some(candidate)
    });
    better.next().into_iter().collect()
}

/// For a goal within what is realistic, but above what comes by itself; for a key result what the best times bring. What is
/// beyond that is tried last, where growth is so weak that nothing else is growth at all.
fn aims(framework: Framework, yardstick: &Yardstick) -> Vec<f64> {
    let Yardstick { median, high, .. } = *yardstick;
    let usual = median + 0.4 * (high - median);
    match framework {
        Framework::Smart | Framework::Kpi { .. } => vec![usual, yardstick.realistic(), high],
        Framework::KeyResult => vec![high, yardstick.realistic(), yardstick.stretch()],
    }
}

fn possible(draft: &Draft, value: f64) -> bool {
    let most =
        draft.measure.as_ref().and_then(|measure| figure(&measure.figure)).and_then(|known| known.most);
    value.is_finite() && value > 0.0 && most.is_none_or(|most| value <= most)
}

/// The first end of a month by which the goal is within reach: as it should be, else at least not out of reach.
fn later(draft: &Draft, known: &Known) -> Option<Proposal> {
    let deadline = draft.deadline?;
    let start = draft.start.unwrap_or(known.today);
    let mut month = deadline.checked_add(jiff::Span::new().days(1)).ok()?;
    let mut second: Option<Date> = None;
    loop {
        let end = month.last_of_month();
        if days_between(start, end) > super::time_bound::LONGEST {
            return second.map(|on| Proposal::Deadline { on });
        }
        let mut changed = draft.clone();
        Proposal::Deadline { on: end }.apply(&mut changed);
        if let Ok(effort) = effort::of(&changed, known) {
            let worst = reasons(&changed, known, &effort).iter().map(|reason| reason.weight).max();
            match worst {
                Some(Weight::Fine | Weight::Open) => return Some(Proposal::Deadline { on: end }),
                Some(Weight::Weak) => second = second.or(Some(end)),
                _ => {}
            }
        }
        month = end.checked_add(jiff::Span::new().days(1)).ok()?;
    }
}
