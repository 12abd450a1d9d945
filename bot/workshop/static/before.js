// Knows what is shown before a text is saved: the questions that it gives another answer to.

import { at, labels, make } from "./dom.js";
import { get, post, trying } from "./calls.js";
import { filled } from "./base.js";

const EVERY_MILLISECONDS = 500;

const dialog = at("before");
const pause = () => new Promise((after) => setTimeout(after, EVERY_MILLISECONDS));

// Resolves with whether to save; what changes nothing is not asked.
export async function agreed(path, text) {
  const begun = await trying(() => post("compare", { path, text }));
  if (!begun) return false;
  await pause();
  const first = await look(begun.number);
  if (first?.over && !first.lost && !first.report.changes) return true;
  return asked(begun.number);
}

async function asked(number) {
  show({ percent: 0 });
  dialog.returnValue = "";
  dialog.showModal();
  const closed = new Promise((after) => dialog.addEventListener("close", after, { once: true }));
  follow(number);
  await closed;
  if (dialog.returnValue === "yes") return true;
  trying(() => post("leave", {}));
  return false;
}

async function follow(number) {
  while (dialog.open) {
    const now = await look(number);
    if (!now || !dialog.open) return;
    show(now);
    if (now.over) return;
    await pause();
  }
}

const look = (number) => trying(() => get("compare", { number }));

function show(now) {
  const { report, over } = now;
  at("before-about").textContent = about(now);
  at("before-share").hidden = over;
  at("before-share").value = now.percent;
  at("before-save").textContent = over ? labels.save : labels.saveNow;
  const shown = String(report?.changes ?? 0);
  if (at("report").dataset.changes === shown) return;
  at("report").dataset.changes = shown;
  at("report").hidden = !report?.changes;
  at("report").replaceChildren(...(report?.kinds ?? []).flatMap(kind));
}

function about({ report, lost, over }) {
  if (lost) return labels.beforeLost;
  if (!over) return labels.beforeAsking;
  return filled(report.changes ? labels.beforeChanges : labels.beforeSame, report);
}

function kind(one) {
  const rows = one.rows.flatMap((row) => [make("h4", {}, row.title), make("ul", {}, ...row.changes.map(change))]);
  return [make("h3", {}, one.title), ...rows];
}

function change(one) {
  return make("li", {}, make("p", {}, one.question), make("p", { class: "fine" }, one.fates));
}
