// Runs once when the list is mounted, with `element`, `props`, `trigger` and `watch` given by gr.HTML.
// Conversations lie in localStorage one by one: {title, named, saved, packed}. What is packed was made by the
// server, which also checks it before it is shown (ui/kept_conversations.py); titles are put in as text.
// Where people sign in to servers that share a database they lie there, and nothing of them in the browser
// (ui/conversation_keepers.py): each value brings the list of them. What a browser kept before is offered to be moved.
const PREFIX = "shengce.conversation.";
const OPEN = "shengce.open"; // in sessionStorage, so that each tab keeps its own
const DRAFT = "shengce.draft"; // what is being typed, there too
const LEFT = "shengce.left"; // in localStorage, once somebody wanted them left where they are
const MOST = 20; // conversations
const LARGEST = 2_400_000; // characters in all: browsers give 5 MB, and some count two bytes for each
const LARGEST_FILE = 12_000_000; // bytes of a file to import
const deleted = new Set(); // an answer that was coming may still ask to be kept
let open = "";
let listed = null; // what the account keeps: [{id, title}], null where the browser keeps conversations

const part = (selector) => element.querySelector(selector);

function say(words) {
  part(".note").textContent = words ?? "";
}

function read(key) {
  try {
    const entry = JSON.parse(localStorage.getItem(key));
    if (["title", "packed"].every((name) => typeof entry[name] === "string") && Number.isFinite(entry.saved)) return entry;
  } catch {
    // It is dropped below.
  }
  console.warn(`shengce: ${key} in this browser's storage could not be read and was dropped`);
  localStorage.removeItem(key);
  return null;
}

// All conversations, those saved last first.
function all() {
  return listed ?? kept();
}

// Those that the browser keeps.
function kept() {
  let keys = [];
  try {
    keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return []; // this browser lets nothing be kept
  }
  const entries = keys.map((key) => ({ id: key.slice(PREFIX.length), ...read(key) })).filter((entry) => entry.packed);
  return entries.sort((one, other) => other.saved - one.saved);
}

function remove(id) {
  if (listed) return void (listed = listed.filter((entry) => entry.id !== id));
  localStorage.removeItem(PREFIX + id);
}

// Write an entry; the oldest of the others make room for it.
function write(id, entry) {
  const text = JSON.stringify(entry);
  const others = all().filter((other) => other.id !== id);
  let size = others.reduce((sum, other) => sum + other.packed.length + other.title.length, text.length);
  while (others.length > 0 && (others.length >= MOST || size > LARGEST)) {
    const oldest = others.pop();
    size -= oldest.packed.length + oldest.title.length;
    remove(oldest.id);
  }
  for (;;) {
    try {
      localStorage.setItem(PREFIX + id, text);
      return;
    } catch {
      const oldest = others.pop();
      if (!oldest) return say(part(".note").dataset.notKept);
      remove(oldest.id);
    }
  }
}

function setOpen(id) {
  open = id;
  try {
    sessionStorage.setItem(OPEN, id);
  } catch {
    // Then a reload begins a new conversation.
  }
}

// ---- What the browser kept before people signed in: it goes to the account one by one, the oldest first

function offer() {
  const before = part(".before");
  if (before) before.hidden = !listed || kept().length === 0 || localStorage.getItem(LEFT) !== null;
}

function bring() {
  const known = new Set(listed.map((entry) => entry.id));
  for (const entry of kept().reverse()) {
    if (!known.has(entry.id)) return trigger("bring_conversation", entry);
    localStorage.removeItem(PREFIX + entry.id); // it is there
  }
  offer();
  say(part(".note").dataset.brought);
}

function keep({ open: id, title, named, packed }) {
  if (deleted.has(id)) return;
  const before = all().find((entry) => entry.id === id);
  write(id, { title: before?.named ? before.title : title, named: named || before?.named === true, saved: Date.now(), packed });
}

// ---- What is being typed outlives the page, which loads anew when its server was started anew

const box = () => document.querySelector("#ask textarea");

function keepDraft() {
  try {
    sessionStorage.setItem(DRAFT, box()?.value ?? "");
  } catch {
    // Nothing is kept in this browser.
  }
}

function putBackDraft() {
  let draft = "";
  try {
    draft = sessionStorage.getItem(DRAFT) ?? "";
  } catch {
    // As above.
  }
  if (!draft || !box() || box().value) return;
  box().value = draft;
  box().dispatchEvent(new Event("input", { bubbles: true }));
}

// ---- What is shown

function row(entry) {
  const made = part("template").content.firstElementChild.cloneNode(true);
  made.dataset.id = entry.id;
  const title = made.querySelector("[data-open]");
  title.textContent = title.title = made.querySelector(".which").textContent = entry.title;
  if (entry.id === open) title.setAttribute("aria-current", "true");
  for (const button of made.querySelectorAll("[aria-label]")) {
    if (button.matches("button")) button.setAttribute("aria-label", `${button.getAttribute("aria-label")} ${entry.title}`);
  }
  return made;
}

function show() {
  const list = part("ul");
  if (!list || list.querySelector("form:not([hidden])")) return; // a name that is being typed stays
  const entries = all();
  list.replaceChildren(...entries.map(row));
  part(".nothing").hidden = entries.length > 0;
  part(".count").textContent = entries.length || "";
  offer();
}

// Show one of the three faces of a row: ".row", "form" or ".confirmation".
function turn(item, face, focused) {
  for (const one of [".row", "form", ".confirmation"]) item.querySelector(one).hidden = one !== face;
  item.querySelector(focused).focus();
}

function begin(html, entries) {
  if (entries !== undefined) listed = entries ?? [];
  element.innerHTML = html;
  element.setAttribute("role", "navigation");
  element.setAttribute("aria-label", part("h2").textContent);
  part("details").open = window.matchMedia("(min-width: 1100px)").matches;
  part("input[type=file]").addEventListener("change", importFile);
  let id = "";
  try {
    id = sessionStorage.getItem(OPEN) ?? "";
  } catch {
    // Nothing is kept in this browser.
  }
  const entry = all().find((one) => one.id === id);
  show();
  if (entry) trigger("open_conversation", { id, packed: entry.packed ?? "" });
  if (entries === null) say(part(".note").dataset.notKept);
  putBackDraft();
}

function receive() {
  const value = props.value;
  if (!value) return;
  if ("html" in value) return begin(value.html, value.entries);
  if (value.entries) {
    listed = value.entries;
    if (part(".note").textContent === part(".note").dataset.notKept) say("");
  } else if (value.entries === null) say(part(".note").dataset.notKept);
  if (value.unreadable) remove(value.unreadable);
  if (value.packed) keep(value);
  setOpen(deleted.has(value.open) ? "" : value.open);
  if (value.note) say(value.note);
  show();
  if (value.brought && value.entries) {
    localStorage.removeItem(PREFIX + value.brought);
    bring();
  }
}

// ---- What is done

async function packed(file) {
  const stream = file.stream().pipeThrough(new CompressionStream("deflate"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let text = "";
  for (let start = 0; start < bytes.length; start += 0x8000) text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(text);
}

async function importFile(event) {
  const file = event.target.files[0];
  event.target.value = "";
  if (!file) return;
  const text = file.size > LARGEST_FILE ? "" : await packed(file);
  if (!text || text.length > 900_000) return say(part(".note").dataset.tooLarge);
  say("");
  trigger("open_conversation", { id: "", packed: text });
}

function rename(form) {
  const id = form.closest("li").dataset.id;
  const title = form.querySelector("input").value.trim();
  const entry = all().find((one) => one.id === id);
  form.hidden = true;
  if (entry && title && listed) {
    entry.title = title;
    trigger("rename_conversation", { id, title });
  } else if (entry && title) write(id, { title, named: true, saved: entry.saved, packed: entry.packed });
  show();
  element.querySelector(`li[data-id="${CSS.escape(id)}"] [data-open]`)?.focus();
}

function erase(item) {
  const { id } = item.dataset;
  if (listed) {
    listed = listed.filter((entry) => entry.id !== id);
    trigger("forget_conversation", { id });
  } else {
    deleted.add(id);
    remove(id);
    if (id === open) trigger("new_conversation", {});
  }
  show();
  say(part(".note").dataset.deleted);
  (part("li [data-open]") ?? part("[data-new]")).focus();
}

element.addEventListener("submit", (event) => {
  event.preventDefault();
  rename(event.target);
});

element.addEventListener("keydown", (event) => {
  const item = event.target.closest("li");
  if (event.key === "Escape" && item && item.querySelector(".row").hidden) turn(item, ".row", "[data-open]");
});

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const item = button.closest("li");
  const action = button.dataset;
  if ("new" in action) {
    say("");
    trigger("new_conversation", {});
    box()?.focus();
  } else if ("bring" in action) bring();
  else if ("leave" in action) {
    localStorage.setItem(LEFT, "yes");
    offer();
  } else if ("import" in action) part("input[type=file]").click();
  else if ("open" in action) {
    say("");
    const entry = all().find((one) => one.id === item.dataset.id);
    if (entry) trigger("open_conversation", { id: entry.id, packed: entry.packed ?? "" });
    if (!window.matchMedia("(min-width: 1100px)").matches) part("details").open = false;
  } else if ("rename" in action) {
    item.querySelector("form input").value = item.querySelector("[data-open]").textContent;
    turn(item, "form", "form input");
    item.querySelector("form input").select();
  } else if ("delete" in action) turn(item, ".confirmation", ".confirmation [data-cancel]");
  else if ("cancel" in action) turn(item, ".row", "[data-open]");
  else if ("confirm" in action) erase(item);
});

// Another tab has kept, renamed or deleted one.
window.addEventListener("storage", (event) => {
  if (event.key === null || event.key.startsWith(PREFIX)) show();
});

window.addEventListener("pagehide", keepDraft);

watch("value", receive);
receive();
