//! What a web page says of itself, for the card under a post that links to it.
//!
//! Open Graph (<https://ogp.me>) first, then what HTML itself has: `<title>` and the description.

use crate::http::{Http, Method, Reply, Url, header};
use html5gum::{Token, Tokenizer};
use std::borrow::Cow;

/// Redirects that are followed at most; each address is checked like the first.
const HOPS_MAX: usize = 4;
/// How much of a page is read for its head, in bytes.
const HEAD_MAX: usize = 1 << 20;
/// Most characters kept of a title and of a description: more than any network shows.
const TITLE_MAX: usize = 300;
const DESCRIPTION_MAX: usize = 1000;

/// What a page says of itself; empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its headline.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// Address of its picture.
    pub image: Option<String>,
}

/// Why a page cannot be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unseen {
    /// It is not an address that may be called.
    Refused,
    /// It did not answer, or with an error.
    Away,
    /// What answered is not a page.
    NotAPage,
}

/// Reads the page at `address`.
///
/// # Errors
/// `Unseen` says why not.
pub async fn look(http: &Http, address: &str) -> Result<Page, Unseen> {
    let (url, reply) = fetch(http, address, "text/html,application/xhtml+xml").await?;
    let kind = reply.text_of("content-type").unwrap_or_default().to_ascii_lowercase();
    if !kind.starts_with("text/html") && !kind.starts_with("application/xhtml+xml") {
        return Err(Unseen::NotAPage);
    }
    let head = &reply.body[..reply.body.len().min(HEAD_MAX)];
    let mut page = read(&decoded(head, &kind));
    page.image = page.image.and_then(|image| url.join(&image).ok()).map(String::from);
    Ok(page)
}

/// Reads the picture at `address`, at most 4 MiB; what it really is, is for the library to find out.
///
/// # Errors
/// `Unseen` says why not.
pub async fn picture(http: &Http, address: &str) -> Result<bytes::Bytes, Unseen> {
    Ok(fetch(http, address, "image/*").await?.1.body)
}

async fn fetch(http: &Http, address: &str, accept: &str) -> Result<(Url, Reply), Unseen> {
    let mut url = Url::parse(address).map_err(|_| Unseen::Refused)?;
    for _ in 0..=HOPS_MAX {
        let request = http.request(Method::GET, url.as_str()).map_err(|_| Unseen::Refused)?;
        let request = request.header(header::ACCEPT, accept);
        let reply = http.send(request).await.map_err(|error| match error.kind {
            crate::ErrorKind::AddressRefused => Unseen::Refused,
            _ => Unseen::Away,
        })?;
        if reply.status.is_success() {
            return Ok((url, reply));
        }
        let next = reply.status.is_redirection().then(|| reply.text_of("location")).flatten();
        url = next.and_then(|next| url.join(next).ok()).ok_or(Unseen::Away)?;
    }
    Err(Unseen::Away)
}

/// The text of a page: in the encoding it is sent in, else UTF-8.
fn decoded<'a>(bytes: &'a [u8], kind: &str) -> Cow<'a, str> {
    let label = kind.split("charset=").nth(1).unwrap_or_default().trim_matches(['"', ' ', ';']);
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::UTF_8);
    encoding.decode(bytes).0
}

fn read(text: &str) -> Page {
    let (mut graph, mut plain) = (Page::default(), Page::default());
    let mut in_title = false;
    let mut title = String::new();
    for Ok(token) in Tokenizer::new(text) {
        match token {
            Token::StartTag(tag) => {
                let name: &[u8] = &tag.name;
                in_title = name == b"title" && title.is_empty();
                if name == b"body" {
                    break;
                }
                if name != b"meta" {
                    continue;
                }
                let value = |wanted: &[u8]| {
                    let found = tag.attributes.iter().find(|(key, _)| key.as_slice() == wanted);
                    found.map(|(_, value)| String::from_utf8_lossy(value).into_owned())
                };
                let Some(key) = value(b"property").or_else(|| value(b"name")) else { continue };
                let Some(content) = value(b"content") else { continue };
                match key.to_ascii_lowercase().as_str() {
                    "og:title" => graph.title = content,
                    "og:description" => graph.description = content,
                    "og:image" | "og:image:url" | "og:image:secure_url" => graph.image = Some(content),
                    "twitter:image" => plain.image = Some(content),
                    "description" => plain.description = content,
                    _ => {}
                }
            }
            Token::String(piece) if in_title => title.push_str(&String::from_utf8_lossy(&piece)),
            Token::EndTag(tag) if tag.name.as_slice() == b"title" => in_title = false,
            _ => {}
        }
    }
    let first = |one: String, other: String, most: usize| {
        let chosen = if one.trim().is_empty() { other } else { one };
        let line = chosen.split_whitespace().collect::<Vec<_>>().join(" ");
        line.chars().filter(|c| !c.is_control()).take(most).collect::<String>()
    };
    Page {
        title: first(graph.title, title, TITLE_MAX),
        description: first(graph.description, plain.description, DESCRIPTION_MAX),
        image: graph.image.or(plain.image).filter(|image| !image.trim().is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, read};

    #[test]
    fn a_page_is_known_by_its_open_graph_and_else_by_its_head() {
        let page = read(
            "<!doctype html><html><head><title>Kopi &amp; Teh\n | Toko</title><meta name=description content='Sejak 1998'>\
             <META PROPERTY=\"og:title\" CONTENT=\"Kopi Senja\"><meta property=og:image content=\"/a.png\"></head><body><title>x</title>",
        );
        let image = Some("/a.png".into());
        assert_eq!(page, Page { title: "Kopi Senja".into(), description: "Sejak 1998".into(), image });
        let plain = read("<title> Kopi &amp;\n Teh </title><p>Halo");
        assert_eq!(plain, Page { title: "Kopi & Teh".into(), ..Page::default() });
        assert_eq!(read("bukan halaman <"), Page::default());
    }
}
