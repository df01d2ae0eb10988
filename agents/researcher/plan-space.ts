// Points of the plan space: what a plan fixes, how it becomes an idea and an expression, and which points lie next to it.
import { fault } from "#engine/core";
import { type Mechanism, mechanisms } from "./mechanisms.ts";

export interface PlanPoint {
  readonly mechanism: string;
  readonly window: number;
  readonly neutral: "none" | "sector";
  readonly smoothing: 1 | 3 | 5 | 10;
  readonly direction: 1 | -1;
}

export function mechanismNamed(name: string): Mechanism {
  const found = mechanisms.find((mechanism) => mechanism.name === name);
  if (!found) throw fault(`The plan space has no mechanism "${name}".`);
  return found;
}

/** The formula of a point. Direction −1 asks the opposite question and is an idea of its own. */
export function expressionOf(point: PlanPoint): string {
  const raw = mechanismNamed(point.mechanism).score(point.window);
  const neutral = point.neutral === "sector" ? `group_demean(rank(${raw}), sector)` : `rank(${raw})`;
  const smooth = point.smoothing === 1 ? neutral : `ts_mean(${neutral}, ${point.smoothing})`;
  return point.direction === 1 ? smooth : `-(${smooth})`;
}

export function keyOf(point: PlanPoint): string {
  return [point.mechanism, point.window, point.neutral, point.smoothing, point.direction].join("/");
}

/** Mechanisms in the order in which a goal calls for them: most matching words first, then the list's own order. */
export function mechanismsForGoal(goal: string, fields: readonly string[]): readonly string[] {
  const words = goal.toLowerCase().split(/[^a-z-]+/);
  const score = (mechanism: Mechanism): number =>
    mechanism.keywords.filter((keyword) =>
      words.some((word) => word === keyword || (word.length > 4 && keyword.startsWith(word))),
    ).length;
  return mechanisms
    .filter((mechanism) => mechanism.inputs.every((input) => fields.includes(input)))
    .map((mechanism, place) => ({ mechanism, place, score: score(mechanism) }))
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .map(({ mechanism }) => mechanism.name);
}

/** The first question of a mechanism: its leading window, no neutralisation, no smoothing. */
export function openingPoint(mechanism: string): PlanPoint {
  const window = mechanismNamed(mechanism).windows[0] ?? 5;
  return { mechanism, window, neutral: "none", smoothing: 1, direction: 1 };
}

/** Points that differ from this one in one choice, grouped by the kind of work that leads there. */
export function neighbours(
  point: PlanPoint,
  groups: readonly string[],
): {
  readonly tune: readonly PlanPoint[];
  readonly mutate: readonly PlanPoint[];
  readonly cheapen: readonly PlanPoint[];
} {
  const { windows } = mechanismNamed(point.mechanism);
  const tune = windows.filter((window) => window !== point.window).map((window) => ({ ...point, window }));
  const other = point.neutral === "none" ? "sector" : "none";
  const mutate: PlanPoint[] = groups.includes("sector") ? [{ ...point, neutral: other }] : [];
  const cheapen = ([3, 5, 10] as const)
    .filter((smoothing) => smoothing > point.smoothing)
    .map((smoothing) => ({ ...point, smoothing }));
  return { tune, mutate, cheapen };
}
