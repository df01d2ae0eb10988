// Calls that never forget, cut out of formulas: they are computed over all rows, and what stands above them over the newest.
import { type Column, newColumn, type Panel } from "#engine/panel";
import { compileGraph } from "../compile.ts";
import { type CallExpr, type Expr, fieldExpr, foldExpr } from "../language/ast.ts";
import { printExpression } from "../language/print.ts";
import { evaluateBatch } from "./batch.ts";
import type { BatchOptions } from "./options.ts";

export interface CutFormulas {
  /** The formulas with a field in the place of each outermost call that never forgets. */
  readonly exprs: readonly Expr[];
  /** What each of these fields stands for. */
  readonly calls: ReadonlyMap<string, Expr>;
}

/**
 * Puts a field in the place of each outermost call that never forgets. What such a call reads is needed from the first row
 * on in any case, and nothing that remains above it remembers. A formula that is such a call itself becomes the field alone.
 */
export function cutMemories(exprs: readonly Expr[]): CutFormulas {
  const calls = new Map<string, Expr>();
  const cut = exprs.map((expr) =>
    foldExpr<Expr>(expr, (node, args) => {
      if (node.kind !== "call") return node;
      if (!neverForgets(node)) return args.every((arg, i) => arg === node.args[i]) ? node : { ...node, args };
      const name = memoryName(node);
      calls.set(name, node);
      return fieldExpr(name);
    }),
  );
  const used = new Set(cut.flatMap(memoryNamesIn));
  return { exprs: cut, calls: new Map([...calls].filter(([name]) => used.has(name))) };
}

/** No field of a market is called so: names of fields hold no blank. */
const prefix = "memory of ";

function memoryName(call: CallExpr): string {
  return `${prefix}${printExpression(call)}`;
}

/** Fields of a formula that stand for calls. */
export function memoryNamesIn(expr: Expr): readonly string[] {
  const names = new Set<string>();
  foldExpr<null>(expr, (node) => {
    if (node.kind === "field" && node.name.startsWith(prefix)) names.add(node.name);
    return null;
  });
  return [...names];
}

/** True when the call itself reaches back without end, whatever its inputs do. */
function neverForgets(call: CallExpr): boolean {
  const bare = call.args.map((arg) => (arg.kind === "call" ? fieldExpr("x") : arg));
  const { nodes, roots } = compileGraph([{ ...call, args: bare }]);
  const root = nodes[roots[0] ?? -1];
  return root?.kind === "call" && !Number.isFinite(root.operator.lookback(root.params));
}

/**
 * The newest rows of calls that never forget, each computed over all rows and only these rows of it kept.
 *
 * Shape   rows from .. end of each symbol, by the names of their fields
 */
export async function newestRows(
  calls: ReadonlyMap<string, Expr>,
  panel: Panel,
  { from, batch }: { readonly from: number; readonly batch: Omit<BatchOptions, "onColumn"> },
): Promise<ReadonlyMap<string, Column>> {
  const names = [...calls.keys()];
  const kept = new Map<string, Column>();
  if (names.length === 0) return kept;
  const onColumn = (place: number, column: Column): void =>
    void kept.set(names[place]!, lastRows(column, { symbols: panel.symbols.length, from }));
  await evaluateBatch([...calls.values()], panel, { ...batch, onColumn });
  return kept;
}

/** The rows from `from` on of each symbol's series. */
export function lastRows(
  column: Column,
  { symbols, from }: { readonly symbols: number; readonly from: number },
): Column {
  const times = symbols === 0 ? 0 : column.length / symbols;
  const out = newColumn(symbols * (times - from));
  for (let s = 0; s < symbols; s++) out.set(column.subarray(s * times + from, (s + 1) * times), s * (times - from));
  return out;
}
