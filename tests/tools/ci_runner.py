"""A small runner of workflows, for ci-check.py: the jobs of GitHub and Forgejo step by step, and those of GitLab.

It knows what `ikraft ci` writes and no more. What an action would do is played: a checkout is a clone that is there,
a cache holds nothing, an artifact is copied into a folder. Expressions are evaluated where the forges evaluate them; in
the shell there may be none, because what stands in them would become part of the script."""

import os
import re
import shutil
import subprocess
import threading
import time
from pathlib import Path

TOKEN = re.compile(r"\s*(?:(?P<op>&&|\|\||==|!=|!|\(|\)|,)|'(?P<text>(?:[^']|'')*)'|(?P<name>[A-Za-z_][\w.-]*))")


class Expression:
    """`a.b == 'x' && !c()`, as far as the workflows need it."""

    def __init__(self, text, contexts, functions):
        self.tokens, at = [], 0
        while text[at:].strip():
            match = TOKEN.match(text, at)
            assert match, f"not understood: {text[at:]}"
            self.tokens.append((match.lastgroup, match.group(match.lastgroup)))
            at = match.end()
        self.contexts, self.functions, self.at = contexts, functions, 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else (None, None)

    def take(self, *ops):
        if self.peek()[0] == "op" and self.peek()[1] in ops:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def value(self):
        value = self.either()
        assert self.at == len(self.tokens), f"left over: {self.tokens[self.at:]}"
        return value

    def either(self):
        value = self.both()
        while self.take("||"):
            other = self.both()
            value = value or other
        return value

    def both(self):
        value = self.compared()
        while self.take("&&"):
            other = self.compared()
            value = value and other
        return value

    def compared(self):
        value = self.single()
        op = self.take("==", "!=")
        if not op:
            return value
        is_same = shown(value) == shown(self.single())
        return is_same if op == "==" else not is_same

    def single(self):
        if self.take("!"):
            return not self.single()
        if self.take("("):
            value = self.either()
            assert self.take(")")
            return value
        kind, word = self.peek()
        self.at += 1
        if kind == "text":
            return word.replace("''", "'")
        assert kind == "name", f"not understood: {word}"
        if self.take("("):
            arguments = []
            while not self.take(")"):
                arguments.append(self.either())
                self.take(",")
            return self.functions[word](*arguments)
        if word in ("true", "false"):
            return word == "true"
        value = self.contexts
        for part in word.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        return value


def shown(value):
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


class Watch:
    """Looks at the arguments of every process while something runs: whoever is on the machine can."""

    def __init__(self, words):
        self.words, self.seen, self.going = [word.encode() for word in words], set(), True

    def look(self):
        while self.going:
            for path in Path("/proc").glob("[0-9]*/cmdline"):
                try:
                    arguments = path.read_bytes()
                except OSError:
                    continue
                self.seen.update(word for word in self.words if word in arguments)
            time.sleep(0.01)

    def __enter__(self):
        self.thread = threading.Thread(target=self.look)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.going = False
        self.thread.join()


class Machine:
    """What a job has under it: a clone, a home, a temporary folder. Nothing of it outlives the job on a real forge."""

    def __init__(self, folder, repository, branch="main"):
        self.folder = Path(folder)
        shutil.rmtree(self.folder, ignore_errors=True)
        for name in ("home", "temp", "artifacts"):
            (self.folder / name).mkdir(parents=True)
        self.clone = self.folder / "clone"
        command = [
            "git",
            "clone",
            "--quiet",
            "--depth",
            "1",
            "--branch",
            branch,
            f"file://{repository}",
            str(self.clone),
        ]
        subprocess.run(command, check=True)
        self.path, self.log = os.environ["PATH"], ""

    def environment(self, more):
        own = {"HOME": str(self.folder / "home"), "PATH": self.path, "LANG": "C.UTF-8", "CI": "true"}
        return own | {name: shown(value) for name, value in more.items()}

    def run(self, script, environment):
        """As `shell: bash` does it."""
        assert "${{" not in script, f"an expression stands in a script:\n{script}"
        path = self.folder / "temp" / "step.sh"
        path.write_text(script, encoding="utf-8")
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(path)]
        done = subprocess.run(
            command,
            cwd=self.clone,
            env=self.environment(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        path.unlink()
        self.log += done.stdout
        return done.returncode == 0


class Actions:
    """A workflow of GitHub or of Forgejo, and what a run of it is given."""

    def __init__(self, workflow, install, event, *, ref="refs/heads/main", inputs=None, variables=None, secrets=None):
        self.workflow = workflow
        self.contexts = {
            "github": {"event_name": event, "ref": ref, "event": {}},
            "runner": {"os": "Linux", "arch": "X64"},
            "inputs": inputs or {},
            "vars": variables or {},
            "secrets": secrets or {},
            "needs": {},
        }
        self.install = install

    def evaluated(self, value, contexts, is_well=True):
        functions = {
            "always": lambda: True,
            "cancelled": lambda: False,
            "success": lambda: is_well,
            "hashFiles": lambda *_: "0" * 64,
        }

        def one(text):
            return Expression(text, contexts, functions).value()

        if not isinstance(value, str):
            return value
        whole = re.fullmatch(r"\$\{\{(.*?)\}\}", value)
        if whole:
            return one(whole.group(1))
        return re.sub(r"\$\{\{(.*?)\}\}", lambda match: shown(one(match.group(1))), value)

    def is_to_run(self, job):
        return bool(self.evaluated(self.workflow["jobs"][job]["if"], self.contexts))

    def run(self, job, machine, **matrix):
        """Runs a job to its end. Gives whether all went well."""
        job = self.workflow["jobs"][job]
        contexts = self.contexts | {"matrix": matrix, "steps": {}}
        files = {
            name: machine.folder / "temp" / name.lower()
            for name in ("GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY")
        }
        for path in files.values():
            path.write_text("", encoding="utf-8")
        own = {name: str(path) for name, path in files.items()}
        own |= {"GITHUB_ACTIONS": "true", "RUNNER_TEMP": str(machine.folder / "temp")}
        given = {name: self.evaluated(value, contexts) for name, value in self.workflow["env"].items()}
        given["IKRAFT_INSTALL"] = self.install
        contexts["env"] = given
        well = True
        for step in job["steps"]:
            condition = step.get("if")
            is_asked = well if condition is None else bool(self.evaluated(condition, contexts, well))
            if not is_asked:
                continue
            if "uses" in step:
                self.act(step, contexts, machine)
                continue
            more = {name: self.evaluated(value, contexts) for name, value in step.get("env", {}).items()}
            well = machine.run(step["run"], own | given | more) and well
            outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
            if "id" in step:
                contexts["steps"][step["id"]] = {"outputs": outputs}
            for folder in files["GITHUB_PATH"].read_text().splitlines():
                machine.path = f"{folder}:{machine.path}"
            files["GITHUB_OUTPUT"].write_text("")
            files["GITHUB_PATH"].write_text("")
        machine.summary = files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        return well

    def act(self, step, contexts, machine):
        action = step["uses"].removeprefix("https://data.forgejo.org/").split("@")[0].split("/")[1]
        given = {name: self.evaluated(value, contexts) for name, value in step["with"].items()}
        if action == "upload-artifact":
            path = machine.clone / given["path"]
            if path.exists():
                shutil.copytree(path, machine.folder / "artifacts" / given["name"])
        elif action == "cache":
            assert re.fullmatch(r"[^,]{1,512}", given["key"]) and not given["key"].endswith("-"), given
        else:
            assert action == "checkout" and given == {"persist-credentials": False}, step


class GitLab:
    """A pipeline of GitLab."""

    def __init__(self, pipeline, install, source, *, branch="main", variables=None):
        self.pipeline, self.source = pipeline, source
        self.variables = {
            name: value["value"] if isinstance(value, dict) else value for name, value in pipeline["variables"].items()
        }
        self.variables |= {"GITLAB_CI": "true", "CI_PIPELINE_SOURCE": source, "IKRAFT_INSTALL": install} | (
            variables or {}
        )
        if source != "merge_request_event":
            self.variables["CI_COMMIT_BRANCH"] = branch

    def is_to_run(self, job):
        for rule in self.pipeline["workflow"]["rules"], self.pipeline[job]["rules"]:
            met = next((rule for rule in rule if self.holds(rule["if"])), None)
            if met is None or met.get("when") == "never":
                return False
        return True

    def holds(self, rule):
        name, text = re.fullmatch(r'\$(\w+) == "([^"]*)"', rule).groups()
        return self.variables.get(name) == text

    def run(self, job, machine, **matrix):
        job, default = self.pipeline[job], self.pipeline["default"]
        script = "\n".join(default["before_script"] + job["script"])
        well = machine.run(script, self.variables | matrix)
        if "after_script" in job:
            machine.run("\n".join(job["after_script"]), self.variables | matrix)
        for path in job.get("artifacts", {}).get("paths", []):
            if (machine.clone / path).exists():
                shutil.copytree(machine.clone / path, machine.folder / "artifacts" / path.rstrip("/"))
        return well
