// The controls: search, verdicts, choices. They show the filter, and change it.

/** Fills the choices with what there is to choose, and tells `changed` of every change. */
function fillControls(model, changed) {
  const { findings } = model;
  byId("chips").append(...Object.keys(VERDICTS).map((name) => chip(name, findings, changed)));
  if (findings.some((finding) => finding.pointed_out)) byId("chips").append(chip("notice", findings, changed));
  const severities = new Map(findings.map((finding) => [finding.severity, { name: finding.severity }]));
  fillChoice("rule", model.rules, "All rules", changed);
  fillChoice("article", model.articles, "All articles", changed);
  fillChoice("story", model.stories, "All stories", changed);
  fillChoice("severity", severities, "Any severity", changed);
  byId("search").addEventListener("input", (event) => changed({ q: event.target.value }));
  byId("suppressed").addEventListener("change", (event) => changed({ suppressed: event.target.checked }));
  const suppressed = findings.filter((finding) => finding.suppressed).length;
  byId("suppressed-box").hidden = suppressed === 0;
  byId("suppressed-label").textContent = `Show ${figure(suppressed)} suppressed`;
  byId("reset").addEventListener("click", () => {
    changed(ANY);
    byId("search").focus();
  });
}

function chip(name, findings, changed) {
  const verdict = VERDICTS[name] ?? NOTICE;
  const count = findings.filter((finding) => isOf(finding, name) && !finding.suppressed).length;
  const press = () => changed((filter) => {
    const others = filter.verdict.filter((other) => other !== name);
    return { verdict: others.length < filter.verdict.length ? others : [...others, name] };
  });
  return el("button", { type: "button", class: `chip ${name}`, "aria-pressed": "false", "data-verdict": name, onclick: press },
    sign(verdict.sign), verdict.word, el("span", { class: "of" }, figure(count)));
}

function fillChoice(choice, counts, all, changed) {
  const select = byId(choice);
  const names = [...counts.keys()].sort(order);
  select.append(el("option", { value: "" }, all), ...names.map((name) => el("option", { value: name }, visible(name) || "(none)")));
  select.addEventListener("change", () => changed({ [choice]: select.value }));
  byId(`${choice}-box`).hidden = names.length < 2;
}

/** Sets every control to what the filter says. */
function showFilter(filter) {
  if (byId("search").value !== filter.q) byId("search").value = filter.q;
  for (const chip of byId("chips").children) {
    chip.setAttribute("aria-pressed", String(filter.verdict.includes(chip.dataset.verdict)));
  }
  for (const choice of CHOICES) {
    byId(choice).value = filter[choice];
    // A link may name what this report does not have: then the box says so instead of nothing.
    if (byId(choice).value !== filter[choice]) {
      byId(choice).append(el("option", { value: filter[choice] }, visible(filter[choice])));
      byId(choice).value = filter[choice];
      byId(`${choice}-box`).hidden = false;
    }
    byId(`${choice}-box`).classList.toggle("set", filter[choice] !== "");
  }
  byId("suppressed").checked = filter.suppressed;
  byId("reset").hidden = isAny(filter);
}

/** Says how many findings are shown. */
function tellShown(shown, all, filter) {
  byId("shown").textContent = shown === all ? counted(all, "finding") : `${figure(shown)} of ${counted(all, "finding")}`;
  byId("empty").hidden = shown > 0;
  byId("empty").textContent = all === 0
    ? "There is no finding to show."
    : `Nothing fits this filter. ${isAny(filter) ? "" : "Clear it to see all findings again."}`;
}
