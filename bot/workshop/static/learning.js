// Knows what the bot has learned of the base, and the button that teaches it the rest.

import { at, make } from "./dom.js";
import { get, post, trying } from "./calls.js";

const EVERY_MILLISECONDS = 1000;

let following = 0;

export function begin() {
  at("learn-now").addEventListener("click", () => order("learn", "learn-stop"));
  at("learn-stop").addEventListener("click", () => order("unlearn", "learn-about"));
}

// Shows how it is now, and again as long as something is being learned.
export async function refresh() {
  clearTimeout(following);
  const now = await trying(() => get("learning"));
  if (!now) return;
  const running = now.state === "running";
  const about = now.told.map((line) => make("p", {}, line));
  const shown = now.told.join("\n");
  if (at("learn-about").dataset.shown !== shown) at("learn-about").replaceChildren(...about);
  at("learn-about").dataset.shown = shown;
  at("learn-share").hidden = at("learn-stop").hidden = !running;
  at("learn").classList.toggle("note", now.state !== "done");
  at("learn-now").hidden = now.state !== "stale";
  if (running) following = setTimeout(refresh, EVERY_MILLISECONDS);
}

// Gives an order, and leaves the hand where there is still something to press or to read.
async function order(kind, next) {
  await trying(() => post(kind, {}));
  await refresh();
  if (document.activeElement === document.body) (at(next).hidden ? at("learn-about") : at(next)).focus();
}
