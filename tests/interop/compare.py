"""Asks three validators about every example and record: Python's jsonschema, npm's ajv, and our `grandjour check`.

Where JSON Schema can say a rule, the three must give the same verdict. Ours also knows rules that it cannot say: a bad
example's name ({kind}--{rule}--{words}.json) tells which kind of rule it breaks.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OURS = Path(os.environ.get("GRANDJOUR", ROOT / "target/debug/grandjour"))

# What only `rules/` and the JSON door can say: the two schema validators must find these files valid.
BEYOND_SCHEMA = {
    "unknownReference", "unknownCode", "impossibleDate", "datesOutOfOrder", "repeatedGap",
    "duplicateKey", "numberTooLarge", "tooDeep", "forbiddenCharacter",
}


class Tally:
    """Counts what held, and says at once what did not."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0

    def check(self, held: bool, what: str, seen: object = "") -> None:
        if held:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAIL {what}: {seen}", flush=True)


def run(*command: object, expect: set[int] | None = None) -> tuple[int, str]:
    """The exit code and output of a command, which must end in two minutes."""
    done = subprocess.run([str(word) for word in command], cwd=ROOT, capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL)
    if done.returncode not in (expect or {0}):
        sys.exit(f"{' '.join(map(str, command[:4]))} … ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.returncode, done.stdout


def broken_rule(path: str) -> str | None:
    """The one rule a bad example breaks, from its name."""
    return path.split("--")[1] if "/examples/bad/" in path else None


def expected(path: str) -> bool:
    """Whether the two schema validators must find the file valid."""
    rule = broken_rule(path)
    return rule is None or rule in BEYOND_SCHEMA


def check_findings(tally: Tally, path: str, answer: dict) -> None:
    """Ours on one file: fine, or exactly the rule its name says, with a sentence and a remedy in both languages."""
    rule = broken_rule(path)
    errors = [finding for finding in answer["findings"] if finding["level"] == "error"]
    named = [f"{finding['rule']} at {finding['pointer'] or 'the whole'}" for finding in errors]
    tally.check(answer["ok"] == (rule is None), f"{path}: ours says whether it may be published", answer["ok"])
    tally.check([finding["rule"] for finding in errors] == ([rule] if rule else []), f"{path}: ours finds exactly its rule", named)
    for finding in answer["findings"]:
        texts = [finding[part].get(lang) for part in ("sentence", "remedy") for lang in ("fr", "en")]
        spoken = all(texts) and not any("{" in text for text in texts)
        tally.check(spoken, f"{path}: {finding['rule']} says what is wrong and how to mend it, in French and English", texts)
        tally.check(finding["pointer"] == "" or finding["pointer"].startswith("/"), f"{path}: the place is a JSON Pointer", finding["pointer"])


def check_catalogue(tally: Tally, files: list[str]) -> None:
    """Every rule that refuses has a bad example, but for those that no single file can break."""
    rules = json.loads((ROOT / "schema/rules.json").read_text("utf-8"))["rules"]
    # loadConflict needs a database.
    without_file = {"loadConflict"}
    refusing = {rule["id"] for rule in rules if rule["level"] == "error"} - without_file
    shown = {broken_rule(path) for path in files} - {None}
    tally.check(not refusing - shown, "every rule of schema/rules.json has a bad example", sorted(refusing - shown))
    known = {rule["id"] for rule in rules}
    tally.check(not shown - known, "every bad example breaks a rule of schema/rules.json", sorted(shown - known))


def main() -> int:
    tally = Tally()
    python = json.loads(run(sys.executable, HERE / "validators.py")[1])
    ajv = json.loads(run("node", HERE / "validators.mjs")[1])
    files = sorted(python)
    tally.check(files == sorted(ajv), "both validators saw the same files", set(files) ^ set(ajv))

    code, printed = run(OURS, "check", "--json", *files, expect={0, 1, 2, 3, 4, 5})
    tally.check(code != 0, "check ends non-zero where a file is refused", code)
    ours = {answer["path"]: answer for answer in json.loads(printed)["files"]}
    tally.check(sorted(ours) == files, "ours answers for every file", set(files) ^ set(ours))

    for path in files:
        tally.check(python[path] == expected(path), f"{path}: jsonschema", python[path])
        tally.check(ajv.get(path) == expected(path), f"{path}: ajv", ajv.get(path))
        if path in ours:
            check_findings(tally, path, ours[path])

    good = [path for path in files if broken_rule(path) is None]
    code, _ = run(OURS, "check", *good, expect={0, 1, 2, 3, 4, 5})
    tally.check(code == 0, "check ends with 0 where every file is publishable", code)
    check_catalogue(tally, files)
    print(f"interop: {tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
