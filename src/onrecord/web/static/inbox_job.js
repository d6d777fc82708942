// What is being read, asked for again and again until all is read; claims come in as they are found.
"use strict";

const state = document.getElementById("state"), told = document.getElementById("told");
// What was typed has come in: the draft of inbox.js is needed no more.
for (const key of Object.keys(sessionStorage)) if (key.startsWith("onrecord-draft-")) sessionStorage.removeItem(key);

let pause = 150;
async function look() {
  try {
    const answer = await fetch(state.dataset.from, { headers: { Accept: "application/json" } });
    if (answer.redirected || !answer.ok) { location.reload(); return; }
    const found = await answer.json();
    const kept = document.activeElement && state.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    if (state.innerHTML !== found.html) state.innerHTML = found.html;
    if (kept) { const again = Array.from(state.querySelectorAll("a")).find((one) => one.getAttribute("href") === kept); if (again) again.focus(); }
    if (told.textContent !== found.said) told.textContent = found.said;
    if (!found.open) return;
    pause = Math.min(2000, pause * 1.4);
  } catch {
    pause = 3000; // the server may be starting anew
  }
  setTimeout(look, pause);
}
if ("open" in state.dataset) setTimeout(look, pause);
