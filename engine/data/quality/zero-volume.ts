// Bars with a price and no volume, and fields that say nothing.
import { openCases } from "./finding.ts";
import type { QualityCheck } from "./quality.ts";

export const zeroVolume = {
  name: "zero-volume",
  says: "Bars without volume, symbols that never have any, fields that are empty or constant.",
  run: (view) => {
    const { rows, symbols, present } = view;
    const volume = view.field("volume");
    const bars = openCases();
    const never = openCases();
    const fields = openCases();
    for (let s = 0; volume !== undefined && s < symbols; s++) {
      const own = volume.subarray(s * rows, (s + 1) * rows);
      if (view.count[s]! > 0 && !own.some((v) => v > 0)) {
        never.add(() => ({ symbol: view.bars.symbols[s] ?? null, ts: null, values: { bars: view.count[s]! } }));
        continue;
      }
      for (let t = 0; t < rows; t++) {
        if (own[t] === 0 && present[s * rows + t] === 1)
          bars.add(() => view.cellExample(s * rows + t, ["close", "volume"]));
      }
    }
    for (const [name, column] of view.bars.fields) {
      const model = column.find((value) => !Number.isNaN(value));
      if (model !== undefined && column.some((value) => !Number.isNaN(value) && value !== model)) continue;
      fields.add(() => ({ symbol: null, ts: null, values: { field: name, value: model ?? null } }));
    }
    return [
      ...bars.finding({
        code: "zero-volume",
        severity: "info",
        says: "Bars with a close and a volume of zero: nothing was traded at that price.",
      }),
      ...never.finding({
        code: "no-volume",
        severity: "warning",
        says: "Symbols without any volume: costs and liquidity limits cannot be judged for them.",
      }),
      ...fields.finding({
        code: "field-says-nothing",
        severity: "warning",
        says: "Fields without any value, or with the same value everywhere.",
      }),
    ];
  },
} satisfies QualityCheck;
