//! What an audit looks at: the numbers of each profile in the time and in the one before, what its posts say of formats and declines, what
//! came to the website, what it cost.

use super::{
    alike::Looked,
    inventory::{InventoryProfile, KnownFrom},
    snapshot::{AuditMoney, EvidencePost, Part, Span, Sureness},
};
use jiff::{ToSpan, civil::Date};
use selaras_analytics::{
    Format, benchmarks, imports,
    insight::{self, ProfileHistory},
    measure::{self, Counting, Dimension, Figure, Found, Question, Top, Whose},
    returns, website,
};
use selaras_insight::{self as pure, Basis, Cause, Ratio, ShareOf};
use selaras_kernel::{
    Actor, BrandId, Error, Metric, Problem, ProfileId, Result, Timestamp, schedule::zone_named,
};
use selaras_networks::Registry;
use selaras_store::Db;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Posts of a profile that are read to be shown.
const POSTS_MAX: usize = 100;

/// What was read, before what takes a while is reckoned.
#[derive(Debug)]
pub struct Sight {
    seen: Seen,
    /// By profile: its posts of the last two years, and what explains how its interactions changed.
    histories: BTreeMap<Uuid, (ProfileHistory, Option<insight::Evidence>)>,
}

/// What was seen: everything that the rules look at.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub span: Span,
    pub hours_per_post: f64,
    pub counted_at: Option<Timestamp>,
    pub profiles: Vec<SeenProfile>,
    pub looked: Vec<Looked>,
    /// Whether any website of the brand counted anybody in either time.
    pub site_counts: bool,
}

/// What was seen of a profile.
#[derive(Clone, Debug)]
pub(super) struct SeenProfile {
    pub profile: InventoryProfile,
    /// Which metrics its network tells us by itself; absent where numbers come from files alone.
    pub tells: Option<BTreeSet<Metric>>,
    pub now: Figures,
    pub before: Figures,
    /// Rate of the posts of each month.
    pub months: Vec<Part>,
    /// Interactions per post of each format in the time.
    pub formats: Vec<Part>,
    /// Its posts of the time, the most interactions first.
    pub posts: Vec<EvidencePost>,
    /// What each format does to interactions, all else equal, by the last two years; and how sure the best of them is.
    pub effects: Vec<FormatEffect>,
    pub best: Option<(String, Sureness)>,
    /// Why interactions changed.
    pub change: Option<Explained>,
    /// What came from its network to the website.
    pub visits: Visits,
    /// The same of the time before; absent where nobody counted then.
    pub visits_before: Option<Visits>,
    /// Costs and returns of its network.
    pub money: Vec<AuditMoney>,
    /// Profiles of ours on its network.
    pub shared_by: usize,
    /// Who the audience is, by the last file that says so.
    pub audience: Vec<Part>,
    /// Whether those are parts in percent.
    pub audience_percent: bool,
    /// The rate of others on its network, and whose: `competitors` or `published`.
    pub others: Option<(f64, String)>,
}

/// Figures of a profile in a time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Figures {
    pub posts: u64,
    pub interactions: Option<f64>,
    /// Days with a count of interactions.
    pub counted: u64,
    /// Interactions per post by followers, in percent, and of how many posts.
    pub rate: Option<f64>,
    pub rate_of: u64,
    /// Followers at the end.
    pub followers: Option<f64>,
    pub followers_of: u64,
    /// Their growth, in percent.
    pub growth: Option<f64>,
}

/// What came to the website.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Visits {
    pub visits: f64,
    pub clicks: f64,
    pub leads: f64,
    pub downloads: f64,
    pub signups: f64,
    pub purchases: f64,
}

impl Visits {
    /// What people did there that matters.
    pub fn results(&self) -> f64 {
        self.leads + self.downloads + self.signups + self.purchases
    }
}

/// What a format does to interactions, all else equal.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FormatEffect {
    pub format: String,
    pub effect: Ratio,
    pub posts: u64,
}

/// Why interactions changed from one time to the other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Explained {
    pub total: Ratio,
    pub cause: Cause,
    pub parts: Vec<(Cause, Ratio)>,
    pub posts: Vec<EvidencePost>,
}

/// What is asked of an audit, checked.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(super) brand: BrandId,
    pub(super) span: Span,
    pub(super) hours_per_post: f64,
    pub(super) zone: String,
}

/// Reads what an audit looks at. `registry` says what each network tells.
///
/// # Errors
/// `not_found` for a brand whose numbers may not be seen; `forbidden`.
pub async fn look(
    db: &Db,
    actor: &Actor,
    registry: &Registry,
    plan: &Plan,
    (inventory, looked): (Vec<InventoryProfile>, Vec<Looked>),
) -> Result<Sight> {
    let Span { from, to, before_from, before_to } = plan.span;
    let reader = Reader { db, actor, brand: plan.brand };
    let now = reader.figures((from, to)).await?;
    let before = reader.figures((before_from, before_to)).await?;
    let months = reader.by(Figure::EngagementRateFollowers, (from, to), Dimension::Month).await?;
    let formats = reader.by(Figure::InteractionsPerPost, (from, to), Dimension::Format).await?;
    let (visits, any) = reader.visits((from, to)).await?;
    let (visits_before, any_before) = reader.visits((before_from, before_to)).await?;
    let money = reader.money((from, to)).await?;
    let audience = reader.audience().await?;
    let others = reader.others((from, to)).await?;
    let counted_at = now.counted_at;
    let shared =
        |network: &str| inventory.iter().filter(|one| one.said.network == network && is_counted(one)).count();
    let (mut profiles, mut histories) = (Vec::new(), BTreeMap::new());
    // What holds at the end of the last day holds for good: the same data give the same answer later.
    let end = end_of(to, &plan.zone)?;
    for one in &inventory {
        let network = one.said.network.as_str();
        let id = one.id.to_string();
        let (audience, audience_percent) = audience.get(&one.id).cloned().unwrap_or_default();
        let mut seen = SeenProfile {
            tells: registry.get(network).map(|connector| {
                let can = connector.capability();
                can.post_metrics.iter().chain(can.profile_metrics).copied().collect()
            }),
            now: now.of(&id),
            before: before.of(&id),
            months: parts(&months, &id),
            formats: parts(&formats, &id),
            posts: Vec::new(),
            effects: Vec::new(),
            best: None,
            change: None,
            visits: visits.get(network).copied().unwrap_or_default(),
            visits_before: any_before.then(|| visits_before.get(network).copied().unwrap_or_default()),
            money: money.get(network).cloned().unwrap_or_default(),
            shared_by: shared(network),
            audience,
            audience_percent,
            others: others.get(network).cloned(),
            profile: one.clone(),
        };
        if is_counted(one) {
            let profile = ProfileId(one.id);
            seen.posts = reader.top(profile, (from, to)).await?;
            let mut all = insight::histories(db, actor, plan.brand, Some(profile), end).await?;
            let history = all.profiles.remove(&profile).unwrap_or_default();
            let spans = ((before_from, before_to), (from, to));
            let evidence =
                insight::evidence(db, actor, plan.brand, Some(profile), spans, None, end).await.map(Some);
            // A time without a whole week explains nothing; that is no fault.
            let evidence = evidence.or_else(|error| match error {
                Error::Problem(problem) if problem.code == "weeks_unfit" => Ok(None),
                other => Err(other),
            })?;
            histories.insert(one.id, (history, evidence));
        }
        profiles.push(seen);
    }
    let site_counts = any || any_before;
    let hours_per_post = plan.hours_per_post;
    let seen = Seen { span: plan.span, hours_per_post, counted_at, profiles, looked, site_counts };
    Ok(Sight { seen, histories })
}

/// Whether numbers of it may be known.
pub(super) fn is_counted(one: &InventoryProfile) -> bool {
    one.known_from != KnownFrom::People
}

/// Whether all that is known of it comes from files: then days of which none was imported look like days without posts.
pub(super) fn by_files(one: &InventoryProfile) -> bool {
    one.known_from == KnownFrom::Files
}

impl Sight {
    /// Reckons what takes a while: what each format does, and why interactions changed.
    pub(super) fn reckon(self) -> Seen {
        let Self { mut seen, mut histories } = self;
        for one in &mut seen.profiles {
            let Some((mut history, evidence)) = histories.remove(&one.profile.id) else { continue };
            history.mark_promoted();
            let ranking = pure::best(&history.posts, Basis::Followers).format;
            let name = |key: u32| u8::try_from(key).ok().map(|key| name_of(Format::from_code(key)));
            one.effects = ranking
                .options
                .iter()
                .filter(|option| option.posts > 0)
                .filter_map(|option| {
                    let format = name(option.key)?;
                    Some(FormatEffect { format, effect: option.effect, posts: option.posts.into() })
                })
                .collect();
            let sure = match ranking.verdict {
                pure::Verdict::ClearBest => Sureness::Clear,
                pure::Verdict::Probably => Sureness::Probable,
                pure::Verdict::CantTell { .. } => Sureness::Open,
            };
            one.best = ranking.best.and_then(name).map(|format| (format, sure));
            one.change = evidence.map(|evidence| explained(insight::explain(evidence)));
        }
        seen
    }
}

fn explained(why: insight::Why) -> Explained {
    let shown = |share: &pure::Share| {
        let ShareOf::Post(id) = share.of else { return None };
        let subject = usize::try_from(id).ok().and_then(|id| why.subjects.get(id))?;
        Some(EvidencePost {
            subject: subject.id,
            published_at: subject.born_at,
            format: subject.format,
            interactions: None,
            share: Some(share.change * 100.0),
        })
    };
    Explained {
        total: why.diagnosis.total,
        cause: why.diagnosis.cause,
        parts: why.diagnosis.parts.iter().map(|part| (part.cause, part.ratio)).collect(),
        posts: why.diagnosis.shares.iter().filter_map(shown).collect(),
    }
}

/// A format as it is called in JSON.
fn name_of(format: Format) -> String {
    serde_json::to_value(format).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The last instant of a local day.
fn end_of(day: Date, zone: &str) -> Result<Timestamp> {
    let zone = zone_named(zone)?;
    let next = day.saturating_add(1.days()).to_zoned(zone);
    let next = next.map_err(|e| Error::fault(format!("finding the end of {day}"), e))?;
    Ok(Timestamp(Timestamp::from(next.timestamp()).0 - 1))
}

fn parts(found: &Found, profile: &str) -> Vec<Part> {
    let of = |row: &measure::Row| match row.keys.as_slice() {
        [id, key] if id == profile => Some(Part { key: key.clone(), value: row.value?, of: row.of }),
        _ => None,
    };
    found.rows.iter().filter_map(of).collect()
}

struct Reader<'a> {
    db: &'a Db,
    actor: &'a Actor,
    brand: BrandId,
}

/// Figures of all profiles in a time.
struct ByProfile {
    all: BTreeMap<String, Figures>,
    counted_at: Option<Timestamp>,
}

impl ByProfile {
    fn of(&self, profile: &str) -> Figures {
        self.all.get(profile).copied().unwrap_or_default()
    }
}

type Days = (Date, Date);

impl Reader<'_> {
    fn question(&self, figure: Figure, (from, to): Days, counting: Counting) -> Question {
        Question {
            brand: Some(self.brand),
            profiles: Vec::new(),
            whose: Whose::Ours,
            from,
            to,
            figure,
            by: vec![Dimension::Profile],
            counting,
            recount: false,
        }
    }

    async fn figures(&self, days: Days) -> Result<ByProfile> {
        let mut all = BTreeMap::<String, Figures>::new();
        let mut counted_at = None;
        for (figure, counting) in [
            (Figure::Posts, Counting::Posts),
            (Figure::Interactions, Counting::Happened),
            (Figure::EngagementRateFollowers, Counting::Posts),
            (Figure::Followers, Counting::Happened),
            (Figure::AudienceGrowth, Counting::Happened),
        ] {
            let found = measure::ask(self.db, self.actor, &self.question(figure, days, counting)).await?;
            counted_at = counted_at.max(found.counted_at);
            for row in found.rows {
                let Some(profile) = row.keys.into_iter().next() else { continue };
                let of = all.entry(profile).or_default();
                match figure {
                    Figure::Posts => of.posts = row.value.map_or(0, |value| value.max(0.0) as u64),
                    Figure::Interactions => (of.interactions, of.counted) = (row.value, row.of),
                    Figure::EngagementRateFollowers => (of.rate, of.rate_of) = (row.value, row.of),
                    Figure::Followers => (of.followers, of.followers_of) = (row.value, row.of),
                    _ => of.growth = row.value,
                }
            }
        }
        Ok(ByProfile { all, counted_at })
    }

    /// A figure of the posts of the time, by profile and something else.
    async fn by(&self, figure: Figure, days: Days, by: Dimension) -> Result<Found> {
        let mut question = self.question(figure, days, Counting::Posts);
        question.by.push(by);
        measure::ask(self.db, self.actor, &question).await
    }

    async fn top(&self, profile: ProfileId, days: Days) -> Result<Vec<EvidencePost>> {
        let mut question = self.question(Figure::Interactions, days, Counting::Posts);
        (question.profiles, question.by) = (vec![profile], Vec::new());
        let top = Top { question, limit: POSTS_MAX, least: false };
        let found = measure::top(self.db, self.actor, &top).await?;
        let shown = |post: measure::TopPost| EvidencePost {
            subject: post.subject,
            published_at: post.published_at,
            format: post.format,
            interactions: Some(post.value),
            share: None,
        };
        Ok(found.into_iter().map(shown).collect())
    }

    /// What came to the websites by network, and whether anything was counted at all.
    async fn visits(&self, (from, to): Days) -> Result<(BTreeMap<String, Visits>, bool)> {
        let asked = website::Asked {
            brand: self.brand,
            from,
            to,
            by: website::By::Network,
            of: website::Of::default(),
        };
        let counted = website::counted(self.db, self.actor, &asked).await?;
        let any = counted.iter().any(|row| row.visits + row.views + row.clicks > 0);
        let visits = |row: website::ToldRow| {
            let counted = Visits {
                visits: row.visits as f64,
                clicks: row.clicks as f64,
                leads: row.leads as f64,
                downloads: row.downloads as f64,
                signups: row.signups as f64,
                purchases: row.purchases as f64,
            };
            (row.key, counted)
        };
        Ok((counted.into_iter().map(visits).collect(), any))
    }

    async fn money(&self, (from, to): Days) -> Result<BTreeMap<String, Vec<AuditMoney>>> {
        let asked = returns::Asked { brand: self.brand, from, to, by: returns::By::Network };
        let reckoned = returns::reckon(self.db, self.actor, &asked).await?;
        let money = |roi: returns::Roi| AuditMoney { currency: roi.currency, cost: roi.cost, gain: roi.gain };
        let row = |row: returns::RoiRow| (row.key, row.amounts.into_iter().map(money).collect());
        Ok(reckoned.rows.into_iter().map(row).collect())
    }

    /// The rate of others by network: of competitors where three or more are known, else what is published, as long as too little is known
    /// of our own posts to be the better measure.
    async fn others(&self, days: Days) -> Result<BTreeMap<String, (f64, String)>> {
        let beside =
            benchmarks::beside(self.db, self.actor, self.brand, "all_industries", days, None).await?;
        let rate = |one: benchmarks::Beside| {
            let competitors = one.competitors.engagement_rate.map(|rate| (rate, "competitors"));
            let published = one.comparable.filter(|_| !one.own_is_better).map(|of| (of.value, "published"));
            let (rate, whose) = competitors.or(published)?;
            Some((one.network, (rate, whose.to_owned())))
        };
        Ok(beside.into_iter().filter_map(rate).collect())
    }

    /// Who the audience of a profile is, by the newest file that says so, and whether in percent.
    async fn audience(&self) -> Result<BTreeMap<Uuid, (Vec<Part>, bool)>> {
        let made = imports::list(self.db, self.actor, self.brand).await?;
        let whose: BTreeMap<String, ProfileId> =
            made.iter().filter_map(|one| Some((one.id.to_string(), one.profile_id?))).collect();
        let mut rows = BTreeMap::<Uuid, (String, Vec<AudienceLine>)>::new();
        for value in imports::rows(self.db, self.actor, self.brand, "audience").await? {
            let Ok(line) = serde_json::from_value::<AudienceLine>(value) else { continue };
            let Some(profile) = whose.get(&line.import) else { continue };
            // The newest import comes first; older ones are superseded.
            let (import, lines) = rows.entry(profile.0).or_insert_with(|| (line.import.clone(), Vec::new()));
            if *import == line.import {
                lines.push(line);
            }
        }
        Ok(rows.into_iter().map(|(profile, (_, lines))| (profile, audience_parts(lines))).collect())
    }
}

/// A line of an audience as imports keep it.
#[derive(serde::Deserialize)]
struct AudienceLine {
    import: String,
    of: String,
    kind: String,
    label: String,
    share: Option<imports::exports::Share>,
    count: Option<i64>,
}

/// The largest parts of each kind, at most five; of the followers where the file tells them apart.
fn audience_parts(lines: Vec<AudienceLine>) -> (Vec<Part>, bool) {
    let followers = lines.iter().any(|line| line.of == "followers");
    let of: Vec<AudienceLine> =
        lines.into_iter().filter(|line| !followers || line.of == "followers").collect();
    let percent = of.iter().all(|line| line.share.is_some());
    let mut by_kind = BTreeMap::<String, Vec<Part>>::new();
    for line in of {
        let value = match (percent, line.share, line.count) {
            (true, Some(imports::exports::Share::Of(share)), _) => share * 100.0,
            // What is only known to be below a bound is too small to be shown as a value.
            (true, ..) => continue,
            (false, _, Some(count)) => count as f64,
            (false, ..) => continue,
        };
        let key = format!("{}/{}", line.kind, line.label);
        by_kind.entry(line.kind).or_default().push(Part { key, value, of: 0 });
    }
    for parts in by_kind.values_mut() {
        parts.sort_by(|a, b| b.value.total_cmp(&a.value).then_with(|| a.key.cmp(&b.key)));
        parts.truncate(5);
    }
    (by_kind.into_values().flatten().collect(), percent)
}

/// The days of an audit: as asked, or the last 90 that are over, beside as many before.
///
/// # Errors
/// `range_backwards`, `audit_too_short`, `audit_too_long`, `audit_not_over`.
pub(super) fn span(from: Option<Date>, to: Option<Date>, today: Date) -> Result<Span, Problem> {
    let to = to.unwrap_or_else(|| today.saturating_sub(1.days()));
    let from = from.unwrap_or_else(|| to.saturating_sub((super::DAYS - 1).days()));
    let days = from.until(to).map_or(0, |span| span.get_days()) + 1;
    if from > to {
        return Err(Problem::invalid("to", "range_backwards"));
    }
    if days < super::DAYS_MIN {
        return Err(Problem::invalid("from", "audit_too_short").with("least", super::DAYS_MIN));
    }
    if days > super::DAYS_MAX {
        return Err(Problem::invalid("from", "audit_too_long").with("limit", super::DAYS_MAX));
    }
    if to >= today {
        return Err(Problem::invalid("to", "audit_not_over"));
    }
    let before_to = from.saturating_sub(1.days());
    Ok(Span { from, to, before_from: before_to.saturating_sub((days - 1).days()), before_to })
}
