// The index: the list of plans with sort and filter, charts that filter it, and the results of a search.
const AT = Object.fromEntries(DATA.columns.map((name, at) => [name, at]));
const plans = DATA.plans.map((values, n) => ({ n, get: (name) => values[AT[name]] }));
plans.forEach((plan) => { plan.hay = fold(["title", "source", "province", "jurisdiction", "doc_type", "sector", "year", "period"].map((name) => plan.get(name) ?? "").join("\n")); });
const pageOf = (plan) => `plans/${plan.get("doc_id")}.html`;
const total = (plan) => plan.get("facts").reduce((sum, one) => sum + one, 0);

const LIST = [
  ["title", (p) => p.get("title")], ["place", (p) => p.get("jurisdiction") || p.get("province")],
  ["tier", (p) => p.get("level"), null, (value) => (value ? t(value) : "")], ["type", (p) => p.get("doc_type")],
  ["year", (p) => p.get("year"), "num"], ["period", (p) => p.get("period"), "num"], ["size", (p) => p.get("characters"), "num"],
  ...DATA.tables.map((table, at) => [table, (p) => p.get("facts")[at] || null, "num"]),
  ["doubts", (p) => p.get("doubts") || null, "num doubts"], ["findings", (p) => p.get("findings") || null, "num findings"], ["changes", (p) => p.get("changes") || null, "num"],
].filter(([key, get]) => key === "title" || plans.some((plan) => get(plan) !== null && get(plan) !== undefined && get(plan) !== ""));

const CHUNK = 200;
const state = { query: "", chosen: null, sort: null, shown: CHUNK };
function chosenPlans() {
  const terms = termsOf(state.query);
  let found = plans.filter((plan) => terms.every((term) => plan.hay.includes(term)));
  if (state.chosen) found = found.filter((plan) => String(plan.get(state.chosen[0])) === state.chosen[1]);
  if (state.sort) {
    const get = LIST[state.sort.column][1];
    const none = (plan) => { const value = get(plan); return value === null || value === undefined || value === ""; };
    found = [...found].sort((a, b) => (none(a) || none(b) ? none(a) - none(b) : (state.sort.down ? -1 : 1) * compare(get(a), get(b))));
  }
  return found;
}
function listRow(plan) {
  const cells = LIST.slice(1).map(([key, get, className, show]) => {
    const value = get(plan);
    const words = show ? show(value) : typeof value === "number" && key !== "year" ? value.toLocaleString("en") : shown(value ?? "");
    return el("td", { class: className }, words);
  });
  const read = plan.get("outcome") !== "failed";
  const title = read ? el("a", { href: pageOf(plan) }, shown(plan.get("title"))) : el("span", {}, shown(plan.get("title")));
  const notes = [plan.get("error"), plan.get("duplicate_of") && t("same_as", plan.get("duplicate_of"))].filter(Boolean);
  const status = plan.get("status") === "draft" ? el("small", {}, ` ${t("draft")}`) : null;
  return el("tr", { class: plan.get("outcome") }, el("td", {}, title, status, el("div", { class: "source" }, shown([plan.get("source"), ...notes].join(" · ")))), ...cells);
}
function drawList() {
  const found = chosenPlans();
  const sorted = (at) => (state.sort?.column === at ? (state.sort.down ? "descending" : "ascending") : null);
  const sortBy = (at) => {
    const numeric = LIST[at][2];
    const again = state.sort?.column === at;
    state.sort = again && state.sort.down !== Boolean(numeric) ? null : { column: at, down: again ? !state.sort.down : Boolean(numeric) };
    drawList();
    document.querySelectorAll("#list th button")[at]?.focus();
  };
  const heads = LIST.map(([key, , className], at) => sortHeader(t(key), sorted(at), () => sortBy(at), className));
  const table = el("table", { class: "list plans" }, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...found.slice(0, state.shown).map(listRow)));
  const more = found.length > state.shown ? el("button", { type: "button", class: "more", click: () => { state.shown += 5 * CHUNK; drawList(); } }, t("more")) : "";
  byId("list").replaceChildren(found.length ? table : el("p", { class: "none" }, t("nothing_found")), more);
  byId("count").textContent = found.length === plans.length ? t("n_plans", plans.length) : t("n_of_plans", found.length, plans.length);
  const drop = () => { history.replaceState(null, "", "#"); state.chosen = null; drawList(); };
  byId("chosen").replaceChildren(...(state.chosen ? [el("button", { type: "button", click: drop }, t(state.chosen[1]), " ×")] : []));
}

/** Words with the terms in it marked. */
function withMarks(words, terms) {
  const text = shown(words), folded = fold(text);
  const made = [];
  for (let at = 0; at < text.length;) {
    const next = terms.map((term) => [folded.indexOf(term, at), term.length]).filter(([place]) => place >= 0).sort((a, b) => a[0] - b[0])[0];
    if (!next) { made.push(text.slice(at)); break; }
    made.push(text.slice(at, next[0]), el("mark", { class: "hit" }, text.slice(next[0], next[0] + next[1])));
    at = next[0] + next[1];
  }
  return made;
}
const TABLE_OF = { tg: "targets", iv: "indicator_values", pj: "projects", rs: "responsibilities" };
function factResult(plan, [id, line], terms) {
  const [about, said, clause] = line.split("\t");
  const value = said.split(" ").map((word) => (/^[a-z_]+$/.test(word) ? t(word) : word)).join(" ");
  const table = TABLE_OF[id.slice(0, 2)];
  const link = `${pageOf(plan)}#row=${encodeURIComponent(`${table}/${plan.get("doc_id")}-${id}`)}`;
  return el("li", {}, el("a", { href: link }, el("span", { class: `chip ${table[0]}` }, t(table)), " ", ...withMarks(about || "—", terms), " ", el("b", {}, ...withMarks(value, terms))),
    el("p", {}, ...(clause && clause !== about ? withMarks(clause, terms) : []), el("span", { class: "source" }, ` ${shown(plan.get("title"))}`)));
}
function textResult(plan, found, terms, query) {
  const link = `${pageOf(plan)}#find=${encodeURIComponent(query)}`;
  return el("li", {}, el("a", { href: link }, shown(plan.get("title"))), el("span", { class: "source" }, ` × ${found.count}`), el("p", {}, ...withMarks(found.words, terms)));
}
function section(title, items) {
  const count = el("b", {}), list = el("ul");
  const whole = el("section", { hidden: true }, el("h2", {}, t(title), " ", count), list);
  const add = (found, number = found.length) => {
    list.append(...found);
    count.textContent = (Number(count.textContent) || 0) + number;
    whole.hidden = !list.children.length;
  };
  add(items);
  return { whole, add };
}

// Plans are looked through some at a time, in the order of the list; of one with many facts that match some are shown.
const AT_A_TIME = 10, OF_A_PLAN = 5;
let asked = 0;
async function search() {
  const query = byId("query").value.trim();
  const terms = termsOf(query);
  const turn = ++asked;
  document.body.classList.toggle("searching", terms.length > 0);
  if (!terms.length) { byId("results").replaceChildren(); byId("found").textContent = ""; return; }
  const began = performance.now();
  const order = (await candidates(terms)) || plans.map((plan) => plan.n);
  const titled = plans.filter((plan) => terms.every((term) => plan.hay.includes(term)));
  const titles = section("in_titles", titled.slice(0, 8).map((plan) => el("li", {}, el("a", { href: pageOf(plan) }, ...withMarks(plan.get("title"), terms)))));
  titles.whole.className = "across";
  const inFacts = section("in_facts", []), inTexts = section("in_texts", []);
  const none = el("p", { class: "none" }, t("nothing_found"));
  const more = el("button", { type: "button", class: "more" });
  let at = 0;
  const look = async () => {
    const next = order.slice(at, at + AT_A_TIME);
    const files = await Promise.all(next.map(planFile));
    if (turn !== asked) return false;
    at += next.length;
    files.forEach((file, place) => {
      const plan = plans[next[place]];
      const found = file ? findFacts(file, terms) : [];
      inFacts.add(found.slice(0, OF_A_PLAN).map((one) => factResult(plan, one, terms)), found.length);
      const words = file && snippet(file, terms);
      if (words) inTexts.add([textResult(plan, words, terms, query)]);
    });
    none.hidden = !(titles.whole.hidden && inFacts.whole.hidden && inTexts.whole.hidden);
    more.hidden = at >= order.length;
    more.textContent = t("more_of", at, order.length);
    return true;
  };
  more.addEventListener("click", look);
  if (!(await look())) return;
  byId("results").replaceChildren(titles.whole, inFacts.whole, inTexts.whole, none, more);
  byId("results").scrollTop = 0;
  const took = performance.now() - began;
  byId("found").textContent = `${t("n_hold", order.length)} · ${t("took", Math.round(took))}`;
  byId("found").dataset.ms = took.toFixed(1);
  byId("found").dataset.for = query;
}
let waiting = 0;
const later = (call) => { clearTimeout(waiting); waiting = setTimeout(call, 60); };
byId("query").addEventListener("input", () => later(search));
byId("filter").addEventListener("input", (event) => later(() => { state.query = event.target.value; drawList(); }));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target === byId("query")) { byId("query").value = ""; search(); byId("query").blur(); }
  if (typing(event)) return;
  if (event.key === "/") { event.preventDefault(); byId("query").focus(); byId("query").select(); }
  if (event.key === "l") switchLanguage();
});
byId("language").addEventListener("click", switchLanguage);

/** #province=…, #year=…: the plans that a bar counts; #q=…: a search. */
function follow() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const field = ["province", "year", "doc_type", "level"].find((name) => asked.has(name));
  state.chosen = field ? [field, asked.get(field)] : null;
  drawList();
  if (field) byId("plans").scrollIntoView({ block: "start" });
  if (asked.get("q")) { byId("query").value = asked.get("q"); search(); }
}
addEventListener("hashchange", follow);
addEventListener("beforeprint", () => { state.shown = plans.length; drawList(); });
heard.push(() => { drawList(); search(); });
speak(); follow();
document.documentElement.dataset.ready = "yes";
