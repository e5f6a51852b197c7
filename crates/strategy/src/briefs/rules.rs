//! What a brief says of what is known: one rule for each sentence. Pure.
//!
//! A sentence tells what the numbers say and where they end; a cause is named by `cause` alone. What cannot be told is said once, or
//! left out.

use super::{
    facts::{BestPost, DueCheck, Facts, GoalFacts, Why},
    sentence::{Link, Sentence},
};
use crate::{
    items::{Framework, Measure},
    measures::{MeasureUnit, Nature},
    progress::{Course, CourseGround, ResultProgress},
};
use jiff::{ToSpan, civil::Date};
use selaras_analytics::measure::Figure;
use selaras_insight::Cause;

/// Most sentences of what needs a decision.
const DECISIONS_MAX: usize = 7;
/// Days without a number after which that is said.
const SILENT_DAYS: i32 = 14;
/// Below this chance a goal is put to people: change it, or what is done.
const HOPELESS: f64 = 0.05;
/// How much a network or a post must have of the whole to be named.
const NOTABLE: f64 = 0.25;

/// How many goals there are, and how they fare.
pub fn headline(facts: &Facts) -> Sentence {
    let count =
        |of: &[Course]| facts.goals.iter().filter(|one| of.contains(&one.progress.course)).count() as u32;
    Sentence::of("headline")
        .count("total", facts.goals.len() as u32)
        .count("well", count(&[Course::OnCourse, Course::Reached]))
        .count("risk", count(&[Course::AtRisk]))
        .count("off", count(&[Course::OffCourse, Course::Missed]))
        .count("other", count(&[Course::CannotTell, Course::NotBegun]))
}

/// What is said of a goal: how it fares, what is foreseen, what it takes, what its last week brought and by what.
pub fn goal(facts: &Facts, one: &GoalFacts) -> Vec<Sentence> {
    let Some((at, result)) = one.deciding() else { return Vec::new() };
    let Some(progress) = one.progress.results.get(at) else { return Vec::new() };
    let mut said = vec![course(one, progress, result.target)];
    if one.goal.framework == Framework::Okr && one.goal.results.len() > 1 {
        let weakest = Sentence::of("weakest");
        said.push(match result.name.as_str() {
            "" => weakest.measure("name", &result.measure),
            name => weakest.text("name", name),
        });
    }
    if let Some(before) = one.before.filter(|before| judged(before) && *before != one.progress.course) {
        said.push(Sentence::of("course_before").code("course", code(before)));
    }
    said.extend(forecast(one, progress, result.target));
    said.extend(needed(progress));
    said.extend(last_week(facts, one, at, progress));
    let of_all =
        |figure: &crate::items::FigureOf| figure.figure == Figure::Interactions && figure.profiles.is_empty();
    if let (Measure::Figure(of), Some(why)) = (&result.measure, &facts.why)
        && of_all(of)
    {
        said.extend(why_sentence(why));
    }
    said
}

/// Whether it says how a goal will fare.
fn judged(course: &Course) -> bool {
    matches!(course, Course::OnCourse | Course::AtRisk | Course::OffCourse)
}

fn course(one: &GoalFacts, progress: &ResultProgress, target: f64) -> Sentence {
    let (standing, unit) = (&progress.standing, &progress.unit);
    let (goal, deadline) = (&one.goal, one.goal.deadline);
    let link = Link::Goal { id: one.id };
    let said = match (one.progress.course, standing.now, standing.as_of) {
        (Course::NotBegun, ..) => Sentence::of("course_not_begun").day("start", goal.start),
        (_, None, _) | (_, _, None) => Sentence::of("course_no_numbers"),
        (Course::Reached, Some(now), Some(_)) if standing.course == Course::Reached => {
            Sentence::of("course_reached").amount("value", now, unit).amount("target", target, unit)
        }
        (Course::Missed, Some(now), Some(_)) if standing.course == Course::Missed => {
            let said = Sentence::of("course_missed").amount("value", now, unit);
            said.amount("target", target, unit).day("deadline", deadline)
        }
        (course, Some(now), Some(as_of)) => {
            let of_okr = goal.framework == Framework::Okr && goal.results.len() > 1;
            match (of_okr, one.progress.score, standing.chance, standing.ground, standing.planned) {
                (true, Some(score), ..) => match one.progress.expected {
                    Some(expected) if judged(&course) => {
                        let said = Sentence::of("course_okr_expected").code("course", code(course));
                        said.share("score", score).share("expected", expected)
                    }
                    _ => Sentence::of("course_okr").code("course", code(course)).share("score", score),
                },
                (_, _, Some(chance), Some(CourseGround::Milestone), _) => {
                    let said = Sentence::of("course_milestone").code("course", code(course));
                    said.share("chance", chance).day("deadline", deadline)
                }
                (_, _, Some(chance), ..) if course != Course::CannotTell => {
                    let said = Sentence::of("course_forecast").code("course", code(course));
                    said.share("chance", chance).day("deadline", deadline)
                }
                (_, _, None, Some(_), Some(planned)) if course != Course::CannotTell => {
                    let rule = if standing.day_runs { "course_line_eve" } else { "course_line" };
                    let said = Sentence::of(rule).code("course", code(course));
                    let said = said.amount("value", now, unit).amount("planned", planned, unit);
                    said.day("as_of", as_of)
                }
                _ => Sentence::of("course_cannot_tell").amount("value", now, unit).day("as_of", as_of),
            }
        }
    };
    said.link(link)
}

fn forecast(one: &GoalFacts, progress: &ResultProgress, target: f64) -> Option<Sentence> {
    let (standing, unit) = (&progress.standing, &progress.unit);
    let likely = standing.likely.filter(|_| standing.course != Course::Reached)?;
    let said = Sentence::of(if standing.rests_on.is_some() { "forecast_pace" } else { "forecast" })
        .amount("middle", likely.middle, unit)
        .amount("low", likely.low, unit)
        .amount("high", likely.high, unit)
        .amount("target", target, unit)
        .day("deadline", one.goal.deadline);
    Some(match standing.rests_on {
        Some(values) => said.count("values", values as u32),
        None => said,
    })
}

fn needed(progress: &ResultProgress) -> Option<Sentence> {
    let (needed, lately) = (progress.standing.needed?, progress.standing.lately?);
    let rule = if progress.nature == Nature::Rate { "needed_rate" } else { "needed" };
    let unit = &progress.unit;
    Some(Sentence::of(rule).amount("needed", needed, unit).amount("lately", lately, unit))
}

fn last_week(facts: &Facts, one: &GoalFacts, at: usize, progress: &ResultProgress) -> Vec<Sentence> {
    let (monday, sunday) = (facts.week, facts.week.saturating_add(6.days()));
    let unit = &progress.unit;
    if sunday < one.goal.start {
        return Vec::new();
    }
    let Some(week) = one.weeks.get(at).copied().flatten() else {
        let until = progress.standing.as_of.filter(|as_of| *as_of < sunday);
        return until.map(|as_of| Sentence::of("counted_until").day("as_of", as_of)).into_iter().collect();
    };
    let nature = match progress.nature {
        Nature::Flow => "flow",
        Nature::Level => "level",
        Nature::Rate => "rate",
    };
    let rule = if week.usual.is_some() { format!("week_{nature}") } else { format!("week_{nature}_alone") };
    let mut said =
        Sentence::of(&rule).amount("value", week.value, unit).day("from", monday).day("to", sunday);
    if let Some(usual) = week.usual {
        said = said.amount("usual", usual, unit);
    }
    let best = one.best.filter(|_| at == 0 && progress.nature == Nature::Flow);
    let best = best.filter(|best| best.value > 0.0 && best.value >= NOTABLE * week.value);
    std::iter::once(said).chain(best.map(|best| best_post(facts, &best, unit))).collect()
}

fn best_post(facts: &Facts, best: &BestPost, unit: &MeasureUnit) -> Sentence {
    let said = Sentence::of("week_post")
        .code("format", format_code(best.format))
        .text("handle", handle(facts, best.profile))
        .day("day", best.day)
        .amount("value", best.value, unit);
    match best.post {
        Some(id) => said.link(Link::Post { id }),
        None => said,
    }
}

pub(super) fn handle(facts: &Facts, profile: selaras_kernel::ProfileId) -> &str {
    facts.handles.get(&profile).map_or("", String::as_str)
}

/// The code of a format, as in JSON.
pub(super) fn format_code(format: selaras_analytics::Format) -> &'static str {
    use selaras_analytics::Format::*;
    match format {
        Text => "text",
        Link => "link",
        Image => "image",
        Carousel => "carousel",
        Video => "video",
        Reel => "reel",
        Story => "story",
        Poll => "poll",
        Document => "document",
        Unknown | Other => "other",
    }
}

fn why_sentence(why: &Why) -> Option<Sentence> {
    let [before_from, before_end, from, end] = why.weeks;
    let eve = |day: Date| day.saturating_sub(1.day());
    let days = |said: Sentence| {
        let said = said.day("from", from).day("to", eve(end));
        said.day("before_from", before_from).day("before_to", eve(before_end)).link(Link::Why)
    };
    match why.cause {
        Some((cause, ratio)) => Some(days(
            Sentence::of("cause")
                .code("cause", cause_code(cause)?)
                .code("way", if ratio.ratio > 1.0 { "up" } else { "down" })
                .change("low", ratio.low - 1.0)
                .change("high", ratio.high - 1.0),
        )),
        None if why.total.settled() => {
            let (low, high) = (why.total.low - 1.0, why.total.high - 1.0);
            Some(days(Sentence::of("cause_unknown").change("low", low).change("high", high)))
        }
        None => None,
    }
}

fn cause_code(cause: Cause) -> Option<&'static str> {
    match cause {
        Cause::Season => Some("season"),
        Cause::Everybody => Some("everybody"),
        Cause::Frequency => Some("frequency"),
        Cause::Targeting => Some("targeting"),
        Cause::Quality => Some("quality"),
        Cause::Mix => Some("mix"),
        Cause::PerPost | Cause::Nothing | Cause::CantTell { .. } => None,
    }
}

/// The code of a course, as in JSON.
pub(super) fn code(course: Course) -> &'static str {
    match course {
        Course::Missed => "missed",
        Course::OffCourse => "off_course",
        Course::AtRisk => "at_risk",
        Course::CannotTell => "cannot_tell",
        Course::NotBegun => "not_begun",
        Course::OnCourse => "on_course",
        Course::Reached => "reached",
    }
}

/// What needs a decision, what is closest to the goals first.
pub fn decisions(facts: &Facts) -> Vec<Sentence> {
    let mut found: Vec<Sentence> = facts.goals.iter().filter_map(|one| decision(facts, one)).collect();
    found.extend(facts.waiting.signed_out.iter().map(|profile| {
        Sentence::of("decide_sign_in").text("handle", handle(facts, *profile)).link(Link::Profiles)
    }));
    let due = |one: &DueCheck| {
        let rule = if one.review { "decide_review" } else { "decide_check" };
        Sentence::of(rule).text("name", &one.name).day("day", one.day).link(Link::Kpi { id: one.id })
    };
    found.extend(facts.due.iter().map(due));
    if facts.waiting.posts > 0 {
        found.push(Sentence::of("decide_posts").count("count", facts.waiting.posts).link(Link::Review));
    }
    if facts.waiting.failed > 0 {
        found.push(Sentence::of("decide_failed").count("count", facts.waiting.failed).link(Link::Failed));
    }
    found.truncate(DECISIONS_MAX);
    found
}

fn decision(facts: &Facts, one: &GoalFacts) -> Option<Sentence> {
    let link = Link::Goal { id: one.id };
    let say = |rule: &str| Sentence::of(rule).text("goal", &one.goal.title);
    let known = one.progress.results.iter().filter_map(|result| result.standing.as_of).max();
    let silent_since = known.unwrap_or(one.goal.start.saturating_sub(1.day()));
    let silent = silent_since.until(facts.today).map_or(0, |span| span.get_days()) >= SILENT_DAYS;
    let chance = one.deciding().and_then(|(at, _)| one.progress.results.get(at)?.standing.chance);
    let said = if facts.today > one.goal.deadline {
        say("decide_over").day("deadline", one.goal.deadline)
    } else if one.progress.course == Course::Reached {
        say("decide_reached").day("deadline", one.goal.deadline)
    } else if silent && facts.today > one.goal.start {
        match known {
            Some(as_of) => say("decide_silent").day("as_of", as_of),
            None => say("decide_no_numbers"),
        }
    } else if one.progress.course == Course::OffCourse && chance.is_some_and(|chance| chance < HOPELESS) {
        say("decide_hopeless").share("below", HOPELESS).day("deadline", one.goal.deadline)
    } else if one.goal.owner.is_none() {
        say("decide_owner")
    } else {
        return None;
    };
    Some(said.link(link))
}
