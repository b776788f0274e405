"""What the contenders share: articles in, the facts they found out, as the JSON report that the scorer reads.

A contender is a function from the text of an article to the facts in it; each stands in a file of its own and is run as
`contender.py FOLDER` for a report on a folder, or `contender.py --seconds FILE …` to tell how long the texts took without
starting up and reading files.
"""

import collections
import json
import pathlib
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Fact:
    """`claim` is `age` (subject: a person, value: years) or `role` (subject: a character, value: who plays it)."""

    claim: str
    subject: str
    value: str


def full_name(name, known):
    """The first longer name of the article that ends in this surname; else the name itself."""
    return next((other for other in known if other.endswith(f" {name}")), name)


def report(facts_of, folder):
    """The findings on all articles of a folder: facts about one subject together, with a verdict."""
    found = [(path, fact) for path in sorted(pathlib.Path(folder).rglob("*.txt")) for fact in facts_of(path.read_text())]
    names = sorted({fact.subject for _, fact in found}, key=lambda name: (-len(name), name))
    groups = collections.defaultdict(list)
    for path, fact in found:
        groups[fact.claim, full_name(fact.subject, names)].append((path, fact))
    return {"findings": [finding(claim, subject, facts) for (claim, subject), facts in sorted(groups.items())]}


def finding(claim, subject, facts):
    values, articles = {fact.value for _, fact in facts}, {path for path, _ in facts}
    verdict = "conflict" if len(values) > 1 else "agree" if len(articles) > 1 else "single"
    statements = [{"path": str(path), "value": fact.value} for path, fact in facts]
    return {"rule": claim, "subject": subject, "verdict": verdict, "statements": statements}


def main(facts_of):
    if sys.argv[1:2] == ["--seconds"]:
        texts = [pathlib.Path(path).read_text() for path in sys.argv[2:]]
        started = time.process_time()
        found = sum(len(facts_of(text)) for text in texts)
        json.dump({"seconds": time.process_time() - started, "facts": found}, sys.stdout)
    else:
        json.dump(report(facts_of, sys.argv[1]), sys.stdout)
