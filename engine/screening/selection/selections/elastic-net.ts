// Elastic net: as LASSO, but factors that rank alike share their weight.
import { z } from "zod";
import { choosePenalized, penaltyOptions } from "../penalized.ts";
import { defineSelection } from "./selection.ts";

export const elasticNet = defineSelection({
  name: "elastic-net",
  says: "As lasso, with part of the penalty on squared weights, so that factors that rank alike share what they explain.",
  options: z.strictObject({
    ...penaltyOptions,
    l1Share: z.number().gt(0).max(1).default(0.5).describe("Share of the penalty that is on sizes."),
  }),
  choose: (problem, options) => choosePenalized(problem, options),
});
