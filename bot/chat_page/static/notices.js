// Knows how the page tells what happens besides messages: a passing note, an alert.

import { at, labels } from "./dom.js";

const TOAST_MILLISECONDS = 5000;
const LOST_MILLISECONDS = 800;
const timers = {};

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(labels.copied);
  } catch {
    tell(`${labels.notCopied}\n\n${text}`);
  }
}

export function toast(text) {
  at("toast").textContent = text;
  at("toast").hidden = false;
  clearTimeout(timers.toast);
  timers.toast = setTimeout(() => (at("toast").hidden = true), TOAST_MILLISECONDS);
}

export function tell(text) {
  at("alert-text").textContent = text;
  if (!at("alert").open) at("alert").showModal();
}

export function connected(well) {
  clearTimeout(timers.connection);
  if (well) at("connection").hidden = true;
  else timers.connection = setTimeout(() => (at("connection").hidden = false), LOST_MILLISECONDS);
}
