// Prices, greeks and implied volatility: published values, finite differences, and the way back.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { greeksOf, impliedFromForward, impliedVolatility, type OptionTerms, priceOption } from "#engine/features";

const terms = (own: Partial<OptionTerms>): OptionTerms => ({
  right: "call",
  spot: 100,
  strike: 100,
  years: 1,
  rate: 0,
  dividend: 0,
  ...own,
});

describe("published values", () => {
  // Source: Hull, Options, Futures, and Other Derivatives: European call and put on a stock at 42, printed to cents.
  it("prices Hull's call and put", () => {
    const stock = terms({ spot: 42, strike: 40, years: 0.5, rate: 0.1 });
    expect(priceOption(stock, 0.2)).toBeCloseTo(4.76, 2);
    expect(priceOption({ ...stock, right: "put" }, 0.2)).toBeCloseTo(0.81, 2);
  });

  // Source: Haug, The Complete Guide to Option Pricing Formulas: Merton 1973 with a yield of 5 %.
  it("prices Haug's index put", () => {
    const index = terms({ right: "put", strike: 95, years: 0.5, rate: 0.1, dividend: 0.05 });
    expect(priceOption(index, 0.2)).toBeCloseTo(2.4648, 4);
  });

  // Source: Hull, the Greek letters: 0.522, 0.066, 12.1, −4.31 per year, 8.91.
  it("gives Hull's greeks", () => {
    const call = terms({ spot: 49, strike: 50, years: 20 / 52, rate: 0.05 });
    const greeks = greeksOf(call, 0.2);
    expect(greeks.delta).toBeCloseTo(0.522, 3);
    expect(greeks.gamma).toBeCloseTo(0.066, 3);
    expect(greeks.vega).toBeCloseTo(12.1, 1);
    expect(greeks.theta).toBeCloseTo(-4.31, 2);
    expect(greeks.rho).toBeCloseTo(8.91, 2);
  });

  // Source: Hull: a call at 1.875 implies 23.5 %. The others: scipy 1.17.1, brentq over scipy.stats.norm.
  it("implies the volatilities that Hull and a root finder give", () => {
    expect(impliedVolatility(terms({ spot: 21, strike: 20, years: 0.25, rate: 0.1 }), 1.875)).toBeCloseTo(0.235, 3);
    for (const [own, price, volatility] of implied)
      expect(impliedVolatility(terms(own), price)).toBeCloseTo(volatility, 11);
  });
});

const implied: readonly (readonly [Partial<OptionTerms>, number, number])[] = [
  [{ strike: 110, years: 0.25, rate: 0.03, dividend: 0.01 }, 1.2345, 0.21361074181590628],
  [{ right: "put", strike: 70, years: 1.5, rate: 0.02 }, 2.5, 0.3105058836337027],
  [{ years: 2, rate: 0.05, dividend: 0.02 }, 15, 0.228989833830003],
  [{ right: "put", spot: 50, strike: 55, years: 0.1 }, 6, 0.42691199160571],
];

const anyTerms = fc.record({
  right: fc.constantFrom("call" as const, "put" as const),
  spot: fc.double({ min: 50, max: 150, noNaN: true }),
  strike: fc.double({ min: 50, max: 150, noNaN: true }),
  years: fc.double({ min: 0.05, max: 3, noNaN: true }),
  rate: fc.double({ min: -0.02, max: 0.1, noNaN: true }),
  dividend: fc.double({ min: 0, max: 0.08, noNaN: true }),
});
const anyVolatility = fc.double({ min: 0.1, max: 1, noNaN: true });

describe("laws", () => {
  it("greeks are the slopes of the price", () => {
    fc.assert(
      fc.property(anyTerms, anyVolatility, (option, volatility) => {
        const g = greeksOf(option, volatility);
        const slope = (of: (h: number) => number, h: number): number => (of(h) - of(-h)) / (2 * h);
        const near = (value: number, expected: number): void =>
          expect(Math.abs(value - expected)).toBeLessThan(1e-4 * (1 + Math.abs(expected)));
        near(
          slope((h) => priceOption({ ...option, spot: option.spot + h }, volatility), 1e-3),
          g.delta,
        );
        near(
          slope((h) => greeksOf({ ...option, spot: option.spot + h }, volatility).delta, 1e-3),
          g.gamma,
        );
        near(
          slope((h) => priceOption(option, volatility + h), 1e-5),
          g.vega,
        );
        near(-slope((h) => priceOption({ ...option, years: option.years + h }, volatility), 1e-5), g.theta);
        near(
          slope((h) => priceOption({ ...option, rate: option.rate + h }, volatility), 1e-5),
          g.rho,
        );
        near(
          slope((h) => greeksOf(option, volatility + h).delta, 1e-5),
          g.vanna,
        );
        near(
          slope((h) => greeksOf(option, volatility + h).vega, 1e-5),
          g.volga,
        );
      }),
    );
  });

  it("call less put is the discounted forward less the discounted strike", () => {
    fc.assert(
      fc.property(anyTerms, anyVolatility, (option, volatility) => {
        const { spot, strike, rate, dividend, years } = option;
        const call = priceOption({ ...option, right: "call" }, volatility);
        const put = priceOption({ ...option, right: "put" }, volatility);
        const expected = spot * Math.exp(-dividend * years) - strike * Math.exp(-rate * years);
        expect(call - put).toBeCloseTo(expected, 9);
      }),
    );
  });

  it("the price at the implied volatility is the price, however far from the money and however near expiry", () => {
    const wide = fc.record({
      right: fc.constantFrom("call" as const, "put" as const),
      strike: fc.double({ min: Math.log(0.01), max: Math.log(100), noNaN: true }).map((x) => 100 * Math.exp(x)),
      years: fc.double({ min: Math.log(1 / 8760), max: Math.log(30), noNaN: true }).map(Math.exp),
      rate: fc.double({ min: -0.02, max: 0.1, noNaN: true }),
    });
    fc.assert(
      fc.property(wide, fc.double({ min: 0.001, max: 4, noNaN: true }), (own, volatility) => {
        const option = terms(own);
        const price = priceOption(option, volatility);
        const found = impliedVolatility(option, price);
        if (Number.isNaN(found)) return;
        expect(Math.abs(priceOption(option, found) - price)).toBeLessThan(1e-10);
      }),
      { numRuns: 1000 },
    );
  });

  it("the volatility comes back where the price depends on it", () => {
    fc.assert(
      fc.property(anyTerms, anyVolatility, (option, volatility) => {
        fc.pre(greeksOf(option, volatility).vega > 0.1);
        const found = impliedVolatility(option, priceOption(option, volatility));
        expect(Math.abs(found - volatility)).toBeLessThan(1e-11);
      }),
    );
  });
});

describe("what cannot be implied is missing", () => {
  const forward = { right: "call" as const, forward: 100, strike: 90, years: 1, discount: 1 };

  it("at or below the value at the forward, at or above the bound", () => {
    for (const price of [0, -1, 5, 10, 100, 101, Number.NaN, Number.POSITIVE_INFINITY])
      expect(impliedFromForward(forward, price)).toBeNaN();
    expect(impliedFromForward(forward, 10.001)).toBeGreaterThan(0);
    expect(impliedFromForward(forward, 99.999)).toBeGreaterThan(0);
  });

  it("without time, strike, forward or discount", () => {
    for (const own of [{ years: 0 }, { years: -1 }, { strike: 0 }, { strike: -5 }, { forward: 0 }, { discount: 0 }])
      expect(impliedFromForward({ ...forward, ...own }, 12)).toBeNaN();
  });

  it("and a price at zero volatility or time is the discounted value at the forward, its greeks missing", () => {
    expect(priceOption(terms({ strike: 90, rate: 0.05 }), 0)).toBeCloseTo(100 - 90 * Math.exp(-0.05), 12);
    expect(priceOption(terms({ strike: 90, years: 0 }), 0.2)).toBe(10);
    expect(priceOption(terms({ years: 0 }), 0.2)).toBe(0);
    expect(priceOption(terms({ spot: -1 }), 0.2)).toBeNaN();
    expect(Object.values(greeksOf(terms({ years: 0 }), 0.2)).every(Number.isNaN)).toBe(true);
  });
});
