// Knows how elements are made: by name, never from a string of HTML.

export const labels = document.getElementById("labels").dataset;
export const at = (id) => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const picture = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `/static/icons.svg#${name}`);
  picture.append(use);
  return picture;
}

export const unseen = (text) => make("span", { class: "unseen" }, text);

// A button that opens a panel: closed by Escape, by a click elsewhere, by leaving it.
export function panel(button, box) {
  const open = (wanted, focus = false) => {
    box.hidden = !wanted;
    button.setAttribute("aria-expanded", String(wanted));
    if (wanted) box.querySelector("a, button, input")?.focus();
    else if (focus) button.focus();
  };
  button.addEventListener("click", () => open(box.hidden));
  document.addEventListener("pointerdown", (event) => {
    if (!box.hidden && !box.contains(event.target) && !button.contains(event.target)) open(false);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      open(false, true);
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(box, event);
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) open(false);
  });
  return { close: () => open(false) };
}

function move(box, event) {
  const items = [...box.querySelectorAll("a, button, input")];
  const step = event.key === "ArrowDown" ? 1 : -1;
  event.preventDefault();
  items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
}
