// What can be made new: its folder, its list, its test, and what is to be changed in it.
import {
  costTest,
  costText,
  metricTest,
  metricText,
  predicateTest,
  predicateText,
  screenTest,
  screenText,
  toolTest,
  toolText,
} from "./entries.ts";
import type { NameForms } from "./name.ts";
import { operatorTest, operatorText } from "./operators.ts";

export interface NewKind {
  readonly name: string;
  /** Folder of the file; its index.ts holds the list. */
  readonly folder: string;
  readonly tests: string;
  readonly text: (name: NameForms) => string;
  readonly test: (name: NameForms) => string;
  /** What a person changes then. */
  readonly next: string;
}

export const kinds: readonly NewKind[] = [
  {
    name: "cost",
    folder: "engine/backtest/costs",
    tests: "test/backtest",
    text: costText,
    test: costTest,
    next: "Give it a rate of its own (engine/strategies/spec.ts); the type check names the two records of engine/backtest/fast that need its name.",
  },
  {
    name: "metric",
    folder: "engine/backtest/metrics",
    tests: "test/backtest",
    text: metricText,
    test: metricTest,
    next: "Write formula, source, unit and direction, then compute, then the numbers of the test by hand.",
  },
  {
    name: "operator",
    folder: "engine/factors/operators",
    tests: "test/factors",
    text: operatorText,
    test: operatorTest,
    next: "Write meaning and example first, then the fast form, which writes every cell of `out`; test/contract holds them together.",
  },
  {
    name: "predicate",
    folder: "engine/evidence/predicates",
    tests: "test/evidence",
    text: predicateText,
    test: predicateTest,
    next: "Write what it reads and when it is true, false or not decidable; add a test on a synthetic ledger.",
  },
  {
    name: "screen",
    folder: "engine/screening/screens",
    tests: "test/screening",
    text: screenText,
    test: screenTest,
    next: "Write the question, its values and their directions, then the numbers of the test by hand.",
  },
  {
    name: "tool",
    folder: "tools",
    tests: "test/tools",
    text: toolText,
    test: toolTest,
    next: "Write schema and description for the agent that will call it; numbers come from a measuring tool only.",
  },
];
