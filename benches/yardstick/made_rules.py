"""Made-up rules, as many as wanted, on nouns that the articles have.

What rules cost goes by how often what they look for comes up. So the nouns are those of the corpus itself, in an order that has
nothing to do with how frequent they are: a few rules, the first of many, are a fair sample of all.
"""

import collections
import hashlib
import json
import re

NOUN = re.compile(r"\b[0-9]+ ([a-z]{4,}s)\b")

# What each rule is about, and its templates.
TEMPLATES = [
    ("{who}", ["{n:count} {NOUN} (in|of|near) [the] {who:place}", "{who:place} (has|had) [about] {n:count} {NOUN}"]),
    ("{who}", ["{who:person} more than {n:count} {NOUN}", "{who:person} (bought|sold|built) {n:count} {NOUN}"]),
    ("{story}", ["(for|by|with) {n:count} {NOUN}", "{n:count} {NOUN} (were|had|long)"]),
    ("{who}", ["{who:org} (has|had|bought|sold) {n:count} {NOUN}", "{n:count} {NOUN} of {who:org}"]),
    ("{story}", ["{n:count} {NOUN} [{_:gap(8)}] since {_:year}", "there (were|are) {n:count} {NOUN}"]),
]


def nouns(corpus, count, lines=2000):
    """The `count` nouns that the first articles of a JSON Lines file count most often, well mixed."""
    seen = collections.Counter()
    with open(corpus, encoding="utf-8") as file:
        for _, line in zip(range(lines), file):
            seen.update(NOUN.findall(json.loads(line)["text"]))
    frequent = sorted(seen, key=lambda noun: (-seen[noun], noun))[:count]
    return sorted(frequent, key=lambda noun: hashlib.sha256(noun.encode()).digest())


def rules(chosen, count):
    """A rule file with a rule for each of the first `count` of the nouns."""
    return "\n".join(rule(nth, noun) for nth, noun in enumerate(chosen[:count]))


def rule(nth, noun):
    about, templates = TEMPLATES[nth % len(TEMPLATES)]
    match = json.dumps([template.replace("{NOUN}", noun) for template in templates])
    return f'[[rule]]\nid = "made-{nth}"\ntitle = "How many {noun}"\nabout = "{about}"\nvalue = "{{n}}"\nmatch = {match}\n'
