"""Writes the files that a page of the documentation shows: blocks whose fence names one, as in ```yaml .gitlab-ci.yml

Usage: blocks.py PAGE.md FOLDER
"""

import pathlib
import re
import sys

page, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
blocks = re.findall(r"^```\w+ (\S+)\n(.*?)^```$", page.read_text(), re.MULTILINE | re.DOTALL)
assert blocks, f"{page} shows no files"
for name, text in blocks:
    path = folder / name
    assert not path.exists(), f"{page} shows {name} twice"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    print(name)
