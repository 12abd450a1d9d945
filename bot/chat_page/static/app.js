// Knows how the parts of the page work together.

import { at, icon, labels, make, panel } from "./dom.js";
import { Composer } from "./composer.js";
import { Log } from "./log.js";
import { chooseFor, me, showPeople } from "./people.js";
import { listen, order } from "./net.js";
import { connected, copy, tell, toast } from "./notices.js";

const ANSWER_MILLISECONDS = 15000;
const MEDIA = ["photo", "document", "voice", "sticker", "video", "audio", "location", "contact"];

const person = me();
const address = new URL(location.href);
const log = new Log(act);
const composer = new Composer(
  {
    send: (text) => ask("say", { text }),
    correct: (id, text) => ask("edit", { message_id: id, text }),
    search: (query) => ask("search", { query }),
    insert: (id) => ask("insert", { result_id: id }),
    lead: (start) => act("start", start),
  },
  log,
);
const waiting = new Map();
let blocked = false;
let profile = {};
let run = null;

async function ask(kind, content) {
  try {
    return await order(kind, person, content);
  } catch {
    toast(navigator.onLine && at("connection").hidden ? labels.refused : labels.failed);
    return null;
  }
}

function act(kind, value, message, button, start) {
  if (kind === "data") tap(value, message, button);
  else if (kind === "copy") copy(value);
  else if (kind === "start") ask("say", { text: `/start ${value}`.trim() });
  else if (kind === "say") ask("say", { text: value });
  else if (kind === "edit") composer.edit(value);
  else if (kind === "show") log.reveal(value);
  else if (kind === "inline") composer.fill(`@${profile.username} ${value}`);
  else if (kind === "share") share(value, start);
}

async function tap(data, message, button) {
  button.classList.add("waiting");
  button.setAttribute("aria-busy", "true");
  const asked = await ask("tap", { message_id: message.id, data });
  if (!asked) return calm(button);
  if (answeredEarly.delete(asked.query)) return calm(button);
  waiting.set(asked.query, { id: message.id, data, button });
  setTimeout(() => settle(asked.query), ANSWER_MILLISECONDS);
}

const answeredEarly = new Set();

function settle(query) {
  const tapped = waiting.get(query);
  waiting.delete(query);
  if (tapped) calm(tapped.button);
  return Boolean(tapped);
}

function calm(button) {
  button.classList.remove("waiting");
  button.removeAttribute("aria-busy");
}

function share(url, start) {
  if (typeof start === "string") chooseFor(start, person);
  else copy(url);
}

const seen = {
  everything(data) {
    seen.profile(data);
    if (run === null || run === data.run) log.everything(data.messages);
    else log.goOn(data.messages);
    run = data.run;
    at("empty").hidden = log.messages.size > 0;
    openDeepLink();
  },
  message(message) {
    log.put(message);
  },
  deleted(ids) {
    log.remove(ids);
    if (ids.includes(composer.editedId)) composer.cancel();
  },
  profile(data) {
    profile = data;
    blocked = data.blocked;
    log.botName = data.name;
    composer.know(data.commands, data.username);
    document.title = `${data.name} — ${person}`;
    at("bot-name").textContent = data.name;
    at("avatar").textContent = data.name.slice(0, 1);
    at("empty-text").textContent = data.description || labels.emptyText;
    at("block").textContent = blocked ? labels.unblock : labels.block;
    at("composer").hidden = blocked;
    at("unblock").hidden = !blocked;
    at("person-id").textContent = data.person;
  },
  answer(data) {
    if (!settle(data.id)) answeredEarly.add(data.id);
    if (data.url) return act("start", new URL(data.url).searchParams.get("start") ?? "");
    if (data.text && data.alert) tell(data.text);
    else if (data.text) toast(data.text);
  },
  inline(data) {
    if (composer.text.value.startsWith("@")) composer.offerResults(data.list, data.button);
  },
};

function openDeepLink() {
  const start = address.searchParams.get("start");
  if (start === null || !address.searchParams.has("as")) return;
  address.searchParams.delete("start");
  history.replaceState(null, "", address);
  act("start", start);
}

function begin() {
  const menu = showPeople(person);
  const attach = panel(at("attach"), at("attach-menu"));
  for (const kind of MEDIA) {
    const send = () => {
      attach.close();
      ask("media", { kind });
      composer.focus();
    };
    at("attach-menu").append(make("button", { type: "button", class: "item", onclick: send }, icon(kind), labels[kind]));
  }
  for (const example of labels.examples.split("|")) {
    const say = { type: "button", class: "example", onclick: () => ask("say", { text: example.trim() }) };
    at("examples").append(make("li", {}, make("button", say, example.trim())));
  }
  at("start").addEventListener("click", () => ask("say", { text: "/start" }));
  at("unblock").addEventListener("click", () => ask("block", { blocked: false }));
  at("block").addEventListener("click", () => {
    menu.close();
    ask("block", { blocked: !blocked });
  });
  at("clear").addEventListener("click", () => {
    menu.close();
    at("sure").returnValue = "";
    at("sure").showModal();
  });
  at("sure").addEventListener("close", () => {
    if (at("sure").returnValue === "yes") ask("clear", { sure: true });
    composer.focus();
  });
  at("alert").addEventListener("close", () => composer.focus());
  document.addEventListener("keydown", typeAnywhere);
  composer.focus();
}

// Typing a letter outside any field writes in the message, as messengers do.
function typeAnywhere(event) {
  const busy = event.target.closest("input, textarea, dialog, .menu") || document.querySelector("dialog[open]");
  if (busy || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.length === 1 && event.key !== " ") at("text").focus();
}

if (address.searchParams.has("start") && !address.searchParams.has("as")) {
  at("chooser-close").hidden = true;
  chooseFor(address.searchParams.get("start"), null);
  at("chooser").addEventListener("cancel", (event) => event.preventDefault());
} else {
  begin();
  listen(person, (kind, data) => seen[kind](data), connected);
}
