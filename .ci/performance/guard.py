#!/usr/bin/env python3
"""Counts the instructions of checks on made-up articles, and fails when a figure is above its ceiling.

usage: guard.py BINARY

The ceilings are in ceilings.json beside this script. Those of instructions only ever fall; those of ratios are targets, and
stay. A figure may be 5 % above: another compiler makes as much of a difference. docs/performance.md says what they are.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "benches/yardstick"))
import corpora  # noqa: E402
import made_rules  # noqa: E402

MARGIN = 1.05
# A ceiling is to be lowered where the figure is so far below it.
WELL_BELOW = 0.95


def instructions(binary, *arguments):
    """How many instructions a check runs, in millions, on one thread."""
    count = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    check = [binary, "check", "--threads", "1", "--format", "json", *arguments]
    done = subprocess.run([*map(str, count + check)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    counted = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    if done.returncode not in (0, 1) or not counted:
        sys.exit(f"the check could not be counted (exit status {done.returncode}):\n{done.stderr}")
    return int(counted[1].replace(",", "")) / 1e6


def commands(folder, no_cache):
    """What is run, by name."""
    made = corpora.Corpora(folder, corpora.generator())
    nouns = made_rules.nouns(made.lines(600), 200, lines=600)
    rules = {count: made.text(f"{count}.toml", made_rules.rules(nouns, count)) for count in (10, 200)}
    of = {"start": [made.small()]}
    of |= {f"news, {count}": [made.lines(count)] for count in (100, 600)}
    of |= {f"rules, {n} on {count}": ["--rules", file, made.lines(count)] for n, file in rules.items() for count in (100, 600)}
    of |= {f"{shape}, {count}": [made.lines(count, shape)] for shape in ("group", "names") for count in (1000, 2000)}
    return {name: [*no_cache, *arguments] for name, arguments in of.items()}


def main():
    binary = sys.argv[1]
    has_cache = subprocess.run([binary, "cache", "--help"], capture_output=True).returncode == 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as threads:
        of = commands(folder, ["--no-cache"] if has_cache else [])
        counted = dict(zip(of, threads.map(lambda name: instructions(binary, *of[name]), of)))
    start = counted["start"]
    many, few = (counted[f"rules, {n} on 600"] - counted[f"rules, {n} on 100"] for n in (200, 10))
    figures = {
        "start, million instructions": start,
        "an article, million instructions": (counted["news, 600"] - counted["news, 100"]) / 500,
        "rules: 200 beside 10, times": many / few,
        "one group: twice the articles, times": (counted["group, 2000"] - start) / (counted["group, 1000"] - start),
        "names: twice the articles, times": (counted["names, 2000"] - start) / (counted["names, 1000"] - start),
    }
    ceilings = json.loads((HERE / "ceilings.json").read_text())
    above = 0
    for name, figure in figures.items():
        ceiling = ceilings[name]
        above += figure > ceiling * MARGIN
        said = "HIGH" if figure > ceiling * MARGIN else "ok  "
        falls = "instructions" in name and figure < ceiling * WELL_BELOW
        lower = "   lower it in .ci/performance/ceilings.json" if falls else ""
        print(f"{said} {name:38} {figure:8.2f}   ceiling {ceiling:8.2f}{lower}")
    if above:
        sys.exit(
            f"{above} figures are more than 5 % above their ceiling: a check does more work than it did. `valgrind\n"
            "--tool=callgrind` on the same articles shows where; docs/performance.md says how they are made."
        )


if __name__ == "__main__":
    main()
