// Keys, theme and the live run. Every page works without this file.
const root = document.documentElement;
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];

const kept = {
  get(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // Not kept: it holds for this page.
    }
  },
};

// Theme

const dark = () =>
  root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme:dark)").matches;
const themeButton = one("#theme");
themeButton.hidden = false;
themeButton.addEventListener("click", () => {
  root.dataset.theme = dark() ? "light" : "dark";
  kept.set("theme", root.dataset.theme);
});

// Shortcuts: one key each, off in fields and with modifiers, and off for good if so chosen.

const help = one("#keys");
const helpButton = one("#help");
helpButton.hidden = false;
helpButton.addEventListener("click", () => help.showModal());
const keysOn = one("#keys-on");
keysOn.checked = kept.get("keys") !== "off";
keysOn.addEventListener("change", () => kept.set("keys", keysOn.checked ? "on" : "off"));

const follow = (selector) => one(selector)?.click();

function current(rows) {
  return rows.findIndex((row) => row.classList.contains("cur"));
}

function move(step) {
  const rows = all(".list > li");
  if (!rows.length) return;
  const to = Math.max(0, Math.min(rows.length - 1, current(rows) + step));
  rows.forEach((row, at) => {
    row.classList.toggle("cur", at === to);
    const peek = one("details.peek", row);
    if (peek) peek.open = at === to;
  });
  one("a", rows[to]).focus({ preventScroll: true });
  rows[to].scrollIntoView({ block: "nearest" });
}

function step(by) {
  const cards = all("details.fcard");
  if (!cards.length) return;
  const at = cards.findIndex((card) => card.contains(document.activeElement));
  const open = at >= 0 ? at : cards.findIndex((card) => card.open);
  const first = at < 0 && by > 0 && open >= 0 ? open : open + by;
  const to = Math.max(0, Math.min(cards.length - 1, first));
  cards.forEach((card, place) => (card.open = place === to));
  one("summary", cards[to]).focus({ preventScroll: true });
  cards[to].scrollIntoView({ block: "center" });
}

const places = { o: "/", c: "/clusters", f: "/feeds", d: "/flags", s: "/stories" };
let going = false;

const keys = {
  j: () => move(1),
  k: () => move(-1),
  o: () => follow(".list > li.cur a"),
  u: () => follow("a[data-key=u]"),
  i: () => follow("a[data-key=i]"),
  n: () => step(1),
  p: () => step(-1),
  "/": () => one("#q").focus(),
  "?": () => help.showModal(),
};

addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox]),select,textarea,dialog");
  if (event.ctrlKey || event.metaKey || event.altKey || typing || !keysOn.checked) return;
  if (going) {
    going = false;
    if (places[event.key]) location.assign(places[event.key]);
    return;
  }
  if (event.key === "g") {
    going = true;
    setTimeout(() => (going = false), 1500);
  } else if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});

// A link to a flag opens its card.

function reveal() {
  const place = location.hash.startsWith("#f") && document.getElementById(location.hash.slice(1));
  const card = place && place.closest("details.fcard");
  if (!card) return;
  all("details.fcard").forEach((other) => (other.open = other === card));
  card.scrollIntoView({ block: "center" });
}
addEventListener("hashchange", reveal);
reveal();

// Filters are folded on phones.

if (matchMedia("(max-width:900px)").matches) all("details.filters").forEach((d) => (d.open = false));

// While a run is going on, its table keeps up with it; never under the pointer.

async function keepUp() {
  const panel = one("#runs[data-live]");
  if (!panel) return;
  if (!panel.matches(":hover,:focus-within")) {
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = one("#runs", page);
      if (fresh) panel.replaceWith(fresh);
    } catch {
      // The desk does not answer: the next try may.
    }
  }
  setTimeout(keepUp, 5000);
}
if (one("#runs[data-live]")) setTimeout(keepUp, 5000);
