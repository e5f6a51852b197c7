//! Answers: is every post published exactly once, whatever breaks? The network drops, delays, errs and limits; Selaras's
//! processes are killed at random moments; then the network's posts are compared with what was accepted.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use futures::StreamExt;

use crate::network_double::judge::{Expected, Said, judge};
use crate::network_double::{Network, Options, now};
use crate::postgres::Postgres;
use crate::process::{Folder, Process, say};
use crate::proxy::{Plan, Proxy};
use crate::report::{Report, as_f64};
use crate::rng::Rng;
use crate::selaras::{self, NewPost, Role, Selaras, Settings};

/// What to run.
#[derive(Clone, Debug, clap::Args)]
pub struct Chaos {
    /// Number of posts on each database.
    #[arg(long)]
    posts: Option<u32>,
    /// Brings the same posts, faults and moments of killing back.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Kills on each database, at least.
    #[arg(long)]
    kills: Option<u32>,
    /// A run of about a minute: 150 posts, 5 kills, fewer faults, both databases at the same time.
    #[arg(long)]
    quick: bool,
    /// Seconds after the last kill until what is still under way counts as lost.
    #[arg(long, default_value_t = 900)]
    patience: u64,
    /// Only on this database: sqlite or postgres.
    #[arg(long)]
    only: Option<String>,
    /// The program to break; without it, the one beside this program.
    #[arg(long)]
    selaras: Option<PathBuf>,
}

impl Chaos {
    /// Of 1000 calls, how many go wrong.
    fn faults(&self) -> u64 {
        if self.quick { 150 } else { 300 }
    }
}

/// Half of the accounts are Mastodon's, half are Bluesky's.
const ACCOUNTS: u32 = 100;
const TIMEOUT: Duration = Duration::from_millis(1_000);
const LATE: Duration = Duration::from_millis(1_600);

/// A post as it was planned.
struct Planned {
    parts: Vec<String>,
    accounts: Vec<u32>,
    /// Microseconds after the beginning.
    after: i64,
    /// Scheduled only while processes are being killed.
    late: bool,
}

/// Runs it; says whether nothing was lost or doubled and enough was killed.
pub async fn run(chaos: &Chaos) -> Result<(Report, bool)> {
    let binary = selaras::binary(chaos.selaras.clone())?;
    let posts = chaos.posts.unwrap_or(if chaos.quick { 150 } else { 2_000 });
    let kills = chaos.kills.unwrap_or(if chaos.quick { 5 } else { 50 });
    let mut report = Report::new("chaos publish", chaos.seed);
    report.condition("accounts", ACCOUNTS);
    report.condition("network_timeout_ms", TIMEOUT.as_millis().to_string());
    report.condition("faults_per_mille", chaos.faults());
    let folder = Folder::new()?;
    let wanted = |database: &&str| chaos.only.as_ref().is_none_or(|only| only == database);
    let databases = ["sqlite", "postgres"].into_iter().filter(wanted);
    let runs = databases.map(|database| on_database(database, chaos, &binary, &folder, posts, kills));
    // Side by side when time is short; one after the other when each is to have the machine for itself.
    let at_once = if chaos.quick { 2 } else { 1 };
    let runs: Vec<_> = futures::stream::iter(runs).buffered(at_once).collect().await;
    let mut sums: BTreeMap<String, u64> = BTreeMap::new();
    for run in runs {
        let (database, figures) = run?;
        for (name, value) in figures {
            *sums.entry(name.clone()).or_default() += value;
            report.count(format!("{database}_{name}"), value);
        }
    }
    for (name, value) in &sums {
        report.count(name.clone(), *value);
    }
    let sum = |name: &str| sums.get(name).map(|value| as_f64(*value));
    for name in
        ["lost", "doubled", "out_of_order", "early", "denied", "strange", "failed", "passed_untroubled"]
    {
        report.at_most(name, 0.0, sum(name));
    }
    report.at_least("kills", f64::from(kills), sum("kills"));
    report.at_most("left_unfinished", 0.0, sum("left_unfinished"));
    let zero = |name: &str| sum(name) == Some(0.0);
    let good = zero("lost") && zero("doubled") && zero("denied") && sum("kills") >= Some(f64::from(kills));
    Ok((report, good))
}

async fn on_database(
    database: &'static str,
    chaos: &Chaos,
    binary: &Path,
    folder: &Folder,
    posts: u32,
    kills: u32,
) -> Result<(&'static str, Vec<(String, u64)>)> {
    let postgres = match database {
        "postgres" => Some(Postgres::start(&folder.sub("cluster")?, &[]).await?),
        _ => None,
    };
    let address = match &postgres {
        Some(postgres) => postgres.database("chaos")?,
        None => "sqlite".to_owned(),
    };
    let roles: &[Role] =
        if postgres.is_some() { &[Role::Serve, Role::Work, Role::Work] } else { &[Role::Serve] };
    let place = folder.sub(database)?;
    let one = One { database, binary: binary.to_path_buf(), place, address, roles, posts, kills, chaos };
    let figures = one.run().await.with_context(|| format!("on {database}"))?;
    Ok((database, figures))
}

/// A run on one database.
struct One<'a> {
    database: &'static str,
    binary: PathBuf,
    place: PathBuf,
    address: String,
    roles: &'a [Role],
    posts: u32,
    kills: u32,
    chaos: &'a Chaos,
}

impl One<'_> {
    async fn run(&self) -> Result<Vec<(String, u64)>> {
        let begin = Instant::now();
        let serving = Network::serve(Options {
            mastodon: ACCOUNTS / 2,
            bluesky: ACCOUNTS / 2,
            answer: Duration::from_millis(20),
            spread: Duration::from_millis(10),
            access_lasts: Duration::from_secs(90),
        })
        .await?;
        let most_tries = if self.chaos.quick { 2 } else { 4 };
        let plan = Plan { seed: self.chaos.seed, per_mille: self.chaos.faults(), most_tries, late: LATE };
        let (proxy, url) = Proxy::serve(plan, &serving).await?;
        let settings = Settings {
            network_timeout: TIMEOUT,
            concurrency: 16,
            bluesky: serving.url.clone(),
            group_commit: true,
        };
        let selaras = Selaras::set_up(&self.binary, &self.place, &self.address, settings)?;
        let mut fleet = Fleet::start(&selaras, self.roles).await?;

        let mut profiles = Vec::new();
        for account in 0..ACCOUNTS {
            profiles.push(selaras.connect(&url, account, account < ACCOUNTS / 2).await?);
        }
        // The posts are due all along, so that each kill meets work under way. Where several share a database, what a
        // dead one held is taken over after a while only; they are killed less often, or nothing would be under way.
        let gap = Duration::from_millis(if self.chaos.quick {
            1_600
        } else if self.roles.len() == 1 {
            3_000
        } else {
            4_000
        });
        let span = gap * self.kills;
        let planned = plan_posts(self.chaos.seed, self.posts, span);
        let lead = Duration::from_secs(4 + u64::from(self.posts) / 80);
        let start = (now() / 1_000_000 + 1) * 1_000_000 + i64::try_from(lead.as_micros())?;
        let new = |(n, planned): (usize, &Planned)| NewPost {
            parts: planned.parts.clone(),
            profiles: planned.accounts.iter().map(|account| profiles[*account as usize].clone()).collect(),
            due: start + planned.after,
            key: format!("chaos-{}-{n}", self.chaos.seed),
        };
        let all: Vec<NewPost> = planned.iter().enumerate().map(new).collect();
        let (early, late): (Vec<usize>, Vec<usize>) = (0..all.len()).partition(|n| !planned[*n].late);
        let first: Vec<NewPost> = early.iter().map(|n| all[*n].clone()).collect();
        say(&format!("{}: scheduling {} posts", self.database, first.len()));
        let ids = selaras.schedule_all(&first, 16).await?;
        let mut accepted: HashMap<usize, String> = early.into_iter().zip(ids).collect();
        if now() > start {
            bail!("scheduling took longer than was left until the first post is due");
        }

        tokio::time::sleep(Duration::from_micros((start - now()).unsigned_abs())).await;
        say(&format!("{}: breaking things", self.database));
        proxy.set_breaks(true);
        let scheduling = async {
            let mut made = Vec::new();
            for n in &late {
                made.push((*n, selaras.schedule(&all[*n], Duration::from_secs(60)).await?));
            }
            anyhow::Ok(made)
        };
        let mut chance = Rng::new(self.chaos.seed ^ 0x6b69_6c6c);
        let (killed, made) = tokio::join!(fleet.harass(self, gap, &mut chance), scheduling);
        let kills = killed?;
        accepted.extend(made?);

        let last_kill = now();
        fleet.ready().await?;
        let mut wait = Wait { one: self, selaras: &selaras, accepted: &accepted, told: HashMap::new() };
        // What is still waiting for its next try when nearly all are through may come to an end in peace.
        wait.until(&mut fleet, all.len() / 50, Duration::from_secs(120)).await?;
        proxy.set_breaks(false);
        let end_of_faults = now();
        wait.until(&mut fleet, 0, Duration::from_secs(self.chaos.patience)).await?;
        let told = wait.told;
        let expected = expectations(&planned, &all, &profiles, &told)?;
        let posts = serving.network.posts();
        let verdict = judge(&expected, &posts);
        let until = |instant: i64| posts.iter().filter(|post| post.at < instant).count() as u64;
        for sample in &verdict.samples {
            say(&format!("{}: {sample}", self.database));
        }
        let mut figures: Vec<(String, u64)> = [
            ("posts", all.len() as u64),
            ("deliveries", expected.len() as u64),
            ("parts", expected.iter().map(|one| one.parts.len() as u64).sum()),
            ("parts_while_killing", until(last_kill)),
            ("parts_while_breaking", until(end_of_faults)),
            ("kills", u64::from(kills)),
            ("lost", verdict.lost),
            ("doubled", verdict.doubled),
            ("out_of_order", verdict.out_of_order),
            ("overtaken", verdict.overtaken),
            ("passed_untroubled", verdict.passed_untroubled),
            ("early", verdict.early),
            ("denied", verdict.denied),
            ("strange", verdict.strange),
            ("failed", verdict.failed),
            ("left_unconfirmed", verdict.unconfirmed),
            ("left_unfinished", verdict.unfinished),
            ("harmless_repeats", harmless(&serving.network)),
            ("sent_under_another_key", rekeyed(&serving.network)),
            ("calls_passed", proxy.passed()),
            ("seconds", begin.elapsed().as_secs()),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
        figures.extend(proxy.counts().into_iter().map(|(name, count)| (format!("fault_{name}"), count)));
        Ok(figures)
    }
}

/// Waiting for deliveries to come to an end.
struct Wait<'a> {
    one: &'a One<'a>,
    selaras: &'a Selaras,
    accepted: &'a HashMap<usize, String>,
    told: HashMap<usize, Vec<selaras::Delivery>>,
}

impl Wait<'_> {
    /// Asks until all but `few` posts have come to an end, or patience does.
    async fn until(&mut self, fleet: &mut Fleet<'_>, few: usize, patience: Duration) -> Result<()> {
        let deadline = Instant::now() + patience;
        let mut before = usize::MAX;
        loop {
            fleet.check_alive()?;
            let over = |list: &Vec<selaras::Delivery>| {
                list.iter().all(|one| matches!(one.said, Said::Published | Said::Failed))
            };
            let open: Vec<usize> =
                self.accepted.keys().copied().filter(|n| !self.told.get(n).is_some_and(over)).collect();
            let asking =
                open.iter().map(|n| async { (*n, self.selaras.deliveries(&self.accepted[n]).await) });
            let answers: Vec<_> = futures::stream::iter(asking).buffer_unordered(8).collect().await;
            for (n, answer) in answers {
                self.told.insert(n, answer?);
            }
            let left = self.told.values().filter(|list| !over(list)).count();
            if left != before {
                say(&format!("{}: {left} posts are not settled", self.one.database));
                before = left;
            }
            if left <= few || Instant::now() > deadline {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }
}

/// The processes of one installation.
struct Fleet<'a> {
    selaras: &'a Selaras,
    members: Vec<(Role, Process)>,
    started: u32,
}

impl<'a> Fleet<'a> {
    async fn start(selaras: &'a Selaras, roles: &[Role]) -> Result<Self> {
        let mut fleet = Self { selaras, members: Vec::new(), started: 0 };
        for role in roles {
            let mut process = fleet.spawn(*role)?;
            if *role == Role::Serve {
                selaras.ready(&mut process, Instant::now()).await?;
            }
            fleet.members.push((*role, process));
        }
        Ok(fleet)
    }

    fn spawn(&mut self, role: Role) -> Result<Process> {
        self.started += 1;
        self.selaras.start(&format!("{role:?}-{}", self.started).to_lowercase(), role, &[])
    }

    /// Kills a random member at random moments and starts it again, so often.
    async fn harass(&mut self, one: &One<'_>, gap: Duration, chance: &mut Rng) -> Result<u32> {
        let longest = u64::try_from(gap.as_millis())? * 2;
        for kill in 1..=one.kills {
            tokio::time::sleep(Duration::from_millis(chance.between(50, longest - 50))).await;
            let victim = usize::try_from(chance.below(self.members.len() as u64))?;
            self.check_alive()?;
            let (role, process) = self.members.swap_remove(victim);
            process.crash()?;
            // Sometimes it is back at once, sometimes its leases have time to end.
            tokio::time::sleep(Duration::from_millis(chance.below(300))).await;
            let process = self.spawn(role)?;
            self.members.push((role, process));
            if kill % 10 == 0 {
                say(&format!("{}: {kill} of {} kills", one.database, one.kills));
            }
        }
        Ok(one.kills)
    }

    /// Returns when it answers again.
    async fn ready(&mut self) -> Result<()> {
        for (role, process) in &mut self.members {
            if *role == Role::Serve {
                self.selaras.ready(process, Instant::now()).await?;
            }
        }
        Ok(())
    }

    fn check_alive(&mut self) -> Result<()> {
        self.members.iter_mut().try_for_each(|(_, process)| process.check_alive())
    }
}

/// Single posts and threads of two and three parts, on one account or on two, due all along the run.
fn plan_posts(seed: u64, posts: u32, span: Duration) -> Vec<Planned> {
    let mut chance = Rng::new(seed);
    let span = span.as_secs().max(10);
    let mut planned: Vec<Planned> = (0..posts)
        .map(|n| {
            let parts = [1, 1, 1, 1, 1, 1, 2, 2, 3, 3][usize::try_from(chance.below(10)).unwrap_or(0)];
            let account = u32::try_from(chance.below(u64::from(ACCOUNTS))).unwrap_or(0);
            let other = (account + ACCOUNTS / 2) % ACCOUNTS;
            let late = n % 10 == 9;
            let seconds = if late { chance.between(span * 2 / 3, span) } else { chance.between(0, span) };
            Planned {
                parts: (1..=parts)
                    .map(|part| format!("Kabar {seed}.{n}, bagian {part} dari {parts}"))
                    .collect(),
                accounts: if chance.below(10) < 3 { vec![account, other] } else { vec![account] },
                after: i64::try_from(seconds * 1_000_000).unwrap_or(0),
                late,
            }
        })
        .collect();
    planned.sort_by_key(|planned| planned.after);
    planned
}

fn expectations(
    planned: &[Planned],
    posts: &[NewPost],
    profiles: &[String],
    told: &HashMap<usize, Vec<selaras::Delivery>>,
) -> Result<Vec<Expected>> {
    let mut expected = Vec::new();
    for (n, planned) in planned.iter().enumerate() {
        for account in &planned.accounts {
            let deliveries = told.get(&n).context("a post of which nothing was told")?;
            let profile = &profiles[*account as usize];
            let delivery = deliveries.iter().find(|delivery| delivery.profile == *profile);
            let said = delivery.map_or(Said::Unfinished, |delivery| delivery.said);
            if said == Said::Failed {
                let why = delivery.map(|delivery| delivery.error.as_str()).unwrap_or_default();
                say(&format!("failed: {}: {why}", planned.parts[0]));
            }
            expected.push(Expected {
                account: *account,
                parts: planned.parts.clone(),
                due: posts[n].due,
                said,
                attempts: delivery.map_or(0, |delivery| delivery.attempts),
            });
        }
    }
    Ok(expected)
}

/// Publishing calls that changed nothing, because they said again what was there.
fn harmless(network: &Arc<Network>) -> u64 {
    use crate::network_double::Outcome;
    network.log(0).iter().filter(|entry| entry.outcome != Outcome::Appeared).count() as u64
}

/// Parts that were sent under more than one key: what doubles posts as soon as a network takes both.
fn rekeyed(network: &Network) -> u64 {
    let mut keys: HashMap<(u32, String), String> = HashMap::new();
    let changed = |entry: crate::network_double::Entry| {
        let first = keys.entry((entry.account, entry.text)).or_insert_with(|| entry.key.clone());
        *first != entry.key
    };
    network.log(0).into_iter().map(changed).filter(|changed| *changed).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_brings_the_same_posts_back() {
        let texts = |seed| {
            let posts = plan_posts(seed, 200, Duration::from_secs(60));
            posts
                .iter()
                .map(|post| (post.parts.clone(), post.accounts.clone(), post.after))
                .collect::<Vec<_>>()
        };
        assert_eq!(texts(1), texts(1));
        assert_ne!(texts(1), texts(2));
        let posts = plan_posts(1, 200, Duration::from_secs(60));
        assert!(posts.iter().any(|post| post.parts.len() == 3 && post.accounts.len() == 2));
        assert!(posts.iter().all(|post| !post.late || post.after >= 40_000_000));
    }
}
