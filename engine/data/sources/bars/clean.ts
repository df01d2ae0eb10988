// Value rules: what is impossible within one row is blanked or flagged, and said.
import { type Batch, rowExample } from "./batch.ts";
import type { IssueBook } from "./issue-book.ts";
import type { RuleName } from "./rules.ts";

const prices = ["open", "high", "low", "close", "adj_close", "vwap"] as const;
const amounts = ["volume", "amount"] as const;
/** Rounded and adjusted prices may miss high or low by their last digit. */
const tolerance = 1e-6;

export interface CleanOptions {
  /** Default "blank": some contracts did trade below zero, most negative prices are faults. */
  readonly negativePrices?: "blank" | "keep" | undefined;
}

/** Applies the rules to the batch's own columns and returns 1 for every row that stays. */
export function cleanRows(batch: Batch, options: CleanOptions, book: IssueBook): Uint8Array {
  const stays = new Uint8Array(batch.rows).fill(1);
  blankInfinite(batch, book);
  dropUnplaced(batch, stays, book);
  dropEmpty(batch, stays, book);
  countMissing(batch, stays, book);
  for (const field of prices) {
    blankWhere(batch, { field, rule: "zero-price", stays }, (value) => value === 0, book);
    if (options.negativePrices === "keep") continue;
    blankWhere(batch, { field, rule: "negative-price", stays }, (value) => value < 0, book);
  }
  for (const field of amounts) {
    blankWhere(batch, { field, rule: "negative-volume", stays }, (value) => value < 0, book);
  }
  checkRange(batch, stays, book);
  return stays;
}

function blankInfinite(batch: Batch, book: IssueBook): void {
  for (const [field, column] of batch.fields) {
    for (let i = 0; i < column.length; i++) {
      if (column[i] !== Number.POSITIVE_INFINITY && column[i] !== Number.NEGATIVE_INFINITY) continue;
      book.note("infinite-value", () => rowExample(batch, i, [field]));
      column[i] = Number.NaN;
    }
  }
}

function dropUnplaced(batch: Batch, stays: Uint8Array, book: IssueBook): void {
  for (let i = 0; i < batch.rows; i++) {
    const rule = batch.symbolIndex[i]! < 0 ? "missing-symbol" : Number.isNaN(batch.ts[i]!) ? "missing-time" : null;
    if (rule === null) continue;
    book.note(rule, () => rowExample(batch, i, batch.fields.keys()));
    stays[i] = 0;
  }
}

function dropEmpty(batch: Batch, stays: Uint8Array, book: IssueBook): void {
  const columns = [...batch.fields.values()];
  for (let i = 0; i < batch.rows; i++) {
    if (stays[i] === 0 || columns.some((column) => !Number.isNaN(column[i]!))) continue;
    book.note("empty-row", () => rowExample(batch, i, []));
    stays[i] = 0;
  }
}

function countMissing(batch: Batch, stays: Uint8Array, book: IssueBook): void {
  for (const [field, column] of batch.fields) {
    for (let i = 0; i < batch.rows; i++) {
      if (stays[i] === 1 && Number.isNaN(column[i]!)) book.note("missing-value", () => rowExample(batch, i, [field]));
    }
  }
}

interface BlankRule {
  readonly field: string;
  readonly rule: RuleName;
  readonly stays: Uint8Array;
}

function blankWhere(batch: Batch, at: BlankRule, applies: (value: number) => boolean, book: IssueBook): void {
  const column = batch.fields.get(at.field);
  if (column === undefined) return;
  for (let i = 0; i < batch.rows; i++) {
    if (at.stays[i] === 0 || !applies(column[i]!)) continue;
    book.note(at.rule, () => rowExample(batch, i, [at.field]));
    column[i] = Number.NaN;
  }
}

function checkRange(batch: Batch, stays: Uint8Array, book: IssueBook): void {
  const [open, high, low, close] = ["open", "high", "low", "close"].map((field) => batch.fields.get(field));
  if (high === undefined || low === undefined) return;
  const shown = ["open", "high", "low", "close"].filter((field) => batch.fields.has(field));
  for (let i = 0; i < batch.rows; i++) {
    if (stays[i] === 0) continue;
    if (high[i]! < low[i]!) {
      book.note("high-below-low", () => rowExample(batch, i, shown));
      high[i] = Number.NaN;
      low[i] = Number.NaN;
      continue;
    }
    const room = tolerance * Math.abs(high[i]!);
    const outside = (value: number | undefined): boolean =>
      value !== undefined && (value > high[i]! + room || value < low[i]! - tolerance * Math.abs(low[i]!));
    if (outside(open?.[i]) || outside(close?.[i])) book.note("outside-range", () => rowExample(batch, i, shown));
  }
}
