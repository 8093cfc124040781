//! Pages of the example site and of small sites in every state, as somebody asks for them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::Visit;
use tempfile::TempDir;

use super::{Asked, Desk, Memory, Reply, answer, mistakes, policy, view};
use crate::check::ReportLang;
use crate::site::{Built, Inputs, build};
use crate::source::{Loaded, load};

const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");

const EDITOR: &str = "vscode://file{file}:{line}:{column}";

/// Elements without an end.
const VOID: [&str; 4] = ["input", "link", "meta", "br"];

/// A site as a preview has it.
struct Room {
    root: PathBuf,
    loaded: Loaded,
    built: Option<Built>,
    memory: Memory,
}

impl Room {
    fn of(root: &Path) -> Room {
        let loaded = load(root).unwrap();
        let built = loaded.site.as_ref().map(|site| {
            build(&Inputs {
                site,
                found: &loaded.findings,
                without: &BTreeSet::new(),
                day: "2026-11-20".parse().unwrap(),
                drafts: true,
                base_url: None,
                engine: Some("none"),
                jobs: 2,
            })
        });
        Room { root: root.to_owned(), loaded, built, memory: Memory::default() }
    }

    fn example() -> Room {
        Room::of(Path::new(REPOSITORY))
    }

    fn desk(&self) -> Desk<'_> {
        Desk {
            root: &self.root,
            loaded: &self.loaded,
            built: self.built.as_ref(),
            day: "2026-11-20".parse().unwrap(),
            editor: Some(EDITOR),
            jobs: 2,
        }
    }

    fn ask(&self, path: &str) -> Reply {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        answer(&self.desk(), &self.memory, &Asked { path, query, languages: None })
    }

    fn page(&self, path: &str) -> String {
        match self.ask(path) {
            Reply::Page(page) | Reply::Fragment(page) => page,
            other => panic!("{path}: {other:?}"),
        }
    }

    /// Every page of the workspace.
    fn paths(&self) -> Vec<String> {
        let desk = self.desk();
        let mut paths = Vec::new();
        for lang in ["da", "en"] {
            let view = view::View { desk: &desk, lang: ReportLang::Danish, path: "", query: "" };
            let one = ["", "findings", "rule/RET3", "rule/LNG2", "mistakes?of=/", "?show=findings", "?find=zzz"];
            paths.extend(one.iter().map(|path| format!("{lang}/{path}")));
            for id in policy::known(&view) {
                let pages = policy::PAGES.iter().map(|(page, _)| *page);
                let more = ["changes?in=en", "side-by-side?left=en&right=da", "pdf?in=en"];
                paths.extend(pages.chain(more).map(|page| format!("{lang}/policy/{id}/{page}")));
            }
        }
        paths
    }
}

/// A copy of the small site of the cases.
fn base() -> TempDir {
    copy(&["tests/cases/base"])
}

/// A copy of the example, without the words of the program.
fn example() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(Path::new(REPOSITORY).join("site.toml"), folder.path().join("site.toml")).unwrap();
    copy_folder(&Path::new(REPOSITORY).join("content"), &folder.path().join("content"));
    folder
}

fn copy(from: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    from.iter().for_each(|from| copy_folder(&Path::new(REPOSITORY).join(from), folder.path()));
    folder
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn edit(folder: &TempDir, file: &str, from: &str, to: &str) {
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// The tags of a page, each with what stands in it.
fn tags(page: &str) -> Vec<&str> {
    page.split('<').skip(1).map(|part| part.split('>').next().unwrap()).collect()
}

/// The values of an attribute.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let begin = format!(" {attribute}=\"");
    page.split(begin.as_str()).skip(1).map(|part| part.split('"').next().unwrap()).collect()
}

/// What is wrong with the nesting of a page.
fn nesting(page: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for tag in tags(page).into_iter().filter(|tag| !tag.starts_with('!')) {
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        if tag.starts_with('/') {
            match open.pop() {
                Some(last) if last == name => {}
                last => return Some(format!("</{name}> closes {last:?}")),
            }
        } else if !VOID.contains(&name) {
            open.push(name);
        }
    }
    (!open.is_empty()).then(|| format!("{open:?} stay open"))
}

/// The links that lead to nothing. What was asked for once is remembered in `asked`.
fn dead_links(room: &Room, page: &str, asked: &mut BTreeMap<String, bool>) -> Vec<String> {
    let ids: BTreeSet<&str> = values(page, "id").into_iter().collect();
    let links: BTreeSet<&str> = values(page, "href").into_iter().chain(values(page, "src")).collect();
    let mut is_dead = |link: &&str| {
        let link = link.replace("&amp;", "&");
        if let Some(id) = link.strip_prefix('#') {
            return !ids.contains(id);
        }
        if let Some(path) = link.strip_prefix(super::ROOT) {
            let path = path.split('#').next().unwrap();
            let is_missing = || matches!(room.ask(path), Reply::Missing(_));
            return *asked.entry(path.to_owned()).or_insert_with(is_missing);
        }
        let Some(path) = link.strip_prefix('/') else { return !link.starts_with("vscode://file/") };
        let name = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        !room.built.as_ref().unwrap().site.entries.contains_key(&name)
    };
    links.into_iter().filter(|link| is_dead(link)).map(str::to_owned).collect()
}

#[test]
fn every_page_is_whole_and_every_link_leads_somewhere() {
    let base = base();
    let mut seen: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for room in [Room::example(), Room::of(base.path())] {
        let mut asked = BTreeMap::new();
        for path in room.paths() {
            let page = room.page(&path);
            let mut objections: Vec<String> = nesting(&page).into_iter().collect();
            let ids = values(&page, "id");
            if ids.iter().collect::<BTreeSet<_>>().len() != ids.len() {
                objections.push("an id is given twice".to_owned());
            }
            let is_report = path.ends_with("/report");
            if !is_report {
                objections.extend(dead_links(&room, &page, &mut asked));
            }
            let is_fragment = path.contains("mistakes");
            let has_head = page.contains(&format!("<html lang=\"{}\"", &path[..2])) && page.contains("<h1");
            if !is_fragment && !has_head {
                objections.push("no language or no heading".to_owned());
            }
            if page.contains("<script") || page.contains("style=\"") {
                objections.push("a script or a style of its own".to_owned());
            }
            if !objections.is_empty() {
                seen.insert(path, objections);
            }
        }
    }
    assert!(seen.is_empty(), "{seen:#?}");
}

#[test]
fn what_is_not_there_is_said_on_a_page() {
    let room = Room::example();
    for path in ["x", "da/x", "da/policy/x", "da/policy/x/y/findings", "en/rule/XX9", "da/policy/ballum-it/customers/x"]
    {
        match room.ask(path) {
            Reply::Missing(page) => assert_eq!(nesting(&page), None, "{path}"),
            Reply::Redirect(_) => assert_eq!(path, "da/policy/x"),
            other => panic!("{path}: {other:?}"),
        }
    }
}

#[test]
fn the_workspace_opens_in_the_language_of_the_reader() {
    let room = Room::example();
    let to = |languages| answer(&room.desk(), &room.memory, &Asked { path: "", query: "", languages });
    assert_eq!(to(Some("en-GB,en;q=0.9,da;q=0.5")), Reply::Redirect("/_ikraft/en/".to_owned()));
    assert_eq!(to(Some("de")), Reply::Redirect("/_ikraft/da/".to_owned()));
    assert_eq!(to(None), Reply::Redirect("/_ikraft/da/".to_owned()));
    assert!(matches!(room.ask("workspace.css"), Reply::Asset("text/css; charset=utf-8", css) if css.contains("dark")));
}

#[test]
fn another_day_is_a_site_of_its_own() {
    let room = Room::example();
    let day = "2027-01-01".parse().unwrap();
    assert_eq!(room.ask("da/on?day=2027-01-01"), Reply::Redirect("/_ikraft/on/2027-01-01/".to_owned()));
    assert_eq!(room.ask("on/2027-01-01"), Reply::Redirect("/_ikraft/on/2027-01-01/".to_owned()));
    assert_eq!(room.ask("on/2027-01-01/"), Reply::OnDay(day, String::new()));
    assert_eq!(room.ask("on/2027-01-01/da/x/"), Reply::OnDay(day, "da/x/".to_owned()));
    for bad in ["da/on", "da/on?day=2027-02-30", "en/on?day=%3Cscript%3E", "on/yesterday/", "on/x"] {
        let Reply::Missing(page) = room.ask(bad) else { panic!("{bad}") };
        assert!(page.contains("type=\"date\"") && !page.contains("<script"), "{bad}");
    }
}

#[test]
fn names_and_queries_are_no_markup() {
    let base = base();
    let evil = "<script>alert(1)</script>&'x'";
    edit(&base, "content/bageri/firm.toml", "name = \"", &format!("name = \"{evil}"));
    edit(&base, "content/bageri/customers/da/allergies.md", "+++\n", "+++\nummary = \"<img src=x>\"\n");
    let room = Room::of(base.path());
    for path in room.paths() {
        let page = room.page(&path);
        assert!(!page.contains("<script") && !page.contains("<img"), "{path}");
        assert_eq!(nesting(&page), None, "{path}");
    }
    let page = room.page("da/?find=%22%3E%3Cscript%3E&show=%3Cb%3E");
    assert!(page.contains("&quot;&gt;&lt;script&gt;") && !page.contains("<script"));
    assert!(room.page("da/findings").contains("&lt;img"));
}

#[test]
fn every_sentence_leads_to_its_line() {
    let room = Room::example();
    let page = room.page("da/policy/proeveby-cykler/customers/side-by-side");
    let links: Vec<&str> = values(&page, "href").into_iter().filter(|link| link.starts_with("vscode:")).collect();
    assert!(links.len() > 300, "{}", links.len());
    let mut right = 0;
    for part in page.split("<a class=\"fragment\" href=\"").skip(1) {
        let (link, rest) = part.split_once('"').unwrap();
        let words = rest.split_once('>').unwrap().1.split("</a>").next().unwrap();
        let (file, line) =
            link.strip_prefix("vscode://file").unwrap().rsplit_once(':').unwrap().0.rsplit_once(':').unwrap();
        let text = fs::read_to_string(file).unwrap();
        let line = text.lines().nth(line.parse::<usize>().unwrap() - 1).unwrap();
        // The first word, without what Markdown and typography do to it.
        let word: String = words.chars().take_while(|sign| sign.is_alphanumeric()).collect();
        assert!(line.contains(&word), "{link}: `{word}` is not in `{line}`");
        right += 1;
    }
    assert!(right > 100, "{right}");
    // A fact leads to the line that states it.
    let ballum = room.page("en/policy/ballum-it/customers/side-by-side?left=en&right=da");
    // The sign behind a fact is part of its link.
    let mut facts = ballum.split("<a class=\"fact\" href=\"").map(|part| part.replace('\u{a0}', " "));
    let fact = facts.find(|part| part.contains(">60 days"));
    let fact = fact.unwrap();
    let link = fact.split('"').next().unwrap();
    assert!(link.contains("/content/ballum-it/customers/policy.toml:"), "{link}");
    assert!(page.contains("title=\"standardteksten: ") || page.contains("clauses.ftl:"), "the library is named");
}

#[test]
fn without_an_editor_places_are_told() {
    let room = Room::example();
    let desk = Desk { editor: None, ..room.desk() };
    let asked = Asked { path: "da/policy/proeveby-cykler/customers/side-by-side", query: "", languages: None };
    let Reply::Page(page) = answer(&desk, &room.memory, &asked) else { panic!("a page") };
    assert!(page.contains("about.md:") && !page.contains("vscode:") && page.contains("--editor"));
    for editor in ["javascript:alert('{file}')", "data:text/html,{file}", "no address {file}"] {
        let desk = Desk { editor: Some(editor), ..room.desk() };
        let Reply::Page(page) = answer(&desk, &room.memory, &asked) else { panic!("a page") };
        assert!(!page.contains("alert(") && !page.contains("data:text"), "{editor}");
    }
}

#[test]
fn a_translation_behind_its_source_is_marked() {
    let folder = example();
    let id = "proeveby-cykler/customers";
    let page = Room::of(folder.path()).page(&format!("da/policy/{id}/side-by-side"));
    assert!(!page.contains("class=\"row marked"), "nothing is to be looked at");
    let file = format!("content/{id}/da/about.md");
    let text = fs::read_to_string(folder.path().join(&file)).unwrap();
    let paragraph = text.split("\n\n").find(|part| part.len() > 60 && part.starts_with(char::is_uppercase)).unwrap();
    edit(&folder, &file, paragraph, &format!("{paragraph} Det er nyt."));
    let room = Room::of(folder.path());
    for (lang, said) in [("da", "Forældet: kilden er ændret"), ("en", "Out of date: the source has changed")] {
        let page = room.page(&format!("{lang}/policy/{id}/side-by-side"));
        assert_eq!(page.matches("class=\"row marked stale\"").count(), 1, "{lang}");
        assert!(page.contains(said) && page.contains("Det er nyt."), "{lang}");
        assert!(page.contains("href=\"#r"), "the way to it");
    }
    assert!(room.page("da/").contains("engelsk: 1 forældet"));
    assert!(room.page("da/?show=translations").matches("<article").count() == 1);
    let changes = room.page(&format!("da/policy/{id}/changes"));
    assert!(changes.contains("<ins>") && changes.contains("Det er nyt."));
}

#[test]
fn a_policy_with_mistakes_is_told_and_the_others_stay() {
    let base = base();
    fs::remove_file(base.path().join("content/bageri/employees/policy.toml")).unwrap();
    edit(&base, "content/bageri/customers/policy.toml", "[policy]", "[policy");
    let room = Room::of(base.path());
    let page = room.page("da/");
    assert!(page.contains("bageri/employees") && page.contains("kan ikke vises her"));
    assert!(page.matches("<article").count() >= 3);
    for (name, _) in &policy::PAGES {
        assert_eq!(nesting(&room.page(&format!("da/policy/bageri/employees/{name}"))), None, "{name}");
    }
    assert!(room.page("en/policy/bageri/employees/findings").contains("class=\"mistake error\""));
    assert!(room.page("en/policy/bageri/customers/findings").contains("toml-syntax"));
    let desk = room.desk();
    let found = mistakes(&desk);
    assert!(!found.is_empty() && found.iter().all(|finding| finding.is_error()));
    let overlay = room.page("da/mistakes?of=/");
    assert!(overlay.starts_with("<section class=\"mistakes\"") && overlay.contains("<mark>"), "{overlay}");
    assert!(overlay.contains("policy.toml:") && overlay.contains(&format!("({})", found.len())));
}

#[test]
fn the_mistakes_of_the_page_come_first() {
    let base = base();
    edit(&base, "content/bageri/customers/policy.toml", "[policy]", "[policy]\nzzz = 1");
    edit(&base, "content/smedje/customers/policy.toml", "[policy]", "[policy]\naaa = 1");
    let room = Room::of(base.path());
    let first = |of: &str| {
        let overlay = room.page(&format!("en/mistakes?of={of}"));
        overlay.find("aaa").unwrap() < overlay.find("zzz").unwrap()
    };
    let page = |id: &str| format!("/{}", room.built.as_ref().unwrap().pages[id].working.values().next().unwrap());
    assert!(!first("/"));
    if room.built.as_ref().unwrap().pages.contains_key("smedje/customers") {
        assert!(first(&page("smedje/customers")) && !first(&page("bageri/customers")));
    }
}

#[test]
fn no_site_at_all_is_told_as_well() {
    let empty = tempfile::tempdir().unwrap();
    let base = base();
    fs::write(base.path().join("site.toml"), "title = ").unwrap();
    for (folder, code) in [(&empty, "missing-file"), (&base, "toml-syntax")] {
        let room = Room::of(folder.path());
        for path in ["da/", "en/", "da/findings", "en/mistakes?of=/da/x/"] {
            let page = room.page(path);
            assert!(page.contains(code), "{path}");
            assert_eq!(nesting(&page), None, "{path}");
        }
        assert!(matches!(room.ask("da/policy/bageri/customers/findings"), Reply::Missing(_)));
    }
}

#[test]
fn what_did_not_change_is_not_reviewed_again() {
    let room = Room::example();
    let (desk, site) = (room.desk(), room.loaded.site.as_ref().unwrap());
    let first = room.memory.reviews(&desk, site);
    let same = room.memory.reviews(&desk, site);
    assert!(first.iter().all(|(id, one)| std::sync::Arc::ptr_eq(one, &same[id])));
    let tomorrow = Desk { day: "2027-11-21".parse().unwrap(), ..room.desk() };
    let other = room.memory.reviews(&tomorrow, site);
    assert!(first.iter().all(|(id, one)| !std::sync::Arc::ptr_eq(one, &other[id])));
}

/// Collects what `both` is called with.
#[derive(Default)]
struct Said(Vec<(String, String)>);

impl<'ast> Visit<'ast> for Said {
    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        let words: Vec<String> = call
            .args
            .iter()
            .filter_map(|arg| match arg {
                syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(words), .. }) => Some(words.value()),
                _ => None,
            })
            .collect();
        if let (syn::Expr::Path(path), [da, en]) = (&*call.func, &words[..])
            && path.path.is_ident("both")
        {
            self.0.push((da.clone(), en.clone()));
        }
        syn::visit::visit_expr_call(self, call);
    }
}

#[test]
fn every_word_is_said_in_both_languages() {
    let mut said = Said::default();
    for text in [include_str!("words.rs"), include_str!("standing.rs"), include_str!("finding_item.rs")] {
        said.visit_file(&syn::parse_file(text).unwrap());
    }
    assert!(said.0.len() > 100, "{}", said.0.len());
    for (da, en) in said.0 {
        assert!(!da.trim().is_empty() && !en.trim().is_empty(), "{da} / {en}");
        assert_eq!(da.ends_with('.'), en.ends_with('.'), "{da} / {en}");
        assert_eq!(da.matches('`').count(), en.matches('`').count(), "{da} / {en}");
    }
}
