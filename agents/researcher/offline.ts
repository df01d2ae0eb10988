// The offline researcher: deterministic, no key, no network. It walks the finite plan space as the scheduler directs.
import { seededRandom } from "#engine/core";
import { templateReport } from "#engine/evidence";
import type { Plan } from "../plan.ts";
import type { PoolFactor, Proposal } from "../state.ts";
import {
  expressionOf,
  keyOf,
  mechanismNamed,
  mechanismsForGoal,
  neighbours,
  openingPoint,
  type PlanPoint,
} from "./plan-space.ts";
import type { IdeaAsk, PlanAsk, Researcher } from "./researcher.ts";

export const offlineResearcher: Researcher = {
  name: "offline",
  prompts: [],
  plan: async (ask) => planFor(ask),
  ideas: async (ask) => ideasFor(ask),
  code: async ({ proposal }) => proposal.expression ?? "",
  write: async ({ ledger, run }) => templateReport(ledger, run),
};

function planFor({ goal, market, draft }: PlanAsk): Plan {
  const wanted = mechanismsForGoal(goal, market.fields);
  const horizon = /intraday|one day|next day|daily reversal/i.test(goal) ? 1 : draft.horizonBars;
  return { ...draft, mechanisms: [...wanted].slice(0, 30), horizonBars: horizon };
}

function ideasFor(ask: IdeaAsk): readonly Proposal[] {
  const seen = new Set(ask.proposed);
  const points = pointsFor(ask).filter((point) => !seen.has(keyOf(point)));
  return distinct(points)
    .slice(0, ask.count)
    .map((point) => proposalOf(point, ask.plan));
}

/** Points in the order in which this arm would try them. */
function pointsFor(ask: IdeaAsk): readonly PlanPoint[] {
  const random = seededRandom(ask.seed).fork(`round-${ask.round}-${ask.arm}`);
  const opening = ask.plan.mechanisms.map((mechanism) => openingPoint(mechanism));
  const pool = ask.pool.map((factor) => pointOf(factor)).filter((point) => point !== null);
  const around = pool.map((point) => neighbours(point, ask.groups));
  switch (ask.arm) {
    case "tune":
      return [...around.flatMap((next) => next.tune), ...opening];
    case "mutate":
      return [...around.flatMap((next) => next.mutate), ...around.flatMap((next) => next.tune), ...opening];
    case "cheapen":
      return [...around.flatMap((next) => next.cheapen), ...opening];
    case "combine":
    case "new-idea": {
      const fresh = opening.filter((point) => !ask.proposed.includes(keyOf(point)));
      return [...fresh, ...random.shuffle(everyPoint(ask.plan.mechanisms, ask.groups))];
    }
    default:
      return ask.arm satisfies never;
  }
}

function everyPoint(names: readonly string[], groups: readonly string[]): readonly PlanPoint[] {
  return names.flatMap((mechanism) =>
    mechanismNamed(mechanism).windows.flatMap((window) =>
      (groups.includes("sector") ? (["none", "sector"] as const) : (["none"] as const)).flatMap((neutral) =>
        ([1, 5] as const).map((smoothing) => ({ mechanism, window, neutral, smoothing, direction: 1 as const })),
      ),
    ),
  );
}

function distinct(points: readonly PlanPoint[]): readonly PlanPoint[] {
  const byKey = new Map(points.map((point) => [keyOf(point), point]));
  return [...byKey.values()];
}

/** null for a factor that is no point of the plan space, such as a generated one. */
function pointOf({ origin }: PoolFactor): PlanPoint | null {
  return typeof origin?.parameters.mechanism === "string" ? (origin.parameters as unknown as PlanPoint) : null;
}

function proposalOf(point: PlanPoint, plan: Plan): Proposal {
  const mechanism = mechanismNamed(point.mechanism);
  return {
    mechanism: mechanism.name,
    hypothesis: mechanism.hypothesis,
    sign: 1,
    horizonBars: plan.horizonBars,
    inputs: mechanism.inputs,
    author: "offline researcher",
    expression: expressionOf(point),
    origin: { template: mechanism.name, parameters: { ...point } },
  };
}
