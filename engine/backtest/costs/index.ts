// The list of cost models: one file each.
import type { CostModel } from "../cost-model.ts";
import { borrow } from "./borrow.ts";
import { commission } from "./commission.ts";
import { impact } from "./impact.ts";
import { slippage } from "./slippage.ts";
import { spread } from "./spread.ts";

export const costModels = [borrow, commission, impact, slippage, spread] as const satisfies readonly CostModel[];

export type CostName = (typeof costModels)[number]["name"];
