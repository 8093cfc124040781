//! A rule told to somebody who asks: the same words in the terminal, in the guide's rule reference and in reports.

use std::fmt::Write;

use super::rules::{FAMILIES, Family};
use super::{Both, NO_ADVICE, ReportLang, Rule, both, severity};
use crate::model::date::Day;
use crate::model::waiver::can_be_waived;

/// One thing that is said of a rule, under a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub label: &'static str,
    pub words: String,
}

static LABELS: [Both; 6] = [
    both("vægt", "severity"),
    both("gælder", "applies"),
    both("kilde", "source"),
    both("ser på", "looks at"),
    both("hvorfor", "why"),
    both("sådan retter du det", "how to fix it"),
];

/// What there is to say of a rule, in the order in which it is read; the title stands above it.
pub fn told(rule: &Rule, lang: ReportLang) -> Vec<Told> {
    let words = [
        severity(rule.severity).of(lang).to_owned(),
        rule.when.of(lang).to_owned(),
        rule.source.of(lang).to_owned(),
        looks_at(rule, lang),
        rule.why.of(lang).to_owned(),
        rule.mend.of(lang).to_owned(),
    ];
    LABELS.iter().zip(words).map(|(words, said)| Told { label: words.of(lang), words: said }).collect()
}

/// The keys of the facts, and the words of the Document where it reads those.
fn looks_at(rule: &Rule, lang: ReportLang) -> String {
    static TEXT: Both = both("politikkens ord", "the words of the policy");
    let keys: Vec<String> = rule
        .looks_at
        .iter()
        .map(|key| if *key == "text" { TEXT.of(lang).to_owned() } else { format!("`{key}`") })
        .collect();
    keys.join(", ")
}

/// The lines of policy.toml by which somebody answers for a finding of this rule, and what is to be known of them.
pub fn waiver(code: &str, until: Option<Day>, lang: ReportLang) -> Result<String, &'static str> {
    static NOT: Both = both(
        "ingen kan svare for denne regel: den handler om et hul i teksten, og det skal lukkes",
        "nobody can answer for this rule: it is about a hole in the text, which has to be closed",
    );
    static WHERE: Both =
        both("et id i backticks fra meddelelsen, eller filen", "an id that the message quotes, or the file");
    static REASON: Both = both("hvorfor det må blive stående", "why it may stand");
    static BY: Both = both("hvem der svarer for det", "who answers for it");
    static UNTIL: Both = both("den sidste dag, det gælder", "the last day on which it holds");
    if !can_be_waived(code) {
        return Err(NOT.of(lang));
    }
    let day = until.map_or_else(|| both("ÅÅÅÅ-MM-DD", "YYYY-MM-DD").of(lang).to_owned(), |day| day.to_string());
    let (place, reason, by, last) = (WHERE.of(lang), REASON.of(lang), BY.of(lang), UNTIL.of(lang));
    Ok(format!(
        "[[waiver]]\nrule = \"{code}\"\nwhere = \"{place}\"\nreason = \"{reason}\"\nby = \"{by}\"\nuntil = {day} # {last}"
    ))
}

/// Everything about one rule as Markdown, without its heading: for the guide, and for tools that show help.
pub fn markdown(rule: &Rule, lang: ReportLang) -> String {
    let mut text = format!("**{}**\n\n", escaped(&sentence(rule.title.of(lang))));
    for Told { label, words } in told(rule, lang) {
        writeln!(text, "- {}: {}", sentence(label), escaped(&words)).expect("writing to a string cannot fail");
    }
    text
}

/// The rule reference of the guide: every rule by family, each under a heading that is its code and so its anchor.
pub fn reference(lang: ReportLang) -> String {
    static TITLE: Both = both("Reglerne i `ikraft check`", "The rules of `ikraft check`");
    static INTRO: Both = both(
        "Det her ser `ikraft check` efter. Siden er skrevet af `ikraft explain --all --format markdown --lang da` ud \
         fra reglernes egne ord;\nret ordene i `src/check/rules/`, og lad testen skrive siden igen.\n\
         [CHECK.md](CHECK.md) fortæller, hvordan kommandoen bruges (på engelsk).",
        "This is what `ikraft check` looks for. The page is written by `ikraft explain --all --format markdown --lang \
         en` out of the rules’ own words;\nfix the words in `src/check/rules/`, and let the test write the page anew. \
         [CHECK.md](CHECK.md) says how the command is used.",
    );
    static WAIVE: Both = both(
        "## Når et fund skal have lov at blive stående\nEn navngiven person kan stå inde for et fund i en periode. \
         Skriv det i politikkens `policy.toml`:",
        "## When a finding may stand\nA named person can answer for a finding for a period. Write it in the policy’s \
         `policy.toml`:",
    );
    let mut text = format!("# {}\n\n{}\n\n{}.\n", TITLE.of(lang), INTRO.of(lang), sentence(NO_ADVICE.of(lang)));
    for Family { title, rules, .. } in FAMILIES.iter().filter(|family| !family.rules.is_empty()) {
        write!(text, "\n## {}\n", sentence(title.of(lang))).expect("writing to a string cannot fail");
        for rule in *rules {
            write!(text, "\n### {}\n{}", rule.code, markdown(rule, lang)).expect("writing to a string cannot fail");
        }
    }
    let snippet = waiver("ID1", None, lang).unwrap_or_default();
    write!(text, "\n{}\n\n```text\n{snippet}\n```\n", WAIVE.of(lang)).expect("writing to a string cannot fail");
    text
}

/// A phrase as it begins a line: with a capital, unless it begins with a key or a name that has its own form.
pub fn sentence(phrase: &str) -> String {
    let first_word = phrase.split_whitespace().next().unwrap_or_default();
    if first_word.starts_with("ikraft") {
        return phrase.to_owned();
    }
    let mut signs = phrase.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

/// Words of a rule as Markdown: what stands in backticks stays, and nothing else becomes markup.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for (at, part) in words.split('`').enumerate() {
        if at > 0 {
            text.push('`');
        }
        let is_code = at % 2 == 1;
        for sign in part.chars() {
            if !is_code && matches!(sign, '<' | '*' | '_' | '[' | ']' | '\\') {
                text.push('\\');
            }
            text.push(sign);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules;

    #[test]
    fn a_rule_is_told_whole_in_both_languages() {
        for rule in rules::all() {
            for lang in ReportLang::ALL {
                let told = told(rule, lang);
                assert_eq!(told.len(), LABELS.len());
                assert!(told.iter().all(|told| !told.words.is_empty()), "{}", rule.code);
            }
        }
    }

    #[test]
    fn a_waiver_is_toml_that_can_be_pasted() {
        let day: Day = "2027-05-20".parse().unwrap();
        for lang in ReportLang::ALL {
            let snippet: toml::Table = waiver("RET3", Some(day), lang).unwrap().parse().unwrap();
            assert_eq!(snippet["waiver"][0]["rule"].as_str(), Some("RET3"));
            assert_eq!(snippet["waiver"][0].as_table().unwrap().len(), 5);
            assert!(waiver("LNG2", Some(day), lang).is_err());
        }
    }

    #[test]
    fn words_of_a_rule_are_no_markup() {
        assert_eq!(
            escaped("write `a_b` under [x] for <firm>, *all*"),
            "write `a_b` under \\[x\\] for \\<firm>, \\*all\\*"
        );
        assert_eq!(sentence("øvrige"), "Øvrige");
        assert_eq!(sentence("ikraft gives"), "ikraft gives");
    }
}
