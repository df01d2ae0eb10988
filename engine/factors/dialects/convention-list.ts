// The conventions as a list: what each one decides and which answers there are; and the check of answers given from outside.
import { findNamed, nearestName, QraftError } from "#engine/core";
import { rankMethods } from "#engine/panel";
import { type Conventions, extremePlaces } from "./conventions.ts";

export interface Convention {
  readonly name: keyof Conventions;
  readonly says: string;
  /** Words to choose from; none where any number in the range will do. */
  readonly choices?: readonly (number | string)[];
  readonly range?: { readonly min: number; readonly max: number; readonly whole: boolean };
}

/** Alphabetical. */
export const conventions = [
  { name: "adv", says: "adv20: average of the volume, or of the money traded.", choices: ["shares", "dollars"] },
  {
    name: "comparisons",
    says: 'A comparison with a missing side: missing, or false (and "not equal" true).',
    choices: ["missing", "false"],
  },
  { name: "ddof", says: "Deviation and covariance divide by the number of values less this.", choices: [0, 1] },
  { name: "extremePlace", says: "How ts_argmax, HIGHDAY and their like count.", choices: extremePlaces },
  { name: "fields", says: "Names that are fields besides the dialect's own." },
  {
    name: "flatCorrelation",
    says: "Correlation where one side does not vary: missing, or 0.",
    choices: ["missing", "zero"],
  },
  {
    name: "minPeriods",
    says: "Values that a window must have: the whole window, or this many.",
    choices: ["window"],
    range: { min: 1, max: 10_000, whole: true },
  },
  {
    name: "powers",
    says: "Powers with a missing side: as IEEE 754 has them (1 to any power is 1), or missing.",
    choices: ["ieee", "missing"],
  },
  { name: "quirks", says: "Qlib's differences from the definitions: kept, or mended.", choices: ["keep", "mend"] },
  { name: "rankTies", says: "What equal values get in a rank across symbols.", choices: rankMethods },
  {
    name: "rankTolerance",
    says: "Relative distance below which two values tie in rank and ts_rank; 1e-10 lets rounding noise decide nothing.",
    range: { min: 0, max: 0.01, whole: false },
  },
  { name: "tsRank", says: "ts_rank as a share in (0, 1], or as a place from 1.", choices: ["share", "place"] },
  { name: "windows", says: "Fractional windows: down, or to the nearest.", choices: ["floor", "round"] },
] as const satisfies readonly Convention[];

/** What is wrong with conventions that a person or a model has typed; undefined when nothing is. */
export function conventionFault(options: Readonly<Record<string, unknown>>): QraftError | undefined {
  for (const [name, value] of Object.entries(options)) {
    const found = findNamed<Convention>(conventions, name, "convention");
    if (!found.ok) return found.error;
    if (value !== undefined && !isAnswer(found.value, value)) return wrongAnswer(found.value, value);
  }
  return undefined;
}

function isAnswer(convention: Convention, value: unknown): boolean {
  if (convention.name === "fields") return Array.isArray(value) && value.every((name) => typeof name === "string");
  const { choices, range } = convention;
  if (choices?.some((choice) => choice === value) === true) return true;
  if (range === undefined || typeof value !== "number") return false;
  return value >= range.min && value <= range.max && (!range.whole || Number.isInteger(value));
}

function wrongAnswer({ name, choices = [], range }: Convention, value: unknown): QraftError {
  const words = choices.map((choice) => (typeof choice === "string" ? `"${choice}"` : String(choice)));
  if (range !== undefined) words.push(`a ${range.whole ? "whole " : ""}number from ${range.min} to ${range.max}`);
  const near = nearestName(String(value), choices.map(String));
  return new QraftError(
    "bad-convention",
    `The convention "${name}" cannot be ${JSON.stringify(value)}.`,
    name === "fields"
      ? "Give a list of field names."
      : `${near === undefined ? "" : `Did you mean "${near}"? `}Write ${words.join(" or ")}.`,
  );
}
