// From any JSON value to a checked strategy: shape, then contradictions, then every expression.
import type { z } from "zod";
import { fail, ok, type Result } from "#engine/core";
import { parseExpression } from "#engine/factors";
import { contradictionsIn } from "./contradictions.ts";
import { faultError, type StrategyFault } from "./fault.ts";
import { type StrategySpec, strategySchema } from "./spec.ts";

const deepest = 40;

/** Every default filled in; the error lists the first faults with JSON path, value and rule, and says what to do. */
export function parseStrategy(json: unknown): Result<StrategySpec> {
  const found = strategyFaults(json);
  return found.faults.length > 0 || found.spec === null ? fail(faultError(found.faults)) : ok(found.spec);
}

/** All faults at once, for editors and for a model that repairs its draft. */
export function strategyFaults(json: unknown): {
  readonly spec: StrategySpec | null;
  readonly faults: readonly StrategyFault[];
} {
  if (nestsDeeperThan(json, deepest)) {
    const rule = `nests deeper than ${deepest} levels`;
    return { spec: null, faults: [{ path: "$", value: typeof json, rule, next: "Flatten its rules." }] };
  }
  const parsed = strategySchema.safeParse(json);
  if (!parsed.success) return { spec: null, faults: parsed.error.issues.flatMap((issue) => issueFaults(issue, json)) };
  const spec: StrategySpec = parsed.data;
  return { spec, faults: [...contradictionsIn(spec), ...expressionFaults(spec)] };
}

function expressionFaults(spec: StrategySpec): readonly StrategyFault[] {
  return spec.factors.flatMap((factor, i) => {
    const parsed = parseExpression(factor.expression);
    if (parsed.ok) return [];
    const rule = `does not parse: ${parsed.error.message.replace(/\.$/, "")}`;
    return [{ path: `$.factors[${i}].expression`, value: factor.expression, rule, next: parsed.error.next }];
  });
}

function issueFaults(issue: z.core.$ZodIssue, json: unknown): readonly StrategyFault[] {
  const path = pathText(issue.path);
  const next = "Compare it with docs/reference/strategy.schema.json.";
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: `${path}.${key}`,
      value: valueAt(json, [...issue.path, key]),
      rule: "no such field",
      next: `Remove it or correct its name. ${next}`,
    }));
  }
  const rule = issue.message.replace(/\.$/, "");
  return [{ path, value: valueAt(json, issue.path), rule: rule.charAt(0).toLowerCase() + rule.slice(1), next }];
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => text + (typeof key === "number" ? `[${key}]` : `.${String(key)}`), "$");
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (value === null || typeof value !== "object") return undefined;
    return Object.getOwnPropertyDescriptor(value, key)?.value;
  }, json);
}

/** Level by level, so that no input can exhaust the stack. */
function nestsDeeperThan(json: unknown, limit: number): boolean {
  let level: readonly unknown[] = [json];
  for (let depth = 0; depth <= limit; depth++) {
    level = level.flatMap((value) => (value !== null && typeof value === "object" ? Object.values(value) : []));
    if (level.length === 0) return false;
  }
  return true;
}
