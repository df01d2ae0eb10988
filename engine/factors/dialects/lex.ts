// Foreign text into tokens: as ours, with $names, names with points, full-width signs and a matrix language's ".*".
import { fail, ok, QraftError, type Result } from "#engine/core";
import type { Token } from "../language/lex.ts";
import { maxLength } from "../language/limits.ts";
import { placeIn, quote, visible } from "../language/place.ts";

/** Signs that copies of reports carry in their wide or typographic form, one character for one. */
const plainSigns: Readonly<Record<string, string>> = {
  "？": "?",
  "：": ":",
  "，": ",",
  "（": "(",
  "）": ")",
  "＝": "=",
  "＜": "<",
  "＞": ">",
  "＋": "+",
  "＊": "*",
  "／": "/",
  "＆": "&",
  "｜": "|",
  "–": "-",
  "—": "-",
  "−": "-",
  "－": "-",
  "×": "*",
  "÷": "/",
  "\u00a0": " ",
};

const pattern =
  /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(\$?[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)|(\*\*|&&|\|\||<=|>=|==|!=|<>|\.\*|\.\/|\.\^|[-+*/^<>=!~?:(),&|]))/y;

/** Tokens with offsets into the text as it was given; a semicolon at the end is left off. */
export function lexForeign(given: string): Result<readonly Token[]> {
  if (given.length > maxLength) return fail(tooLong(given));
  const text = given.replace(/[^\p{ASCII}]/gu, (char) => plainSigns[char] ?? char);
  const tokens: Token[] = [];
  const end = text.replace(/[\s;]+$/, "").length;
  let at = 0;
  while (at < end) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return fail(strayCharacter(given, at + text.slice(at).search(/\S/)));
    const [, number, name, sign] = match;
    const written = number ?? name ?? sign ?? "";
    const from = pattern.lastIndex - written.length;
    const isBroken = number !== undefined && /[A-Za-z0-9_$]/.test(text[pattern.lastIndex] ?? "");
    if (isBroken || (number !== undefined && !Number.isFinite(Number(number)))) return fail(badNumber(given, from));
    const kind = number !== undefined ? "number" : name !== undefined ? "name" : "sign";
    tokens.push({ kind, text: written, value: kind === "number" ? Number(written) : Number.NaN, at: from });
    at = pattern.lastIndex;
  }
  tokens.push({ kind: "end", text: "", value: Number.NaN, at: end });
  return ok(tokens);
}

function tooLong(text: string): QraftError {
  return new QraftError(
    "expression-too-long",
    `A formula may have ${maxLength} characters; this one has ${text.length} and begins ${quote(text)}.`,
    "Split it into several factors.",
  );
}

function badNumber(text: string, at: number): QraftError {
  const written = /^[A-Za-z0-9_.$]{1,40}/.exec(text.slice(at, at + 40))?.[0] ?? "";
  return new QraftError(
    "bad-number",
    `"${written}" is not a number, ${placeIn(text, at)}.`,
    "Write numbers with a point, for example 0.5 or 1e-6.",
  );
}

function strayCharacter(text: string, at: number): QraftError {
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return new QraftError(
    "unexpected-character",
    `Unexpected character "${visible(char.toWellFormed())}" ${placeIn(text, at)}.`,
    "A formula is made of names, numbers, signs and round brackets.",
  );
}
