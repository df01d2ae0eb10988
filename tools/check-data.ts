// Looks at the data of the run and puts every warning on record.
import { z } from "zod";
import { checkQuality, type QualityExample } from "#engine/data/quality";
import { isoTime } from "./context/index.ts";
import { defineTool } from "./tool.ts";

export const checkData = defineTool({
  name: "check_data",
  description: "Data-quality checks of the market before the holdout; each warning goes on record.",
  version: "1",
  kind: "act",
  input: z.strictObject({}),
  output: z.array(z.strictObject({ record: z.string(), code: z.string(), says: z.string(), count: z.number() })),
  run: async (_, context) => {
    const bars = await context.store.read({
      market: context.market.name,
      snapshot: context.snapshot.hash,
      end: context.split.validate.end,
    });
    const { findings } = checkQuality(bars);
    return findings
      .filter(({ severity }) => severity !== "info")
      .map(({ code, says, count, examples }) => {
        const record = context.ledger.append("warning", {
          code,
          says,
          count,
          examples: examples.map((example) => wordsOf(example, bars.frequency)),
        });
        return { record: record.id, code, says, count };
      });
  },
});

/** Where it was seen and what stood there, for example `AAA 2020-03-04 return=0.5`. */
function wordsOf({ symbol, ts, values }: QualityExample, frequency: string): string {
  const time = ts === null ? null : isoTime(ts, frequency);
  const seen = Object.entries(values).map(([name, value]) => `${name}=${value ?? "missing"}`);
  return [symbol, time, ...seen].filter((word) => word !== null).join(" ");
}
