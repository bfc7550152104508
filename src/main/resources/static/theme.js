// Chooses light or dark before the first paint: the reader's own choice, else what the system asks for.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // storage may be forbidden; the system's wish still counts
    }
  };
  const show = () => {
    root.dataset.bsTheme = chosen() ?? (dark.matches ? "dark" : "light");
  };
  show();
  root.classList.add("js");
  dark.addEventListener("change", show);
  addEventListener("storage", show);
})();
