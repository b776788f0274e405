// Articles against claims: who says what with whom. Rows are articles, columns findings, or the rules they are of.

/** Rows and columns shown at first, and by each further press. */
const MATRIX_ROWS = 30;
const MATRIX_COLUMNS = 40;

const size = { rows: MATRIX_ROWS, columns: MATRIX_COLUMNS, by: "claim" };

/** Draws the matrix of `findings`, whose articles lie in `base`; `jump` goes to one of them, `choose` sets a filter. */
function drawMatrix(findings, base, jump, choose) {
  const columns = columnsOf(findings);
  const shownColumns = columns.slice(0, size.columns);
  const rows = rowsOf(shownColumns, findings);
  const shownRows = rows.slice(0, size.rows);
  const redraw = (key, step) => () => {
    size[key] += step;
    drawMatrix(findings, base, jump, choose);
    byId("matrix-more").querySelector("button")?.focus();
  };
  const what = size.by === "claim" ? "claim" : "rule";
  byId("matrix-extent").textContent = findings.length === 0
    ? "No finding is shown, so there is nothing to set side by side."
    : `${extent(shownRows.length, rows.length, "article", "those in most conflicts")}; ` +
      `${extent(shownColumns.length, columns.length, what, "conflicts first")}.`;
  byId("matrix-more").replaceChildren(...[
    shownRows.length < rows.length && more("articles", redraw("rows", MATRIX_ROWS)),
    shownColumns.length < columns.length && more(`${what}s`, redraw("columns", MATRIX_COLUMNS)),
  ].filter(Boolean));
  byId("matrix-table").replaceChildren(...(findings.length > 0 ? [tableOf(shownRows, shownColumns, base, jump, choose)] : []));
  byId("matrix-scroll").hidden = byId("matrix-legend").hidden = findings.length === 0;
}

const more = (what, onclick) => el("button", { type: "button", class: "more", onclick }, `Show more ${what}`);

function extent(shown, all, noun, first) {
  return shown === all ? counted(all, noun) : `${figure(shown)} of ${counted(all, noun)} shown: ${first}`;
}

function columnsOf(findings) {
  if (size.by === "claim") {
    return findings.map((finding) => ({ subject: finding.subject, rule: finding.rule, findings: [finding] }));
  }
  const rules = new Map();
  for (const finding of findings) {
    const column = rules.get(finding.rule) ?? { subject: finding.title, rule: finding.rule, findings: [], conflicts: 0 };
    rules.set(finding.rule, column);
    column.findings.push(finding);
    column.conflicts += finding.verdict === "conflict";
  }
  return [...rules.values()].sort((a, b) => b.conflicts - a.conflicts || order(a.rule, b.rule));
}

/** The articles that take part in any finding: those that say something here first, and of these those in conflict. */
function rowsOf(columns, findings) {
  const rows = new Map();
  const row = (name) => {
    if (!rows.has(name)) rows.set(name, { name, against: 0, inConflict: 0, says: 0 });
    return rows.get(name);
  };
  for (const finding of findings) for (const article of finding.stances.keys()) row(article);
  for (const finding of columns.flatMap((column) => column.findings)) {
    for (const [article, stance] of finding.stances) {
      const counts = row(article);
      counts.says += 1;
      counts.inConflict += finding.verdict === "conflict";
      counts.against += stance === "dissents" || stance === "differs";
    }
  }
  return [...rows.values()].sort((a, b) =>
    b.against - a.against || b.inConflict - a.inConflict || b.says - a.says || order(a.name, b.name));
}

function tableOf(rows, columns, base, jump, choose) {
  const head = columns.map((column) => {
    const go = size.by === "claim" ? () => jump(column.findings[0].id) : () => choose("rule", column.rule);
    const label = size.by === "claim" ? [foreign(clipped(below(base, column.subject), 24)), el("small", null, foreign(column.rule))] : foreign(column.rule);
    const title = visible(`${clipped(column.subject, 200)} · ${column.rule}`);
    return el("th", { scope: "col" }, el("button", { type: "button", title, onclick: go }, el("span", null, label)));
  });
  const body = rows.map((row) => el("tr", null,
    el("th", { scope: "row" },
      el("button", { type: "button", title: visible(row.name), onclick: () => choose("article", row.name) }, pathOf(below(base, row.name)))),
    columns.map((column) => cellOf(row.name, column))));
  return el("table", { class: "matrix" },
    el("caption", { class: "aside" }, `Articles against ${size.by}s`),
    el("thead", null, el("tr", null, el("td", { class: "corner" }), head)),
    el("tbody", null, body));
}

function cellOf(article, column) {
  const stances = column.findings.map((finding) => finding.stances.get(article)).filter(Boolean);
  if (stances.length === 0) return el("td", { class: "silent" }, aside("silent"));
  const worst = STANCES[Math.max(...stances.map((stance) => STANCES.indexOf(stance)))];
  const { sign: shape, word } = STANCE_WORDS[worst];
  const times = stances.filter((stance) => stance === worst).length;
  const said = size.by === "claim" ? valuesIn(article, column.findings[0]) : counted(times, "time");
  return el("td", { class: worst, title: `${word}: ${said}` }, sign(shape), aside(`${word}: ${said}`));
}

function valuesIn(article, finding) {
  const said = finding.statements.filter((one) => one.article === article && !one.known).map((one) => clipped(one.spoken, 80));
  return visible([...new Set(said)].slice(0, 4).join(", "));
}

/** Lets the columns be chosen, and says what the signs mean. */
function fillMatrix(redraw) {
  byId("matrix-by").addEventListener("change", (event) => {
    Object.assign(size, { by: event.target.value, rows: MATRIX_ROWS, columns: MATRIX_COLUMNS });
    redraw();
  });
  const entries = [...STANCES].reverse().map((stance) =>
    el("li", null, el("span", { class: `cell ${stance}` }, sign(STANCE_WORDS[stance].sign)), STANCE_WORDS[stance].word));
  byId("matrix-legend").append(...entries, el("li", null, el("span", { class: "cell silent" }), "silent"));
}
