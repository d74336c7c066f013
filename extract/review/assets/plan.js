// Joins text, lists and verdicts: clicks, keys, what the address asks for.
const small = matchMedia("(max-width: 900px)");
function showPane(pane) {
  document.body.dataset.pane = pane;
  for (const button of document.querySelectorAll(".switch button")) button.setAttribute("aria-pressed", button.dataset.pane === pane);
}

/** Select a fact. From the list the text follows, from the text the list. */
function activate(fact, from) {
  state.active = fact;
  const row = showRow(fact);
  drawDetail();
  showInText(fact, from !== "text");
  if (from === "keys" || from === "added") row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  if (small.matches && from === "text") showPane("facts");
}

article.addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-f]");
  if (!mark || !getSelection().isCollapsed) return;
  const numbers = mark.dataset.f.split(" ").map(Number).filter((n) => !hiddenKinds.has(facts[n].table));
  if (!numbers.length) return;
  const at = state.active ? numbers.indexOf(state.active.n) : -1;
  activate(facts[numbers[(at + 1) % numbers.length]], "text");
});

// Kinds whose highlights are switched off.
const hiddenKinds = new Set();
function drawLegend() {
  const chips = KINDS.filter((kind) => rowsOf(kind).length).map((kind) => el("button", {
    type: "button", class: `chip ${LETTER[kind]}`, "aria-pressed": !hiddenKinds.has(kind), click: () => {
      if (!hiddenKinds.delete(kind)) hiddenKinds.add(kind);
      article.classList.toggle(`no-${LETTER[kind]}`, hiddenKinds.has(kind));
      drawLegend();
    } }, t(kind), el("b", {}, rowsOf(kind).length)));
  byId("legend").replaceChildren(...chips);
}
function drawAbout() {
  const box = byId("about");
  const said = new Map(DATA.document);
  const short = ["jurisdiction", "doc_type", "status", "issue_date", "document_number", "issuing_body"].filter((name) => said.has(name));
  box.querySelector("summary").textContent = short.map((name) => shown(fieldText(name, said.get(name)))).join(" · ") || t("document");
  box.querySelector("dl").replaceChildren(...DATA.document.flatMap(([name, value]) =>
    [el("dt", {}, pair(DATA.titles[name])), el("dd", {}, shown(fieldText(name === "outcome" ? "status" : name, value)))]));
}

let waiting = 0;
byId("filter").addEventListener("input", (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => { state.query = event.target.value; findInText(state.query); drawRows(); }, 80);
});
byId("filter").addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Enter") { event.preventDefault(); nextHit(event.shiftKey ? -1 : 1); }
  if (event.key === "Escape") { event.target.value = state.query = ""; findInText(""); drawRows(); event.target.blur(); }
});
byId("doubts-only").addEventListener("change", (event) => { state.doubts = event.target.checked; drawRows(); });

// Words that are selected in the text may be a fact that was missed.
let place = null;
document.addEventListener("selectionchange", () => {
  place = selected();
  const button = byId("add");
  button.hidden = !place;
  if (!place) return;
  button.style.left = `${Math.max(8, Math.min(place.box.left, innerWidth - 190))}px`;
  button.style.top = `${Math.min(place.box.bottom + 6, innerHeight - 44)}px`;
});
byId("add").addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
byId("add").addEventListener("click", () => { const chosen = place; byId("add").hidden = true; if (chosen) missingForm(chosen); });

function helpBox() {
  const keys = [["j / k", "key_jk"], ["Enter", "key_enter"], ["/", "key_slash"], ["r  w  e  n", "key_verdict"], [`1 – ${TABS.length}`, "key_tabs"], ["d", "key_d"], ["c  s  l  t", "key_more"], ["Esc", "key_esc"]];
  const list = el("dl", { class: "keys" }, ...keys.flatMap(([key, words]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, t(words))]));
  openDialog(byId("help-box"), el("h2", {}, t("help_title")), list, el("p", {}, t("help_marks")));
}
const KEYS = {
  j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1),
  Enter: () => { if (state.active) { showPane("text"); showInText(state.active, true); } },
  "/": () => { showPane("facts"); byId("filter").focus(); byId("filter").select(); },
  "?": helpBox, c: showContents, s: saveBox, l: switchLanguage, t: () => showPane(document.body.dataset.pane === "text" ? "facts" : "text"),
  d: () => byId("doubts-only").click(),
  r: () => verdictKey("right"), w: () => verdictKey("wrong"),
  e: () => { if (state.active && !state.active.of) editForm(state.active); },
  n: () => { if (state.active && !state.active.of && !state.active.added) noteForm(state.active); },
  Escape: () => { state.active = null; paint("clause", []); for (const one of document.querySelectorAll(".now")) one.classList.remove("now"); drawDetail(); },
};
function verdictKey(verdict) { if (state.active && !state.active.of && !state.active.added) judge(state.active, verdict); }
document.addEventListener("keydown", (event) => {
  if (typing(event)) return;
  if (/^(Enter|Arrow)/.test(event.key) && event.target.closest("button, summary, a, [role=tab], article")) return;
  const tab = TABS[Number(event.key) - 1];
  const call = KEYS[event.key] || (tab ? () => openTab(tab) : null);
  if (call) { event.preventDefault(); call(); }
});

byId("help").addEventListener("click", helpBox);
byId("save").addEventListener("click", saveBox);
byId("contents-button").addEventListener("click", showContents);
byId("language").addEventListener("click", switchLanguage);
for (const button of document.querySelectorAll(".switch button")) button.addEventListener("click", () => showPane(button.dataset.pane));
addEventListener("beforeprint", () => { if (body) more(listing.length); });
addEventListener("beforeunload", (event) => { if (!store.works && verdicts.size) event.preventDefault(); });

/** What the address asks for: #row=targets/…, #find=words, #tab=doubts. */
function follow() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const fact = byRef.get(asked.get("row") || "");
  if (TABS.includes(asked.get("tab"))) openTab(asked.get("tab"));
  const stretch = (asked.get("at") || "").match(/^(\d+)-(\d+)$/);
  if (stretch) showStretch(Number(stretch[1]), Number(stretch[2]));
  if (fact) activate(fact, "address");
  else if (asked.get("find")) {
    byId("filter").value = state.query = asked.get("find");
    findInText(state.query); drawRows(); nextHit(1);
  }
}
function draw() { speak(); drawLegend(); drawAbout(); drawTabs(); drawRows(); drawDetail(); pageLabels(); showPane(document.body.dataset.pane); }
heard.push(draw);
draw(); keep(); paintAdded(); follow();
addEventListener("hashchange", follow);
document.documentElement.dataset.ready = "yes";
