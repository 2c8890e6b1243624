// Keeps the latest question in sight while its answer comes: at the top once the answer is long, so that it is read
// from its beginning. Whoever scrolls or presses a key meanwhile stays where they are.
const talk = element.closest(".talk"); // the chat in it is mounted later
const ROOM_ABOVE = 8; // pixels
let latest = null; // the question that was the last
let searching = false;
let following = false;

// The chat scrolls by itself; on a phone the page does.
function frame() {
  const own = talk.querySelector(".bubble-wrap");
  return getComputedStyle(own).overflowY === "visible" ? document.scrollingElement : own;
}

function follow() {
  const question = [...talk.querySelectorAll(".user.message")].at(-1);
  const before = searching;
  searching = talk.querySelector(".message .state.running") !== null;
  if (question !== latest || (searching && !before)) following = true;
  latest = question;
  if (!following || !question) return;
  const scrolled = frame();
  const top = scrolled === document.scrollingElement ? 0 : scrolled.getBoundingClientRect().top;
  scrolled.scrollTop += question.getBoundingClientRect().top - top - ROOM_ABOVE;
}

// Gradio names these in English only, and a message by its Markdown, which is nothing to be read aloud.
function name() {
  for (const message of talk.querySelectorAll("[data-testid=bot], [data-testid=user]")) message.removeAttribute("aria-label");
  const words = document.querySelector("#answer-actions [data-conversation]")?.dataset;
  const down = talk.querySelector(".scroll-down-button-container button");
  if (!words) return;
  talk.querySelector("[role=log]")?.setAttribute("aria-label", words.conversation);
  for (const attribute of ["aria-label", "title"]) down?.setAttribute(attribute, words.scrollDown);
}

for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
  document.addEventListener(kind, () => (following = false), { capture: true, passive: true });
}

function see() {
  follow();
  name();
}

new MutationObserver(see).observe(talk, { childList: true, subtree: true, characterData: true });
