// Bars of the tables sorted into the periods of another calendar, which the statement brings along.
import { fault } from "#engine/core";
import { type GridPeriods, mostPeriods } from "./grid-query.ts";

const minute = 60_000;

/** The rows with the columns named, and p0: the place of the period in which each bar closes, −1 for none. */
export function withPeriods(rows: string, columns: readonly string[], periods: GridPeriods): string {
  const shown = columns.map((name) => `r.${name} AS ${name}, `).join("");
  const place = "if(p.place > 0 AND r.z > p.opens, p.place - 1, -1)";
  const closing = `SELECT *, t + ${lengthOf(periods)} AS z, toUInt8(0) AS k FROM (${rows})`;
  return `SELECT ${shown}${place} AS p0 FROM (${closing}) AS r
    ASOF LEFT JOIN (${tableOf(periods)}) AS p ON r.k = p.k AND r.z <= p.closes`;
}

/** Statements are bounded in length: openings go as minutes since the one before, closes as minutes since the opening. */
function tableOf({ opens, closes }: GridPeriods): string {
  if (opens.length !== closes.length || opens.length === 0 || opens.length > mostPeriods) {
    throw fault(`${opens.length} openings and ${closes.length} closes are no list of 1 to ${mostPeriods} periods.`);
  }
  if (closes.some((close, i) => close > (opens[i + 1] ?? close))) throw fault("Periods overlap.");
  const steps = Array.from(opens, (open, i) => wholeMinutes(open - (opens[i - 1] ?? 0)));
  const lengths = Array.from(closes, (close, i) => wholeMinutes(close - (opens[i] ?? close)));
  const numbers = (list: readonly number[]): string =>
    `arrayMap(x -> toInt64(x) * ${minute}, splitByChar('z', '${list.join("z")}'))`;
  return `SELECT toUInt8(0) AS k, o AS opens, o + l AS closes, toInt64(n) AS place
    FROM (SELECT arrayCumSum(${numbers(steps)}) AS a, ${numbers(lengths)} AS b)
    ARRAY JOIN a AS o, b AS l, arrayEnumerate(a) AS n`;
}

function lengthOf({ barMs }: GridPeriods): number {
  if (Number.isSafeInteger(barMs) && barMs > 0) return barMs;
  throw fault(`A bar of ${barMs} ms has no whole length.`);
}

function wholeMinutes(ms: number): number {
  const count = ms / minute;
  if (Number.isSafeInteger(count)) return count;
  throw fault(`${ms} ms are not whole minutes.`);
}
