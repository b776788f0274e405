// Everything strung together: read the report, fill the page, follow the filter.

const THEME = "factlint-theme";

const model = modelOf(JSON.parse(byId("report").textContent));
const state = { filter: { ...ANY }, finding: null, shown: [], later: 0 };

/** Changes the filter, or what a function makes of it, and shows what is left. */
function change(part) {
  state.filter = { ...state.filter, ...(typeof part === "function" ? part(state.filter) : part) };
  state.finding = null;
  refresh();
}

/** Shows what the filter leaves. */
function refresh() {
  const all = model.findings.filter((finding) => state.filter.suppressed || !finding.suppressed);
  state.shown = all.filter(testOf(state.filter));
  showFilter(state.filter);
  markOverview(state.filter);
  tellShown(state.shown.length, all.length, state.filter);
  showList(state.shown);
  // The list answers at once. The rest follows when no more is typed: browsers refuse an address that changes too often.
  clearTimeout(state.later);
  state.later = setTimeout(() => {
    writeAddress();
    redrawMatrix();
  }, 40);
}

const writeAddress = () => history.replaceState(null, "", `#${addressOf(state.filter, state.finding)}`);

function redrawMatrix() {
  drawMatrix(state.shown, model.base, jump, choose);
}

/** Sets a choice, or takes it back where it is set already, and goes to the list. */
function choose(choice, name) {
  change((filter) => ({ [choice]: filter[choice] === name ? "" : name }));
  byId("findings").scrollIntoView({ block: "start", behavior: "instant" });
}

function jump(id) {
  state.finding = id;
  writeAddress();
  goTo(id);
}

/** Takes up the address; a finding that its filter leaves out is shown all the same, without the filter. */
function follow() {
  const [filter, id] = readAddress(location.hash);
  const wanted = id === null ? undefined : model.findings.find((finding) => finding.id === id);
  state.filter = wanted === undefined || testOf(filter)(wanted) ? filter : { ...ANY, suppressed: Boolean(wanted.suppressed) };
  state.finding = wanted === undefined ? null : id;
  refresh();
  if (wanted !== undefined) goTo(id);
}

function setTheme(theme) {
  if (theme === null) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  byId("theme").textContent = isDark() ? "Light" : "Dark";
}

const isDark = () => {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
};

function toggleTheme() {
  const theme = isDark() ? "light" : "dark";
  keep(THEME, theme);
  setTheme(theme);
}

function clear() {
  if (document.activeElement === byId("search") && state.filter.q === "") byId("search").blur();
  change(state.filter.q !== "" ? { q: "" } : ANY);
}

fillMasthead(model);
byId("survey").hidden = byId("controls").hidden = model.findings.length === 0;
fillControls(model, change);
fillOverview(model, choose);
fillMatrix(redrawMatrix);
watchList();
listenToKeys({ clear, toggleTheme });
setTheme(kept(THEME));
byId("theme").addEventListener("click", toggleTheme);
byId("skip").addEventListener("click", () => byId("search").focus());
byId("list").addEventListener("jump", (event) => jump(event.detail));
window.addEventListener("hashchange", follow);
byId("page").hidden = false;
follow();
