"""Checks what programs read of a built site's editions: `python editions-check.py <site folder>`.

Feeds are judged by RFC 4287's grammar (jing) and read by a feed library; calendars and TimeMaps are read by libraries
of their own; the index of editions is held against the files that it names. Prints one PASS or FAIL line a check and a
total, and exits with 1 when one failed."""

import hashlib
import json
import re
import subprocess
import sys
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlparse

import feedparser
import icalendar
import link_header
from checks import Checks
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = Path(__file__).with_name("atom.rnc")


def grammar(path):
    run = subprocess.run(["jing", "-c", str(SCHEMA), str(path)], capture_output=True, text=True)
    if run.returncode:
        yield run.stdout.strip() or run.stderr.strip()


def feed_rules(path):
    """What the grammar cannot say (RFC 4287, sections 4.1.1 and 4.1.2)."""
    feed = etree.parse(str(path)).getroot()
    entries = feed.findall(f"{ATOM}entry")
    if feed.find(f"{ATOM}author") is None:
        yield from (f"no author: {entry.findtext(ATOM + 'title')}" for entry in entries if entry.find(f"{ATOM}author") is None)
    ids = [feed.findtext(f"{ATOM}id")] + [entry.findtext(f"{ATOM}id") for entry in entries]
    yield from (f"the id {one} stands {ids.count(one)} times" for one in sorted(set(ids)) if ids.count(one) > 1)
    yield from (f"the id {one} is no absolute address" for one in ids if not urlparse(one).scheme)
    if not [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]:
        yield "no link to itself"
    for entry in entries:
        links = [link.get("rel", "alternate") for link in entry.findall(f"{ATOM}link")]
        if "alternate" not in links and entry.find(f"{ATOM}content") is None:
            yield f"an entry without content has no alternate link: {entry.findtext(ATOM + 'title')}"
    newest = max((entry.findtext(f"{ATOM}updated") for entry in entries), default=None)
    if newest and feed.findtext(f"{ATOM}updated") < newest:
        yield "the feed is older than an entry"


def feed_library(path):
    parsed = feedparser.parse(path.read_bytes())
    if parsed.bozo:
        yield f"{parsed.bozo_exception}"
    if parsed.version != "atom10":
        yield f"read as {parsed.version!r}"
    for entry in parsed.entries:
        for key in ("title", "link", "updated_parsed"):
            if not entry.get(key):
                yield f"an entry has no {key}: {entry.get('id')}"
    if not parsed.entries:
        yield "no entry"


def calendar(path):
    read = icalendar.Calendar.from_ical(path.read_bytes())
    events = read.walk("VEVENT")
    if len(events) != 1:
        yield f"{len(events)} events"
    for key in ("VERSION", "PRODID"):
        if key not in read:
            yield f"no {key}"
    for event in events:
        for key in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
            if key not in event:
                yield f"no {key}"
        day = event.decoded("DTSTART")
        if hasattr(day, "hour"):
            yield "the event has a time of day"
        if str(day) not in path.name:
            yield f"it says {day}"
    if b"\n" in path.read_bytes().replace(b"\r\n", b""):
        yield "a line does not end in CR LF (RFC 5545, 3.1)"
    yield from (f"a line of {len(line)} bytes" for line in path.read_bytes().split(b"\r\n") if len(line) > 75)


def time_map(path, published):
    """RFC 7089, section 5, in the link format of RFC 6690."""
    # The library reads headers, which have no line ends; a TimeMap may have them between links (RFC 7089, 5).
    links = link_header.parse(path.read_text(encoding="utf-8").replace("\n", " ")).links
    by_rel = {}
    for link in links:
        for rel in dict(link.attr_pairs).get("rel", "").split():
            by_rel.setdefault(rel, []).append(link)
    for rel in ("original", "self"):
        if len(by_rel.get(rel, [])) != 1:
            yield f"{len(by_rel.get(rel, []))} links {rel}"
    mementos = by_rel.get("memento", [])
    if not mementos:
        yield "no memento"
    dates = []
    for link in mementos:
        written = dict(link.attr_pairs).get("datetime")
        try:
            dates.append(parsedate_to_datetime(written))
        except (TypeError, ValueError):
            yield f"{link.href}: no date: {written!r}"
            continue
        if not re.fullmatch(r"[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT", written):
            yield f"{link.href}: the date is not in the form of RFC 1123: {written}"
        if not published(link.href):
            yield f"{link.href}: nothing is published there"
    if dates != sorted(dates):
        yield "the mementos are not in the order of their dates"
    for rel in ("first", "last"):
        if mementos and len(by_rel.get(rel, [])) != 1:
            yield f"{len(by_rel.get(rel, []))} {rel} mementos"


def index(path, outlet):
    """editions.json against the files that it names."""
    read = json.loads(path.read_text(encoding="utf-8"))
    named = 0

    def files(value):
        if isinstance(value, dict):
            if "sha256" in value and "path" in value:
                yield value
            for inner in value.values():
                yield from files(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from files(inner)

    for file in files(read["editions"]):
        named += 1
        target = outlet / file["path"]
        if not target.is_file():
            yield f"{file['path']}: is not there"
        elif hashlib.sha256(target.read_bytes()).hexdigest() != file["sha256"]:
            yield f"{file['path']}: is another file"
        elif target.stat().st_size != file["bytes"]:
            yield f"{file['path']}: has {target.stat().st_size} bytes, not {file['bytes']}"
    if not named:
        yield "it names no file"
    numbers = [record["number"] for record in read["records"]]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"records: {numbers}"


def main():
    site = Path(sys.argv[1])
    checks = Checks()

    def published(outlet):
        # An address of this outlet names a file of it, whatever its host is called.
        def is_there(address):
            path = urlparse(address).path.lstrip("/")
            below = [outlet / path, outlet / path / "index.html"]
            return any(one.is_file() for one in below)

        return is_there

    for path in sorted(site.rglob("feed.xml")):
        name = path.relative_to(site)
        checks(f"{name}: RFC 4287's grammar", grammar(path))
        checks(f"{name}: rules beside the grammar", feed_rules(path))
        checks(f"{name}: a feed library reads it", feed_library(path))
    for path in sorted(site.rglob("*.ics")):
        checks(f"{path.relative_to(site)}: a calendar library reads it", calendar(path))
    for path in sorted(site.rglob("timemap*.link")):
        outlet = path.parents[2]
        checks(f"{path.relative_to(site)}: a link library reads it", time_map(path, published(outlet)))
    for path in sorted(site.rglob("editions.json")):
        checks(f"{path.relative_to(site)}: names the files that are there", index(path, path.parents[2]))
    checks("there were feeds, calendars, TimeMaps and indexes to check", [
        f"none: {pattern}" for pattern in ("feed.xml", "*.ics", "timemap.link", "editions.json") if not list(site.rglob(pattern))
    ])
    print(f"{checks.passed} passed, {checks.failed} failed")
    sys.exit(1 if checks.failed else 0)


if __name__ == "__main__":
    main()
