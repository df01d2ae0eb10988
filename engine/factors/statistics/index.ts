// Statistical features of a window as operators, alphabetical by name.
import type { Operator } from "../operator.ts";

export const statistics = [] as const satisfies readonly Operator[];
