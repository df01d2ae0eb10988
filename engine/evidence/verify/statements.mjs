// What the verifier knows of a ledger: look-ups, numbers, contexts, expressions and predicates as text. No import at all.

export const canon = (v) => {
  if (Array.isArray(v)) return `[${v.map(canon).join(",")}]`;
  if (typeof v !== "object" || v === null) return JSON.stringify(v);
  const keys = Object.keys(v).sort((a, b) => (a < b ? -1 : 1));
  return `{${keys.map((k) => `${JSON.stringify(k)}:${canon(v[k])}`).join(",")}}`;
};

// Numbers.
const places = { fraction: 2, ratio: 2, correlation: 4, "t-statistic": 2, probability: 4, count: 0, bars: 0, years: 1, bps: 1, currency: 2, year: 0, "percentage-points": 2, plain: 2 };
function number(value, unit, marks = []) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "undefined";
  const scale = unit === "fraction" || unit === "percentage-points" ? 100 : 1;
  const x = value * scale;
  const bounds = [0, ...marks.map((m) => m * scale).filter((m) => m !== x)];
  const start = ["count", "bars", "year"].includes(unit) && !Number.isInteger(x) ? 1 : places[unit];
  const faithful = (shown) => bounds.every((m) => Math.sign(Number(shown) - m) === Math.sign(x - m));
  const fixed = [0, 1, 2, 3, 4, 5, 6].filter((d) => d >= start).map((d) => x.toFixed(d));
  const precise = Array.from({ length: 15 }, (_, i) => x.toPrecision(i + 2));
  let text = [...fixed, ...precise].find(faithful) ?? String(x);
  if (Number(text) === 0) text = text.replace("-", "");
  const one = value === 1 ? "" : "s";
  const tail = { fraction: "%", "percentage-points": " percentage points", bars: ` bar${one}`, years: ` year${one}`, bps: " bps" };
  return text.replaceAll("-", "−") + (tail[unit] ?? "");
}

// The ledger and its look-ups.
let records, byId, run, seal, metrics, replaced, labels, trialOf;
const ofKind = (kind) => records.filter((r) => r.kind === kind);
function load(rows) {
  records = rows.map((row) => ({ ...row, body: JSON.parse(row.body) }));
  byId = new Map(records.map((r) => [r.id, r]));
  run = ofKind("run")[0];
  seal = ofKind("seal").at(-1);
  const before = seal ? records.slice(0, seal.seq) : records;
  const latest = new Map();
  replaced = new Set();
  labels = new Map();
  trialOf = new Map();
  for (const r of before) {
    const { subject, name, scope, method } = r.body;
    let key = null;
    if (r.kind === "metric" || r.kind === "series") key = canon([r.kind, name, subject.kind, subject.id, scope, method.tool, method.parameters]);
    if (r.kind === "gate") key = canon(["gate", subject.id, r.body.gate]);
    if (r.kind === "verdict") key = canon(["verdict", subject.id]);
    if (key !== null) {
      if (latest.has(key)) replaced.add(latest.get(key));
      latest.set(key, r.id);
      replaced.delete(r.id);
    }
    if (subject) labels.set(subject.label, (labels.get(subject.label) ?? new Set()).add(subject.id));
    if (r.kind === "trial" && r.body.outcome !== "duplicate") trialOf.set(subject.id, r.body);
  }
  metrics = before.filter((r) => r.kind === "metric" && !replaced.has(r.id));
}
const nameOf = (subject) => ((labels.get(subject.label)?.size ?? 0) > 1 ? `${subject.label} (${subject.id.slice(0, 8)})` : subject.label);
const distinct = (field) => new Set(metrics.map((m) => m.body.scope[field])).size;
const some = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;

// Context: keys and words of the dimensions.
const dims = ["subject", "market", "universe", "period", "split", "costs", "snapshot", "frequency", "horizon"];
function key(r, dim) {
  if (dim === "subject") return r.body.subject?.id ?? null;
  const s = r.kind === "metric" || r.kind === "series" ? r.body.scope : null;
  if (!s) return r.kind === "run" && (dim === "market" || dim === "snapshot") ? r.body[dim] : null;
  if (dim === "period") return `${s.period.start}..${s.period.end}`;
  if (dim === "costs") return canon([s.costs.regime, s.costs.model, s.costs.multiplier]);
  if (dim === "horizon") return s.horizonBars === null ? "none" : String(s.horizonBars);
  return s[dim];
}
const marketText = (b, name) => (b.simulated ? `${name} (simulated)` : name);
function words(r, dim) {
  if (dim === "subject") return r.body.subject ? nameOf(r.body.subject) : null;
  const s = r.kind === "metric" || r.kind === "series" ? r.body.scope : null;
  if (!s) { if (r.kind !== "run") return null; return dim === "market" ? marketText(r.body, r.body.market) : dim === "snapshot" ? r.body.snapshot.slice(0, 12) : null; }
  const { regime, model, multiplier } = s.costs;
  const net = multiplier === 1 ? `net of ${model}` : `net of ${multiplier} times ${model}`;
  return {
    market: marketText(s, s.market), universe: s.universe, period: `${s.period.start} to ${s.period.end}`, split: s.split === "all" ? "explore and validate" : s.split,
    costs: regime === "not-applicable" ? "costs not applicable" : regime === "gross" ? "gross of costs" : net, snapshot: s.snapshot.slice(0, 12),
    frequency: s.frequency, horizon: s.horizonBars === null ? "no horizon" : `horizon ${some(s.horizonBars, "bar")}`,
  }[dim];
}
function open(r, said) {
  const s = r.body.scope;
  if (!s) return [];
  const parts = run?.body.split;
  const part = ["walk-forward", "all"].includes(s.split) ? { start: parts?.explore.start, end: parts?.validate.end } : parts?.[s.split];
  const whole = part?.start === s.period.start && part?.end === s.period.end;
  const wanted = {
    subject: r.body.subject.kind !== "campaign", market: run !== undefined && s.market !== run.body.market, universe: distinct("universe") > 1, period: !whole,
    split: true, costs: s.costs.regime !== "not-applicable", frequency: distinct("frequency") > 1, horizon: s.horizonBars !== null,
  };
  return dims.filter((dim) => wanted[dim] && !said.get(dim)?.has(key(r, dim))).map((dim) => {
    const m = s.costs.multiplier;
    const costs = s.costs.regime !== "net" ? "gross of costs" : m === 1 ? "net of costs" : `net of ${m} times the costs`;
    return { dim, key: key(r, dim), text: dim === "costs" ? costs : words(r, dim) };
  });
}
const where = (m) => {
  const parts = open(m, new Map([["subject", new Set([m.body.subject.id])]])).map((p) => p.text);
  return parts.length > 0 ? ` (${parts.join(", ")})` : "";
};
const apart = (a, b) => dims.filter((dim) => key(a, dim) !== key(b, dim));
const comparable = (a, b) => apart(a, b).every((dim) => dim === "subject");
const family = (m) => metrics.filter((o) => o.body.name === m.body.name && o.body.unit === m.body.unit && o.body.subject.kind === m.body.subject.kind && comparable(m, o));

// Expressions.
function expression(span) {
  const given = span.metrics.map((id) => byId.get(id));
  const first = given[0];
  const { label, unit, name } = first.body;
  if (span.op === "difference" || span.op === "ratio") {
    const [x, y] = given.map((m) => m.body.value);
    const known = x !== null && y !== null;
    const shownUnit = span.op === "ratio" ? "plain" : unit === "fraction" ? "percentage-points" : unit === "year" ? "years" : unit;
    const value = !known ? null : span.op === "difference" ? x - y : x > 0 && y > 0 ? x / y : null;
    const sides = apart(...given);
    const side = (m) => sides.map((dim) => words(m, dim) ?? "").join(", ");
    const rest = open(first, new Map()).filter((p) => !sides.includes(p.dim)).map((p) => p.text);
    const between = `${side(first)} ${span.op === "difference" ? "less" : "over"} ${side(given[1])}`;
    return `${span.op} of ${label} ${number(value, shownUnit)} (${[between, ...rest].join("; ")})`;
  }
  const own = given.length > 1 && given.every((m) => m.body.subject.id === first.body.subject.id);
  const all = own ? metrics.filter((m) => m.body.name === name && apart(first, m).every((dim) => dim === "period")) : family(first);
  const set = given.length === 1 ? all : [first, ...all.filter((m) => m.id !== first.id)];
  const values = set.flatMap((m) => (m.body.value === null ? [] : [m.body.value]));
  const single = set.length > 1 && set.every((m) => m.body.subject.id === set[0].body.subject.id);
  const plural = { factor: "factors", strategy: "strategies", campaign: "campaigns", market: "markets" };
  const noun = single ? "periods" : plural[set[0].body.subject.kind];
  const shared = open(set[0], new Map()).filter((p) => set.every((m) => key(m, p.dim) === p.key));
  const parts = shared.filter((p) => set.length > 1 || p.dim !== "subject").map((p) => p.text);
  const undefinedCount = set.length - values.length;
  if (undefinedCount > 0) parts.push(`${undefinedCount} undefined`);
  const tail = parts.length > 0 ? ` (${parts.join(", ")})` : "";
  const members = `${set.length} ${noun}`;
  const none = values.length === 0;
  const show = (v, u = unit) => number(none ? null : v, u);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  switch (span.op) {
    case "mean": return `mean ${label} ${show(values.reduce((s, x) => s + x, 0) / values.length)} over ${members}${tail}`;
    case "max": return `largest ${label} ${show(high)} among ${members}${tail}`;
    case "min": return `smallest ${label} ${show(low)} among ${members}${tail}`;
    case "range": return `${label} from ${show(low)} to ${show(high)} over ${members}${tail}`;
    case "count": return `${number(values.length, "count")} ${noun} with ${label} on record${tail}`;
    case "rank": {
      const own = first.body.value;
      const better = own === null ? null : 1 + values.filter((x) => (x - own) * first.body.direction > 0).length;
      return `rank ${number(better, "count")} of ${number(values.length, "count")} by ${label} for ${nameOf(first.body.subject)}${tail}`;
    }
    default: {
      const than = span.where.than === "zero" ? null : byId.get(span.where.than);
      const bound = than ? than.body.value : 0;
      const test = { ">": (x) => x > bound, ">=": (x) => x >= bound, "<": (x) => x < bound, "<=": (x) => x <= bound }[span.where.compare];
      const hits = values.filter(test).length;
      const shown = span.op === "count-where" ? number(hits, "count") : show(hits / values.length, "fraction");
      const say = { ">": "above", ">=": "at or above", "<": "below", "<=": "at or below" }[span.where.compare];
      const limit = than ? `${number(bound, unit)} of ${nameOf(than.body.subject)}` : number(0, unit);
      return `${shown} of ${members} with ${label} ${say} ${limit}${tail}`;
    }
  }
}

// Predicates: the sentence for the answer that holds.
const worse = (a, b) => (a.body.value === null ? true : b.body.value === null ? false : (a.body.value - b.body.value) * (a.body.direction || 1) < 0);
function evidence(of, name, multiplier = null) {
  const all = metrics.filter(({ body: b }) => b.subject.id === of.body.subject.id && b.name === name && (multiplier === null || (b.scope.costs.regime === "net" && b.scope.costs.multiplier === multiplier)));
  const near = all.filter((m) => m.body.scope.split === of.body.scope.split);
  return (near.length > 0 ? near : all).reduce((w, m) => (w && !worse(m, w) ? w : m), null);
}
function criteria(subject, yes, no, list) {
  const tests = { above: (v, b) => v > b, "at least": (v, b) => v >= b, "at most": (v, b) => v <= b };
  const answers = list.map(([, m, bound, keeps]) => ((m?.body.value ?? null) === null ? null : tests[keeps](m.body.value, bound)));
  const shown = list.map(([label, m, bound, keeps]) => (m ? `${m.body.label} ${number(m.body.value, m.body.unit, [bound])}, ${keeps} ${number(bound, m.body.unit)} asked${where(m)}` : `${label} is not on record`)).join("; ");
  const name = nameOf(subject);
  if (answers.includes(false)) return `${name} ${no}: ${shown}`;
  return answers.includes(null) ? `whether ${name} ${yes} is not decidable: ${shown}` : `${name} ${yes}: ${shown}`;
}
const shares = {
  neighbourhood: (of) => ["the share of positive neighbours", evidence(of, "neighbourhood.positive_share"), 0.7, "at least"],
  subperiods: (of) => ["the share of positive sub-periods", evidence(of, "subperiods.positive_share"), 0.6, "at least"],
  folds: (of) => ["the share of positive walk-forward folds", evidence(of, "walk_forward.positive_share"), 0.6, "at least"],
  costs: (of) => ["the Sharpe ratio net of 1.5 times the costs", evidence(of, "sharpe", 1.5), 0, "above"],
};
function significant(m) {
  const sharpe = ["sharpe", "sharpe_per_bar", "deflated_sharpe"].includes(m.body.name);
  const stem = m.body.name.includes(".") ? m.body.name.slice(0, m.body.name.lastIndexOf(".")) : m.body.name;
  const wanted = sharpe ? "deflated_sharpe" : m.body.name.endsWith(".p_adjusted") ? m.body.name : `${stem}.p_adjusted`;
  const adjusted = metrics.filter((o) => o.body.subject.id === m.body.subject.id && o.body.name === wanted && (o.id === m.id || comparable(m, o))).at(-1);
  const through = adjusted?.body.method.through ?? null;
  const late = ofKind("trial").some((t) => t.seq >= through && t.body[sharpe ? "sharpePerBar" : "pValue"] !== null);
  const label = adjusted ? `${adjusted.body.label} over the whole family` : "a figure adjusted for the whole family";
  const used = adjusted && through !== null && !late ? adjusted : null;
  const tail = `significant after adjustment for the family (${m.body.label})`;
  return criteria(m.body.subject, `is ${tail}`, `is not ${tail}`, [[label, used, sharpe ? 1 - 0.05 : 0.05, sharpe ? "at least" : "at most"]]);
}
function ordering(side, a, b) {
  const [x, y] = [a.body.value, b.body.value];
  const u = a.body.unit;
  const marks = x !== null && y !== null && x !== y ? [(x + y) / 2] : [];
  const first = `${nameOf(a.body.subject)} with ${a.body.label} ${number(x, u, marks)}`;
  const second = `${nameOf(b.body.subject)} with ${number(y, u, marks)}${where(a)}`;
  if (x === null || y === null) return `the order is not decidable between ${first} and ${second}`;
  return `${first} is ${(side === "higher" ? x > y : x < y) ? "" : "not "}numerically ${side} than ${second}`;
}
function outperforms(a, b, given) {
  const isIt = (m) => m.body.name === `difference.${a.body.name}` && m.body.subject.id === a.body.subject.id && comparable(m, a) && [b.body.subject.id, b.id].some((id) => JSON.stringify(m.body.method.parameters).includes(`"${id}"`));
  const d = given ?? metrics.find(isIt);
  const i = d?.body.interval ?? null;
  const u = a.body.unit;
  const [l, r] = [nameOf(a.body.subject), nameOf(b.body.subject)];
  const range = i ? `difference ${number(d.body.value, u)}, interval ${number(i.low, u)} to ${number(i.high, u)}` : "no interval of the difference is on record";
  const tail = `on ${a.body.label} (${range})${where(a)}`;
  if (i === null) return `whether ${l} outperforms ${r} is not decidable ${tail}`;
  return (a.body.direction > 0 ? i.low > 0 : i.high < 0) ? `${l} outperforms ${r} ${tail}` : `${l} is not shown to outperform ${r} ${tail}`;
}
function trend(name, s) {
  const v = s.body.y.filter((y) => y !== null);
  const n = v.length;
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) sum += Math.sign(v[j] - v[i]);
  const ties = [...new Set(v)].map((x) => v.filter((y) => y === x).length).reduce((t, c) => t + c * (c - 1) * (2 * c + 5), 0);
  const variance = (n * (n - 1) * (2 * n + 5) - ties) / 18;
  const z = variance > 0 ? (sum - Math.sign(sum)) / Math.sqrt(variance) : 0;
  const course = z > 1.959963984540054 ? "rises" : z < -1.959963984540054 ? "falls" : "shows no trend";
  const what = `${s.body.label} of ${nameOf(s.body.subject)}`;
  const tail = `over ${n} points (${s.body.scope.split}, rank test)`;
  if (n < 8) return `the trend of ${what} is not decidable ${tail}`;
  if (name === "trend") return `${what} ${course} ${tail}`;
  const wanted = name === "trend-rising" ? "rises" : "falls";
  return `${what} ${course === wanted ? wanted : `does not ${wanted.slice(0, -1)}`} ${tail}`;
}
function sample(name, m) {
  const { label, value, unit, subject, scope } = m.body;
  const shown = `${label} ${number(value, unit)} of ${nameOf(subject)}`;
  const holds = scope.split === (name === "in-sample" ? "explore" : "holdout");
  if (name === "in-sample" && !holds && scope.split !== "holdout") return `${shown} comes from data that took part in the choice${where(m)}`;
  return `${shown} is ${holds ? "" : "not "}an ${name} figure${where(m)}`;
}
function bestOf(m) {
  const { value, direction, label, unit, subject } = m.body;
  const known = family(m).filter((o) => o.body.value !== null);
  const rivals = known.filter((o) => o.id !== m.id && (o.body.value - (value ?? 0)) * direction >= 0);
  const tail = `the best ${label} of all ${known.length} on record: ${number(value, unit)}${where(m)}`;
  const name = nameOf(subject);
  if (value === null) return `whether ${name} has ${tail} is not decidable`;
  return rivals.length === 0 ? `${name} has ${tail}` : `${name} does not have ${tail}`;
}
function uncorrelated(m) {
  const { value, unit, label, interval: i, subject } = m.body;
  const show = (x) => number(x, unit, [-0.2, 0.2]);
  const tail = `by ${label} ${show(value)}, ${i ? `interval ${show(i.low)} to ${show(i.high)}` : "no interval on record"}${where(m)}`;
  const name = nameOf(subject);
  if (i === null) return `whether ${name} is uncorrelated is not decidable ${tail}`;
  return i.low >= -0.2 && i.high <= 0.2 ? `${name} is uncorrelated ${tail}` : `${name} is not shown to be uncorrelated ${tail}`;
}
function gate(g) {
  const { subject, gate: rule, says, passed, metric, threshold } = g.body;
  const m = metric === null ? undefined : byId.get(metric);
  const limit = m && threshold !== null ? `, bound ${number(threshold, m.body.unit)}` : "";
  const shown = m?.kind === "metric" ? `: ${number(m.body.value, m.body.unit, threshold === null ? [] : [threshold])}${limit}` : "";
  return `${nameOf(subject)} ${passed ? "passed" : "failed"} the gate ${rule} (${says})${shown}`;
}
function campaign(name) {
  const trials = ofKind("trial");
  const openings = ofKind("opening").length;
  const warnings = ofKind("warning").length;
  const { market, simulated, split: s } = run.body;
  switch (name) {
    case "trials-made": return `${some(trials.length, "trial")} on record: ${["passed", "failed", "died", "pruned", "duplicate"].map((o) => `${trials.filter((t) => t.body.outcome === o).length} ${o}`).join(", ")}`;
    case "died-where": {
      const stages = [...new Set(trials.map((t) => t.body.stage))].map((stage) => `${stage} ${trials.filter((t) => t.body.stage === stage).length}`);
      return stages.length === 0 ? "no trial is on record" : `trials by the stage at which they ended: ${stages.join(", ")}`;
    }
    case "split-is": return `the data are split by time: ${["explore", "validate", "holdout"].map((p) => `${p} ${s[p].start} to ${s[p].end}`).join(", ")}, with an embargo of ${some(s.embargoBars, "bar")}`;
    case "simulated-data": return simulated ? `the market ${market} is simulated: no figure here is about a real market` : `the market ${market} is not simulated`;
    case "no-data-warnings": return warnings === 0 ? "no data warning is on record" : `${some(warnings, "data warning")} on record`;
    case "ideas-registered": {
      const ideas = ofKind("idea");
      const before = ideas.filter((i) => !trials.some((t) => t.body.idea === i.id && t.seq < i.seq)).length;
      return `${before} of ${some(ideas.length, "idea")} stood on record before the first trial that tests ${ideas.length === 1 ? "it" : "them"}`;
    }
    case "nothing-supported": {
      const verdicts = ofKind("verdict").filter((v) => !replaced.has(v.id));
      const supported = verdicts.filter((v) => v.body.verdict.startsWith("supported")).length;
      return `${supported} of ${verdicts.length} judged ${verdicts.length === 1 ? "strategy" : "strategies"} supported`;
    }
    default: {
      const period = `the holdout ${s.holdout.start} to ${s.holdout.end}`;
      return openings === 0 ? `${period} was not opened by this run` : `${period} was opened ${some(openings, "time")} by this run`;
    }
  }
}
function consistent(of, ids) {
  if (of) return criteria(of.body.subject, "is consistent over sub-periods", "is not consistent over sub-periods", [shares.subperiods(of)]);
  const all = ids.map((id) => byId.get(id));
  const { direction, label, subject, scope } = all[0].body;
  const good = all.filter((m) => (m.body.value ?? 0) * direction > 0).length;
  const verb = good >= 0.6 * all.length ? "is consistent" : "is not consistent";
  return `${nameOf(subject)} ${verb}: ${label} on the good side of 0 in ${good} of ${all.length} periods (${scope.split})`;
}
function predicate(span) {
  const at = (name) => byId.get([span.args[name]].flat()[0]);
  const of = at("of");
  const about = (verb, yes, list) => criteria(of.body.subject, yes, verb, list.map((make) => make(of)));
  const first = byId.get(Object.values(span.args).flat()[0]);
  switch (span.name) {
    case "robust": return about("is not robust", "is robust", [shares.neighbourhood, shares.subperiods, shares.folds, shares.costs]);
    case "stable": return about("is not stable", "is stable", [shares.subperiods, shares.folds]);
    case "survives-costs": return about("does not survive higher costs", "survives higher costs", [shares.costs]);
    case "consistent": return consistent(of, [span.args.metrics ?? []].flat());
    case "significant": return significant(first);
    case "numerically-higher": case "numerically-lower": return ordering(span.name.slice(12), at("a"), at("b"));
    case "outperforms": return outperforms(at("a"), at("b"), at("difference"));
    case "best-of": return bestOf(first);
    case "trend": case "trend-rising": case "trend-falling": return trend(span.name, first);
    case "in-sample": case "out-of-sample": return sample(span.name, first);
    case "uncorrelated": return uncorrelated(first);
    case "passed-gate": case "failed-gate": return gate(first);
    case "verdict-is": { const { subject, verdict, reasons } = first.body; return `the verdict on ${nameOf(subject)} is "${verdict}"${reasons.length > 0 ? ` (${reasons.join("; ")})` : ""}`; }
    case "data-warning": return `data warning ${first.body.code}: ${first.body.says} (count ${first.body.count})`;
    case "holdout-opened": { const { subject, from, earlier } = first.body; return `the holdout from ${from} was opened for ${nameOf(subject)}, with ${some(earlier, "earlier opening")} of this market's holdout on record`; }
    default: return campaign(span.name);
  }
}

export { byId, expression, key, load, nameOf, number, open, predicate, replaced, run, seal, trialOf, words };
