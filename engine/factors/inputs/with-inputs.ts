// A panel with the columns that a batch's leaves of other markets stand for, so that everything below sees plain fields.
import { fault, nearestName, QraftError } from "#engine/core";
import { type Column, newColumn, type Panel } from "#engine/panel";
import { compileGraph, type FactorGraph } from "../compile.ts";
import { planBatch } from "../evaluation/plan-batch.ts";
import { runPlanAtOnce } from "../evaluation/run-plan.ts";
import type { Expr } from "../language/ast.ts";
import { noCounterpart } from "../language/check-input.ts";
import { type InputLeaf, isInputName } from "../language/input-leaf.ts";
import { inputNamesIn, inputOf } from "../language/input-of.ts";
import { reducerNamed } from "../reducers/index.ts";
import { joinAsOf, matchSymbols } from "./align.ts";
import { reduceFiner } from "./reduce.ts";

interface Kept {
  readonly columns: Map<string, Column>;
  /** Panels that were given out, by the names they hold beyond the panel's own. */
  readonly panels: Map<string, Panel>;
}

const kept = new WeakMap<Panel, Kept>();
const mostPanels = 8;
/** Formulas over a finer market that are computed side by side. */
const atOnce = 8;

/**
 * The panel with a field for every leaf of another market in the formulas, computed once per panel and leaf. The panel
 * itself when there is none.
 *
 * Throws a market that is not among the panel's inputs, a field or symbol that it lacks, and a market without any counterpart
 */
export function withInputs(exprs: readonly Expr[], panel: Panel): Panel {
  return withNamed([...new Set(exprs.flatMap(inputNamesIn))], panel);
}

/** The same for a batch that is compiled already. */
export function withInputsOf(graph: FactorGraph, panel: Panel): Panel {
  return withNamed(
    graph.nodes.flatMap((node) => (node.kind === "field" && isInputName(node.name) ? [node.name] : [])),
    panel,
  );
}

function withNamed(asked: readonly string[], panel: Panel): Panel {
  const names = asked.filter((name) => !panel.fields.has(name)).sort();
  if (names.length === 0) return panel;
  const own = kept.get(panel) ?? { columns: new Map(), panels: new Map() };
  kept.set(panel, own);
  const key = JSON.stringify(names);
  const known = own.panels.get(key);
  if (known !== undefined) return known;
  fillColumns(names, panel, own.columns);
  const made = {
    ...panel,
    fields: new Map([...panel.fields, ...names.map((name) => [name, own.columns.get(name)!] as const)]),
  };
  own.panels.set(key, made);
  if (own.panels.size > mostPanels) own.panels.delete(own.panels.keys().next().value ?? "");
  return made;
}

function fillColumns(names: readonly string[], panel: Panel, columns: Map<string, Column>): void {
  const missing = names.filter((name) => !columns.has(name)).map((name) => ({ name, leaf: leafOf(name) }));
  for (const { name, leaf } of missing) if (leaf.kind === "series") columns.set(name, seriesColumn(leaf, panel));
  const reduced = missing.flatMap(({ name, leaf }) => (leaf.kind === "reduced" ? [{ name, leaf }] : []));
  for (const [market, leaves] of Map.groupBy(reduced, ({ leaf }) => leaf.market)) {
    const there = marketOf(market, panel);
    for (let from = 0; from < leaves.length; from += atOnce) {
      const batch = leaves.slice(from, from + atOnce);
      const values = valuesOf(
        batch.map(({ leaf }) => leaf.formula),
        there,
      );
      for (const [k, { name, leaf }] of batch.entries())
        columns.set(name, reducedColumn(leaf, { panel, there, values: values[k]! }));
    }
  }
}

function leafOf(name: string): InputLeaf {
  const leaf = inputOf(name);
  if (leaf === null) throw fault(`The field "${name}" has the form of another market's, and does not parse.`);
  return leaf;
}

function marketOf(name: string, panel: Panel): Panel {
  const found = panel.inputs?.get(name);
  if (found !== undefined) return found;
  const near = nearestName(name, [...(panel.inputs?.keys() ?? [])]);
  throw new QraftError(
    "unknown-market",
    `The market "${name}" was not read beside "${panel.market}".`,
    near === undefined ? `Make it available with --inputs ${name}.` : `Did you mean "${near}"?`,
  );
}

/** Places of the counterparts; a market without any is an error. */
export function matchesOf(leaf: InputLeaf, here: Pick<Panel, "symbols">, there: Pick<Panel, "symbols">): Int32Array {
  const matches = matchSymbols(here, there, leaf.symbol);
  if (here.symbols.length === 0 || matches.some((match) => match >= 0)) return matches;
  throw noCounterpart(leaf.market, there.symbols);
}

function seriesColumn(leaf: InputLeaf & { readonly kind: "series" }, here: Panel): Column {
  const there = marketOf(leaf.market, here);
  const column = there.fields.get(leaf.field);
  if (column === undefined) {
    const known = [...there.fields.keys()].join(", ");
    throw new QraftError(
      "unknown-field",
      `Market "${leaf.market}" has no field "${leaf.field}".`,
      `Its fields: ${known}.`,
    );
  }
  const out = newColumn(here.symbols.length * here.times.length);
  joinAsOf(column, { here, there, matches: matchesOf(leaf, here, there) }, out);
  return out;
}

function valuesOf(formulas: readonly Expr[], there: Panel): readonly Column[] {
  const plan = planBatch(compileGraph(formulas), { most: Infinity, keepResults: true, spill: false });
  if (!("steps" in plan)) throw fault("A plan without limits found a limit.");
  return runPlanAtOnce(plan, there);
}

function reducedColumn(
  leaf: InputLeaf & { readonly kind: "reduced" },
  { panel, there, values }: { readonly panel: Panel; readonly there: Panel; readonly values: Column },
): Column {
  const reducer = reducerNamed(leaf.reducer);
  if (reducer === undefined) throw fault(`The reducer "${leaf.reducer}" reached the evaluation unchecked.`);
  const out = newColumn(panel.symbols.length * panel.times.length);
  const matches = matchesOf(leaf, panel, there);
  reduceFiner(values, { here: panel, there, matches, reducer, param: leaf.param }, out);
  return out;
}
