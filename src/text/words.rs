//! All messages of one language, and how a sentence is made of one.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::errors::{ReferenceKind, ResolverError};
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use fluent_syntax::ast::{Pattern, PatternElement};
use icu_locale_core::Locale;
use unic_langid::LanguageIdentifier;

use crate::document::walk::{inline_leaves, plain};
use crate::document::{Inline, Leaf, Origin};
use crate::finding::{Finding, Place};
use crate::model::date::Day;
use crate::model::language::Language;
use crate::model::period::Period;
use crate::model::text::{Text, Words};
use crate::source::MessageFile;
use crate::text::catalogue::{self, Catalogue};
use crate::text::formats::{Formats, Join};
use crate::text::functions::{self, Call};
use crate::text::{Arg, keys, sentinel};

/// The messages of one language, ready to be formatted from any thread.
pub struct LanguageWords {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    catalogue: Catalogue,
    formats: Arc<Formats>,
    files: Vec<Arc<str>>,
}

impl fmt::Debug for LanguageWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LanguageWords").field("language", &self.language).finish_non_exhaustive()
    }
}

impl LanguageWords {
    /// Reads the files in order; what comes later wins, message by message. Mistakes in them are findings.
    pub fn new(language: &Language, files: &[MessageFile]) -> (LanguageWords, Vec<Finding>) {
        let mut findings = Vec::new();
        let (fluent_locale, formats) = locale_of(language, &mut findings);
        let mut bundle = FluentBundle::new_concurrent(vec![fluent_locale]);
        // The isolation marks would be signs of their own in every text, copied and searched along with it.
        bundle.set_use_isolating(false);
        functions::add(&mut bundle);
        let mut catalogue = Catalogue::default();
        for file in files {
            let (resource, mistakes) = catalogue::read(file);
            findings.extend(mistakes);
            findings.extend(catalogue.add(file, &resource));
            bundle.add_resource_overriding(resource);
        }
        findings.extend(catalogue.dangling());
        let files = files.iter().map(|file| file.file.clone()).collect();
        (LanguageWords { language: language.clone(), bundle, catalogue, formats: Arc::new(formats), files }, findings)
    }

    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The message files that the words are read from, as places name them.
    pub fn files(&self) -> impl Iterator<Item = Arc<str>> {
        self.files.iter().cloned()
    }

    pub(super) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Whether there is such a message (`id`) or attribute of one (`id.attribute`).
    pub fn has(&self, id: &str) -> bool {
        self.catalogue.messages.contains_key(id)
    }

    /// The messages that begin so, as they stand in the files, those with values in them left out: what follows the
    /// beginning of the id, and the words.
    pub fn verbatim<'a>(&'a self, beginning: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let from = self.catalogue.messages.range(beginning.to_owned()..);
        let ids = from.map(|(id, _)| id.as_str()).take_while(move |id| id.starts_with(beginning));
        ids.filter(|id| !id.contains('.')).filter_map(move |id| {
            let pattern = self.bundle.get_message(id)?.value()?;
            match pattern.elements.as_slice() {
                [PatternElement::TextElement { value }] => Some((&id[beginning.len()..], *value)),
                _ => None,
            }
        })
    }

    /// The sentence, each word with its origin.
    pub fn inlines(&self, id: &str, args: &[(&str, Arg)]) -> Result<Vec<Inline>, Finding> {
        let Some((pattern, place)) = self.pattern(id) else {
            return Err(self.missing(id));
        };
        // Most words of the vocabulary are plain: there is nothing to put in and nothing to choose.
        if let ([], [PatternElement::TextElement { value }]) = (args, pattern.elements.as_slice()) {
            return self.fill(value, &[], &Origin::place(place).in_message(id));
        }
        let bad = |message: String| Finding::error("bad-message", message).at(place);
        let mut call = Call { formats: self.formats.clone(), values: Vec::new(), mistakes: Vec::new() };
        let mut fluent_args = FluentArgs::new();
        let mut key_args = BTreeMap::new();
        for (name, arg) in args {
            let value = match arg {
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Key(key) if !sentinel::is_in(key) => {
                    key_args.insert(*name, key.as_str());
                    FluentValue::from(key.as_str())
                }
                arg => {
                    call.values.push(arg.clone());
                    FluentValue::from(sentinel::of(call.values.len() - 1).to_string())
                }
            };
            fluent_args.set(*name, value);
        }
        if let Some(mistake) = keys::without_variant(pattern, &key_args, &|id| self.pattern(id).map(|found| found.0)) {
            return Err(bad(format!("`{id}`: {mistake}"))
                .hint("add a variant for it, or let the default variant be `*[other]`"));
        }
        let mut errors = Vec::new();
        let format = || self.bundle.format_pattern(pattern, Some(&fluent_args), &mut errors).into_owned();
        let (sentence, call) = functions::during(call, format);
        let mut mistakes: Vec<String> = errors.iter().map(mistake).chain(call.mistakes).collect();
        mistakes.dedup();
        if !mistakes.is_empty() {
            return Err(bad(format!("`{id}`: {}", mistakes.join("; "))));
        }
        let own = Origin::place(place).in_message(id);
        self.fill(&sentence, &call.values, &own)
    }

    /// The sentence as plain words.
    pub fn string(&self, id: &str, args: &[(&str, Arg)]) -> Result<String, Finding> {
        self.inlines(id, args).map(|inlines| plain(&inlines))
    }

    /// A text of the facts: the vocabulary's words for its key, or the firm's own words in this language.
    pub fn text(&self, text: &Text, fact_path: &str) -> Result<Vec<Inline>, Finding> {
        match &text.words {
            Words::Key(vocabulary, key) => {
                let id = vocabulary.message(key);
                if !self.has(&id) {
                    let lang = &self.language.code;
                    let prefix = format!("{}-", vocabulary.prefix());
                    let known = self.catalogue.messages.keys().filter_map(|known| known.strip_prefix(&prefix));
                    return Err(Finding::error(
                        "missing-message",
                        format!("the vocabulary `{}` has no words for `{key}` in `{lang}`", vocabulary.prefix()),
                    )
                    .at(&text.place)
                    .did_you_mean(key, known)
                    .hint(format!("or add `{id} = …` to i18n/{lang}/vocabulary.ftl"))
                    .hint("or write words for every language: { da = \"…\", en = \"…\" }"));
                }
                let mut inlines = self.inlines(&id, &[])?;
                inline_leaves(&mut inlines, &mut |leaf| {
                    if let Some(origin) = leaf.origin.as_mut().map(Arc::make_mut) {
                        origin.fact = Some(fact_path.to_owned());
                        origin.stated = Some(text.place.clone());
                    }
                });
                Ok(inlines)
            }
            Words::PerLanguage(words) => match words.get(&self.language.code) {
                Some(words) => {
                    let words = one_line(words.trim_matches([' ', '\n', '\r', '\t']));
                    Ok(vec![Inline::text(words, Origin::fact(fact_path, &text.place))])
                }
                None => {
                    let lang = &self.language.code;
                    Err(Finding::error("missing-language", format!("no words in `{lang}`"))
                        .at(&text.place)
                        .why("no language is shown in place of another")
                        .hint(format!("add `{lang} = \"…\"`")))
                }
            },
        }
    }

    /// A day in words, with its origin.
    pub fn day(&self, day: Day, origin: Origin) -> Inline {
        Inline::Date { date: day.to_string(), text: Leaf::new(self.formats.day(day), origin) }
    }

    /// A period: "to måneder og 30 dage" in prose, "2 måneder og 30 dage" in figures.
    pub fn period(&self, period: Period, figures: bool) -> Result<Vec<Inline>, Finding> {
        let units =
            [("years", period.years), ("months", period.months), ("weeks", period.weeks), ("days", period.days)];
        let mut parts = Vec::new();
        for (unit, amount) in units {
            if amount > 0 || (unit == "days" && period.is_zero()) {
                let id = format!("duration-{unit}{}", if figures { "-figures" } else { "" });
                parts.push(self.inlines(&id, &[("n", Arg::Number(i64::from(amount)))])?);
            }
        }
        if parts.len() == 1 {
            return Ok(parts.remove(0));
        }
        let own = parts.first().and_then(|part| first_origin(part)).unwrap_or_default();
        self.fill(&sentinel::of(0).to_string(), &[Arg::And(parts)], &own)
    }

    /// Puts the values into the sentence.
    fn fill(&self, sentence: &str, values: &[Arg], own: &Origin) -> Result<Vec<Inline>, Finding> {
        let mut inlines = Vec::new();
        for piece in sentinel::split(sentence) {
            match piece {
                sentinel::Piece::Words(words) => {
                    inlines.push(Inline::text(one_line(words), own.clone()));
                }
                sentinel::Piece::Value(index) => {
                    // A sign without a value stands in a message file, where it was reported.
                    if let Some(value) = values.get(index) {
                        self.fill_value(value, own, &mut inlines)?;
                    }
                }
            }
        }
        Ok(inlines)
    }

    fn fill_value(&self, value: &Arg, own: &Origin, into: &mut Vec<Inline>) -> Result<(), Finding> {
        match value {
            Arg::Inlines(inlines) => into.extend(inside(inlines.clone(), own)),
            Arg::Key(key) => into.push(Inline::text(key.as_str(), own.clone())),
            Arg::Number(number) => {
                let plain = number.to_string();
                into.push(Inline::text(self.formats.number(&plain).unwrap_or(plain), own.clone()));
            }
            Arg::Day(day) => into.push(self.day(*day, own.clone())),
            Arg::Period(period) => into.extend(inside(self.period(*period, false)?, own)),
            Arg::Figures(period) => into.extend(inside(self.period(*period, true)?, own)),
            Arg::And(items) => self.fill_list(Join::And, items, own, into)?,
            Arg::Or(items) => self.fill_list(Join::Or, items, own, into)?,
            Arg::Stated { value, fact, place } => {
                let before = into.len();
                self.fill_value(value, own, into)?;
                inline_leaves(&mut into[before..], &mut |leaf| {
                    if let Some(origin) = leaf.origin.as_mut().map(Arc::make_mut) {
                        origin.fact = Some(fact.clone());
                        origin.stated = Some(place.clone());
                    }
                });
            }
        }
        Ok(())
    }

    fn fill_list(
        &self,
        join: Join,
        items: &[Vec<Inline>],
        own: &Origin,
        into: &mut Vec<Inline>,
    ) -> Result<(), Finding> {
        let values: Vec<Arg> = items.iter().cloned().map(Arg::Inlines).collect();
        into.extend(self.fill(&self.formats.list(join, items.len()), &values, own)?);
        Ok(())
    }

    fn pattern(&self, id: &str) -> Option<(&Pattern<&str>, &Place)> {
        let place = &self.catalogue.messages.get(id)?.place;
        let pattern = match id.split_once('.') {
            None => self.bundle.get_message(id)?.value()?,
            Some((id, attribute)) => self.bundle.get_message(id)?.get_attribute(attribute)?.value(),
        };
        Some((pattern, place))
    }

    fn missing(&self, id: &str) -> Finding {
        let lang = &self.language.code;
        let message = format!("there is no message `{id}` in `{lang}`");
        let near = strsim_near(id, self.catalogue.near(id));
        let finding = Finding::error("missing-message", message).why("no language is shown in place of another");
        let finding = match near {
            Some(near) => finding.hint(format!("did you mean `{near}`?")),
            None => finding,
        };
        finding.hint(format!("add `{id} = …` to a file of i18n/{lang}/"))
    }
}

/// The id closest to `id`, when one is close enough to have been meant.
fn strsim_near<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|known| (strsim::damerau_levenshtein(id, known), known))
        .filter(|(far, _)| *far <= 2)
        .min()
        .map(|(_, id)| id)
}

/// Both libraries' form of the language's locale. A locale that none of them knows is a finding.
fn locale_of(language: &Language, findings: &mut Vec<Finding>) -> (LanguageIdentifier, Formats) {
    let fluent_locale = language.locale.parse::<LanguageIdentifier>().map_err(|cause| cause.to_string());
    let formats =
        language.locale.parse::<Locale>().map_err(|cause| cause.to_string()).and_then(|locale| Formats::new(&locale));
    match (fluent_locale, formats) {
        (Ok(fluent_locale), Ok(formats)) => (fluent_locale, formats),
        (fluent_locale, formats) => {
            for cause in [fluent_locale.as_ref().err(), formats.as_ref().err()].into_iter().flatten() {
                findings.push(
                    Finding::error("bad-locale", format!("`{}` is no locale: {cause}", language.locale))
                        .hint("write a language and a region, such as `da-DK`"),
                );
            }
            let root = || Formats::new(&Locale::UNKNOWN).expect("ICU4X always has data for the root locale");
            (fluent_locale.unwrap_or_default(), formats.unwrap_or_else(|_| root()))
        }
    }
}

/// What Fluent found wrong, as a phrase.
fn mistake(error: &FluentError) -> String {
    match error {
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { id })) => {
            format!("it wants `${id}`, which it is not given")
        }
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Function { id })) => {
            format!("there is no function `{id}`")
        }
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Message { id, attribute })) => {
            let attribute = attribute.as_ref().map(|attribute| format!(".{attribute}")).unwrap_or_default();
            format!("there is no message `{id}{attribute}`")
        }
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Term { id, .. })) => {
            format!("there is no term `-{id}`")
        }
        FluentError::ResolverError(ResolverError::NoValue(id)) => format!("`{id}` has no words of its own"),
        FluentError::ResolverError(ResolverError::MissingDefault) => "a choice has no default".to_owned(),
        FluentError::ResolverError(ResolverError::Cyclic) => "it refers to itself".to_owned(),
        FluentError::ResolverError(ResolverError::TooManyPlaceables) => "it has more than 100 placeables".to_owned(),
        FluentError::Overriding { id, .. } => format!("`{id}` is said twice"),
        FluentError::ParserError(cause) => cause.to_string(),
    }
}

/// The words of a value, marked as standing in a sentence of `own`'s message.
fn inside(mut inlines: Vec<Inline>, own: &Origin) -> Vec<Inline> {
    inline_leaves(&mut inlines, &mut |leaf| match &mut leaf.origin {
        Some(origin) => {
            if origin.message.is_none() || origin.fact.is_none() {
                Arc::make_mut(origin).message.clone_from(&own.message);
            }
        }
        None => leaf.origin = Some(Arc::new(own.clone())),
    });
    inlines
}

fn first_origin(inlines: &[Inline]) -> Option<Origin> {
    let mut first = None;
    inline_leaves(&mut inlines.to_vec(), &mut |leaf: &mut Leaf| {
        if first.is_none() {
            first = leaf.origin.as_deref().cloned();
        }
    });
    first
}

/// Lines joined: a message or a text may be written over several lines, and is one stretch of words.
fn one_line(words: &str) -> String {
    if !words.contains(['\n', '\r', '\t']) {
        return words.to_owned();
    }
    let mut line = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find(['\n', '\r', '\t']) {
        line.push_str(rest[..at].trim_end_matches(' '));
        line.push(' ');
        rest = rest[at..].trim_start_matches([' ', '\n', '\r', '\t']);
    }
    line.push_str(rest);
    line
}
