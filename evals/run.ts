// Entry of the evaluations: prints detection per kind of corruption and the rate of false refusals.
import { measureCorruption, tableOf } from "./corruption/measure.ts";

const results = measureCorruption(4);
console.info(tableOf(results));
if (process.argv.includes("--show")) {
  for (const { kind, wrong } of results) {
    for (const { name, faults } of wrong.slice(0, 2)) console.info(kind, "|", name, JSON.stringify(faults.slice(0, 3)));
  }
}
