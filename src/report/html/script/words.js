// How the page says things: numbers, dates, verdicts.

const NUMBER = new Intl.NumberFormat("en-GB");
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Verdicts in the order of the report; `notice` is what agrees and is worth a second look. */
const VERDICTS = {
  conflict: { sign: "≠", word: "conflict", many: "conflicts", means: "cannot all be true" },
  updated: { sign: "→", word: "updated", many: "updated", means: "a later article brings a newer figure" },
  agree: { sign: "=", word: "agree", many: "agree", means: "two articles or more, and all can be true" },
  single: { sign: "·", word: "single", many: "in one article alone", means: "nobody else states it" },
};
const NOTICE = { sign: "!", word: "notice", many: "with a notice", means: "agrees, and is worth a second look" };

const figure = (count) => NUMBER.format(count);

/** `1 article`, `2 articles`, `2 stories`. */
function counted(count, noun) {
  if (count === 1) return `1 ${noun}`;
  return `${figure(count)} ${noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

/** `14 Jun 2024` of `2024-06-14`; what is no such date stays as it is. */
function spokenDate(iso) {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso) ?? [];
  return year ? `${Number(day)} ${MONTHS[month - 1]} ${year}` : iso;
}

const time = (iso) => el("time", { datetime: iso }, spokenDate(iso));

/** A long text, cut to what can be looked at. */
function clipped(text, most) {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  // Never between the halves of one character.
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** `folder/` and `name` of a path. */
function splitPath(path) {
  const at = path.lastIndexOf("/") + 1;
  return [path.slice(0, at), path.slice(at)];
}

/** A path, its file name set off from the folders before it. */
function pathOf(path) {
  const [folder, name] = splitPath(path);
  return el("bdi", { class: "path" }, el("span", { class: "folder" }, visible(folder)), visible(name));
}
