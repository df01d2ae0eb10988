// Lets an agent ask what data there are: fields, symbols, period, split; never a row of the holdout.
import { z } from "zod";
import { isoTime } from "./context/index.ts";
import { defineTool } from "./tool.ts";

const input = z.strictObject({
  market: z.string(),
  frequency: z.string(),
  timeZone: z.string(),
  fields: z.array(z.string()),
  symbols: z.array(z.string()),
});
const span = z.strictObject({ start: z.string(), end: z.string() });

/** Symbols of another market that are named; formulas may read all. */
const mostSymbols = 100;

export const describeMarket = defineTool({
  name: "describe_market",
  description:
    "What the market of this run holds: fields, groups, number of symbols, split by time, other markets that formulas may read, whether it is simulated.",
  version: "1",
  kind: "look",
  input: z.strictObject({}),
  output: z.strictObject({
    market: z.string(),
    simulated: z.boolean(),
    currency: z.string(),
    frequency: z.string(),
    symbols: z.number(),
    fields: z.array(z.string()),
    groups: z.array(z.string()),
    inputs: z.array(input),
    explore: span,
    validate: span,
    holdout: z.strictObject({ start: z.string(), end: z.string(), state: z.literal("sealed") }),
  }),
  run: async (_, context) => {
    const { market, split } = context;
    const { panel } = await context.part("explore");
    const day = (time: number): string => isoTime(time, market.frequency);
    return {
      market: market.name,
      simulated: market.simulated,
      currency: market.currency,
      frequency: market.frequency,
      symbols: panel.symbols.length,
      fields: [...panel.fields.keys()],
      groups: [...panel.groups.keys()],
      inputs: [...(panel.beside ?? [])].map(([name, { frequency, timeZone = "UTC", fields, symbols }]) => ({
        market: name,
        frequency,
        timeZone,
        fields: [...fields],
        symbols: symbols.slice(0, mostSymbols),
      })),
      explore: { start: day(split.explore.start), end: day(split.explore.end) },
      validate: { start: day(split.validate.start), end: day(split.validate.end) },
      holdout: { start: day(split.holdout.start), end: day(split.holdout.end), state: "sealed" as const },
    };
  },
});
