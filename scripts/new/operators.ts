// What a new operator begins as: a small definition of its family that passes the contract suite and waits to be changed.
import type { NameForms } from "./name.ts";

export type OperatorFamily = "element" | "window" | "cross" | "group";

/** The family that a name speaks of. */
export function familyOf({ kebab }: NameForms): OperatorFamily {
  if (kebab.startsWith("ts-")) return "window";
  if (kebab.startsWith("cs-")) return "cross";
  return kebab.startsWith("group-") ? "group" : "element";
}

export function operatorText(name: NameForms): string {
  return { element: elementText, window: windowText, cross: crossText, group: groupText }[familyOf(name)](name);
}

function elementText({ camel, snake }: NameForms): string {
  return `// ${snake}(x): twice x.
import { columns, elementOperator } from "../make-operator.ts";
import { unitOfArgument } from "../unit.ts";

export const ${camel} = elementOperator({
  name: "${snake}",
  says: "Twice x.",
  source: "Definition.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 1,
  of: (x) => 2 * x,
  example: { columns: [[1, -2, Number.NaN]], params: [], gives: [2, -4, Number.NaN] },
});
`;
}

function windowText({ camel, snake }: NameForms): string {
  return `// ${snake}(x, n): average of the last n values.
import { meanOf } from "#engine/core";
import { rollingMean } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { unitOfArgument } from "../unit.ts";

export const ${camel} = windowOperator({
  name: "${snake}",
  says: "Average of the last n values of each symbol.",
  source: "Definition.",
  unit: unitOfArgument(0),
  cost: 3,
  meaning: ([x]) => meanOf(x!),
  kernel: ([x], [n, minPeriods], out) => rollingMean(x!, { window: n!, minPeriods: minPeriods! }, out),
  example: { columns: [[1, 3, Number.NaN, 5, 7]], params: [2], gives: [Number.NaN, 2, Number.NaN, Number.NaN, 6] },
});
`;
}

function crossText({ camel, snake }: NameForms): string {
  return `// ${snake}(x): distance from the average of the date.
import { finiteOf, meanOf } from "#engine/core";
import { demeanRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { unitOfArgument } from "../unit.ts";

export const ${camel} = crossOperator({
  name: "${snake}",
  says: "Distance of each symbol from the average of all on the same date.",
  source: "Definition.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 4,
  meaning: ([row]) => row!.map((x) => x - meanOf(finiteOf(row!))),
  kernel: ([row], _params, out) => demeanRow(row!, out),
  example: { columns: [[1, 3, Number.NaN]], params: [], gives: [-1, 1, Number.NaN] },
});
`;
}

function groupText({ camel, snake }: NameForms): string {
  return `// ${snake}(x, g): distance from the average of the group.
import { meanOf } from "#engine/core";
import { demeanGroups } from "#engine/panel";
import { columns, groupOperator } from "../make-operator.ts";
import { unitOfArgument } from "../unit.ts";

export const ${camel} = groupOperator({
  name: "${snake}",
  says: "Distance of each symbol from the average of its group on the same date.",
  source: "Definition. A group of one gives 0; a symbol without a group gives nothing.",
  params: [...columns("x"), { name: "g", kind: "group" }],
  unit: unitOfArgument(0),
  cost: 5,
  meaning: ([row], [codes]) =>
    row!.map((x, s) => {
      const mates = row!.filter((other, i) => codes![i] === codes![s] && Number.isFinite(other));
      return codes![s]! < 0 || Number.isNaN(x) ? Number.NaN : x - meanOf(mates);
    }),
  kernel: ([row], [codes], _params, out) => demeanGroups(row!, codes!, out),
  example: { columns: [[1, 3, 10, Number.NaN]], groups: [[0, 0, 1, 1]], params: [], gives: [-1, 1, 0, Number.NaN] },
});
`;
}

/** Arguments of the meaning, and what it gives by hand. */
const byHand = {
  element: { arithmetic: "2 · 3 = 6", call: "meaning([3], [])", gives: "toBe(6)" },
  window: { arithmetic: "(1 + 3) / 2 = 2", call: "meaning([Float64Array.of(1, 3)], [2])", gives: "toBe(2)" },
  cross: {
    arithmetic: "1 − (1 + 3) / 2 = −1",
    call: "meaning([Float64Array.of(1, 3)], [])",
    gives: "toEqual(Float64Array.of(-1, 1))",
  },
  group: {
    arithmetic: "1 − (1 + 3) / 2 = −1; alone in its group, 10 gives 0",
    call: "meaning([Float64Array.of(1, 3, 10)], [Int32Array.of(0, 0, 1)], [])",
    gives: "toEqual(Float64Array.of(-1, 1, 0))",
  },
} as const;

export function operatorTest(name: NameForms): string {
  const { arithmetic, call, gives } = byHand[familyOf(name)];
  return `// ${name.snake} by hand; that its fast form agrees, looks at no later bar and leaves its inputs alone is the contract suite's work.
import { expect, test } from "vitest";
import { ${name.camel} } from "../../engine/factors/operators/${name.kebab}.ts";

// Source: by hand. ${arithmetic}.
test("${name.snake} gives what its definition says", () => {
  expect(${name.camel}.${call}).${gives};
});
`;
}
