// Numbers as text: units, signs, rounding that never crosses a threshold.
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatValue, type ShownUnit } from "#engine/evidence";

// Source: by hand.
test.each<[number | null, ShownUnit, string]>([
  [0.1234, "fraction", "12.34%"],
  [-0.25, "fraction", "−25.00%"],
  [1.005, "ratio", "1.00"],
  [-0.003, "ratio", "−0.003"],
  [0, "ratio", "0.00"],
  [-0, "fraction", "0.00%"],
  [0.0123, "correlation", "0.0123"],
  [0.00001, "probability", "0.00001"],
  [1.6138669556178594e-16, "probability", "1.6e−16"],
  [412, "count", "412"],
  [12.4, "count", "12.4"],
  [1, "bars", "1 bar"],
  [20, "bars", "20 bars"],
  [2018, "year", "2018"],
  [2.5, "bps", "2.5 bps"],
  [0.012, "percentage-points", "1.20 percentage points"],
  [null, "ratio", "undefined"],
])("%s as %s prints %s", (value, unit, text) => {
  expect(formatValue(value, unit)).toBe(text);
});

// Source: by hand. 0.0499999 to four decimals would read as the threshold itself.
test("rounding does not move a value over its threshold", () => {
  expect(formatValue(0.0499999, "probability", [0.05])).toBe("0.0499999");
  expect(formatValue(0.6999, "fraction", [0.7])).toBe("69.99%");
  expect(formatValue(1.2301, "ratio", [1.23])).toBe("1.2301");
});

test("the printed number lies on the value's side of every threshold", () => {
  const number = fc.double({ min: -5, max: 5, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-9);
  fc.assert(
    fc.property(number, number, (value, mark) => {
      if (Math.abs(value - mark) < 1e-9) return;
      const shown = Number(formatValue(value, "ratio", [mark]).replaceAll("−", "-"));
      expect(Math.sign(shown - mark)).toBe(Math.sign(value - mark));
    }),
  );
});
