// Reviewing: accept, reject, another kind, a note. On a served page a decision goes to the server it came
// from, which keeps it in the review file. On a saved page decisions wait in this tab and are downloaded
// as lines of the same file. Without a script a served page sends its own forms; a saved one takes no decision.
"use strict";

(() => {
  const findings = [...document.querySelectorAll(".finding[data-key]")];
  const sample = document.getElementById("judge");
  const desk = document.querySelector("meta[name=variorum-desk]");
  const status = document.getElementById("status");
  const say = (words) => { status.textContent = words; };
  const WAITING = "variorum-decisions";
  const NAME = "variorum-reviewer";
  const SAID = { accept: "accepted", reject: "rejected", open: "taken back" };

  // Where a saved page keeps what waits for its download: the tab, as far as the browser lets it.
  let memory = {};
  const recall = (key) => { try { return sessionStorage.getItem(key) || memory[key] || ""; } catch { return memory[key] || ""; } };
  const keep = (key, value) => { memory[key] = value; try { sessionStorage.setItem(key, value); } catch { /* kept in the page */ } };
  const waiting = () => JSON.parse(recall(WAITING) || "[]");

  const texts = {};
  for (const x of document.querySelectorAll("[data-text]")) texts[x.dataset.siglum] = { text: x.dataset.text, telling: x.dataset.telling };
  // The words of one side: under the finding itself, or in a reader marked in their telling's column.
  const wording = (f, side, siglum) => {
    const own = f.querySelectorAll(".side")[side === "base" ? 0 : 1];
    if (own) return own.querySelector("mark")?.textContent ?? "";
    const column = [...document.querySelectorAll(".heads > p")].findIndex((x) => x.dataset.siglum === siglum);
    const inside = (m) => [...m.closest(".row").querySelectorAll(".cell")].indexOf(m.closest(".cell")) === column;
    return [...document.querySelectorAll(`mark[data-f~="${f.dataset.id}"]`)].filter(inside).map((m) => m.textContent).join("");
  };
  const place = (f, side) => {
    const at = f.dataset[side];
    if (!at) return null;
    const [siglum, start, end] = at.split(" ");
    if (!texts[siglum]) throw new Error("this page doesn't know the text; make the report anew");
    return { text: texts[siglum].text, span: [Number(start), Number(end)], telling: texts[siglum].telling, words: wording(f, side, siglum).slice(0, 200) };
  };

  const show = (f, state, opinions) => {
    for (const x of ["open", "accept", "reject", "conflict"]) f.classList.toggle(x, x === state);
    f.dataset.review = state;
    const line = f.querySelector(".verdict");
    line.replaceChildren(...opinions.map((o) => {
      const one = document.createElement("span");
      one.className = "opinion";
      const said = document.createElement("b");
      said.textContent = o.verdict;
      const by = document.createElement("bdi");
      by.textContent = o.by;
      one.append(said, " by ", by, o.when ? `, ${o.when}` : "");
      if (o.note) {
        const note = document.createElement("q");
        note.dir = "auto";
        note.textContent = o.note;
        one.append(": ", note);
      }
      return one;
    }));
    document.dispatchEvent(new Event("reviewed"));
  };

  const send = async (f, verdict, as, note) => {
    const answer = await fetch(`${desk.dataset.root}review`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Variorum-Token": desk.content },
      body: JSON.stringify({ finding: f.dataset.key, verdict, as: as || null, note }),
    });
    if (!answer.ok) throw new Error((await answer.text()).trim());
    const now = await answer.json();
    show(f, now.state, now.opinions);
  };

  const hold = (f, verdict, as, note) => {
    const line = { review: 1, kind: f.dataset.found, base: place(f, "base"), reading: place(f, "reading"), verdict };
    if (as && as !== f.dataset.found) line.as = as;
    if (note) line.note = note;
    line.by = recall(NAME) || "reviewer";
    line.at = new Date().toISOString();
    keep(WAITING, JSON.stringify([...waiting(), { key: f.dataset.key, line }]));
    mine(f, line);
    count();
  };
  const mine = (f, line) => {
    const label = line.as ? ` as ${sample.content.querySelector(`option[value=${line.as}]`).textContent}` : "";
    const said = { verdict: SAID[line.verdict] + label, by: line.by, when: "not downloaded yet", note: line.note };
    show(f, line.verdict, line.verdict === "open" ? [] : [said]);
  };

  const decide = async (f, verdict, as = "", note = "") => {
    try {
      if (desk) await send(f, verdict, as, note);
      else hold(f, verdict, as, note);
      say(`Finding ${f.querySelector(".number").textContent} ${SAID[verdict]}.`);
    } catch (problem) {
      say(`Not kept: ${problem.message}`);
      window.alert(`The decision was not kept: ${problem.message}`);
    }
  };

  // The bar of a saved page: how many decisions wait, whose they are, the download.
  let bar = null;
  const count = () => {
    const n = waiting().length;
    if (!n || desk) return;
    if (!bar) {
      bar = document.createElement("div");
      bar.className = "saving";
      bar.setAttribute("role", "region");
      bar.setAttribute("aria-label", "Your decisions");
      const told = document.createElement("span");
      const label = document.createElement("label");
      const name = document.createElement("input");
      name.value = recall(NAME);
      name.autocomplete = "name";
      name.addEventListener("input", () => keep(NAME, name.value.trim().slice(0, 120)));
      label.append("Your name ", name);
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Download review.jsonl";
      button.addEventListener("click", download);
      bar.append(told, label, button);
      document.querySelector("main").append(bar);
    }
    bar.firstChild.textContent = `${n} ${n === 1 ? "decision" : "decisions"} in this tab.`;
  };
  const download = () => {
    const by = recall(NAME) || "reviewer";
    const lines = waiting().map((x) => JSON.stringify({ ...x.line, by }));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`${lines.join("\n")}\n`], { type: "application/jsonl" }));
    link.download = "review.jsonl";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    say(`Downloaded ${lines.length} decisions.`);
  };

  if (sample) {
    for (const f of findings) {
      const open = document.createElement("button");
      open.type = "button";
      open.className = "copy";
      open.textContent = "review";
      open.setAttribute("aria-expanded", "false");
      open.setAttribute("aria-label", `Review finding ${f.querySelector(".number").textContent}`);
      open.addEventListener("click", () => {
        const shown = f.querySelector(".judge");
        open.setAttribute("aria-expanded", String(!shown));
        if (shown) { shown.remove(); return; }
        const form = sample.content.cloneNode(true).querySelector("form");
        form.elements.as.value = f.dataset.kind === f.dataset.found ? "" : f.dataset.kind;
        form.addEventListener("submit", async (e) => {
          e.preventDefault();
          await decide(f, e.submitter ? e.submitter.value : "accept", form.elements.as.value, form.elements.note.value.trim());
          form.remove();
          open.setAttribute("aria-expanded", "false");
          open.focus();
        });
        f.append(form);
        form.querySelector("button").focus();
      });
      const last = document.createElement("span");
      last.className = "copies";
      last.append(" · ", open);
      f.querySelector(".apparatus").append(last);
    }
    // In a reader one stands at a row: its finding is meant where it has one; of several one has to be chosen.
    const only = (row) => {
      const notes = row && row.querySelector(".gloss");
      if (!notes) return null;
      notes.open = true;
      const held = [...notes.querySelectorAll(".finding")].filter((x) => x.checkVisibility());
      if (held.length === 1) return held[0];
      if (held.length) held[0].focus();
      say(`${held.length} differences begin here; at the first of them.`);
      return null;
    };
    document.addEventListener("keydown", (e) => {
      if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input:not([type=checkbox]), textarea, select")) return;
      if (e.key !== "a" && e.key !== "r") return;
      const f = e.target.closest(".finding[data-key]") || only(e.target.closest(".row"));
      if (f) decide(f, e.key === "a" ? "accept" : "reject");
    });
  }
  if (!desk) {
    for (const x of waiting()) {
      const f = findings.find((one) => one.dataset.key === x.key);
      if (f && sample) mine(f, x.line);
    }
    count();
  }
})();
