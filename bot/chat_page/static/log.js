// Knows the messages shown: their order, their days, what stays in view and keeps the focus.

import { at, labels, make } from "./dom.js";
import { bubble } from "./bubble.js";

const NEAR_PIXELS = 120;
const QUESTION_PIXELS = 120;
const MARGIN_PIXELS = 14;
const TOGETHER_MILLISECONDS = 3000;
const QUIET_MILLISECONDS = 500;
const DAY = new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long" });

export class Log {
  constructor(act) {
    this.act = act;
    this.messages = new Map();
    this.botName = "";
    this.box = at("log");
    this.scroll = at("scroll");
    at("newer").addEventListener("click", () => this.bottom(true));
    this.scroll.addEventListener("scroll", () => this.noticeNewer());
    new ResizeObserver(() => this.wasNear && this.bottom()).observe(this.scroll);
  }

  // What was said before is there to be read, not read aloud all at once.
  everything(messages) {
    if (messages.length) this.box.setAttribute("aria-live", "off");
    setTimeout(() => this.box.setAttribute("aria-live", "polite"), QUIET_MILLISECONDS);
    this.box.replaceChildren();
    this.messages.clear();
    messages.forEach((message) => this.put(message, false));
    this.group();
    this.bottom();
  }

  // A server that was started again remembers nothing: what is shown stays, and can be tapped.
  goOn(messages) {
    messages.forEach((message) => this.put(message, false));
    this.group();
    this.bottom();
  }

  put(message, live = true) {
    const old = this.messages.has(message.id) && at(`m${message.id}`);
    const near = live && this.isNear();
    this.messages.set(message.id, message);
    const made = bubble(message, message.mine ? labels.me : this.botName, this.act);
    if (old) this.replace(old, made);
    else this.add(message, made);
    if (live) this.group();
    if (live && (near || message.mine) && !old) this.show(made);
    else if (live && old && near) this.bottom();
    else if (live && !old) at("unseen").hidden = false;
    for (const picture of made.querySelectorAll("img")) {
      picture.addEventListener("load", () => (near || !live) && this.bottom());
    }
    at("empty").hidden = true;
  }

  add(message, made) {
    const day = new Date(message.at).toDateString();
    if (this.box.lastElementChild?.dataset.day !== day) {
      this.box.append(make("h2", { class: "day", "data-day": day }, dayName(new Date(message.at))));
    }
    made.dataset.day = day;
    this.box.append(made);
  }

  // The focus stays on the button that has the same words, else on the message: on another button,
  // Enter pressed twice would answer what has not been read.
  replace(old, made) {
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    made.dataset.day = old.dataset.day;
    old.replaceWith(made);
    if (!focused) return;
    const same = [...made.querySelectorAll(".key")].find((key) => key.textContent === focused.textContent);
    (same ?? made).focus({ preventScroll: true });
  }

  remove(ids) {
    for (const id of ids) {
      const gone = at(`m${id}`);
      if (gone?.contains(document.activeElement)) at("text").focus();
      gone?.remove();
      this.messages.delete(id);
    }
    for (const day of this.box.querySelectorAll(".day")) {
      if (day.nextElementSibling?.dataset.day !== day.dataset.day) day.remove();
    }
    this.group();
    at("empty").hidden = this.messages.size > 0;
  }

  group() {
    const shown = [...this.box.children];
    shown.forEach((item, index) => {
      const next = shown[index + 1];
      const same = next?.classList.contains("mine") === item.classList.contains("mine");
      item.classList.toggle("followed", Boolean(next) && same && !next.classList.contains("day"));
    });
  }

  lastOwnText() {
    const own = [...this.messages.values()].filter((m) => m.mine && m.source && !m.via);
    return own[own.length - 1];
  }

  // What is new is shown from its first line: a long answer, or the first of several, is read from the top.
  show(item) {
    const { scrollHeight, clientHeight } = this.scroll;
    const first = this.firstOfReply(item);
    const question = first.previousElementSibling?.offsetHeight ?? 0;
    const above = Math.min(question, QUESTION_PIXELS, clientHeight / 4) + 2 * MARGIN_PIXELS;
    this.scroll.scrollTo({ top: Math.min(scrollHeight - clientHeight, first.offsetTop - above) });
    this.noticeNewer();
  }

  firstOfReply(item) {
    const sent = (message) => Date.parse(message.querySelector("time").dateTime);
    const before = item.previousElementSibling;
    const goesOn = before?.matches(".theirs") && item.matches(".theirs");
    const together = goesOn && sent(item) - sent(before) < TOGETHER_MILLISECONDS;
    return together ? this.firstOfReply(before) : item;
  }

  reveal(id) {
    const item = at(`m${id}`);
    item?.scrollIntoView({ block: "center" });
    item?.focus({ preventScroll: true });
  }

  bottom(focus = false) {
    this.scroll.scrollTop = this.scroll.scrollHeight;
    this.noticeNewer();
    if (focus) at("text").focus();
  }

  isNear() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroll;
    return scrollHeight - scrollTop - clientHeight < NEAR_PIXELS;
  }

  noticeNewer() {
    this.wasNear = this.isNear();
    at("newer").hidden = this.wasNear;
    if (this.wasNear) at("unseen").hidden = true;
  }
}

function dayName(day) {
  const today = new Date();
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (day.toDateString() === today.toDateString()) return labels.today;
  if (day.toDateString() === yesterday.toDateString()) return labels.yesterday;
  return DAY.format(day);
}
