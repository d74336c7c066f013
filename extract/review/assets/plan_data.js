// The facts of the plan, in the order of their numbers, and how each kind is told.
const KINDS = ["targets", "indicator_values", "deadlines", "responsibilities", "projects", "statements"];
const LETTER = { targets: "t", indicator_values: "i", deadlines: "d", responsibilities: "r", projects: "p", statements: "s" };

const facts = [];
for (const table of KINDS) {
  const seen = new Map();
  for (const values of DATA.rows[table]) {
    const row = Object.fromEntries(DATA.columns[table].map((name, at) => [name, values[at]]));
    const place = `${row.start}:${row.end}`;
    const nth = (seen.get(place) || 0) + 1;
    seen.set(place, nth);
    facts.push({ n: facts.length, table, row, nth, doubt: DATA.doubts[facts.length], found: DATA.found[facts.length] || [] });
  }
}
const byRef = new Map(facts.map((fact) => [`${fact.table}/${fact.row[DATA.ids[fact.table]]}`, fact]));

const SIGN = { ge: "≥ ", gt: "> ", le: "≤ ", lt: "< ", approx: "≈ " };
const MODE = { increment: "↑", decrease: "↓", multiple: "×" };
function measure(row) {
  if (row.value === null || row.value === undefined) return "—";
  const high = row.value_high === null || row.value_high === undefined ? "" : `–${number(row.value_high)}`;
  return `${SIGN[row.comparator] || ""}${MODE[row.mode] || ""}${number(row.value)}${high} ${row.unit || ""}`.trim();
}
const listed = (value) => (value || []).join("、");

// What a fact is about; what was read; the words to judge it by.
const ABOUT = { deadlines: "expression", responsibilities: "department", projects: "name", indicator_values: "name" };
const about = (fact) => fact.row[ABOUT[fact.table] || "subject"] || "—";
function valueOf(fact) {
  const row = fact.row;
  if (fact.table === "deadlines") return row.date_end || (row.recurrence ? t(row.recurrence) : "—");
  if (fact.table === "responsibilities") return [row.canonical, row.role && t(row.role)].filter(Boolean).join(" · ");
  if (fact.table === "projects") return row.investment === null ? "" : `${number(row.investment)} ${row.unit || ""}`;
  return measure(row) + (row.per ? ` / ${row.per}` : "");
}

// Columns of each list: key of the title, content, value to sort by, class.
const sure = ["sure", (f) => (f.row.confidence === undefined ? "" : f.row.confidence.toFixed(2)), (f) => f.row.confidence, "num"];
const COLUMNS = {
  targets: [["subject", about], ["value", valueOf, (f) => f.row.value, "num"],
    ["deadline", (f) => f.row.deadline || (f.row.deadline_implied ? `(${f.row.deadline_implied.slice(0, 4)})` : ""), (f) => f.row.deadline || f.row.deadline_implied, "date"],
    ["departments", (f) => listed(f.row.departments)], sure],
  indicator_values: [["indicator", (f) => about(f) + (f.row.breakdown ? ` · ${f.row.breakdown}` : "")],
    ["year", (f) => f.row.period || "", (f) => f.row.year, "date"], ["kind", (f) => t(f.row.kind), (f) => f.row.kind],
    ["value", valueOf, (f) => f.row.value, "num"], ["attribute", (f) => f.row.attribute || ""], sure],
  deadlines: [["expression", about], ["until", valueOf, (f) => f.row.date_end, "date"], ["task", (f) => f.row.task || ""], sure],
  responsibilities: [["department", about], ["function", (f) => f.row.canonical || "—"],
    ["role", (f) => t(f.row.role), (f) => f.row.role], ["task", (f) => f.row.task || ""], sure],
  projects: [["project", about], ["investment", valueOf, (f) => f.row.investment, "num"], ["actor", (f) => f.row.actor || ""],
    ["period", (f) => f.row.period || ""], sure],
  statements: [["subject", about], ["value", valueOf, (f) => f.row.value, "num"],
    ["status", (f) => (f.row.status ? t(f.row.status) : "—"), (f) => f.row.status], ["reason", (f) => (f.row.reason ? t(f.row.reason) : "")], sure],
  doubts: [["kind", (f) => t(f.table), (f) => KINDS.indexOf(f.table)], ["subject", about], ["value", valueOf],
    ["reason", (f) => whyDoubt(f).join("；")], sure],
  findings: [["severity", (f) => t(f.row.severity === "note" ? "info" : f.row.severity), (f) => ["error", "warning", "note"].indexOf(f.row.severity)],
    ["kind", (f) => t(f.row.kind), (f) => f.row.kind], ["message", (f) => f.row.message], sure],
  changes: [["kind", (f) => t(f.row.kind), (f) => f.row.kind], ["field", (f) => pair(DATA.titles[f.row.field] || [f.row.field || "", f.row.field || ""])],
    ["old", (f) => f.row.old ?? "—"], ["new", (f) => f.row.new ?? "—"]],
};
const whyDoubt = (fact) => [...fact.found.map((at) => DATA.findings[at].message), ...(fact.doubt || []).map(pair)];

// A finding or a change stands for the facts of this plan that it names.
const known = (refs) => refs.map((ref) => byRef.get(ref)).filter(Boolean);
const findings = DATA.findings.map((row) => ({ table: "findings", row, of: known(row.rows), found: [] }));
const changes = DATA.changes.map((row) => ({
  table: "changes", row, found: [],
  of: known([`${row.table}/${row.new_id}`, `${row.table}/${row.old_id}`]),
}));

/** The rows of a list, before filters. */
function rowsOf(tab) {
  if (tab === "findings") return findings;
  if (tab === "changes") return changes;
  if (tab === "doubts") return facts.filter((f) => f.doubt || f.found.length).sort((a, b) => a.row.confidence - b.row.confidence);
  return facts.filter((f) => f.table === tab).sort((a, b) => a.row.start - b.row.start || a.n - b.n);
}
const TABS = [...KINDS, "doubts", "findings", "changes"].filter((tab) => rowsOf(tab).length);
const haystack = (fact) =>
  (fact.hay ||= fold([about(fact), fact.row.quote, fact.row.task, fact.row.unit, listed(fact.row.departments), fact.row.canonical,
    fact.row.message, fact.row.other_quote, fact.row.category, fact.row.parent, fact.row.rule, fact.row.old_quote, fact.row.new_quote, valueOf(fact)].filter(Boolean).join("\n")));
