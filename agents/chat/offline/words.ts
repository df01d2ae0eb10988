// The fixed sentences of the offline planner. They claim nothing; a test sends each through the gate.
import { note } from "../spans.ts";

export const words = {
  unknown: note("limitation", "No record answers this question."),
  help: note(
    "method",
    "Answers rest on records and on tools; the listing names what can be asked without a language model.",
  ),
  noRun: note("limitation", "There is no campaign on record in this workspace."),
  noSuchRun: note("limitation", "There is no run of that name on record."),
  unfinished: note("limitation", "That run is not finished, and its counts are not closed."),
  noTrial: note("limitation", "The trials of that run do not include that formula or name."),
  noTrials: note("limitation", "That run has not recorded a trial."),
  alive: note("method", "The gates are listed."),
  noGate: note("limitation", "The listing is all that is on record."),
  noFactor: note("limitation", "There is no such factor on record in that run."),
  noStrategy: note("limitation", "There is no strategy on record in that run."),
  noVerdict: note("limitation", "There is no such record in that run."),
  noFigure: note("limitation", "There is no such figure on record in that run."),
  operators: note("method", "The listing holds the operators of the expression language as the registry gives them."),
  noOperator: note("limitation", "There is no operator of that name."),
  runs: note("method", "The listing holds the runs of this workspace."),
  notFormula: note("limitation", "The formula is not understood; the listing says where."),
  formula: note("method", "The formula was screened and counts as a trial."),
  plan: note("method", "Here is a plan for that goal; it begins after a yes."),
} as const;

export const helpLines: readonly string[] = [
  "what data are there?                     markets, fields, groups, split",
  'what do you know about "rank(-returns(close, 5))"?   explained, and screened on the spot',
  "explore short-term reversal              proposes a plan; it starts when you say yes",
  "what was tried in the last run?          trials and where they ended; name a run by its id",
  'why did "rank(-returns(close, 5))" die?  the gates it met',
  "best factors · best strategies · verdicts · is it robust? · what about the holdout?",
  "what is the Sharpe / drawdown / turnover of the last run?",
  "which operators are there? · which runs are there? · data warnings",
];
