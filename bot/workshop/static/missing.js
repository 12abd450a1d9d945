// Knows the questions that had no answer: what was asked, how often, what is near, what to do of it.

import { at, labels, make } from "./dom.js";
import { get, Refusal } from "./calls.js";
import { candidates, newAnswer, tryIt } from "./trying.js";

export async function open() {
  at("missing-title").focus();
  at("missing-about").textContent = labels.missingReading;
  try {
    const found = await get("unanswered");
    at("missing-about").textContent = found.about;
    at("missing-rarer").textContent = found.rarer;
    at("missing-groups").replaceChildren(...found.groups.map(group));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    at("missing-about").textContent = error.message;
  }
}

function group(one) {
  const again = { type: "button", class: "plain", onclick: () => tryIt(one.text) };
  return make(
    "article",
    { class: "part" },
    make("h3", {}, one.shown),
    make("p", { class: "fine" }, one.asked),
    one.since ? make("p", {}, one.since) : null,
    candidates(one.nearest, one.text),
    make("div", { class: "row wrap" }, make("button", again, labels.tryIt), newAnswer(one.text)),
  );
}
