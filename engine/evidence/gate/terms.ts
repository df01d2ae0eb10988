// Names that stand in plain text: of metrics, of parts of the split, of cost regimes, of subjects. Each must fit the values beside it.
import type { Dimension } from "../context.ts";
import type { LedgerIndex } from "../ledger-index.ts";
import type { LedgerRecord } from "../record.ts";
import { makePlain } from "../words/plain.ts";

/** Something that a text or a span names, in one dimension. */
export interface NamedThing {
  readonly dimension: Dimension | "metric";
  readonly text: string;
  readonly accepts: (record: LedgerRecord) => boolean;
  /** A part of the split in other words than its own name: needs a value beside it to be judged by. */
  readonly loose?: boolean | undefined;
}

export interface FoundTerm extends NamedThing {
  readonly start: number;
  readonly end: number;
}

interface Term extends NamedThing {
  readonly pattern: RegExp;
}

type Measured = Extract<LedgerRecord, { kind: "metric" | "series" }>;
const measured = (test: (body: Measured["body"]) => boolean) => (record: LedgerRecord) =>
  (record.kind === "metric" || record.kind === "series") && test(record.body);

function metricTerm(pattern: RegExp, name: RegExp): Term {
  return { dimension: "metric", text: pattern.source, pattern, accepts: measured((body) => name.test(body.name)) };
}

/** Usual names of metrics; labels of the ledger come before them, longer ones before shorter ones. */
const builtinMetrics: readonly Term[] = [
  metricTerm(/deflated sharpe( ratio)?/gu, /deflated_sharpe/),
  metricTerm(/probabilistic sharpe( ratio)?/gu, /probabilistic_sharpe/),
  metricTerm(/sharpe( ratio)?/gu, /(^|\.)sharpe$/),
  metricTerm(/sortino( ratio)?/gu, /sortino/),
  metricTerm(/calmar( ratio)?/gu, /calmar/),
  metricTerm(/omega( ratio)?/gu, /omega/),
  metricTerm(/information ratio|icir/gu, /(^|\.)(ir|information_ratio)$/),
  metricTerm(/(maximum |max |worst )?drawdown/gu, /drawdown/),
  metricTerm(/(annual |yearly |annualised |annualized )?volatility/gu, /volatility/),
  metricTerm(/(annual|yearly|annualised|annualized) returns?/gu, /return\.annual/),
  metricTerm(/total returns?/gu, /return\.total/),
  metricTerm(/(return of the )?worst year/gu, /worst_year/),
  metricTerm(/rank (ic|information coefficient|correlation)/gu, /rank_ic/),
  metricTerm(/\b(ic|information coefficient)\b/gu, /(^|\.)ic(\.|$)/),
  metricTerm(/t-stat(istic)?s?|t-values?/gu, /(^|[._])t$/),
  metricTerm(/adjusted p-values?/gu, /p_adjusted/),
  metricTerm(/p-values?/gu, /(^|[._])p(_adjusted|_value)?$/),
  metricTerm(/(?<!-)\breturns?\b/gu, /return|equity|worst_year|best_year|quantile_spread/),
  metricTerm(/hit rate/gu, /hit_rate/),
  metricTerm(/turnover( of the top quantile)?/gu, /turnover/),
  metricTerm(/skew(ness)?/gu, /skew/),
  metricTerm(/kurtosis/gu, /kurtosis/),
  metricTerm(/tail ratio/gu, /tail_ratio/),
  metricTerm(/(conditional )?value at risk|expected shortfall/gu, /value_at_risk|shortfall/),
  metricTerm(/half-life/gu, /half_life/),
  metricTerm(/autocorrelation/gu, /autocorrelation/),
  metricTerm(/monotonicity/gu, /monotonicity/),
  metricTerm(/quantile spread/gu, /quantile_spread/),
  metricTerm(/coverage/gu, /coverage/),
  metricTerm(/exposure/gu, /exposure/),
];

function splitTerm(pattern: RegExp, parts: readonly string[], loose = false): Term {
  return {
    dimension: "split",
    text: parts.join(" or "),
    pattern,
    accepts: measured((body) => parts.includes(body.scope.split)),
    loose,
  };
}

function costsTerm(pattern: RegExp, regime: string): Term {
  return {
    dimension: "costs",
    text: regime,
    pattern,
    accepts: measured(
      ({ scope }) => scope.costs.regime === regime && (regime === "gross" || scope.costs.multiplier === 1),
    ),
  };
}

function frequencyTerm(pattern: RegExp, test: RegExp): Term {
  return {
    dimension: "frequency",
    text: test.source,
    pattern,
    accepts: measured((body) => test.test(body.scope.frequency)),
  };
}

const contextTerms: readonly Term[] = [
  splitTerm(/\bout[- ]of[- ]sample\b|\bunseen\b|\boos\b/gu, ["holdout"]),
  splitTerm(
    /\b(out|outside|off)[- ]?(of )?(the )?(sample|search)\b|\b(fresh|new|future|reserved|remaining|final|separate|kept apart|set aside|left out|test) (data|part|period|sample|set|stretch|slice|segment|bars|days|dates|prices)\b|\b(data|part|period|sample|set|bars|dates)( that (is|was|were))? (kept|left|set|held) (apart|aside|out|back)( of the search)?\b|\bafter the search\b/gu,
    ["holdout"],
    true,
  ),
  splitTerm(/\b(later|second|last|other) (data|part|period|sample|stretch)\b/gu, ["validate", "holdout"], true),
  splitTerm(/\bin[- ]sample\b|\btraining\b/gu, ["explore"]),
  splitTerm(/\bwalk(ing)?[- ]forward\b/gu, ["walk-forward"]),
  splitTerm(/\bhold-?outs?\b|\blocked (part|period|data)\b/gu, ["holdout"]),
  splitTerm(/\bvalidat(e|ion)\b/gu, ["validate"]),
  splitTerm(/\bexplor(e|ation)\b/gu, ["explore"]),
  costsTerm(
    /\b(net|after|including|with|less)( of)?( paying)?( the| trading| all| any)* (costs?|fees|commissions?|charges|slippage|spreads?|broker)\b|\bnet\b/gu,
    "net",
  ),
  costsTerm(
    /\b(gross|before|excluding|without|no)( of)?( paying)?( the| trading| all| any)* (costs?|fees|commissions?|charges|slippage|spreads?)\b|\bgross\b|\bcost-free\b|\bfrictionless\b/gu,
    "gross",
  ),
  frequencyTerm(/\bdaily\b/gu, /d$/),
  frequencyTerm(/\bhourly\b/gu, /h$/),
  frequencyTerm(/\bweekly\b/gu, /w$/),
  frequencyTerm(/\bmonthly\b/gu, /mo$/),
  frequencyTerm(/\bintraday\b/gu, /[mh]$/),
];

const ledgerTerms = new WeakMap<LedgerIndex, readonly Term[]>();

function escapeText(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Labels of the run's metrics and subjects and names of its markets and universes, longest first. */
function termsOfLedger(index: LedgerIndex): readonly Term[] {
  const known = ledgerTerms.get(index);
  if (known) return known;
  const labels = new Map<string, { readonly dimension: NamedThing["dimension"]; readonly keys: Set<string> }>();
  const add = (dimension: NamedThing["dimension"], text: string, key: string): void => {
    const plain = makePlain(text).text.trim();
    if (plain.length < 4 || !/[a-z]{3}/.test(plain)) return;
    const entry = labels.get(plain) ?? { dimension, keys: new Set<string>() };
    entry.keys.add(key);
    labels.set(plain, entry);
  };
  for (const record of index.ledger.all()) {
    if (record.kind === "metric" || record.kind === "series") {
      add("metric", record.body.label, record.body.name);
      add("universe", record.body.scope.universe, record.body.scope.universe);
      add("market", record.body.scope.market, record.body.scope.market);
    }
    if (record.kind !== "metric" && record.kind !== "trial") continue;
    const { subject } = record.body;
    if (subject.kind === "factor" || subject.kind === "strategy") add("subject", subject.label, subject.id);
  }
  const terms = [...labels]
    .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))
    .map(
      ([text, { dimension, keys }]): Term => ({
        dimension,
        text,
        pattern: new RegExp(`(?<![a-z])${escapeText(text)}(?![a-z])`, "gu"),
        accepts: (record) => keys.has(keyOf(record, dimension) ?? ""),
      }),
    );
  ledgerTerms.set(index, terms);
  return terms;
}

function keyOf(record: LedgerRecord, dimension: NamedThing["dimension"]): string | null {
  if (dimension === "subject") return "subject" in record.body ? (record.body.subject as { id: string }).id : null;
  if (record.kind !== "metric" && record.kind !== "series") return null;
  if (dimension === "metric") return record.body.name;
  return dimension === "universe" ? record.body.scope.universe : record.body.scope.market;
}

/** Everything a plain lower-case text names, left to right, longest first, never overlapping. */
export function findTerms(plain: string, index: LedgerIndex): readonly FoundTerm[] {
  const found: FoundTerm[] = [];
  const taken = (start: number, end: number) => found.some((term) => start < term.end && end > term.start);
  for (const term of [...termsOfLedger(index), ...builtinMetrics, ...contextTerms]) {
    if (found.length > 40) break;
    for (const match of plain.matchAll(term.pattern)) {
      const end = match.index + match[0].length;
      if (!taken(match.index, end)) found.push({ ...term, text: match[0], start: match.index, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The text with its terms blanked: what is left must hold no controlled word. */
export function withoutTerms(plain: string, terms: readonly FoundTerm[]): string {
  let rest = "";
  let at = 0;
  for (const term of terms) {
    rest += `${plain.slice(at, term.start)};`;
    at = term.end;
  }
  return rest + plain.slice(at);
}
