"""The generated .htaccess on a real Apache, with what shared hosts allow it to say.

    apache-check.py IKRAFT REPOSITORY
"""

import http.client
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

from apache import Apache
from checks import Checks, equal

PROGRAM, REPOSITORY = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SCRATCH = pathlib.Path(tempfile.mkdtemp(prefix="ikraft-htaccess-"))
SCRATCH.chmod(0o755)
checks = Checks()
check = checks.check


def ask(url, **headers):
    """One answer, wherever it leads: status, headers by small names, body."""
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)
    connection.request("GET", parts.path or "/", headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def ikraft(site, *args):
    done = subprocess.run([PROGRAM, *args], cwd=site, capture_output=True, text=True)
    if done.returncode not in (0, 4):
        raise AssertionError(f"ikraft {' '.join(args)}: {done.stdout}{done.stderr}")


def sources(name):
    """A site whose policy for customers moved on 2026-02-01."""
    site = SCRATCH / name
    shutil.copytree(REPOSITORY / "tests/cases/base", site)
    ikraft(site, "release", "smedje/customers", "--effective", "2025-03-01", "--date", "2025-01-02")
    policy = site / "content/smedje/customers/policy.toml"
    policy.write_text(
        policy.read_text().replace('{ da = "kunder", en = "customers" }', '{ da = "kunde", en = "customer" }')
    )
    assert '"kunde"' in policy.read_text()
    summary = ["--summary", "da=Ny adresse.", "--summary", "en=A new address."]
    ikraft(site, "release", "smedje/customers", "--effective", "2026-02-01", "--date", "2026-01-02", *summary)
    return site


def build(site, base_url, out, *more):
    text = (site / "site.toml").read_text()
    (site / "site.toml").write_text(re.sub(r'base-url = ".*"', f'base-url = "{base_url}"', text))
    ikraft(site, "build", "--date", "2026-11-20", "--out", out, *more)
    return site / out


def add_own(folder):
    """What a deploy leaves in a folder, and a page that is to be framed by others."""
    for name in (".ht-ikraft-manifest", ".ht-ikraft-lock", f".ht-ikraft-new-{'a' * 64}", f".ht-ikraft-old-{'b' * 64}"):
        (folder / name).write_text("ours")
    (folder / ".env").write_text("theirs")
    (folder / ".well-known").mkdir(exist_ok=True)
    (folder / ".well-known/security.txt").write_text("Contact: mailto:x@firm.example\n")
    embed = folder / "da/smedje/kunde/embed"
    embed.mkdir(parents=True, exist_ok=True)
    shutil.copy(folder / "da/smedje/kunde/index.html", embed / "index.html")
    # Apache runs as somebody else.
    subprocess.run(["chmod", "-R", "a+rX", folder], check=True)


SITE = sources("site")
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".link": "application/link-format",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    "feed.xml": "application/atom+xml",
    "sitemap.xml": "application/xml",
}


def every_file(server, folder):
    """Each file is served as what it is, for as long as it holds."""
    objections, kinds = [], set()
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if not file.is_file() or any(part.startswith(".") for part in name.split("/")):
            continue
        status, headers, body = ask(server.url + urllib.parse.quote(name))
        if status == 302 and b'http-equiv="refresh"' in file.read_bytes():
            # The page that leads on, for hosts that cannot.
            continue
        if status != 200 or body != file.read_bytes():
            objections.append(f"{name}: {status}")
            continue
        kind = next((kind for kind in TYPES if name.endswith(kind) and not kind.startswith(".")), file.suffix)
        kinds.add(kind)
        if headers.get("content-type", "").lower() != TYPES.get(kind):
            objections.append(f"{name} is served as {headers.get('content-type')}")
        is_hashed = re.search(r"(^|\.)[0-9a-f]{16}\.[a-z0-9]+$", file.name)
        wanted = "public, max-age=31536000, immutable" if is_hashed else "public, max-age=86400" if kind == ".woff2" else "no-cache"
        if headers.get("cache-control") != wanted:
            objections.append(f"{name}: {headers.get('cache-control')}, and not {wanted}")
        if headers.get("x-content-type-options") != "nosniff":
            objections.append(f"{name}: no nosniff")
    if missing := {".html", ".css", ".json", ".link", ".pdf", ".woff2", "feed.xml", "sitemap.xml"} - kinds:
        objections.append(f"none of {missing} was there to be looked at")
    return objections


for title, below in (("at the root", "/"), ("below a path", "/privatliv/")):
    # The address is known once the server runs, and the server needs the folder.
    out = SITE / f"out-{below.strip('/') or 'root'}"
    out.mkdir()
    with Apache(out, below=below) as server:
        out.rmdir()
        build(SITE, server.url, out.name)
        add_own(out)

        @check(f"every file is served as what it is, {title}")
        def _():
            return every_file(server, out)

        @check(f"what is missing is answered with the site's own page, {title}")
        def _():
            status, headers, body = ask(f"{server.url}da/findes-ikke/")
            equal("status", status, 404)
            equal("body", body, (out / "404.html").read_bytes())
            equal("caching", headers["cache-control"], "no-cache")
            status, headers, _ = ask(f"{server.url}assets/style.0123456789abcdef.css")
            equal("a missing asset", (status, headers["cache-control"]), (404, "no-cache"))

        @check(f"an address of before leads to the one of today, in one step and without a loop, {title}")
        def _():
            old = [("da/smedje/kunder", "da/smedje/kunde/"), ("en/smedje/customers", "en/smedje/customer/")]
            old += [("da/smedje/kunder/historik", "da/smedje/kunde/historik/")]
            for path, target in old:
                for end in ("", "/", "/index.html"):
                    status, headers, _ = ask(f"{server.url}{path}{end}")
                    equal(f"{path}{end}", (status, headers.get("location")), (302, f"{server.url}{target}"))
                    equal(f"{path}{end}: caching", headers.get("cache-control"), "no-cache")
                equal(target, ask(f"{server.url}{target}")[0], 200)
            # A permalink below the old address stays what it is.
            page = next((out / "da/smedje/kunder").glob("2*/index.html"))
            equal("permalink", ask(f"{server.url}{page.relative_to(out).parent.as_posix()}/")[0], 200)

        @check(f"nothing of ours is served, and no other hidden file, {title}")
        def _():
            hidden = [file for file in out.rglob("*") if file.is_file() and any(part.startswith(".") for part in file.relative_to(out).parts)]
            names = [file.relative_to(out).as_posix() for file in hidden]
            assert ".ikraft/manifest.json" in names and ".htaccess" in names, names
            for name in names:
                wanted = (200,) if name.startswith(".well-known/") else (403, 404)
                if (status := ask(f"{server.url}{name}")[0]) not in wanted:
                    raise AssertionError(f"{name}: {status}")

        @check(f"pages may be framed by their own site alone, embedded ones by all, {title}")
        def _():
            page = ask(f"{server.url}da/smedje/kunde/")
            own = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page[2].decode()).group(1)
            equal("a page", page[1]["content-security-policy"], f"{own}; frame-ancestors 'self'")
            embed = ask(f"{server.url}da/smedje/kunde/embed/")
            equal("an embedded page", embed[1]["content-security-policy"], f"{own}; frame-ancestors *")
            for answer in (page, embed):
                equal("x-frame-options", answer[1].get("x-frame-options"), None)

        @check(f"no directive was refused, {title}")
        def _():
            equal("error log", [line for line in server.errors().splitlines() if ".htaccess:" in line], [])


ROOT = build(SITE, "https://127.0.0.1/", "out-https-root")
add_own(ROOT)

with Apache(ROOT) as server:

    @check("what a certificate is proved with is served over http, too")
    def _():
        equal("well-known", ask(f"{server.url}.well-known/security.txt")[0], 200)
        equal("all else", ask(server.url)[0], 301)


HTTPS = build(SITE, "https://firm.example/privatliv/", "out-https")
add_own(HTTPS)

with Apache(HTTPS, below="/privatliv/") as server:

    @check("http leads to https, once, also behind a proxy that ends TLS")
    def _():
        status, headers, _ = ask(f"{server.url}da/")
        equal("http", (status, headers.get("location")), (301, "https://firm.example/privatliv/da/"))
        equal("behind a proxy", ask(f"{server.url}da/", X_Forwarded_Proto="https")[0], 200)
        for signs in (
            {"X_Forwarded_Proto": "HTTPS"},
            {"X_Forwarded_Proto": "https, http"},
            {"X_Forwarded_For": "192.0.2.1"},
            {"X_Forwarded_Ssl": "on"},
            {"Via": "1.1 varnish"},
            {"Sec_Fetch_Site": "none"},
        ):
            equal(f"{signs}", ask(f"{server.url}da/", **signs)[0], 200)
        equal("a proxy that was spoken to over http", ask(f"{server.url}da/", X_Forwarded_Proto="http")[0], 301)
        status, headers, _ = ask(f"{server.url}da/a%20b")
        equal("signs stay encoded", (status, headers.get("location")), (301, "https://firm.example/privatliv/da/a%20b"))
        equal("no line ends in an answer", "\n" in ask(f"{server.url}da/%0d%0aX-Y:1")[1].get("location", ""), False)

    @check("an address of before leads to https at once")
    def _():
        for headers in ({}, {"X_Forwarded_Proto": "https"}):
            status, answered, _ = ask(f"{server.url}da/smedje/kunder/", **headers)
            equal("where to", answered.get("location"), "https://firm.example/privatliv/da/smedje/kunde/" if headers else answered.get("location"))
            assert answered["location"].startswith("https://firm.example/privatliv/da/smedje/kund"), answered


plain = SITE / "out-root"
for title, more in (
    ("without mod_headers and mod_rewrite", {"without": ("headers", "rewrite")}),
    ("without mod_alias", {"without": ("alias",)}),
    ("with AllowOverride All", {"allow": "All"}),
    ("with AllowOverride None", {"allow": "None"}),
):
    with Apache(plain, **more) as server:

        @check(f"the site is served {title}")
        def _():
            for path in ("", "da/", "da/smedje/kunde/", "en/smedje/customer/", "robots.txt"):
                equal(path, ask(server.url + path)[0], 200)
            for name in (".ht-ikraft-manifest", ".htaccess"):
                equal(name, ask(server.url + name)[0] in (403, 404), True)


with Apache(HTTPS, below="/privatliv/", without=("headers", "rewrite")) as server:

    @check("an https site is served where modules are absent")
    def _():
        equal("http", ask(f"{server.url}da/")[0], 301)
        equal("https", ask(f"{server.url}da/", X_Forwarded_Proto="https")[0], 200)


@check("a file of the site's own wins, and none is made where none is wanted")
def _():
    own = sources("own")
    (own / "static").mkdir()
    (own / "static/.htaccess").write_text("# ours\n")
    equal("own", (build(own, "https://firm.example/", "out") / ".htaccess").read_text(), "# ours\n")
    shutil.rmtree(own / "static")
    (own / "site.toml").write_text("htaccess = false\n" + (own / "site.toml").read_text())
    equal("none", (build(own, "https://firm.example/", "out") / ".htaccess").exists(), False)


@check("no directive stands in it that shared hosts refuse")
def _():
    text = (plain / ".htaccess").read_text()
    refused = [line for line in text.splitlines() if re.match(r"\s*(Options|<If |<Directory|php_|SetHandler|Action)", line)]
    equal("refused", refused, [])


shutil.rmtree(SCRATCH, ignore_errors=True)
print(f"{checks.passed} passed, {checks.failed} failed")
sys.exit(1 if checks.failed else 0)
