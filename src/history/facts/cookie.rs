//! Cookies, and what is said of them all.

use crate::model::public_facts::{Cookie, CookieConsent, CookieUse, PublicFacts, Term, Told};
use crate::model::vocabulary::Vocabulary;

use super::argument::Argument;
use super::differ::{Differ, Many, Single, Weight};
use super::hidden::Hidden;
use super::pair::pair;
use super::{Class, Trigger, phrase};

/// Whether a cookie needs no consent (cookiebekendtgørelsen § 4); what its class is has to be told for that.
fn is_necessary(cookie: &Cookie) -> bool {
    matches!(&cookie.class, Some(Told::Value(class)) if class == "necessary")
}

fn duration(written: &str) -> Argument {
    match written {
        "session" => Argument::said("change-for-visit", Vec::new()),
        period => Argument::period(period),
    }
}

fn set_by(facts: &PublicFacts, by: &str) -> Argument {
    match by {
        "us" => Argument::said("cookies-by-us", Vec::new()),
        id => phrase::recipient_named(facts, id),
    }
}

fn class_of(class: &str) -> Argument {
    Argument::said("change-cookie-class-name", vec![("class", Argument::key(class))])
}

impl Differ<'_> {
    pub fn cookies(&mut self, old: &[Cookie], new: &[Cookie]) {
        let paired = pair(old, new, &[&|a, b| a == b, &|a, b| a.name == b.name]);
        for cookie in paired.come {
            let mut arguments = vec![("name", Argument::name(&cookie.name))];
            let class = match &cookie.class {
                Some(Told::Value(class)) => class.as_str(),
                _ => "unstated",
            };
            arguments.push(("kind", class_of(class)));
            let mut said = vec![Argument::said("change-cookie-new", arguments)];
            if let Some(Told::Value(purpose)) = &cookie.purpose {
                let purpose = vec![("purpose", Argument::listed(Vocabulary::Purpose, purpose))];
                said.push(Argument::said("change-cookie-for", purpose));
            }
            if let Some(Told::Value(by)) = &cookie.by
                && by != "us"
            {
                said.push(Argument::said("change-cookie-by", vec![("by", set_by(self.new, by))]));
            }
            if let Some(Told::Value(written)) = &cookie.duration {
                said.push(Argument::said("change-cookie-lasts", vec![("duration", duration(written))]));
            }
            let weight = if is_necessary(cookie) { Class::Minor } else { Class::Material(Trigger::Cookies) };
            let said = vec![("said", Argument::Sentences(said))];
            self.tell("cookie-added", &format!("cookie.{}", cookie.name), weight, said);
        }
        for cookie in paired.gone {
            let name = vec![("name", Argument::name(&cookie.name))];
            self.tell("cookie-removed", &format!("cookie.{}", cookie.name), Class::Minor, name);
        }
        for (before, cookie) in paired.both {
            self.cookie(before, cookie);
        }
    }

    fn cookie(&mut self, before: &Cookie, cookie: &Cookie) {
        let Cookie { name, formerly: _, storage, class, by, duration: lasts, purpose, country } = cookie;
        let weight = match is_necessary(cookie) {
            true => Weight::MINOR,
            false => Weight::any(Trigger::Cookies),
        };
        let about = vec![("name", Argument::name(name))];
        let fact = |code, key: &str, weight| Single {
            code,
            path: format!("cookie.{name}.{key}"),
            weight,
            about: about.clone(),
        };
        let hidden = |key: &'static str| Hidden {
            path: format!("cookie.{name}.{key}"),
            class: weight.changed,
            what: Argument::said(
                "change-what-of-cookie",
                vec![("name", Argument::name(name)), ("fact", Argument::key(key))],
            ),
        };
        let stored =
            |storage: &String| Some(Argument::said("change-storage", vec![("storage", Argument::key(storage))]));
        self.single(fact("cookie-storage", "storage", Weight::MINOR), stored(&before.storage), stored(storage));
        let kind = |class: &String| class_of(class);
        if let Some((old, new)) = self.open(&hidden("class"), &before.class, class, &kind) {
            self.single(fact("cookie-class", "class", weight), old.map(kind), new.map(kind));
        }
        let (old_facts, new_facts) = (self.old, self.new);
        let setter = |by: &String| set_by(new_facts, by);
        if let Some((old, new)) = self.open(&hidden("by"), &before.by, by, &setter)
            && old != new
        {
            let was = old.map(|by| set_by(old_facts, by));
            self.single(fact("cookie-by-whom", "by", weight), was, new.map(setter));
        }
        let lasting = |written: &String| duration(written);
        if let Some((old, new)) = self.open(&hidden("duration"), &before.duration, lasts, &lasting) {
            let mut told = fact("cookie-duration", "duration", weight);
            if let (Some(old), Some(new)) = (old, new)
                && (new == "session" || (old != "session" && !phrase::longer(old, new)))
            {
                told.weight.changed = Class::Minor;
            }
            self.single(told, old.map(lasting), new.map(lasting));
        }
        let for_what = |purpose: &Term| Argument::listed(Vocabulary::Purpose, purpose);
        let to = |purpose: &Term| Argument::said("change-to", vec![("items", Argument::List(vec![for_what(purpose)]))]);
        if let Some((old, new)) = self.open(&hidden("purpose"), &before.purpose, purpose, &to) {
            self.single(fact("cookie-purpose", "purpose", weight), old.map(for_what), new.map(for_what));
        }
        let leaves = country.as_ref().is_some_and(|code| phrase::outside_eea(code));
        let weight = if leaves { Weight::any(Trigger::Transfer) } else { Weight::MINOR };
        let land = |country: &Option<String>| country.clone().map(Argument::Country);
        self.single(fact("cookie-country", "country", weight), land(&before.country), land(country));
    }

    pub fn cookie_use(&mut self, old: Option<&CookieUse>, new: Option<&CookieUse>) {
        let empty = CookieUse { used: None, uses: Vec::new(), refusing: None, statements: Vec::new(), consent: None };
        let CookieUse { used, uses, refusing, statements, consent } = new.unwrap_or(&empty);
        let before = old.unwrap_or(&empty);
        let fact = |code, key: &str, weight| Single { code, path: format!("cookies.{key}"), weight, about: Vec::new() };
        let hidden = Hidden {
            path: "cookies.used".to_owned(),
            class: Class::Material(Trigger::Cookies),
            what: Argument::said("change-what-cookies", Vec::new()),
        };
        let said = |used: &bool| {
            Argument::Sentences(vec![Argument::said("change-cookies-are-used", vec![("used", Argument::truth(*used))])])
        };
        if let Some((old, new)) = self.open(&hidden, &before.used, used, &said) {
            let weight = match new {
                Some(true) => Weight::any(Trigger::Cookies),
                Some(false) => Weight::MINOR,
                None => Weight::any(Trigger::Promise),
            };
            let truth = |used: &bool| Argument::truth(*used);
            self.single(fact("cookies-used", "used", weight), old.map(truth), new.map(truth));
        }
        let many = |[added, removed]: [&'static str; 2], key: &str, weight| Many {
            added,
            removed,
            path: format!("cookies.{key}"),
            weight,
            about: Vec::new(),
        };
        let [old_uses, new_uses] = [&before.uses, uses].map(|uses| phrase::terms(Vocabulary::Purpose, uses));
        let codes = ["cookies-use-added", "cookies-use-removed"];
        self.many(many(codes, "uses", Weight::gain(Trigger::Cookies)), &old_uses, &new_uses);
        self.words(fact("cookies-refusing", "refusing", Weight::any(Trigger::Cookies)), &before.refusing, refusing);
        let [old_said, new_said] = [&before.statements, statements]
            .map(|statements| -> Vec<Argument> { statements.iter().map(Argument::words).collect() });
        let codes = ["cookies-statement-added", "cookies-statement-removed"];
        self.many(many(codes, "statements", Weight::loss(Trigger::Promise)), &old_said, &new_said);
        self.cookie_consent(before.consent.as_ref(), consent.as_ref());
    }

    fn cookie_consent(&mut self, old: Option<&CookieConsent>, new: Option<&CookieConsent>) {
        let path = "cookies.consent";
        let empty = CookieConsent { tool: None, reject: false, granular: false, withdraw: None, withdraw_url: None };
        let before = old.unwrap_or(&empty);
        let CookieConsent { tool, reject, granular, withdraw, withdraw_url } = new.unwrap_or(&empty);
        match (old, new) {
            (Some(_), None) => {
                // With it goes everything that was said of it.
                return self.tell("cookie-consent-removed", path, Class::Material(Trigger::Cookies), Vec::new());
            }
            (None, Some(_)) => self.tell("cookie-consent-added", path, Class::Minor, Vec::new()),
            _ => {}
        }
        let fact = |code, weight| Single { code, path: path.to_owned(), weight, about: Vec::new() };
        let name = |name: &Option<String>| name.clone().map(Argument::Name);
        self.single(fact("cookie-consent-tool", Weight::MINOR), name(&before.tool), name(tool));
        for (code, was, now) in
            [("cookie-consent-reject", before.reject, *reject), ("cookie-consent-granular", before.granular, *granular)]
        {
            if was != now {
                let class = if now { Class::Minor } else { Class::Material(Trigger::Cookies) };
                self.tell(code, path, class, vec![("holds", Argument::truth(now))]);
            }
        }
        let weight = Weight::any(Trigger::Rights);
        self.words(fact("cookie-consent-withdraw", weight), &before.withdraw, withdraw);
        self.single(fact("cookie-consent-withdraw-url", weight), name(&before.withdraw_url), name(withdraw_url));
    }
}
