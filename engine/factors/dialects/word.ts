// What a dialect is: its signs, its field names, and a table of words with what each becomes in our language.
import type { Expr } from "../language/ast.ts";
import type { Conventions } from "./conventions.ts";

/**
 * Kinds of arguments. column: any expression · window, lag: a number of bars · number: a plain number · group: a class of
 * symbols · literal: a number of at least 2, where a window is meant · whole-past: the number 0 · smoothing: a number
 * between 0 and 1 · sequence: SEQUENCE(n), given as n, or SEQUENCE alone, given as 0.
 */
export type Take =
  | "column"
  | "group"
  | "lag"
  | "literal"
  | "number"
  | "sequence"
  | "smoothing"
  | "whole-past"
  | "window";

/** Arguments as our expressions, in the order written: numbers for windows, lags, numbers and sequences. */
export type Gives = (args: readonly Expr[], ways: Conventions) => Expr;

/** One way of calling one word. A word may have several lines; the first whose arguments fit is taken. */
export interface Word {
  readonly word: string;
  readonly takes: readonly Take[];
  readonly gives: Gives;
}

/** A word that is known and cannot be written in our language, with the reason. */
export interface RefusedWord {
  readonly word: string;
  readonly why: string;
  readonly next: string;
}

export interface DialectInfix {
  readonly operator: string;
  /** Higher binds tighter. */
  readonly binds: number;
}

export interface Grammar {
  /** Signs and words between two operands. */
  readonly infixes: ReadonlyMap<string, DialectInfix>;
  readonly binds: { readonly comparison: number; readonly unary: number; readonly power: number };
  /** Signs that look like one of the dialect's and are not, with what to write. */
  readonly notSigns: ReadonlyMap<string, string>;
}

export interface Dialect {
  readonly name: string;
  readonly says: string;
  readonly source: string;
  readonly example: string;
  readonly defaults: Conventions;
  readonly grammar: Grammar;
  readonly words: readonly Word[];
  readonly refused: readonly RefusedWord[];
  /** The expression behind a bare name as written; undefined for a name that is none. */
  readonly field: (name: string, ways: Conventions) => Expr | undefined;
  /** Names to suggest for an unknown one. */
  readonly fieldNames: readonly string[];
  /** The group behind a name, by its key. */
  readonly group: (key: string) => string | undefined;
}

/** Words are found whatever their capitals and underscores: Ts_Rank, TSRANK and ts_rank are one. */
export function keyOf(name: string): string {
  return name.toLowerCase().replaceAll("_", "");
}
