// Other markets in the prefix test: what is not known at the cut is cut off, made noise or gapped there as well.
import type { Random } from "#engine/core";
import { barLength, closesOf, opensOf, type Panel, slicePanel } from "#engine/panel";
import { compileGraph, lookbackOf } from "./compile.ts";
import { staleAfterMs } from "./inputs/index.ts";
import type { Expr } from "./language/ast.ts";
import { inputNamesIn, inputOf } from "./language/input-of.ts";

/** Bars of another market that are known at the close of row `rows` − 1 here. */
export function knownRows(here: Panel, rows: number, input: Panel): number {
  const close = rows > 0 ? closesOf(here)[rows - 1]! : Number.NEGATIVE_INFINITY;
  const closes = closesOf(input);
  let known = closes.length;
  while (known > 0 && closes[known - 1]! > close) known--;
  return known;
}

/** The panel with every other market changed by the same rule; as it is when there is none. */
export function mapInputs(panel: Panel, change: (input: Panel, name: string) => Panel): Panel {
  if (panel.inputs === undefined || panel.inputs.size === 0) return panel;
  return { ...panel, inputs: new Map([...panel.inputs].map(([name, input]) => [name, change(input, name)])) };
}

/** In how many other markets a symbol has a counterpart of its name. */
export function counterparts(panel: Panel, symbol: string): number {
  return [...(panel.inputs?.values() ?? [])].filter((input) => input.symbols.includes(symbol)).length;
}

/** Rows of a formula that remembers everything. */
const rowsOfMemory = 400;

/** Only those rows of other markets that the newest `times` rows here can need: the test evaluates them many times. */
export function neededInputs(panel: Panel, expr: Expr, times: number): Panel {
  const first = opensOf(panel)[Math.max(0, panel.times.length - times)] ?? Number.NEGATIVE_INFINITY;
  const reach = reachOf(expr);
  return mapInputs(panel, (input, name) => {
    const since = first - staleAfterMs - barLength(input.frequency);
    const start = closesOf(input).findIndex((close) => close >= since);
    const from = start < 0 ? 0 : Math.max(0, start - (reach.get(name) ?? 0));
    return from === 0 ? input : slicePanel(input, from, input.times.length);
  });
}

/** Longest look-back of the formulas over each other market, in its bars. */
function reachOf(expr: Expr): ReadonlyMap<string, number> {
  const reach = new Map<string, number>();
  for (const name of inputNamesIn(expr)) {
    const leaf = inputOf(name);
    if (leaf?.kind !== "reduced") continue;
    const bars = lookbackOf(compileGraph([leaf.formula]));
    reach.set(leaf.market, Math.max(reach.get(leaf.market) ?? 0, Number.isFinite(bars) ? bars : rowsOfMemory));
  }
  return reach;
}

/** A random source of its own for each other market, so that the market itself draws what it would draw alone. */
export function randomFor(random: Random, name: string): Random {
  return random.fork(`input/${name}`);
}
