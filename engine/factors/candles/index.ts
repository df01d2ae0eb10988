// Candlestick patterns as operators, alphabetical by name.
import type { Operator } from "../operator.ts";

export const candles = [] as const satisfies readonly Operator[];
