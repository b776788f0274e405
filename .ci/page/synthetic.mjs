// Reports that no small collection brings: very many findings, very many places, findings that do not count.

import { readFile, writeFile } from "node:fs/promises";

const OPEN = '<script type="application/json" id="report">';

/** Writes the page at `from` to `to` with other data. */
export async function splice(from, to, report) {
  const page = await readFile(from, "utf8");
  const start = page.indexOf(OPEN) + OPEN.length;
  const end = page.indexOf("</script>", start);
  const data = JSON.stringify(report).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  await writeFile(to, page.slice(0, start) + data + page.slice(end));
}

const VERDICTS = ["conflict", "updated", "agree", "single"];
const RULES = ["age", "born", "killed", "injured", "released", "role", "quote", "money", "spelling", "magnitude"];

/** A report of `count` findings in `articles` articles; the first finding has `places` places. */
export function synthetic(count, articles, places) {
  const verdicts = Array.from({ length: count }, (_, at) => VERDICTS[Math.floor((at * VERDICTS.length) / count)]);
  const findings = verdicts.map((verdict, at) => finding(at, verdict, articles, at === 0 ? places : 4));
  const number = (verdict) => verdicts.filter((other) => other === verdict).length;
  return {
    schema: 1,
    complete: true,
    summary: {
      articles, files: articles, stories: 40, rules: RULES.length, statements: count * 4,
      conflict: number("conflict"), updated: number("updated"), agree: number("agree"), single: number("single"),
      pointed_out: 0, baseline: 0, waived: 0, unchanged: 0, ambiguous: 0, undated: 0, silent_rules: [],
    },
    findings,
    diagnostics: [],
  };
}

function finding(at, verdict, articles, places) {
  const rule = RULES[at % RULES.length];
  const said = verdict === "single" ? 1 : places;
  return {
    id: at.toString(16).padStart(16, "0"),
    rule,
    title: `The title of ${rule}`,
    subject: `Subject Number ${at}`,
    verdict,
    cause: verdict === "conflict" ? "value" : null,
    severity: "error",
    pointed_out: false,
    note: "",
    suppressed: null,
    statements: Array.from({ length: said }, (_, index) => statement(at, index, verdict, rule, articles)),
  };
}

function statement(at, index, verdict, rule, articles) {
  const differs = index % 4 === 3 && verdict !== "agree";
  const value = String(20 + (at % 50) + (differs ? 1 + (index % 40) : 0));
  const article = (at * 7 + index * 13) % articles;
  const path = `collection/desk-${article % 40}/article-${String(article).padStart(5, "0")}.md`;
  const before = `In the ${at % 97}th week the long report on the harbour says of Subject Number ${at}, `;
  return {
    path, article: path, story: `collection/desk-${article % 40}`,
    published: `2024-0${1 + (index % 9)}-1${at % 10}`,
    line: 3 + index, column: before.length + 1, start: 100, end: 100 + value.length, text: value,
    sentence: `${before}${value}, that nobody who was there on the day could have told it in any other way.`,
    in_sentence: [before.length, before.length + value.length],
    value, spoken: value, kind: rule === "age" ? "age" : "number",
    reading: { axis: "number", low: Number(value), high: Number(value) },
    subject_text: `Subject Number ${at}`, inherited: false, quoted: false, source: index === 1 ? "the harbour office" : null,
    known: false, from: null, counts_once: false, weight: 1, changed: [], changed_in_value: [], dissent: verdict === "conflict" && differs,
  };
}

/** `report` with its first conflict in the baseline and its second waived. */
export function withSuppressed(report) {
  const copy = structuredClone(report);
  const [first, second] = copy.findings.filter((one) => one.verdict === "conflict");
  first.suppressed = { by: "baseline", reason: "", path: null, line: null, column: null };
  second.suppressed = { by: "waiver", reason: "both are on record", path: "factlint.toml", line: 7, column: 1 };
  copy.findings.sort((a, b) => (a.suppressed === null ? 0 : 1) - (b.suppressed === null ? 0 : 1));
  copy.summary.conflict -= 2;
  copy.summary.baseline = 1;
  copy.summary.waived = 1;
  return copy;
}
