// From any JSON value to a checked strategy: shape, then contradictions, then every expression.
import type { z } from "zod";
import { fail, ok, type Result, schemaFaults } from "#engine/core";
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
  if (!parsed.success) return { spec: null, faults: shapeFaults(parsed.error.issues, json) };
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

function shapeFaults(issues: readonly z.core.$ZodIssue[], json: unknown): readonly StrategyFault[] {
  const compare = "Compare it with docs/reference/strategy.schema.json.";
  return schemaFaults(issues, json).map((fault) => ({
    ...fault,
    next: fault.rule === "no such field" ? `Remove it or correct its name. ${compare}` : compare,
  }));
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
