// Knows the pages of the workshop by their address, and how its parts work together.

import { at, labels } from "./dom.js";
import * as base from "./base.js";
import * as editor from "./editor.js";
import * as learning from "./learning.js";
import * as missing from "./missing.js";
import * as trying from "./trying.js";
import { post, Refusal } from "./calls.js";
import { draft, keep } from "./drafts.js";

const VIEWS = ["file", "new", "missing", "welcome"];

const TABS = { "to-list": "welcome", "to-missing": "missing", "to-new": "new" };

function show(view) {
  for (const name of VIEWS) at(name).hidden = name !== view;
  document.body.dataset.view = view;
  document.title = labels.title;
  at("look").hidden = view !== "file";
  at("side").hidden = view === "new";
  for (const [name, shown] of Object.entries(TABS)) {
    if (shown === view) at(name).setAttribute("aria-current", "page");
    else at(name).removeAttribute("aria-current");
  }
}

function readable(written) {
  try {
    return decodeURI(written);
  } catch {
    return "";
  }
}

async function route() {
  const [written, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const path = readable(written);
  const wanted = new URLSearchParams(query);
  if (path === "nouvelle") return openForm(wanted.get("question") ?? "");
  if (path === "sans-reponse") return openMissing();
  if (path) {
    show("file");
    if (await editor.openFile(path, Number(wanted.get("ligne")) || 0)) return trying.about();
    location.hash = "#/";
    return undefined;
  }
  editor.close();
  show("welcome");
  base.mark("");
  trying.about();
  learning.refresh();
  return undefined;
}

function openMissing() {
  editor.close();
  show("missing");
  base.mark("");
  trying.about();
  return missing.open();
}

function openForm(question) {
  editor.close();
  show("new");
  base.mark("");
  at("begin-wrong").hidden = true;
  if (question) at("begin-ways").value = question;
  at("new-title").focus();
}

async function begin(event) {
  event.preventDefault();
  const field = (name) => at(`begin-${name}`).value.trim();
  const audience = [...document.querySelectorAll("input[name=audience]:checked")].map((box) => box.value);
  const names = ["theme", "title", "id", "short", "ways", "source"];
  const content = Object.fromEntries(names.map((name) => [name, field(name)]));
  try {
    const made = await post("begin", { ...content, audience });
    if (!draft(made.path)) keep(made.path, made.text, "");
    at("begin").reset();
    location.hash = base.hrefOf(made.path);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    at("begin-wrong").textContent = error.message;
    at("begin-wrong").hidden = false;
  }
}

at("skip").addEventListener("click", (event) => {
  event.preventDefault();
  (at("file").hidden ? at("main") : at("text")).focus();
});
at("begin").addEventListener("submit", begin);
at("text").addEventListener("input", trying.about);
addEventListener("hashchange", route);
editor.begin();
learning.begin();
trying.begin();
base.begin();
route();
