//! Answers: is it said from when until when, and when one looks in between?

use super::Found;
use crate::draft::days_between;
use crate::{Draft, Framework, Known, Milestone, Nature, Param, Proposal, Reason, Weight, round};
use jiff::{Span, civil::Date};

/// About thirteen months: a year, and some days to get going.
pub(super) const LONGEST: i64 = 400;
/// Within less than this, nothing that is done shows.
const SHORTEST: i64 = 14;
/// A quarter: whoever works longer than this must look in between.
const QUARTER: i64 = 92;
/// More milestones than this are a calendar.
const MILESTONES: usize = 4;
/// A number of which more periods than this pass between two checks falls behind unseen.
const UNSEEN: i64 = 2;
/// By so many days two months may be longer than twice the shortest.
const SLACK: i64 = 6;
/// The shortest time between two checks.
const WEEK: u32 = 7;

pub(super) fn rule(draft: &Draft, known: &Known) -> Found {
    if let Framework::Kpi { checked_every } = draft.framework {
        return period(draft, known.today, checked_every);
    }
    let mut reasons = dates(draft, known.today);
    reasons.extend(milestones(draft, known.today));
    if reasons.is_empty() {
        let mut fine = Reason::fine("on_time");
        for (name, day) in [("start", draft.start), ("deadline", draft.deadline)] {
            fine = day.into_iter().fold(fine, |fine, day| fine.with(name, Param::day(day)));
        }
        reasons.push(fine);
    }
    Found { candidates: candidates(draft, known.today), reasons }
}

/// A KPI has no end: each of its periods is one, if somebody looks.
fn period(draft: &Draft, today: Date, checked_every: u32) -> Found {
    let days = draft.days(today).map_or(0, |days| days + 1);
    let seldom = i64::from(checked_every) > UNSEEN * days + SLACK;
    let reason = match seldom {
        true => Reason::new(Weight::Weak, "seldom_checked", "rhythm"),
        false => Reason::fine("each_period"),
    };
    let count = |days: i64| Param::Count(u64::try_from(days).unwrap_or(0));
    let reason = reason.with("period", count(days)).with("checked", count(checked_every.into()));
    let candidates = if seldom { vec![Proposal::Check { every: WEEK }] } else { Vec::new() };
    Found { reasons: vec![reason], candidates }
}

fn dates(draft: &Draft, today: Date) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if draft.start.is_none() {
        reasons.push(Reason::new(Weight::Weak, "no_start", "start"));
    }
    let Some(deadline) = draft.deadline else {
        reasons.push(Reason::new(Weight::Bad, "no_deadline", "deadline"));
        return reasons;
    };
    let start = draft.start.unwrap_or(today);
    let told = |weight, code, field| Reason::new(weight, code, field).with("deadline", Param::day(deadline));
    if deadline < today {
        reasons.push(told(Weight::Refused, "deadline_past", "deadline").with("today", Param::day(today)));
    }
    if draft.start.is_some_and(|start| start > deadline) {
        reasons.push(told(Weight::Refused, "start_after_deadline", "start").with("start", Param::day(start)));
    }
    if start <= deadline && deadline >= today {
        let days = days_between(start, deadline);
        let count = Param::Count(u64::try_from(days).unwrap_or(0));
        if days > LONGEST {
            reasons.push(told(Weight::Weak, "too_long", "deadline").with("days", count));
        } else if days < SHORTEST {
            reasons.push(told(Weight::Weak, "too_short", "deadline").with("days", count));
        }
    }
    reasons
}

fn milestones(draft: &Draft, today: Date) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if draft.milestones.is_empty() && draft.days(today).is_some_and(|days| days > QUARTER) {
        reasons.push(Reason::new(Weight::Weak, "no_milestone", "milestones"));
    }
    let mut order: Vec<(usize, Milestone)> = draft.milestones.iter().copied().enumerate().collect();
    order.sort_by_key(|(at, milestone)| (milestone.on, *at));
    // Of a flow the sum only ever rises, also where less of it is better.
    let up = draft.nature() == Some(Nature::Flow) || draft.direction.sign() > 0.0;
    let ahead = |from: f64, to: f64| if up { to > from } else { to < from };
    let mut before = draft.origin();
    let mut day: Option<Date> = None;
    for (at, Milestone { on, value }) in order {
        let told = |weight, code, part: &str| {
            Reason::new(weight, code, format!("milestones[{at}].{part}"))
                .with("on", Param::day(on))
                .with("value", Param::Amount(value))
        };
        let outside = draft.start.is_some_and(|start| on < start)
            || draft.deadline.is_some_and(|deadline| on > deadline);
        if outside {
            reasons.push(told(Weight::Refused, "milestone_outside", "on"));
        }
        if day == Some(on) {
            reasons.push(told(Weight::Refused, "milestone_twice", "on"));
            continue;
        }
        if !value.is_finite() {
            reasons.push(told(Weight::Refused, "not_a_number", "value"));
            continue;
        }
        if draft.finite_target().is_some_and(|target| ahead(target, value)) {
            reasons.push(told(Weight::Bad, "milestone_beyond", "value"));
        } else if before.is_some_and(|before| !ahead(before, value)) {
            reasons.push(told(Weight::Bad, "milestone_backwards", "value"));
        }
        before = Some(value);
        day = Some(on);
    }
    reasons
}

fn candidates(draft: &Draft, today: Date) -> Vec<Proposal> {
    let start = draft.start.unwrap_or(today);
    let mut candidates = Vec::new();
    let begin = start.max(today);
    match draft.deadline {
        None => candidates.extend(quarter_end(begin, 60).map(|on| Proposal::Deadline { on })),
        Some(deadline) if deadline < today || deadline < start => {
            candidates.extend(quarter_end(begin, 30).map(|on| Proposal::Deadline { on }));
        }
        Some(deadline) => {
            let days = days_between(start, deadline);
            if days > LONGEST {
                let year = start.checked_add(Span::new().years(1).days(-1));
                candidates.extend(year.into_iter().map(|on| Proposal::Deadline { on }));
            } else if days < SHORTEST {
                let on = start.checked_add(Span::new().days(SHORTEST)).map(Date::last_of_month);
                candidates.extend(on.into_iter().map(|on| Proposal::Deadline { on }));
            }
        }
    }
    let begin = draft.deadline.map_or(today, |deadline| today.min(deadline));
    if draft.start.is_none_or(|start| draft.deadline.is_some_and(|deadline| start > deadline)) {
        candidates.insert(0, Proposal::Start { on: begin });
    }
    candidates.extend(on_the_way(draft, start));
    candidates
}

/// The end of the first quarter of the year that leaves at least so many days.
fn quarter_end(from: Date, days: i64) -> Option<Date> {
    let mut end = from.checked_add(Span::new().days(days)).ok()?.last_of_month();
    while end.month() % 3 != 0 {
        end = end.checked_add(Span::new().days(1)).ok()?.last_of_month();
    }
    Some(end)
}

/// Milestones on the straight way to the target: at ends of months, of a long goal at ends of quarters.
fn on_the_way(draft: &Draft, start: Date) -> Option<Proposal> {
    let (origin, target, deadline) = (draft.origin()?, draft.finite_target()?, draft.deadline?);
    let days = days_between(start, deadline);
    if days <= QUARTER && draft.milestones.is_empty() || !(1..=10 * LONGEST).contains(&days) {
        return None;
    }
    let mut ends: Vec<Date> = Vec::new();
    let mut end = start.last_of_month();
    while end < deadline {
        ends.push(end);
        end = end.checked_add(Span::new().days(1)).ok()?.last_of_month();
    }
    if ends.len() > MILESTONES {
        ends.retain(|end| end.month() % 3 == 0);
    }
    // So short a way or so long a goal: one look in the middle.
    let middle = start.checked_add(Span::new().days(days / 2)).ok()?;
    if ends.is_empty() || ends.len() > 2 * MILESTONES {
        ends = vec![middle];
    }
    let milestones: Vec<Milestone> = ends
        .into_iter()
        // A milestone within the first days asks for nothing.
        .filter(|on| days_between(start, *on) * 10 >= days)
        .map(|on| {
            let way = (target - origin) * days_between(start, on) as f64 / days as f64;
            Milestone { on, value: round::said(origin + way, way) }
        })
        .collect();
    (!milestones.is_empty()).then_some(Proposal::Milestones { milestones })
}
