//! Answers: by which numbers does the sample roaster steer, and what came of looking at them?

use jiff::{ToSpan, civil::Date};
use selaras_analytics::measure::Figure;
use selaras_kernel::{BrandId, ItemId, PersonId, Timestamp};
use selaras_strategy::{
    items::{
        FigureOf, Item, Kpi, KpiFormula, KpiState, KpiTerm, KpiValue, Measure, Part, Period, Rhythm,
        WebsiteCount, WebsiteOf,
    },
    kpis::{CheckSaid, Decision, Due, HeldCheck, Occasion},
};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

/// KPIs that serve the objectives among `parts`: one whose review is due, one whose check is due, one that has time; and their checks.
pub fn kpis(
    (brand, today, now): (BrandId, Date, Timestamp),
    parts: &[Part],
    by: Option<PersonId>,
    indonesian: bool,
) -> (Vec<Part>, Vec<HeldCheck>) {
    let say = |id: &'static str, en: &'static str| if indonesian { id } else { en }.to_owned();
    let objectives: Vec<ItemId> =
        parts.iter().filter(|one| one.item.kind() == "objective").map(|one| one.id).collect();
    let figure = |figure| Measure::Figure(FigureOf { figure, profiles: Vec::new() });
    let website = |count| Measure::Website(WebsiteOf::all(count));
    let term = |name: String, measure| KpiTerm { name, measure };
    let kpi = |name: String, purpose: String, objective: usize, value, target| Kpi {
        name,
        purpose,
        objective: objectives.get(objective).copied(),
        value,
        target,
        direction: Default::default(),
        period: Period::Month,
        owner: by,
        rhythm: Rhythm::Month,
        reviews: 2,
        stakeholders: Vec::new(),
        began: today,
        state: KpiState::Active,
    };
    let mut rate = kpi(
        say("Interaksi per seribu pengikut", "Interactions per thousand followers"),
        say(
            "Cerita yang mengena dibagikan; yang dibagikan mendatangkan pembeli baru.",
            "Stories that touch are shared; what is shared brings new buyers.",
        ),
        0,
        KpiValue::Measure(figure(Figure::InteractionsPerThousand)),
        30.0,
    );
    // Half a year and two days ago, so that its first big review is two days late.
    rate.began = today.saturating_sub(2.days()).saturating_sub(6.months());
    let (visits, orders) = (say("kunjungan", "visits"), say("pembelian", "purchases"));
    let mut bought = kpi(
        say("Pembelian per seratus kunjungan", "Purchases for each hundred visits"),
        say(
            "Toko sendiri baru berarti bila pengunjung juga membeli.",
            "Our own shop only matters if visitors buy, too.",
        ),
        1,
        KpiValue::Formula(KpiFormula {
            text: format!("{orders} / {visits} * 100"),
            terms: vec![
                term(visits, website(WebsiteCount::Visits)),
                term(orders, website(WebsiteCount::Purchases)),
            ],
        }),
        3.0,
    );
    bought.began = today.saturating_sub(35.days());
    bought.rhythm = Rhythm::Week;
    let mut posts = kpi(
        say("Posting per minggu", "Posts a week"),
        say("Tanpa cerita baru tidak ada yang kembali.", "Without new stories nobody comes back."),
        0,
        KpiValue::Measure(figure(Figure::Posts)),
        10.0,
    );
    posts.period = Period::Week;
    posts.began = today.saturating_sub(10.days());
    posts.rhythm = Rhythm::TwoMonths;

    let made = |kpi: Kpi, days: u32| {
        let at = now - DAY * days;
        let item = Item::Kpi(Box::new(kpi));
        Part { id: ItemId::new(at), brand, item, created_at: at, created_by: by, updated_at: at, version: 1 }
    };
    let all = vec![made(rate, 186), made(bought, 35), made(posts, 10)];
    let check = |at: usize, weeks_ago: i32, note: String, decision| {
        let kpi = all[at].item.kpi();
        let began = kpi.map_or(today, |kpi| kpi.began);
        HeldCheck {
            kpi: all[at].id,
            due: Due { day: began.saturating_add(weeks_ago.weeks()), occasion: Occasion::Check },
            held_at: all[at].created_at + DAY * (7 * weeks_ago.unsigned_abs()),
            held_by: by,
            said: CheckSaid {
                note,
                decision,
                answers: None,
                told: Vec::new(),
                value: None,
                period: None,
                target: kpi.map_or(0.0, |kpi| kpi.target),
                version: 1,
            },
        }
    };
    let checks = vec![
        check(
            1,
            2,
            say(
                "Halaman pembayaran membingungkan di ponsel. Rani memperbaikinya minggu ini.",
                "The payment page confuses people on a phone. Rani mends it this week.",
            ),
            Decision::Act,
        ),
        check(1, 4, say("Sudah lebih baik sejak perbaikan.", "Better since it was mended."), Decision::Keep),
    ];
    (all, checks)
}
