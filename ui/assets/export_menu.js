// Runs after menu.js, once when the menu is mounted, with `element`, `props`, `trigger` and `watch` given by gr.HTML.
function save({ name, type, content }) {
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function receive() {
  const value = props.value;
  if (!value) return;
  if ("html" in value) element.innerHTML = value.html;
  if ("content" in value) save(value);
  if ("note" in value) element.querySelector(".note").textContent = value.note;
}

element.addEventListener("click", (event) => {
  const { kind } = event.target.closest("button")?.dataset ?? {};
  if (!kind) return;
  close(true);
  element.querySelector(".note").textContent = "";
  // The name that the conversation has in the list, which only the browser knows.
  const title = document.querySelector("#conversations [aria-current]")?.textContent ?? "";
  trigger("export_conversation", { kind, title });
});

watch("value", receive);
receive();
