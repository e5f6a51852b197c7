//! Answers: who is told of what has happened, in the app and by mail?
//!
//! # Design
//! A consumer of the events. What it makes of a batch (rows, mails in the queue) is written together with its place among
//! the events, so a crash or a second node tells nobody twice and leaves nothing out. What happened before its first time is
//! not told. Nobody is told of what they did themselves, or of a brand that they may not read.

use crate::{http::app::App, mail, words::Lang};
use selaras_kernel::{
    Actor, BrandId, CommentId, Event, ItemId, PersonId, PostId, ProfileId, Result, Right, Timestamp,
    WorkspaceId,
};
use selaras_publishing::{comments, posts};
use selaras_store::{
    events,
    jobs::{self, NewJob},
};
use selaras_strategy::{items::Item, kpis};
use selaras_workspaces::{
    notifications::{self, Reader, Told, Topic},
    samples,
};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Our name among the consumers of events.
const CONSUMER: &str = "server.notifying";
/// Events read at a time.
const BATCH: i64 = 200;
/// Most batches in one go: what goes beyond waits for the next.
const BATCHES_MAX: usize = 10;
/// A decision about a post was taken back: nobody needs to know of it any more.
const TAKEN_BACK: &str = "post.decision_taken_back";
/// How long ago it may have been told: a bit more than it can be taken back.
const UNDONE_WITHIN: std::time::Duration = std::time::Duration::from_secs(20 * 60);
/// Most characters of a reason or a comment that are told; the rest is where it leads.
const DETAIL_MAX: usize = 300;

/// Tells of what has happened since last time. Says whether there is nothing left for now.
///
/// # Errors
/// The database's.
pub async fn follow(app: &App, now: Timestamp) -> Result<bool> {
    let Some(mut seen) = events::cursor(&app.db, CONSUMER).await? else {
        let last = events::last_seq(&app.db).await?;
        app.db
            .write(move |tx| Box::pin(async move { events::move_cursor(tx, CONSUMER, None, last).await }))
            .await?;
        return Ok(true);
    };
    for _ in 0..BATCHES_MAX {
        let found = events::after(&app.db, seen, BATCH).await?;
        let Some(last) = found.last().map(|event| event.seq) else { return Ok(true) };
        let (rows, letters) = make(app, &found, now).await?;
        let undone: Vec<_> = found
            .iter()
            .filter(|event| event.kind == TAKEN_BACK)
            .map(|event| (event.workspace_id, event.subject_id))
            .collect();
        let from = seen;
        let moved = app.db.write(move |tx| {
            Box::pin(async move {
                let moved = events::move_cursor(tx, CONSUMER, Some(from), last).await?;
                if moved {
                    for (workspace, post) in undone {
                        notifications::withdraw(tx, workspace, post, now - UNDONE_WITHIN, now).await?;
                    }
                    notifications::tell(tx, &rows, now).await?;
                    for letter in letters {
                        jobs::enqueue(tx, letter, now).await?;
                    }
                }
                Ok(moved)
            })
        });
        // When another node was faster, it goes on from there.
        if !moved.await? || found.len() < BATCH as usize {
            return Ok(found.len() < BATCH as usize);
        }
        seen = last;
    }
    Ok(false)
}

/// What an event says that people are to be told of.
struct Cause<'a> {
    event: &'a Event,
    brand: BrandId,
    /// Of the whole event; a comment may be told as a mention instead.
    topic: Topic,
    /// The post, the profile, the experiment, the KPI, the objective or the brief.
    subject: Uuid,
    /// The comment that was written.
    comment: Option<CommentId>,
}

impl Cause<'_> {
    fn of(event: &Event) -> Option<Cause<'_>> {
        let to = &event.data.0["to"];
        let id = |name: &str| to[name].as_str().and_then(|text| text.parse::<Uuid>().ok());
        let (topic, subject) = match event.kind.as_str() {
            "post.submitted" | "post.step_approved" | "approval.reminded" => {
                (Topic::Review, event.subject_id)
            }
            "post.approved" => (Topic::Approved, event.subject_id),
            "post.changes_requested" => (Topic::ChangesRequested, event.subject_id),
            "post.rejected" => (Topic::Rejected, event.subject_id),
            "approval.escalated" => (Topic::Overdue, event.subject_id),
            "comment.added" => (Topic::Comment, event.subject_id),
            "delivery.failed" | "first_comment.failed" => (Topic::Failed, id("post")?),
            "first_comment.unconfirmed" => (Topic::Unconfirmed, id("post")?),
            // As long as Selaras looks by itself there is nothing for a person to do.
            "delivery.unconfirmed" if to["next_at"].is_null() => (Topic::Unconfirmed, id("post")?),
            "profile.state_changed" if to["state"] == "sign_in_needed" => {
                (Topic::SignInNeeded, event.subject_id)
            }
            "experiment.settled" | "experiment.futile" => (Topic::Experiment, event.subject_id),
            "strategy.check_due" => (Topic::CheckDue, event.subject_id),
            "strategy.check_late" => (Topic::CheckLate, event.subject_id),
            "strategy.brief_written" => (Topic::Brief, event.subject_id),
            "strategy.updated" | "strategy.removed" | "strategy.restored" if concerns_kpis(event) => {
                (Topic::KpiChanged, event.subject_id)
            }
            _ => return None,
        };
        let comment = (topic == Topic::Comment).then(|| id("comment")).flatten().map(CommentId);
        Some(Cause { event, brand: event.brand_id?, topic, subject, comment })
    }
}

/// Whether what changed of a strategy concerns those whom KPIs are shared with: the KPI itself, or the strategy around it.
fn concerns_kpis(event: &Event) -> bool {
    matches!(said(event)["kind"].as_str(), Some("kpi" | "objective" | "strategy" | "goal"))
}

/// What a part of a strategy said before it was changed; of one that came back, what it says.
fn said(event: &Event) -> &Value {
    let (from, to) = (&event.data.0["from"], &event.data.0["to"]);
    if from.is_null() { to } else { from }
}

/// What a batch of causes needs to know, read once for all.
struct Known {
    posts: HashMap<PostId, posts::Gist>,
    profiles: HashMap<ProfileId, String>,
    comments: HashMap<CommentId, comments::Said>,
    readers: HashMap<WorkspaceId, Vec<Reader>>,
    brands: HashMap<BrandId, String>,
    /// The KPIs around which something changed, with those whom they are shared with, by what changed.
    kpis: HashMap<Uuid, Vec<Shared>>,
}

/// A KPI with those whom it is shared with.
struct Shared {
    id: Uuid,
    name: String,
    people: Vec<PersonId>,
}

async fn make(app: &App, found: &[Event], now: Timestamp) -> Result<(Vec<Told>, Vec<NewJob>)> {
    let mut causes: Vec<Cause<'_>> = found.iter().filter_map(Cause::of).collect();
    if causes.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    // What is decided and taken back in one batch is not told at all.
    causes.retain(|cause| {
        let decides = matches!(cause.topic, Topic::Approved | Topic::ChangesRequested | Topic::Rejected);
        let undone = |event: &Event| {
            event.kind == TAKEN_BACK && event.subject_id == cause.subject && event.seq > cause.event.seq
        };
        !(decides && found.iter().any(undone))
    });
    // Sample data concerns nobody, and its people have no mailbox.
    let samples = samples::among(&app.db, causes.iter().map(|cause| cause.brand)).await?;
    causes.retain(|cause| !samples.contains(&cause.brand));
    let known = look(app, &causes).await?;
    let (mut rows, mut letters) = (Vec::new(), Vec::new());
    for cause in &causes {
        let readers = known.readers.get(&cause.event.workspace_id).map(Vec::as_slice).unwrap_or_default();
        for (reader, topic) in whom(cause, &known, readers) {
            // A post that was deleted meanwhile concerns nobody any more.
            let Some(told) = told(cause, &known, reader, topic) else { continue };
            let choice = reader.wants(topic);
            // A brief's mail is the brief itself, and was put into the queue with it.
            if choice.by_mail && app.mails && topic != Topic::Brief {
                let by = readers.iter().find(|one| Some(one.person) == told.by).map(|one| one.name.clone());
                let brand = known.brands.get(&cause.brand).cloned().unwrap_or_default();
                letters.push(letter(app, &told, reader, by, &brand, now));
            }
            if choice.in_app {
                rows.push(told);
            }
        }
    }
    Ok((rows, letters))
}

async fn look(app: &App, causes: &[Cause<'_>]) -> Result<Known> {
    let (profiles, posts): (Vec<_>, Vec<_>) = causes
        .iter()
        .filter(|cause| {
            !matches!(
                cause.topic,
                Topic::Experiment | Topic::CheckDue | Topic::CheckLate | Topic::KpiChanged | Topic::Brief
            )
        })
        .partition(|cause| cause.topic == Topic::SignInNeeded);
    let posts: Vec<_> = posts.iter().map(|cause| PostId(cause.subject)).collect();
    let profiles: Vec<_> = profiles.iter().map(|cause| ProfileId(cause.subject)).collect();
    let said: Vec<_> = causes.iter().filter_map(|cause| cause.comment).collect();
    let brands: Vec<_> = causes.iter().map(|cause| cause.brand).collect();
    let mut readers = HashMap::new();
    for workspace in causes.iter().map(|cause| cause.event.workspace_id).collect::<HashSet<_>>() {
        readers.insert(workspace, notifications::readers(&app.db, workspace).await?);
    }
    Ok(Known {
        posts: posts::gists(&app.db, &posts).await?,
        profiles: notifications::handles(&app.db, &profiles).await?,
        comments: comments::said(&app.db, &said).await?,
        brands: notifications::brand_names(&app.db, &brands).await?,
        readers,
        kpis: shared(app, causes).await?,
    })
}

/// By the id of the part that changed.
async fn shared(app: &App, causes: &[Cause<'_>]) -> Result<HashMap<Uuid, Vec<Shared>>> {
    let mut found = HashMap::new();
    for cause in causes.iter().filter(|cause| cause.topic == Topic::KpiChanged) {
        let system = Actor::system(cause.event.workspace_id);
        let (from, to) = (&cause.event.data.0["from"], &cause.event.data.0["to"]);
        let before = said(cause.event);
        if before["kind"] != "kpi" {
            // What was kept by an older release may say more or less than a part does now; it is told no more.
            let Ok(said) = serde_json::from_value::<Item>(before.clone()) else { continue };
            let part = (ItemId(cause.subject), &said);
            let serving = kpis::serving(&app.db, &system, cause.brand, part).await?;
            let serving = serving.into_iter().map(|(id, name, people)| Shared { id: id.0, name, people });
            found.insert(cause.subject, serving.collect());
        } else {
            // Those of before hear of it too: it may be that it is shared with them no more.
            let people = [from, to].into_iter().filter_map(|said| {
                serde_json::from_value::<Vec<PersonId>>(said["fields"]["stakeholders"].clone()).ok()
            });
            let people = people.flatten().collect();
            let name = before["fields"]["name"].as_str().unwrap_or_default().to_owned();
            found.insert(cause.subject, vec![Shared { id: cause.subject, name, people }]);
        }
    }
    Ok(found)
}

/// Whom an event is told, and as what.
fn whom<'a>(cause: &Cause<'_>, known: &Known, readers: &'a [Reader]) -> Vec<(&'a Reader, Topic)> {
    let post = known.posts.get(&PostId(cause.subject));
    let authors: Vec<PersonId> =
        post.map(|p| [p.created_by, p.submitted_by].into_iter().flatten().collect()).unwrap_or_default();
    let said = cause.comment.and_then(|id| known.comments.get(&id));
    let named = said.map(|said| mentioned(&said.text, readers)).unwrap_or_default();
    // An open step names those it waits for; without names it waits for whoever may approve.
    let addressed = serde_json::from_value::<Vec<PersonId>>(cause.event.data.0["to"]["people"].clone()).ok();
    let concerns = |reader: &Reader| -> Option<Topic> {
        let own = authors.contains(&reader.person);
        let may = |right| reader.may(right, cause.brand);
        let told = match cause.topic {
            // Nobody approves their own.
            Topic::Review => {
                !own && may(Right::PostsApprove)
                    && addressed.as_ref().is_none_or(|all| all.contains(&reader.person))
            }
            // Who wrote it learns that it is stuck, even though only others can decide.
            Topic::Overdue => own || addressed.as_ref().is_some_and(|all| all.contains(&reader.person)),
            Topic::Approved | Topic::ChangesRequested | Topic::Rejected => own,
            Topic::Comment | Topic::Mention => {
                if named.contains(&reader.person) {
                    return Some(Topic::Mention);
                }
                own || said.is_some_and(|said| said.thread.contains(&reader.person))
            }
            Topic::Failed | Topic::Unconfirmed => own || may(Right::PostsSchedule),
            Topic::SignInNeeded => may(Right::ProfilesManage),
            Topic::Experiment => {
                may(Right::NumbersRead)
                    && cause.event.data.0["to"]["started_by"] == reader.person.to_string().as_str()
            }
            Topic::CheckDue | Topic::CheckLate => {
                may(Right::StrategyRead)
                    && cause.event.data.0["to"]["owner"] == reader.person.to_string().as_str()
            }
            Topic::KpiChanged => may(Right::StrategyRead) && of_theirs(cause, known, reader).is_some(),
            Topic::Brief => cause.event.data.0["to"]["reader"] == reader.person.to_string().as_str(),
        };
        told.then_some(cause.topic)
    };
    readers
        .iter()
        .filter(|reader| {
            Some(reader.person) != cause.event.person_id && reader.may(Right::PostsRead, cause.brand)
        })
        .filter_map(|reader| Some((reader, concerns(reader)?)))
        .collect()
}

/// The first KPI concerned that is shared with them.
fn of_theirs<'a>(cause: &Cause<'_>, known: &'a Known, reader: &Reader) -> Option<&'a Shared> {
    known.kpis.get(&cause.subject)?.iter().find(|one| one.people.contains(&reader.person))
}

/// The members whose names follow an `@`; a longer name goes before one that it begins with.
fn mentioned(text: &str, readers: &[Reader]) -> Vec<PersonId> {
    let mut text = text.to_lowercase();
    let mut names: Vec<(String, PersonId)> =
        readers.iter().map(|reader| (format!("@{}", reader.name.to_lowercase()), reader.person)).collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let mut found = Vec::new();
    let mut taken: Vec<String> = Vec::new();
    for (name, person) in names {
        // Two of the same name are both meant: nobody else can tell them apart either.
        if taken.contains(&name) {
            found.push(person);
            continue;
        }
        let ends = |at: usize| !text[at + name.len()..].starts_with(char::is_alphanumeric);
        let begins = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
        if text.match_indices(&name).any(|(at, _)| begins(at) && ends(at)) {
            text = text.replace(&name, " ");
            taken.push(name);
            found.push(person);
        }
    }
    found
}

fn told(cause: &Cause<'_>, known: &Known, reader: &Reader, topic: Topic) -> Option<Told> {
    let event = cause.event;
    let mut subject = cause.subject;
    let name = match topic {
        Topic::SignInNeeded => known.profiles.get(&ProfileId(cause.subject))?.clone(),
        Topic::Experiment | Topic::CheckDue | Topic::CheckLate => {
            event.data.0["to"]["name"].as_str()?.to_owned()
        }
        Topic::Brief => known.brands.get(&cause.brand)?.clone(),
        Topic::KpiChanged => {
            let kpi = of_theirs(cause, known, reader)?;
            subject = kpi.id;
            kpi.name.clone()
        }
        _ => known.posts.get(&PostId(cause.subject))?.name.clone(),
    };
    let said = cause.comment.and_then(|id| known.comments.get(&id)).map(|said| said.text.as_str());
    let reason = || event.data.0["to"]["reason"].as_str();
    let detail = if cause.comment.is_some() { said? } else { reason().unwrap_or_default() };
    Some(Told {
        workspace: event.workspace_id,
        brand: cause.brand,
        person: reader.person,
        event: event.seq,
        topic,
        subject,
        name,
        detail: detail.chars().take(DETAIL_MAX).collect(),
        by: event.person_id,
        guest: event.data.0["guest"].as_str().map(Into::into),
        at: event.at,
    })
}

fn letter(
    app: &App,
    told: &Told,
    reader: &Reader,
    by: Option<String>,
    brand: &str,
    now: Timestamp,
) -> NewJob {
    let lang = Lang::named(&reader.language).unwrap_or(app.lang);
    let place = match told.topic {
        Topic::SignInNeeded => "profiles",
        Topic::Experiment => "measure/experiments",
        Topic::CheckDue | Topic::CheckLate | Topic::KpiChanged => "goals/kpis",
        Topic::Brief => "goals/brief",
        _ => "posts",
    };
    let who = told.guest.clone().or(by).unwrap_or_else(|| lang.plain("notice-somebody"));
    let name = if told.name.is_empty() { lang.plain("notice-untitled") } else { told.name.clone() };
    NewJob {
        kind: mail::JOB,
        key: Some(format!("notice:{}:{}", told.event, reader.person)),
        payload: json!({
            "to": reader.email, "lang": lang.tag(), "message": "mail-notice",
            "link": format!("{}/{place}/{}", app.public_url, told.subject),
            "params": {
                "topic": told.topic.as_str(), "who": who, "name": name, "brand": brand,
                "detail": told.detail, "said": if told.detail.is_empty() { Value::from("no") } else { "yes".into() },
                "settings": format!("{}/settings/notifications", app.public_url),
            },
        }),
        run_at: now,
    }
}
