// Knows the list of the files: by theme, by words, with what is to mend and what is not saved.

import { at, labels, make } from "./dom.js";
import { get, trying } from "./calls.js";
import { drafts } from "./drafts.js";

const WAIT_MILLISECONDS = 250;
const TITLES = { step: labels.step, off_topic: labels.offTopic, table: labels.table, "": labels.nowhere };

let current = "";
let typing = 0;
let asked = null;

export const filled = (sentence, holes) => sentence.replace(/\{(\w+)\}/g, (_, name) => holes[name]);
export const hrefOf = (path, line) => `#/${path}${line ? `?ligne=${line}` : ""}`;

export function begin() {
  at("words").addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(refresh, WAIT_MILLISECONDS);
  });
  at("words").addEventListener("keydown", (event) => event.key === "Enter" && refresh());
  return refresh();
}

export async function refresh() {
  clearTimeout(typing);
  asked?.abort();
  asked = new AbortController();
  const words = at("words").value.trim();
  const found = await trying(() => get("base", { words }, asked.signal));
  if (!found) return;
  at("count").textContent = found.count ? filled(labels.count, { count: found.count }) : labels.none;
  at("groups").replaceChildren(...found.groups.map((group) => shown(group, words)));
  at("problems").replaceChildren(...problems(found.problems, found.wrong));
  const themes = found.themes.map((theme) => make("option", { value: theme.id }, theme.title));
  const chosen = at("begin-theme").value;
  at("begin-theme").replaceChildren(...themes);
  if (chosen) at("begin-theme").value = chosen;
  mark(current);
}

// Shows which file is open, and which are not saved.
export function mark(path) {
  current = path;
  for (const link of at("base").querySelectorAll("a[data-path]")) {
    const here = link.dataset.path === path;
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    if (here && link.closest("details")) link.closest("details").open = true;
  }
  const rows = drafts().map((kept) => make("li", {}, link({ path: kept, title: kept })));
  const title = make("h2", { class: "menu-title" }, labels.unsaved);
  at("unsaved").replaceChildren(...(rows.length ? [title, make("ul", {}, ...rows)] : []));
}

function shown(group, words) {
  const rows = group.files.map((file) => make("li", {}, link(file)));
  const title = group.title || TITLES[group.id];
  const open = Boolean(words) || group.files.some((file) => file.path === current);
  const summary = make("summary", {}, make("span", {}, title), make("span", { class: "fine" }, String(rows.length)));
  return make("details", { class: "group", open }, summary, make("ul", {}, ...rows));
}

function link(file) {
  const facts = [];
  if (file.problems) facts.push(make("span", { class: "tag danger" }, labels.hasProblems));
  if (file.ways !== undefined) facts.push(filled(labels.ways, { count: file.ways }));
  if (file.verified === false) facts.push(` · ${labels.toVerify}`);
  const about = facts.length ? make("span", { class: "fine" }, ...facts) : null;
  return make("a", { class: "item", href: hrefOf(file.path), "data-path": file.path }, make("span", {}, file.title), about);
}

// Tells how many problems are not shown, if any.
export function more(count) {
  return count > 0 ? [make("li", {}, filled(labels.problemsMore, { count }))] : [];
}

function problems(found, count) {
  if (!found.length) return [];
  const title = make("h2", { class: "menu-title" }, filled(labels.problems, { count }));
  const rows = found.map((one) => {
    const place = `${one.path}:${one.line}`;
    return make("li", {}, make("a", { href: hrefOf(one.path, one.line) }, place), ` ${one.message}`);
  });
  rows.push(...more(count - rows.length));
  return [title, make("ul", { class: "found" }, ...rows)];
}
