//! What is to appear on a network: the content of one variant, in words that fit every network.

use crate::{Crop, Utm};
use selaras_kernel::MediaId;

/// One post as it shall appear on one profile. More than one part makes a thread.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// The parts in order; the first is the post, the others follow as replies to the one before.
    pub parts: Vec<Part>,
    /// Text shown before the content is revealed (content warning).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warning: Option<String>,
    /// Language of the text as BCP 47, such as `id` or `en-GB`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Who may see it; absent means the network's own default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Visibility>,
    /// Address (web URL or network id) of the post this one answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<String>,
    /// Address (web URL or network id) of the post this one quotes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// What the profile says itself right under the post once that is out, such as a link or hashtags. Plain text, within the
    /// network's limits for a text; for networks where one can answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_comment: Option<String>,
    /// What is put behind the web addresses in it when it goes out, so that web analytics knows the post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub utm: Option<Utm>,
    /// Choices only some networks know (privacy level, board, …), by the names in `docs/networks/<network>.md`.
    #[serde(default, skip_serializing_if = "serde_json::Map::is_empty")]
    #[schema(value_type = Object)]
    pub options: serde_json::Map<String, serde_json::Value>,
}

impl Content {
    /// Content of a single part with this text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { parts: vec![Part { text: text.into(), ..Part::default() }], ..Self::default() }
    }

    /// The beginning of the first part's text, at most `most` characters: for lists.
    pub fn beginning(&self, most: usize) -> String {
        self.parts.first().map(|part| part.text.chars().take(most).collect()).unwrap_or_default()
    }

    /// Every attachment of every part.
    pub fn attachments(&self) -> impl Iterator<Item = &Attachment> {
        self.parts.iter().flat_map(|part| &part.media)
    }
}

/// One part of a thread.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Plain text. Links, `@handle` mentions and `#tags` in it become what the network makes of them.
    #[serde(default)]
    pub text: String,
    /// Images or one video, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<Attachment>,
    /// A poll.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub poll: Option<Poll>,
    /// A link shown as a card below the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<LinkCard>,
}

/// A file from the library on a part.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// The file.
    pub media: MediaId,
    /// What it shows, for those who cannot see it.
    #[serde(default)]
    pub alt: String,
    /// The part of the picture that is shown; absent for all of it. For still images.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crop: Option<Crop>,
}

impl Attachment {
    /// The whole of a file.
    pub fn whole(media: MediaId, alt: impl Into<String>) -> Self {
        Self { media, alt: alt.into(), crop: None }
    }
}

/// A poll.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Poll {
    /// The answers to choose from.
    pub options: Vec<String>,
    /// How long it is open, in seconds.
    pub open_secs: u64,
    /// Whether more than one answer may be chosen.
    #[serde(default)]
    pub multiple: bool,
}

/// A link shown as a card.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkCard {
    /// Where it leads (http or https).
    pub url: String,
    /// Headline.
    #[serde(default)]
    pub title: String,
    /// One or two sentences.
    #[serde(default)]
    pub description: String,
    /// Picture, from the library.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<MediaId>,
}

/// Who may see a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Everybody, and listed.
    Public,
    /// Everybody who has the address; not listed.
    Unlisted,
    /// Followers only.
    Followers,
    /// Only those mentioned.
    Direct,
}

/// What is known of a file in the library, for checking it against a network's limits.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct MediaInfo {
    /// Sniffed from the bytes, such as `image/jpeg`.
    pub mime: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Length in milliseconds; 0 for a still image.
    pub duration_ms: u64,
}

impl MediaInfo {
    /// Whether it is a video (an animated GIF counts as an image here).
    pub fn is_video(&self) -> bool {
        self.mime.starts_with("video/")
    }
}
