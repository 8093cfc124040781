//! A site that is read again and again. A part of it that stands in files nobody touched is not read anew.
//!
//! A part knows every path that was looked at for it, there or not. It is read again when one of those changed, when
//! something came into or left a folder that was listed for it, or when what its caller reads it with is not the same.
//! Parts stand in each other: a policy in its firm. What is read again finds what it would have found the first time.
//!
//! What was found in all parts is put together by [`Reading::finish`](super::Reading::finish) only: with a thousand
//! policies that takes longer than to read one of them.

use std::collections::BTreeSet;
use std::ops::Bound;
use std::sync::Arc;

use crate::finding::Finding;
use crate::machine::MachineError;
use crate::source::Texts;
use crate::source::files::Files;

/// What may not be as it was when the site was last read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    Everything,
    /// Files and folders below the site's folder, with `/` between the parts; `.` for the site's own folder.
    Paths(BTreeSet<String>),
}

impl Changed {
    /// Whether something read from these paths may be another thing now.
    fn touches(&self, looked: &BTreeSet<String>) -> bool {
        let Changed::Paths(paths) = self else { return true };
        paths.iter().any(|path| path == "." || is_in_any(path, looked) || is_any_below(path, looked))
    }
}

/// Whether `path` is one of `looked`, or stands in one that is a folder: in one that was listed, or that is new.
fn is_in_any(path: &str, looked: &BTreeSet<String>) -> bool {
    let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
    ends.into_iter().any(|end| looked.contains(&path[..end]))
}

/// Whether one of `looked` stands below the folder `path`, which was renamed or removed as a whole.
fn is_any_below(path: &str, looked: &BTreeSet<String>) -> bool {
    let below = format!("{path}/");
    let mut from = looked.range::<str, _>((Bound::Included(below.as_str()), Bound::Unbounded));
    from.next().is_some_and(|next| next.starts_with(&below))
}

/// What was looked at for a part of a site, and what came of it beside its value.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Every file and folder looked into, `.` for the site's own.
    pub read: BTreeSet<String>,
    /// Every path that something depends on: what was read, what was looked for and is not there, and where links lead.
    pub looked: BTreeSet<String>,
    pub texts: Texts,
    pub findings: Vec<Finding>,
    /// The same of the parts in it.
    pub parts: Vec<Arc<Seen>>,
}

impl Seen {
    fn is_touched(&self, changed: &Changed) -> bool {
        changed.touches(&self.looked) || self.parts.iter().any(|part| part.is_touched(changed))
    }

    /// This one, and all in it.
    pub fn all<'a>(&'a self, into: &mut Vec<&'a Seen>) {
        into.push(self);
        self.parts.iter().for_each(|part| part.all(into));
    }

    /// Whether something of it is wrong.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(Finding::is_error) || self.parts.iter().any(|part| part.has_errors())
    }
}

/// A part of a site as it was read last.
#[derive(Clone, Debug)]
pub struct Part<T> {
    pub value: T,
    pub seen: Arc<Seen>,
}

impl Files {
    /// The part in `slot` if it is still what it was, else what `read` reads. `is_same` says that everything it is read
    /// with is as it was.
    pub fn part<T: Clone>(
        &mut self,
        slot: &mut Option<Part<T>>,
        is_same: bool,
        read: impl FnOnce(&mut Files) -> Result<T, MachineError>,
    ) -> Result<T, MachineError> {
        // One that cannot be read stays empty, so that the next reading tries again.
        let known = slot.take().filter(|part| is_same && !part.seen.is_touched(&self.changed));
        let part = match known {
            Some(part) => part,
            None => {
                let mut own = self.branch();
                let value = read(&mut own)?;
                Part { value, seen: Arc::new(own.seen) }
            }
        };
        self.seen.parts.push(part.seen.clone());
        let value = part.value.clone();
        *slot = Some(part);
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_looked_at_is_touched_by_itself_its_folder_and_what_it_stands_in() {
        let looked: BTreeSet<String> = ["content/f/p/policy.toml", "content/f/p/da"].map(str::to_owned).into();
        let touches = |path: &str| Changed::Paths([path.to_owned()].into()).touches(&looked);
        for path in
            ["content/f/p/policy.toml", "content/f/p/da/new.md", "content/f/p", "content", ".", "content/f/p/da"]
        {
            assert!(touches(path), "{path}");
        }
        for path in ["content/f/p/en/x.md", "content/f/pp", "content/f/p/policy.toml.bak"] {
            assert!(!touches(path), "{path}");
        }
        assert!(Changed::Everything.touches(&BTreeSet::new()));
    }
}
