// The lists beside the text: one tab a kind, sorted and filtered; rows are made as they are needed.
const CHUNK = 150;
const state = { tab: TABS[0] || "targets", query: "", doubts: false, sort: {}, active: null };
let listing = []; // what the filters leave, in the order shown
let body = null;

const matches = (fact, terms) => terms.every((term) => haystack(fact).includes(term));

function list() {
  const terms = termsOf(state.query);
  let found = rowsOf(state.tab);
  if (terms.length) found = found.filter((fact) => matches(fact, terms));
  if (state.doubts && state.tab !== "doubts") found = found.filter((fact) => fact.doubt || fact.found.length || fact.of);
  const sort = state.sort[state.tab];
  if (sort) {
    const [, show, value] = COLUMNS[state.tab][sort.column];
    const by = value || show;
    const none = (one) => { const value = by(one); return value === null || value === undefined || value === ""; };
    // What is absent stays at the end, whichever way is up.
    found = [...found].sort((a, b) => (none(a) || none(b) ? none(a) - none(b) : (sort.down ? -1 : 1) * compare(by(a), by(b))));
  }
  return found;
}

function verdictSign(fact) {
  const said = verdictOf(fact)?.verdict || (fact.row.rule === "person" ? "person" : null);
  const sign = { right: "✓", wrong: "✗", corrected: "✎", missing: "＋", person: "✓", note: "※" }[said];
  if (said) return el("span", { class: `sign ${said}`, title: t(`judged_${said}`) }, sign);
  if (fact.found.length) return el("span", { class: "sign w", title: whyDoubt(fact).join("；") }, "▲");
  return fact.doubt ? el("span", { class: "sign q", title: whyDoubt(fact).join("；") }, "?") : null;
}

function rowOf(fact) {
  const cells = COLUMNS[state.tab].map(([, show, , className]) => el("td", { class: className }, shown(show(fact) ?? "")));
  const said = verdictOf(fact)?.verdict;
  const now = fact === state.active;
  const letter = LETTER[fact.table] || (fact.table === "findings" ? fact.row.severity : "c");
  return el("tr", {
    class: `${letter}${now ? " now" : ""}${said === "wrong" ? " struck" : ""}`, tabindex: now ? 0 : -1, "aria-selected": now,
    click: () => activate(fact, "list"),
    keydown: (event) => { if (event.key === " ") { event.preventDefault(); activate(fact, "list"); } },
  }, el("td", { class: "mark" }, verdictSign(fact)), ...cells);
}

const made = []; // the rows in the page, in the order of `listing`
function more(until) {
  const end = Math.min(listing.length, Math.max(until, made.length + CHUNK));
  const added = [];
  while (made.length < end) { const row = rowOf(listing[made.length]); made.push(row); added.push(row); }
  body.append(...added);
}
const watcher = new IntersectionObserver((entries) => {
  if (entries.some((entry) => entry.isIntersecting) && made.length < listing.length) { more(0); watchEnd(); }
}, { rootMargin: "600px" });
function watchEnd() {
  watcher.disconnect();
  if (made.length && made.length < listing.length) watcher.observe(made.at(-1));
}

function sortBy(column) {
  const sort = state.sort[state.tab];
  state.sort[state.tab] = sort?.column === column ? (sort.down ? null : { column, down: true }) : { column, down: false };
  drawRows();
  byId("rows").querySelectorAll("th button")[column]?.focus();
}

function drawRows() {
  listing = list();
  made.length = 0;
  const sort = state.sort[state.tab];
  const heads = COLUMNS[state.tab].map(([key, , , className], at) =>
    sortHeader(t(key), sort?.column === at ? (sort.down ? "descending" : "ascending") : null, () => sortBy(at), className));
  body = el("tbody");
  const table = el("table", { class: `list of-${state.tab}` },
    el("thead", {}, el("tr", {}, el("th", { class: "mark" }), ...heads)), body);
  byId("rows").replaceChildren(listing.length ? table : el("p", { class: "none" }, t(TABS.length ? "no_rows" : "no_facts")));
  if (listing.length) { more(0); watchEnd(); }
  count();
}
function count() {
  const all = rowsOf(state.tab).length;
  const said = listing.length === all ? t("n_rows", all) : t("n_of_rows", listing.length, all);
  byId("count").textContent = said + (state.query.trim() ? ` · ${t("n_hits", hits.length)}` : "");
}

function drawTabs() {
  const tabs = TABS.map((tab, at) => el("button", {
    type: "button", role: "tab", id: `tab-${tab}`, "aria-selected": tab === state.tab, "aria-controls": "rows",
    tabindex: tab === state.tab ? 0 : -1, class: LETTER[tab] || tab, click: () => openTab(tab),
    keydown: (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) { openTab(TABS[(at + step + TABS.length) % TABS.length]); byId(`tab-${state.tab}`).focus(); }
    },
  }, t(tab), el("b", {}, rowsOf(tab).length)));
  byId("tabs").replaceChildren(...tabs);
  byId("rows").setAttribute("aria-labelledby", `tab-${state.tab}`);
}
function openTab(tab) {
  state.tab = tab;
  drawTabs();
  drawRows();
  byId("rows").scrollTop = 0;
}

/** Make the row of a fact visible, in another list or without filters where it is not in this one. */
function showRow(fact) {
  if (!listing.includes(fact)) {
    if (!rowsOf(state.tab).includes(fact)) state.tab = fact.table;
    if (!list().includes(fact)) { state.query = ""; state.doubts = false; byId("filter").value = ""; byId("doubts-only").checked = false; findInText(""); }
    drawTabs();
    drawRows();
  }
  more(listing.indexOf(fact) + 1);
  watchEnd();
  for (const row of body.querySelectorAll("tr.now")) { row.classList.remove("now"); row.tabIndex = -1; row.setAttribute("aria-selected", "false"); }
  const row = made[listing.indexOf(fact)];
  row.classList.add("now");
  row.tabIndex = 0;
  row.setAttribute("aria-selected", "true");
  return row;
}
/** Draw one row anew after a verdict. */
function redraw(fact) {
  const at = listing.indexOf(fact);
  if (at >= 0 && made[at]) { const row = rowOf(fact); made[at].replaceWith(row); made[at] = row; }
}
function step(by) {
  if (!listing.length) return;
  const at = listing.indexOf(state.active);
  const next = at < 0 ? (by > 0 ? 0 : listing.length - 1) : Math.min(listing.length - 1, Math.max(0, at + by));
  activate(listing[next], "keys");
}
