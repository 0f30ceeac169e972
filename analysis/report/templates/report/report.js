// What a report does beyond being read: tables are sorted and filtered, numbers of figures say what they
// count, and the numbers of a figure or table are one stop of the Tab key. Without it all is still there.
"use strict";

const all = (selector, from = document) => [...from.querySelectorAll(selector)];

function made(name, attributes, text = "") {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

// A cell as it is sorted: a number where it begins with one, else its text; what is missing comes last.
function sorted(cell) {
  const text = (cell.querySelector("summary") || cell).textContent.trim();
  if (text === "–" || text === "") return null;
  const number = Number(text.replace(/[, ]| ?%$/g, "").replace("−", "-"));
  return Number.isNaN(number) ? text : number;
}

function compared(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "zh-CN", { numeric: true });
}

function sortable(table) {
  const body = table.tBodies[0];
  const asPrinted = [...body.rows];
  all("thead th", table).forEach((head, column) => {
    const button = made("button", { type: "button" }, head.textContent);
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const numeric = head.style.textAlign === "right";
      const [first, second] = numeric ? ["descending", "ascending"] : ["ascending", "descending"];
      const before = head.getAttribute("aria-sort");
      const next = before === first ? second : before === second ? null : first;
      all("th[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
      if (next) head.setAttribute("aria-sort", next);
      const way = next === "descending" ? -1 : 1;
      const keys = new Map(asPrinted.map((row) => [row, sorted(row.cells[column])]));
      const rows = !next ? asPrinted : [...asPrinted].sort((one, other) => {
        const [a, b] = [keys.get(one), keys.get(other)];
        if (a === null || b === null) return (a === null) - (b === null);
        return way * compared(a, b);
      });
      body.append(...rows);
    });
  });
}

function filterable(table) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length < 9) return;
  const label = made("label", { class: "filter", lang: "en" }, "Rows with ");
  const input = made("input", { type: "search" });
  const said = made("output", {});
  label.append(input, " ", said);
  table.closest(".scroll").before(label);
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !wanted.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    said.textContent = wanted.length ? `${shown} of ${rows.length}` : "";
  });
}

// The numbers of a figure or a table: one of them is reached by Tab, the others from it by the arrow keys.
function oneStop(group) {
  const links = all("a.count", group);
  const stop = (chosen) => links.forEach((link) => link.setAttribute("tabindex", link === chosen ? "0" : "-1"));
  if (links.length < 2) return;
  stop(links[0]);
  group.addEventListener("focusin", (event) => {
    const link = event.target.closest("a.count");
    if (link) stop(link);
  });
  group.addEventListener("keydown", (event) => {
    const from = event.target.closest("a.count");
    const to = from && neighbour(from, event.key, all("a.count", group).filter(seen));
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
}

const seen = (link) => link.getClientRects().length > 0;

function neighbour(from, key, links) {
  const at = links.indexOf(from);
  if (key === "Home") return links[0];
  if (key === "End") return links[links.length - 1];
  if (key === "ArrowRight") return links[at + 1];
  if (key === "ArrowLeft") return links[at - 1];
  if (key !== "ArrowDown" && key !== "ArrowUp") return null;
  const down = key === "ArrowDown";
  const cell = from.closest("td");
  if (!cell) return links[at + (down ? 1 : -1)];
  const inColumn = links.filter((link) => link.closest("td").cellIndex === cell.cellIndex);
  return inColumn[inColumn.indexOf(from) + (down ? 1 : -1)];
}

// What a number of a figure counts, beside it, for the pointer and for the keyboard.
function tips() {
  const tip = made("div", { class: "tip", role: "tooltip", hidden: "", lang: "en" });
  document.body.append(tip);
  let of = null;
  const hide = () => { of = null; tip.hidden = true; };
  const place = () => {
    if (!of) return;
    const box = of.getBoundingClientRect();
    const own = tip.getBoundingClientRect();
    const left = Math.min(Math.max(8, box.left + box.width / 2 - own.width / 2), innerWidth - own.width - 8);
    const above = box.top - own.height - 8;
    tip.style.left = `${left}px`;
    tip.style.top = `${above > 4 ? above : box.bottom + 8}px`;
  };
  const show = (event) => {
    of = event.target.closest && event.target.closest("svg a.count[aria-label]");
    if (!of) { hide(); return; }
    tip.textContent = of.getAttribute("aria-label");
    tip.hidden = false;
    place();
  };
  document.addEventListener("pointerover", show);
  document.addEventListener("focusin", show);
  document.addEventListener("focusout", hide);
  document.addEventListener("scroll", place, { passive: true, capture: true });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
}

// A figure that is wider than its box is scrolled by keyboard, too.
function scrollable() {
  const set = () => all("figure.drawing > div").forEach((box) => {
    if (box.scrollWidth > box.clientWidth) box.setAttribute("tabindex", "0");
    else box.removeAttribute("tabindex");
  });
  addEventListener("resize", set);
  set();
}

function contents() {
  const folded = document.querySelector("nav details");
  if (!folded) return;
  const beside = matchMedia("(min-width: 75rem)");
  const set = () => { folded.open = beside.matches; };
  beside.addEventListener("change", set);
  set();
}

document.addEventListener("DOMContentLoaded", () => {
  contents();
  scrollable();
  all("figure.table table").forEach((table) => { sortable(table); filterable(table); });
  all("figure.drawing, figure.table").forEach(oneStop);
  tips();
});
