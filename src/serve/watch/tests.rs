use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use super::{Changes, Watcher};

/// How long something may take that comes soon: a machine under load should fail no test.
const PATIENCE: Duration = Duration::from_secs(30);

/// A folder with a watcher that is asked, as the preview does: watch, wait, watch again.
struct Watched {
    folder: tempfile::TempDir,
    told: Receiver<Changes>,
    bell: super::Bell,
    notice: Receiver<Option<String>>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.bell.stop();
    }
}

impl Watched {
    fn new(poll: bool, files: &[&str], wanted: &[&str]) -> Watched {
        Watched::with(poll, files, wanted, |_| {})
    }

    fn with(poll: bool, files: &[&str], wanted: &[&str], prepare: impl FnOnce(&Path)) -> Watched {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            write(&folder.path().join("root").join(file), "before");
        }
        prepare(folder.path());
        let mut watcher = Watcher::new(&folder.path().join("root"), poll);
        let wanted: BTreeSet<String> = wanted.iter().map(|name| (*name).to_owned()).collect();
        let bell = watcher.bell();
        let (tell, told) = channel();
        let (say, notice) = channel();
        watcher.watch(&wanted);
        say.send(watcher.notice()).unwrap();
        std::thread::spawn(move || {
            loop {
                let changes = watcher.wait();
                let new = watcher.watch(&wanted);
                let is_stopped = changes == Changes::Stopped;
                let ends = tell.send(changes).is_err() || is_stopped;
                let _ = say.send(watcher.notice());
                if !new.is_empty() {
                    let _ = tell.send(Changes::Paths(new));
                }
                if ends {
                    return;
                }
            }
        });
        Watched { folder, told, bell, notice }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("root").join(name)
    }

    /// Waits until something is told of a name.
    #[track_caller]
    fn hears(&self, name: &str) {
        loop {
            match self.told.recv_timeout(PATIENCE) {
                Ok(Changes::Paths(paths)) if !paths.contains(name) => {}
                Ok(Changes::Paths(_) | Changes::Everything) => return,
                other => panic!("nothing was told of {name}: {other:?}"),
            }
        }
    }

    /// That of everything that is told until a last change, nothing concerns a name.
    #[track_caller]
    fn does_not_hear(&self, name: &str, last: &str) {
        write(&self.path(last), &format!("last after {name}"));
        loop {
            match self.told.recv_timeout(PATIENCE) {
                Ok(Changes::Paths(paths)) => {
                    assert!(!paths.contains(name), "{name} is told of: {paths:?}");
                    if paths.contains(last) {
                        return;
                    }
                }
                other => panic!("nothing was told of {last}: {other:?}"),
            }
        }
    }
}

fn write(path: &Path, words: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, words).unwrap();
}

fn in_both_ways(test: impl Fn(bool)) {
    test(false);
    test(true);
}

#[test]
fn what_is_written_replaced_removed_and_made_again_is_told() {
    in_both_ways(|poll| {
        let site = Watched::new(poll, &["site.toml", "content/a.md"], &["site.toml", "content/a.md"]);
        for round in 0..3 {
            write(&site.path("content/a.md"), &format!("written {round}"));
            site.hears("content/a.md");
        }
        write(&site.path("content/.a.md.new"), "replaced");
        fs::rename(site.path("content/.a.md.new"), site.path("content/a.md")).unwrap();
        site.hears("content/a.md");
        fs::remove_file(site.path("site.toml")).unwrap();
        site.hears("site.toml");
        write(&site.path("site.toml"), "again");
        site.hears("site.toml");
        // Moved away and written anew, as some editors do.
        fs::rename(site.path("site.toml"), site.path("site.toml~")).unwrap();
        write(&site.path("site.toml"), "anew");
        site.hears("site.toml");
        fs::write(site.path("site.toml"), "").unwrap();
        site.hears("site.toml");
    });
}

#[test]
fn only_what_was_read_is_told() {
    in_both_ways(|poll| {
        let site = Watched::new(poll, &["site.toml", "target/x", "content/a.md"], &["site.toml", "content/a.md"]);
        write(&site.path("target/x"), "of no interest");
        write(&site.path("content/b.md"), "of no interest");
        fs::read(site.path("content/a.md")).unwrap();
        site.does_not_hear("content/a.md", "site.toml");
        write(&site.path("other"), "of no interest");
        site.does_not_hear("other", "site.toml");
    });
}

#[test]
fn a_folder_tells_of_everything_in_it() {
    in_both_ways(|poll| {
        let site = Watched::new(poll, &["content/a/x", "site.toml"], &["content", "content/a", "content/a/x"]);
        write(&site.path("content/a/y"), "new");
        site.hears("content/a/y");
        fs::create_dir(site.path("content/b")).unwrap();
        site.hears("content/b");
        fs::remove_dir(site.path("content/b")).unwrap();
        site.hears("content/b");
        fs::rename(site.path("content/a"), site.path("content/c")).unwrap();
        site.hears("content/a");
        fs::rename(site.path("content/c"), site.path("content/a")).unwrap();
        site.hears("content/a");
        write(&site.path("content/a/x"), "in the folder that came back");
        site.hears("content/a/x");
    });
}

#[test]
fn folders_that_are_deleted_and_made_again_are_watched_again() {
    in_both_ways(|poll| {
        let site = Watched::new(poll, &["content/a/b/x"], &["content/a/b/x"]);
        fs::remove_dir_all(site.path("content")).unwrap();
        site.hears("content");
        write(&site.path("content/a/b/x"), "again");
        site.hears("content/a/b/x");
        write(&site.path("content/a/b/x"), "and again");
        site.hears("content/a/b/x");
    });
}

#[test]
fn the_root_itself_may_go_and_come_back() {
    in_both_ways(|poll| {
        let site = Watched::new(poll, &["site.toml"], &[".", "site.toml"]);
        fs::remove_dir_all(site.path("")).unwrap();
        site.hears(".");
        write(&site.path("site.toml"), "again");
        site.hears(".");
        write(&site.path("site.toml"), "and again");
        site.hears("site.toml");
    });
}

#[test]
fn what_is_not_there_yet_is_told_when_it_comes() {
    in_both_ways(|poll| {
        let site = Watched::new(poll, &["site.toml"], &["site.toml", "i18n/da/own.ftl"]);
        write(&site.path("i18n/da/own.ftl"), "x = x");
        site.hears("i18n/da/own.ftl");
        write(&site.path("i18n/da/own.ftl"), "x = y");
        site.hears("i18n/da/own.ftl");
    });
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_told_under_the_links_name() {
    use std::os::unix::fs::symlink;

    in_both_ways(|poll| {
        let site = Watched::with(poll, &["site.toml"], &["site.toml", "a.md", "shared", "shared/x"], |folder| {
            write(&folder.join("elsewhere/a.md"), "before");
            write(&folder.join("other/x"), "before");
            symlink("../elsewhere/a.md", folder.join("elsewhere.link")).unwrap();
            symlink("../elsewhere/a.md", folder.join("root/a.md")).unwrap();
            symlink("../other", folder.join("root/shared")).unwrap();
        });
        let outside = site.folder.path();
        write(&outside.join("elsewhere/a.md"), "written");
        site.hears("a.md");
        write(&outside.join("elsewhere/.new"), "replaced");
        fs::rename(outside.join("elsewhere/.new"), outside.join("elsewhere/a.md")).unwrap();
        site.hears("a.md");
        write(&outside.join("other/x"), "written");
        site.hears("shared/x");
        write(&outside.join("other/y"), "new");
        site.hears("shared/y");
        // The link is turned to another file, which is followed from then on.
        write(&outside.join("third/a.md"), "another");
        fs::remove_file(site.path("a.md")).unwrap();
        symlink("../third/a.md", site.path("a.md")).unwrap();
        site.hears("a.md");
        while site.told.recv_timeout(Duration::from_millis(600)) != Err(RecvTimeoutError::Timeout) {}
        write(&outside.join("third/a.md"), "written");
        site.hears("a.md");
    });
}

#[test]
fn a_burst_of_saves_ends_with_the_last_of_them() {
    in_both_ways(|poll| {
        let site = Watched::new(poll, &["a.md"], &["a.md"]);
        for round in 0..200 {
            write(&site.path("a.md"), &format!("{round:03}"));
        }
        // Whoever reads the file each time that something is told of it has read the last words at the end.
        let mut read = String::new();
        while read != "199" {
            site.hears("a.md");
            read = fs::read_to_string(site.path("a.md")).unwrap();
        }
    });
}

#[test]
fn a_file_that_is_emptied_to_be_filled_is_told_when_it_is_full() {
    let site = Watched::new(false, &["a.md"], &["a.md"]);
    for round in 0..20 {
        let mut file = fs::File::create(site.path("a.md")).unwrap();
        std::thread::sleep(Duration::from_millis(10));
        write!(file, "full {round}").unwrap();
        drop(file);
        site.hears("a.md");
        assert!(fs::read_to_string(site.path("a.md")).unwrap().starts_with("full"));
    }
}

#[test]
fn ten_thousand_events_are_told_in_few_words() {
    let site = Watched::new(false, &["content/x"], &["content"]);
    for number in 0..10_000 {
        write(&site.path(&format!("content/{number}")), "x");
    }
    write(&site.path("content/last"), "x");
    site.hears("content/last");
}

#[test]
fn who_waits_can_be_woken_and_stopped() {
    in_both_ways(|poll| {
        let site = Watched::new(poll, &["a.md"], &["a.md"]);
        site.bell.wake();
        assert_eq!(site.told.recv_timeout(PATIENCE), Ok(Changes::Paths(BTreeSet::new())));
        site.bell.stop();
        assert_eq!(site.told.recv_timeout(PATIENCE), Ok(Changes::Stopped));
        assert!(site.told.recv_timeout(PATIENCE).is_err());
    });
}

#[test]
fn a_folder_that_came_before_it_was_watched_is_watched() {
    in_both_ways(|poll| {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("root");
        write(&root.join("site.toml"), "before");
        let mut watcher = Watcher::new(&root, poll);
        let wanted = BTreeSet::from(["site.toml", "themes/own", "themes/own/static"].map(str::to_owned));
        watcher.watch(&wanted);
        // It comes while the site is being read, and what it holds comes later.
        fs::create_dir_all(root.join("themes/own/static")).unwrap();
        while !watcher.watch(&wanted).is_empty() {}
        assert!(watcher.shared.state().watched.iter().any(|place| place.ends_with("static")));
        let bell = watcher.bell();
        std::thread::spawn(move || {
            std::thread::sleep(PATIENCE);
            bell.stop();
        });
        write(&root.join("themes/own/static/style.css"), "new");
        loop {
            match watcher.wait() {
                Changes::Paths(paths) if paths.iter().all(|path| !path.starts_with("themes/own/static")) => {}
                Changes::Paths(_) | Changes::Everything => break,
                Changes::Stopped => panic!("nothing was told of it"),
            }
            while !watcher.watch(&wanted).is_empty() {}
        }
    });
}

#[test]
fn events_that_do_not_come_give_way_to_looking() {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("a.md"), "before");
    let mut watcher = Watcher::new(folder.path(), false);
    let wanted = BTreeSet::from(["a.md".to_owned()]);
    watcher.watch(&wanted);
    assert_eq!(watcher.notice(), None);
    // As in a folder of a network: the watcher hears of nothing.
    watcher.machine = None;
    for words in ["one more", "two more, and longer"] {
        write(&folder.path().join("a.md"), words);
        assert_eq!(watcher.wait(), Changes::Paths(wanted.clone()));
        watcher.watch(&wanted);
    }
    // The next look is sure that nothing told of the second, either.
    assert_eq!(watcher.wait(), Changes::Everything);
    assert!(watcher.notice().is_some_and(|notice| notice.contains("250 ms")));
    watcher.watch(&wanted);
    write(&folder.path().join("a.md"), "found by looking");
    assert_eq!(watcher.wait(), Changes::Paths(wanted.clone()));
}

#[test]
fn a_limit_of_the_system_gives_way_to_looking() {
    let site = Watched::new(false, &["a.md"], &["a.md"]);
    assert_eq!(site.notice.recv_timeout(PATIENCE), Ok(None));
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("a.md"), "before");
    let mut watcher = Watcher::new(folder.path(), false);
    let wanted = BTreeSet::from(["a.md".to_owned()]);
    watcher.watch(&wanted);
    watcher.shared.hear(Err(notify::Error::new(notify::ErrorKind::MaxFilesWatch)));
    assert_eq!(watcher.wait(), Changes::Everything);
    assert!(watcher.notice().is_some_and(|notice| notice.contains("limit")));
    // Events that were lost are made good by reading everything.
    let rescan = notify::Event::new(notify::EventKind::Other).set_flag(notify::event::Flag::Rescan);
    watcher.shared.hear(Ok(rescan));
    assert_eq!(watcher.wait(), Changes::Everything);
}
