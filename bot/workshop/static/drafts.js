// Knows the texts written and not saved yet: this browser keeps them, even when it is closed.

import { labels } from "./dom.js";

const HEAD = `workshop|${labels.folder}|`;

export function draft(path) {
  try {
    const kept = JSON.parse(localStorage.getItem(HEAD + path));
    return typeof kept?.text === "string" && typeof kept.version === "string" ? kept : null;
  } catch {
    return null;
  }
}

export function keep(path, text, version) {
  try {
    localStorage.setItem(HEAD + path, JSON.stringify({ text, version }));
  } catch {
    // A browser that keeps nothing still edits one file at a time.
  }
}

export function forget(path) {
  try {
    localStorage.removeItem(HEAD + path);
  } catch {
    // Nothing was kept.
  }
}

export function drafts() {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(HEAD))
      .map((key) => key.slice(HEAD.length))
      .sort();
  } catch {
    return [];
  }
}

// Calls with the path of each file whose text is written, saved or given up in another tab.
export function elsewhere(told) {
  addEventListener("storage", ({ key }) => key?.startsWith(HEAD) && told(key.slice(HEAD.length)));
}
