//! That an engine of others reads what we wrote, and gets our numbers.

use super::*;
use crate::{
    intake::{self, Batch, Reading, Subject},
    measure::{Counting, Dimension, Figure, Question, Whose, ask},
    profiles::{self, Measure},
};
use selaras_kernel::{Actor, BrandId, Metric, Timestamp};
use selaras_store::{BlobOptions, testing::on_both};
use std::{process::Command, time::Duration};
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_799_719_200_000_000);
const HOUR: Duration = Duration::from_secs(3_600);

/// What DuckDB says to a query over all files below a folder, as rows of a list in JSON. `None`, with a line that says so, without it.
#[expect(clippy::disallowed_methods, reason = "tests find their servers through the environment")]
fn duckdb(folder: &std::path::Path, query: &str) -> Option<Vec<Vec<serde_json::Value>>> {
    let Ok(python) = std::env::var("SELARAS_TEST_DUCKDB") else {
        assert!(
            std::env::var("SELARAS_TEST_REQUIRE").as_deref() != Ok("1"),
            "SELARAS_TEST_DUCKDB is required and is not set"
        );
        println!("skipped: SELARAS_TEST_DUCKDB is not set");
        return None;
    };
    let script =
        "import sys, json, duckdb; print(json.dumps(duckdb.sql(sys.argv[1]).fetchall(), default=str))";
    let files = format!(
        "read_parquet('{}/objects/numbers/v1/*/*/*.parquet', hive_partitioning = true)",
        folder.display()
    );
    let out = Command::new(python)
        .args(["-c", script, &query.replace("FILES", &files)])
        .output()
        .expect("DuckDB runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    Some(serde_json::from_slice(&out.stdout).expect("JSON"))
}

#[tokio::test]
async fn duckdb_reads_the_files_as_they_lie_and_gets_the_numbers_of_the_api() {
    on_both(|db| async move {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(&BlobOptions::Local(folder.path().to_owned())).await.unwrap();
        let actor = Actor::system(WorkspaceId::new(NOW));
        let (brand, profile, workspace) = (BrandId::new(NOW), ProfileId::new(NOW), actor.workspace);
        let mut readings = vec![Reading { subject: Subject::Profile, metric: Metric::Followers, at: NOW, value: Some(500) }];
        for n in 0..40_u32 {
            let (id, born_at) = (Uuid::now_v7(), NOW - HOUR * (n * 50));
            for look in 0..20 {
                let at = born_at + HOUR * (look * 7 + 1);
                readings.push(Reading { subject: Subject::Post { id, born_at }, metric: Metric::Reactions, at, value: Some(i64::from(look * (n + 1))) });
            }
        }
        let take = async |readings: Vec<Reading>| {
            db.write(move |tx| {
                let batch = Batch { profile, source: "x".into(), readings: readings.clone(), facts: Vec::new() };
                Box::pin(async move {
                    profiles::set_zone(tx, workspace, brand, "Etc/UTC").await?;
                    profiles::measure(tx, workspace, brand, &[Measure { profile, network: "x".into(), ours: true }]).await?;
                    intake::take(tx, workspace, &[batch], false).await
                })
            })
            .await
            .unwrap()
        };
        take(readings.clone()).await;
        assert!(write_changed(&db, &blobs).await.unwrap() > 2);
        assert_eq!(write_changed(&db, &blobs).await.unwrap(), 0, "what did not change is not written again");
        // A late correction changes one file.
        let Reading { subject, metric, at, .. } = readings[25];
        take(vec![Reading { subject, metric, at, value: Some(3) }]).await;
        assert_eq!(write_changed(&db, &blobs).await.unwrap(), 1);
        let days = "SELECT CAST(CAST(counted_at AS DATE) AS VARCHAR) AS day, CAST(SUM(gain) AS BIGINT) FROM (SELECT counted_at, value - lag(value, 1, 0) OVER (PARTITION BY post ORDER BY counted_at) AS gain
            FROM FILES WHERE post IS NOT NULL AND metric = 'reactions') GROUP BY day ORDER BY day";
        let Some(theirs) = duckdb(folder.path(), days) else { return };
        let question = Question {
            brand: Some(brand),
            profiles: Vec::new(),
            whose: Whose::Ours,
            from: jiff::civil::date(2026, 1, 1),
            to: jiff::civil::date(2027, 12, 31),
            figure: Figure::Reactions,
            by: vec![Dimension::Day],
            counting: Counting::Happened,
            recount: false,
        };
        let ours = ask(&db, &actor, &question).await.unwrap();
        let ours: Vec<Vec<serde_json::Value>> =
            ours.rows.iter().map(|row| vec![row.keys[0].clone().into(), (row.value.unwrap() as i64).into()]).collect();
        assert!(ours.len() > 30);
        assert_eq!(theirs, ours);
        let followers = duckdb(folder.path(), "SELECT value, source, born FROM FILES WHERE metric = 'followers'").unwrap();
        assert_eq!(followers, [vec![serde_json::json!(500), "x".into(), "profile".into()]]);
        // What is gone here goes there.
        db.write(move |tx| Box::pin(async move { crate::intake::store::remove(tx, workspace, &[profile.0]).await })).await.unwrap();
        assert!(sweep(&db, &blobs).await.unwrap() > 2);
        assert!(blobs.list(ROOT).await.unwrap().is_empty());
    })
    .await;
}
