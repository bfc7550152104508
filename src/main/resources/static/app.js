// What a page gains when scripts run. Everything here has a plain link, form or text behind it.

const live = () => document.getElementById("live");

/** Says a sentence to screen readers without moving anything. */
function say(sentence) {
  const region = live();
  if (region) {
    region.textContent = "";
    setTimeout(() => (region.textContent = sentence), 50);
  }
}

function isDark() {
  return document.documentElement.dataset.bsTheme === "dark";
}

function showThemeSwitches() {
  for (const button of document.querySelectorAll("[data-theme-switch]")) {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(isDark()));
  }
}

function switchTheme() {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.bsTheme = theme;
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // forbidden storage: the choice lasts for this page
  }
  showThemeSwitches();
  document.dispatchEvent(new CustomEvent("themechange", { detail: theme }));
}

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  if (!source) return;
  try {
    await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
    say(button.dataset.copied);
    const words = button.querySelector("[data-words]") ?? button;
    const before = words.textContent;
    words.textContent = button.dataset.copied;
    setTimeout(() => (words.textContent = before), 2500);
  } catch {
    getSelection()?.selectAllChildren(source); // at least Ctrl+C is near
  }
}

/** Reveals what only works with scripts, and puts the reader at the summary of errors. */
function enhance(root) {
  for (const button of root.querySelectorAll("[data-copy], [data-reveal], [data-print]")) button.hidden = false;
  root.querySelector("[data-error-summary]")?.focus();
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("[data-theme-switch]")) switchTheme();
  const copyButton = target?.closest("[data-copy]");
  if (copyButton) copy(copyButton);
  const reveal = target?.closest("[data-reveal]");
  if (reveal) {
    const field = document.getElementById(reveal.dataset.reveal);
    field.type = field.type === "password" ? "text" : "password";
    reveal.setAttribute("aria-pressed", String(field.type === "text"));
  }
  const print = target?.closest("[data-print]");
  if (print) window.print();
});

// A fold of the header closes with Escape and when the reader goes elsewhere.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.activeElement?.closest("details.fold[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary")?.focus();
  }
});

// A form that was sent once is not sent twice by an impatient hand.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (event.defaultPrevented) return;
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 8000); // the answer may be a file, and the page stays
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

document.addEventListener("htmx:afterSwap", (event) => enhance(event.target));
document.addEventListener("htmx:sendError", () => say(document.body.dataset.offline ?? ""));
document.addEventListener("htmx:responseError", () => say(document.body.dataset.failed ?? ""));

showThemeSwitches();
enhance(document);
