// Runs once when the panel is mounted, with `element`, `trigger`, `server` and `upload` given by gr.HTML.
const language = document.documentElement.lang;
const part = element.querySelector("[data-part=form]");
let adding = null; // the section, once the server has made it
let busy = false;
let stopped = false; // while files are uploaded: those that are not yet are left out

function say(words) {
  adding.querySelector(".failed").textContent = words;
}

// Who shall see what is added, where people sign in.
function corpus() {
  return adding.querySelector("[data-corpus]")?.value ?? "";
}

function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// Hidden files, and the folder that a browser saves beside a page, are no articles.
function isLeftOut(name, siblings) {
  if (name.startsWith(".") || name === "__MACOSX") return true;
  const page = name.match(/^(.*)[_.]files$/);
  return Boolean(page) && siblings.some((sibling) => sibling === `${page[1]}.html` || sibling === `${page[1]}.htm`);
}

function children(folder) {
  const reader = folder.createReader();
  const read = () => new Promise((resolve, reject) => reader.readEntries(resolve, reject));
  // A browser gives them a hundred at a time.
  const all = async (found) => {
    const more = await read();
    return more.length ? all([...found, ...more]) : found;
  };
  return all([]);
}

async function filesOf(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const found = (await children(entry)).sort((one, other) => (one.name < other.name ? -1 : 1));
  const names = found.map((child) => child.name);
  const kept = found.filter((child) => !isLeftOut(child.name, names));
  return (await Promise.all(kept.map(filesOf))).flat();
}

// What was chosen as a folder comes as one list of paths.
function chosenFiles(list) {
  const files = [...list];
  const paths = files.map((file) => (file.webkitRelativePath || file.name).split("/"));
  const siblings = new Map();
  for (const path of paths) {
    path.forEach((name, depth) => {
      const folder = path.slice(0, depth).join("/");
      siblings.set(folder, [...(siblings.get(folder) ?? []), ...(depth === path.length - 1 ? [name] : [])]);
    });
  }
  return files.filter((_, at) =>
    paths[at].every((name, depth) => !isLeftOut(name, siblings.get(paths[at].slice(0, depth).join("/")))),
  );
}

async function uploadAll(files) {
  const progress = adding.querySelector(".uploads");
  const uploaded = [];
  const failed = [];
  progress.hidden = false;
  stopped = false;
  for (const [at, file] of files.entries()) {
    if (stopped) break;
    const told = { done: at + 1, total: files.length, name: file.name };
    progress.querySelector("span").textContent = fill(adding.dataset.uploading, told);
    progress.querySelector("progress").value = at / files.length;
    if (file.size > Number(adding.dataset.limit)) failed.push(`${file.name}: ${adding.dataset.tooBig}`);
    else {
      const sent = await upload(file).catch(() => null);
      if (sent?.path) uploaded.push({ upload: sent.path, name: file.name });
      else failed.push(`${file.name}: ${adding.dataset.failed}`);
    }
  }
  progress.hidden = true;
  say([...failed, ...(stopped ? [adding.dataset.stopped] : [])].join("\n"));
  return uploaded;
}

async function add(files) {
  if (busy) return;
  if (!files.length) return say(adding.dataset.nothing);
  busy = true;
  const uploaded = await uploadAll(files);
  busy = false;
  if (uploaded.length && !stopped) trigger("add_files", { files: uploaded, corpus: corpus() });
}

function paste(form) {
  const text = form.elements.text.value;
  const limit = Number(adding.dataset.longest);
  if (!text.trim()) return say(adding.dataset.empty);
  const told = { length: text.length.toLocaleString("en"), limit: limit.toLocaleString("en") };
  if (text.length > limit) return say(fill(adding.dataset.tooLong, told));
  say("");
  trigger("add_text", { text, title: form.elements.title.value, corpus: corpus() });
}

function listen() {
  const input = adding.querySelector("input[type=file]");
  adding.querySelector("[data-stop-uploads]").addEventListener("click", () => (stopped = true));
  const drop = adding.querySelector(".drop");
  input.addEventListener("change", async () => {
    const files = chosenFiles(input.files);
    await add(files);
    input.value = "";
  });
  for (const button of adding.querySelectorAll("[data-choose]")) {
    button.addEventListener("click", () => {
      input.webkitdirectory = button.dataset.choose === "folder";
      input.click();
    });
  }
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    // The entries are gone once this handler has ended.
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const loose = [...event.dataTransfer.files];
    const found = entries.length ? (await Promise.all(entries.map(filesOf))).flat() : loose;
    await add(found);
  });
  adding.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    paste(event.target);
  });
}

// The progress of adding is told in a component of its own.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-stop-adding]");
  if (!button) return;
  button.disabled = true;
  trigger("stop_adding", {});
});

server.adding_form(language).then((html) => {
  part.innerHTML = html;
  adding = part.querySelector(".adding");
  if (adding.querySelector(".drop")) listen();
});
