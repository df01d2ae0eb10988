// The reader that all dialects share: tokens into a foreign tree, with bounds on open brackets and depth.
import { QraftError } from "#engine/core";
import type { Token } from "../language/lex.ts";
import { maxDepth, maxNesting } from "../language/limits.ts";
import { placeIn, visible } from "../language/place.ts";
import { type ForeignNode, partsOf } from "./tree.ts";
import type { DialectInfix, Grammar } from "./word.ts";

interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly grammar: Grammar;
  next: number;
  open: number;
  readonly depths: Map<ForeignNode, number>;
}

/** Reads the whole text; throws a QraftError that says where it stopped. */
export function readForeign(text: string, tokens: readonly Token[], grammar: Grammar): ForeignNode {
  const reading: Reading = { text, tokens, grammar, next: 0, open: 0, depths: new Map() };
  const node = readBinding(reading, 0);
  if (peek(reading).kind !== "end") throw unexpected(reading, peek(reading), "an operator sign or the end");
  return node;
}

function peek(reading: Reading, ahead = 0): Token {
  return reading.tokens[Math.min(reading.next + ahead, reading.tokens.length - 1)] ?? noToken;
}

const noToken: Token = { kind: "end", text: "", value: Number.NaN, at: 0 };

function take(reading: Reading): Token {
  const token = peek(reading);
  reading.next++;
  return token;
}

function isSign(token: Token, sign: string): boolean {
  return token.kind === "sign" && token.text === sign;
}

function made(reading: Reading, node: ForeignNode): ForeignNode {
  const depth = partsOf(node).reduce((deepest, part) => Math.max(deepest, reading.depths.get(part) ?? 1), 0) + 1;
  if (depth > maxDepth) throw tooDeep(reading, node.at);
  reading.depths.set(node, depth);
  return node;
}

function infixAt(reading: Reading, token: Token): DialectInfix | undefined {
  if (token.kind !== "sign" && token.kind !== "name") return undefined;
  const sign = token.kind === "name" ? token.text.toLowerCase() : token.text;
  const infix = reading.grammar.infixes.get(sign);
  const advice = reading.grammar.notSigns.get(sign);
  if (infix === undefined && advice !== undefined) {
    throw new QraftError(
      "expression-syntax",
      `"${token.text}" cannot stand ${placeIn(reading.text, token.at)}.`,
      advice,
    );
  }
  return infix;
}

function readBinding(reading: Reading, binds: number): ForeignNode {
  if (++reading.open > maxNesting) throw tooDeep(reading, peek(reading).at);
  let left = readOperand(reading);
  for (let token = peek(reading); ; token = peek(reading)) {
    if (isSign(token, "?") && binds < 1) {
      left = readChoice(reading, left);
      continue;
    }
    const infix = infixAt(reading, token);
    if (infix === undefined || infix.binds <= binds) break;
    take(reading);
    left = readRight(reading, left, { infix, at: token.at });
  }
  reading.open--;
  return left;
}

function readRight(
  reading: Reading,
  left: ForeignNode,
  sign: { readonly infix: DialectInfix; readonly at: number },
): ForeignNode {
  const { binds } = reading.grammar;
  const right = readBinding(reading, sign.infix.binds === binds.power ? binds.power - 1 : sign.infix.binds);
  const after = peek(reading);
  if (sign.infix.binds === binds.comparison && infixAt(reading, after)?.binds === binds.comparison) {
    throw new QraftError(
      "expression-syntax",
      `Comparisons do not chain: second "${after.text}" ${placeIn(reading.text, after.at)}.`,
      "Put each comparison in brackets and join them with an and.",
    );
  }
  return made(reading, { kind: "infix", operator: sign.infix.operator, args: [left, right], at: sign.at });
}

function readChoice(reading: Reading, condition: ForeignNode): ForeignNode {
  const mark = take(reading);
  const yes = readBinding(reading, 0);
  if (!isSign(peek(reading), ":")) throw unexpected(reading, peek(reading), '":" of "condition ? x : y"');
  take(reading);
  return made(reading, { kind: "choice", args: [condition, yes, readBinding(reading, 0)], at: mark.at });
}

function readOperand(reading: Reading): ForeignNode {
  const token = take(reading);
  if (token.kind === "number") return made(reading, { kind: "number", value: token.value, at: token.at });
  if (token.kind === "name") {
    if (infixAt(reading, token) !== undefined) throw unexpected(reading, token, "a field, a number or an operator");
    return isSign(peek(reading), "(") ? readCall(reading, token) : made(reading, nameNode(token));
  }
  if (isSign(token, "-")) return readMinus(reading, token);
  if (isSign(token, "+")) return readBinding(reading, reading.grammar.binds.unary);
  if (isSign(token, "!") || isSign(token, "~")) return readPrefix(reading, token, "not");
  if (isSign(token, "(")) {
    const inner = readBinding(reading, 0);
    if (!isSign(peek(reading), ")"))
      throw unexpected(reading, peek(reading), `")" for the "(" ${columnAt(reading, token)}`);
    take(reading);
    return inner;
  }
  throw unexpected(reading, token, "a field, a number or an operator");
}

function nameNode(token: Token): ForeignNode {
  return { kind: "name", name: token.text, at: token.at };
}

/** Only the column, without the text. */
function columnAt(reading: Reading, token: Token): string {
  return placeIn(reading.text, token.at).replace(/ of ".*$/su, "");
}

/** A minus before a bare number belongs to the number, except below a power: -2 ^ x is -(2 ^ x). */
function readMinus(reading: Reading, sign: Token): ForeignNode {
  const after = peek(reading, 1);
  const isBase = after.kind === "sign" && reading.grammar.infixes.get(after.text)?.operator === "pow";
  if (peek(reading).kind === "number" && !isBase) {
    return made(reading, { kind: "number", value: -take(reading).value, at: sign.at });
  }
  return readPrefix(reading, sign, "neg");
}

function readPrefix(reading: Reading, sign: Token, operator: string): ForeignNode {
  const inner = readBinding(reading, reading.grammar.binds.unary);
  return made(reading, { kind: "prefix", operator, args: [inner], at: sign.at });
}

function readCall(reading: Reading, name: Token): ForeignNode {
  take(reading);
  const args: ForeignNode[] = [];
  if (isSign(peek(reading), ")")) take(reading);
  else {
    for (;;) {
      args.push(readBinding(reading, 0));
      const after = take(reading);
      if (isSign(after, ")")) break;
      if (!isSign(after, ",")) throw unexpected(reading, after, `"," or ")" in the call of ${name.text}`);
    }
  }
  return made(reading, { kind: "call", name: name.text, args, at: name.at });
}

function tooDeep(reading: Reading, at: number): QraftError {
  return new QraftError(
    "expression-too-deep",
    `The formula is nested too deep ${placeIn(reading.text, at)}: at most ${maxDepth} levels.`,
    "Remove brackets that do nothing, or split the formula into several factors.",
  );
}

function unexpected(reading: Reading, token: Token, expected: string): QraftError {
  if (reading.tokens.length === 1) {
    return new QraftError("expression-syntax", "The formula is empty.", "For example: rank(delta(close, 5)).");
  }
  const found = token.kind === "end" ? "The formula ends" : `Unexpected "${visible(token.text)}"`;
  return new QraftError(
    "expression-syntax",
    `${found} ${placeIn(reading.text, token.at)}: expected ${expected}.`,
    token.kind === "end"
      ? "Complete the formula, and close every open bracket."
      : "Check the brackets and signs around it.",
  );
}
