// Built-in families of factors, alphabetical by name.
import { decayWeighted } from "./decay-weighted.ts";
import { distribution } from "./distribution.ts";
import type { FactorFamily } from "./family.ts";
import { liquidity } from "./liquidity.ts";
import { momentum } from "./momentum.ts";
import { priceShape } from "./price-shape.ts";
import { priceVolume } from "./price-volume.ts";
import { reversal } from "./reversal.ts";
import { volatility } from "./volatility.ts";
import { volatilityMomentum } from "./volatility-momentum.ts";
import { volume } from "./volume.ts";

export type { FactorFamily };

export const families = [
  decayWeighted,
  distribution,
  liquidity,
  momentum,
  priceShape,
  priceVolume,
  reversal,
  volatility,
  volatilityMomentum,
  volume,
] as const satisfies readonly FactorFamily[];
