// Operating on many factors at once: a matrix of them, what they share, orthogonal sets, and ways to choose.
export { type FactorCorrelations, factorCorrelations } from "./factor-correlations.ts";
export {
  type FactorMatrix,
  factorMatrix,
  type MatrixOptions,
  panelColumn,
  type Standardization,
  standardizations,
} from "./factor-matrix.ts";
export { type DateFold, dateFolds } from "./folds.ts";
export { type OrthogonalFactors, orthogonalInOrder, orthogonalTogether } from "./orthogonal.ts";
export { type GainPool, marginalGain, openGainPool } from "./pool-gain.ts";
export { type SelectionProblem, type Strength, selectionProblem } from "./problem.ts";
export { type SelectedFactor, type SelectionReport, selectFactors } from "./select-factors.ts";
export { selections } from "./selections/index.ts";
export type { Chosen, MadeColumn, Selection, SelectionAnswer } from "./selections/selection.ts";
