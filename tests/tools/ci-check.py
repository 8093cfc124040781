"""Checks the workflows of `ikraft ci`: `python ci-check.py <ikraft> <small site> <sshd.sh>`.

What is written: actionlint reads the workflows of GitHub and Forgejo, the published schema that of GitLab, and
shellcheck every script. What it does: the jobs run in clones of a repository (ci_runner.py), for a pull request that
changes a policy, and on three days in a row on which the site is deployed to an SFTP server on this machine, with an
edition that takes effect on the second. No secret may be seen anywhere. Prints one PASS or FAIL line a check and a
total, and exits with 1 when one failed."""

import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import check_jsonschema
import yaml
from checks import Checks
from ci_runner import Actions, GitLab, Machine, Watch
from jsonschema import Draft7Validator

FILES = {
    "github": ".github/workflows/ikraft.yml",
    "gitlab": ".gitlab-ci.yml",
    "forgejo": ".forgejo/workflows/ikraft.yml",
}
SMITH = "smedje/customers"
PAGE = "da/smedje/kunder/"
PASSWORD = "hemmeligt-ord-7391"
RECORDED, EFFECTIVE = "2026-11-20", "2026-12-24"
# Of the days on which the site is deployed the second is the edition's.
DAYS = ["2026-12-23", EFFECTIVE, "2026-12-25"]
OLD, NEW, ASKED = "ét år", "to år", "tre år"


def load(path):
    # As words: `on` would be read as true.
    return yaml.load(Path(path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


class Work:
    """A repository with a small site, and where it is published."""

    def __init__(self, program, base, sshd, folder):
        self.program, self.folder, self.sshd_script = Path(program).resolve(), Path(folder), Path(sshd).resolve()
        self.site = self.folder / "site"
        shutil.copytree(base, self.site)
        self.install = f'install -m 755 {self.program} "$CARGO_INSTALL_ROOT/bin/ikraft"'

    def ikraft(self, *args, ok=(0,), **more):
        done = subprocess.run([self.program, *args], cwd=self.site, capture_output=True, text=True, **more)
        assert done.returncode in ok, f"ikraft {' '.join(args)}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done

    def git(self, *args):
        who = ["-c", "user.name=Prøve", "-c", "user.email=proeve@proeve.example", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *args], cwd=self.site, check=True, capture_output=True)

    def edit(self, path, old, new):
        path = self.site / path
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{path} does not hold {old}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def start(self):
        """The host: SFTP for us, HTTP for readers, both on this machine."""
        names = "for name in PORT USER ROOT KEY KNOWN_HOSTS"
        told = f'eval "$("$0" start "$1")"; {names}; do name="SSHD_$name"; echo "$name=${{!name}}"; done'
        command = ["bash", "-euc", told, self.sshd_script, self.folder / "host"]
        out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        self.host = dict(line.split("=", 1) for line in out.splitlines())
        self.root = Path(self.host["SSHD_ROOT"]) / "webroots" / "1a2b3c4d"
        self.root.mkdir(parents=True)

        class Quiet(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_):
                pass

        self.web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=self.root))
        threading.Thread(target=self.web.serve_forever, daemon=True).start()
        self.known_hosts = Path(self.host["SSHD_KNOWN_HOSTS"]).read_text()
        self.key = Path(self.host["SSHD_KEY"]).read_text()

    def stop(self):
        subprocess.run([self.sshd_script, "stop", self.folder / "host"], check=False)
        self.web.shutdown()

    def prepare(self):
        """Edition 1 in force, edition 2 to come, and the workflows."""
        target = (
            f'\n[deploy.production]\nprovider = "sftp"\nhost = "127.0.0.1"\nport = {self.host["SSHD_PORT"]}\n'
            f'user = "{self.host["SSHD_USER"]}"\npath = "webroots/1a2b3c4d"\npassword-env = "IKRAFT_PASSWORD"\n'
        )
        site = self.site / "site.toml"
        address = f"http://127.0.0.1:{self.web.server_port}/"
        site.write_text(
            site.read_text(encoding="utf-8").replace("https://proeve.example/", address) + target, encoding="utf-8"
        )
        (self.site / ".gitignore").write_text("/public/\n/.ikraft/\n")
        (self.site / ".gitattributes").write_text("content/**/editions/** -text\n")
        self.git("init", "--quiet", "--initial-branch", "main")
        for policy in (SMITH, "bageri/customers", "bageri/employees"):
            self.ikraft("release", policy, "--effective", RECORDED, "--date", RECORDED)
        self.edit(f"content/{SMITH}/policy.toml", 'keep = "P1Y"', 'keep = "P2Y"')
        summary = ["--summary", "da=Vi gemmer reparationer i to år.", "--summary", "en=We keep repairs for two years."]
        self.ikraft("release", SMITH, "--effective", EFFECTIVE, "--date", RECORDED, *summary)
        for forge in FILES:
            self.ikraft("ci", forge, "--date", RECORDED)
        self.git("add", "-A")
        self.git("commit", "--quiet", "-m", "A site with its workflows")
        # A branch that somebody wants to have merged.
        self.git("checkout", "--quiet", "-b", "change")
        self.edit(f"content/{SMITH}/policy.toml", 'keep = "P2Y"', 'keep = "P3Y"')
        self.git("commit", "--quiet", "-am", "Keep repairs longer")
        self.git("checkout", "--quiet", "main")

    def deploy_by_hand(self, *more):
        """As of the day on which the editions were recorded."""
        own = ["--known-hosts", self.host["SSHD_KNOWN_HOSTS"], "--identity", self.host["SSHD_KEY"]]
        environment = os.environ | {"IKRAFT_PASSWORD": PASSWORD}
        self.ikraft("deploy", "--target", "production", "--date", RECORDED, *own, *more, env=environment)

    def page(self):
        text = (self.root / PAGE / "index.html").read_text(encoding="utf-8").replace("\u00a0", " ")
        return re.search(r"<main[^>]*data-document.*?</main>", text, re.DOTALL).group()

    def secrets(self):
        lines = [line for line in self.key.splitlines() if len(line) > 30 and not line.startswith("-")]
        return [PASSWORD, *lines]


def scripts(forge, workflow):
    if forge == "gitlab":
        jobs = [workflow[name] for name in ("default", "check", "deploy")]
        return [
            line for job in jobs for part in ("before_script", "script", "after_script") for line in job.get(part, [])
        ]
    return [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]


def shellcheck(script):
    # SC2153: the variables are set by the workflow.
    command = ["shellcheck", "--shell=bash", "--severity=style", "--exclude=SC2153", "--format=gcc", "-"]
    return subprocess.run(command, input=script, capture_output=True, text=True).stdout.splitlines()


def actionlint(path, forge, folder):
    """For GitHub as it is; for Forgejo without the addresses of actions, and without what only GitHub has or wants."""
    ignored = []
    text = path.read_text(encoding="utf-8")
    if forge == "forgejo":
        text = text.replace("https://data.forgejo.org/", "")
        ignored = ["-ignore", 'label "docker" is unknown', "-ignore", 'runtime "node20" is deprecated']
    copy = folder / f"{forge}.yml"
    copy.write_text(text, encoding="utf-8")
    command = [Path(sys.executable).parent / "actionlint", "-no-color", "-oneline", *ignored, copy]
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stdout + done.stderr).splitlines()


def schema(workflow):
    path = Path(check_jsonschema.__file__).parent / "builtin_schemas" / "vendor" / "gitlab-ci.json"
    validator = Draft7Validator(json.loads(path.read_text(encoding="utf-8")))
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in validator.iter_errors(workflow)
    ]


def rights(forge, workflow):
    """Least privilege: what may be written, and where secrets are."""
    if workflow.get("permissions") != {"contents": "read"}:
        yield f"{workflow.get('permissions')}"
    if "pull_request_target" in json.dumps(workflow):
        yield "pull_request_target"
    for name, job in workflow["jobs"].items():
        if "secrets." in json.dumps(job) and name != "deploy":
            yield f"the job {name} sees a secret"
        writes = [right for right, kind in job.get("permissions", {}).items() if kind == "write"]
        if writes and (name, writes) != ("code-scanning", ["security-events"]):
            yield f"the job {name} may write {writes}"
        if writes and any("run" in step for step in job["steps"]):
            yield f"the job {name} may write, and runs what was changed"
        if int(job["timeout-minutes"]) > 60:
            yield f"the job {name} has no end"
    deploy = workflow["jobs"]["deploy"]
    if "secrets." in json.dumps({key: value for key, value in deploy.items() if key != "steps"}):
        yield "secrets are not the deploying step's alone"
    if deploy["concurrency"]["cancel-in-progress"] != "false":
        yield "a deploy may be stopped halfway"
    if workflow["on"]["schedule"] != [{"cron": "5 22 * * *"}, {"cron": "5 23 * * *"}]:
        yield f"{workflow['on']['schedule']}"
    if forge == "github" and deploy["environment"] != "${{ matrix.target }}":
        yield "no environment"


def written(check, work):
    for forge, path in FILES.items():
        workflow = load(work.site / path)
        if forge == "gitlab":
            check(
                "gitlab: the published schema", schema(yaml.safe_load((work.site / path).read_text(encoding="utf-8")))
            )
            deploy = workflow["deploy"]
            is_alone = deploy["resource_group"] == "ikraft-$IKRAFT_TARGET" and deploy["interruptible"] == "false"
            check("gitlab: one deploy at a time, never stopped halfway", [] if is_alone else ["it may be"])
        else:
            check(f"{forge}: actionlint", actionlint(work.site / path, forge, work.folder))
            check(f"{forge}: least privilege", rights(forge, workflow))
        check(f"{forge}: shellcheck", [line for script in scripts(forge, workflow) for line in shellcheck(script)])


def jobs_of(forge, work):
    """Which jobs an event starts, as (event, branch): jobs."""
    workflow = yaml.safe_load((work.site / FILES[forge]).read_text())
    if forge == "gitlab":
        return lambda event, branch: {
            job
            for job in ("check", "deploy")
            if GitLab(
                workflow, work.install, event.replace("pull_request", "merge_request_event"), branch=branch
            ).is_to_run(job)
        }
    return lambda event, branch: {
        job
        for job in ("check", "deploy")
        if Actions(workflow, work.install, event, ref=f"refs/heads/{branch}").is_to_run(job)
    }


def runs_of(forge, work):
    """A job of a forge: for a change, or for a day."""
    workflow = yaml.safe_load((work.site / FILES[forge]).read_text())
    variables = {"IKRAFT_KNOWN_HOSTS": work.known_hosts}
    secrets = {"IKRAFT_SSH_KEY": work.key, "IKRAFT_PASSWORD": PASSWORD}

    def change(machine):
        if forge == "gitlab":
            given = {"IKRAFT_DATE": DAYS[0]}
            return GitLab(workflow, work.install, "merge_request_event", variables=given).run("check", machine)
        run = Actions(workflow, work.install, "pull_request", inputs={"date": DAYS[0]})
        return run.run("check", machine)

    def deploy(machine, day, dry_run=False):
        if forge == "gitlab":
            key = machine.folder / "key-of-gitlab"
            key.write_text(work.key)
            given = variables | secrets | {"IKRAFT_DATE": day, "IKRAFT_SSH_KEY": str(key)}
            given["IKRAFT_DRY_RUN"] = "true" if dry_run else "false"
            return GitLab(workflow, work.install, "schedule", variables=given).run(
                "deploy", machine, IKRAFT_TARGET="production"
            )
        inputs = {"date": day, "dry-run": dry_run, "break-lock": False}
        run = Actions(workflow, work.install, "workflow_dispatch", inputs=inputs, variables=variables, secrets=secrets)
        return run.run("deploy", machine, target="production")

    return change, deploy


def leaks(work, machine, watch):
    for secret in work.secrets():
        if secret in machine.log:
            yield "the log shows a secret"
        if secret.encode() in watch.seen:
            yield "a process had a secret among its arguments"
    # Where everything that a job writes would be found by who comes after it: all but the forge's own file.
    for path in machine.folder.rglob("*"):
        if (
            path.is_file()
            and path.name != "key-of-gitlab"
            and any(secret.encode() in path.read_bytes() for secret in work.secrets())
        ):
            yield f"{path} holds a secret"
    yield from (f"{path} is left" for path in Path("/tmp").glob("ikraft-private.*"))
    yield from (f"{path} is left" for path in machine.folder.rglob("ikraft-private.*"))


def a_change(check, work, forge):
    change, _ = runs_of(forge, work)
    machine = Machine(work.folder / f"{forge}-change", work.site, "change")
    went_well = change(machine)
    check(f"{forge}: a change is checked", [] if went_well else machine.log.splitlines()[-20:])
    report = machine.folder / "artifacts" / "ikraft-report"
    comment = (report / "comment.md").read_text(encoding="utf-8").replace("\u00a0", " ") if report.is_dir() else ""
    redline = report / "redline" / SMITH.split("/")[0]
    pages = sorted(path.name for path in redline.glob("*.html"))
    check(
        f"{forge}: the redline of what changed, and of nothing else",
        (
            []
            if pages == ["customers.da.html", "customers.en.html"] and not (redline.parent / "bageri").exists()
            else [f"{pages}"]
        ),
    )
    check(
        f"{forge}: the comment says the change",
        [words for words in (f"`{SMITH}`", ASKED, OLD, "three years") if words not in comment],
    )
    log = json.loads((report / "ikraft.sarif").read_text(encoding="utf-8")) if report.is_dir() else {}
    check(f"{forge}: a SARIF log", [] if log.get("version") == "2.1.0" and log["runs"] else ["none"])
    if forge != "gitlab":
        check(
            f"{forge}: the summary is the comment",
            [] if machine.summary and machine.summary.replace("\u00a0", " ") == comment else ["it is not"],
        )


def a_mistake(check, work):
    """What is wrong fails, and is still shown."""
    change, _ = runs_of("github", work)
    machine = Machine(work.folder / "mistake", work.site)
    path = machine.clone / f"content/{SMITH}/policy.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("[policy]", "[policy]\nunknown-key = 1"), encoding="utf-8")
    went_well = change(machine)
    comment = (machine.folder / "artifacts/ikraft-report/comment.md").read_text(encoding="utf-8")
    check(
        "a mistake fails the check, and is in the comment",
        [] if not went_well and "unknown-key" in comment else machine.log.splitlines(),
    )


def three_days(check, work, forge):
    _, deploy = runs_of(forge, work)
    pages = [work.page()]
    for number, day in enumerate(DAYS, 1):
        machine = Machine(work.folder / f"{forge}-{number}", work.site)
        with Watch(work.secrets()) as watch:
            went_well = deploy(machine, day, dry_run=True)
            unchanged = work.page() == pages[-1]
            went_well = deploy(machine, day) and went_well
        check(f"{forge}, day {number}: the site is deployed", [] if went_well else machine.log.splitlines()[-30:])
        check(f"{forge}, day {number}: a dry run sends nothing", [] if unchanged else ["the page is another"])
        check(f"{forge}, day {number}: no secret is seen, and none is left", leaks(work, machine, watch))
        pages.append(work.page())
    said = [NEW if NEW in page else OLD if OLD in page else "neither" for page in pages]
    check(f"{forge}: the edition takes effect on its day", [] if said == [OLD, OLD, NEW, NEW] else [f"{said}"])
    changed = [before != after for before, after in zip(pages, pages[1:])]
    check(
        f"{forge}: the page changes on that day and on no other",
        [] if changed == [False, True, False] else [f"{changed}"],
    )


def main():
    program, base, sshd = sys.argv[1:4]
    check = Checks()
    with tempfile.TemporaryDirectory(prefix="ikraft-ci") as folder:
        work = Work(program, base, sshd, folder)
        work.start()
        try:
            work.prepare()
            written(check, work)
            for forge in FILES:
                started = jobs_of(forge, work)
                wanted = {
                    ("pull_request", "change"): {"check"},
                    ("push", "main"): {"check", "deploy"},
                    ("schedule", "main"): {"deploy"},
                }
                check(
                    f"{forge}: each event starts its jobs",
                    [f"{event}: {started(*event)}" for event, jobs in wanted.items() if started(*event) != jobs],
                )
                a_change(check, work, forge)
            a_mistake(check, work)
            # A folder is taken into use by hand, once.
            work.deploy_by_hand("--init")
            for forge in FILES:
                three_days(check, work, forge)
                # Back to where the next one begins.
                work.deploy_by_hand()
        finally:
            work.stop()
    print(f"ci-check: {check.passed} passed, {check.failed} failed")
    sys.exit(1 if check.failed else 0)


main()
