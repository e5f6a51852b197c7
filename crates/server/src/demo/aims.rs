//! Answers: what does the sample roaster want, which goals has it set itself, and what does it do for them?

use super::{pillars, texts::Topic};
use jiff::{ToSpan, civil::Date};
use selaras_analytics::measure::Figure;
use selaras_kernel::{Actor, BrandId, ItemId, PersonId, Result, Timestamp};
use selaras_store::Db;
use selaras_strategy::{
    items::{
        ByHand, FigureOf, Framework, Goal, Item, KeyResult, Measure, Milestone, Objective, Part, SocialUse,
        StartingPoint, Strategy, Tactic, WebsiteCount, WebsiteOf,
    },
    measures,
};
use uuid::Uuid;

/// Days that the goals have run, and days they still run.
const GONE: i32 = 60;
const LEFT: i32 = 60;

/// The parts of the strategy, with targets in reach of what the sample's numbers did: one goal is on course, one is not.
pub async fn parts(
    db: &Db,
    actor: &Actor,
    (brand, today, now): (BrandId, Date, Timestamp),
    by: Option<PersonId>,
    indonesian: bool,
) -> Result<Vec<Part>> {
    let say = |id: &'static str, en: &'static str| if indonesian { id } else { en }.to_owned();
    let start = today.saturating_sub(GONE.days());
    let deadline = today.saturating_add(LEFT.days());
    let eve = start.saturating_sub(1.day());
    let of = |figure| Measure::Figure(FigureOf { figure, profiles: Vec::new() });
    let read = async |measure: &Measure, from, to| -> Result<Option<f64>> {
        let readings = measures::read(db, actor, brand, measure, &[], (from, to)).await?;
        Ok(measures::over(&readings, from, to))
    };
    let followers = of(Figure::Followers);
    let before = read(&followers, eve.saturating_sub(30.days()), eve).await?.unwrap_or(1_000.0);
    let present = read(&followers, start, today).await?.unwrap_or(before);
    let interactions = of(Figure::Interactions);
    let moved = read(&interactions, start, today).await?.unwrap_or(100.0);
    let visits = Measure::Website(WebsiteOf::all(WebsiteCount::Visits));
    let visited = read(&visits, start, today).await?.unwrap_or(100.0);
    let purchases = Measure::Website(WebsiteOf::all(WebsiteCount::Purchases));
    let bought = read(&purchases, start, today).await?.unwrap_or(30.0);
    let bought_before =
        read(&purchases, eve.saturating_sub((GONE + LEFT).days()), eve).await?.unwrap_or(bought);

    let made = now - std::time::Duration::from_secs(GONE.unsigned_abs().into()) * 86_400;
    let mut all: Vec<Part> = Vec::new();
    let mut add = |item| {
        // One after another, as people would have made them on the goals' first day.
        let at = made + std::time::Duration::from_millis(all.len() as u64);
        let id = ItemId::new(at);
        all.push(Part { id, brand, item, created_at: at, created_by: by, updated_at: at, version: 1 });
        id
    };
    let known = add(Item::Objective(Objective {
        name: say("Dikenal pencinta kopi di luar Bandung", "Be known by coffee lovers beyond Bandung"),
        why: say(
            "Kedai sudah penuh di akhir pekan; pertumbuhan datang dari pesanan daring.",
            "The café is full at weekends; growth comes from orders online.",
        ),
        measure: say("Pembeli baru per bulan", "New buyers a month"),
        serves: SocialUse::Marketing,
        starting_point: Some(StartingPoint::Awareness),
        owner: by,
    }));
    let sales = add(Item::Objective(Objective {
        name: say("Penjualan daring dari media sosial", "Online sales from social media"),
        why: say(
            "Marketplace mengambil seperlima dari setiap kemasan; toko sendiri tidak.",
            "Marketplaces take a fifth of every bag; our own shop does not.",
        ),
        measure: say("Penjualan bulanan toko sendiri", "Monthly sales of our own shop"),
        serves: SocialUse::Marketing,
        starting_point: Some(StartingPoint::Sales),
        owner: by,
    }));
    let stories = add(Item::Strategy(Strategy {
        objective: known,
        name: say("Cerita petani di balik kopi", "The growers' stories behind the coffee"),
        how: say(
            "Bukan diskon: orang yang tahu siapa yang menanam, kembali membeli.",
            "Not discounts: those who know who grew it come back to buy.",
        ),
    }));
    let goal = |title: String, objective, strategy, results: Vec<KeyResult>| Goal {
        title,
        objective: Some(objective),
        strategy,
        framework: if results.len() > 1 { Framework::Okr } else { Framework::Smart },
        results,
        start,
        deadline,
        benefit: String::new(),
        value: String::new(),
        owner: by,
        focus: false,
        state: Default::default(),
        learnt: String::new(),
    };
    let number = |n: u128, measure: Measure, target: f64| KeyResult {
        id: Uuid::from_u128(n),
        name: String::new(),
        measure,
        baseline: None,
        baseline_period: None,
        target,
        direction: Default::default(),
        milestones: Vec::new(),
    };
    // Twice of what was won in half of the time.
    let wanted = tidy(before + 2.0 * (present - before));
    let mut more = number(1, followers, wanted);
    more.baseline = Some(before);
    more.milestones = vec![Milestone {
        day: start.saturating_add(45.days()),
        value: tidy(before + 0.7 * (present - before)),
    }];
    let mut grown = goal(
        say("Pengikut bertambah dua kali lebih cepat", "Followers grow twice as fast"),
        known,
        Some(stories),
        vec![more],
    );
    grown.focus = true;
    grown.benefit = say(
        "Pengikut melihat cerita petani lebih dulu; dari mereka datang separuh pembeli baru.",
        "Followers see the growers' stories first; half of the new buyers come from them.",
    );
    let grown = add(Item::Goal(Box::new(grown)));
    // Three times of what was moved in half of the time: too much.
    let moved = goal(
        say("Percakapan yang lebih ramai", "Livelier conversations"),
        known,
        Some(stories),
        vec![number(2, interactions, tidy(3.0 * moved))],
    );
    let moved = add(Item::Goal(Box::new(moved)));
    let own = ByHand { name: say("Pesanan grosir", "Wholesale orders"), unit: String::new(), adds_up: true };
    let sold = goal(
        say("Toko sendiri menjadi tempat membeli", "Our own shop is where people buy"),
        sales,
        None,
        vec![
            number(3, visits, tidy(2.2 * visited)),
            number(4, purchases, tidy((1.9 * bought).max(1.2 * bought_before))),
            number(5, Measure::ByHand(own), 6.0),
        ],
    );
    let sold = add(Item::Goal(Box::new(sold)));
    let mut stories = None;
    for (goal, topic, id, en) in [
        (grown, Topic::Harvest, "Seri panen: satu petani setiap minggu", "Harvest series: one grower a week"),
        (
            moved,
            Topic::Merdeka,
            "Pertanyaan yang dijawab dengan cerita",
            "Questions that are answered with a story",
        ),
        (
            sold,
            Topic::Eleven,
            "Penawaran 11.11 hanya di toko sendiri",
            "The 11.11 offer in our own shop only",
        ),
    ] {
        let campaigns = Some(topic.campaign(indonesian)).filter(|name| !name.is_empty());
        let made = add(Item::Tactic(Tactic {
            goal,
            name: say(id, en),
            how: String::new(),
            owner: by,
            campaigns: campaigns.map(str::to_owned).into_iter().collect(),
            rules: Vec::new(),
        }));
        // The first is the series about growers.
        stories = stories.or(Some(made));
    }
    for (id, pillar) in pillars::pillars(brand, stories, indonesian) {
        let at = made + std::time::Duration::from_millis(all.len() as u64);
        let item = Item::Pillar(Box::new(pillar));
        all.push(Part { id, brand, item, created_at: at, created_by: by, updated_at: at, version: 1 });
    }
    Ok(all)
}

/// As people round a target: to two digits.
fn tidy(value: f64) -> f64 {
    let step = 10_f64.powf(value.abs().max(10.0).log10().floor() - 1.0);
    (value / step).round() * step
}
