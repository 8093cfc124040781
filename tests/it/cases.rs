//! Sessions that a lawyer can read: every folder of tests/cases/ holds a `session.md`, which changes a small site and
//! shows what the program then says. See CONTRIBUTING.md for the form.
//!
//! `SNAPSHOTS=overwrite cargo test --release cases` rewrites what is shown; read the difference before you commit it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::harness::{REPOSITORY, Site, copy_folder, program, published};

#[test]
fn every_case_shows_what_happens() {
    let folder = Path::new(REPOSITORY).join("tests/cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("tests/cases/")
        .map(|entry| entry.expect("a case").path())
        .filter(|path| path.is_dir() && path.file_name().is_some_and(|name| name != "base"))
        .collect();
    cases.sort();
    assert!(cases.len() > 15, "the cases were read");
    let next = std::sync::atomic::AtomicUsize::new(0);
    let wrong = std::sync::Mutex::new(Vec::new());
    // Threads of our own: each case builds its site several times, and the test runner would count them as one.
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
                    if let Err(objection) = run(case) {
                        wrong.lock().expect("no case panics while it reports").push(objection);
                    }
                }
            });
        }
    });
    let mut wrong = wrong.into_inner().expect("no case panics while it reports");
    wrong.sort();
    assert!(wrong.is_empty(), "{} of {} cases differ\n\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
}

/// Runs one case: its site is built, then each block of the session happens in turn.
fn run(case: &Path) -> Result<(), String> {
    let name = case.file_name().expect("a case has a name").to_string_lossy().into_owned();
    let session = case.join("session.md");
    let text = fs::read_to_string(&session).map_err(|cause| format!("{name}/session.md: {cause}"))?;
    let site = Site::copy_of(&case.with_file_name("base"));
    if case.join("site").is_dir() {
        copy_folder(&case.join("site"), site.path());
    }
    let first = site.build(&[]);
    if first.code != 0 {
        return Err(format!("{name}: the site of the case does not build\n{}", first.stderr));
    }
    let mut state = State { before: snapshot(&site), site, name };
    let mut shown = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        shown += line;
        shown.push('\n');
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        match info.split_once(' ') {
            Some(("diff", path)) => {
                state.site.apply(path, &block).map_err(|objection| format!("{}: {objection}", state.name))?
            }
            Some(("file", path)) => state.site.write(path, block.join("\n") + "\n"),
            None if info == "console" => {
                for command in block.iter().filter_map(|line| line.strip_prefix("$ ")) {
                    shown += &format!("$ {command}\n{}", state.command(command)?);
                }
                shown += "```\n";
                continue;
            }
            _ => return Err(format!("{}: no such block: {info}", state.name)),
        }
        shown += &(block.join("\n") + "\n```\n");
    }
    compare(&session, &text, &shown)?;
    state.expected(&case.join("expected"))
}

struct State {
    name: String,
    site: Site,
    /// What was published when the session began.
    before: BTreeMap<String, (Vec<u8>, SystemTime)>,
}

impl State {
    /// One command of a session, and what it shows.
    fn command(&mut self, command: &str) -> Result<String, String> {
        let words: Vec<&str> = command.split(' ').collect();
        match words[..] {
            ["ikraft", ref args @ ..] => {
                let before = snapshot(&self.site);
                let (code, said) = self.ikraft(args);
                if code != 0 && code != 4 && !args.contains(&"--keep-going") && snapshot(&self.site) != before {
                    return Err(format!("{}: `{command}` failed, and the output is not as it was\n{said}", self.name));
                }
                complete(&said).map_err(|objection| format!("{}: {objection}", self.name))?;
                Ok(if code == 0 { said } else { format!("{said}? {code}\n") })
            }
            ["what-changed"] => Ok(self.changes()),
            ["cat", path] => {
                let file = self.site.path().join(path);
                let text = fs::read_to_string(&file).map_err(|cause| format!("{}: {path}: {cause}", self.name))?;
                Ok(if text.ends_with('\n') { text } else { text + "\n" })
            }
            _ => Err(format!("{}: no such command: {command}", self.name)),
        }
    }

    /// Exit code, and everything printed in the order in which it was; without the findings behind `2>/dev/null`.
    fn ikraft(&self, args: &[&str]) -> (i32, String) {
        let (args, quiet) = match args {
            [args @ .., "2>/dev/null"] => (args, true),
            args => (args, false),
        };
        let (mut reader, writer) = std::io::pipe().expect("a pipe");
        let mut command = program();
        command.args(args).current_dir(self.site.path());
        command.stdout(writer.try_clone().expect("a second end"));
        if quiet {
            drop(writer);
            command.stderr(std::process::Stdio::null());
        } else {
            command.stderr(writer);
        }
        let mut child = command.spawn().expect("the program starts");
        // The command holds the writing ends; while it lives, the reader would wait for ever.
        drop(command);
        let mut said = String::new();
        reader.read_to_string(&mut said).expect("UTF-8");
        let code = child.wait().expect("the program ends").code().expect("no signal");
        let folder = self.site.path().to_str().expect("UTF-8");
        let mut lines: String =
            said.replace(folder, "[site]").lines().map(|line| line.trim_end().to_owned() + "\n").collect();
        if lines == "\n" {
            lines.clear();
        }
        (code, lines)
    }

    /// What is published now against what was when the session began: `-` gone, `+` new, `~` other bytes.
    fn changes(&self) -> String {
        let now = snapshot(&self.site);
        let mut lines = BTreeMap::new();
        for (path, (bytes, _)) in &self.before {
            match now.get(path) {
                None => lines.insert(path, '-'),
                Some((other, _)) if other != bytes => lines.insert(path, '~'),
                Some(_) => None,
            };
        }
        for path in now.keys().filter(|path| !self.before.contains_key(*path)) {
            lines.insert(path, '+');
        }
        if lines.is_empty() {
            return "nothing\n".to_owned();
        }
        lines.into_iter().map(|(path, sign)| format!("{sign} {path}\n")).collect()
    }

    /// Every file of `expected/` is published with these bytes.
    fn expected(&self, folder: &Path) -> Result<(), String> {
        if !folder.is_dir() {
            return Ok(());
        }
        let now = snapshot(&self.site);
        for (path, expected) in published(folder) {
            let found = now.get(&path).ok_or_else(|| format!("{}: {path} is not published", self.name))?;
            let [expected, found] = [&expected, &found.0].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
            compare(&folder.join(path), &expected, &found)?;
        }
        Ok(())
    }
}

/// Every error has a place with line and column, the line itself, and a way to mend it. A file that is no text has no
/// lines; then the other place has.
fn complete(said: &str) -> Result<(), String> {
    for error in said.split("\n\n").filter(|block| block.starts_with("error[")) {
        let places = error.lines().filter_map(|line| {
            let line = line.trim_start();
            line.strip_prefix("--> ").or_else(|| line.strip_prefix("::: "))
        });
        let has_column = places.into_iter().any(|place| {
            let numbers: Vec<&str> = place.rsplit(':').take(2).collect();
            numbers.len() == 2 && numbers.iter().all(|number| number.parse::<u32>().is_ok())
        });
        let underlined = |line: &str| line.trim_start().starts_with("| ") && line.contains(['^', '-']);
        if !has_column || !error.lines().any(underlined) || !error.contains("= help: ") {
            return Err(format!("an error without place, excerpt or help\n{error}"));
        }
    }
    Ok(())
}

/// What is published, with the moment each file was written.
fn snapshot(site: &Site) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let folder = site.path().join("public");
    let when = |path: &str| fs::metadata(folder.join(path)).and_then(|data| data.modified()).expect("a file's date");
    published(&folder).into_iter().map(|(path, bytes)| (path.clone(), (bytes, when(&path)))).collect()
}

/// Compares, or writes down what was found.
fn compare(file: &Path, expected: &str, found: &str) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
        fs::write(file, found).map_err(|cause| format!("{}: {cause}", file.display()))?;
        return Ok(());
    }
    let shown = file.strip_prefix(REPOSITORY).unwrap_or(file).display();
    let mut lines = vec![format!("{shown} (- expected, + found)")];
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[same..].iter().rev().zip(new[same..].iter().rev()).take_while(|(a, b)| a == b).count();
    lines.extend(old[same..old.len() - tail].iter().map(|line| format!("-{line}")));
    lines.extend(new[same..new.len() - tail].iter().map(|line| format!("+{line}")));
    Err(lines.join("\n"))
}
