//! Answers: what does the mail of a weekly brief look like, as text and laid out?

use super::{Lang, briefs::path};
use selaras_strategy::{
    briefs::{Action, Brief, Link, Sentence},
    progress::Course,
};

/// A brief as the text of a mail.
pub fn letter(lang: Lang, brief: &Brief, root: &str) -> String {
    let mut text = String::new();
    let mut line = |line: &str| {
        text.push_str(line);
        text.push('\n');
    };
    let lead = |one: &Sentence| (!one.path.is_empty()).then(|| format!("  {root}{}", one.path));
    line(&brief.headline.text);
    for goal in &brief.goals {
        line("");
        line(&goal.title.to_uppercase());
        goal.sentences.iter().for_each(|one| line(&one.text));
        line(&format!("  {root}{}", path(&Link::Goal { id: goal.goal })));
    }
    if !brief.actions.is_empty() {
        line("");
        line(&format!("== {} ==", lang.plain("brief-part-actions")));
    }
    for (at, Action { title, what, evidence, .. }) in brief.actions.iter().enumerate() {
        line("");
        line(&format!("{}. {} ({title})", at + 1, what.text));
        evidence.iter().for_each(|one| line(&format!("   {}", one.text)));
        lead(what).into_iter().for_each(|lead| line(&format!(" {lead}")));
    }
    if !brief.decisions.is_empty() {
        line("");
        line(&format!("== {} ==", lang.plain("brief-part-decisions")));
        line("");
    }
    for one in &brief.decisions {
        line(&format!("- {}", one.text));
        lead(one).into_iter().for_each(|lead| line(&lead));
    }
    text
}

/// A brief as a page for a mail: one column, no picture, nothing that is fetched. What people wrote is escaped.
pub fn page(lang: Lang, title: &str, brief: &Brief, root: &str, link: &str, settings: &str) -> String {
    let mut html = String::new();
    let tag = lang.tag();
    let mut put = |text: &str| html.push_str(text);
    put(&format!(
        "<!doctype html><html lang=\"{tag}\"><body style=\"margin:0;background:#f5f6f6;font:15px/22px system-ui,sans-serif;color:#1b2324\">\
         <div style=\"max-width:620px;margin:0 auto;padding:24px;background:#fff\"><p style=\"margin:0;color:#5a6566\">{}</p>\
         <h1 style=\"font-size:20px;line-height:28px;margin:4px 0 16px\">{}</h1>",
        escaped(title),
        escaped(&brief.headline.text)
    ));
    for goal in &brief.goals {
        put(&format!(
            "<div style=\"border-left:4px solid {};padding:0 0 0 12px;margin:0 0 20px\"><h2 style=\"font-size:16px;margin:0 0 4px\">\
             <a style=\"color:#1b2324\" href=\"{root}{}\">{}</a></h2>",
            colour(goal.course),
            path(&Link::Goal { id: goal.goal }),
            escaped(&goal.title)
        ));
        for one in &goal.sentences {
            put(&format!("<p style=\"margin:0 0 4px\">{}</p>", linked(one, root)));
        }
        put("</div>");
    }
    let heading = |key: &str| escaped(&lang.plain(key));
    if !brief.actions.is_empty() {
        put(&format!("<h2 style=\"font-size:18px\">{}</h2><ol>", heading("brief-part-actions")));
        for Action { title, what, evidence, .. } in &brief.actions {
            put(&format!(
                "<li style=\"margin:0 0 12px\"><b>{}</b><br><span style=\"color:#5a6566\">{}</span>",
                linked(what, root),
                escaped(title)
            ));
            for one in evidence {
                put(&format!("<br>{}", linked(one, root)));
            }
            put("</li>");
        }
        put("</ol>");
    }
    if !brief.decisions.is_empty() {
        put(&format!("<h2 style=\"font-size:18px\">{}</h2><ul>", heading("brief-part-decisions")));
        for one in &brief.decisions {
            put(&format!("<li style=\"margin:0 0 6px\">{}</li>", linked(one, root)));
        }
        put("</ul>");
    }
    put(&format!(
        "<p style=\"color:#5a6566;font-size:13px\"><a href=\"{}\">{}</a> · <a href=\"{}\">{}</a></p></div></body></html>",
        escaped(link),
        heading("brief-open"),
        escaped(settings),
        heading("brief-settings")
    ));
    html
}

fn linked(sentence: &Sentence, root: &str) -> String {
    let text = escaped(&sentence.text);
    if sentence.path.is_empty() {
        return text;
    }
    format!("<a style=\"color:#0b6b6b\" href=\"{}\">{text}</a>", escaped(&format!("{root}{}", sentence.path)))
}

/// A colour beside the words that say the same.
fn colour(course: Course) -> &'static str {
    match course {
        Course::OnCourse | Course::Reached => "#1d7a46",
        Course::AtRisk => "#a86700",
        Course::OffCourse | Course::Missed => "#b3261e",
        Course::CannotTell | Course::NotBegun => "#7b8687",
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
