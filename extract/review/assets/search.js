// Search over all plans. Its files are scripts that call these functions, for a page opened as a file may read no other.
const loading = new Map(), arrived = new Map();
globalThis.taizhang = Object.freeze({
  pairs: (number, held) => arrived.set(`pairs-${number}`, held),
  text: (number, text) => arrived.set(`text-${number}`, text),
  facts: (number, held) => arrived.set(`facts-${number}`, held),
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

// Facts: all lines of a file of plans as one folded string, so that a search is one pass.
const factFiles = [];
const FACT_FILES = Math.ceil(DATA.plans.length / 100);
async function loadFacts() {
  for (let number = 0; number < FACT_FILES; number++) {
    if (factFiles[number]) continue;
    const held = await load(`facts-${number}`);
    if (!held) continue;
    const [first, plans, ids] = held;
    const lines = [], refs = [];
    plans.forEach((text, at) => {
      if (!text) return;
      const names = ids[at].split(" ");
      text.split("\n").forEach((line, row) => { lines.push(line); refs.push([first + at, names[row]]); });
    });
    const starts = new Uint32Array(lines.length + 1);
    lines.forEach((line, at) => { starts[at + 1] = starts[at] + line.length + 1; });
    factFiles[number] = { lines, refs, starts, folded: fold(lines.join("\n")) };
    arrived.delete(`facts-${number}`);
  }
}
function lineAt(starts, place) {
  let low = 0, high = starts.length - 2;
  while (low < high) { const middle = (low + high + 1) >> 1; if (starts[middle] <= place) low = middle; else high = middle - 1; }
  return low;
}
/** Facts that hold all terms: [[plan, row id, line], …], and how many there are. */
function findFacts(terms, most) {
  const found = [];
  let count = 0;
  const long = [...terms].sort((a, b) => b.length - a.length)[0];
  for (const { lines, refs, starts, folded } of factFiles.filter(Boolean)) {
    for (let place = folded.indexOf(long); place >= 0;) {
      const at = lineAt(starts, place);
      const line = folded.slice(starts[at], starts[at + 1]);
      if (terms.every((term) => line.includes(term))) {
        count += 1;
        if (found.length < most) found.push([...refs[at], lines[at]]);
      }
      place = folded.indexOf(long, starts[at + 1]);
    }
  }
  return { found, count };
}

/** The line of a plan's text that holds the first term, cut to some characters around it; null where a term is missing. */
const SHOWN = 46;
async function snippet(plan, terms) {
  const text = await load(`text-${plan}`);
  if (text === undefined) return null;
  const folded = fold(text);
  if (!terms.every((term) => folded.includes(term))) return null;
  const at = folded.indexOf(terms[0]);
  const from = Math.max(text.lastIndexOf("\n", at) + 1, at - SHOWN);
  const line = text.indexOf("\n", at);
  const to = Math.min(line < 0 ? text.length : line, at + terms[0].length + SHOWN);
  let count = 0;
  for (let place = at; place >= 0; place = folded.indexOf(terms[0], place + terms[0].length)) count += 1;
  return { words: text.slice(from, to), count };
}
