// Fields and groups that a market lacks: formulas that may stand in for them, and their substitution.
import { type CallExpr, type Expr, foldExpr } from "./language/ast.ts";
import { isInputName } from "./language/input-leaf.ts";
import { parseExpression } from "./language/parse.ts";

/** A field by a formula, or a group by another group; told to the reader wherever it is used. */
export interface StandIn {
  readonly name: string;
  readonly kind: "field" | "group";
  /** A formula of our language, or the name of the group. */
  readonly is: string;
}

/** Usual stand-ins, best first. A market value or a benchmark has none: they cannot be told from bars. */
export const usualStandIns: readonly StandIn[] = [
  { name: "vwap", kind: "field", is: "amount / volume" },
  { name: "vwap", kind: "field", is: "(high + low + close) / 3" },
  { name: "amount", kind: "field", is: "vwap * volume" },
  { name: "amount", kind: "field", is: "(high + low + close) / 3 * volume" },
  { name: "subindustry", kind: "group", is: "industry" },
  { name: "subindustry", kind: "group", is: "sub_industry" },
  { name: "subindustry", kind: "group", is: "sector" },
  { name: "industry", kind: "group", is: "sub_industry" },
  { name: "industry", kind: "group", is: "sector" },
];

export interface Substituted {
  readonly expr: Expr;
  /** What was put in, in the order of the stand-ins given. */
  readonly used: readonly StandIn[];
}

/**
 * Puts stand-ins in the place of what the market lacks. A stand-in counts only where the market has all that it needs.
 *
 * Same    an expression whose fields and groups are all there comes back as it is
 */
export function standIn(
  expr: Expr,
  market: { readonly fields: readonly string[]; readonly groups: readonly string[] },
  standIns: readonly StandIn[],
): Substituted {
  const fields = new Map<string, { readonly by: StandIn; readonly expr: Expr }>();
  const groups = new Map<string, StandIn>();
  for (const by of standIns) {
    if (by.kind === "group") {
      if (!market.groups.includes(by.name) && market.groups.includes(by.is) && !groups.has(by.name))
        groups.set(by.name, by);
      continue;
    }
    const parsed = parseExpression(by.is);
    if (market.fields.includes(by.name) || fields.has(by.name) || !parsed.ok) continue;
    if (fieldsOf(parsed.value).every((field) => market.fields.includes(field) || isInputName(field)))
      fields.set(by.name, { by, expr: parsed.value });
  }
  const used = new Set<StandIn>();
  const replaced = foldExpr<Expr>(expr, (node, args) => {
    if (node.kind === "field" && fields.has(node.name)) {
      const { by, expr: formula } = fields.get(node.name)!;
      used.add(by);
      return formula;
    }
    if (node.kind === "group" && groups.has(node.name)) {
      const by = groups.get(node.name)!;
      used.add(by);
      return { kind: "group", name: by.is };
    }
    if (node.kind !== "call") return node;
    return args.every((arg, i) => arg === node.args[i]) ? node : ({ ...node, args } satisfies CallExpr);
  });
  return { expr: replaced, used: standIns.filter((by) => used.has(by)) };
}

function fieldsOf(expr: Expr): readonly string[] {
  const names = new Set<string>();
  foldExpr<null>(expr, (node) => {
    if (node.kind === "field") names.add(node.name);
    return null;
  });
  return [...names];
}
