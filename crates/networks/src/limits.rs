//! What a network accepts, as dated data with a source; checked before anything is scheduled.

/// How a network counts the length of a text.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// Extended grapheme clusters (Bluesky).
    Graphemes,
    /// Extended grapheme clusters, each URL as `url`, of a remote mention only the local part (Mastodon).
    Mastodon {
        /// What a URL counts.
        url: u32,
    },
    /// Weighted code points after NFC, an emoji sequence 2, each URL as `url` (X).
    Weighted {
        /// What a URL counts.
        url: u32,
    },
    /// Characters, but an emoji counts as its UTF-8 bytes (Threads).
    EmojiBytes,
    /// UTF-16 code units (TikTok).
    Utf16,
    /// Characters (code points).
    Chars,
}

/// Limits of one account, from the network's documents or from the network itself.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Limits {
    /// Where these come from: a document's address, or the API call that was asked.
    pub source: String,
    /// The day they were read, `YYYY-MM-DD`.
    pub checked_on: String,
    /// How long a text may be.
    pub text: TextLimit,
    /// Whether the content warning counts towards the text.
    pub warning_counts: bool,
    /// Still images; `None` when the network takes none.
    pub image: Option<MediaRule>,
    /// Animated GIFs; `None` when they are treated as images.
    pub gif: Option<MediaRule>,
    /// Videos; `None` when the network takes none.
    pub video: Option<MediaRule>,
    /// Whether images and a video may stand side by side.
    pub mixes_media: bool,
    /// The longest alternative text; counted as `alt_counting`.
    pub alt_max: u32,
    /// How the alternative text is counted.
    pub alt_counting: Counting,
    /// Polls; `None` when the network has none.
    pub poll: Option<PollRule>,
    /// Most parts a thread may have; 1 when the network has no threads.
    pub parts_max: u32,
    /// Whether it has content warnings.
    pub warning: bool,
    /// Visibilities it knows.
    pub visibilities: Vec<crate::Visibility>,
    /// Whether a post can answer another.
    pub reply: bool,
    /// Whether a post can quote another.
    pub quote: bool,
    /// Whether a link card can be given.
    pub card: bool,
    /// Whether a post needs media (Instagram, TikTok, YouTube).
    pub media_required: bool,
}

/// How long a text may be.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct TextLimit {
    /// The most, in the unit of `counting`.
    pub max: u32,
    /// The most UTF-8 bytes, where the network limits those too.
    pub max_bytes: Option<u32>,
    /// How it is counted.
    pub counting: Counting,
}

/// What media of one kind is accepted. `None` means that the network states no limit.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct MediaRule {
    /// Most in one part.
    pub max_count: u32,
    /// Media types taken, such as `image/jpeg`.
    pub types: Vec<String>,
    /// Largest file in bytes. A larger image is re-encoded to fit; a larger video is a problem.
    pub max_bytes: u64,
    /// Longest side in pixels to which an image is scaled down before it is sent.
    pub max_side: u32,
    /// Largest number of pixels (width × height) the network takes.
    pub max_pixels: Option<u64>,
    /// Shortest length in ms (video).
    pub min_ms: Option<u64>,
    /// Longest length in ms (video).
    pub max_ms: Option<u64>,
}

/// What polls are accepted.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct PollRule {
    /// Most answers.
    pub max_options: u32,
    /// Most characters of an answer.
    pub max_chars: u32,
    /// Shortest time open, in seconds.
    pub min_secs: u64,
    /// Longest time open, in seconds.
    pub max_secs: u64,
    /// Whether a poll and media may stand side by side.
    pub with_media: bool,
}
