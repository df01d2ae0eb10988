// Every operator that a formula may call, from the lists of the rooms.
import { candles } from "./candles/index.ts";
import { indicators } from "./indicators/index.ts";
import type { Operator } from "./operator.ts";
import { operators } from "./operators/index.ts";
import { statistics } from "./statistics/index.ts";

export const allOperators: readonly Operator[] = [...operators, ...indicators, ...candles, ...statistics];
