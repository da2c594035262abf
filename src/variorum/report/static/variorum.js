// What the report does better with a script: filters, walking with n and p, copying a finding, the
// stemma and its list lighting up together. Without it every page is complete. A classic script, not a
// module: browsers don't load modules from a file:// page. It makes no request and stores nothing; what
// reviewing needs stands in review.js.
"use strict";

(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const status = document.getElementById("status");
  const say = (words) => { if (status) status.textContent = words; };

  // Filters: nothing ticked shows everything; what is ticked in one row is alternatives, rows add up.
  const form = document.querySelector(".filters:not(.choose)");
  const rest = document.querySelector("details.rest");
  const findings = all(".findings > .finding");
  const ticked = (name) => new Set(all(`input[name=${name}]:checked`, form).map((x) => x.value));
  const apply = () => {
    const kinds = ticked("kind");
    const tellings = ticked("telling");
    const states = ticked("review");
    let shown = 0;
    for (const f of findings) {
      const fits = (!kinds.size || kinds.has(f.dataset.kind))
        && (!states.size || states.has(f.dataset.review))
        && (!tellings.size || f.dataset.sigla.split(" ").some((s) => tellings.has(s)));
      f.hidden = !fits;
      if (fits) shown += 1;
    }
    if (rest && form.querySelector("input:checked")) rest.open = true; // what is asked for is shown
    const words = rest && !rest.open ? "" : shown === findings.length ? `All ${shown} shown.` : `${shown} of ${findings.length} shown.`;
    form.querySelector(".shown").textContent = words;
    return words;
  };
  if (form) {
    form.hidden = false;
    const jump = document.querySelector("section .jump");
    if (jump) jump.hidden = true;
    form.addEventListener("change", () => say(apply()));
    form.addEventListener("submit", (e) => e.preventDefault());
    document.addEventListener("reviewed", apply);
    if (rest) rest.addEventListener("toggle", apply);
    apply();
    for (const a of all("a[data-only]")) {
      a.addEventListener("click", () => {
        for (const box of all("input", form)) box.checked = box.name === "telling" && box.value === a.dataset.only;
        say(apply());
      });
    }
    // A link to a finding that a filter hides shows it.
    const reveal = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target) return;
      if (rest && !rest.open && rest.contains(target)) {
        rest.open = true;
        target.scrollIntoView();
      }
      if (target.hidden) {
        for (const box of all("input", form)) box.checked = false;
        apply();
        target.scrollIntoView();
      }
    };
    window.addEventListener("hashchange", reveal);
    reveal();
  }
  for (const x of all(".keys")) x.hidden = false;

  // n and p: to the next and the previous difference.
  const stops = () => all("[data-stop]").filter((x) => !x.hidden && (!x.querySelector("mark") || all("mark:not(.off)", x).some((m) => !m.closest("[hidden]"))));
  let here = null;
  const walk = (step) => {
    const list = stops();
    if (!list.length) return;
    let i = list.indexOf(here);
    if (i < 0) {
      const below = list.findIndex((x) => x.getBoundingClientRect().top > 0);
      i = step > 0 ? (below < 0 ? list.length : below) - 1 : (below < 0 ? list.length : below);
    }
    const next = list[i + step];
    if (!next) {
      say(step > 0 ? "That was the last difference." : "That was the first difference.");
      return;
    }
    here = next;
    if (rest && rest.contains(next)) rest.open = true;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
    say(`Difference ${i + step + 1} of ${list.length}`);
  };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input:not([type=checkbox]), textarea, select")) return;
    if (e.key === "n") walk(1);
    else if (e.key === "p") walk(-1);
  });

  // Copying: both wordings with the tellings they stand in, as plain text, Markdown or a citation.
  const address = (id) => `${location.href.split("#")[0]}#${id}`;
  const title = (document.querySelector("h1") || document).textContent.trim().replace(/\s+/g, " ");
  const program = document.querySelector("meta[name=generator]").content;
  const texts = new Map(all("[data-text]").map((x) => [x.dataset.siglum, x.dataset]));
  const places = (f) => {
    const out = [];
    const digests = [];
    for (const side of ["base", "reading"]) {
      if (!f.dataset[side]) continue;
      const [siglum, start, end] = f.dataset[side].split(" ");
      const text = texts.get(siglum);
      out.push(text ? `${side}: ${text.telling} ${start}-${end}` : `${side}: ${siglum} ${start}-${end}`);
      if (text) digests.push(text.text);
    }
    return `${out.join(", ")}; SHA-256 of the texts: ${digests.join(" and ")}`;
  };
  const forms = {
    text: (f) => [f.dataset.cite, f.dataset.note, address(f.dataset.id)].filter(Boolean).join("\n"),
    Markdown: (f) => `- ${f.dataset.cite.replace(/([\\`*_[\]<>])/g, "\\$1")} ([finding](<${address(f.dataset.id)}>))`,
    citation: (f) => `${f.dataset.cite}. ${program}, ${f.querySelector(".by").textContent}, ${places(f)}. In: “${title}”, ${address(f.dataset.id)}`,
  };
  const copy = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      const box = document.createElement("textarea");
      box.value = words;
      box.className = "vh";
      document.body.append(box);
      box.select();
      const done = document.execCommand("copy");
      box.remove();
      return done;
    }
  };
  for (const f of all(".finding")) {
    const line = f.querySelector(".apparatus");
    const copies = document.createElement("span");
    copies.className = "copies";
    copies.append(" · copy as ");
    line.append(copies);
    for (const [name, make] of Object.entries(forms)) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = name;
      button.setAttribute("aria-label", `Copy finding ${f.querySelector(".number").textContent} as ${name}`);
      button.addEventListener("click", async () => {
        say((await copy(make(f))) ? `Copied as ${name}.` : "The browser doesn’t allow copying here.");
        button.textContent = "copied";
        setTimeout(() => { button.textContent = name; }, 1200);
      });
      copies.append(button, " ");
    }
  }

  // The stemma and its list: an edge lights its line in the list, a telling lights its edges.
  const light = (ends, on) => {
    for (const x of all("[data-ends]")) {
      const [a, b] = x.dataset.ends.split(" ");
      if (ends.length === 2 ? a === ends[0] && b === ends[1] : a === ends[0] || b === ends[0]) x.classList.toggle("lit", on);
    }
    for (const x of all("[data-node]")) if (ends.includes(x.dataset.node)) x.classList.toggle("lit", on);
  };
  for (const x of all("[data-ends], [data-node], [data-witness]")) {
    const ends = x.dataset.ends ? x.dataset.ends.split(" ") : [x.dataset.node || x.dataset.witness];
    for (const kind of ["mouseenter", "focusin"]) x.addEventListener(kind, () => light(ends, true));
    for (const kind of ["mouseleave", "focusout"]) x.addEventListener(kind, () => light(ends, false));
  }

  // An edge shows below the stemma what was carried along it and what changed on the way.
  const card = document.querySelector(".edgecard");
  const tell = (edge) => {
    const href = edge.getAttribute("href");
    if (!card.hidden && card.dataset.shown === href) return;
    card.dataset.shown = href;
    card.hidden = false;
    const from = document.getElementById(decodeURIComponent(href.slice(1)));
    if (!from) { // it stands on a further page: what the edge itself says
      card.textContent = edge.querySelector("title").textContent;
      return;
    }
    const copy = from.cloneNode(true);
    for (const x of [copy, ...all("[id], [data-ends], [data-only]", copy)]) {
      for (const name of ["id", "data-ends", "data-only"]) x.removeAttribute(name);
    }
    for (const x of all("details.on-the-way", copy)) x.open = true;
    for (const x of all(".reasons, details:not(.on-the-way)", copy)) x.remove();
    card.replaceChildren(...copy.childNodes);
  };
  if (card) {
    for (const edge of all("a.stroke[data-ends]")) {
      for (const kind of ["mouseenter", "focusin"]) edge.addEventListener(kind, () => tell(edge));
    }
    document.addEventListener("keydown", (e) => { if (e.key === "Escape") card.hidden = true; });
    // It goes when the stemma is scrolled out of sight.
    const gone = (seen) => { if (!seen[0].isIntersecting) card.hidden = true; };
    new IntersectionObserver(gone).observe(document.querySelector("svg.stemma"));
  }

  // Rows that carry the same content light up together, also where they stand apart.
  for (const row of all("[data-bead]")) {
    const kin = all(`[data-bead="${row.dataset.bead}"]`);
    if (kin.length < 2) continue;
    for (const kind of ["mouseenter", "focusin"]) row.addEventListener(kind, () => kin.forEach((x) => x.classList.add("kin")));
    for (const kind of ["mouseleave", "focusout"]) row.addEventListener(kind, () => kin.forEach((x) => x.classList.remove("kin")));
  }

  // Which tellings are read beside the first: at most three of them.
  const choose = document.querySelector(".choose");
  if (choose) {
    choose.hidden = false;
    const boxes = all("input", choose);
    const lay = () => {
      const boxed = boxes.filter((x) => x.checked);
      const on = new Set(["0", ...boxed.map((x) => x.value)]);
      const sigla = new Set([choose.dataset.base, ...boxed.map((x) => x.dataset.siglum)]);
      for (const x of all("[data-column]")) x.hidden = !on.has(x.dataset.column);
      for (const x of all(".beside .row.only")) x.hidden = !all("[data-column]:not([hidden]) .sentence", x).length;
      // Words are marked where they differ between tellings that are shown.
      for (const x of all("[data-between]")) {
        x.classList.toggle("off", !x.dataset.between.split("|").some((some) => some.split(" ").filter((s) => sigla.has(s)).length > 1));
      }
      document.querySelector(".beside").className = `parallel beside cols-${on.size}`;
      return `${on.size} tellings shown.`;
    };
    choose.addEventListener("change", (e) => {
      if (boxes.filter((x) => x.checked).length > 3) boxes.find((x) => x.checked && x !== e.target).checked = false;
      say(lay());
    });
    lay();
  }

  // The same finding's words on both sides light up together.
  for (const m of all("mark[data-f]")) {
    const ids = m.dataset.f.split(" ");
    const twins = all("mark[data-f]").filter((x) => x.dataset.f.split(" ").some((id) => ids.includes(id)));
    m.addEventListener("mouseenter", () => twins.forEach((x) => x.classList.add("lit")));
    m.addEventListener("mouseleave", () => twins.forEach((x) => x.classList.remove("lit")));
  }
})();
