// Every predicate that a report may use.

import { bestOf } from "./best-of.ts";
import {
  dataWarning,
  diedWhere,
  ideasRegistered,
  noDataWarnings,
  nothingSupported,
  simulatedData,
  splitIs,
  trialsMade,
} from "./campaign.ts";
import { consistent } from "./consistent.ts";
import { failedGate, passedGate } from "./gates.ts";
import { holdoutOpened, holdoutSealed } from "./holdout.ts";
import { numericallyHigher, numericallyLower } from "./numerically.ts";
import { outperforms } from "./outperforms.ts";
import type { Predicate } from "./predicate.ts";
import { robust } from "./robust.ts";
import { inSample, outOfSample } from "./sample.ts";
import { significant } from "./significant.ts";
import { stable } from "./stable.ts";
import { survivesCosts } from "./survives-costs.ts";
import { trendAny, trendFalling, trendRising } from "./trend.ts";
import { uncorrelated } from "./uncorrelated.ts";
import { verdictIs } from "./verdict-is.ts";

export const predicates = [
  bestOf,
  consistent,
  dataWarning,
  diedWhere,
  failedGate,
  holdoutOpened,
  holdoutSealed,
  ideasRegistered,
  inSample,
  noDataWarnings,
  nothingSupported,
  numericallyHigher,
  numericallyLower,
  outOfSample,
  outperforms,
  passedGate,
  robust,
  significant,
  simulatedData,
  splitIs,
  stable,
  survivesCosts,
  trendAny,
  trendFalling,
  trendRising,
  trialsMade,
  uncorrelated,
  verdictIs,
] as const satisfies readonly Predicate[];
