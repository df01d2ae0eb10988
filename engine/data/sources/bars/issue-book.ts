// Collects what the rules met: a count and the first five examples of each.
import { findNamed, unwrap } from "#engine/core";
import type { Issue, IssueExample } from "../decoded.ts";
import { importRules, type RuleName } from "./rules.ts";

const mostExamples = 5;

export interface IssueBook {
  /** Counts one case; the example is only made while fewer than five are held. */
  readonly note: (rule: RuleName, example: () => IssueExample, count?: number) => void;
  /** Everything noted, in order of rule name. */
  readonly list: () => readonly Issue[];
}

export function openIssueBook(): IssueBook {
  const met = new Map<RuleName, { count: number; examples: IssueExample[] }>();
  const note = (rule: RuleName, example: () => IssueExample, count = 1): void => {
    const entry = met.get(rule) ?? { count: 0, examples: [] };
    entry.count += count;
    if (entry.examples.length < mostExamples) entry.examples.push(example());
    met.set(rule, entry);
  };
  const list = (): readonly Issue[] =>
    [...met]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { count, examples }]) => {
        const { severity, action, says } = unwrap(findNamed(importRules, name, "import rule"));
        return { code: name, severity, says, action, count, examples };
      });
  return { note, list };
}
