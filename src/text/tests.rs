use std::sync::Arc;

use super::{Arg, LanguageWords, parity};
use crate::document::walk::{inline_leaves, plain};
use crate::document::{Inline, Origin};
use crate::finding::{Finding, Place};
use crate::model::date::Day;
use crate::model::language::{Lang, Language};
use crate::model::period::Period;
use crate::model::text::{Text, Words};
use crate::model::vocabulary::Vocabulary;
use crate::source::MessageFile;

const DA: &str = include_str!("../../i18n/da/format.ftl");
const EN: &str = include_str!("../../i18n/en/format.ftl");

fn language(code: &str, locale: &str) -> Language {
    Language { code: Lang::new(code), locale: locale.into() }
}

fn file(name: &str, text: &str) -> MessageFile {
    MessageFile { file: Arc::from(name), text: Arc::from(text) }
}

fn danish(text: &str) -> LanguageWords {
    let files = [file("builtin:i18n/da/format.ftl", DA), file("i18n/da/x.ftl", text)];
    let (words, findings) = LanguageWords::new(&language("da", "da-DK"), &files);
    assert_eq!(findings, []);
    words
}

fn english(text: &str) -> LanguageWords {
    let files = [file("builtin:i18n/en/format.ftl", EN), file("i18n/en/x.ftl", text)];
    let (words, findings) = LanguageWords::new(&language("en", "en-GB"), &files);
    assert_eq!(findings, []);
    words
}

fn mistakes(text: &str) -> Vec<Finding> {
    LanguageWords::new(&language("da", "da-DK"), &[file("i18n/da/x.ftl", text)]).1
}

fn day(written: &str) -> Day {
    written.parse().expect("a day")
}

fn period(written: &str) -> Period {
    written.parse().expect("a period")
}

fn fact(words: &str) -> Arg {
    Arg::words(words, Origin::fact("recipient.x.name", &Place::new("policy.toml", 3, 9)))
}

#[test]
fn numbers_days_lists_and_periods_have_the_form_of_the_language() {
    let text = "n = { $x }\nd = fra { DATE($x) }\nl = { LIST($x) }\no = { LIST($x, type: \"or\") }\np = { $x }\n\
                f = { DURATION($x, style: \"figures\") }\nlit = { NUMBER(2.5) } { DATE(\"2018-05-25\") }\n";
    let (da, en) = (danish(text), english(text));
    let both = |id: &str, arg: Arg| {
        let args = [("x", arg)];
        (da.string(id, &args).expect("Danish"), en.string(id, &args).expect("English"))
    };
    let pair = |da: &str, en: &str| (da.to_owned(), en.to_owned());
    assert_eq!(both("n", Arg::Number(1_234_567)), pair("1.234.567", "1,234,567"));
    assert_eq!(both("d", Arg::Day(day("2018-05-18"))), pair("fra 18.\u{a0}maj 2018", "fra 18 May 2018"));
    let items = || vec![vec![], vec![], vec![]].into_iter().zip(["KeepIT A/S", "Dropbox", "one.com"]);
    let items = || items().map(|(_, name): (Vec<Inline>, _)| vec![Inline::text(name, Origin::default())]).collect();
    assert_eq!(both("l", Arg::And(items())), pair("KeepIT A/S, Dropbox og one.com", "KeepIT A/S, Dropbox and one.com"));
    assert_eq!(
        both("o", Arg::And(items())),
        pair("KeepIT A/S, Dropbox eller one.com", "KeepIT A/S, Dropbox or one.com")
    );
    assert_eq!(both("p", Arg::Period(period("P60D"))), pair("60 dage", "60 days"));
    assert_eq!(both("p", Arg::Period(period("P1M"))), pair("én måned", "one month"));
    assert_eq!(both("p", Arg::Period(period("P6M"))), pair("seks måneder", "six months"));
    assert_eq!(both("p", Arg::Period(period("P1Y"))), pair("ét år", "one year"));
    assert_eq!(
        both("p", Arg::Period(period("P1Y2M30D"))),
        pair("ét år, to måneder og 30 dage", "one year, two months and 30 days")
    );
    assert_eq!(both("f", Arg::Period(period("P6M"))), pair("6 måneder", "6 months"));
    assert_eq!(both("p", Arg::Figures(period("P1W"))), pair("1 uge", "1 week"));
    assert_eq!(both("p", Arg::Period(Period::days(9_999))), pair("9.999 dage", "9,999 days"));
    assert_eq!(both("lit", Arg::Number(0)), pair("2,5 25.\u{a0}maj 2018", "2.5 25 May 2018"));
}

#[test]
fn a_number_selects_the_plural_and_can_do_so_through_number() {
    let words = danish(
        "a = { $n ->\n    [one] én ting\n   *[other] { $n } ting i alt\n }\n\
         b = { NUMBER($n) ->\n    [one] én\n   *[other] flere\n }\n",
    );
    assert_eq!(words.string("a", &[("n", Arg::Number(1))]).expect("one"), "én ting");
    assert_eq!(words.string("a", &[("n", Arg::count(1_000))]).expect("many"), "1.000 ting i alt");
    assert_eq!(words.string("b", &[("n", Arg::Number(1))]).expect("one"), "én");
}

#[test]
fn a_value_is_never_markup_and_never_fluent_syntax() {
    let words = danish("s = Vi bruger { $name }, jf. stk. 1.\n");
    for name in [
        "Smed & Søn ApS",
        "Acme Inc.",
        "*A* {$b} #c [d](e) <f>",
        "{ DATE(1) } \u{f0000}\u{f0001}\u{10fffd}",
        "مرحبا 🚲 \u{e000}\u{1}",
        "a\n\n# b",
    ] {
        let inlines = words.inlines("s", &[("name", fact(name))]).expect("a sentence");
        assert_eq!(plain(&inlines), format!("Vi bruger {name}, jf. stk. 1."));
        assert_eq!(inlines.len(), 3, "the sentence's words, the value, the sentence's words");
    }
    let key = Arg::key("\u{f0000}");
    assert_eq!(words.string("s", &[("name", key)]).expect("a key as words"), "Vi bruger \u{f0000}, jf. stk. 1.");
}

#[test]
fn every_word_keeps_its_origin() {
    let words = danish("s = Data hos { $name }\n    slettes { $day }.\nactivity-repair = Reparation\n");
    let args = [("name", fact("KeepIT")), ("day", Arg::Day(day("2018-05-01")))];
    let mut inlines = words.inlines("s", &args).expect("a sentence");
    assert_eq!(plain(&inlines), "Data hos KeepIT slettes 1.\u{a0}maj 2018.");
    assert!(inlines.iter().any(|inline| matches!(inline, Inline::Date { date, .. } if date == "2018-05-01")));
    let mut origins = Vec::new();
    inline_leaves(&mut inlines, &mut |leaf| origins.push(leaf.origin.take().expect("an origin")));
    assert_eq!(origins[0].message.as_deref(), Some("s"));
    assert_eq!(origins[0].place, Some(Place::new("i18n/da/x.ftl", 0, 1)));
    assert_eq!(origins[1].fact.as_deref(), Some("recipient.x.name"));
    assert_eq!(origins[1].message.as_deref(), Some("s"));
    assert_eq!(origins[1].place, Some(Place::new("policy.toml", 3, 9)));

    let text = Text::key(Vocabulary::Activity, "repair", Place::whole("policy.toml"));
    let mut inlines = words.text(&text, "activity.repair.title").expect("words");
    inline_leaves(&mut inlines, &mut |leaf| {
        let origin = leaf.origin.take().expect("an origin");
        assert_eq!(origin.message.as_deref(), Some("activity-repair"));
        assert_eq!(origin.fact.as_deref(), Some("activity.repair.title"));
    });
}

#[test]
fn own_words_are_taken_in_the_language_and_never_in_another() {
    let words = danish("");
    let place = Place::new("policy.toml", 10, 20);
    let own = |pairs: &[(&str, &str)]| Text {
        words: Words::PerLanguage(pairs.iter().map(|(lang, words)| (Lang::new(lang), (*words).to_owned())).collect()),
        name: None,
        place: place.clone(),
    };
    let said = words.text(&own(&[("da", " ord over\n  to linjer\u{a0}her\n"), ("en", "words")]), "x").expect("words");
    assert_eq!(plain(&said), "ord over to linjer\u{a0}her");
    let finding = words.text(&own(&[("en", "words")]), "x").expect_err("no Danish");
    assert_eq!((finding.code, finding.place), ("missing-language", Some(place)));
}

#[test]
fn a_missing_message_and_a_missing_key_say_where_to_add_it() {
    let words = danish("rights-access = Indsigt\npurpose-invoicing = sende regninger\n");
    let finding = words.inlines("rights-acces", &[]).expect_err("missing");
    assert_eq!(finding.code, "missing-message");
    assert_eq!(finding.hints[0], "did you mean `rights-access`?");
    assert!(finding.hints[1].contains("i18n/da/"), "{:?}", finding.hints);
    let text = Text::key(Vocabulary::Purpose, "invoicin", Place::new("policy.toml", 1, 2));
    let finding = words.text(&text, "x").expect_err("missing");
    assert_eq!(finding.place, Some(Place::new("policy.toml", 1, 2)));
    assert_eq!(finding.hints[0], "did you mean `invoicing`?");
    assert!(words.has("rights-access") && !words.has("rights-access.title"));
}

#[test]
fn bad_arguments_are_findings_at_the_message() {
    let words = danish(
        "a = Slettes efter { $days } dage\nb = { DATE($x) }\nc = { NUMBER($x, style: \"percent\") }\n\
         d = { LIST($x, type: \"nor\") }\ne = { DURATION(\"60 dage\") }\nf = { f }\n\
         g = { $x ->\n    [red] rød\n   *[blue] blå\n }\n\
         h = { $x ->\n    [red] rød\n   *[other] andet\n }\ni = { g }\n",
    );
    let wrong = |id: &str, arg: Arg| {
        let finding = words.inlines(id, &[("x", arg)]).expect_err(id);
        assert_eq!(finding.code, "bad-message");
        assert_eq!(finding.place.as_ref().map(|place| &*place.file), Some("i18n/da/x.ftl"));
        finding.message
    };
    assert_eq!(wrong("a", Arg::Number(1)), "`a`: it wants `$days`, which it is not given");
    assert_eq!(wrong("b", Arg::Number(1)), "`b`: DATE: wants one day");
    assert_eq!(wrong("b", Arg::key("18. maj")), "`b`: DATE: `18. maj` is no day such as 2018-05-25");
    assert_eq!(wrong("c", Arg::Number(1)), "`c`: NUMBER: has no option `style`");
    assert_eq!(wrong("d", Arg::And(vec![])), "`d`: LIST: `type` is one of and, or");
    assert_eq!(wrong("e", Arg::Number(1)), "`e`: DURATION: `60 dage` is no period such as P60D");
    assert_eq!(wrong("f", Arg::Number(1)), "`f`: it refers to itself");
    assert_eq!(wrong("g", Arg::key("green")), "`g`: `$x` is `green`, for which there is no variant");
    assert_eq!(wrong("i", Arg::key("green")), "`i`: `$x` is `green`, for which there is no variant");
    assert_eq!(words.string("g", &[("x", Arg::key("blue"))]).expect("named default"), "blå");
    assert_eq!(words.string("h", &[("x", Arg::key("green"))]).expect("other"), "andet");
}

#[test]
fn mistakes_in_a_file_are_all_reported_with_their_place() {
    let text =
        "a = { nope }\nb = { NUMER($n) }\nc = { -brand }\na = to gange\nx { y\nd = \u{f0001}\ne = {\"\\U0F0001\"}\n";
    let findings = mistakes(text);
    let told: Vec<(&str, usize)> =
        findings.iter().map(|finding| (finding.code, finding.place.as_ref().expect("a place").start)).collect();
    let at = |needle: &str| text.find(needle).expect(needle);
    assert!(told.contains(&("duplicate-message", at("a = to"))), "{told:?}");
    assert!(told.contains(&("bad-message", at("b ="))), "{told:?}");
    assert!(told.contains(&("bad-message", at("c ="))), "{told:?}");
    assert!(told.contains(&("bad-message", at("d ="))), "{told:?}");
    assert!(told.contains(&("bad-message", at("e ="))), "{told:?}");
    assert!(findings.iter().any(|finding| finding.message.starts_with("not a message: ")), "{findings:#?}");
}

#[test]
fn braces_without_end_are_refused_before_they_are_parsed() {
    let findings = mistakes(&format!("a = {}", "{".repeat(1_000_000)));
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].message, "braces are nested more than 50 deep");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_read() {
    let words = danish("\u{feff}x = en\r\n    lang linje\r\n    .a = a\r\ny = y\r\n");
    assert_eq!(words.string("x", &[]).expect("x"), "en lang linje");
    assert_eq!(words.string("x.a", &[]).expect("x.a"), "a");
    assert_eq!(words.catalogue().messages["y"].place.start, "\u{feff}x = en\r\n    lang linje\r\n    .a = a\r\n".len());
}

#[test]
fn a_later_file_wins_message_by_message() {
    let files = [file("a.ftl", "x = ét\n    .title = Ét\ny = to\n"), file("b.ftl", "x = en anden\n")];
    let (words, findings) = LanguageWords::new(&language("da", "da-DK"), &files);
    assert_eq!(findings, []);
    assert_eq!(words.string("x", &[]).expect("x"), "en anden");
    assert_eq!(words.string("y", &[]).expect("y"), "to");
    assert!(!words.has("x.title"), "a message is replaced with its attributes");
}

#[test]
fn attributes_are_messages_of_their_own() {
    let words = danish("act-dbl = databeskyttelsesloven\n    .genitive = databeskyttelseslovens\n");
    assert_eq!(words.string("act-dbl.genitive", &[]).expect("attribute"), "databeskyttelseslovens");
    assert!(words.inlines("act-dbl.full", &[]).is_err());
}

#[test]
fn a_language_that_lacks_a_message_or_hides_a_value_is_told_of() {
    let da = danish("a = { $x }\nb = b\n    .c = c\nd = { $n ->\n    [one] én\n   *[other] { $n }\n }\n-navn = n\n");
    let en = english("a = ingen\nb = b\nd = { $n }\n");
    let findings = parity(&[&da, &en]);
    let told: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(told, ["there is no message `b.c` in `en`", "`a` shows `$x` in `da` and not in `en`"]);
}

#[test]
fn the_words_of_the_formats_are_in_parity() {
    assert_eq!(parity(&[&danish(""), &english("")]), []);
}

#[test]
fn a_locale_that_is_none_is_a_finding() {
    let (words, findings) = LanguageWords::new(&language("da", "not a locale"), &[file("a.ftl", "x = { $n }\n")]);
    assert!(findings.iter().all(|finding| finding.code == "bad-locale") && !findings.is_empty());
    assert_eq!(words.string("x", &[("n", Arg::Number(5))]).expect("still formats"), "5");
}

#[test]
fn words_may_be_used_from_several_threads() {
    let words = danish("x = { $n } { DATE($d) }\n");
    std::thread::scope(|scope| {
        for n in 0..8_i64 {
            let words = &words;
            scope.spawn(move || {
                for _ in 0..50 {
                    let args = [("n", Arg::Number(n)), ("d", Arg::Day(day("2020-01-31")))];
                    assert_eq!(words.string("x", &args).expect("words"), format!("{n} 31.\u{a0}januar 2020"));
                }
            });
        }
    });
}
