// The slow, plain way from a strategy to target weights: one symbol, one bar, one question at a time.
import type { Panel } from "#engine/panel";
import type { Rule } from "#engine/signals";
import type { StrategySide, StrategySpec } from "#engine/strategies";

type Answer = boolean | undefined;

export interface TwinTargets {
  /** One array of weights per bar; null before the first decision. */
  readonly weights: readonly (readonly number[] | null)[];
  readonly decided: readonly boolean[];
}

export const at = (panel: Panel, field: string, [s, t]: readonly [number, number]): number =>
  panel.fields.get(field)?.[s * panel.times.length + t] ?? Number.NaN;

export function twinTargets(
  spec: StrategySpec,
  panel: Panel,
  { columns, firstDecision }: { readonly columns: readonly Float64Array[]; readonly firstDecision: number },
): TwinTargets {
  const all = panel.symbols.map((_, s) => s);
  const bars = Array.from(panel.times, (_, t) => t);

  const isMember = (s: number, t: number): boolean => {
    let last = t;
    while (last >= 0 && Number.isNaN(at(panel, "close", [s, last]))) last--;
    if (last < 0 || at(panel, "close", [s, last]) < spec.universe.minPrice) return false;
    if (spec.universe.minDollarVolume === 0) return true;
    if (last + 1 < spec.universe.bars) return false;
    return dollarVolume(panel, s, last, spec.universe.bars) >= spec.universe.minDollarVolume;
  };
  const member = bars.map((t) => all.map((s) => isMember(s, t)));

  const factor = (name: string, t: number): number[] => {
    const k = spec.factors.findIndex((one) => one.name === name);
    const sign = spec.factors[k]?.direction ?? 1;
    return all.map((s) =>
      member[t]?.[s] ? sign * (columns[k]?.[s * panel.times.length + t] ?? Number.NaN) : Number.NaN,
    );
  };
  const score = bars.map((t) => scoreRow(spec, (name) => factor(name, t)));
  const row = (of: string, t: number): number[] => (of === "score" ? (score[t] ?? []) : factor(of, t));

  const answer = (rule: Rule, s: number, t: number): Answer => {
    switch (rule.kind) {
      case "not":
        return negate(answer(rule.rule, s, t));
      case "all":
        return every(rule.rules.map((part) => answer(part, s, t)));
      case "any":
        return negate(every(rule.rules.map((part) => negate(answer(part, s, t)))));
      case "threshold": {
        const x = row(rule.of, t)[s] ?? Number.NaN;
        return Number.isNaN(x) ? undefined : x > (rule.above ?? -1e300) && x < (rule.below ?? 1e300);
      }
      case "quantile": {
        const p = ranks(row(rule.of, t))[s] ?? Number.NaN;
        if (Number.isNaN(p)) return undefined;
        const inside = rule.region.endsWith("top") ? p - 1e-9 > 1 - rule.share : p + 1e-9 < rule.share;
        return rule.region.startsWith("not") ? !inside : inside;
      }
      case "cross": {
        if (t === 0) return undefined;
        const gap = (when: number): number => {
          const level = typeof rule.over === "number" ? rule.over : (row(rule.over, when)[s] ?? Number.NaN);
          return ((row(rule.of, when)[s] ?? Number.NaN) - level) * (rule.direction === "up" ? 1 : -1);
        };
        return Number.isNaN(gap(t - 1) + gap(t)) ? undefined : gap(t - 1) <= 0 && gap(t) > 0;
      }
    }
  };
  const exitAnswer = (side: StrategySide, s: number, t: number): Answer =>
    side.exit ? answer(side.exit, s, t) : negate(answer(side.entry, s, t));

  const positions = all.map((s) => {
    let side = 0;
    let age = 0;
    let blind = 0;
    return bars.map((t) => {
      const was = side;
      const rules = side === 1 ? spec.long : spec.short;
      if (side !== 0 && rules) {
        age++;
        const out = exitAnswer(rules, s, t);
        blind = out === undefined ? blind + 1 : 0;
        const late = age >= (rules.maxBars ?? 1e9);
        if (!member[t]?.[s] || late || (out === true && age >= rules.minBars) || blind > spec.missingBars) side = 0;
      }
      if (side === 0 && member[t]?.[s]) {
        const wants = (rule: StrategySide | undefined, sign: number): boolean =>
          rule !== undefined && was !== sign && answer(rule.entry, s, t) === true && exitAnswer(rule, s, t) !== true;
        if (wants(spec.long, 1) !== wants(spec.short, -1)) side = wants(spec.long, 1) ? 1 : -1;
      }
      if (side !== was) [age, blind] = [0, 0];
      return side;
    });
  });

  const start = firstDecision + spec.rebalance.offset;
  const weights: (number[] | null)[] = [];
  const decided = bars.map((t) => t >= start && (t - start) % spec.rebalance.every === 0);
  for (const t of bars) {
    const before = weights[t - 1] ?? null;
    const held = all.map((s) => Math.sign(before?.[s] ?? 0));
    weights.push(
      decided[t]
        ? sizeRow(spec, panel, { t, sides: all.map((s) => positions[s]?.[t] ?? 0), held, score: score[t] ?? [] })
        : before,
    );
  }
  return { weights, decided };
}

const negate = (a: Answer): Answer => (a === undefined ? undefined : !a);
const every = (parts: readonly Answer[]): Answer =>
  parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;

/** (values below + half of those equal, itself included) / n; equal up to the noise of the last bits. */
function ranks(row: readonly number[]): number[] {
  const known = row.filter((x) => !Number.isNaN(x));
  const same = (x: number, y: number): boolean => Math.abs(x - y) <= 1e-12 * Math.max(Math.abs(x), Math.abs(y));
  return row.map((x) => {
    const below = known.filter((y) => y < x && !same(x, y)).length;
    return Number.isNaN(x) ? x : (below + known.filter((y) => same(x, y)).length / 2) / known.length;
  });
}

function scoreRow(spec: StrategySpec, factor: (name: string) => number[]): number[] {
  const { combination } = spec;
  const rows = spec.factors.map((one) => factor(one.name));
  const cells = rows[0]?.map((_, s) => s) ?? [];
  if (combination.kind === "logic") return [];
  if (combination.kind === "agreement") {
    const placed = rows.map(ranks);
    return cells.map((s) => {
      const votes = placed.map((row) => {
        const p = row[s] ?? Number.NaN;
        return Number.isNaN(p) ? p : Number(p - 1e-9 > 1 - combination.share) - Number(p + 1e-9 < combination.share);
      });
      const net = votes.reduce((sum, vote) => sum + vote, 0);
      return Math.abs(net) < combination.atLeast ? 0 : net / rows.length;
    });
  }
  const weight = spec.factors.map((one) => (combination.weights ? (combination.weights[one.name] ?? 0) : 1));
  const total = weight.reduce((sum, w) => sum + Math.abs(w), 0);
  const normal = rows.map((row) => (combination.normalise === "rank" ? ranks(row).map((p) => 2 * p - 1) : zscore(row)));
  return cells.map((s) =>
    normal.reduce(
      (sum, row, k) => (weight[k] === 0 ? sum : sum + ((weight[k] ?? 0) / total) * (row[s] ?? Number.NaN)),
      0,
    ),
  );
}

function zscore(row: readonly number[]): number[] {
  const known = row.filter((x) => !Number.isNaN(x));
  const mean = known.reduce((sum, x) => sum + x, 0) / known.length;
  const deviation = Math.sqrt(known.reduce((sum, x) => sum + (x - mean) ** 2, 0) / known.length);
  return row.map((x) =>
    Number.isNaN(x) ? x : deviation < 1e-12 ? 0 : Math.min(3, Math.max(-3, (x - mean) / deviation)),
  );
}

export function dollarVolume(panel: Panel, s: number, t: number, bars: number): number {
  const values = [];
  for (let k = Math.max(0, t - bars + 1); k <= t; k++) {
    const value = at(panel, "close", [s, k]) * at(panel, "volume", [s, k]);
    values.push(Number.isNaN(value) ? 0 : value);
  }
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

export function volatility(panel: Panel, s: number, t: number, bars: number): number {
  const returns = [];
  for (let k = Math.max(1, t - bars + 1); k <= t; k++) {
    const r = at(panel, "close", [s, k]) / at(panel, "close", [s, k - 1]) - 1;
    if (!Number.isNaN(r)) returns.push(r);
  }
  if (returns.length < 5) return Number.NaN;
  const mean = returns.reduce((sum, x) => sum + x, 0) / returns.length;
  return Math.sqrt(returns.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (returns.length - 1));
}

interface Row {
  readonly t: number;
  readonly sides: readonly number[];
  readonly held: readonly number[];
  readonly score: readonly number[];
}

function sizeRow(spec: StrategySpec, panel: Panel, { t, sides, held, score }: Row): number[] {
  const { caps, exposure, sizing } = spec;
  const size = (s: number): number => {
    if (sizing.kind === "equal") return 1;
    if (sizing.kind === "proportional") return Math.abs(score[s] ?? 0);
    return 1 / Math.max(1e-6, volatility(panel, s, t, sizing.bars));
  };
  const rank = (s: number): number => Math.round(Math.abs(score[s] ?? 0) * 1e10) || 0;
  const legs = [1, -1].map((side) => {
    const names = sides.flatMap((own, s) => (own === side && size(s) > 0 ? [s] : []));
    const stays = (s: number): number => (held[s] === side ? 1 : 0);
    const order = names.sort((a, b) => stays(b) - stays(a) || rank(b) - rank(a) || a - b);
    const most = (caps.maxPositions ?? 1e9) / (spec.long && spec.short ? 2 : 1);
    return order.slice(0, Math.floor(most));
  });
  const out = sides.map(() => 0);
  const share = (names: readonly number[], budget: number): void => {
    const capped = new Set<number>();
    for (;;) {
      const open = names.filter((s) => !capped.has(s));
      const left = budget - capped.size * (caps.maxWeight ?? 0);
      const total = open.reduce((sum, s) => sum + size(s), 0);
      const over = open.filter((s) => (left * size(s)) / total >= (caps.maxWeight ?? 1e9));
      for (const s of open) out[s] = (sides[s] ?? 0) * Math.min(caps.maxWeight ?? 1e9, (left * size(s)) / total);
      if (over.length === 0) return;
      for (const s of over) capped.add(s);
    }
  };
  const budgets =
    exposure.net === "free" ? [] : [(exposure.gross + exposure.net) / 2, (exposure.gross - exposure.net) / 2];
  if (exposure.net === "free") share(legs.flat(), exposure.gross);
  else if (legs.every((leg, k) => leg.length > 0 || budgets[k] === 0))
    for (const [k, leg] of legs.entries()) share(leg, budgets[k] ?? 0);
  const limit = caps.maxGroupWeight?.weight;
  if (limit !== undefined) {
    for (let g = 0; g < 3; g++) {
      const members = out.flatMap((_, s) => (s % 3 === g ? [s] : []));
      const sum = members.reduce((total, s) => total + Math.abs(out[s] ?? 0), 0);
      if (sum > limit) for (const s of members) out[s] = ((out[s] ?? 0) * limit) / sum;
    }
  }
  if (budgets.length === 0) return out;
  const used = [1, -1].map((side, k) => {
    const sum = out.reduce((total, w) => total + Math.max(0, side * w), 0);
    return budgets[k] === 0 ? 1 : sum / (budgets[k] ?? 1);
  });
  return out.map((w) => (w === 0 ? 0 : (w * Math.min(...used)) / (used[w > 0 ? 0 : 1] ?? 1)));
}
