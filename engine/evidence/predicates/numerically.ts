// numerically-higher and numerically-lower: two comparable values in order, and no more than that.
import { comparable, differences } from "../context.ts";
import { formatValue } from "../value.ts";
import { argOf, nameOf, type Predicate, whereText } from "./predicate.ts";

function ordering(side: "higher" | "lower"): Predicate {
  return {
    name: `numerically-${side}`,
    version: 1,
    says: `The first value is ${side} than the second; nothing is said about chance.`,
    args: [
      { name: "a", kind: "metric", takes: "one", says: `The ${side} one.` },
      { name: "b", kind: "metric", takes: "one", says: "The same metric of another subject." },
    ],
    metrics: [],
    decide: (args, index) => {
      const a = argOf<"metric">(args, "a");
      const b = argOf<"metric">(args, "b");
      const { name, label, unit, subject } = a.body;
      if (b.body.name !== name || b.body.unit !== unit || subject.id === b.body.subject.id) {
        return {
          rule: "pred-args",
          expected: `${label} of two subjects`,
          found: `${b.body.label} of ${b.body.subject.label}`,
        };
      }
      if (!comparable(a, b)) {
        return {
          rule: "not-comparable",
          expected: "equal scopes",
          found: `a difference in ${differences(a, b).join(", ")}`,
        };
      }
      const [x, y] = [a.body.value, b.body.value];
      const known = x !== null && y !== null;
      const marks = known && x !== y ? [(x + y) / 2] : []; // different values never print alike
      const holds = known && (side === "higher" ? x > y : x < y);
      const [left, right] = [nameOf(subject, index), nameOf(b.body.subject, index)];
      const first = `${left} with ${label} ${formatValue(x, unit, marks)}`;
      const second = `${right} with ${formatValue(y, unit, marks)}${whereText(a, index)}`;
      return {
        truth: known ? (holds ? "true" : "false") : "undecidable",
        yes: `${first} is numerically ${side} than ${second}`,
        no: `${first} is not numerically ${side} than ${second}`,
        open: `the order is not decidable between ${first} and ${second}`,
        reads: [a.id, b.id],
      };
    },
  };
}

export const numericallyHigher = ordering("higher");
export const numericallyLower = ordering("lower");
