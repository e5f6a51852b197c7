//! How the store behaves on both databases: writes, events, jobs.

use selaras_kernel::{Actor, Change, Error, Problem, Timestamp, WorkspaceId, clock::random_fraction};
use selaras_store::{
    Db, events, jobs, on,
    testing::{on_both, on_both_at},
};
use serde_json::json;
use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

async fn consumer(db: &Db, name: &'static str, fail: bool) -> Result<(), Error> {
    db.write(move |tx| {
        Box::pin(async move {
            on!(&mut *tx, c => sqlx::query("INSERT INTO consumers (name, seq) VALUES ($1, 1)").bind(name).execute(c).await.map(|_| ()))?;
            tx.tell(Change::by(&Actor::system(WorkspaceId::new(NOW)), "test.made", uuid::Uuid::nil(), NOW).to(json!({"name": name})));
            if fail { Err(Problem::invalid("name", "no").into()) } else { Ok(()) }
        })
    })
    .await
}

#[tokio::test]
async fn a_write_that_fails_leaves_nothing_and_spoils_no_other_in_its_commit() {
    on_both(|db| async move {
        let (a, b, c, d) = tokio::join!(
            consumer(&db, "a", false),
            consumer(&db, "b", true),
            consumer(&db, "c", false),
            consumer(&db, "c", false)
        );
        assert!(a.is_ok());
        assert_eq!(b.unwrap_err().problem().unwrap().code, "no");
        assert!(c.is_ok() ^ d.is_ok(), "the same name cannot be taken twice");
        assert!(c.and(d).unwrap_err().is_unique_violation());
        let names: Vec<(String,)> =
            on!(&db, c => sqlx::query_as("SELECT name FROM consumers ORDER BY name").fetch_all(c).await)
                .unwrap();
        assert_eq!(names, [("a".to_owned(),), ("c".to_owned(),)]);
        let told = events::after(&db, 0, 10).await.unwrap();
        assert_eq!(told.iter().map(|e| e.seq).collect::<Vec<_>>(), [1, 2], "numbers have no gaps");
    })
    .await;
}

#[tokio::test]
async fn a_write_that_panics_does_not_stop_the_others() {
    on_both(|db| async move {
        let panicked: Result<(), Error> =
            db.write(|_| Box::pin(async { panic!("a mistake in a write") })).await;
        assert!(panicked.is_err());
        consumer(&db, "after", false).await.unwrap();
    })
    .await;
}

async fn enqueue(db: &Db, key: &'static str) {
    db.write(move |tx| {
        Box::pin(async move {
            jobs::enqueue(
                tx,
                jobs::NewJob { kind: "test", key: Some(key.into()), payload: json!({"n": 1}), run_at: NOW },
                NOW,
            )
            .await
        })
    })
    .await
    .expect("a job is put into the queue");
}

#[tokio::test]
async fn a_job_is_claimed_once_and_again_only_when_its_lease_is_over() {
    on_both(|db| async move {
        enqueue(&db, "k").await;
        enqueue(&db, "k").await;
        let lease = Duration::from_secs(30);
        let first = jobs::claim(&db, NOW, lease, 10).await.unwrap();
        assert_eq!(first.len(), 1, "a second job with the same key was dropped");
        assert!(jobs::claim(&db, NOW, lease, 10).await.unwrap().is_empty());
        let taken_over = jobs::claim(&db, NOW + lease, lease, 10).await.unwrap();
        assert_eq!(taken_over.len(), 1);
        jobs::finish(&db, &first[0], jobs::Ended::Done, NOW + lease, 0.5).await.unwrap();
        assert!(jobs::next_due(&db).await.unwrap().is_some(), "who lost the lease finishes nothing");
        jobs::finish(&db, &taken_over[0], jobs::Ended::Retry("later".into()), NOW + lease, 0.5)
            .await
            .unwrap();
        assert_eq!(jobs::next_due(&db).await.unwrap(), Some(NOW + lease + jobs::pause(2, 0.5)));
        let again = jobs::claim(&db, NOW + Duration::from_secs(100), lease, 10).await.unwrap();
        jobs::finish(&db, &again[0], jobs::Ended::Failed("no".into()), NOW, random_fraction()).await.unwrap();
        assert_eq!(jobs::counts(&db, NOW + Duration::from_secs(9999)).await.unwrap(), (0, 1));
    })
    .await;
}

#[tokio::test]
async fn many_workers_never_claim_the_same_job() {
    on_both(|db| async move {
        db.write(|tx| {
            Box::pin(async move {
                for _ in 0..200 {
                    jobs::enqueue(
                        tx,
                        jobs::NewJob { kind: "test", key: None, payload: json!({}), run_at: NOW },
                        NOW,
                    )
                    .await?;
                }
                Ok(())
            })
        })
        .await
        .unwrap();
        let claims = futures::future::join_all((0..8).map(|_| async {
            let mut mine = Vec::new();
            loop {
                let got = jobs::claim(&db, NOW, Duration::from_secs(60), 7).await.unwrap();
                if got.is_empty() {
                    return mine;
                }
                mine.extend(got.into_iter().map(|job| job.id));
            }
        }))
        .await;
        let mut all: Vec<_> = claims.concat();
        assert_eq!(all.len(), 200);
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 200);
    })
    .await;
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Thing(&'static str);

impl selaras_store::Kept for Thing {
    type Value = usize;
    const MOST: usize = 10;
}

#[tokio::test]
async fn what_was_read_holds_until_the_next_commit_of_anybody() {
    on_both(|db| async move {
        let reads = AtomicUsize::new(0);
        let read = || {
            db.kept(Thing("a"), async {
                tokio::task::yield_now().await;
                Ok(reads.fetch_add(1, Ordering::SeqCst))
            })
        };
        // On PostgreSQL the listener may still be connecting; until then nothing is kept, which is right too.
        let keeps = db.mark().is_some();
        let got = futures::future::join_all((0..5).map(|_| read())).await;
        if keeps {
            assert!(
                got.into_iter().all(|got| got.unwrap() == 0),
                "all who asked at once were told of one read"
            );
        }
        let before = reads.load(Ordering::SeqCst);
        consumer(&db, "a", false).await.unwrap();
        assert_eq!(read().await.unwrap(), before, "read again after a commit");
        let failed =
            db.kept(Thing("b"), async { Err(selaras_kernel::Problem::not_found("thing").into()) }).await;
        assert!(failed.is_err());
        assert_eq!(db.kept(Thing("b"), async { Ok(7) }).await.unwrap(), 7, "what failed is not kept");
    })
    .await;
}

#[tokio::test]
async fn a_commit_of_another_process_ends_what_was_kept_in_this_one() {
    let dir = tempfile::tempdir().unwrap();
    let options = selaras_store::Options::new(format!("sqlite:{}", dir.path().join("shared.db").display()));
    let (here, there) = (Db::open(&options).await.unwrap(), Db::open(&options).await.unwrap());
    let mark = here.mark();
    assert!(mark.is_some());
    assert_eq!(mark, here.mark());
    consumer(&there, "elsewhere", false).await.unwrap();
    assert_ne!(mark, here.mark());
    here.close().await;
    there.close().await;
    assert_eq!(here.mark(), None, "the last connection is gone, and the index with it");
}

#[tokio::test]
async fn a_release_runs_on_the_schema_of_the_one_after_it() {
    on_both_at(|options| async move {
        let newer = Db::open(&options).await.unwrap();
        newer
            .write(|tx| {
                Box::pin(async move {
                    on!(tx, c => sqlx::query("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                        VALUES (999999, 'of a later release', TRUE, $1, 0)").bind(vec![1_u8]).execute(c).await.map(|_| ()))?;
                    Ok(())
                })
            })
            .await
            .unwrap();
        newer.close().await;
        let this = Db::open(&options).await.unwrap();
        consumer(&this, "works", false).await.unwrap();
        this.close().await;
    })
    .await;
}
