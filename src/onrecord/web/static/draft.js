// A draft saves itself while somebody writes. Without this file the button Save does the same.
// What is not saved yet is kept in the tab (sessionStorage), so that a session that ended loses nothing.
"use strict";

const form = document.getElementById("draft");
const state = document.getElementById("state");
const PAUSE_MS = 1500, AGAIN_MS = 10000;
const kept = `draft-${form.dataset.draft}`;
let timer = 0, busy = false, dirty = false, stopped = false;

const fields = () => [...form.elements].filter((one) => one.name === "title" || one.name.startsWith("text-"));
const say = (words, bad) => {
  state.textContent = words;
  state.classList.toggle("warning", Boolean(bad));
};
const keep = () => {
  const held = Object.fromEntries(fields().map((one) => [one.name, one.value]));
  try { sessionStorage.setItem(kept, JSON.stringify(held)); } catch { /* the tab keeps nothing: the page still does */ }
};
const forget = () => { try { sessionStorage.removeItem(kept); } catch { /* nothing is kept */ } };

async function freshToken() {
  // A session that ended and began again has another token than the one in this form.
  const answer = await fetch(location.href, { credentials: "same-origin" });
  if (answer.redirected || !answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("#draft [name=csrfmiddlewaretoken]");
  if (token) form.elements.csrfmiddlewaretoken.value = token.value;
  return Boolean(token);
}

async function send(again) {
  const answer = await fetch(form.action, {
    method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, credentials: "same-origin",
  });
  if (answer.status === 403 && !again && await freshToken()) return send(true);
  return answer;
}

async function save() {
  clearTimeout(timer);
  if (busy || stopped) return false;
  busy = true;
  dirty = false;
  say(form.dataset.saving);
  try {
    const answer = await send(false);
    if (answer.redirected || answer.status === 403) return failed(form.dataset.signedOut, false);
    if (answer.status === 409) { stopped = true; return failed(form.dataset.conflict, true); }
    if (!answer.ok) { stopped = true; return failed(form.dataset.refused, true); }
    const told = await answer.json();
    form.elements.sees.value = told.version;
    for (const [key, base] of Object.entries(told.bases)) {
      const field = form.elements[`base-${key}`];
      if (field) field.value = base;
    }
    say(`${form.dataset.saved} ${told.saved}`);
    if (!dirty) forget();
    return true;
  } catch {
    failed(form.dataset.unreached, false);
    timer = setTimeout(save, AGAIN_MS);
    return false;
  } finally {
    busy = false;
    if (dirty) later();
  }
}

function failed(words) {
  keep();
  say(words, true);
  return false;
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE_MS);
}

form.addEventListener("input", () => {
  dirty = true;
  keep();
  if (!stopped) {
    say(form.dataset.unsaved);
    later();
  }
});

form.addEventListener("submit", async (event) => {
  if (stopped) return; // the page of both versions comes by the form itself
  event.preventDefault();
  while (busy) await new Promise((done) => setTimeout(done, 50));
  const to = event.submitter && event.submitter.value === "preview" ? "&show=preview" : "";
  if (await save()) {
    location.assign(`${location.pathname}?draft=${form.dataset.draft}${to}`);
  } else if (stopped) {
    forget();
    form.submit();
  }
});

window.addEventListener("beforeunload", (event) => {
  if (dirty && !stopped) event.preventDefault();
});

function offer() {
  let held = null;
  try { held = JSON.parse(sessionStorage.getItem(kept)); } catch { return; }
  if (!held || fields().every((one) => held[one.name] === undefined || held[one.name] === one.value)) return forget();
  const line = document.createElement("p");
  line.className = "message";
  line.textContent = `${form.dataset.kept} `;
  const button = (words, act) => {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = words;
    one.addEventListener("click", () => { act(); line.remove(); });
    line.append(one, " ");
  };
  button(form.dataset.back, () => {
    for (const one of fields()) if (held[one.name] !== undefined) one.value = held[one.name];
    dirty = true;
    later();
  });
  button(form.dataset.drop, forget);
  form.before(line);
}
offer();
