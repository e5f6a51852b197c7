//! The parts of a number are the whole, whatever was posted and whichever campaigns hang on which tactics.

use super::*;
use crate::items::{
    Direction, FigureOf, Framework, GoalState, Item, NewPart, Objective, Pillar, Tactic, TraceRule,
    WebsiteCount, WebsiteOf, create,
};
use jiff::civil::date;
use selaras_analytics::{
    Described, Format,
    samples::{self, SampleNumbers},
    website::{Gate, Hit, NewSite, Page, hit, site_by_key},
};
use selaras_kernel::{DeliveryId, Metric, PostId, ProfileId, schedule::WallTime};
use selaras_networks::{Connected, Content, fake::Fake};
use selaras_publishing::{
    delivery::State,
    posts::Stage,
    samples::{SampleDelivery, SamplePost},
};
use selaras_store::testing::on_both;
use selaras_workspaces::testing;
use std::time::Duration;

// 2027-01-12T06:00Z
const NOW: Timestamp = Timestamp(1_799_733_600_000_000);
const DAY: Duration = Duration::from_secs(86_400);
const CAMPAIGNS: [&str; 5] = ["", "Senja", "senja", "Panen", "11.11"];

/// Numbers without an end, the same for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

fn posts(dice: &mut Dice, profiles: &[(ProfileId, &str)]) -> Vec<SampleNumbers> {
    let mut all = Vec::new();
    for n in 0..dice.roll(40) + 1 {
        let (profile, network) = profiles[dice.roll(profiles.len() as u64) as usize];
        let born_at = NOW - DAY * (dice.roll(60) as u32 + 1);
        let described = Described {
            format: Format::Text,
            text: format!("Kopi {n}"),
            campaign: CAMPAIGNS[dice.roll(CAMPAIGNS.len() as u64) as usize].into(),
            reply: false,
        };
        all.push(SampleNumbers {
            subject: selaras_kernel::DeliveryId::new(NOW).0,
            profile,
            remote_id: Some(n.to_string()),
            source: network.into(),
            born_at,
            gone_at: None,
            described: Some(described),
            series: vec![(Metric::Reactions, vec![(born_at + DAY / 2, dice.roll(50) as i64)])],
        });
    }
    all
}

fn goal(days: i32) -> Goal {
    let today = date(2027, 1, 12);
    Goal {
        title: "Percakapan".into(),
        objective: None,
        strategy: None,
        framework: Framework::Smart,
        results: vec![KeyResult {
            id: Uuid::from_u128(1),
            name: String::new(),
            measure: Measure::Figure(FigureOf { figure: Figure::Reactions, profiles: Vec::new() }),
            baseline: None,
            baseline_period: None,
            target: 1_000_000.0,
            direction: Direction::Up,
            milestones: Vec::new(),
        }],
        start: today.saturating_sub(jiff::Span::new().days(days)),
        deadline: today.saturating_add(jiff::Span::new().days(30)),
        benefit: String::new(),
        value: String::new(),
        owner: None,
        focus: false,
        state: GoalState::Open,
        learnt: String::new(),
    }
}

/// Our post behind some numbers, with what it is for.
fn ours(numbers: &SampleNumbers, purpose: Purpose) -> SamplePost {
    let born_at = numbers.born_at;
    let wall = WallTime::at_instant(born_at, "Asia/Jakarta").unwrap();
    SamplePost {
        id: PostId::new(born_at),
        title: String::new(),
        campaign: numbers.described.as_ref().map(|one| one.campaign.clone()).unwrap_or_default(),
        purpose,
        content: Content::text("Kopi"),
        stage: Stage::Approved,
        when: Some((wall, born_at)),
        created_at: born_at,
        created_by: None,
        decided: None,
        deliveries: vec![SampleDelivery {
            id: DeliveryId(numbers.subject),
            profile: numbers.profile,
            state: State::Published,
            published_at: Some(born_at),
            error: None,
            gone_at: None,
        }],
        comments: Vec::new(),
    }
}

/// A profile that is connected: what went out on it is ours.
async fn profile(db: &Db, owner: &Actor, brand: BrandId, name: &str) -> ProfileId {
    let account = Fake::new().account(&format!("{name}-{brand}"));
    let connected =
        Connected { account, name: name.into(), url: format!("https://{name}.test"), avatar: None };
    testing::profile(db, &testing::vault(), owner, brand, "fake", connected, NOW).await
}

/// What a post was given, and what it brought.
struct Brought {
    subject: Uuid,
    profile: ProfileId,
    purpose: Purpose,
    campaign: String,
    born_at: Timestamp,
    value: f64,
}

#[tokio::test]
async fn the_parts_are_the_whole_whatever_was_posted_and_each_post_counts_for_one_tactic() {
    on_both(|db| async move {
        for seed in 1..=12_u64 {
            let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
            let (owner, brand) = testing::owner(&db, NOW).await;
            let mastodon = profile(&db, &owner, brand, "mastodon").await;
            let profiles =
                [(mastodon, "mastodon"), (profile(&db, &owner, brand, "bluesky").await, "bluesky")];
            let all = posts(&mut dice, &profiles);
            let workspace = owner.workspace;
            let add = async |item| create(&db, &owner, NewPart { brand, item }, NOW).await.unwrap().id;
            let objective = Objective { name: "Dikenal".into(), ..Objective::default() };
            add(Item::Objective(objective)).await;
            let days = dice.roll(60) as i32 + 2;
            let mine = add(Item::Goal(Box::new(goal(days)))).await;
            let other = add(Item::Goal(Box::new(goal(30)))).await;
            // Each campaign hangs on one tactic at most; some on none.
            let mut campaigns: BTreeMap<String, ItemId> = BTreeMap::new();
            let mut goals: BTreeMap<ItemId, ItemId> = BTreeMap::new();
            for (campaign, goal) in [("Senja", mine), ("Panen", other), ("", mine)] {
                if campaign.is_empty() || dice.roll(3) > 0 {
                    let tactic = Tactic {
                        goal,
                        name: campaign.into(),
                        how: String::new(),
                        owner: None,
                        campaigns: vec![campaign.into()],
                        rules: Vec::new(),
                    };
                    let tactic = Tactic { name: format!("Taktik {campaign}"), ..tactic };
                    let id = add(Item::Tactic(tactic)).await;
                    goals.insert(id, goal);
                    if !campaign.is_empty() {
                        campaigns.insert(campaign.to_lowercase(), id);
                    }
                }
            }
            // What appears on one of the profiles may be done for one, where nothing else is said.
            let by_rule = if dice.roll(2) == 0 { Some(mine) } else { None };
            let by_rule = match by_rule {
                None => None,
                Some(goal) => {
                    let rule = TraceRule { profiles: vec![mastodon], ..TraceRule::default() };
                    let tactic = Tactic {
                        goal,
                        name: "Mastodon".into(),
                        how: String::new(),
                        owner: None,
                        campaigns: Vec::new(),
                        rules: vec![rule],
                    };
                    let id = add(Item::Tactic(tactic)).await;
                    goals.insert(id, goal);
                    Some(id)
                }
            };
            let tactics: Vec<ItemId> = goals.keys().copied().collect();
            let mut pillars: BTreeMap<ItemId, Option<ItemId>> = BTreeMap::new();
            for n in 0..dice.roll(4) {
                let tactic =
                    Some(tactics[dice.roll(tactics.len() as u64) as usize]).filter(|_| dice.roll(3) > 0);
                let pillar = Pillar { name: format!("Pilar {n}"), target: 20, tactic, ..Pillar::default() };
                pillars.insert(add(Item::Pillar(Box::new(pillar))).await, tactic);
            }
            // Some posts are ours, and of those some say what they are for, or name what is gone.
            let gone = ItemId::new(NOW);
            let of: Vec<ItemId> = pillars.keys().copied().chain([gone]).collect();
            let named: Vec<ItemId> = tactics.iter().copied().chain([gone]).collect();
            let mut brought = Vec::new();
            let mut made = Vec::new();
            for numbers in &all {
                let pick = |dice: &mut Dice, from: &[ItemId]| {
                    let at = dice.roll(from.len() as u64 * 2) as usize;
                    from.get(at).copied()
                };
                let purpose = match dice.roll(3) {
                    0 => Purpose::default(),
                    _ => Purpose {
                        pillar: pick(&mut dice, &of),
                        journey: None,
                        persona: None,
                        tactic: pick(&mut dice, &named),
                    },
                };
                // One that says nothing may be ours or not.
                if !purpose.is_empty() || dice.roll(2) == 0 {
                    made.push(ours(numbers, purpose));
                }
                brought.push(Brought {
                    subject: numbers.subject,
                    profile: numbers.profile,
                    purpose,
                    campaign: numbers.described.as_ref().unwrap().campaign.to_lowercase(),
                    born_at: numbers.born_at,
                    value: numbers.series[0].1[0].1 as f64,
                });
            }
            db.write(move |tx| {
                Box::pin(async move {
                    samples::insert(tx, workspace, brand, "Asia/Jakarta", &all).await?;
                    selaras_publishing::samples::insert(tx, workspace, brand, &made).await
                })
            })
            .await
            .unwrap();
            let told = tell(&db, &owner, mine, NOW).await.unwrap().remove(0);
            assert_eq!(told.rule, Rule::PostsOfTheTime);
            let sum: f64 = told.parts.iter().map(|part| part.value).sum();
            assert!((sum - told.total.unwrap_or(0.0)).abs() < 1e-6, "seed {seed}: {told:?}");
            // The whole is what is told of the same posts without being told apart.
            let question = Question {
                brand: Some(brand),
                profiles: Vec::new(),
                whose: Whose::Ours,
                from: date(2027, 1, 12).saturating_sub(jiff::Span::new().days(days)),
                to: date(2027, 1, 12),
                figure: Figure::Reactions,
                by: Vec::new(),
                counting: Counting::Posts,
                recount: false,
            };
            let whole = measure::ask(&db, &owner, &question).await.unwrap();
            assert_eq!(told.total, whole.total, "seed {seed}");
            // Every tactic has what the rule gives it, reckoned here in another way.
            let zone = selaras_kernel::schedule::zone_named("Asia/Jakarta").unwrap();
            let mut wanted: BTreeMap<(Option<ItemId>, Option<ItemId>), f64> = BTreeMap::new();
            for post in &brought {
                let day = post.born_at.to_jiff().to_zoned(zone.clone()).date();
                if day < question.from || day > question.to {
                    continue;
                }
                let own = post.purpose.tactic.filter(|id| goals.contains_key(id));
                let campaign = campaigns.get(&post.campaign).copied();
                let pillar = post.purpose.pillar.filter(|id| pillars.contains_key(id));
                let ruled = by_rule.filter(|_| post.profile == mastodon);
                let tactic = own.or(campaign).or(pillar.and_then(|id| pillars[&id])).or(ruled);
                *wanted.entry((tactic, pillar)).or_default() += post.value;
                if let Some(found) = told.posts.iter().find(|one| one.subject == post.subject) {
                    let part = &found.part;
                    assert_eq!((part.tactic, part.pillar, part.value), (tactic, pillar, post.value));
                }
            }
            wanted.retain(|_, value| *value != 0.0);
            let mut found: BTreeMap<(Option<ItemId>, Option<ItemId>), f64> = BTreeMap::new();
            for part in &told.parts {
                *found.entry((part.tactic, part.pillar)).or_default() += part.value;
                assert_eq!(part.goal, part.tactic.map(|id| goals[&id]), "seed {seed}: {part:?}");
            }
            assert_eq!(found, wanted, "seed {seed}");
            // The posts are the best ones, the most first.
            let mut best: Vec<f64> = brought
                .iter()
                .filter(|post| {
                    let day = post.born_at.to_jiff().to_zoned(zone.clone()).date();
                    post.value > 0.0 && day >= question.from && day <= question.to
                })
                .map(|post| post.value)
                .collect();
            best.sort_by(|a, b| b.total_cmp(a));
            best.truncate(POSTS_MAX);
            assert_eq!(told.posts.iter().map(|one| one.part.value).collect::<Vec<_>>(), best);
        }
    })
    .await;
}

#[tokio::test]
async fn who_came_by_a_link_counts_for_the_post_that_it_stood_in() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let add = async |item| create(&db, &owner, NewPart { brand, item }, NOW).await.unwrap().id;
        let mut sold = goal(30);
        sold.results[0].measure = Measure::Website(WebsiteOf::all(WebsiteCount::Visits));
        let sold = add(Item::Goal(Box::new(sold))).await;
        let tactic = |name: &str, campaigns: &[&str]| {
            let campaigns = campaigns.iter().map(|&name| name.into()).collect();
            Item::Tactic(Tactic {
                goal: sold,
                name: name.into(),
                how: String::new(),
                owner: None,
                campaigns,
                rules: Vec::new(),
            })
        };
        let series = add(tactic("Seri", &[])).await;
        let offer = add(tactic("Penawaran", &["Panen"])).await;
        let teaches =
            Pillar { name: "Belajar".into(), target: 40, tactic: Some(series), ..Pillar::default() };
        let teaches = add(Item::Pillar(Box::new(teaches))).await;
        let mut dice = Dice(7);
        let mastodon = profile(&db, &owner, brand, "mastodon").await;
        let mut numbers = posts(&mut dice, &[(mastodon, "mastodon")]).remove(0);
        numbers.described.as_mut().unwrap().campaign.clear();
        let post = ours(&numbers, Purpose { pillar: Some(teaches), ..Purpose::default() });
        let mut other = posts(&mut dice, &[(mastodon, "mastodon")]).remove(0);
        other.described.as_mut().unwrap().campaign.clear();
        let told_by_rule = ours(&other, Purpose::default());
        let (workspace, id, delivery) = (owner.workspace, post.id.0.to_string(), numbers.subject.to_string());
        let site = NewSite { brand, name: "Toko".into(), hosts: vec!["kopi.test".into()], currency: None };
        let site = website::create(&db, &owner, site, "Asia/Jakarta", NOW).await.unwrap();
        db.write(move |tx| {
            Box::pin(async move {
                selaras_publishing::samples::insert(tx, workspace, brand, &[post]).await?;
                Ok(())
            })
        })
        .await
        .unwrap();
        let heard = site_by_key(&db, &site.key).await.unwrap();
        let (gate, page) = (Gate::default(), Page { origin: Some("https://kopi.test"), ..Page::default() });
        let page = Page { agent: Some("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"), ..page };
        let come = async |campaign: &str, content: &str, times: usize| {
            for _ in 0..times {
                let view = Hit {
                    kind: "view".into(),
                    path: "/".into(),
                    source: "mastodon".into(),
                    campaign: campaign.into(),
                    content: content.into(),
                    ..Hit::default()
                };
                hit(&db, &gate, &heard, page, view, NOW).await.unwrap();
            }
        };
        come("", &id, 3).await;
        come("", &delivery, 2).await;
        come("Panen", &id, 4).await;
        come("Panen", "", 5).await;
        come("", "", 6).await;
        let told = tell(&db, &owner, sold, NOW).await.unwrap().remove(0);
        assert_eq!((told.rule, told.total), (Rule::LastTouch, Some(20.0)));
        let of = |tactic: Option<ItemId>| -> f64 {
            told.parts.iter().filter(|one| one.tactic == tactic).map(|one| one.value).sum()
        };
        // The pillar's, the campaign's before the pillar's, and nobody's.
        assert_eq!((of(Some(series)), of(Some(offer)), of(None)), (5.0, 9.0, 6.0));
        let brought: f64 = told.posts.iter().map(|one| one.part.value).sum();
        assert_eq!(brought, 9.0);

        // What says nothing of itself is done for what appears where it did; only those who came by a campaign, or from elsewhere, are asked for.
        let rule = TraceRule { profiles: vec![mastodon], ..TraceRule::default() };
        let Item::Tactic(ruled) = tactic("Mastodon", &[]) else { panic!() };
        let ruled = add(Item::Tactic(Tactic { rules: vec![rule], ..ruled })).await;
        let id = told_by_rule.id.0.to_string();
        db.write(move |tx| {
            let posts = [told_by_rule.clone()];
            Box::pin(async move { selaras_publishing::samples::insert(tx, workspace, brand, &posts).await })
        })
        .await
        .unwrap();
        come("", &id, 2).await;
        let told = tell(&db, &owner, sold, NOW).await.unwrap().remove(0);
        let of =
            |tactic| told.parts.iter().filter(|one| one.tactic == tactic).map(|one| one.value).sum::<f64>();
        assert_eq!((of(Some(ruled)), of(Some(series)), of(Some(offer)), of(None)), (2.0, 5.0, 9.0, 6.0));
        let visits = async |network: &str, campaign: &str| {
            let of =
                WebsiteOf { count: WebsiteCount::Visits, network: network.into(), campaign: campaign.into() };
            let mut only = goal(30);
            only.title = format!("{network} {campaign}");
            only.results[0].measure = Measure::Website(of);
            let id = add(Item::Goal(Box::new(only))).await;
            let came = tell(&db, &owner, id, NOW).await.unwrap().remove(0).total;
            let seen = crate::progress::one(&db, &owner, id, NOW).await.unwrap();
            assert_eq!(
                came.filter(|came| *came > 0.0),
                seen.results[0].standing.now.filter(|now| *now > 0.0)
            );
            came
        };
        assert_eq!(visits("mastodon", "").await, Some(22.0));
        assert_eq!(visits("", "panen").await, Some(9.0));
        assert_eq!(visits("bluesky", "").await, Some(0.0));

        // Days on which others came, and nobody by this network, are known to have none.
        let view = Hit { kind: "view".into(), path: "/".into(), source: "bluesky".into(), ..Hit::default() };
        hit(&db, &gate, &heard, page, view, NOW - DAY * 5).await.unwrap();
        let of = WebsiteOf { network: "bluesky".into(), ..WebsiteOf::all(WebsiteCount::Visits) };
        let days = (date(2026, 12, 1), date(2027, 1, 12));
        let read = crate::measures::read(&db, &owner, brand, &Measure::Website(of), &[], days).await.unwrap();
        let told: Vec<f64> = read.days.values().copied().collect();
        assert_eq!(told, [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    })
    .await;
}

#[tokio::test]
async fn what_no_post_can_be_told_of_is_said_to_be_so() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let mut rate = goal(30);
        rate.results[0].measure =
            Measure::Figure(FigureOf { figure: Figure::EngagementRateReach, profiles: Vec::new() });
        rate.results[0].target = 5.0;
        let id =
            create(&db, &owner, NewPart { brand, item: Item::Goal(Box::new(rate)) }, NOW).await.unwrap().id;
        let told = tell(&db, &owner, id, NOW).await.unwrap();
        assert_eq!((told[0].rule, told[0].parts.len(), told[0].total), (Rule::NotTold, 0, None));
    })
    .await;
}
