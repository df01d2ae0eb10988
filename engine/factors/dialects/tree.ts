// A foreign formula as it was written: names and signs, not yet given a meaning.

export type ForeignNode =
  | { readonly kind: "number"; readonly value: number; readonly at: number }
  | { readonly kind: "name"; readonly name: string; readonly at: number }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly ForeignNode[]; readonly at: number }
  | { readonly kind: "infix"; readonly operator: string; readonly args: readonly ForeignNode[]; readonly at: number }
  | { readonly kind: "prefix"; readonly operator: string; readonly args: readonly ForeignNode[]; readonly at: number }
  | { readonly kind: "choice"; readonly args: readonly ForeignNode[]; readonly at: number };

export function partsOf(node: ForeignNode): readonly ForeignNode[] {
  return node.kind === "number" || node.kind === "name" ? [] : node.args;
}

/** Where the node begins in the text. */
export function startOf(node: ForeignNode): number {
  let first = node;
  while (first.kind === "infix" || first.kind === "choice") first = first.args[0] ?? first;
  return Math.min(first.at, node.at);
}

/** The value of a node made of numbers and + - * / ^, or null. */
export function constantIn(node: ForeignNode): number | null {
  if (node.kind === "number") return node.value;
  if (node.kind !== "infix" && !(node.kind === "prefix" && node.operator === "neg")) return null;
  const [a, b] = node.args.map(constantIn);
  if (a === undefined || a === null || b === null) return null;
  const value = b === undefined ? -a : arithmetic(node.operator, a, b);
  return value !== null && Number.isFinite(value) ? value : null;
}

function arithmetic(operator: string, a: number, b: number): number | null {
  const results: Readonly<Record<string, number>> = { add: a + b, sub: a - b, mul: a * b, div: a / b, pow: a ** b };
  return results[operator] ?? null;
}
