// A workbook as ExcelJS has it in memory.
"use strict";
const ExcelJS = require("exceljs");

class Book {
  constructor(book) {
    this.book = book;
  }
  sheet(title) {
    return this.book.getWorksheet(title);
  }
  height(title) {
    return this.sheet(title).rowCount;
  }
  width(title) {
    return this.sheet(title).columnCount;
  }
  get(title, row, column) {
    const cell = this.sheet(title).getCell(row, column);
    if (cell.isMerged && cell.master !== cell) return null;
    return cell.value === null && cell.numFmt === undefined ? null : { value: cell.value, style: cell.style };
  }
  set(title, row, column, content) {
    const cell = this.sheet(title).getCell(row, column);
    cell.value = content === null ? null : content.value;
    if (content !== null) cell.style = content.style;
  }
  text(title, row, column) {
    return this.sheet(title).getCell(row, column).text;
  }
  put(title, row, column, kind, value, plain, cached) {
    const cell = this.sheet(title).getCell(row, column);
    cell.value = made(kind, value, cached);
    // Cells share their style: a changed one must be the cell's own.
    const numFmt = plain ? "General" : kind === "date" ? "dd\\.mm\\.yyyy" : cell.numFmt;
    cell.style = { ...cell.style, numFmt };
  }
  merges(title) {
    return Object.values(this.sheet(title)._merges).map(({ model: m }) => [m.top, m.left, m.bottom, m.right]);
  }
  setMerges(title, merges) {
    const sheet = this.sheet(title);
    for (const [top, left, bottom, right] of this.merges(title)) sheet.unMergeCells(top, left, bottom, right);
    for (const [top, left, bottom, right] of merges) sheet.mergeCells(top, left, bottom, right);
  }
  hideRow(title, row) {
    this.sheet(title).getRow(row).hidden = true;
  }
  hideColumn(title, column) {
    this.sheet(title).getColumn(column).hidden = true;
  }
  rename(title, to) {
    this.sheet(title).name = to;
  }
  move(title, to) {
    const others = this.book.worksheets.filter((sheet) => sheet.name !== title);
    others.splice(to, 0, this.sheet(title));
    others.forEach((sheet, n) => (sheet.orderNo = n + 1));
  }
  copy(title, to) {
    const other = this.book.addWorksheet(to);
    other.model = { ...structuredClone(this.sheet(title).model), name: to, id: other.id, merges: [] };
    for (const corners of this.merges(title)) other.mergeCells(...corners);
  }
  remove(title) {
    this.book.removeWorksheet(this.sheet(title).id);
  }
  // What a clipboard takes over: values, formats, merges.
  fresh() {
    const other = new ExcelJS.Workbook();
    this.book.worksheets
      .filter((sheet) => sheet.state === "visible")
      .forEach((sheet, n) => {
        const copy = other.addWorksheet(`Аркуш${n + 1}`);
        sheet.eachRow((row, number) =>
          row.eachCell((cell, column) => {
            if (cell.isMerged && cell.master !== cell) return;
            const target = copy.getCell(number, column);
            target.value = cell.formula ? cell.result : cell.value;
            target.numFmt = cell.numFmt;
          }),
        );
        for (const corners of this.merges(sheet.name)) copy.mergeCells(...corners);
      });
    return new Book(other);
  }
  countFrom1904() {
    this.book.properties.date1904 = true;
  }
  save(format, path) {
    if (format !== "xlsx") throw new Error(`ExcelJS does not write ${format}`);
    return this.book.xlsx.writeFile(path);
  }
}

function made(kind, value, cached) {
  switch (kind) {
    case "text":
      return value;
    case "number":
      return Number(value);
    case "date":
      return new Date(`${value}T00:00:00Z`);
    case "formula":
      return cached === "" ? { formula: value } : { formula: value, result: Number(cached) };
    case "error":
      return { error: value };
    default:
      return null;
  }
}

module.exports = async (source) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(source);
  return new Book(book);
};
