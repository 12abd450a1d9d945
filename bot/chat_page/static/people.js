// Knows who may speak: the people proposed, those already opened, and how to become one of them.

import { at, icon, labels, make, panel } from "./dom.js";

const KEY = "chat-page-people";
const address = new URL(location.href);

const folded = (name) => name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

export const people = () => {
  const known = [...labels.people.split(",").map((name) => name.trim()), ...remembered()];
  return known.filter((name, index) => known.findIndex((o) => folded(o) === folded(name)) === index);
};

// The person of the address, written as they are proposed; the first one when it names nobody.
export const me = () => {
  const asked = (address.searchParams.get("as") ?? "").trim();
  const proposed = people().find((name) => folded(name) === folded(asked));
  return proposed ?? (asked ? asked[0].toUpperCase() + asked.slice(1) : people()[0]);
};

// The address of a person: short for those proposed, as it was typed for the others.
export const link = (name, more = {}) => {
  const proposed = labels.people.split(",").some((other) => folded(other) === folded(name));
  return `/?${new URLSearchParams({ as: proposed ? folded(name) : name.trim(), ...more })}`;
};

export function showPeople(name) {
  at("person-name").textContent = name;
  remember(name);
  const menu = panel(at("person-button"), at("person-menu"));
  at("people").replaceChildren(...people().map((other) => make("li", {}, person(other, name))));
  at("other-form").addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(link(at("other-name").value));
  });
  return menu;
}

function person(name, current) {
  const here = folded(name) === folded(current);
  const open = make("a", { class: "item", href: link(name), "aria-current": here && "true" }, face(name), name);
  if (here) {
    open.append(icon("check"));
    return open;
  }
  const beside = { class: "round", href: link(name), target: "_blank", "aria-label": `${labels.openAs} ${name}`, title: labels.newWindow };
  return make("span", { class: "split" }, open, make("a", beside, icon("url")));
}

const face = (name) => make("span", { class: "face", "aria-hidden": "true" }, name[0].toUpperCase());

// Asks who opens a link meant for someone else; resolves with nothing when it is cancelled.
export function chooseFor(payload, current) {
  const rows = people().map((name) => {
    const opened = { class: "item", href: link(name, { start: payload }), target: current ? "_blank" : null };
    return make("li", {}, make("a", { ...opened, onclick: () => at("chooser").close() }, face(name), name));
  });
  at("chooser-people").replaceChildren(...rows);
  at("chooser").showModal();
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]").filter((name) => typeof name === "string");
  } catch {
    return [];
  }
}

function remember(name) {
  const names = [...new Set([...remembered(), name])].slice(-12);
  try {
    localStorage.setItem(KEY, JSON.stringify(names));
  } catch {
    // A browser that keeps nothing still shows the people proposed.
  }
}
