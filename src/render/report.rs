//! A report as one page that is complete in itself: no script, no request, readable on paper.
//!
//! It is a paper of the house and not of the theme: whoever answers for a policy reads the same report of every firm.

use super::html::escape;
use super::view::report::{Bit, Mark, Part, Report};

const STYLE: &str = include_str!("report.css");

/// The page.
pub fn page(report: &Report) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html lang=\"");
    escape::attribute(&mut out, &report.lang);
    out.push_str(
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>",
    );
    escape::text(&mut out, &report.title);
    out.push_str("</title>\n<style>\n");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n<main>\n<h1>");
    escape::text(&mut out, &report.title);
    out.push_str("</h1>\n");
    parts(&mut out, &report.parts);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn parts(out: &mut String, parts: &[Part]) {
    parts.iter().for_each(|one| part(out, one));
}

fn part(out: &mut String, part: &Part) {
    match part {
        Part::Heading { level, id, bits } => heading(out, *level, id, bits),
        Part::Paragraph(words) => element(out, "p", words),
        Part::Entries(entries) => {
            out.push_str("<dl>\n");
            for (label, value) in entries {
                element(out, "dt", &[Bit::words(label)]);
                element(out, "dd", value);
            }
            out.push_str("</dl>\n");
        }
        Part::List(items) => {
            out.push_str("<ul>\n");
            items.iter().for_each(|item| element(out, "li", item));
            out.push_str("</ul>\n");
        }
        Part::Table { caption, heads, rows } => table(out, caption, heads, rows),
        Part::Card { mark, parts: inner } => {
            out.push_str("<div class=\"card ");
            out.push_str(class(*mark));
            out.push_str("\">\n");
            parts(out, inner);
            out.push_str("</div>\n");
        }
        Part::Quote { lang, label, words, source } => quote(out, lang, label, words, source),
    }
}

fn heading(out: &mut String, level: u8, id: &str, words: &[Bit]) {
    let name = format!("h{}", level.clamp(2, 6));
    out.push_str(&format!("<{name} id=\""));
    escape::attribute(out, id);
    out.push_str("\">");
    bits(out, words);
    out.push_str(&format!("</{name}>\n"));
}

fn table(out: &mut String, caption: &str, heads: &[String], rows: &[Vec<Vec<Bit>>]) {
    out.push_str("<table>\n<caption>");
    escape::text(out, caption);
    out.push_str("</caption>\n<thead><tr>");
    for head in heads {
        out.push_str("<th scope=\"col\">");
        escape::text(out, head);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let (open, close) = if at == 0 { ("<th scope=\"row\">", "</th>") } else { ("<td>", "</td>") };
            out.push_str(open);
            bits(out, cell);
            out.push_str(close);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn quote(out: &mut String, lang: &str, label: &str, words: &str, source: &[Bit]) {
    out.push_str("<figure>\n<blockquote lang=\"");
    escape::attribute(out, lang);
    out.push_str("\">");
    escape::text(out, words);
    out.push_str("</blockquote>\n<figcaption><span class=\"language\">");
    escape::text(out, label);
    out.push_str("</span> ");
    bits(out, source);
    out.push_str("</figcaption>\n</figure>\n");
}

fn element(out: &mut String, name: &str, words: &[Bit]) {
    out.push_str(&format!("<{name}>"));
    bits(out, words);
    out.push_str(&format!("</{name}>\n"));
}

fn bits(out: &mut String, bits: &[Bit]) {
    for bit in bits {
        match bit {
            Bit::Words(words) => escape::text(out, words),
            Bit::Strong(words) => tagged(out, "<strong>", words, "</strong>"),
            Bit::Code(words) => tagged(out, "<code>", words, "</code>"),
            Bit::State(mark, words) => {
                out.push_str(&format!("<span class=\"state {}\">", class(*mark)));
                escape::text(out, words);
                out.push_str("</span>");
            }
            Bit::Link { to, words } => {
                out.push_str("<a href=\"#");
                escape::address(out, to);
                tagged(out, "\">", words, "</a>");
            }
            Bit::Said { lang, words } => {
                out.push_str("<span lang=\"");
                escape::attribute(out, lang);
                tagged(out, "\">", words, "</span>");
            }
        }
    }
}

fn tagged(out: &mut String, open: &str, words: &str, close: &str) {
    out.push_str(open);
    escape::text(out, words);
    out.push_str(close);
}

fn class(mark: Mark) -> &'static str {
    match mark {
        Mark::Good => "good",
        Mark::Note => "note",
        Mark::Warning => "warning",
        Mark::Bad => "bad",
        Mark::Quiet => "quiet",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_policy_are_no_markup() {
        let evil = "<script>alert(1)</script>&\"'";
        let report = Report {
            lang: "da".into(),
            title: evil.into(),
            parts: vec![
                Part::Heading { level: 2, id: "a\"b".into(), bits: vec![Bit::code(evil)] },
                Part::Quote {
                    lang: "en\"".into(),
                    label: evil.into(),
                    words: evil.into(),
                    source: vec![Bit::Link { to: "x\"y".into(), words: evil.into() }],
                },
                Part::Table {
                    caption: evil.into(),
                    heads: vec![evil.into()],
                    rows: vec![vec![vec![Bit::State(Mark::Bad, evil.into())]]],
                },
            ],
        };
        let page = page(&report);
        assert!(!page.contains("<script"), "{page}");
        assert!(!page.contains("en\"\"") && !page.contains("a\"b"), "{page}");
        assert!(page.contains("class=\"state bad\""), "{page}");
    }
}
