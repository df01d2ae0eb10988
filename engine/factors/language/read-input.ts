// Reads leaves of other markets: market("index").close, and vec_std(market("us_minute"), returns(close, 1)).
import { QraftError } from "#engine/core";
import { findReducer, type Reducer, reducerNamed, reducerSignature } from "../reducers/index.ts";
import type { Expr } from "./ast.ts";
import { constantOf } from "./constant.ts";
import { type InputLeaf, reducerProblem } from "./input-leaf.ts";
import { nameOfInput } from "./input-name.ts";
import type { Token } from "./lex.ts";
import { placeIn, quote } from "./place.ts";
import { isSign, made, peek, type Reader, take, unexpected } from "./reader.ts";

/** Whether a name with an opening bracket behind it begins such a leaf. */
export function beginsInput(name: string): boolean {
  return name === "market" || name.startsWith("vec_");
}

/** Reads a leaf; its name has been taken, its bracket has not. */
export function readInput(reader: Reader, token: Token, readColumn: () => Expr): Expr {
  refuseNested(reader, token);
  const leaf = token.text === "market" ? readSeries(reader) : readReduced(reader, token, readColumn);
  const expr: Expr = { kind: "field", name: nameOfInput(leaf) };
  reader.inputs.set(expr, leaf);
  return made(reader, expr, token.at);
}

function refuseNested(reader: Reader, token: Token): void {
  if (reader.inside === null) return;
  throw new QraftError(
    "nested-market",
    `"${token.text}" inside ${reader.inside} ${placeIn(reader.text, token.at)}: a formula over another market reads that market only.`,
    'Combine the two outside, for example vec_std(market("a"), close) / market("b").close.',
  );
}

interface MarketRead {
  readonly market: string;
  readonly symbol: string | null;
}

/** ("index") or ("index", "^GSPC"), from the opening bracket to the closing one. */
function readMarket(reader: Reader): MarketRead {
  expectSign(reader, "(", 'the market in brackets, for example market("index")');
  const market = readText(reader, 'the name of a market in quotation marks, for example "index"');
  const isNamed = isSign(peek(reader), ",");
  if (isNamed) take(reader);
  const symbol = isNamed ? readText(reader, 'a symbol in quotation marks, for example "^GSPC"') : null;
  expectSign(reader, ")", '")" after the market');
  return { market, symbol };
}

function readText(reader: Reader, expected: string): string {
  const token = take(reader);
  if (token.kind === "text" && token.text.trim() !== "" && !token.text.includes('"')) return token.text;
  throw unexpected(reader, token, expected);
}

function expectSign(reader: Reader, sign: string, expected: string): void {
  const token = take(reader);
  if (!isSign(token, sign)) throw unexpected(reader, token, expected);
}

function readSeries(reader: Reader): InputLeaf {
  const read = readMarket(reader);
  expectSign(reader, ".", `a field of it, for example market("${read.market}").close`);
  const field = take(reader);
  if (field.kind !== "name") throw unexpected(reader, field, "the name of a field");
  return { kind: "series", ...read, field: field.text };
}

function readReduced(reader: Reader, token: Token, readColumn: () => Expr): InputLeaf {
  const reducer = reducerOf(reader, token);
  const signature = `the call ${reducerSignature(reducer)}`;
  expectSign(reader, "(", signature);
  const first = take(reader);
  if (first.kind !== "name" || first.text !== "market") {
    throw unexpected(reader, first, `the finer market first, for example ${reducer.name}(market("us_minute"), close)`);
  }
  const read = readMarket(reader);
  expectSign(reader, ",", `"," and a formula over ${read.market} in ${signature}`);
  reader.inside = `${reducer.name}(market("${read.market}"), …)`;
  const formula = readColumn();
  reader.inside = null;
  const param = readParam(reader, { reducer, token, readColumn });
  expectSign(reader, ")", `")" at the end of ${signature}`);
  return { kind: "reduced", ...read, reducer: reducer.name, formula, param };
}

function reducerOf(reader: Reader, token: Token): Reducer {
  const reducer = reducerNamed(token.text);
  if (reducer !== undefined) return reducer;
  const found = findReducer(token.text);
  const message = `Unknown reducer ${quote(token.text)} ${placeIn(reader.text, token.at)}.`;
  throw new QraftError("unknown-operator", message, found.ok ? "" : found.error.next);
}

/** The number behind the formula, by place or by name; the default when it is left out. */
function readParam(
  reader: Reader,
  call: { readonly reducer: Reducer; readonly token: Token; readonly readColumn: () => Expr },
): number {
  const { reducer, token, readColumn } = call;
  const { param } = reducer;
  const next = `Write ${reducerSignature(reducer)}.`;
  const bad = (problem: string, at: number): QraftError =>
    new QraftError("bad-parameter", `${problem} ${placeIn(reader.text, at)}.`, next);
  if (!isSign(peek(reader), ",")) {
    if (param === undefined) return Number.NaN;
    if (param.default !== undefined) return param.default;
    throw new QraftError(
      "wrong-arguments",
      `${reducer.name} needs "${param.name}" ${placeIn(reader.text, token.at)}.`,
      next,
    );
  }
  take(reader);
  if (peek(reader).kind === "name" && isSign(peek(reader, 1), "=")) {
    const name = take(reader);
    if (name.text !== param?.name) throw bad(`${reducer.name} has no parameter "${name.text}"`, name.at);
    take(reader);
  }
  const { at } = peek(reader);
  if (param === undefined) throw bad(`${reducer.name} takes a market and a formula; one more argument stands`, at);
  const value = constantOf(readColumn());
  if (value === null) throw bad(`"${param.name}" of ${reducer.name} must be a plain number`, at);
  const problem = reducerProblem(reducer, value);
  if (problem !== null) throw bad(problem, at);
  return value;
}
