// Opens the holdout for one candidate, once, on record.
import { z } from "zod";
import { unwrap } from "#engine/core";
import { parseStrategy } from "#engine/strategies";
import { isoTime } from "./context/index.ts";
import { strategyInput } from "./inputs.ts";
import { strategySubject } from "./strategy-run.ts";
import { defineTool } from "./tool.ts";

export const openHoldout = defineTool({
  name: "open_holdout",
  description: "Opens the sealed holdout for one strategy. Works once per strategy, is recorded, and cannot be undone.",
  version: "1",
  kind: "act",
  input: z.strictObject({ strategy: strategyInput }),
  output: z.strictObject({ record: z.string(), earlier: z.number() }),
  run: async ({ strategy }, context) => {
    const subject = strategySubject(unwrap(parseStrategy(strategy)));
    const earlier = context.openHoldout(subject.id);
    const record = context.ledger.append("opening", {
      subject,
      from: isoTime(context.split.holdout.start, context.market.frequency),
      earlier,
    });
    return { record: record.id, earlier };
  },
});
