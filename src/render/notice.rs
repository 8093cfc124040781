//! A message about a new edition as plain text, for an e-mail.

use super::view::notice::Notice;

/// Lines are no longer than this, unless one word is: mail programs quote them whole.
const WIDTH: usize = 72;

/// The subject, an empty line, and the message.
pub fn text(notice: &Notice) -> String {
    let mut text = String::new();
    let mut paragraph = |words: &str| {
        wrap(&mut text, words, "", "");
        text.push('\n');
    };
    for words in [&notice.subject, &notice.greeting, &notice.opening] {
        paragraph(words);
    }
    for section in &notice.sections {
        wrap(&mut text, &section.title.to_uppercase(), "", "");
        for item in &section.items {
            wrap(&mut text, item, "- ", "  ");
        }
        for (at, words) in section.paragraphs.iter().enumerate() {
            if at > 0 || !section.items.is_empty() {
                text.push('\n');
            }
            wrap(&mut text, words, "", "");
        }
        text.push('\n');
    }
    if !notice.read.is_empty() {
        wrap(&mut text, &notice.read_title.to_uppercase(), "", "");
        for link in &notice.read {
            wrap(&mut text, &link.label, "", "");
            wrap(&mut text, link.href.as_deref().unwrap_or_default(), "  ", "  ");
        }
        text.push('\n');
    }
    wrap(&mut text, &notice.closing, "", "");
    wrap(&mut text, &notice.firm, "", "");
    text
}

/// Adds words in lines; `first` stands before the first of them, `rest` before the others. Only ordinary spaces break:
/// a no-break space keeps a day in one piece.
fn wrap(into: &mut String, words: &str, first: &str, rest: &str) {
    let mut line = first.to_owned();
    let mut is_empty = true;
    for word in words.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()) {
        if !is_empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            into.push_str(&line);
            into.push('\n');
            line = rest.to_owned();
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.extend(word.chars().filter(|sign| !sign.is_control()));
        is_empty = false;
    }
    into.push_str(&line);
    into.push('\n');
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, text, wrap};
    use crate::render::view::Labelled;
    use crate::render::view::notice::{Notice, NoticeSection};

    #[test]
    fn a_message_is_wrapped_and_its_addresses_stay_whole() {
        let address = format!("https://a.example/{}/", "x".repeat(80));
        let notice = Notice {
            lang: "da".into(),
            subject: "Ny udgave".into(),
            greeting: "Hej".into(),
            opening: "Vi har lavet en ny udgave. ".repeat(6),
            sections: vec![NoticeSection {
                title: "De vigtigste ændringer".into(),
                items: vec![
                    "Vi gemmer nu oplysninger om reparationer i 30 dage. Før var det 60 dage, og nu er det kortere."
                        .into(),
                ],
                paragraphs: vec!["Mere.".into()],
            }],
            read_title: "Læs mere".into(),
            read: vec![Labelled { label: "Den nye udgave".into(), value: String::new(), href: Some(address.clone()) }],
            closing: "Venlig hilsen".into(),
            firm: "Firmaet".into(),
        };
        let text = text(&notice);
        assert!(text.starts_with("Ny udgave\n\nHej\n\nVi har lavet"), "{text}");
        assert!(text.contains("\nDE VIGTIGSTE ÆNDRINGER\n- Vi gemmer"), "{text}");
        assert!(text.contains(&format!("Den nye udgave\n  {address}\n\nVenlig hilsen\nFirmaet\n")), "{text}");
        let long = text.lines().filter(|line| line.chars().count() > WIDTH).collect::<Vec<_>>();
        assert_eq!(long, [format!("  {address}")]);
    }

    #[test]
    fn a_day_is_not_torn() {
        let mut into = String::new();
        wrap(&mut into, &format!("{} 1.\u{a0}maj", "x".repeat(WIDTH - 3)), "- ", "  ");
        assert_eq!(into, format!("- {}\n  1.\u{a0}maj\n", "x".repeat(WIDTH - 3)));
    }
}
