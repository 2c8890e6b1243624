// Runs after menu.js, once when the menu is mounted, with `element`, `props`, `trigger` and `watch` given by gr.HTML.
const KEPT = "shengce.settings";

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {}; // nothing is kept in this browser, or something else wrote there
  }
}

function chosen(form) {
  const { strictness, passages } = Object.fromEntries(new FormData(form));
  return { strictness, passages, only_named_regions: form.elements.only_named_regions.checked };
}

// Put what was kept into the form; what is no choice of it leaves the usual one.
function fill(form, kept) {
  for (const name of ["strictness", "passages"]) {
    const choice = [...form.elements[name]].find((one) => one.value === String(kept[name] ?? ""));
    if (choice) choice.checked = true;
  }
  form.elements.only_named_regions.checked = kept.only_named_regions === true;
}

// Have it go along with the next question.
function hold(form) {
  props.value = { settings: chosen(form) };
  const { strictness, passages, only_named_regions: only } = chosen(form);
  element.querySelector("details").toggleAttribute("data-changed", strictness !== "usual" || passages !== "" || only);
}

function receive() {
  const value = props.value;
  if (!value || !("html" in value)) return;
  element.innerHTML = value.html;
  const form = element.querySelector("form");
  form.addEventListener("submit", (event) => event.preventDefault());
  fill(form, read());
  hold(form);
}

element.addEventListener("change", (event) => {
  const form = event.target.closest("form");
  if (!form) return;
  if (event.target.name === "language") {
    const address = new URL(location.href);
    address.searchParams.set("lang", event.target.value);
    location.assign(address);
    return;
  }
  try {
    localStorage.setItem(KEPT, JSON.stringify(chosen(form)));
  } catch {
    // Then it holds until the page is left.
  }
  hold(form);
  trigger("change_settings", {});
});

watch("value", receive);
receive();
