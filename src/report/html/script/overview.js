// The overview: by rule and by article, how many findings of each verdict. A row is a button that filters the list.

/** Rows shown at first, and by each further press. */
const ROWS = 10;
const MORE_ROWS = 50;

function fillOverview(model, choose) {
  byId("by-rule").append(...breakdown("rule", ranked(model.rules), choose));
  byId("by-article").append(...breakdown("article", ranked(model.articles), choose));
}

function breakdown(choice, rows, choose) {
  const most = Math.max(1, ...rows.map((row) => row.all));
  const body = el("tbody");
  const names = Object.keys(VERDICTS);
  const more = inSteps(rows, ROWS, MORE_ROWS, (row) => body.append(rowOf(choice, row, most, choose)), choice);
  const head = el("tr", null,
    el("th", { scope: "col" }, aside(choice === "rule" ? "Rule" : "Article")),
    el("td", { class: "share" }),
    names.map((name) => el("th", { scope: "col", class: "number", title: VERDICTS[name].many },
      sign(VERDICTS[name].sign), aside(VERDICTS[name].many))));
  if (rows.length === 0) return [el("p", { class: "empty" }, "Nothing was found.")];
  return [el("table", { class: "breakdown" }, el("thead", null, head), body), more].filter(Boolean);
}

function rowOf(choice, row, most, choose) {
  const label = choice === "article" ? pathOf(row.name) : foreign(row.name);
  const bar = el("div", { class: "bar", "aria-hidden": "true" }, segments(row, row.all));
  bar.style.width = `${(100 * row.all) / most}%`;
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
      el("td", { class: `number ${name}${row[name] === 0 ? " none" : ""}` }, figure(row[name]))));
}

/** Marks the rows that the filter is set to. */
function markOverview(filter) {
  for (const button of document.querySelectorAll(".breakdown button[data-choice]")) {
    button.setAttribute("aria-pressed", String(filter[button.dataset.choice] === button.dataset.name));
  }
}
