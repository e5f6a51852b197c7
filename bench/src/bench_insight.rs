//! Answers: how often are the insight functions right on histories whose truth is known? Prints one line of JSON.
//!
//! Thresholds and weights were chosen on families A and B; C is held out and told apart.

use std::collections::BTreeMap;

use crate::insight_worlds::{EVENTS, Event, Family, Rng, World, world};
use crate::process::say;
use crate::report::Report;
use anyhow::Result;
use selaras_insight::{
    Arm, Basis, Cause, Outside, Promoted, Ratio, State, Verdict, Whose, best, change, diagnosis, monitor,
    plan, promoted,
};

/// What to run.
#[derive(Clone, Debug, clap::Args)]
pub struct Insight {
    /// A run of under a minute: fewer worlds.
    #[arg(long)]
    quick: bool,
    /// Worlds of each family.
    #[arg(long)]
    worlds: Option<usize>,
    /// Brings the same worlds back.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Fits the weights of `promoted` on families A and B anew and prints them, instead of measuring.
    #[arg(long)]
    fit: bool,
}

/// A share with its count.
#[derive(Clone, Copy, Default)]
struct Tally {
    hits: usize,
    of: usize,
}

impl Tally {
    fn add(&mut self, hit: bool) {
        self.hits += usize::from(hit);
        self.of += 1;
    }
    fn share(self) -> f64 {
        if self.of == 0 { f64::NAN } else { self.hits as f64 / self.of as f64 }
    }
}

#[derive(Default)]
struct Score {
    found: Tally,
    right: Tally,
    calibration: f64,
    judged: usize,
    share_error: f64,
    causes: Tally,
    cant_tell: Tally,
    whose: Tally,
    whose_silent: Tally,
    false_alarm: Tally,
    /// Of changes with a cause: named by the weekly brief; of those named, rightly. Of changes without one: none named.
    brief_named: Tally,
    brief_right: Tally,
    brief_silent: Tally,
    best_hour: Tally,
    best_hour_sure: Tally,
    flat_clear: Tally,
    best_hour_clear: Tally,
    hour_day: Tally,
    hour_week: Tally,
    format: Tally,
    tag: Tally,
    cadence: Tally,
    change: [Tally; 4],
    parts: [Tally; 5],
    experiment: Tally,
    experiment_always: Tally,
    experiment_wrong: Tally,
    experiment_settled: Tally,
    experiment_futile: Tally,
    /// Of experiments whose difference is just worth finding: found by as many posts as the plan says it usually takes; at all.
    plan_usually: Tally,
    plan_at_all: Tally,
    /// Of experiments without a difference: settled at any look.
    plan_false: Tally,
}

/// Runs it.
pub fn run(options: &Insight) -> Result<Report> {
    let mut report = Report::new("bench insight", options.seed);
    let worlds = options.worlds.unwrap_or(if options.quick { 60 } else { 240 });
    if options.fit {
        fit_weights(options.seed, worlds);
        return Ok(report);
    }
    report.count("worlds_per_family", worlds as u64);
    for family in [Family::A, Family::B, Family::C] {
        say(&format!("family {family:?}: {worlds} worlds"));
        let figures = told(&score(family, options.seed, worlds));
        for (name, value) in &figures {
            report.figure(format!("{family:?}_{name}"), *value);
        }
        // The intervals are of 90 %: too narrow is wrong, too wide says nothing. `always` is good at every look, so wider.
        for (name, value) in
            figures.iter().filter(|(name, _)| name.starts_with("cover_") && !name.ends_with("always"))
        {
            report.between(&format!("{family:?}_{name}"), (0.85, 0.95), Some(*value));
        }
        // A brief says why without being asked: what it names must be so.
        report.at_least(&format!("{family:?}_brief_right"), 0.8, figures.get("brief_right").copied());
        report.at_least(&format!("{family:?}_brief_silent"), 0.95, figures.get("brief_silent").copied());
        // What a plan promises: half settled by the number it says, if not more; four in five at all; one in ten by chance at most.
        for (name, band) in [
            ("plan_settled_by_usually", (0.5, 0.75)),
            ("plan_settled_at_all", (0.75, 1.0)),
            ("plan_false_at_any_look", (0.0, 0.1)),
        ] {
            report.between(&format!("{family:?}_{name}"), band, figures.get(name).copied());
        }
    }
    Ok(report)
}

fn score(family: Family, seed: u64, worlds: usize) -> Score {
    let mut score = Score::default();
    for i in 0..worlds {
        let mut rng = Rng::new(seed * 1_000_003 + i as u64 * 7 + family as u64 * 77_777_777);
        let event = EVENTS[i % EVENTS.len()];
        let mut world = world(&mut rng, family, event);
        let judged = promoted(&world.posts);
        promoted_posts(&mut score, &world, &judged);
        mark_promoted(&mut world, &judged);
        causes(&mut score, &world);
        times(&mut score, &world);
        (0..4).for_each(|_| experiment(&mut score, &mut rng, family));
        // From numbers of their own, so that those of the rest stay what they were.
        let mut rng = Rng::new(seed * 1_000_003 + i as u64 * 7 + family as u64 * 77_777_777 + 5);
        (0..4).for_each(|_| kept_plan(&mut score, &mut rng, family));
    }
    score
}

/// As the product does: what is probably promoted is marked so before anything else is asked.
fn mark_promoted(world: &mut World, judged: &[Promoted]) {
    for post in &mut world.posts {
        let found = judged.iter().find(|judged| judged.id == post.id && judged.probability >= 0.5);
        post.paid = found.map(|found| found.share);
        if let (Some(found), Ok(week)) = (found, usize::try_from(post.born / (7 * 86_400)))
            && let Some(Some(sum)) = world.own.get_mut(week)
        {
            *sum = (*sum - found.gathered).max(0.0);
        }
    }
}

fn promoted_posts(score: &mut Score, world: &World, judged: &[Promoted]) {
    for post in judged {
        let truth = world.truth.promoted.iter().find(|(id, _)| *id == post.id);
        score.judged += 1;
        score.calibration += (post.probability - f64::from(u8::from(truth.is_some()))).powi(2);
        if post.probability >= 0.5 {
            score.right.add(truth.is_some());
        }
        if let Some((_, share)) = truth {
            score.found.add(post.probability >= 0.5);
            score.share_error += (post.share - share).abs();
        }
    }
}

fn causes(score: &mut Score, world: &World) {
    let truth = &world.truth;
    let change = change(&world.own, &world.cohort, world.before, world.after);
    let covered = |tally: &mut Tally, part: Option<Ratio>, log: f64| {
        if let Some(part) = part {
            tally.add(part.covers(log.exp()));
        }
    };
    let own = truth.frequency + truth.targeting + truth.quality;
    covered(&mut score.change[0], change.season, truth.season);
    covered(&mut score.change[1], change.everybody, truth.everybody);
    covered(&mut score.change[2], change.own, own);
    covered(&mut score.change[3], Some(change.total), own + truth.season + truth.everybody);
    let week = 7 * 86_400;
    let seconds = |period: selaras_insight::Period| (period.from as i64 * week, period.to as i64 * week);
    let outside = Outside::of(&change);
    let answer = diagnosis(&world.posts, seconds(world.before), seconds(world.after), outside.as_ref());
    for part in &answer.parts {
        let (place, log) = match part.cause {
            Cause::Season => (0, truth.season),
            Cause::Everybody => (
                1,
                truth.everybody
                    + if outside.as_ref().is_some_and(|outside| outside.season.is_none()) {
                        truth.season
                    } else {
                        0.0
                    },
            ),
            Cause::Frequency => (2, truth.frequency),
            Cause::Targeting if outside.is_some() => (3, truth.targeting),
            Cause::Quality => (4, truth.quality),
            _ => continue,
        };
        score.parts[place].add(part.ratio.covers(log.exp()));
    }
    let told = place(answer.cause);
    let event = EVENTS.iter().position(|event| *event == truth.event).unwrap_or(0);
    let named = selaras_strategy::briefs::named(&answer);
    if truth.event == Event::Nothing {
        score.brief_silent.add(named.is_none());
    } else {
        score.brief_named.add(named.is_some());
        if let Some((cause, _)) = named {
            score.brief_right.add(place(cause) == event);
        }
    }
    let silent = told >= 7;
    score.cant_tell.add(silent);
    if !silent {
        score.causes.add(told == event);
    }
    if truth.event == Event::Nothing {
        score.false_alarm.add(!silent && told != 0);
    }
    let whose = match change.whose {
        Whose::CantTell { .. } => None,
        whose => Some(whose),
    };
    let event = match truth.event {
        Event::Nothing => Whose::Nobody,
        Event::Season => Whose::Season,
        Event::Everybody => Whose::Everybody,
        Event::Quality | Event::Targeting | Event::Frequency => Whose::Own,
    };
    score.whose_silent.add(whose.is_none());
    if let Some(whose) = whose {
        score.whose.add(whose == event);
    }
}

/// Where a cause stands among [`EVENTS`]; what stands behind them never happens there.
fn place(cause: Cause) -> usize {
    match cause {
        Cause::Nothing => 0,
        Cause::Season => 1,
        Cause::Everybody => 2,
        Cause::Quality => 3,
        Cause::Targeting => 4,
        Cause::Frequency => 5,
        Cause::Mix => 6,
        Cause::PerPost => 7,
        Cause::CantTell { .. } => 8,
    }
}

fn times(score: &mut Score, world: &World) {
    let answer = best(&world.posts, Basis::Followers);
    let truth = &world.truth;
    let all = world.posts.len().max(1) as f64;
    let day_share: Vec<f64> = answer.weekday.options.iter().map(|day| f64::from(day.posts) / all).collect();
    let of_day = |hour: usize| (0..7).map(|day| day_share[day] * truth.hours[day][hour]).sum::<f64>();
    let usual: f64 = answer
        .hour_of_day
        .options
        .iter()
        .map(|hour| f64::from(hour.posts) / all * of_day(hour.key as usize))
        .sum();
    for hour in answer.hour_of_day.options.iter().filter(|hour| hour.posts > 0) {
        score.hour_day.add(hour.effect.covers((of_day(hour.key as usize) - usual).exp()));
    }
    let cell = |key: u32| truth.hours[key as usize / 24][key as usize % 24];
    let usual: f64 =
        answer.hour_of_week.options.iter().map(|hour| f64::from(hour.posts) / all * cell(hour.key)).sum();
    for hour in answer.hour_of_week.options.iter().filter(|hour| hour.posts > 0) {
        score.hour_week.add(hour.effect.covers((cell(hour.key) - usual).exp()));
    }
    let format = |key: u32| truth.formats[key as usize];
    let usual: f64 =
        answer.format.options.iter().map(|option| f64::from(option.posts) / all * format(option.key)).sum();
    for option in &answer.format.options {
        score.format.add(option.effect.covers((format(option.key) - usual).exp()));
    }
    for option in &answer.hashtag.options {
        score.tag.add(option.effect.covers(truth.tags[option.key as usize].exp()));
    }
    let usual: f64 = answer.cadence.iter().map(|pace| f64::from(pace.posts) / all * pace.typical.ln()).sum();
    for pace in &answer.cadence {
        score.cadence.add(pace.per_post.covers((truth.cadence * (pace.typical.ln() - usual)).exp()));
    }
    let sure = !matches!(answer.hour_of_day.verdict, Verdict::CantTell { .. });
    if truth.flat {
        score.flat_clear.add(answer.hour_of_day.verdict == Verdict::ClearBest);
    } else if let Some(told) = answer.hour_of_day.best {
        let tried =
            answer.hour_of_day.options.iter().filter(|hour| hour.posts > 0).map(|hour| hour.key as usize);
        let top = tried.max_by(|a, b| of_day(*a).total_cmp(&of_day(*b))).unwrap_or(0);
        let apart = (told as usize).abs_diff(top);
        let hit = apart.min(24 - apart) <= 1;
        score.best_hour.add(hit);
        if answer.hour_of_day.verdict == Verdict::ClearBest {
            score.best_hour_clear.add(hit);
        }
        if sure {
            score.best_hour_sure.add(hit);
        }
    }
}

/// How a single post scatters.
fn noise(rng: &mut Rng, family: Family) -> f64 {
    match family {
        Family::A => 0.6 * rng.normal(),
        Family::B => -rng.unit().ln() / 2.5 + rng.gamma(5.0).ln(),
        Family::C => 0.45 * rng.student(3.0),
    }
}

/// Is an experiment settled with as many posts as its plan says, and how often when there is nothing to settle? Looked at after
/// every pair of posts.
fn kept_plan(score: &mut Score, rng: &mut Rng, family: Family) {
    let level = rng.between(1.0, 5.0);
    let history: Vec<f64> = (0..20 + rng.below(180)).map(|_| (level + noise(rng, family)).exp()).collect();
    let plan = plan(&history, 1.5, 0.8);
    for truth in [plan.ratio.ln(), 0.0] {
        let (mut a, mut b) = (Vec::new(), Vec::new());
        let state = loop {
            a.push((level + noise(rng, family)).exp());
            b.push((level + truth + noise(rng, family)).exp());
            let state = monitor(&a, &b, &plan).state;
            if !matches!(state, State::Running { .. }) {
                break state;
            }
        };
        let is_found = |winner: Arm| matches!(state, State::Settled { winner: one } if one == winner);
        if truth > 0.0 {
            score.plan_usually.add(is_found(Arm::B) && a.len() <= plan.posts_each_usually as usize);
            score.plan_at_all.add(is_found(Arm::B));
        } else {
            score.plan_false.add(is_found(Arm::A) || is_found(Arm::B));
        }
    }
}

fn experiment(score: &mut Score, rng: &mut Rng, family: Family) {
    let noise = |rng: &mut Rng| noise(rng, family);
    let level = rng.between(1.0, 5.0);
    let history: Vec<f64> = (0..20 + rng.below(180)).map(|_| (level + noise(rng)).exp()).collect();
    let truth = [0.0, 0.0, 0.0, 0.1, -0.1, 0.2, -0.2, 0.35, -0.35, 0.15][rng.below(10)];
    let plan = plan(&history, 1.25, 0.8);
    let (mut a, mut b) = (Vec::new(), Vec::new());
    loop {
        a.push((level + noise(rng)).exp());
        b.push((level + truth + noise(rng)).exp());
        let look = monitor(&a, &b, &plan);
        if let State::Running { .. } = look.state {
            continue;
        }
        score.experiment.add(look.ratio.covers(truth.exp()));
        score.experiment_always.add(look.always.covers(truth.exp()));
        score.experiment_futile.add(look.state == State::Futile);
        if truth == 0.0 || truth.abs() >= 0.1 {
            let wrong = match look.state {
                State::Settled { winner } => truth == 0.0 || (winner == Arm::B) != (truth > 0.0),
                _ => false,
            };
            score.experiment_wrong.add(wrong);
        }
        if truth.abs() >= 0.2 {
            score.experiment_settled.add(matches!(look.state, State::Settled { .. }));
        }
        return;
    }
}

fn told(score: &Score) -> BTreeMap<String, f64> {
    let mut figures = BTreeMap::new();
    let mut add = |name: &str, value: f64| {
        if value.is_finite() {
            figures.insert(name.to_owned(), (value * 1e3).round() / 1e3);
        }
    };
    add("promoted_precision", score.right.share());
    add("promoted_recall", score.found.share());
    add("promoted_share_error", score.share_error / score.found.of.max(1) as f64);
    add("promoted_brier", score.calibration / score.judged.max(1) as f64);
    add("cause_top1", score.causes.share());
    add("cause_cant_tell", score.cant_tell.share());
    add("brief_named", score.brief_named.share());
    add("brief_right", score.brief_right.share());
    add("brief_silent", score.brief_silent.share());
    add("whose_top1", score.whose.share());
    add("whose_cant_tell", score.whose_silent.share());
    add("nothing_false_alarm", score.false_alarm.share());
    add("best_hour_top1", score.best_hour.share());
    add("best_hour_top1_when_sure", score.best_hour_sure.share());
    add("best_hour_top1_when_clear", score.best_hour_clear.share());
    add("best_hour_sure", score.best_hour_sure.of as f64 / score.best_hour.of.max(1) as f64);
    add("flat_called_clear", score.flat_clear.share());
    add("cover_hour_of_day", score.hour_day.share());
    add("cover_hour_of_week", score.hour_week.share());
    add("cover_format", score.format.share());
    add("cover_hashtag", score.tag.share());
    add("cover_cadence", score.cadence.share());
    for (name, tally) in ["season", "everybody", "own", "total"].iter().zip(score.change) {
        add(&format!("cover_change_{name}"), tally.share());
    }
    for (name, tally) in ["season", "everybody", "frequency", "targeting", "quality"].iter().zip(score.parts)
    {
        add(&format!("cover_part_{name}"), tally.share());
    }
    add("cover_experiment", score.experiment.share());
    add("cover_experiment_always", score.experiment_always.share());
    add("experiment_wrong", score.experiment_wrong.share());
    add("experiment_settled_of_20pc_or_more", score.experiment_settled.share());
    add("experiment_futile", score.experiment_futile.share());
    add("plan_settled_by_usually", score.plan_usually.share());
    add("plan_settled_at_all", score.plan_at_all.share());
    add("plan_false_at_any_look", score.plan_false.share());
    figures
}

/// Fits the logistic weights of `promoted` on families A and B by Newton's method with a small ridge, and prints them.
fn fit_weights(seed: u64, worlds: usize) {
    let mut rows: Vec<([f64; selaras_insight::SIGNS], f64)> = Vec::new();
    for family in [Family::A, Family::B] {
        for i in 0..worlds {
            let mut rng = Rng::new(seed * 1_000_003 + i as u64 * 7 + family as u64 * 77_777_777);
            let world = world(&mut rng, family, EVENTS[i % EVENTS.len()]);
            for (id, signs) in selaras_insight::signs_of(&world.posts) {
                let label = world.truth.promoted.iter().any(|(promoted, _)| *promoted == id);
                rows.push((signs, f64::from(u8::from(label))));
            }
        }
    }
    const N: usize = selaras_insight::SIGNS;
    let mut weights = [0.0; N];
    for _ in 0..30 {
        let mut gradient: [f64; N] = std::array::from_fn(|i| -weights[i] * 2.0);
        let mut curvature = [[0.0; N]; N];
        for (i, row) in curvature.iter_mut().enumerate() {
            row[i] = 2.0;
        }
        for (signs, label) in &rows {
            let score: f64 = signs.iter().zip(weights).map(|(sign, weight)| sign * weight).sum();
            let chance = 1.0 / (1.0 + (-score).exp());
            for i in 0..N {
                gradient[i] += (label - chance) * signs[i];
                for j in 0..N {
                    curvature[i][j] += chance * (1.0 - chance) * signs[i] * signs[j];
                }
            }
        }
        // Gauss elimination.
        for i in 0..N {
            let (above, below) = curvature.split_at_mut(i + 1);
            let pivot = above[i];
            for (row, right) in below.iter_mut().zip(i + 1..N) {
                let by = row[i] / pivot[i];
                row.iter_mut().zip(pivot).for_each(|(entry, other)| *entry -= by * other);
                gradient[right] -= by * gradient[i];
            }
        }
        for i in (0..N).rev() {
            let rest: f64 = (i + 1..N).map(|j| curvature[i][j] * gradient[j]).sum();
            gradient[i] = (gradient[i] - rest) / curvature[i][i];
        }
        for (weight, step) in weights.iter_mut().zip(gradient) {
            *weight += step;
        }
    }
    println!(
        "{} posts, {} promoted: {weights:.2?}",
        rows.len(),
        rows.iter().filter(|row| row.1 > 0.5).count()
    );
}
