// Runs after menu.js, once when the menu is mounted, with `element`, `props`, `trigger` and `watch` given by gr.HTML.
const KEPT = "shengce.settings";

function read() {
  try {
    return Object(JSON.parse(localStorage.getItem(KEPT)));
  } catch {
    return {}; // nothing is kept in this browser, or something else wrote there
  }
}

function fields(form) {
  // The language is no setting of the answers: choosing it leads to the page in that language.
  return [...form.elements].filter((field) => field.name && field.name !== "language");
}

function isTicked(field) {
  return field.type === "radio" || field.type === "checkbox";
}

function chosen(form) {
  const values = fields(form)
    .filter((field) => field.type !== "radio" || field.checked)
    .map((field) => [field.name, field.type === "checkbox" ? field.checked : field.value]);
  return Object.fromEntries(values);
}

// Put what was kept into the form; what is no choice of it leaves the usual one.
function fill(form, kept) {
  for (const field of fields(form).filter((one) => one.name in kept)) {
    const value = kept[field.name];
    if (field.type === "checkbox") field.checked = value === true;
    else if (field.type !== "radio") field.value = value;
    else if (field.value === String(value)) field.checked = true;
  }
}

// Have it go along with the next question.
function hold(form) {
  props.value = { settings: chosen(form) };
  const isChanged = (field) =>
    isTicked(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  element.querySelector("details").toggleAttribute("data-changed", fields(form).some(isChanged));
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
