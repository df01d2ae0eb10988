// Every benchmark case, in the order of the table.
import type { BenchCase } from "../case.ts";
import { factorCases } from "./factors.ts";
import { loadCases } from "./load.ts";
import { icCases } from "./panel-ic.ts";
import { dateCases, windowCases } from "./panel-windows.ts";

export const cases: readonly BenchCase[] = [...windowCases, ...dateCases, ...icCases, ...loadCases, ...factorCases];
