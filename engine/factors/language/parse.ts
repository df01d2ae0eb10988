// Text into a tree: a Pratt parser that knows the operators, with a bound on open brackets instead of a stack overflow.
import { fail, ok, QraftError, type Result } from "#engine/core";
import { readArguments } from "./arguments.ts";
import { type Expr, numberExpr } from "./ast.ts";
import { lex, type Token } from "./lex.ts";
import { maxNesting } from "./limits.ts";
import type { ParsedText } from "./parsed-text.ts";
import { placeIn } from "./place.ts";
import { beginsInput, readInput } from "./read-input.ts";
import { columnIn, isSign, made, peek, type Reader, take, tooDeep, unexpected, unknownOperator } from "./reader.ts";
import {
  bindsComparison,
  bindsNotWord,
  bindsPower,
  bindsTernary,
  bindsUnary,
  type Infix,
  infixes,
  operatorNamed,
} from "./vocabulary.ts";

export function parseExpression(text: string): Result<Expr> {
  const parsed = parseText(text);
  return parsed.ok ? ok(parsed.value.expr) : parsed;
}

/** Like parseExpression, and keeps where everything stood. */
export function parseText(text: string): Result<ParsedText> {
  const tokens = lex(text);
  if (!tokens.ok) return tokens;
  const reader: Reader = {
    ...{ text, tokens: tokens.value, next: 0, open: 0, inside: null },
    ...{ places: new Map(), depths: new Map(), inputs: new Map() },
  };
  try {
    const expr = readExpression(reader, 0);
    const rest = peek(reader);
    if (rest.kind !== "end") throw unexpected(reader, rest, "an operator sign or the end");
    return ok({ text, expr, places: reader.places, inputs: reader.inputs });
  } catch (thrown) {
    if (thrown instanceof QraftError) return fail(thrown);
    throw thrown;
  }
}

/** Reads operands and the signs between them that bind tighter than `binds`. */
function readExpression(reader: Reader, binds: number): Expr {
  if (++reader.open > maxNesting) throw tooDeep(reader, peek(reader).at);
  let left = readOperand(reader);
  for (let token = peek(reader); ; token = peek(reader)) {
    if (isSign(token, "?") && binds < bindsTernary) {
      left = readTernary(reader, left);
      continue;
    }
    const infix = token.kind === "sign" || token.kind === "name" ? infixes.get(token.text) : undefined;
    if (infix === undefined || infix.binds <= binds) break;
    take(reader);
    left = readRight(reader, left, infix, token);
  }
  reader.open--;
  return left;
}

function readRight(reader: Reader, left: Expr, infix: Infix, sign: Token): Expr {
  const right = readExpression(reader, infix.binds === bindsPower ? bindsPower - 1 : infix.binds);
  if (infix.binds === bindsComparison && infixes.get(peek(reader).text)?.binds === bindsComparison) {
    throw new QraftError(
      "expression-syntax",
      `Comparisons do not chain: second "${peek(reader).text}" ${placeIn(reader.text, peek(reader).at)}.`,
      'Join two comparisons with "&&", for example low < close && close < high.',
    );
  }
  return made(reader, callOf(reader, infix.operator, [left, right], sign.at), sign.at);
}

function readTernary(reader: Reader, condition: Expr): Expr {
  const mark = take(reader);
  const yes = readExpression(reader, 0);
  if (!isSign(peek(reader), ":")) throw unexpected(reader, peek(reader), '":" of "condition ? x : y"');
  take(reader);
  const no = readExpression(reader, 0);
  return made(reader, callOf(reader, "where", [condition, yes, no], mark.at), mark.at);
}

function readOperand(reader: Reader): Expr {
  const token = take(reader);
  if (token.kind === "number") return made(reader, numberExpr(token.value), token.at);
  if (token.kind === "name") return readName(reader, token);
  if (isSign(token, "-")) return readMinus(reader, token);
  if (isSign(token, "+")) return readExpression(reader, bindsUnary);
  if (isSign(token, "!")) return readPrefix(reader, { sign: token, operator: "not", binds: bindsUnary });
  if (isSign(token, "(")) {
    const inner = readExpression(reader, 0);
    if (!isSign(peek(reader), ")"))
      throw unexpected(reader, peek(reader), `")" for the "(" ${columnIn(reader, token)}`);
    take(reader);
    return inner;
  }
  throw unexpected(reader, token, "a field, a number or an operator");
}

/** A minus before a bare number belongs to the number, except below a power: -2 ^ x is -(2 ^ x). */
function readMinus(reader: Reader, sign: Token): Expr {
  const power = peek(reader, 1);
  if (peek(reader).kind === "number" && !(isSign(power, "^") || isSign(power, "**"))) {
    return made(reader, numberExpr(-take(reader).value), sign.at);
  }
  return readPrefix(reader, { sign, operator: "neg", binds: bindsUnary });
}

function readPrefix(
  reader: Reader,
  prefix: { readonly sign: Token; readonly operator: string; readonly binds: number },
): Expr {
  const inner = readExpression(reader, prefix.binds);
  return made(reader, callOf(reader, prefix.operator, [inner], prefix.sign.at), prefix.sign.at);
}

function readName(reader: Reader, token: Token): Expr {
  if (token.text === "not") return readPrefix(reader, { sign: token, operator: "not", binds: bindsNotWord });
  if (!isSign(peek(reader), "(")) {
    if (infixes.has(token.text)) throw unexpected(reader, token, "a field, a number or an operator");
    return made(reader, { kind: "field", name: token.text }, token.at);
  }
  if (beginsInput(token.text)) return readInput(reader, token, () => readExpression(reader, 0));
  const operator = operatorNamed(token.text);
  if (operator === undefined) throw unknownOperator(reader.text, token.text, token.at);
  const open = take(reader);
  const args = readArguments(reader, operator, { name: token, open, readColumn: () => readExpression(reader, 0) });
  return made(reader, { kind: "call", operator: operator.name, args }, token.at);
}

function callOf(reader: Reader, operator: string, args: readonly Expr[], at: number): Expr {
  if (operatorNamed(operator) === undefined) throw unknownOperator(reader.text, operator, at);
  return { kind: "call", operator, args };
}
