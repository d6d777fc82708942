/* The slider over the days of publication: it names the day while it is drawn, then puts that day's board in place of the one shown.
   Without it the page has a field for the day and links to the days beside it. */
"use strict";
(() => {
  const slider = document.getElementById("day-slider");
  const days = JSON.parse(document.getElementById("days").textContent);
  const field = document.getElementById("on");
  if (!slider || days.length < 2) return;
  const box = slider.closest("[data-slider]");
  const said = box.querySelector("output");
  const trouble = box.querySelector("[data-trouble]");
  let wanted = null;
  let timer = 0;

  const address = (day) => {
    const to = new URL(location.href);
    to.searchParams.set("on", day);
    to.hash = "";
    return to;
  };

  const name = () => {
    const day = days[Number(slider.value)];
    said.textContent = day;
    slider.setAttribute("aria-valuetext", day);
    return day;
  };

  const show = async (day) => {
    const asked = (wanted = new AbortController());
    try {
      const answer = await fetch(address(day), { signal: asked.signal, credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const made = page.getElementById("as-known");
      if (!answer.ok || answer.redirected || !made) {
        location.assign(address(day));
        return;
      }
      document.getElementById("as-known").replaceWith(made);
      for (const id of ["beside-days", "watch"]) {
        const now = document.getElementById(id);
        const then = page.getElementById(id);
        if (now && then) now.replaceWith(then);
      }
      document.title = page.title;
      field.value = day;
      trouble.hidden = true;
      history.replaceState(null, "", address(day));
    } catch (error) {
      if (error.name !== "AbortError") trouble.hidden = false;
    }
  };

  slider.addEventListener("input", () => {
    const day = name();
    if (wanted) wanted.abort();
    clearTimeout(timer);
    timer = setTimeout(() => show(day), 150);
  });
  box.hidden = false;
  name();
})();
