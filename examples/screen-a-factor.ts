// Screens one formula on the simulated demo market, with the engine as a library: node examples/screen-a-factor.ts
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unwrap } from "#engine/core";
import { openStore } from "#engine/data";
import { evaluate, parseExpression } from "#engine/factors";
import { getData } from "#engine/panel";
import { screenFactor } from "#engine/screening";
import { importDemo } from "../interfaces/compose/index.ts";

const formula = unwrap(parseExpression("rank(-returns(close, 10))"));
const workspace = mkdtempSync(join(tmpdir(), "qraft-example-"));
const store = await openStore({ workspace, mode: "write" });
try {
  await importDemo(store, { seed: 7, nothingPlanted: false, name: "demo" });
  const panel = await getData(store, { market: "demo" });
  const { values } = screenFactor(evaluate(formula, panel), panel, {
    from: 0,
    to: panel.times.length,
    horizons: [1, 5, 10],
    primary: 5,
    entry: "next-open",
    quantiles: 5,
  });
  for (const { name, label, value } of values)
    if (/^(rank_ic\.(mean|ir|t)|turnover|coverage$)/.test(name)) console.info(`${label}: ${value?.toFixed(4) ?? "–"}`);
} finally {
  await store.close();
  rmSync(workspace, { recursive: true, force: true });
}
