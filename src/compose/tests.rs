//! Documents put together of a few sections and fragments; the example policies are in the folder beside.

mod facts;
mod origins;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compose::Composed;
use crate::compose::assemble::assemble;
use crate::compose::component::Clauses;
use crate::compose::context::{Context, bullets, paragraph};
use crate::compose::testing::{policy, words_in, words_with};
use crate::document::walk::plain;
use crate::document::{Block, BlockKind, Document, Inline, Note, Origin, Section, SectionKind};
use crate::finding::Place;
use crate::model::audience::{Audience, Role};
use crate::model::fact::{Fact, Located};
use crate::model::policy::Policy;
use crate::model::section::{Generated, Placement, SectionPlan};
use crate::source::Fragment;

const MESSAGES: &str = "clause-audience = Denne del gælder for { $audience }.\n\
    section-cookies = Cookies\nsection-rights = Dine rettigheder\n";

fn fragment(name: &str, title: Option<&str>, body: &str) -> Fragment {
    let file = format!("content/firma/kunder/da/{name}.md");
    let place = Place::new(file.as_str(), 12, 16);
    Fragment {
        name: name.to_owned(),
        file: Arc::from(file),
        title: title.map(|title| (title.to_owned(), place)),
        summary: None,
        body: Arc::from(body),
        body_start: 20,
    }
}

fn plan(id: &str, placement: Placement) -> SectionPlan {
    let place = Place::whole("content/firma/kunder/policy.toml");
    SectionPlan {
        id: Located::new(id.to_owned(), place.clone()),
        placement,
        audience: Vec::new(),
        formerly: Vec::new(),
        publish: true,
        place,
    }
}

fn beside(id: &str) -> Located<String> {
    Located::new(id.to_owned(), Place::whole("content/firma/kunder/policy.toml"))
}

fn generated(section: Generated) -> (Generated, Section) {
    let text = |words: &str| vec![Inline::text(words, Origin::message(format!("{}-words", section.id())))];
    let block = Block { id: String::new(), kind: paragraph(text("Facts.")) };
    let kind = if section == Generated::Objection { SectionKind::Objection } else { SectionKind::Ordinary };
    let section = Section {
        id: section.id().to_owned(),
        kind,
        title: text(section.id()),
        blocks: vec![block],
        sections: Vec::new(),
        notes: Vec::new(),
    };
    (Generated::from_id(&section.id).expect("generated"), section)
}

fn compose(policy: &Policy, fragments: &[Fragment], generated: Vec<(Generated, Section)>) -> Composed {
    let (words, images) = (words_with(MESSAGES), BTreeMap::new());
    let ctx = Context::over(policy, &words, jiff::civil::date(2026, 1, 1), &images);
    assemble(&ctx, fragments, "1", generated, &Clauses)
}

fn sound(policy: &Policy, fragments: &[Fragment], generated: Vec<(Generated, Section)>) -> Document {
    let composed = compose(policy, fragments, generated);
    assert_eq!(composed.findings, []);
    composed.document
}

fn ids(document: &Document) -> Vec<&str> {
    document.sections.iter().map(|section| section.id.as_str()).collect()
}

fn words_of(section: &Section) -> Vec<String> {
    section
        .blocks
        .iter()
        .map(|block| match &block.kind {
            BlockKind::Paragraph { content } => plain(content),
            other => format!("{other:?}"),
        })
        .collect()
}

#[test]
fn a_document_says_whose_it_is() {
    let document = sound(&policy(), &[], vec![generated(Generated::Controller)]);
    assert_eq!(
        (document.policy.as_str(), document.lang.as_str(), document.locale.as_str()),
        ("firma/kunder", "da", "da-DK")
    );
    assert_eq!((document.title.text.as_str(), document.firm.as_str()), ("Privatlivspolitik", "Prøve & Søn ApS"));
    assert_eq!(document.description, "Privatlivspolitik for Prøve & Søn ApS");
    assert_eq!(document.sections[0].blocks[0].id, "controller-p1");
}

#[test]
fn a_fragment_replaces_the_generated_section_of_its_name() {
    let fragments = [fragment("cookies", None, "Egne ord.\n"), fragment("rights", Some("Din ret"), "Ret.\n")];
    let document = sound(&policy(), &fragments, [Generated::Objection, Generated::Cookies].map(generated).to_vec());
    assert_eq!(ids(&document), ["cookies", "rights", "objection"], "in the library's order, generated or not");
    assert_eq!(
        (plain(&document.sections[0].title).as_str(), words_of(&document.sections[0])),
        ("cookies", vec!["Egne ord.".to_owned()])
    );
    assert_eq!(plain(&document.sections[1].title), "Din ret");
    let document = sound(&policy(), &[fragment("cookies", None, "Ord.\n")], vec![]);
    assert_eq!(plain(&document.sections[0].title), "Cookies", "the library's title where facts say nothing");
    let document = sound(&policy(), &[fragment("objection", Some("Nej"), "Ord.\n")], vec![]);
    assert_eq!(document.sections[0].kind, SectionKind::Objection);
}

#[test]
fn sections_stand_where_the_plan_puts_them() {
    let mut policy = policy();
    policy.sections = vec![
        plan("d", Placement::After(beside("c"))),
        plan("c", Placement::After(beside("cookies"))),
        plan("b", Placement::After(beside("cookies"))),
        plan("a", Placement::Before(beside("cookies"))),
        plan("hidden", Placement::Last),
        plan("e", Placement::After(beside("hidden"))),
    ];
    policy.sections[4].publish = false;
    let fragments: Vec<Fragment> =
        ["a", "b", "c", "d", "e", "hidden", "z"].iter().map(|id| fragment(id, Some(id), "Ord.\n")).collect();
    let facts = [Generated::Controller, Generated::Cookies, Generated::Changes, Generated::Signature];
    let document = sound(&policy, &fragments, facts.map(generated).to_vec());
    assert_eq!(ids(&document), ["controller", "a", "cookies", "c", "d", "b", "e", "z", "changes", "signature"]);
    let document = sound(&policy, &fragments, vec![generated(Generated::Changes)]);
    assert_eq!(ids(&document), ["a", "c", "d", "b", "e", "z", "changes"], "also where the neighbour has no facts");
}

#[test]
fn a_plan_that_leads_nowhere_still_shows_the_section() {
    let mut policy = policy();
    policy.sections = vec![
        plan("a", Placement::After(beside("b"))),
        plan("b", Placement::After(beside("a"))),
        plan("c", Placement::Before(beside("nowhere"))),
    ];
    let fragments: Vec<Fragment> = ["a", "b", "c"].iter().map(|id| fragment(id, Some(id), "Ord.\n")).collect();
    assert_eq!(ids(&sound(&policy, &fragments, vec![])), ["a", "b", "c"]);
}

#[test]
fn a_fragment_goes_before_or_after_what_facts_say() {
    let mut policy = policy();
    policy.sections = vec![plan("cookies", Placement::Append), plan("rights", Placement::Prepend)];
    let fragments = [fragment("cookies", None, "Ord[^a].\n\n[^a]: Note\n"), fragment("rights", Some("Ret"), "Ord.\n")];
    let mut cookies = generated(Generated::Cookies);
    cookies.1.blocks[0].kind = paragraph(vec![Inline::text("Facts", Origin::default()), Inline::NoteRef { number: 1 }]);
    cookies.1.notes = vec![Note { id: "cookies-note-1".to_owned(), blocks: Vec::new() }];
    let document = sound(&policy, &fragments, vec![cookies, generated(Generated::Rights)]);
    assert_eq!(words_of(&document.sections[0]), ["Facts", "Ord."]);
    let notes: Vec<&str> = document.sections[0].notes.iter().map(|note| note.id.as_str()).collect();
    assert_eq!(notes, ["cookies-note-1", "cookies-note-2"]);
    assert!(serde_json::to_string(&document.sections[0].blocks[1]).expect("JSON").contains("\"number\":2"));
    assert_eq!(words_of(&document.sections[1]), ["Ord.", "Facts."]);
    assert_eq!(plain(&document.sections[1].title), "Ret");
    let block_ids: Vec<&str> = document.sections[1].blocks.iter().map(|block| block.id.as_str()).collect();
    assert_eq!(block_ids, ["rights-p1", "rights-p2"]);
}

#[test]
fn a_section_says_whom_it_is_for() {
    let mut policy = policy();
    policy.audiences = ["da-kunder", "da-gæster"]
        .iter()
        .map(|label| Audience {
            id: (*label).to_owned(),
            label: words_in(label, "x"),
            our_role: Fact::given(Role::Controller, policy.place.clone()),
            languages: Vec::new(),
            duty: None,
            formerly: Vec::new(),
            publish: true,
            place: policy.place.clone(),
        })
        .collect();
    let mut own = plan("a", Placement::Last);
    own.audience = vec![beside("da-kunder"), beside("da-gæster")];
    policy.sections = vec![own];
    let document = sound(&policy, &[fragment("a", Some("A"), "Ord.\n")], vec![]);
    assert_eq!(words_of(&document.sections[0]), ["Denne del gælder for da-kunder og da-gæster.", "Ord."]);
}

#[test]
fn summaries_stand_in_the_first_layer_and_lead_to_their_section() {
    let mut own = fragment("a", Some("A"), "Ord.\n");
    own.summary = Some(("Vi filmer i butikken.".to_owned(), Place::new(own.file.clone(), 3, 9)));
    let mut short = generated(Generated::InShort);
    short.1.blocks[0].kind = bullets(vec![vec![Inline::text("Facts", Origin::default())]]);
    let document = sound(&policy(), &[own.clone()], vec![short]);
    match &document.sections[0].blocks[0].kind {
        BlockKind::List { items, .. } => match &items[1].blocks[..] {
            [BlockKind::Paragraph { content }] => {
                assert!(matches!(&content[0], Inline::SectionLink { section, .. } if section == "a"));
                assert_eq!(plain(content), "Vi filmer i butikken.");
            }
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
    let composed = compose(&policy(), &[own], vec![]);
    assert_eq!(composed.findings[0].code, "unused-summary");
}

#[test]
fn mistakes_that_only_the_whole_shows_are_told_with_their_places() {
    let mut dead = generated(Generated::Rights);
    dead.1.blocks[0].kind = paragraph(vec![Inline::Strong {
        content: vec![Inline::SectionLink {
            section: "objection".to_owned(),
            content: vec![Inline::text("indsigelse", Origin::default())],
        }],
    }]);
    let fragments = [
        fragment("a", Some("A\u{1}"), "[x](#rigths) [y](#b)\n\n## B {#b}\n\nOrd. {#rights}\n"),
        fragment("b", None, "{{ nowhere }} ord\n"),
    ];
    let composed = compose(&policy(), &fragments, vec![dead]);
    let told: Vec<(&str, Option<(&str, usize)>)> = composed
        .findings
        .iter()
        .map(|finding| (finding.code, finding.place.as_ref().map(|place| (&*place.file, place.start))))
        .collect();
    let (a, b) = ("content/firma/kunder/da/a.md", "content/firma/kunder/da/b.md");
    assert_eq!(
        told,
        [
            ("control-character", Some((a, 12))),
            ("FRM6", Some((a, 20))),
            ("duplicate-id", Some((a, 53))),
            ("duplicate-id", Some((b, 0))),
            ("missing-title", Some((b, 20))),
            ("unknown-placeholder", Some((b, 20))),
        ]
    );
    assert!(composed.findings.iter().all(|finding| finding.touches("firma/kunder") && !finding.scope.is_empty()));
    assert_eq!(composed.findings[1].hints, ["did you mean `rights`?"]);
    let text = serde_json::to_string(&composed.document).expect("JSON");
    assert!(!text.contains("rigths") && !text.contains("\"objection\"") && !text.contains("\\u0001"), "{text}");
}

#[test]
fn every_leaf_has_its_origin_beside_the_tree_and_none_in_it() {
    let fragments = [fragment("cookies", None, "Ord *fremhævet*.\n\n- et\n")];
    let composed = compose(&policy(), &fragments, vec![generated(Generated::Rights)]);
    assert_eq!(composed.origins.0.len(), composed.document.leaves().len());
    let missing = composed.document.leaves().into_iter().zip(&composed.origins.0).find(|(_, origin)| origin.is_none());
    assert_eq!(missing, None);
    let json = crate::document::json::write(&composed.document);
    assert!(!json.contains("content/firma"), "{json}");
    let read: Vec<&str> = composed.read.iter().map(|file| &**file).collect();
    assert_eq!(read, ["content/firma/kunder/da/cookies.md", "content/firma/kunder/policy.toml", "x.ftl"]);
}

#[test]
fn composing_twice_gives_the_same() {
    let fragments = [fragment("a", Some("A"), "Ord[^1]\n\n[^1]: n\n\n| a |\n|---|\n| b |\n")];
    let all = || Generated::ALL.map(generated).to_vec();
    let (one, two) = (compose(&policy(), &fragments, all()), compose(&policy(), &fragments, all()));
    assert_eq!(one.document, two.document);
    assert_eq!(crate::document::json::write(&one.document), crate::document::json::write(&two.document));
}

#[test]
fn the_deepest_document_can_be_read_back() {
    let list: String = (0..22).map(|depth| format!("{}- ord\n", "  ".repeat(depth))).collect();
    let quotes = "> ".repeat(22);
    let body =
        format!("## B\n\n### C\n\n#### D\n\n##### E\n\n{list}{}**_ord_**[^1]\n\n[^1]: {quotes}note\n", " ".repeat(44));
    let document = sound(&policy(), &[fragment("a", Some("A"), &body)], vec![]);
    let json = crate::document::json::write(&document);
    assert_eq!(crate::document::json::read(&json).expect("a document"), without_origins(document));
    let table = format!("{}| a |\n{}|---|\n", "> ".repeat(23), "> ".repeat(23));
    let document = sound(&policy(), &[fragment("a", Some("A"), &table)], vec![]);
    assert!(crate::document::json::read(&crate::document::json::write(&document)).is_ok());
}

fn without_origins(mut document: Document) -> Document {
    document.take_origins();
    document
}
