// Words brought out inside a text. The report gives places in bytes of UTF-8; strings here count otherwise.

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** Characters of one text that are shown. */
const LONGEST = 3000;

/** `text` in pieces, those at `places` (pairs of bytes, in order) made by `mark`. */
function inPieces(text, places, mark) {
  const bytes = ENCODER.encode(text);
  const words = (from, to) => DECODER.decode(bytes.subarray(from, to));
  const pieces = [];
  let at = 0;
  for (const [start, end] of places) {
    if (start < at || end > bytes.length || start >= end) continue;
    pieces.push(visible(words(at, start)), mark(visible(words(start, end))));
    at = end;
  }
  pieces.push(visible(clipped(words(at, bytes.length), LONGEST)));
  return pieces;
}

/** A changed word of a quotation: marked for the eye, and said to whoever listens. */
const changedWord = (words) => el("mark", { class: "changed" }, aside("changed: "), words);

/** The value of a statement in words, with what another printing changes marked. */
function valueOf(statement) {
  const places = statement.changed_in_value;
  return places.length > 0
    ? el("bdi", null, inPieces(statement.value, places, changedWord))
    : foreign(clipped(statement.spoken, LONGEST));
}

/** The sentence of a statement with the value's words marked, and inside them what another printing changes. */
function sentenceOf(statement) {
  const { sentence, in_sentence: at, changed_in_value: changed } = statement;
  if (at === null) return foreign(clipped(sentence, LONGEST));
  if (changed.length > 0 && at[1] - at[0] === ENCODER.encode(statement.value).length) {
    const places = changed.map(([start, end]) => [at[0] + start, at[0] + end]);
    return el("bdi", null, inPieces(sentence, places, changedWord));
  }
  return el("bdi", null, inPieces(sentence, [at], (words) => el("mark", null, words)));
}
