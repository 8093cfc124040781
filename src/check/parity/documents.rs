//! The Documents of two languages: sections by id, blocks by id or by likeness, and then their words.

use std::collections::{BTreeMap, BTreeSet};

use super::Sides;
use super::align::{align, in_order, kind};
use super::differ;
use super::quantity::Grammar;
use super::unit::{Part, Shape, Unit, parts};
use super::words::Words;
use crate::check::{Both, Found, Hit, both};
use crate::document::Document;
use crate::finding::Place;
use crate::source::{Fragment, Texts};

/// Compares two Documents. What is missing as a whole file was told when the site was read.
pub fn compare(sides: &Sides, left: &Document, right: &Document, found: &mut Found) {
    let untranslated = untranslated(sides);
    let is_compared = |part: &Part| !untranslated.contains(part.top.as_str());
    let left: Vec<Part> = parts(left).into_iter().filter(is_compared).collect();
    let right: Vec<Part> = parts(right).into_iter().filter(is_compared).collect();
    let pairing = pair_sections(&left, &right);
    let comparison = Comparison { sides, files: sides.subject.files, untranslated };
    comparison.unpaired(&left, &right, &pairing, found);
    for (at_left, at_right) in &pairing.pairs {
        comparison.sections(&left[*at_left], &right[*at_right], found);
    }
}

/// A section of two Documents, as ordinals among all their sections in reading order, with its blocks and then its
/// notes as ordinals in it. What has no other half stands alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aligned {
    pub left: Option<usize>,
    pub right: Option<usize>,
    pub blocks: Vec<(Option<usize>, Option<usize>)>,
}

/// Which section and which block of one language belongs to which of another, in the order of the left one: for whoever
/// reads the two beside each other.
pub fn aligned(left: &Document, right: &Document) -> Vec<Aligned> {
    let grammars = [left, right].map(|document| Grammar::of(&document.locale));
    let (left, right) = (parts(left), parts(right));
    let pairing = pair_sections(&left, &right);
    let mut rows: Vec<(Option<usize>, Option<usize>)> =
        pairing.pairs.iter().map(|(at, other)| (Some(*at), Some(*other))).collect();
    rows.extend(pairing.left.iter().map(|at| (Some(*at), None)));
    rows.sort_unstable();
    for at in pairing.right {
        let before = |row: &(Option<usize>, Option<usize>)| at > 0 && row.1 == Some(at - 1);
        let place = rows.iter().position(before).map_or(0, |before| before + 1);
        rows.insert(place, (None, Some(at)));
    }
    let units = |parts: &[Part], at: Option<usize>| at.and_then(|at| parts.get(at)).map_or(0, |part| part.units.len());
    rows.into_iter()
        .map(|row| {
            let blocks = match row {
                (Some(at), Some(other)) => align((&left[at].units, &grammars[0]), (&right[other].units, &grammars[1])),
                (at, None) => (0..units(&left, at)).map(|unit| (Some(unit), None)).collect(),
                (None, other) => (0..units(&right, other)).map(|unit| (None, Some(unit))).collect(),
            };
            Aligned { left: row.0, right: row.1, blocks }
        })
        .collect()
}

/// The fragments that only one of the two languages has.
fn untranslated<'a>(sides: &'a Sides) -> BTreeSet<&'a str> {
    let names = |lang| -> BTreeSet<&'a str> {
        let fragments: &'a [Fragment] = sides.subject.loaded.fragments.get(lang).map_or(&[], Vec::as_slice);
        fragments.iter().map(|fragment| fragment.name.as_str()).collect()
    };
    names(sides.left.lang).symmetric_difference(&names(sides.right.lang)).copied().collect()
}

struct Pairing {
    /// In reading order of the left side.
    pairs: Vec<(usize, usize)>,
    /// Pairs with the same id that do not come in the same order.
    moved: Vec<(usize, usize)>,
    /// Sections that stand alone.
    left: Vec<usize>,
    right: Vec<usize>,
}

/// Pairs sections by id; of those left over between the same two neighbours, the first with the first.
fn pair_sections(left: &[Part], right: &[Part]) -> Pairing {
    let ids = |parts: &[Part]| -> Vec<Option<String>> { parts.iter().map(|part| Some(part.id.clone())).collect() };
    let anchors = in_order(&ids(left), &ids(right));
    let there: BTreeMap<&str, usize> = right.iter().enumerate().map(|(at, part)| (part.id.as_str(), at)).collect();
    let here: BTreeSet<&str> = left.iter().map(|part| part.id.as_str()).collect();
    let mut pairing = Pairing { pairs: Vec::new(), moved: Vec::new(), left: Vec::new(), right: Vec::new() };
    let (mut from_left, mut from_right) = (0, 0);
    for (to_left, to_right) in anchors.into_iter().chain([(left.len(), right.len())]) {
        let mut alone_left = Vec::new();
        for (at, part) in left.iter().enumerate().take(to_left).skip(from_left) {
            match there.get(part.id.as_str()) {
                Some(other) => pairing.moved.push((at, *other)),
                None => alone_left.push(at),
            }
        }
        let alone = |at: &usize| !here.contains(right[*at].id.as_str());
        let alone_right: Vec<usize> = (from_right..to_right).filter(alone).collect();
        let is_renamed = alone_left.len() == alone_right.len()
            && alone_left.iter().zip(&alone_right).all(|(a, b)| left[*a].level == right[*b].level);
        if is_renamed {
            pairing.pairs.extend(alone_left.into_iter().zip(alone_right));
        } else {
            pairing.left.extend(alone_left);
            pairing.right.extend(alone_right);
        }
        if to_left < left.len() && to_right < right.len() {
            pairing.pairs.push((to_left, to_right));
        }
        (from_left, from_right) = (to_left + 1, to_right + 1);
    }
    pairing.pairs.extend(&pairing.moved);
    pairing.pairs.sort_unstable();
    pairing
}

struct Comparison<'a> {
    sides: &'a Sides<'a>,
    files: &'a Texts,
    untranslated: BTreeSet<&'a str>,
}

impl Comparison<'_> {
    /// Sections that stand in one language only, or elsewhere.
    fn unpaired(&self, left: &[Part], right: &[Part], pairing: &Pairing, found: &mut Found) {
        let (l, r) = (self.sides.left.lang, self.sides.right.lang);
        for at in &pairing.left {
            let part = &left[*at];
            let Some(place) = self.title_place(part) else { continue };
            let there = before(left, right, pairing, *at).and_then(|part| self.end_of(part));
            let message = Both::new(
                format!("afsnittet `{}` står i `{l}`, men ikke i `{r}`", part.id),
                format!("the section `{}` stands in `{l}` and not in `{r}`", part.id),
            );
            let hit = match there {
                Some(there) => Hit::new(&there, message).related(&place, self.source_label()),
                None => Hit::new(&place, message),
            };
            found.add(hit.lang(r).mend(both("oversæt det, eller tag det ud", "translate it, or take it out")));
        }
        for at in &pairing.right {
            let part = &right[*at];
            let Some(place) = self.title_place(part) else { continue };
            let message = Both::new(
                format!("afsnittet `{}` står i `{r}`, men ikke i `{l}`", part.id),
                format!("the section `{}` stands in `{r}` and not in `{l}`", part.id),
            );
            found.add(Hit::new(&place, message).lang(r));
        }
        for (at_left, at_right) in &pairing.moved {
            let (one, other) = (&left[*at_left], &right[*at_right]);
            let (Some(here), Some(there)) = (self.title_place(other), self.title_place(one)) else { continue };
            let message = Both::new(
                format!("afsnittet `{}` står et andet sted i `{r}` end i `{l}`", one.id),
                format!("the section `{}` stands elsewhere in `{r}` than in `{l}`", one.id),
            );
            found.add(Hit::new(&here, message).lang(r).related(&there, self.source_label()));
        }
    }

    fn sections(&self, left: &Part, right: &Part, found: &mut Found) {
        let is_own = |part: &Part| part.title.is_own() || part.units.iter().any(|unit| unit.is_own);
        if !is_own(left) && !is_own(right) {
            return;
        }
        let (l, r) = (self.sides.left.lang, self.sides.right.lang);
        let label = self.source_label();
        if let (Some(here), Some(there)) = (self.title_place(right), self.title_place(left)) {
            if left.id != right.id {
                let message = Both::new(
                    format!("afsnittet hedder `{}` i `{l}` og `{}` i `{r}`", left.id, right.id),
                    format!("the section is called `{}` in `{l}` and `{}` in `{r}`", left.id, right.id),
                );
                found.add(Hit::new(&here, message).lang(r).related(&there, label.clone()));
            } else if left.level != right.level {
                let message = Both::new(
                    format!(
                        "overskriften `{}` er på niveau {} i `{l}` og på niveau {} i `{r}`",
                        left.id, left.level, right.level
                    ),
                    format!(
                        "the heading `{}` is of level {} in `{l}` and of level {} in `{r}`",
                        left.id, left.level, right.level
                    ),
                );
                found.add(Hit::new(&here, message).lang(r).related(&there, label.clone()));
            } else if left.title.is_own() != right.title.is_own() {
                let (with, without) = if left.title.is_own() { (l, r) } else { (r, l) };
                let message = Both::new(
                    format!("afsnittet `{}` har sin egen overskrift i `{with}`, men ikke i `{without}`", left.id),
                    format!("the section `{}` has a title of its own in `{with}` and not in `{without}`", left.id),
                );
                found.add(Hit::new(&here, message).lang(r).related(&there, label));
            } else {
                differ::words(self.sides, &left.title, &right.title, found);
            }
        }
        let title = Some(&right.title).filter(|title| title.is_own());
        let start = title.and_then(|title| title.place(&title.all(), self.files));
        let start = start.map(|place| Place { start: place.end, ..place });
        self.units(&left.units, &right.units, start, found);
    }

    /// `before` is where something would go that stands before the first unit of the translation.
    fn units(&self, left: &[Unit], right: &[Unit], before: Option<Place>, found: &mut Found) {
        let mut last = before;
        for (at_left, at_right) in align((left, &self.sides.left.grammar), (right, &self.sides.right.grammar)) {
            let here = at_right.map(|at| &right[at]);
            match (at_left.map(|at| &left[at]), here) {
                (Some(left), Some(right)) => self.unit(left, right, found),
                (Some(left), None) if self.is_told(left) => {
                    let next = || right.iter().filter(|unit| unit.is_own).find_map(|unit| unit.place(self.files));
                    let there = last.clone().or_else(next).or_else(|| self.counterpart(left));
                    self.missing(left, there, found);
                }
                (None, Some(right)) if self.is_told(right) => self.extra(right, found),
                _ => {}
            }
            last = here.and_then(|unit| unit.end(self.files)).or(last);
        }
    }

    /// What the library says cannot be missing; what a file says that one language lacks has been told.
    fn is_told(&self, unit: &Unit) -> bool {
        let of_lost_file = || {
            let place = unit.place(self.files)?;
            let name = place.file.rsplit('/').next()?.strip_suffix(".md")?.to_owned();
            Some(self.untranslated.contains(name.as_str()))
        };
        // That a note is not there is told where it is not mentioned.
        unit.is_own && unit.shape != Shape::Note && !of_lost_file().unwrap_or(false)
    }

    /// The file of the translation that a unit of the source would stand in.
    fn counterpart(&self, unit: &Unit) -> Option<Place> {
        let place = unit.place(self.files)?;
        let name = place.file.rsplit('/').next()?.strip_suffix(".md")?;
        let fragments = self.sides.subject.loaded.fragments.get(self.sides.right.lang)?;
        let fragment = fragments.iter().find(|fragment| fragment.name == name)?;
        Some(Place::whole(fragment.file.clone()))
    }

    fn missing(&self, unit: &Unit, there: Option<Place>, found: &mut Found) {
        let (l, r) = (self.sides.left.lang, self.sides.right.lang);
        let Some(place) = unit.place(self.files) else { return };
        let Name { da, en, .. } = name(unit.shape);
        let excerpt = unit.excerpt();
        let message = Both::new(
            format!("{da} `{excerpt}` står i `{l}` og mangler i `{r}`"),
            format!("{en} `{excerpt}` stands in `{l}` and is missing in `{r}`"),
        );
        let hit = match there {
            Some(there) => Hit::new(&there, message).related(&place, self.source_label()),
            None => Hit::new(&place, message),
        };
        found.add(hit.lang(r));
    }

    fn extra(&self, unit: &Unit, found: &mut Found) {
        let (l, r) = (self.sides.left.lang, self.sides.right.lang);
        let Some(place) = unit.place(self.files) else { return };
        let Name { da, en, .. } = name(unit.shape);
        let excerpt = unit.excerpt();
        let message = Both::new(
            format!("{da} `{excerpt}` står i `{r}`, men ikke i `{l}`"),
            format!("{en} `{excerpt}` stands in `{r}` and not in `{l}`"),
        );
        found.add(Hit::new(&place, message).lang(r));
    }

    fn unit(&self, left: &Unit, right: &Unit, found: &mut Found) {
        if !left.is_own && !right.is_own {
            return;
        }
        if let Some(message) = self.form(left, right) {
            if let (Some(here), Some(there)) = (right.place(self.files), left.place(self.files)) {
                found.add(Hit::new(&here, message).lang(self.sides.right.lang).related(&there, self.source_label()));
            }
            return;
        }
        if let (Some(left), Some(right)) = (&left.words, &right.words) {
            differ::words(self.sides, left, right, found);
        }
        self.units(&left.parts, &right.parts, right.place(self.files), found);
    }

    /// What differs in the form of two units, if anything does.
    fn form(&self, left: &Unit, right: &Unit) -> Option<Both> {
        let (l, r) = (self.sides.left.lang, self.sides.right.lang);
        let (here, there) = (name(left.shape), name(right.shape));
        let excerpt = right.excerpt();
        if kind(left.shape) != kind(right.shape) {
            return Some(Both::new(
                format!("`{excerpt}` er {} i `{l}` og {} i `{r}`", here.a_da, there.a_da),
                format!("`{excerpt}` is {} in `{l}` and {} in `{r}`", here.a_en, there.a_en),
            ));
        }
        match (left.shape, right.shape) {
            (Shape::List { numbered: a }, Shape::List { numbered: b }) if a != b => {
                let (with, without) = if a { (l, r) } else { (r, l) };
                Some(Both::new(
                    format!("listen `{excerpt}` er nummereret i `{with}`, men ikke i `{without}`"),
                    format!("the list `{excerpt}` is numbered in `{with}` and not in `{without}`"),
                ))
            }
            (Shape::Callout(a), Shape::Callout(b)) if a != b => Some(Both::new(
                format!("bemærkningen `{excerpt}` er af en anden slags i `{r}` end i `{l}`"),
                format!("the callout `{excerpt}` is of another kind in `{r}` than in `{l}`"),
            )),
            (Shape::Table { columns: a }, Shape::Table { columns: b }) if a != b => Some(Both::new(
                format!("tabellen `{excerpt}` har {a} kolonner i `{l}` og {b} i `{r}`"),
                format!("the table `{excerpt}` has {a} columns in `{l}` and {b} in `{r}`"),
            )),
            _ if left.id != right.id => Some(match (&left.id, &right.id) {
                (Some(a), Some(b)) => Both::new(
                    format!("{} hedder `{a}` i `{l}` og `{b}` i `{r}`", there.da),
                    format!("{} is called `{a}` in `{l}` and `{b}` in `{r}`", there.en),
                ),
                (a, b) => {
                    let (with, without) = if a.is_some() { (l, r) } else { (r, l) };
                    let id = a.as_deref().or(b.as_deref()).unwrap_or_default();
                    Both::new(
                        format!("{} har navnet `{id}` i `{with}`, men ikke i `{without}`", there.da),
                        format!("{} has the id `{id}` in `{with}` and not in `{without}`", there.en),
                    )
                }
            }),
            _ => None,
        }
    }

    fn source_label(&self) -> Both {
        super::differ::source_label(self.sides)
    }

    fn title_place(&self, part: &Part) -> Option<Place> {
        let title: &Words = &part.title;
        let of_title = title.place(&title.all(), self.files).filter(|_| title.is_own());
        of_title
            .or_else(|| part.units.iter().filter(|unit| unit.is_own).find_map(|unit| unit.place(self.files)))
            .or_else(|| title.place(&title.all(), self.files))
    }

    /// Behind the last own words of a section.
    fn end_of(&self, part: &Part) -> Option<Place> {
        // Notes are written anywhere, and stand at the end.
        let ends = part.units.iter().filter_map(|unit| unit.end(self.files));
        ends.max_by_key(|place| place.end).or_else(|| {
            let place = self.title_place(part).filter(|_| part.title.is_own())?;
            Some(Place { start: place.end, ..place })
        })
    }
}

/// The translation's section behind which a missing one would go.
fn before<'a>(left: &[Part], right: &'a [Part], pairing: &Pairing, at: usize) -> Option<&'a Part> {
    let top = &left[at].top;
    let neighbour = pairing.pairs.iter().rev().find(|(one, _)| *one < at && left[*one].top == *top);
    neighbour.map(|(_, other)| &right[*other])
}

/// What a unit is called, and what it is, in Danish and in English.
struct Name {
    da: &'static str,
    en: &'static str,
    a_da: &'static str,
    a_en: &'static str,
}

fn name(shape: Shape) -> Name {
    let (da, en, a_da, a_en) = match shape {
        Shape::Paragraph => ("teksten", "the paragraph", "en tekst", "a paragraph"),
        Shape::List { .. } => ("listen", "the list", "en liste", "a list"),
        Shape::Item => ("punktet", "the item", "et punkt", "an item"),
        Shape::Quote => ("citatet", "the quotation", "et citat", "a quotation"),
        Shape::Callout(_) => ("bemærkningen", "the callout", "en bemærkning", "a callout"),
        Shape::Entries => ("oversigten", "the overview", "en oversigt", "an overview"),
        Shape::Table { .. } => ("tabellen", "the table", "en tabel", "a table"),
        Shape::Row => ("rækken", "the row", "en række", "a row"),
        Shape::Cell => ("feltet", "the cell", "et felt", "a cell"),
        Shape::Chain => ("kæden", "the chain", "en kæde", "a chain"),
        Shape::Signature => ("underskriften", "the signature", "en underskrift", "a signature"),
        Shape::Note => ("noten", "the note", "en note", "a note"),
    };
    Name { da, en, a_da, a_en }
}
