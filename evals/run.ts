// Entry of the evaluations: detection per kind of corruption, the rate of false refusals, and what a check costs.
import { checkReport } from "#engine/evidence";
import { honestReports } from "./corruption/honest.ts";
import { measureCorruption, tableOf } from "./corruption/measure.ts";

const results = measureCorruption(3);
console.info(tableOf(results));
if (process.argv.includes("--show")) {
  for (const { kind, wrong } of results) {
    for (const { name, faults } of wrong.slice(0, 2)) console.info(kind, "|", name, JSON.stringify(faults.slice(0, 3)));
  }
}
for (const { name, ledger, report } of honestReports().slice(-2)) {
  const claims =
    JSON.stringify(report).split('"kind":"ref"').length + JSON.stringify(report).split('"kind":"pred"').length;
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    checkReport(report, ledger, { run: report.run });
    return performance.now() - start;
  });
  console.info(
    `checked ${name}: ${claims} refs and predicates in ${Math.min(...times).toFixed(1)} ms (best of 7), no model call`,
  );
}
