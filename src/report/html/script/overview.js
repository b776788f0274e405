// The overview: by rule and by article, how many findings of each verdict. A row is a button that filters the list. Its bar
// is of the claims that several articles state: of those in one article alone there can be so many that no other shows.

/** Rows shown at first, and by each further press. */
const ROWS = 10;
const MORE_ROWS = 50;

function fillOverview(model, choose) {
  put(byId("by-rule"), breakdown("rule", ranked(model.rules), (row) => foreign(row.name), choose));
  const article = (row) => pathOf(below(model.base, row.name));
  put(byId("by-article"), breakdown("article", ranked(model.articles), article, choose));
  if (model.base !== "") byId("base").append("in ", pathOf(model.base));
}

const shared = (row) => row.all - row.single;

/** A table of `rows`, each named by `label`. */
function breakdown(choice, rows, label, choose) {
  const most = rows.reduce((sum, row) => Math.max(sum, shared(row)), 1);
  const body = el("tbody");
  const names = Object.keys(VERDICTS);
  const more = inSteps(rows, ROWS, MORE_ROWS, (row) => body.append(rowOf(choice, row, label(row), most, choose)), choice);
  const head = el("tr", null,
    el("th", { scope: "col" }, aside(choice === "rule" ? "Rule" : "Article")),
    el("td", { class: "share" }),
    names.map((name) => el("th", { scope: "col", class: "number", title: VERDICTS[name].many },
      sign(VERDICTS[name].sign), aside(VERDICTS[name].many))));
  return [el("table", { class: "breakdown" }, el("thead", null, head), body), more];
}

function rowOf(choice, row, label, most, choose) {
  const bar = el("div", { class: "bar", "aria-hidden": "true" }, segments({ ...row, single: 0 }, shared(row)));
  bar.style.width = `${(100 * shared(row)) / most}%`;
  const press = () => choose(choice, row.name);
  const button = el("button", {
    type: "button", "aria-pressed": "false", "data-choice": choice, "data-name": row.name, title: visible(row.name),
    onclick: (event) => {
      event.stopPropagation();
      press();
    },
  }, label);
  return el("tr", { onclick: press },
    el("th", { scope: "row" }, button),
    el("td", { class: "share" }, bar),
    Object.keys(VERDICTS).map((name) =>
      el("td", { class: `number ${name}` }, row[name] > 0 ? figure(row[name]) : aside("0"))));
}

/** Marks the rows that the filter is set to. */
function markOverview(filter) {
  for (const button of document.querySelectorAll(".breakdown button[data-choice]")) {
    button.setAttribute("aria-pressed", String(filter[button.dataset.choice] === button.dataset.name));
  }
}
