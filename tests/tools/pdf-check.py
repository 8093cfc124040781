"""Checks every PDF of a built site: `python pdf-check.py <site folder>`; with `--alone`, PDFs that have no page.

Two validators judge each file, then it is compared with the page beside it: the same words, headings, language and
title. Prints one PASS or FAIL line a check and a total, and exits with 1 when one failed."""

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import page
import pikepdf
from checks import Checks
from lxml import html

STREAM_LENGTH = "PDFA3A-STREAM-LENGTH-001"

SCHEMES = ("https:", "http:", "mailto:", "tel:")


class Element:
    """A node of the tag tree, with its children in order: elements, and strings of marked content."""

    def __init__(self, kind, role, node, children):
        self.kind, self.role, self.node, self.children = kind, role, node, children

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def words(self, skip=()):
        return "".join(
            child if isinstance(child, str) else "" if child.role in skip else child.words(skip)
            for child in self.children
        )

    def find(self, *roles):
        return [element for element in self.walk() if element.role in roles]


def marked_text(pdf_page):
    """The text of each marked-content id of a page, through the fonts' ToUnicode maps and /ActualText."""
    texts = {}
    stack = []
    font = None
    fonts = {}
    resources = pdf_page.get("/Resources", {})
    properties = resources.get("/Properties", {})

    def put(text):
        for mark in reversed(stack):
            if mark["actual"] is not None:
                return
        for mark in reversed(stack):
            if mark["id"] is not None:
                texts.setdefault(mark["id"], []).append(text)
                return

    for operands, operator in pikepdf.parse_content_stream(pdf_page):
        name = str(operator)
        if name == "Tf":
            key = str(operands[0])
            if key not in fonts:
                fonts[key] = Font(resources["/Font"][key])
            font = fonts[key]
        elif name in ("BDC", "BMC"):
            attributes = operands[1] if len(operands) > 1 else {}
            if isinstance(attributes, pikepdf.Name):
                attributes = properties[str(attributes)]
            actual = attributes.get("/ActualText") if len(operands) > 1 else None
            mark = {"id": None, "actual": None}
            if "/MCID" in attributes:
                mark["id"] = int(attributes["/MCID"])
                texts.setdefault(mark["id"], [])
            if actual is not None:
                stack.append({"id": mark["id"], "actual": None})
                put(str(actual))
                stack.pop()
                mark["actual"] = str(actual)
            stack.append(mark)
        elif name == "EMC":
            stack.pop()
        elif name in ("Tj", "'", '"'):
            put(font.text(bytes(operands[-1])))
        elif name == "TJ":
            for part in operands[0]:
                if isinstance(part, pikepdf.String):
                    put(font.text(bytes(part)))
    return {mark: "".join(parts) for mark, parts in texts.items()}


class Font:
    """How a font's codes read."""

    def __init__(self, font):
        self.wide = font["/Subtype"] == "/Type0"
        self.map = {}
        if "/ToUnicode" in font:
            self.read(font["/ToUnicode"].read_bytes().decode("latin-1"))

    def read(self, cmap):
        def text(code):
            return bytes.fromhex(code).decode("utf-16-be")

        for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
            for code, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
                self.map[int(code, 16)] = text(to)
        for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
            for first, last, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[.*?\])", block, re.S):
                start = int(first, 16)
                if to.startswith("["):
                    for step, item in enumerate(re.findall(r"<([0-9A-Fa-f]+)>", to)):
                        self.map[start + step] = text(item)
                else:
                    base = text(to[1:-1])
                    for code in range(start, int(last, 16) + 1):
                        self.map[code] = base[:-1] + chr(ord(base[-1]) + code - start)

    def text(self, codes):
        size = 2 if self.wide else 1
        return "".join(
            self.map.get(int.from_bytes(codes[at : at + size], "big"), "\ufffd") for at in range(0, len(codes), size)
        )


def tag_tree(pdf):
    """The root of the tags, with the words in place."""
    pages = {p.obj.objgen: marked_text(p) for p in pdf.pages}
    root = pdf.Root["/StructTreeRoot"]
    roles = {str(key): str(value) for key, value in root.get("/RoleMap", {}).items()}

    def kids(node, page_of):
        entry = node.get("/K")
        if entry is None:
            return []
        found = []
        for child in entry if isinstance(entry, pikepdf.Array) else [entry]:
            if isinstance(child, int) or not hasattr(child, "get"):
                found.append(pages[page_of].get(int(child), ""))
            elif child.get("/Type") == "/MCR":
                found.append(pages[child.get("/Pg").objgen if "/Pg" in child else page_of].get(int(child["/MCID"]), ""))
            elif child.get("/Type") == "/OBJR":
                continue
            else:
                found.append(element(child, page_of))
        return found

    def element(node, page_of):
        kind = str(node.get("/S", "/Root"))
        if "/Pg" in node:
            page_of = node["/Pg"].objgen
        # A role is mapped until it is a standard one; /Title is kept, because PDF 1.7 maps it to a paragraph.
        role = kind
        while role in roles and role not in ("/Title", roles[role]):
            role = roles[role]
        return Element(kind, role[1:], node, kids(node, page_of))

    return element(root, None)


def squeezed(text):
    """Letters without the spaces between them, for headings and names."""
    return re.sub(r"\s+", "", plain(text))


def plain(text):
    """Without what only helps to break lines: soft hyphens, and places where a long address may be divided."""
    return unicodedata.normalize("NFC", re.sub("[\u00ad\u200b\u2060]", "", text))


INLINE_ROLES = {"Span", "Link", "Em", "Strong", "Code", "Reference", "Sub", "Quote", "NonStruct", "Annot"}
INLINE_TAGS = {"a", "abbr", "bdi", "cite", "code", "em", "small", "span", "strong", "sup", "time", "wbr"}


def spaced(element):
    """The words of the tag tree. An element that is no part of a line ends the word before it."""
    parts = []
    for child in element.children:
        if isinstance(child, str):
            parts.append(child)
        elif child.role != "Lbl":
            inline = child.role in INLINE_ROLES
            parts.append(spaced(child) if inline else f" {spaced(child)} ")
    return "".join(parts)


def spaced_page(element):
    """The words of the page, in the same way. `br` is a space."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            inline = child.tag in INLINE_TAGS
            parts.append(spaced_page(child) if inline else f" {spaced_page(child)} ")
        parts.append(child.tail or "")
    return "".join(parts)


def difference(page_words, pdf_words):
    """Where two lists of words part, with some words around it."""
    if page_words == pdf_words:
        return []
    pairs = enumerate(zip(page_words, pdf_words))
    at = next((i for i, (a, b) in pairs if a != b), min(len(page_words), len(pdf_words)))
    around = slice(max(0, at - 8), at + 8)
    return [f"page: …{' '.join(page_words[around])}…", f"PDF:  …{' '.join(pdf_words[around])}…"]


def check_pdf(path, root, check, alone):
    name = path.relative_to(root).as_posix()
    run = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    check(f"qpdf --check: {name}", [] if run.returncode == 0 else [run.stdout + run.stderr])
    if not alone and is_others(path):
        return
    for profile in ("ua1", "3a"):
        result = page.validate_pdf(str(path), profile=profile)
        failures = sorted({str(failure.rule_id) for failure in result.failures})
        if run.returncode == 0 and failures == [STREAM_LENGTH]:
            # A compressed stream whose last byte is a carriage return looks to the validator as if its length were one
            # too long. qpdf has just read every stream by its length, and found `endstream` behind it.
            check(f"profile {profile}: {name}", [])
            continue
        check(f"profile {profile}: {name}", [] if result.is_compliant else failures or ["not compliant"])

    if alone:
        with pikepdf.open(path) as pdf:
            tree = tag_tree(pdf)
            check_links(name, pdf, tree, check)
            check_figures(name, tree, check)
            check_fonts(name, pdf, check)
            check(f"it has words: {name}", [] if plain(spaced(tree)).split() else ["none"])
        return

    beside = path.parent / "index.html"
    document = html.parse(str(beside), html.HTMLParser(encoding="utf-8")).getroot()
    main = document.find(".//main[@data-document]")
    check(f"a page with the Document stands beside it: {name}", [] if main is not None else [str(beside)])
    if main is None:
        return
    with pikepdf.open(path) as pdf:
        tree = tag_tree(pdf)
        check_words(name, tree, main, check)
        check_headings(name, pdf, tree, main, check)
        check_tables(name, tree, main, check)
        check_links(name, pdf, tree, check)
        check_figures(name, tree, check)
        check_metadata(name, pdf, tree, document, check)
        check_fonts(name, pdf, check)
        check_attachment(name, pdf, check)


def is_others(path):
    """A file that was recorded as it came: an older edition, whose page has no Document, or a signed copy; or one at an
    earlier address. It is held to being a PDF, and no more."""
    page_beside = html.parse(str(path.parent / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()
    imported = page_beside.find(".//main[@class='file']") is not None
    # At an earlier address of the policy stands a page that leads on, and the file that is checked at the new one.
    moved = page_beside.find(".//meta[@http-equiv='refresh']") is not None
    return imported or moved or re.search(r"-signed(-\d+)?\.pdf$", path.name) is not None


def check_words(name, tree, main, check):
    """The words of the tag tree are the words of the page's main content, in order; the numerals of lists are neither's."""
    page_words, pdf_words = plain(spaced_page(main)).split(), plain(spaced(tree)).split()
    check(f"the words of the page, in order: {name}", difference(page_words, pdf_words) if page_words else ["none"])
    unreadable = sum(word.count("\ufffd") for word in pdf_words)
    check(f"no character without a meaning: {name}", [f"{unreadable} of them"] if unreadable else [])


def check_headings(name, pdf, tree, main, check):
    theirs = [
        (0 if element.role == "Title" else int(element.role[1:]), squeezed(element.words()))
        for element in tree.find("Title", "H1", "H2", "H3", "H4", "H5", "H6")
    ]
    ours = [
        (int(element.tag[1:]) - 1, squeezed(element.text_content()))
        for element in main.iter("h1", "h2", "h3", "h4", "h5", "h6")
    ]
    check(f"the headings of the page: {name}", [] if ours == theirs else [f"page: {ours}", f"PDF: {theirs}"])
    titles = [text for level, text in theirs if level == 0]
    check(f"one title: {name}", [] if len(titles) == 1 else titles or ["none"])
    levels = [level for level, _ in theirs]
    skipped = [text for (level, text), before in zip(theirs[1:], levels) if level > before + 1]
    check(f"no heading level is skipped: {name}", skipped)
    with pdf.open_outline() as outline:
        listed = list(outline_items(outline.root, 1))
    expected = [(level, text) for level, text in theirs if level > 0]
    check(
        f"the bookmarks are the headings: {name}",
        [] if listed in (expected, theirs) else [f"headings: {expected}", f"bookmarks: {listed}"],
    )


def outline_items(items, level):
    for item in items:
        yield level, squeezed(item.title)
        yield from outline_items(item.children, level + 1)


def check_tables(name, tree, main, check):
    wrong = []
    tables = tree.find("Table")
    for table in tables:
        heads = table.find("TH")
        if not heads:
            wrong.append(f"no header cell: {table.words()[:60]}")
        wrong += [f"no scope: {head.words()[:60]}" for head in heads if not scope(head.node)]
    check(f"tables have headers with a scope: {name}", wrong)
    count = len(main.findall(".//table"))
    check(f"at least the tables of the page: {name}", [] if len(tables) >= count else [f"{len(tables)}, page {count}"])


def scope(node):
    attributes = node.get("/A", [])
    listed = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return any("/Scope" in attribute for attribute in listed if hasattr(attribute, "get"))


def check_links(name, pdf, tree, check):
    wrong, silent, nowhere = [], [], []
    named = set()
    if "/Names" in pdf.Root and "/Dests" in pdf.Root["/Names"]:
        named = {str(key) for key in pikepdf.NameTree(pdf.Root["/Names"]["/Dests"])}
    if "/Dests" in pdf.Root:
        named |= {str(key)[1:] for key in pdf.Root["/Dests"].keys()}
    pages = {pdf_page.obj.objgen for pdf_page in pdf.pages}
    for pdf_page in pdf.pages:
        for annotation in pdf_page.get("/Annots", []):
            if annotation.get("/Subtype") != "/Link":
                wrong.append(f"annotation {annotation.get('/Subtype')}")
                continue
            if not str(annotation.get("/Contents", "")).strip():
                silent.append(str(annotation.get("/A", "")))
            action = annotation.get("/A")
            target = annotation.get("/Dest") if action is None else action.get("/D")
            if action is not None and action.get("/S") == "/URI":
                if not str(action["/URI"]).startswith(SCHEMES):
                    wrong.append(str(action["/URI"]))
            elif target is None:
                wrong.append(f"action {action and action.get('/S')}")
            elif isinstance(target, pikepdf.Array):
                if target[0].objgen not in pages:
                    nowhere.append(str(target))
            elif str(target).lstrip("/") not in named and str(target) not in named:
                nowhere.append(str(target))
    check(f"links go to the web, mail, phone or this file: {name}", wrong)
    check(f"links say where they go: {name}", silent)
    check(f"links within the file arrive: {name}", nowhere)
    empty = [element for element in tree.find("Link") if not element.words().strip()]
    check(f"links have words: {name}", [f"{len(empty)} without"] if empty else [])


def check_figures(name, tree, check):
    figures = tree.find("Figure")
    check(
        f"figures say what they show: {name}",
        ["a figure without words"] if any(not str(f.node.get("/Alt", "")).strip() for f in figures) else [],
    )


def check_metadata(name, pdf, tree, document, check):
    lang = document.get("lang")
    said = str(pdf.Root.get("/Lang", ""))
    check(f"language: {name}", [] if lang and said.split("-")[0] == lang.split("-")[0] else [f"{said}, page {lang}"])
    with pdf.open_metadata() as meta:
        title = str(meta.get("dc:title", ""))
        author = meta.get("dc:creator", [])
        dates = [str(meta.get(key, "")) for key in ("xmp:CreateDate", "xmp:ModifyDate")]
    heading = " ".join(element.words() for element in tree.find("Title"))
    check(f"title: {name}", [] if squeezed(title) == squeezed(heading) and title else [f"{title!r}, heading {heading!r}"])
    check(f"author: {name}", [] if author and all(str(one).strip() for one in author) else [str(author)])
    check(f"date: {name}", [] if any(re.match(r"\d{4}-\d\d-\d\d", date) for date in dates) else [str(dates)])


def check_fonts(name, pdf, check):
    wrong = []
    for pdf_page in pdf.pages:
        for key, font in pdf_page.get("/Resources", {}).get("/Font", {}).items():
            if "/ToUnicode" not in font:
                wrong.append(f"{key}: no ToUnicode")
            inner = font["/DescendantFonts"][0] if font["/Subtype"] == "/Type0" else font
            descriptor = inner.get("/FontDescriptor", {})
            if font["/Subtype"] != "/Type3" and not any(f"/FontFile{n}" in descriptor for n in ("", "2", "3")):
                wrong.append(f"{key}: not embedded")
    check(f"fonts are embedded and readable: {name}", sorted(set(wrong)))


def check_attachment(name, pdf, check):
    attached = {key: pdf.attachments[key] for key in pdf.attachments}
    wrong = []
    if len(attached) != 1:
        wrong.append(f"{len(attached)} attachments: {sorted(attached)}")
    for key, spec in attached.items():
        content = spec.get_file().read_bytes()
        try:
            facts = json.loads(content)
        except ValueError as cause:
            wrong.append(f"{key} is no JSON: {cause}")
            continue
        if not isinstance(facts.get("schema"), int):
            wrong.append(f"{key} does not state its schema")
        if spec.relationship is None or spec.get_file().mime_type != "application/json":
            wrong.append(f"{key}: {spec.relationship} {spec.get_file().mime_type}")
    check(f"the public facts are attached: {name}", wrong)


def main():
    alone = "--alone" in sys.argv
    folders = [argument for argument in sys.argv[1:] if argument != "--alone"]
    if len(folders) != 1:
        print("usage: pdf-check.py [--alone] <folder>", file=sys.stderr)
        return 2
    root = Path(folders[0])
    check = Checks()
    pdfs = sorted(path for path in root.rglob("*.pdf") if not any(p.startswith(".") for p in path.relative_to(root).parts))
    check("the site has PDFs", [] if pdfs else [f"no .pdf below {root}"])
    for path in pdfs:
        try:
            check_pdf(path, root, check, alone)
        except Exception as cause:  # A file that cannot be read at all is one failed check, and the others go on.
            check(f"can be read: {path.relative_to(root)}", [f"{type(cause).__name__}: {cause}"])
    print(f"pdf-check: {check.passed} passed, {check.failed} failed")
    return 1 if check.failed else 0


if __name__ == "__main__":
    sys.exit(main())
