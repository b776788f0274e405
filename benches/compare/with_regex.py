#!/usr/bin/env python3
"""Ages and roles by regular expressions: what an afternoon with Python's standard library gives."""

import re

import facts
from facts import Fact, full_name

PLAIN = "He She It They The A An In On At And But When While After Before Star Actor Actress Mr Mrs Ms Dr Sir".split()
WORD = rf"(?!(?:{'|'.join(PLAIN)})\b)[A-Z][\w’'-]*[a-z](?!\w)"
NAME = rf"(?P<who>{WORD}(?: (?:[A-Z]\.|{WORD}|de|van|von|al|bin))*(?: {WORD}))"
ONE_NAME = rf"(?P<who>{WORD}(?: (?:[A-Z]\.|{WORD}))*)"
AGE = r"(?P<n>1?\d\d|\d)"
YEARS_OLD = rf"{AGE} ?- ?year ?-? ?old"

AGES = [
    re.compile(rf"{ONE_NAME} ?, {AGE}(?= ?[,.;]| and\b| was\b| is\b)"),
    re.compile(rf"{ONE_NAME} ?\( ?{AGE} ?\)"),
    re.compile(rf"{YEARS_OLD} (?:[a-z’'-]+ ){{0,4}}{ONE_NAME}"),
    re.compile(rf"{YEARS_OLD} (?:[a-z’'-]+ ){{0,4}}, (?:identified as |named )?{NAME}"),
    re.compile(rf"{ONE_NAME} (?:is|was|turned|turns) {AGE}(?= ?[.,;]| years old)"),
]
# Whom these are about was named before: the last full name is taken.
LATER = [
    re.compile(rf"\b(?:He|She|he|she) (?:is|was|turned) {AGE}(?= ?[.,;]| years old)"),
    re.compile(rf"(?i:\b(?:died|dies|dead|passed away|passes away)\b[^.]{{0,60}}?\b(?:at|aged|age|of)) {AGE}\b(?! ?[:%-])"),
]
FULL = re.compile(NAME)

CHARACTER = rf"(?:the )?(?:[a-z]+ )?(?P<role>(?:\d+th )?{WORD}(?: {WORD})*)"
PLAYS = "(?:plays?|played|playing|portrays?|portrayed|portraying|(?:stars?|starred|starring|appears?|cast|named|unveiled) as)"
ROLES = [
    re.compile(rf"{ONE_NAME} ?,? (?:who )?(?:also |will |would |to |is to |was |has been )?{PLAYS} (?:the (?:role|part) of )?{CHARACTER}"),
    re.compile(rf"{CHARACTER} ?,? (?:who )?(?:is |was |will be )?(?:played|portrayed) by {NAME}"),
    re.compile(rf"{NAME} (?:as|in the role of) {CHARACTER}"),
    re.compile(rf"{CHARACTER} ?\( ?{NAME} ?\)"),
]


def clean(name):
    """A name without a possessive."""
    return re.sub(r"[’']s$", "", name)


def of(text):
    """The facts of an article."""
    known = [(name.end(), clean(name["who"])) for name in FULL.finditer(text)]
    names, found = [name for _, name in known], set()
    for pattern in AGES:
        for match in pattern.finditer(text):
            found.add(Fact("age", full_name(clean(match["who"]), names), match["n"]))
    for pattern in LATER:
        for match in pattern.finditer(text):
            found.update(Fact("age", name, match["n"]) for name in [name for end, name in known if end < match.start()][-1:])
    for pattern in ROLES:
        for match in pattern.finditer(text):
            found.add(Fact("role", clean(match["role"]), full_name(clean(match["who"]), names)))
    return found


if __name__ == "__main__":
    facts.main(of)
