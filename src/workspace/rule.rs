//! What a rule asks, and why.

use super::page::Page;
use super::view::View;
use super::words;
use crate::check::explain::{sentence, told, waiver};
use crate::check::rules;

/// The page of a rule; nothing where there is no such one.
pub fn page(view: &View, code: &str) -> Option<Page> {
    let rule = rules::named(code)?;
    let title = format!("{} {}", view.say(&words::RULE), rule.code);
    let mut page = Page::new(&title);
    page.main.saying("p", &[("class", "lead")], &format!("{}.", sentence(rule.title.of(view.lang))));
    page.main.open("dl", &[("class", "rule")]);
    for said in told(rule, view.lang) {
        page.main.block("dt", &[], &sentence(said.label));
        page.main.saying("dd", &[], &said.words);
    }
    page.main.end("dl");
    page.main.block("h2", &[], view.say(&words::WAIVER_TITLE));
    match waiver(rule.code, None, view.lang) {
        Ok(lines) => {
            page.paragraph(view.say(&words::WAIVER_ABOUT));
            page.main.block("pre", &[("class", "excerpt"), ("tabindex", "0")], &lines);
        }
        Err(why) => page.paragraph(&format!("{}.", sentence(why))),
    }
    Some(page)
}
