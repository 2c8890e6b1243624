// Runs once when the list is mounted, with `element` and `trigger` given by gr.HTML.
// The buttons of a row: ask, then remove or keep.
function turn(row, asking) {
  row.querySelector("[data-ask-removal]").hidden = asking;
  row.querySelector(".confirmation").hidden = !asking;
  row.querySelector(asking ? "[data-keep]" : "[data-ask-removal]").focus();
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.remove) {
    button.disabled = true;
    trigger("delete", { article_id: button.dataset.remove });
  } else if ("askRemoval" in button.dataset || "keep" in button.dataset) {
    turn(button.closest(".actions"), "askRemoval" in button.dataset);
  }
});
