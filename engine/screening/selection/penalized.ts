// The path of a penalty, cross-validated over stretches of dates: shared by LASSO and elastic net.
import { z } from "zod";
import { ratioUp, type ScreenSeries, type ScreenValue, screenValue } from "../screens/screen.ts";
import { elasticNetPath, emptyPenalty, type PathPoint, squaredError } from "../statistics/elastic-net.ts";
import type { FoldMoments, SelectionProblem } from "./problem.ts";
import { compareNames } from "./problem.ts";
import type { Chosen, SelectionAnswer } from "./selections/selection.ts";

export const penaltyOptions = {
  alpha: z.number().min(0).optional().describe("A fixed penalty instead of the cross-validated one."),
  folds: z.int().min(2).max(50).default(5),
  embargo: z
    .int()
    .min(0)
    .max(1000)
    .default(0)
    .describe("Rows left out after a test, beyond those that returns overlap."),
  rule: z
    .enum(["least", "one-error"])
    .default("least")
    .describe("least: smallest error · one-error: the sparsest within one standard error of it."),
  count: z.int().min(2).max(1000).default(60).describe("Penalties tried."),
  least: z.number().min(1e-8).max(0.9).default(1e-3).describe("Smallest penalty as a share of the largest."),
};

export interface PenaltyChoice {
  readonly alpha?: number | undefined;
  readonly folds: number;
  readonly embargo: number;
  readonly rule: "least" | "one-error";
  readonly count: number;
  readonly least: number;
  readonly l1Share: number;
}

interface Validated {
  readonly alpha: number;
  /** Mean over folds of 1 − error / variance, for each penalty; and its standard error. */
  readonly scores: readonly number[];
  readonly errors: readonly number[];
  readonly folds: number;
}

export function choosePenalized(problem: SelectionProblem, choice: PenaltyChoice): SelectionAnswer {
  const moments = problem.moments();
  const most = emptyPenalty(moments, choice.l1Share);
  const alphas = Array.from({ length: choice.count }, (_, k) => most * choice.least ** (k / (choice.count - 1)));
  const validated = choice.alpha === undefined ? validate(problem, alphas, choice) : null;
  const alpha = choice.alpha ?? validated?.alpha ?? most;
  const before = alphas.filter((penalty) => penalty > alpha);
  const path = elasticNetPath(moments, { alphas: [...before, alpha], l1Share: choice.l1Share });
  const [end] = path.slice(-1);
  const chosen = end === undefined ? [] : chosenOf(problem, end, path);
  const notes = chosen.length === 0 ? ["no factor lowers the error on dates that it was not fitted on"] : [];
  return {
    chosen,
    facts: factsOf(alpha, validated, alphas),
    series: validated === null ? [] : [curveOf(alphas, validated)],
    columns: [],
    notes,
  };
}

function chosenOf(problem: SelectionProblem, end: PathPoint, path: readonly PathPoint[]): readonly Chosen[] {
  const entered = (factor: number): number => path.findIndex(({ active }) => active.includes(factor));
  return [...end.active]
    .sort(
      (a, b) =>
        entered(a) - entered(b) ||
        Math.abs(end.weights[b] ?? 0) - Math.abs(end.weights[a] ?? 0) ||
        compareNames(problem.matrix, a, b),
    )
    .map((factor) => {
      const place = entered(factor);
      const at = path[place]?.alpha ?? Number.NaN;
      return {
        factor,
        weight: end.weights[factor] ?? 0,
        reason: `comes in at penalty ${at.toPrecision(3)} and stays`,
        facts: [
          screenValue(
            ["selection.entry_penalty", "Penalty at which it comes in"],
            { unit: "ratio", direction: 0 },
            { value: at, n: path.length },
          ),
        ],
      };
    });
}

function validate(problem: SelectionProblem, alphas: readonly number[], choice: PenaltyChoice): Validated | null {
  const folds = problem.foldMoments(choice.folds, choice.embargo);
  if (folds.length === 0) return null;
  const scores = folds.map((fold) => foldScores(fold, alphas, choice.l1Share));
  const means = alphas.map((_, k) => scores.reduce((sum, of) => sum + (of[k] ?? 0), 0) / folds.length);
  const errors = alphas.map((_, k) => {
    const squares = scores.reduce((sum, of) => sum + ((of[k] ?? 0) - (means[k] ?? 0)) ** 2, 0);
    return folds.length < 2 ? 0 : Math.sqrt(squares / (folds.length - 1) / folds.length);
  });
  const best = means.reduce((at, score, k) => (score > (means[at] ?? Number.NEGATIVE_INFINITY) ? k : at), 0);
  const enough = (means[best] ?? 0) - (errors[best] ?? 0);
  const place = choice.rule === "least" ? best : means.findIndex((score) => score >= enough);
  return { alpha: alphas[place] ?? 0, scores: means, errors, folds: folds.length };
}

function foldScores({ train, test }: FoldMoments, alphas: readonly number[], l1Share: number): readonly number[] {
  const path = elasticNetPath(train, { alphas, l1Share });
  return path.map(({ weights }) => 1 - squaredError({ weights, of: train }, test) / test.variance);
}

function factsOf(alpha: number, validated: Validated | null, alphas: readonly number[]): readonly ScreenValue[] {
  const penalty = screenValue(
    ["selection.penalty", "Penalty"],
    { unit: "ratio", direction: 0 },
    { value: alpha, n: alphas.length },
  );
  if (validated === null) return [penalty];
  const place = alphas.indexOf(alpha);
  const score = { value: validated.scores[place] ?? Number.NaN, n: validated.folds };
  return [
    penalty,
    screenValue(["selection.cv_r_squared", "R² on dates not fitted on, mean over folds"], ratioUp, score),
  ];
}

function curveOf(alphas: readonly number[], { scores }: Validated): ScreenSeries {
  return {
    name: "selection.cv_curve",
    label: "R² on dates not fitted on",
    unit: "ratio",
    xLabel: "penalty",
    x: alphas.map((alpha) => Number(alpha.toPrecision(6))),
    y: scores.map((score) => (Number.isFinite(score) ? score : null)),
  };
}
