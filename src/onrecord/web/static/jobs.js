// While a job is at work, the parts of the page that it changes are fetched anew every few seconds; forms stay as they are.
// Without script there is a link for it.
"use strict";
(() => {
  const waits = () => Number(document.getElementById("jobs")?.dataset.again || 0);
  const put = (page) => {
    for (const shown of document.querySelectorAll("[data-live]")) {
      const fresh = page.getElementById(shown.id);
      if (fresh && !shown.contains(document.activeElement)) shown.replaceWith(document.importNode(fresh, true));
    }
  };
  const again = async () => {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin", redirect: "error" });
      if (answer.ok) put(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      // The server may be away for a moment: it is asked again.
    }
    if (waits()) setTimeout(again, waits());
  };
  if (waits()) setTimeout(again, waits());
})();
