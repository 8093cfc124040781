//! content/: firms, their policies, and the records they share.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::finding::{Finding, Place};
use crate::machine::MachineError;
use crate::model::act::Tables;
use crate::model::language::Lang;
use crate::model::translation::{TranslationLock, TranslationLocks};
use crate::source::editions::{self, EditionFiles};
use crate::source::facts::{Decoder, OwnSections, PolicyFiles, check_firm, check_references, is_id, policy};
use crate::source::files::{Files, Kind, Listed};
use crate::source::fragment::{self, Fragment};
use crate::source::reader::Part;
use crate::source::shared::{SHARED, SharedChange, SharedFiles};
use crate::source::{LoadedPolicy, image, translations};
use crate::toml_tree::{Node, Sink, Value, parse};

/// What all policies are read with.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The languages of the site; `None` when site.toml does not tell them.
    pub languages: Option<&'a [Lang]>,
    /// The ids of the messages in the default language.
    pub messages: &'a BTreeSet<String>,
}

/// All policies, sorted by id, and the ids of all firms.
#[derive(Debug, Default)]
pub struct Content {
    pub policies: Vec<Arc<LoadedPolicy>>,
    /// By policy.
    pub editions: BTreeMap<String, Arc<EditionFiles>>,
    pub firms: BTreeSet<String>,
}

impl<'a> Setting<'a> {
    pub fn decoder(&self, sink: &'a Sink) -> Decoder<'a> {
        Decoder { sink, languages: self.languages, messages: self.messages, tables: Tables::built_in() }
    }
}

/// What was read below content/, for the next reading.
#[derive(Debug, Default)]
pub struct Memory {
    shared: Option<Part<Arc<SharedFiles>>>,
    firms: BTreeMap<String, FirmMemory>,
    /// What the firms were read with.
    read_with: Option<ReadWith>,
}

/// What everything below content/ is read with.
#[derive(Clone, Debug, PartialEq)]
struct ReadWith {
    languages: Option<Vec<Lang>>,
    messages: BTreeSet<String>,
}

#[derive(Debug, Default)]
struct FirmMemory {
    whole: Option<Part<FirmRead>>,
    /// firm.toml and its lock, as its policies were read with them.
    text: Option<Arc<str>>,
    lock: Option<Arc<TranslationLock>>,
    policies: BTreeMap<String, PolicyMemory>,
}

#[derive(Debug, Default)]
struct PolicyMemory {
    editions: Option<Part<Option<Arc<EditionFiles>>>>,
    working: Option<Part<Option<Arc<LoadedPolicy>>>>,
}

/// A firm with its policies.
#[derive(Clone, Debug, Default)]
struct FirmRead {
    policies: Vec<Arc<LoadedPolicy>>,
    /// By policy.
    editions: BTreeMap<String, Arc<EditionFiles>>,
}

/// Reads everything below content/, what did not change out of memory.
pub fn load(files: &mut Files, memory: &mut Memory, setting: Setting<'_>) -> Result<Content, MachineError> {
    let before = memory.shared.as_ref().map(|part| part.value.clone());
    let shared = files.part(&mut memory.shared, true, |files| SharedFiles::load(files).map(Arc::new))?;
    let others = shared.changed_since(before.as_deref());
    let read_with = ReadWith { languages: setting.languages.map(<[Lang]>::to_vec), messages: setting.messages.clone() };
    if memory.read_with.as_ref() != Some(&read_with) {
        memory.firms.clear();
        memory.read_with = Some(read_with);
    }
    let mut content = Content::default();
    let mut known = std::mem::take(&mut memory.firms);
    for listed in files.list("content", None)? {
        if listed.kind == Kind::File || listed.path == SHARED {
            continue;
        }
        if !is_id(&listed.name) {
            let finding = Finding::error("bad-id", format!("the folder `{}` cannot be a firm", listed.path))
                .at(&Place::whole(listed.path.as_str()))
                .hint("a firm's folder is named in small letters from a to z, digits and hyphens: `ballum-it`");
            files.report(finding, Some(&listed.name));
            continue;
        }
        let mut of_firm = known.remove(&listed.name).unwrap_or_default();
        let FirmMemory { whole, text, lock, policies } = &mut of_firm;
        let is_same = whole.as_ref().is_some_and(|part| others.leave(part, &part.value.policies));
        let read = files.part(whole, is_same, |files| {
            let before = (text, lock, policies);
            firm(files, before, FirmSetting { setting, shared: &shared, others: &others }, &listed)
        })?;
        content.policies.extend(read.policies);
        content.editions.extend(read.editions);
        memory.firms.insert(listed.name.clone(), of_firm);
        content.firms.insert(listed.name);
    }
    if content.firms.is_empty() && files.kind("content", None)? != Some(Kind::File) {
        let finding = Finding::error("no-content", "there is no firm in content/")
            .at(&Place::whole("content"))
            .hint("`ikraft init` writes a first one");
        files.report(finding, None);
    }
    content.policies.sort_by(|a, b| a.policy.id.cmp(&b.policy.id));
    shared.report(files, setting, &content.policies);
    Ok(content)
}

/// What the policies of a firm are read with, beside its own facts.
#[derive(Clone, Copy)]
struct FirmSetting<'a> {
    setting: Setting<'a>,
    shared: &'a SharedFiles,
    /// What changed in the shared records.
    others: &'a SharedChange,
}

/// Of firm.toml, of its lock, and of its policies, what was read last.
type FirmBefore<'a> =
    (&'a mut Option<Arc<str>>, &'a mut Option<Arc<TranslationLock>>, &'a mut BTreeMap<String, PolicyMemory>);

fn firm(
    files: &mut Files,
    (text_before, lock_before, known): FirmBefore<'_>,
    with: FirmSetting<'_>,
    folder: &Listed,
) -> Result<FirmRead, MachineError> {
    let setting = with.setting;
    let id = folder.name.as_str();
    let path = format!("{}/firm.toml", folder.path);
    let sink = Sink::default();
    let text = files.text(&path, Some(id))?;
    let root = match &text {
        Some(text) => parse(&text.file, &text.text, &sink),
        None => Node { value: Value::Table(Vec::new()), place: Place::whole(path.as_str()) },
    };
    if text.is_none() && files.kind(&path, Some(id))?.is_none() {
        let finding = Finding::error("missing-file", format!("the firm `{id}` has no firm.toml"))
            .at(&Place::whole(path.as_str()))
            .hint("say there who the controller is");
        files.report(finding, Some(id));
    }
    check_firm(&setting.decoder(&sink), id, &root);
    let own = sink.take();
    let is_there = text.is_some() && !sink.gave_up(&path);
    let lock = translations::load(files, &folder.path, id)?;
    let now = text.as_ref().map(|text| text.text.clone());
    let is_same = *text_before == now && *lock_before == lock;
    (*text_before, *lock_before) = (now, lock.clone());
    let mut read = FirmRead::default();
    let mut before = std::mem::take(known);
    let mut found = 0;
    for listed in files.list(&folder.path, Some(id))? {
        if listed.kind == Kind::File {
            continue;
        }
        let policy = format!("{id}/{}", listed.name);
        let mut of_policy = before.remove(&listed.name).unwrap_or_default();
        let recorded = files.part(&mut of_policy.editions, true, |files| {
            Ok(editions::load(files, &policy, &listed.path)?.map(Arc::new))
        })?;
        let is_recorded = recorded.is_some();
        read.editions.extend(recorded.map(|editions| (policy, editions)));
        let file = format!("{}/policy.toml", listed.path);
        if files.kind(&file, Some(id))? == Some(Kind::File) {
            found += 1;
            let working = &mut of_policy.working;
            let is_same =
                is_same && working.as_ref().is_some_and(|part| with.others.leave(part, part.value.as_slice()));
            let working = files.part(working, is_same, |files| {
                let source = FirmSource { id, root: &root, own: &own, is_there, lock: lock.clone() };
                Ok(load_policy(files, setting, with.shared, &source, &listed)?.map(Arc::new))
            })?;
            read.policies.extend(working);
        } else {
            missing_policy(files, id, &listed, is_recorded)?;
            found += usize::from(is_recorded);
        }
        known.insert(listed.name, of_policy);
    }
    if found == 0 {
        let finding = Finding::error("no-content", format!("the firm `{id}` has no policy"))
            .at(&Place::whole(path.as_str()))
            .hint(format!("add content/{id}/<policy>/policy.toml"));
        files.report(finding, Some(id));
    }
    for finding in own {
        files.report(finding, Some(id));
    }
    Ok(read)
}

/// A folder without policy.toml is a mistake, but for one that holds only pictures. Where editions are recorded, they
/// are published all the same, and a policy that ended needs no more: then it is only worth a look.
fn missing_policy(files: &mut Files, firm: &str, folder: &Listed, is_recorded: bool) -> Result<(), MachineError> {
    if is_recorded {
        let message = format!("the policy `{firm}/{}` has editions, and no policy.toml for the next one", folder.name);
        let finding = Finding::warning("missing-file", message)
            .at(&Place::whole(format!("{}/policy.toml", folder.path)))
            .hint("put the file back to go on, or say with `ikraft end` that the policy stops");
        files.report(finding, Some(&format!("{firm}/{}", folder.name)));
        return Ok(());
    }
    let inside = files.walk(&folder.path, Some(firm))?;
    let only_pictures = inside.iter().all(|(name, _)| name.ends_with(".svg") || name.ends_with(".png"));
    if inside.is_empty() || !only_pictures {
        let finding = Finding::error("missing-file", format!("the policy `{firm}/{}` has no policy.toml", folder.name))
            .at(&Place::whole(format!("{}/policy.toml", folder.path)))
            .hint("a policy is a folder with its facts in policy.toml; remove the folder if it is none");
        files.report(finding, Some(&format!("{firm}/{}", folder.name)));
    }
    Ok(())
}

/// firm.toml as its policies see it.
struct FirmSource<'f> {
    id: &'f str,
    root: &'f Node,
    /// What has been found in it already.
    own: &'f [Finding],
    /// It was read. Without it nothing is composed: that its facts are missing would be told of every sentence.
    is_there: bool,
    /// What was reviewed of its translations.
    lock: Option<Arc<TranslationLock>>,
}

fn load_policy(
    files: &mut Files,
    setting: Setting<'_>,
    shared: &SharedFiles,
    firm: &FirmSource<'_>,
    folder: &Listed,
) -> Result<Option<LoadedPolicy>, MachineError> {
    let id = format!("{}/{}", firm.id, folder.name);
    let sink = Sink::default();
    if !is_id(&folder.name) {
        sink.report(
            Finding::error("bad-id", format!("the folder `{}` cannot be a policy", folder.path))
                .at(&Place::whole(folder.path.as_str()))
                .hint("a policy's folder is named in small letters from a to z, digits and hyphens: `customers`"),
        );
    }
    let (fragments, names) = load_fragments(files, setting, folder, &id, &sink)?;
    let locks = TranslationLocks {
        policy: translations::load(files, &folder.path, &id)?,
        firm: firm.lock.clone(),
        shared: shared.lock.clone(),
    };
    let loaded = match files.text(&format!("{}/policy.toml", folder.path), Some(&id))? {
        None => None,
        Some(text) => {
            let root = parse(&text.file, &text.text, &sink);
            let sources = PolicyFiles {
                firm_id: firm.id,
                folder: &folder.name,
                firm: firm.root,
                policy: &root,
                shared: &shared.records,
            };
            let (policy, sources) = policy(&setting.decoder(&sink), sources);
            check_references(&policy, &names, &sink);
            let mut images = BTreeMap::new();
            let pictures = policy.signatures.iter().filter_map(|signature| signature.image.as_ref());
            let pictures = pictures.map(|image| (image.value.clone(), image.place.clone()));
            for (path, place) in pictures.chain(policy.firm.brand.logo.clone()) {
                // The logo is the firm's: a bad one touches all its policies.
                let scope = if *place.file == *firm.root.place.file { firm.id } else { id.as_str() };
                if let Some(bytes) = image::load(files, firm.id, &path, &place, scope)? {
                    images.insert(path, bytes);
                }
            }
            Some(LoadedPolicy { policy, fragments, images, files: sources, locks })
        }
    };
    for finding in sink.take() {
        let of_firm = firm
            .own
            .iter()
            .any(|own| (&own.place, own.code, &own.message) == (&finding.place, finding.code, &finding.message));
        // Without a firm.toml the name is missing with it, and that has been told.
        if !of_firm && (firm.is_there || finding.code != "ID1") {
            files.report(finding, Some(&id));
        }
    }
    let is_read = firm.is_there && !sink.gave_up(&format!("{}/policy.toml", folder.path));
    Ok(loaded.filter(|_| is_read && is_id(&folder.name)))
}

/// The fragments per language, and the names that stand in any of them.
fn load_fragments(
    files: &mut Files,
    setting: Setting<'_>,
    folder: &Listed,
    id: &str,
    sink: &Sink,
) -> Result<(BTreeMap<Lang, Vec<Fragment>>, OwnSections), MachineError> {
    let mut all: BTreeMap<Lang, Vec<Fragment>> = BTreeMap::new();
    let mut where_: BTreeMap<String, BTreeMap<Lang, String>> = BTreeMap::new();
    for listed in files.list(&folder.path, Some(id))? {
        if listed.kind == Kind::File {
            if listed.name.ends_with(".md") {
                sink.report(
                    Finding::warning("not-read", format!("`{}` stands outside a language's folder", listed.path))
                        .at(&Place::whole(listed.path.as_str()))
                        .hint("move it into the folder of its language: `da/`, `en/`"),
                );
            }
            continue;
        }
        let language = Lang::new(&listed.name);
        if listed.name == "editions" {
            continue;
        }
        if let Some(languages) = setting.languages
            && !languages.contains(&language)
        {
            sink.report(
                Finding::error("unknown-language", format!("`{}` is no language of this site", listed.path))
                    .at(&Place::whole(listed.path.as_str()))
                    .did_you_mean(&listed.name, languages.iter().map(Lang::as_str)),
            );
            continue;
        }
        let fragments = all.entry(language.clone()).or_default();
        for listed in files.list(&listed.path, Some(id))? {
            let name = match (listed.kind, listed.name.strip_suffix(".md")) {
                (Kind::File, Some(name)) => name,
                _ => {
                    sink.report(
                        Finding::warning("not-read", format!("`{}` is no fragment", listed.path))
                            .at(&Place::whole(listed.path.as_str()))
                            .hint("a fragment is called `<section>.md`"),
                    );
                    continue;
                }
            };
            if !is_id(name) {
                sink.report(
                    Finding::error("bad-id", format!("`{name}` cannot be the name of a section"))
                        .at(&Place::whole(listed.path.as_str()))
                        .why("the file's name is the section's id in all languages, and part of its address")
                        .hint("use small letters from a to z, digits and hyphens: `foer-og-nu.md`"),
                );
                continue;
            }
            where_.entry(name.to_owned()).or_default().insert(language.clone(), listed.path.clone());
            if let Some(text) = files.text(&listed.path, Some(id))? {
                fragments.push(fragment::parse(name, &text, sink));
            }
        }
    }
    for (name, there) in &where_ {
        for language in setting.languages.unwrap_or_default() {
            if let Some(path) = there.values().next()
                && !there.contains_key(language)
            {
                sink.report(
                    Finding::error("LNG2", format!("the section `{name}` has no fragment in `{language}`"))
                        .at(&Place::whole(path.as_str()))
                        .why("every language has the same sections; none falls back to another")
                        .hint(format!("write {}/{language}/{name}.md", folder.path)),
                );
            }
        }
    }
    Ok((all, where_.into_keys().collect()))
}
