//! What a part looks like as a record `app.bsky.feed.post`.

use super::{POST, facets, ids};
use crate::{Content, LinkCard, MediaFile, Part, Progress};
use selaras_kernel::{MediaId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, time::Duration};

/// A version of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Strong {
    /// Its address.
    pub uri: String,
    /// Its content's hash.
    pub cid: String,
}

/// Where a reply hangs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReplyTo {
    /// The first post of the conversation.
    pub root: Strong,
    /// The post that is answered.
    pub parent: Strong,
}

/// Others' records and names that the content refers to, looked up once so that every try writes the same record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct References {
    /// Mentioned handles in small letters; `None` for one that leads nowhere and stays text.
    #[serde(default)]
    pub mentions: BTreeMap<String, Option<String>>,
    /// The post that is answered.
    #[serde(default)]
    pub reply: Option<ReplyTo>,
    /// The post that is quoted.
    #[serde(default)]
    pub quote: Option<Strong>,
}

/// An image or video that the server has received.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Upload {
    /// What the server calls it.
    pub blob: Value,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl Upload {
    /// What `file` became.
    pub fn of(file: &MediaFile, blob: Value) -> Self {
        Self { blob, width: file.width, height: file.height }
    }

    fn is_video(&self) -> bool {
        self.blob["mimeType"].as_str().is_some_and(|mime| mime.starts_with("video/"))
    }
}

/// What this connector notes beside the common progress.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Notes {
    /// What the content refers to, once looked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub references: Option<References>,
    /// Pictures of link cards, apart from `uploads` because they are made smaller.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub thumbs: BTreeMap<MediaId, Value>,
    /// The uploads have been made anew because the server had forgotten them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub uploaded_again: bool,
}

/// The record of part `index`. Made of what is fixed before the first try, so that each try makes the same one.
pub fn record(
    content: &Content,
    index: usize,
    progress: &Progress,
    notes: &Notes,
    prepared_at: Timestamp,
) -> Value {
    let Some(part) = content.parts.get(index) else { return Value::Null };
    let none = References::default();
    let references = notes.references.as_ref().unwrap_or(&none);
    let mut record = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            record.insert(name.into(), value);
        }
    };
    put("$type", Some(POST.into()));
    put("text", Some(part.text.as_str().into()));
    put("facets", facets::facets(&part.text, &references.mentions, content.utm.as_ref()));
    put("reply", reply(index, progress, references));
    put("embed", embed(content, part, progress, notes, references.quote.as_ref().filter(|_| index == 0)));
    put("langs", content.language.as_ref().map(|language| json!([language])));
    put("labels", labels(content));
    put("tags", content.options.get("tags").cloned());
    // A millisecond apart, so that the parts of a thread sort.
    let at = prepared_at + Duration::from_millis(index as u64);
    put("createdAt", Some(ids::datetime(at).into()));
    Value::Object(record)
}

/// The first part hangs where the content says, each other one on the part before it.
fn reply(index: usize, progress: &Progress, references: &References) -> Option<Value> {
    let strong = |posted: &crate::Posted| json!({ "uri": posted.id, "cid": posted.version });
    let Some(before) = index.checked_sub(1) else {
        return references.reply.as_ref().map(|reply| json!(reply));
    };
    let parent = strong(progress.posted.get(before)?);
    let root = match &references.reply {
        Some(reply) => json!(reply.root),
        None => strong(progress.posted.first()?),
    };
    Some(json!({ "root": root, "parent": parent }))
}

fn embed(
    content: &Content,
    part: &Part,
    progress: &Progress,
    notes: &Notes,
    quote: Option<&Strong>,
) -> Option<Value> {
    let media =
        media(part, progress).or_else(|| part.card.as_ref().map(|card| external(content, card, notes)));
    let quote = quote.map(|strong| json!({ "$type": "app.bsky.embed.record", "record": strong }));
    match (media, quote) {
        (Some(media), Some(record)) => {
            Some(json!({ "$type": "app.bsky.embed.recordWithMedia", "media": media, "record": record }))
        }
        (media, quote) => media.or(quote),
    }
}

fn media(part: &Part, progress: &Progress) -> Option<Value> {
    let uploads: Vec<(Upload, &str)> = part
        .media
        .iter()
        .filter_map(|a| {
            let upload = progress.uploads.get(&a.media)?;
            Some((serde_json::from_value(upload.clone()).ok()?, a.alt.as_str()))
        })
        .collect();
    if let Some((video, alt)) = uploads.iter().find(|(upload, _)| upload.is_video()) {
        let mut embed = json!({ "$type": "app.bsky.embed.video", "video": video.blob });
        if !alt.is_empty() {
            embed["alt"] = (*alt).into();
        }
        return Some(with_ratio(embed, video));
    }
    let images: Vec<Value> = uploads
        .iter()
        .map(|(image, alt)| with_ratio(json!({ "image": image.blob, "alt": alt }), image))
        .collect();
    (!images.is_empty()).then(|| json!({ "$type": "app.bsky.embed.images", "images": images }))
}

fn with_ratio(mut shown: Value, upload: &Upload) -> Value {
    if upload.width > 0 && upload.height > 0 {
        shown["aspectRatio"] = json!({ "width": upload.width, "height": upload.height });
    }
    shown
}

fn external(content: &Content, card: &LinkCard, notes: &Notes) -> Value {
    let tagged = content.utm.as_ref().map(|utm| utm.address(&card.url, "bluesky"));
    let mut external = json!({ "uri": tagged.as_ref().unwrap_or(&card.url), "title": card.title, "description": card.description });
    if let Some(thumb) = card.image.and_then(|image| notes.thumbs.get(&image)) {
        external["thumb"] = thumb.clone();
    }
    json!({ "$type": "app.bsky.embed.external", "external": external })
}

/// The author's own labels, by which readers may hide or blur a post.
fn labels(content: &Content) -> Option<Value> {
    let values: Vec<Value> = content
        .options
        .get("labels")?
        .as_array()?
        .iter()
        .filter_map(Value::as_str)
        .map(|val| json!({ "val": val }))
        .collect();
    (!values.is_empty()).then(|| json!({ "$type": "com.atproto.label.defs#selfLabels", "values": values }))
}
