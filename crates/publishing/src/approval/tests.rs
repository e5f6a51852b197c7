//! Nothing goes out before everybody who must agree has, and nothing gets stuck.

use super::{plan::check, steps::fixed, *};
use crate::{
    posts::{Changes, PostState, When},
    scene::{HOUR, Scene},
};
use selaras_kernel::{Cursor, Role};
use selaras_networks::Content;
use selaras_store::testing::on_both;
use selaras_workspaces::{absences, brands::BrandChanges, testing};
use std::collections::HashSet;

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result.unwrap_err() {
        selaras_kernel::Error::Problem(problem) => problem.code,
        other => panic!("{other}"),
    }
}

fn step(name: &str, roles: &[Role], people: &[&Actor]) -> ApprovalStep {
    ApprovalStep {
        name: name.into(),
        people: people.iter().filter_map(|actor| actor.person).collect(),
        roles: roles.to_vec(),
        networks: Vec::new(),
        hours: 24,
    }
}

async fn want(scene: &Scene, steps: Vec<ApprovalStep>) {
    let changes = BrandChanges { approval: Some(true), ..BrandChanges::default() };
    let version = brands::get(&scene.db, &scene.actor, scene.brand).await.unwrap().version;
    brands::update(&scene.db, &scene.actor, scene.brand, changes, version, scene.now()).await.unwrap();
    set_plan(&scene.db, &scene.actor, scene.brand, steps, None, scene.now()).await.unwrap();
}

async fn member(scene: &Scene, role: Role) -> Actor {
    testing::member(&scene.db, &scene.actor, role, Some(scene.brand), scene.now()).await
}

/// A post of `writer` that waits for its first step, planned four days ahead.
async fn submitted(scene: &Scene, writer: &Actor) -> Post {
    let new = scene.new_post(&["Kopi baru"], Some(When::at("2027-01-16T10:00", "Asia/Jakarta")));
    let post = posts::create(&scene.db, &scene.networks, writer, new, scene.now()).await.unwrap();
    posts::submit(&scene.db, &scene.networks, writer, post.id, scene.now()).await.unwrap()
}

async fn approve(scene: &Scene, actor: &Actor, post: PostId) -> Result<Post> {
    posts::approve(&scene.db, &scene.networks, actor, post, None, scene.now()).await
}

async fn waiting(scene: &Scene, actor: &Actor) -> Vec<Waiting> {
    board(&scene.db, actor, scene.brand, (None, 50), scene.now()).await.unwrap().items
}

#[tokio::test]
async fn a_step_opens_when_the_one_before_is_approved_and_the_last_releases() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (creator, editor) = (member(&scene, Role::Creator).await, member(&scene, Role::Editor).await);
        let client = member(&scene, Role::Client).await;
        want(&scene, vec![step("Isi", &[Role::Editor], &[]), step("Klien", &[Role::Client], &[])]).await;
        let post = submitted(&scene, &creator).await.id;
        assert_eq!(code(approve(&scene, &client, post).await), "step_of_others", "not yet");
        let seen = waiting(&scene, &editor).await;
        assert_eq!((seen[0].step, seen[0].steps, seen[0].mine), (1, 2, true));
        assert!(!waiting(&scene, &client).await[0].mine);
        assert_eq!(approve(&scene, &editor, post).await.unwrap().state, PostState::InReview);
        assert_eq!(code(approve(&scene, &editor, post).await), "step_of_others");
        let seen = waiting(&scene, &client).await;
        assert_eq!((seen[0].step, seen[0].mine), (2, true));
        // A guest has no account, but a name.
        let guest = Actor { person: None, guest: Some("Bu Sari".into()), ..client };
        assert_eq!(approve(&scene, &guest, post).await.unwrap().state, PostState::Scheduled);
        let review = review(&scene.db, &scene.actor, post, scene.now()).await.unwrap();
        assert_eq!(review.steps[0].decided_by, editor.person);
        assert_eq!(review.steps[1].decided_name.as_deref(), Some("Bu Sari"));
        assert!(waiting(&scene, &editor).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_decision_is_taken_back_by_whoever_made_it_while_nothing_came_of_it() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (creator, editor) = (member(&scene, Role::Creator).await, member(&scene, Role::Editor).await);
        let manager = member(&scene, Role::ContentManager).await;
        want(&scene, vec![step("Isi", &[Role::Editor], &[]), step("Akhir", &[], &[&manager])]).await;
        let take_back = async |who: &Actor, post: &Post| {
            posts::take_back(&scene.db, who, post.id, Some(post.version), scene.now()).await
        };
        let before = submitted(&scene, &creator).await;
        assert_eq!(code(take_back(&editor, &before).await), "decision_of_others", "nothing is decided yet");
        // A step in between: the one after it closes again.
        let agreed = approve(&scene, &editor, before.id).await.unwrap();
        assert_eq!(code(take_back(&manager, &agreed).await), "decision_of_others");
        let back = take_back(&editor, &agreed).await.unwrap();
        assert_eq!((back.state, waiting(&scene, &editor).await[0].step), (PostState::InReview, 1));
        assert_eq!(code(approve(&scene, &manager, back.id).await), "step_of_others");
        // The last one: what it released waits again, and goes out only after a new approval.
        approve(&scene, &editor, back.id).await.unwrap();
        let released = approve(&scene, &manager, back.id).await.unwrap();
        assert_eq!(released.state, PostState::Scheduled);
        assert_eq!(
            code(take_back(&editor, &released).await),
            "decision_of_others",
            "theirs is the one before"
        );
        let back = take_back(&manager, &released).await.unwrap();
        assert_eq!((back.state, back.approved_by), (PostState::InReview, None));
        assert!(back.deliveries.iter().all(|d| d.next_at.is_none()));
        assert_eq!(code(take_back(&manager, &released).await), "stale", "once is enough");
        // Sent back and turned down by mistake.
        let (reason, at) = ("Salah tekan".to_owned(), scene.now());
        let sent = posts::request_changes(&scene.db, &manager, back.id, reason.clone(), at).await.unwrap();
        let back = take_back(&manager, &sent).await.unwrap();
        let gone = posts::reject(&scene.db, &manager, back.id, None, reason, scene.now()).await.unwrap();
        let back = take_back(&manager, &gone).await.unwrap();
        assert_eq!(back.state, PostState::InReview);
        // New words after the approval: there is nothing left to take back.
        let released = approve(&scene, &manager, back.id).await.unwrap();
        let words = Changes { content: Some(Content::text("Lain")), ..Changes::default() };
        let (networks, now) = (&scene.networks, scene.now());
        let reworded =
            posts::update(&scene.db, networks, &creator, released.id, words, None, now).await.unwrap();
        assert_eq!(code(take_back(&manager, &reworded).await), "wrong_stage");
        // A while later it stands.
        let late = submitted(&scene, &creator).await;
        let agreed = approve(&scene, &editor, late.id).await.unwrap();
        scene.pass(HOUR).await;
        assert_eq!(code(take_back(&editor, &agreed).await), "decision_stands");
    })
    .await;
}

#[tokio::test]
async fn no_order_of_approvals_releases_a_post_before_others_agreed_to_all_of_it() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (creator, editor) = (member(&scene, Role::Creator).await, member(&scene, Role::Editor).await);
        let manager = member(&scene, Role::ContentManager).await;
        let client = member(&scene, Role::Client).await;
        let all = [&creator, &editor, &manager, &client];
        want(
            &scene,
            vec![
                step("satu", &[Role::Editor], &[]),
                step("dua", &[], &[&manager]),
                step("tiga", &[Role::Client, Role::Editor], &[]),
            ],
        )
        .await;
        // Every sequence of four tries by four people, of a post that each of two people wrote.
        for (writer, order) in
            [&creator, &editor].into_iter().flat_map(|w| (0..256_usize).map(move |n| (w, n))).step_by(5)
        {
            let post = submitted(&scene, writer).await.id;
            let mut agreed = 0;
            for turn in 0..4 {
                let who = all[(order >> (2 * turn)) & 3];
                if let Ok(post) = approve(&scene, who, post).await {
                    agreed += 1;
                    assert_ne!(who.person, writer.person);
                    assert_eq!(post.state == PostState::Scheduled, agreed == 3, "order {order}");
                }
            }
            let state = scene.get(post).await.state;
            assert_eq!(state == PostState::Scheduled, agreed == 3);
        }
    })
    .await;
}

#[tokio::test]
async fn new_words_begin_the_steps_again_and_a_rejected_post_rests_until_it_is_taken_back() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (creator, editor) = (member(&scene, Role::Creator).await, member(&scene, Role::Editor).await);
        want(&scene, vec![step("Isi", &[Role::Editor], &[]), step("Akhir", &[Role::Owner], &[])]).await;
        let post = submitted(&scene, &creator).await.id;
        approve(&scene, &editor, post).await.unwrap();
        let words = || Changes { content: Some(Content::text("Kopi lama")), ..Changes::default() };
        posts::update(&scene.db, &scene.networks, &creator, post, words(), None, scene.now()).await.unwrap();
        let seen = review(&scene.db, &editor, post, scene.now()).await.unwrap();
        assert!(seen.mine && seen.steps.iter().all(|step| step.decision.is_none()));
        let no = |reason: &str| posts::reject(&scene.db, &editor, post, None, reason.into(), scene.now());
        assert_eq!(code(no(" ").await), "reason_missing");
        assert_eq!(no("tidak sesuai merek").await.unwrap().state, PostState::Rejected);
        let seen = review(&scene.db, &creator, post, scene.now()).await.unwrap();
        assert_eq!(seen.steps[0].decision, Some(Verdict::Rejected));
        assert_eq!(seen.steps[0].reason.as_deref(), Some("tidak sesuai merek"));
        let changed =
            posts::update(&scene.db, &scene.networks, &creator, post, words(), None, scene.now()).await;
        assert_eq!(code(changed), "post_rejected");
        let again = posts::submit(&scene.db, &scene.networks, &creator, post, scene.now()).await;
        assert_eq!(code(again), "wrong_stage");
        let back = posts::reopen(&scene.db, &creator, post, scene.now()).await.unwrap();
        assert_eq!(back.state, PostState::Draft);
        posts::submit(&scene.db, &scene.networks, &creator, post, scene.now()).await.unwrap();
        assert!(review(&scene.db, &editor, post, scene.now()).await.unwrap().mine);
    })
    .await;
}

#[tokio::test]
async fn people_are_reminded_once_and_told_once_when_it_is_over_and_then_those_who_lead_may_decide() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (creator, client) = (member(&scene, Role::Creator).await, member(&scene, Role::Client).await);
        want(&scene, vec![step("Klien", &[], &[&client])]).await;
        let post = submitted(&scene, &creator).await.id;
        assert_eq!(chase(&scene.db, scene.now()).await.unwrap(), 0);
        scene.clock.advance(12 * HOUR);
        assert_eq!(chase(&scene.db, scene.now()).await.unwrap(), 1);
        assert_eq!(chase(&scene.db, scene.now()).await.unwrap(), 0, "once");
        assert_eq!(code(approve(&scene, &scene.actor, post).await), "step_of_others");
        scene.clock.advance(12 * HOUR);
        assert_eq!(chase(&scene.db, scene.now()).await.unwrap(), 1);
        assert_eq!(chase(&scene.db, scene.now()).await.unwrap(), 0, "once");
        let told = selaras_store::events::of_subject(&scene.db, scene.actor.workspace, post.0, i64::MAX, 2);
        let told = told.await.unwrap();
        assert_eq!(
            (told[0].kind.as_str(), told[1].kind.as_str()),
            ("approval.escalated", "approval.reminded")
        );
        let people = |at: usize| told[at].data.0["to"]["people"].as_array().unwrap().len();
        assert_eq!((people(1), people(0)), (1, 2), "the client, then the owner too");
        let seen = &waiting(&scene, &scene.actor).await[0];
        assert!(seen.overdue && seen.mine);
        assert_eq!(approve(&scene, &scene.actor, post).await.unwrap().state, PostState::Scheduled);
    })
    .await;
}

#[tokio::test]
async fn a_deadline_never_passes_the_planned_time_and_follows_it() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let creator = member(&scene, Role::Creator).await;
        want(&scene, vec![ApprovalStep { hours: 720, ..step("Isi", &[Role::Editor], &[]) }]).await;
        let post = submitted(&scene, &creator).await;
        assert_eq!(waiting(&scene, &creator).await[0].due_at, post.due_at);
        let when = Some(When::at("2027-01-20T10:00", "Asia/Jakarta"));
        let later = Changes { when, ..Changes::default() };
        let moved = posts::update(&scene.db, &scene.networks, &creator, post.id, later, None, scene.now())
            .await
            .unwrap();
        assert_ne!(moved.due_at, post.due_at);
        assert_eq!(waiting(&scene, &creator).await[0].due_at, moved.due_at);
    })
    .await;
}

#[test]
fn a_brand_says_who_in_words_that_hold() {
    let wrong = ApprovalStep { hours: 0, ..step(" ", &[Role::Creator], &[]) };
    let brand = BrandId::new(Timestamp(0));
    let problem = check(&[wrong], brand, &[]).unwrap_err();
    assert_eq!(problem.also.len() + 1, 3);
    assert!(check(&[step("Isi", &[Role::Editor], &[])], brand, &[]).is_ok());
    let only = ApprovalStep { networks: vec!["mastodon".into()], ..step("Isi", &[], &[]) };
    let other = fixed(std::slice::from_ref(&only), &HashSet::from(["bluesky"]));
    assert_eq!((other.len(), other[0].name.as_str()), (1, ""), "still one");
    assert_eq!(fixed(&[only], &HashSet::from(["mastodon"]))[0].name, "Isi");
}

/// `who` is away today and tomorrow.
async fn away(scene: &Scene, who: &Actor, deputy: &Actor) {
    let (from, until) = ("2027-01-12".parse().unwrap(), "2027-01-13".parse().unwrap());
    let new = absences::NewAbsence { deputy: deputy.person.unwrap(), from, until };
    absences::set(&scene.db, who, who.person.unwrap(), new, scene.now()).await.unwrap();
}

#[tokio::test]
async fn what_waits_for_who_is_away_waits_for_the_deputy_until_they_are_back() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (creator, editor) = (member(&scene, Role::Creator).await, member(&scene, Role::Editor).await);
        let (manager, client) =
            (member(&scene, Role::ContentManager).await, member(&scene, Role::Client).await);
        want(&scene, vec![step("Klien", &[], &[&client])]).await;
        let post = submitted(&scene, &creator).await.id;
        assert_eq!(code(approve(&scene, &editor, post).await), "step_of_others");
        away(&scene, &client, &editor).await;
        let seen = &waiting(&scene, &editor).await[0];
        let stand_in = StandIn { person: client.person.unwrap(), deputy: editor.person.unwrap() };
        assert_eq!((seen.mine, &seen.stand_ins), (true, &vec![stand_in]));
        assert!(!waiting(&scene, &manager).await[0].mine);
        // Reminders follow.
        scene.clock.advance(12 * HOUR);
        chase(&scene.db, scene.now()).await.unwrap();
        let told = selaras_store::events::of_subject(&scene.db, scene.actor.workspace, post.0, i64::MAX, 1)
            .await
            .unwrap();
        assert_eq!(told[0].data.0["to"]["people"], serde_json::json!([editor.person]));
        // Of what the deputy wrote somebody else decides, here who is away.
        let own = submitted(&scene, &editor).await.id;
        assert_eq!(code(approve(&scene, &editor, own).await), "own_approval");
        assert!(review(&scene.db, &client, own, scene.now()).await.unwrap().mine);
        assert!(review(&scene.db, &client, own, scene.now()).await.unwrap().stand_ins.is_empty());
        // Nor does it help whoever wrote it that the one who is away did not.
        let other = submitted(&scene, &creator).await.id;
        away(&scene, &editor, &manager).await;
        assert_eq!(code(approve(&scene, &editor, other).await), "step_of_others", "the deputy is away too");
        assert!(waiting(&scene, &manager).await.iter().all(|one| one.mine));
        away(&scene, &manager, &client).await;
        assert!(!waiting(&scene, &manager).await[0].mine, "a circle leaves it where it was");
        assert!(waiting(&scene, &client).await[0].mine);
        absences::end(&scene.db, &scene.actor, manager.person.unwrap(), scene.now()).await.unwrap();
        assert_eq!(approve(&scene, &manager, other).await.unwrap().state, PostState::Scheduled);
        // It ends by itself: on the third day the rest is the client's again.
        scene.clock.advance(36 * HOUR);
        assert!(!waiting(&scene, &editor).await.iter().any(|one| one.mine));
        assert_eq!(code(approve(&scene, &editor, post).await), "step_of_others");
    })
    .await;
}

#[tokio::test]
async fn what_was_sent_back_waits_for_its_writer_the_oldest_first() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (creator, editor) = (member(&scene, Role::Creator).await, member(&scene, Role::Editor).await);
        want(&scene, vec![]).await;
        let mut posts = Vec::new();
        for _ in 0..3 {
            posts.push(submitted(&scene, &creator).await.id);
        }
        let now = || scene.now();
        posts::request_changes(&scene.db, &editor, posts[1], "Lebih pendek".into(), now()).await.unwrap();
        scene.clock.advance(HOUR);
        posts::reject(&scene.db, &editor, posts[0], None, "Salah merek".into(), now()).await.unwrap();
        let back =
            |after: Option<Cursor>, limit: usize| sent_back(&scene.db, &creator, scene.brand, (after, limit));
        let page = back(None, 1).await.unwrap();
        let one = &page.items[0];
        assert_eq!(
            (one.post, one.decision, one.reason.as_str()),
            (posts[1], Verdict::ChangesRequested, "Lebih pendek")
        );
        assert_eq!((one.writer, one.by, one.mine), (creator.person, editor.person, true));
        let page = back(Some(page.next.unwrap().parse().unwrap()), 1).await.unwrap();
        assert_eq!((page.items[0].post, page.items[0].decision), (posts[0], Verdict::Rejected));
        assert!(page.next.is_none());
        assert!(!sent_back(&scene.db, &editor, scene.brand, (None, 9)).await.unwrap().items[0].mine);
        // Submitted again it waits for others; taken back it is a draft like any other.
        posts::submit(&scene.db, &scene.networks, &creator, posts[1], now()).await.unwrap();
        posts::reopen(&scene.db, &creator, posts[0], now()).await.unwrap();
        assert!(back(None, 9).await.unwrap().items.is_empty());
        let (stranger, _) = testing::owner(&scene.db, now()).await;
        assert_eq!(code(sent_back(&scene.db, &stranger, scene.brand, (None, 9)).await), "not_found");
    })
    .await;
}
