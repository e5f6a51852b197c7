//! How Selaras reads Google Analytics: with the key of a service account, which needs no app that Google has reviewed.
//!
//! # Design
//! The key signs a proof, the proof is exchanged for a token of an hour, and the token opens `properties/{id}:runReport` of the Data API
//! (v1beta). A token is kept until shortly before its end, in memory only. Like a connector this never retries and never sleeps: it
//! says what went wrong and until when.

mod key;
mod report;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;

pub use key::{KeyUnfit, ServiceKey};
pub use report::{Traffic, TrafficRow};

use crate::{
    ConnectorError, ErrorKind, Http,
    http::{Method, Reply},
};
use jiff::civil::Date;
use report::{Answer, Gathered, PAGE, Question, ROWS_MAX, question};
use selaras_kernel::Timestamp;
use serde_json::Value;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// What the token may do: read reports.
const SCOPE: &str = "https://www.googleapis.com/auth/analytics.readonly";
/// How long before its end a token is no longer used.
const MARGIN: Duration = Duration::from_secs(60);
/// Most keys whose tokens are kept.
const TOKENS_MAX: usize = 1_000;

/// Where Google is; only tests say otherwise.
#[derive(Clone, Debug)]
pub struct GoogleConfig {
    /// Where proofs are exchanged for tokens.
    pub token: String,
    /// Where the Data API is.
    pub data: String,
}

impl Default for GoogleConfig {
    fn default() -> Self {
        Self {
            token: "https://oauth2.googleapis.com/token".into(),
            data: "https://analyticsdata.googleapis.com".into(),
        }
    }
}

/// What stands between us and a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Google does not take the key: it was deleted, or the clock of this machine is wrong.
    Key,
    /// The Data API is not switched on in the key's project.
    ApiOff,
    /// The account may not see the property, or there is none.
    NoAccess,
    /// Google refuses the question itself.
    Refused,
    /// The quota is spent for now.
    Busy,
    /// Google cannot be reached, or is in trouble.
    Away,
}

/// Why there is no report.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{obstacle:?}: {detail}")]
pub struct GoogleError {
    /// What stands in the way.
    pub obstacle: Obstacle,
    /// Not before this instant should it be asked again, if Google said so.
    pub until: Option<Timestamp>,
    /// Google's own words, without secrets.
    pub detail: String,
}

impl GoogleError {
    /// Whether it passes without anybody doing something.
    pub fn temporary(&self) -> bool {
        matches!(self.obstacle, Obstacle::Busy | Obstacle::Away)
    }
}

/// Whatever is wrong with the connection or with what came back.
impl From<ConnectorError> for GoogleError {
    fn from(error: ConnectorError) -> Self {
        Self { obstacle: Obstacle::Away, until: error.until, detail: error.detail }
    }
}

/// Reads Google Analytics.
pub struct Google {
    http: Http,
    config: GoogleConfig,
    tokens: Mutex<HashMap<String, (String, Timestamp)>>,
}

impl Google {
    /// The real one.
    pub fn new(http: Http) -> Self {
        Self::with(http, GoogleConfig::default())
    }

    /// One that is somewhere else.
    pub fn with(http: Http, config: GoogleConfig) -> Self {
        Self { http, config, tokens: Mutex::default() }
    }

    /// What a property saw on these days, by day and origin: two questions, each page by page.
    ///
    /// # Errors
    /// `GoogleError`; nothing was changed anywhere.
    pub async fn traffic(
        &self,
        key: &ServiceKey,
        property: &str,
        days: (Date, Date),
        now: Timestamp,
    ) -> Result<Traffic, GoogleError> {
        let mut gathered = Gathered::default();
        for which in [Question::Visits, Question::Events] {
            let mut offset = 0;
            loop {
                let answer = self.ask(key, property, &question(which, days, offset, PAGE), now).await?;
                let count = answer.row_count;
                let taken = gathered.take(answer).map_err(unreadable)?;
                offset += taken;
                if taken == 0 || offset >= count {
                    break;
                }
                if offset >= ROWS_MAX {
                    gathered.told.incomplete = true;
                    break;
                }
            }
        }
        Ok(gathered.whole())
    }

    /// Whether the property may be read: one row of one day is asked for. Returns the property's zone and currency.
    ///
    /// # Errors
    /// `GoogleError`.
    pub async fn look(
        &self,
        key: &ServiceKey,
        property: &str,
        day: Date,
        now: Timestamp,
    ) -> Result<(String, String), GoogleError> {
        let answer = self.ask(key, property, &question(Question::Visits, (day, day), 0, 1), now).await?;
        let mut gathered = Gathered::default();
        gathered.take(answer).map_err(unreadable)?;
        Ok((gathered.told.zone, gathered.told.currency))
    }

    async fn ask(
        &self,
        key: &ServiceKey,
        property: &str,
        body: &Value,
        now: Timestamp,
    ) -> Result<Answer, GoogleError> {
        let token = self.token(key, now).await?;
        let url = format!("{}/v1beta/properties/{property}:runReport?prettyPrint=false", self.config.data);
        let request = self.http.request(Method::POST, &url)?.bearer_auth(token).json(body);
        let reply = self.http.send(request).await?;
        if reply.status.is_success() {
            return Ok(reply.json()?);
        }
        if reply.status.as_u16() == 401 {
            // Taken back before its end; the next question begins with a new one.
            self.tokens.lock().unwrap_or_else(PoisonError::into_inner).remove(&key.name());
        }
        Err(refusal(&reply, now))
    }

    /// A token for the key: the one that is kept, or a new one.
    async fn token(&self, key: &ServiceKey, now: Timestamp) -> Result<String, GoogleError> {
        #[derive(serde::Deserialize)]
        struct Token {
            access_token: String,
            #[serde(default)]
            expires_in: u64,
        }
        let name = key.name();
        let kept = self.tokens.lock().unwrap_or_else(PoisonError::into_inner).get(&name).cloned();
        if let Some((token, ends)) = kept
            && ends > now + MARGIN
        {
            return Ok(token);
        }
        let proof = key.proof(SCOPE, &self.config.token, now).ok_or_else(|| GoogleError {
            obstacle: Obstacle::Key,
            until: None,
            detail: "the key cannot sign".into(),
        })?;
        let form =
            [("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", proof.as_str())];
        let request = self.http.request(Method::POST, &self.config.token)?.form(&form);
        let reply = self.http.send(request).await?;
        if !reply.status.is_success() {
            let mut error = refusal(&reply, now);
            if matches!(reply.status.as_u16(), 400 | 401 | 403) {
                error.obstacle = Obstacle::Key;
            }
            return Err(error);
        }
        let token: Token = reply.json()?;
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        tokens.retain(|_, (_, ends)| *ends > now + MARGIN);
        if tokens.len() < TOKENS_MAX {
            let ends = now + Duration::from_secs(token.expires_in.min(24 * 3600));
            tokens.insert(name, (token.access_token.clone(), ends));
        }
        Ok(token.access_token)
    }
}

fn unreadable(why: &'static str) -> GoogleError {
    GoogleError { obstacle: Obstacle::Away, until: None, detail: why.into() }
}

/// What an answer that is no report says.
fn refusal(reply: &Reply, now: Timestamp) -> GoogleError {
    let said: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
    let error = reply.error(ErrorKind::Rejected, Some(now));
    // The token endpoint writes `error` as a word, the API as an object.
    let message = said["error"]["message"].as_str().unwrap_or(&error.detail);
    let off = said["error"]["details"]
        .as_array()
        .is_some_and(|details| details.iter().any(|one| one["reason"] == "SERVICE_DISABLED"));
    let obstacle = match reply.status.as_u16() {
        403 if off => Obstacle::ApiOff,
        401 => Obstacle::Key,
        403 | 404 => Obstacle::NoAccess,
        429 => Obstacle::Busy,
        408 | 500.. => Obstacle::Away,
        _ => Obstacle::Refused,
    };
    let detail = ConnectorError::not_done(ErrorKind::Rejected, message).detail;
    GoogleError { obstacle, until: error.until, detail }
}
