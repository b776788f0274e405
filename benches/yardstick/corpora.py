"""The corpora of the rows, made when a row first wants them: see `benches/corpus.rs`."""

import json
import pathlib
import subprocess

PROJECT = pathlib.Path(__file__).resolve().parents[2]


def generator(build=("bench", "--no-run")):
    """The program that writes them, built if it is not; with `build` alone without optimisation, for small ones."""
    build = ["cargo", *build, "--quiet", "--bench", "corpus", "--message-format=json"]
    lines = subprocess.run(build, cwd=PROJECT, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    built = [json.loads(line) for line in lines if line.startswith("{")]
    return next(one["executable"] for one in built if one.get("executable") and one["target"]["name"] == "corpus")


class Corpora:
    """Files and folders under one folder; what is there already is not made again."""

    def __init__(self, folder, program):
        self.folder, self.program = pathlib.Path(folder), program

    def lines(self, articles, shape="news"):
        """A JSON Lines file of so many articles."""
        path = self.folder / f"{shape}-{articles}.jsonl"
        if not path.exists():
            made = path.with_suffix(".part")
            with open(made, "wb") as out:
                self._generate(["--articles", articles, "--shape", shape], out)
            made.rename(path)
        return path

    def tree(self, articles):
        """The same articles as small files."""
        path = self.folder / f"tree-{articles}"
        if not path.exists():
            made = self.folder / f"tree-{articles}.part"
            self._generate(["--articles", articles, "--tree", made], subprocess.DEVNULL)
            made.rename(path)
        return path

    def small(self):
        """One article of two sentences or three."""
        return self.text("small.txt", "Ada Byron, 36, wrote the notes. They are kept in London.\nCarl Poe, 41, read them.\n")

    def text(self, name, text):
        """A file with this text."""
        path = self.folder / name
        path.write_text(text)
        return path

    def _generate(self, arguments, out):
        subprocess.run([self.program, *map(str, arguments)], check=True, stdout=out)


def size(path):
    """The bytes of a file, or of all files in a folder."""
    files = [path] if path.is_file() else (entry for entry in path.rglob("*") if entry.is_file())
    return sum(file.stat().st_size for file in files)
