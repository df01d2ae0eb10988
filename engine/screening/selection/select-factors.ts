// Choosing among factors: one method of the list over one matrix, with what every method's answer has in common.
import { findNamed, QraftError, unwrap } from "#engine/core";
import { countOf, ratioUp, type ScreenSeries, type ScreenValue, screenValue, tUp } from "../screens/screen.ts";
import type { FactorMatrix } from "./factor-matrix.ts";
import { openGainPool } from "./pool-gain.ts";
import { type SelectionProblem, selectionProblem } from "./problem.ts";
import { selections } from "./selections/index.ts";
import type { Chosen, MadeColumn, Selection } from "./selections/selection.ts";

export interface SelectedFactor {
  readonly name: string;
  readonly reason: string;
  /** selection.order and selection.t, selection.gain, selection.weight where there is one, and the method's own. */
  readonly values: readonly ScreenValue[];
}

export interface SelectionReport {
  readonly method: string;
  readonly chosen: readonly SelectedFactor[];
  readonly values: readonly ScreenValue[];
  readonly series: readonly ScreenSeries[];
  /** New columns on the matrix's dates; `panelColumn` brings them to the panel. */
  readonly columns: readonly MadeColumn[];
  readonly dropped: FactorMatrix["dropped"];
  readonly notes: readonly string[];
}

/**
 * Chooses by one method; options that are left out take their defaults.
 *
 * Errors  an unknown method, options that do not fit its schema, factors that the method cannot use
 */
export function selectFactors(
  matrix: FactorMatrix,
  ask: { readonly method: string; readonly options?: Readonly<Record<string, unknown>> | undefined },
): SelectionReport {
  const selection: Selection = unwrap(findNamed(selections, ask.method, "selection method"));
  const options = selection.options.safeParse(ask.options ?? {});
  if (!options.success) {
    const issue = options.error.issues[0];
    throw new QraftError(
      "bad-selection-options",
      `${selection.name}: ${issue?.path.join(".") || "the options"}: ${issue?.message ?? "not as its schema says"}.`,
      `"qraft factor select --methods" shows the options of ${selection.name}.`,
    );
  }
  const problem = selectionProblem(matrix);
  const answer = selection.choose(problem, options.data as never);
  const pool = openGainPool(problem.moments());
  const chosen = answer.chosen.map((choice, place) => {
    const gain = pool.gains()[choice.factor] ?? Number.NaN;
    pool.add(choice.factor);
    return {
      name: matrix.names[choice.factor] ?? "",
      reason: choice.reason,
      values: valuesOf(choice, problem, { place, of: answer.chosen.length, gain }),
    };
  });
  const { series, columns, notes, facts } = answer;
  const counted = (name: string, label: string, value: number): ScreenValue =>
    screenValue([name, label], countOf, { value, n: matrix.names.length });
  return {
    method: selection.name,
    chosen,
    values: [
      counted("selection.candidates", "Factors to choose among", matrix.names.length + matrix.dropped.length),
      counted("selection.chosen", "Factors chosen", chosen.length),
      screenValue(["selection.dates", "Dates looked at"], countOf, {
        value: matrix.rows.length,
        n: matrix.rows.length,
      }),
      screenValue(
        ["selection.r_squared", "R² of the chosen together, on the dates that they were chosen on"],
        ratioUp,
        {
          value: pool.rSquared(),
          n: problem.moments().n,
        },
      ),
      ...facts,
    ],
    series,
    columns,
    dropped: matrix.dropped,
    notes,
  };
}

/** What every method says of one chosen factor, then what this method adds. */
function valuesOf(
  { factor, weight, facts }: Chosen,
  problem: SelectionProblem,
  { place, of, gain }: { readonly place: number; readonly of: number; readonly gain: number },
): readonly ScreenValue[] {
  const { n } = problem.moments();
  const { t, dates } = problem.strengths()[factor] ?? { t: Number.NaN, dates: 0 };
  const weighed =
    weight === null
      ? []
      : [
          screenValue(
            ["selection.weight", "Weight of the standardised factor"],
            { unit: "ratio", direction: 0 },
            { value: weight, n },
          ),
        ];
  return [
    screenValue(["selection.order", "Place in the order of choice"], countOf, { value: place + 1, n: of }),
    ...weighed,
    screenValue(["selection.t", "t of its own daily correlation with the return"], tUp, { value: t, n: dates }),
    screenValue(["selection.gain", "Gain in R² over those chosen before it"], ratioUp, { value: gain, n }),
    ...facts,
  ];
}
