// What a well-formed document must not say: rules that can never act, budgets that cannot be met, names that nothing has.
import { nearestName } from "#engine/core";
import { exitInsideEntry, leavesOf, type PlacedLeaf, type Rule } from "#engine/signals";
import type { StrategyFault } from "./fault.ts";
import type { StrategySide, StrategySpec } from "./spec.ts";

/** Every contradiction, in the order of the document. */
export function contradictionsIn(spec: StrategySpec): readonly StrategyFault[] {
  return [...factorFaults(spec), ...combinationFaults(spec), ...sideFaults(spec), ...budgetFaults(spec)];
}

function fault(path: string, value: unknown, [rule, next]: readonly [string, string]): StrategyFault {
  return { path, value, rule, next };
}

function leavesOfSide(side: StrategySide | undefined, path: string): readonly PlacedLeaf[] {
  if (side === undefined) return [];
  return [...leavesOf(side.entry, `${path}.entry`), ...(side.exit ? leavesOf(side.exit, `${path}.exit`) : [])];
}

const leavesOfSpec = (spec: StrategySpec): readonly PlacedLeaf[] => [
  ...leavesOfSide(spec.long, "$.long"),
  ...leavesOfSide(spec.short, "$.short"),
];

function factorFaults(spec: StrategySpec): readonly StrategyFault[] {
  const names = spec.factors.map((factor) => factor.name);
  const faults = spec.factors.flatMap((factor, i) =>
    names.indexOf(factor.name) < i
      ? [fault(`$.factors[${i}].name`, factor.name, ["this name is already taken", "Give every factor its own name."])]
      : [],
  );
  const read = new Set(leavesOfSpec(spec).flatMap((leaf) => leaf.reads));
  const { combination } = spec;
  const weighs = (factor: string): boolean =>
    combination.kind === "agreement" ||
    (combination.kind === "weighted" &&
      (combination.weights === undefined || combination.weights[factor] !== undefined));
  for (const [i, factor] of names.entries()) {
    if (read.has(factor) || weighs(factor)) continue;
    const next = "Name it in combination.weights or in a rule, or remove it.";
    faults.push(fault(`$.factors[${i}].name`, factor, ["no weight and no rule uses this factor", next]));
  }
  return faults;
}

function combinationFaults(spec: StrategySpec): readonly StrategyFault[] {
  const { combination, factors, sizing } = spec;
  const faults: StrategyFault[] = [];
  if (combination.kind === "weighted" && combination.weights !== undefined) {
    const path = "$.combination.weights";
    const names = factors.map((factor) => factor.name);
    for (const name of Object.keys(combination.weights)) {
      if (!names.includes(name)) faults.push(unknownName(`${path}.${name}`, name, names));
    }
    if (Object.values(combination.weights).every((weight) => weight === 0)) {
      faults.push(fault(path, combination.weights, ["all weights are zero", "Give one factor a weight other than 0."]));
    }
  }
  if (combination.kind === "agreement" && combination.atLeast > factors.length) {
    const next = `Ask for at most ${factors.length}, or add factors.`;
    const rule = `${factors.length} factors can never give this many votes`;
    faults.push(fault("$.combination.atLeast", combination.atLeast, [rule, next]));
  }
  if (combination.kind === "logic" && sizing.kind === "proportional") {
    const next = 'Use sizing "equal" or "inverse-volatility", or a weighted combination.';
    faults.push(fault("$.sizing.kind", sizing.kind, ["a logic combination has no score to be proportional to", next]));
  }
  return faults;
}

function unknownName(path: string, name: string, known: readonly string[]): StrategyFault {
  const near = nearestName(name, known);
  const next = near ? `Did you mean "${near}"?` : `Known: ${known.join(", ")}.`;
  return fault(path, name, ["no factor has this name", next]);
}

function sideFaults(spec: StrategySpec): readonly StrategyFault[] {
  const known = [...spec.factors.map((factor) => factor.name), ...(spec.combination.kind === "logic" ? [] : ["score"])];
  const faults: StrategyFault[] = [];
  if (!spec.long && !spec.short) {
    faults.push(fault("$.long", undefined, ["neither side has rules", "Describe long, short or both."]));
  }
  for (const leaf of leavesOfSpec(spec)) {
    for (const name of leaf.reads) {
      if (!known.includes(name)) faults.push(unknownName(`${leaf.path}.of`, name, known));
    }
    if (leaf.fault !== null) faults.push(fault(leaf.path, leaf.rule, [leaf.fault, "Change the rule's levels."]));
  }
  for (const key of ["long", "short"] as const) {
    const side = spec[key];
    if (side) faults.push(...holdingFaults(side, `$.${key}`));
  }
  if (spec.long && spec.short) faults.push(...bothSides(spec.long.entry, spec.short.entry));
  return faults;
}

function holdingFaults(side: StrategySide, path: string): readonly StrategyFault[] {
  const faults: StrategyFault[] = [];
  if (side.exit && exitInsideEntry(side.entry, side.exit)) {
    const next = "Make the exit looser than the entry, so that a position just opened is not closed at once.";
    faults.push(fault(`${path}.exit`, side.exit, ["the exit holds where the entry does", next]));
  }
  if (side.maxBars !== undefined && side.minBars > side.maxBars) {
    const rule = `minBars exceeds maxBars ${side.maxBars}`;
    faults.push(fault(`${path}.minBars`, side.minBars, [rule, "Lower minBars or raise maxBars."]));
  }
  if (!side.exit && side.maxBars === undefined && hasCross(side.entry, path)) {
    const next = "Add an exit or maxBars: a cross says yes on one bar only.";
    faults.push(fault(`${path}.exit`, undefined, ["an entry on a cross needs an exit", next]));
  }
  return faults;
}

const hasCross = (rule: Rule, path: string): boolean => leavesOf(rule, path).some((leaf) => leaf.rule.kind === "cross");

/** Entry bands that share symbols would leave them flat for ever. */
function bothSides(long: Rule, short: Rule): readonly StrategyFault[] {
  if (long.kind !== "quantile" || short.kind !== "quantile" || long.of !== short.of) {
    return long.kind === short.kind && exitInsideEntry(long, short) && long.kind === "threshold"
      ? [fault("$.short.entry", short, ["long and short entries overlap", "Separate the two levels."])]
      : [];
  }
  const next = "Shares of both sides together must not exceed 1.";
  return exitInsideEntry(long, short) ? [fault("$.short.entry", short, ["long and short entries overlap", next])] : [];
}

function budgetFaults(spec: StrategySpec): readonly StrategyFault[] {
  const { exposure, caps, rebalance } = spec;
  const { gross, net } = exposure;
  const faults: StrategyFault[] = [];
  const both = spec.long !== undefined && spec.short !== undefined;
  if (net !== "free") {
    const path = "$.exposure.net";
    if (Math.abs(net) > gross) {
      faults.push(fault(path, net, [`|net| exceeds gross ${gross}`, "Lower net or raise gross."]));
    } else if (both && Math.abs(net) === gross) {
      const rule = "leaves one of the two sides without a budget";
      faults.push(fault(path, net, [rule, "Remove that side, or bring net nearer to 0."]));
    } else if (!both && net !== (spec.long ? gross : -gross)) {
      const needed = spec.long ? gross : -gross;
      const rule = `a strategy with one side has a net exposure of ${needed}`;
      faults.push(fault(path, net, [rule, `Set net to ${needed} or "free", or add the other side.`]));
    }
  }
  if (both && caps.maxPositions === 1) {
    const rule = "two sides need at least one position each";
    faults.push(fault("$.caps.maxPositions", 1, [rule, "Allow at least 2 positions."]));
  }
  if (caps.maxWeight !== undefined && caps.maxGroupWeight && caps.maxGroupWeight.weight < caps.maxWeight) {
    const rule = `is below maxWeight ${caps.maxWeight}, which could never be reached`;
    faults.push(fault("$.caps.maxGroupWeight.weight", caps.maxGroupWeight.weight, [rule, "Lower maxWeight."]));
  }
  if (rebalance.offset >= rebalance.every && rebalance.offset > 0) {
    const rule = `must be below rebalance.every ${rebalance.every}`;
    faults.push(fault("$.rebalance.offset", rebalance.offset, [rule, `Use 0 to ${rebalance.every - 1}.`]));
  }
  return faults;
}
