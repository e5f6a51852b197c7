//! How blobs behave in a folder and in a bucket.

use futures::TryStreamExt;
use selaras_store::blobs::{BlobOptions, Blobs, Refusal, S3Options, hash, key_of, refusal};

fn bucket(scratch: &std::path::Path, secret: &str) -> Option<S3Options> {
    #[expect(clippy::disallowed_methods, reason = "tests are told of servers through the environment")]
    let endpoint = std::env::var("SELARAS_TEST_S3").ok();
    #[expect(clippy::disallowed_methods, reason = "tests are told of servers through the environment")]
    let required = std::env::var("SELARAS_TEST_REQUIRE").is_ok();
    assert!(endpoint.is_some() || !required, "SELARAS_TEST_S3 is not set");
    Some(S3Options {
        endpoint: endpoint?,
        bucket: "selaras".into(),
        prefix: String::new(),
        region: "us-east-1".into(),
        access_key: "ak".into(),
        secret_key: secret.into(),
        allow_http: true,
        scratch: scratch.into(),
    })
}

async fn on_each<F: Future<Output = ()>>(test: impl Fn(Blobs) -> F) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    test(Blobs::open(&BlobOptions::Local(dir.path().join("blobs"))).await.expect("a folder opens")).await;
    match bucket(dir.path(), "sk") {
        Some(s3) => test(Blobs::open(&BlobOptions::S3(s3)).await.expect("a bucket opens")).await,
        None => eprintln!("skipped on S3: run `cargo xtask test`"),
    }
}

/// A prefix of this run's own: the bucket outlives it.
fn fresh(name: &str) -> String {
    format!("test/{}/{name}", selaras_kernel::JobId::new(selaras_kernel::Timestamp(0)))
}

#[tokio::test]
async fn what_is_written_is_read_back_until_it_is_deleted() {
    on_each(|blobs| async move {
        let prefix = fresh("small");
        let (first, second) = (format!("{prefix}/{}", key_of(&hash(b"satu"))), format!("{prefix}/two"));
        assert_eq!(blobs.find(&first).await.unwrap(), None);
        assert!(blobs.get(&first).await.is_err());
        blobs.put(&first, b"satu").await.unwrap();
        blobs.put(&first, b"satu").await.unwrap();
        blobs.put(&second, Vec::new()).await.unwrap();
        assert_eq!(blobs.get(&first).await.unwrap().as_ref(), b"satu");
        assert_eq!(blobs.size(&first).await.unwrap(), Some(4));
        assert!(blobs.exists(&second).await.unwrap());
        let part: Vec<_> = blobs.stream(&first, Some(1..3)).await.unwrap().try_collect().await.unwrap();
        assert_eq!(part.concat(), b"at");
        let mut keys = blobs.list(&prefix).await.unwrap();
        keys.sort();
        assert_eq!(keys, [first.clone(), second.clone()]);
        blobs.delete(&first).await.unwrap();
        blobs.delete(&first).await.unwrap();
        blobs.delete(&second).await.unwrap();
        assert!(!blobs.exists(&first).await.unwrap());
        assert!(blobs.list(&prefix).await.unwrap().is_empty());
        blobs.check().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_file_of_several_parts_arrives_whole() {
    on_each(|blobs| async move {
        let content: Vec<u8> =
            (0..20_000_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let key = fresh("large");
        let (there, back) = (blobs.scratch().join("there"), blobs.scratch().join("back"));
        tokio::fs::write(&there, &content).await.unwrap();
        blobs.put_file(&key, &there).await.unwrap();
        assert_eq!(blobs.get_to_file(&key, &back).await.unwrap(), content.len() as u64);
        assert_eq!(hash(&tokio::fs::read(&back).await.unwrap()), hash(&content));
        if let Some(file) = blobs.local_file(&key) {
            assert_eq!(std::fs::metadata(file).unwrap().len(), content.len() as u64);
        }
        blobs.delete(&key).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_write_into_a_folder_leaves_no_half_file_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(&BlobOptions::Local(dir.path().into())).await.unwrap();
    let writes = (0..16).map(|_| blobs.put("ab/cd/same", vec![7; 300_000]));
    futures::future::try_join_all(writes).await.unwrap();
    let files: Vec<_> = std::fs::read_dir(dir.path().join("objects/ab/cd"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(files, ["same"]);
}

#[tokio::test]
async fn a_wrong_secret_is_refused_and_never_shown() {
    let dir = tempfile::tempdir().unwrap();
    let Some(s3) = bucket(dir.path(), "not-the-secret") else { return };
    let options = BlobOptions::S3(s3);
    assert!(!format!("{options:?}").contains("not-the-secret"));
    let blobs = Blobs::open(&options).await.unwrap();
    let refused = blobs.check().await.unwrap_err();
    assert!(!refused.to_string().contains("not-the-secret"), "{refused}");
    assert_eq!(refusal(&refused), Refusal::Key, "{refused}");
    assert!(blobs.find("x").await.is_err(), "a refusal is not an absence");
}

#[tokio::test]
async fn a_bucket_that_does_not_exist_is_told_apart_from_a_wrong_key() {
    let dir = tempfile::tempdir().unwrap();
    let Some(s3) = bucket(dir.path(), "sk") else { return };
    let blobs = Blobs::open(&BlobOptions::S3(S3Options { bucket: "not-there".into(), ..s3.clone() })).await;
    let refused = blobs.unwrap().check().await.unwrap_err();
    assert_eq!(refusal(&refused), Refusal::NoBucket, "{refused}");
    let blobs = Blobs::open(&BlobOptions::S3(S3Options { access_key: "nobody".into(), ..s3 })).await;
    let refused = blobs.unwrap().check().await.unwrap_err();
    assert_eq!(refusal(&refused), Refusal::Key, "{refused}");
}

#[tokio::test]
async fn two_prefixes_of_one_bucket_do_not_see_each_other() {
    let dir = tempfile::tempdir().unwrap();
    let Some(s3) = bucket(dir.path(), "sk") else { return };
    let at = async |prefix: String| {
        Blobs::open(&BlobOptions::S3(S3Options { prefix, ..s3.clone() })).await.unwrap()
    };
    let (place, bucket) = (fresh("prefixes"), at(String::new()).await);
    let (one, two) = (at(format!("{place}/one")).await, at(format!("{place}/two")).await);
    one.put("ab/cd/same", b"satu").await.unwrap();
    assert_eq!(two.find("ab/cd/same").await.unwrap(), None);
    assert_eq!(one.list("").await.unwrap(), ["ab/cd/same"]);
    assert_eq!(one.list("ab").await.unwrap(), ["ab/cd/same"]);
    assert_eq!(bucket.list(&place).await.unwrap(), [format!("{place}/one/ab/cd/same")]);
    one.check().await.unwrap();
    one.delete("ab/cd/same").await.unwrap();
    assert!(bucket.list(&place).await.unwrap().is_empty());
}

#[test]
fn a_key_has_two_levels_of_folders() {
    let key = key_of(&hash(b""));
    assert_eq!(key, "e3/b0/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
