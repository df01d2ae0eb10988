// The curves of a run that a report draws.

import { yearlyReturns } from "./path.ts";
import type { BacktestResult } from "./result.ts";

export interface RunSeries {
  readonly name: "equity" | "drawdown" | "returns.by_year";
  readonly label: string;
  readonly unit: "ratio" | "fraction";
  readonly xLabel: string;
  readonly x: readonly (string | number)[];
  readonly y: readonly (number | null)[];
}

/** Equity as a multiple of the capital, drawdown, and the compounded net return of each calendar year. */
export function seriesOfRun(
  result: Pick<BacktestResult, "times" | "returns" | "equity" | "drawdown" | "capital">,
): readonly RunSeries[] {
  const { times, returns, equity, drawdown, capital } = result;
  const daily = Array.from(times).every((time) => time % 86_400_000 === 0);
  const x = Array.from(times, (time) => new Date(time).toISOString().slice(0, daily ? 10 : 19));
  const years = yearlyReturns(times, returns);
  const shown = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return [
    {
      name: "equity",
      label: "Equity, start = 1",
      unit: "ratio",
      xLabel: "time",
      x,
      y: Array.from(equity, (value) => shown(value / capital)),
    },
    { name: "drawdown", label: "Drawdown", unit: "fraction", xLabel: "time", x, y: Array.from(drawdown, shown) },
    {
      name: "returns.by_year",
      label: "Net return by year",
      unit: "fraction",
      xLabel: "year",
      x: years.map((entry) => String(entry.year)),
      y: years.map((entry) => shown(entry.value)),
    },
  ];
}
