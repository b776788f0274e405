"""Made-up rules, as many as wanted, on nouns that the articles have.

What rules cost goes by how often what they look for comes up. So the nouns are those of the corpus itself, and a few rules
are a fair sample of many: their nouns are spread evenly over all, from the frequent ones to the rare.
"""

import collections
import json
import re

NOUN = re.compile(r"\bthe ([a-z]{4,})\b")

TEMPLATES = [
    ["{who:person} (bought|sold|built) {n:count} {NOUN}", "{n:count} {NOUN} of {who:person}"],
    ["the {NOUN} of {who:place} (cost|costs|will cost) {n:money}", "{n:money} for the {NOUN} (in|of|near) {who:place}"],
    ["the {NOUN} of {who:org} opened in {n:year}", "{who:org} opened (a|the|its) {NOUN} in {n:year}"],
    ["{n:count} people (saw|watched|visited) the {NOUN} (in|of|near) {who:place}", "the {NOUN} in {who:place} [was] seen by {n:count}"],
    ["{who:person} (kept|held|led) the {NOUN} for {n:duration}", "{n:duration} of {NOUN} for {who:person}"],
]


def nouns(corpus, count, lines=2000):
    """`count` nouns of the first articles of a JSON Lines file, the most frequent first."""
    seen = collections.Counter()
    with open(corpus, encoding="utf-8") as file:
        for _, line in zip(range(lines), file):
            seen.update(NOUN.findall(json.loads(line)["text"]))
    return [noun for noun, _ in sorted(seen.items(), key=lambda noun: (-noun[1], noun[0]))[:count]]


def rules(all_nouns, count):
    """A rule file with `count` rules, their nouns spread evenly over all."""
    step = len(all_nouns) // count
    return "\n".join(rule(nth * step, all_nouns[nth * step]) for nth in range(count))


def rule(nth, noun):
    match = [template.replace("{NOUN}", noun) for template in TEMPLATES[nth % len(TEMPLATES)]]
    return f'[[rule]]\nid = "made-{nth}"\ntitle = "What is said of the {noun}"\nabout = "{{who}}"\nvalue = "{{n}}"\nmatch = {json.dumps(match)}\n'
