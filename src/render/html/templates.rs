//! The theme's templates, parsed and checked once, and the pages they make.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use tera::{Context, Error, ErrorKind, Tera, Value};

use crate::document::Document;
use crate::finding::{Finding, Place};
use crate::model::public_facts::PublicFacts;
use crate::render::view::comparison::{ChangesPage, Comparison};
use crate::render::view::history::HistoryPage;
use crate::render::view::notice::Notice;
use crate::render::view::{Chooser, FilePage, Frame, Moved, NotFound, OutletIndex, Shell};
use crate::source::theme::Theme;

use super::body;

const PAGE: &str = "page.html";
const CHOOSER: &str = "chooser.html";
const INDEX: &str = "index.html";
const NOT_FOUND: &str = "404.html";
const CHANGES: &str = "changes.html";
const COMPARISON: &str = "comparison.html";
const HISTORY: &str = "history.html";
const FILE: &str = "file.html";
const MOVED: &str = "moved.html";
const NOTICE: &str = "notice.html";

/// The templates of one theme, ready to use from many threads.
pub struct Templates {
    tera: Tera,
    /// Name of a template to its file as places name it, and its text.
    files: BTreeMap<String, (Arc<str>, Arc<str>)>,
    /// Templates that made a page without end. All their other pages would be no better, and each would take seconds.
    endless: Mutex<BTreeSet<String>>,
}

/// The longest page. A policy is a hundredth of it.
const MOST_BYTES: usize = 20_000_000;

/// A page while it is made. A template with a loop that hardly ends is stopped before it takes all memory.
struct Page<'a> {
    bytes: Vec<u8>,
    is_full: bool,
    /// Whether another page of the same template was without end.
    is_hopeless: &'a dyn Fn() -> bool,
}

/// How often somebody asks whether a page is hopeless: not for each word.
const ASK_AFTER: usize = 1 << 16;

impl Write for Page<'_> {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        let length = self.bytes.len() + more.len();
        let is_time = self.bytes.len() / ASK_AFTER != length / ASK_AFTER;
        if length > MOST_BYTES || (is_time && (self.is_hopeless)()) {
            self.is_full = true;
            return Err(io::ErrorKind::OutOfMemory.into());
        }
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a page template sees of the Document beside `main`.
#[derive(Serialize)]
struct DocumentHead<'a> {
    policy: &'a str,
    lang: &'a str,
    firm: &'a str,
    title: &'a str,
    description: &'a str,
}

impl Templates {
    /// Parses every template, reporting the mistakes of all of them.
    pub fn new(theme: &Theme) -> Result<Templates, Vec<Finding>> {
        let files = theme.templates.clone();
        let mut findings: Vec<Finding> =
            [PAGE, CHOOSER, INDEX, NOT_FOUND, CHANGES, COMPARISON, HISTORY, FILE, MOVED, NOTICE]
                .into_iter()
                .filter(|name| !files.contains_key(*name))
                .map(|name| {
                    Finding::error("missing-template", format!("the theme `{}` has no template `{name}`", theme.name))
                        .hint(format!("add `templates/{name}` to the theme"))
                })
                .collect();
        findings.extend(files.iter().filter_map(|(name, (_, text))| {
            // Alone, a template may lack its parent; only what is wrong with itself is told here.
            let error = Tera::new().add_raw_template(name, text).err()?;
            matches!(error.kind(), ErrorKind::SyntaxError(_)).then(|| told(&error, name, &files))
        }));
        if !findings.is_empty() {
            return Err(findings);
        }
        let mut tera = Tera::new();
        match tera.add_raw_templates(files.iter().map(|(name, (_, text))| (name, text))) {
            Ok(()) => Ok(Templates { tera, files, endless: Mutex::default() }),
            Err(error) => Err(all_told(&error, &files)),
        }
    }

    /// Whether a page of them was without end.
    pub fn are_endless(&self) -> bool {
        !self.endless.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// The page of one policy in one language. The same Document, facts and shell give the same bytes.
    pub fn page(&self, document: &Document, facts: &PublicFacts, shell: &Shell) -> Result<String, Finding> {
        self.page_of(document, facts, shell)
    }

    /// [`Templates::page`] for any form of the facts, so that tests of the page need not know what facts there are.
    pub(super) fn page_of(
        &self,
        document: &Document,
        facts: &impl Serialize,
        shell: &Shell,
    ) -> Result<String, Finding> {
        let main = body::main(document, shell);
        let title = format!("{} – {}", document.title.text, document.firm);
        let mut context = Context::new();
        context.insert("frame", &Frame::of(shell, title, document.description.clone()));
        context.insert("shell", shell);
        context.insert("facts", facts);
        context.insert(
            "document",
            &DocumentHead {
                policy: &document.policy,
                lang: &document.lang,
                firm: &document.firm,
                title: &document.title.text,
                description: &document.description,
            },
        );
        context.insert_value("main", Value::safe_string(&main));
        let page = self.render(PAGE, &context)?;
        if page.matches(&main).count() != 1 {
            return Err(Finding::error(
                "template-without-document",
                "the page template does not place the document once",
            )
            .at(&Place::whole(self.file(PAGE)))
            .why("a page without the words of the policy would be published")
            .hint("write `{{ main }}` where the text goes, as it is, without a filter"));
        }
        Ok(page)
    }

    /// The front page of an outlet.
    pub fn chooser(&self, chooser: &Chooser) -> Result<String, Finding> {
        self.framed(CHOOSER, "chooser", chooser, &chooser.frame)
    }

    /// The policies of an outlet in one language.
    pub fn outlet_index(&self, index: &OutletIndex) -> Result<String, Finding> {
        self.framed(INDEX, "index", index, &index.frame)
    }

    /// What an outlet answers where it has no page.
    pub fn not_found(&self, not_found: &NotFound) -> Result<String, Finding> {
        self.framed(NOT_FOUND, "not_found", not_found, &not_found.frame)
    }

    /// What changed from one edition to another.
    pub fn changes(&self, changes: &ChangesPage) -> Result<String, Finding> {
        self.framed(CHANGES, "changes", changes, &changes.frame)
    }

    /// A comparison that stands alone: one file, for those who are sent it.
    pub fn comparison(&self, comparison: &Comparison) -> Result<String, Finding> {
        let mut context = Context::new();
        context.insert("comparison", comparison);
        self.render(COMPARISON, &context)
    }

    /// Every edition of a policy.
    pub fn history(&self, history: &HistoryPage) -> Result<String, Finding> {
        self.framed(HISTORY, "history", history, &history.frame)
    }

    /// An edition of which there is no text of ours.
    pub fn file_page(&self, file: &FilePage) -> Result<String, Finding> {
        self.framed(FILE, "file", file, &file.frame)
    }

    /// What stands at an address that a policy had before.
    pub fn moved(&self, moved: &Moved) -> Result<String, Finding> {
        self.framed(MOVED, "moved", moved, &moved.frame)
    }

    /// A message about a new edition, complete in itself.
    pub fn notice(&self, notice: &Notice) -> Result<String, Finding> {
        let mut context = Context::new();
        context.insert("notice", notice);
        self.render(NOTICE, &context)
    }

    fn framed(
        &self,
        template: &str,
        name: &'static str,
        view: &impl Serialize,
        frame: &Frame,
    ) -> Result<String, Finding> {
        let mut context = Context::new();
        context.insert("frame", frame);
        context.insert(name, view);
        self.render(template, &context)
    }

    fn render(&self, template: &str, context: &Context) -> Result<String, Finding> {
        let is_hopeless = || self.endless.lock().unwrap_or_else(PoisonError::into_inner).contains(template);
        let mut page = Page { bytes: Vec::new(), is_full: is_hopeless(), is_hopeless: &is_hopeless };
        let made = if page.is_full { Ok(()) } else { self.tera.render_to(template, context, &mut page) };
        if page.is_full {
            self.endless.lock().unwrap_or_else(PoisonError::into_inner).insert(template.to_owned());
            let finding = broken(&format!("it makes a page of more than {MOST_BYTES} bytes"));
            return Err(finding
                .at(&Place::whole(self.file(template)))
                .hint("look for a loop over a great number, here or in a template that it includes"));
        }
        made.map_err(|error| told(&error, template, &self.files))?;
        String::from_utf8(page.bytes)
            .map_err(|_| broken("it makes a page that is not UTF-8").at(&Place::whole(self.file(template))))
    }

    fn file(&self, template: &str) -> Arc<str> {
        self.files.get(template).map_or_else(|| template.into(), |(file, _)| file.clone())
    }
}

/// One error of Tera as a finding. `template` is where it happened, if Tera does not know better.
fn told(error: &Error, template: &str, files: &BTreeMap<String, (Arc<str>, Arc<str>)>) -> Finding {
    let place = |name: &str, range: std::ops::Range<usize>| {
        let file = files.get(name).map_or_else(|| Arc::from(name), |(file, _)| file.clone());
        Place::new(file, range.start, range.end)
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let name = if report.filename().is_empty() { template } else { report.filename() };
            broken(report.message()).at(&place(name, report.span().range.clone()))
        }
        ErrorKind::MissingParent { current, parent } => {
            let finding = broken(&format!("it extends `{parent}`, which does not exist"));
            finding.at(&place(current, 0..0)).did_you_mean(parent, files.keys().map(String::as_str))
        }
        ErrorKind::CircularExtend { tpl, .. } => broken("it extends itself").at(&place(tpl, 0..0)),
        ErrorKind::CircularInclude { tpl, .. } => broken("it includes itself").at(&place(tpl, 0..0)),
        other => broken(&other.to_string()).at(&place(template, 0..0)),
    }
}

/// Tera checks references (filters, functions, blocks, includes) of all templates together, and tells them as one text
/// of reports, each with ` --> name:line:column`.
fn all_told(error: &Error, files: &BTreeMap<String, (Arc<str>, Arc<str>)>) -> Vec<Finding> {
    let ErrorKind::Msg(text) = error.kind() else { return vec![told(error, PAGE, files)] };
    let findings: Vec<Finding> = text.split("\n\nerror: ").filter_map(|report| reported(report, files)).collect();
    if findings.is_empty() { vec![told(error, PAGE, files)] } else { findings }
}

fn reported(report: &str, files: &BTreeMap<String, (Arc<str>, Arc<str>)>) -> Option<Finding> {
    let mut lines = report.trim_start_matches("error: ").lines();
    let message = lines.next()?;
    let mut locus = lines.next()?.trim().strip_prefix("--> ")?.rsplitn(3, ':');
    let (column, line): (usize, usize) = (locus.next()?.parse().ok()?, locus.next()?.parse().ok()?);
    let (file, text) = files.get(locus.next()?)?;
    let start_of_line: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let rest = text.get(start_of_line..)?;
    let in_line: usize = rest.chars().take(column.checked_sub(1)?).map(char::len_utf8).sum();
    let carets = report.lines().nth(4).map_or(0, |underline| underline.matches('^').count());
    let start = start_of_line + in_line;
    let end = start + text.get(start..)?.chars().take(carets).map(char::len_utf8).sum::<usize>();
    Some(broken(message).at(&Place::new(file.clone(), start, end)))
}

fn broken(message: &str) -> Finding {
    // Tera's sentences begin with a capital and may end in a full stop; a finding's do not.
    let mut letters = message.trim_end_matches('.').chars();
    let message = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect::<String>();
    Finding::error("broken-template", format!("broken template: {message}"))
        .hint("templates are in the language of Tera 2 (https://keats.github.io/tera/)")
}
