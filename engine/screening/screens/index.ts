// Every question a factor is asked, in alphabetical order. Reports, documents and the contract suite read this list.

import { byYear } from "./by-year.ts";
import { coverage } from "./coverage.ts";
import { decay } from "./decay.ts";
import { factorReturns } from "./factor-returns.ts";
import { hitRate } from "./hit-rate.ts";
import { informationCoefficient } from "./information-coefficient.ts";
import { quantileReturns } from "./quantile-returns.ts";
import { rankInformationCoefficient } from "./rank-information-coefficient.ts";
import { rankPersistence } from "./rank-persistence.ts";
import type { Screen } from "./screen.ts";
import { turnover } from "./turnover.ts";

export const screens = [
  byYear,
  coverage,
  decay,
  factorReturns,
  hitRate,
  informationCoefficient,
  quantileReturns,
  rankInformationCoefficient,
  rankPersistence,
  turnover,
] as const satisfies readonly Screen[];
