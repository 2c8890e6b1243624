// Runs once when mounted, with `element`, `props`, `trigger` and `watch` given by gr.HTML.
function receive() {
  const chat = document.querySelector("#chat .bubble-wrap");
  const atEnd = chat ? chat.scrollHeight - chat.scrollTop - chat.clientHeight < 80 : false;
  const focused = document.activeElement?.dataset?.question;
  element.innerHTML = props.value?.html ?? "";
  if (focused) element.querySelector(`[data-question="${CSS.escape(focused)}"]`)?.focus();
  // The strip takes its room from the chat, whose end shall stay in sight.
  if (atEnd) requestAnimationFrame(() => chat.scrollTo({ top: chat.scrollHeight }));
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
