// Signs that symbols which died were left out, or that their end is not on record.
import { openCases } from "./finding.ts";
import type { QualityCheck } from "./quality.ts";
import type { BarsView } from "./view.ts";

const yearMs = 365.25 * 86_400_000;
/** In any two years of a broad market some instruments leave. */
const longEnough = 2 * yearMs;
const endRows = 10;

export const survivorship = {
  name: "survivorship",
  says: "No delistings in a long history, symbols that stop without a delisting date, bars after a delisting.",
  run: (view) => [...nobodyLeft(view), ...endings(view)],
} satisfies QualityCheck;

function nobodyLeft(view: BarsView) {
  const { bars, rows, symbols, last } = view;
  const span = (bars.times[rows - 1] ?? 0) - (bars.times[0] ?? 0);
  const recorded = bars.instruments.filter((one) => one.delisted !== null).length;
  const alive = last.filter((row) => row >= rows - endRows).length;
  const cases = openCases();
  if (symbols >= 20 && span >= longEnough && recorded === 0) {
    cases.add(() => ({ symbol: null, ts: null, values: { symbols, aliveAtTheEnd: alive, years: span / yearMs } }));
  }
  const all = alive >= 0.98 * symbols;
  return cases.finding({
    code: "survivorship",
    severity: "warning",
    says: `No symbol has a delisting date in ${(span / yearMs).toFixed(1)} years${all ? ", and practically all live to the last bar" : ""}: symbols that died were probably left out, so results are too good.`,
  });
}

function endings(view: BarsView) {
  const { bars, rows, last } = view;
  const known = new Map(bars.instruments.map((one) => [one.symbol, one]));
  const silent = openCases();
  const after = openCases();
  bars.symbols.forEach((symbol, s) => {
    const end = last[s]!;
    if (end < 0) return;
    const ts = bars.times[end] ?? null;
    const delisted = known.get(symbol)?.delisted ?? null;
    if (delisted === null && end < rows - endRows)
      silent.add(() => ({ symbol, ts, values: { barsBeforeTheEnd: rows - 1 - end } }));
    if (delisted !== null && ts !== null && ts >= delisted + 86_400_000)
      after.add(() => ({ symbol, ts, values: { delisted } }));
  });
  return [
    ...silent.finding({
      code: "ends-without-delisting",
      severity: "warning",
      says: "Symbols whose bars stop before the end of the history without a delisting date: what holders got at the end is unknown.",
    }),
    ...after.finding({
      code: "bars-after-delisting",
      severity: "warning",
      says: "Symbols with bars after their delisting date.",
    }),
  ];
}
