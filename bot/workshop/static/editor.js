// Knows the open file: its text, what it looks like, what is to mend in it, how it is saved.

import { at, labels, make } from "./dom.js";
import { bubble } from "./bubble.js";
import { get, post, trying } from "./calls.js";
import { agreed } from "./before.js";
import { draft, elsewhere, forget, keep } from "./drafts.js";
import { filled, hrefOf, mark, more, refresh } from "./base.js";
import { copy, toast } from "./notices.js";

const LOOK_MILLISECONDS = 250;
const CHECK_MILLISECONDS = 900;
const MOST_PROBLEMS = 20;  // a list pasted in the wrong place is wrong on each of its lines

const text = at("text");
const open = { path: "", kind: "", held: "", version: "", sound: false };
const waits = {};

export const opened = () => open;
export const changed = () => Boolean(open.path) && text.value !== open.held;
export const isEntry = () => open.kind === "entry";

export function begin() {
  text.addEventListener("input", written);
  elsewhere((path) => (path === open.path ? follow() : mark(open.path)));
  at("role").addEventListener("change", () => open.path && look());
  at("save").addEventListener("click", save);
  at("undo").addEventListener("click", () => {
    at("sure").returnValue = "";
    at("sure").showModal();
  });
  at("sure").addEventListener("close", () => at("sure").returnValue === "yes" && giveUp());
  at("take-theirs").addEventListener("click", () => {
    put(at("theirs").value, at("theirs").value, open.theirs);
    written();
    text.focus();
  });
  at("keep-mine").addEventListener("click", () => {
    open.held = at("theirs").value;
    open.version = open.theirs;
    at("conflict").hidden = true;
    written();
    text.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || at("file").hidden) return;
    event.preventDefault();
    if (!at("save").disabled) save();
  });
}

// Opens a file, with what was written of it and not saved; false when there is no such file.
export async function openFile(path, line) {
  const found = await trying(() => get("file", { path }));
  const kept = draft(path);
  if (!found || (!found.version && !kept)) {
    if (found) toast(labels.missing);
    return false;
  }
  Object.assign(open, { path, kind: found.kind, sound: false });
  at("file-path").textContent = path;
  at("found").hidden = true;
  at("shown").replaceChildren();
  const differs = kept !== null && kept.text !== found.text;
  put(differs ? kept.text : found.text, found.text, differs ? kept.version : found.version);
  at("restored").hidden = !differs || !found.version;
  written();
  show(line);
  return true;
}

export function close() {
  open.path = "";
  for (const name of Object.keys(waits)) stop(name);
}

// Writes here what is written of the open file in another tab: one text is kept of each file.
async function follow() {
  const { path } = open;
  const kept = draft(path);
  const found = kept ?? (await trying(() => get("file", { path })));
  if (!found || open.path !== path) return;
  if (!kept) put(found.text, found.text, found.version);
  else if (kept.text !== text.value) text.value = kept.text;
  else return;
  written();
}

// Puts a text in place of what is written, as if it had been typed.
export function rewrite(made) {
  text.value = made;
  written();
}

function put(written, held, version) {
  text.value = written;
  text.scrollTop = 0;
  text.setSelectionRange(0, 0);
  Object.assign(open, { held, version });
  at("conflict").hidden = true;
}

function written() {
  const path = open.path;
  if (changed() || !open.version) keep(path, text.value, open.version);
  else forget(path);
  at("file-title").textContent = /^# *(.+)/m.exec(text.value)?.[1] ?? path;
  document.title = `${at("file-title").textContent} — ${labels.title}`;
  if (!changed()) at("restored").hidden = true;
  at("undo").disabled = !changed();
  for (const name of ["undo", "sure-yes"]) at(name).textContent = open.version ? labels.undo : labels.giveUp;
  at("sure-text").textContent = open.version ? labels.undoSure : labels.undoNew;
  at("save").disabled = true;
  open.sound = false;
  say(labels.checking);
  later("look", LOOK_MILLISECONDS, look);
  later("check", CHECK_MILLISECONDS, check);
  mark(path);
}

function show(line) {
  if (!line) return at("file-title").focus();
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  text.focus();
  text.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  const height = text.scrollHeight / lines.length;
  text.scrollTop = Math.max(0, (line - 4) * height);
  return undefined;
}

async function look() {
  const signal = renewed("looking");
  const content = { path: open.path, text: text.value, role: at("role").value };
  const found = await trying(() => post("preview", content, signal));
  if (!found || signal.aborted) return;
  if (found.problems.length) list(found.problems);
  at("look-about").textContent = about(found);
  if (found.message) at("shown").replaceChildren(bubble(found.message, labels.bot, act));
  else at("shown").replaceChildren();
}

function about(found) {
  if (found.refusal) return filled(labels.lookRefused, { reason: found.refusal });
  if (found.problems.length) return labels.lookBroken;
  return found.message ? labels.lookLeavesOut : labels.noLook;
}

async function check() {
  const signal = renewed("checking");
  const found = await trying(() => post("check", { path: open.path, text: text.value }, signal));
  if (signal.aborted) return;
  if (!found) {
    say(labels.failed, true);
    return;
  }
  open.sound = !found.problems.length;
  list(found.problems);
  const fresh = changed() || !open.version;
  at("save").disabled = !open.sound || !fresh;
  if (found.problems.length) say(filled(labels.broken, { count: found.problems.length }), true);
  else say(fresh ? labels.clean : labels.unchanged);
}

function list(problems) {
  at("found").hidden = !problems.length;
  const rows = problems.slice(0, MOST_PROBLEMS).map((one) => make("li", {}, place(one), ` ${one.message}`));
  at("found").replaceChildren(...rows, ...more(problems.length - rows.length));
}

function place(problem) {
  if (problem.path !== open.path) {
    return make("a", { href: hrefOf(problem.path, problem.line) }, `${problem.path}:${problem.line}`);
  }
  const name = filled(labels.line, { line: problem.line });
  return make("button", { type: "button", class: "link", onclick: () => show(problem.line) }, name);
}

// Lets a text that was not saved be saved, unless it was broken meanwhile.
function again() {
  at("save").disabled = !open.sound;
  if (open.sound) say(labels.clean);
}

async function save() {
  at("save").disabled = true;
  say(labels.checking);  // the comparison may take seconds to begin
  const { path, version } = open;
  const sent = text.value;
  if (!(await agreed(path, sent))) return again();
  try {
    const saved = await post("save", { path, text: sent, version });
    if (open.path !== path) return left(path, sent, saved.version);
    const meanwhile = text.value !== sent;
    Object.assign(open, { held: saved.text, version: saved.version });
    if (!meanwhile && text.value !== saved.text) text.value = saved.text;
    written();
    toast(labels.saved);
    await refresh();
  } catch (error) {
    if (error.answer?.version === undefined) {
      await trying(() => Promise.reject(error));
      if (error.answer?.problems) list(error.answer.problems);
      return again();
    }
    say("");
    open.theirs = error.answer.version;
    at("theirs").value = error.answer.text;
    for (const part of ["theirs-title", "theirs", "take-theirs"]) at(part).hidden = !open.theirs;
    at("conflict-why").textContent = error.message;
    at("conflict").hidden = false;
    at("conflict-title").focus();
  }
  return undefined;
}

// What was typed in a file while it was being saved is kept, though another one is open now.
function left(path, sent, version) {
  const kept = draft(path);
  if (kept && kept.text !== sent) keep(path, kept.text, version);
  else forget(path);
  mark(open.path);
}

function giveUp() {
  const path = open.path;
  forget(path);
  if (!open.version) {
    location.hash = "#/";
    return mark("");
  }
  return openFile(path);
}

function say(sentence, wrong = false) {
  at("state").textContent = sentence;
  at("state").classList.toggle("wrong", wrong);
}

// What the buttons of a message do here: those that lead to another answer open its file.
export function act(kind, value) {
  const target = kind === "data" && /^e:(.+)$/.exec(value);
  const link = target && document.querySelector(`a[data-path$="/${CSS.escape(target[1])}.md"]`);
  if (kind === "copy") copy(value);
  else if (link) location.hash = hrefOf(link.dataset.path);
  else toast(labels.doesNothing);
}

function later(name, milliseconds, work) {
  clearTimeout(waits[name]);
  waits[name] = setTimeout(work, milliseconds);
}

function renewed(name) {
  waits[name]?.abort();
  waits[name] = new AbortController();
  return waits[name].signal;
}

function stop(name) {
  if (waits[name]?.abort) waits[name].abort();
  else clearTimeout(waits[name]);
}
