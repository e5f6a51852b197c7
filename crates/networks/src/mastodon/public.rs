//! What can anybody see of a profile? Asked of the server that keeps it, since only that one knows all of its posts and their
//! numbers; through an account when that is one of the same server, and its token goes nowhere else.

use super::{Mastodon, numbers, plain, segment, sign_in, wire};
use crate::{
    entities,
    http::{Method, Reply, Url, header},
    public::{self, Made},
    *,
};
use selaras_kernel::{Metric, Timestamp};

/// Most statuses that a server gives at once.
pub(super) const PAGE: usize = 40;
/// Redirects that are followed from a handle's domain to the server that knows the handle (RFC 7033, 4.2).
const HOPS: usize = 3;

/// What people type for a profile.
#[derive(Debug, PartialEq)]
enum Typed {
    /// `@name@domain`.
    Handle { name: String, domain: String },
    /// `@name`, which means the server one is at.
    Name(String),
    /// A page, `https://server/@name`.
    Page { server: String, name: String },
}

/// Where a profile is asked for.
pub(super) struct Place {
    pub server: String,
    pub name: String,
    /// What its handle carries behind the name, where that is known.
    pub domain: Option<String>,
}

impl Mastodon {
    pub(super) async fn find(&self, account: Option<&Account>, address: &str) -> Result<PublicProfile> {
        self.find_at(account, place(account, read(address).ok_or_else(no_name)?)?).await
    }

    pub(super) async fn find_at(&self, account: Option<&Account>, mut place: Place) -> Result<PublicProfile> {
        let found = match (self.lookup(account, &place).await?, &place.domain) {
            (Some(found), _) => found,
            (None, Some(domain)) => {
                place.server = self.web_of(&place, domain).await?.ok_or_else(unknown)?;
                self.lookup(account, &place).await?.ok_or_else(unknown)?
            }
            (None, None) => return Err(unknown()),
        };
        let domain = match place.domain.take() {
            Some(domain) => domain,
            None => self.domain(&place.server).await?,
        };
        Ok(profile(found, place.server, &domain))
    }

    /// The account of this name at this server; `None` when it has none, or is no such server.
    async fn lookup(&self, account: Option<&Account>, place: &Place) -> Result<Option<wire::Public>> {
        let query = [("acct", place.name.as_str())];
        let reply = match self.view(account, &place.server, "/api/v1/accounts/lookup", &query).await {
            Ok(reply) => reply,
            Err(error) if matches!(error.status, Some(300..400 | 404 | 405 | 410)) => return Ok(None),
            Err(error) => return Err(error),
        };
        // A site of another kind may answer everything with a page.
        if !reply.text_of(header::CONTENT_TYPE.as_str()).is_none_or(|kind| kind.contains("json")) {
            return Ok(None);
        }
        let found: wire::Public = reply.json().map_err(harmless)?;
        Ok(Some(found).filter(|found| found.suspended != Some(true)))
    }

    /// The server behind the domain of a handle where that is another host, asked by `WebFinger`. It counts only when the server
    /// says that its handles carry this domain; else anybody could pass off others' profiles as their own.
    async fn web_of(&self, place: &Place, domain: &str) -> Result<Option<String>> {
        let resource = format!("acct:{}@{domain}", place.name);
        let address = format!("{}/.well-known/webfinger", place.server);
        let mut url = Url::parse_with_params(&address, [("resource", resource)]).map_err(|_| no_name())?;
        for _ in 0..=HOPS {
            let reply =
                self.http.send(self.http.request(Method::GET, url.as_str())?).await.map_err(harmless)?;
            if reply.status.is_success() {
                let server = reply.json::<wire::Finger>().ok().and_then(server_in);
                let Some(server) = server.filter(|server| *server != place.server) else { return Ok(None) };
                let claims = self.domain(&server).await?.eq_ignore_ascii_case(domain);
                return Ok(claims.then_some(server));
            }
            if !reply.status.is_redirection() {
                let error = harmless(reply.error(ErrorKind::NotFound, None));
                return if error.temporary() { Err(error) } else { Ok(None) };
            }
            let next = reply.text_of(header::LOCATION.as_str()).and_then(|next| url.join(next).ok());
            let Some(next) = next else { return Ok(None) };
            url = next;
        }
        Ok(None)
    }

    /// What handles of a server carry behind the name.
    async fn domain(&self, server: &str) -> Result<String> {
        let told = self.instance(server).await.map_err(harmless)?.domain;
        let host = || Url::parse(server).ok().and_then(|url| url.host_str().map(str::to_owned));
        Ok(told.or_else(host).unwrap_or_default().to_ascii_lowercase())
    }

    /// A question that changes nothing, with the account's token where it is the account's own server.
    async fn view(
        &self,
        account: Option<&Account>,
        server: &str,
        path: &str,
        query: &[(&str, &str)],
    ) -> Result<Reply> {
        let account = account.filter(|account| account.server == server);
        let request = match account {
            Some(account) => self.call(Method::GET, account, path)?,
            None => self.http.request(Method::GET, &format!("{server}{path}"))?,
        };
        let answer = self.send(request.query(query), None).await;
        answer.map_err(harmless).map_err(|error| match error.status {
            // There was no token that could have been refused: the server shows this to its own people only.
            Some(401 | 403) if account.is_none() => ConnectorError { kind: ErrorKind::NotShown, ..error },
            _ => error,
        })
    }

    pub(super) async fn posts_of(
        &self,
        account: Option<&Account>,
        profile: &PublicProfileRef,
        since: Timestamp,
        page: Option<&str>,
    ) -> Result<PublicPosts> {
        let path = format!("/api/v1/accounts/{}/statuses", segment(&profile.remote_id)?);
        let limit = PAGE.to_string();
        let mut query = vec![("exclude_reblogs", "true"), ("limit", limit.as_str())];
        if let Some(page) = page {
            query.push(("max_id", segment(page)?));
        }
        let reply = self.view(account, &profile.server, &path, &query).await?;
        let statuses: Vec<wire::Shown> = reply.json().map_err(harmless)?;
        let last = statuses.last().filter(|last| last.created_at >= since && has_more(&reply));
        let next = last.map(|last| last.counted.id.clone());
        let public = |status: &wire::Shown| {
            status.created_at >= since
                && status.reblog.is_none()
                && matches!(status.visibility.as_str(), "public" | "unlisted")
        };
        let posts = statuses.into_iter().filter(public).map(|status| post(status, profile)).collect();
        Ok(PublicPosts { posts, next })
    }
}

/// Whether older ones follow: a server that speaks of pages leaves out the next after the last.
fn has_more(reply: &Reply) -> bool {
    reply.text_of(header::LINK.as_str()).is_none_or(|link| link.contains("rel=\"next\""))
}

/// What was typed; `None` when it cannot be a profile.
fn read(typed: &str) -> Option<Typed> {
    let typed = typed.trim();
    let typed = typed.strip_prefix("acct:").unwrap_or(typed);
    if !typed.contains('/') {
        let handle = typed.strip_prefix('@').unwrap_or(typed);
        return match handle.split_once('@') {
            Some((name, domain)) => handle_of(name, domain),
            None => is_name(handle).then(|| Typed::Name(handle.to_owned())),
        };
    }
    let address = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
    let url = Url::parse(&address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let pieces: Vec<&str> = url.path_segments()?.filter(|piece| !piece.is_empty()).collect();
    let name = match pieces.as_slice() {
        ["web", name, ..] | [name, ..] if name.starts_with('@') => &name[1..],
        ["users", name, ..] | [name] => name,
        _ => return None,
    };
    // The page of somebody from elsewhere, as shown by this server.
    if let Some((name, domain)) = name.split_once('@') {
        return handle_of(name, domain);
    }
    let server = url.origin().ascii_serialization();
    let bare = url.host_str().is_some() && url.username().is_empty();
    (bare && is_name(name)).then(|| Typed::Page { server, name: name.to_owned() })
}

fn handle_of(name: &str, domain: &str) -> Option<Typed> {
    let url = Url::parse(&format!("https://{domain}")).ok()?;
    let bare =
        url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let domain = format!("{}{port}", url.host_str()?);
    (bare && is_name(name)).then(|| Typed::Handle { name: name.to_owned(), domain })
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'))
}

/// Where what was typed is asked for. An account's own server needs no finding.
fn place(account: Option<&Account>, typed: Typed) -> Result<Place> {
    let home = |account: &Account| account.handle.split_once('@').map(|(_, domain)| domain.to_owned());
    Ok(match typed {
        Typed::Handle { name, domain } => {
            let own =
                account.filter(|account| home(account).is_some_and(|d| d.eq_ignore_ascii_case(&domain)));
            let server = match own {
                Some(account) => account.server.clone(),
                None => sign_in::server(&domain)?,
            };
            Place { server, name, domain: Some(domain) }
        }
        Typed::Name(name) => {
            let account = account.ok_or_else(no_name)?;
            Place { server: account.server.clone(), name, domain: home(account) }
        }
        Typed::Page { server, name } => {
            let domain = account.filter(|account| account.server == server).and_then(home);
            Place { server, name, domain }
        }
    })
}

/// The server that keeps the account, by what `WebFinger` says.
fn server_in(finger: wire::Finger) -> Option<String> {
    let link = finger.links.into_iter().find(|link| link.rel == "self")?;
    Some(Url::parse(&link.href?).ok()?.origin().ascii_serialization())
}

fn profile(found: wire::Public, server: String, domain: &str) -> PublicProfile {
    let told = [
        (Metric::Followers, found.followers_count),
        (Metric::Following, found.following_count),
        (Metric::Posts, found.statuses_count),
    ];
    // A server that hides a number may say -1.
    let told =
        told.into_iter().filter_map(|(metric, count)| Some((metric, count.filter(|count| *count >= 0)?)));
    PublicProfile {
        name: found.display_name,
        url: found.url.unwrap_or_else(|| format!("{server}/@{}", found.username)),
        description: plain::text(&found.note),
        // What stands where nobody has set a picture.
        avatar: found.avatar.filter(|avatar| !avatar.is_empty() && !avatar.ends_with("/missing.png")),
        numbers: told.collect(),
        created_at: found.created_at.and_then(|at| at.parse().ok()),
        profile: PublicProfileRef {
            server,
            remote_id: found.id,
            handle: format!("{}@{domain}", found.username),
        },
    }
}

fn post(status: wire::Shown, profile: &PublicProfileRef) -> PublicPost {
    let text = plain::text(&status.content);
    let domain = profile.handle.split_once('@').map(|(_, domain)| domain).unwrap_or_default();
    let whole = |acct: String| if acct.contains('@') { acct } else { format!("{acct}@{domain}") };
    let still = status.media_attachments.iter().filter(|file| file.r#type == "image").count();
    let made = Made {
        still,
        moving: status.media_attachments.len() - still,
        link: status.card.is_some() || !entities::links(&text).is_empty(),
        poll: status.poll.is_some(),
    };
    let own = status.in_reply_to_account_id.as_ref() == Some(&profile.remote_id);
    let answers = status.in_reply_to_id.is_some();
    PublicPost {
        url: status.url.unwrap_or(status.uri),
        published_at: status.created_at,
        warning: Some(status.spoiler_text).filter(|warning| !warning.trim().is_empty()),
        language: status.language,
        format: made.format(),
        reply: answers && !own,
        thread: answers && own,
        quote: status.quote.is_some(),
        hashtags: public::hashtags(status.tags.iter().map(|tag| tag.name.as_str())),
        mentions: public::once(status.mentions.into_iter().map(|one| whole(one.acct))),
        numbers: numbers(&status.counted),
        remote_id: status.counted.id,
        text,
    }
}

/// The error of a question: whatever came of it, nothing was done.
fn harmless(error: ConnectorError) -> ConnectorError {
    ConnectorError { outcome: Outcome::NotDone, ..error }
}

fn unknown() -> ConnectorError {
    ConnectorError::own(ErrorKind::NotFound, Own::NameUnknown, "no account is known by this name")
}

fn no_name() -> ConnectorError {
    let why = "not a name such as @name@server, nor the page of a profile";
    ConnectorError::own(ErrorKind::NotFound, Own::NotAName, why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_found_in_what_people_type() {
        let handle =
            |name: &str, domain: &str| Some(Typed::Handle { name: name.into(), domain: domain.into() });
        let page = |server: &str, name: &str| Some(Typed::Page { server: server.into(), name: name.into() });
        let check = |typed: &str, expect| assert_eq!(read(typed), expect, "{typed:?}");
        check(" @ani@contoh.id ", handle("ani", "contoh.id"));
        check("ani@Contoh.ID", handle("ani", "contoh.id"));
        check("acct:ani@contoh.id", handle("ani", "contoh.id"));
        check("@ani@contoh.id:3000", handle("ani", "contoh.id:3000"));
        check("@ani@contöh.id", handle("ani", "xn--conth-mua.id"));
        check("@ani", Some(Typed::Name("ani".into())));
        check("https://contoh.id/@ani", page("https://contoh.id", "ani"));
        check("contoh.id/@ani/", page("https://contoh.id", "ani"));
        check("https://contoh.id/@ani/109?x#y", page("https://contoh.id", "ani"));
        check("https://contoh.id/web/@ani", page("https://contoh.id", "ani"));
        check("https://contoh.id/users/ani", page("https://contoh.id", "ani"));
        check("http://127.0.0.1:3000/ani", page("http://127.0.0.1:3000", "ani"));
        check("https://contoh.id/@ani@lain.id", handle("ani", "lain.id"));
        for typed in
            ["", "@", "@@contoh.id", "dua kata", "ani@", "ani@a/b", "ani@x@y", "ftp://contoh.id/@ani"]
        {
            check(typed, None);
        }
        for typed in
            ["https://contoh.id/", "https://contoh.id/a/b", "https://contoh.id/@", "https://contoh.id/@a b"]
        {
            check(typed, None);
        }
    }
}
