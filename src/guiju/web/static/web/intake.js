"use strict";
// Everything here only makes quicker what the page does without it: links lead to the same places, the form sends itself.

// Files dragged onto a field are chosen in it; what is chosen is listed.
for (const field of document.querySelectorAll(".drop")) {
  const input = field.querySelector("input[type=file]");
  const list = field.querySelector(".chosen");
  const show = () => list.replaceChildren(...[...input.files].map((file) => {
    const item = document.createElement("li");
    item.textContent = file.name;
    return item;
  }));
  field.querySelector(".drop-words").hidden = false;
  input.addEventListener("change", show);
  field.addEventListener("dragover", (event) => { event.preventDefault(); field.classList.add("over"); });
  field.addEventListener("dragleave", () => field.classList.remove("over"));
  field.addEventListener("drop", (event) => {
    event.preventDefault();
    field.classList.remove("over");
    const held = new DataTransfer();
    for (const file of [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1)) held.items.add(file);
    if (held.files.length) { input.files = held.files; show(); }
  });
}

// A file let fall beside the field would otherwise take the place of the page and of all that was typed.
for (const kind of ["dragover", "drop"]) {
  addEventListener(kind, (event) => { if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); });
}

const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const towards = (place, block) => place.scrollIntoView({ behavior: calm ? "auto" : "smooth", block });

// A finding of the list: its words in the text come into view and are outlined; the focus goes there too.
function light(number) {
  for (const lit of document.querySelectorAll(".found.lit")) lit.classList.remove("lit");
  for (const words of document.querySelectorAll(`.found[data-findings~="${number}"]`)) words.classList.add("lit");
  const spot = document.getElementById(`f${number}`);
  if (!spot) return false;
  towards(spot, "center");
  spot.focus({ preventScroll: true });
  return true;
}

// A figure of the text: its card is fetched alone, the text stays where it is.
async function open(figure) {
  await htmx.ajax("GET", figure.getAttribute("href").split("#")[0], { target: "#card", select: "#card", swap: "outerHTML" });
  for (const other of document.querySelectorAll("a.fig[aria-current]")) other.removeAttribute("aria-current");
  figure.setAttribute("aria-current", "true");
  history.replaceState(null, "", figure.getAttribute("href").split("#")[0]);
  const card = document.getElementById("card");
  if (!card) { location.assign(figure.href); return; } // signed out meanwhile: the whole page says so
  card.focus({ preventScroll: true });
  towards(card, "nearest");
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const finding = event.target.closest("a[data-finding]");
  if (finding && light(finding.dataset.finding)) event.preventDefault();
  const figure = event.target.closest("a.fig");
  if (figure && window.htmx) { event.preventDefault(); open(figure); }
});

// Words chosen in the text while an addition is open are written into it, with their place: characters of the report's own
// text, without the numbers of findings that stand among them.
const adding = document.querySelector("details.adding");
const report = document.querySelector(".report-text");

function charactersBefore(node, at) {
  const walker = document.createTreeWalker(report, NodeFilter.SHOW_TEXT);
  let count = 0;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text.parentElement.closest(".spot")) { if (text === node) return count; continue; }
    if (text === node) return count + [...text.data.slice(0, at)].length;
    count += [...text.data].length;
  }
  return null;
}

function chosenWords(range) {
  const copy = range.cloneContents();
  for (const spot of copy.querySelectorAll(".spot")) spot.remove();
  return copy.textContent;
}

document.addEventListener("selectionchange", () => {
  const chosen = document.getSelection();
  if (!adding?.open || !report || chosen.isCollapsed || !chosen.rangeCount) return;
  const range = chosen.getRangeAt(0);
  if (!report.contains(range.commonAncestorContainer) || range.startContainer.nodeType !== Node.TEXT_NODE) return;
  const words = chosenWords(range);
  const lead = words.length - words.trimStart().length;
  const before = charactersBefore(range.startContainer, range.startOffset);
  if (!words.trim() || words.trim().length > 100 || before === null) return;
  document.getElementById("add-words").value = words.trim();
  document.getElementById("add-start").value = Number(report.dataset.begins) + before + lead;
  const number = words.match(/(\d[\d,，]*(?:\.\d+)?)\s*([^\d\s，。]{0,6})/);
  if (number && !/^[万亿]/.test(number[2])) {
    document.getElementById("add-value").value = number[1].replace(/[,，]/g, "");
    document.getElementById("add-unit").value = number[2];
  }
});
