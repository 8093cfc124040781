//! A published site as the witness of what was recorded: `--against URL|DIR`.

use std::path::Path;

use super::Stop;
use crate::config::{Outlet, SiteConfig};
use crate::finding::Finding;
use crate::history::against::{Against, Expected, What, against};
use crate::history::published::{PUBLISHED, Published};
use crate::history::{Hash, PolicyHistory};
use crate::machine::MachineError;
use crate::render::html::{words_of, words_of_page};
use crate::site::is_in;
use crate::witness::{Witness, is_plain};

/// An outlet, and where it is published.
pub struct Asked<'a> {
    pub outlet: &'a Outlet,
    pub witness: Witness,
}

/// The outlets that are published at an address, or in a folder, as it was written.
pub fn asked<'a>(written: &str, config: &'a SiteConfig) -> Result<Vec<Asked<'a>>, Stop> {
    if written.starts_with("https://") || written.starts_with("http://") {
        return Ok(vec![on_host(written, config)?]);
    }
    let folder = Path::new(written);
    if !folder.is_dir() {
        return Err(Stop::usage(format!("there is no folder {written}"))
            .hint("name the address of the published site, https://…, or the folder that was deployed"));
    }
    let is_outlet = |folder: &Path| folder.join("index.html").is_file();
    let mut found: Vec<Asked> = config
        .outlets
        .iter()
        .map(|outlet| (outlet, folder.join(&outlet.folder)))
        .filter(|(_, own)| is_outlet(own))
        .map(|(outlet, own)| Asked { outlet, witness: Witness::folder(&own) })
        .collect();
    if found.is_empty() && is_outlet(folder) {
        let name = folder.file_name().and_then(|name| name.to_str());
        let is_it = |outlet: &&Outlet| config.outlets.len() == 1 || outlet.folder.rsplit('/').next() == name;
        let outlet = config.outlets.iter().find(is_it);
        found.extend(outlet.map(|outlet| Asked { outlet, witness: Witness::folder(folder) }));
    }
    if found.is_empty() {
        return Err(Stop::usage(format!("{written} holds no published site of these outlets"))
            .hint("name an output folder, or the folder of one outlet in it"));
    }
    Ok(found)
}

fn on_host<'a>(written: &str, config: &'a SiteConfig) -> Result<Asked<'a>, Stop> {
    let bare = |address: &str| address.trim_end_matches('/').to_owned();
    let named = |outlet: &&Outlet| outlet.base_url.as_deref().is_some_and(|base| bare(base) == bare(written));
    let only = || if let [only] = &config.outlets[..] { Some(only) } else { None };
    let Some(outlet) = config.outlets.iter().find(named).or_else(only) else {
        let stop = Stop::usage(format!("no outlet of this site is published at {written}"));
        let known = config.outlets.iter().filter_map(|outlet| outlet.base_url.as_deref());
        return Err(known.fold(stop, |stop, base| stop.hint(format!("an outlet is at {base}"))));
    };
    let witness = Witness::host(written).map_err(|bad| Stop::usage(format!("{written}: {}", bad.0)))?;
    Ok(Asked { outlet, witness })
}

/// Whether an outlet has a policy, or ever had: where an edition was recorded it stays, whatever firms site.toml names.
pub fn has(outlet: &Outlet, policy: &PolicyHistory) -> bool {
    let editions = policy.history.editions.iter();
    let mut addresses = editions.flat_map(|edition| edition.languages.values()).map(|language| &language.address);
    is_in(outlet, &policy.firm) || addresses.any(|address| address.folders.contains_key(&outlet.id))
}

/// What a witness says of a policy.
pub enum Testimony {
    /// It has an editions.json, found at the address.
    Published { published: Published, shown: String },
    /// It has none under any name of the policy.
    Silent,
    /// It has one that cannot be read.
    Unreadable(Box<Finding>),
}

/// Asks for the editions of a policy, by its name of today and its earlier ones.
pub fn testimony(witness: &Witness, policy: &PolicyHistory) -> Result<Testimony, MachineError> {
    let mut names = vec![policy.policy.as_str()];
    names.extend(policy.history.ids().into_iter().rev().filter(|id| *id != policy.policy));
    for name in names {
        let path = format!("{name}/{PUBLISHED}");
        if !is_plain(&path) {
            continue;
        }
        let Some(bytes) = witness.get(&path)? else { continue };
        let shown = witness.shown(&path);
        return Ok(match Published::read(&bytes) {
            Ok(published) => Testimony::Published { published, shown },
            Err(cause) => Testimony::Unreadable(Box::new(
                Finding::error("bad-witness", format!("what is published of the editions cannot be read: {cause}"))
                    .scope(policy.policy.as_str())
                    .frozen()
                    .why(format!("{shown} is what everybody can compare the ledger with"))
                    .hint("find out what stands there, then deploy the site again"),
            )),
        });
    }
    Ok(Testimony::Silent)
}

/// What comparing one policy at one outlet came to.
pub struct Compared {
    pub findings: Vec<Finding>,
    /// What was asked for and is there as recorded.
    pub files: usize,
    pub pages: usize,
    /// How many records of ours are published, and how many are newer.
    pub common: usize,
    pub ahead: usize,
}

/// Compares one policy with what is published of it, file by file and page by page; `None` when nothing is.
pub fn compare(witness: &Witness, policy: &PolicyHistory) -> Result<Option<Compared>, MachineError> {
    let (published, shown) = match testimony(witness, policy)? {
        Testimony::Silent => return Ok(None),
        Testimony::Unreadable(finding) => {
            return Ok(Some(Compared { findings: vec![*finding], files: 0, pages: 0, common: 0, ahead: 0 }));
        }
        Testimony::Published { published, shown } => (published, shown),
    };
    let Against { common, ahead, findings, expected } = against(policy, &published, &shown);
    let mut compared = Compared { findings, files: 0, pages: 0, common, ahead };
    for expected in &expected {
        match look(witness, policy, expected)? {
            Some(finding) => {
                compared.findings.push(finding.scope(policy.policy.as_str()).frozen());
            }
            None if matches!(expected.what, What::File(_)) => compared.files += 1,
            None => compared.pages += 1,
        }
    }
    Ok(Some(compared))
}

/// Asks for one thing; tells what is wrong with it.
fn look(witness: &Witness, policy: &PolicyHistory, expected: &Expected) -> Result<Option<Finding>, MachineError> {
    let Expected { path, edition, what } = expected;
    let id = edition;
    if !is_plain(path) {
        let finding = Finding::error("bad-witness", format!("`{}` is no address of a site", path.escape_debug()))
            .why(format!("what is published of the edition `{id}` names it"))
            .hint("find out what stands there, then deploy the site again");
        return Ok(Some(finding));
    }
    let shown = witness.shown(path);
    let deploy = "build and deploy the site: every edition stays published as it was";
    let Some(bytes) = witness.get(path)? else {
        let finding = Finding::error("file-unpublished", format!("the edition `{id}` is not there any more: {shown}"))
            .why("every edition that was published stays at its address")
            .hint(deploy);
        return Ok(Some(finding));
    };
    Ok(match what {
        What::File(file) if Hash::of(&bytes) != file.sha256 => Some(
            Finding::error("file-altered", format!("{shown} is not `{}` as it was recorded", file.file))
                .why(format!("the edition `{id}` is published with other bytes than those of its record"))
                .hint(deploy),
        ),
        What::File(file) if Against::is_redacted_since(policy, *id, file) => Some(
            Finding::warning("redaction-undeployed", format!("{shown} still has what a redaction took out"))
                .why("the redaction is recorded, and not yet deployed")
                .hint("build and deploy the site"),
        ),
        What::Page(lang, document) => {
            let page = String::from_utf8_lossy(&bytes);
            let told = words_of_page(&page);
            let expected = words_of(document);
            (told.as_deref() != Some(expected.as_str())).then(|| {
                let finding = Finding::error(
                    "words-altered",
                    format!("the page of the edition `{id}` in `{lang}` has other words than were recorded: {shown}"),
                );
                first_difference(finding, told.as_deref(), &expected).hint(deploy)
            })
        }
        What::File(_) | What::AnyPage => None,
    })
}

/// Says where two texts part.
fn first_difference(finding: Finding, told: Option<&str>, expected: &str) -> Finding {
    let Some(told) = told else {
        return finding.why("the page has no <main data-document>, which holds the words of an edition");
    };
    let (told, expected): (Vec<&str>, Vec<&str>) = (told.split(' ').collect(), expected.split(' ').collect());
    let at = told.iter().zip(&expected).take_while(|(told, expected)| told == expected).count();
    let some = |words: &[&str]| match words.get(at.saturating_sub(3)..(at + 5).min(words.len())) {
        Some(words) if !words.is_empty() => format!("`… {} …`", words.join(" ")),
        _ => "nothing".to_owned(),
    };
    finding.why(format!("it says {} where the edition says {}", some(&told), some(&expected)))
}
