//! What data is used for, and about whom.

use crate::model::public_facts::{
    Activity, Audience, Automated, AutomatedDecision, Category, Marketing, RightLimit, Subject, System, Term, Told,
};
use crate::model::vocabulary::Vocabulary;

use super::argument::{Argument, Arguments};
use super::differ::{Differ, Many, Single, Weight};
use super::hidden::Hidden;
use super::pair::{Likeness, Test, pair};
use super::{Class, Trigger, phrase};

/// An activity, or something done for customers: what its changes are said under.
#[derive(Debug)]
pub struct Under {
    /// `activity.repair`.
    pub path: String,
    pub title: Argument,
}

impl Under {
    pub fn about(&self) -> Arguments {
        vec![("activity", self.title.clone())]
    }

    pub fn single(&self, code: &'static str, key: &str, weight: Weight) -> Single {
        Single { code, path: format!("{}.{key}", self.path), weight, about: self.about() }
    }

    pub fn many(&self, [added, removed]: [&'static str; 2], key: &str, weight: Weight) -> Many {
        Many { added, removed, path: format!("{}.{key}", self.path), weight, about: self.about() }
    }

    /// A fact of it that may be withheld; `change-what-of-activity` has the words.
    pub fn hidden(&self, key: &'static str, trigger: Trigger) -> Hidden {
        let mut about = self.about();
        about.push(("fact", Argument::key(key)));
        Hidden {
            path: format!("{}.{key}", self.path),
            class: Class::Material(trigger),
            what: Argument::said("change-what-of-activity", about),
        }
    }
}

/// The words of a list of a fact, however it is told.
pub fn list<T>(told: &Option<Told<Vec<T>>>) -> &[T] {
    match told {
        Some(Told::Value(list)) => list,
        _ => &[],
    }
}

impl Differ<'_> {
    pub fn activities(&mut self, old: &[Activity], new: &[Activity]) {
        let paired = pair(old, new, &[&|a, b| a == b, &|a, b| a.id == b.id]);
        for (code, activities, class) in [
            ("activity-added", paired.come, Class::Material(Trigger::Purpose)),
            // What we no longer do needs no notice in good time.
            ("activity-removed", paired.gone, Class::Minor),
        ] {
            for activity in activities {
                let purposes = phrase::terms(Vocabulary::Purpose, list(&activity.purposes));
                let form = if purposes.is_empty() { "plain" } else { "purposes" };
                let mut arguments = vec![("activity", phrase::heading(&activity.title)), ("form", Argument::key(form))];
                if !purposes.is_empty() {
                    arguments.push(("purposes", Argument::List(purposes)));
                }
                self.tell(code, &format!("activity.{}", activity.id), class, arguments);
            }
        }
        for (before, activity) in paired.both {
            self.activity(before, activity);
        }
    }

    fn activity(&mut self, before: &Activity, activity: &Activity) {
        let Activity {
            id,
            formerly: _,
            title,
            audience,
            role,
            subjects,
            categories,
            purposes,
            grounds,
            sources,
            obligation,
            systems,
            disclosures,
            access,
            retention,
            automated,
            marketing,
            rights,
            remark,
        } = activity;
        let under = Under { path: format!("activity.{id}"), title: phrase::heading(title) };
        let renamed = Single {
            code: "activity-title",
            path: format!("{}.title", under.path),
            weight: Weight::MINOR,
            about: Vec::new(),
        };
        self.single(renamed, Some(phrase::heading(&before.title)), Some(under.title.clone()));
        self.audience_of(&under, &before.audience, audience);
        let role_of_ours = under.hidden("role", Trigger::Controller);
        let said = |role: &Term| Argument::said("change-role", vec![("role", Argument::key_of(role))]);
        if let Some((old, new)) = self.open(&role_of_ours, &before.role, role, &said) {
            let fact = under.single("activity-role", "role", Weight::any(Trigger::Controller));
            self.single(fact, old.map(said), new.map(said));
        }
        self.subjects(&under, &before.subjects, subjects);
        self.categories(&under, &before.categories, categories);
        let purpose_list = |purposes: &Vec<Term>| {
            Argument::said("change-to", vec![("items", Argument::List(phrase::terms(Vocabulary::Purpose, purposes)))])
        };
        let told = under.hidden("purposes", Trigger::Purpose);
        if self.open(&told, &before.purposes, purposes, &purpose_list).is_some() {
            let codes = ["purpose-added", "purpose-removed"];
            let fact = under.many(codes, "purposes", Weight::gain(Trigger::Purpose));
            let [old, new] = [&before.purposes, purposes].map(|told| phrase::terms(Vocabulary::Purpose, list(told)));
            self.stated(told, &before.purposes, purposes);
            self.many(fact, &old, &new);
        }
        self.grounds(&under, before, activity, grounds);
        self.sources(&under, before, activity, sources);
        self.obligation(&under, &before.obligation, obligation);
        self.systems_of(&under, &before.systems, systems);
        self.disclosures(&under, before, activity, disclosures);
        let [old, new] = [&before.access, access].map(|terms| phrase::terms(Vocabulary::Access, terms));
        self.many(under.many(["access-added", "access-removed"], "access", Weight::MINOR), &old, &new);
        self.retentions(&under, [list(&before.categories), list(categories)], &before.retention, retention);
        self.automated(&under, &before.automated, automated);
        self.marketing(&under, before.marketing.as_ref(), marketing.as_ref());
        self.right_limits(&under, &before.rights, rights);
        self.words(under.single("activity-remark", "remark", Weight::MINOR), &before.remark, remark);
    }

    /// An empty list that is told is not the same as none.
    fn stated<T>(&mut self, fact: Hidden, old: &Option<Told<Vec<T>>>, new: &Option<Told<Vec<T>>>) {
        if list(old).is_empty() && list(new).is_empty() && old.is_some() != new.is_some() {
            let how = Argument::key(if new.is_some() { "added" } else { "removed" });
            self.tell("empty", &fact.path, Class::Minor, vec![("how", how), ("what", fact.what)]);
        }
    }

    /// Where data lies. A system that came or went altogether is told as that.
    pub fn systems_of(&mut self, under: &Under, old: &[String], new: &[String]) {
        let known = |systems: &[System], id: &String| systems.iter().any(|system| system.id == *id);
        let named = |ids: &[String]| -> Vec<Argument> {
            let lasting = ids.iter().filter(|id| known(&self.old.systems, id) == known(&self.new.systems, id));
            lasting.map(|id| phrase::system_of(self.old, self.new, id)).collect()
        };
        let (old, new) = (named(old), named(new));
        let codes = ["activity-system-added", "activity-system-removed"];
        self.many(under.many(codes, "systems", Weight::MINOR), &old, &new);
    }

    /// Whom a part speaks to. None stands for everybody.
    pub fn audience_of(&mut self, under: &Under, old: &[String], new: &[String]) {
        let mut sorted = [old.to_vec(), new.to_vec()];
        sorted.iter_mut().for_each(|ids| ids.sort());
        if sorted[0] == sorted[1] {
            return;
        }
        let narrower = old.is_empty() || (!new.is_empty() && new.iter().all(|id| old.contains(id)));
        let class = if narrower { Class::Minor } else { Class::Material(Trigger::Data) };
        let mut arguments = under.about();
        arguments.push(("old", phrase::audiences(self.old, old)));
        arguments.push(("new", phrase::audiences(self.new, new)));
        self.tell("activity-audience", &format!("{}.audience", under.path), class, arguments);
    }

    pub fn subjects(&mut self, under: &Under, old: &[Subject], new: &[Subject]) {
        let is = |subject: &Subject| Argument::listed(Vocabulary::Subject, &subject.is);
        let tests: [Test<Subject>; 3] =
            [&|a, b| a == b, &|a, b| is(a).is_like(&is(b)), &|a, b| is(a).likeness(&is(b)) == Likeness::Reworded];
        let paired = pair(old, new, &tests);
        let phrase = |subject: &&Subject| match subject.under {
            Some(age) => Argument::said(
                "activity-subjects-under",
                vec![("subjects", is(subject)), ("age", Argument::Number(i64::from(age)))],
            ),
            None => is(subject),
        };
        let path = format!("{}.subjects", under.path);
        for (code, subjects, class) in [
            ("subject-added", &paired.come, Class::Material(Trigger::Data)),
            ("subject-removed", &paired.gone, Class::Minor),
        ] {
            if !subjects.is_empty() {
                let mut arguments = under.about();
                arguments.push(("items", Argument::List(subjects.iter().map(phrase).collect())));
                self.tell(code, &path, class, arguments);
            }
        }
        for (before, subject) in paired.both {
            let Subject { is: who, under: age, guardian_reads } = subject;
            let who = Argument::listed(Vocabulary::Subject, who);
            if is(before).likeness(&who) == Likeness::Reworded {
                self.reworded(&path, &is(before), &who);
            }
            let number = |age: &Option<u8>| age.map(|age| Argument::Number(i64::from(age)));
            let mut fact = under.single("subject-age", "subjects", Weight::any(Trigger::Data));
            fact.about.push(("who", who.clone()));
            self.single(fact, number(&before.under), number(age));
            if before.guardian_reads != *guardian_reads {
                let mut arguments = under.about();
                arguments.push(("who", who));
                arguments.push(("reads", Argument::truth(*guardian_reads)));
                self.tell("subject-guardian", &path, Class::Minor, arguments);
            }
        }
    }

    pub fn categories(&mut self, under: &Under, old: &Option<Told<Vec<Category>>>, new: &Option<Told<Vec<Category>>>) {
        let is = |category: &Category| Argument::listed(Vocabulary::Category, &category.is);
        let phrase = |category: &Category| match category.may_include {
            true => Argument::said("change-perhaps", vec![("item", is(category))]),
            false => is(category),
        };
        let all = |categories: &Vec<Category>| Argument::List(categories.iter().map(phrase).collect());
        let hidden = under.hidden("categories", Trigger::Data);
        if self.open(&hidden, old, new, &all).is_none() {
            return;
        }
        self.stated(hidden, old, new);
        let tests: [Test<Category>; 3] =
            [&|a, b| a == b, &|a, b| is(a).is_like(&is(b)), &|a, b| is(a).likeness(&is(b)) == Likeness::Reworded];
        let paired = pair(list(old), list(new), &tests);
        let path = format!("{}.categories", under.path);
        // By what the law protects: each kind is a sentence of its own.
        for (code, class) in [
            ("category-added", "ordinary"),
            ("category-special-added", "special"),
            ("category-criminal-added", "criminal"),
            ("category-protected-added", ""),
        ] {
            let kind = |category: &&&Category| match category.class.as_str() {
                known @ ("ordinary" | "special" | "criminal") => known == class,
                _ => class.is_empty(),
            };
            let come: Vec<Argument> = paired.come.iter().filter(kind).map(|category| phrase(category)).collect();
            if !come.is_empty() {
                let mut arguments = under.about();
                arguments.push(("items", Argument::List(come)));
                self.tell(code, &path, Class::Material(Trigger::Data), arguments);
            }
        }
        if !paired.gone.is_empty() {
            let mut arguments = under.about();
            arguments.push(("items", Argument::List(paired.gone.iter().map(|category| phrase(category)).collect())));
            self.tell("category-removed", &path, Class::Minor, arguments);
        }
        for (before, category) in paired.both {
            let Category { is: what, class, may_include } = category;
            let what = Argument::listed(Vocabulary::Category, what);
            if is(before).likeness(&what) == Likeness::Reworded {
                self.reworded(&path, &is(before), &what);
            }
            let protected = if class == "ordinary" { Weight::MINOR } else { Weight::any(Trigger::Data) };
            let mut fact = under.single("category-is", "categories", protected);
            fact.about.push(("item", what.clone()));
            let said =
                |class: &String| Some(Argument::said("change-category-class", vec![("class", Argument::key(class))]));
            self.single(fact, said(&before.class), said(class));
            if before.may_include != *may_include {
                let mut arguments = under.about();
                arguments.push(("item", what));
                arguments.push(("perhaps", Argument::truth(*may_include)));
                let class = if *may_include { Class::Minor } else { Class::Material(Trigger::Data) };
                self.tell("category-perhaps", &path, class, arguments);
            }
        }
    }

    fn automated(&mut self, under: &Under, old: &Option<Told<Automated>>, new: &Option<Told<Automated>>) {
        let said = |automated: &Automated| match automated {
            Automated::None => Argument::Sentences(vec![Argument::said("automated-none", Vec::new())]),
            Automated::Used(decision) => {
                let decides = vec![("decides", Argument::words(&decision.decides))];
                Argument::Sentences(vec![Argument::said("automated-decides", decides)])
            }
        };
        let Some((old, new)) = self.open(&under.hidden("automated", Trigger::Automation), old, new, &said) else {
            return;
        };
        let used = |automated: Option<&Automated>| match automated {
            Some(Automated::Used(decision)) => Some(AutomatedDecision::clone(decision)),
            Some(Automated::None) | None => None,
        };
        let path = format!("{}.automated", under.path);
        match (used(old), used(new)) {
            (None, None) => {
                if old.is_some() != new.is_some() {
                    let mut arguments = under.about();
                    arguments.push(("how", Argument::key(if new.is_some() { "added" } else { "removed" })));
                    let class = if new.is_some() { Class::Minor } else { Class::Material(Trigger::Automation) };
                    self.tell("automated-none", &path, class, arguments);
                }
            }
            (None, Some(decision)) => {
                let mut arguments = under.about();
                arguments.push(("decides", Argument::words(&decision.decides)));
                arguments.push(("logic", Argument::words(&decision.logic)));
                arguments.push(("consequence", Argument::words(&decision.consequence)));
                self.tell("automated-added", &path, Class::Material(Trigger::Automation), arguments);
            }
            (Some(decision), None) => {
                let mut arguments = under.about();
                arguments.push(("decides", Argument::words(&decision.decides)));
                self.tell("automated-removed", &path, Class::Minor, arguments);
            }
            (Some(before), Some(decision)) => {
                let AutomatedDecision { decides, logic, consequence, exception, human_review } = decision;
                let weight = Weight::any(Trigger::Automation);
                let words = |term: &Term| Some(Argument::words(term));
                let fact = |code| under.single(code, "automated", weight);
                self.single(fact("automated-decides"), words(&before.decides), words(&decides));
                self.single(fact("automated-logic"), words(&before.logic), words(&logic));
                self.single(fact("automated-consequence"), words(&before.consequence), words(&consequence));
                let law = |law: &Option<String>| law.as_ref().map(|law| Argument::law(&format!("gdpr-{law}")));
                self.single(fact("automated-exception"), law(&before.exception), law(&exception));
                let review = Single { weight: Weight::loss(Trigger::Automation), ..fact("automated-review") };
                self.words(review, &before.human_review, &human_review);
            }
        }
    }

    fn marketing(&mut self, under: &Under, old: Option<&Marketing>, new: Option<&Marketing>) {
        let same_channel = old.zip(new).is_some_and(|(old, new)| old.channel == new.channel);
        let said = |marketing: &Marketing| {
            let Marketing { channel, permission } = marketing;
            Argument::said(
                "change-marketing-by",
                vec![("channel", Argument::key(channel)), ("law", Argument::law(permission))],
            )
        };
        let code = if same_channel { "marketing-permission" } else { "marketing" };
        self.single(under.single(code, "marketing", Weight::gain(Trigger::Purpose)), old.map(said), new.map(said));
    }

    fn right_limits(&mut self, under: &Under, old: &[RightLimit], new: &[RightLimit]) {
        let paired = pair(old, new, &[&|a, b| a == b, &|a, b| a.right == b.right]);
        let path = |limit: &RightLimit| format!("{}.rights.{}", under.path, limit.right);
        let about = |limit: &RightLimit| {
            let mut arguments = under.about();
            arguments.push(("right", Argument::said("right-short", vec![("right", Argument::key(&limit.right))])));
            arguments
        };
        for limit in paired.come {
            let mut arguments = about(limit);
            let by = limit.limited_by.as_deref().map(Argument::law);
            arguments.push(("form", Argument::key(if by.is_some() { "law" } else { "plain" })));
            arguments.extend(by.map(|law| ("law", law)));
            let mut said = vec![Argument::said("change-right-limited", arguments)];
            said.extend(limit.instead.as_ref().map(Argument::words));
            let said = vec![("said", Argument::Sentences(said))];
            self.tell("right-limit-added", &path(limit), Class::Material(Trigger::Rights), said);
        }
        for limit in paired.gone {
            self.tell("right-limit-removed", &path(limit), Class::Minor, about(limit));
        }
        for (before, limit) in paired.both {
            let RightLimit { right: _, limited_by, instead } = limit;
            let fact =
                |code| Single { code, path: path(limit), weight: Weight::any(Trigger::Rights), about: about(limit) };
            let law = |law: &Option<String>| law.as_deref().map(Argument::law);
            self.single(fact("right-limit-law"), law(&before.limited_by), law(limited_by));
            self.words(fact("right-limit-instead"), &before.instead, instead);
        }
    }

    pub fn audiences(&mut self, old: &[Audience], new: &[Audience]) {
        let paired = pair(old, new, &[&|a, b| a == b, &|a, b| a.id == b.id]);
        let label = |audience: &Audience| Argument::listed(Vocabulary::Audience, &audience.label);
        let path = |audience: &Audience, key: &str| format!("audience.{}{key}", audience.id);
        for audience in paired.come {
            let who = vec![("audience", label(audience))];
            self.tell("audience-added", &path(audience, ""), Class::Material(Trigger::Data), who);
        }
        for audience in paired.gone {
            self.tell("audience-removed", &path(audience, ""), Class::Minor, vec![("audience", label(audience))]);
        }
        for (before, audience) in paired.both {
            let Audience { id: _, formerly: _, label: _, our_role, duty } = audience;
            let fact = |code, key, weight, about| Single { code, path: path(audience, key), weight, about };
            let named = fact("audience-label", ".label", Weight::MINOR, Vec::new());
            self.single(named, Some(label(before)), Some(label(audience)));
            let about = vec![("audience", label(audience))];
            let mut what = about.clone();
            what.push(("fact", Argument::key("role")));
            let hidden = Hidden {
                path: path(audience, ".our-role"),
                class: Class::Material(Trigger::Controller),
                what: Argument::said("change-what-of-audience", what),
            };
            let said = |role: &Term| Argument::said("change-role", vec![("role", Argument::key_of(role))]);
            if let Some((old, new)) = self.open(&hidden, &before.our_role, our_role, &said) {
                let weight = Weight::any(Trigger::Controller);
                let fact = fact("audience-role", ".our-role", weight, about.clone());
                self.single(fact, old.map(said), new.map(said));
            }
            let word = |duty: &Option<Term>| duty.as_ref().map(|duty| Argument::listed(Vocabulary::Duty, duty));
            self.single(fact("audience-duty", ".duty", Weight::MINOR, about), word(&before.duty), word(duty));
        }
    }
}
