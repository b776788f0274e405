#!/usr/bin/env python3
"""Makes every report of a collection and reads each back.

usage: check.py BINARY FOLDER PATH MULTITOOL

FOLDER is where the check runs, PATH what it checks. Prints a line a format; the status is 1 where one is wrong.
"""
import pathlib
import subprocess
import sys
import tempfile
import traceback

import consumers
import sarif_log

binary, folder, path, multitool = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3], pathlib.Path(sys.argv[4])
FORMATS = ["json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "rdjsonl", "csv", "markdown"]
wrong = 0
with tempfile.TemporaryDirectory() as out:
    reports = {format: pathlib.Path(out) / format for format in FORMATS}
    reports["sarif"] = pathlib.Path(out) / "report.sarif"  # the validator goes by the ending
    outputs = [word for format, file in reports.items() for word in ("--output", f"{format}={file}")]
    run = subprocess.run([binary, "check", "--format", "github", *outputs, path], cwd=folder, capture_output=True)
    assert run.returncode in (1, 2), run
    assert run.stdout == reports["github"].read_bytes(), "the two github reports differ"
    assert not run.stderr, run.stderr
    whole = consumers.load(reports["json"], folder)
    checks = [("sarif", lambda file: sarif_log.check(file, folder, whole, multitool))]
    checks += [(format, lambda file, format=format: getattr(consumers, format)(file.read_bytes().decode(), folder, whole))
               for format in FORMATS if format not in ("json", "sarif")]
    for format, check in checks:
        try:
            print(f"{format}: {check(reports[format])}")
        except Exception:  # one wrong format must not hide the others
            wrong = 1
            print(f"{format}: WRONG")
            traceback.print_exc()
sys.exit(wrong)
