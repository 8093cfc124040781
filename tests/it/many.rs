//! A policy of many editions, recorded through the public API: each has the words of the first one, so that none needs
//! a PDF of its own to be made.

use std::fs;
use std::path::Path;

use ikraft::history::ledger::{self, Chained, Event};
use ikraft::history::{EditionId, FileRecord, Hash};
use ikraft::model::date::Day;

/// Adds editions, one a day, to a policy that has one, until it has `count`. `folder` is that of its editions.
pub fn add_editions(folder: &Path, count: u32) {
    let path = folder.join("ledger.jsonl");
    let mut text = fs::read_to_string(&path).expect("the policy has an edition");
    let (mut records, bad) = ledger::read(&text);
    assert!(bad.is_empty() && records.len() == 1, "the policy has one record");
    let first = records[0].record.clone();
    let Event::Released(released) = first.event else { panic!("the record is a release") };
    let mut day: Day = released.effective;
    for ordinal in 2..=count {
        day = day.tomorrow().expect("the calendar is long enough");
        let id = EditionId { day, of_day: 1 };
        let mut event = released.clone();
        (event.edition, event.ordinal, event.effective) = (id, ordinal, day);
        let copy = |file: &mut FileRecord| {
            let name = file.file.split_once('/').expect("a file stands in its edition's folder").1;
            let target = format!("{id}/{name}");
            fs::create_dir_all(folder.join(&target).parent().expect("a folder")).expect("a folder is made");
            fs::copy(folder.join(&file.file), folder.join(&target)).expect("a file is copied");
            file.file = target;
        };
        copy(&mut event.facts);
        copy(&mut event.brand);
        event.summary.iter_mut().chain(&mut event.assets).for_each(copy);
        for frozen in event.languages.values_mut() {
            copy(&mut frozen.document);
            copy(&mut frozen.pdf);
        }
        let record = ledger::next(&records, first.recorded, None, &first.policy, Event::Released(event));
        let line = ledger::line(&record);
        let hash = Hash::of(line.trim_end_matches('\n').as_bytes());
        text.push_str(&line);
        records.push(Chained { record, hash });
    }
    fs::write(path, text).expect("the ledger can be written");
}
