//! `ikraft unrelease`: take back the newest record, where a published site shows that it never got there.

use std::path::PathBuf;

use super::against::{Asked, Testimony, asked, has, testimony};
use super::{Exit, Stop, findings, options, print};
use crate::config::SiteConfig;
use crate::finding::Finding;
use crate::history::against::against;
use crate::history::{Event, PolicyHistory, load};
use crate::machine::MachineError;
use crate::source::{self, editions};
use crate::write::{EditionStore, Recording, StoreError, recover_editions};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The policy, FIRM/POLICY
    #[arg(value_name = "POLICY")]
    policy: String,
    /// The published site: its address, or the folder that was deployed; once for each outlet of the policy
    #[arg(long, value_name = "URL|DIR", required = true)]
    against: Vec<String>,
    /// The site's folder
    #[arg(short = 'C', value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Asks the witness, then removes the record and its files in one step.
pub fn run(args: Args) -> Result<Exit, Stop> {
    let root = options::root(args.dir.as_ref())?;
    recover_editions(&root)?;
    let loaded = source::load(&root)?;
    let Some(site) = &loaded.site else {
        findings::print(&loaded.findings, &loaded.texts)?;
        return Ok(Exit::Unpublished);
    };
    let recorded = editions::recorded(&root)?;
    let Some(files) = recorded.editions.get(&args.policy) else {
        let known = recorded.editions.keys().map(String::as_str);
        let hints = Finding::error("unknown-policy", "").did_you_mean(&args.policy, known).hints;
        let stop = Stop::usage(format!("there is no policy `{}` with editions", args.policy));
        return Err(hints.into_iter().fold(stop, Stop::hint));
    };
    let store = EditionStore::open(&root, &args.policy)?;
    let (policy, found) = load(files);
    let mut stopping: Vec<Finding> = found.into_iter().filter(Finding::is_error).collect();
    let newest = policy.history.records.last().map(|chained| &chained.record);
    let Some(newest) = newest.filter(|_| stopping.is_empty()) else {
        findings::print(&stopping, &recorded.texts)?;
        print::aside("nothing was taken back: the ledger must be as it was recorded first")?;
        return Ok(Exit::Unpublished);
    };
    if matches!(newest.event, Event::Redacted(_)) {
        stopping.push(
            Finding::error("not-taken-back", format!("record {} is a redaction", newest.number))
                .why("what it took out should never have been published, so it is not put back"),
        );
    } else {
        stopping.extend(never_published(&args, &site.config, &policy)?);
    }
    if !stopping.is_empty() {
        findings::print(&stopping, &recorded.texts)?;
        print::aside("nothing was taken back")?;
        return Ok(Exit::Unpublished);
    }
    let text = policy.ledger.as_deref().unwrap_or_default();
    let body = text.strip_suffix('\n').unwrap_or(text);
    let recording = Recording {
        expected: policy.ledger_sha256(),
        remove: newest.event.files().into_iter().map(|file| file.file.clone()).collect(),
        ledger: body.rfind('\n').map(|end| body[..=end].to_owned()).unwrap_or_default(),
        ..Recording::default()
    };
    match store.record(&recording) {
        Ok(()) => {}
        Err(StoreError::Findings(found)) => {
            findings::print(&found, &recorded.texts)?;
            return Ok(Exit::Unpublished);
        }
        Err(StoreError::Machine(error)) => return Err(error.into()),
    }
    let edition = newest.event.edition().map(|id| format!(" of the edition {id}")).unwrap_or_default();
    print::line(&format!(
        "{}: record {} is taken back, {}{edition}, with {} of its files",
        args.policy,
        newest.number,
        newest.event.words(),
        recording.remove.len()
    ))?;
    Ok(Exit::Fine)
}

/// What keeps the newest record from being taken back: every outlet that the policy is in must show that it never got
/// there.
fn never_published(args: &Args, config: &SiteConfig, policy: &PolicyHistory) -> Result<Vec<Finding>, Stop> {
    let mut shown_by = Vec::new();
    let mut findings = Vec::new();
    for written in &args.against {
        for asked in asked(written, config)?.into_iter().filter(|asked| has(asked.outlet, policy)) {
            findings.extend(objection(&asked, config, policy)?);
            shown_by.push(asked.outlet.id.as_str());
        }
    }
    if !config.outlets.iter().any(|outlet| has(outlet, policy)) {
        let message =
            format!("no outlet of site.toml has `{}`, so nobody can say what was published of it", policy.policy);
        findings.push(
            Finding::error("no-witness", message)
                .hint("put back the outlet that it was published in, or end the policy with `ikraft end`"),
        );
    }
    let outlets = config.outlets.iter().filter(|outlet| has(outlet, policy));
    for outlet in outlets.filter(|outlet| !shown_by.contains(&outlet.id.as_str())) {
        let at = outlet.base_url.as_deref().unwrap_or("URL|DIR");
        findings.push(
            Finding::error("no-witness", format!("nobody asked the outlet `{}`, which has the policy too", outlet.id))
                .hint(format!("name it as well: --against {at}")),
        );
    }
    Ok(findings)
}

/// Why one outlet does not show that the newest record was never published.
fn objection(asked: &Asked, config: &SiteConfig, policy: &PolicyHistory) -> Result<Vec<Finding>, MachineError> {
    let Asked { outlet, witness } = asked;
    let records = &policy.history.records;
    match testimony(witness, policy)? {
        Testimony::Unreadable(finding) => return Ok(vec![*finding]),
        Testimony::Published { published, shown } => {
            let result = against(policy, &published, &shown);
            let chain = ["records-removed", "record-rewritten"];
            let broken: Vec<Finding> =
                result.findings.into_iter().filter(|finding| chain.contains(&finding.code)).collect();
            if !broken.is_empty() {
                return Ok(broken);
            }
            if result.ahead == 0 {
                return Ok(vec![was_published(policy, &shown)]);
            }
        }
        Testimony::Silent => {
            let title = config.languages.iter().find_map(|language| outlet.title.get(&language.code));
            let chooser = witness.get("index.html")?.unwrap_or_default();
            let mut is_ours = title.is_some_and(|title| {
                let chooser = String::from_utf8_lossy(&chooser);
                chooser.contains(title.as_str()) || chooser.contains(&title.replace('&', "&amp;"))
            });
            for language in &config.languages {
                is_ours &= witness.get(&format!("{}/index.html", language.code))?.is_some();
            }
            if !is_ours {
                let shown = witness.shown("index.html");
                let finding = Finding::error("no-witness", format!("{shown} does not answer as this site"))
                    .why("only a site that has been published can show what it never had")
                    .hint("name its address, or the folder that was deployed");
                return Ok(vec![finding]);
            }
        }
    }
    // The index may be older than the pages.
    let newest = records.last().map(|chained| &chained.record.event);
    let addresses = match newest {
        Some(Event::Released(event)) => {
            event.languages.values().map(|frozen| (event.edition, &frozen.address)).collect::<Vec<_>>()
        }
        Some(Event::Imported(event)) => {
            event.languages.values().map(|file| (event.edition, &file.address)).collect::<Vec<_>>()
        }
        _ => Vec::new(),
    };
    for (edition, address) in addresses {
        let Some(folder) = address.folders.get(&outlet.id) else { continue };
        let page = format!("{folder}/{edition}/index.html");
        if witness.get(&page)?.is_some() {
            return Ok(vec![was_published(policy, &witness.shown(&page))]);
        }
    }
    Ok(Vec::new())
}

fn was_published(policy: &PolicyHistory, shown: &str) -> Finding {
    let number = policy.history.records.len();
    Finding::error("not-taken-back", format!("record {number} was published: {shown}"))
        .why("what was published once is never taken out of the ledger")
        .hint(format!("an edition that has not taken effect is withdrawn: `ikraft withdraw {}`", policy.policy))
        .hint("one that has taken effect is followed by another: `ikraft release`")
}
