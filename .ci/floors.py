#!/usr/bin/env python3
"""Runs the bench's scorers and fails when a figure falls below its floor.

usage: floors.py BENCH CHECKER

The floors are in floors.json beside this script, in percent; they only ever rise.
"""
import json, pathlib, re, subprocess, sys, tempfile

bench, checker = pathlib.Path(sys.argv[1]), sys.argv[2]
floors = json.loads((pathlib.Path(__file__).parent / "floors.json").read_text())

with tempfile.TemporaryDirectory() as folder:
    out = f"{folder}/scores.json"
    score = [sys.executable, bench / "score.py", "--plant", "--json", out, "--", checker, "check", "--format", "json"]
    subprocess.run(score, check=True)
    scores = json.load(open(out))
values = subprocess.run([sys.executable, bench / "score_values.py", "--", checker, "values"], check=True, capture_output=True, text=True).stdout
print(values)


def share(row, part, whole):
    return 100 * row.get(part, 0) / row[whole] if row.get(whole) else 0.0


entity, total = scores["ENTITY"], scores["TOTAL"]
event = {key: sum(scores[claim].get(key, 0) for claim in ("killed", "injured", "magnitude", "money")) for key in ("hit_local", "gold_local")}
figures = {
    "entity precision": share(entity, "pred_ok", "pred"),
    "entity recall, local": share(entity, "hit_local", "gold_local"),
    "entity recall, all": share(entity, "hit", "gold"),
    "event recall, local": share(event, "hit_local", "gold_local"),
    "agreements": share(total, "agree_hit", "agree_gold"),
    "conflict precision": share(total, "conf_ok", "conf_pred"),
    "conflict recall": share(total, "conf_hit", "conf_gold"),
    "planted": share(total, "plant_hit", "plant"),
    "values F1": float(re.search(r"^TOTAL.*F1\s+([\d.]+)%", values, re.M).group(1)),
}
low = 0
for name, figure in figures.items():
    floor = floors.get(name, 0)
    low += figure < floor
    print(f"{'LOW ' if figure < floor else 'ok  '} {name:22} {figure:5.1f} %   floor {floor:5.1f} %")
sys.exit(f"{low} figures below their floor" if low else 0)
