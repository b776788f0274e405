// What the page knows: the report, and what is counted from it once.

/** What an article does in a finding, the most telling last. */
const STANCES = ["alone", "agrees", "earlier", "differs", "dissents"];
const STANCE_WORDS = {
  alone: { sign: "○", word: "states it alone" },
  agrees: { sign: "●", word: "agrees" },
  earlier: { sign: "→", word: "gives a figure that moved" },
  differs: { sign: "≠", word: "differs; no side counts more" },
  dissents: { sign: "✗", word: "contradicted by most, or by a known fact" },
};

/** Reads the report out of the page. */
function modelOf(report) {
  const findings = report.findings;
  const model = { report, findings, rules: new Map(), articles: new Map(), stories: new Map(), base: "" };
  for (const finding of findings) {
    finding.stances = stancesOf(finding);
    tally(model.rules, finding.rule, finding);
    for (const article of finding.stances.keys()) tally(model.articles, article, finding);
    const stories = new Set(inArticles(finding).map((statement) => statement.story));
    for (const story of stories) tally(model.stories, story, finding);
  }
  model.base = commonFolder([...model.articles.keys()]);
  return model;
}

/** The folder that all articles lie in, with its `/`: in a list of many, it says nothing. */
function commonFolder(paths) {
  let common = paths[0]?.slice(0, paths[0].lastIndexOf("/") + 1) ?? "";
  for (const path of paths) {
    while (!path.startsWith(common)) common = common.slice(0, common.lastIndexOf("/", common.length - 2) + 1);
  }
  return common;
}

const below = (base, path) => (path.startsWith(base) && path.length > base.length ? path.slice(base.length) : path);

const inArticles = (finding) => finding.statements.filter((statement) => !statement.known);

/** By article, what it does in the finding. */
function stancesOf(finding) {
  const dissented = finding.statements.some((statement) => statement.dissent);
  const stances = new Map();
  for (const statement of inArticles(finding)) {
    const stance = stanceOf(finding.verdict, statement.dissent, dissented);
    const before = stances.get(statement.article);
    if (before === undefined || STANCES.indexOf(stance) > STANCES.indexOf(before)) {
      stances.set(statement.article, stance);
    }
  }
  return stances;
}

function stanceOf(verdict, dissents, dissented) {
  if (verdict === "single") return "alone";
  if (verdict === "updated") return "earlier";
  if (dissents) return "dissents";
  return verdict === "conflict" && !dissented ? "differs" : "agrees";
}

function tally(into, name, finding) {
  let counts = into.get(name);
  if (!counts) {
    counts = { name, conflict: 0, updated: 0, agree: 0, single: 0, suppressed: 0, all: 0 };
    into.set(name, counts);
  }
  counts[finding.suppressed ? "suppressed" : finding.verdict] += 1;
  if (!finding.suppressed) counts.all += 1;
}

/** Names with their counts: those in most conflicts first, then those with most findings, then by name. What only takes part in
 *  findings that do not count is left out. */
function ranked(counts) {
  return [...counts.values()].filter((row) => row.all > 0).sort(
    (a, b) => b.conflict - a.conflict || b.updated - a.updated || b.all - a.all || order(a.name, b.name),
  );
}

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The sides of a finding, one for each value: most articles first, dissent last; of an update, the oldest first. */
function sidesOf(finding) {
  const sides = new Map();
  for (const statement of finding.statements) {
    const key = `${statement.dissent} ${statement.value}`;
    const side = sides.get(key) ?? { statements: [], articles: new Set(), dissent: statement.dissent, known: false };
    sides.set(key, side);
    side.statements.push(statement);
    if (statement.known) side.known = true;
    else side.articles.add(statement.article);
  }
  const all = [...sides.values()];
  for (const side of all) {
    side.statements.sort((a, b) => b.known - a.known);
    side.first = side.statements[0];
    side.weight = weightOf(side.statements);
    side.published = side.statements.map((one) => one.published).filter(Boolean).sort()[0] ?? "";
  }
  return all.sort(
    finding.verdict === "updated"
      ? (a, b) => order(a.published, b.published)
      : (a, b) => a.dissent - b.dissent || b.known - a.known || b.weight - a.weight,
  );
}

/** As how many articles they count: copies of one are one, and some sources count for more. */
function weightOf(statements) {
  const voices = new Map();
  for (const { known, counts_once: once, from, article, weight } of statements) {
    if (!known) voices.set(once ? `from ${from}` : article, weight);
  }
  return [...voices.values()].reduce((sum, weight) => sum + weight, 0);
}

/** Whether values are words of their own (quotes, long names), so that their sentence would say them twice. */
const isWordy = (finding) =>
  finding.statements.some((one) => one.kind === "quote" || (one.kind === "words" && one.value.length > 60));
