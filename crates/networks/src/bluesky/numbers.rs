//! How a post and a profile fare: the counts that the network tells.

use super::{Bluesky, POST, ids::AtUri, session::Session, wire};
use crate::{Account, Numbers, Result, http::Method};
use selaras_kernel::Metric;
use serde_json::Value;
use std::collections::BTreeMap;

/// Metrics of a post, by the names of `app.bsky.feed.defs#postView`.
pub const POST_COUNTS: [(Metric, &str); 4] = [
    (Metric::Reactions, "likeCount"),
    (Metric::Reposts, "repostCount"),
    (Metric::Replies, "replyCount"),
    (Metric::Quotes, "quoteCount"),
];

/// Metrics of a profile, by the names of `app.bsky.actor.defs#profileViewDetailed`.
pub const PROFILE_COUNTS: [(Metric, &str); 3] = [
    (Metric::Followers, "followersCount"),
    (Metric::Following, "followsCount"),
    (Metric::Posts, "postsCount"),
];

/// Metrics of a post.
pub const POST_METRICS: &[Metric] = &[Metric::Reactions, Metric::Reposts, Metric::Replies, Metric::Quotes];

/// Metrics of a profile.
pub const PROFILE_METRICS: &[Metric] = &[Metric::Followers, Metric::Following, Metric::Posts];

/// Most posts in one question.
pub const BATCH: usize = 25;

impl Bluesky {
    /// Numbers of posts. What the index does not know is looked for at the account's own server: a new post may not
    /// have been indexed yet, and is then there without numbers.
    pub(super) async fn numbers_of(
        &self,
        account: &Account,
        asked: &[String],
    ) -> Result<Vec<(String, Option<Numbers>)>> {
        let known = self.views(account, asked).await?;
        let mut all = Vec::with_capacity(asked.len());
        for id in asked {
            let numbers = match known.get(id) {
                Some(numbers) => Some(numbers.clone()),
                None => self.kept(account, id).await?.then(Numbers::new),
            };
            all.push((id.clone(), numbers));
        }
        Ok(all)
    }

    async fn views(&self, account: &Account, asked: &[String]) -> Result<BTreeMap<String, Numbers>> {
        let uris: Vec<(&str, &str)> =
            asked.iter().filter(|id| AtUri::post(id).is_some()).map(|id| ("uris", id.as_str())).collect();
        if uris.is_empty() {
            return Ok(BTreeMap::new());
        }
        let url = wire::xrpc_with(&account.server, "app.bsky.feed.getPosts", uris)?;
        let auth = Session::of(account)?.auth()?;
        let found: Value = self.wire.call(&auth, Method::GET, &url, &wire::Body::None).await?.json()?;
        let posts = found["posts"].as_array().map(Vec::as_slice).unwrap_or_default();
        Ok(posts
            .iter()
            .filter_map(|post| Some((post["uri"].as_str()?.to_owned(), counts(post, &POST_COUNTS))))
            .collect())
    }

    /// Whether the account's own server has the post.
    async fn kept(&self, account: &Account, id: &str) -> Result<bool> {
        match AtUri::post(id) {
            Some(AtUri { authority, collection: Some(collection), rkey: Some(rkey) })
                if collection == POST && authority == account.remote_id =>
            {
                Ok(self.record(&account.server, &authority, &rkey).await?.is_some())
            }
            _ => Ok(false),
        }
    }

    /// Numbers of the account.
    pub(super) async fn numbers_of_profile(&self, account: &Account) -> Result<Numbers> {
        Ok(counts(&self.profile(account).await?, &PROFILE_COUNTS))
    }
}

/// The counts that `view` tells.
pub fn counts(view: &Value, names: &[(Metric, &str)]) -> Numbers {
    names.iter().filter_map(|(metric, name)| Some((*metric, view[name].as_i64()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_that_is_not_told_is_missing() {
        let view = serde_json::json!({ "likeCount": 3, "replyCount": null, "quoteCount": 0 });
        let expected = Numbers::from([(Metric::Reactions, 3), (Metric::Quotes, 0)]);
        assert_eq!(counts(&view, &POST_COUNTS), expected);
    }

    #[test]
    fn the_announced_metrics_are_the_counted_ones() {
        assert!(POST_COUNTS.iter().map(|c| c.0).eq(POST_METRICS.iter().copied()));
        assert!(PROFILE_COUNTS.iter().map(|c| c.0).eq(PROFILE_METRICS.iter().copied()));
    }
}
