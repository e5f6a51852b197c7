//! Answers: how does everybody get the weekly brief, once, in their own words?
//!
//! # Design
//! Every half minute: who is to get one now (`briefs::due`)? What is known of a brand is read once for all its readers. A brief is worded, kept, told
//! and put into the mail queue in one write, so a crash leaves all of it or nothing; of two nodes only one has its way. Without
//! a mail server it is kept and shown in the app.

use crate::{
    http::app::App,
    mail,
    words::{Lang, brief_mail, briefs as worded},
};
use selaras_kernel::{
    Actor, BrandId, BriefId, Kind, Problem, ProfileId, Result, Right, Timestamp, WorkspaceId,
};
use selaras_publishing::{
    approval, cadence,
    delivery::State,
    published::{self, Filter},
};
use selaras_store::jobs::{self, NewJob};
use selaras_strategy::briefs::{self, Brief, DueBrief, Facts, Issue, Waiting};
use selaras_workspaces::profiles::{self, ProfileState};
use serde_json::json;
use std::time::Duration;

const WEEK: Duration = Duration::from_secs(7 * 24 * 3600);
/// Most posts that are counted as waiting.
const WAITING_MAX: usize = 200;

/// Writes and sends the briefs that are due. Doing it twice, or on two nodes, tells nobody twice.
///
/// # Errors
/// The database's.
pub async fn round(app: App, now: Timestamp) -> Result<()> {
    let mut known: Option<(BrandId, Facts)> = None;
    let mut failed = None;
    let mut count = 0_u32;
    for due in briefs::due(&app.db, now).await? {
        if failed == Some(due.brand) {
            continue;
        }
        match of_reader(&app, &mut known, &due, now).await {
            Ok(sent) => count += u32::from(sent),
            // What ails one brand keeps no other waiting; it is tried again in the next round.
            Err(e) => {
                tracing::error!(brand = %due.brand, error = %e, "a weekly brief could not be written");
                failed = Some(due.brand);
            }
        }
    }
    if count > 0 {
        tracing::info!(briefs = count, "wrote weekly briefs");
        app.live.signal();
    }
    Ok(())
}

/// Whether a brief was sent. What is known of a brand is read once for its readers, who come one after the other.
async fn of_reader(
    app: &App,
    known: &mut Option<(BrandId, Facts)>,
    due: &DueBrief,
    now: Timestamp,
) -> Result<bool> {
    if known.as_ref().is_none_or(|(brand, _)| *brand != due.brand) {
        let facts = facts(app, &Actor::system(due.workspace), due.brand, now).await?;
        *known = Some((due.brand, facts));
    }
    match known {
        // The goals were closed, or went, since somebody looked who is to get one.
        Some((_, facts)) if !facts.goals.is_empty() => Ok(send(app, due, facts, now).await?.is_some()),
        _ => Ok(false),
    }
}

/// What is known of a brand now.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn facts(app: &App, actor: &Actor, brand: BrandId, now: Timestamp) -> Result<Facts> {
    let waiting = waiting(app, actor, brand, now).await?;
    let mut facts = briefs::gather(&app.db, actor, brand, waiting, now).await?;
    // Only who sent them knows which of our posts lie behind numbers.
    let subjects: Vec<_> = facts.goals.iter().filter_map(|one| Some(one.best?.subject)).collect();
    let said = published::said(&app.db, actor, &subjects).await?;
    for best in facts.goals.iter_mut().filter_map(|one| one.best.as_mut()) {
        best.post = said.iter().find(|one| one.delivery.0 == best.subject).map(|one| one.post);
    }
    Ok(facts)
}

/// Writes this week's brief for the actor before its hour, and sends it.
///
/// # Errors
/// `brief_had` when they have it already; `brief_without_goals`; `person_needed`, `not_found`, `forbidden`.
pub async fn write_now(app: &App, actor: &Actor, brand: BrandId, now: Timestamp) -> Result<Issue> {
    let had = || Problem::new(Kind::Conflict, "brief_had");
    let due = briefs::of_actor(&app.db, actor, brand, now).await?.ok_or_else(had)?;
    let facts = facts(app, actor, brand, now).await?;
    if facts.goals.is_empty() {
        return Err(Problem::new(Kind::Conflict, "brief_without_goals").into());
    }
    send(app, &due, &facts, now).await?.ok_or_else(|| had().into())
}

/// How many posts the next seven days have; `None` for those who may not read posts.
///
/// # Errors
/// The database's.
pub async fn planned(app: &App, actor: &Actor, brand: BrandId, now: Timestamp) -> Result<Option<u32>> {
    if !actor.may(Right::PostsRead, Some(brand)) {
        return Ok(None);
    }
    cadence::planned(&app.db, actor, brand, (now, now + WEEK)).await.map(Some)
}

/// What waits for people, as far as the actor may know.
async fn waiting(app: &App, actor: &Actor, brand: BrandId, now: Timestamp) -> Result<Waiting> {
    let may = |right| actor.may(right, Some(brand));
    let mut waiting = Waiting { planned: planned(app, actor, brand, now).await?, ..Waiting::default() };
    if may(Right::PostsRead) {
        let board = approval::board(&app.db, actor, brand, (None, WAITING_MAX), now).await?;
        waiting.posts = board.items.len() as u32;
        let failed = Filter {
            brand,
            from: now - WEEK,
            to: now,
            states: vec![State::Failed],
            profiles: None,
            campaign: None,
            text: None,
        };
        waiting.failed = published::tried(&app.db, actor, &failed).await?.len() as u32;
    }
    if may(Right::ProfilesRead) {
        let profiles = profiles::list(&app.db, actor, Some(brand)).await?;
        let ended = profiles.iter().filter(|one| one.state == ProfileState::SignInNeeded);
        waiting.signed_out = ended.map(|one| one.id).collect::<Vec<ProfileId>>();
    }
    Ok(waiting)
}

/// A brief in the words of a language.
pub fn brief(facts: &Facts, lang: Lang) -> Brief {
    let mut brief = briefs::write(facts);
    brief.say(|sentence| worded::say(lang, sentence));
    brief
}

/// The issue, if it was the first of its reader and week.
async fn send(app: &App, due: &DueBrief, facts: &Facts, now: Timestamp) -> Result<Option<Issue>> {
    let reader = &due.reader;
    let lang = Lang::named(&reader.language).unwrap_or(app.lang);
    let mut theirs = facts.clone();
    // What somebody cannot decide is not put to them.
    let may = |right| reader.may(right, due.brand);
    if !may(Right::PostsApprove) {
        theirs.waiting.posts = 0;
    }
    if !may(Right::PostsSchedule) {
        theirs.waiting.failed = 0;
    }
    if !may(Right::ProfilesManage) {
        theirs.waiting.signed_out.clear();
    }
    let mailed = app.mails && due.by_mail;
    let issue = Issue {
        id: BriefId::new(now),
        brand: due.brand,
        person: reader.person,
        week: due.week,
        written_at: now,
        mailed,
        brief: brief(&theirs, lang),
    };
    let names = selaras_workspaces::notifications::brand_names(&app.db, &[due.brand]).await?;
    let name = names.get(&due.brand).map_or("", String::as_str);
    let letter = mailed.then(|| letter(app, due, &issue, name, lang, now));
    let workspace: WorkspaceId = due.workspace;
    let written = issue.clone();
    let kept = app.db.write(move |tx| {
        let (issue, letter) = (issue.clone(), letter.clone());
        Box::pin(async move {
            let kept = briefs::keep(tx, workspace, &issue).await?;
            if let Some(letter) = letter.filter(|_| kept) {
                jobs::enqueue(tx, letter, now).await?;
            }
            Ok(kept)
        })
    });
    Ok(kept.await?.then_some(written))
}

fn letter(app: &App, due: &DueBrief, issue: &Issue, brand: &str, lang: Lang, now: Timestamp) -> NewJob {
    let link = format!("{}/goals/brief/{}", app.public_url, issue.id);
    let settings = format!("{}/settings/notifications", app.public_url);
    let day = worded::day(lang, issue.brief.day);
    let title = format!("{brand}, {day}");
    NewJob {
        kind: mail::JOB,
        key: Some(format!("brief:{}", issue.id)),
        payload: json!({
            "to": due.reader.email, "lang": lang.tag(), "message": "mail-brief",
            "html": brief_mail::page(lang, &title, &issue.brief, &app.public_url, &link, &settings),
            "params": {
                "brand": brand, "day": day, "headline": issue.brief.headline.text,
                "brief": brief_mail::letter(lang, &issue.brief, &app.public_url), "settings": settings,
            },
            "link": link,
        }),
        run_at: now,
    }
}
