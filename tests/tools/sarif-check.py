"""Checks logs of `ikraft check --format sarif`: `python sarif-check.py <folder of logs> <folder of the run>`.

Each log is held against the schema of OASIS, and against what the schema cannot say: rules and artifacts are where
results look for them, files are there, and every region lies in its file, in units of UTF-16. Prints one PASS or FAIL line
a check and a total, and exits with 1 when one failed."""

import json
import sys
from pathlib import Path
from urllib.parse import unquote

from checks import Checks
from jsonschema import Draft7Validator, FormatChecker

SCHEMA = json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


def against_schema(log):
    validator = Draft7Validator(SCHEMA, format_checker=FormatChecker())
    for error in validator.iter_errors(log):
        yield f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"


def references(run):
    rules = run["tool"]["driver"]["rules"]
    if len({rule["id"] for rule in rules}) != len(rules):
        yield "two rules have one id"
    for at, result in enumerate(run["results"]):
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            yield f"result {at}: rule {result['ruleIndex']} is not {result['ruleId']}"
        for physical in places(result):
            location = physical["artifactLocation"]
            if run["artifacts"][location["index"]]["location"]["uri"] != location["uri"]:
                yield f"result {at}: artifact {location['index']} is not {location['uri']}"
    prints = [result["partialFingerprints"]["ikraftFinding/v1"] for result in run["results"] if not result["suppressions"]]
    if len(set(prints)) != len(prints):
        yield "two results have one fingerprint"


def places(result):
    for location in result["locations"] + result.get("relatedLocations", []):
        yield location["physicalLocation"]
    for suppression in result["suppressions"]:
        yield suppression["location"]["physicalLocation"]


def regions(run, root):
    """That a region lies in its file, as an editor counts: lines and units of UTF-16, the mark at the start left out."""
    for at, result in enumerate(run["results"]):
        for physical in places(result):
            location, region = physical["artifactLocation"], physical["region"]
            if "uriBaseId" not in location:
                continue
            path = root / unquote(location["uri"])
            if not path.is_file():
                if region != {"startLine": 1}:
                    yield f"result {at}: {path} is not there"
                continue
            lines = path.read_text(encoding="utf-8-sig").split("\n")
            if "startColumn" not in region:
                continue
            for end in ("start", "end"):
                line, column = region[f"{end}Line"], region[f"{end}Column"]
                if line > len(lines) or column > len(lines[line - 1].encode("utf-16-le")) // 2 + 1:
                    yield f"result {at}: {path}:{line}:{column} is outside of the file"
            if (region["startLine"], region["startColumn"]) > (region["endLine"], region["endColumn"]):
                yield f"result {at}: it ends before it begins"


def main():
    folder, root = map(Path, sys.argv[1:3])
    check = Checks()
    logs = sorted(folder.glob("*.sarif"))
    check("there are logs", [] if logs else [f"no .sarif in {folder}"])
    for path in logs:
        log = json.loads(path.read_text(encoding="utf-8"))
        check(f"{path.name}: the schema of SARIF 2.1.0", against_schema(log))
        for run in log["runs"]:
            check(f"{path.name}: rules and files are where results look for them", references(run))
            check(f"{path.name}: every region lies in its file", regions(run, root))
    counts = [len(run["results"]) for path in logs for run in json.loads(path.read_text(encoding="utf-8"))["runs"]]
    check("some log has results, and one has none", [] if max(counts, default=0) > 0 and 0 in counts else [f"{counts}"])
    print(f"sarif-check: {check.passed} passed, {check.failed} failed")
    sys.exit(1 if check.failed else 0)


main()
