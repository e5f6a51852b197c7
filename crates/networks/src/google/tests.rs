//! Does what is asked keep to Google's description, is what comes back understood, and what is said when nothing does?

use super::*;
use crate::{
    http::Outbound,
    testing_shared::{self, Server, scripted},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use jiff::civil::date;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use serde_json::json;

const NOW: Timestamp = Timestamp(1_795_313_000_000_000);
const TOKEN: &str = r#"{"access_token":"rahasia","expires_in":3599,"token_type":"Bearer"}"#;

fn google(server: &Server) -> Google {
    let allow_private = vec!["127.0.0.0/8".parse().unwrap()];
    let out = Outbound { allow_private, timeout: Duration::from_secs(10), ..Outbound::default() };
    let config = GoogleConfig { token: format!("{}/token", server.address), data: server.address.clone() };
    Google::with(Http::new(out).unwrap(), config)
}

fn key() -> ServiceKey {
    ServiceKey::read(&testing::key_file()).unwrap()
}

fn leaked(value: &Value) -> &'static str {
    Box::leak(value.to_string().into_boxed_str())
}

/// An answer with these rows of dimensions and metrics, of so many in all.
fn answer(dimensions: &[&str], metrics: &[&str], rows: &[(&[&str], &[&str])], count: usize) -> Value {
    let values = |values: &[&str]| values.iter().map(|value| json!({ "value": value })).collect::<Vec<_>>();
    json!({
        "kind": "analyticsData#runReport",
        "dimensionHeaders": dimensions.iter().map(|name| json!({ "name": name })).collect::<Vec<_>>(),
        "metricHeaders": metrics.iter().map(|name| json!({ "name": name, "type": "TYPE_INTEGER" })).collect::<Vec<_>>(),
        "rows": rows.iter().map(|(d, m)| json!({ "dimensionValues": values(d), "metricValues": values(m) })).collect::<Vec<_>>(),
        "rowCount": count,
        "metadata": { "currencyCode": "IDR", "timeZone": "Asia/Jakarta" },
    })
}

const DIMENSIONS: [&str; 5] =
    ["date", "sessionSource", "sessionMedium", "sessionCampaignName", "sessionManualAdContent"];
const METRICS: [&str; 4] = ["sessions", "screenPageViews", "keyEvents", "purchaseRevenue"];

fn visits() -> Value {
    answer(
        &DIMENSIONS,
        &METRICS,
        &[
            (&["20261124", "instagram", "social", "promo", "p1"], &["12", "30", "1.5", "150000.25"]),
            (&["20261124", "(direct)", "(none)", "(direct)", "(not set)"], &["7", "9", "0", "0"]),
        ],
        2,
    )
}

fn events() -> Value {
    let dimensions: Vec<&str> = DIMENSIONS.into_iter().chain(["eventName"]).collect();
    let of = |event| ["20261124", "instagram", "social", "promo", "p1", event];
    answer(
        &dimensions,
        &["eventCount"],
        &[
            (&of("generate_lead"), &["3"]),
            (&of("file_download"), &["2"]),
            (&of("sign_up"), &["4"]),
            (&of("purchase"), &["1"]),
            // An event of somebody who came without a visit that counted.
            (&["20261125", "newsletter", "email", "(not set)", "(not set)", "sign_up"], &["1"]),
        ],
        5,
    )
}

fn body(request: &str) -> Value {
    serde_json::from_str(request.split_once("\r\n\r\n").unwrap().1).unwrap()
}

/// A Google that gives a token and answers each question.
async fn sound() -> Server {
    scripted(|request| match request {
        _ if request.starts_with("POST /token ") => ("200 OK", TOKEN),
        _ if request.contains("eventName") => ("200 OK", leaked(&events())),
        _ => ("200 OK", leaked(&visits())),
    })
    .await
}

#[tokio::test]
async fn two_questions_become_one_row_per_day_and_origin() {
    let server = sound().await;
    let days = (date(2026, 11, 24), date(2026, 11, 25));
    let traffic = google(&server).traffic(&key(), "123", days, NOW).await.unwrap();
    assert_eq!((traffic.zone.as_str(), traffic.currency.as_str()), ("Asia/Jakarta", "IDR"));
    assert!(!traffic.sampled && !traffic.thresholded && !traffic.incomplete);
    let [direct, promo, mail] = traffic.rows.try_into().unwrap();
    let promo_expected = TrafficRow {
        day: date(2026, 11, 24),
        source: "instagram".into(),
        medium: "social".into(),
        campaign: "promo".into(),
        content: "p1".into(),
        sessions: 12,
        views: 30,
        key_events: 1.5,
        revenue: "150000.25".into(),
        leads: 3,
        downloads: 2,
        signups: 4,
        purchases: 1,
    };
    assert_eq!(promo, promo_expected);
    assert_eq!((direct.source.as_str(), direct.campaign.as_str(), direct.sessions), ("", "", 7));
    assert_eq!(
        (mail.day, mail.source.as_str(), mail.sessions, mail.signups),
        (date(2026, 11, 25), "newsletter", 0, 1)
    );
}

#[tokio::test]
async fn what_is_asked_and_answered_keeps_to_the_description() {
    let Some(text) = testing_shared::read("contracts/google/analyticsdata.v1beta.json") else { return };
    let contract: Value = serde_json::from_str(&text).unwrap();
    let method = &contract["resources"]["properties"]["methods"]["runReport"];
    assert!(method["scopes"].as_array().unwrap().contains(&SCOPE.into()));
    assert_eq!(contract["baseUrl"], format!("{}/", GoogleConfig::default().data));
    let path = method["path"].as_str().unwrap().replace("{+property}", "properties/123");
    let server = sound().await;
    google(&server).traffic(&key(), "123", (date(2026, 11, 24), date(2026, 11, 25)), NOW).await.unwrap();
    let asked: Vec<String> =
        server.requests().into_iter().filter(|one| !one.starts_with("POST /token ")).collect();
    assert_eq!(asked.len(), 2);
    for request in &asked {
        let first =
            format!("{} /{path}?prettyPrint=false HTTP/1.1\r\n", method["httpMethod"].as_str().unwrap());
        assert!(request.starts_with(&first), "{request}");
        fits(&contract, method["request"]["$ref"].as_str().unwrap(), &body(request), "request");
    }
    assert!(contract["parameters"]["prettyPrint"].is_object());
    for said in [visits(), events()] {
        fits(&contract, method["response"]["$ref"].as_str().unwrap(), &said, "response");
    }
    let flags = json!({
        "subjectToThresholding": true, "dataLossFromOtherRow": true,
        "samplingMetadatas": [{ "samplesReadCount": "1", "samplingSpaceSize": "2" }],
    });
    fits(&contract, "ResponseMetaData", &flags, "metadata");
}

/// Whether a value has only what the description names, of the types it names.
fn fits(contract: &Value, schema: &str, value: &Value, at: &str) {
    let known = &contract["schemas"][schema]["properties"];
    for (name, value) in value.as_object().unwrap_or_else(|| panic!("{at} is no object")) {
        let at = format!("{at}.{name}");
        assert!(known[name].is_object(), "{at} is not in {schema}");
        fits_type(contract, &known[name], value, &at);
    }
}

fn fits_type(contract: &Value, kind: &Value, value: &Value, at: &str) {
    if let Some(schema) = kind["$ref"].as_str() {
        return fits(contract, schema, value, at);
    }
    match kind["type"].as_str().unwrap() {
        "array" => {
            for one in value.as_array().unwrap_or_else(|| panic!("{at} is no list")) {
                fits_type(contract, &kind["items"], one, at);
            }
        }
        "string" => {
            let text = value.as_str().unwrap_or_else(|| panic!("{at} is no text"));
            // Whole numbers of 64 bits are written as text.
            assert!(kind["format"] != "int64" || text.parse::<i64>().is_ok(), "{at} is no number in text");
            let allowed = kind["enum"].as_array();
            assert!(allowed.is_none_or(|allowed| allowed.contains(value)), "{at}: {text} is not allowed");
        }
        "integer" => assert!(value.is_i64(), "{at} is no whole number"),
        "boolean" => assert!(value.is_boolean(), "{at} is no truth"),
        other => panic!("{at}: {other} is not known to this test"),
    }
}

#[tokio::test]
async fn the_proof_is_signed_by_the_key_and_the_token_kept_until_it_ends() {
    let server = sound().await;
    let (google, key) = (google(&server), key());
    let day = date(2026, 11, 24);
    for minutes in [0, 30, 58] {
        google.look(&key, "123", day, NOW + Duration::from_secs(minutes * 60)).await.unwrap();
    }
    let asked =
        |server: &Server| server.requests().iter().filter(|one| one.starts_with("POST /token ")).count();
    assert_eq!(asked(&server), 1);
    google.look(&key, "123", day, NOW + Duration::from_secs(59 * 60)).await.unwrap();
    assert_eq!(asked(&server), 2);
    let requests = server.requests();
    assert!(requests[1].contains("authorization: Bearer rahasia\r\n"), "{}", requests[1]);
    let form = requests[0].split_once("\r\n\r\n").unwrap().1;
    let proof = form
        .strip_prefix("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=")
        .unwrap();
    let [header, claims, signature] = proof.split('.').collect::<Vec<_>>().try_into().unwrap();
    let decoded = |text: &str| serde_json::from_slice::<Value>(&BASE64.decode(text).unwrap()).unwrap();
    assert_eq!(decoded(header), json!({ "alg": "RS256", "typ": "JWT", "kid": "a1b2c3" }));
    let now = NOW.as_secs();
    let audience = format!("{}/token", server.address);
    assert_eq!(
        decoded(claims),
        json!({ "iss": testing::EMAIL, "scope": SCOPE, "aud": audience, "iat": now, "exp": now + 3600 })
    );
    let public = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key.public());
    public.verify(format!("{header}.{claims}").as_bytes(), &BASE64.decode(signature).unwrap()).unwrap();
}

#[tokio::test]
async fn pages_are_read_until_all_rows_are_there() {
    let server = scripted(|request| {
        if request.starts_with("POST /token ") {
            return ("200 OK", TOKEN);
        }
        let asked = body(request);
        if asked["dimensionFilter"].is_object() {
            return ("200 OK", r#"{"rowCount":0}"#);
        }
        let day = match asked["offset"].as_str().unwrap() {
            "0" => "20261124",
            "1" => "20261125",
            "2" => "20261126",
            other => panic!("{other} was asked for"),
        };
        let row: (&[&str], &[&str]) = (&[day, "x", "", "", ""], &["1", "1", "0", "0"]);
        let mut said = answer(&DIMENSIONS, &METRICS, &[row], 3);
        if day == "20261126" {
            said["metadata"] = json!({
                "subjectToThresholding": true, "dataLossFromOtherRow": true,
                "samplingMetadatas": [{ "samplesReadCount": "1", "samplingSpaceSize": "2" }],
            });
        }
        ("200 OK", leaked(&said))
    })
    .await;
    let days = (date(2026, 11, 24), date(2026, 11, 26));
    let traffic = google(&server).traffic(&key(), "123", days, NOW).await.unwrap();
    assert_eq!(traffic.rows.iter().map(|row| row.day.day()).collect::<Vec<_>>(), [24, 25, 26]);
    assert!(traffic.sampled && traffic.thresholded && traffic.incomplete);
    assert_eq!(traffic.currency, "IDR");
}

#[tokio::test]
async fn each_refusal_says_what_stands_in_the_way() {
    use Obstacle::*;
    const REPORT: &str = "";
    let off = r#"{"error":{"code":403,"message":"Google Analytics Data API has not been used in project 1","status":"PERMISSION_DENIED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"SERVICE_DISABLED"}]}}"#;
    let denied = r#"{"error":{"code":403,"message":"User does not have sufficient permissions for this property.","status":"PERMISSION_DENIED"}}"#;
    for (token_status, token, status, report, obstacle, detail) in [
        (
            "400 B",
            r#"{"error":"invalid_grant","error_description":"Invalid JWT Signature."}"#,
            "",
            REPORT,
            Key,
            "invalid_grant: Invalid JWT Signature.",
        ),
        ("503 S", "oops", "", REPORT, Away, "HTTP 503"),
        ("200 OK", "<html>", "", REPORT, Away, "unreadable answer (Syntax error in column 1)"),
        (
            "200 OK",
            TOKEN,
            "401 U",
            r#"{"error":{"message":"Invalid credentials"}}"#,
            Key,
            "Invalid credentials",
        ),
        ("200 OK", TOKEN, "403 F", off, ApiOff, "Google Analytics Data API has not been used in project 1"),
        (
            "200 OK",
            TOKEN,
            "403 F",
            denied,
            NoAccess,
            "User does not have sufficient permissions for this property.",
        ),
        (
            "200 OK",
            TOKEN,
            "400 B",
            r#"{"error":{"message":"Field sesions is not a valid metric."}}"#,
            Refused,
            "Field sesions is not a valid metric.",
        ),
        (
            "200 OK",
            TOKEN,
            "429 T",
            r#"{"error":{"message":"Exhausted property tokens per hour."}}"#,
            Busy,
            "Exhausted property tokens per hour.",
        ),
        (
            "200 OK",
            TOKEN,
            "500 I",
            r#"{"error":{"message":"Internal error encountered."}}"#,
            Away,
            "Internal error encountered.",
        ),
        ("200 OK", TOKEN, "200 OK", r#"{"rows":[{"dimensionValues":[]}]}"#, Away, "a row has no day"),
    ] {
        let server = scripted(move |request| {
            if request.starts_with("POST /token ") { (token_status, token) } else { (status, report) }
        })
        .await;
        let error = google(&server).look(&key(), "123", date(2026, 11, 24), NOW).await.unwrap_err();
        assert_eq!((error.obstacle, error.detail.as_str()), (obstacle, detail));
        assert_eq!(error.temporary(), matches!(obstacle, Busy | Away));
        assert!(!format!("{error:?}").contains("rahasia"));
    }
}

#[test]
fn what_is_no_key_of_a_service_account_is_refused_and_never_shown() {
    let read = |text: &str| ServiceKey::read(text).unwrap_err();
    assert_eq!(read(""), KeyUnfit::NotAKeyFile);
    assert_eq!(read("-----BEGIN PRIVATE KEY-----"), KeyUnfit::NotAKeyFile);
    assert_eq!(read("[]"), KeyUnfit::NotAKeyFile);
    assert_eq!(read(r#"{"a":1}"#), KeyUnfit::NotAKeyFile);
    assert_eq!(read(r#"{"installed":{"client_id":"x"}}"#), KeyUnfit::OtherKind);
    assert_eq!(read(r#"{"type":"authorized_user"}"#), KeyUnfit::OtherKind);
    assert_eq!(read(r#"{"type":"service_account"}"#), KeyUnfit::NotAKeyFile);
    let whole: Value = serde_json::from_str(&testing::key_file()).unwrap();
    for pem in ["", "x", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"] {
        let mut file = whole.clone();
        file["private_key"] = pem.into();
        assert_eq!(read(&file.to_string()), KeyUnfit::Damaged);
    }
    let shown = format!("{:?}", ServiceKey::read(&format!("\u{feff} {whole}\n")).unwrap());
    assert_eq!(shown, format!("ServiceKey({}, …)", testing::EMAIL));
}
