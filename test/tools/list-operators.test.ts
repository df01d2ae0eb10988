// Looking operators up: what a prompt says of them, and what the tool answers to a name, a set or words.
import { expect, test } from "vitest";
import { operatorReference } from "#engine/factors";
import { operatorLines } from "#tools";
import { listOperators } from "../../tools/list-operators.ts";

const names = operatorReference().map(({ name }) => name);

async function like(text?: string): Promise<readonly string[]> {
  const input = listOperators.input.parse(text === undefined ? {} : { like: text });
  return (await listOperators.run(input, {} as never)).map(({ name }) => name);
}

test("the tool gives every operator when nothing is asked for", async () => {
  expect(await like()).toEqual(names);
});

test("a beginning of a name finds a set or one operator, other words search names and meanings", async () => {
  expect(await like("ta_rsi")).toEqual(["ta_rsi"]);
  expect(await like("cdl_")).toEqual(names.filter((name) => name.startsWith("cdl_")));
  expect(await like("Residual  REGRESSION")).toEqual(await like("regression residual"));
  expect(await like("skewness")).toContain("ts_skew");
  expect(await like("nothing of the kind")).toEqual([]);
});

test("a prompt holds each operator: its signature, or its name after the beginning of its set", () => {
  const lines = operatorLines().split("\n");
  for (const { name, signature } of operatorReference()) {
    const set = /^(ta|cdl|tsf)_/.exec(name)?.[0];
    const found = set
      ? lines
          .find((line) => line.startsWith(`${set}…`))
          ?.match(/one of: (.*)\.$/)?.[1]
          ?.split(", ")
          .includes(name.slice(set.length))
      : lines.some((line) => line.startsWith(`${signature}: `));
    expect(found, name).toBe(true);
  }
  expect(operatorLines().length).toBeLessThan(36_000);
});
