#!/usr/bin/env python3
"""Mixes all clusters of the bench in one folder and measures how well `--story auto` tells them apart again.

usage: stories.py BENCH CHECKER

Two articles are a pair if one story holds both. Precision: of the pairs found, how many are of one cluster; recall: of the pairs of
a cluster, how many are found. The floors, in percent, are in floors.json beside this script. Clusters of one topic (`12-ecb`, `12-plus`)
are two events of one kind, often with the same people; some clusters hold reports months apart, which are two stories to the checker.
"""
import collections, json, pathlib, subprocess, sys, tempfile

if len(sys.argv) != 3:
    sys.exit(__doc__)
bench, checker = pathlib.Path(sys.argv[1]), sys.argv[2]
clusters = [cluster for part in ("corpora", "unlabelled") for cluster in sorted((bench / part).glob("*/"))]
if not clusters:
    print(f"SKIPPED: no clusters in {bench}")
    sys.exit()
floors = json.loads((pathlib.Path(__file__).parent / "floors.json").read_text())


def pairs(sizes):
    return sum(size * (size - 1) // 2 for size in sizes)


def found(folder):
    """The stories that the checker finds in a folder: lists of paths."""
    run = [checker, "stories", folder, "--format", "json"]
    stories = json.loads(subprocess.run(run, check=True, capture_output=True).stdout)
    return [[article["article"] for article in story["articles"]] for story in stories]


with tempfile.TemporaryDirectory() as folder:
    cluster_of = {}
    for cluster in clusters:
        for article in sorted(cluster.glob("*.txt")):
            path = pathlib.Path(folder, f"{article.stem}-{cluster.name}.txt")
            path.write_bytes(article.read_bytes())
            cluster_of[path.as_posix()] = cluster.name
    stories = found(folder)
    # A check goes by the same stories: each of its statements says which.
    check = [checker, "check", folder, "--story", "auto", "--fail-on", "never", "--format", "json"]
    report = json.loads(subprocess.run(check, check=True, capture_output=True).stdout)
    number_of = {path: number for number, story in enumerate(stories) for path in story}
    said = {(s["article"], s["story"]) for finding in report["findings"] for s in finding["statements"]}
    wrong = [article for article, story in said if number_of[article] != number_of[story]]
alone = pairs(len(story) for cluster in clusters for story in found(cluster.as_posix()))

mixed = [collections.Counter(cluster_of[path] for path in story) for story in stories]
together = pairs(sum(story.values()) for story in mixed)
right = sum(pairs(story.values()) for story in mixed)
wanted = pairs(collections.Counter(cluster_of.values()).values())
print(f"{len(cluster_of)} articles in {len(clusters)} clusters; {len(stories)} stories found")
for story in mixed:
    if len(story) > 1:
        print("  mixed:", ", ".join(f"{count} of {name}" for name, count in story.most_common()))
figures = {
    "story pairs, precision": 100 * right / together,
    "story pairs, recall": 100 * right / wanted,
    "story pairs, clusters alone": 100 * alone / wanted,
}
low = 0
for name, figure in figures.items():
    floor = floors.get(name, 0)
    low += figure < floor
    print(f"{'LOW ' if figure < floor else 'ok  '} {name:28} {figure:5.1f} %   floor {floor:5.1f} %")
if wrong:
    sys.exit(f"check and stories disagree about {len(wrong)} articles, as {wrong[0]}")
sys.exit(f"{low} figures below their floor" if low else 0)
