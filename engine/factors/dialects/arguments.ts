// Arguments that are no columns: windows and lags (fractional ones by the convention), numbers, groups, sequences.
import { QraftError } from "#engine/core";
import { type Expr, numberExpr } from "../language/ast.ts";
import { placeIn } from "../language/place.ts";
import type { Conventions } from "./conventions.ts";
import { constantIn, type ForeignNode, startOf } from "./tree.ts";
import { type Dialect, keyOf, type Take } from "./word.ts";

/** Where an argument stands. */
interface ArgumentPlace {
  readonly text: string;
  readonly word: string;
  readonly dialect: Dialect;
  readonly ways: Conventions;
}

/** Whether a node can be meant by this kind of argument; the kinds with a value of their own come first in a table. */
export function fitsTake(take: Take, node: ForeignNode | undefined): boolean {
  if (node === undefined) return false;
  if (take === "sequence") return isSequence(node);
  if (isSequence(node)) return false;
  if (take === "group") return node.kind === "name";
  const value = constantIn(node);
  if (take === "literal") return value !== null && value >= 2;
  if (take === "whole-past") return value === 0;
  if (take === "smoothing") return value !== null && value > 0 && value < 1;
  return true;
}

function isSequence(node: ForeignNode): boolean {
  return (node.kind === "call" || node.kind === "name") && keyOf(node.name) === "sequence";
}

/** The argument as our expression; throws when it is not what the word takes. */
export function readTake(take: Exclude<Take, "column">, node: ForeignNode, around: ArgumentPlace): Expr {
  if (take === "group") return groupOf(node, around);
  if (take === "sequence") {
    const [length] = node.kind === "call" ? node.args : [];
    return length === undefined ? numberExpr(0) : readTake("window", length, around);
  }
  const value = constantIn(node);
  const place = placeIn(around.text, startOf(node));
  if (value === null) {
    throw new QraftError(
      "bad-parameter",
      `${around.word} needs a plain number ${place}.`,
      `Write a number, for example ${take === "number" ? "0.5" : "5"}.`,
    );
  }
  if (take === "number" || take === "smoothing" || take === "whole-past") return numberExpr(value);
  if (value < 0) {
    throw new QraftError(
      "look-ahead",
      `${around.word} with ${value} would read ${-value} bars into the future, ${place}.`,
      "A factor reads today and the past only: write a positive number, or leave this label out.",
    );
  }
  return numberExpr(barsOf(value, take, { ...around, place }));
}

function barsOf(value: number, take: Take, around: ArgumentPlace & { readonly place: string }): number {
  const bars = around.ways.windows === "floor" ? Math.floor(value) : Math.round(value);
  if (bars >= 1) return bars;
  if (take === "lag" && value === 0 && keyOf(around.word) === "ref") {
    throw new QraftError(
      "look-ahead",
      `Ref with 0 is the first value of the whole series wherever it stands, ${around.place}.`,
      "Write the field alone for today's value, or a lag of 1 or more.",
    );
  }
  throw new QraftError(
    "bad-parameter",
    `${around.word} with ${value} has ${bars} bars by the rule "${around.ways.windows}", ${around.place}.`,
    "Use at least 1.",
  );
}

function groupOf(node: ForeignNode, around: ArgumentPlace): Expr {
  const name = node.kind === "name" ? around.dialect.group(keyOf(node.name)) : undefined;
  if (name !== undefined) return { kind: "group", name };
  throw new QraftError(
    "unknown-group",
    `${around.word} needs a class of symbols ${placeIn(around.text, startOf(node))}.`,
    "Write IndClass.sector, IndClass.industry or IndClass.subindustry.",
  );
}
