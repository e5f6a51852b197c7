//! The dashboards that everybody begins with.

use super::{Chart, Compare, Dashboard, Panel};
use selaras_analytics::measure::{Counting, Dimension, Figure, Whose};

fn panel(chart: Chart, figure: Figure, by: &[Dimension], width: u8) -> Panel {
    Panel {
        title: String::new(),
        chart,
        figure,
        by: by.to_vec(),
        counting: Counting::Happened,
        whose: Whose::Ours,
        profiles: Vec::new(),
        compare: Compare::Previous,
        width,
    }
}

/// Of the posts of the time.
fn posts(chart: Chart, figure: Figure, by: &[Dimension], width: u8) -> Panel {
    Panel { counting: Counting::Posts, ..panel(chart, figure, by, width) }
}

fn all(panel: Panel) -> Panel {
    Panel { whose: Whose::All, ..panel }
}

/// The ready dashboards.
pub fn ready() -> Vec<Dashboard> {
    use Chart::{Bar, Heat, Line, Number, Table, Top};
    use Dimension::{Campaign, Day, Format, Hashtag, Hour, Length, Network, Profile, Week, Weekday};
    let overview = vec![
        panel(Number, Figure::Interactions, &[], 1),
        panel(Number, Figure::Posts, &[], 1),
        posts(Number, Figure::EngagementRateFollowers, &[], 1),
        panel(Number, Figure::Followers, &[], 1),
        panel(Line, Figure::Interactions, &[Day], 2),
        panel(Line, Figure::Followers, &[Day], 2),
        panel(Bar, Figure::Interactions, &[Network], 2),
        posts(Heat, Figure::InteractionsPerPost, &[Weekday, Hour], 2),
        posts(Top, Figure::Interactions, &[], 4),
    ];
    let content = vec![
        posts(Number, Figure::InteractionsPerPost, &[], 1),
        posts(Number, Figure::EngagementRateReach, &[], 1),
        posts(Number, Figure::Saves, &[], 1),
        posts(Number, Figure::PaidShare, &[], 1),
        posts(Bar, Figure::InteractionsPerPost, &[Format], 2),
        posts(Bar, Figure::InteractionsPerPost, &[Length], 2),
        posts(Table, Figure::InteractionsPerPost, &[Hashtag], 2),
        posts(Heat, Figure::InteractionsPerPost, &[Weekday, Hour], 2),
        posts(Top, Figure::Interactions, &[], 4),
    ];
    let audience = vec![
        panel(Number, Figure::Followers, &[], 1),
        panel(Number, Figure::FollowersGained, &[], 1),
        panel(Number, Figure::AudienceGrowth, &[], 1),
        panel(Number, Figure::ProfileVisits, &[], 1),
        panel(Line, Figure::Followers, &[Day, Profile], 4),
        panel(Bar, Figure::FollowersGained, &[Week], 2),
        posts(Number, Figure::ReachPercent, &[], 2),
    ];
    let competitors = vec![
        panel(Number, Figure::ShareOfVoice, &[], 1),
        all(posts(Table, Figure::InteractionsPerThousand, &[Profile], 3)),
        panel(Line, Figure::ShareOfVoice, &[Week], 2),
        all(panel(Line, Figure::Followers, &[Week, Profile], 2)),
        all(posts(Bar, Figure::Posts, &[Profile], 2)),
        all(posts(Bar, Figure::InteractionsPerPost, &[Format], 2)),
        all(posts(Top, Figure::Interactions, &[], 4)),
    ];
    let campaign = vec![
        posts(Table, Figure::Interactions, &[Campaign], 2),
        posts(Table, Figure::InteractionsPerPost, &[Campaign], 2),
        posts(Bar, Figure::LinkClicks, &[Campaign], 2),
        posts(Line, Figure::Interactions, &[Week, Campaign], 2),
    ];
    let service = vec![
        panel(Number, Figure::Replies, &[], 2),
        panel(Line, Figure::Replies, &[Day], 4),
        panel(Bar, Figure::Replies, &[Network], 2),
    ];
    let made = |(name, panels): (&str, Vec<Panel>)| Dashboard {
        id: None,
        ready: Some(name.to_owned()),
        name: String::new(),
        panels,
        created_by: None,
        version: 0,
        shared_until: None,
    };
    [
        ("overview", overview),
        ("content", content),
        ("audience", audience),
        ("competitors", competitors),
        ("campaign", campaign),
        ("service", service),
    ]
    .into_iter()
    .map(made)
    .collect()
}
