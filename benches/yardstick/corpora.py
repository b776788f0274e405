"""The corpora of the rows, made when a row first wants them: see `benches/corpus.rs`."""

import json
import pathlib
import subprocess

PROJECT = pathlib.Path(__file__).resolve().parents[2]
# Programs that compress, and the ending of what they write.
PACKERS = {"gzip": ".gz", "zstd": ".zst"}


def generator():
    """The program that writes them, built if it is not: as tests are, which it shares all it needs with."""
    build = ["cargo", "build", "--quiet", "--bench", "corpus", "--message-format=json"]
    lines = subprocess.run(build, cwd=PROJECT, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    built = [json.loads(line) for line in lines if line.startswith("{")]
    return next(one["executable"] for one in built if one.get("executable") and one["target"]["name"] == "corpus")


class Corpora:
    """Files and folders under one folder; what is there already is not made again."""

    def __init__(self, folder, program, packer=None):
        self.folder, self.program, self.packer = pathlib.Path(folder), program, packer

    def lines(self, articles, shape="news"):
        """A JSON Lines file of so many articles, compressed if a packer is set."""
        path = self.folder / (f"{shape}-{articles}.jsonl" + PACKERS.get(self.packer, ""))
        if not path.exists():
            made = path.with_suffix(".part")
            write = [self.program, "--articles", articles, "--shape", shape]
            with open(made, "wb") as out:
                if self.packer:
                    pack([*map(str, write)], self.packer, out)
                else:
                    subprocess.run([*map(str, write)], check=True, stdout=out)
            made.rename(path)
        return path

    def tree(self, articles):
        """The same articles as small files."""
        path = self.folder / f"tree-{articles}"
        if not path.exists():
            made = self.folder / f"tree-{articles}.part"
            subprocess.run([self.program, "--articles", str(articles), "--tree", made], check=True)
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


def pack(write, packer, out):
    """Sends what one program writes through another that compresses it; nothing stands on the disk unpacked."""
    writer = subprocess.Popen(write, stdout=subprocess.PIPE)
    subprocess.run([packer, "-1", "-q", "-c"], check=True, stdin=writer.stdout, stdout=out)
    if writer.wait():
        raise subprocess.CalledProcessError(writer.returncode, write)


def size(path):
    """The bytes of a file, or of all files in a folder; of a compressed file those of what it holds."""
    packer = next((name for name, ending in PACKERS.items() if path.suffix == ending), None)
    if packer:
        with subprocess.Popen([packer, "-d", "-q", "-c", path], stdout=subprocess.PIPE) as unpacked:
            return sum(len(block) for block in iter(lambda: unpacked.stdout.read(1 << 20), b""))
    files = [path] if path.is_file() else (entry for entry in path.rglob("*") if entry.is_file())
    return sum(file.stat().st_size for file in files)
