//! `ikraft serve`: show the site, drafts included, to this machine only.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use super::day::day;
use super::pdf::PdfMaker;
use super::{Exit, Stop, findings, options, print};
use crate::finding;
use crate::machine::MachineError;
use crate::model::date::Day;
use crate::serve::{Asked, Hosts, Live, Preview, Shown, Told, bind};
use crate::site::{self, Inputs};
use crate::source;
use crate::write::{PdfCache, read_frozen, recover_editions};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The site's folder
    #[arg(short = 'C', value_name = "DIR")]
    dir: Option<PathBuf>,
    /// The port; 0 lets the system choose
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    port: u16,
    /// The address of this machine to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    host: String,
    /// The day the site is made for; today where the site is, unless stated
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    date: Option<Day>,
}

/// An address of this machine that no other machine can reach.
fn loopback(host: &str) -> Result<IpAddr, Stop> {
    let address = match host {
        "localhost" => Some(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        _ => host.parse().ok(),
    };
    address.filter(IpAddr::is_loopback).ok_or_else(|| {
        Stop::usage(format!("--host {host} is not an address of this machine alone"))
            .hint("use 127.0.0.1 or ::1; drafts are shown, so no other machine may ask")
    })
}

/// Makes the site in memory and answers until it is stopped.
pub fn run(args: Args) -> Result<Exit, Stop> {
    let root = options::root(args.dir.as_ref())?;
    let address = SocketAddr::new(loopback(&args.host)?, args.port);
    recover_editions(&root)?;
    let loaded = source::load(&root)?;
    let Some(site) = &loaded.site else {
        findings::print(&loaded.findings, &loaded.texts)?;
        return Ok(Exit::Unpublished);
    };
    let cache = PdfCache::new(&root);
    let mut found = loaded.findings.clone();
    // Pages are worth seeing although the theme's PDF templates are broken.
    let maker = PdfMaker::new(&site.theme, &cache).map_err(|findings| found.extend(findings)).ok();
    let built = site::build(&Inputs {
        site,
        found: &found,
        without: &BTreeSet::new(),
        day: day(args.date, &site.config.time_zone),
        drafts: true,
        base_url: None,
        engine: PdfMaker::ENGINE.filter(|_| maker.is_some()),
        jobs: options::jobs(None),
    });
    found.extend(finding::limit(built.findings.clone(), &loaded.texts));
    finding::sort(&mut found);
    findings::print(&found, &loaded.texts)?;

    let listening = bind(address).map_err(MachineError::new("listen on", address.to_string()))?;
    let address = listening.address;
    if listening.is_other_port {
        print::line(&format!(
            "port {} is taken by another program; this preview has port {}",
            args.port,
            address.port()
        ))?;
    }
    let stop = listening.stop();
    // Where no handler can be set, Ctrl-C ends the program without it.
    let _ = ctrlc::set_handler(move || stop.stop());
    print::line(&format!("http://{address}/ shows {}, drafts included; stop with Ctrl-C", root.display()))?;
    let pdfs = |job: &site::PdfJob| match &maker {
        Some(maker) => maker.pdf(job),
        None => Err(site::PdfFailure::Findings(Vec::new())),
    };
    let files = |file: &site::FrozenFile| read_frozen(&root, file);
    let workspace = |asked: &Asked| Told::Missing(format!("<p>{}</p>", asked.path.len()));
    let mounts = built.mounts.into();
    let live = Live::new(Shown { site: Arc::new(built.site), mounts, mistakes: found.len() });
    let hosts = Hosts::new(address, &args.host);
    Preview { live: &live, pdfs: &pdfs, files: &files, workspace: &workspace, hosts }
        .run(listening)
        .map_err(MachineError::new("serve on", address.to_string()))?;
    Ok(Exit::Fine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_listened_to() {
        for good in ["127.0.0.1", "localhost", "::1", "127.0.0.2"] {
            assert!(loopback(good).is_ok(), "{good}");
        }
        for bad in ["0.0.0.0", "192.168.1.2", "::", "firm.example", ""] {
            assert!(loopback(bad).is_err(), "{bad}");
        }
    }
}
