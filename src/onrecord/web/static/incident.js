// The page of an incident, made quicker: claims and reports dragged out of it, other incidents dragged into it, and keys
// (m merge, s split, u undo). It fills in the forms that the page has anyway: what is sent, with its reason and the version
// that the person saw, is sent by the form, and everything works without it.
const main = document.querySelector("main[data-incident]");
const out = document.getElementById("take-out");
const list = document.getElementById("near");
const link = document.getElementById("near-link");
let held = [];

const boxes = () => [...document.querySelectorAll('input[name="out"][form="take-out"]')];
const claimsOf = (box) => {
  const told = JSON.parse(box.value);
  return Array.isArray(told[0]) ? told : [told];
};

function count() {
  const said = out && out.querySelector(".marked");
  if (!said) return;
  const marked = new Set(boxes().filter((box) => box.checked).flatMap(claimsOf).map((ref) => JSON.stringify(ref)));
  out.classList.toggle("some", marked.size > 0);
  said.textContent = marked.size ? `${said.dataset.some} ${marked.size}` : said.dataset.none;
}

// A report's box marks its claims, and shows whether all of them are marked.
function follow(box) {
  const own = new Set(claimsOf(box).map((ref) => JSON.stringify(ref)));
  for (const other of boxes()) {
    if (other === box) continue;
    const theirs = claimsOf(other).map((ref) => JSON.stringify(ref));
    if (own.size > 1 || theirs.length === 1) {
      if (theirs.length === 1 && own.has(theirs[0])) other.checked = box.checked;
    }
  }
  for (const whole of boxes()) {
    const of = claimsOf(whole).map((ref) => JSON.stringify(ref));
    if (of.length < 2) continue;
    const single = boxes().filter((one) => claimsOf(one).length === 1 && of.includes(JSON.stringify(claimsOf(one)[0])));
    whole.checked = single.length > 0 && single.every((one) => one.checked);
  }
  count();
}

function takeOut(then) {
  if (!out) return;
  for (const box of held) {
    box.checked = true;
    follow(box);
  }
  out.elements.namedItem("then").value = then || "";
  out.scrollIntoView({ block: "nearest" });
  out.elements.namedItem("why").focus();
}

function merge(id) {
  const form = document.querySelector("#merge form");
  if (!form) return;
  document.getElementById("merge").open = true;
  form.elements.namedItem("with").value = id;
  form.scrollIntoView({ block: "nearest" });
  form.elements.namedItem("why").focus();
}

function draggable(element) {
  element.draggable = true;
  element.addEventListener("dragstart", (event) => {
    event.stopPropagation();
    const box = element.querySelector('input[name="out"]');
    const marked = boxes().filter((one) => one.checked);
    held = box && !box.checked ? [box] : marked;
    element.classList.add("held");
    // After the browser has begun: what moves within the event would end the dragging.
    setTimeout(() => main.classList.add("dragging"), 0);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", element.dataset.incident === undefined ? "claims" : `incident ${element.dataset.incident}`);
  });
  element.addEventListener("dragend", () => {
    element.classList.remove("held");
    main.classList.remove("dragging");
  });
}

function takes(element, dropped) {
  element.addEventListener("dragover", (event) => {
    event.preventDefault();
    element.classList.add("over");
  });
  element.addEventListener("dragleave", () => element.classList.remove("over"));
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation();
    element.classList.remove("over");
    main.classList.remove("dragging");
    dropped(event.dataTransfer.getData("text/plain"));
  });
}

function zone(words) {
  const made = document.createElement("div");
  made.className = "drop";
  made.textContent = words;
  return made;
}

async function showNear() {
  if (!list || list.dataset.shown) return;
  list.dataset.shown = "1";
  const answer = await fetch(main.dataset.near, { credentials: "same-origin" });
  if (!answer.ok) {
    delete list.dataset.shown; // the link above leads to the same
    return;
  }
  const told = new DOMParser().parseFromString(await answer.text(), "text/html");
  list.replaceChildren(...told.body.childNodes);
  for (const card of list.querySelectorAll(".card")) {
    draggable(card);
    takes(card, (what) => what === "claims" && takeOut(card.dataset.incident));
    card.title = list.dataset.drop;
  }
  if (out) {
    const own = zone(list.dataset.own);
    takes(own, (what) => what === "claims" && takeOut(""));
    list.prepend(own);
  }
}

for (const box of boxes()) box.addEventListener("change", () => follow(box));
if (out) {
  for (const row of document.querySelectorAll("tr[data-claim], [data-report]")) draggable(row);
  count();
}
const glance = document.querySelector(".glance");
if (glance && out) takes(glance, (what) => what.startsWith("incident ") && merge(what.slice(9)));
if (list) {
  const near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && showNear());
  near.observe(list.parentElement);
}
document.addEventListener("dragstart", showNear);
// A keyboard of another script sends its own letter: then the key is known by its place.
const letter = (event) => (/^[\x20-\x7e]/.test(event.key) || event.shiftKey || !event.code.startsWith("Key") ? event.key : event.code.slice(3).toLowerCase());
document.addEventListener("keydown", (event) => {
  const at = event.target;
  if (event.ctrlKey || event.metaKey || event.altKey || at.matches("input:not([type=checkbox]), textarea, select")) return;
  const key = letter(event);
  const undo = document.querySelector("#undo input[name=why]") || document.querySelector("#history details.offer");
  if (key === "s" && out) {
    event.preventDefault();
    held = [];
    takeOut("");
  } else if (key === "m" && link) {
    event.preventDefault();
    link.click();
  } else if (key === "u" && undo) {
    event.preventDefault();
    if (undo.tagName === "DETAILS") {
      undo.open = true;
      undo.querySelector("textarea").focus();
    } else undo.focus();
  }
});
// On paper every fold is open; afterwards it is as it was.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("main details:not([open]):not(.offer)")) {
    fold.open = true;
    fold.dataset.printed = "1";
  }
});
addEventListener("afterprint", () => {
  for (const fold of document.querySelectorAll("details[data-printed]")) {
    fold.open = false;
    delete fold.dataset.printed;
  }
});
