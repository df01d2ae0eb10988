// The fixed sentences of the offline planner. They claim nothing; a test sends each through the gate.
import { note } from "../spans.ts";

export const words = {
  unknown: note("limitation", "I do not know: there is no record that answers this question."),
  help: note("method", "I answer from records and from tools; here is what can be asked without a language model."),
  noRun: note("limitation", "There is no campaign on record in this workspace."),
  noSuchRun: note("limitation", "There is no run of that name on record."),
  unfinished: note("limitation", "That run is not finished, and its counts are not closed."),
  noTrial: note("limitation", "The trials of that run do not include that formula or name."),
  noTrials: note("limitation", "That run has not recorded a trial."),
  alive: note("method", "That trial went through the funnel; these are its gates."),
  noGate: note("limitation", "Gates of that trial are not on record; the listing holds what is there."),
  noFactor: note("limitation", "There is no factor on record that came through the funnel of that run."),
  noStrategy: note("limitation", "There is no strategy on record in that run."),
  noVerdict: note("limitation", "There is no verdict on record in that run."),
  noFigure: note("limitation", "There is no such figure on record in that run."),
  operators: note("method", "The listing holds the operators of the expression language as the registry gives them."),
  noOperator: note("limitation", "There is no operator of that name."),
  runs: note("method", "The listing holds the runs of this workspace."),
  notFormula: note("limitation", "The formula is not understood; the listing says where."),
  formula: note("method", "The formula was screened on the part for exploring and counts as a trial."),
  plan: note("method", "Here is a plan for that goal; it begins when you say yes."),
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
