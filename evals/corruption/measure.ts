// Runs every mutator and every control over the honest reports and counts what the gate says.
import { seededRandom } from "#engine/core";
import { checkReport, type Fault, type ReportDocument } from "#engine/evidence";
import { controls } from "./controls.ts";
import { honestReports } from "./honest.ts";
import { hostile } from "./hostile.ts";
import { type Mutator, mutators } from "./mutators.ts";

export interface KindResult {
  readonly kind: string;
  readonly group: Mutator["group"] | "control";
  readonly made: number;
  readonly refused: number;
  /** For a kind that should be refused: mutants that passed; for a control: reports that were refused. */
  readonly wrong: readonly {
    readonly report: ReportDocument;
    readonly name: string;
    readonly faults: readonly Fault[];
  }[];
}

/** Detection per kind and false refusals, deterministic in the seed. */
export function measureCorruption(perReport: number, seed = 1): readonly KindResult[] {
  const honest = honestReports();
  const run = (kind: string, group: KindResult["group"], change: Mutator["mutate"]): KindResult => {
    const wrong: KindResult["wrong"][number][] = [];
    let made = 0;
    let refused = 0;
    for (const { name, ledger, report } of honest) {
      for (let i = 0; i < (kind === "untouched" ? 1 : perReport); i++) {
        const random = seededRandom(`${seed}/${kind}/${name}/${i}`);
        const changed = change({ report, ledger, random });
        if (!changed) continue;
        made++;
        const faults = checkReport(changed, ledger, { run: "run" });
        if (faults.length > 0) refused++;
        if ((group === "control") === faults.length > 0) wrong.push({ report: changed, name, faults });
      }
    }
    return { kind, group, made, refused, wrong };
  };
  return [
    ...[...mutators, ...hostile].map(({ kind, group, mutate }) => run(kind, group, mutate)),
    ...controls.map(({ kind, change }) => run(kind, "control", change)),
  ];
}

/** The results as a table of plain text. */
export function tableOf(results: readonly KindResult[]): string {
  const lines = results.map(({ kind, group, made, refused }) => {
    const share = made === 0 ? "-" : `${((100 * refused) / made).toFixed(1)}%`;
    return `${group.padEnd(9)} ${kind.padEnd(46)} ${String(made).padStart(5)} ${String(refused).padStart(7)} ${share.padStart(7)}`;
  });
  const bad = results.filter(({ group }) => group !== "control");
  const good = results.filter(({ group }) => group === "control");
  const sum = (list: readonly KindResult[], field: "made" | "refused") =>
    list.reduce((total, result) => total + result[field], 0);
  return [
    `${"group".padEnd(9)} ${"kind".padEnd(46)} ${"made".padStart(5)} ${"refused".padStart(7)} ${"share".padStart(7)}`,
    ...lines,
    `corruptions refused: ${sum(bad, "refused")} of ${sum(bad, "made")} over ${bad.length} kinds`,
    `honest reports refused: ${sum(good, "refused")} of ${sum(good, "made")} over ${good.length} kinds`,
  ].join("\n");
}
