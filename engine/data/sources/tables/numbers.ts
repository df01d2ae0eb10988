// Numbers as people write them in files: one strict form, missing words, and no guess about separators.
import { QraftError } from "#engine/core";
import { placeOf, type RawColumn, type RawTable } from "./raw-table.ts";

export interface NumberStyle {
  /** Default "."; a comma must be declared. */
  readonly decimal?: "." | "," | undefined;
  /** Grouping mark of thousands; none unless declared. */
  readonly thousands?: "," | "." | " " | "'" | undefined;
}

const missingWords: ReadonlySet<string> = new Set([
  "",
  "nan",
  "null",
  "n/a",
  "na",
  "none",
  "nil",
  "-",
  "--",
  "#n/a",
  "nat",
  "\\n",
]);
const strict = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const infinite = /^[+-]?inf(inity)?$/i;

export function isMissingWord(text: string): boolean {
  return missingWords.has(text.trim().toLowerCase());
}

/** The number; NaN for a missing word; undefined for anything else. The infinities come back as they are. */
export function parseNumber(text: string, style: NumberStyle = {}): number | undefined {
  const plain =
    style.thousands === undefined && (style.decimal ?? ".") === "." ? text : plainNumber(text.trim(), style);
  if (plain === undefined) return undefined;
  if (strict.test(plain)) return Number(plain);
  const word = plain.trim();
  if (word !== plain && strict.test(word)) return Number(word);
  if (missingWords.has(word.toLowerCase())) return Number.NaN;
  if (infinite.test(word)) return word.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return undefined;
}

/** Takes declared grouping marks out, if they group by three, and puts a point for a declared comma. */
function plainNumber(text: string, { decimal = ".", thousands }: NumberStyle): string | undefined {
  const [whole = "", fraction, more] = text.split(decimal);
  if (more !== undefined) return undefined;
  let head = whole;
  if (thousands !== undefined && whole.includes(thousands)) {
    const groups = whole.replace(/^[+-]/, "").split(thousands);
    if (!groups.every((group, i) => (i === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group))) return undefined;
    head = whole.split(thousands).join("");
  }
  return fraction === undefined ? head : `${head}.${fraction}`;
}

/** All values of a column as numbers; refuses the first one that is none. */
export function numbersOf(table: RawTable, column: RawColumn, style: NumberStyle): Float64Array {
  if (column.kind !== "text") return column.values;
  const out = new Float64Array(table.rows);
  for (let i = 0; i < table.rows; i++) {
    const text = column.values[i] ?? "";
    const value = parseNumber(text, style);
    if (value === undefined) throw notNumber(table, i, { name: column.name, text });
    out[i] = value;
  }
  return out;
}

/** The first row whose value is no number, or null. */
export function firstNonNumber(column: RawColumn, style: NumberStyle): { row: number; text: string } | null {
  if (column.kind !== "text") return null;
  for (let i = 0; i < column.values.length; i++) {
    const text = column.values[i] ?? "";
    if (parseNumber(text, style) === undefined) return { row: i, text };
  }
  return null;
}

/**
 * True when a column is meant as numbers: at least one cell is a finite number, or nothing was written at all. One cell that
 * is none does not make it text; reading it then names that cell.
 */
export function holdsNumbers(column: RawColumn, style: NumberStyle): boolean {
  if (column.kind !== "text") return column.kind === "number";
  let written = false;
  for (const text of column.values) {
    const value = parseNumber(text ?? "", style);
    if (value !== undefined && Number.isFinite(value)) return true;
    if (value === undefined) written = true;
  }
  return !written;
}

function notNumber(table: RawTable, row: number, cell: { readonly name: string; readonly text: string }): QraftError {
  const shown = JSON.stringify(cell.text.slice(0, 60));
  const grouped = /^[+-]?\d{1,3}([,.' ]\d{3})+([.,]\d+)?$/.test(cell.text.trim());
  const comma = /^[+-]?\d+,\d+$/.test(cell.text.trim());
  const next = comma
    ? 'Declare the decimal mark (--decimal ",") or, if the comma groups thousands, the grouping mark (--thousands ",").'
    : grouped
      ? "Declare the grouping mark (thousands), or write the numbers without it."
      : "Mend the value, leave it empty if it is unknown, or map another column.";
  return new QraftError(
    "not-a-number",
    `${capital(placeOf(table, row))}, column "${cell.name}": ${shown} is not a number.`,
    next,
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
