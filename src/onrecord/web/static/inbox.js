// Files dropped on the field are chosen as if by hand; a text that is being typed outlives a page that is lost, in this tab alone.
"use strict";

const files = document.getElementById("files");
if (files) {
  const drop = files.querySelector(".drop"), input = files.querySelector("input[type=file]"), chosen = document.getElementById("chosen");
  const tell = () => { chosen.textContent = Array.from(input.files, (one) => one.name).join(", "); };
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; tell(); }
  });
  input.addEventListener("change", () => { if (input.files.length > 1) tell(); else chosen.textContent = ""; });
}

const paste = document.getElementById("paste");
if (paste) {
  const key = `onrecord-draft-${paste.dataset.person}`;
  const fields = Array.from(paste.elements).filter((one) => one.name && one.type !== "hidden");
  let held = {};
  try { held = JSON.parse(sessionStorage.getItem(key) || "{}"); } catch { held = {}; }
  if (fields.every((one) => !one.value)) for (const one of fields) if (held[one.name]) one.value = held[one.name];
  paste.addEventListener("input", () => {
    try { sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(fields.map((one) => [one.name, one.value])))); } catch { /* too long to keep */ }
  });
}
