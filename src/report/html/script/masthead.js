// The head of the page: what was checked, what it came to, and what happened on the way.

function fillMasthead({ report, findings }) {
  const { summary, complete } = report;
  byId("headline").textContent = headline(summary, complete);
  byId("standfirst").append(...standfirst(summary, findings));
  if (!complete) byId("incomplete").append(...incomplete(report.diagnostics));
  byId("incomplete").hidden = complete;
  fillProportions(summary);
  fillMessages(report);
}

function headline(summary, complete) {
  const { conflict, articles } = summary;
  if (articles === 0) return complete ? "No articles were checked" : "Nothing could be checked";
  const where = `in ${counted(articles, "article")}`;
  return conflict === 0 ? `No conflicts ${where}` : `${counted(conflict, "conflict")} ${where}`;
}

function standfirst(summary, findings) {
  const { files, stories, rules, statements, baseline, waived, unchanged, ambiguous, undated } = summary;
  const all = summary.conflict + summary.updated + summary.agree + summary.single;
  const told = [
    `${counted(statements, "statement")} by ${counted(rules, "rule")}, in ${counted(files, "file")} ` +
      `and ${counted(stories, "story")}.`,
    baseline > 0 && `${counted(baseline, "finding")} known from the baseline.`,
    waived > 0 && `${counted(waived, "finding")} waived.`,
    unchanged > 0 && `${counted(unchanged, "finding")} left out, for no changed file takes part.`,
    ambiguous > 0 && `${counted(ambiguous, "statement")} left out, for more than one subject fits.`,
    undated > 0 && `${counted(undated, "article")} with ages and no date to reckon them from.`,
    findings.filter((finding) => !finding.suppressed).length < all && "Conflicts alone are on this page.",
  ];
  return told.filter(Boolean).map((sentence) => el("span", null, `${sentence} `));
}

function incomplete(diagnostics) {
  const errors = diagnostics.filter((one) => one.level === "error").length;
  const seen = errors > 0 ? `${counted(errors, "error")} kept it from being whole; see the messages below. ` : "";
  return [
    el("strong", null, sign("▲ "), "This check is not complete."),
    ` ${seen}What is shown is what the rest brought: nothing missing here is thereby right.`,
  ];
}

/** The verdicts as shares of one bar, with their numbers. */
function fillProportions(summary) {
  const names = Object.keys(VERDICTS);
  const all = names.reduce((sum, name) => sum + summary[name], 0);
  byId("proportions").append(
    el("div", { class: "bar", "aria-hidden": "true" }, all > 0 && segments(summary, all)),
    el("dl", null, names.map((name) => number(name, summary[name])),
      summary.pointed_out > 0 && number("notice", summary.pointed_out)),
  );
}

function number(name, count) {
  const verdict = VERDICTS[name] ?? NOTICE;
  return el("div", { class: count > 0 ? `count ${name}` : "count" },
    el("dt", null, sign(verdict.sign), verdict.many),
    el("dd", null, figure(count)));
}

/** Shares of `all` as segments of a bar. */
function segments(counts, all) {
  return Object.keys(VERDICTS).filter((name) => counts[name] > 0).map((name) => {
    const segment = el("span", { class: `segment ${name}` });
    segment.style.flexGrow = String(counts[name] / all);
    return segment;
  });
}

/** How many messages are listed at once, and more on demand. */
const MESSAGES = 200;

function fillMessages({ diagnostics, summary, complete }) {
  const box = byId("messages");
  const silent = summary.silent_rules;
  const about = [
    diagnostics.length > 0 && counted(diagnostics.length, "message"),
    silent.length > 0 && `${counted(silent.length, "rule")} matched nowhere`,
  ].filter(Boolean);
  box.hidden = about.length === 0;
  box.open = !complete;
  const list = el("ol", { class: "diagnostics" });
  // Errors first; what stopped the check is what to look at.
  const ordered = [...diagnostics].sort((a, b) => order(a.level, b.level));
  put(box,
    el("summary", null, about.join(", ")),
    list,
    inSteps(ordered, MESSAGES, MESSAGES, (one) => list.append(message(one)), "message"),
    silent.length > 0 &&
      el("p", { class: "silent" }, "Matched nowhere: ", foreign(silent.join(", ")), "."),
  );
}

function message(diagnostic) {
  const { level, path, line, column, help } = diagnostic;
  return el("li", { class: level },
    el("strong", null, `${level}: `), foreign(diagnostic.message),
    path !== null && el("span", { class: "place" }, pathOf(path), line !== null && `:${line}:${column}`),
    help !== null && el("span", { class: "help" }, "help: ", foreign(help)));
}
