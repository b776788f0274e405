"""Readers of all reports but SARIF: each takes a report's text, the folder it was made in and the JSON report, and says what it
found, or fails.

They are written after what the programs that read these formats do, not after what factlint writes.
"""
import csv as tables
import io
import json
import re
from dataclasses import dataclass


@dataclass
class Whole:
    """The JSON report, against which the others are held."""

    findings: list
    summary: dict
    diagnostics: list
    """The statements of all findings, by path, line and column in characters."""
    statements: dict

    def counting(self, verdicts=("conflict", "updated")):
        return [f for f in self.findings if not f["suppressed"] and (f["verdict"] in verdicts or f["pointed_out"])]


def load(file, folder):
    report = json.loads(file.read_text())
    found = {}
    for finding in report["findings"]:
        for one in finding["statements"]:
            found[one["path"], one["line"], one["column"]] = one
            raw = (folder / one["path"]).read_bytes()
            assert raw[one["start"]:one["end"]].decode() == one["text"], one
            assert not one["path"].startswith("/"), one["path"]
    assert report["summary"]["conflict"] >= 4, report["summary"]
    return Whole(report["findings"], report["summary"], report["diagnostics"], found)


def line_of(folder, path, line):
    """The bytes of a line, from 1, with its end."""
    return (folder / path).read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")[line - 1] + b"\n"


# -- GitHub -----------------------------------------------------------------------------------------------------------------

COMMANDS = {"error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "set-output", "save-state", "stop-commands",
            "add-matcher", "remove-matcher", "echo", "set-env", "add-path"}


def unescaped(text, tokens):
    for escape, token in tokens:
        text = text.replace(escape, token)
    return text


def command(line):
    """A line of a log as GitHub's runner reads it: name, properties and message, or None."""
    DATA = [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]
    text = line.lstrip()
    if text.startswith("::") and "::" in text[2:]:
        info, message = text[2:].split("::", 1)
        name, _, properties = info.partition(" ")
        if name.lower() in COMMANDS:
            pairs = (pair.split("=", 1) for pair in properties.split(",") if "=" in pair)
            tokens = DATA[:2] + [("%3A", ":"), ("%2C", ","), ("%25", "%")]
            return name, {key: unescaped(value, tokens) for key, value in pairs}, unescaped(message, DATA)
    old = re.search(r"##\[([^\]\s]+)", line)
    if old and old[1].lower() in COMMANDS:
        return old[1], {}, line
    return None


def github(text, folder, whole):
    lines = text.split("\n")
    assert lines.pop() == ""
    summary = lines.pop()
    assert command(summary) is None and summary.startswith(f"{whole.summary['conflict']} conflict"), summary
    counts = {"error": 0, "warning": 0, "notice": 0}
    for line in lines:
        name, properties, message = command(line)
        counts[name] += 1
        assert message and set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}, line
        assert properties["title"].startswith("factlint"), line
        if "col" in properties and "endLine" in properties:
            at = properties["file"], int(properties["line"]), int(properties["col"])
            words = whole.statements[at]["text"]
            assert int(properties["endColumn"]) == at[2] + len(words) or "\n" in words, line
        elif "file" in properties:
            assert (folder / properties["file"]).exists(), line
    assert all(count <= 10 for count in counts.values()), counts
    return ", ".join(f"{count} {name}" for name, count in counts.items())


# -- reviewdog --------------------------------------------------------------------------------------------------------------

SCHEMA = {
    "Document": {"source": "Source", "diagnostics": ["Diagnostic"], "severity": str},
    "Diagnostic": {"message": str, "location": "Location", "severity": str, "source": "Source", "code": "Code",
                   "suggestions": ["Suggestion"], "original_output": str, "related_locations": ["Related"]},
    "Location": {"path": str, "range": "Range"},
    "Range": {"start": "Position", "end": "Position"},
    "Position": {"line": int, "column": int},
    "Source": {"name": str, "url": str},
    "Code": {"value": str, "url": str},
    "Suggestion": {"range": "Range", "text": str},
    "Related": {"message": str, "location": "Location"},
}


def walk(value, kind):
    """Fails on what reviewdog's reader, which knows no other fields, would refuse."""
    if isinstance(kind, list):
        assert isinstance(value, list), value
        for one in value:
            walk(one, kind[0])
    elif isinstance(kind, str):
        assert isinstance(value, dict) and set(value) <= set(SCHEMA[kind]), (kind, value)
        for key, one in value.items():
            walk(one, SCHEMA[kind][key])
    else:
        assert type(value) is kind, (kind, value)


def range_bytes(folder, location):
    start, end = location["range"]["start"], location["range"]["end"]
    lines = [line_of(folder, location["path"], line) for line in range(start["line"], end["line"] + 1)]
    lines[-1] = lines[-1][: end["column"] - 1]
    lines[0] = lines[0][start["column"] - 1 :]
    return b"".join(lines).decode()


def diagnostics(objects, folder, whole):
    words = {(one["path"], one["line"]): set() for one in whole.statements.values()}
    for one in whole.statements.values():
        words[one["path"], one["line"]].add(one["text"])
    places, suggested = 0, 0
    for one in objects:
        assert one["severity"] in ("ERROR", "WARNING", "INFO"), one
        if "code" not in one:
            continue  # a message on the run
        for location in [one["location"]] + [related["location"] for related in one["related_locations"]]:
            got = range_bytes(folder, location)
            assert got in words[location["path"], location["range"]["start"]["line"]], (got, location)
            places += 1
        for suggestion in one.get("suggestions", []):
            location = {"path": one["location"]["path"], "range": suggestion["range"]}
            assert range_bytes(folder, location) in range_bytes(folder, one["location"]), suggestion
            assert suggestion["text"] != range_bytes(folder, location), suggestion
            suggested += 1
    assert sum("code" in one for one in objects) >= len(whole.counting())
    return f"{len(objects)} diagnostics, {places} places hold their words, {suggested} suggestions"


def rdjson(text, folder, whole):
    document = json.loads(text)
    walk(document, "Document")
    return diagnostics(document["diagnostics"], folder, whole)


def rdjsonl(text, folder, whole):
    objects = [json.loads(line) for line in text.splitlines()]
    walk(objects, ["Diagnostic"])
    return diagnostics(objects, folder, whole)


# -- GitLab -----------------------------------------------------------------------------------------------------------------


def gitlab(text, folder, whole):
    violations = json.loads(text)
    assert isinstance(violations, list)
    for one in violations:
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}, one
        assert one["severity"] in ("info", "minor", "major", "critical", "blocker"), one
        path, lines = one["location"]["path"], one["location"]["lines"]
        assert not path.startswith(("./", "/")) and (folder / path).exists(), path
        assert 1 <= lines["begin"] <= lines["end"], one
        assert one["description"] and one["check_name"], one
    assert len({one["fingerprint"] for one in violations}) == len(violations), "a fingerprint comes twice"
    return f"{len(violations)} violations"


# -- JUnit ------------------------------------------------------------------------------------------------------------------


def junit(text, folder, whole):
    from junitparser import Error, Failure, JUnitXml, Skipped

    document = JUnitXml.fromstring(text.encode())
    suites = list(document)
    cases = [case for suite in suites for case in suite]
    count = lambda kind: sum(any(isinstance(result, kind) for result in case.result) for case in cases)
    conflicts = [f for f in whole.findings if f["verdict"] == "conflict" and not f["suppressed"] and f["cause"] != "sources"]
    assert (document.failures, document.tests) == (count(Failure), len(cases)), document
    assert count(Failure) == len(conflicts), (count(Failure), len(conflicts))
    assert count(Error) == (1 if any(one["level"] == "error" for one in whole.diagnostics) else 0)
    assert len({(case.classname, case.name) for case in cases}) == len(cases), "two cases have one name"
    for case in cases:
        for failure in (result for result in case.result if isinstance(result, Failure)):
            assert failure.type and failure.message and failure.text, case.name
    return f"{len(cases)} cases in {len(suites)} suites, {count(Failure)} failures, {count(Skipped)} skipped"


# -- Spreadsheets, lines, Markdown ------------------------------------------------------------------------------------------


def csv(text, folder, whole):
    rows = list(tables.DictReader(io.StringIO(text, newline=""), strict=True))
    assert len(rows) == sum(len(f["statements"]) for f in whole.findings), len(rows)
    for row in rows:
        assert None not in row and None not in row.values(), row
        formulas = [cell for cell in row.values() if re.match(r"[=+\-@\t\r\n＝＋－＠]", cell)]
        assert not formulas, formulas
        assert row["path"].removeprefix("'") in {path for path, *_ in whole.statements}, row
    assert all(line.endswith("\r") for line in text.split("\n")[:-1]), "a row is broken"
    return f"{len(rows)} rows"


def jsonl(text, folder, whole):
    lines = [json.loads(line) for line in text.split("\n")[:-1]]
    assert lines[0]["type"] == "summary" and lines[0]["schema"] == 1
    assert {key: lines[0][key] for key in whole.summary} == whole.summary
    findings = [line for line in lines if line.pop("type") == "finding"]
    assert findings == whole.findings
    return f"{len(lines)} lines"


def markdown(text, folder, whole):
    from markdown_it import MarkdownIt

    assert text.startswith("<!-- factlint report -->\n") and len(text.encode()) <= 1 << 20
    rows = 0
    pending = MarkdownIt("commonmark").enable("table").parse(text)
    while pending:
        token = pending.pop()
        pending += token.children or []
        rows += token.type == "tr_open"
        assert token.type not in ("link_open", "image"), token
        if token.type == "text":
            assert not re.search(r"[@#`|<>]|::", token.content), token.content
        if token.type == "html_inline":
            assert token.content == "<br>", token.content
        if token.type == "html_block":
            rest = re.sub(r"<!-- factlint report -->|</?(details|summary|code)>", "", token.content)
            assert not re.search(r"[<>]", rest), token.content
    assert rows >= len(whole.counting()), rows
    return f"{rows} rows, {len(text.encode())} bytes"
