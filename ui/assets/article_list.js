// Runs once when the list is mounted, with `element`, `props`, `trigger`, `server`, `upload` and `watch` given by gr.HTML.
// The HTML that the server gives was made and escaped there (ui/article_rendering.py).
const language = document.documentElement.lang;
const parts = Object.fromEntries([...element.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
const nothing = { words: "", region: "", publisher: "", since: "", until: "", order: "newest" };
const MILLISECONDS_OF_TYPING = 200;
let wanted = { ...nothing };
let page = 1;
let asked = 0; // the number of the latest request: answers to earlier ones are dropped
let typing = null;
let opener = null; // the button that opened the article, to return to
let overviewOpen = window.innerWidth > 768;

parts.note.className = "note";
parts.note.setAttribute("role", "status");
parts.reader.hidden = true;

function form() {
  return parts.filters.querySelector("form");
}

function showFilters(shown) {
  if (!form()) {
    parts.filters.innerHTML = shown.filters;
    form().addEventListener("submit", (event) => event.preventDefault());
    form().addEventListener("input", (event) => {
      clearTimeout(typing);
      typing = setTimeout(choose, event.target.tagName === "SELECT" ? 0 : MILLISECONDS_OF_TYPING);
    });
  }
  parts.filters.hidden = Boolean(shown.empty);
  if (shown.regions === undefined) return;
  form().elements.region.innerHTML = shown.regions;
  form().querySelector("datalist").innerHTML = shown.publishers;
  for (const [name, value] of Object.entries(wanted)) {
    if (form().elements[name] !== document.activeElement) form().elements[name].value = value;
  }
}

async function draw() {
  const turn = ++asked;
  const shown = await server.list_articles([wanted, page, language]).catch(() => null);
  if (turn !== asked) return;
  if (shown === null) return void (parts.note.textContent = form()?.dataset.failed ?? "");
  showFilters(shown);
  const focused = document.activeElement?.dataset ?? {};
  const inside = parts.overview.contains(document.activeElement);
  parts.overview.innerHTML = shown.overview;
  parts.list.innerHTML = shown.list;
  const overview = parts.overview.querySelector("details");
  if (overview) {
    overview.open = overviewOpen;
    overview.addEventListener("toggle", () => (overviewOpen = overview.open));
  }
  // Whoever chose a region or a month by the keyboard goes on from there.
  if (inside && focused.region) parts.overview.querySelector(`[data-region="${focused.region}"]`)?.focus();
  if (inside && focused.month) parts.overview.querySelector(`[data-month="${focused.month}"]`)?.focus();
}

function choose(changes = null) {
  wanted = changes ? { ...wanted, ...changes } : { ...nothing, ...Object.fromEntries(new FormData(form())) };
  page = 1;
  parts.note.textContent = "";
  draw();
}

function chooseMonth(month) {
  const [year, number] = month.split("-").map(Number);
  const until = `${month}-${new Date(year, number, 0).getDate()}`;
  const same = wanted.since === `${month}-01` && wanted.until === until;
  choose(same ? { since: "", until: "" } : { since: `${month}-01`, until });
}

async function turnTo(wantedPage) {
  page = wantedPage;
  await draw();
  parts.list.querySelector("h2")?.focus({ preventScroll: true });
  parts.filters.scrollIntoView({ block: "start" });
}

// The buttons of a row: ask, then remove or keep.
function askRemoval(row, asking) {
  row.querySelector("[data-ask-removal]").hidden = asking;
  row.querySelector("[data-replace]").hidden = asking;
  row.querySelector(".confirmation").hidden = !asking;
  row.querySelector(asking ? "[data-keep]" : "[data-ask-removal]").focus();
}

function replace(button) {
  const input = Object.assign(document.createElement("input"), { type: "file" });
  input.addEventListener("change", async () => {
    button.disabled = true;
    const sent = await upload(input.files[0]).catch(() => null);
    button.disabled = false;
    if (!sent?.path) return;
    const files = [{ upload: sent.path, name: input.files[0].name }];
    trigger("replace_article", { article_id: button.closest("li").dataset.id, files });
  });
  input.click();
}

async function open(button, id, view) {
  button.disabled = true;
  const html = await server.read_article([id, view, language]).catch(() => null);
  button.disabled = false;
  if (html === null) return;
  opener = button;
  parts.reader.innerHTML = html;
  show(true);
  parts.reader.querySelector("[tabindex]").focus({ preventScroll: true });
  const { top } = element.getBoundingClientRect();
  if (top < 0 || top > window.innerHeight / 2) element.scrollIntoView({ block: "start" });
}

function show(reading) {
  for (const name of ["note", "overview", "list"]) parts[name].hidden = reading;
  parts.filters.hidden = reading || !parts.list.querySelector("h2, .quiet");
  parts.reader.hidden = !reading;
}

function close() {
  show(false);
  parts.reader.replaceChildren();
  if (opener?.isConnected) opener.focus();
}

function setView(button) {
  parts.reader.querySelector("article").dataset.view = button.dataset.view;
  for (const one of parts.reader.querySelectorAll("button[data-view]")) one.setAttribute("aria-pressed", one === button);
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { open: id, page: number, region, month, remove, view, askAbout } = button.dataset;
  if (id) open(button, id, "text");
  else if (number) turnTo(Number(number));
  else if (askAbout) trigger("choose_regions", { regions: [askAbout] });
  else if (region) choose({ region: wanted.region === region ? "" : region });
  else if (month) chooseMonth(month);
  else if (view) setView(button);
  else if ("back" in button.dataset) close();
  else if ("clear" in button.dataset) choose(nothing);
  else if ("replace" in button.dataset) replace(button);
  else if (remove) {
    button.disabled = true;
    trigger("delete", { article_id: remove });
  } else if ("askRemoval" in button.dataset || "keep" in button.dataset) {
    askRemoval(button.closest(".actions"), "askRemoval" in button.dataset);
  }
});

// The table of outcomes is a component of its own.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-compare]");
  if (button) open(button, button.dataset.compare, "both");
});

watch("value", () => {
  parts.note.textContent = props.value?.note ?? "";
  draw();
});
draw();
