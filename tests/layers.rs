//! The table of modules in docs/ARCHITECTURE.md is the law, and this is the court: every `use` and every qualified
//! path in src/ to our own modules, to a crate, or to a power of the standard library (files, clock, environment)
//! must be in the row of the module that it stands in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::harness::REPOSITORY;

/// One row: what a module may use. The whole row is kept, so that a failure can show it.
struct Row {
    text: String,
    modules: BTreeSet<String>,
    others: BTreeSet<String>,
}

/// Something that a line of source names: a module of ours, or a crate or power.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Module(String),
    Other(String),
}

#[test]
fn every_import_is_in_the_table() {
    let table = table();
    let crates = crates();
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let module = module_of(&name);
        let row = table.get(&module[0]).unwrap_or_else(|| panic!("{name}: no row for {} in the table", module[0]));
        for (line, target, path) in uses(&name, &text, &module, &crates) {
            let allowed = match &target {
                Target::Module(other) => *other == module[0] || row.modules.contains(other),
                Target::Other(other) => row.others.contains(other),
            };
            if !allowed {
                wrong.push(format!("{name}:{line}: `{path}`\n    against the row  {}", row.text));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} imports outside the table of docs/ARCHITECTURE.md:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_table_is_one_line_without_circles() {
    let table = table();
    let mut placed: BTreeSet<&str> = BTreeSet::new();
    while placed.len() < table.len() {
        let next = table
            .iter()
            .find(|(name, row)| {
                !placed.contains(name.as_str())
                    && row.modules.iter().all(|used| used == *name || placed.contains(used.as_str()))
            })
            .map(|(name, _)| name.as_str());
        match next {
            Some(name) => placed.insert(name),
            None => panic!("these modules use each other in a circle: {:?}", {
                table.keys().filter(|name| !placed.contains(name.as_str())).collect::<Vec<_>>()
            }),
        };
    }
}

#[test]
fn the_table_has_no_dead_rows() {
    let table = table();
    let crates = crates();
    let mut seen: BTreeMap<String, BTreeSet<Target>> = BTreeMap::new();
    for (name, text) in sources() {
        let module = module_of(&name);
        let targets = uses(&name, &text, &module, &crates).into_iter().map(|(_, target, _)| target);
        seen.entry(module[0].clone()).or_default().extend(targets);
    }
    let mut dead = Vec::new();
    for (module, row) in &table {
        let Some(used) = seen.get(module) else {
            dead.push(format!("no file in src/ for the row  {}", row.text));
            continue;
        };
        let modules = row.modules.iter().map(|name| Target::Module(name.clone()));
        let others = row.others.iter().map(|name| Target::Other(name.clone()));
        for target in modules.chain(others).filter(|target| !used.contains(target)) {
            dead.push(format!("{module} does not use {target:?} any more"));
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn the_court_itself_sees_what_it_should() {
    let crates = crates();
    let found = |text: &str| -> Vec<String> {
        uses("src/compose/part.rs", text, &["compose".to_owned(), "part".to_owned()], &crates)
            .into_iter()
            .map(|(line, target, _)| format!("{line} {target:?}"))
            .collect()
    };
    assert_eq!(found("use std::{fmt, fs::File};"), ["1 Other(\"fs\")"]);
    assert_eq!(found("use crate::{render::view, model};"), ["1 Module(\"render\")", "1 Module(\"model\")"]);
    assert_eq!(found("use super::super::site::Site;"), ["1 Module(\"site\")"]);
    assert_eq!(found("use super::other::Thing;"), ["1 Module(\"compose\")"]);
    assert_eq!(found("fn f() {\n    let x: tera::Tera = todo();\n}"), ["2 Other(\"tera\")"]);
    assert_eq!(found("fn f() {\n    format!(\"{:?}\", std::env::var(\"X\"));\n}"), ["2 Other(\"env\")"]);
    assert_eq!(found("fn f() { let now = Zoned::now(); }"), ["1 Other(\"clock\")"]);
    assert_eq!(found("fn f() { let now = std::time::Instant::now(); }"), ["1 Other(\"clock\")"]);
    assert_eq!(found("fn f() { println!(\"x\"); }"), ["1 Other(\"print\")"]);
    assert_eq!(found("#[cfg(test)]\nmod tests {\n    use std::fs;\n}"), [""; 0]);
    assert_eq!(found("#[test]\nfn t() { std::fs::read(\"x\"); }"), [""; 0]);
}

/// The table between the `layers` marks of docs/ARCHITECTURE.md: module, what it owns, modules, crates and powers.
fn table() -> BTreeMap<String, Row> {
    let path = Path::new(REPOSITORY).join("docs/ARCHITECTURE.md");
    let text = fs::read_to_string(path).expect("docs/ARCHITECTURE.md");
    let (_, rest) = text.split_once("<!-- layers -->").expect("the mark before the table of modules");
    let (rows, _) = rest.split_once("<!-- /layers -->").expect("the mark behind the table of modules");
    let mut table = BTreeMap::new();
    for line in rows.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [module, _owns, modules, others] = cells[..] else { panic!("a row has four cells: {line}") };
        let list = |cell: &str| -> BTreeSet<String> {
            cell.split([',', ' ']).filter(|word| !word.is_empty() && *word != "–").map(str::to_owned).collect()
        };
        let name = module.trim_matches('`').trim_end_matches('/').trim_end_matches(".rs").to_owned();
        let row = Row { text: line.to_owned(), modules: list(modules), others: list(others) };
        assert!(table.insert(name, row).is_none(), "a second row for {module}");
    }
    assert!(table.len() > 10, "the table was not read");
    table
}

/// The crates that Cargo.toml names, as they are written in Rust.
fn crates() -> BTreeSet<String> {
    let manifest = fs::read_to_string(Path::new(REPOSITORY).join("Cargo.toml")).expect("Cargo.toml");
    let manifest: toml::Table = manifest.parse().expect("Cargo.toml is TOML");
    manifest["dependencies"].as_table().expect("[dependencies]").keys().map(|name| name.replace('-', "_")).collect()
}

/// Every source file that is compiled outside of tests, by its path below the repository.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(REPOSITORY);
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root.join("src")) {
        let entry = entry.expect("src/ can be read");
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            let name =
                entry.path().strip_prefix(root).expect("below the repository").to_str().expect("UTF-8").to_owned();
            files.insert(name, fs::read_to_string(entry.path()).expect("a source file"));
        }
    }
    let tests: BTreeSet<String> = files.iter().flat_map(|(name, text)| test_files(name, text)).collect();
    files.into_iter().filter(|(name, _)| !tests.iter().any(|test| name.starts_with(test))).collect()
}

/// The files of `#[cfg(test)] mod name;`.
fn test_files(name: &str, text: &str) -> Vec<String> {
    let folder = match name.strip_suffix("/mod.rs") {
        Some(folder) => folder.to_owned(),
        None if name == "src/lib.rs" || name == "src/main.rs" => "src".to_owned(),
        None => name.trim_end_matches(".rs").to_owned(),
    };
    let file = syn::parse_file(text).unwrap_or_else(|cause| panic!("{name}: {cause}"));
    let modules = file.items.iter().filter_map(|item| match item {
        syn::Item::Mod(item) if item.content.is_none() && is_test(&item.attrs) => Some(item.ident.to_string()),
        _ => None,
    });
    modules.flat_map(|module| [format!("{folder}/{module}.rs"), format!("{folder}/{module}/")]).collect()
}

/// `src/compose/fragment.rs` is `[compose, fragment]`; `src/lib.rs` and `src/main.rs` are themselves.
fn module_of(name: &str) -> Vec<String> {
    let below = name.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    below.split('/').map(str::to_owned).collect()
}

/// Line, target and the path as written, of everything a file names outside of its tests.
fn uses(name: &str, text: &str, module: &[String], crates: &BTreeSet<String>) -> Vec<(usize, Target, String)> {
    let file = syn::parse_file(text).unwrap_or_else(|cause| panic!("{name}: {cause}"));
    let mut reader = Reader { module: module.to_vec(), crates, found: Vec::new() };
    reader.visit_file(&file);
    reader.found
}

struct Reader<'a> {
    module: Vec<String>,
    crates: &'a BTreeSet<String>,
    found: Vec<(usize, Target, String)>,
}

impl Reader<'_> {
    /// Judges one path by its first names, with `crate`, `self` and `super` resolved.
    fn path(&mut self, line: usize, names: &[String]) {
        let written = names.join("::");
        let mut here = self.module.clone();
        let mut rest = names;
        let mut ours = false;
        while let Some((first, tail)) = rest.split_first() {
            match first.as_str() {
                // main.rs is a crate of its own, which calls the library by name.
                "crate" | "ikraft" => here.clear(),
                "super" => {
                    here.pop();
                }
                "self" => {}
                _ => break,
            }
            ours = true;
            rest = tail;
        }
        if ours {
            // A bare `self` or `super` names this module or one above it.
            here.extend(rest.iter().cloned());
            if let Some(module) = here.first() {
                self.found.push((line, Target::Module(module.clone()), written));
            }
            return;
        }
        let [first, ..] = rest else { return };
        if let Some(power) = power(rest) {
            self.found.push((line, Target::Other(power.to_owned()), written));
        } else if rest.len() > 1 && self.crates.contains(first) {
            self.found.push((line, Target::Other(first.clone()), written));
        }
    }

    fn tree(&mut self, prefix: &mut Vec<String>, tree: &syn::UseTree) {
        match tree {
            syn::UseTree::Path(path) => {
                prefix.push(path.ident.to_string());
                self.tree(prefix, &path.tree);
                prefix.pop();
            }
            syn::UseTree::Name(name) => self.leaf(name.span().start().line, prefix, &name.ident.to_string()),
            syn::UseTree::Rename(name) => self.leaf(name.span().start().line, prefix, &name.ident.to_string()),
            syn::UseTree::Glob(glob) => self.leaf(glob.span().start().line, prefix, "*"),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(prefix, tree)),
        }
    }

    fn leaf(&mut self, line: usize, prefix: &[String], name: &str) {
        let mut names = prefix.to_vec();
        // `use tera;` is a use of the crate as much as `use tera::Tera;`.
        names.push(if name == "self" { "*".to_owned() } else { name.to_owned() });
        if names.len() == 1 {
            names.push("*".to_owned());
        }
        self.path(line, &names);
    }

    /// Paths inside a macro's tokens, which syn leaves as they are.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut names: Vec<String> = Vec::new();
        let mut line = 0;
        let mut colons = 0;
        for token in tokens {
            match &token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.end(line, &mut names);
                        line = ident.span().start().line;
                    }
                    names.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Punct(punct) => {
                    if punct.as_char() == '!'
                        && let [.., name] = &names[..]
                    {
                        let name = name.clone();
                        self.macro_name(line, &name);
                    }
                    self.end(line, &mut names);
                    colons = 0;
                }
                TokenTree::Group(group) => {
                    self.end(line, &mut names);
                    colons = 0;
                    self.tokens(group.stream());
                }
                TokenTree::Literal(_) => {
                    self.end(line, &mut names);
                    colons = 0;
                }
            }
        }
        self.end(line, &mut names);
    }

    fn end(&mut self, line: usize, names: &mut Vec<String>) {
        if names.len() > 1 {
            self.path(line, names);
        }
        names.clear();
    }

    fn macro_name(&mut self, line: usize, name: &str) {
        if ["print", "println", "eprint", "eprintln"].contains(&name) {
            self.found.push((line, Target::Other("print".to_owned()), format!("{name}!")));
        }
    }
}

/// The powers that only some modules have.
fn power(names: &[String]) -> Option<&'static str> {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match names[..] {
        [.., "SystemTime" | "Instant" | "Zoned" | "Timestamp", "now"] => Some("clock"),
        ["std", "fs", ..] => Some("fs"),
        ["std", "env", ..] => Some("env"),
        ["std", "net", ..] => Some("net"),
        // The number of our own process is a name for a temporary file, no power.
        ["std", "process", "id"] => None,
        ["std", "process", ..] => Some("process"),
        _ => None,
    }
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"))
    })
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if !is_test(&item.attrs) {
            self.tree(&mut Vec::new(), &item.tree);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            self.module.push(item.ident.to_string());
            visit::visit_item_mod(self, item);
            self.module.pop();
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_test(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if !is_test(&item.attrs) {
            visit::visit_item_impl(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if !is_test(&item.attrs) {
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if names.len() > 1 {
            self.path(path.span().start().line, &names);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        if let Some(name) = item.path.segments.last() {
            self.macro_name(name.ident.span().start().line, &name.ident.to_string());
        }
        self.tokens(item.tokens.clone());
        visit::visit_macro(self, item);
    }
}
