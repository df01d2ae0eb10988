// What an operator knows about itself in ClickHouse SQL. Missing is NULL there, as it is NaN here.

/** What the text of one call may use. Every expression is Nullable(Float64), and NULL stands for missing. */
export interface SqlCall {
  /** One expression for each column input; cheap to repeat. A number in the formula is a literal. */
  readonly inputs: readonly string[];
  readonly params: readonly number[];
  /** One expression for each group: the code of the row's group, NULL for none. */
  readonly groups: readonly string[];
  /** Window operators: the OVER clause of the last `rows` rows of the symbol, today among them; Infinity for the whole past. */
  readonly past: (rows: number) => string;
  /** Window operators: an array of the last `rows` values of an input, oldest first, NULL where missing; shorter at the start. */
  readonly window: (input: number, rows: number) => string;
  /** Cross-section operators: the OVER clause of all symbols on the date. Group operators: of the symbol's group. */
  readonly date: string;
}

/** The text of one call. A result that is not finite is made NULL by the caller. */
export type SqlForm = (call: SqlCall) => string;
