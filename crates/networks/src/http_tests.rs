//! Does the client refuse what it must, and say rightly whether something may have happened?

use super::*;
use crate::Outcome;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

fn http(allow: &[&str], timeout: Duration) -> Http {
    let allow_private = allow.iter().map(|net| net.parse().unwrap()).collect();
    Http::new(Outbound { allow_private, timeout, ..Outbound::default() }).unwrap()
}

/// A server that answers every connection with `answer` after reading what came, then closes.
async fn serve(answer: &'static [u8]) -> (String, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    #[expect(clippy::disallowed_methods, reason = "a test server beside the client")]
    let task = tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut buffer = [0; 4096];
            let _ = stream.read(&mut buffer).await;
            let _ = stream.write_all(answer).await;
        }
    });
    (address, task)
}

async fn ask(http: &Http, url: &str) -> Result<Reply, ConnectorError> {
    http.send(http.request(Method::GET, url)?).await
}

#[test]
fn only_public_addresses_are_public() {
    for ip in [
        "0.0.0.0",
        "10.1.2.3",
        "127.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "255.255.255.255",
        "168.63.129.16",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "fe80::1",
        "fd00:ec2::254",
        "ff02::1",
        "2001:db8::1",
        "2001::1",
        "2002:7f00:1::",
        "3fff::1",
    ] {
        assert!(!is_public(ip.parse().unwrap()), "{ip}");
    }
    for ip in
        ["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::101:101", "::ffff:8.8.8.8"]
    {
        assert!(is_public(ip.parse().unwrap()), "{ip}");
    }
}

#[test]
fn an_address_is_refused_as_written() {
    let strict = http(&[], Duration::from_secs(1));
    for url in [
        "http://127.0.0.1/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:169.254.169.254]/",
        "https://2130706433/",
        "https://0x7f.1/",
        "http://1.1.1.1/",
        "file:///etc/passwd",
        "https://user:secret@example.org/",
        "nonsense",
    ] {
        let error = strict.request(Method::GET, url).unwrap_err();
        assert_eq!((error.kind, error.outcome), (ErrorKind::AddressRefused, Outcome::NotDone), "{url}");
        assert!(!error.detail.contains("secret"));
    }
    assert!(strict.request(Method::GET, "https://example.org/").is_ok());
    let home = http(&["192.168.0.0/16"], Duration::from_secs(1));
    assert!(home.request(Method::GET, "http://192.168.1.5:3000/").is_ok());
    for (url, own) in [
        ("http://10.0.0.5/", Own::PlainHttp),
        ("http://1.1.1.1/", Own::PlainHttp),
        ("https://10.0.0.5/", Own::PrivateNetwork),
        ("ftp://example.org/", Own::NotAServer),
    ] {
        assert_eq!(home.request(Method::GET, url).unwrap_err().own, Some(own), "{url}");
    }
}

#[tokio::test]
async fn a_name_that_points_home_is_refused_when_it_is_resolved() {
    let strict = http(&[], Duration::from_secs(5));
    for (url, own) in
        [("https://localhost/", Own::PrivateNetwork), ("http://localhost/?token=secret", Own::PlainHttp)]
    {
        let error = ask(&strict, url).await.unwrap_err();
        assert_eq!(error.own, Some(own), "{url}");
        assert_eq!(
            (error.kind, error.outcome),
            (ErrorKind::AddressRefused, Outcome::NotDone),
            "{url}: {error}"
        );
    }
}

#[tokio::test]
async fn an_answer_comes_back_whole_and_a_redirect_is_not_followed() {
    let home = http(&["127.0.0.0/8", "::1/128"], Duration::from_secs(5));
    let (address, _server) =
        serve(b"HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\nContent-Length: 2\r\n\r\nhi").await;
    let reply = ask(&home, &address.replace("127.0.0.1", "localhost")).await.unwrap();
    assert_eq!((reply.status.as_u16(), &reply.body[..]), (302, &b"hi"[..]));
}

#[tokio::test]
async fn what_may_have_happened_is_told_apart_from_what_did_not() {
    let home = http(&["127.0.0.0/8"], Duration::from_millis(300));
    let closed = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        format!("http://{}/?token=secret", listener.local_addr().unwrap())
    };
    let error = ask(&home, &closed).await.unwrap_err();
    assert_eq!((error.kind, error.outcome), (ErrorKind::Unavailable, Outcome::NotDone), "{error}");
    assert!(!error.detail.contains("secret"), "{error}");

    let (broken, _server) = serve(b"").await;
    let error = ask(&home, &broken).await.unwrap_err();
    assert_eq!((error.kind, error.outcome), (ErrorKind::NoAnswer, Outcome::Unknown), "{error}");

    let (cut, _server) = serve(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{").await;
    let error = ask(&home, &cut).await.unwrap_err();
    assert_eq!((error.kind, error.outcome), (ErrorKind::NoAnswer, Outcome::Unknown), "{error}");

    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let error = ask(&home, &format!("http://{}", silent.local_addr().unwrap())).await.unwrap_err();
    assert_eq!((error.kind, error.outcome), (ErrorKind::NoAnswer, Outcome::Unknown), "{error}");
}

fn reply(status: u16, headers: &[(&'static str, &str)], body: &'static str) -> Reply {
    let headers = headers.iter().map(|(n, v)| (n.parse().unwrap(), v.parse().unwrap())).collect();
    Reply {
        status: StatusCode::from_u16(status).unwrap(),
        headers,
        body: Bytes::from_static(body.as_bytes()),
    }
}

#[track_caller]
fn check_error(status: u16, kind: ErrorKind, outcome: Outcome) {
    let error = reply(status, &[], "").error(ErrorKind::Rejected, None);
    assert_eq!((error.kind, error.outcome, error.status), (kind, outcome, Some(status)));
}

#[test]
fn a_status_becomes_an_error() {
    check_error(400, ErrorKind::Rejected, Outcome::NotDone);
    check_error(401, ErrorKind::SignInNeeded, Outcome::NotDone);
    check_error(403, ErrorKind::Rejected, Outcome::NotDone);
    check_error(404, ErrorKind::NotFound, Outcome::NotDone);
    check_error(422, ErrorKind::Rejected, Outcome::NotDone);
    check_error(429, ErrorKind::RateLimited, Outcome::NotDone);
    check_error(500, ErrorKind::Unavailable, Outcome::Unknown);
    check_error(200, ErrorKind::Unavailable, Outcome::Unknown);
    let error = reply(200, &[], "{\"tok").json::<serde_json::Value>().unwrap_err();
    assert_eq!((error.kind, error.outcome), (ErrorKind::Unavailable, Outcome::Unknown));
    let said = reply(422, &[], r#"{"error":"Validation failed: Text can't be blank"}"#);
    assert_eq!(said.error(ErrorKind::Rejected, None).detail, "Validation failed: Text can't be blank");
}

#[track_caller]
fn check_until(status: u16, name: &'static str, value: &str, expect: Option<&str>) {
    let now = "2026-11-22T10:00:00Z".parse().unwrap();
    let error = reply(status, &[(name, value)], "").error(ErrorKind::Rejected, Some(now));
    assert_eq!(error.until.map(|at| at.to_string()).as_deref(), expect, "{status} {name}: {value}");
}

#[test]
fn the_pause_a_server_asks_for_is_read_in_all_its_spellings() {
    check_until(429, "retry-after", "7", Some("2026-11-22T10:00:07Z"));
    check_until(429, "retry-after", "Sun, 22 Nov 2026 10:05:00 GMT", Some("2026-11-22T10:05:00Z"));
    check_until(429, "x-ratelimit-reset", "2026-11-22T10:15:00.000000Z", Some("2026-11-22T10:15:00Z"));
    check_until(429, "ratelimit-reset", "1795345200", Some("2026-11-22T11:00:00Z"));
    check_until(429, "ratelimit-reset", "30", Some("2026-11-22T10:00:30Z"));
    check_until(429, "retry-after", "99999999", Some("2026-11-23T10:00:00Z"));
    check_until(429, "retry-after", "soon", None);
    let dated = reply(429, &[("date", "Sun, 22 Nov 2026 10:00:00 GMT"), ("retry-after", "5")], "");
    assert_eq!(dated.until(None).unwrap().to_string(), "2026-11-22T10:00:05Z");
}

#[test]
fn only_a_refusal_for_asking_too_often_is_over_when_the_budget_is_full_again() {
    for trouble in [500, 502, 503, 408] {
        for name in ["x-ratelimit-reset", "ratelimit-reset"] {
            check_until(trouble, name, "2026-11-22T12:45:00.000000Z", None);
        }
        check_until(trouble, "retry-after", "7", Some("2026-11-22T10:00:07Z"));
        check_until(trouble, "retry-after", "99999999", Some("2026-11-22T11:00:00Z"));
    }
    check_until(422, "x-ratelimit-reset", "2026-11-22T12:45:00.000000Z", None);
    let headers = [("x-ratelimit-reset", "2026-11-22T12:45:00.000000Z"), ("retry-after", "7")];
    let now = "2026-11-22T10:00:00Z".parse().unwrap();
    let both = reply(429, &headers, "").until(Some(now)).unwrap();
    assert_eq!(both.to_string(), "2026-11-22T10:00:07Z", "what it asks for goes before what it tells");
}
