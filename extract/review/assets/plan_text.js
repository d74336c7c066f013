// The text: which elements show a fact, finding words in it, what a person selects in it.
const article = byId("text");
const marksOf = new Map();
for (const mark of article.querySelectorAll("mark[data-f]"))
  for (const n of mark.dataset.f.split(" ")) {
    if (!marksOf.has(+n)) marksOf.set(+n, []);
    marksOf.get(+n).push(mark);
  }
const blocks = [...article.querySelectorAll("[data-s]")];
const points = (text) => [...text].length; // code points, as positions are counted

function paint(name, ranges) {
  if (!globalThis.Highlight || !CSS.highlights) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

/** The range of UTF-16 places from..to of a block's text. */
function rangeIn(block, from, to) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const end = at + node.data.length;
    if (from >= at && from < end) range.setStart(node, from - at);
    if (to > at && to <= end) { range.setEnd(node, to - at); return range; }
    at = end;
  }
  return range;
}

/** The block that holds a position of the document, and the place in its text. */
function blockAt(position) {
  let low = 0, high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (+blocks[middle].dataset.s <= position) low = middle; else high = middle - 1;
  }
  const block = blocks[low];
  if (!block) return null;
  const signs = [...block.textContent].slice(0, position - +block.dataset.s);
  return { block, at: signs.join("").length };
}

function rangesBetween(start, end) {
  const found = [];
  for (const block of blocks) {
    const first = +block.dataset.s;
    if (first >= end) break;
    const signs = [...block.textContent];
    const from = Math.max(start - first, 0), to = Math.min(end - first, signs.length);
    if (from < to) found.push(rangeIn(block, signs.slice(0, from).join("").length, signs.slice(0, to).join("").length));
  }
  return found;
}

// Finding: the blocks folded once, all hits up to a limit.
const MOST_HITS = 2000;
let folded = null, hits = [], hitAt = -1;
function findInText(query) {
  const term = fold(query.trim());
  hits = []; hitAt = -1;
  if (term.length > 0 && (term.length > 1 || /[^\x20-\x7e]/.test(term))) {
    folded ||= blocks.map((block) => fold(block.textContent));
    for (let at = 0; at < blocks.length && hits.length < MOST_HITS; at++)
      for (let found = folded[at].indexOf(term); found >= 0; found = folded[at].indexOf(term, found + term.length))
        hits.push([blocks[at], found, found + term.length]);
  }
  paint("hit", hits.map((hit) => rangeIn(...hit)));
  paint("hit-now", []);
  return hits.length;
}
function nextHit(step) {
  if (!hits.length) return;
  hitAt = (hitAt + step + hits.length) % hits.length;
  showPane("text");
  const range = rangeIn(...hits[hitAt]);
  paint("hit-now", [range]);
  (range.startContainer.parentElement || hits[hitAt][0]).scrollIntoView({ block: "center" });
}

/** Show the words of a fact, and faintly the clause that they belong to. */
function showInText(fact, scroll) {
  for (const mark of article.querySelectorAll("mark.now")) mark.classList.remove("now");
  const shownFacts = fact.of || [fact];
  for (const one of shownFacts) for (const mark of marksOf.get(one.n) || []) mark.classList.add("now");
  const first = shownFacts[0];
  if (!first) return;
  const { task_start: from, task_end: to, start, end } = first.row;
  paint("clause", from !== undefined && from !== null ? rangesBetween(from, to) : clauseRange(first));
  if (first.added) paint("added-now", rangesBetween(start, end));
  if (!scroll) return;
  const mark = (marksOf.get(first.n) || [])[0] || blockAt(start)?.block;
  mark?.scrollIntoView({ block: "center" });
}
/** Show a stretch of the text that no fact stands for. */
function showStretch(start, end) {
  showPane("text");
  paint("hit-now", rangesBetween(start, end));
  blockAt(start)?.block.scrollIntoView({ block: "center" });
}
/** Where the quote or task of a fact stands around it. */
function clauseRange(fact) {
  const words = fact.row.quote || fact.row.task;
  const mark = (marksOf.get(fact.n) || [])[0];
  const block = mark?.closest("[data-s]");
  if (!words || !block) return [];
  const at = block.textContent.indexOf(shown(words));
  return at < 0 ? [] : [rangeIn(block, at, at + shown(words).length)];
}

/** What a person has selected: positions, words and context; null where it is nothing or spans several blocks. */
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const up = (node) => (node.nodeType === 1 ? node : node.parentElement).closest("[data-s]");
  const block = up(range.startContainer);
  if (!block || !article.contains(block)) return null;
  const before = document.createRange();
  before.selectNodeContents(block);
  before.setEnd(range.startContainer, range.startOffset);
  const lead = before.toString();
  let words = up(range.endContainer) === block ? range.toString() : block.textContent.slice(lead.length);
  const blank = words.length - words.trimStart().length;
  words = words.trim();
  if (!words) return null;
  const start = +block.dataset.s + points(lead) + blank;
  return { start, end: start + points(words), words, box: range.getBoundingClientRect() };
}

/** The words at a position with up to 20 characters on each side: 到2025年达到⟦42张⟧（县民政局. */
const AROUND = 20;
function contextOf(start, end) {
  const place = blockAt(start);
  if (!place) return { words: "", context: "" };
  const signs = [...place.block.textContent];
  const from = start - +place.block.dataset.s, to = end - +place.block.dataset.s;
  const words = signs.slice(from, to).join("");
  const lead = signs.slice(Math.max(0, from - AROUND), from).join("");
  return { words, context: `${lead}⟦${words}⟧${signs.slice(to, to + AROUND).join("")}` };
}

/** Pages are named in the margin, headings listed. */
function pageLabels() {
  for (const mark of article.querySelectorAll(".page")) mark.setAttribute("aria-label", t("page_n", mark.dataset.page));
}
function showContents() {
  const list = el("ul", { class: "contents" });
  for (const heading of article.querySelectorAll("h2, h3, h4, h5, h6")) {
    const go = () => { byId("contents").close(); showPane("text"); heading.scrollIntoView({ block: "start" }); };
    list.append(el("li", { class: heading.tagName.toLowerCase() }, el("button", { type: "button", click: go }, heading.textContent)));
  }
  openDialog(byId("contents"), el("h2", {}, t("contents")), list);
}
