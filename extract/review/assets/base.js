// What every page uses: words in two languages, elements, folding. Text of a document is only ever set as text.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const WORDS = read("words");
const DATA = read("data");
const byId = (id) => document.getElementById(id);

const store = {
  works: true,
  get(key) {
    try { return localStorage.getItem(key); } catch { this.works = false; return null; }
  },
  set(key, value) {
    try { localStorage.setItem(key, value); } catch { this.works = false; }
  },
};

let lang = store.get("taizhang:language") || (/^zh/i.test(navigator.language) ? "zh" : "en");
const pair = (both) => both[lang === "zh" ? 0 : 1];
const t = (key, ...values) =>
  Object.hasOwn(WORDS, key) ? pair(WORDS[key]).replace(/\{(\d)\}/g, (_, at) => values[at]) : String(key);

/** Put the words of the language into every element that asks for them. */
function speak() {
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
  for (const one of document.querySelectorAll("[data-label]")) {
    one.setAttribute("aria-label", t(one.dataset.label));
    if (one.matches("button")) one.title = t(one.dataset.label);
  }
  for (const one of document.querySelectorAll("[data-hint]")) one.placeholder = t(one.dataset.hint);
  byId("language").textContent = lang === "zh" ? "EN" : "中文";
  byId("language").lang = lang === "zh" ? "en" : "zh-CN";
}

const heard = []; // called when the language changes
function switchLanguage() {
  lang = lang === "zh" ? "en" : "zh";
  store.set("taizhang:language", lang);
  speak();
  for (const call of heard) call();
}

/** Make an element. An attribute that is null or false is left out, but for aria-*; a function is a listener. */
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("aria-") && typeof value === "boolean") { made.setAttribute(name, String(value)); continue; }
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// As extract/review/escape.py: one sign for one character that acts without being seen.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/gu;
function shown(text) {
  return String(text).replace(UNSEEN, (sign) => {
    const code = sign.codePointAt(0);
    if (code === 9 || code === 10 || code === 13) return " ";
    return code < 32 ? String.fromCharCode(0x2400 + code) : code === 127 ? "␡" : "�";
  });
}

/** Fold width and case, one character for one: positions stay. As extract/review/bigrams.py. */
function fold(text) {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\t]/g, " ")
    .replace(/[A-Z]/g, (sign) => sign.toLowerCase());
}

const termsOf = (query) => fold(query).split(/\s+/).filter((term) => term);
const number = (value) => (value === null || value === undefined ? "" : String(value));

function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** Whether a key press belongs to a field, a dialog or the browser. */
function typing(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.isComposing ||
    event.target.closest("input:not([type=checkbox]), textarea, select, dialog");
}

function openDialog(box, ...children) {
  box.replaceChildren(...children, el("form", { method: "dialog", class: "end" }, el("button", {}, t("close"))));
  if (!box.open) box.showModal();
}

/** A header cell that sorts; `sorted` is "ascending", "descending" or null. */
function sortHeader(title, sorted, call, className) {
  const button = el("button", { type: "button", click: call }, title);
  return el("th", { scope: "col", class: className, "aria-sort": sorted || "none" }, button);
}

const compare = (a, b) => {
  const none = (value) => value === null || value === undefined || value === "";
  if (none(a) || none(b)) return none(a) - none(b);
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh");
};
