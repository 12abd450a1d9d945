// Knows how a question is tried, on what is being written, and what one may do of it.

import { at, icon, labels, make } from "./dom.js";
import { bubble } from "./bubble.js";
import { get, post, trying } from "./calls.js";
import { draft, keep } from "./drafts.js";
import { filled, hrefOf } from "./base.js";
import { act, changed, isEntry, opened, rewrite } from "./editor.js";
import { toast } from "./notices.js";

let asked = null;

export function begin() {
  at("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
}

// Tells on what a question would be tried.
export function about() {
  at("ask-about").textContent = changed() ? labels.askDraft : labels.askSaved;
  at("after-line").hidden = !(opened().path && isEntry());
}

async function ask() {
  asked?.abort();
  asked = new AbortController();
  const { signal } = asked;
  const question = at("question").value.trim();
  if (!question) return;
  at("asking").textContent = labels.asking;
  at("answers").setAttribute("aria-busy", "true");
  const found = await trying(() => post("ask", content(question), signal));
  if (signal.aborted) return;
  at("asking").textContent = "";
  at("answers").removeAttribute("aria-busy");
  if (!found) return;
  at("answers").replaceChildren(...found.parts.map((one) => part(one, found.parts.length > 1)));
  at("try").scrollIntoView({ block: "start" });
}

function content(question) {
  const path = opened().path;
  const after = at("after").checked && path && isEntry() ? path.split("/").pop().replace(/\.md$/, "") : "";
  const written = changed() ? { path, text: at("text").value } : {};
  return { question, role: at("role").value, after, ...written };
}

function part(found, several) {
  const said = filled(labels[found.outcome], { about: found.about });
  const shown = found.message ? make("div", { class: "telegram" }, bubble(found.message, labels.bot, act)) : null;
  return make(
    "article",
    { class: "part" },
    several ? make("h3", {}, filled(labels.part, { text: found.text })) : null,
    make("p", {}, make("strong", {}, said)),
    shown,
    candidates(found.nearest, found.text),
    found.nearest.length ? more(found) : null,
  );
}

export function candidates(entries, question) {
  if (!entries.length) return null;
  const rows = entries.map((one) => make("li", {}, ...nearest(one, question)));
  return make("ul", { class: "nearest", "aria-label": labels.nearest }, ...rows);
}

export function newAnswer(question) {
  const href = `#/nouvelle?question=${encodeURIComponent(question)}`;
  return make("a", { class: "plain", href }, labels.addNew);
}

export function tryIt(question) {
  at("question").value = question;
  ask();
}

function nearest(entry, question) {
  const percent = `${Math.round(100 * entry.score)}\u00a0%`;
  const add = { type: "button", class: "plain", onclick: () => addWay(entry.path, question) };
  return [
    make("a", { href: hrefOf(entry.path) }, entry.title),
    make("span", { class: "fine" }, percent),
    make("button", add, icon("edit"), labels.add),
  ];
}

function more(found) {
  const rows = [newAnswer(found.text)];
  if (opened().path && isEntry()) {
    const here = { type: "button", class: "plain", onclick: () => addWay(opened().path, found.text) };
    rows.unshift(make("button", here, labels.addHere));
  }
  const why = make("details", { class: "why" }, make("summary", {}, labels.why), make("pre", { tabindex: "0" }, found.reasons.join("\n")));
  return make("div", {}, make("div", { class: "row wrap" }, ...rows), why);
}

// Writes a new way of asking in an answer; nothing is saved.
async function addWay(path, way) {
  const here = opened().path === path;
  const held = here ? null : await trying(() => get("file", { path }));
  if (!here && !held) return;
  const kept = here ? null : draft(path);
  const before = here ? at("text").value : (kept?.text ?? held.text);
  const made = await trying(() => post("way", { text: before, way }));
  if (!made) return;
  if (made.text === before) return void toast(labels.already);
  if (here) rewrite(made.text);
  else keep(path, made.text, kept?.version ?? held.version);
  toast(labels.added);
  if (!here) location.hash = hrefOf(path);
}
