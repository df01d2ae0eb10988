// Signs that a value could not have been known at its time.
import { quantileOf } from "#engine/core";
import { openCases, type QualityFinding } from "./finding.ts";
import type { QualityCheck } from "./quality.ts";
import type { BarsView } from "./view.ts";

const restated = /(^|_)(adj|adjusted|restated)(_|$)/;
const future = /(^|_)(fwd|forward|future|next|lead|label|target)(_|$)/;
const ordinary: ReadonlySet<string> = new Set(["open", "high", "low", "close", "volume", "vwap", "amount"]);

export const lookAhead = {
  name: "look-ahead",
  says: "Restated fields, fields that hold later prices, prices adjusted by later events, groups of one date for all dates.",
  run: (view) => [...names(view), ...laterValues(view), ...adjustedPrices(view), ...staticGroups(view)],
} satisfies QualityCheck;

function names(view: BarsView): readonly QualityFinding[] {
  const late = openCases();
  const ahead = openCases();
  for (const field of view.bars.fields.keys()) {
    if (restated.test(field)) late.add(() => ({ symbol: null, ts: null, values: { field } }));
    if (future.test(field)) ahead.add(() => ({ symbol: null, ts: null, values: { field } }));
  }
  return [
    ...late.finding({
      code: "restated-field",
      severity: "warning",
      says: "Fields that are rewritten after the fact, such as an adjusted close: their level at a date depends on later dividends and splits. Ratios of neighbouring values are safe, levels are not.",
    }),
    ...ahead.finding({
      code: "future-field-name",
      severity: "warning",
      says: "Fields whose name says that they hold the future.",
    }),
  ];
}

/** A field that equals the next open, close or return nearly always was known too early. */
function laterValues(view: BarsView): readonly QualityFinding[] {
  const { rows } = view;
  const close = view.field("close");
  const open = view.field("open");
  const cases = openCases();
  if (close === undefined) return [];
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1e-3, Math.abs(b));
  for (const [field, column] of view.bars.fields) {
    if (ordinary.has(field)) continue;
    let compared = 0;
    let equal = 0;
    for (let cell = 0; cell + 1 < column.length; cell++) {
      const next = close[cell + 1]!;
      if ((cell + 1) % rows === 0 || Number.isNaN(column[cell]!) || Number.isNaN(next) || next === close[cell])
        continue;
      compared++;
      const move = next / close[cell]! - 1;
      const value = column[cell]!;
      if (
        near(value, next) ||
        near(value, open?.[cell + 1] ?? Number.NaN) ||
        near(value, move) ||
        near(value, 100 * move)
      )
        equal++;
    }
    if (compared >= 20 && equal > 0.5 * compared) {
      cases.add(() => ({ symbol: null, ts: null, values: { field, share: equal / compared } }));
    }
  }
  return cases.finding({
    code: "known-before-time",
    severity: "warning",
    says: "Fields that equal the next bar's price or return on more than half of the bars: they were not known at their time.",
  });
}

/** amount / volume is the price that was paid; where it parts from the stored price over time, later events changed the price. */
function adjustedPrices(view: BarsView): readonly QualityFinding[] {
  const { rows, symbols, bars } = view;
  const [close, amount, volume] = ["close", "amount", "volume"].map((name) => view.field(name));
  if (close === undefined || amount === undefined || volume === undefined || bars.adjustment !== "none") return [];
  const cases = openCases();
  for (let s = 0; s < symbols; s++) {
    const ratios: number[] = [];
    for (let cell = s * rows; cell < (s + 1) * rows; cell++) {
      const ratio = amount[cell]! / volume[cell]! / close[cell]!;
      if (Number.isFinite(ratio) && ratio > 0) ratios.push(ratio);
    }
    if (ratios.length < 60) continue;
    const drift = quantileOf(ratios.slice(0, 20), 0.5) / quantileOf(ratios.slice(-20), 0.5) - 1;
    if (Math.abs(drift) > 0.02) cases.add(() => ({ symbol: bars.symbols[s] ?? null, ts: null, values: { drift } }));
  }
  return cases.finding({
    code: "prices-adjusted-later",
    severity: "warning",
    says: "Symbols whose stored prices part from amount / volume over time: prices were adjusted by later events, volume and amount were not. Do not mix their levels.",
  });
}

function staticGroups(view: BarsView): readonly QualityFinding[] {
  const cases = openCases();
  for (const [group, { labels }] of view.bars.groups) {
    if (labels.length > 0) cases.add(() => ({ symbol: null, ts: null, values: { group, labels: labels.length } }));
  }
  return cases.finding({
    code: "groups-of-one-date",
    severity: "info",
    says: "Groups, such as sectors, that give each symbol one label for all dates: a later label may not have been known earlier.",
  });
}
