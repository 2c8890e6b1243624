// Runs once when the panel is mounted, with `element`, `props`, `server` and `watch` given by gr.HTML.
// The HTML in the values was made and escaped on the server (ui/rendering.py).
const sources = element.querySelector(".sources");
const reader = element.querySelector(".reader");
const answers = new Map(); // answer id -> {html, references}
const MARKER_LINK = /^#src-([0-9a-f]{12})-(\d+)$/;
let shown = null; // the id of the answer whose cards are in the panel
let lastMarker = null; // the marker that was followed last, to return to
let lastOpener = null; // the button that opened the article, to return to

function showSources(id) {
  reader.hidden = true;
  sources.hidden = false;
  if (id === shown) return;
  sources.innerHTML = answers.get(id).html;
  shown = id;
}

function receive() {
  const value = props.value;
  if (!value) return;
  for (const one of [...value.others, value]) answers.set(one.answer, one);
  shown = null;
  showSources(value.answer);
  element.closest(".side")?.scrollTo({ top: 0 });
}

function followMarker(id, marker) {
  if (!answers.has(id)) return;
  showSources(id);
  sources.querySelectorAll("[aria-current]").forEach((card) => card.removeAttribute("aria-current"));
  const card = document.getElementById(`src-${id}-${marker}`);
  if (!card) return;
  card.setAttribute("aria-current", "true");
  reveal(card, 0);
  card.focus({ preventScroll: true });
}

// Scroll the panel where it scrolls by itself (beside the chat), and else the page (on a phone),
// so that the top of a node comes to the given fraction of the height.
function reveal(node, fraction) {
  const side = element.closest(".side");
  const scrolls = side && side.scrollHeight > side.clientHeight && getComputedStyle(side).overflowY !== "visible";
  const frame = scrolls ? side : document.scrollingElement;
  const top = scrolls ? side.getBoundingClientRect().top : 0;
  const height = scrolls ? side.clientHeight : window.innerHeight;
  const box = node.getBoundingClientRect();
  const outside = box.top < top || box.bottom > top + height;
  if (outside) frame.scrollBy({ top: box.top - top - 8 - fraction * height });
}

async function openArticle(button) {
  const { open, start, end, answer } = button.dataset;
  button.disabled = true;
  const html = await server.open_article([open, Number(start), Number(end), answer, document.documentElement.lang]).catch(() => null);
  button.disabled = false;
  if (html === null) return;
  lastOpener = button;
  reader.innerHTML = html;
  sources.hidden = true;
  reader.hidden = false;
  reader.querySelector("[tabindex]").focus({ preventScroll: true });
  reveal(markInView() ?? reader, 0.3);
}

function markInView() {
  return [...reader.querySelectorAll("mark")].find((mark) => mark.offsetParent !== null);
}

// Show the article as it is read, or the file as it came, at the same words.
function setView(button) {
  reader.querySelector("article").dataset.view = button.dataset.view;
  for (const one of reader.querySelectorAll("button[data-view]")) one.setAttribute("aria-pressed", one === button);
  const mark = markInView();
  if (mark) reveal(mark, 0.3);
}

function closeArticle() {
  showSources(shown);
  lastOpener?.focus();
}

// A card opens its article, except where something is folded or words are being selected.
function openCard(event) {
  const card = event.target.closest(".card");
  if (!card || event.target.closest("details") || String(getSelection())) return;
  openArticle(card.querySelector("[data-open]"));
}

element.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches(".card")) openCard(event);
});

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return openCard(event);
  if ("open" in button.dataset) openArticle(button);
  else if ("view" in button.dataset) setView(button);
  else if ("back" in button.dataset) closeArticle();
  else if (lastMarker?.isConnected) lastMarker.focus();
  else document.querySelector("#chat .message:last-child")?.scrollIntoView({ block: "end" });
});

// In the capture phase: the page has a <base>, with which a bare #fragment would load the page anew.
document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.('a[href^="#src-"]');
    if (!link) return;
    event.preventDefault();
    lastMarker = link;
    const found = link.getAttribute("href").match(MARKER_LINK);
    if (found) followMarker(found[1], found[2]);
  },
  true,
);

// What a message holds beside the answer: how the question was understood, and the question whether it is right.
const BESIDE = /^<span class="understood">.*\n\n|\n\n<span class="verdicts">.*$/g;

// The chat copies the Markdown of a message: give the reader its words, and the sources they refer to.
function readable(copied) {
  copied = copied.replace(BESIDE, "");
  const ids = [...new Set([...copied.matchAll(/\(#src-([0-9a-f]{12})-\d+\)/g)].map((found) => found[1]))];
  const unlinked = copied.replace(/\[([^\]]*)\]\(#src-[0-9a-f]{12}-\d+\)/g, "$1");
  const words = new DOMParser().parseFromString(unlinked, "text/html").documentElement.textContent.replaceAll("\u2060", "");
  const listed = ids.map((id) => answers.get(id)?.references).filter(Boolean);
  return [words.trim(), ...listed].join("\n\n");
}

if (navigator.clipboard) {
  const write = navigator.clipboard.writeText.bind(navigator.clipboard);
  navigator.clipboard.writeText = (copied) => write(readable(copied));
}

watch("value", receive);
receive();
