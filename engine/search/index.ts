// The search room's face: what a trial is, which ones stay, and how to walk through combinations.
export { combinations, countCombinations } from "./combinations.ts";
export { type RetainOptions, retainTop } from "./retain.ts";
export { summariseTrials, type Trial, type TrialSummary } from "./trial.ts";
