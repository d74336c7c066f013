// Verdicts: kept in the browser until they are saved as a file that `taizhang run --corrections` replays.
const KEPT = `taizhang:corrections:${DATA.sha256}`;
const WHO = "taizhang:reviewer";
const verdicts = new Map(JSON.parse(store.get(KEPT) || "[]").map((one) => [keyOf(one), one]));

function keyOf({ table, start, end, nth }) { return `${table}:${start}:${end}:${nth}`; }
function verdictOf(fact) {
  return fact.of ? null : verdicts.get(keyOf({ table: fact.table, start: fact.row.start, end: fact.row.end, nth: fact.nth })) || null;
}
function keep() {
  store.set(KEPT, JSON.stringify([...verdicts.values()]));
  const unsaved = [...verdicts.values()].filter((one) => !one.saved).length;
  byId("kept").textContent = verdicts.size;
  byId("save").classList.toggle("unsaved", unsaved > 0);
}
function recorded(table, start, end, nth, verdict, changes, note) {
  const { words, context } = contextOf(start, end);
  return { table, start, end, nth, quote: words, context, verdict, changes, note, when: new Date().toISOString().slice(0, 10) };
}
function judge(fact, verdict, changes = {}, note = null) {
  const before = verdictOf(fact);
  if (before && before.verdict === verdict && note === null && verdict !== "corrected") { withdraw(fact); return; }
  const one = recorded(fact.table, fact.row.start, fact.row.end, fact.nth, verdict, changes, note ?? before?.note ?? "");
  verdicts.set(keyOf(one), one);
  keep(); redraw(fact); drawDetail();
}
function withdraw(fact) {
  const before = verdictOf(fact);
  if (!before) return;
  verdicts.delete(keyOf(before));
  if (fact.added) { facts.splice(facts.indexOf(fact), 1); state.active = null; if (!TABS.includes(state.tab)) state.tab = TABS[0]; drawTabs(); drawRows(); paintAdded(); }
  keep(); redraw(fact); drawDetail();
}

/** A fact of its own for what a person adds. */
function addedFact(one) {
  const row = Object.fromEntries(DATA.columns[one.table].map((name) => [name, one.changes[name] ?? null]));
  Object.assign(row, { start: one.start, end: one.end, rule: "person", confidence: 1 });
  if ("quote" in row) row.quote = one.quote;
  const words = { deadlines: "expression", responsibilities: "department", indicator_values: "raw" }[one.table];
  if (words) row[words] = one.quote;
  const fact = { n: `+${keyOf(one)}`, table: one.table, row, nth: one.nth, added: true, found: [] };
  facts.push(fact);
  if (!TABS.includes(one.table)) TABS.unshift(one.table);
  return fact;
}
function addMissing(place, table, changes, note) {
  const same = facts.filter((fact) => fact.table === table && fact.row.start === place.start && fact.row.end === place.end);
  const one = recorded(table, place.start, place.end, same.length + 1, "missing", changes, note);
  verdicts.set(keyOf(one), one);
  const fact = addedFact(one);
  keep(); paintAdded(); drawTabs();
  state.tab = table;
  drawTabs(); drawRows();
  activate(fact, "added");
}
function addedAgain(fact, changes, note) {
  const one = { ...verdictOf(fact), changes, note, saved: false };
  verdicts.set(keyOf(one), one);
  Object.assign(fact.row, changes);
  fact.hay = null;
  keep(); redraw(fact); drawDetail();
}
/** A target that is none, or the other way round: the row is wrong, and the same words are missing in the other table. */
function moveTo(fact, table) {
  judge(fact, "wrong", {}, verdictOf(fact)?.note ?? "");
  const { start, end } = fact.row;
  missingForm({ start, end, words: contextOf(start, end).words }, table, fact.row);
}
const paintAdded = () => paint("added", facts.filter((fact) => fact.added).flatMap((fact) => rangesBetween(fact.row.start, fact.row.end)));
for (const one of verdicts.values()) if (one.verdict === "missing") addedFact(one);

// The file: a row a verdict, or a row a field of a corrected or missing fact. docs/review.md describes it.
const FILE_COLUMNS = ["sha256", "source", "table", "start", "end", "nth", "quote", "context", "verdict", "field", "value", "note", "who", "when"];
function csvCell(value) {
  let text = String(value ?? "").replace(/[\r\n\u2028\u2029]+/g, " ");
  if (/^[=+\-@\t']/.test(text)) text = `'${text}`; // no spreadsheet takes it for a formula; the reader takes it off again
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
function fileText(who) {
  const lines = [FILE_COLUMNS.join(",")];
  for (const one of verdicts.values()) {
    const fields = Object.entries(one.changes || {});
    for (const [field, value] of fields.length ? fields : [["", ""]]) {
      const said = { ...one, sha256: DATA.sha256, source: DATA.source, who, field, value: Array.isArray(value) ? value.join("、") : value };
      lines.push(FILE_COLUMNS.map((name) => csvCell(said[name])).join(","));
    }
  }
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
function saveBox() {
  const who = el("input", { value: store.get(WHO) || "", autocomplete: "name", id: "who" });
  const status = el("p", { role: "status" });
  const get = () => {
    store.set(WHO, who.value.trim());
    download(`corrections-${DATA.doc_id}.csv`, fileText(who.value.trim()));
    for (const one of verdicts.values()) one.saved = true;
    keep();
    status.textContent = `${t("downloaded")}: corrections-${DATA.doc_id}.csv`;
  };
  const forget = () => {
    if (!confirm(t("clear_sure"))) return;
    for (const fact of facts.filter((one) => verdictOf(one))) withdraw(fact);
    byId("save-box").close();
  };
  const some = verdicts.size > 0;
  openDialog(byId("save-box"), el("h2", {}, t("save_title")), el("p", {}, some ? t("save_explain") : t("save_none")),
    some ? el("label", { class: "wide" }, el("span", {}, t("who")), who) : "",
    some ? el("div", { class: "judge" }, el("button", { type: "button", class: "primary", id: "download", click: get }, t("download")), el("button", { type: "button", click: forget }, t("clear"))) : "",
    status, store.works ? "" : el("p", { class: "why" }, t("not_stored")));
}
