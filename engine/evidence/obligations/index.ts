// Every rule about what must be said.
import { costs } from "./costs.ts";
import { failedGates } from "./failed-gates.ts";
import { holdout } from "./holdout.ts";
import type { ObligationRule } from "./obligation.ts";
import { registration } from "./registration.ts";
import { simulated } from "./simulated.ts";
import { split } from "./split.ts";
import { trials } from "./trials.ts";
import { verdictsGiven } from "./verdicts.ts";
import { warnings } from "./warnings.ts";
import { worstFigures } from "./worst-figures.ts";

export const obligationRules = [
  costs,
  failedGates,
  holdout,
  registration,
  simulated,
  split,
  trials,
  verdictsGiven,
  warnings,
  worstFigures,
] as const satisfies readonly ObligationRule[];
