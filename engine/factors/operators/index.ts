// All operators, alphabetical by name. Parser, checks, documentation and the contract suite read this list.
import type { Operator } from "../operator.ts";
import { add } from "./add.ts";
import { delay } from "./delay.ts";
import { groupDemean } from "./group-demean.ts";
import { rank } from "./rank.ts";
import { tsMean } from "./ts-mean.ts";

export const operators = [add, delay, groupDemean, rank, tsMean] as const satisfies readonly Operator[];
