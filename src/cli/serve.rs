//! `ikraft serve`: show the site as it is worked on, drafts included, and keep up with every change.
//!
//! One thread reads, builds and shows ([`workshop`]); those of the server answer from what is shown. A mistake in the
//! site stops neither.

mod days;
mod editor;
mod papers;
mod workshop;

use std::net::{IpAddr, Ipv4Addr, SocketAddr, ToSocketAddrs};
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::thread;

use super::signals::on_end;
use super::{Exit, Stop, options, print};
use crate::machine::MachineError;
use crate::model::date::Day;
use crate::serve::{Asked, Hosts, Listening, Live, Preview, Shown, Told, Watcher, bind};
use crate::site;
use crate::workspace::{self, Desk, Reply};
use crate::write::{PdfCache, read_frozen, recover_editions};

use days::Days;
use papers::Papers;
use workshop::{Clock, Workshop};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The site's folder
    #[arg(short = 'C', value_name = "DIR")]
    dir: Option<PathBuf>,
    /// The port; the next free one where it is taken, 0 lets the system choose
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    port: u16,
    /// The address to listen on. One that other machines reach shows your drafts to all of them
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    host: String,
    /// Open the preview in the browser
    #[arg(long)]
    open: bool,
    /// The day the site is made for; today where the site is, unless stated
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    date: Option<Day>,
    /// Look at the files again and again, where the system cannot tell of changes
    #[arg(long)]
    poll: bool,
    /// Where links to a sentence's file and line lead: vscode, vscodium, cursor, zed, idea, textmate, none, or an
    /// address of your own with {file}, {line} and {column} in it
    #[arg(long, value_name = "EDITOR", env = "IKRAFT_EDITOR", default_value = "vscode", value_parser = editor::address)]
    editor: editor::Editor,
}

/// The arguments, checked.
struct Options {
    root: PathBuf,
    address: SocketAddr,
    host: String,
    port: u16,
    opens: bool,
    date: Option<Day>,
    polls: bool,
    editor: Option<String>,
    jobs: usize,
}

impl Options {
    fn check(args: Args) -> Result<Options, Stop> {
        let root = options::root(args.dir.as_ref())?;
        // Editors, and what tells of changes, know real paths.
        let root = root.canonicalize().map_err(MachineError::new("open the site's folder", root))?;
        Ok(Options {
            root,
            address: SocketAddr::new(address_of(&args.host)?, args.port),
            host: args.host,
            port: args.port,
            opens: args.open,
            date: args.date,
            polls: args.poll,
            editor: args.editor.0,
            jobs: options::jobs(None),
        })
    }
}

/// The address of a name of this machine.
fn address_of(host: &str) -> Result<IpAddr, Stop> {
    if host == "localhost" {
        return Ok(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    let named = || (bare, 0).to_socket_addrs().ok()?.next().map(|address| address.ip());
    bare.parse().ok().or_else(named).ok_or_else(|| {
        Stop::usage(format!("--host {host} is no address of this machine"))
            .hint("use 127.0.0.1 for this machine alone, or 0.0.0.0 for every machine that can reach it")
    })
}

/// Serves until somebody stops it.
pub fn run(args: Args) -> Result<Exit, Stop> {
    let options = Options::check(args)?;
    recover_editions(&options.root)?;
    let listening = bind(options.address).map_err(MachineError::new("listen on", options.address.to_string()))?;
    let cache = PdfCache::new(&options.root);
    let papers = Papers::new(&cache);
    let live = Live::new(Shown::default());
    let state = workshop::Current::default();
    let clock = Clock::new(options.date);
    let mut watcher = Watcher::new(&options.root, options.polls);
    let mut workshop = Workshop::new(&options, &clock, &live, &state, &papers);
    workshop.start(&mut watcher)?;
    greet(&options, &listening, &watcher)?;

    let (stop, bell) = (listening.stop(), watcher.bell());
    let (gate, rings) = (stop.clone(), watcher.bell());
    let stopped = on_end(move || {
        gate.stop();
        rings.stop();
    });
    if let Err(error) = stopped {
        print::aside(&format!("warning: Ctrl-C ends this preview without a farewell: {error}"))?;
    }
    let days = Days::default();
    let memory = workspace::Memory::default();
    let answer = |asked: &Asked| {
        let now = state.now();
        let desk = Desk {
            root: &options.root,
            loaded: &now.loaded,
            built: now.built.as_deref(),
            day: now.day,
            editor: options.editor.as_deref(),
            jobs: options.jobs,
        };
        let asked = workspace::Asked { path: asked.path, query: asked.query, languages: asked.languages };
        match workspace::answer(&desk, &memory, &asked) {
            Reply::Page(page) => Told::Page(page),
            Reply::Fragment(fragment) => Told::Fragment(fragment),
            Reply::Asset(media_type, text) => Told::Asset(media_type, text),
            Reply::Redirect(path) => Told::Redirect(path),
            Reply::Missing(page) => Told::Missing(page),
            Reply::OnDay(day, path) => match days.site(&now, day, options.jobs) {
                Some((site, mounts)) => Told::Site { site, mounts, path },
                None => Told::Missing(String::new()),
            },
        }
    };
    let pdfs = |job: &site::PdfJob| papers.pdf(job);
    let files = |file: &site::FrozenFile| read_frozen(&options.root, file);
    let hosts = Hosts::new(listening.address, &options.host);
    let preview = Preview { live: &live, pdfs: &pdfs, files: &files, workspace: &answer, hosts };
    let (worked, served) = thread::scope(|scope| {
        scope.spawn(|| papers.warm_up(&live));
        scope.spawn(|| clock.run(&bell));
        let serving = scope.spawn(|| {
            let served = preview.run(listening);
            bell.stop();
            served
        });
        let worked = workshop.run(&mut watcher);
        stop.stop();
        clock.stop();
        (worked, serving.join().unwrap_or_else(|panic| resume_unwind(panic)))
    });
    worked?;
    served.map_err(MachineError::new("serve on", options.address.to_string()))?;
    Ok(Exit::Fine)
}

/// Says where the preview is, and what somebody should know of it.
fn greet(options: &Options, listening: &Listening, watcher: &Watcher) -> Result<(), Stop> {
    let address = listening.address;
    if listening.is_other_port {
        let taken = options.port;
        print::aside(&format!("port {taken} is taken by another program, so the preview has port {}", address.port()))?;
    }
    if !address.ip().is_loopback() {
        print::aside(&format!(
            "warning: {} can be reached by other machines, and shows them drafts and findings\n  \
             help: leave --host out, unless that is what you want",
            address.ip()
        ))?;
    }
    if let Some(notice) = watcher.notice() {
        print::aside(&notice)?;
    }
    // An address of all networks is none that a browser can open.
    let name =
        if address.ip().is_unspecified() { format!("localhost:{}", address.port()) } else { address.to_string() };
    print::line(&format!(
        "http://{name}/ shows {}, drafts included; stop with Ctrl-C\nhttp://{name}/_ikraft/ is the workspace: findings, \
         translations, changes",
        options.root.display()
    ))?;
    if options.opens
        && let Err(error) = open::that_detached(format!("http://{name}/"))
    {
        print::aside(&format!("warning: no browser could be opened: {error}"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_this_machine_are_known_by_number_and_name() {
        for good in ["127.0.0.1", "localhost", "::1", "[::1]", "0.0.0.0"] {
            assert!(address_of(good).is_ok(), "{good}");
        }
        for bad in ["", "firm.invalid", "127.0.0.1:4000", "256.1.1.1"] {
            assert!(address_of(bad).is_err(), "{bad}");
        }
    }
}
