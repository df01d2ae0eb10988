// Every way to choose among factors, in alphabetical order. Tools, the command line and the tests read this list.
import { cluster } from "./cluster.ts";
import { elasticNet } from "./elastic-net.ts";
import { lasso } from "./lasso.ts";
import { marginal } from "./marginal.ts";
import { pca } from "./pca.ts";
import { ridge } from "./ridge.ts";
import type { Selection } from "./selection.ts";
import { sequential } from "./sequential.ts";
import { stepwise } from "./stepwise.ts";
import { symmetric } from "./symmetric.ts";

export const selections = [
  cluster,
  elasticNet,
  lasso,
  marginal,
  pca,
  ridge,
  sequential,
  stepwise,
  symmetric,
] as const satisfies readonly Selection[];
