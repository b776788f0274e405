"""The fixed words of the shipped rules: what ripgrep is asked to look for.

A template is a sentence with holes (`{who:person} was born on {day:date}`); its fixed words are what is left without them,
with the words of the lists it names (`{@die}`). Words of one or two letters are left out: they stand in every line.
"""

import pathlib
import re
import tomllib

LIST = re.compile(r"\{@(\w+)\}")
SLOT = re.compile(r"\{[^{}]*\}")
WORD = re.compile(r"[^\W\d_]{3,}")


def of_pack(folder):
    """The words of all rule files of a pack, each once, in order."""
    words = set()
    tables = [tomllib.loads(path.read_text()) for path in sorted(pathlib.Path(folder).glob("*.toml"))]
    shared = {name: entries for table in tables for name, entries in table.get("lists", {}).items()}
    for table in tables:
        lists = shared | table.get("lists", {})
        for rule in table.get("rule", []):
            for template in rule.get("match", []):
                template = LIST.sub(lambda slot: " ".join(lists.get(slot[1], [])), template)
                words.update(word.lower() for word in WORD.findall(SLOT.sub(" ", template)))
    return sorted(words)
