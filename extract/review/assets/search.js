// Search over all plans. Its files are scripts that call these functions, for a page opened as a file may read no other.
const loading = new Map(), arrived = new Map();
globalThis.taizhang = Object.freeze({
  pairs: (number, held) => arrived.set(`pairs-${number}`, held),
  plan: (number, held) => arrived.set(`plan-${number}`, held),
});
function load(name) {
  if (!loading.has(name))
    loading.set(name, new Promise((done) => {
      const script = el("script", { src: `search/${name}.js`, load: () => { script.remove(); done(arrived.get(name)); }, error: () => { loading.delete(name); script.remove(); done(undefined); } });
      document.head.append(script);
    }));
  return loading.get(name);
}

// As in extract/review/bigrams.py: ninety signs, the upper half of which say that more digits follow.
const ALPHABET = [...Array(95).keys()].map((at) => String.fromCharCode(32 + at)).filter((sign) => !'"\\<>&'.includes(sign)).join("");
const BASE = ALPHABET.length / 2;
const DIGIT = new Map([...ALPHABET].map((sign, at) => [sign, at]));
function decode(text) {
  const numbers = [];
  let at = -1, step = 0, scale = 1;
  for (const sign of text) {
    const digit = DIGIT.get(sign);
    step += (digit % BASE) * scale;
    if (digit >= BASE) { scale *= BASE; continue; }
    numbers.push((at += step));
    step = 0; scale = 1;
  }
  return numbers;
}
const indexed = (sign) => /[\p{L}\p{N}%‰.\-]/u.test(sign);
function pairsOf(term) {
  const signs = [...term];
  return signs.slice(1).map((sign, at) => [signs[at], sign]).filter(([a, b]) => indexed(a) && indexed(b));
}
const fileOf = ([a, b]) => (a.codePointAt(0) * 31 + b.codePointAt(0)) % DATA.files;

/** The plans that hold all pairs of all terms; null where no term has a pair. */
async function candidates(terms) {
  const wanted = terms.flatMap(pairsOf);
  if (!wanted.length) return null;
  const files = await Promise.all(wanted.map((pair) => load(`pairs-${fileOf(pair)}`)));
  const lists = wanted.map((pair, at) => (files[at] && Object.hasOwn(files[at], pair.join("")) ? files[at][pair.join("")] : ""));
  lists.sort((a, b) => a.length - b.length);
  let left = null;
  for (const list of lists) {
    const held = decode(list);
    if (left === null) left = held;
    else { const here = new Set(held); left = left.filter((plan) => here.has(plan)); }
    if (!left.length) break;
  }
  return left;
}

/** A plan's text and facts, folded once: {text, folded, lines: [words, folded words, row id]}; null where it has no file. */
const looked = new Map();
async function planFile(number) {
  if (looked.has(number)) return looked.get(number);
  const held = await load(`plan-${number}`);
  if (!held) return null;
  const [text, ids, words] = held;
  const names = ids.split(" "), folded = fold(words).split("\n");
  const lines = words ? words.split("\n").map((line, at) => [line, folded[at], names[at]]) : [];
  const made = { text, folded: fold(text), lines };
  looked.set(number, made);
  arrived.delete(`plan-${number}`);
  return made;
}

/** The facts of a plan that hold all terms: [[row id, words], …]. */
const findFacts = (plan, terms) =>
  plan.lines.filter(([, folded]) => terms.every((term) => folded.includes(term))).map(([words, , id]) => [id, words]);

/** The line of a plan's text that holds the first term, cut to some characters around it; null where a term is missing. */
const SHOWN = 46;
function snippet({ text, folded }, terms) {
  if (!terms.every((term) => folded.includes(term))) return null;
  const at = folded.indexOf(terms[0]);
  const begins = text.lastIndexOf("\n", at) + 1, line = text.indexOf("\n", at), ends = line < 0 ? text.length : line;
  let from = Math.max(begins, at - SHOWN), to = Math.min(ends, at + terms[0].length + SHOWN);
  const splits = (place) => /[\d.,]\d/.test(text.slice(place - 1, place + 1)); // a number is never cut
  while (from > begins && splits(from)) from -= 1;
  while (to < ends && splits(to)) to += 1;
  let count = 0;
  for (let place = at; place >= 0; place = folded.indexOf(terms[0], place + terms[0].length)) count += 1;
  return { words: (from > begins ? "…" : "") + text.slice(from, to) + (to < ends ? "…" : ""), count };
}
