// Bars that contradict themselves.
import { openCases } from "./finding.ts";
import type { QualityCheck } from "./quality.ts";

/** Adjusted prices may miss high or low by their last digit. */
const tolerance = 1e-6;

export const ohlcFaults = {
  name: "ohlc-faults",
  says: "High below low, open or close outside the range, prices at or below zero.",
  run: (view) => {
    const names = ["open", "high", "low", "close"];
    const [open, high, low, close] = names.map((name) => view.field(name));
    const faults = openCases();
    const signs = openCases();
    for (let cell = 0; cell < view.present.length; cell++) {
      const [o = Number.NaN, h = Number.NaN, l = Number.NaN, c = Number.NaN] = [
        open?.[cell],
        high?.[cell],
        low?.[cell],
        close?.[cell],
      ];
      const room = tolerance * Math.abs(h);
      if (h < l || o > h + room || c > h + room || o < l - room || c < l - room)
        faults.add(() => view.cellExample(cell, names));
      if (o <= 0 || h <= 0 || l <= 0 || c <= 0) signs.add(() => view.cellExample(cell, names));
    }
    return [
      ...faults.finding({
        code: "ohlc-fault",
        severity: "warning",
        says: "Bars whose high is below their low, or whose open or close lies outside low to high.",
      }),
      ...signs.finding({
        code: "price-not-positive",
        severity: "warning",
        says: "Bars with a price at or below zero: returns across them mean nothing.",
      }),
    ];
  },
} satisfies QualityCheck;
