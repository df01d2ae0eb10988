// Text into tokens, in one pass. A character that belongs nowhere is an error with its place.
import { fail, ok, QraftError, type Result } from "#engine/core";
import { maxLength } from "./limits.ts";
import { placeIn, quote, visible } from "./place.ts";

export interface Token {
  /** name: field, operator or group · text: in quotation marks · sign: everything else · end: after the last one. */
  readonly kind: "number" | "name" | "text" | "sign" | "end";
  /** The name, the text without its marks, or the sign. */
  readonly text: string;
  readonly value: number;
  /** Offset in code units. */
  readonly at: number;
}

const pattern =
  /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|"([^"\n]*)"|'([^'\n]*)'|(\*\*|&&|\|\||<=|>=|==|!=|[-+*/^<>=!?:(),]|(?<=\)\s*)\.(?=\s*[A-Za-z_])))/y;

export function lex(text: string): Result<readonly Token[]> {
  if (text.length > maxLength) {
    return fail(
      new QraftError(
        "expression-too-long",
        `An expression may have ${maxLength} characters; this one has ${text.length} and begins ${quote(text)}.`,
        "Split it into several factors and combine them in a strategy.",
      ),
    );
  }
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  let at = 0;
  while (at < end) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return fail(strayCharacter(text, at + leadingSpace(text.slice(at, end))));
    const token = tokenOf(match, pattern.lastIndex);
    if (token.kind === "number" && !isNumberWhole(text, token, pattern.lastIndex)) {
      return fail(badNumber(text, token.at));
    }
    tokens.push(token);
    at = pattern.lastIndex;
  }
  tokens.push({ kind: "end", text: "", value: Number.NaN, at: end });
  return ok(tokens);
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

function tokenOf(match: RegExpExecArray, end: number): Token {
  const [, number, name, double, single, sign] = match;
  const written = number ?? name ?? sign ?? "";
  const quoted = double ?? single;
  const at = end - (quoted === undefined ? written.length : quoted.length + 2);
  if (number !== undefined) return { kind: "number", text: number, value: Number(number), at };
  if (quoted !== undefined) return { kind: "text", text: quoted, value: Number.NaN, at };
  return { kind: name === undefined ? "sign" : "name", text: written, value: Number.NaN, at };
}

/** A number ends where a name, a point or another number does not begin, and is finite. */
function isNumberWhole(text: string, token: Token, end: number): boolean {
  return Number.isFinite(token.value) && !/[A-Za-z0-9_.]/.test(text[end] ?? "");
}

function badNumber(text: string, at: number): QraftError {
  const written = /^[A-Za-z0-9_.]{1,40}/.exec(text.slice(at, at + 40))?.[0] ?? "";
  return new QraftError(
    "bad-number",
    `"${written}" is not a number, ${placeIn(text, at)}.`,
    "Write numbers with a point, for example 0.5 or 1e-6, without units or separators.",
  );
}

const advice: Readonly<Record<string, string>> = {
  $: 'Fields are written without "$", for example close.',
  "%": "Write a share as a fraction, for example 0.05; there is no remainder operator.",
  "&": 'Write "&&" or "and".',
  "|": 'Write "||" or "or".',
  "[": "Past values are written delay(x, n), for example delay(close, 5).",
  ".": "Names have no points; numbers have a digit beside theirs, for example 0.5.",
  '"': "A quotation mark is open: close it on the same line.",
  "'": "A quotation mark is open: close it on the same line.",
  ";": "An expression is one formula without semicolons.",
};

function strayCharacter(text: string, at: number): QraftError {
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return new QraftError(
    "unexpected-character",
    `Unexpected character "${visible(char.toWellFormed())}" ${placeIn(text, at)}.`,
    advice[char] ?? "Use field names, numbers, operators and brackets, for example rank(-delta(close, 5)).",
  );
}
