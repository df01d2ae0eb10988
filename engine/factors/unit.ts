// Units of columns, and the rules by which operators pass them on or refuse to mix them.

export const units = [
  "price",
  "volume",
  "currency",
  "return",
  "ratio",
  "rank",
  "count",
  "time",
  "boolean",
  "unknown",
] as const;
export type Unit = (typeof units)[number];

/** The unit of one argument; a number written in the expression carries its value and takes on the other side's unit. */
export interface UnitOf {
  readonly unit: Unit;
  readonly constant: number | null;
}

export type UnitResult = { readonly unit: Unit } | { readonly problem: string };

/** Units of the column arguments, in order -> the unit of the result, or why they do not go together. */
export type UnitRule = (args: readonly UnitOf[]) => UnitResult;

const plain: readonly Unit[] = ["return", "ratio", "rank", "count", "time", "boolean"];

function isPlain(unit: Unit): boolean {
  return plain.includes(unit);
}

function unitAt(args: readonly UnitOf[], place: number): Unit {
  return args[place]?.unit ?? "unknown";
}

/** The unit of one argument, whatever it is. */
export function unitOfArgument(place: number): UnitRule {
  return (args) => ({ unit: unitAt(args, place) });
}

/** The same unit whatever goes in. */
export function unitAlways(unit: Unit): UnitRule {
  return () => ({ unit });
}

/** Dimensionless stays what it is; anything with a dimension leaves the list of known units. */
export const unitOfPower: UnitRule = (args) => ({ unit: isPlain(unitAt(args, 0)) ? "ratio" : "unknown" });

/** Sums, differences, extremes: both sides must measure the same thing. */
export const unitOfSum: UnitRule = (args) => joined(args, "combines");

/** Comparisons: both sides must measure the same thing; the answer is true or false. */
export const unitOfComparison: UnitRule = (args) => {
  const result = joined(args, "compares");
  return "problem" in result ? result : { unit: "boolean" };
};

/** where(condition, x, y): the unit of the two branches. */
export const unitOfChoice: UnitRule = (args) => joined(args.slice(1), "chooses between");

export const unitOfProduct: UnitRule = (args) => {
  const [a, b] = args;
  if (!a || !b) return { unit: "unknown" };
  if (a.constant !== null) return { unit: b.unit };
  if (b.constant !== null) return { unit: a.unit };
  if (isPlain(a.unit) && isPlain(b.unit))
    return { unit: a.unit === "boolean" ? b.unit : b.unit === "boolean" ? a.unit : "ratio" };
  if (isPlain(a.unit)) return { unit: b.unit };
  if (isPlain(b.unit)) return { unit: a.unit };
  const pair = [a.unit, b.unit].sort().join("*");
  return { unit: pair === "price*volume" ? "currency" : "unknown" };
};

export const unitOfQuotient: UnitRule = (args) => {
  const [a, b] = args;
  if (!a || !b) return { unit: "unknown" };
  if (b.constant !== null) return { unit: a.unit };
  if (isPlain(b.unit)) return { unit: isPlain(a.unit) ? "ratio" : a.constant === null ? a.unit : "ratio" };
  if (a.unit === b.unit && a.unit !== "unknown") return { unit: "ratio" };
  if (a.unit === "currency" && b.unit === "volume") return { unit: "price" };
  if (a.unit === "currency" && b.unit === "price") return { unit: "volume" };
  return { unit: "unknown" };
};

/** Two different dimensions are refused; a dimension with a bare number, or with something unknown, is let through. */
function joined(args: readonly UnitOf[], verb: string): UnitResult {
  const open = args.filter((arg) => arg.constant === null).map((arg) => arg.unit);
  const first = open[0];
  if (first === undefined) return { unit: "ratio" };
  const different = open.find((unit) => unit !== first);
  if (different === undefined) return { unit: first };
  const dimensions = [...new Set(open.filter((unit) => !isPlain(unit) && unit !== "unknown"))];
  if (dimensions.length > 1) return { problem: `${verb} ${dimensions.join(" and ")}, which do not go together` };
  return { unit: open.every(isPlain) ? "ratio" : "unknown" };
}
