// SQL of window operators that look at the values of a window one beside the other.
import { type SqlForm, sqlNumber } from "../sql-form.ts";
import { past } from "./forms.ts";
import { correlationOf, deviationsOf, isFlatSql, type SqlWindow, windowOf, windowSql } from "./window-forms.ts";

/** Mean product of powers of the inputs' standardised distances (ddof 0); nothing where one does not vary. */
export function standardMomentSql(powers: readonly number[]): SqlForm {
  return windowSql(({ call, count, values }) => {
    const sides = powers.map((_, i) => deviationsOf(call, values(i)));
    const names = ["a", "b", "c"].slice(0, powers.length);
    const product = names.flatMap((name, i) => Array.from({ length: powers[i] ?? 0 }, () => name)).join(" * ");
    const lists = sides.map(({ distances }) => distances).join(", ");
    const total = call.step(`arraySum((${names.join(", ")}) -> ${product}, ${lists})`);
    const units = sides.map(({ squares }, i) => `pow(sqrt(${squares} / ${count}), ${powers[i]})`).join(" / ");
    const flat = sides.map(({ mean, squares }) => isFlatSql(`${squares} / ${count}`, mean)).join(" OR ");
    return `if(${flat}, NULL, ${total} / ${count} / ${units})`;
  });
}

/** How often the sign turned from one present value to the next. */
export function turnsIn({ call, values }: SqlWindow): string {
  const list = values(0);
  const [later, earlier] = [call.step(`arrayPopFront(${list})`), call.step(`arrayPopBack(${list})`)];
  return `arraySum((a, b) -> (a > 0) != (b > 0), ${later}, ${earlier})`;
}

/** Correlation with the same column some bars earlier, over the pairs inside the window. */
export const autocorrelationSql: SqlForm = (call) => {
  const [x = "NULL"] = call.inputs;
  const [n = 3, lag = 1, least = n] = call.params;
  if (lag >= n) return "NULL";
  const earlier = call.step(`lagInFrame(${x}, ${lag}) ${past(Number.POSITIVE_INFINITY)}`);
  const { count, values } = windowOf({ ...call, inputs: [x, earlier] }, n - lag);
  const [now, then] = [deviationsOf(call, values(0)), deviationsOf(call, values(1))];
  const cross = call.step(`arrayDotProduct(${now.distances}, ${then.distances})`);
  const value = correlationOf({ count, cross, x: now, y: then });
  return `if(count(${x}) ${past(n)} >= ${least} AND ${count} >= 2, ${value}, NULL)`;
};

/** Newest value of the bars before today that differs from today's. */
export const lastDifferentSql: SqlForm = (call) => {
  const [x = "NULL"] = call.inputs;
  const [n = 1] = call.params;
  const list = call.step(`groupArray(${x}) ${past(n + 1)}`);
  const now = call.step(`assumeNotNull(${x})`);
  const others = call.step(`arrayFilter(v -> v != ${now}, ${list})`);
  return `if(isNull(${x}) OR empty(${others}), NULL, ${others}[-1])`;
};

/** Sum of x over the k rows with the largest y, less the sum over the k with the smallest; the older of equals is smaller. */
export function splitBy({ call, count, values }: SqlWindow): string {
  const [, k = 1] = call.params;
  const order = call.step(`arraySort((v, y, i) -> (y, i), ${values(0)}, ${values(1)}, arrayEnumerate(${values(0)}))`);
  return `if(${count} >= ${k}, arraySum(arraySlice(${order}, -${k})) - arraySum(arraySlice(${order}, 1, ${k})), NULL)`;
}

/** Entropy of the values in equal bins between their extremes: each value's bin by division, then put right by its edges; + 0 since −0 is a bin of its own. */
export const entropySql: SqlForm = windowSql(({ call, count, values }) => {
  const [, bins = 10] = call.params;
  const list = values(0);
  const low = call.step(`arrayMin(${list})`);
  const high = call.step(`arrayMax(${list})`);
  const width = call.step(`(${high} - ${low}) / ${sqlNumber(bins)}`);
  const last = sqlNumber(bins - 1);
  const rough = call.step(
    `arrayMap(v -> least(${last}, floor((v - ${low}) / (${high} - ${low}) * ${sqlNumber(bins)})) + 0., ${list})`,
  );
  const next = `if(b < ${last} AND v >= ${low} + (b + 1) * ${width}, b + 1, b)`;
  const places = call.step(`arrayMap((v, b) -> if(v < ${low} + b * ${width}, b - 1, ${next}), ${list}, ${rough})`);
  const used = call.step(`arrayCompact(arraySort(${places}))`);
  const shares = call.step(`arrayMap(b -> arrayCount(c -> c = b, ${places}) / ${count}, ${used})`);
  const entropy = `if(isFinite(${high} - ${low}), -arraySum(p -> p * log(p), ${shares}), NULL)`;
  return `if(${low} = ${high}, 0., ${entropy})`;
});
