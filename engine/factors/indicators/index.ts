// Technical indicators as operators, alphabetical by name.
import type { Operator } from "../operator.ts";

export const indicators = [] as const satisfies readonly Operator[];
