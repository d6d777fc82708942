// While a job is at work, its part of the page is fetched anew every few seconds. Without script there is a link for it.
"use strict";
(() => {
  const again = async () => {
    const shown = document.getElementById("jobs");
    if (!shown || !shown.dataset.again) return;
    const wait = Number(shown.dataset.again);
    try {
      const answer = await fetch(location.href, { credentials: "same-origin", redirect: "error" });
      if (answer.ok && !shown.contains(document.activeElement)) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.getElementById("jobs");
        if (fresh) shown.replaceWith(document.importNode(fresh, true));
      }
    } catch {
      // The server may be away for a moment: it is asked again.
    }
    setTimeout(again, wait);
  };
  const first = document.getElementById("jobs");
  if (first && first.dataset.again) setTimeout(again, Number(first.dataset.again));
})();
