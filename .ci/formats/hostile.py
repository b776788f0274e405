#!/usr/bin/env python3
"""Makes a collection of articles to break report formats with.

usage: hostile.py FOLDER

Twelve ages in conflict over files whose names no format writes as they are, Windows line ends, characters of four bytes before
the words, quotations of markup and commands, and articles in a JSON Lines file.
"""
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
PEOPLE = ["Ada Byron", "Mary Somerville", "Grace Hopper", "Alan Turing", "Emmy Noether", "Lise Meitner", "Marie Curie", "Paul Dirac",
          "Niels Bohr", "Max Planck", "Rosalind Franklin", "Dorothy Hodgkin"]
NAMES = ["a b#1%20,ü:x.txt", "::error::no.md", "c|d]]>&'\"`@me`.txt", "<script>alert(1)<.html", "[x](y).md", "%0A::warning::.txt", "𝄞/🐎.md",
         "=cmd.txt", "--rm.txt"]
QUOTE = "We saw ::error::x and %0A and ]]> and <script>alert(1)</script> and | and `b` and @everyone and #1 and then we went {} again"


def article(nth):
    """Half of the articles give one age, the others another; the second half of a quotation differs by a word."""
    more = 3 if nth % 2 else 0
    lines = [f"🐎 «né» {who}, {30 + at + more}, said so." for at, who in enumerate(PEOPLE)]
    lines.insert(0, "::error::this is an article, and no command")
    lines.append(f"“{QUOTE.format('home' if more else 'abroad')},” Ada Byron said.")
    return lines


def written(name, lines):
    if name.endswith(".html"):
        text = "".join(f"<p>{line.replace('&', '&amp;').replace('<', '&lt;')}</p>\n" for line in lines)
        return f"<!doctype html><title>x</title><article>{text}</article>"
    if name.endswith(".md"):
        return "\n\n".join(line.replace("<", "\\<").replace("`", "\\`") for line in lines) + "\n"
    return "\r\n\r\n".join(lines) + "\r\n"


folder.mkdir(parents=True)
(folder / ".git").mkdir()
for nth, name in enumerate(NAMES):
    path = folder / "wire" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written(name, article(nth)).encode())
objects = [{"id": f"w{nth}", "text": "\n\n".join(article(nth))} for nth in range(3)]
(folder / "wire" / "all.jsonl").write_text("".join(json.dumps(one) + "\n" for one in objects))
(folder / "wire" / "bad.txt").write_bytes(b"caf\xe9 ::error::no")
