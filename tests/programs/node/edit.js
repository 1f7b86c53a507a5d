// Carries out jobs that come as lines of JSON in ExcelJS or SheetJS; see steps.py for what the steps mean.
// A job is {source, steps, saved: {format: path}}; the answer is {} or {failed: text}.
"use strict";
const readline = require("node:readline");

const library = process.argv[2];
const libraries = { exceljs: () => require("./exceljs_book.js"), sheetjs: () => require("./sheetjs_book.js") };

async function answer(open, job) {
  try {
    let book = await open(job.source);
    for (const step of job.steps) {
      if (!(step.do in STEPS)) throw new Error(`no such step: ${step.do}`);
      book = STEPS[step.do](book, step) || book;
    }
    for (const [format, path] of Object.entries(job.saved)) await book.save(format, path);
    return {};
  } catch (failure) {
    return { failed: String(failure.stack || failure) };
  }
}

// Rows and columns are 1-based; a book gives and takes cells whole, with all that the library knows of them.
const STEPS = {
  put: (book, { sheet, cell, kind, value, plain, cached }) => {
    const [row, column] = place(cell);
    book.put(sheet, row, column, kind, value, plain, cached);
  },
  unprotect: () => {},
  sort: (book, { sheet, first, last, left, right, key, descending }) => {
    const rows = span(first, last).map((row) => ({
      key: book.text(sheet, row, key),
      cells: span(left, right).map((column) => book.get(sheet, row, column)),
    }));
    rows.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) * (descending ? -1 : 1));
    rows.forEach(({ cells }, n) => cells.forEach((cell, k) => book.set(sheet, first + n, left + k, cell)));
  },
  insert_rows: (book, { sheet, before, count }) => shift(book, sheet, (row) => (row < before ? row : row + count)),
  delete_row: (book, { sheet, row }) => shift(book, sheet, (n) => (n === row ? null : n - (n > row))),
  duplicate_row: (book, { sheet, row }) => {
    shift(book, sheet, (n) => n + (n > row));
    for (const column of span(1, book.width(sheet))) book.set(sheet, row + 1, column, book.get(sheet, row, column));
  },
  hide_row: (book, { sheet, row }) => book.hideRow(sheet, row),
  insert_column: (book, { sheet, before }) => shift(book, sheet, same, (column) => column + (column >= before)),
  delete_column: (book, { sheet, column }) => shift(book, sheet, same, (n) => (n === column ? null : n - (n > column))),
  move_column: (book, { sheet, column, to }) =>
    shift(book, sheet, same, (n) => (n === column ? to : n - (n > column) + (n - (n > column) >= to))),
  hide_column: (book, { sheet, column }) => book.hideColumn(sheet, column),
  merge: (book, { sheet, first, last }) => {
    const [[top, left], [bottom, right]] = [place(first), place(last)];
    for (const row of span(top, bottom))
      for (const column of span(left, right)) if (row !== top || column !== left) book.set(sheet, row, column, null);
    book.setMerges(sheet, [...book.merges(sheet), [top, left, bottom, right]]);
  },
  rename_sheet: (book, { sheet, to }) => book.rename(sheet, to),
  move_sheet: (book, { sheet, to }) => book.move(sheet, to),
  copy_sheet: (book, { sheet, to }) => book.copy(sheet, to),
  delete_sheet: (book, { sheet }) => book.remove(sheet),
  copy_to_new_workbook: (book) => book.fresh(),
  count_from_1904: (book) => book.countFrom1904(),
};

const same = (n) => n;
const span = (first, last) => Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);

function place(name) {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(name);
  return [Number(row), [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)];
}

// Every cell goes where the functions say; null deletes it. Formulas are carried as they are; merges that would be torn
// are dissolved.
function shift(book, sheet, rowTo, columnTo = same) {
  const moved = [];
  for (const row of span(1, book.height(sheet)))
    for (const column of span(1, book.width(sheet))) {
      const cell = book.get(sheet, row, column);
      if (cell !== null) {
        moved.push([rowTo(row), columnTo(column), cell]);
        book.set(sheet, row, column, null);
      }
    }
  const merges = book
    .merges(sheet)
    .map((corners) => [corners, corners.map((n, k) => (k % 2 ? columnTo(n) : rowTo(n)))])
    .filter(([[a, b, c, d], [e, f, g, h]]) => [e, f, g, h].every((n) => n !== null) && g - e === c - a && h - f === d - b)
    .map(([, corners]) => corners);
  book.setMerges(sheet, []);
  for (const [row, column, cell] of moved) if (row !== null && column !== null) book.set(sheet, row, column, cell);
  book.setMerges(sheet, merges);
}

async function main() {
  const open = libraries[library]();
  console.log("{}");
  for await (const line of readline.createInterface({ input: process.stdin }))
    console.log(JSON.stringify(await answer(open, JSON.parse(line))));
}

main();
