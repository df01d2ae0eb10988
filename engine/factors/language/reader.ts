// The parser's place in the tokens, the nodes it has made, and the words for what it did not expect.

import { QraftError } from "#engine/core";
import { argsOf, type Expr } from "./ast.ts";
import type { InputLeaf } from "./input-leaf.ts";
import type { Token } from "./lex.ts";
import { maxDepth } from "./limits.ts";
import { placeIn, quote, visible } from "./place.ts";
import { operatorAdvice } from "./vocabulary.ts";

/** What the parts of the parser share: the tokens, the place in them, and what was found. */
export interface Reader {
  readonly text: string;
  readonly tokens: readonly Token[];
  next: number;
  open: number;
  readonly places: Map<Expr, number>;
  readonly depths: Map<Expr, number>;
  /** Leaves of other markets, by their node. */
  readonly inputs: Map<Expr, InputLeaf>;
  /** The leaf whose formula is being read. */
  inside: string | null;
}

export function peek(reader: Reader, ahead = 0): Token {
  return reader.tokens[Math.min(reader.next + ahead, reader.tokens.length - 1)]!;
}

export function take(reader: Reader): Token {
  const token = peek(reader);
  reader.next++;
  return token;
}

export function isSign(token: Token, sign: string): boolean {
  return token.kind === "sign" && token.text === sign;
}

/** Notes a node's place and depth; a tree that grows too deep stops here. */
export function made(reader: Reader, expr: Expr, at: number): Expr {
  const depth = argsOf(expr).reduce((deepest, arg) => Math.max(deepest, reader.depths.get(arg) ?? 1), 0) + 1;
  if (depth > maxDepth) throw tooDeep(reader, at);
  reader.depths.set(expr, depth);
  reader.places.set(expr, at);
  return expr;
}

export function unknownOperator(text: string, name: string, at: number): QraftError {
  const message = `Unknown operator ${quote(name)} ${placeIn(text, at)}.`;
  return new QraftError("unknown-operator", message, operatorAdvice(name));
}

export function tooDeep(reader: Reader, at: number): QraftError {
  return new QraftError(
    "expression-too-deep",
    `The expression is nested too deep ${placeIn(reader.text, at)}: at most ${maxDepth} levels.`,
    "Remove brackets that do nothing, or split the formula into several factors.",
  );
}

/** Only the column, without the text. */
export function columnIn(reader: Reader, token: Token): string {
  return placeIn(reader.text, token.at).replace(/ of ".*$/su, "");
}

export function unexpected(reader: Reader, token: Token, expected: string): QraftError {
  const found = token.kind === "end" ? "The expression ends" : `Unexpected ${named(token)}`;
  const empty = token.kind === "end" && token.at === 0 && reader.text.trim() === "";
  return new QraftError(
    "expression-syntax",
    empty ? "The expression is empty." : `${found} ${placeIn(reader.text, token.at)}: expected ${expected}.`,
    adviceFor(reader, token),
  );
}

function named(token: Token): string {
  if (token.kind === "text") return `text "${visible(token.text)}"`;
  return `"${visible(token.text)}"`;
}

function adviceFor(reader: Reader, token: Token): string {
  if (isSign(token, "=")) return 'To compare, write "=="; names before "=" belong inside an operator\'s brackets.';
  if (isSign(token, ".")) return 'Names have no points, except that of another market\'s field: market("index").close.';
  if (isSign(token, ")")) return 'Remove this ")", or add the "(" it should close.';
  if (token.kind === "end" && reader.text.trim() !== "") return "Complete the formula, and close every open bracket.";
  if (token.kind === "text") return 'Text in quotation marks is only for words such as method="min".';
  return "For example: rank(-delta(close, 5)) or ts_mean(volume, 5) / ts_mean(volume, 60).";
}
