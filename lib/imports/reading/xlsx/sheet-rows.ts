import type { CsvRecord } from '../csv-records';
import { tooMuchText, unreadable } from '../zip-container';
import { columnIndex } from './merged-cells';
import { type NumberKind, serialText } from './number-format';
import { MAX_CELL, unescapeCell } from './shared-strings';
import type { Attributes, XmlHandler } from './xml-events';

/** What a sheet holds besides its values, for the report. */
export interface SheetNotes {
  /** cells with an error such as #N/A, which are read as empty */
  errors: number;
  /** formulas whose result the file does not hold */
  uncomputed: number;
}

interface SheetFacts {
  strings: readonly string[];
  kinds: readonly NumberKind[];
  is1904: boolean;
  notes: SheetNotes;
}

const MAX_COLUMNS = 16_384;
const MAX_ROWS = 1_048_576;
const QUOTED = /[";\r\n]/;

/** The events of a sheet to records: `line` is the number of the row, `raw` its cells as one line of CSV. */
export class SheetRows implements XmlHandler {
  records: CsvRecord[] = [];
  private row = 0;
  private cells: string[] = [];
  private numeric: boolean[] = [];
  private column = -1;
  private type = '';
  private style = 0;
  private value = '';
  private inValue = false;
  private isPhonetic = false;
  private hasFormula = false;

  constructor(private readonly facts: SheetFacts) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v') this.inValue = true;
    else if (name === 't') this.inValue = !this.isPhonetic;
    else if (name === 'f') this.hasFormula = true;
    else if (name === 'rPh') this.isPhonetic = true;
    else if (name === 'row') this.openRow(attributes);
  }

  close(name: string): void {
    if (name === 'c') this.closeCell();
    else if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'rPh') this.isPhonetic = false;
    else if (name === 'row') this.closeRow();
  }

  text(text: string): void {
    if (!this.inValue) return;
    this.value += text;
    if (this.value.length > MAX_CELL) throw tooMuchText();
  }

  private openRow({ r }: Attributes): void {
    const row = r === undefined ? this.row + 1 : Number(r);
    if (!(row > this.row) || row > MAX_ROWS) throw unreadable('its rows are out of order.');
    this.row = row;
    this.cells = [];
    this.numeric = [];
    this.column = -1;
  }

  private openCell({ r, t, s }: Attributes): void {
    const column = r === undefined ? this.column + 1 : columnIndex(r.replace(/\d+$/, ''));
    if (!(column > this.column) || column >= MAX_COLUMNS) throw unreadable('its cells are out of order.');
    this.column = column;
    this.type = t ?? 'n';
    this.style = s === undefined ? 0 : Number(s);
    this.value = '';
    this.hasFormula = false;
  }

  private closeCell(): void {
    const { cells, numeric, column, value, type } = this;
    while (cells.length < column) {
      cells.push('');
      numeric.push(false);
    }
    const isNumber = type === 'n' && value !== '';
    const text = isNumber ? this.number(value) : this.plain(value, type);
    cells.push(text);
    numeric.push(isNumber && /^-?[\d.eE+-]+$/.test(text));
  }

  private plain(value: string, type: string): string {
    switch (type) {
      case 's': {
        if (value === '') return '';
        const text = this.facts.strings[Number(value)];
        if (text === undefined) throw unreadable('a cell refers to a text that is not there.');
        return text;
      }
      case 'b':
        return value === '' ? '' : value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
        this.facts.notes.errors += 1;
        return '';
      case 'd':
        return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
      default:
        if (value === '' && this.hasFormula && type === 'n') this.facts.notes.uncomputed += 1;
        return unescapeCell(value);
    }
  }

  /** As written where it is plain; traces of binary floating point such as 0.10000000000000001 by the shortest text. */
  private number(value: string): string {
    const kind = this.facts.kinds[this.style] ?? 'number';
    if (kind !== 'number') {
      const date = serialText(Number(value), kind, this.facts.is1904);
      if (date !== null) return date;
    }
    if (/^-?\d{1,20}$/.test(value)) return value;
    const number = Number(value);
    if (!Number.isFinite(number)) throw unreadable(`"${value.slice(0, 40)}" is not a number.`);
    return String(number);
  }

  private closeRow(): void {
    const { cells } = this;
    while (cells.length > 0 && cells[cells.length - 1] === '') cells.pop();
    if (cells.length === 0) return;
    this.records.push({ line: this.row, fields: cells, raw: rawText(cells), numeric: this.numeric });
  }
}

/** Cells as one line of CSV, separated by semicolons. */
export const rawText = (cells: readonly string[]): string =>
  cells.map((cell) => (QUOTED.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';');
