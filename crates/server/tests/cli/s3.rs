//! Are files kept in a bucket as in a folder, and is a bucket that cannot be used refused at the start, with the fix?

use super::program::{Program, blobs, bucket, lent};
use axum::{body::Body, http::Method};
use selaras_server::testing::{PNG, TestApp, upload};
use selaras_store::{
    blobs::{hash, key_of},
    testing::on_both,
};

#[tokio::test]
async fn a_file_uploaded_by_the_api_lies_in_the_bucket_under_its_prefix_and_is_read_back() {
    let Some(settings) = bucket() else { return };
    let settings = &settings;
    on_both(|db| async move {
        let app = TestApp::with(db, &lent(settings)).await;
        let owner = app.token().await;
        let (kind, form) = upload(app.brand, "titik.png", PNG);
        let made =
            app.send(&owner, Method::POST, "/api/v1/media", Body::from(form), &[kind]).await.expect(201);
        let path = format!("/api/v1/media/{}/content", made["id"].as_str().unwrap());
        let read = app.call(&owner, Method::GET, &path, None).await;
        read.expect(200);
        assert_eq!(read.header("content-type"), "image/png");
        assert_eq!(Some(read.bytes.len() as i64), made["bytes"].as_i64());
        let part = app.send(&owner, Method::GET, &path, Body::empty(), &[("range", "bytes=1-3")]).await;
        assert_eq!((part.status.as_u16(), &part.bytes[..]), (206, &PNG[1..4]));
        assert!(!app.data().join("blobs").exists(), "nothing is kept on this machine");
        let mut whole = settings.clone();
        whole[0].1 = "s3://selaras".into();
        let whole = blobs(app.data(), &whole).await;
        let prefix = settings[0].1.trim_start_matches("s3://selaras/").trim_end_matches('/');
        let keys = whole.list(prefix).await.unwrap();
        assert_eq!(keys, [format!("{prefix}/{}", key_of(&hash(&read.bytes)))]);
        assert_eq!(whole.get(&keys[0]).await.unwrap(), read.bytes);
        whole.delete(&keys[0]).await.unwrap();
        app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_bucket_that_cannot_be_used_is_refused_at_the_start_with_the_setting_to_mend() {
    let Some(settings) = bucket() else { return };
    let home = tempfile::tempdir().unwrap();
    let refused = async |changed: &str, value: &str| {
        let mut settings = settings.clone();
        settings.iter_mut().find(|(key, _)| *key == changed).unwrap().1 = value.into();
        let program = Program::new(&home.path().join("data"), "sqlite", &settings);
        let said = program.run(&["serve", "--listen", "127.0.0.1:0"]).await;
        assert!(!said.err.contains("rahasia") && !said.out.contains("rahasia"), "{said:?}");
        said.refused(3).to_owned()
    };
    let said = refused("blobs.url", "s3://not-there").await;
    assert!(said.contains("has no such bucket: s3://not-there") && said.contains("SELARAS_BLOBS"), "{said}");
    for (key, value) in [("blobs.access_key", "nobody"), ("blobs.secret_key", "rahasia")] {
        let said = refused(key, value).await;
        assert!(said.contains("refuses our key") && said.contains("SELARAS_S3_SECRET_KEY"), "{said}");
    }
    let said = refused("blobs.endpoint", "http://127.0.0.1:9").await;
    assert!(said.contains("SELARAS_S3_ENDPOINT: http://127.0.0.1:9"), "{said}");
    let said = refused("blobs.endpoint", "").await;
    assert!(said.contains("blobs.endpoint (SELARAS_S3_ENDPOINT) is needed"), "{said}");
    let said = refused("blobs.url", "s3:///prefix").await;
    assert!(said.contains("s3://BUCKET/PREFIX"), "{said}");
    let shown = Program::new(&home.path().join("data"), "sqlite", &settings).run(&["config"]).await;
    assert!(shown.out.contains("secret_key: \"(set)\""), "{shown:?}");
}
