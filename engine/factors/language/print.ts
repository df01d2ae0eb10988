// A tree into text: infix signs where there are some, brackets where they are needed, optional parameters by name.
import { fault } from "#engine/core";
import { isOptional, type Param } from "../operator.ts";
import { type CallExpr, type Expr, refuseGiant } from "./ast.ts";
import type { ParsedText } from "./parsed-text.ts";
import { bindsComparison, bindsPower, bindsUnary, infixes, operatorNamed, orderedParams } from "./vocabulary.ts";

interface Writer {
  text: string;
  readonly places: Map<Expr, number>;
}

const bindsAtom = 10;
const infixByOperator = new Map([...infixes.values()].map((infix) => [infix.operator, infix]));
const prefixSigns: ReadonlyMap<string, string> = new Map([
  ["neg", "-"],
  ["not", "!"],
]);

/** Text that parses to the same tree. */
export function printExpression(expr: Expr): string {
  return printWithPlaces(expr).text;
}

/** The text, and where in it each node stands. */
export function printWithPlaces(expr: Expr): ParsedText {
  refuseGiant(expr);
  const writer: Writer = { text: "", places: new Map() };
  write(writer, expr, 0);
  return { text: writer.text, expr, places: writer.places };
}

/** How tightly the outermost sign of a printed node binds. */
function bindingOf(expr: Expr): number {
  if (expr.kind === "number") return expr.value < 0 || Object.is(expr.value, -0) ? bindsUnary : bindsAtom;
  if (expr.kind !== "call") return bindsAtom;
  if (prefixSigns.has(expr.operator) && expr.args.length === 1) return bindsUnary;
  if (expr.args.length === 2) return infixByOperator.get(expr.operator)?.binds ?? bindsAtom;
  return bindsAtom;
}

/** Writes a node, in brackets when it binds less tightly than its surroundings ask. */
function write(writer: Writer, expr: Expr, asked: number): void {
  const isBracketed = bindingOf(expr) < asked;
  if (isBracketed) writer.text += "(";
  writeBare(writer, expr);
  if (isBracketed) writer.text += ")";
}

function writeBare(writer: Writer, expr: Expr): void {
  if (expr.kind === "call") {
    writeCall(writer, expr);
    return;
  }
  note(writer, expr);
  if (expr.kind === "number") writer.text += writtenNumber(expr.value);
  else writer.text += expr.kind === "choice" ? `"${expr.name}"` : expr.name;
}

function writtenNumber(value: number): string {
  if (!Number.isFinite(value)) throw fault(`An expression cannot hold the number ${value}.`);
  return Object.is(value, -0) ? "-0" : String(value);
}

function note(writer: Writer, expr: Expr): void {
  if (!writer.places.has(expr)) writer.places.set(expr, writer.text.length);
}

function writeCall(writer: Writer, expr: CallExpr): void {
  const [first, second] = expr.args;
  const prefix = prefixSigns.get(expr.operator);
  const infix = infixByOperator.get(expr.operator);
  if (prefix !== undefined && first !== undefined && second === undefined) {
    note(writer, expr);
    writer.text += prefix;
    // A minus before a bare number would be read as part of it.
    write(writer, first, expr.operator === "neg" && first.kind === "number" ? bindsAtom + 1 : bindsUnary);
  } else if (infix !== undefined && first !== undefined && second !== undefined && expr.args.length === 2) {
    const isComparison = infix.binds === bindsComparison;
    const isPower = infix.binds === bindsPower;
    write(writer, first, isComparison || isPower ? infix.binds + 1 : infix.binds);
    writer.text += " ";
    note(writer, expr);
    writer.text += `${infix.sign} `;
    write(writer, second, isPower ? bindsUnary : infix.binds + 1);
  } else {
    writeArguments(writer, expr);
  }
}

function writeArguments(writer: Writer, expr: CallExpr): void {
  const operator = operatorNamed(expr.operator);
  const params = operator === undefined ? [] : orderedParams(operator);
  note(writer, expr);
  writer.text += `${expr.operator}(`;
  let isFirst = true;
  for (const [place, arg] of expr.args.entries()) {
    const param = params[place];
    if (param !== undefined && place < expr.args.length - 1 && isDefault(arg, param)) continue;
    if (!isFirst) writer.text += ", ";
    isFirst = false;
    if (param !== undefined && isOptional(param)) writer.text += `${param.name}=`;
    write(writer, arg, 0);
  }
  writer.text += ")";
}

/** A default between given parameters is read back as it was left out; one at the end would be lost. */
function isDefault(arg: Expr, param: Param): boolean {
  if (param.default === undefined) return false;
  return param.kind === "choice"
    ? arg.kind === "choice" && arg.name === param.choices?.[param.default]
    : arg.kind === "number" && Object.is(arg.value, param.default);
}
