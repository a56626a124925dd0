// What makes the pages a little kinder. Every page works without this file.

const faulty = () => document.querySelector("[data-foutenoverzicht]:not([data-voorbeeld] *)")?.focus();

// Leaving a form that was changed but not saved.
function guard(form) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => {
    if (changed && form.isConnected) event.preventDefault();
  });
}

// A second press on the button must not send the form twice; coming back to the page frees it again.
function once(event) {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method !== "post" || form.target) return;
  if (form.dataset.verzonden) {
    event.preventDefault();
    return;
  }
  form.dataset.verzonden = "ja";
  submitter?.setAttribute("aria-disabled", "true");
  setTimeout(free, 8000); // the answer may be a file, and then this page stays
}

function free() {
  for (const form of document.querySelectorAll("form[data-verzonden]")) {
    delete form.dataset.verzonden;
    for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  }
}

// Panels close on Escape and on a click elsewhere.
function closePanels(except) {
  for (const panel of document.querySelectorAll("details.lwi-menuknop[open]")) {
    if (panel !== except) panel.open = false;
  }
}

function onKey(event) {
  const panel = event.key === "Escape" && document.querySelector("details.lwi-menuknop[open]");
  if (!panel) return;
  panel.open = false;
  panel.querySelector("summary").focus();
}

// A table that does not fit can be scrolled with the keyboard too.
function scrollable() {
  for (const table of document.querySelectorAll(".lwi-tabel--stapel")) {
    if (table.scrollWidth <= table.clientWidth) continue;
    table.tabIndex = 0;
    table.setAttribute("role", "region");
    table.setAttribute("aria-label", table.querySelector("caption").textContent);
  }
}

// A slider over months says which month it stands on; its value counts months since the year 0.
function month({ target }) {
  const output = document.getElementById(target.dataset?.maanden);
  if (!output) return;
  const value = Number(target.value);
  const words = new Date(Math.floor(value / 12), value % 12).toLocaleDateString("nl", { month: "long", year: "numeric" });
  output.textContent = words;
  target.setAttribute("aria-valuetext", words);
}

function start() {
  scrollable();
  window.addEventListener("resize", scrollable);
  faulty();
  document.querySelectorAll("form[data-bewaak]").forEach(guard);
  document.addEventListener("submit", once);
  document.addEventListener("input", month);
  document.addEventListener("click", (event) => closePanels(event.target.closest("details.lwi-menuknop")));
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-afdrukken]")) window.print();
  });
  document.addEventListener("allauth.error", () => {
    document.querySelector("[data-sleutelfout]").hidden = false;
  });
  window.addEventListener("pageshow", free);
  document.addEventListener("htmx:afterRequest", free);
  document.addEventListener("htmx:afterSwap", (event) => {
    faulty();
    scrollable();
    event.target.querySelectorAll?.("form[data-bewaak]").forEach(guard);
  });
}

start();
