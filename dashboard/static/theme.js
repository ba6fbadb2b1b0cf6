// Runs before the page is drawn, so that a chosen theme does not flash.
try {
  const saved = localStorage.getItem("theme");
  if (saved === "light" || saved === "dark") document.documentElement.dataset.theme = saved;
} catch {
  // No storage, no choice: the system's scheme stands.
}
