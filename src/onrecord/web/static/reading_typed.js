// What is typed on the reading page and not sent yet: it is carried over when parts of the page are put in anew, and kept in the tab
// (sessionStorage), so that a session that ended or a server that was started again loses nothing. reading.js says when.
"use strict";
const typed = (() => {
  // The answer to a form that was refused has the address of the form: here it gets that of its page, which can be asked for again.
  const back = document.getElementById("content").dataset.at;
  if (back) history.replaceState(null, "", back);
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const page = one(".reading");
  const place = `onrecord-reading-${page.dataset.person}-${page.dataset.report}`;
  const SPAN = "the marked words of the new claim";

  const cardOf = (node) => { const card = node.closest("article.claim"); return card ? card.dataset.claim : ""; };
  const forms = (but) => all(".claims form").filter((form) => form !== but);
  const fields = (form) => [...form.elements].filter((field) => field.name && field.type !== "hidden");
  const nameOf = (field) => {
    const { act, field: of } = field.form.elements;
    const name = field.name === "shown" ? "words" : field.name;
    return JSON.stringify([cardOf(field), act ? act.value : "", of ? of.value : "", name]);
  };
  const changed = (field) => {
    if (one("#refused", field.form)) return true; // what the server gave back is not kept there
    if (field.tagName !== "SELECT") return field.value !== field.defaultValue;
    return field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
  };

  // The words of a new claim: marked in the text, or (null) to be written by hand.
  const mark = (form, found) => {
    const words = one("textarea", form);
    form.elements.start.value = found ? found.start : "";
    form.elements.end.value = found ? found.end : "";
    words.readOnly = Boolean(found);
    words.name = found ? "shown" : "words"; // what is marked is told by its place: its words may stand there twice
    if (found) words.value = found.text;
  };

  const held = (but) => {
    const out = {};
    for (const form of forms(but)) for (const field of fields(form)) if (changed(field)) out[nameOf(field)] = field.value;
    const add = one("form[data-add]");
    if (add && add !== but && add.elements.start.value) out[SPAN] = [add.elements.start.value, add.elements.end.value];
    return out;
  };
  const put = (words) => {
    let found = 0;
    for (const field of forms().flatMap(fields)) {
      const value = words[nameOf(field)];
      if (value === undefined) continue;
      field.value = value;
      found += 1;
      for (let box = field.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    }
    const add = one("form[data-add]"), span = words[SPAN];
    if (add && span) mark(add, { start: span[0], end: span[1], text: one("textarea", add).value });
    return found;
  };

  // Whether the tab keeps it: it may be told to keep nothing.
  const keep = (but) => {
    const words = held(but);
    try {
      if (Object.keys(words).length) sessionStorage.setItem(place, JSON.stringify(words));
      else sessionStorage.removeItem(place);
      return true;
    } catch {
      return false;
    }
  };

  const boxName = (box) => `${cardOf(box)} ${box.dataset.open || one("summary", box).textContent}`;
  // The claims as they stand now, with what is typed in forms other than the one that was sent. Goes out: back to where one was typing.
  const renew = (made, sent) => {
    const words = held(sent), own = sent.closest("article.claim, #adding");
    const open = new Set(all(".claims details[open]").filter((box) => !own.contains(box)).map(boxName));
    const at = document.activeElement;
    const typing = at && at.form && at.form !== sent && forms().includes(at.form) && at.name && at.type !== "hidden" ? nameOf(at) : null;
    const ends = typing && at.setSelectionRange ? [at.selectionStart, at.selectionEnd] : null;
    for (const part of ["#words", ".claims"]) one(part).replaceWith(document.adoptNode(one(part, made)));
    for (const box of all(".claims details")) if (open.has(boxName(box))) box.open = true;
    put(words);
    keep();
    return () => {
      const field = typing && forms().flatMap(fields).find((other) => nameOf(other) === typing);
      if (!field) return;
      field.focus();
      if (ends) field.setSelectionRange(...ends);
    };
  };

  const offer = () => {
    let words = null;
    try { words = JSON.parse(sessionStorage.getItem(place)); } catch { return; }
    if (!words || !put(words)) return;
    const line = document.createElement("p");
    line.className = "message";
    line.setAttribute("role", "status");
    line.textContent = page.dataset.kept;
    page.before(line);
  };
  for (const name of ["input", "change"]) document.addEventListener(name, (event) => event.target.closest(".claims") && keep());
  offer();
  return { keep, mark, renew };
})();
