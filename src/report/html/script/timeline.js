// Values over the days they were published: how a toll rises, how a person ages, and who stands off the line.

const MOVING = new Set(["age", "number", "money", "percent", "duration", "measure"]);
const DAY = 86_400_000;
const HEIGHT = 184;
const EDGE = { top: 26, right: 44, bottom: 28 };
/** Pixels that two labels keep between them. */
const APART = { x: 92, y: 16 };

/** The figure of a finding whose values differ and whose articles are of two days or more; null for all others. */
function timelineOf(finding, sides) {
  const points = pointsOf(finding);
  const days = new Set(points.map((point) => point.day));
  const values = new Set(points.map((point) => point.at));
  if (days.size < 2 || values.size < 2) return null;
  const births = birthsOf(finding);
  const drawing = el("div", { class: "drawing" });
  const trend = finding.verdict === "updated";
  onResize(drawing, (width) => drawing.replaceChildren(draw(points, births, trend, width)));
  const split = !sides.some((side) => side.dissent) && finding.verdict === "conflict";
  return el("figure", { class: `timeline${split ? " split" : ""}` }, drawing,
    el("figcaption", null, captionOf(points, births)));
}

/** One point for all articles that say the same on one day. */
function pointsOf(finding) {
  const dated = finding.statements.filter((one) => one.published !== null && one.reading !== null && MOVING.has(one.kind));
  const axis = dated[0]?.reading.axis;
  const points = new Map();
  for (const { published, reading, dissent, spoken, article } of dated) {
    const { low, high } = reading;
    if (reading.axis !== axis || (low === null && high === null)) continue;
    const at = low === null ? high : high === null ? low : (low + high) / 2;
    const key = `${published} ${spoken} ${dissent}`;
    const point = points.get(key) ?? { day: dayOf(published), published, at, low, high, dissent, spoken, articles: new Set() };
    point.articles.add(article);
    points.set(key, point);
  }
  return [...points.values()].sort((a, b) => a.day - b.day || a.at - b.at);
}

const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;

/** The first and last day of birth that fit what is known, and all ages that nobody contradicts; null where none does. */
function birthsOf(finding) {
  if (!finding.statements.every((one) => one.kind === "age" || one.known)) return null;
  let [first, last] = [-Infinity, Infinity];
  for (const one of finding.statements.filter((other) => !other.dissent)) {
    const [from, to] = birthsOfOne(one) ?? [-Infinity, Infinity];
    first = Math.max(first, from);
    last = Math.min(last, to);
  }
  return first <= last && Number.isFinite(first) && Number.isFinite(last) ? { first, last } : null;
}

/** The first and last day of birth that one statement allows, where it says that much. */
function birthsOfOne({ known, kind, published, reading }) {
  if (reading === null) return null;
  const { axis, low, high } = reading;
  if (known && axis === "day") return [low, high];
  if (kind !== "age" || published === null || low !== high || !Number.isInteger(low)) return null;
  const day = dayOf(published);
  return [yearsOn(day, -low - 1) + 1, yearsOn(day, -low)];
}

/** The day so many years after `day`. */
function yearsOn(day, years) {
  const date = new Date(day * DAY);
  return Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / DAY;
}

const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

function bornWhen({ first, last }) {
  const [from, to] = [first, last].map((day) => spokenDate(isoOf(day)));
  return from === to ? `on ${from}` : `from ${from} to ${to}`;
}

function captionOf(points, births) {
  const marked = points.some((point) => point.dissent) ? " ✗ is contradicted." : "";
  return births === null
    ? `What articles of each day say.${marked}`
    : `Shaded: the age of somebody born ${bornWhen(births)}.${marked}`;
}

/** The points; behind them the ages that fit, or, where figures moved, the line from one to the next. */
function draw(points, births, trend, width) {
  const labels = new Map(points.map((point) => [point.spoken, point]));
  const longest = Math.max(...[...labels.keys()].map((words) => Math.min(words.length, 16)));
  const left = 14 + longest * 7.5;
  const x = scale(points.map((point) => point.day), left + 12, width - EDGE.right);
  const ages = births === null ? [] : agesOf(births, points);
  const y = scale([...points.flatMap(endsOf), ...ages], HEIGHT - EDGE.bottom - 14, EDGE.top);
  const floor = HEIGHT - EDGE.bottom;
  return svg("svg", { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": inWords(points) },
    svg("line", { class: "axis", x1: left, x2: width - 16, y1: floor, y2: floor }),
    births && svg("path", { class: "ageing", d: staircase(births, points, x, y) }),
    trend && svg("path", { class: "trend", d: `M${points.map((point) => `${x(point.day).toFixed(1)},${y(point.at).toFixed(1)}`).join("L")}` }),
    valueLabels([...labels.values()], y, left, width),
    dayLabels(points, x, floor),
    points.map((point) => mark(point, x(point.day), y)));
}

const endsOf = ({ low, high, at }) => [low ?? at, high ?? at];

/** Numbers to pixels; with one number alone, the middle. */
function scale(numbers, from, to) {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  return (number) => (low === high ? (from + to) / 2 : from + ((number - low) / (high - low)) * (to - from));
}

/** The youngest and the oldest that the band shows. */
function agesOf({ first, last }, points) {
  const [from, to] = [points[0].day, points[points.length - 1].day];
  return [steps(last, from, to)[0][1], steps(first, from, to).at(-1)[1]];
}

/** The ages between somebody born on the first day that fits and somebody born on the last, as an area. */
function staircase({ first, last }, points, x, y) {
  const [from, to] = [points[0].day, points[points.length - 1].day];
  const older = steps(first, from, to);
  const younger = steps(last, from, to).reverse();
  const corners = [...older, ...younger].map(([day, age]) => `${x(day).toFixed(1)},${y(age).toFixed(1)}`);
  return `M${corners.join("L")}Z`;
}

/** The corners of an ageing line, birthday by birthday. */
function steps(birth, from, to) {
  let age = new Date(from * DAY).getUTCFullYear() - new Date(birth * DAY).getUTCFullYear() - 1;
  while (yearsOn(birth, age + 1) <= from) age += 1;
  const corners = [[from, age]];
  for (let birthday = yearsOn(birth, age + 1); birthday <= to; birthday = yearsOn(birth, age + 1)) {
    corners.push([birthday, age], [birthday, age + 1]);
    age += 1;
  }
  return [...corners, [to, age]];
}

/** Each stated value beside the axis, as far as there is room; those that are contradicted or most stated first. */
function valueLabels(points, y, left, width) {
  const taken = [];
  return [...points].sort((a, b) => b.dissent - a.dissent || b.articles.size - a.articles.size).filter((point) => {
    const free = taken.every((other) => Math.abs(other - y(point.at)) >= APART.y);
    if (free) taken.push(y(point.at));
    return free;
  }).flatMap((point) => [
    svg("line", { class: "guide", x1: left, x2: width - 16, y1: y(point.at), y2: y(point.at) }),
    svg("text", { class: "value-label", x: left - 8, y: y(point.at) + 4, "text-anchor": "end" }, visible(clipped(point.spoken, 16))),
  ]);
}

/** The first day, the last, and those between as far as there is room. */
function dayLabels(points, x, floor) {
  const days = [...new Set(points.map((point) => point.day))];
  const taken = [];
  const inOrder = [days[0], days[days.length - 1], ...days.slice(1, -1)];
  return inOrder.filter((day) => {
    const free = taken.every((other) => Math.abs(other - x(day)) >= APART.x);
    if (free) taken.push(x(day));
    return free;
  }).map((day) => {
    const anchor = day === days[0] ? "start" : day === days[days.length - 1] ? "end" : "middle";
    const nudge = { start: -8, middle: 0, end: 8 }[anchor];
    return svg("text", { class: "day-label", x: x(day) + nudge, y: floor + 18, "text-anchor": anchor }, spokenDate(isoOf(day)));
  });
}

/** A dot, or a cross where it is contradicted; a bar as long as the value is wide, and open where it has no end. */
function mark(point, x, y) {
  const at = y(point.at);
  const [low, high] = endsOf(point);
  const open = point.high === null ? "M-4,-12 L0,-17 L4,-12 M0,-16 V0" : point.low === null ? "M-4,12 L0,17 L4,12 M0,16 V0" : null;
  return svg("g", { class: point.dissent ? "mark dissent" : "mark" },
    low !== high && svg("line", { class: "span", x1: x, x2: x, y1: y(low), y2: y(high) }),
    svg("g", { transform: `translate(${x.toFixed(1)} ${at.toFixed(1)})` },
      open && svg("path", { class: "open", d: open }),
      point.dissent
        ? svg("path", { class: "cross", d: "M-5,-5 L5,5 M-5,5 L5,-5" })
        : svg("circle", { r: 4.5 }),
      point.articles.size > 1 && svg("text", { class: "times", x: 9, y: -6 }, `×${figure(point.articles.size)}`)));
}

function inWords(points) {
  const told = points.slice(0, 12).map((point) =>
    `${point.spoken} on ${spokenDate(point.published)}${point.dissent ? ", contradicted" : ""}`);
  const rest = points.length > 12 ? `; and ${figure(points.length - 12)} more` : "";
  return visible(`Values over time: ${told.join("; ")}${rest}`);
}

const DRAWERS = new WeakMap();
const WATCH = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) if (contentRect.width > 0) DRAWERS.get(target)?.(Math.floor(contentRect.width));
});

/** Draws anew whenever the width of `element` changes, and once when it is first laid out. */
function onResize(element, drawIn) {
  DRAWERS.set(element, drawIn);
  WATCH.observe(element);
}
