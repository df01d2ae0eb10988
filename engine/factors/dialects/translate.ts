// A foreign tree into our expression, by the words of its dialect; every fault is told with its place in the text.
import { nearestName, QraftError } from "#engine/core";
import { type CallExpr, callExpr, type Expr, foldExpr, numberExpr } from "../language/ast.ts";
import { numbersOf } from "../language/parameters.ts";
import { placeIn, quote } from "../language/place.ts";
import { operatorNamed, orderedParams } from "../language/vocabulary.ts";
import { completeParams } from "../operator.ts";
import { fitsTake, readTake } from "./arguments.ts";
import type { Conventions } from "./conventions.ts";
import { compared, powered } from "./shapes.ts";
import { type ForeignNode, startOf } from "./tree.ts";
import { type Dialect, keyOf, type Word } from "./word.ts";

/** What a translation works with. */
export interface Translation {
  readonly text: string;
  readonly dialect: Dialect;
  readonly ways: Conventions;
  /** Calls that were found to be sound. */
  readonly sound: Set<Expr>;
}

const comparisons = new Set(["eq", "ge", "gt", "le", "lt", "ne"]);

export function translate(node: ForeignNode, around: Translation): Expr {
  switch (node.kind) {
    case "number":
      return numberExpr(node.value);
    case "name":
      return fieldOf(node, around);
    case "call":
      return callOf(node, around);
    case "prefix":
      return callExpr(node.operator, ...node.args.map((arg) => translate(arg, around)));
    case "choice":
      return callExpr("where", ...node.args.map((arg) => translate(arg, around)));
    case "infix": {
      const args = node.args.map((arg) => translate(arg, around));
      if (node.operator === "pow") return powered(args, around.ways);
      return comparisons.has(node.operator)
        ? compared(node.operator)(args, around.ways)
        : callExpr(node.operator, ...args);
    }
  }
}

function fieldOf(node: ForeignNode & { readonly kind: "name" }, around: Translation): Expr {
  const { dialect, ways, text } = around;
  const field = dialect.field(node.name, ways);
  if (field !== undefined) return field;
  if (ways.fields.includes(node.name)) return { kind: "field", name: node.name };
  const isWord = dialect.words.some((word) => keyOf(word.word) === keyOf(node.name));
  const near = nearestName(node.name, [...dialect.fieldNames, ...ways.fields]);
  throw new QraftError(
    "unknown-field",
    `Unknown field ${quote(node.name)} in ${dialect.name} ${placeIn(text, node.at)}.`,
    isWord
      ? `"${node.name}" is a function: write ${formsOf(dialect, node.name)}.`
      : `${near === undefined ? "" : `Did you mean "${near}"? `}Fields: ${dialect.fieldNames.join(", ")}; others by the option "fields".`,
  );
}

function callOf(node: ForeignNode & { readonly kind: "call" }, around: Translation): Expr {
  const { dialect, text, ways } = around;
  const lines = dialect.words.filter((word) => keyOf(word.word) === keyOf(node.name));
  if (lines.length === 0) throw unknownWord(node, around);
  const counted = lines.filter((line) => line.takes.length === node.args.length);
  if (counted.length === 0) {
    const counts = [...new Set(lines.map((line) => line.takes.length))].join(" or ");
    throw new QraftError(
      "wrong-arguments",
      `${node.name} takes ${counts} arguments, not ${node.args.length}, ${placeIn(text, node.at)}.`,
      `Write ${formsOf(dialect, node.name)}.`,
    );
  }
  const line = counted.find((each) => each.takes.every((take, place) => fitsTake(take, node.args[place])));
  if (line === undefined) {
    throw new QraftError(
      "wrong-arguments",
      `The arguments of ${node.name} do not fit ${placeIn(text, node.at)}.`,
      `Write ${formsOf(dialect, node.name)}.`,
    );
  }
  const args = node.args.map((arg, place) => argumentOf(arg, { line, place, around }));
  return soundly(line.gives(args, ways), node, around);
}

function argumentOf(
  node: ForeignNode,
  call: { readonly line: Word; readonly place: number; readonly around: Translation },
): Expr {
  const take = call.line.takes[call.place] ?? "column";
  if (take === "column") return translate(node, call.around);
  return readTake(take, node, { ...call.around, word: call.line.word });
}

/** Ranges of windows and numbers, checked here so that a fault is told in the text as it was written. */
function soundly(expr: Expr, node: ForeignNode, around: Translation): Expr {
  foldExpr<null>(expr, (part) => {
    if (part.kind === "call" && !around.sound.has(part)) {
      const problem = rangeProblem(part);
      if (problem !== undefined) {
        throw new QraftError(
          "bad-parameter",
          `${problem}, ${placeIn(around.text, startOf(node))}.`,
          `This is what ${node.kind === "call" ? node.name : "the formula"} becomes in our language; use another number.`,
        );
      }
      around.sound.add(part);
    }
    return null;
  });
  return expr;
}

function rangeProblem(call: CallExpr): string | undefined {
  const operator = operatorNamed(call.operator);
  if (operator === undefined) return `there is no operator "${call.operator}"`;
  const inputs = orderedParams(operator).filter((param) => param.kind === "column" || param.kind === "group").length;
  const completed = completeParams(operator, numbersOf(operator, call.args.slice(inputs)) ?? []);
  return "problem" in completed ? completed.problem : undefined;
}

function unknownWord(node: ForeignNode & { readonly kind: "call" }, around: Translation): QraftError {
  const { dialect, text } = around;
  const refused = dialect.refused.find((word) => keyOf(word.word) === keyOf(node.name));
  if (refused !== undefined) {
    const message = `${node.name} cannot be written here, ${placeIn(text, node.at)}: ${refused.why}.`;
    return new QraftError("unsupported-word", message, refused.next);
  }
  const near = nearestName(node.name, [...new Set(dialect.words.map((word) => word.word))]);
  const message = `Unknown function ${quote(node.name)} in ${dialect.name} ${placeIn(text, node.at)}.`;
  return new QraftError(
    "unknown-operator",
    message,
    near === undefined
      ? `Known: ${[...new Set(dialect.words.map((word) => word.word))].join(", ")}.`
      : `Did you mean "${near}"?`,
  );
}

/** For example: min(column, literal) or min(column, column). */
export function formsOf(dialect: Dialect, name: string): string {
  return dialect.words
    .filter((word) => keyOf(word.word) === keyOf(name))
    .map((word) => `${word.word}(${word.takes.join(", ")})`)
    .join(" or ");
}
