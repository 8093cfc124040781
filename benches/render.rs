//! How long one PDF takes, and how that compares with the page of the same Document: `cargo bench --bench render`.
//!
//! Milliseconds depend on the machine; the ratio of PDF to page less so. Typst keeps what documents share, so the first
//! PDF of a process is told apart from the later ones. `ROUNDS` is the number of PDFs; with many of them, the memory at
//! the end shows whether the cache is emptied.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ikraft::document;
use ikraft::model::public_facts::PublicFacts;
use ikraft::render::html::Templates;
use ikraft::render::job::PdfJob;
use ikraft::render::pdf::Engine;
use ikraft::render::view::Shell;
use ikraft::source::{self, Theme};

fn main() {
    let rounds = std::env::var("ROUNDS").ok().map_or(40, |rounds| rounds.parse().expect("ROUNDS is a number"));
    let theme = default_theme();
    // The same policy of many firms: what differs is set anew each time, what is the same may come from Typst's cache.
    let jobs: Vec<PdfJob> = (0..rounds).map(|number| sample(&format!("Prøveby{number}"))).collect();

    let templates = Templates::new(&theme).expect("the default theme has templates");
    let page =
        |job: &PdfJob| templates.page(&job.document, &job.facts, &job.shell).expect("the sample has a page").len();
    timed(|| page(&jobs[0]));
    let (pages, bytes) = timed(|| jobs.iter().map(page).sum::<usize>());
    let pages = each(pages, rounds);
    println!("page             {pages:>8.2} ms   {} bytes", bytes / rounds);

    let (start, engine) = timed(|| Engine::new(&theme).expect("the default theme can make a PDF"));
    println!("engine           {:>8.2} ms   once a process", each(start, 1));
    let pdf = |job: &PdfJob| engine.pdf(job).expect("the sample has a PDF").len();
    let (first, bytes) = timed(|| pdf(&jobs[0]));
    let first = each(first, 1);
    println!("first PDF        {first:>8.2} ms   {bytes} bytes, {:.0} times a page", first / pages);
    let half = rounds.div_ceil(2);
    jobs[1..half].iter().for_each(|job| assert!(pdf(job) > 0));
    let before = peak_memory();
    let (later, _) = timed(|| jobs[half..].iter().map(pdf).sum::<usize>());
    let later = each(later, rounds - half);
    println!("later PDF        {later:>8.2} ms   {:.0} times a page", later / pages);
    if let (Some(before), Some(after)) = (before, peak_memory()) {
        println!("peak memory      {:>8.2} MiB  {:.2} after the first half", after, before);
    }

    let next = AtomicUsize::new(0);
    let (both, ()) = timed(|| {
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                        pdf(job);
                    }
                });
            }
        });
    });
    println!("with two threads {:>8.2} ms   a PDF", each(both, rounds));
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let done = work();
    (start.elapsed(), done)
}

/// Milliseconds for one of `count`.
fn each(time: Duration, count: usize) -> f64 {
    time.as_secs_f64() * 1000.0 / count as f64
}

/// The most memory that the process has had, in MiB, where the system tells.
fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse::<f64>().ok().map(|kilobytes| kilobytes / 1024.0)
}

/// The theme of a site that has nothing of its own.
fn default_theme() -> Theme {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let config = "title = { da = \"Prøve\" }\ndefault-language = \"da\"\n\n[languages]\nda = \"da-DK\"\n";
    std::fs::write(folder.path().join("site.toml"), config).expect("the folder can be written");
    let loaded = source::load(folder.path()).expect("the folder can be read");
    loaded.site.unwrap_or_else(|| panic!("{:#?}", loaded.findings)).theme
}

fn sample(place: &str) -> PdfJob {
    let text = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
        std::fs::read_to_string(path).expect("the fixture is there")
    };
    let document = document::json::read(&text("document-rich-da.json").replace("Prøveby", place))
        .expect("the fixture is a document");
    let shell: Shell = serde_json::from_str(&text("page-da.shell.json")).expect("the fixture is a shell");
    let signature =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 3\"><path d=\"M1 2 L8 1\" stroke=\"#000\"/></svg>";
    PdfJob {
        document: Arc::new(document),
        facts: Arc::new(PublicFacts { schema: 1, ..PublicFacts::default() }),
        shell: Arc::new(shell),
        images: BTreeMap::from([("aaaaaaaaaaaaaaaa.svg".to_owned(), Arc::from(signature.as_bytes()))]),
        key: String::new(),
    }
}
