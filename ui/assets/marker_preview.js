// Stands after sources_panel.js: shows the quote behind a marker on hover, and on focus to those who use a keyboard.
// It stays while the pointer is on it and goes by Escape (WCAG 2.2, 1.4.13); fingers get the card at once instead.
const preview = element.querySelector(".preview");
const MILLISECONDS_TO_SHOW = 200;
const MILLISECONDS_TO_HIDE = 150;
let turning = 0; // the timer of what the pointer's place will do
let previewed = null; // the marker that is previewed

function cardOf(link) {
  const [, id, marker] = link.getAttribute("href").match(MARKER_LINK) ?? [];
  const cards = document.createElement("template");
  cards.innerHTML = answers.get(id)?.html ?? "";
  return cards.content.getElementById(`src-${id}-${marker}`);
}

function showPreview(link) {
  const card = cardOf(link);
  if (!card) return;
  const quote = document.createElement("blockquote");
  quote.append(...card.querySelectorAll("blockquote mark"));
  preview.replaceChildren(card.querySelector("h3"), card.querySelector(".details"), quote);
  preview.lang = card.lang;
  preview.showPopover();
  previewed = link;
  link.setAttribute("aria-describedby", preview.id);
  placePreview();
}

// Above the marker where there is room, else below.
function placePreview() {
  if (!previewed?.isConnected) return hidePreview();
  const [box] = previewed.getClientRects();
  const { offsetWidth, offsetHeight } = preview;
  const above = box.top - offsetHeight - 6;
  preview.style.left = `${Math.max(8, Math.min(box.left - 12, innerWidth - offsetWidth - 8))}px`;
  preview.style.top = `${above > 8 ? above : box.bottom + 6}px`;
}

function hidePreview() {
  clearTimeout(turning);
  previewed?.removeAttribute("aria-describedby");
  previewed = null;
  preview.hidePopover();
}

function markerAt(node) {
  return node.closest?.('#chat a[href^="#src-"]');
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = markerAt(event.target);
  clearTimeout(turning);
  if (link && link !== previewed) turning = setTimeout(showPreview, MILLISECONDS_TO_SHOW, link);
  else if (!link && previewed && !preview.contains(event.target)) turning = setTimeout(hidePreview, MILLISECONDS_TO_HIDE);
});

document.addEventListener("focusin", (event) => {
  const link = markerAt(event.target);
  hidePreview();
  if (link?.matches(":focus-visible")) showPreview(link);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hidePreview();
});

document.addEventListener("scroll", () => previewed && placePreview(), { capture: true, passive: true });
