use super::{Grammar, difference, read};

fn differs(danish: &str, english: &str) -> Option<String> {
    let (left, right) = (read(danish, &Grammar::of("da-DK")), read(english, &Grammar::of("en-GB")));
    let difference = difference(&left, &right);
    let is_same = difference.left.is_empty() && difference.right.is_empty();
    (!is_same).then(|| format!("{:?}\n{:?}", difference.left, difference.right))
}

#[test]
fn the_same_thing_said_in_two_languages_is_the_same() {
    for (danish, english) in [
        ("tres dage", "60 days"),
        ("1.234,5", "1,234.5"),
        ("den 18. maj 2018", "on 18 May 2018"),
        ("18.05.2018", "2018-05-18"),
        ("18/5 2018", "18/05/2018"),
        ("18/5-2018", "the 18th of May 2018"),
        ("én måned", "one month"),
        ("en måned", "a month"),
        ("5 %", "5%"),
        ("fem procent", "5 per cent"),
        ("kl. 9-12", "9 am to noon"),
        ("kl. 9.30", "9.30 am"),
        ("kl. 14 til 16", "2-4 pm"),
        ("kl. 22", "10 p.m."),
        ("§ 11, stk. 2, nr. 1", "section 11(2)(1)"),
        ("artikel 6, stk. 1, litra f", "Article 6(1)(f)"),
        ("halvtreds", "fifty"),
        ("tooghalvfems", "ninety-two"),
        ("to og halvfems", "92"),
        ("halvfemsindstyve", "ninety"),
        ("to hundrede og femoghalvtreds", "two hundred and fifty-five"),
        ("halvandet år", "a year and a half"),
        ("et halvt år", "six months"),
        ("femårsfristen", "the five-year limit"),
        ("30-dagesfristen", "the 30-day limit"),
        ("2 år", "24 months"),
        ("to uger", "a fortnight"),
        ("tre døgn", "72 hours"),
        ("60 og 90 dage", "60 days and 90 days"),
        ("2.-5. maj", "2-5 May"),
        ("op til 2.000 kr.", "up to DKK 2,000"),
        ("under 15 år", "under 15"),
        ("to gange om året", "twice a year"),
        ("en af dine forældre", "one of your parents"),
        ("mod tyve", "against thieves"),
        ("i maj", "in May"),
        ("det kan ske", "it may happen"),
        ("ti hverdage", "ten working days"),
        ("tlf. 33 19 32 00", "phone +45 33 19 32 00"),
        ("TLS 1.2", "TLS 1.2"),
        ("24/7", "round the clock"),
        ("om mandagen", "on Mondays"),
        ("inden for 30 sekunder", "within thirty seconds"),
        ("et kvarter", "a quarter of an hour"),
    ] {
        assert_eq!(differs(danish, english), None, "{danish} / {english}");
    }
}

#[test]
fn another_thing_is_another() {
    for (danish, english) in [
        ("60 dage", "90 days"),
        ("60 dage", "60 months"),
        ("tres dage", "fifty days"),
        ("1.000 kr.", "DKK 1.000"),
        ("2.000 kr.", "EUR 2,000"),
        ("18. maj 2018", "18 June 2018"),
        ("18. maj 2018", "18 May 2019"),
        ("én måned", "two months"),
        ("en måned", "a year"),
        ("5 %", "6%"),
        ("kl. 9-12", "9 am to 1 pm"),
        ("artikel 6, stk. 1, litra f", "Article 6(1)(b)"),
        ("§ 11, stk. 2, nr. 1", "section 11(2)(3)"),
        ("efter 30 dage", "after some days"),
        ("mandag", "Tuesday"),
        ("tlf. 33 19 32 00", "phone 33 19 32 01"),
        ("fem hverdage", "five days"),
        ("i maj", "in June"),
    ] {
        assert!(differs(danish, english).is_some(), "{danish} / {english}");
    }
}

#[test]
fn other_languages_are_read_in_figures() {
    let german = read("nach 60 Tagen oder am 18.05.2018", &Grammar::of("de-DE"));
    let danish = read("efter 60 dage eller den 18. maj 2018", &Grammar::of("da-DK"));
    let difference = difference(&danish, &german);
    assert!(difference.left.is_empty() && difference.right.is_empty(), "{difference:?}");
}

#[test]
fn odd_texts_do_not_stop_the_reader() {
    for text in
        ["", "§", "§ (", "1/", "24/7/", "kl.", "9-", "..1..", "99999999999999999999999", "½ %", "artikel (a) (", "+"]
    {
        for locale in ["da-DK", "en-GB", "de-DE"] {
            let _ = read(text, &Grammar::of(locale));
            let long = text.repeat(300);
            let _ = read(&long, &Grammar::of(locale));
        }
    }
}
