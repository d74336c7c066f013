// The selected fact in full: every field, what speaks against it, and the verdict on it.
const HIDDEN = new Set(["start", "end", "task_start", "task_end", "confidence", "rule", "value_si", "unit_si"]);
const ENUMERATED = new Set(["comparator", "mode", "kind", "status", "role", "recurrence", "deadline_basis", "strength", "level", "severity", "attribute"]);

function fieldText(name, value) {
  if (Array.isArray(value)) return value.join("、");
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  return ENUMERATED.has(name) || name === "reason" ? t(value) : number(value);
}
function fieldList(fact) {
  const list = el("dl");
  const changed = verdictOf(fact)?.changes || {};
  for (const [name, value] of Object.entries(fact.row)) {
    const now = Object.hasOwn(changed, name) ? changed[name] : undefined;
    if (HIDDEN.has(name) || name === DATA.ids[fact.table] || name === "rows" || name.endsWith("_id")) continue;
    if (now === undefined && (value === null || value === "" || (Array.isArray(value) && !value.length) || value === false)) continue;
    const content = el("dd", {}, now === undefined ? shown(fieldText(name, value)) : el("ins", {}, shown(fieldText(name, now) || "—")));
    if (now !== undefined && value !== null && !fact.added) content.prepend(el("del", {}, shown(fieldText(name, value))), " ");
    const title = pair(DATA.titles[name] || (Object.hasOwn(WORDS, name) ? WORDS[name] : [name, name]));
    list.append(el("div", { class: content.textContent.length > 22 ? "long" : null }, el("dt", {}, title), content));
  }
  return list;
}

function judgeButtons(fact) {
  const said = verdictOf(fact)?.verdict;
  const button = (verdict, key, call) => el("button", {
    type: "button", class: verdict, "aria-pressed": said === verdict, "data-verdict": verdict, click: call }, t(verdict === "corrected" ? "correct" : verdict), el("kbd", {}, key));
  const bar = el("div", { class: "judge" });
  if (fact.added) {
    bar.append(el("button", { type: "button", click: () => editForm(fact) }, t("correct")),
      el("button", { type: "button", "data-verdict": "withdraw", click: () => withdraw(fact) }, t("withdraw")));
    return bar;
  }
  bar.append(button("right", "r", () => judge(fact, "right")), button("wrong", "w", () => judge(fact, "wrong")),
    button("corrected", "e", () => editForm(fact)), el("button", { type: "button", click: () => noteForm(fact) }, t("note"), el("kbd", {}, "n")));
  const other = { statements: "targets", targets: "statements" }[fact.table];
  if (other) bar.append(el("button", { type: "button", click: () => moveTo(fact, other) }, t(other === "targets" ? "is_target" : "is_statement")));
  if (said) bar.append(el("button", { type: "button", "data-verdict": "withdraw", click: () => withdraw(fact) }, t("withdraw")));
  return bar;
}

function drawDetail() {
  const fact = state.active;
  const box = byId("detail");
  if (!fact) { box.replaceChildren(el("p", { class: "none" }, t("nothing_selected"))); return; }
  const head = el("h2", { class: LETTER[fact.table] || fact.table }, el("span", {}, t(fact.table)), " ", shown(fact.of ? t(fact.row.kind) : about(fact)));
  if (fact.of) {
    const links = fact.of.map((one) => el("li", {}, el("button", { type: "button", click: () => activate(one, "detail") }, t(one.table), "：", shown(about(one)), " ", shown(valueOf(one)))));
    const all = fact.table === "changes" && DATA.changes_link ? el("a", { href: DATA.changes_link }, t("all_changes")) : "";
    box.replaceChildren(head, fact.table === "changes" ? beside(fact.row) : heldAgainst(fact.row), el("ul", { class: "of" }, ...links), all);
    return;
  }
  const why = whyDoubt(fact);
  const said = verdictOf(fact);
  const meta = [`${t("rule")} ${fact.row.rule || "person"}`, fact.row.confidence === undefined ? null : `${t("sure")} ${fact.row.confidence.toFixed(2)}`, fact.row.rule === "person" ? t("judged_person") : null];
  box.replaceChildren(head, judgeButtons(fact),
    why.length ? el("p", { class: "why" }, `${t("why_doubt")}：`, shown(why.join("；"))) : "",
    said?.note ? el("p", { class: "said" }, `${t("note")}：`, said.note) : "",
    fieldList(fact), el("p", { class: "meta" }, meta.filter(Boolean).join(" · ")));
}

/** What a finding says, and the words that it holds against each other; those of another plan lead to its page. */
function heldAgainst(row) {
  const words = (text, doc, start, end) => {
    if (!text) return "";
    const here = !doc || doc === DATA.doc_id;
    return el("blockquote", {}, el("a", { href: `${here ? "" : `${doc}.html`}#at=${start}-${end}` }, shown(text)));
  };
  return el("div", {}, el("p", { class: "why" }, shown(row.message)),
    words(row.quote, null, row.start, row.end), words(row.other_quote, row.other_doc_id, row.other_start, row.other_end));
}

/** Old and new words beside each other, each leading to its place; what differs is marked. */
function beside(row) {
  const side = (title, pieces, tag, id) => {
    const parts = pieces.map(([words, differs]) => (differs ? el(tag, {}, shown(words)) : shown(words)));
    const doc = id?.split("-")[0];
    const page = doc === DATA.doc_id ? "" : `${doc}.html`;
    const link = id ? el("a", { href: `${page}#row=${encodeURIComponent(`${row.table}/${id}`)}` }, ...parts) : el("span", {}, ...parts);
    return el("div", {}, el("h3", {}, t(title)), pieces.length ? el("blockquote", {}, link) : el("p", { class: "none" }, "—"));
  };
  return el("div", { class: "beside" }, side("old", row.old_pieces, "del", row.old_id), side("new", row.new_pieces, "ins", row.new_id));
}

// What a person may set, by table; the first fields are the ones that matter most.
const EDITABLE = {
  targets: ["subject", "value", "value_high", "unit", "comparator", "mode", "per", "deadline", "scope", "departments"],
  statements: ["subject", "value", "value_high", "unit", "comparator", "mode", "per", "status"],
  indicator_values: ["name", "value", "value_high", "unit", "comparator", "kind", "period", "year", "attribute", "breakdown"],
  deadlines: ["kind", "date_start", "date_end", "recurrence"],
  responsibilities: ["canonical", "role", "level"],
  projects: ["name", "investment", "unit", "actor", "period"],
};

function input(table, name, value) {
  const [type, words] = DATA.kinds[table][name];
  if (words) {
    const options = [el("option", { value: "" }, "—"), ...words.map((word) => el("option", { value: word, selected: word === value }, t(word)))];
    return el("select", { name }, ...options);
  }
  const text = Array.isArray(value) ? value.join("、") : value ?? "";
  return el("input", { name, value: text, type: type === "date" ? "date" : "text", input: (event) => event.target.setCustomValidity(""), inputmode: type === "number" || type === "integer" ? "decimal" : null, autocomplete: "off" });
}
/** What was entered, in the column's type; null for nothing; undefined (and the field says so) for what is none. */
function entered(table, field) {
  const [type] = DATA.kinds[table][field.name];
  const text = field.value.trim();
  if (!text) return null;
  if (type === "array") return text.split(/[、,，;；]\s*/).filter(Boolean);
  if (type !== "number" && type !== "integer") return text;
  const value = Number(text.replace(/[,，\s]/g, ""));
  const good = Number.isFinite(value) && (type === "number" || Number.isInteger(value));
  field.setCustomValidity(good ? "" : text);
  return good ? value : undefined;
}

function form(title, table, values, keep) {
  const fields = el("div", { class: "fields" }, ...EDITABLE[table].map((name) =>
    el("label", {}, el("span", {}, pair(DATA.titles[name])), input(table, name, values[name]))));
  const note = el("input", { name: "", "data-note": true, autocomplete: "off", value: values[""] || "" });
  const made = el("form", { class: "edit", submit: (event) => {
    event.preventDefault();
    const changes = {};
    for (const field of fields.querySelectorAll("input, select")) {
      const value = entered(table, field);
      if (value === undefined) { field.reportValidity(); return; }
      if (JSON.stringify(value) !== JSON.stringify(normal(values[field.name]))) changes[field.name] = value;
    }
    keep(changes, note.value.trim());
  } }, el("h3", {}, title), fields, el("label", { class: "wide" }, el("span", {}, t("note")), note),
  el("div", { class: "judge" }, el("button", { class: "primary" }, t("keep")), el("button", { type: "button", click: () => drawDetail() }, t("cancel"))));
  return made;
}
const normal = (value) => (value === undefined || value === "" || (Array.isArray(value) && !value.length) ? null : value);

function editForm(fact) {
  if (!EDITABLE[fact.table]) return;
  const said = verdictOf(fact);
  const values = { ...fact.row, "": said?.note };
  const made = form(t("correct_title"), fact.table, { ...values, ...(said?.changes || {}) }, (changes, note) => {
    const all = { ...(said?.changes || {}), ...changes };
    if (fact.added) addedAgain(fact, all, note);
    else judge(fact, Object.keys(all).length ? "corrected" : "right", all, note);
  });
  byId("detail").querySelector("form")?.remove();
  byId("detail").querySelector(".judge")?.after(made);
  made.querySelector("input, select").focus();
}
function noteForm(fact) {
  const said = verdictOf(fact);
  const field = el("input", { value: said?.note || "", autocomplete: "off" });
  const made = el("form", { class: "edit", submit: (event) => { event.preventDefault(); judge(fact, said?.verdict || "note", said?.changes || {}, field.value.trim()); } },
    el("label", { class: "wide" }, el("span", {}, t("note")), field), el("div", { class: "judge" }, el("button", { class: "primary" }, t("keep"))));
  byId("detail").querySelector("form")?.remove();
  byId("detail").querySelector(".judge")?.after(made);
  field.focus();
}
/** The form for a fact that the run missed, from what is selected in the text. */
function missingForm(place, table = "targets", values = null) {
  const guess = values || guessed(place.words, table);
  const choose = el("select", { "data-table": true, change: (event) => missingForm(place, event.target.value) },
    ...KINDS.map((kind) => el("option", { value: kind, selected: kind === table }, t(kind))));
  const made = form("", table, {}, (changes, note) => addMissing(place, table, changes, note));
  for (const [name, value] of Object.entries(guess)) { const field = made.elements.namedItem(name); if (field) field.value = value ?? ""; }
  byId("detail").replaceChildren(el("h2", {}, el("span", {}, t("add_title")), " ", place.words), el("label", { class: "wide" }, el("span", {}, t("kind")), choose), made);
  showPane("facts");
  made.querySelector("input, select").focus();
}
function guessed(words, table) {
  const found = fold(words).match(/(\d[\d,]*(?:\.\d+)?)\s*(.*)$/);
  if (["targets", "statements", "indicator_values"].includes(table))
    return { value: found ? found[1].replaceAll(",", "") : "", unit: found ? found[2] : "", comparator: "eq", mode: "level", kind: "target" };
  return { deadlines: { kind: "by" }, responsibilities: { role: "joint" }, projects: { name: words } }[table];
}
