//! The day on which an edition takes effect, as a calendar file (RFC 5545): an event of the whole day.

use icalendar::{Calendar, Component, Event, EventStatus, Parameter, Property};

use super::view::history::CalendarDay;
use crate::model::date::Day;

/// The bytes of a calendar file. What it says of its making is the day of the record, so that it is the same every day.
pub fn calendar(day: &CalendarDay) -> String {
    let mut event = Event::new();
    event.uid(&day.uid);
    event.add_property("DTSTAMP", format!("{}T000000Z", compact(day.recorded)));
    event.append_property(whole_day("DTSTART", day.effective));
    // The end is the day after, which is not part of it. The last day of the calendar has none, and needs none.
    if let Ok(end) = day.effective.tomorrow() {
        event.append_property(whole_day("DTEND", end));
    }
    let words = |key: &str, words: &str| {
        let mut property = Property::new(key, printable(words));
        property.append_parameter(Parameter::new("LANGUAGE", &day.lang));
        property.done()
    };
    event.append_property(words("SUMMARY", &day.title));
    if !day.text.is_empty() {
        event.append_property(words("DESCRIPTION", &day.text));
    }
    if let Some(page) = &day.page {
        event.url(page);
    }
    event.add_property("TRANSP", "TRANSPARENT");
    if day.is_cancelled {
        event.status(EventStatus::Cancelled).sequence(1);
    }
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//ikraft//ikraft//EN"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.push(event.done());
    calendar.to_string()
}

fn compact(day: Day) -> String {
    day.to_string().replace('-', "")
}

fn whole_day(key: &str, day: Day) -> Property {
    let mut property = Property::new(key, compact(day));
    property.append_parameter(Parameter::new("VALUE", "DATE"));
    property.done()
}

/// A calendar line holds no control characters; a line break has its own form.
fn printable(words: &str) -> String {
    words.chars().filter(|sign| *sign == '\n' || !sign.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> CalendarDay {
        CalendarDay {
            lang: "da".into(),
            uid: "firm/customers/2026-05-01/da@a.example".into(),
            recorded: "2026-04-01".parse().unwrap(),
            effective: "2026-05-01".parse().unwrap(),
            title: "Prøvefirmaet ApS: udgave 2 af »Politik, for kunder; og andre« træder i kraft".into(),
            text: "Vi gemmer nu mindre, og kun i 30 dage;\nlæs mere på siden æøå æøå æøå æøå æøå æøå æøå.".into(),
            page: Some("https://a.example/da/kunder/2026-05-01/".into()),
            is_cancelled: false,
        }
    }

    #[test]
    fn a_calendar_has_the_day_and_nothing_of_the_clock() {
        let written = calendar(&example());
        assert_eq!(written, calendar(&example()));
        let unfolded = written.replace("\r\n ", "");
        for line in [
            "DTSTAMP:20260401T000000Z",
            "DTSTART;VALUE=DATE:20260501",
            "DTEND;VALUE=DATE:20260502",
            "UID:firm/customers/2026-05-01/da@a.example",
            "URL:https://a.example/da/kunder/2026-05-01/",
            "SUMMARY;LANGUAGE=da:Prøvefirmaet ApS: udgave 2 af »Politik\\, for kunder\\; og andre« træder i kraft",
            "DESCRIPTION;LANGUAGE=da:Vi gemmer nu mindre\\, og kun i 30 dage\\;\\nlæs mere på siden æøå æøå æøå æøå æøå æøå æøå.",
        ] {
            assert!(unfolded.contains(&format!("{line}\r\n")), "{line} is not in {unfolded}");
        }
        assert!(written.split("\r\n").all(|line| line.len() <= 75), "{written}");
        assert!(!written.replace("\r\n", "").contains(['\r', '\n']), "{written:?}");
    }

    #[test]
    fn a_withdrawn_edition_takes_its_event_back() {
        let cancelled = calendar(&CalendarDay { is_cancelled: true, ..example() });
        assert!(cancelled.contains("STATUS:CANCELLED\r\n") && cancelled.contains("SEQUENCE:1\r\n"), "{cancelled}");
    }
}
