//! Answers: what has the sample roaster published in a year, what is planned, and how did it go?
//!
//! Pure: the same seed and the same day give the same plan.

use super::{
    chance::Chance,
    texts::{self, Topic},
};
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use selaras_kernel::Timestamp;
use selaras_publishing::{delivery::State, posts::Stage};

/// Days of history.
pub const BEFORE: i64 = 365;
/// Days of plans.
const AHEAD: i64 = 42;
const HOUR: i64 = 3_600_000_000;

/// One post of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// A name for ourselves.
    pub title: String,
    /// Its campaign.
    pub campaign: &'static str,
    /// What it is about; nothing that has a name for an idea.
    pub topic: Option<Topic>,
    /// The parts of its text: more than one make a thread.
    pub parts: Vec<String>,
    /// Number of its picture.
    pub picture: Option<u32>,
    /// Answers of its poll; none for no poll.
    pub poll: bool,
    /// When, on the wall clock of the brand.
    pub at: Option<jiff::civil::DateTime>,
    /// How far it has come.
    pub stage: Stage,
    /// Who wrote it: index into the team.
    pub author: usize,
    /// Why it was sent back.
    pub reason: Option<&'static str>,
    /// Where it goes (index of the profile) and what became of it.
    pub to: Vec<(usize, Fate)>,
}

/// What became of a delivery.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fate {
    /// Where it stands.
    pub state: State,
    /// Code of what went wrong.
    pub error: Option<&'static str>,
    /// How many reactions it gets in the long run.
    pub reach: f64,
    /// Whether the network has lost it since.
    pub gone: bool,
}

/// The month and day in the tabular Islamic calendar, close enough to the announced one for sample data.
fn hijri(day: Date) -> (i64, i64) {
    let days = i64::from((day - Date::constant(1970, 1, 1)).get_days());
    let l = days + 2_440_588 - 1_948_440 + 10_632;
    let n = (l - 1) / 10_631;
    let l = l - 10_631 * n + 354;
    let j = ((10_985 - l) / 5_316) * ((50 * l) / 17_719) + (l / 5_670) * ((43 * l) / 15_238);
    let l = l - ((30 - j) / 15) * ((17_719 * j) / 50) - (j / 16) * ((15_238 * j) / 43) + 29;
    let month = (24 * l) / 709;
    (month, l - (709 * month) / 24)
}

/// What a day is about, if it is about something.
pub(super) fn season(day: Date) -> Option<Topic> {
    match (hijri(day), day.month(), day.day()) {
        ((9, _), ..) => Some(Topic::Ramadan),
        ((10, 1..=5), ..) => Some(Topic::Lebaran),
        (_, 8, 14..=18) => Some(Topic::Merdeka),
        (_, 11, 6..=11) => Some(Topic::Eleven),
        (_, 6, 5..) | (_, 7, ..=20) => Some(Topic::Harvest),
        _ => None,
    }
}

/// A year before `today` and six weeks ahead, in the order of time; then what has no time.
pub fn plan(
    seed: i64,
    today: Date,
    now: jiff::civil::DateTime,
    profiles: usize,
    indonesian: bool,
) -> Vec<Planned> {
    let mut chance = Chance::of(seed);
    let mut all = Vec::new();
    for offset in -BEFORE..=AHEAD {
        let day = today.saturating_add(offset.days());
        let season = season(day);
        let mut count = match day.weekday() {
            Weekday::Tuesday | Weekday::Thursday | Weekday::Saturday => 2,
            Weekday::Sunday => usize::from(chance.percent(60)),
            _ => 1,
        };
        count += usize::from(season.is_some() && chance.percent(35));
        // Plans thin out the further ahead they lie.
        if offset > 7 && chance.percent((offset as u32 - 7) * 2) {
            count = count.saturating_sub(1);
        }
        let mut hours = [7, 9, 12, 16, 19, 20];
        for n in 0..count {
            let at = n + chance.below(hours.len() - n);
            hours.swap(n, at);
        }
        hours[..count].sort_unstable();
        for hour in &hours[..count] {
            let at = day.at(*hour, *chance.one(&[0, 15, 30, 45]), 0, 0);
            let usual = [
                Topic::Roast,
                Topic::Roast,
                Topic::Brew,
                Topic::Farmer,
                Topic::Cafe,
                Topic::Cafe,
                Topic::Question,
            ];
            let topic = season.filter(|_| chance.percent(62)).unwrap_or(*chance.one(&usual));
            all.push(post(&mut chance, topic, at, now, profiles, indonesian));
        }
    }
    troubles(&mut all, now);
    for idea in texts::ideas(indonesian) {
        let author = chance.below(4);
        let to = vec![(0, Fate { state: State::Draft, error: None, reach: 0.0, gone: false })];
        all.push(Planned {
            title: (*idea).to_owned(),
            campaign: "",
            topic: None,
            parts: vec![(*idea).to_owned()],
            picture: None,
            poll: false,
            at: None,
            stage: Stage::Draft,
            author,
            reason: None,
            to,
        });
    }
    all
}

fn post(
    chance: &mut Chance,
    topic: Topic,
    at: jiff::civil::DateTime,
    now: jiff::civil::DateTime,
    profiles: usize,
    indonesian: bool,
) -> Planned {
    let worded = topic.write(indonesian, chance);
    let mut parts = vec![worded.text];
    if topic == Topic::Farmer && chance.percent(20) {
        parts.extend([topic.write(indonesian, chance).text, topic.write(indonesian, chance).text]);
    }
    let poll = topic == Topic::Question && chance.percent(25);
    let scene = *chance.one(topic.scenes());
    let mood = if at.hour() < 10 {
        0
    } else if at.hour() < 17 {
        1
    } else {
        2
    };
    let picture = (!poll && chance.percent(64)).then_some(scene + mood * selaras_publishing::samples::SCENES);
    let ahead = (at.date() - now.date()).get_days();
    let (stage, state) = if at < now {
        (Stage::Approved, if chance.percent(2) { State::Cancelled } else { State::Published })
    } else {
        let dice = chance.below(100) as i32;
        match dice - ahead {
            ..=-10 => (Stage::Draft, State::Draft),
            -9..=14 => (Stage::InReview, State::Draft),
            15..=20 => (Stage::ChangesRequested, State::Draft),
            _ => (Stage::Approved, State::Scheduled),
        }
    };
    let reason = (stage == Stage::ChangesRequested).then(|| *chance.one(texts::reasons(indonesian)));
    // The evening and the weekend move more people; the brand grows over the year.
    let hour = match at.hour() {
        19.. => 1.7,
        12 => 1.25,
        7 => 1.1,
        _ => 0.9,
    };
    let weekend = if matches!(at.weekday(), Weekday::Saturday | Weekday::Sunday) { 1.35 } else { 1.0 };
    let grown = 1.0 + 0.9 * (1.0 - f64::from((now.date() - at.date()).get_days()).max(0.0) / BEFORE as f64);
    let pictured = if picture.is_some() { 1.3 } else { 0.85 };
    let liked = chance.size() * hour * weekend * grown * pictured * topic.pull() * 5.0;
    // A poll goes to the first network alone: not all have them.
    let count = if poll {
        1
    } else if chance.percent(62) {
        profiles
    } else {
        1 + chance.below(profiles)
    };
    let to = (0..count)
        .map(|n| {
            let reach = liked * [1.0, 1.4, 0.45, 0.6][n % 4] * (0.7 + 0.6 * chance.part());
            (n, Fate { state, error: None, reach, gone: false })
        })
        .collect();
    let title = if chance.percent(45) { worded.title } else { String::new() };
    Planned {
        title,
        campaign: topic.campaign(indonesian),
        topic: Some(topic),
        parts,
        picture,
        poll,
        at: Some(at),
        stage,
        author: 1 + chance.below(3),
        reason,
        to,
    }
}

/// What went wrong: a few failures, one post of which nobody knows whether it is out, and two that the network has lost.
fn troubles(all: &mut [Planned], now: jiff::civil::DateTime) {
    let past = all.iter().filter(|p| p.at.is_some_and(|at| at < now)).count();
    let mut spoil = |back: usize, on: usize, state: State, error: Option<&'static str>, gone: bool| {
        // From there backwards, the first one that was published there.
        let found = all[..past.saturating_sub(back)].iter_mut().rev().find(|p| {
            p.to.get(on).is_some_and(|(_, fate)| fate.state == State::Published)
                && p.to.iter().all(|(_, f)| f.error.is_none() && !f.gone)
        });
        if let Some((_, fate)) = found.and_then(|p| p.to.get_mut(on)) {
            *fate = Fate { state, error, gone, ..*fate };
        }
    };
    spoil(3, 1, State::Unconfirmed, Some("network_no_answer"), false);
    spoil(6, 0, State::Failed, Some("network_rejected"), false);
    spoil(12, 1, State::Failed, Some("network_sign_in_needed"), false);
    spoil(140, 0, State::Failed, Some("network_unavailable"), false);
    spoil(30, 0, State::Published, None, true);
    spoil(90, 1, State::Published, None, true);
    // And one that somebody holds back.
    let ahead = all.iter_mut().filter(|p| p.to.iter().all(|(_, fate)| fate.state == State::Scheduled));
    for (_, fate) in ahead.skip(4).take(1).flat_map(|p| &mut p.to) {
        fate.state = State::Paused;
    }
}

/// How a number that comes to `whole` in the long run grows from `born` to `now`, seen when the real ones would be: where it changed,
/// and when it was looked at last.
pub fn growth(whole: f64, born: Timestamp, now: Timestamp, slow: f64) -> Vec<(Timestamp, i64)> {
    let mut points: Vec<(Timestamp, i64)> = Vec::new();
    let (mut at, mut last) = (born, None);
    while let Some(next) = selaras_analytics::next_look(born, at).filter(|next| *next < now) {
        at = next;
        let age = (at.0 - born.0) as f64 / HOUR as f64;
        let value = (whole * (1.0 - (-(age / slow).powf(0.75)).exp())).round() as i64;
        if points.last().is_none_or(|(_, last)| *last != value) {
            points.push((at, value));
        }
        last = Some((at, value));
        // From here on it only stands still.
        if age > slow * 60.0 {
            break;
        }
    }
    points.extend(last.filter(|(at, _)| points.last().is_some_and(|(changed, _)| changed < at)));
    points
}

/// Followers of profile `n` on each of the last `BEFORE` days, the oldest first.
pub fn followers(seed: i64, today: Date, n: usize) -> Vec<i64> {
    let mut chance = Chance::of(seed ^ (n as i64 + 77));
    let mut count = [640.0, 910.0, 180.0, 260.0][n % 4];
    (-BEFORE..=0)
        .map(|offset| {
            let day = today.saturating_add(offset.days());
            let lift = season(day).map_or(1.0, |topic| topic.pull() * 1.3);
            let lost = if chance.percent(12) { 3.0 } else { 0.0 };
            count += (0.4 + 2.6 * chance.part()) * lift * [1.0, 1.5, 0.4, 0.6][n % 4] - lost;
            count as i64
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn year() -> Vec<Planned> {
        plan(7, date(2026, 11, 26), date(2026, 11, 26).at(14, 10, 0, 0), 3, true)
    }

    #[test]
    fn the_same_seed_plans_the_same_and_another_seed_something_else() {
        assert_eq!(year(), year());
        assert_ne!(year(), plan(8, date(2026, 11, 26), date(2026, 11, 26).at(14, 10, 0, 0), 3, true));
    }

    #[test]
    fn a_year_has_every_state_and_every_season() {
        let all = year();
        assert!((350..800).contains(&all.len()), "{}", all.len());
        for state in [
            State::Draft,
            State::Scheduled,
            State::Published,
            State::Failed,
            State::Unconfirmed,
            State::Paused,
            State::Cancelled,
        ] {
            assert!(all.iter().any(|p| p.to.iter().any(|(_, f)| f.state == state)), "{state:?}");
        }
        for stage in [Stage::Draft, Stage::InReview, Stage::ChangesRequested] {
            assert!(all.iter().any(|p| p.stage == stage), "{stage:?}");
        }
        for campaign in ["Ramadan", "Lebaran", "Merdeka", "Panen raya", "11.11"] {
            assert!(all.iter().any(|p| p.campaign == campaign), "{campaign}");
        }
        assert!(all.iter().any(|p| p.at.is_none()));
        // Short enough for every network there is.
        assert!(
            all.iter().flat_map(|p| &p.parts).all(|text| text.chars().count() <= 280 && !text.contains('{'))
        );
    }

    #[test]
    fn what_was_published_lies_behind_and_what_is_scheduled_ahead() {
        let now = date(2026, 11, 26).at(14, 10, 0, 0);
        for p in year() {
            for (_, fate) in &p.to {
                match fate.state {
                    State::Published | State::Failed | State::Unconfirmed => assert!(p.at.unwrap() < now),
                    State::Scheduled => assert!(p.at.unwrap() >= now),
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn numbers_grow_and_come_to_rest() {
        let born = Timestamp(1_700_000_000_000_000);
        let points = growth(400.0, born, Timestamp(born.0 + 30 * 24 * HOUR), 6.0);
        assert!(points.windows(2).all(|pair| pair[0].1 <= pair[1].1 && pair[0].0 < pair[1].0));
        // That it stood still was seen too.
        assert!(points.last().unwrap().0.0 - born.0 > 12 * 24 * HOUR, "{points:?}");
        assert!((395..=400).contains(&points.last().unwrap().1), "{points:?}");
        assert!(points.len() < 60);
    }

    #[test]
    fn ramadan_is_found_where_it_is() {
        assert_eq!(season(date(2026, 3, 5)), Some(Topic::Ramadan));
        assert_eq!(season(date(2027, 2, 20)), Some(Topic::Ramadan));
        assert_eq!(season(date(2026, 8, 17)), Some(Topic::Merdeka));
        assert_eq!(season(date(2026, 1, 9)), None);
    }
}
