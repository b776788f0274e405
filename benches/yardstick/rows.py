"""The rows: what is run, on what, and the lines that tell how it went.

A row yields its lines as soon as it has them, and what it measured as `(figure, value)` pairs for `--json`.
"""

import json
import shutil
import subprocess

import corpora
import made_rules
import measure
import words
from measure import cpu, in_turn, memory, ratio, wall


class Setting:
    """What all rows share."""

    def __init__(self, arguments, made, program):
        self.articles, self.rounds, self.threads = arguments.articles, arguments.rounds, str(arguments.threads)
        self.parts, self.packed = arguments.parts, arguments.packed
        self.corpora, self.program = made, program
        self.words = made.text("words.txt", "\n".join(words.of_pack(corpora.PROJECT / "rules" / "news")) + "\n")
        self.has_cache = subprocess.run([program, "cache", "--help"], capture_output=True).returncode == 0
        self.figures = {}

    def check(self, *more, cache=None):
        """The command that checks; with no cache, unless a folder is given for it."""
        kept = ["--cache-dir", cache] if cache else ["--no-cache"] if self.has_cache else []
        return [self.program, "check", "--threads", self.threads, *kept, *more]

    def count(self, path, *options):
        """The yardstick."""
        unpack = ["--search-zip"] if self.packed else []
        return ["rg", "-j", self.threads, "--no-ignore", *unpack, *options, "-f", self.words, path]

    def note(self, figure, value):
        self.figures[figure] = round(value, 4)


def both(runs):
    """The time by the clock, and on the processors."""
    return f"{wall(runs).show(2, ' s')}, {cpu(runs).middle:.2f} s of a core"


def per_core(runs, size):
    """MB a second of one core."""
    return size / 1e6 / cpu(runs).middle


def beside(setting, name, path):
    """factlint and the yardstick on the same files.

    `rg -c` stops at the first word of a line; that every word is found, as a check has to, is measured by
    `--count-matches`.
    """
    size = corpora.size(path)
    runs = in_turn(
        {"check": setting.check(path), "-c": setting.count(path, "-c"), "all": setting.count(path, "--count-matches")},
        setting.rounds,
    )
    yield f"  {size / 1e6:.0f} MB, {setting.articles} articles"
    for label, of in (("rg -c -f words", "-c"), ("rg --count-matches -f words", "all"), ("factlint check", "check")):
        yield f"  {label:30} {both(runs[of]):44} {per_core(runs[of], size):8.1f} MB/s a core {memory(runs[of]):6.0f} MB"
    for label, of in (("times rg -c", "-c"), ("times rg --count-matches", "all")):
        times, work = (ratio(runs["check"], runs[of], what) for what in ("wall", "cpu"))
        yield f"  {label:30} {times.show(1)}, on the processor {work.show(1)}"
        setting.note(f"{name}: {label}", times.middle)
    setting.note(f"{name}: MB/s a core", per_core(runs["check"], size))
    setting.note(f"{name}: MB", memory(runs["check"]))


def lines(setting):
    """One JSON Lines file"""
    yield from beside(setting, "lines", setting.corpora.lines(setting.articles))


def tree(setting):
    """The same articles as small files"""
    yield from beside(setting, "tree", setting.corpora.tree(setting.articles))


def rules(setting):
    """Ten rules, and two hundred"""
    path = setting.corpora.lines(max(setting.articles // 4, 1000))
    nouns = made_rules.nouns(path, 200)
    few, many = (setting.corpora.text(f"{count}.toml", made_rules.rules(nouns, count)) for count in (10, 200))
    runs = in_turn({"10": setting.check("--rules", few, path), "200": setting.check("--rules", many, path)}, setting.rounds)
    for count in runs:
        yield f"  {count + ' rules':30} {both(runs[count])}"
    times, work = (ratio(runs["200"], runs["10"], what) for what in ("wall", "cpu"))
    yield f"  {'times, 200 beside 10':30} {times.show(2)}, on the processor {work.show(2)}"
    setting.note("rules: times", work.middle)


def growth(setting, shape="news"):
    """Time and memory for a part of the articles, and for all"""
    sizes = [max(setting.articles // part, 1) for part in setting.parts]
    paths = {count: setting.corpora.lines(count, shape) for count in sizes}
    runs = in_turn({count: setting.check(path) for count, path in paths.items()}, setting.rounds)
    last, before = None, 1
    for count in sizes:
        now = runs[count]
        each = memory(now) * 1e3 / count
        yield f"  {f'{count} articles':22} {both(now):44} {memory(now):7.0f} MB {each:6.1f} KB an article"
        if last is not None:
            times = ratio(now, last, "cpu")
            yield f"  {f'× {count / before:g}':22} times {ratio(now, last).show(2)}, on the processor {times.show(2)}"
            setting.note(f"growth, {shape}: times, {count}", times.middle)
        last, before = now, count
    setting.note(f"growth, {shape}: MB", memory(last))


def group(setting):
    """One group: every article on the age of one person"""
    yield from growth(setting, "group")


def names(setting):
    """Distinct names: every article on somebody else"""
    yield from growth(setting, "names")


def start(setting):
    """Start-up, on one file of two sentences"""
    path = setting.corpora.small()
    runs = in_turn({"check": setting.check(path), "version": [setting.program, "--version"]}, max(setting.rounds, 20))
    yield f"  {'factlint check small.txt':30} {scaled(wall(runs['check']))}"
    yield f"  {'factlint --version':30} {scaled(wall(runs['version']))}"
    setting.note("start: ms", wall(runs["check"]).middle * 1e3)


def scaled(spread):
    return measure.Spread(spread.middle * 1e3, spread.least * 1e3, spread.most * 1e3).show(1, " ms")


def cache(setting):
    """The second run with the cache, one article changed"""
    if not setting.has_cache:
        yield "  not measured: this program has no cache"
        return
    kept = setting.corpora.folder / "cache"
    for label, (path, change) in {"small files": changing_tree(setting), "one file": changing_lines(setting)}.items():
        first, second = [], []
        for nth in range(setting.rounds):
            shutil.rmtree(kept, ignore_errors=True)
            first.append(measure.run(setting.check(path, cache=kept)))
            change(f"On round {nth}, Ada Byron, {30 + nth}, came by.")
            second.append(measure.run(setting.check(path, cache=kept)))
            change("")
        yield f"  {label + ', first run':30} {both(first)}, cache {corpora.size(kept) / 1e6:.0f} MB"
        yield f"  {label + ', second run':30} {both(second)}"
        share = ratio(second, first)
        yield f"  {'second in percent of first':30} {measure.Spread(share.middle * 100, share.least * 100, share.most * 100).show(1)}"
        setting.note(f"cache, {label}: percent", share.middle * 100)
    shutil.rmtree(kept, ignore_errors=True)


def changing_tree(setting):
    """The small files, and how to add a sentence to one of them, or to take it out again."""
    tree = setting.corpora.tree(setting.articles)
    article = min(tree.rglob("*.txt"))
    text = article.read_text()
    return tree, lambda sentence: article.write_text(f"{text}\n{sentence}\n" if sentence else text)


def changing_lines(setting):
    """The same for the first article of a JSON Lines file, which is not compressed."""
    plain = corpora.Corpora(setting.corpora.folder, setting.corpora.program)
    lines = plain.lines(setting.articles)
    path = lines.with_name(f"changing-{lines.name}")

    def change(sentence):
        with open(lines, "rb") as source, open(path, "wb") as copy:
            first = json.loads(source.readline())
            first["text"] += f" {sentence}"
            copy.write(json.dumps(first, ensure_ascii=False).encode() + b"\n")
            shutil.copyfileobj(source, copy)

    change("")
    return path, change


ROWS = {row.__name__: row for row in (lines, tree, rules, growth, group, names, start, cache)}
