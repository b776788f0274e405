// Elements made of data. Text goes in as text, never as markup: nothing in this script sets innerHTML.

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element. Keys that begin with `on` are listeners; `false` and `null` leave an attribute or a child out. */
const el = (name, attributes, ...children) => filled(document.createElement(name), attributes, children);

/** The same for SVG. */
const svg = (name, attributes, ...children) => filled(document.createElementNS(SVG, name), attributes, children);

function filled(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  return put(element, children);
}

/** Appends children; `false`, `null` and `undefined` are none, where the browser's own `append` would write them out. */
function put(element, ...children) {
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const byId = (id) => document.getElementById(id);

/** Control characters and those that reorder the text around them (Unicode, UAX #9). */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** `text` with characters that do not show made visible: a line end is a blank, a control character its picture. */
function visible(text) {
  return text.replace(UNSEEN, (c) => {
    if (c === "\n" || c === "\r" || c === "\t") return " ";
    return c < " " ? String.fromCharCode(0x2400 + c.charCodeAt(0)) : "\ufffd";
  });
}

/** Words of an article, kept apart from the text around them, whichever way they run. */
const foreign = (...parts) => el("bdi", null, parts.map((part) => (typeof part === "string" ? visible(part) : part)));

/** A sign for the eye; the word beside it is for everybody. */
const sign = (text) => el("span", { class: "sign", "aria-hidden": "true" }, text);

/** Words for a screen reader alone. */
const aside = (text) => el("span", { class: "aside" }, text);
