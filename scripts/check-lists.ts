// Holds the lists: every file of a listed folder stands in that folder's index.ts.
import { dirname, join } from "node:path";
import { sourceFiles } from "./source-files.ts";

/** Folders whose index.ts holds one typed list, and the files in them that are not entries. */
const listed: readonly { readonly folder: string; readonly notEntries: readonly string[] }[] = [
  { folder: "engine/factors/operators", notEntries: [] },
  { folder: "engine/factors/indicators", notEntries: [] },
  { folder: "engine/factors/candles", notEntries: [] },
  { folder: "engine/factors/statistics", notEntries: [] },
  { folder: "engine/factors/reducers", notEntries: ["reducer.ts", "values.ts"] },
  { folder: "engine/factors/generation/families", notEntries: ["family.ts"] },
  { folder: "engine/features/derivations", notEntries: [] },
  { folder: "engine/backtest/metrics", notEntries: ["metric.ts"] },
  { folder: "engine/backtest/costs", notEntries: ["cost.ts", "cost-model.ts"] },
  { folder: "engine/screening/screens", notEntries: ["screen.ts"] },
  { folder: "engine/screening/selection/selections", notEntries: ["selection.ts"] },
  { folder: "engine/evidence/predicates", notEntries: ["predicate.ts"] },
  { folder: "engine/evidence/obligations", notEntries: ["obligation.ts"] },
  {
    folder: "tools",
    notEntries: [
      "tool.ts",
      "registry.ts",
      "inputs.ts",
      "measured.ts",
      "strategy-run.ts",
      "evaluate.ts",
      "library.ts",
      "neighbours.ts",
      "selection-cards.ts",
    ],
  },
];

const faults = listed.flatMap(({ folder, notEntries }) => {
  const files = sourceFiles([folder]).filter((file) => dirname(file.path) === folder);
  const face = files.find((file) => file.path === join(folder, "index.ts"));
  return files
    .filter((file) => file !== face && !notEntries.includes(file.path.slice(folder.length + 1)))
    .filter((file) => !face?.imports.includes(`./${file.path.slice(folder.length + 1)}`))
    .map((file) => `${folder}/index.ts lacks a line for ./${file.path.slice(folder.length + 1)}`);
});
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.info(`lists: ${listed.length} folders, every file listed`);
