// The reading page's island: words and claims light each other up, keys move and decide, marked words become a claim. The page works
// without it. Forms are sent in the background and the page's parts are put in place of the old ones, so that nothing typed elsewhere is lost
// (reading_typed.js).
"use strict";
(() => {
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const cards = () => all("article.claim");
  const words = (id) => all("#words .w").filter((w) => w.dataset.claims.split(" ").includes(id));
  let at = null; // the id of the claim that keys are about

  const light = (ids, on) => {
    for (const id of ids) {
      for (const w of words(id)) w.classList.toggle("lit", on);
      const card = document.getElementById(`claim-${id}`);
      if (card) card.classList.toggle("lit", on);
    }
  };
  const idsOf = (node) => {
    const w = node.closest && node.closest(".w[data-claims]");
    if (w) return w.dataset.claims.split(" ");
    const card = node.closest && node.closest("article.claim");
    return card ? [card.dataset.claim] : [];
  };
  for (const [enter, leave] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(enter, (event) => light(idsOf(event.target), true));
    document.addEventListener(leave, (event) => light(idsOf(event.target), false));
  }

  const go = (id, focus = true) => {
    for (const card of cards()) card.classList.toggle("at", card.dataset.claim === id);
    at = id;
    const card = document.getElementById(`claim-${id}`);
    if (!card) return;
    if (focus) card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    const first = words(id)[0];
    if (first) first.scrollIntoView({ block: "center" });
  };
  const step = (by) => {
    const ids = cards().map((card) => card.dataset.claim);
    if (!ids.length) return;
    const here = ids.indexOf(at);
    go(ids[Math.min(ids.length - 1, Math.max(0, here < 0 ? (by > 0 ? 0 : ids.length - 1) : here + by))]);
  };
  const nextOpen = (from) => {
    const list = cards();
    const here = list.findIndex((card) => card.dataset.claim === from);
    const rest = [...list.slice(here + 1), ...list.slice(0, here + 1)];
    const open = rest.find((card) => card.classList.contains("unreviewed"));
    go((open || list[here] || list[0] || { dataset: {} }).dataset.claim);
  };

  const read = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");
  const post = (form) => fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin" });
  // Whoever has signed in again meanwhile, in another tab, has another token than the one in this page.
  const posted = async (form) => {
    const answer = await post(form);
    if (answer.status !== 403) return answer;
    const again = await fetch(location.href, { credentials: "same-origin" });
    if (again.redirected) return again;
    const page = await read(again), token = one(".claims [name=csrfmiddlewaretoken]", page);
    if (!token || one(".reading", page).dataset.person !== one(".reading").dataset.person) return answer;
    for (const field of all("[name=csrfmiddlewaretoken]")) field.value = token.value;
    return post(form);
  };
  const send = async (form, then) => {
    const button = one("button:not([type])", form) || one("button", form);
    for (const old of all("#told, #refused")) old.remove();
    if (button) button.disabled = true;
    try {
      const answer = await posted(form);
      const made = await read(answer);
      if (answer.ok && one("#words", made)) {
        const back = typed.renew(made, form);
        then();
        back();
      } else if (answer.ok) {
        signIn(answer.url);
      } else if (one(".claims #refused[data-late]", made)) {
        typed.renew(made, form); // somebody was quicker: the claims as they are now, this form among them with what was typed in it
        one("#refused").focus();
      } else if (one("#refused", made) && !one("#words", made)) {
        typed.keep(form);
        form.submit(); // the page has no such form any more: one with the form alone comes by the form itself
      } else {
        refused(form, made);
      }
    } catch {
      // The server does not answer, or something else does: what was typed stays, and the form can be sent again.
      told(document.documentElement.lang === "ar" ? "الخادم لا يجيب. لم يُفقد شيء مما كتبته؛ أعد الإرسال." : "The server does not answer. Nothing that you typed is lost; send it again.");
    } finally {
      if (button) button.disabled = false;
    }
  };
  // The session has ended: what was typed waits in the tab, and signing in leads back to it.
  const signIn = (address) => {
    if (!typed.keep()) { told(one(".reading").dataset.signedOut); return; }
    const to = new URL(address);
    to.searchParams.set("next", location.pathname + location.search);
    location.assign(to);
  };
  // Said at the form, which keeps what was typed.
  const refused = (form, made) => {
    const line = document.importNode(one("#refused", made) || mishap(made), true);
    form.append(line);
    const field = [...form.elements].find((other) => other.name && other.type !== "hidden") || line;
    field.focus();
    if (field.select) field.select();
    line.scrollIntoView({ block: "nearest" });
  };
  // A page of its own, where the form is not this person's to send.
  const mishap = (made) => {
    const line = document.createElement("div"), what = document.createElement("strong");
    what.textContent = one("main h1", made).textContent;
    line.id = "refused";
    line.className = "message error";
    line.tabIndex = -1;
    line.setAttribute("role", "alert");
    line.append(what, ...all("main > dl, main > p:not(:has(a))", made));
    return line;
  };
  const told = (text) => {
    let line = one("#told");
    if (!line) {
      line = document.createElement("p");
      line.id = "told";
      line.className = "message error";
      line.setAttribute("role", "alert");
      one("main").prepend(line);
    }
    line.textContent = text;
    line.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const card = form.closest("article.claim");
    if (!card && form.dataset.add === undefined) return;
    event.preventDefault();
    const id = card ? card.dataset.claim : null;
    const stays = form.dataset.key === "u" || form.dataset.field !== undefined; // what was mended is still to be accepted
    send(form, () => (id === null ? go(cards().at(-1).dataset.claim) : stays ? go(id) : nextOpen(id)));
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#refused a.leave");
    if (!link || !link.closest("form")) return;
    event.preventDefault();
    typed.keep(link.closest("form"));
    location.reload();
  });

  // --- words marked with the mouse or the keyboard become the words of a new claim ---
  const marked = () => {
    const range = getSelection().rangeCount && getSelection().getRangeAt(0);
    if (!range || range.collapsed || !one("#words").contains(range.commonAncestorContainer)) return null;
    const place = (node, offset) => {
      const line = (node.nodeType === 3 ? node.parentElement : node).closest("p[data-start]");
      if (!line) return null;
      const before = document.createRange();
      before.setStart(line, 0);
      before.setEnd(node, offset);
      const held = before.cloneContents();
      for (const extra of all(".offset, sup", held)) extra.remove();
      return Number(line.dataset.start) + [...held.textContent].length;
    };
    const start = place(range.startContainer, range.startOffset);
    const end = place(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return null;
    const held = range.cloneContents();
    for (const extra of all(".offset, sup", held)) extra.remove();
    return { start, end, text: held.textContent };
  };
  const add = () => {
    const found = marked();
    const box = one("#adding");
    if (!box) return;
    box.open = true;
    const form = one("form", box);
    typed.mark(form, found);
    typed.keep();
    const next = found ? form.elements.kind : one("textarea", form);
    next.focus();
    if (next.select) next.select();
    box.scrollIntoView({ block: "nearest" });
  };

  const opened = (kind, selector) => {
    const card = at && document.getElementById(`claim-${at}`);
    const box = card && one(`details[data-open=${kind}]`, card);
    if (!box) return;
    box.open = true;
    const field = one(selector, box);
    if (field) { field.focus(); if (field.select) field.select(); }
  };
  const pressed = (key) => {
    const card = at && document.getElementById(`claim-${at}`);
    const form = card && one(`form[data-key=${key}]`, card);
    if (form) form.requestSubmit();
  };
  const KEYS = {
    n: () => step(1), j: () => step(1), b: () => step(-1), k: () => step(-1),
    a: () => pressed("a"), u: () => pressed("u"), r: () => opened("r", "input[name=why]"),
    f: () => opened("e", "form[data-field=f] input[name=to]"), p: () => opened("e", "form[data-field=p] input[name=to]"),
    d: () => opened("e", "form[data-field=d] input[name=to]"), s: () => opened("e", "form[data-field=s] input[name=to]"),
    m: add, t: () => { const first = at && words(at)[0]; if (first) first.scrollIntoView({ block: "center" }); },
  };
  // A keyboard of another script sends its own letter: then the key is known by its place.
  const letter = (event) => (/^[\x20-\x7e]/.test(event.key) || event.shiftKey || !event.code.startsWith("Key") ? event.key : event.code.slice(3).toLowerCase());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "Escape" && typing) { typing.blur(); if (at) go(at); return; }
    const act = KEYS[letter(event)];
    if (typing || !act) return;
    event.preventDefault();
    act();
  });
  // While a button of the mouse is down nothing moves: else it comes up beside what it was pressed on, and nothing is clicked.
  let pressing = false, waits = null;
  document.addEventListener("pointerdown", () => { pressing = true; });
  for (const name of ["pointerup", "pointercancel"]) {
    document.addEventListener(name, () => setTimeout(() => {
      pressing = false;
      if (waits && waits !== at) go(waits, false);
      waits = null;
    }));
  }
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest("article.claim");
    if (!card || card.dataset.claim === at) return;
    if (pressing) waits = card.dataset.claim;
    else go(card.dataset.claim, false);
  });
  if (location.hash.startsWith("#claim-")) go(location.hash.slice(7));
})();
