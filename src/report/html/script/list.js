// The list of findings, a window of it at a time: more is made when the end comes near.

/** Entries made at once. */
const BATCH = 20;
/** Findings that are put on paper; more than that nobody reads, and a filter picks others. */
const PRINTED = 300;

const list = { findings: [], from: 0, to: 0 };

/** Shows `findings` from the first, or from the one of the id `at` where that is named. */
function showList(findings, at = null) {
  const index = at === null ? 0 : Math.max(0, findings.findIndex((finding) => finding.id === at));
  Object.assign(list, { findings, from: index, to: index });
  byId("list").replaceChildren();
  extendDown(BATCH);
}

function extendDown(count) {
  const end = Math.min(list.to + count, list.findings.length);
  for (; list.to < end; list.to += 1) {
    const finding = list.findings[list.to];
    const previous = byId("list").lastElementChild;
    groupFor(finding, previous).append(findingEntry(finding));
  }
  tellEnds();
}

function extendUp(count) {
  const focused = document.activeElement;
  const start = Math.max(0, list.from - count);
  const above = list.findings.slice(start, list.from);
  const below = [...byId("list").children];
  byId("list").replaceChildren();
  for (const finding of above) groupFor(finding, byId("list").lastElementChild).append(findingEntry(finding));
  for (const group of below) {
    const last = byId("list").lastElementChild;
    if (last?.dataset.group === group.dataset.group) last.append(...[...group.children].slice(1));
    else byId("list").append(group);
  }
  list.from = start;
  focused.focus({ preventScroll: true });
  tellEnds();
}

/** The section that a finding belongs to: the last one, or a new one below it. */
function groupFor(finding, last) {
  const name = finding.suppressed ? "suppressed" : finding.pointed_out ? "notice" : finding.verdict;
  if (last?.dataset.group === name) return last;
  const [title, means] = name === "suppressed"
    ? ["Suppressed", "in the baseline or waived; they do not count"]
    : [GROUP_TITLES[name], (VERDICTS[name] ?? NOTICE).means];
  const group = el("section", { class: `group ${name}`, "data-group": name },
    el("h3", null, title, el("span", { class: "means" }, ` ${means}`)));
  byId("list").append(group);
  return group;
}

const GROUP_TITLES = {
  conflict: "Conflicts", updated: "Updated", notice: "Notices", agree: "Agreements", single: "In one article alone",
};

function tellEnds() {
  const [above, below] = [list.from, list.findings.length - list.to];
  byId("earlier").hidden = above === 0;
  byId("later").hidden = below === 0;
  byId("earlier").textContent = `Show ${figure(Math.min(BATCH, above))} of ${figure(above)} before these`;
  byId("later").textContent = `Show ${figure(Math.min(BATCH, below))} more of ${figure(below)}`;
}

/** Goes to a finding and opens it; false where the filter leaves it out. */
function goTo(id) {
  if (!list.findings.some((finding) => finding.id === id)) return false;
  const entry = () => byId("list").querySelector(`[data-id="${CSS.escape(id)}"]`);
  if (!entry()) showList(list.findings, id);
  entry().dispatchEvent(new Event("open"));
  entry().scrollIntoView({ block: "start", behavior: "instant" });
  entry().querySelector("button.head").focus({ preventScroll: true });
  return true;
}

/** Moves from the finding that has the focus to the next one or the one before. */
function step(direction) {
  const heads = () => [...byId("list").querySelectorAll("button.head")];
  const at = heads().findIndex((head) => head.closest("article").contains(document.activeElement));
  if (direction > 0 && at === heads().length - 1) extendDown(BATCH);
  if (direction < 0 && at === 0) extendUp(BATCH);
  const now = heads();
  const here = at < 0 ? -1 : now.findIndex((head) => head.closest("article").contains(document.activeElement));
  const next = now[Math.max(0, Math.min(now.length - 1, here < 0 ? 0 : here + direction))];
  next?.focus({ preventScroll: true });
  next?.closest("article").scrollIntoView({ block: "nearest", behavior: "instant" });
}

function watchList() {
  byId("earlier").addEventListener("click", () => extendUp(BATCH));
  byId("later").addEventListener("click", () => extendDown(BATCH));
  const near = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting) && list.to < list.findings.length) extendDown(BATCH);
  }, { rootMargin: "600px" });
  near.observe(byId("later"));
  window.addEventListener("beforeprint", unfold);
}

/** Opens what matters for paper: conflicts, updates and notices in full, with every side and place. */
function unfold() {
  if (list.from > 0) extendUp(list.from);
  extendDown(Math.min(PRINTED, list.findings.length) - list.to);
  for (const entry of byId("list").querySelectorAll("article.conflict, article.updated, article.notice")) {
    entry.dispatchEvent(new Event("open"));
    for (const button of entry.querySelectorAll("button.more")) button.dispatchEvent(new Event("all"));
  }
  byId("printed").textContent = list.findings.length > list.to
    ? `${figure(list.to)} of ${counted(list.findings.length, "finding")} are printed.` : "";
}
