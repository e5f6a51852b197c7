//! Answers: what does a browser see at the address of the API?

use super::{app::App, openapi, workspaces::oauth::escape};
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

/// `GET /`: the routes, from the OpenAPI document; no script, nothing from elsewhere.
pub async fn show(State(app): State<App>) -> Response {
    let page = app.page.get_or_init(|| render(&openapi::document()).into()).clone();
    let mut response = page.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    let policy =
        HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

fn render(document: &utoipa::openapi::OpenApi) -> String {
    let document = serde_json::to_value(document).unwrap_or_default();
    let mut rows = String::new();
    let empty = serde_json::Map::new();
    for (path, item) in document["paths"].as_object().unwrap_or(&empty) {
        for (method, operation) in item.as_object().unwrap_or(&empty) {
            let text = |name: &str| operation[name].as_str().map(escape).unwrap_or_default();
            let needs = operation["description"]
                .as_str()
                .and_then(|d| d.lines().last())
                .map(escape)
                .unwrap_or_default();
            rows.push_str(&format!(
                "<tr><td><code>{}</code><td><code>{}</code><td>{}<td>{}\n",
                method.to_uppercase(),
                escape(path),
                text("summary"),
                needs.replace("Needs the right ", "").replace('`', "")
            ));
        }
    }
    let about = document["info"]["description"].as_str().unwrap_or_default();
    let about: String = about.split("\n\n").map(|p| format!("<p>{}</p>", code(&escape(p)))).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Selaras API</title>\n<style>body{{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}}\
         table{{border-collapse:collapse;width:100%}}td,th{{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8884}}</style>\n\
         <h1>Selaras API</h1>\n{about}\n<p>The whole description: <a href=\"/api/v1/openapi.json\">/api/v1/openapi.json</a> (OpenAPI 3.1).</p>\n\
         <table>\n<tr><th>Method<th>Address<th>What it does<th>Right\n{rows}</table>\n</html>\n"
    )
}

/// Text between backquotes as code.
fn code(text: &str) -> String {
    text.split('`')
        .enumerate()
        .map(|(i, part)| if i % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() })
        .collect()
}
