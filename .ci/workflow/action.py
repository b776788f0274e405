"""Runs the steps of action.yml as a runner of GitHub would, in repositories made for the purpose.

Usage: action.py ACTION.YML FACTLINT

Steps that use other actions are only told of; scripts are run with the environment that a runner gives them. Of the
expressions, those that action.yml needs are known: contexts, ==, != and &&.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

CONTEXT = re.compile(r"[a-z]+(?:\.[A-Za-z_-]+)+")
OPERATOR = {"&&": " and "}


def value(name, contexts):
    """What a context holds under a dotted name; nothing, where it holds nothing."""
    at = contexts
    for part in name.split("."):
        at = at.get(part, "") if isinstance(at, dict) else ""
    return at if isinstance(at, str) else ""


def filled(text, contexts):
    """`text` with its expressions replaced."""
    return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda found: value(found[1], contexts), str(text))


def holds(condition, contexts):
    """Whether the condition of a step holds."""
    python = CONTEXT.sub(lambda found: repr(value(found[0], contexts)), condition.replace("&&", OPERATOR["&&"]))
    return bool(eval(python, {"__builtins__": {}}))  # the conditions are our own


def outputs(file):
    """The outputs that a step has written."""
    return dict(line.split("=", 1) for line in file.read_text().splitlines())


class Run:
    """One run of the action: its exit status, what it printed, its outputs and its summary."""

    def __init__(self, action, repository, factlint, inputs, env=None):
        given = {name: str(declared.get("default", "")) for name, declared in action["inputs"].items()}
        given |= {"binary": str(factlint)} | inputs
        self.used, self.printed, self.status = [], "", 0
        with tempfile.TemporaryDirectory() as temp:
            temp = pathlib.Path(temp)
            contexts = {
                "inputs": given,
                "steps": {},
                "runner": {"temp": str(temp), "os": "Linux", "arch": "X64"},
                "github": {"action_path": str(pathlib.Path(sys.argv[1]).resolve().parent)},
            }
            summary = temp / "summary.md"
            for number, step in enumerate(action["runs"]["steps"]):
                if not holds(step.get("if", "1 == 1"), contexts):
                    continue
                if "uses" in step:
                    self.used.append(step["uses"].split("@")[0])
                    continue
                out = temp / f"output-{number}"
                out.touch()
                summary.touch()
                script = temp / "step.sh"
                script.write_text(step["run"])
                told = {name: filled(text, contexts) for name, text in step.get("env", {}).items()}
                runner = {"RUNNER_TEMP": str(temp), "GITHUB_OUTPUT": str(out), "GITHUB_STEP_SUMMARY": str(summary)}
                folder = repository / filled(step.get("working-directory", "."), contexts)
                shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
                ran = subprocess.run(
                    shell, cwd=folder, env=os.environ | runner | (env or {}) | told, capture_output=True, text=True
                )
                self.printed += ran.stdout + ran.stderr
                self.status = ran.returncode
                contexts["steps"][step.get("id", str(number))] = {"outputs": outputs(out)}
                if ran.returncode != 0:
                    break
            self.outputs = {name: filled(told["value"], contexts) for name, told in action["outputs"].items()}
            self.summary = summary.read_text() if summary.exists() else ""
            self.sarif = json.loads(pathlib.Path(self.outputs["sarif"]).read_text()) if self.outputs["sarif"] else None
            self.html = pathlib.Path(self.outputs["html"]).read_text() if self.outputs["html"] else ""


def git(folder, *arguments):
    """Runs git; whatever is set on this machine stays out of it."""
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *who, *arguments], cwd=folder, env=env, check=True, capture_output=True)


def repository(folder):
    """Two articles that differ on the main branch, and a branch that adds a third, which differs from both in something else."""
    origin, clone = folder / "origin", folder / "clone"
    (origin / "wire").mkdir(parents=True)
    git(origin, "init", "--initial-branch=main")
    (origin / "wire/a.txt").write_text("Ada Byron, 36, wrote it down.\n\nTom Poe, 52, read it aloud.\n")
    (origin / "wire/b.txt").write_text("Ada Byron, 41, wrote it down.\n")
    git(origin, "add", "."), git(origin, "commit", "-m", "Two articles")
    git(folder, "clone", "--quiet", str(origin), str(clone))
    git(clone, "checkout", "-b", "letter")
    (clone / "wire/c d.txt").write_text("Tom Poe, 61, kept the letter.\n")
    git(clone, "add", "."), git(clone, "commit", "-m", "A letter")
    return clone


def main(path, factlint):
    action = yaml.safe_load(pathlib.Path(path).read_text())
    factlint = pathlib.Path(factlint).resolve()
    with tempfile.TemporaryDirectory() as folder:
        at = repository(pathlib.Path(folder))
        run = lambda env=None, **inputs: Run(action, at, factlint, {k.replace("_", "-"): v for k, v in inputs.items()}, env)
        pull_request = {"GITHUB_BASE_REF": "main", "GITHUB_EVENT_NAME": "pull_request"}

        whole = run()
        assert (whole.status, whole.outputs["conflicts"]) == (1, "2"), whole.printed
        assert "::error " in whole.printed and "file=wire/" in whole.printed, whole.printed
        assert whole.sarif["version"] == "2.1.0" and whole.summary and not whole.used, whole.used

        changed = run(pull_request, changed="auto")
        assert (changed.status, changed.outputs["conflicts"]) == (1, "1"), changed.printed
        assert "file=wire/c d.txt" in changed.printed and "Tom Poe" in changed.summary, changed.printed
        assert run(changed="auto").outputs["conflicts"] == "2", "not a pull request: everything"

        kept = run(sarif="true", html="true", fail_on="never", working_directory="wire", paths="a.txt\nc d.txt\n")
        assert (kept.status, kept.outputs["conflicts"]) == (0, "1"), kept.printed
        assert kept.used == ["github/codeql-action/upload-sarif", "actions/upload-artifact"], kept.used
        assert kept.html.lstrip().lower().startswith("<!doctype html>")

        for wrong in [{"paths": "nowhere"}, {"changed": "no-such-revision"}, {"fail_on": "sometimes"}, {"config": "x"}]:
            assert run(**wrong).status == 2, wrong

        hostile = '"; touch pwned; $(touch pwned) `touch pwned` \'; touch pwned; #'
        for name in ["paths", "config", "rules", "changed", "baseline", "fail_on", "args"]:
            assert run(**{name: hostile}).status == 2, name
        assert not list(at.rglob("pwned")), "an input was run as a command"
    print("action.yml: its steps do what they should")


main(*sys.argv[1:])
