// tsf_linear_trend_timewise(x, n, attr): one figure of the straight line through the last n values over time.
import { QraftError } from "#engine/core";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { choiceParam, overWindows } from "../make-statistic.ts";
import { trendAttributes, trendLine } from "../statistics-math/trend-line.ts";
import { unitAlways } from "../unit.ts";

const hour = 3_600_000;

/** Hours since the first of the bars. */
function hoursOf(stamps: Float64Array): Float64Array {
  const hours = new Float64Array(stamps.length);
  for (let i = 0; i < hours.length; i++) hours[i] = (stamps[i]! - stamps[0]!) / hour;
  return hours;
}

export const tsfLinearTrendTimewise = windowOperator({
  name: "tsf_linear_trend_timewise",
  says: "One figure of the straight line through the last n values of each symbol over the hours between their bars.",
  source: "tsfresh 4be5769e, linear_trend_timewise: hours since the first present value, with scipy linregress.",
  params: [...columns("x"), windowParam(1), choiceParam("attr", trendAttributes, 3), minPeriods],
  unit: unitAlways("unknown"),
  cost: 70,
  missing: "keep",
  counted: false,
  meaning: ([x], [, attr, least], stamps) => {
    const places = [...x!.keys()].filter((i) => Number.isFinite(x![i]!));
    if (places.length < least!) return Number.NaN;
    const hours = hoursOf(Float64Array.from(places, (i) => stamps?.[i] ?? Number.NaN));
    return trendLine(
      hours,
      Float64Array.from(places, (i) => x![i]!),
    )[trendAttributes[attr!]!];
  },
  kernel: ([x], [window, attr, least], out, { stamps }) => {
    if (stamps === undefined || stamps.length < x!.length) {
      const message = `tsf_linear_trend_timewise needs the opening time of every bar: ${stamps?.length ?? 0} of ${x!.length} are known.`;
      throw new QraftError("no-bar-times", message, "Evaluate it over a panel, which carries its bar times.");
    }
    overWindows([x!, stamps.subarray(0, x!.length)], out, {
      window: window!,
      minPeriods: least!,
      of: (values, [times]) => trendLine(hoursOf(times!), values)[trendAttributes[attr!]!],
    });
    return undefined;
  },
  // Friday, Monday, Tuesday at 0, 72 and 96 hours: deviations −56, 16, 40 of 0, 6, 12 about 6: 576 / 4992
  example: {
    columns: [[0, 6, 12]],
    stamps: [Date.UTC(2024, 2, 1), Date.UTC(2024, 2, 4), Date.UTC(2024, 2, 5)],
    params: [3, 3],
    gives: [Number.NaN, Number.NaN, 576 / 4992],
  },
});
