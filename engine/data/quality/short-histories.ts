// Symbols with too little history to say anything, and markets with too few symbols to compare.
import { openCases } from "./finding.ts";
import type { QualityCheck } from "./quality.ts";

const fewSymbols = 20;

export const shortHistories = {
  name: "short-histories",
  says: "Symbols with few bars, symbols without any, markets with few symbols.",
  run: (view) => {
    const { bars, rows, symbols, count } = view;
    const enough = Math.min(252, Math.floor(rows / 4));
    const short = openCases();
    const empty = openCases();
    const few = openCases();
    bars.symbols.forEach((symbol, s) => {
      if (count[s] === 0) empty.add(() => ({ symbol, ts: null, values: {} }));
      else if (count[s]! < enough)
        short.add(() => ({ symbol, ts: bars.times[view.first[s]!] ?? null, values: { bars: count[s]! } }));
    });
    if (symbols < fewSymbols) few.add(() => ({ symbol: null, ts: null, values: { symbols } }));
    return [
      ...short.finding({ code: "short-history", severity: "info", says: `Symbols with fewer than ${enough} bars.` }),
      ...empty.finding({ code: "no-bars", severity: "warning", says: "Symbols without any bar in this period." }),
      ...few.finding({
        code: "few-symbols",
        severity: "info",
        says: `Fewer than ${fewSymbols} symbols: ranks across symbols say little.`,
      }),
    ];
  },
} satisfies QualityCheck;
