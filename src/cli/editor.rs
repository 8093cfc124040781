//! Asks a person for words, in the editor that they use for everything else.

use std::env;
use std::path::Path;
use std::process::Command;

use super::Stop;
use super::recording::Halt;
use crate::history::facts::say;
use crate::history::ledger::Said;
use crate::machine::MachineError;
use crate::site::freeze::Working;
use crate::site::freeze_check::Verdict;
use crate::write::Scratch;

/// A line that is for the writer and no part of what they write.
const REMARK: char = '#';

/// The summary of an edition, in one language after the other. An empty one is left out.
pub fn summaries(root: &Path, working: &Working, verdict: &Verdict) -> Result<Said, Halt> {
    let mut said = Said::new();
    for (lang, words) in &working.words {
        let mut template =
            format!("\n{REMARK} What changes, for readers, in `{lang}`: a few sentences, then save and close.\n");
        template.push_str(&format!(
            "{REMARK} Lines that start with {REMARK} are left out. An empty text stops the release.\n"
        ));
        for change in &verdict.changes {
            let sentence = say(change, words).unwrap_or_else(|_| change.path.clone());
            template.push_str(&format!("{REMARK}  - {sentence}\n"));
        }
        let scratch = Scratch::new(root, &format!("summary.{lang}.txt"), &template)?;
        open(scratch.path())?;
        let written = scratch.read()?;
        let kept: Vec<&str> = written.lines().filter(|line| !line.starts_with(REMARK)).collect();
        let words = kept.join("\n").trim().to_owned();
        if !words.is_empty() {
            said.insert(lang.clone(), words);
        }
    }
    Ok(said)
}

/// Opens a file in the editor and waits until it is closed.
fn open(path: &Path) -> Result<(), Halt> {
    let named =
        ["VISUAL", "EDITOR"].iter().find_map(|name| env::var(name).ok().filter(|editor| !editor.trim().is_empty()));
    let Some(editor) = named else {
        return Err(Stop::usage("no editor is known")
            .hint("name one in VISUAL or EDITOR")
            .hint("or write the summaries here: `--summary da=\"…\" --summary en=\"…\"`")
            .into());
    };
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or_default();
    let status =
        Command::new(program).args(words).arg(path).status().map_err(MachineError::new("run the editor", program))?;
    if status.success() {
        return Ok(());
    }
    Err(Stop::usage(format!("the editor `{program}` ended with a failure")).hint("nothing was recorded").into())
}
