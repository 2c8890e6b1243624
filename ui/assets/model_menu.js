// Runs once when the menu is mounted, with `element`, `props`, `trigger` and `watch` given by gr.HTML.
function close(focused) {
  const menu = element.querySelector("details");
  if (!menu?.open) return;
  menu.open = false;
  if (focused) menu.querySelector("summary").focus();
}

function uses(form) {
  return [...form.querySelectorAll('[name="uses"]:checked')].map((one) => one.value);
}

// The key goes to the server with the request, and stays neither in the form nor in what the browser keeps.
function connect(form) {
  const { source, address = "", name = "", key = "" } = Object.fromEntries(new FormData(form));
  const status = element.querySelector(".status");
  status.textContent = source === "off" ? "" : status.dataset.connecting;
  trigger("connect_model", { source, address, name, key, uses: uses(form) });
  if (form.elements.key) form.elements.key.value = "";
}

function receive() {
  const value = props.value;
  if (!value) return;
  if ("html" in value) {
    element.innerHTML = value.html;
    const form = element.querySelector("form");
    // Whether the chosen model can be reached is said when somebody first looks.
    element.querySelector("details").addEventListener("toggle", (event) => {
      const status = element.querySelector(".status");
      if (event.target.open && !status.textContent && form.elements.source.value === "server") connect(form);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      connect(form);
    });
  }
  if ("status" in value) element.querySelector(".status").textContent = value.status;
  if ("active" in value) element.querySelector("details").toggleAttribute("data-changed", value.active);
}

element.addEventListener("change", (event) => {
  const form = event.target.closest("form");
  if (!form) return;
  if (event.target.name === "uses") trigger("choose_uses", { uses: uses(form) });
  if (event.target.name !== "source") return;
  const own = form.querySelector(".own");
  const isOwn = event.target.value === "own";
  if (own) own.hidden = !isOwn;
  if (isOwn) form.elements.address.focus();
  else connect(form);
});

element.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close(true);
});

for (const kind of ["click", "focusin"]) {
  document.addEventListener(kind, (event) => {
    if (!element.contains(event.target)) close(false);
  });
}

watch("value", receive);
receive();
