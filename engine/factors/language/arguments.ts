// The arguments of a call: by place or by name, each read as its parameter's kind, left-out ones filled in between.
import { findNamed, QraftError } from "#engine/core";
import { isOptional, type Operator, type Param } from "../operator.ts";
import { type Expr, numberExpr } from "./ast.ts";
import { constantOf } from "./constant.ts";
import type { Token } from "./lex.ts";
import { placeIn } from "./place.ts";
import { isSign, made, peek, type Reader, take, unexpected } from "./reader.ts";
import { infixes, orderedParams, signatureOf } from "./vocabulary.ts";

interface CallSite {
  readonly name: Token;
  readonly open: Token;
  /** Reads one argument that is an expression. */
  readonly readColumn: () => Expr;
}

/** Reads up to and including the closing bracket. */
export function readArguments(reader: Reader, operator: Operator, site: CallSite): readonly Expr[] {
  const params = orderedParams(operator);
  const given = new Map<number, Expr>();
  let named = false;
  if (isSign(peek(reader), ")")) take(reader);
  else {
    for (;;) {
      const token = peek(reader);
      const isNamed = token.kind === "name" && isSign(peek(reader, 1), "=");
      if (named && !isNamed) throw afterNamed(reader, token);
      named = isNamed;
      const place = isNamed ? namedPlace(reader, operator, given) : given.size;
      const param = params[place];
      if (param === undefined) throw tooMany(reader, operator, token.at);
      given.set(place, readArgument(reader, { operator, param, site }));
      const after = take(reader);
      if (isSign(after, ")")) break;
      if (!isSign(after, ",")) throw unexpected(reader, after, `"," or ")" in the call of ${operator.name}`);
    }
  }
  return completed(reader, { operator, params, given, site });
}

function namedPlace(reader: Reader, operator: Operator, given: ReadonlyMap<number, Expr>): number {
  const token = take(reader);
  take(reader);
  const params = orderedParams(operator);
  const found = findNamed(params, token.text, "parameter");
  if (!found.ok) {
    const message = `${operator.name} has no parameter "${token.text}" ${placeIn(reader.text, token.at)}.`;
    throw new QraftError("unknown-parameter", message, `${found.error.next} Write ${signatureOf(operator)}.`);
  }
  const place = params.indexOf(found.value);
  if (given.has(place)) {
    const message = `"${token.text}" of ${operator.name} is given twice ${placeIn(reader.text, token.at)}.`;
    throw new QraftError("wrong-arguments", message, `Keep one of them: ${signatureOf(operator)}.`);
  }
  return place;
}

function readArgument(
  reader: Reader,
  wanted: { readonly operator: Operator; readonly param: Param; readonly site: CallSite },
): Expr {
  const { operator, param, site } = wanted;
  const token = peek(reader);
  if (param.kind === "choice") return readChoice(reader, param, operator);
  if (param.kind === "group") {
    const after = peek(reader, 1);
    if (token.kind !== "name" || infixes.has(token.text) || !(isSign(after, ",") || isSign(after, ")"))) {
      throw unexpected(
        reader,
        token,
        `the name of a group, for example sector, as "${param.name}" of ${operator.name}`,
      );
    }
    return made(reader, { kind: "group", name: take(reader).text }, token.at);
  }
  const expr = site.readColumn();
  if (param.kind === "column") return expr;
  const value = constantOf(expr);
  if (value === null) {
    throw new QraftError(
      "bad-parameter",
      `"${param.name}" of ${operator.name} must be a plain number ${placeIn(reader.text, token.at)}.`,
      `Write ${signatureOf(operator)} with a number, for example ${param.kind === "window" ? "5" : "0.5"}.`,
    );
  }
  return made(reader, numberExpr(value), token.at);
}

function readChoice(reader: Reader, param: Param, operator: Operator): Expr {
  const token = take(reader);
  const choices = param.choices ?? [];
  if ((token.kind === "text" || token.kind === "name") && choices.includes(token.text)) {
    return made(reader, { kind: "choice", name: token.text }, token.at);
  }
  const written = token.kind === "end" ? "the end" : `"${token.text}"`;
  throw new QraftError(
    "bad-parameter",
    `"${param.name}" of ${operator.name} cannot be ${written} ${placeIn(reader.text, token.at)}.`,
    `Write one of ${choices.map((choice) => `"${choice}"`).join(", ")}.`,
  );
}

/** Every parameter up to the last given one, in order. */
function completed(
  reader: Reader,
  call: {
    readonly operator: Operator;
    readonly params: readonly Param[];
    readonly given: ReadonlyMap<number, Expr>;
    readonly site: CallSite;
  },
): readonly Expr[] {
  const { operator, params, given, site } = call;
  const missing = params.find((param, place) => !given.has(place) && !isOptional(param));
  if (missing !== undefined) {
    const message = `${operator.name} needs "${missing.name}" ${placeIn(reader.text, site.name.at)}.`;
    throw new QraftError("wrong-arguments", message, `Write ${signatureOf(operator)}.`);
  }
  const last = Math.max(-1, ...given.keys());
  const args: Expr[] = [];
  for (const [place, param] of params.slice(0, last + 1).entries()) {
    args.push(given.get(place) ?? made(reader, defaultOf(param, params, args), site.open.at));
  }
  return args;
}

function defaultOf(param: Param, params: readonly Param[], args: readonly Expr[]): Expr {
  if (param.kind === "choice") return { kind: "choice", name: param.choices?.[param.default ?? 0] ?? "" };
  if (param.default !== undefined) return numberExpr(param.default);
  const source = args[params.findIndex((other) => other.name === param.defaultFrom)];
  return numberExpr(source?.kind === "number" ? Math.floor(source.value) : Number.NaN);
}

function afterNamed(reader: Reader, token: Token): QraftError {
  const message = `An argument by place after one by name ${placeIn(reader.text, token.at)}.`;
  return new QraftError("wrong-arguments", message, "Put arguments without a name first.");
}

function tooMany(reader: Reader, operator: Operator, at: number): QraftError {
  const message = `${operator.name} takes ${operator.params.length} arguments; one more stands ${placeIn(reader.text, at)}.`;
  return new QraftError("wrong-arguments", message, `Write ${signatureOf(operator)}.`);
}
