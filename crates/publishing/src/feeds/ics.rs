//! iCalendar (RFC 5545): lines that are folded, text that is escaped, names that stay the same.

use super::Feed;
use crate::{calendar::Entry, holidays::Holiday, posts::PostState};
use selaras_kernel::Timestamp;

/// Longest line, in bytes, without its end.
const LINE_MAX: usize = 75;

pub(super) fn write(feed: &Feed, address: &str, state: impl Fn(PostState) -> String) -> String {
    let mut out = Lines(String::with_capacity(512 * (feed.entries.len() + feed.holidays.len() + 1)));
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", "-//Selaras//Calendar//EN");
    out.line("CALSCALE", "GREGORIAN");
    out.text("X-WR-CALNAME", &feed.name);
    out.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    for entry in &feed.entries {
        post(&mut out, feed, entry, address, &state(entry.state));
    }
    for day in &feed.holidays {
        holiday(&mut out, day, feed.language == "id");
    }
    out.line("END", "VCALENDAR");
    out.0
}

fn post(out: &mut Lines, feed: &Feed, entry: &Entry, address: &str, state: &str) {
    let Some(due) = entry.due_at else { return };
    // What the post is called in the lists of the app too.
    let first = entry.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let title = if entry.title.is_empty() { first } else { &entry.title };
    let handles: Vec<_> =
        entry.deliveries.iter().filter_map(|d| feed.profiles.get(&d.profile)).map(String::as_str).collect();
    let link = format!("{address}/posts/{}", entry.id);
    let description = [state, &handles.join(", "), &entry.text, &link]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    let changed = feed.changed.get(&entry.id).copied().unwrap_or(due);
    out.line("BEGIN", "VEVENT");
    out.line("UID", &format!("{}@selaras", entry.id));
    out.line("DTSTAMP", &instant(changed));
    out.line("LAST-MODIFIED", &instant(changed));
    out.line("SEQUENCE", &(entry.version - 1).max(0).to_string());
    out.line("DTSTART", &instant(due));
    out.line("DURATION", "PT15M");
    out.text("SUMMARY", if title.is_empty() { state } else { title });
    out.text("DESCRIPTION", &description);
    if !entry.campaign.is_empty() {
        out.text("CATEGORIES", &entry.campaign);
    }
    out.line("URL", &link);
    out.line("STATUS", status(entry.state));
    out.line("TRANSP", "TRANSPARENT");
    out.line("END", "VEVENT");
}

fn status(state: PostState) -> &'static str {
    use PostState::*;
    match state {
        Scheduled | Publishing | Published | Failed | Unconfirmed => "CONFIRMED",
        Cancelled => "CANCELLED",
        Draft | InReview | ChangesRequested | Rejected | Approved | Paused => "TENTATIVE",
    }
}

fn holiday(out: &mut Lines, day: &Holiday, indonesian: bool) {
    let date = day.date.strftime("%Y%m%d").to_string();
    // Several days of one country can share a date; the name tells them apart.
    let name: String = day.name.chars().filter(char::is_ascii_alphanumeric).collect();
    let whose = day.id.map_or_else(|| day.country.clone().unwrap_or_default(), |id| id.to_string());
    out.line("BEGIN", "VEVENT");
    out.line("UID", &format!("{date}-{whose}-{name}@selaras"));
    out.line("DTSTAMP", &format!("{date}T000000Z"));
    out.line("DTSTART;VALUE=DATE", &date);
    let local = if indonesian { day.name_id.as_deref() } else { None };
    out.text("SUMMARY", local.unwrap_or(&day.name));
    if !day.note.is_empty() {
        out.text("DESCRIPTION", &day.note);
    }
    out.line("STATUS", if day.estimated { "TENTATIVE" } else { "CONFIRMED" });
    out.line("TRANSP", "TRANSPARENT");
    out.line("END", "VEVENT");
}

fn instant(at: Timestamp) -> String {
    at.to_jiff().strftime("%Y%m%dT%H%M%SZ").to_string()
}

struct Lines(String);

impl Lines {
    /// A value that is text.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len() + 8);
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.line(name, &escaped);
    }

    fn line(&mut self, name: &str, value: &str) {
        let mut width = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if width + c.len_utf8() > LINE_MAX {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
