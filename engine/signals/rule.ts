// Rules as data: a leaf of one signal, or a tree of rules under all, any and not.
import { z } from "zod";
import { type CrossRule, cross } from "./cross.ts";
import { type QuantileRule, quantile } from "./quantile.ts";
import { type Marks, no, type Signal, type SignalInputs, unknown, yes } from "./signal.ts";
import { type ThresholdRule, threshold } from "./threshold.ts";

export type LeafRule = CrossRule | QuantileRule | ThresholdRule;
export type Rule =
  | LeafRule
  | { readonly kind: "all" | "any"; readonly rules: readonly Rule[] }
  | { readonly kind: "not"; readonly rule: Rule };

const rules = z.lazy(() => z.array(ruleSchema).min(1).max(16));
export const ruleSchema: z.ZodType<Rule> = z
  .discriminatedUnion("kind", [
    cross.schema,
    quantile.schema,
    threshold.schema,
    z.strictObject({ kind: z.literal("all"), rules }).describe("Every rule says yes."),
    z.strictObject({ kind: z.literal("any"), rules }).describe("At least one rule says yes."),
    z.strictObject({ kind: z.literal("not"), rule: z.lazy(() => ruleSchema) }).describe("The rule says no."),
  ])
  .meta({ id: "rule" });

/** What can be asked of a leaf, whatever its kind. */
interface BoundLeaf {
  readonly evaluate: (inputs: SignalInputs) => Marks;
  readonly words: () => string;
  readonly reads: () => readonly string[];
  readonly fault: () => string | null;
}

function bind<R>(signal: Signal<R>, rule: R): BoundLeaf {
  return {
    evaluate: (inputs) => signal.evaluate(rule, inputs),
    words: () => signal.describe(rule),
    reads: () => signal.reads(rule),
    fault: () => signal.fault(rule),
  };
}

function leafOf(rule: LeafRule): BoundLeaf {
  switch (rule.kind) {
    case "cross":
      return bind(cross, rule);
    case "quantile":
      return bind(quantile, rule);
    case "threshold":
      return bind(threshold, rule);
  }
}

/** Three-valued logic of Kleene: unknown where the missing value could decide, known where it could not. */
export function evaluateRule(rule: Rule, inputs: SignalInputs): Marks {
  switch (rule.kind) {
    case "not":
      return evaluateRule(rule.rule, inputs).map((mark) => (mark === unknown ? unknown : 1 - mark));
    case "all":
    case "any":
      return combine(
        rule.rules.map((part) => evaluateRule(part, inputs)),
        rule.kind === "all" ? no : yes,
      );
    default:
      return leafOf(rule).evaluate(inputs);
  }
}

/** One mark that decides alone wins; otherwise unknown wins; otherwise the opposite of the deciding mark. */
function combine(parts: readonly Marks[], deciding: 0 | 1): Marks {
  const out = new Uint8Array(parts[0]?.length ?? 0).fill(1 - deciding);
  for (const part of parts) {
    for (let i = 0; i < out.length; i++) {
      if (part[i] === deciding) out[i] = deciding;
      else if (part[i] === unknown && out[i] !== deciding) out[i] = unknown;
    }
  }
  return out;
}

export function describeRule(rule: Rule): string {
  switch (rule.kind) {
    case "not":
      return `not (${describeRule(rule.rule)})`;
    case "all":
    case "any":
      return rule.rules.map((part) => `(${describeRule(part)})`).join(rule.kind === "all" ? " and " : " or ");
    default:
      return leafOf(rule).words();
  }
}

export interface PlacedLeaf {
  readonly path: string;
  readonly rule: LeafRule;
  readonly reads: readonly string[];
  readonly fault: string | null;
}

/** Every leaf with its place in the document. */
export function leavesOf(rule: Rule, path: string): readonly PlacedLeaf[] {
  switch (rule.kind) {
    case "not":
      return leavesOf(rule.rule, `${path}.rule`);
    case "all":
    case "any":
      return rule.rules.flatMap((part, i) => leavesOf(part, `${path}.rules[${i}]`));
    default: {
      const leaf = leafOf(rule);
      return [{ path, rule, reads: leaf.reads(), fault: leaf.fault() }];
    }
  }
}

/** True when both are leaves of one kind and the exit can hold while the entry does; trees are not judged. */
export function exitInsideEntry(entry: Rule, exit: Rule): boolean {
  if (entry.kind === "threshold" && exit.kind === "threshold") return threshold.overlaps(entry, exit);
  if (entry.kind === "quantile" && exit.kind === "quantile") return quantile.overlaps(entry, exit);
  return entry.kind === "cross" && exit.kind === "cross" && cross.overlaps(entry, exit);
}
