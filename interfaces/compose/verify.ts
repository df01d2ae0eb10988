// Verification: the chain, the report's text and every cited metric, computed again from the data as they are now.

import { hashOf, toQraftError } from "#engine/core";
import type { Store } from "#engine/data";
import { checkReport, citedRecords, type LedgerView, type RecordOf, type ReportDocument } from "#engine/evidence";
import { recompute, tools } from "#tools";
import { readLedger, readReport } from "./publish.ts";
import { configOf } from "./run-config.ts";
import { openWorld, runRow } from "./world.ts";

export interface ChangedMetric {
  readonly record: string;
  readonly name: string;
  readonly subject: string;
  readonly split: string;
  readonly recorded: number | null;
  readonly now: number | null;
  readonly problem: string | null;
}

export interface Verification {
  readonly run: string;
  readonly holds: boolean;
  readonly metrics: number;
  readonly changed: readonly ChangedMetric[];
  /** Parts of the snapshot whose bytes are not the recorded ones. */
  readonly alteredParts: readonly string[];
  readonly faults: readonly {
    readonly place: string;
    readonly rule: string;
    readonly expected: string;
    readonly found: string;
  }[];
}

export interface VerifyOptions {
  readonly signal: AbortSignal;
  readonly document?: ReportDocument;
  /** Every metric of the ledger rather than the cited ones. */
  readonly all?: boolean;
  readonly tell?: (text: string) => void;
}

export async function verifyRun(store: Store, run: string, options: VerifyOptions): Promise<Verification> {
  const ledger = readLedger(store, run);
  const broken = ledger.verifyChain();
  if (broken) return { run, holds: false, metrics: 0, changed: [], alteredParts: [], faults: [broken] };
  const config = configOf(runRow(store, run));
  // Only campaigns write reports; a screen or a backtest made by hand is checked metric by metric.
  const document = options.document ?? (config.kind === "campaign" ? readReport(store, run) : null);
  const faults = document === null ? [] : checkReport(document, ledger, { run });
  const metrics = metricsToCheck(document, ledger, options.all === true);
  const changed: ChangedMetric[] = [];
  const alteredParts: string[] = [];
  const contents = [{ market: config.market, snapshot: config.snapshot }, ...config.inputs];
  const sources = (await hasAlteredCache(store, contents)) ? (["store", "cache"] as const) : (["store"] as const);
  for (const source of sources) {
    const reading = store.verifying(
      source,
      (part) =>
        void alteredParts.push(
          `${part.source} ${part.part}: expected ${part.expected.slice(0, 12)}, found ${part.found.slice(0, 12)}`,
        ),
    );
    for (const change of await recomputeAll(reading, run, { metrics, options }))
      if (!changed.some(({ record }) => record === change.record)) changed.push(change);
  }
  for (const { market, snapshot } of contents) {
    const now = await store.snapshot(market);
    if (now.hash !== snapshot)
      alteredParts.push(`market ${market}: snapshot ${snapshot.slice(0, 12)} then, ${now.hash.slice(0, 12)} now`);
  }
  return {
    run,
    holds: faults.length === 0 && changed.length === 0 && alteredParts.length === 0,
    metrics: metrics.length,
    changed,
    alteredParts: [...new Set(alteredParts)],
    faults,
  };
}

async function hasAlteredCache(store: Store, contents: readonly { readonly market: string }[]): Promise<boolean> {
  for (const { market } of contents) if ((await store.checkCache(market)).length > 0) return true;
  return false;
}

function metricsToCheck(
  document: ReportDocument | null,
  ledger: LedgerView,
  all: boolean,
): readonly RecordOf<"metric">[] {
  if (all || document === null) return ledger.ofKind("metric");
  const cited = new Set<string>(citedRecords(document, ledger));
  return ledger.ofKind("metric").filter(({ id }) => cited.has(id));
}

async function recomputeAll(
  store: Store,
  run: string,
  work: { readonly metrics: readonly RecordOf<"metric">[]; readonly options: VerifyOptions },
): Promise<readonly ChangedMetric[]> {
  const world = await openWorld(store, run, { signal: work.options.signal, current: true });
  const length = store.state.ledger(run).length;
  const changed: ChangedMetric[] = [];
  for (const call of callsOf(work.metrics)) {
    const { context } = await world.at(call[0]?.body.method.through ?? length);
    const again = await againOrProblem(() =>
      recompute(
        tools,
        call.map(({ body }) => body),
        context,
      ),
    );
    for (const [i, { id, body }] of call.entries()) {
      const found = typeof again === "string" ? undefined : again[i];
      if (found?.holds) continue;
      changed.push({
        record: id,
        name: body.name,
        subject: body.subject.label,
        split: body.scope.split,
        recorded: body.value,
        now: found?.now ?? null,
        problem: typeof again === "string" ? again : null,
      });
    }
  }
  return changed;
}

/** Metrics that came out of one tool call are computed again by one. */
function callsOf(metrics: readonly RecordOf<"metric">[]): readonly (readonly RecordOf<"metric">[])[] {
  const calls = new Map<string, RecordOf<"metric">[]>();
  for (const metric of metrics) {
    const key = hashOf(metric.body.method);
    const call = calls.get(key);
    if (call) call.push(metric);
    else calls.set(key, [metric]);
  }
  return [...calls.values()];
}

/** The values, or why they could not be computed. */
async function againOrProblem(
  work: () => ReturnType<typeof recompute>,
): Promise<Awaited<ReturnType<typeof recompute>> | string> {
  try {
    return await work();
  } catch (thrown) {
    return toQraftError(thrown).message;
  }
}
