// A small random market with factors of which some foretell returns, some repeat others and some have gaps.
import { seededRandom } from "#engine/core";
import { type Column, newColumn, type Panel, panelFrom } from "#engine/panel";

export interface FactorMarket {
  readonly panel: Panel;
  readonly names: readonly string[];
  readonly columns: readonly Column[];
}

/** `signals` factors foretell the next return, `noises` do not; each symbol's series is drawn afresh. */
export function factorMarket(
  size: { readonly symbols: number; readonly times: number; readonly signals: number; readonly noises: number },
  seed = "factor-market",
): FactorMarket {
  const random = seededRandom(seed);
  const { symbols, times, signals, noises } = size;
  const draw = (): Column => newColumn(symbols * times).map(() => random.normal());
  const columns = Array.from({ length: signals + noises }, draw);
  const open = newColumn(symbols * times);
  for (let s = 0; s < symbols; s++) {
    open[s * times] = 100;
    for (let t = 1; t < times; t++) {
      // Bought at the open after the signal: what row t − 2 foretells is the way from t − 1 to t.
      const foretold = columns.slice(0, signals).reduce((sum, f, k) => sum + (f[s * times + t - 2] ?? 0) / (k + 1), 0);
      open[s * times + t] = open[s * times + t - 1]! * (1 + 0.01 * random.normal() + 0.004 * (t < 2 ? 0 : foretold));
    }
  }
  const panel = panelFrom({
    symbols: Array.from({ length: symbols }, (_, s) => `S${s}`),
    times: Array.from({ length: times }, (_, t) => Date.UTC(2020, 0, 1) + t * 86_400_000),
    fields: { open, close: open.slice() },
  });
  return { panel, columns, names: columns.map((_, f) => (f < signals ? `signal ${f}` : `noise ${f - signals}`)) };
}

/** The same columns with a share of cells taken out. */
export function withGaps(columns: readonly Column[], share: number, seed = "gaps"): readonly Column[] {
  const random = seededRandom(seed);
  return columns.map((column) => column.map((x) => (random.next() < share ? Number.NaN : x)));
}
