// In JupyterLab, which takes clicks on links for itself: open what a link of a count, of a book of
// evidence or of a register leads to, and go there. Exported reports hold no script and need none.
if (!window.followsCounts) {
  window.followsCounts = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.count, .book a, .register a");
    const target = link && (link.getAttribute("data-href") || link.getAttribute("href") || "");
    const place = target && document.getElementById(target.slice(1));
    if (!place) return;
    event.preventDefault();
    event.stopPropagation();
    for (let at = place; at; at = at.parentElement) if (at.matches("details")) at.open = true;
    place.scrollIntoView({ block: "center" });
  }, true);
}
