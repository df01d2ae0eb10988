// On a market in which nothing is planted no campaign finds anything supported: a promotion there would be luck that the judge let through.
import { rmSync } from "node:fs";
import { afterEach, expect, it } from "vitest";
import { openStore } from "#engine/data";
import { readLedger } from "../../interfaces/compose/index.ts";
import { temporaryFolder } from "../support/bars.ts";
import { importSmall, runCampaign } from "../support/campaign.ts";

const folder = temporaryFolder();
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("promotes nothing over four null markets and opens no holdout", async () => {
  const supported: string[] = [];
  let trials = 0;
  const store = await openStore({ workspace: folder, mode: "write" });
  try {
    for (const seed of [21, 22, 23, 24]) {
      await importSmall(store, { nothingPlanted: true, seed, symbols: 30, name: `null-${seed}` });
      const { run } = await runCampaign(store, { market: `null-${seed}`, seed, limits: { trials: 20 } });
      const ledger = readLedger(store, run);
      trials += ledger.ofKind("trial").length;
      for (const { body } of ledger.ofKind("verdict"))
        if (body.verdict.startsWith("supported")) supported.push(`${seed}: ${body.subject.label}`);
      expect(store.state.openings(`null-${seed}`)).toEqual([]);
    }
  } finally {
    await store.close();
  }
  expect(supported).toEqual([]);
  expect(trials).toBeGreaterThan(60);
}, 90_000);
