// One finding: a line that says what it is about, and, opened, its sides as cards beside each other.

/** Sides and places that are shown at first, and by each further press. */
const SIDES = 8;
const PLACES = 3;
const MORE_PLACES = 50;

/** An entry of the list; conflicts stand open. */
function findingEntry(finding) {
  const body = el("div", { class: "body", id: `b-${finding.id}` });
  const button = el("button", { type: "button", class: "head", "aria-controls": `b-${finding.id}` }, headOf(finding));
  const entry = el("article", { class: entryClass(finding), "data-id": finding.id, "aria-label": titleOf(finding) },
    el("h4", null, button), body);
  const open = (wanted) => {
    // The body is built when it is first seen: of 10,000 findings, few are opened.
    if (wanted && body.childElementCount === 0) fillBody(body, finding);
    button.setAttribute("aria-expanded", String(wanted));
    body.hidden = !wanted;
  };
  button.addEventListener("click", () => open(body.hidden));
  entry.addEventListener("open", () => open(true));
  open(finding.verdict === "conflict" && !finding.suppressed);
  return entry;
}

const titleOf = (finding) => visible(`${finding.verdict}: ${finding.rule}, ${clipped(finding.subject, 120)}`);

function entryClass(finding) {
  return `finding ${finding.verdict}${finding.suppressed ? " suppressed" : ""}${finding.pointed_out ? " notice" : ""}`;
}

function headOf(finding) {
  const verdict = VERDICTS[finding.verdict];
  const articles = finding.stances.size;
  return [
    el("span", { class: "verdict" }, sign(verdict.sign), verdict.word),
    el("span", { class: "subject" }, foreign(clipped(finding.subject, 300))),
    el("span", { class: "rule" }, foreign(finding.rule), extras(finding).map((text) => ` · ${text}`)),
    el("span", { class: "gist" }, gistOf(finding)),
    el("span", { class: "extent" }, counted(articles, "article")),
  ];
}

/** What else there is to know at a glance. */
function extras(finding) {
  const { cause, rule, severity, verdict, suppressed, pointed_out: noticed } = finding;
  return [
    cause !== null && cause !== "value" && cause !== rule && cause,
    severity === "warning" && verdict === "conflict" && "warning",
    noticed && `${NOTICE.sign} ${NOTICE.word}`,
    suppressed && (suppressed.by === "baseline" ? "in the baseline" : "waived"),
  ].filter(Boolean);
}

/** The values in a few words, for an entry that is closed. */
function gistOf(finding) {
  const sides = sidesOf(finding);
  const moves = sides.length > 1 && sides.every((side) => side.first.kind === "age" && side.published);
  const years = new Set(sides.map((side) => side.published.slice(0, 4)));
  const when = (side) => (years.size === sides.length ? side.published.slice(0, 4) : spokenDate(side.published));
  // Of quotes that agree, the longest has the words of all.
  const most = isWordy(finding) && finding.verdict !== "conflict" ? 1 : 3;
  if (most === 1) sides.sort((a, b) => b.first.spoken.length - a.first.spoken.length);
  const named = sides.slice(0, most).map((side) => {
    const words = `${clipped(side.first.spoken, most === 1 ? 110 : 70)}${moves ? ` (${when(side)})` : ""}`;
    return el("span", null, side.dissent && sign("✗ "), foreign(words));
  });
  const rest = sides.length > most && el("span", { class: "rest" }, `+${figure(sides.length - most)}`);
  return [...named, rest].filter(Boolean);
}

function fillBody(body, finding) {
  const sides = sidesOf(finding);
  const list = el("ol", { class: `sides${isWordy(finding) ? " wordy" : ""}` });
  list.style.setProperty("--sides", String(Math.min(sides.length, SIDES)));
  const show = (side) => list.append(sideOf(side, sides, finding));
  const rest = inSteps(sides, SIDES, SIDES * 3, show, "value");
  const about = [
    el("p", { class: "about" }, foreign(finding.title),
      finding.note !== "" && [" — ", foreign(finding.note)],
      " ", permalink(finding)),
    finding.suppressed && suppression(finding.suppressed),
  ];
  put(body, about, timelineOf(finding, sides), list, rest);
}

/** A link to copy; followed here, it keeps the filter as it is. */
function permalink(finding) {
  const follow = (event) => {
    event.preventDefault();
    event.target.dispatchEvent(new CustomEvent("jump", { bubbles: true, detail: finding.id }));
  };
  const href = `#${addressOf(ANY, finding.id)}`;
  return el("a", { class: "permalink", href, onclick: follow }, "link", aside(` to ${titleOf(finding)}`));
}

function suppression({ by, reason, path, line, column }) {
  const words = by === "baseline" ? "It was there when the baseline was written, and does not count." : "Waived, and does not count: ";
  return el("p", { class: "suppression" }, words, reason !== "" && foreign(reason),
    path !== null && el("span", { class: "place" }, pathOf(path), line !== null && `:${line}:${column}`));
}

function sideOf(side, sides, finding) {
  const [shape, words, kind] = standing(side, sides, finding);
  const places = el("ol", { class: "places" });
  const rest = inSteps(side.statements, PLACES, MORE_PLACES, (one) => places.append(placeOf(one, finding)), "place");
  const articles = side.articles.size;
  return el("li", { class: `side ${kind}` },
    el("p", { class: "standing" }, words !== "" && [sign(shape), words]),
    el("p", { class: "value" }, valueOf(side.first)),
    el("p", { class: "held" }, articles > 0 ? counted(articles, "article") : "in no article",
      side.weight !== articles && `, counted as ${figure(side.weight)}`),
    places, rest);
}

/** How a side stands to the others: a sign, words and a class. */
function standing(side, sides, finding) {
  const known = sides.some((other) => other.known);
  if (side.known) return ["◆", "known fact", "known"];
  if (finding.verdict === "updated") {
    return side === sides[sides.length - 1] ? ["→", "the latest", "latest"] : ["→", "earlier", "earlier"];
  }
  if (finding.verdict !== "conflict") return ["", "", "plain"];
  if (side.dissent) {
    if (known) return ["✗", "not what is known", "dissent"];
    if (finding.cause === "spelling") return ["✗", "another form", "dissent"];
    if (finding.cause === "weekday") return ["✗", "not that weekday", "dissent"];
    return ["✗", "contradicted by most", "dissent"];
  }
  if (!sides.some((other) => other.dissent)) return ["≠", "differs", "split"];
  if (finding.cause === "spelling") return ["=", "the usual form", "plain"];
  return side === sides[0] ? ["=", known ? "can be true" : "what most say", "plain"] : ["=", "fits with it", "plain"];
}

function placeOf(statement, finding) {
  const { path, line, column, published, source, quoted, from, known } = statement;
  const who = source !== null
    ? [quoted ? "in the words of " : "according to ", foreign(source)]
    : quoted && "in a speaker's words";
  const told = statement.kind === "quote" && source !== null ? ["said by ", foreign(source)] : who;
  return el("li", { class: known ? "place known" : "place" },
    !sayTwice(statement, finding) && el("p", { class: "sentence" }, sentenceOf(statement)),
    el("p", { class: "where" },
      el("span", { class: "spot" }, pathOf(path), `:${line}:${column}`),
      known && el("span", null, "known beforehand"),
      published !== null && time(published),
      told && el("span", null, told),
      from !== null && el("span", null, "from ", foreign(from))));
}

/** Whether a sentence has little to add to the value that is shown above it. */
const sayTwice = (statement, finding) =>
  isWordy(finding) && statement.sentence.length < statement.value.length + 60;
