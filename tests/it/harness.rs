//! A site written out in a test: `Site::minimal().file("…", "…").build(&[…])` runs the real program in a folder of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The day that tests call today, where they do not say another.
pub const TODAY: &str = "2026-11-20";

/// The folder of this repository, which is itself the example site.
pub const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");

/// A site in a temporary folder, deleted when the test ends.
pub struct Site {
    folder: TempDir,
}

/// What one run of the program did.
pub struct Run {
    /// 0 built, 1 a mistake keeps something back, 2 wrong usage, 3 the machine failed, 4 mistakes in what is not published.
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Site {
    /// An empty folder.
    pub fn new() -> Site {
        Site { folder: tempfile::Builder::new().prefix("ikraft-test").tempdir().expect("a temporary folder") }
    }

    /// The smallest site that builds: one firm, one policy, Danish and English, shown as a draft.
    pub fn minimal() -> Site {
        Site::new()
            .file(
                "site.toml",
                r#"title = { da = "Privatlivspolitikker", en = "Privacy policies" }
default-language = "da"
drafts = "show"

[languages]
da = "da-DK"
en = "en-GB"
"#,
            )
            .file(
                "content/firm/firm.toml",
                r#"[controller]
name = "Prøvefirmaet ApS"
email = "hej@proeve.example"
"#,
            )
            .file("content/firm/customers/policy.toml", MINIMAL_POLICY)
    }

    /// A copy of a folder.
    pub fn copy_of(folder: &Path) -> Site {
        let site = Site::new();
        copy_folder(folder, site.path());
        site
    }

    /// Puts the `+` lines of each hunk in the place of its `-` lines; a hunk without `-` goes to the end.
    pub fn apply(&self, path: &str, block: &[&str]) -> Result<(), String> {
        let mut lines: Vec<String> = self.read(path).lines().map(str::to_owned).collect();
        let mut from = 0;
        for hunk in block.split(|line| line.is_empty()) {
            let part = |sign: char| -> Vec<String> {
                hunk.iter().filter_map(|line| line.strip_prefix(sign)).map(str::to_owned).collect()
            };
            let (old, new) = (part('-'), part('+'));
            let at = if old.is_empty() {
                lines.len()
            } else {
                let here = (from..lines.len()).find(|&start| lines[start..].starts_with(&old));
                here.ok_or_else(|| format!("{path} does not hold\n{}", old.join("\n")))?
            };
            from = at + new.len();
            lines.splice(at..at + old.len(), new);
        }
        self.write(path, lines.join("\n") + "\n");
        Ok(())
    }

    /// Writes a file; folders on the way are made.
    pub fn file(self, path: &str, content: impl AsRef<[u8]>) -> Site {
        self.write(path, content);
        self
    }

    /// The same, for a site that has been built already.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let full = self.path().join(path);
        if let Some(parent) = full.parent() {
            fs::create_dir_all(parent).expect("a folder for the file");
        }
        fs::write(full, content).expect("a file of the site");
    }

    /// Replaces words in a file, which must be there.
    pub fn replace(self, path: &str, from: &str, to: &str) -> Site {
        self.edit(path, from, to);
        self
    }

    /// The same, for a site that has been built already.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path().join(path)).unwrap_or_else(|cause| panic!("{path}: {cause}"));
        assert!(text.contains(from), "{path} does not contain {from:?}");
        self.write(path, text.replacen(from, to, 1));
    }

    /// Adds words at the end of a file.
    pub fn append(self, path: &str, more: &str) -> Site {
        let text = fs::read_to_string(self.path().join(path)).unwrap_or_else(|cause| panic!("{path}: {cause}"));
        self.write(path, text + more);
        self
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// `ikraft <args>` in the site's folder, with nothing of this machine's language or zone.
    pub fn run(&self, args: &[&str]) -> Run {
        self.run_with(args, &[])
    }

    pub fn run_with(&self, args: &[&str], environment: &[(&str, &str)]) -> Run {
        Run::of(program().args(args).current_dir(self.path()).envs(environment.iter().copied()).output())
    }

    /// `ikraft build --date <TODAY> <args>`; a `--date` among the arguments wins.
    pub fn build(&self, args: &[&str]) -> Run {
        self.build_with(args, &[])
    }

    pub fn build_with(&self, args: &[&str], environment: &[(&str, &str)]) -> Run {
        let mut all = vec!["build"];
        if !args.contains(&"--date") {
            all.extend(["--date", TODAY]);
        }
        all.extend(args);
        self.run_with(&all, environment)
    }

    /// Builds, and asserts that it went well.
    pub fn built(self) -> Site {
        self.build(&[]).succeeded();
        self
    }

    /// What is published: path below `public` to bytes. The program's own hidden files are left out.
    pub fn output(&self) -> BTreeMap<String, Vec<u8>> {
        published(&self.path().join("public"))
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|cause| panic!("{path}: {cause}"))
    }
}

/// The program, blind to the terminal, the language and the time zone of this machine.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ikraft"));
    command.env_remove("TZ").env_remove("LANG").env_remove("LC_ALL").env("NO_COLOR", "1").env("COLUMNS", "120");
    command
}

impl Run {
    pub fn of(output: std::io::Result<Output>) -> Run {
        let output = output.expect("the program runs");
        Run {
            code: output.status.code().unwrap_or_else(|| panic!("killed by a signal: {output:?}")),
            stdout: String::from_utf8(output.stdout).expect("UTF-8 on stdout"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8 on stderr"),
        }
    }

    #[track_caller]
    pub fn succeeded(self) -> Run {
        self.exits(0)
    }

    #[track_caller]
    pub fn exits(self, code: i32) -> Run {
        assert_eq!(self.code, code, "exit code\n--- stdout\n{}\n--- stderr\n{}", self.stdout, self.stderr);
        self
    }

    /// That the report holds some words.
    #[track_caller]
    pub fn says(self, words: &str) -> Run {
        let all = format!("{}{}", self.stdout, self.stderr);
        assert!(all.contains(words), "{words:?} is not said\n--- stdout\n{}\n--- stderr\n{}", self.stdout, self.stderr);
        self
    }
}

/// Every published file below a folder. Hidden entries at its top are the program's own bookkeeping.
pub fn published(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.unwrap_or_else(|cause| panic!("{}: {cause}", folder.display()));
        let below = entry.path().strip_prefix(folder).expect("below the folder");
        let name = below.to_str().expect("UTF-8 file names").replace('\\', "/");
        if entry.file_type().is_file() && !name.starts_with('.') {
            files.insert(name, fs::read(entry.path()).expect("a published file"));
        }
    }
    files
}

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap_or_else(|cause| panic!("{}: {cause}", from.display()));
        let target: PathBuf = to.join(entry.path().strip_prefix(from).expect("below the folder"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).expect("a folder of the copy");
        } else {
            fs::copy(entry.path(), &target).expect("a file of the copy");
        }
    }
}

/// A policy of one activity, complete enough to exercise HTML and PDF.
const MINIMAL_POLICY: &str = r#"[policy]
title = { da = "Privatlivspolitik for kunder", en = "Privacy policy for customers" }
description = { da = "Hvad vi bruger dine oplysninger til.", en = "What we use your information for." }
slug = { da = "kunder", en = "customers" }

[[audience]]
id = "customers"
our-role = "controller"

[[system]]
id = "server"
kind = "own-server"

[[activity]]
id = "accounting"
audience = ["customers"]
categories = ["name"]
purposes = ["invoicing"]
grounds = [{ basis = "6-1-c", law = "bookkeeping" }]
obligation = { kind = "statutory", consequence = { da = "Ellers kan vi ikke sende en regning.", en = "Otherwise we cannot send an invoice." } }
systems = ["server"]
retention = [{ keep = "P5Y", from = { end-of = "financial-year" } }]
"#;
