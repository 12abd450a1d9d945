// Knows what a message looks like: its words, its picture or file, its buttons.

import { icon, labels, make, unseen } from "./dom.js";

const TAGS = new Set(["b", "i", "u", "s", "code", "pre", "blockquote"]);
const BLOCKS = new Set(["blockquote", "pre"]);
const LINK = /^(https?|tg|mailto):/i;
const MARKS = { url: "url", copy: "copy", share: "share" };
const SAID = { url: labels.opens, copy: labels.copies, share: labels.shares };
const TIME = new Intl.DateTimeFormat("fr-FR", { hour: "2-digit", minute: "2-digit" });

// `act(kind, value, message, button)` does what a link or a button asks.
export function bubble(message, author, act) {
  const body = make("div", { class: "bubble" }, ...contents(message, act), foot(message, act));
  const item = make(
    "article",
    { class: `message ${message.mine ? "mine" : "theirs"}`, id: `m${message.id}`, tabindex: "-1" },
    unseen(author),
    body,
  );
  if (message.keyboard.length) {
    item.classList.add("with-keyboard");
    item.append(keyboard(message, act));
  }
  if (message.media?.kind === "sticker") item.classList.add("sticker");
  return item;
}

function contents(message, act) {
  const parts = [];
  if (message.via) parts.push(make("p", { class: "via" }, labels.via));
  if (message.reply) parts.push(reply(message.reply, act));
  if (message.media) parts.push(medium(message.media));
  if (message.content.length) parts.push(make("div", { class: "words" }, ...nodes(message.content, act)));
  return parts;
}

function reply(quoted, act) {
  return make(
    "button",
    { class: "reply", type: "button", onclick: () => act("show", quoted.id) },
    unseen(`${labels.replying} `),
    quoted.text || "…",
  );
}

// The line feed after a block is its end, as in Telegram, not an empty line.
function nodes(list, act) {
  return list.map((node, index) => {
    if (typeof node !== "string") return element(node, act);
    return BLOCKS.has(list[index - 1]?.tag) ? node.replace(/^\n/, "") : node;
  });
}

function element(node, act) {
  const inner = nodes(node.children, act);
  if (TAGS.has(node.tag)) return make(node.tag, {}, ...inner);
  if (node.tag === "spoiler") return spoiler(inner);
  if (node.tag === "command") {
    return make("button", { type: "button", class: "link", onclick: () => act("say", node.href) }, ...inner);
  }
  return anchor(node, inner, act);
}

function anchor(node, inner, act) {
  if (typeof node.start === "string") {
    const click = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      act("start", node.start);
    };
    return make("a", { href: `/?${new URLSearchParams({ start: node.start })}`, onclick: click }, ...inner);
  }
  if (!LINK.test(node.href ?? "")) return make("span", {}, ...inner);
  return make(
    "a",
    { href: node.href, target: "_blank", rel: "noopener noreferrer", title: node.href },
    ...inner,
  );
}

function spoiler(inner) {
  const cover = make("button", { type: "button", class: "spoiler", "aria-label": labels.hidden });
  const hidden = make("span", { "aria-hidden": "true" }, ...inner);
  cover.append(hidden);
  cover.addEventListener("click", () => cover.replaceWith(make("span", { class: "shown" }, ...hidden.childNodes)));
  return cover;
}

function medium(media) {
  const url = media.file && `/files/${media.file}`;
  if (url && media.kind === "photo") {
    const size = media.width === media.height ? {} : { width: media.width, height: media.height };
    const picture = make("img", { src: url, alt: labels.photo, ...size });
    return make("a", { class: "picture", href: url, target: "_blank", title: labels.newWindow }, picture);
  }
  if (url) return file(media, url);
  if (media.kind === "sticker") return make("p", { class: "big" }, "👍", unseen(labels.sticker));
  const name = labels[media.kind] ?? labels.other;
  return make("p", { class: "medium" }, make("span", { class: "disc" }, icon(media.kind)), name);
}

function file(media, url) {
  const words = make("span", { class: "file-words" }, make("b", {}, media.name), weight(media.bytes));
  return make(
    "a",
    { class: "medium file", href: `${url}?download`, download: media.name, title: labels.download },
    make("span", { class: "disc" }, icon("document")),
    words,
  );
}

function weight(bytes) {
  const kilobytes = Math.max(1, Math.round(bytes / 1024)).toLocaleString("fr-FR");
  return make("span", {}, `${kilobytes} ${labels.bytes}`);
}

function foot(message, act) {
  const parts = [];
  if (message.mine && message.source && !message.via) {
    const name = labels.edit;
    const edit = { type: "button", class: "edit", "aria-label": name, title: name, onclick: () => act("edit", message.id) };
    parts.push(make("button", edit, icon("edit")));
  }
  if (message.edited) parts.push(make("span", { class: "edited" }, labels.edited));
  const written = new Date(message.at);
  parts.push(make("time", { datetime: message.at }, TIME.format(written)));
  return make("p", { class: "foot" }, ...parts);
}

function keyboard(message, act) {
  const rows = message.keyboard.map((row) =>
    make("div", { class: "keys" }, ...row.map((button) => key(button, message, act))),
  );
  return make("div", { class: "keyboard" }, ...rows);
}

function key(button, message, act) {
  const mark = MARKS[button.kind];
  const name = make("span", { class: "key-words" }, button.text);
  const hint = SAID[button.kind] ? unseen(` (${SAID[button.kind]})`) : null;
  const look = `key ${button.style ?? ""}`;
  if (button.kind === "url" && LINK.test(button.value)) {
    const link = { class: look, href: button.value, target: "_blank", rel: "noopener noreferrer", title: button.value };
    return make("a", link, name, hint, icon(mark));
  }
  const disabled = button.kind === "disabled" || button.kind === "url";
  const made = make("button", { type: "button", class: look, disabled }, name, hint, mark && icon(mark));
  made.addEventListener("click", () => act(button.kind, button.value, message, made, button.start));
  return made;
}
