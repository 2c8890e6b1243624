// Runs once when mounted, with `element`, `props`, `trigger` and `watch` given by gr.HTML.
// The links of the messages were made in ui/chat_messages.py: #change-TURN-KIND-NUMBER, #drop-… and #judge-TURN-VERDICT.
const LINK = /^#(change|drop|judge)-([0-9a-f]{12})-(.+)$/;
const GAP = 8; // pixels

// Ask for other words, near the part that they are to replace.
function change(link, turn, part) {
  const dialog = element.querySelector("dialog");
  const input = dialog.querySelector("input");
  const kind = part.split("-")[0];
  dialog.querySelector("label").textContent = dialog.querySelector(`[data-kind="${kind}"]`).textContent;
  // A list offers only what begins with what is already written.
  input.value = kind === "regions" ? "" : link.textContent;
  input.placeholder = link.textContent;
  input.toggleAttribute("list", false);
  if (kind === "regions") input.setAttribute("list", "part-regions");
  if (kind === "years") input.pattern = "\\d{4}";
  else input.removeAttribute("pattern");
  input.inputMode = kind === "years" ? "numeric" : "text";
  dialog.returnValue = "";
  dialog.onclose = () => {
    link.focus();
    if (dialog.returnValue === "ask") trigger("correct_part", { turn, part, words: input.value });
  };
  dialog.showModal();
  const box = link.getBoundingClientRect();
  const left = Math.min(box.left, window.innerWidth - dialog.offsetWidth - GAP);
  const below = box.bottom + GAP;
  const top = below + dialog.offsetHeight < window.innerHeight ? below : Math.max(GAP, box.top - GAP - dialog.offsetHeight);
  dialog.style.left = `${Math.max(GAP, left)}px`;
  dialog.style.top = `${top}px`;
  input.select();
}

function act(link) {
  const found = link.getAttribute("href").match(LINK);
  if (!found) return;
  const [, action, turn, rest] = found;
  if (action === "change") change(link, turn, rest);
  else if (action === "drop") trigger("correct_part", { turn, part: rest, words: null });
  else trigger("judge_answer", { turn, verdict: rest });
}

// In the capture phase: the page has a <base>, with which a bare #fragment would load the page anew.
document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.("#chat a");
    if (!link || !LINK.test(link.getAttribute("href") ?? "")) return;
    event.preventDefault();
    act(link);
  },
  true,
);

// A click beside the form closes it.
element.addEventListener("click", (event) => {
  if (event.target.matches("dialog")) event.target.close();
});

let fading = 0;
function receive() {
  const value = props.value;
  if (!value) return;
  if ("html" in value) element.innerHTML = value.html;
  if (!("note" in value)) return;
  const note = element.querySelector(".note");
  note.textContent = value.note;
  clearTimeout(fading);
  fading = setTimeout(() => (note.textContent = ""), 8000);
}

watch("value", receive);
receive();
