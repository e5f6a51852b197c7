//! What is on record when the database refuses one of many results.

use super::*;
use crate::scene::{HOUR, MINUTE, Scene};
use selaras_kernel::PostId;
use selaras_networks::{Posted, Progress};
use selaras_store::{Dialect, testing::on_both};
use uuid::Uuid;

fn record(claim: &store::Claimed, state: State, now: Timestamp) -> Record {
    Record {
        id: claim.id,
        fence: claim.fence,
        workspace: claim.workspace_id,
        brand: claim.brand_id,
        post: claim.post_id,
        profile: claim.profile_id,
        state,
        next_at: Some(now),
        attempts: 1,
        prepared_at: Some(claim.prepared_at),
        published_at: None,
        progress: None,
        error: None,
        comments: false,
        at: now,
    }
}

fn nul() -> Progress {
    let posted = Posted { id: "\0".into(), url: String::new(), version: String::new() };
    Progress { posted: vec![posted], ..Progress::default() }
}

fn error(detail: &str, at: Timestamp) -> Option<DeliveryError> {
    Some(DeliveryError { code: "network_rejected".into(), detail: detail.into(), at })
}

#[tokio::test]
async fn a_result_the_database_refuses_is_reduced_and_holds_up_no_other() {
    on_both(|db| async move {
        let refuses = db.dialect() == Dialect::Postgres;
        let scene = Scene::new(db).await;
        let mut posts = Vec::new();
        for text in ["words", "posted", "step", "good"] {
            posts.push(scene.schedule(text, "2027-01-12T10:00").await.id);
        }
        scene.clock.advance(HOUR);
        let now = scene.now();
        let claims = store::claim(&scene.db, Uuid::from_u128(7), now, 10 * MINUTE, 10).await.unwrap();
        let of = |post: PostId| claims.iter().find(|claim| claim.post_id == post).unwrap();
        let records = [
            Record { error: error("\0", now), ..record(of(posts[0]), State::Failed, now) },
            Record { progress: Some(nul()), ..record(of(posts[1]), State::Published, now) },
            Record { progress: Some(nul()), ..record(of(posts[2]), State::Publishing, now) },
            Record { error: error("a reason", now), ..record(of(posts[3]), State::Failed, now) },
        ];
        let (send, entries) = mpsc::unbounded_channel();
        let mut heard = Vec::new();
        for record in records {
            let (done, kept) = oneshot::channel();
            send.send((Box::new(record), Some(done))).unwrap();
            heard.push(kept);
        }
        drop(send);
        keep(scene.db.clone(), scene.clock.clone(), entries).await;
        let mut kept = Vec::new();
        for heard in heard {
            kept.push(heard.await.unwrap());
        }
        assert_eq!(kept, [!refuses, !refuses, !refuses, true]);
        let good = scene.get(posts[3]).await.deliveries.remove(0);
        assert_eq!((good.state, good.error), (State::Failed, error("a reason", now)));
        if refuses {
            let words = scene.get(posts[0]).await.deliveries.remove(0);
            assert_eq!((words.state, words.error), (State::Failed, error("", now)));
            assert_eq!(scene.get(posts[1]).await.deliveries[0].state, State::Published);
            let step = scene.get(posts[2]).await.deliveries.remove(0);
            // Whether it goes on cannot be left to a machine that does not know how far it came.
            assert_eq!((step.state, step.next_at), (State::Unconfirmed, None));
            assert_eq!(step.error.unwrap().code, "network_unavailable");
        }
    })
    .await;
}

#[tokio::test]
async fn who_waits_for_a_record_hears_whether_its_fence_still_held() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        scene.schedule("sekali", "2027-01-12T10:00").await;
        scene.clock.advance(HOUR);
        let now = scene.now();
        let claim =
            store::claim(&scene.db, Uuid::from_u128(7), now, 10 * MINUTE, 10).await.unwrap().remove(0);
        let old = store::Claimed { fence: claim.fence - 1, ..claim.clone() };
        // In one page, in either order, only what was written under the present fence counts.
        for order in [[&old, &claim], [&claim, &old]] {
            let (send, entries) = mpsc::unbounded_channel();
            let mut heard = Vec::new();
            for claim in order {
                let (done, kept) = oneshot::channel();
                send.send((Box::new(record(claim, State::Publishing, now)), Some(done))).unwrap();
                heard.push((claim.fence, kept));
            }
            drop(send);
            keep(scene.db.clone(), scene.clock.clone(), entries).await;
            for (fence, kept) in heard {
                assert_eq!(kept.await.unwrap(), fence == claim.fence);
            }
        }
    })
    .await;
}
