/** What begins a formula, or hides one, as in the copies that als-evidence export makes. */
const FORMULA = /^['\s\u00a0\u2000-\u200b\u3000\ufeff=+\-@|%\uff1d\uff0b\uff0d\uff20]/;

/** A cell that no spreadsheet takes for a formula; numbers stay numbers. */
function csvCell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows of cells as CSV (RFC 4180), with a mark that makes spreadsheets read it as UTF-8. */
function csvText(columns, rows) {
  return "\ufeff" + [columns, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

function download(name, columns, rows) {
  const url = URL.createObjectURL(new Blob([csvText(columns, rows)], { type: "text/csv" }));
  const version = document.querySelector("h1 .id").textContent;
  el("a", { href: url, download: `${version}-${name}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** A button that downloads a figure's data; `table` gives its [columns, rows] when it is pressed. */
function csvButton(name, table) {
  const click = () => download(name, ...table());
  return el("button", { type: "button", click }, `Download CSV of ${words(name)}`);
}

/** Names of columns from a text with spaces and line ends between them. */
function columnsOf(names) {
  return names.split(/\s+/);
}

/** The objects' columns and their values. */
function asTable(columns, objects) {
  return [columns, objects.map((object) => columns.map((column) => object[column]))];
}

function htmlTable(table) {
  const cells = (row) => [...row.cells].map((cell) => cell.textContent);
  return [cells(table.tHead.rows[0]), [...table.tBodies[0].rows].map(cells)];
}

for (const button of document.querySelectorAll("button[data-csv]")) {
  const name = button.dataset.csv;
  button.addEventListener("click", () =>
    download(name, ...htmlTable(document.getElementById(`${name}-table`))),
  );
}
