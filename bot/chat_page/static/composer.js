// Knows how a message is written: keys, growth, corrections, the list of commands or results.

import { at, labels, make } from "./dom.js";

const SEARCH_MILLISECONDS = 300;
const WIDE = matchMedia("(hover: hover)");

export class Composer {
  // `send(text)`, `correct(id, text)`, `search(query)`, `insert(id)`: what to do with what is written.
  constructor(actions, log) {
    this.actions = actions;
    this.log = log;
    this.text = at("text");
    this.list = at("list");
    this.commands = [];
    this.username = "";
    this.editedId = null;
    this.text.addEventListener("input", () => this.changed());
    this.text.addEventListener("keydown", (event) => this.key(event));
    at("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    at("cancel").addEventListener("click", () => this.cancel());
    at("commands").addEventListener("click", () => this.toggleCommands());
    document.addEventListener("pointerdown", (event) => {
      if (!event.target.closest("#list, #commands, #text")) this.offer([]);
    });
    this.changed();
  }

  know(commands, username) {
    this.commands = commands;
    this.username = username;
    if (/^[/@]/.test(this.text.value)) this.changed(); // typed before the server was heard
  }

  focus() {
    if (WIDE.matches) this.text.focus({ preventScroll: true });
  }

  fill(text) {
    this.text.value = text;
    this.changed();
    this.text.focus();
    this.text.setSelectionRange(text.length, text.length);
  }

  edit(id) {
    const message = this.log.messages.get(id);
    if (!message?.source) return;
    this.editedId = id;
    at("editing").hidden = false;
    at("editing-text").textContent = message.source;
    this.fill(message.source);
  }

  cancel() {
    this.editedId = null;
    at("editing").hidden = true;
    this.fill("");
  }

  async submit() {
    const written = this.text.value.trim();
    if (!written) return;
    const id = this.editedId;
    const same = id !== null && this.log.messages.get(id)?.source === written;
    this.cancel();
    if (same) return;
    const done = id === null ? await this.actions.send(written) : await this.actions.correct(id, written);
    if (!done && !this.text.value) this.fill(written);
  }

  key(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (open && this.chosen()) this.chosen().click();
      else this.submit();
    } else if (event.key === "Tab" && open && this.chosen() && !event.shiftKey) {
      event.preventDefault();
      this.complete();
    } else if (event.key === "Escape") {
      this.escape(open);
    } else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "ArrowUp" && !this.text.value) {
      event.preventDefault();
      const last = this.log.lastOwnText();
      if (last) this.edit(last.id);
    }
  }

  escape(open) {
    if (open) this.offer([]);
    else if (this.editedId !== null) this.cancel();
    else this.text.blur();
  }

  changed() {
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight}px`;
    at("send").disabled = !this.text.value.trim();
    clearTimeout(this.searching);
    const inline = new RegExp(`^@${this.username}\\s(.*)$`, "is").exec(this.text.value);
    if (inline && this.username) {
      this.searching = setTimeout(() => this.actions.search(inline[1].trim()), SEARCH_MILLISECONDS);
      return;
    }
    const typed = /^\/(\w*)$/.exec(this.text.value);
    this.offerCommands(typed ? typed[1].toLowerCase() : null);
  }

  offerCommands(start) {
    const found = start === null ? [] : this.commands.filter(([name]) => name.startsWith(start));
    const choose = (name) => {
      this.text.value = "";
      this.changed();
      this.actions.send(`/${name}`);
      this.focus();
    };
    this.offer(found.map(([name, words]) => ({ name: `/${name}`, words, choose: () => choose(name) })));
  }

  offerResults(results, button) {
    const choose = (id) => {
      this.fill("");
      this.actions.insert(id);
    };
    const lead = () => {
      this.fill("");
      this.actions.lead(button.start);
    };
    const none = { name: labels.noResult, words: "", choose: () => this.offer([]) };
    const rows = results.map((r) => ({ name: r.title, words: r.description, choose: () => choose(r.id) }));
    if (button) rows.push({ name: button.text, words: "", choose: lead });
    this.offer(rows.length ? rows : [none]);
  }

  toggleCommands() {
    if (!this.list.hidden) return this.offer([]);
    if (!this.commands.length) return this.fill("/");
    this.offerCommands("");
    this.text.focus();
  }

  offer(rows) {
    const options = rows.map((row, index) => option(row, index));
    this.list.replaceChildren(...options);
    this.list.hidden = !rows.length;
    at("commands").setAttribute("aria-expanded", String(!this.list.hidden));
    this.text.removeAttribute("aria-activedescendant");
    if (rows.length) this.mark(options[0]);
  }

  chosen() {
    return this.list.querySelector('[aria-selected="true"]');
  }

  complete() {
    this.fill(`${this.chosen().querySelector("b").textContent} `);
  }

  move(step) {
    const rows = [...this.list.children];
    this.mark(rows[(rows.indexOf(this.chosen()) + step + rows.length) % rows.length]);
  }

  mark(row) {
    for (const other of this.list.children) other.setAttribute("aria-selected", String(other === row));
    this.text.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  }
}

function option(row, index) {
  const parts = { class: "option", role: "option", id: `option${index}`, "aria-selected": "false", onclick: row.choose };
  return make("div", parts, make("b", {}, row.name), make("span", {}, row.words));
}
