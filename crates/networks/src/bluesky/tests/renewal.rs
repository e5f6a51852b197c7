//! Is a renewal that fails kept apart from a post that does? A real server cannot be brought to answer all of this.

use crate::{
    Account, Connector, ConnectorError, ErrorKind, Http, Outbound, Outcome, Result, Secret,
    bluesky::{Bluesky, BlueskyConfig, dpop::Key, limits, session::Session},
    testing_shared::{Server, scripted, serve},
};
use selaras_kernel::{Timestamp, clock::SystemClock};
use std::sync::Arc;

const NOW: Timestamp = Timestamp(1_795_313_000_000_000);
const DID: &str = "did:plc:abcdefghijklmnopqrstuvwx";

/// Renews an account of each kind at `server`.
async fn renew(server: &Server) -> [Result<Secret>; 2] {
    let allow_private = vec!["127.0.0.0/8".parse().unwrap()];
    let http = Http::new(Outbound { allow_private, ..Outbound::default() }).unwrap();
    let bluesky = Bluesky::with(http, BlueskyConfig::default(), Arc::new(SystemClock));
    let (access, refresh) = ("old access".to_owned(), "old refresh".to_owned());
    let scope = "atproto transition:generic".to_owned();
    let password =
        Session::Password { access: access.clone(), refresh: refresh.clone(), scope: String::new() };
    let oauth = Session::Oauth {
        access,
        refresh,
        scope,
        key: Key::generate().unwrap(),
        client_id: "https://social.example/oauth/client-metadata.json".into(),
        issuer: server.address.clone(),
        token_endpoint: format!("{}/oauth/token", server.address),
    };
    let account = |session: Session| Account {
        server: server.address.clone(),
        remote_id: DID.into(),
        handle: "ani.example".into(),
        secret: session.seal(None).unwrap(),
        limits: limits::limits(),
    };
    [bluesky.refresh(&account(password), NOW).await, bluesky.refresh(&account(oauth), NOW).await]
}

fn errors(renewed: [Result<Secret>; 2]) -> [ConnectorError; 2] {
    renewed.map(Result::unwrap_err)
}

#[tokio::test]
async fn a_renewal_that_is_refused_or_unanswered_says_nothing_of_a_post() {
    for (status, body, kind) in [
        ("", "", ErrorKind::NoAnswer),
        ("500 I", "oops", ErrorKind::Unavailable),
        ("503 S", "", ErrorKind::Unavailable),
        ("200 OK", "<html>", ErrorKind::Unavailable),
        ("429 T", "{}", ErrorKind::RateLimited),
        ("403 F", "<html>", ErrorKind::Unavailable),
        ("404 N", "", ErrorKind::Unavailable),
        ("400 B", r#"{"error":"invalid_request","error_description":"no"}"#, ErrorKind::Unavailable),
        ("400 B", r#"{"error":"invalid_dpop_proof","error_description":"iat"}"#, ErrorKind::Unavailable),
        ("400 B", r#"{"error":"invalid_client_metadata"}"#, ErrorKind::Unavailable),
        ("400 B", r#"{"error":"InvalidRequest","message":"no"}"#, ErrorKind::Unavailable),
    ] {
        for error in errors(renew(&serve(status, body).await).await) {
            assert_eq!((error.kind, error.outcome), (kind, Outcome::NotDone), "{status} {body}: {error}");
            assert!(error.temporary(), "{status} {body}");
        }
    }
}

#[tokio::test]
async fn only_a_token_that_is_over_or_a_closed_account_needs_the_person() {
    for (status, body) in [
        ("400 B", r#"{"error":"invalid_grant","error_description":"spent"}"#),
        ("400 B", r#"{"error":"ExpiredToken","message":"over"}"#),
        ("401 U", r#"{"error":"AuthMissing"}"#),
        ("401 U", r#"{"error":"AccountTakedown","message":"closed"}"#),
    ] {
        for error in errors(renew(&serve(status, body).await).await) {
            let told = (error.kind, error.outcome);
            assert_eq!(told, (ErrorKind::SignInNeeded, Outcome::NotDone), "{status} {body}: {error}");
        }
    }
}

#[tokio::test]
async fn renewed_tokens_need_not_say_again_what_they_are_good_for() {
    let server = scripted(|request| match request.starts_with("POST /oauth/token ") {
        true => (
            "200 OK",
            r#"{"access_token":"a","token_type":"DPoP","refresh_token":"r","sub":"did:plc:abcdefghijklmnopqrstuvwx","expires_in":60}"#,
        ),
        false => (
            "200 OK",
            r#"{"did":"did:plc:abcdefghijklmnopqrstuvwx","accessJwt":"a","refreshJwt":"r"}"#,
        ),
    })
    .await;
    let [password, oauth] = renew(&server).await.map(Result::unwrap);
    assert_eq!((&password.fields["access"], &password.fields["refresh"]), (&"a".into(), &"r".into()));
    assert_eq!((&oauth.fields["access"], &oauth.fields["refresh"]), (&"a".into(), &"r".into()));
    assert_eq!(oauth.fields["scope"], "atproto transition:generic");
}
