//! The samples in full: every row of every file is somewhere.

use super::super::export::{Export, Shape};
use super::{accounted, hints};

const FOLDER: &str = "data/exports";

/// Rows of the file, then posts, post days, days, audience, competitors, website, interest, ads, rejected, skipped;
/// all counted by hand.
const COUNTS: &[(&str, Shape, u64, [usize; 10])] = &[
    (
        "meta_business_suite/facebook_posts_34col.csv",
        Shape::MetaFacebookPosts,
        6,
        [6, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ),
    (
        "meta_business_suite/facebook_posts_26col.csv",
        Shape::MetaFacebookPosts,
        4,
        [4, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ),
    (
        "meta_business_suite/facebook_posts_legacy_impressions.csv",
        Shape::MetaFacebookPosts,
        3,
        [3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ),
    ("meta_business_suite/instagram_posts.csv", Shape::MetaInstagramPosts, 6, [6, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    (
        "meta_business_suite/facebook_insights_legacy_two_headers.csv",
        Shape::MetaLegacyPosts,
        1,
        [1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ),
    (
        "meta_business_suite/page_daily_content_interactions_utf16le.csv",
        Shape::MetaPageDaily,
        28,
        [0, 0, 28, 0, 0, 0, 0, 0, 0, 0],
    ),
    (
        "meta_business_suite/page_daily_facebook_follows_utf16le.csv",
        Shape::MetaPageDaily,
        28,
        [0, 0, 28, 0, 0, 0, 0, 0, 0, 0],
    ),
    (
        "meta_business_suite/page_daily_facebook_link_clicks_utf16le.csv",
        Shape::MetaPageDaily,
        28,
        [0, 0, 28, 0, 0, 0, 0, 0, 0, 0],
    ),
    (
        "meta_business_suite/page_daily_facebook_visits_utf16le.csv",
        Shape::MetaPageDaily,
        28,
        [0, 0, 28, 0, 0, 0, 0, 0, 0, 0],
    ),
    (
        "meta_business_suite/page_daily_viewers_utf16le.csv",
        Shape::MetaPageDaily,
        28,
        [0, 0, 28, 0, 0, 0, 0, 0, 0, 0],
    ),
    (
        "meta_business_suite/page_daily_views_utf16le.csv",
        Shape::MetaPageDaily,
        28,
        [0, 0, 28, 0, 0, 0, 0, 0, 0, 0],
    ),
    ("x/account_overview_analytics.csv", Shape::XOverview, 28, [0, 0, 280, 0, 0, 0, 0, 0, 0, 0]),
    ("x/account_analytics_content.csv", Shape::XContent, 6, [6, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ("x/video_overview.csv", Shape::XVideo, 1, [0, 0, 2, 0, 0, 0, 0, 0, 0, 0]),
    ("x/tweet_activity_metrics_legacy.csv", Shape::XLegacy, 1, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ("tiktok/Overview.csv", Shape::TiktokOverview, 28, [0, 0, 140, 0, 0, 0, 0, 0, 0, 0]),
    ("tiktok/FollowerHistory.csv", Shape::TiktokFollowers, 28, [0, 0, 27, 0, 0, 0, 0, 0, 0, 1]),
    ("tiktok/Viewers.csv", Shape::TiktokViewers, 28, [0, 0, 56, 0, 0, 0, 0, 0, 0, 0]),
    ("tiktok/FollowerGender.csv", Shape::TiktokAudience, 3, [0, 0, 0, 3, 0, 0, 0, 0, 0, 0]),
    ("tiktok/FollowerTopTerritories.csv", Shape::TiktokAudience, 3, [0, 0, 0, 3, 0, 0, 0, 0, 0, 0]),
    ("tiktok/Content.csv", Shape::TiktokContent, 2, [2, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ("youtube_studio/Table data.csv", Shape::YoutubeTable, 3, [2, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
    ("youtube_studio/Chart data.csv", Shape::YoutubeChart, 2, [0, 2, 0, 0, 0, 0, 0, 0, 0, 0]),
    ("youtube_studio/Totals.csv", Shape::YoutubeTotals, 2, [0, 0, 2, 0, 0, 0, 0, 0, 0, 0]),
    ("linkedin_page/content.xls", Shape::LinkedinContent, 16, [1, 0, 165, 0, 0, 0, 0, 0, 0, 0]),
    ("linkedin_page/followers.xls", Shape::LinkedinFollowers, 20, [0, 0, 30, 5, 0, 0, 0, 0, 0, 0]),
    ("linkedin_page/visitors.xls", Shape::LinkedinVisitors, 16, [0, 0, 15, 1, 0, 0, 0, 0, 0, 0]),
    (
        "linkedin_page/competitor_analytics.xlsx",
        Shape::LinkedinCompetitors,
        2,
        [0, 0, 0, 0, 2, 0, 0, 0, 0, 0],
    ),
    (
        "linkedin_member/AggregateAnalytics_Contoh_2026-09-01_2026-09-28.xlsx",
        Shape::LinkedinMember,
        64,
        [2, 0, 85, 3, 0, 0, 0, 0, 0, 2],
    ),
    ("ga4/Landing_page.csv", Shape::Ga4, 1, [0, 0, 0, 0, 0, 1, 0, 0, 0, 0]),
    ("ga4/Traffic_acquisition.csv", Shape::Ga4, 3, [0, 0, 0, 0, 0, 3, 0, 0, 0, 0]),
    ("google_trends/multiTimeline.csv", Shape::GoogleTrends, 3, [0, 0, 0, 0, 0, 0, 6, 0, 0, 0]),
    ("google_trends/multiTimeline_daily.csv", Shape::GoogleTrends, 3, [0, 0, 0, 0, 0, 0, 3, 0, 0, 0]),
    ("google_trends/multiTimeline_hourly.csv", Shape::GoogleTrends, 3, [0, 0, 0, 0, 0, 0, 3, 0, 0, 0]),
    ("pinterest/ads_report.csv", Shape::PinterestAds, 2, [0, 0, 0, 0, 0, 0, 0, 1, 0, 1]),
];

fn counts(export: &Export) -> [usize; 10] {
    [
        export.posts.len(),
        export.post_days.len(),
        export.days.len(),
        export.audience.len(),
        export.competitors.len(),
        export.website.len(),
        export.interest.len(),
        export.ads.len(),
        export.rejected.len(),
        export.skipped.len(),
    ]
}

/// The bytes of a sample; none, and a word about it, where the samples are not.
pub fn sample(path: &str) -> Option<Vec<u8>> {
    let found = selaras_store::testing::shared(FOLDER)?.join(path);
    Some(std::fs::read(found).expect("a sample that is in the list"))
}

/// Samples of some networks, for fuzzing: their names and bytes.
pub fn samples_of(folder: &str) -> Vec<(String, Vec<u8>)> {
    let names = COUNTS.iter().map(|(path, ..)| *path).filter(|path| path.starts_with(folder));
    names.filter_map(|path| Some((path.to_owned(), sample(path)?))).collect()
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[test]
fn every_row_of_every_sample_is_somewhere() {
    for (path, shape, rows, expected) in COUNTS {
        let Some(bytes) = sample(path) else { continue };
        let export =
            super::super::read(name_of(path), &bytes, &hints()).unwrap_or_else(|e| panic!("{path}: {e:?}"));
        assert_eq!(export.shape, *shape, "{path}");
        assert_eq!(counts(&export), *expected, "{path}: {:?} {:?}", export.rejected, export.skipped);
        assert_eq!(export.rows, *rows, "{path}");
        assert_eq!(accounted(&export).len() as u64, export.rows, "{path}");
        println!("{path}: {} rows {:?}", export.rows, counts(&export));
    }
}

#[test]
fn a_sample_is_known_under_any_name() {
    // `Date,Views` alone could be anybody's: of Totals only the name says that it is YouTube's.
    for (path, shape, ..) in COUNTS.iter().filter(|(path, ..)| !path.ends_with("Totals.csv")) {
        let Some(bytes) = sample(path) else { continue };
        let export = super::super::read("unduhan (3).bin", &bytes, &hints())
            .unwrap_or_else(|e| panic!("{path}: {e:?}"));
        assert_eq!(export.shape, *shape, "{path}");
    }
}

#[test]
fn the_same_bytes_give_the_same_export() {
    for (path, ..) in COUNTS {
        let Some(bytes) = sample(path) else { continue };
        let once = super::super::read(path, &bytes, &hints());
        assert_eq!(once, super::super::read(path, &bytes, &hints()), "{path}");
        let json = serde_json::to_string(&once.expect("read above")).unwrap();
        assert_eq!(json, serde_json::to_string(&serde_json::from_str::<Export>(&json).unwrap()).unwrap());
    }
}

#[test]
fn no_sample_is_missing_from_the_list() {
    let Some(root) = selaras_store::testing::shared(FOLDER) else { return };
    for folder in std::fs::read_dir(&root).unwrap().flatten().filter(|folder| folder.path().is_dir()) {
        for file in std::fs::read_dir(folder.path()).unwrap().flatten() {
            let path = file.path();
            let path = path.strip_prefix(&root).unwrap().to_str().unwrap();
            assert!(COUNTS.iter().any(|(known, ..)| *known == path), "{path}");
        }
    }
}
