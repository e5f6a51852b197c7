//! Does any order of approvals, changes, edits, absences and new steps release a post before all its steps agreed?
//!
//! What the system does is held against a model that says the rules once more, in the plainest words.

use super::*;
use crate::{
    posts::{Changes, PostState},
    scene::{HOUR, Scene},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use selaras_kernel::{Role, Timestamp};
use selaras_networks::Content;
use selaras_workspaces::{absences, brands::BrandChanges, testing};

/// A creator, an editor, a content manager and a client.
const ROLES: [Role; 4] = [Role::Creator, Role::Editor, Role::ContentManager, Role::Client];

#[derive(Clone, Debug)]
enum Act {
    Submit(usize),
    Approve(usize),
    AskForChanges(usize),
    Reject(usize),
    Reopen(usize),
    Edit(usize),
    Away(usize, usize),
    Back(usize),
    Steps(Vec<usize>),
    /// Half a day goes by.
    Wait,
}

fn act() -> impl Strategy<Value = Act> {
    let (writer, anybody) = (0..3_usize, 0..4_usize);
    prop_oneof![
        4 => writer.clone().prop_map(Act::Submit),
        9 => anybody.clone().prop_map(Act::Approve),
        1 => anybody.clone().prop_map(Act::AskForChanges),
        1 => anybody.clone().prop_map(Act::Reject),
        1 => writer.clone().prop_map(Act::Reopen),
        2 => writer.prop_map(Act::Edit),
        3 => (anybody.clone(), 0..4_usize).prop_map(|(who, deputy)| Act::Away(who, deputy)),
        1 => anybody.prop_map(Act::Back),
        1 => prop::collection::vec(0..5_usize, 0..4).prop_map(Act::Steps),
        2 => Just(Act::Wait),
    ]
}

/// Whether a kind of step names this one of the four.
fn names(kind: usize, who: usize) -> bool {
    match kind {
        0 => who == 1,
        1 => who == 2,
        2 => who == 3,
        3 => who == 1 || who == 3,
        _ => true,
    }
}

fn step(kind: usize, people: &[Actor]) -> ApprovalStep {
    let (roles, people) = match kind {
        0 => (vec![Role::Editor], vec![]),
        1 => (vec![], people[2].person.into_iter().collect()),
        2 => (vec![Role::Client], vec![]),
        3 => (vec![Role::Editor], people[3].person.into_iter().collect()),
        _ => (vec![], vec![]),
    };
    ApprovalStep { name: format!("langkah {kind}"), people, roles, networks: vec![], hours: 24 }
}

/// What must be so.
struct Model {
    plan: Vec<usize>,
    /// The steps of the post, and how many agreed since its words last changed.
    steps: Vec<(usize, bool)>,
    agreed: usize,
    opened: Timestamp,
    state: PostState,
    submitted_by: usize,
    /// The deputy, and until when.
    away: [Option<(usize, Timestamp)>; 4],
}

impl Model {
    fn begin(&mut self, who: usize, now: Timestamp) {
        self.steps = self.plan.iter().map(|kind| (*kind, true)).collect();
        if self.steps.is_empty() {
            self.steps.push((4, false));
        }
        (self.agreed, self.opened, self.submitted_by, self.state) = (0, now, who, PostState::InReview);
    }

    fn wrote(&self, who: usize) -> bool {
        who == 0 || who == self.submitted_by
    }

    fn named(&self, who: usize, now: Timestamp) -> bool {
        let (kind, timed) = self.steps[self.agreed];
        let over = timed && self.opened + 24 * HOUR <= now;
        names(kind, who) || (over && who == 2)
    }

    fn may_decide(&self, who: usize, now: Timestamp) -> bool {
        let deputy = |of: usize| self.away[of].filter(|(_, until)| now < *until).map(|(deputy, _)| deputy);
        let stands_in = |of: usize| {
            let mut at = of;
            for _ in 0..4 {
                at = deputy(at).unwrap_or(at);
            }
            at == who && at != of && deputy(at).is_none() && of != 0 && !self.wrote(of) && self.named(of, now)
        };
        who != 0 && !self.wrote(who) && (self.named(who, now) || (0..4).any(stands_in))
    }
}

async fn run(scene: &Scene, people: &[Actor], acts: &[Act]) -> Result<(), TestCaseError> {
    let (db, networks) = (&scene.db, &scene.networks);
    for who in people {
        absences::end(db, &scene.actor, who.person.unwrap(), scene.now()).await.unwrap();
    }
    let set = async |kinds: &[usize]| {
        let steps = kinds.iter().map(|kind| step(*kind, people)).collect();
        set_plan(db, &scene.actor, scene.brand, steps, None, scene.now()).await.unwrap();
    };
    set(&[0, 2]).await;
    let new = scene.new_post(&["Kopi"], None);
    let id = posts::create(db, networks, &people[0], new, scene.now()).await.unwrap().id;
    let mut model = Model {
        plan: vec![0, 2],
        steps: vec![],
        agreed: 0,
        opened: scene.now(),
        state: PostState::Draft,
        submitted_by: 0,
        away: [None; 4],
    };
    for (at, act) in acts.iter().enumerate() {
        let now = scene.now();
        let reviewed = model.state == PostState::InReview;
        let why = || "Belum".to_owned();
        let (done, expected) = match act {
            Act::Submit(who) => {
                let expected = matches!(model.state, PostState::Draft | PostState::ChangesRequested);
                if expected {
                    model.begin(*who, now);
                }
                (posts::submit(db, networks, &people[*who], id, now).await.is_ok(), expected)
            }
            Act::Approve(who) => {
                let expected = reviewed && model.may_decide(*who, now);
                if expected {
                    model.agreed += 1;
                    model.opened = now;
                    if model.agreed == model.steps.len() {
                        model.state = PostState::Approved;
                    }
                }
                (posts::approve(db, networks, &people[*who], id, None, now).await.is_ok(), expected)
            }
            Act::AskForChanges(who) | Act::Reject(who) => {
                // Writers who may approve may call back what is theirs.
                let expected = reviewed && *who != 0 && (model.wrote(*who) || model.may_decide(*who, now));
                let rejects = matches!(act, Act::Reject(_));
                if expected {
                    model.state = if rejects { PostState::Rejected } else { PostState::ChangesRequested };
                }
                let done = if rejects {
                    posts::reject(db, &people[*who], id, None, why(), now).await
                } else {
                    posts::request_changes(db, &people[*who], id, why(), now).await
                };
                (done.is_ok(), expected)
            }
            Act::Reopen(who) => {
                let expected = model.state == PostState::Rejected;
                if expected {
                    model.state = PostState::Draft;
                }
                (posts::reopen(db, &people[*who], id, now).await.is_ok(), expected)
            }
            Act::Edit(who) => {
                let expected = model.state != PostState::Rejected;
                match model.state {
                    PostState::InReview => model.begin(*who, now),
                    PostState::Approved => model.state = PostState::Draft,
                    _ => {}
                }
                let changes =
                    Changes { content: Some(Content::text(format!("Kopi {at}"))), ..Changes::default() };
                (posts::update(db, networks, &people[*who], id, changes, None, now).await.is_ok(), expected)
            }
            Act::Away(who, deputy) => {
                let expected = who != deputy && *who != 0 && *deputy != 0;
                // Jakarta is seven hours ahead; away today and tomorrow.
                let day = 24 * HOUR.as_micros() as i64;
                let ahead = 7 * HOUR.as_micros() as i64;
                let midnight = Timestamp((now.0 + ahead) / day * day - ahead);
                if expected {
                    model.away[*who] = Some((*deputy, midnight + 48 * HOUR));
                }
                let from =
                    selaras_kernel::schedule::WallTime::at_instant(now, "Asia/Jakarta").unwrap().at.date();
                let deputy = people[*deputy].person.unwrap();
                let new = absences::NewAbsence { deputy, from, until: from.tomorrow().unwrap() };
                let done = absences::set(db, &people[*who], people[*who].person.unwrap(), new, now).await;
                (done.is_ok(), expected)
            }
            Act::Back(who) => {
                model.away[*who] = None;
                (absences::end(db, &people[*who], people[*who].person.unwrap(), now).await.is_ok(), true)
            }
            Act::Steps(kinds) => {
                set(kinds).await;
                model.plan.clone_from(kinds);
                (true, true)
            }
            Act::Wait => {
                scene.clock.advance(12 * HOUR);
                (true, true)
            }
        };
        prop_assert_eq!(done, expected, "{}: {:?}", at, act);
        let state = scene.get(id).await.state;
        prop_assert_eq!(state, model.state, "{}: {:?}", at, act);
        prop_assert!(state != PostState::Approved || model.agreed == model.steps.len());
    }
    Ok(())
}

#[test]
fn no_order_of_acts_releases_a_post_before_all_its_steps_agreed() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let (scene, people) = runtime.block_on(async {
        let options = selaras_store::Options::new(format!("sqlite:{}", dir.path().join("test.db").display()));
        let scene = Scene::new(Db::open(&options).await.unwrap()).await;
        let changes = BrandChanges { approval: Some(true), ..BrandChanges::default() };
        brands::update(&scene.db, &scene.actor, scene.brand, changes, 1, scene.now()).await.unwrap();
        let mut people = Vec::new();
        for role in ROLES {
            people.push(testing::member(&scene.db, &scene.actor, role, Some(scene.brand), scene.now()).await);
        }
        (scene, people)
    });
    let mut runner = TestRunner::new(Config { cases: 48, max_shrink_iters: 200, ..Config::default() });
    let acts = prop::collection::vec(act(), 4..40);
    runner.run(&acts, |acts| runtime.block_on(run(&scene, &people, &acts))).unwrap();
}
