// The map and the timeline moved by hand: drag, wheel, pinch and keys, and a slider under the days. All of it is also a link or a field
// of the page, which works without this file. What changes is fetched from the server as it draws it; the address is kept up to date.
"use strict";
(() => {
  const found = document.getElementById("found");
  if (!found) return;
  const SETTLE_MS = 180, FAR = 4;
  let waiting = null, settle = 0;

  const query = () => new URLSearchParams(location.search);
  const box = () => found.querySelector(".mapbox, .timebox");
  const picture = () => found.querySelector(".mapsvg, .lanes");

  // --- fetching ---
  async function load(search, { push = false, hash = "", focus = "" } = {}) {
    if (waiting) waiting.abort();
    const mine = (waiting = new AbortController());
    found.classList.add("waits");
    try {
      const answer = await fetch(found.dataset.picture + search, { signal: mine.signal, redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const text = await answer.text();
      if (mine.signal.aborted) return;
      const held = focus || whatHasFocus();
      found.innerHTML = text;
      history[push ? "pushState" : "replaceState"](null, "", location.pathname + search);
      fields();
      begin();
      const at = (hash && document.querySelector(hash)) || (held && found.querySelector(held));
      if (at) at.focus({ preventScroll: !hash });
    } catch (error) {
      if (error.name === "AbortError") return;
      rest();
      say(found.dataset.failed);
    } finally {
      if (waiting === mine) {
        waiting = null;
        found.classList.remove("waits");
      }
    }
  }

  function say(words) {
    const line = document.createElement("p");
    line.className = "message error";
    line.setAttribute("role", "alert");
    line.textContent = words;
    found.querySelectorAll(":scope > .message").forEach((old) => old.remove());
    found.prepend(line);
  }

  function whatHasFocus() {
    const at = document.activeElement;
    if (!at || !found.contains(at)) return "";
    if (at.dataset.at) return `[data-at="${at.dataset.at}"]`;
    if (at.dataset.move) return `[data-move="${at.dataset.move}"]`;
    return at === box() ? ".mapbox, .timebox" : "";
  }

  // The fields of the filters that a picture changes, so that the form sends what is seen.
  function fields() {
    const now = query();
    for (const form of document.querySelectorAll("form.filters")) {
      for (const name of ["since", "until", "box"]) {
        let field = form.elements.namedItem(name);
        if (!field && name === "box" && now.has("box")) {
          field = document.createElement("input");
          field.type = "hidden";
          field.name = name;
          form.append(field);
        }
        if (field) field.value = now.get(name) || "";
      }
    }
    slide();
  }

  const changed = (more) => {
    const next = query();
    for (const gone of ["from", "under", "not", "step"]) next.delete(gone);
    for (const [name, value] of Object.entries(more)) value ? next.set(name, value) : next.delete(name);
    return "?" + next;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("#found a[data-part], #found .mark, #found .lane a, #days a");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const to = new URL(link.getAttribute("href"), location.href);
    if (to.pathname !== location.pathname) return;
    event.preventDefault();
    load(to.search, { push: true, hash: to.hash });
  });
  addEventListener("popstate", () => load(location.search));

  // --- what a picture shows, and how it looks until the server has drawn it ---
  const map = {
    read() { const [w, s, e, n] = picture().dataset.box.split(",").map(Number); return { w, s, e, n }; },
    // Moved by a share of the picture to each side, nearer by a scale around a point (0 to 1).
    moved(v, right, down, scale, x, y) {
      const across = v.e - v.w, tall = v.n - v.s;
      const w = v.w + right * across + x * across * (1 - scale), n = v.n - down * tall - y * tall * (1 - scale);
      return { w, n, e: w + across * scale, s: n - tall * scale };
    },
    show(from, v) {
      const p = picture(), [W, H] = p.getAttribute("viewBox").split(" ").slice(2).map(Number);
      const size = (p.dataset.size = p.dataset.size || `${W} ${H}`).split(" ").map(Number);
      const sx = size[0] / (from.e - from.w), sy = size[1] / (from.n - from.s);
      p.setAttribute("viewBox", [(v.w - from.w) * sx, (from.n - v.n) * sy, (v.e - v.w) * sx, (v.n - v.s) * sy].join(" "));
    },
    rest() { const p = picture(); if (p && p.dataset.size) p.setAttribute("viewBox", "0 0 " + p.dataset.size); },
    search(v) {
      const clip = (x, far) => Math.max(-far, Math.min(far, x));
      const four = [clip(v.w, 180), clip(v.s, 85), clip(v.e, 180), clip(v.n, 85)];
      return changed({ box: four.map((x) => String(Math.round(x * 1e4) / 1e4)).join(",") });
    },
    all: () => changed({ box: "" }),
  };
  const DAY = 864e5;
  const time = {
    // Where the axis is broken, in shares of the width: its days are found by the parts that are drawn.
    read() {
      const p = picture().dataset;
      if (!p.parts) return { a: Date.parse(p.first), b: Date.parse(p.last) + DAY };
      const parts = p.parts.split(";").map((one) => one.split(","));
      return { a: 0, b: 1, parts: parts.map(([first, last, from, to]) => ({ first: Date.parse(first), last: Date.parse(last) + DAY, from: Number(from), to: Number(to) })) };
    },
    moved(v, right, down, scale, x) {
      const long = v.b - v.a, a = v.a + right * long + x * long * (1 - scale);
      return { a, b: a + Math.max(long * scale, v.parts ? 0.001 : DAY), parts: v.parts };
    },
    // A share of the width as a time; within a break it is the end of the part before it, or the beginning of the one behind.
    day(parts, share, behind) {
      const inside = parts.filter((part) => (behind ? share < part.to : share > part.from)), least = parts[0], most = parts.at(-1);
      const part = behind ? inside[0] || most : inside.at(-1) || least;
      const time = part.first + ((share - part.from) / (part.to - part.from)) * (part.last - part.first);
      if (part === least && share < part.from) return time;
      if (part === most && share > part.to) return time;
      return Math.min(Math.max(time, part.first), part.last);
    },
    show(from, v) {
      const share = (v.a - from.a) / (from.b - from.a), scale = (from.b - from.a) / (v.b - v.a);
      picture().style.transformOrigin = "0 0";
      picture().style.transform = `scaleX(${scale}) translateX(${-share * 100}%)`;
    },
    rest() { const p = picture(); if (p) p.style.transform = ""; },
    search(v) {
      if (v.parts) v = { a: this.day(v.parts, v.a, true), b: this.day(v.parts, v.b, false) };
      const a = Math.round(v.a / DAY) * DAY, b = Math.max(Math.round(v.b / DAY) * DAY - DAY, a);
      const word = (day) => new Date(day).toISOString().slice(0, 10);
      return changed({ since: word(a), until: word(b) });
    },
    all: () => changed({ since: "", until: "" }),
  };
  const kind = () => (picture() && picture().classList.contains("mapsvg") ? map : time);
  const rest = () => kind().rest();

  // --- gestures ---
  let start = null, seen = null;
  const fingers = new Map();

  function go(v, now) {
    if (!start) start = kind().read();
    seen = v;
    kind().show(start, seen);
    clearTimeout(settle);
    if (now) settle = setTimeout(() => { const to = kind().search(seen); start = seen = null; load(to); }, SETTLE_MS);
  }
  const current = () => seen || kind().read();

  function begin() {
    start = seen = null;
    fingers.clear();
    const at = box();
    if (!at || !picture()) return;
    at.classList.add("grabs");
    found.querySelectorAll(".keys").forEach((words) => (words.hidden = false));
    let from = null, far = false, width = 1, height = 1;
    // The timeline is stretched while it is moved; its frame is not.
    const frame = () => (kind() === map ? picture() : at).getBoundingClientRect();

    at.addEventListener("dragstart", (event) => event.preventDefault());
    at.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      fingers.set(event.pointerId, event);
      ({ width, height } = frame());
      from = { view: current(), points: [...fingers.values()] };
      if (fingers.size === 1) far = false;
    });
    at.addEventListener("pointermove", (event) => {
      if (!fingers.has(event.pointerId) || !from) return;
      fingers.set(event.pointerId, event);
      const a = from.points, b = [...fingers.values()];
      const middle = (some, side) => some.reduce((sum, one) => sum + one[side], 0) / some.length;
      const right = (middle(a, "clientX") - middle(b, "clientX")) / width, down = (middle(a, "clientY") - middle(b, "clientY")) / height;
      const wide = (some) => (some.length > 1 ? Math.hypot(some[0].clientX - some[1].clientX, some[0].clientY - some[1].clientY) : 1);
      const scale = a.length > 1 ? wide(a) / Math.max(wide(b), 10) : 1;
      if (!far && Math.hypot(right * width, down * height) < FAR && Math.abs(scale - 1) < 0.02) return;
      if (!far) { far = true; at.setPointerCapture(event.pointerId); at.classList.add("moving"); }
      const { left, top } = frame();
      const x = (middle(b, "clientX") - left) / width, y = (middle(b, "clientY") - top) / height;
      go(kind().moved(from.view, right, down, scale, x, y), false);
    });
    const end = (event) => {
      if (!fingers.delete(event.pointerId)) return;
      from = fingers.size ? { view: current(), points: [...fingers.values()] } : null;
      if (!from && far) { at.classList.remove("moving"); go(current(), true); }
    };
    at.addEventListener("pointerup", end);
    at.addEventListener("pointercancel", end);
    // A drag that ends on a mark is no click on it.
    at.addEventListener("click", (event) => { if (far) { event.preventDefault(); event.stopPropagation(); far = false; } }, true);

    at.addEventListener("wheel", (event) => {
      // Until the picture was clicked the wheel moves the page, as it does everywhere else.
      if (!event.ctrlKey && !at.contains(document.activeElement)) return;
      event.preventDefault();
      const { left, top, width, height } = frame();
      const x = (event.clientX - left) / width, y = (event.clientY - top) / height;
      go(kind().moved(current(), 0, 0, Math.pow(2, Math.max(-1, Math.min(1, event.deltaY / 300))), x, y), true);
    }, { passive: false });

    at.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = { ArrowLeft: [-0.2, 0, 1], ArrowRight: [0.2, 0, 1], ArrowUp: [0, -0.2, 1], ArrowDown: [0, 0.2, 1],
        "+": [0, 0, 0.5], "=": [0, 0, 0.5], "-": [0, 0, 2], "0": null, Home: null }[event.key];
      if (step === undefined) return;
      if (kind() === time && event.key.startsWith("Arrow") && !step[0]) return;
      event.preventDefault();
      if (step === null) load(kind().all());
      else go(kind().moved(current(), step[0], step[1], step[2], 0.5, 0.5), true);
    });
  }

  // --- the slider under the days: two handles over the two date fields ---
  const days = document.getElementById("days");
  const starts = days ? days.dataset.starts.split(",") : [];
  let handles = [];

  const lastOf = (column) => column + 1 < starts.length
    ? new Date(Date.parse(starts[column + 1]) - DAY).toISOString().slice(0, 10) : days.dataset.last;
  const columnOf = (day) => { let at = 0; while (at + 1 < starts.length && starts[at + 1] <= day) at += 1; return at; };

  function slide() {
    if (!days) return;
    const now = query(), since = now.get("since") || "", until = now.get("until") || "";
    days.querySelectorAll(".histogram a").forEach((link, column) => {
      const inside = (!since || lastOf(column) >= since) && (!until || starts[column] <= until);
      link.setAttribute("class", inside ? "within" : "without");
    });
    if (!handles.length) return;
    handles[0].value = since ? columnOf(since) : 0;
    handles[1].value = until ? columnOf(until) : starts.length - 1;
    tell();
  }
  const dayAt = (which) => (which ? lastOf(Number(handles[1].value)) : starts[Number(handles[0].value)]);
  const tell = () => handles.forEach((handle, which) => {
    const day = dayAt(which);
    handle.nextElementSibling.textContent = day;
    handle.setAttribute("aria-valuetext", day);
  });

  function slider() {
    if (!days || starts.length < 2) return;
    const both = document.createElement("div");
    both.className = "range";
    handles = [days.dataset.from, days.dataset.to].map((words) => {
      const label = document.createElement("label"), name = document.createElement("span");
      const handle = document.createElement("input"), told = document.createElement("output");
      name.textContent = words;
      Object.assign(handle, { type: "range", min: 0, max: starts.length - 1, step: 1 });
      label.append(name, handle, told);
      both.append(label);
      return handle;
    });
    days.querySelector(".histogram").after(both);
    handles.forEach((handle, which) => {
      handle.addEventListener("input", () => {
        const [a, b] = handles.map((one) => Number(one.value));
        if (a > b) handles[1 - which].value = handle.value;
        tell();
      });
      handle.addEventListener("change", () => {
        const first = Number(handles[0].value), last = Number(handles[1].value);
        const to = { since: first ? dayAt(0) : "", until: last < starts.length - 1 ? dayAt(1) : "" };
        clearTimeout(settle);  // each press of a key is a change
        settle = setTimeout(() => load(changed(to)), SETTLE_MS);
      });
    });
  }

  slider();
  slide();
  begin();
})();
