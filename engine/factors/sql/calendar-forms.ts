// SQL of calendar periods (UTC): where each ends, and one number for the last one that has closed.
import type { SqlCall, SqlForm } from "../sql-form.ts";
import { past, rowNumber } from "./forms.ts";

const dayMs = 86_400_000;
const ever = past(Number.POSITIVE_INFINITY);

/** The words of the operator, in any order. */
export type SqlPeriod = "week" | "month" | "quarter" | "day" | "year";
export type SqlTotal = "last" | "first" | "max" | "min" | "sum" | "mean";

/** Days since 1970 of the first day after the period that holds t. Whole numbers throughout, of the proleptic calendar. */
function dayAfter(call: SqlCall, period: SqlPeriod): string {
  const day = call.step(`intDiv(t, ${dayMs}) - (modulo(t, ${dayMs}) < 0)`);
  if (period === "day") return `${day} + 1`;
  // Monday 29 December 1969 began a week; 7 × 10^6 days more keep the division above 0.
  if (period === "week") return `(intDiv(${day} + 7000003, 7) - 1000000) * 7 + 4`;
  const months = { month: 1, quarter: 3, year: 12 }[period];
  const month = monthOf(call, day);
  return firstDayOf(call, call.step(`intDiv(${month}, ${months}) * ${months} + ${months}`));
}

/** Months since year 0 from days since 1970: years counted from March, so that leap days come last. */
function monthOf(call: SqlCall, day: string): string {
  const { step } = call;
  const fromMarch = step(`${day} + 719468`);
  const era = step(`intDiv(${fromMarch}, 146097)`);
  const inEra = step(`${fromMarch} - ${era} * 146097`);
  const leaps = `intDiv(${inEra}, 1460) - intDiv(${inEra}, 36524) + intDiv(${inEra}, 146096)`;
  const year = step(`intDiv(${inEra} - (${leaps}), 365)`);
  const inYear = step(`${inEra} - (365 * ${year} + intDiv(${year}, 4) - intDiv(${year}, 100))`);
  const month = step(`intDiv(5 * ${inYear} + 2, 153)`);
  return step(`(${year} + ${era} * 400) * 12 + ${month} + 2`);
}

/** Days since 1970 of a month's first day, the month counted from January of year 0. */
function firstDayOf(call: SqlCall, month: string): string {
  const { step } = call;
  const fromMarch = step(`${month} - 2`);
  const year = step(`intDiv(${fromMarch}, 12)`);
  const before = `intDiv(153 * (${fromMarch} - ${year} * 12) + 2, 5)`;
  return `365 * ${year} + intDiv(${year}, 4) - intDiv(${year}, 100) + intDiv(${year}, 400) + ${before} - 719468`;
}

/**
 * One number for the present values of the last period that has closed by the bar's own close: a bar is as long as the
 * shortest gap so far, a day at most, once two gaps are known.
 */
export function resampleSql(periodOf: (params: readonly number[]) => readonly [SqlPeriod, SqlTotal]): SqlForm {
  return (call) => {
    const [x = "NULL"] = call.inputs;
    const [period, total] = periodOf(call.params);
    const { step } = call;
    const end = step(`(${dayAfter(call, period)}) * ${dayMs}`);
    const row = rowNumber(call);
    const before = step(`lagInFrame(t, 1) ${ever}`);
    const gap = step(`if(${row} = 1, NULL, t - ${before})`);
    const reached = step(`${row} > 2 AND t + least(${dayMs}, ifNull(min(${gap}) ${ever}, ${dayMs})) >= ${end}`);
    const inPeriod = `OVER (PARTITION BY s, ${end} ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
    const so = step(`${totalText[total]}(${x}) ${inPeriod}`);
    const [lastTotal, lastEnd] = [step(`lagInFrame(${so}, 1) ${ever}`), step(`lagInFrame(${end}, 1) ${ever}`)];
    const opening = step(`if(${row} > 1 AND ${end} != ${lastEnd}, ${lastTotal}, NULL)`);
    return `if(${reached}, ${so}, any(${opening}) ${inPeriod})`;
  };
}

const totalText = {
  last: "anyLast",
  first: "any",
  max: "max",
  min: "min",
  sum: "sum",
  mean: "avg",
} as const satisfies Readonly<Record<SqlTotal, string>>;
