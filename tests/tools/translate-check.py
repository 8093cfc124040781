"""Checks what translators' programs make of our files: `python translate-check.py <ikraft> <site folder>`.

GNU gettext and polib read the PO, translate-toolkit reads the XLIFF and writes it back. Everything happens in copies of
the site. Prints one PASS or FAIL line a check and a total, and exits with 1 when one failed."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib
from checks import Checks
from translate.storage import xliff2

POLICY = "proeveby-cykler/customers"
ABOUT = f"content/{POLICY}/en/about.md"
FACTS = f"content/{POLICY}/policy.toml"
SHARED = "content/_shared/suppliers.toml"


class Site:
    """A copy of the site, and what changed in it."""

    def __init__(self, program, source, folder):
        self.program, self.folder = program, Path(folder)
        for part in ["site.toml", "content"]:
            of = Path(source) / part
            (shutil.copytree if of.is_dir() else shutil.copy)(of, self.folder / part)
        self.before = self.files()

    def files(self):
        paths = [path for path in (self.folder / "content").rglob("*") if path.is_file()]
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in paths}

    def changed(self):
        now = self.files()
        return sorted(path for path in self.before.keys() | now.keys() if self.before.get(path) != now.get(path))

    def run(self, *args):
        command = [self.program, "translate", *args, "-C", str(self.folder)]
        return subprocess.run(command, capture_output=True, text=True)

    def export(self, form):
        out = Path(tempfile.mkstemp(suffix=f".{form}")[1])
        args = ["--lang", "en", "--format", form, "--date", "2026-11-20", "--force", "--out", str(out)]
        run = self.run("export", POLICY, *args)
        assert run.returncode == 0, run.stderr
        return out

    def put_back(self, path):
        return self.run("import", POLICY, str(path))

    def edit(self, path, old, new):
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text, f"{path} does not hold {old}"
        (self.folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")
        self.before = self.files()


def tool(*command):
    run = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if run.returncode or run.stderr.strip():
        yield f"{command[0]}: {run.stderr.strip() or run.returncode}"


def meaning(path):
    """What a PO file says, whatever its layout."""
    return {
        (entry.msgctxt, entry.msgid): (entry.msgstr, sorted(entry.flags), entry.previous_msgid)
        for entry in polib.pofile(str(path), check_for_duplicates=True)
    }


def differences(one, other):
    yield from (f"{key}: {one.get(key)} / {other.get(key)}" for key in one.keys() | other.keys() if one.get(key) != other.get(key))


def unchanged(site, run, expected):
    """That an import went well and wrote these files, and nothing else."""
    if run.returncode:
        yield run.stderr.strip()
    if site.changed() != sorted(expected):
        yield f"changed {site.changed()}, expected {sorted(expected)}"


def refused(site, run, words):
    if run.returncode != 1 or words not in run.stderr:
        yield f"exit {run.returncode}: {run.stderr.strip()}"
    yield from (f"changed {path}" for path in site.changed())


def gettext(check, new_site):
    site = new_site()
    po = site.export("po")
    binary, again, sorted_po = (po.with_suffix(end) for end in [".mo", ".again.po", ".cat.po"])
    check("msgfmt --check", tool("msgfmt", "--check", "--output-file", binary, po))
    check("msgunfmt", tool("msgunfmt", "--output-file", again, binary))
    check("msgcat", tool("msgcat", "--width=79", "--output-file", sorted_po, po))
    check("round trip through msgfmt and msgunfmt", differences(meaning(po), meaning(again)))
    check("round trip through msgcat", differences(meaning(po), meaning(sorted_po)))
    catalogue = polib.pofile(str(po))
    wanted = {"Language": "en_GB", "Content-Type": "text/plain; charset=UTF-8", "X-Ikraft-Policy": POLICY}
    check("the header", (f"{key}: {catalogue.metadata.get(key)}" for key, value in wanted.items() if catalogue.metadata.get(key) != value))
    check("every text is there and translated", (entry.msgctxt for entry in catalogue if not entry.translated()))
    for name, path in [("our own", po), ("msgunfmt's", again), ("msgcat's", sorted_po)]:
        check(f"{name} file comes back and changes nothing", unchanged(site, site.put_back(path), []))
    catalogue.save(str(again))
    check("polib's file comes back and changes nothing", unchanged(site, site.put_back(again), []))


def edited(check, new_site):
    site = new_site()
    catalogue = polib.pofile(str(site.export("po")))
    entry = {entry.msgctxt: entry for entry in catalogue}
    entry["about#3"].msgstr = 'A "quoted" \\ translation & more.'
    entry["policy.toml:audience.riders.label"].msgstr = 'riders in "Prøveby Rundt"'
    entry["suppliers.toml:system.email.location"].msgstr = "somewhere in Ireland"
    path = site.folder / "back.po"
    catalogue.save(str(path))
    check("translations edited through polib go to their files", unchanged(site, site.put_back(path), [ABOUT, FACTS, SHARED]))
    now = {path: text.decode() for path, text in site.files().items() if path in (ABOUT, FACTS, SHARED)}
    lines = [(ABOUT, '\nA "quoted" \\ translation & more.\n'), (FACTS, "en = 'riders in \"Prøveby Rundt\"'"), (SHARED, 'en = "somewhere in Ireland"')]
    check("with signs that TOML and Markdown escape", (f"{path} lacks {line}" for path, line in lines if line not in now[path]))

    site = new_site()
    catalogue = polib.pofile(str(site.export("po")))
    next(entry for entry in catalogue if entry.msgctxt == "about#1").msgstr = "We are a bicycle dealer."
    next(entry for entry in catalogue if entry.msgctxt == "about#3").msgstr = "Something else."
    path = site.folder / "back.po"
    catalogue.save(str(path))
    check("a lost placeholder is refused, with all the rest", refused(site, site.put_back(path), "has lost `{{ controller.name }}`"))

    site = new_site()
    site.edit(f"content/{POLICY}/da/about.md", "Søger du job", "Søger du arbejde")
    po = site.export("po")
    check("msgfmt --check of a file with an outdated text", tool("msgfmt", "--check", "--output-file", po.with_suffix(".mo"), po))
    stale = next(entry for entry in polib.pofile(str(po)) if entry.msgctxt == "about#3")
    check("an outdated text is fuzzy, with its previous source", [] if stale.fuzzy and "Søger du job" in (stale.previous_msgid or "") else [str(stale)])


def xliff(check, new_site):
    site = new_site()
    path = site.export("xliff")
    store = xliff2.Xliff2File.parsefile(str(path))
    po = polib.pofile(str(site.export("po")))
    check("translate-toolkit finds every text", [] if len(store.units) == len(po) else [f"{len(store.units)} of {len(po)}"])
    plain = {entry.msgid: entry.msgstr for entry in po if "{{" not in entry.msgid and "](" not in entry.msgid and "{#" not in entry.msgid and "[^" not in entry.msgid}
    pairs = {unit.source: unit.target for unit in store.units}
    check("and says of it what the PO says", differences(plain, {source: pairs.get(source) for source in plain}))
    again = path.with_suffix(".again.xlf")
    store.savefile(str(again))
    check("written back by translate-toolkit, it changes nothing", unchanged(site, site.put_back(again), []))
    next(unit for unit in store.units if unit.source == "i Irland").target = "over in Ireland"
    next(unit for unit in store.units if unit.source == "Kort om os").target = "In <brief> & short"
    store.savefile(str(again))
    check("translations edited through translate-toolkit go to their files", unchanged(site, site.put_back(again), [ABOUT, SHARED]))
    now = site.files()
    check("as they were written", [] if 'title = "In <brief> & short"' in now[ABOUT].decode() and 'en = "over in Ireland"' in now[SHARED].decode() else ["not so"])

    site = new_site()
    text = site.export("xliff").read_text(encoding="utf-8")
    target = text.index("<target>", text.index('name="about#1"'))
    end = text.index("/>", target) + 2
    broken = site.folder / "back.xlf"
    broken.write_text(text[:target] + "<target>" + text[end:], encoding="utf-8")
    check("a lost code is refused", refused(site, site.put_back(broken), "has lost `{{ controller.name }}`"))


def main():
    program, source = str(Path(sys.argv[1]).resolve()), sys.argv[2]
    check = Checks()
    with tempfile.TemporaryDirectory() as scratch:
        tempfile.tempdir = scratch

        def new_site():
            return Site(program, source, tempfile.mkdtemp())

        gettext(check, new_site)
        edited(check, new_site)
        xliff(check, new_site)
    print(f"{check.passed} passed, {check.failed} failed")
    sys.exit(1 if check.failed else 0)


if __name__ == "__main__":
    main()
