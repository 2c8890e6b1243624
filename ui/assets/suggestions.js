// Runs after conversation_view.js, once when mounted, with `element`, `props`, `trigger` and `watch` given by gr.HTML.
function receive() {
  const focused = document.activeElement?.dataset?.question;
  element.innerHTML = props.value?.html ?? "";
  if (focused) element.querySelector(`[data-question="${CSS.escape(focused)}"]`)?.focus();
  // The strip takes its room from the chat.
  requestAnimationFrame(follow);
}

element.addEventListener("click", (event) => {
  const question = event.target.closest("button")?.dataset.question;
  if (!question) return;
  element.replaceChildren();
  trigger("ask_suggested", { question });
  document.querySelector("#ask textarea")?.focus({ preventScroll: true });
});

watch("value", receive);
receive();
