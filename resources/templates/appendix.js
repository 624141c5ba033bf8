
"use strict";
const search = document.getElementById("search");
const rows = Array.from(document.querySelectorAll("tbody tr"));
const figures = Array.from(document.querySelectorAll("figure"));
const texts = new Map();
function textOf(row) {
  if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
  return texts.get(row);
}
let waiting = 0;
function find() {
  const wanted = search.value.trim().toLowerCase();
  let found = 0;
  for (const row of rows.concat(figures)) {
    row.hidden = wanted !== "" && !textOf(row).includes(wanted);
    if (!row.hidden) found += 1;
  }
  for (const section of document.querySelectorAll("section")) {
    const own = section.querySelectorAll("tbody tr, figure");
    section.hidden = wanted !== "" && !Array.from(own).some((row) => !row.hidden);
  }
  document.getElementById("none").hidden = wanted === "" || found > 0;
}
search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(find, 150); });
