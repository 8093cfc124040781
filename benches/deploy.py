"""How long it takes to bring 2,000 files to a host: ikraft beside what else is used for it, in one run.

    python3 benches/deploy.py IKRAFT [ROUNDS]

Needs sshd, lftp, rclone, rsync (Debian: openssh-server lftp rclone rsync). Each figure is the median of ROUNDS
(default 3), in seconds, by the clock on the wall. ikraft builds the site each time and makes sure what arrived; before
the first time it has built it once, as the others take a folder that is ready. TOOLS names some of the tools, LIMIT the
seconds after which one is given up. `rsync` needs a shell on the host, which shared hosts rarely
give. Files have 10 kB each and stand in 1,550 folders, as the pages of 300 firms would.
"""

import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests/tools"))
from hosts import Line, Sshd  # noqa: E402

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 3
SCRATCH = pathlib.Path(tempfile.mkdtemp(prefix="ikraft-bench-"))
FILES, SIZE, CHANGED = 2000, 10_000, 10
# What takes longer is not waited for.
LIMIT = int(os.environ.get("LIMIT", "100"))
ROUND_TRIP = 0.03
CASES = ["first", "unchanged", "same bytes", "10 changed"]


def corpus(folder):
    """2,000 files: a page and a paper for each of many addresses."""
    chance = random.Random(6)
    paths = []
    for firm in range(388):
        for lang in ("da", "en"):
            base = f"{lang}/firma-{firm}/politik"
            paths += [f"{base}/index.html", f"{base}/politik.pdf", f"{base}/2026-01-01/index.html"]
    for path in paths[:FILES]:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(chance.randbytes(SIZE // 2).hex().encode())
    return [folder / path for path in paths[:FILES]]


class Tool:
    """Something that brings a folder to a host."""

    needs_shell = False

    def __init__(self, host, port, known):
        self.host, self.port, self.known = host, port, known
        self.target = f"bench-{self.name.replace(' ', '-')}"
        self.ssh = (
            f"ssh -F none -i {host.key} -o UserKnownHostsFile={known} -o StrictHostKeyChecking=yes"
            f" -o IdentitiesOnly=yes -o BatchMode=yes -o LogLevel=ERROR"
        )

    def run(self, command, **more):
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=LIMIT, **more)


class Ikraft(Tool):
    name = "ikraft"

    def prepare(self, site):
        self.site = site
        (site / "site.toml").write_text(
            (site / "site.toml").read_text().split("\n[deploy")[0]
            + f'\n[deploy.bench]\nhost = "127.0.0.1"\nport = {self.port}\nuser = "{self.host.user}"\n'
            f'path = "{self.target}"\nknown-hosts = "{self.known}"\nidentity = "{self.host.key}"\n'
        )

    def ready(self):
        """The site is built on this machine, and nothing is sent."""
        self.run([PROGRAM, "deploy", "--init", "--dry-run", "--date", "2026-11-20"], cwd=self.site)

    def bring(self, folder):
        self.run([PROGRAM, "deploy", "--init", "--date", "2026-11-20"], cwd=self.site)


class Rsync(Tool):
    name = "rsync -e ssh"

    def bring(self, folder):
        where = f"{self.host.user}@127.0.0.1:{self.host.root}/{self.target}/"
        self.run(["rsync", "-a", "--delete", "-e", f"{self.ssh} -p {self.port}", f"{folder}/", where])


class Rclone(Tool):
    name = "rclone sync"

    def bring(self, folder):
        self.run(
            ["rclone", "sync", folder, f":sftp:{self.target}", "--config", os.devnull, "--transfers", "32", "--checkers", "32"]
            + ["--sftp-host", "127.0.0.1", "--sftp-port", str(self.port), "--sftp-user", self.host.user]
            + ["--sftp-key-file", self.host.key, "--sftp-known-hosts-file", self.known, "--sftp-shell-type", "none"]
        )


class Lftp(Tool):
    name = "lftp mirror"

    def bring(self, folder):
        program = f"{self.ssh} -a -x"
        commands = [
            f'set sftp:connect-program "{self.ssh} -a -x"',
            "set cmd:fail-exit yes",
            f"open -p {self.port} -u {self.host.user},x sftp://127.0.0.1",
            f"mirror -R --delete --parallel=8 {folder} {self.target}",
        ]
        self.run(["lftp", "-c", "; ".join(commands)])


class Sftp(Tool):
    name = "sftp -b"

    def bring(self, folder):
        (self.host.root / self.target).mkdir(exist_ok=True)
        batch = SCRATCH / "batch"
        batch.write_text(f"put -R {folder}/. {self.target}\n")
        command = self.ssh.replace("ssh -F", "sftp -F", 1).split()
        self.run([*command, "-P", str(self.port), "-b", batch, f"{self.host.user}@127.0.0.1"])


def measured(tool, folder, files):
    """Case to seconds; nothing where it took too long."""
    figures = {}
    chance = random.Random(7)

    def timed(case):
        started = time.monotonic()
        try:
            tool.bring(folder)
        except subprocess.TimeoutExpired:
            figures[case] = None
            return
        except subprocess.CalledProcessError as error:
            raise SystemExit(f"{tool.name}: {error.stdout}{error.stderr}") from error
        figures[case] = time.monotonic() - started

    for entry in tool.host.root.iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    timed("first")
    if figures["first"] is None:
        return figures
    timed("unchanged")
    now = time.time()
    for file in files:
        os.utime(file, (now, now))
    timed("same bytes")
    for file in chance.sample(files, CHANGED):
        file.write_bytes(chance.randbytes(SIZE // 2).hex().encode())
    timed("10 changed")
    return figures


def table(host, port, known, title):
    print(f"\n{title}\n{'':14}" + "".join(f"{case:>13}" for case in CASES), flush=True)
    for kind in (Ikraft, Rsync, Rclone, Lftp, Sftp):
        if kind.name.split()[0] not in os.environ.get("TOOLS", kind.name).split():
            continue
        all_figures = []
        for _ in range(ROUNDS):
            work = pathlib.Path(tempfile.mkdtemp(dir=SCRATCH))
            tool = kind(host, port, known)
            if isinstance(tool, Ikraft):
                shutil.copytree(HERE.parent / "tests/cases/base", work, dirs_exist_ok=True)
                tool.prepare(work)
                folder = work / "static"
            else:
                folder = work
            files = corpus(folder)
            if isinstance(tool, Ikraft):
                tool.ready()
            all_figures.append(measured(tool, folder, files))
            shutil.rmtree(work)
            if all_figures[-1].get("first") is None or sum(filter(None, all_figures[-1].values())) > LIMIT / 2:
                break
        cells = []
        for case in CASES:
            found = [figures.get(case) for figures in all_figures]
            cells.append(f"{'> ' + str(LIMIT):>13}" if None in found and case == "first" else
                         f"{'-':>13}" if None in found else f"{statistics.median(found):13.2f}")
        print(f"{kind.name:14}" + "".join(cells), flush=True)


def handshake(host, port, known):
    """What a connection costs that asks nothing."""
    ssh = Sftp(host, port, known).ssh.replace("ssh -F", "sftp -F", 1).split()
    times = []
    for _ in range(5):
        started = time.monotonic()
        subprocess.run([*ssh, "-P", str(port), "-b", "-", f"{host.user}@127.0.0.1"], input="pwd\n", text=True, check=True, capture_output=True)
        times.append(time.monotonic() - started)
    return statistics.median(times)


with Sshd(shell="yes") as host, Line(host.port, ROUND_TRIP) as line:
    known = host.known_hosts("known", line.port)
    table(host, host.port, known, "loopback")
    print(f"{'(handshake)':14}{handshake(host, host.port, known):13.2f}")
    table(host, line.port, known, f"{ROUND_TRIP * 1000:.0f} ms round trip")
    print(f"{'(handshake)':14}{handshake(host, line.port, known):13.2f}")
shutil.rmtree(SCRATCH, ignore_errors=True)
