// The page about reducers: what finer bars of another market may become.
import { type Reducer, reducerSignature, reducers } from "#engine/factors";
import { code, markdownPage, markdownTable, type Page } from "./page.ts";

export function reducersPage(): Page {
  const list: readonly Reducer[] = reducers;
  return markdownPage("reducers.md", [
    "Reducers",
    'What turns the finer bars of another market into one value per bar of this one, for example `vec_std(market("us_minute"), returns(close, 1))`: `market` is the finer market, with one symbol of it where that stands for all; `x` is a formula over its fields. The bars are those that closed within the bar here. Missing values are passed over; a bar in which the finer market has none at all is missing. The guide is [other-markets.md](../guides/other-markets.md).',
    markdownTable(
      ["reducer", "meaning", "example", "source"],
      list.map((reducer) => {
        const { values, param, gives } = reducer.example;
        const asked = param === undefined ? "" : `, ${reducer.param?.name} = ${param}`;
        return [
          code(reducerSignature(reducer)),
          reducer.says,
          code(`[${values.join(", ")}]${asked} → ${Number(gives.toPrecision(6))}`),
          reducer.source,
        ];
      }),
    ),
  ]);
}
