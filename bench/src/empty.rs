//! Answers: what is the least an axum handler costs? One that returns nothing, and one that returns a page that is
//! ready in memory; what lies between them and Selaras is Selaras's own work.

use anyhow::Result;
use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use bytes::Bytes;

/// Serves `/` (an empty object) and `/page` (so many bytes) until it is ended; says where.
pub async fn serve(page_bytes: usize) -> Result<()> {
    let page = Bytes::from(vec![b' '; page_bytes]);
    let json = [(CONTENT_TYPE, "application/json")];
    let router = Router::new()
        .route("/", get(move || async move { (json, "{}") }))
        .route("/page", get(move || async move { ([(CONTENT_TYPE, "application/json")], page) }));
    let (listener, address) = crate::http::listen().await?;
    println!("ready {address}");
    axum::serve(listener, router).await?;
    Ok(())
}
