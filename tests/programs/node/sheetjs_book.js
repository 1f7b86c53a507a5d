// A workbook as SheetJS has it in memory.
"use strict";
const XLSX = require("xlsx");

const TYPES = { xlsx: "xlsx", ods: "ods", xls: "biff8", xlsb: "xlsb" };
const ERRORS = { "#DIV/0!": 0x07, "#REF!": 0x17, "#N/A": 0x2a };
const FIRST_1900 = Date.UTC(1899, 11, 30);
const DAYS_1904 = 1462;

const name = (row, column) => XLSX.utils.encode_cell({ r: row - 1, c: column - 1 });

class Book {
  constructor(book) {
    this.book = book;
  }
  sheet(title) {
    return this.book.Sheets[title];
  }
  range(title) {
    return XLSX.utils.decode_range(this.sheet(title)["!ref"] || "A1");
  }
  height(title) {
    return this.range(title).e.r + 1;
  }
  width(title) {
    return this.range(title).e.c + 1;
  }
  get(title, row, column) {
    return this.sheet(title)[name(row, column)] || null;
  }
  set(title, row, column, cell) {
    const sheet = this.sheet(title);
    if (cell === null) {
      delete sheet[name(row, column)];
      return;
    }
    sheet[name(row, column)] = cell;
    const range = this.range(title);
    range.e.r = Math.max(range.e.r, row - 1);
    range.e.c = Math.max(range.e.c, column - 1);
    sheet["!ref"] = XLSX.utils.encode_range(range);
  }
  text(title, row, column) {
    const cell = this.get(title, row, column);
    return cell === null || cell.v === undefined ? "" : String(cell.v);
  }
  put(title, row, column, kind, value, plain, cached) {
    const format = plain ? undefined : (this.get(title, row, column) || {}).z;
    this.set(title, row, column, this.made(kind, value, format, cached));
  }
  made(kind, value, format, cached) {
    switch (kind) {
      case "text":
        return { t: "s", v: value };
      case "number":
        return { t: "n", v: Number(value), z: format };
      case "date": {
        const zero = this.from1904 ? DAYS_1904 : 0;
        return { t: "n", v: (Date.parse(value) - FIRST_1900) / 86_400_000 - zero, z: "dd\\.mm\\.yyyy" };
      }
      case "formula":
        return cached === "" ? { t: "n", f: value } : { t: "n", f: value, v: Number(cached), z: format };
      case "error":
        return { t: "e", v: ERRORS[value], w: value };
      default:
        return null;
    }
  }
  merges(title) {
    return (this.sheet(title)["!merges"] || []).map(({ s, e }) => [s.r + 1, s.c + 1, e.r + 1, e.c + 1]);
  }
  setMerges(title, merges) {
    this.sheet(title)["!merges"] = merges.map(([a, b, c, d]) => ({ s: { r: a - 1, c: b - 1 }, e: { r: c - 1, c: d - 1 } }));
  }
  hideRow(title, row) {
    const rows = (this.sheet(title)["!rows"] ||= []);
    rows[row - 1] = { ...rows[row - 1], hidden: true };
  }
  hideColumn(title, column) {
    const columns = (this.sheet(title)["!cols"] ||= []);
    columns[column - 1] = { ...columns[column - 1], hidden: true };
  }
  rename(title, to) {
    const at = this.book.SheetNames.indexOf(title);
    this.book.SheetNames[at] = to;
    this.book.Sheets[to] = this.sheet(title);
    delete this.book.Sheets[title];
    this.book.Workbook.Sheets[at].name = to;
  }
  move(title, to) {
    const at = this.book.SheetNames.indexOf(title);
    for (const list of [this.book.SheetNames, this.book.Workbook.Sheets]) list.splice(to, 0, list.splice(at, 1)[0]);
  }
  copy(title, to) {
    XLSX.utils.book_append_sheet(this.book, structuredClone(this.sheet(title)), to);
    this.book.Workbook.Sheets.push({ name: to, Hidden: 0 });
  }
  remove(title) {
    const at = this.book.SheetNames.indexOf(title);
    this.book.SheetNames.splice(at, 1);
    this.book.Workbook.Sheets.splice(at, 1);
    delete this.book.Sheets[title];
  }
  // What a clipboard takes over: values, formats, merges.
  fresh() {
    const other = { ...XLSX.utils.book_new(), Workbook: { WBProps: {}, Sheets: [] } };
    const shown = this.book.SheetNames.filter((_, n) => !this.book.Workbook.Sheets[n].Hidden);
    shown.forEach((title, n) => {
      const sheet = {};
      for (const [key, cell] of Object.entries(this.sheet(title)))
        if (!key.startsWith("!")) sheet[key] = { t: cell.t, v: cell.v, z: cell.z };
      sheet["!ref"] = this.sheet(title)["!ref"];
      sheet["!merges"] = this.sheet(title)["!merges"];
      XLSX.utils.book_append_sheet(other, sheet, `Аркуш${n + 1}`);
      other.Workbook.Sheets.push({ name: `Аркуш${n + 1}`, Hidden: 0 });
    });
    return new Book(other);
  }
  countFrom1904() {
    this.from1904 = true;
    this.book.Workbook.WBProps.date1904 = true;
  }
  save(format, path) {
    XLSX.writeFile(this.book, path, { bookType: TYPES[format], compression: true });
  }
}

module.exports = (source) => new Book(XLSX.readFile(source, { cellFormula: true, cellNF: true, cellStyles: true }));
