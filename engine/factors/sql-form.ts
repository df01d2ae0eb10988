// What an operator knows about itself in ClickHouse SQL. Missing is NULL there, as it is NaN here.

/**
 * One call to be written out. The rows are symbols × dates, complete: s is the symbol's place, t the bar-open time in ms.
 * Every column is Nullable(Float64), and NULL stands for missing; group codes are Nullable integers.
 */
export interface SqlCall {
  /** The column of each input; numbers of the formula are columns too. */
  readonly inputs: readonly string[];
  readonly params: readonly number[];
  /** The column of each group: the code of the row's group, NULL for none. */
  readonly groups: readonly string[];
  /**
   * Computes a text once, one layer below whatever names it, and gives the name of its column. Window functions nest
   * only through this, and equal texts share one column. The column may be of any type.
   */
  readonly step: (text: string) => string;
}

/** The text of one call. A result that is not finite is made NULL by the caller, and a truth value 0 or 1. */
export type SqlForm = (call: SqlCall) => string;

/** A number as it may stand in a statement: always Float64, every bit kept. */
export function sqlNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot stand in a statement.`);
  const text = Object.is(value, -0) ? "-0" : String(value);
  const literal = /[.e]/.test(text) ? text : `${text}.`;
  return value < 0 || Object.is(value, -0) ? `(${literal})` : literal;
}
