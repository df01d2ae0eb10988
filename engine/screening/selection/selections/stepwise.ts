// Stepwise regression: factors come in and go out one at a time, by t, AIC or BIC.
import { z } from "zod";
import { screenValue, tUp } from "../../screens/screen.ts";
import { compareNames, type SelectionProblem } from "../problem.ts";
import { openModel, type SweptModel } from "../sweep.ts";
import { defineSelection, nothingMore } from "./selection.ts";

interface Rule {
  readonly criterion: "aic" | "bic" | "t";
  readonly leastT: number;
  readonly most: number;
}

export const stepwise = defineSelection({
  name: "stepwise",
  says: "A regression that takes in or drops one factor at a time. Observations are counted once for each stretch that returns overlap.",
  options: z.strictObject({
    direction: z.enum(["forward", "backward", "both"]).default("both"),
    criterion: z.enum(["aic", "bic", "t"]).default("bic"),
    leastT: z.number().gt(0).default(3).describe("With criterion t: smallest size of a t that stays."),
    most: z.int().min(1).max(10_000).default(200).describe("Factors at most, going forward."),
  }),
  choose: (problem, { direction, ...rule }) => {
    const model = openModel(problem.moments());
    const inside: number[] = [];
    const places = [...problem.matrix.names.keys()].sort((a, b) => compareNames(problem.matrix, a, b));
    if (direction === "backward") {
      for (const factor of places) {
        if (Number.isNaN(model.change(factor)) || inside.length >= problem.observations() - 2) continue;
        model.toggle(factor);
        inside.push(factor);
      }
    }
    const seen = new Set<string>();
    for (let moving = true; moving; ) {
      moving = direction !== "backward" && takeIn(problem, { model, inside, places }, rule);
      while (direction !== "forward" && dropOne(problem, { model, inside, places }, rule)) moving = true;
      const key = [...inside].sort((a, b) => a - b).join();
      if (seen.has(key)) break;
      seen.add(key);
    }
    const chosen = inside.map((factor) => {
      const t = tInside(problem, model, { factor, size: inside.length });
      const facts = [
        screenValue(["selection.joint_t", "t of its weight beside the others"], tUp, {
          value: t,
          n: Math.round(problem.observations()),
        }),
      ];
      return { factor, weight: model.weight(factor), reason: `t ${t.toFixed(1)} beside the others`, facts };
    });
    return { ...nothingMore, chosen };
  },
});

interface Steps {
  readonly model: SweptModel;
  readonly inside: number[];
  readonly places: readonly number[];
}

/** Change of the criterion by one factor more or less; below 0 is better. */
function change(
  problem: SelectionProblem,
  model: SweptModel,
  step: { readonly next: number; readonly parameters: 1 | -1; readonly rule: Rule },
): number {
  const n = problem.observations();
  const price = step.rule.criterion === "aic" ? 2 : Math.log(n);
  return n * Math.log(Math.max(step.next, 1e-300) / Math.max(model.left(), 1e-300)) + step.parameters * price;
}

function takeIn(problem: SelectionProblem, { model, inside, places }: Steps, rule: Rule): boolean {
  const free = problem.observations() - inside.length - 2;
  if (inside.length >= rule.most || free <= 0) return false;
  let best = -1;
  let most = 0;
  for (const factor of places) {
    if (model.has(factor)) continue;
    const gain = model.change(factor);
    if (gain > most * (1 + 1e-12)) [best, most] = [factor, gain];
  }
  if (best < 0) return false;
  const next = model.left() - most;
  const t = Math.sqrt(most / (Math.max(next, 1e-300) / free));
  const better = rule.criterion === "t" ? t >= rule.leastT : change(problem, model, { next, parameters: 1, rule }) < 0;
  if (!better) return false;
  model.toggle(best);
  inside.push(best);
  return true;
}

function dropOne(problem: SelectionProblem, { model, inside, places }: Steps, rule: Rule): boolean {
  let worst = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const factor of places) {
    if (!model.has(factor)) continue;
    const loss = model.change(factor);
    if (loss < least) [worst, least] = [factor, loss];
  }
  if (worst < 0) return false;
  const next = model.left() + least;
  const t = Math.abs(tInside(problem, model, { factor: worst, size: inside.length }));
  const better = rule.criterion === "t" ? t < rule.leastT : change(problem, model, { next, parameters: -1, rule }) < 0;
  if (!better) return false;
  model.toggle(worst);
  inside.splice(inside.indexOf(worst), 1);
  return true;
}

function tInside(
  problem: SelectionProblem,
  model: SweptModel,
  { factor, size }: { readonly factor: number; readonly size: number },
): number {
  const free = problem.observations() - size - 1;
  return Math.sign(model.weight(factor)) * Math.sqrt(model.change(factor) / (model.left() / free));
}
