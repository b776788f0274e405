// Which findings are shown. The filter lives in the address after `#`, so that a link shows what its sender saw.

const ANY = { q: "", verdict: [], rule: "", article: "", story: "", severity: "", suppressed: false };
const CHOICES = ["rule", "article", "story", "severity"];

/** The filter of an address, and the finding it points at. */
function readAddress(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const filter = { ...ANY, q: given.get("q") ?? "", suppressed: given.has("suppressed") };
  filter.verdict = (given.get("verdict") ?? "").split(",").filter((name) => name in VERDICTS || name === "notice");
  for (const choice of CHOICES) filter[choice] = given.get(choice) ?? "";
  return [filter, given.get("finding")];
}

/** The address of a filter, and of a finding where one is pointed at. */
function addressOf(filter, finding) {
  const given = new URLSearchParams();
  if (filter.q) given.set("q", filter.q);
  if (filter.verdict.length > 0) given.set("verdict", filter.verdict.join(","));
  for (const choice of CHOICES) if (filter[choice]) given.set(choice, filter[choice]);
  if (filter.suppressed) given.set("suppressed", "1");
  if (finding) given.set("finding", finding);
  return given.toString();
}

const isAny = (filter) => addressOf({ ...filter, suppressed: false }) === "";

/** A test for findings. */
function testOf(filter) {
  const words = folded(filter.q).split(/\s+/).filter(Boolean);
  return (finding) =>
    (filter.suppressed || !finding.suppressed) &&
    (filter.verdict.length === 0 || filter.verdict.some((name) => isOf(finding, name))) &&
    (!filter.rule || finding.rule === filter.rule) &&
    (!filter.severity || finding.severity === filter.severity) &&
    (!filter.article || finding.stances.has(filter.article)) &&
    (!filter.story || finding.statements.some((one) => !one.known && one.story === filter.story)) &&
    words.every((word) => searchable(finding).includes(word));
}

const isOf = (finding, name) => (name === "notice" ? finding.pointed_out : finding.verdict === name);

/** All words of a finding in one string, made when it is searched first. */
function searchable(finding) {
  if (finding.words === undefined) {
    const parts = [finding.subject, finding.rule, finding.title, finding.cause ?? "", finding.note, finding.id];
    for (const one of finding.statements) {
      parts.push(one.spoken, one.text, one.sentence, `${one.path}:${one.line}:${one.column}`);
      parts.push(one.article, one.source ?? "", one.from ?? "");
    }
    finding.words = folded(parts.join("\n"));
  }
  return finding.words;
}

/** Without case, accents and curls, so that what is typed plainly is found. */
function folded(text) {
  const lower = text.toLowerCase();
  if (/^[\u0000-\u007f]*$/.test(lower)) return lower;
  return lower.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}
