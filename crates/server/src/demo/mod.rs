//! Answers: how does somebody explore Selaras before anything is connected? With a brand of sample data, made and removed
//! step by step from what the domains offer for it (their `samples`).
//!
//! A later domain adds its own step in `write` and its own removal in `remove`; `tests/demo.rs` finds what was forgotten, since
//! every table must be as before.

mod aims;
mod chance;
mod ground;
mod kpis;
mod pillars;
mod plan;
mod rivals;
mod shop;
mod texts;
mod trials;

use crate::http::app::App;
use crate::measuring::described;
use plan::Planned;
use selaras_analytics::{
    experiments,
    samples::{self as numbers, SampleNumbers},
};
use selaras_kernel::{
    Actor, DeliveryId, Error, MediaId, Metric, PostId, ProfileId, Result, Role, TemplateId, Timestamp,
    WorkspaceId,
    schedule::{Slot, WallTime, zone_named},
};
use selaras_networks::{Attachment, Content, Part, Poll, Registry};
use selaras_publishing::{
    cadence::{Per, Target},
    calendar,
    delivery::{DeliveryError, State},
    media::{self, NewMedia},
    posts::Stage,
    published,
    samples::{self as posts, SampleDelivery, SamplePost},
    templates::Template,
};
use selaras_reports::dashboards;
use selaras_store::{
    Blobs, Db,
    jobs::{Ended, Job},
};
use selaras_strategy::samples as why;
use selaras_workspaces::{
    profiles::{self, Profile},
    samples::{self, NewSample, Sample, SamplePerson, SampleProfile, SampleState},
};
use std::{collections::HashMap, time::Duration};

/// The seed when none is asked for.
pub const SEED: i64 = 17_081_945;
/// Steps that draw pictures, one per mood.
const PICTURES: i32 = 3;
/// Steps that write posts.
const POSTS: i32 = 12;
/// All steps: after the posts one that counts followers, one for each competitor, one for the website and its money, one for
/// the experiments, one for the strategy.
const STEPS: i32 = PICTURES + POSTS + 1 + rivals::COUNT + 3;
const ZONE: &str = "Asia/Jakarta";

/// Begins to make sample data; what is there already comes back as it is.
///
/// # Errors
/// `forbidden`.
pub async fn begin(
    db: &Db,
    networks: &Registry,
    actor: &Actor,
    language: &str,
    seed: i64,
    now: Timestamp,
) -> Result<Sample> {
    let indonesian = language == "id";
    let person = |name: &str, role| SamplePerson { name: name.into(), role };
    let people = vec![
        person("Ayu Prameswari", Role::ContentManager),
        person("Bagus Wicaksono", Role::Editor),
        person("Citra Maharani", Role::Creator),
        person("Dimas Nugroho", Role::Creator),
    ];
    let mut all: Vec<SampleProfile> = networks
        .all()
        .iter()
        .map(|connector| SampleProfile {
            network: connector.capability().network.to_owned(),
            server: "https://contoh.invalid".into(),
            handle: "kopisenja.contoh".into(),
            name: "Kopi Senja".into(),
            limits: connector.limits(),
            slots: slots(&[("tue", "09:00:00"), ("thu", "19:00:00"), ("sat", "20:00:00")]),
        })
        .collect();
    // The café speaks for itself, on the network that is offered first.
    if let Some(first) = all.first().cloned() {
        let name = if indonesian { "Kedai Kopi Senja" } else { "Kopi Senja Café" };
        all.push(SampleProfile {
            handle: "kedaisenja.contoh".into(),
            name: name.into(),
            slots: slots(&[("fri", "16:30:00")]),
            ..first
        });
    }
    let name = if indonesian { "Kopi Senja (contoh)" } else { "Kopi Senja (sample)" };
    let new = NewSample {
        name: name.into(),
        zone: ZONE.into(),
        language: language.to_owned(),
        seed,
        steps: STEPS,
        people,
        profiles: all,
    };
    samples::begin(db, actor, new, now).await
}

fn slots(times: &[(&str, &str)]) -> Vec<Slot> {
    times
        .iter()
        .filter_map(|(day, at)| serde_json::from_value(serde_json::json!({"day": day, "time": at})).ok())
        .collect()
}

/// Does a job of sample data.
pub async fn job(app: &App, job: &Job) -> Ended {
    let Some(workspace) = job.payload.0["workspace"].as_str().and_then(|id| id.parse().ok()) else {
        return Ended::Failed("the job names no workspace".into());
    };
    let done = if job.kind == samples::MAKE {
        make(&app.db, &app.blobs, workspace).await
    } else {
        remove(&app.db, &app.blobs, workspace, app.now()).await
    };
    app.live.signal();
    match done {
        Ok(()) => Ended::Done,
        Err(e) => Ended::Retry(e.to_string()),
    }
}

/// Makes what is still to be made, step by step, until all is there or it is to be removed. Coming back after a crash it goes
/// on behind the last whole step.
///
/// # Errors
/// The database's and the blob store's.
pub async fn make(db: &Db, blobs: &Blobs, workspace: WorkspaceId) -> Result<()> {
    let mut known = None;
    while let Some(sample) = samples::of(db, workspace).await?.filter(|s| s.state == SampleState::Making) {
        if sample.done < PICTURES {
            pictures(db, blobs, workspace, &sample).await?;
        } else {
            let scene = match known.take() {
                Some(scene) => scene,
                None => Scene::read(db, workspace, &sample).await?,
            };
            if sample.done == STEPS - 1 {
                strategy(db, workspace, &sample, &scene).await?;
            } else if sample.done == STEPS - 2 {
                trials(db, workspace, &sample, &scene).await?;
            } else if sample.done > PICTURES + POSTS + rivals::COUNT {
                website(db, workspace, &sample, &scene).await?;
            } else if sample.done > PICTURES + POSTS {
                rival(db, workspace, &sample, &scene).await?;
            } else {
                write(db, workspace, &sample, &scene).await?;
            }
            known = Some(scene);
        }
    }
    Ok(())
}

/// One mood of every scene. A picture that is there already is found again by its content.
async fn pictures(db: &Db, blobs: &Blobs, workspace: WorkspaceId, sample: &Sample) -> Result<()> {
    let system = Actor::system(workspace);
    for scene in 0..posts::SCENES {
        let number = sample.done.cast_unsigned() * posts::SCENES + scene;
        let drawn = tokio::task::spawn_blocking(move || posts::draw(number));
        let file = drawn.await.map_err(|e| Error::fault("drawing a picture", e))??;
        let new = NewMedia {
            brand: sample.brand,
            name: picture_name(number),
            alt: texts::alt(scene, sample.language == "id").into(),
            content: media::Content::Bytes(file.into()),
        };
        media::upload(db, blobs, &system, new, sample.started_at).await?;
    }
    let done = sample.done;
    db.write(move |tx| Box::pin(async move { samples::step(tx, workspace, done).await.map(|_| ()) })).await
}

fn picture_name(number: u32) -> String {
    format!("kopi-senja-{:02}.jpg", number + 1)
}

/// What the steps need to know.
struct Scene {
    today: jiff::civil::Date,
    profiles: Vec<Profile>,
    pictures: HashMap<String, (MediaId, String)>,
    plan: Vec<Planned>,
}

impl Scene {
    async fn read(db: &Db, workspace: WorkspaceId, sample: &Sample) -> Result<Self> {
        let system = Actor::system(workspace);
        let mut profiles = profiles::list(db, &system, Some(sample.brand)).await?;
        profiles.sort_by_key(|profile| profile.id);
        let files =
            media::list(db, &system, sample.brand, &media::Filter::default(), None, 200, sample.started_at)
                .await?;
        let pictures = files.items.into_iter().map(|m| (m.name, (m.id, m.alt))).collect();
        let here = sample.started_at.to_jiff().to_zoned(zone_named(ZONE)?).datetime();
        let today = here.date();
        let plan = plan::plan(sample.seed, today, here, profiles.len().max(1), sample.language == "id");
        Ok(Self { today, profiles, pictures, plan })
    }

    /// The networks the brand is on, each once.
    fn networks(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for profile in &self.profiles {
            if !all.contains(&profile.network) {
                all.push(profile.network.clone());
            }
        }
        all
    }
}

/// One step: a part of the posts with their numbers, or the followers. Written whole or not at all.
async fn write(db: &Db, workspace: WorkspaceId, sample: &Sample, scene: &Scene) -> Result<()> {
    let part = sample.done - PICTURES;
    let (mut written, mut counted) = (Vec::new(), Vec::new());
    if part < POSTS {
        let size = scene.plan.len().div_ceil(POSTS.cast_unsigned() as usize);
        let from = (part.cast_unsigned() as usize * size).min(scene.plan.len());
        for planned in &scene.plan[from..(from + size).min(scene.plan.len())] {
            let post = made(planned, sample, scene)?;
            counted.extend(post.deliveries.iter().zip(&planned.to).filter_map(|(d, (n, fate))| {
                let born = d.published_at?;
                let profile = scene.profiles.get(*n)?;
                let grow = |share: f64, slow| plan::growth(fate.reach * share, born, sample.started_at, slow);
                Some(SampleNumbers {
                    subject: d.id.0,
                    profile: profile.id,
                    remote_id: d.remote_id(),
                    source: profile.network.clone(),
                    born_at: born,
                    gone_at: d.gone_at,
                    described: Some(described(&post.content, &post.campaign, &HashMap::new())),
                    series: vec![
                        (Metric::Reactions, grow(1.0, 5.0)),
                        (Metric::Reposts, grow(0.22, 7.0)),
                        (Metric::Replies, grow(0.12, 4.0)),
                    ],
                })
            }));
            written.push(post);
        }
    } else {
        counted = scene
            .profiles
            .iter()
            .enumerate()
            .map(|(n, profile)| followers(n, profile, sample, scene))
            .collect();
    }
    let (brand, done) = (sample.brand, sample.done);
    let (targets, templates) = if part == POSTS { habits(sample, scene) } else { Default::default() };
    db.write(move |tx| {
        Box::pin(async move {
            if samples::step(tx, workspace, done).await? {
                posts::habits(tx, workspace, brand, &targets, &templates).await?;
                posts::insert(tx, workspace, brand, &written).await?;
                numbers::insert(tx, workspace, brand, ZONE, &counted).await?;
            }
            Ok(())
        })
    })
    .await
}

/// One competitor with a year of posts. Written whole or not at all.
async fn rival(db: &Db, workspace: WorkspaceId, sample: &Sample, scene: &Scene) -> Result<()> {
    let networks = scene.networks();
    let (done, now) = (sample.done, sample.started_at);
    let number = usize::try_from(done - PICTURES - POSTS - 1).unwrap_or(0);
    let whose = (sample.seed, sample.brand, ZONE);
    let one = rivals::rival(number, whose, &networks, now, sample.language == "id");
    db.write(move |tx| {
        Box::pin(async move {
            if samples::step(tx, workspace, done).await? {
                numbers::insert_competitor(tx, workspace, ZONE, &one, now).await?;
            }
            Ok(())
        })
    })
    .await
}

/// A year of the website, with its short links, what the work cost and what it brought. Written whole or not at all.
async fn website(db: &Db, workspace: WorkspaceId, sample: &Sample, scene: &Scene) -> Result<()> {
    let system = Actor::system(workspace);
    let (brand, done, now) = (sample.brand, sample.done, sample.started_at);
    let filter = published::Filter {
        brand,
        from: now - Duration::from_secs(24 * 3600) * plan::BEFORE as u32,
        to: now,
        states: vec![State::Published],
        profiles: None,
        campaign: None,
        text: None,
    };
    let zone = zone_named(ZONE)?;
    let network_of =
        |id: ProfileId| scene.profiles.iter().find(|one| one.id == id).map(|one| one.network.clone());
    let published = published::newest(db, &system, &filter, None, scene.plan.len()).await?;
    let out = published.items.iter().flat_map(|post| {
        post.deliveries.iter().filter_map(|one| {
            let day = one.published_at?.to_jiff().to_zoned(zone.clone()).date();
            let (network, campaign) = (network_of(one.profile)?, post.campaign.clone());
            Some(shop::Out { delivery: one.id, network, campaign, day })
        })
    });
    let out: Vec<shop::Out> = out.collect();
    let indonesian = sample.language == "id";
    let made = shop::website(sample.seed, scene.today, now, &scene.networks(), &out, indonesian);
    db.write(move |tx| {
        Box::pin(async move {
            if samples::step(tx, workspace, done).await? {
                numbers::insert_website(tx, workspace, brand, ZONE, &made).await?;
            }
            Ok(())
        })
    })
    .await
}

/// An experiment that was settled, and one that runs. Written whole or not at all.
async fn trials(db: &Db, workspace: WorkspaceId, sample: &Sample, scene: &Scene) -> Result<()> {
    let (brand, done, now) = (sample.brand, sample.done, sample.started_at);
    let by = sample.people.first().copied();
    let mut all = Vec::new();
    for (days, fields) in scene
        .profiles
        .first()
        .map(|one| trials::trials(one.id, sample.language == "id"))
        .into_iter()
        .flatten()
    {
        let began = now - Duration::from_secs(days * 24 * 3600);
        all.push(experiments::as_if(db, workspace, (brand, fields), (began, now), by).await?);
    }
    db.write(move |tx| {
        Box::pin(async move {
            if samples::step(tx, workspace, done).await? {
                for one in &all {
                    numbers::insert_experiment(tx, workspace, one).await?;
                }
            }
            Ok(())
        })
    })
    .await
}

/// What it is all for. Written whole or not at all.
async fn strategy(db: &Db, workspace: WorkspaceId, sample: &Sample, scene: &Scene) -> Result<()> {
    let (done, by) = (sample.done, sample.people.first().copied());
    let of = (sample.brand, scene.today, sample.started_at);
    let indonesian = sample.language == "id";
    let mut all = aims::parts(db, &Actor::system(workspace), of, by, indonesian).await?;
    let (kpis, checks) = kpis::kpis(of, &all, by, indonesian);
    let pages = ground::pages(of, &all, by, indonesian);
    let said = ground::check_ins(db, &Actor::system(workspace), of, &all, by, indonesian).await?;
    all.extend(kpis);
    all.extend(pages);
    let brand = sample.brand;
    db.write(move |tx| {
        Box::pin(async move {
            if samples::step(tx, workspace, done).await? {
                why::insert(tx, workspace, &all).await?;
                why::hold(tx, workspace, brand, &checks).await?;
                why::check_in(tx, workspace, brand, &said).await?;
            }
            Ok(())
        })
    })
    .await
}

/// How often the profiles are meant to publish, a bit more than they do; and what is written again and again.
fn habits(sample: &Sample, scene: &Scene) -> (Vec<(ProfileId, Target)>, Vec<Template>) {
    let targets = [(5, Per::Week), (1, Per::Day), (4, Per::Week)].map(|(posts, per)| Target {
        posts,
        per,
        multiple: 2,
        apart: 60,
    });
    let templates = texts::templates(sample.language == "id").iter().map(|(kind, name, text)| Template {
        id: TemplateId::new(sample.started_at),
        brand: sample.brand,
        kind: *kind,
        name: (*name).into(),
        content: Content::text(*text),
        updated_at: sample.started_at,
        version: 1,
    });
    let profiles = scene.profiles.iter().map(|profile| profile.id);
    (profiles.zip(targets.into_iter().cycle()).collect(), templates.collect())
}

fn followers(n: usize, profile: &Profile, sample: &Sample, scene: &Scene) -> SampleNumbers {
    let day = Duration::from_secs(24 * 3600);
    let values = plan::followers(sample.seed, scene.today, n);
    let first = sample.started_at - day * plan::BEFORE as u32;
    let at = |index: usize| first + day * index as u32;
    let published = |until: Timestamp| {
        let out =
            scene.plan.iter().filter(|p| p.to.iter().any(|(to, f)| *to == n && f.state == State::Published));
        out.filter(|p| p.at.is_some_and(|at| instant(at).is_ok_and(|(_, at)| at < until))).count() as i64
    };
    let months = (0..values.len()).step_by(30);
    SampleNumbers {
        subject: profile.id.0,
        profile: profile.id,
        remote_id: None,
        source: profile.network.clone(),
        born_at: first,
        gone_at: None,
        described: None,
        series: vec![
            (
                Metric::Followers,
                values.iter().enumerate().map(|(index, value)| (at(index), *value)).collect(),
            ),
            (Metric::Following, months.clone().map(|index| (at(index), 120 + index as i64 / 9)).collect()),
            (Metric::Posts, months.map(|index| (at(index), 210 + published(at(index)))).collect()),
        ],
    }
}

fn instant(at: jiff::civil::DateTime) -> Result<(WallTime, Timestamp)> {
    let wall = WallTime { at, zone: ZONE.into() };
    let instant = wall.instant()?;
    Ok((wall, instant))
}

/// What a network would have said to it: networks speak English.
fn own_words(code: &str) -> &'static str {
    match code {
        "network_rejected" => {
            "Validation failed: File has not finished processing yet. Try again in a moment!"
        }
        "network_sign_in_needed" => "The access token was revoked",
        "network_unavailable" => "503 Service Unavailable",
        _ => "",
    }
}

/// The post that was planned, with its ids.
fn made(planned: &Planned, sample: &Sample, scene: &Scene) -> Result<SamplePost> {
    let when = planned.at.map(instant).transpose()?;
    let hours = |n: u64| Duration::from_secs(n * 3600);
    // Written two days ahead, or lately.
    let created_at = when
        .as_ref()
        .map_or(sample.started_at - hours(70), |(_, at)| (*at - hours(50)).min(sample.started_at - hours(3)));
    let person = |n: usize| sample.people.get(n).copied();
    let picture = planned.picture.and_then(|number| scene.pictures.get(&picture_name(number)));
    let mut content = Content { language: Some(sample.language.clone()), ..Content::default() };
    for (n, text) in planned.parts.iter().enumerate() {
        let media = picture.filter(|_| n == 0).map(|(media, alt)| Attachment::whole(*media, alt.clone()));
        let poll = planned.poll.then(|| Poll {
            options: ["Gayo", "Toraja", "Kintamani"].map(str::to_owned).to_vec(),
            open_secs: 86_400,
            multiple: false,
        });
        content.parts.push(Part { text: text.clone(), media: media.into_iter().collect(), poll, card: None });
    }
    let due = when.as_ref().map(|(_, at)| *at);
    let deliveries = planned.to.iter().filter_map(|(n, fate)| {
        let out = (fate.state == State::Published).then_some(due?);
        Some(SampleDelivery {
            id: DeliveryId::new(created_at),
            profile: scene.profiles.get(*n)?.id,
            state: fate.state,
            published_at: out.map(|at| at + Duration::from_millis(1400)),
            error: fate.error.map(|code| DeliveryError {
                code: code.into(),
                detail: own_words(code).into(),
                at: due.unwrap_or(created_at),
            }),
            gone_at: out.filter(|_| fate.gone).map(|at| at + hours(30)),
        })
    });
    let undated = planned.to.iter().filter(|_| due.is_none()).filter_map(|(n, fate)| {
        Some(SampleDelivery {
            id: DeliveryId::new(created_at),
            profile: scene.profiles.get(*n)?.id,
            state: fate.state,
            published_at: None,
            error: None,
            gone_at: None,
        })
    });
    let deliveries: Vec<SampleDelivery> =
        if due.is_some() { deliveries.collect() } else { undated.collect() };
    let is_decided = matches!(planned.stage, Stage::Approved | Stage::ChangesRequested);
    let decided = person(0)
        .filter(|_| is_decided)
        .map(|by| (by, created_at + hours(2), planned.reason.map(str::to_owned)));
    let said = texts::comments(sample.language == "id");
    let first = said.get(content.beginning(40).len() % said.len());
    let comments = first
        .filter(|_| matches!(planned.stage, Stage::InReview | Stage::ChangesRequested))
        .zip(person(0))
        .map(|(text, by)| (by, created_at + hours(1), (*text).to_owned()));
    Ok(SamplePost {
        comments: comments.into_iter().collect(),
        id: PostId::new(created_at),
        title: planned.title.clone(),
        campaign: planned.campaign.to_owned(),
        purpose: pillars::purpose(sample.brand, planned.topic),
        content,
        stage: planned.stage,
        when,
        created_at,
        created_by: person(planned.author),
        decided,
        deliveries,
    })
}

/// Removes sample data that was marked for it, without trace. Coming back after a crash it begins anew, and finds less.
///
/// # Errors
/// The database's and the blob store's.
pub async fn remove(db: &Db, blobs: &Blobs, workspace: WorkspaceId, now: Timestamp) -> Result<()> {
    if let Some(sample) = samples::of(db, workspace).await?.filter(|s| s.state == SampleState::Removing) {
        let all = samples::profiles(db, workspace, sample.brand).await?;
        let (brand, ids) = (sample.brand, all.clone());
        db.write(move |tx| Box::pin(async move { posts::remove(tx, workspace, brand, &ids).await })).await?;
        // Nothing happens in the brand any more. What follows the events comes to their end first, or it would bring back
        // what is removed now.
        while !calendar::ready::follow(db).await? {}
        selaras_analytics::follow(db, now).await?;
        db.write(move |tx| {
            Box::pin(async move {
                posts::remove(tx, workspace, brand, &all).await?;
                numbers::remove(tx, workspace, brand, &all).await?;
                why::remove(tx, workspace, brand).await?;
                dashboards::forget(tx, workspace, brand).await?;
                posts::forget(tx, workspace, brand).await?;
                samples::remove(tx, workspace, &sample).await
            })
        })
        .await?;
    }
    media::sweep(db, blobs, now).await?;
    Ok(())
}
