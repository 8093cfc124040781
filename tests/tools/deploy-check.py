"""Deploys to a real sshd on loopback: keys and passwords, faults of every kind, readers who look all the time.

    deploy-check.py IKRAFT REPOSITORY

ROUNDS says at how many places a line is cut (default 10; 0 is at every one).
"""

import hashlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

from apache import Apache
from checks import Checks, equal
from hosts import Line, Sshd

PROGRAM, REPOSITORY = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
ROUNDS = int(os.environ.get("ROUNDS", "10"))
SCRATCH = pathlib.Path(tempfile.mkdtemp(prefix="ikraft-deploy-"))
# With a blank and signs that a shell would take for its own.
SECRET = "hemmeligt $kode'ord\" 4711"
DAY = "2026-11-20"
checks = Checks()
check = checks.check


def says(run, *words):
    for word in words:
        if word not in run.stdout + run.stderr:
            raise AssertionError(f"{word!r} is not said\n{run.stdout}{run.stderr}")


class Site:
    """A small site with one host."""

    def __init__(self, host, base_url=None, path="sted", **more):
        self.root = pathlib.Path(tempfile.mkdtemp(dir=SCRATCH))
        shutil.copytree(REPOSITORY / "tests/cases/base", self.root, dirs_exist_ok=True)
        text = (self.root / "site.toml").read_text()
        if base_url:
            text = re.sub(r'base-url = ".*"', f'base-url = "{base_url}"', text)
        self.text = text
        self.aim(host, path=path, **more)

    def aim(self, host, **more):
        keys = {"host": "127.0.0.1", "port": host.port, "user": host.user, "path": "sted", "identity": str(host.key)}
        keys["known-hosts"] = str(host.known_hosts("known"))
        keys.update(more)
        lines = [f"{key} = {json.dumps(value)}" for key, value in keys.items() if value is not None]
        (self.root / "site.toml").write_text(self.text + "\n[deploy.production]\n" + "\n".join(lines) + "\n")

    def run(self, *args, code=0, environment=None, timeout=120):
        done = subprocess.run(
            [PROGRAM, *args],
            cwd=self.root,
            env={**os.environ, "NO_COLOR": "1", **(environment or {})},
            capture_output=True,
            text=True,
            timeout=timeout,
        )
        if code is not None and done.returncode != code:
            raise AssertionError(f"exit code {done.returncode}, not {code}\n{done.stdout}{done.stderr}")
        return done

    def deploy(self, *args, **more):
        return self.run("deploy", "--date", DAY, *args, **more)

    def edit(self, path, old, new):
        file = self.root / path
        text = file.read_text()
        assert old in text, f"{path} does not hold {old}"
        file.write_text(text.replace(old, new))

    def number(self, number):
        """The site in one of many states: words, colours and addresses of assets change."""
        firm = self.root / "content/smedje/firm.toml"
        text = re.sub(r" \(tilstand \d+\)", "", firm.read_text())
        text = re.sub(r'^name = "([^"]*)"', rf'name = "\1 (tilstand {number})"', text, count=1, flags=re.M)
        firm.write_text(text)
        style = (REPOSITORY / "themes/default/static/style.css").read_text()
        sheet = self.root / "themes/default/static/style.css"
        sheet.parent.mkdir(parents=True, exist_ok=True)
        sheet.write_text(f"{style}\nbody {{ outline-offset: {number}px }}\n")

    def built(self):
        """What was built for the host: path to hash."""
        return hashes(self.root / ".ikraft/deploy/production/site", skip=".ikraft")


def hashes(folder, skip=None):
    found = {}
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        is_own = file.name.startswith(".ht-ikraft") or (skip and name.startswith(f"{skip}/"))
        if file.is_file() and not is_own:
            found[name] = hashlib.sha256(file.read_bytes()).hexdigest()
    return found


def own_files(folder):
    return sorted(file.name for file in folder.rglob(".ht-ikraft-*"))


def is_whole(folder, before, after):
    """Every file is the old or the new one, none of the old ones is missing before its time, and no page lacks what it
    needs."""
    objections = []
    found = hashes(folder)
    for name, digest in found.items():
        if digest not in (before.get(name), after.get(name)):
            objections.append(f"{name} is neither the old one nor the new one")
    for name in before.keys() & after.keys():
        if name not in found:
            objections.append(f"{name} is missing")
    for name in found:
        if name.endswith(".html"):
            page = (folder / name).read_text()
            for address in re.findall(r'(?:href|src)="([^"#]*assets/[^"#]*)"', page):
                target = os.path.normpath(os.path.join(os.path.dirname(name), address)).lstrip("/")
                if target not in found:
                    objections.append(f"{name} needs {target}, which is missing")
    return objections


def reset(folder, copy):
    """The host as it was. Inside of the folder, which the sshd may see as its own disk."""
    for entry in folder.iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    shutil.copytree(copy, folder, dirs_exist_ok=True)


def with_host(host):
    (host.root / "sted").mkdir(exist_ok=True)
    return host


# Keys and passwords.

with with_host(Sshd()) as host:
    site = Site(host)

    @check("a first deploy, and one that has nothing to do")
    def _():
        site.deploy("--init")
        equal("the host", hashes(host.root / "sted"), site.built())
        says(site.deploy(), "nothing to do")
        equal("what is left of the way", own_files(host.root), [".ht-ikraft-manifest", ".ht-ikraft-site"])

    @check("what is ours stands outside of what is served where that can be known")
    def _():
        outside = Site(host, path="public_html/privatliv")
        (host.root / "public_html").mkdir()
        outside.deploy("--init")
        equal("in the folder", own_files(host.root / "public_html"), [".ht-ikraft-site"])
        says(outside.deploy(), "nothing to do")

    @check("a folder that is not there is told with those that are")
    def _():
        wrong = Site(host, path="public_htm/x")
        says(wrong.deploy("--init", code=1), "unknown-folder", "public_html")

    @check("a host key that nobody knows stops everything, and the message says what to do")
    def _():
        empty = host.folder / "empty"
        empty.write_text("")
        site.aim(host, **{"known-hosts": str(empty)})
        says(site.deploy(code=3), "is not known", "fingerprint", str(empty))

    @check("a host key that changed")
    def _():
        other = host.folder / "other"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", host.folder / "new-key"], check=True)
        key = " ".join((host.folder / "new-key.pub").read_text().split()[:2])
        other.write_text(f"[127.0.0.1]:{host.port} {key}\n")
        site.aim(host, **{"known-hosts": str(other)})
        says(site.deploy(code=3), "another key than the one that is known", "do not deploy")

    @check("a host key that is revoked, although it is also listed")
    def _():
        revoked = host.known_hosts("revoked")
        revoked.write_text(f"@revoked * {' '.join(host.public)}\n{revoked.read_text()}")
        site.aim(host, **{"known-hosts": str(revoked)})
        says(site.deploy(code=3), "revoked", "do not deploy")

    @check("a key that is pinned, and one that is not the host's")
    def _():
        site.aim(host, **{"known-hosts": None, "host-key": " ".join(host.public)})
        says(site.deploy(), "nothing to do")
        key = " ".join((host.folder / "new-key.pub").read_text().split()[:2])
        site.aim(host, **{"known-hosts": None, "host-key": key})
        says(site.deploy(code=3), "another key")

    @check("what the user's own configuration says of host keys changes nothing")
    def _():
        home = SCRATCH / "home"
        (home / ".ssh").mkdir(parents=True)
        (home / ".ssh/config").write_text("Host *\n  StrictHostKeyChecking no\n  UserKnownHostsFile /dev/null\n")
        site.aim(host, **{"known-hosts": str(host.folder / "empty")})
        says(site.deploy(code=3, environment={"HOME": str(home)}), "is not known")

    @check("a private key that the host does not know")
    def _():
        site.aim(host, identity=str(host.folder / "new-key"))
        says(site.deploy(code=3), "does not let us in", "SFTP is switched on")

    @check("a key in an agent")
    def _():
        told = subprocess.run(["ssh-agent", "-s"], capture_output=True, text=True, check=True).stdout
        agent = dict(re.findall(r"(SSH_\w+)=([^;]+);", told))
        try:
            subprocess.run(["ssh-add", "-q", host.key], env={**os.environ, **agent}, check=True)
            site.aim(host, identity=None)
            says(site.deploy(environment=agent), "nothing to do")
        finally:
            os.kill(int(agent["SSH_AGENT_PID"]), signal.SIGTERM)

    @check("a host without an answer")
    def _():
        site.aim(host, port=1)
        says(site.deploy(code=3), "no connection")


with with_host(Sshd(password=SECRET)) as host:
    site = Site(host)
    site.aim(host, identity=None, **{"password-env": "PRIVATLIV_KODE"})
    heard = []

    def watch_arguments(stop):
        """Looks at the arguments of every process."""
        while not stop.is_set():
            for entry in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
                try:
                    if b"hemmeligt" in (line := entry.read_bytes()) and b"deploy-check" not in line:
                        heard.append(line)
                except OSError:
                    pass

    def with_secret(*args, secret=SECRET, code=0):
        stop = threading.Event()
        watching = threading.Thread(target=watch_arguments, args=(stop,))
        watching.start()
        try:
            run = site.deploy(*args, code=code, environment={"PRIVATLIV_KODE": secret})
        finally:
            stop.set()
            watching.join()
        written = [
            str(file)
            for file in site.root.rglob("*")
            if file.is_file() and b"hemmeligt" in file.read_bytes()
        ]
        if heard or written or "hemmeligt" in run.stdout + run.stderr:
            raise AssertionError(f"the password shows: {heard} {written}\n{run.stdout}{run.stderr}")
        return run

    @check("a password from the environment, in no argument, output or file")
    def _():
        with_secret("--init")
        says(with_secret(), "nothing to do")
        equal("the host", hashes(host.root / "sted"), site.built())

    @check("a wrong password, neither")
    def _():
        says(with_secret(secret="hemmeligt men forkert", code=3), "does not let us in", "$PRIVATLIV_KODE")

    @check("a variable that is not set")
    def _():
        says(site.deploy(code=2), "PRIVATLIV_KODE is not set")

    @check("a password from a file")
    def _():
        file = SCRATCH / "password"
        file.write_text(SECRET + "\n")
        site.aim(host, identity=None, **{"password-file": str(file)})
        says(with_secret(), "nothing to do")


# Faults.

with with_host(Sshd()) as host, Line(host.port, piece=4096) as line:
    www = host.root / "sted"
    site = Site(host)
    known = str(host.known_hosts("known-line", line.port))
    site.number(1)
    site.deploy("--init")
    before = site.built()
    copy = SCRATCH / "copy"
    shutil.copytree(host.root, copy)
    site.number(2)
    site.aim(host, port=line.port, **{"known-hosts": known})
    line.arm(None)
    site.deploy()
    after, pieces = site.built(), line.pieces

    places = range(pieces) if ROUNDS == 0 else [pieces * round // ROUNDS for round in range(ROUNDS)]
    # Where it goes on: over a new line at once, or only in the next run.
    for refuses in (False, True):

        @check(f"a line cut at each of {len(places)} places of {pieces}, " + ("for good" if refuses else "once"))
        def _():
            for place in places:
                reset(host.root, copy)
                line.arm(place, times=1000 if refuses else 1)
                run = site.deploy("--wait", "0", code=None)
                line.arm(None)
                objections = is_whole(www, before, after)
                if run.returncode not in (0, 3):
                    objections.append(f"exit code {run.returncode}\n{run.stdout}{run.stderr}")
                if run.returncode == 3 and "deploy again" not in run.stderr and "help:" not in run.stderr:
                    objections.append(f"nobody says what to do: {run.stderr}")
                again = site.deploy("--wait", "0", code=None)
                if again.returncode != 0:
                    objections.append(f"the next run: {again.stdout}{again.stderr}")
                if hashes(www) != {**before, **after}:
                    objections.append("the next run did not complete it")
                if left := [name for name in own_files(host.root) if re.search("new-|journal|lock|next", name)]:
                    objections.append(f"left over: {left}")
                if objections:
                    return [f"cut after {place} pieces", *objections]

    @check("runs that are killed: the site is whole, and the next run completes it")
    def _():
        site.aim(host)
        for round in range(max(ROUNDS, 10)):
            reset(host.root, copy)
            process = subprocess.Popen(
                [PROGRAM, "deploy", "--date", DAY], cwd=site.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            time.sleep(0.02 + 0.5 * round / max(ROUNDS, 10))
            process.kill()
            process.wait()
            objections = is_whole(www, before, after)
            site.deploy("--wait", "5")
            if objections or hashes(www) != {**before, **after}:
                return [f"killed in round {round}", *objections]

    @check("a line that stalls ends with a message")
    def _():
        reset(host.root, copy)
        site.aim(host, port=line.port, **{"known-hosts": known})
        line.arm(pieces // 2, "stall")
        says(site.deploy(code=3), "was lost", "deploy again")
        line.arm(None)
        site.deploy("--wait", "0")
        equal("the host", hashes(www), {**before, **after})

    @check("a lock that another holds, waited for, and one that is stale")
    def _():
        reset(host.root, copy)
        site.aim(host)
        lock = www / ".ht-ikraft-lock"
        lock.write_text('{"name":"mette@kontor","run":"x","since":"2026-11-20T08:00:00Z","process":1}')
        says(site.deploy("--wait", "0", code=1), "locked", "mette@kontor", "2026-11-20T08:00:00Z", "--break-lock")
        equal("the host", hashes(www), before)
        threading.Timer(1.5, lock.unlink).start()
        says(site.deploy("--wait", "20"), "waiting for mette@kontor")
        equal("the host", hashes(www), {**before, **after})
        lock.write_text('{"name":"mette@kontor","run":"x","since":"2026-11-20T08:00:00Z","process":1}')
        site.number(3)
        says(site.deploy("--break-lock"), "mette@kontor")

    @check("two deploys at once: one waits, and both end with a whole site")
    def _():
        reset(host.root, copy)
        site.number(2)
        site.deploy("--dry-run")
        other = Site(host)
        shutil.copytree(site.root, other.root, dirs_exist_ok=True)
        runs = [
            subprocess.Popen(
                [PROGRAM, "deploy", "--date", DAY], cwd=one.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            for one in (site, other)
        ]
        told = [run.communicate(timeout=120) for run in runs]
        equal("exit codes", [run.returncode for run in runs], [0, 0])
        equal("one did it", sum("uploaded" in out for out, _ in told), 1)
        equal("the host", hashes(www), {**before, **after})

    @check("a list that is missing or damaged is told, and made anew with --init")
    def _():
        for damage in (None, "{}"):
            reset(host.root, copy)
            manifest = www / ".ht-ikraft-manifest"
            manifest.unlink() if damage is None else manifest.write_text(damage)
            says(site.deploy(code=1), "manifest-lost", "--init")
            equal("the host", hashes(www), before)
            site.deploy("--init")
            equal("the host", hashes(www), {**before, **after})

    @check("a change that somebody else made is told")
    def _():
        (www / "da/index.html").write_text("hacked")
        says(site.deploy(code=4), "changed-by-others", "da/index.html")
        site.deploy("--restore", code=4)
        equal("the host", hashes(www), {**before, **after})

    @check("the way back over SFTP")
    def _():
        site.number(4)
        site.deploy()
        site.run("rollback")
        equal("pages", {k: v for k, v in hashes(www).items() if k in after}, after)


with with_host(Sshd(sftp="-P posix-rename")) as host:

    @check("a host without posix-rename is refused before anything changes")
    def _():
        says(Site(host).deploy("--init", code=1), "no-posix-rename", "posix-rename")
        equal("the host", list((host.root / "sted").iterdir()), [])


with with_host(Sshd(sftp="-P hardlink")) as host:

    @check("a host without second names keeps copies")
    def _():
        site = Site(host)
        site.number(1)
        site.deploy("--init")
        first = hashes(host.root / "sted")
        site.number(2)
        site.deploy()
        site.run("rollback")
        equal("pages", {k: v for k, v in hashes(host.root / "sted").items() if k in first}, first)


with Sshd(mount="-t tmpfs -o size=1m none") as host:

    def on_disk(command):
        """The disk that only this sshd sees."""
        namespace = ["nsenter", f"--mount=/proc/{host.pid}/ns/mnt", "sh", "-c", command]
        return subprocess.run(namespace, check=True, capture_output=True, text=True).stdout

    def served():
        """Path to hash, on that disk."""
        lines = on_disk(f"cd {host.root}/sted && find . -type f ! -name '.ht-*' -exec sha256sum {{}} +").splitlines()
        return {name.removeprefix("./"): digest for digest, name in (line.split("  ", 1) for line in lines)}

    @check("a disk without room: the message says so, the site is whole, and the next run completes it")
    def _():
        on_disk(f"mkdir {host.root}/sted")
        site = Site(host)
        site.number(1)
        site.deploy("--init")
        before = served()
        site.number(2)
        # No room at all, and room for a part.
        for room in (0, 60):
            on_disk(f"dd if=/dev/zero of={host.root}/ballast bs=1k status=none; truncate -s -{room}k {host.root}/ballast")
            says(site.deploy(code=3), "disk is full")
            equal("the host", served(), before)
        on_disk(f"rm {host.root}/ballast")
        on_disk(f"mount -o remount,size=10m {host.root}")
        site.deploy()
        equal("the host", {k: v for k, v in served().items() if k in site.built()}, site.built())


with with_host(Sshd(login="nobody")) as host:

    @check("a folder that may not be written to: the message says so, and the next run completes it")
    def _():
        www = host.root / "sted"
        shutil.chown(www, "nobody")
        site = Site(host)
        site.number(1)
        site.deploy("--init")
        before = hashes(www)
        site.number(2)
        shutil.chown(www, "root")
        says(site.deploy(code=3), "may write to it")
        equal("the host", hashes(www), before)
        shutil.chown(www, "nobody")
        shutil.chown(www / "da/smedje/kunder", "root")
        says(site.deploy(code=3), "Permission denied")
        for name in is_whole(www, before, site.built()):
            raise AssertionError(name)
        shutil.chown(www / "da/smedje/kunder", "nobody")
        site.deploy()
        equal("the host", {k: v for k, v in hashes(www).items() if k in site.built()}, site.built())


# Readers.

def get(url):
    try:
        with urllib.request.urlopen(url, timeout=20) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


with with_host(Sshd()) as host, Apache(host.root / "sted") as server:
    www = host.root / "sted"
    site = Site(host, base_url=server.url)
    site.number(0)

    @check("what is deployed is asked for as a reader would")
    def _():
        says(site.deploy("--init"), "asked for as a reader")

    @check("readers who look at all pages during 20 deploys: none torn, none missing, none without its assets")
    def _():
        pages = sorted(name for name in site.built() if name.endswith(".html") and name != "404.html")
        versions = {name: set() for name in pages}
        stop, objections, seen, reads = threading.Event(), [], [], [0]

        def read():
            while not stop.is_set():
                for name in pages:
                    status, body = get(server.url + name.removesuffix("index.html"))
                    reads[0] += 1
                    if status != 200:
                        objections.append(f"{name}: {status}")
                        continue
                    seen.append((name, hashlib.sha256(body).hexdigest()))
                    for address in re.findall(r'(?:href|src)="([^"#]*assets/[^"#]*)"', body.decode()):
                        target = os.path.normpath(os.path.join(os.path.dirname(name), address))
                        if get(server.url + target.lstrip("/"))[0] != 200:
                            objections.append(f"{name} without {target}")

        readers = [threading.Thread(target=read) for _ in range(2)]
        record = lambda: [versions[name].add(digest) for name, digest in site.built().items() if name in versions]
        record()
        for reader in readers:
            reader.start()
        try:
            for number in range(1, 21):
                site.number(number)
                site.deploy()
                record()
        finally:
            stop.set()
            for reader in readers:
                reader.join()
        torn = {name for name, digest in seen if digest not in versions[name]}
        objections.extend(f"{name} was torn" for name in sorted(torn))
        print(f"     {reads[0]} pages read")
        if reads[0] < 200:
            objections.append(f"only {reads[0]} pages were read")
        return objections

    @check("a configuration that the host refuses is taken back, and the site goes on")
    def _():
        good = (www / ".htaccess").read_bytes()
        (site.root / "static").mkdir(exist_ok=True)
        (site.root / "static/.htaccess").write_text("NoSuchDirective on\n")
        says(site.deploy(code=1), "config-taken-back")
        equal("the configuration", (www / ".htaccess").read_bytes(), good)
        equal("the front page", get(server.url)[0], 200)
        (site.root / "static/.htaccess").unlink()
        site.deploy()

    @check("nothing of ours is served")
    def _():
        for file in www.rglob(".ht-ikraft-*"):
            equal(file.name, get(server.url + file.relative_to(www).as_posix())[0] in (403, 404), True)


shutil.rmtree(SCRATCH, ignore_errors=True)
print(f"{checks.passed} passed, {checks.failed} failed")
sys.exit(1 if checks.failed else 0)
