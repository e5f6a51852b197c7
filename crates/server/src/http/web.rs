//! Answers: how does the web app reach the browser? It lies in the program (`build.rs`), whole and compressed.
//!
//! What carries a hash in its name never changes and is kept for ever; everything else is asked for again by its ETag.
//! An address of no file is one of the app's own screens, so it is answered with the app; one below `/api` never is.

use super::problem::{Answer, Fail};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::Response,
};
use selaras_kernel::Problem;
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

/// A file of the app.
struct File {
    path: &'static str,
    /// Its ETag.
    tag: &'static str,
    plain: &'static [u8],
    br: Option<&'static [u8]>,
    gz: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/web_files.rs"));

/// Said where the program was compiled without the app.
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Selaras</title>\
    <body style=\"font:1rem/1.5 system-ui;max-width:36rem;margin:4rem auto;padding:0 1rem\"><h1>The web app is not in this build</h1>\
    <p>This program was compiled without it. <code>cargo xtask run</code> builds the app and the program together. \
    The HTTP API works all the same: <a href=\"/api\">/api</a>.</p>\
    <h1 lang=\"id\">Aplikasi web belum ada di versi ini</h1><p lang=\"id\">Jalankan <code>cargo xtask run</code> untuk membangunnya. \
    API HTTP tetap berfungsi: <a href=\"/api\">/api</a>.</p></html>";

/// What keeps the app's files in the browser, so that it opens without a connection.
const WORKER: &str = "/service-worker.js";

fn file(path: &str) -> Option<&'static File> {
    FILES.binary_search_by(|file| file.path.cmp(path)).ok().and_then(|at| FILES.get(at))
}

/// Everything that no route of the program answers.
pub async fn show(method: Method, uri: Uri, headers: HeaderMap) -> Answer {
    let path = uri.path();
    let not_found = || Fail::from(Problem::not_found("address"));
    if !matches!(method, Method::GET | Method::HEAD) || path == "/api" || path.starts_with("/api/") {
        return Err(not_found());
    }
    if let Some(found) = file(path).filter(|f| f.path != "/index.html") {
        let mut response = send(found, &headers);
        if path == WORKER {
            // It fetches the app's files, and nothing else.
            let policy = HeaderValue::from_static("default-src 'none'; connect-src 'self'");
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        return Ok(response);
    }
    // A file that is not there is not a screen: a page that asks for the script of an older build must learn that.
    let last = path.rsplit('/').next().unwrap_or_default();
    if path.starts_with("/_app/") || path.starts_with("/.well-known/") || last.contains('.') {
        return Err(not_found());
    }
    Ok(match file("/index.html") {
        Some(app) => page(send(app, &headers)),
        None => not_built(),
    })
}

fn not_built() -> Response {
    let mut response = Response::new(Body::from(NOT_BUILT));
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    let put = response.headers_mut();
    put.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    let policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
    put.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response
}

fn send(file: &'static File, headers: &HeaderMap) -> Response {
    let (bytes, packed) = match (file.br, file.gz) {
        (Some(br), _) if accepts(headers, "br") => (br, Some("br")),
        (_, Some(gz)) if accepts(headers, "gzip") => (gz, Some("gzip")),
        _ => (file.plain, None),
    };
    let seen = super::reply::has_seen(headers, file.tag);
    let mut response = Response::new(if seen { Body::empty() } else { Body::from(bytes) });
    if seen {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let put = response.headers_mut();
    put.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(file.path)));
    put.insert(header::ETAG, HeaderValue::from_static(file.tag));
    put.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(packed) = packed.filter(|_| !seen) {
        put.insert(header::CONTENT_ENCODING, HeaderValue::from_static(packed));
    }
    let keep = if file.path.starts_with("/_app/immutable/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    put.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}

/// Whether the reader takes this encoding; one with the weight 0 is refused.
fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let Some(list) = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()) else { return false };
    list.split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, ""));
        let none = weight.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse::<f32>() == Ok(0.0));
        name.trim().eq_ignore_ascii_case(encoding) && !none
    })
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The app's page with what its content may do: scripts of ours only, and of those in the page itself only the two
/// that were built into it, told by their hashes. Styles may stand on elements, because positions are computed.
fn page(mut response: Response) -> Response {
    static POLICY: OnceLock<HeaderValue> = OnceLock::new();
    let policy = POLICY.get_or_init(|| {
        let html = file("/index.html").map(|f| String::from_utf8_lossy(f.plain).into_owned());
        // A policy that cannot be sent must not become none at all.
        HeaderValue::from_str(&policy(&html.unwrap_or_default()))
            .unwrap_or(HeaderValue::from_static("default-src 'none'"))
    });
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy.clone());
    response
}

fn policy(html: &str) -> String {
    let mut scripts = String::from("'self'");
    for rest in html.split("<script>").skip(1) {
        let script = rest.split("</script>").next().unwrap_or_default();
        scripts.push_str(&format!(" 'sha256-{}'", base64(&Sha256::digest(script.as_bytes()))));
    }
    // Pictures of accounts come from the networks; everything else from here.
    format!(
        "default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https:; \
         media-src 'self' blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// Base64, for the two hashes above.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let joined =
            chunk.iter().fold(0u32, |all, byte| all << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let letter = LETTERS[(joined >> (18 - 6 * at) & 63) as usize];
            text.push(if at <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_names_each_script_of_the_page_by_its_hash() {
        assert_eq!(base64(b"a"), "YQ==");
        assert_eq!(base64(b"ab"), "YWI=");
        assert_eq!(base64(b"abc"), "YWJj");
        let policy = policy("<html><script>1</script><script>2</script></html>");
        assert_eq!(policy.matches("'sha256-").count(), 2);
        assert!(!policy.contains("script-src 'self' 'unsafe-inline'"));
    }

    #[test]
    fn an_encoding_is_used_only_where_it_is_taken() {
        let mut headers = HeaderMap::new();
        assert!(!accepts(&headers, "br"));
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip, br;q=0"));
        assert!(accepts(&headers, "gzip") && !accepts(&headers, "br"));
    }

    #[tokio::test]
    async fn the_app_never_answers_for_the_api_or_for_a_missing_file() {
        let ask = |path: &'static str| show(Method::GET, Uri::from_static(path), HeaderMap::new());
        for path in ["/api/v1/nothing", "/api", "/_app/immutable/old.js", "/favicon.ico", "/.well-known/x"] {
            assert!(ask(path).await.is_err(), "{path}");
        }
        assert!(ask("/calendar").await.is_ok());
        assert!(show(Method::POST, Uri::from_static("/"), HeaderMap::new()).await.is_err());
    }
}
