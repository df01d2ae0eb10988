// Shapes of SQL that many operators share: one cell at a time, over the past of a symbol, over all symbols of a date.
import { type SqlCall, type SqlForm, sqlNumber } from "../sql-form.ts";

/** Text of one cell over the inputs, then the parameters. */
export type CellText = (a: string, b: string, c: string, d: string, e: string) => string;

/** An element operator from text over its inputs and then its parameters; every part is cheap to repeat. */
export function cellSql(of: CellText): SqlForm {
  return ({ inputs, params }) => {
    const [a = "NULL", b = "NULL", c = "NULL", d = "NULL", e = "NULL"] = [...inputs, ...params.map(sqlNumber)];
    return of(a, b, c, d, e);
  };
}

/** The same for functions of ClickHouse that pass over a missing argument: nothing unless every input is there. */
export function wholeCellSql(of: CellText): SqlForm {
  const form = cellSql(of);
  return (call) => whereAll(call.inputs, form(call));
}

export function whereAll(columns: readonly string[], text: string): string {
  return `if(${columns.map((column) => `isNull(${column})`).join(" OR ")}, NULL, ${text})`;
}

/** A ClickHouse function of the same arguments, in the same order. */
export function functionSql(name: string): SqlForm {
  return ({ inputs, params }) => `${name}(${[...inputs, ...params.map(sqlNumber)].join(", ")})`;
}

export function infixSql(sign: string): SqlForm {
  return cellSql((x, y) => `${x} ${sign} ${y}`);
}

/** Halves upwards, as rounding goes in JavaScript; text that is cheap to repeat. */
export function roundedUp(text: string): string {
  return `floor(${text}) + (${text} - floor(${text}) >= 0.5)`;
}

/** The OVER clause of the last `rows` rows of the symbol, today among them; Infinity: the whole past. */
export function past(rows: number): string {
  const reach = Number.isFinite(rows) ? String(rows - 1) : "UNBOUNDED";
  return `OVER (PARTITION BY s ORDER BY t ROWS BETWEEN ${reach} PRECEDING AND CURRENT ROW)`;
}

/** The OVER clause of all symbols of the date, or of those with the same further keys, in the order of the symbols. */
export function across(keys: readonly string[] = []): string {
  const all = "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";
  return `OVER (PARTITION BY ${["t", ...keys].join(", ")} ORDER BY s ${all})`;
}

/** The same in the order of a column, for functions that number rows; missing values come last. */
export function acrossBy(order: string, keys: readonly string[] = []): string {
  return `OVER (PARTITION BY ${["t", ...keys].join(", ")} ORDER BY ${order} ASC NULLS LAST)`;
}

/** Place of the row in its symbol's history, 1 for the first. */
export function rowNumber(call: SqlCall): string {
  return call.step("toFloat64(row_number() OVER (PARTITION BY s ORDER BY t))");
}

/** The first input d rows back, next to today's. */
export function laggedSql(of: (now: string, then: string) => string): SqlForm {
  return ({ inputs: [x], params: [d], step }) =>
    of(
      x ?? "NULL",
      step(`lagInFrame(${x}, ${d}) OVER (PARTITION BY s ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`),
    );
}

/** Rest of a division with the sign of the divisor. */
export const modSql: SqlForm = ({ inputs: [x, y], step }) => {
  const rest = step(`modulo(${x}, ${y})`);
  return `if(${rest} != 0 AND (${rest} < 0) != (${y} < 0), ${rest} + ${y}, ${rest})`;
};

/** Buckets of equal width, closed on the right; beyond the range nothing, or the nearest bucket. */
export const cutSql: SqlForm = ({ inputs: [x], params: [low = 0, high = 0, bins = 1, outside = 0] }) => {
  const edges = Array.from({ length: bins - 1 }, (_, k) => sqlNumber(low + (k + 1) * ((high - low) / bins)));
  const bucket = bins === 1 ? "0" : `arrayCount(v -> v < assumeNotNull(${x}), [${edges.join(", ")}])`;
  const beyond = outside === 0 ? `OR ${x} < ${sqlNumber(low)} OR ${x} > ${sqlNumber(high)}` : "";
  return `if(isNull(${x}) ${beyond}, NULL, ${bucket})`;
};

/** Half to even after scaling by a power of ten; what cannot be scaled stays. */
export const roundSql: SqlForm = ({ inputs: [x], params: [digits = 0], step }) => {
  const power = sqlNumber(10 ** Math.abs(digits));
  const scaled = step(digits < 0 ? `${x} / ${power}` : `${x} * ${power}`);
  const below = step(`floor(${scaled})`);
  const up = `${scaled} - ${below} > 0.5 OR (${scaled} - ${below} = 0.5 AND modulo(${below}, 2) != 0)`;
  const whole = step(`${below} + (${up})`);
  return `if(isFinite(${scaled}), ${digits < 0 ? `${whole} * ${power}` : `${whole} / ${power}`}, ${x})`;
};
