// SQL of operators that remember: events, held values, running totals, segments, crossings.
import { type SqlCall, type SqlForm, sqlNumber } from "../sql-form.ts";
import { past, rowNumber, whereAll } from "./forms.ts";

const ever = past(Number.POSITIVE_INFINITY);

/** The OVER clause of the rows from a bars ago to b bars ago, both among them; Infinity: from the first row. */
export function pastBetween(from: number, to: number): string {
  const begin = Number.isFinite(from) ? String(from) : "UNBOUNDED";
  return `OVER (PARTITION BY s ORDER BY t ROWS BETWEEN ${begin} PRECEDING AND ${to} PRECEDING)`;
}

/** The row of an event, NULL on every other row. */
export function eventRow(call: SqlCall, when: string): string {
  return call.step(`if(ifNull(${when}, 0) != 0, ${rowNumber(call)}, NULL)`);
}

/** The value of a text on the last row of an event; nothing before the first. */
export function valueAtLast(call: SqlCall, row: string, value: string): string {
  const held = call.step(`ifNull(${value}, nan)`);
  return `if(count(${row}) ${ever} > 0, argMax(${held}, ${row}) ${ever}, NULL)`;
}

/** Bars since the newest or oldest true bar of the window, where the condition is present or enough of it is. */
export function sinceSql(which: "newest" | "oldest"): SqlForm {
  return (call) => {
    const [condition = "NULL"] = call.inputs;
    const [n, least] = call.params;
    const frame = past(n ?? Number.POSITIVE_INFINITY);
    const row = eventRow(call, condition);
    const found = call.step(`${rowNumber(call)} - ${which === "newest" ? "max" : "min"}(${row}) ${frame}`);
    if (n === undefined) return whereAll([condition], found);
    return `if(count(${condition}) ${frame} >= ${least ?? 1}, ${found}, NULL)`;
  };
}

/** Total of x since its segment began: since the key changed, or since the condition was last true. */
export function segmentSql(kind: "key" | "condition", total: "sum" | "product"): SqlForm {
  return (call) => {
    const [x = "NULL", marker = "NULL"] = call.inputs;
    const before = call.step(`anyLast(${marker}) ${pastBetween(Number.POSITIVE_INFINITY, 1)}`);
    const begins = kind === "key" ? `${marker} != ${before}` : `${marker} != 0`;
    const segment = call.step(`countIf(ifNull(${begins}, 0) != 0) ${ever}`);
    const own = call.step(`if(isNull(${marker}), NULL, ${x})`);
    const rows = `OVER (PARTITION BY s, ${segment} ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
    const value = total === "sum" ? `sum(${own}) ${rows}` : `arrayProduct(${call.step(`groupArray(${own}) ${rows}`)})`;
    return whereAll([own], value);
  };
}

/** Whether two columns changed places between yesterday and today. */
export function crossSql(
  of: (x: string, y: string, then: { readonly x: string; readonly y: string }) => string,
): SqlForm {
  return (call) => {
    const [x = "NULL", y = "NULL"] = call.inputs;
    const lag = (column: string): string => call.step(`lagInFrame(${column}, 1) ${ever}`);
    return of(x, y, { x: lag(x), y: lag(y) });
  };
}

/** Above today after being below on each of the n bars before. */
export const longCrossSql: SqlForm = (call) => {
  const [x = "NULL", y = "NULL"] = call.inputs;
  const [n = 1] = call.params;
  const below = call.step(`${x} < ${y}`);
  const all = `countIf(${below} = 1) ${pastBetween(n, 1)} = ${n}`;
  return `if(count(${below}) ${past(n + 1)} = ${n + 1}, (${all}) * (${x} > ${y}), NULL)`;
};

/** True on all bars from a to b bars ago. */
export const lastTrueSql: SqlForm = ({ inputs: [condition], params: [a = 1, b = 0] }) => {
  const frame = pastBetween(a, b);
  const rows = a - b + 1;
  return `if(count(${condition}) ${frame} = ${rows}, countIf(${condition} != 0) ${frame} = ${rows}, NULL)`;
};

/** Bars since the value last differed from the one before it. */
export const lastChangeSql: SqlForm = (call) => {
  const [x = "NULL"] = call.inputs;
  const before = call.step(`anyLast(${x}) ${pastBetween(Number.POSITIVE_INFINITY, 1)}`);
  const row = eventRow(call, `${x} != ${before}`);
  return whereAll([x], `${rowNumber(call)} - max(${row}) ${ever}`);
};

/** Enters with x where entry is above 0, leaves where exit is, holds in between. */
export const tradeWhenSql: SqlForm = (call) => {
  const [entry, x, exit] = call.inputs;
  const leaves = call.step(`ifNull(${exit} > 0, 0)`);
  const row = eventRow(call, `${leaves} OR ifNull(${entry} > 0, 0)`);
  return valueAtLast(call, row, `if(${leaves}, NULL, ${x})`);
};

/** The series that Wilder's average recurses over: nothing, then the mean of the first n values, then each value. */
export function wilderSeries(call: SqlCall): string {
  const [x] = call.inputs;
  const [n = 1] = call.params;
  const count = call.step(`count(${x}) ${ever}`);
  const first = call.step(`sum(${x}) ${ever} / ${sqlNumber(n)}`);
  return call.step(`if(isNull(${x}) OR ${count} < ${n}, NULL, if(${count} = ${n}, ${first}, ${x}))`);
}

/** Follows x in steps of at most h: every row goes over the whole past once more. */
export const humpSql: SqlForm = (call) => {
  const [x = "NULL"] = call.inputs;
  const h = sqlNumber(call.params[0] ?? 0);
  const list = call.step(`groupArray(${x}) ${ever}`);
  const step = `if(abs(v - a) > ${h}, a + sign(v - a) * ${h}, a)`;
  return whereAll([x], `arrayFold((a, v) -> ${step}, ${list}, ${list}[1])`);
};

/** True where the condition is and none of the n bars before was kept. */
export const filterSql: SqlForm = (call) => {
  const [condition = "NULL"] = call.inputs;
  const n = sqlNumber(call.params[0] ?? 1);
  const rows = call.step(`groupArray(${eventRow(call, condition)}) ${ever}`);
  const newest = call.step(`arrayFold((a, r) -> if(r - a > ${n}, r, a), ${rows}, -1e18)`);
  return whereAll([condition], `${newest} = ${rowNumber(call)}`);
};
