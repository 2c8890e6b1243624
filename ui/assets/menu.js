// Stands before the script of each menu and does what all of them do; gr.HTML gives both `element`.
function close(focused) {
  const menu = element.querySelector("details");
  if (!menu?.open) return;
  menu.open = false;
  if (focused) menu.querySelector("summary").focus();
}

element.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close(true);
});

for (const kind of ["click", "focusin"]) {
  document.addEventListener(kind, (event) => {
    if (!element.contains(event.target)) close(false);
  });
}

// A menu opens upwards, where a phone may have scrolled too far for it to be seen.
element.addEventListener(
  "toggle",
  (event) => {
    if (event.target.open) element.querySelector(".choices").scrollIntoView({ block: "nearest" });
  },
  true,
);

