// Runs after menu.js, once when the map is mounted, with `element`, `props`, `trigger` and `watch` given by gr.HTML.
let chosen = [];

function show() {
  for (const tile of element.querySelectorAll("[data-region]")) {
    tile.setAttribute("aria-pressed", chosen.includes(tile.dataset.region));
  }
  element.querySelector("details")?.toggleAttribute("data-changed", chosen.length > 0);
}

function receive() {
  const value = props.value;
  if (!value) return;
  if ("html" in value) {
    const open = element.querySelector("details")?.open ?? false;
    element.innerHTML = value.html;
    element.querySelector("details").open = open;
  }
  const { all } = element.querySelector("details").dataset;
  document.documentElement.style.setProperty("--all-regions", JSON.stringify(all));
  if ("chosen" in value) chosen = value.chosen;
  show();
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { region } = button.dataset;
  if (!region) chosen = [];
  else chosen = chosen.includes(region) ? chosen.filter((one) => one !== region) : [...chosen, region];
  show();
  trigger("choose_regions", { regions: chosen });
});

watch("value", receive);
receive();
