//! What was understood of a file: plain data, for whoever shows or stores it.

use jiff::civil::{Date, DateTime};
use selaras_kernel::{Metric, Timestamp};
use serde::{Deserialize, Serialize};

/// What the caller knows and the file does not say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hints {
    /// The IANA zone of the brand: most exports write wall time in the account's zone without naming it.
    pub zone: String,
    /// The day of the import, on which no number of a later day can be known.
    pub today: Date,
    /// Which field an unknown heading means, as the user once said: `(heading, field code)`, see
    /// [`FIELD_CODES`](super::FIELD_CODES).
    pub mapping: Vec<(String, String)>,
}

/// One file, understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Export {
    /// Which export it is.
    pub shape: Shape,
    /// The network all rows are of, unless the rows name theirs or nothing says it.
    pub network: Option<String>,
    /// First and last day the file speaks of, where it says so.
    pub period: Option<(Date, Date)>,
    /// Rows that carry data (no headings, banners or comments). Each is understood, rejected or skipped.
    pub rows: u64,
    /// Every column of every table that was read, understood or not.
    pub columns: Vec<Column>,
    /// Posts with their lifetime totals.
    pub posts: Vec<PostRow>,
    /// What happened to one post on one day; never a lifetime total.
    pub post_days: Vec<PostDayRow>,
    /// What happened to the profile on one day.
    pub days: Vec<DayRow>,
    /// Who they are.
    pub audience: Vec<AudienceRow>,
    /// How others did.
    pub competitors: Vec<CompetitorRow>,
    /// What the website saw.
    pub website: Vec<WebsiteRow>,
    /// How much a term was searched for.
    pub interest: Vec<InterestRow>,
    /// What was paid and what it brought.
    pub ads: Vec<AdRow>,
    /// Rows and cells that were lost, each with its reason.
    pub rejected: Vec<Rejected>,
    /// Rows that were left out without loss.
    pub skipped: Vec<Skipped>,
    /// What had to be guessed, so that a person can disagree.
    pub assumptions: Vec<Assumption>,
}

/// Which export a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Meta Business Suite: posts of a Facebook page.
    MetaFacebookPosts,
    /// Meta Business Suite: posts of an Instagram account.
    MetaInstagramPosts,
    /// Facebook's post export with two header lines, to about 2023.
    MetaLegacyPosts,
    /// Meta Business Suite: one metric of the page per day.
    MetaPageDaily,
    /// X: posts.
    XContent,
    /// X: the account per day.
    XOverview,
    /// X: videos per day.
    XVideo,
    /// Twitter's tweet activity, to 2024.
    XLegacy,
    /// TikTok: videos.
    TiktokContent,
    /// TikTok: the account per day.
    TiktokOverview,
    /// TikTok: followers per day.
    TiktokFollowers,
    /// TikTok: viewers per day.
    TiktokViewers,
    /// TikTok: who the followers are.
    TiktokAudience,
    /// YouTube Studio: videos.
    YoutubeTable,
    /// YouTube Studio: videos per day.
    YoutubeChart,
    /// YouTube Studio: the channel per day.
    YoutubeTotals,
    /// LinkedIn: a page's content, per day and per post.
    LinkedinContent,
    /// LinkedIn: a page's followers.
    LinkedinFollowers,
    /// LinkedIn: a page's visitors.
    LinkedinVisitors,
    /// LinkedIn: other pages beside ours.
    LinkedinCompetitors,
    /// LinkedIn: a member's own analytics.
    LinkedinMember,
    /// Google Analytics 4: a report or exploration.
    Ga4,
    /// Google Trends: interest over time.
    GoogleTrends,
    /// Pinterest: the ads report.
    PinterestAds,
    /// Hootsuite: posts.
    Hootsuite,
    /// Sprout Social: posts.
    SproutPosts,
    /// Sprout Social: profiles per day.
    SproutProfile,
    /// Buffer: posts.
    Buffer,
    /// Metricool: an account per day.
    Metricool,
    /// Later: posts.
    Later,
    /// Agorapulse: posts.
    Agorapulse,
    /// Our template, posts.
    TemplatePosts,
    /// Our template, days.
    TemplateDays,
    /// A table of posts that a person explained.
    MappedPosts,
    /// A table of days that a person explained.
    MappedDays,
}

impl Shape {
    /// Whether it is a plain table of people's own making: our template, or one that a person explained.
    pub fn is_plain(self) -> bool {
        matches!(self, Self::TemplatePosts | Self::TemplateDays | Self::MappedPosts | Self::MappedDays)
    }
}

/// One column and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The sheet or table it is in; empty in a file of one table.
    pub table: String,
    /// The heading as it stands in the file.
    pub heading: String,
    /// A field code ([`FIELD_CODES`](super::FIELD_CODES)); `derived` where it follows from other columns; none when
    /// nobody knows it, which is where a person can help.
    pub understood: Option<String>,
}

/// The form of a post, as far as exports tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// One picture, or a photo post whose number of pictures nobody says.
    Image,
    /// A video.
    Video,
    /// A short upright video.
    Reel,
    /// Several pictures or videos.
    Carousel,
    /// Gone after a day.
    Story,
    /// Words only.
    Text,
    /// A link with its preview.
    Link,
    /// A poll.
    Poll,
    /// A document to leaf through.
    Document,
    /// A form we have no word for.
    Other,
}

/// One post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PostRow {
    /// Line of the file, or row of the sheet, counted from 1.
    pub line: u64,
    /// The sheet it stands in.
    pub sheet: Option<String>,
    /// The network, where the row itself names it.
    pub network: Option<String>,
    /// The network's id of the post, from its column or from the address.
    pub remote_id: Option<String>,
    /// Where the post is.
    pub url: Option<String>,
    /// The account or page that published it.
    pub author: Option<String>,
    /// The caption; of several text columns the longest. Letters of the mathematical alphabets are made plain.
    pub text: String,
    /// When it was published. Wall time is read in the brand's zone where the export names none.
    pub published_at: Option<Timestamp>,
    /// Whether only the day is known: `published_at` is then the start of that day in the brand's zone.
    pub date_only: bool,
    /// Its form.
    pub format: Option<Format>,
    /// How long its video is, in whole seconds.
    pub duration_seconds: Option<i64>,
    /// Whether it answers somebody, so that replies can be kept out of averages.
    pub reply: bool,
    /// The day the numbers are of, where the file says so: the end of its period.
    pub as_of: Option<Date>,
    /// Lifetime totals. What is not here is unknown, not zero.
    pub numbers: Vec<(Metric, i64)>,
}

/// What happened to one post on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostDayRow {
    /// Line or row, from 1.
    pub line: u64,
    /// The sheet it stands in.
    pub sheet: Option<String>,
    /// The network, where the row itself names it.
    pub network: Option<String>,
    /// The account or page that published it, where the row tells.
    pub author: Option<String>,
    /// The network's id of the post.
    pub remote_id: String,
    /// What it says, if the row tells.
    pub text: String,
    /// When it appeared, if the row tells.
    pub published_at: Option<Timestamp>,
    /// The day.
    pub date: Date,
    /// What was counted.
    pub metric: Metric,
    /// How many on that day; corrections by the network can make it negative.
    pub value: i64,
}

/// What happened to the profile on one day; a level for followers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRow {
    /// Line or row, from 1.
    pub line: u64,
    /// The sheet it stands in.
    pub sheet: Option<String>,
    /// The network, where the row itself names it.
    pub network: Option<String>,
    /// The account, where the row itself names it.
    pub account: Option<String>,
    /// The day.
    pub date: Date,
    /// What was counted.
    pub metric: Metric,
    /// How many; corrections by the network can make it negative.
    pub value: i64,
}

/// A part of a whole, as exports write it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// A fraction, 0 to 1.
    Of(f64),
    /// Less than this fraction: `< 1%` is `Below(0.01)`.
    Below(f64),
}

/// One line of who the audience is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AudienceRow {
    /// Line or row, from 1.
    pub line: u64,
    /// The sheet it stands in.
    pub sheet: Option<String>,
    /// Of whom: `followers`, `visitors` or `audience`.
    pub of: String,
    /// By what: `gender`, `age`, `territory`, `location`, `job`, `job_title`, `seniority`, `industry`,
    /// `company_size`, `company`.
    pub kind: String,
    /// Which of that kind, verbatim.
    pub label: String,
    /// How large a part, where the file gives parts.
    pub share: Option<Share>,
    /// How many, where the file gives numbers.
    pub count: Option<i64>,
}

/// How one page did in a period, ours among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompetitorRow {
    /// Line or row, from 1.
    pub line: u64,
    /// The sheet it stands in.
    pub sheet: Option<String>,
    /// The page's name.
    pub name: String,
    /// Followers at the end of the period.
    pub followers: Option<i64>,
    /// Followers won in the period.
    pub new_followers: Option<i64>,
    /// Posts in the period.
    pub posts: Option<i64>,
    /// All interactions in the period.
    pub engagements: Option<i64>,
}

/// One line of a website report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WebsiteRow {
    /// Line or row, from 1.
    pub line: u64,
    /// The sheet, or the report's title.
    pub sheet: Option<String>,
    /// The first dimension's heading, verbatim.
    pub dimension: String,
    /// Its value, verbatim.
    pub label: String,
    /// Further dimensions of the line: heading and value, verbatim.
    pub also: Vec<(String, String)>,
    /// The source, where a heading says so.
    pub source: Option<String>,
    /// The medium, where a heading says so.
    pub medium: Option<String>,
    /// The campaign, where a heading says so.
    pub campaign: Option<String>,
    /// `utm_content`, where a heading says so.
    pub content: Option<String>,
    /// The path of the page people came to, where a heading says so.
    pub landing_page: Option<String>,
    /// First day of the report.
    pub start: Option<Date>,
    /// Last day of the report.
    pub end: Option<Date>,
    /// Visits.
    pub sessions: Option<i64>,
    /// Visits that lasted, converted or saw two pages.
    pub engaged_sessions: Option<i64>,
    /// People.
    pub users: Option<i64>,
    /// People who came for the first time.
    pub new_users: Option<i64>,
    /// Page and screen views.
    pub views: Option<i64>,
    /// Conversions; attribution models make fractions of them.
    pub key_events: Option<f64>,
    /// Everything that was counted.
    pub event_count: Option<i64>,
    /// Revenue as a decimal in the property's currency, which the file does not name.
    pub revenue: Option<String>,
}

/// How long one value of a search-interest line lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// One minute.
    Minute,
    /// One hour.
    Hour,
    /// One day.
    Day,
    /// One week.
    Week,
    /// One month.
    Month,
}

/// How much one term was searched for, 0 to 100 relative to the file's peak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterestRow {
    /// Line or row, from 1.
    pub line: u64,
    /// The sheet it stands in.
    pub sheet: Option<String>,
    /// The term, verbatim.
    pub term: String,
    /// The region, verbatim (`Worldwide` too).
    pub region: Option<String>,
    /// When the time it speaks of begins, in the zone of the browser that downloaded it.
    pub start: DateTime,
    /// How long it lasts.
    pub grain: Grain,
    /// The value; 0 when [`below_one`](Self::below_one).
    pub value: i64,
    /// Whether the file says `<1`: some, but less than one.
    pub below_one: bool,
}

/// What one ad group cost and brought on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdRow {
    /// Line or row, from 1.
    pub line: u64,
    /// The sheet it stands in.
    pub sheet: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// The campaign, verbatim.
    pub campaign: Option<String>,
    /// The ad group, verbatim.
    pub ad_group: Option<String>,
    /// Money spent, a decimal in the account's currency, which the file does not name.
    pub spend: Option<String>,
    /// Times shown.
    pub impressions: Option<i64>,
    /// Clicks of any kind.
    pub clicks: Option<i64>,
    /// Clicks that left the network.
    pub outbound_clicks: Option<i64>,
    /// Conversions of any kind.
    pub conversions: Option<i64>,
    /// Purchases.
    pub checkouts: Option<i64>,
    /// What the purchases were worth, a decimal in the account's currency.
    pub checkout_value: Option<String>,
}

/// A row or cell that was lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// Line or row, from 1.
    pub line: u64,
    /// The sheet it stands in.
    pub sheet: Option<String>,
    /// The heading of the column at fault, if one is.
    pub column: Option<String>,
    /// What stood there, at most 80 characters.
    pub value: String,
    /// `number_unreadable`, `date_unreadable`, `no_identity`, `duplicate_row`, or `unknown_table` (a sheet or block
    /// beside the known ones that nobody knows; its rows are not in [`Export::rows`]). Of plain tables also
    /// `conflicting_row` (an earlier row tells another value of the same), `other_network` and `other_account` (a row of
    /// another profile than the chosen one).
    pub reason: String,
    /// Whether the whole row was lost, or this cell only.
    pub whole_row: bool,
}

/// A row that was left out without loss.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Line or row, from 1.
    pub line: u64,
    /// The sheet it stands in.
    pub sheet: Option<String>,
    /// `total_row` (its parts are in the file), `period_total` (a sum without days), `merged_row` (its numbers went to
    /// a post of another row) or `no_numbers` (all blank: unknown).
    pub reason: String,
}

/// Something that had to be guessed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Assumption {
    /// `year_inferred` (from, to), `day_first` and `month_first` (column, because), `decimal_comma` (column),
    /// `zone_assumed` (zone), `zone_unknown` (zone), `rounded_counts` (column), `id_rounded` (column),
    /// `encoding_assumed` (encoding), `bytes_replaced` (encoding), `period_numbers` (the posts' numbers are of the
    /// period people chose: lifetime totals only of posts published in it), `several_accounts` (accounts: a plain table
    /// names more than one; only the chosen profile's rows come in).
    pub code: String,
    /// Its parameters by name, for the sentence on the screen.
    pub params: Vec<(String, String)>,
}

/// Why a file was not read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refused {
    /// No data in it.
    #[error("the file holds no data; download it again, for a period with posts")]
    Empty,
    /// Bytes that are text in no encoding we know.
    #[error("the text's encoding cannot be read; save the file as CSV in UTF-8")]
    UnreadableEncoding,
    /// A document, picture or damaged workbook.
    #[error("this is not a table; choose the CSV or Excel download")]
    NotATable,
    /// A table nobody knows.
    #[error("these columns are not known; say what they mean")]
    UnknownShape {
        /// The headings found, so that a person can say what they mean.
        headings: Vec<String>,
    },
    /// An archive (YouTube Studio gives one).
    #[error("this is an archive; unpack it and import the files inside one by one")]
    Zip,
    /// More than fits in memory with ease.
    #[error("the file is too large; download a shorter period")]
    TooLarge,
}
