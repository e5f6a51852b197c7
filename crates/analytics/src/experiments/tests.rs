//! Experiments on both databases, from the plan to what is kept.

use super::*;
use crate::{
    Described, Format,
    samples::{self, SampleNumbers},
};
use selaras_kernel::{Metric, Role, actor::Grant};
use selaras_store::{
    events,
    testing::{contents, on_both},
};

/// Tuesday, 2027-01-12, 09:00 in Jakarta.
const NOW: Timestamp = Timestamp(1_799_719_200_000_000);
const HOUR: Duration = Duration::from_secs(3600);

struct World {
    db: Db,
    by: Actor,
    brand: BrandId,
    profile: ProfileId,
}

/// A post that had half of `value` after an hour, all of it after 47 hours and much more after a week.
fn post(profile: ProfileId, born_at: Timestamp, value: i64, text: &str) -> SampleNumbers {
    let points = [(1, value / 2), (47, value), (168, value * 3 + 1)]
        .map(|(hour, value)| (born_at + HOUR * hour, value));
    let described = Described { format: Format::Text, text: text.into(), ..Described::default() };
    SampleNumbers {
        subject: Uuid::now_v7(),
        profile,
        remote_id: Some("r".into()),
        source: "fake".into(),
        born_at,
        gone_at: None,
        described: Some(described),
        series: vec![(Metric::Reactions, points.to_vec())],
    }
}

/// Values that scatter around 100 as if by chance, the same each time.
fn scattered(n: u32, around: f64) -> i64 {
    let unit = f64::from((n * 7 + 3) % 11) / 5.0 - 1.0;
    (around * (0.35 * unit).exp()) as i64
}

fn by_hand(name: &str) -> ExperimentArm {
    ExperimentArm { name: name.into(), rule: None }
}

fn tagged(name: &str, tag: &str) -> ExperimentArm {
    let rule = ArmRule { hashtag: Some(tag.into()), ..ArmRule::default() };
    ExperimentArm { name: name.into(), rule: Some(rule) }
}

impl World {
    async fn new(db: &Db) -> Self {
        let by = Actor::system(WorkspaceId::new(NOW));
        let world = Self { db: db.clone(), by, brand: BrandId::new(NOW), profile: ProfileId::new(NOW) };
        let past = (0..60).map(|n| post(world.profile, NOW - DAY * (n + 3), scattered(n, 100.0), "lalu"));
        world.posted(past.collect()).await;
        world
    }

    async fn posted(&self, all: Vec<SampleNumbers>) {
        let (workspace, brand) = (self.by.workspace, self.brand);
        self.db
            .write(move |tx| {
                Box::pin(async move { samples::insert(tx, workspace, brand, "Asia/Jakarta", &all).await })
            })
            .await
            .expect("written");
    }

    fn fields(&self, a: ExperimentArm, b: ExperimentArm) -> ExperimentFields {
        ExperimentFields {
            name: "Ajakan di awal".into(),
            note: String::new(),
            compared: Compared::Versions,
            profiles: vec![self.profile],
            figure: Figure::Interactions,
            age_hours: 48,
            worth_percent: 50,
            a,
            b,
        }
    }

    async fn begin(&self, fields: ExperimentFields) -> Experiment {
        let new = NewExperiment { brand: self.brand, experiment: fields, start: true };
        create(&self.db, &self.by, new, NOW).await.expect("made")
    }

    async fn at(&self, id: ExperimentId, now: Timestamp) -> Experiment {
        get(&self.db, &self.by, id, now).await.expect("there")
    }

    async fn told(&self) -> Vec<String> {
        let all = events::after(&self.db, 0, 100).await.expect("events");
        all.into_iter().map(|event| event.kind).filter(|kind| kind.starts_with("experiment.")).collect()
    }
}

async fn code<T: std::fmt::Debug>(result: impl Future<Output = Result<T>>) -> String {
    result.await.expect_err("refused").problem().expect("a problem").code.to_string()
}

#[tokio::test]
async fn the_plan_rests_on_the_profiles_own_posts() {
    on_both(|db| async move {
        let world = World::new(&db).await;
        let fields = world.fields(by_hand("Di awal"), by_hand("Di akhir"));
        let told = plan(&db, &world.by, world.brand, fields.clone(), NOW).await.unwrap();
        assert_eq!((told.posts_known, told.usual.len()), (60, 1));
        assert!((told.ratio - 1.5).abs() < 1e-9 && (0.15..0.4).contains(&told.spread), "{told:?}");
        assert!(told.posts_each_once < told.posts_each_at_most, "{told:?}");
        assert!(told.posts_each_usually <= told.posts_each_at_most, "{told:?}");
        // One a day; the last three days are too young to say anything, but they are posts.
        assert!((6.0..=7.0).contains(&told.posts_per_week), "{told:?}");
        let finer = ExperimentFields { worth_percent: 10, ..fields.clone() };
        let finer = plan(&db, &world.by, world.brand, finer, NOW).await.unwrap();
        assert!(finer.posts_each_usually > 5 * told.posts_each_usually, "{finer:?} {told:?}");
        // Of a figure that nobody counted nothing is known, and it says so.
        let reach = ExperimentFields { figure: Figure::Reach, ..fields };
        let reach = plan(&db, &world.by, world.brand, reach, NOW).await.unwrap();
        assert_eq!((reach.posts_known, reach.usual.len()), (0, 0));
        assert!(reach.posts_each_usually > told.posts_each_usually, "{reach:?}");
    })
    .await;
}

#[tokio::test]
async fn a_difference_settles_it_once_and_what_it_rested_on_is_kept() {
    on_both(|db| async move {
        let world = World::new(&db).await;
        let made = world.begin(world.fields(tagged("Biasa", "biasa"), tagged("Cerita", "cerita"))).await;
        assert_eq!((made.state, made.version), (ExperimentState::Running, 1));
        let day = |n: u32| NOW + DAY * n + HOUR;
        let of = |n: u32| match n % 2 {
            0 => post(world.profile, day(n), scattered(n, 100.0), "Halo #biasa"),
            _ => post(world.profile, day(n), scattered(n, 200.0), "Halo #Cerita"),
        };
        world.posted((0..40).map(of).collect()).await;
        let soon = world.at(made.id, day(5) + DAY * 2).await;
        let standing = soon.result.clone().unwrap();
        assert_eq!((soon.state, standing.verdict), (ExperimentState::Running, ExperimentVerdict::Running));
        assert_eq!((standing.counted_a, standing.counted_b), (3, 3));
        assert!(standing.more_each > 0, "{standing:?}");
        assert!(standing.posts.iter().any(|post| post.standing == PostStanding::Young));
        // Nobody looks; the round finds it, and tells it once, whoever looks afterwards.
        let later = day(40) + DAY * 3;
        assert_eq!(look_due(&db, later).await.unwrap(), 1);
        assert_eq!(look_due(&db, later + DAY).await.unwrap(), 0);
        let over = world.at(made.id, later).await;
        let kept = over.result.clone().unwrap();
        assert_eq!((over.state, kept.verdict), (ExperimentState::Settled, ExperimentVerdict::BBetter));
        assert_eq!((over.version, over.ended_at, over.ended_by), (2, Some(later), None));
        assert!((1.5..2.2).contains(&kept.estimate.ratio) && kept.estimate.low > 1.2, "{:?}", kept.estimate);
        assert_eq!((kept.counted_a, kept.counted_b, kept.more_each), (20, 20, 0));
        assert!(kept.always.unwrap().low > 1.0, "{kept:?}");
        assert_eq!(world.told().await, ["experiment.created", "experiment.settled"]);
        let listed = list(&db, &world.by, world.brand, later).await.unwrap();
        assert_eq!(listed[0].result.as_ref().unwrap().posts, []);
        assert_eq!(listed[0].result.as_ref().unwrap().estimate, kept.estimate);
        // Later posts change nothing, nor does anybody.
        world.posted(vec![post(world.profile, day(41), 1, "#cerita")]).await;
        assert_eq!(world.at(made.id, day(60)).await, over);
        assert_eq!(code(stop(&db, &world.by, made.id, None, later)).await, "experiment_not_running");
        let placed = vec![PlacedPost { subject: kept.posts[0].subject, into: Placing::B }];
        assert_eq!(code(place(&db, &world.by, made.id, None, placed, later)).await, "experiment_over");
    })
    .await;
}

#[tokio::test]
async fn no_difference_is_given_up_in_time() {
    on_both(|db| async move {
        let world = World::new(&db).await;
        let fields = world.fields(tagged("Biasa", "biasa"), tagged("Cerita", "cerita"));
        let made = world.begin(ExperimentFields { worth_percent: 100, ..fields }).await;
        let text = |n: u32| if n.is_multiple_of(2) { "#biasa" } else { "#cerita" };
        let of = |n: u32| post(world.profile, NOW + DAY * n + HOUR, scattered(n / 2, 100.0), text(n));
        world.posted((0..80).map(of).collect()).await;
        let over = world.at(made.id, NOW + DAY * 90).await;
        assert_eq!(over.state, ExperimentState::Futile);
        let kept = over.result.unwrap();
        assert_eq!(kept.verdict, ExperimentVerdict::TooSmall);
        assert!((0.8..1.25).contains(&kept.estimate.ratio), "{kept:?}");
        // One in which nothing is posted ends after a year.
        let idle = world.begin(world.fields(by_hand("A"), by_hand("B"))).await;
        assert_eq!(world.at(idle.id, NOW + DAY * 365).await.state, ExperimentState::Running);
        let over = world.at(idle.id, NOW + DAY * 366).await;
        assert_eq!(over.result.unwrap().verdict, ExperimentVerdict::UsedUp);
        assert_eq!(
            world.told().await,
            ["experiment.created", "experiment.futile", "experiment.created", "experiment.futile"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_post_is_in_one_version_and_what_does_not_count_says_why() {
    on_both(|db| async move {
        let world = World::new(&db).await;
        let made = world.begin(world.fields(tagged("Biasa", "biasa"), tagged("Cerita", "cerita"))).await;
        let born = NOW + DAY;
        let new = |text: &str| post(world.profile, born, 100, text);
        let (rule, both, promoted, gone) =
            (new("#biasa"), new("#biasa #cerita"), new("#biasa"), new("#biasa"));
        let mut promoted = promoted;
        promoted.series.push((Metric::PaidReactions, vec![(born + HOUR * 40, 30)]));
        let gone = SampleNumbers { gone_at: Some(born + HOUR * 20), ..gone };
        let gone_later = SampleNumbers { gone_at: Some(born + HOUR * 60), ..new("#biasa") };
        let silent = SampleNumbers { series: Vec::new(), ..new("#biasa") };
        let early = post(world.profile, NOW - HOUR, 100, "#biasa");
        let loose = new("tanpa tagar");
        let elsewhere = Uuid::now_v7();
        let ids: HashMap<&str, Uuid> = [
            ("rule", rule.subject),
            ("both", both.subject),
            ("promoted", promoted.subject),
            ("gone", gone.subject),
            ("gone_later", gone_later.subject),
            ("silent", silent.subject),
            ("early", early.subject),
            ("loose", loose.subject),
            ("elsewhere", elsewhere),
        ]
        .into();
        world.posted(vec![rule, both, promoted, gone, gone_later, silent, early, loose]).await;
        let into = |name: &str, into: Placing| PlacedPost { subject: ids[name], into };
        let placed = vec![
            into("early", Placing::A),
            into("loose", Placing::A),
            into("loose", Placing::B),
            into("elsewhere", Placing::B),
        ];
        let now = born + DAY * 3;
        let one = place(&db, &world.by, made.id, Some(1), placed, now).await.unwrap();
        let told = |one: &Experiment, name: &str| {
            let posts = &one.result.as_ref().unwrap().posts;
            let all: Vec<_> = posts.iter().filter(|post| post.subject == ids[name]).collect();
            assert!(all.len() <= 1, "{name} is there twice");
            all.first().map(|post| (post.arm, post.standing, post.by_hand, post.late))
        };
        use PostStanding::*;
        let a = Some(ArmName::A);
        assert_eq!(told(&one, "rule"), Some((a, Counts, false, false)));
        assert_eq!(told(&one, "both"), Some((None, Both, false, false)));
        assert_eq!(told(&one, "promoted"), Some((a, Promoted, false, false)));
        assert_eq!(told(&one, "gone"), Some((a, Gone, false, false)));
        assert_eq!(
            told(&one, "gone_later"),
            Some((a, Counts, false, false)),
            "it had what it had at that age"
        );
        assert_eq!(told(&one, "silent"), Some((a, Uncounted, false, false)));
        assert_eq!(told(&one, "early"), Some((a, Early, true, true)));
        assert_eq!(
            told(&one, "loose"),
            Some((Some(ArmName::B), Counts, true, true)),
            "where it is named last"
        );
        assert_eq!(told(&one, "elsewhere"), Some((Some(ArmName::B), NotOut, true, false)));
        let standing = one.result.as_ref().unwrap();
        assert_eq!((standing.counted_a, standing.counted_b), (2, 1));
        // By hand goes before the rule, and can be left to it again.
        let moved = vec![
            into("rule", Placing::B),
            into("both", Placing::B),
            into("gone_later", Placing::None),
            into("early", Placing::Rule),
        ];
        let one = place(&db, &world.by, made.id, Some(2), moved, born).await.unwrap();
        assert_eq!(told(&one, "rule"), Some((Some(ArmName::B), Young, true, false)));
        let one = world.at(made.id, now).await;
        assert_eq!(told(&one, "both"), Some((Some(ArmName::B), Counts, true, false)));
        assert_eq!(told(&one, "gone_later"), Some((None, Counts, true, false)));
        assert_eq!(told(&one, "early"), None);
        let back = vec![into("rule", Placing::Rule)];
        let one = place(&db, &world.by, made.id, Some(3), back, now).await.unwrap();
        assert_eq!(told(&one, "rule"), Some((a, Counts, false, false)));
        assert_eq!(code(place(&db, &world.by, made.id, Some(3), Vec::new(), now)).await, "stale");
        let many =
            (0..=PLACED_MAX).map(|_| PlacedPost { subject: Uuid::now_v7(), into: Placing::A }).collect();
        assert_eq!(code(place(&db, &world.by, made.id, None, many, now)).await, "subjects_too_many");
        // Stopped, it stays as it stood.
        let over = stop(&db, &world.by, made.id, Some(4), now).await.unwrap();
        assert_eq!((over.state, over.ended_at), (ExperimentState::Stopped, Some(now)));
        assert_eq!(over.result.as_ref().unwrap().counted_b, 2);
        assert_eq!(world.at(made.id, now + DAY).await, over);
    })
    .await;
}

#[tokio::test]
async fn profiles_are_compared_by_what_is_usual_there() {
    on_both(|db| async move {
        let world = World::new(&db).await;
        let large = ProfileId::new(NOW + DAY);
        let fields = world.fields(tagged("Biasa", "biasa"), tagged("Cerita", "cerita"));
        let fields = ExperimentFields { profiles: vec![world.profile, large], ..fields };
        let new = |fields: &ExperimentFields| NewExperiment {
            brand: world.brand,
            experiment: fields.clone(),
            start: true,
        };
        assert_eq!(code(create(&db, &world.by, new(&fields), NOW)).await, "experiment_profile");
        world.posted(vec![post(large, NOW - DAY * 9, 1_000, "")]).await;
        assert_eq!(code(create(&db, &world.by, new(&fields), NOW)).await, "experiment_unusual");
        world
            .posted((0..20).map(|n| post(large, NOW - DAY * (n + 10), scattered(n, 1_000.0), "")).collect())
            .await;
        let made = create(&db, &world.by, new(&fields), NOW).await.unwrap();
        assert!(made.plan.spread < 0.4, "{:?}", made.plan);
        // The larger profile has the first version more often: without its usual, that version would look ten times as good.
        let of = |n: u32| {
            let (profile, around) =
                if n.is_multiple_of(3) { (world.profile, 100.0) } else { (large, 1_000.0) };
            let text = if n % 3 < 2 && n.is_multiple_of(2) || n % 3 == 2 { "#biasa" } else { "#cerita" };
            post(profile, NOW + DAY * n + HOUR, scattered(n, around), text)
        };
        world.posted((0..12).map(of).collect()).await;
        let one = world.at(made.id, NOW + DAY * 20).await;
        let standing = one.result.unwrap();
        assert!(standing.counted_a >= 5 && standing.counted_b >= 3, "{standing:?}");
        assert!((0.7..1.4).contains(&standing.estimate.ratio), "{standing:?}");
        assert!((0.6..1.6).contains(&standing.typical_a.unwrap()), "{standing:?}");
    })
    .await;
}

#[tokio::test]
async fn times_are_of_the_brands_clock_and_the_hours_after_midnight_belong_to_the_evening() {
    let rule = |weekdays: &[selaras_kernel::schedule::Weekday], from, to| ArmRule {
        weekdays: weekdays.to_vec(),
        from_hour: Some(from),
        to_hour: Some(to),
        ..ArmRule::default()
    };
    use selaras_kernel::schedule::Weekday::{Fri, Sat};
    let fits = |rule: &ArmRule, at| rule.fits(at, Format::Text, &[]);
    let night = rule(&[Fri], 22, 2);
    assert!(fits(&night, (4, 22)) && fits(&night, (4, 23)) && fits(&night, (5, 1)));
    assert!(!fits(&night, (5, 2)) && !fits(&night, (4, 1)) && !fits(&night, (5, 22)));
    let day = rule(&[Fri, Sat], 9, 24);
    assert!(fits(&day, (4, 9)) && fits(&day, (5, 23)) && !fits(&day, (6, 9)) && !fits(&day, (4, 8)));
    on_both(|db| async move {
        let world = World::new(&db).await;
        let arm = |name: &str, from, to| ExperimentArm { name: name.into(), rule: Some(rule(&[], from, to)) };
        let made = world.begin(world.fields(arm("Pagi", 6, 10), arm("Malam", 18, 22))).await;
        // 09:00 in Jakarta is 02:00 in UTC.
        world
            .posted(vec![
                post(world.profile, NOW + DAY, 100, ""),
                post(world.profile, NOW + DAY + HOUR * 10, 100, ""),
            ])
            .await;
        let one = world.at(made.id, NOW + DAY * 5).await;
        let standing = one.result.unwrap();
        assert_eq!((standing.counted_a, standing.counted_b), (1, 1), "{standing:?}");
    })
    .await;
}

#[tokio::test]
async fn what_does_not_fit_is_refused_and_only_those_who_may_change_it() {
    on_both(|db| async move {
        let world = World::new(&db).await;
        let good = world.fields(by_hand("Di awal"), by_hand("Di akhir"));
        let rule = |from_hour, to_hour, hashtag: Option<&str>| {
            let hashtag = hashtag.map(Into::into);
            Some(ArmRule { from_hour, to_hour, hashtag, ..ArmRule::default() })
        };
        let bad = ExperimentFields {
            name: " ".into(),
            note: "a".repeat(2_001),
            profiles: Vec::new(),
            figure: Figure::Followers,
            age_hours: 0,
            worth_percent: 1_000,
            a: ExperimentArm { name: "Sama".into(), rule: rule(Some(9), None, None) },
            b: ExperimentArm { name: "sama".into(), rule: rule(Some(9), None, None) },
            ..good.clone()
        };
        let refused = plan(&db, &world.by, world.brand, bad, NOW).await.unwrap_err();
        let codes: Vec<_> = refused.problem().unwrap().each().map(|one| one.code.clone()).collect();
        let all = [
            "experiment_name",
            "experiment_note",
            "experiment_profiles",
            "experiment_figure",
            "number_out_of_range",
            "number_out_of_range",
            "experiment_hours",
            "experiment_hours",
            "experiment_arms_same",
            "experiment_rules_same",
        ];
        assert_eq!(codes, all);
        for (one, wanted) in [
            (rule(None, None, None), "experiment_rule_empty"),
            (rule(None, None, Some("dua kata")), "experiment_hashtag"),
            (rule(Some(9), Some(9), None), "experiment_hours"),
            (rule(Some(24), Some(2), None), "experiment_hours"),
        ] {
            let fields =
                ExperimentFields { a: ExperimentArm { name: "A".into(), rule: one }, ..good.clone() };
            assert_eq!(code(plan(&db, &world.by, world.brand, fields, NOW)).await, wanted);
        }
        let strange = ExperimentFields { profiles: vec![ProfileId::new(NOW + DAY)], ..good.clone() };
        assert_eq!(code(plan(&db, &world.by, world.brand, strange, NOW)).await, "experiment_profile");

        let new = NewExperiment { brand: world.brand, experiment: good.clone(), start: false };
        let made = create(&db, &world.by, new.clone(), NOW).await.unwrap();
        assert_eq!((made.state, made.started_at), (ExperimentState::Planned, None));
        assert_eq!(code(stop(&db, &world.by, made.id, None, NOW)).await, "experiment_not_running");
        let finer = ExperimentFields { worth_percent: 20, ..good.clone() };
        let finer = update(&db, &world.by, made.id, Some(1), finer, NOW).await.unwrap();
        assert!(finer.plan.posts_each_usually > made.plan.posts_each_usually);
        assert_eq!(code(start(&db, &world.by, made.id, Some(1), NOW)).await, "stale");
        let begun = start(&db, &world.by, made.id, Some(2), NOW).await.unwrap();
        assert_eq!((begun.state, begun.started_at, begun.version), (ExperimentState::Running, Some(NOW), 3));
        assert_eq!(code(start(&db, &world.by, made.id, None, NOW)).await, "experiment_begun");
        let easier = ExperimentFields { worth_percent: 90, ..begun.fields.clone() };
        assert_eq!(code(update(&db, &world.by, made.id, None, easier, NOW)).await, "experiment_begun");
        let renamed = ExperimentFields { name: "Lain".into(), ..begun.fields.clone() };
        let renamed = update(&db, &world.by, made.id, Some(3), renamed, NOW).await.unwrap();
        assert_eq!((renamed.fields.name.as_str(), renamed.plan == begun.plan), ("Lain", true));

        let as_role = |brand, role| Actor {
            grants: vec![Grant { brand: Some(brand), role }],
            ..Actor::system(world.by.workspace)
        };
        let (client, creator) = (as_role(world.brand, Role::Client), as_role(world.brand, Role::Creator));
        let stranger = as_role(BrandId::new(NOW), Role::Admin);
        assert_eq!(get(&db, &client, made.id, NOW).await.unwrap().version, 4);
        assert_eq!(code(place(&db, &client, made.id, None, Vec::new(), NOW)).await, "forbidden");
        assert_eq!(place(&db, &creator, made.id, Some(4), Vec::new(), NOW).await.unwrap().version, 5);
        assert_eq!(code(remove(&db, &creator, made.id, None, NOW)).await, "forbidden");
        assert_eq!(code(create(&db, &creator, new.clone(), NOW)).await, "forbidden");
        assert_eq!(code(get(&db, &stranger, made.id, NOW)).await, "not_found");
        assert_eq!(code(place(&db, &stranger, made.id, None, Vec::new(), NOW)).await, "not_found");
        assert_eq!(code(list(&db, &stranger, world.brand, NOW)).await, "not_found");
        assert_eq!(code(create(&db, &stranger, new, NOW)).await, "not_found");
        assert_eq!(code(remove(&db, &world.by, made.id, Some(1), NOW)).await, "stale");
        remove(&db, &world.by, made.id, Some(5), NOW).await.unwrap();
        assert_eq!(code(get(&db, &world.by, made.id, NOW)).await, "not_found");
    })
    .await;
}

#[tokio::test]
async fn a_sample_brand_leaves_no_experiment_behind() {
    on_both(|db| async move {
        let before = contents(&db).await;
        let world = World::new(&db).await;
        let made = world.begin(world.fields(by_hand("A"), by_hand("B"))).await;
        let placed = vec![PlacedPost { subject: Uuid::now_v7(), into: Placing::A }];
        place(&db, &world.by, made.id, None, placed, NOW).await.unwrap();
        let (workspace, brand) = (world.by.workspace, world.brand);
        db.write(move |tx| Box::pin(async move { samples::remove(tx, workspace, brand, &[]).await }))
            .await
            .unwrap();
        let after = contents(&db).await;
        for (table, rows) in before {
            assert!(table.starts_with("event") || after[&table] == rows, "{table}");
        }
    })
    .await;
}
