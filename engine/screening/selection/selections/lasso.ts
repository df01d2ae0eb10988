// LASSO: few factors with weights, as many as pay on dates that they were not fitted on.
import { z } from "zod";
import { choosePenalized, penaltyOptions } from "../penalized.ts";
import { defineSelection } from "./selection.ts";

export const lasso = defineSelection({
  name: "lasso",
  says: "Least squares with a penalty on the sum of weights' sizes; the penalty is fixed, or chosen by purged cross-validation over stretches of dates.",
  options: z.strictObject(penaltyOptions),
  choose: (problem, options) => choosePenalized(problem, { ...options, l1Share: 1 }),
});
