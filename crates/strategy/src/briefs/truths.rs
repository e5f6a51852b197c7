//! Brands that are made up, so that all about them is known: whatever their briefs say is held against that, sentence by sentence, by
//! arithmetic that shares nothing with what wrote it.

use super::*;
use crate::{
    items::{
        ByHand, Direction, FigureOf, Framework, Goal, GoalState, Item, KeyResult, Measure, NewPart, create,
    },
    values::{self, Said},
};
use jiff::{ToSpan, civil::date, tz::TimeZone};
use selaras_analytics::{
    Described, Format,
    measure::Figure,
    samples::{self, SampleNumbers},
};
use selaras_kernel::{Metric, ProfileId};
use selaras_networks::{Connected, fake::Fake};
use selaras_store::testing::on_both;
use selaras_workspaces::testing;
use std::time::Duration;
use uuid::Uuid;

/// Monday, 2027-01-11T01:00Z: eight in the morning in Jakarta.
const NOW: Timestamp = Timestamp(1_799_629_200_000_000);
const TODAY: Date = date(2027, 1, 11);
const DAY: Duration = Duration::from_secs(86_400);
const HISTORY: i64 = 140;

/// Numbers without an end, the same for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn unit(&mut self) -> f64 {
        self.roll(1_000_000) as f64 / 1e6
    }
}

/// A post as it truly was: half a day after it appeared it was counted, once.
#[derive(Clone, Copy, Debug)]
struct Post {
    subject: Uuid,
    profile: ProfileId,
    format: Format,
    born: Date,
    counted: Date,
    value: i64,
}

/// A brand of which all is known.
struct World {
    posts: Vec<Post>,
    profiles: Vec<ProfileId>,
    /// What was told by hand of the third goal: each Sunday.
    told: Vec<(Date, f64)>,
    waiting: Waiting,
}

fn ago(days: i64) -> Date {
    TODAY.saturating_sub(days.days())
}

fn sum(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, |sum, value| sum + value)
}

impl World {
    /// What a week that ends on `until` brought, of one profile or of all.
    fn within(&self, of: Option<ProfileId>, from: Date, until: Date) -> f64 {
        let fits = |post: &&Post| {
            post.counted >= from && post.counted <= until && of.is_none_or(|one| post.profile == one)
        };
        sum(self.posts.iter().filter(fits).map(|post| post.value as f64))
    }

    fn last_counted(&self, of: Option<ProfileId>) -> Option<Date> {
        let of_them = self.posts.iter().filter(|post| of.is_none_or(|one| post.profile == one));
        of_them.map(|post| post.counted).filter(|day| *day <= TODAY).max()
    }
}

fn posts(dice: &mut Dice, profiles: &[ProfileId]) -> Vec<Post> {
    let per_week = 1 + dice.roll(6);
    let level = 20.0 + dice.unit() * 200.0;
    let drift = 1.0 + (dice.unit() - 0.5) * 0.01;
    let mut all = Vec::new();
    for days in (1..HISTORY).rev() {
        if dice.roll(7) >= per_week {
            continue;
        }
        let noise = 0.5 + dice.unit();
        let value = (level * drift.powi((HISTORY - days) as i32) * noise) as i64;
        let born = ago(days);
        all.push(Post {
            subject: selaras_kernel::DeliveryId::new(NOW).0,
            profile: profiles[dice.roll(2) as usize],
            format: [Format::Image, Format::Reel, Format::Text][dice.roll(3) as usize],
            born,
            // Appeared at 8 in the morning or at 18 in the evening: counted on that day or on the next.
            counted: born,
            value,
        });
    }
    all
}

fn numbers(dice: &mut Dice, posts: &mut [Post]) -> Vec<SampleNumbers> {
    let zone = TimeZone::get("Asia/Jakarta").unwrap();
    let each = |(n, post): (usize, &mut Post)| {
        let evening = dice.roll(2) == 1;
        let hour = if evening { 18 } else { 8 };
        let born = post.born.at(hour, 0, 0, 0).to_zoned(zone.clone()).unwrap();
        let born_at = Timestamp::from(born.timestamp());
        post.counted = if evening { post.born.saturating_add(1.day()) } else { post.born };
        let described = Described {
            format: post.format,
            text: format!("Kopi {n}"),
            campaign: String::new(),
            reply: false,
        };
        SampleNumbers {
            subject: post.subject,
            profile: post.profile,
            remote_id: Some(n.to_string()),
            source: "mastodon".into(),
            born_at,
            gone_at: None,
            described: Some(described),
            series: vec![(Metric::Reactions, vec![(born_at + DAY / 2, post.value)])],
        }
    };
    posts.iter_mut().enumerate().map(each).collect()
}

fn goal(title: &str, measure: Measure, days: (Date, Date), target: f64, n: u128) -> Goal {
    Goal {
        title: title.into(),
        objective: None,
        strategy: None,
        framework: Framework::Smart,
        results: vec![KeyResult {
            id: Uuid::from_u128(n),
            name: String::new(),
            measure,
            baseline: None,
            baseline_period: None,
            target,
            direction: Direction::Up,
            milestones: Vec::new(),
        }],
        start: days.0,
        deadline: days.1,
        benefit: String::new(),
        value: String::new(),
        owner: None,
        focus: false,
        state: GoalState::Open,
        learnt: String::new(),
    }
}

/// Makes a brand, and says what its brief says.
async fn brand(db: &Db, seed: u64) -> (World, Vec<(ItemId, Goal)>, Brief) {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let (owner, brand) = testing::owner(db, NOW).await;
    let (vault, fake) = (testing::vault(), Fake::new());
    let mut profiles = Vec::new();
    for name in ["kopi", "senja"] {
        let account = fake.account(name);
        let (name, url) = (name.to_owned(), format!("https://example.social/@{name}"));
        let connected = Connected { account, name, url, avatar: None };
        profiles.push(testing::profile(db, &vault, &owner, brand, "fake", connected, NOW).await);
    }
    let mut all = posts(&mut dice, &profiles);
    let numbers = numbers(&mut dice, &mut all);
    let workspace = owner.workspace;
    db.write(move |tx| {
        let numbers = numbers.clone();
        Box::pin(async move { samples::insert(tx, workspace, brand, "Asia/Jakarta", &numbers).await })
    })
    .await
    .unwrap();
    let mut world = World { posts: all, profiles, told: Vec::new(), waiting: Waiting::default() };
    let start = ago(20 + dice.roll(60) as i64);
    let deadline = TODAY.saturating_add((10 + dice.roll(90) as i64).days());
    let days = |date: Date| f64::from(start.until(date).unwrap().get_days());
    // Between half and twice of what the pace until now leads to.
    let pace = world.within(None, start, TODAY) / days(TODAY).max(1.0);
    let target = |dice: &mut Dice, share: f64| {
        (share * pace * days(deadline) * (0.5 + 1.5 * dice.unit())).round().max(1.0)
    };
    let interactions =
        |profiles: Vec<ProfileId>| Measure::Figure(FigureOf { figure: Figure::Interactions, profiles });
    let one = world.profiles[0];
    let by_hand = Measure::ByHand(ByHand { name: "Anggota".into(), unit: "orang".into(), adds_up: false });
    let (all, of_one) = (target(&mut dice, 1.0), target(&mut dice, 0.5));
    let members = 100.0 + dice.roll(400) as f64;
    let mut goals = vec![
        goal("Percakapan", interactions(vec![]), (start, deadline), all, 1),
        goal("Percakapan @kopi", interactions(vec![one]), (start, deadline), of_one, 2),
        goal("Anggota", by_hand, (start, deadline), members, 3),
    ];
    goals[0].owner = owner.person;
    let mut made = Vec::new();
    for mut goal in goals {
        // As it was set on its first day. What is no better than before is refused: then it aims higher.
        let at = Timestamp(NOW.0 - i64::from(start.until(TODAY).unwrap().get_days()) * 86_400_000_000);
        let part = loop {
            let item = Item::Goal(Box::new(goal.clone()));
            match create(db, &owner, NewPart { brand, item }, at).await {
                Ok(part) => break part,
                Err(e) => {
                    assert!(e.problem().unwrap().code.starts_with("smart_"), "{e:?}");
                    goal.results[0].target = (goal.results[0].target * 1.3).ceil();
                }
            }
        };
        made.push((part.id, goal));
    }
    let (mut level, step) = (100.0, dice.unit() * 20.0);
    for back in (0..12).rev() {
        let sunday = ago(1 + 7 * back);
        level += (step * (0.5 + dice.unit())).round();
        if sunday >= start && dice.roll(8) > 0 {
            world.told.push((sunday, level));
            let said =
                Said { result: Uuid::from_u128(3), day: sunday, value: Some(level), note: String::new() };
            values::tell(db, &owner, made[2].0, said, NOW).await.unwrap();
        }
    }
    world.waiting = Waiting {
        posts: dice.roll(3) as u32,
        failed: dice.roll(2) as u32,
        planned: (dice.roll(3) > 0).then(|| dice.roll(8) as u32),
        signed_out: Vec::new(),
    };
    let facts = gather(db, &owner, brand, world.waiting.clone(), NOW).await.unwrap();
    (world, made, write(&facts))
}

fn amount(sentence: &Sentence, name: &str) -> f64 {
    match sentence.facts.get(name) {
        Some(Fact::Amount { value, .. }) => *value,
        other => panic!("{sentence:?}: {name} is {other:?}"),
    }
}

fn count(sentence: &Sentence, name: &str) -> u32 {
    match sentence.facts.get(name) {
        Some(Fact::Count { value }) => *value,
        other => panic!("{sentence:?}: {name} is {other:?}"),
    }
}

fn share(sentence: &Sentence, name: &str) -> f64 {
    match sentence.facts.get(name) {
        Some(Fact::Share { value }) => *value,
        other => panic!("{sentence:?}: {name} is {other:?}"),
    }
}

fn day(sentence: &Sentence, name: &str) -> Date {
    match sentence.facts.get(name) {
        Some(Fact::Day { day }) => *day,
        other => panic!("{sentence:?}: {name} is {other:?}"),
    }
}

fn code<'a>(sentence: &'a Sentence, name: &str) -> &'a str {
    match sentence.facts.get(name) {
        Some(Fact::Code { code }) => code,
        other => panic!("{sentence:?}: {name} is {other:?}"),
    }
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * (1.0 + a.abs().max(b.abs()))
}

/// Which rules were met, and how often.
type Met = std::collections::BTreeMap<String, u32>;

/// Holds a sentence of a goal against the truth.
fn judge_goal(world: &World, at: usize, goal: &Goal, said: &GoalSaid, one: &Sentence, met: &mut Met) {
    *met.entry(one.rule.clone()).or_default() += 1;
    let of = [None, Some(world.profiles[0]), None][at];
    let by_hand = at == 2;
    let target = goal.results[0].target;
    let as_of = if by_hand {
        world.told.iter().map(|(day, _)| *day).max()
    } else {
        world.last_counted(of).filter(|day| *day >= goal.start)
    };
    let now = as_of.map(|as_of| {
        if by_hand {
            world.told.iter().filter(|(day, _)| *day <= as_of).max_by_key(|(day, _)| *day).unwrap().1
        } else {
            world.within(of, goal.start, as_of)
        }
    });
    // The running day is not over: nothing is asked of it yet, and it is no low day.
    let until = as_of.map(|day| if by_hand { day } else { day.min(ago(1)) });
    let (monday, sunday) = (ago(7), ago(1));
    let last = |day: Date| {
        let within = |told: &&(Date, f64)| told.0 <= day && told.0 > day.saturating_sub(7.days());
        world.told.iter().filter(within).max_by_key(|told| told.0).map(|told| told.1)
    };
    let whole = format!("{}: {one:?}", goal.title);
    match one.rule.as_str() {
        "course_forecast" => {
            let chance = share(one, "chance");
            let course = match chance {
                chance if chance >= 0.7 => "on_course",
                chance if chance >= 0.3 => "at_risk",
                _ => "off_course",
            };
            assert_eq!(code(one, "course"), course, "{whole}");
            assert_eq!(day(one, "deadline"), goal.deadline);
        }
        "course_line" | "course_line_eve" => {
            let eve = !by_hand && as_of == Some(ago(0));
            assert_eq!(one.rule == "course_line_eve", eve, "{whole}");
            assert!(
                same(amount(one, "value"), now.unwrap()) && day(one, "as_of") == as_of.unwrap(),
                "{whole}"
            );
            let began = if by_hand { world.told[0].1 } else { 0.0 };
            let days = |to: Date| f64::from(goal.start.until(to).unwrap().get_days()) + 1.0;
            let planned = began + (target - began) * days(until.unwrap()) / days(goal.deadline);
            assert!(same(amount(one, "planned"), planned), "{whole}: {planned}");
            let behind = (planned - now.unwrap()) / (target - began).abs();
            let course = match behind {
                behind if behind <= 0.0 => "on_course",
                behind if behind <= 0.1 => "at_risk",
                _ => "off_course",
            };
            assert_eq!(code(one, "course"), course, "{whole}: {behind}");
        }
        "course_reached" => {
            assert!(same(amount(one, "value"), now.unwrap()) && now.unwrap() >= target, "{whole}");
        }
        "course_no_numbers" => assert_eq!(as_of, None, "{whole}"),
        "course_cannot_tell" => assert!(same(amount(one, "value"), now.unwrap()), "{whole}"),
        "course_before" => {
            assert_ne!(code(one, "course"), format!("{:?}", said.course).to_lowercase(), "{whole}")
        }
        "forecast" | "forecast_pace" => {
            let (low, middle, high) = (amount(one, "low"), amount(one, "middle"), amount(one, "high"));
            assert!(low <= middle && middle <= high && amount(one, "target") == target, "{whole}");
            assert!(by_hand || low >= now.unwrap() - 1e-6, "what adds up never falls: {whole}");
        }
        "needed" => {
            let until = until.unwrap();
            let left = f64::from(until.until(goal.deadline).unwrap().get_days());
            let came = if by_hand { now.unwrap() } else { world.within(of, goal.start, until) };
            assert!(same(amount(one, "needed"), (target - came) * 7.0 / left), "{whole}");
            if !by_hand {
                let four = world.within(of, until.saturating_sub(27.days()), until) / 4.0;
                assert!(same(amount(one, "lately"), four), "{whole}: {four}");
            }
        }
        "week_flow" | "week_flow_alone" => {
            assert_eq!((day(one, "from"), day(one, "to")), (monday, sunday), "{whole}");
            assert!(same(amount(one, "value"), world.within(of, monday, sunday)), "{whole}");
            if one.rule == "week_flow" {
                let usual = world.within(of, ago(35), ago(8)) / 4.0;
                assert!(same(amount(one, "usual"), usual), "{whole}: {usual}");
            }
        }
        "week_level" | "week_level_alone" => {
            let moved = last(sunday).unwrap() - last(ago(8)).unwrap();
            assert!(same(amount(one, "value"), moved), "{whole}: {moved}");
            if one.rule == "week_level" {
                let usual = (last(ago(8)).unwrap() - last(ago(36)).unwrap()) / 4.0;
                assert!(same(amount(one, "usual"), usual), "{whole}: {usual}");
            }
        }
        "week_post" => {
            let born = |post: &&Post| {
                post.born >= monday && post.born <= sunday && of.is_none_or(|one| post.profile == one)
            };
            let best = world.posts.iter().filter(born).map(|post| post.value).max().unwrap();
            assert!(same(amount(one, "value"), best as f64), "{whole}");
            let fits = |post: &&Post| post.value == best && post.born == day(one, "day") && born(post);
            let post = world.posts.iter().find(fits).unwrap();
            let format = serde_json::to_value(post.format).unwrap();
            assert_eq!(format, self::code(one, "format"), "{whole}");
        }
        "counted_until" => assert!(as_of.unwrap() < sunday && day(one, "as_of") == as_of.unwrap(), "{whole}"),
        "cause_unknown" => {
            let (low, high) = (change(one, "low"), change(one, "high"));
            assert!(low <= high && (low > 0.0 || high < 0.0), "{whole}");
        }
        // Nothing was built into these brands but chance and a slow drift: the bench counts how often a named cause is right.
        "cause" => {}
        rule => panic!("nobody judges {rule}"),
    }
}

fn change(sentence: &Sentence, name: &str) -> f64 {
    match sentence.facts.get(name) {
        Some(Fact::Change { value }) => *value,
        other => panic!("{sentence:?}: {name} is {other:?}"),
    }
}

/// Holds an action and its evidence against the truth.
fn judge_action(world: &World, goals: &[(ItemId, Goal)], one: &Action, met: &mut Met) {
    let at = goals.iter().position(|(id, _)| *id == one.goal).unwrap();
    let of = [None, Some(world.profiles[0]), None][at];
    let ripe = |post: &&Post| post.born >= ago(84) && post.born <= ago(3);
    for sentence in std::iter::once(&one.what).chain(&one.evidence) {
        *met.entry(sentence.rule.clone()).or_default() += 1;
    }
    let whole = format!("{one:?}");
    match one.what.rule.as_str() {
        "act_more_posts" => {
            let Some(Link::NewPost { profile: Some(profile), .. }) = one.what.link else { panic!("{whole}") };
            let format = code(&one.what, "format");
            let mut like: Vec<&Post> = world.posts.iter().filter(ripe).collect();
            like.retain(|post| {
                post.profile == profile && serde_json::to_value(post.format).unwrap() == format
            });
            like.sort_by_key(|post| std::cmp::Reverse(post.born));
            let last = like.len().min(12);
            let each = sum(like.iter().take(12).map(|post| post.value as f64)) / last as f64;
            let seen = &one.evidence[0];
            assert_eq!(count(seen, "last"), last as u32, "{whole}");
            assert!(same(amount(seen, "each"), each), "{whole}: {each}");
            let effect = &one.evidence[1];
            let likely = each * f64::from(count(&one.what, "count"));
            assert!(same(amount(effect, "likely"), likely), "{whole}");
            let (low, high) = (amount(effect, "low"), amount(effect, "high"));
            assert!(low <= likely && likely <= high && low >= 0.0, "{whole}");
            assert!(share(effect, "share") <= 1.0 && last >= 4, "{whole}");
            assert!(of.is_none_or(|one| one == profile), "{whole}");
        }
        "act_week" => {
            let mut weeks: Vec<usize> = (0..8_i64)
                .map(|back| {
                    let (from, to) = (ago(7 * back + 7), ago(7 * back + 1));
                    world.posts.iter().filter(|post| post.born >= from && post.born <= to).count()
                })
                .collect();
            weeks.sort_unstable();
            let seen = &one.evidence[0];
            assert_eq!(count(seen, "usual"), weeks[4] as u32, "{whole}: {weeks:?}");
            assert_eq!(Some(count(seen, "planned")), world.waiting.planned, "{whole}");
            assert_eq!(count(&one.what, "count"), count(seen, "usual") - count(seen, "planned"));
        }
        "act_hour" => assert!(change(&one.evidence[0], "low") > 0.0, "{whole}"),
        "act_experiment" => {
            let course = goals.iter().find(|(id, _)| *id == one.goal).is_some();
            assert!(course && one.share.is_none(), "{whole}");
        }
        rule => panic!("nobody judges {rule}"),
    }
}

fn judge_decision(world: &World, goals: &[(ItemId, Goal)], one: &Sentence, met: &mut Met) {
    *met.entry(one.rule.clone()).or_default() += 1;
    let goal = match &one.link {
        Some(Link::Goal { id }) => goals.iter().position(|(goal, _)| goal == id),
        _ => None,
    };
    match (one.rule.as_str(), goal) {
        ("decide_posts", None) => assert_eq!(count(one, "count"), world.waiting.posts),
        ("decide_failed", None) => assert_eq!(count(one, "count"), world.waiting.failed),
        ("decide_owner", Some(at)) => assert_eq!(goals[at].1.owner, None),
        ("decide_reached", Some(at)) => {
            let (_, goal) = &goals[at];
            let now = match at {
                2 => world.told.last().unwrap().1,
                at => world.within([None, Some(world.profiles[0])][at], goal.start, TODAY),
            };
            assert!(now >= goal.results[0].target && goal.deadline >= TODAY, "{one:?}: {now}");
        }
        ("decide_silent", Some(2)) => assert!(world.told.last().unwrap().0 <= ago(14), "{one:?}"),
        ("decide_silent", Some(at)) => {
            let last = world.last_counted([None, Some(world.profiles[0])][at]).unwrap();
            assert!(last <= ago(14) && day(one, "as_of") == last, "{one:?}");
        }
        ("decide_no_numbers", Some(2)) => assert_eq!(world.told, [], "{one:?}"),
        ("decide_no_numbers", Some(at)) => {
            let last = world.last_counted([None, Some(world.profiles[0])][at]);
            assert!(last.is_none_or(|last| last < goals[at].1.start), "{one:?}");
        }
        ("decide_hopeless", Some(_)) => assert!(share(one, "below") == 0.05),
        (rule, _) => panic!("nobody judges {rule}"),
    }
}

#[tokio::test]
async fn every_sentence_about_a_brand_that_is_known_is_true() {
    on_both(|db| async move {
        let mut met = Met::new();
        for seed in 1..=16 {
            let (world, goals, brief) = brand(&db, seed).await;
            let fares = |courses: &[Course]| {
                brief.goals.iter().filter(|goal| courses.contains(&goal.course)).count() as u32
            };
            assert_eq!(count(&brief.headline, "total"), 3, "seed {seed}");
            assert_eq!(count(&brief.headline, "well"), fares(&[Course::OnCourse, Course::Reached]));
            assert_eq!(count(&brief.headline, "risk"), fares(&[Course::AtRisk]));
            assert_eq!(count(&brief.headline, "off"), fares(&[Course::OffCourse, Course::Missed]));
            for said in &brief.goals {
                let at = goals.iter().position(|(id, _)| *id == said.goal).unwrap();
                for sentence in &said.sentences {
                    judge_goal(&world, at, &goals[at].1, said, sentence, &mut met);
                }
            }
            assert!(brief.actions.len() <= ACTIONS);
            let shares: Vec<f64> = brief.actions.iter().filter_map(|one| one.share).collect();
            assert!(shares.windows(2).all(|pair| pair[0] >= pair[1]), "the largest part first: {shares:?}");
            brief.actions.iter().for_each(|one| judge_action(&world, &goals, one, &mut met));
            brief.decisions.iter().for_each(|one| judge_decision(&world, &goals, one, &mut met));
        }
        // What never came up was not judged.
        for rule in
            ["course_forecast", "forecast", "needed", "week_flow", "week_level", "act_more_posts", "act_week"]
        {
            assert!(met.contains_key(rule), "{rule} never came up: {met:?}");
        }
    })
    .await;
}
