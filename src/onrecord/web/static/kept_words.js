// What is typed into the forms of an incident and not sent yet is kept in the tab (sessionStorage), so that a session that ended or a server that
// was started again loses nothing. What was sent goes once the page says that it was done, or once the incident has a newer version.
"use strict";
const line = document.getElementById("kept-words");
// The answer to a form that was refused has the address of the form: here it gets that of its page, which can be asked for again.
const at = document.getElementById("content").dataset.at;
if (at) history.replaceState(null, "", at);
const asked = new URLSearchParams(location.search);
const place = `onrecord-words-${line.dataset.person}-${asked.get("id")}`;
const forms = [...document.querySelectorAll("form.decide")];
const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !["hidden", "checkbox"].includes(field.type) && "value" in field && field.tagName !== "BUTTON");
const nameOf = (form) => ["act", "about", "report", "claim", "id"].map((name) => (form.elements[name] ? form.elements[name].value : "")).join(" ");
const first = new Map(forms.flatMap(fieldsOf).map((field) => [field, field.form.querySelector("#refused") ? null : field.value])); // what the server gave back is not kept there

function keep(sent) {
  const words = {};
  for (const form of forms) {
    const typed = Object.fromEntries(fieldsOf(form).filter((field) => field.value !== first.get(field)).map((field) => [field.name, field.value]));
    if (Object.keys(typed).length) words[nameOf(form)] = { sees: form.elements.sees.value, sent: form === sent, typed };
  }
  try {
    if (Object.keys(words).length) sessionStorage.setItem(place, JSON.stringify(words));
    else sessionStorage.removeItem(place);
  } catch { /* the tab may be told to keep nothing */ }
}

let words = null;
try { words = JSON.parse(sessionStorage.getItem(place)); } catch { /* as above */ }
let back = 0;
for (const form of words ? forms : []) {
  const held = words[nameOf(form)];
  if (!held || held.sees !== form.elements.sees.value || (held.sent && asked.has("done"))) continue;
  for (const field of fieldsOf(form)) {
    if (held.typed[field.name] === undefined) continue;
    field.value = held.typed[field.name];
    back += 1;
    for (let box = field.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  }
}
line.hidden = !back;
if (words && !back) keep();
for (const name of ["input", "change"]) document.addEventListener(name, (event) => event.target.closest("form.decide") && keep());
document.addEventListener("submit", (event) => event.target.closest("form.decide") && keep(event.target));
