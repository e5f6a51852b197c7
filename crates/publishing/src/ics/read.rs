//! How an iCalendar file (RFC 5545) is read: folded lines, escaped text, each with the line on which it stands.

use selaras_kernel::Problem;

/// A property: its name, its parameters, its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Property {
    pub line: u64,
    pub name: String,
    pub params: Vec<(String, String)>,
    pub value: String,
}

impl Property {
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The value as text.
    pub fn text(&self) -> String {
        let mut out = String::with_capacity(self.value.len());
        let mut chars = self.value.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n' | 'N') => out.push('\n'),
                    Some(other) => out.push(other),
                    None => {}
                },
                c => out.push(c),
            }
        }
        out
    }
}

/// An event as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Event {
    pub line: u64,
    pub properties: Vec<Property>,
}

impl Event {
    pub fn get(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|p| p.name == name)
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Property> {
        self.properties.iter().filter(move |p| p.name == name)
    }

    pub fn said(&self, name: &str) -> String {
        self.get(name).map(Property::text).unwrap_or_default().trim().to_owned()
    }
}

/// Lines put together again, each with the number of its first.
fn unfolded(text: &str) -> Vec<(u64, String)> {
    let mut lines: Vec<(u64, String)> = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, whole))) => whole.push_str(rest),
            _ => lines.push((number, line.to_owned())),
        }
    }
    lines
}

fn property(line: u64, text: &str) -> Option<Property> {
    let mut quoted = false;
    let colon = text.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == ':' && !quoted
    })?;
    let (head, value) = (&text[..colon.0], &text[colon.0 + 1..]);
    let mut parts = head.split(';');
    let name = parts.next()?.trim().to_ascii_uppercase();
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        return None;
    }
    let params = parts
        .filter_map(|part| part.split_once('='))
        .map(|(name, value)| (name.to_ascii_uppercase(), value.trim_matches('"').to_owned()))
        .collect();
    Some(Property { line, name, params, value: value.to_owned() })
}

/// The events of a file.
///
/// # Errors
/// `ics_not_calendar`; `ics_line` and `ics_unclosed` with the line.
pub(super) fn events(text: &str) -> Result<Vec<Event>, Problem> {
    let text = text.trim_start_matches('\u{feff}');
    let lines: Vec<_> = unfolded(text).into_iter().filter(|(_, text)| !text.trim().is_empty()).collect();
    if !lines.first().is_some_and(|(_, text)| text.trim().eq_ignore_ascii_case("BEGIN:VCALENDAR")) {
        return Err(Problem::invalid("text", "ics_not_calendar"));
    }
    let mut open: Vec<(u64, String)> = Vec::new();
    let mut found: Vec<Event> = Vec::new();
    for (line, text) in lines {
        let Some(property) = property(line, &text) else {
            return Err(Problem::invalid("text", "ics_line").with("line", line));
        };
        let what = property.value.trim().to_ascii_uppercase();
        match property.name.as_str() {
            "BEGIN" => {
                if what == "VEVENT" {
                    found.push(Event { line, properties: Vec::new() });
                }
                open.push((line, what));
            }
            "END" if open.pop().is_none_or(|(_, opened)| opened != what) => {
                return Err(Problem::invalid("text", "ics_line").with("line", line));
            }
            // What was open is closed.
            "END" => {}
            // An alarm within an event has properties of its own.
            _ if open.last().is_some_and(|(_, opened)| opened == "VEVENT") => {
                if let Some(event) = found.last_mut() {
                    event.properties.push(property);
                }
            }
            _ => {}
        }
    }
    match open.first() {
        Some((line, what)) => {
            Err(Problem::invalid("text", "ics_unclosed").with("line", *line).with("what", what.clone()))
        }
        None => Ok(found),
    }
}
