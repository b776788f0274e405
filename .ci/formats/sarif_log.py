"""Reads a SARIF log back three times: as Microsoft's validator does with GitHub's rules, as sarif-tools does, and as a viewer
does that cuts the words out of the files and follows the links of the messages."""
import json
import re
import subprocess
import sys
from urllib.parse import unquote

# What the validator says and is not meant: the package names no address of its own yet, and addresses are not looked up.
ALLOWED = {"SARIF2005", "SARIF2006"}


def check(file, folder, whole, multitool):
    said = [words(file, folder, whole)]
    said.append(validated(file, multitool) if multitool.exists() else "SKIPPED: the validator is not there")
    said.append(consumed(file))
    return "; ".join(said)


def validated(file, multitool):
    """GitHub's rules and those of the standard, its schema among them."""
    command = [multitool, "validate", file, "--rule-kind", "Sarif;Gh", "--level", "Error;Warning", "--output",
               file.with_suffix(".validated"), "--log", "ForceOverwrite"]
    run = subprocess.run(command, capture_output=True, text=True)
    told = re.findall(r"(error|warning) ([A-Z]+\d+): (.*)", run.stdout)
    bad = [f"{level} {rule}: {text[:300]}" for level, rule, text in told if rule not in ALLOWED]
    assert run.returncode == 0 and "1 files scanned" in run.stdout and not bad, bad or run.stdout + run.stderr
    return "valid"


def consumed(file):
    run = subprocess.run([sys.executable, "-m", "sarif", "summary", file], capture_output=True, text=True)
    if "No module named sarif" in run.stderr:
        return "SKIPPED: sarif-tools is not there"
    assert run.returncode == 0, run.stderr
    counts = {level: int(count) for level, count in re.findall(r"^(error|warning|note): (\d+)", run.stdout, re.M)}
    want = {level: 0 for level in counts}
    for result in json.loads(file.read_text())["runs"][0]["results"]:
        if not result.get("suppressions"):
            want[result["level"]] += 1
    assert counts == want, (counts, want)
    return f"sarif-tools counts {sum(counts.values())}"


def words(file, folder, whole):
    log = json.loads(file.read_text())
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "utf16CodeUnits")
    rules = run["tool"]["driver"]["rules"]
    hashes, places, fixes = {}, 0, 0
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        related = result.get("relatedLocations", [])
        links = re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])
        assert links == [str(one["id"]) for one in related], result["message"]
        for location in result["locations"] + related:
            physical = location["physicalLocation"]
            got = cut(folder, physical)
            assert got == physical["region"]["snippet"]["text"], (got, physical)
            places += 1
        for fix in result.get("fixes", []):
            for change in fix["artifactChanges"]:
                for replacement in change["replacements"]:
                    region = replacement["deletedRegion"]
                    got = cut(folder, {"artifactLocation": change["artifactLocation"], "region": region})
                    assert got == region["snippet"]["text"] and got in words_of(result), (got, region)
                    assert replacement["insertedContent"]["text"] != got, replacement
                    fixes += 1
        primary = result["locations"][0]["physicalLocation"]
        path = unquote(primary["artifactLocation"]["uri"])
        if path not in hashes:
            hashes[path] = line_hashes((folder / path).read_bytes().decode())
        want = hashes[path][primary["region"]["startLine"] - 1]
        assert result["partialFingerprints"]["primaryLocationLineHash"] == want, (path, want)
    assert len({one["partialFingerprints"]["factlint/v1"] for one in run["results"]}) == len(run["results"])
    complete = not any(one["level"] == "error" for one in whole.diagnostics)
    assert run["invocations"][0]["executionSuccessful"] == complete
    return f"{len(run['results'])} results, {places} places hold their words, {fixes} fixes"


def words_of(result):
    return result["locations"][0]["physicalLocation"]["region"]["snippet"]["text"]


def cut(folder, physical):
    """The words of a region, its columns counted in UTF-16."""
    assert physical["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    uri, region = physical["artifactLocation"]["uri"], physical["region"]
    assert re.fullmatch(r"(?:[A-Za-z0-9\-._~/]|%[0-9A-F]{2})+", uri), uri
    lines = (folder / unquote(uri)).read_bytes().removeprefix(b"\xef\xbb\xbf").decode().split("\n")
    lines = [(line + "\n").encode("utf-16-le") for line in lines[region["startLine"] - 1 : region["endLine"]]]
    lines[-1] = lines[-1][: 2 * (region["endColumn"] - 1)]
    lines[0] = lines[0][2 * (region["startColumn"] - 1) :]
    return b"".join(lines).decode("utf-16-le")


def line_hashes(text):
    """GitHub's hash of each line: written from the definition, without a rolling hash."""
    text = re.sub(r"\r\n", "\n", text).replace("\r", "\n")
    raw = re.sub(r"[ \t]", "", text).encode("utf-16-le")
    units = [int.from_bytes(raw[at : at + 2], "little") for at in range(0, len(raw), 2)] + [65535]
    starts = [0] + [at + 1 for at, unit in enumerate(units) if unit == 10]
    units += [0] * 100
    seen, hashes = {}, []
    for start in starts:
        total = 0
        for unit in units[start : start + 100]:
            total = (total * 37 + unit) % 2**64
        seen[total] = seen.get(total, 0) + 1
        hashes.append(f"{total:x}:{seen[total]}")
    return hashes
