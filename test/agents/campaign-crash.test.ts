// A campaign that is killed again and again ends with the ledger of an undisturbed one. The expected head is that of a run that nobody killed.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seededRandom } from "#engine/core";
import { openStore, type Store } from "#engine/data";
import { readLedger } from "../../interfaces/compose/index.ts";
import { temporaryFolder } from "../support/bars.ts";
import { type Driven, runCampaign } from "../support/campaign.ts";
import { startChild } from "../support/kill.ts";
import { revertingMarket } from "../support/reverting-market.ts";

const folders: string[] = [];
const folder = (): string => {
  const made = temporaryFolder();
  folders.push(made);
  return made;
};
let undisturbed: Driven & { readonly records: readonly string[] };

beforeAll(async () => {
  const store = await openStore({ workspace: folder(), mode: "write" });
  await store.importBars(revertingMarket({ symbols: 24, days: 500 }));
  const driven = await runCampaign(store, { limits: { trials: 10 } });
  undisturbed = { ...driven, records: textsOf(store, driven.run) };
  expect(store.state.openings("demo").length).toBeGreaterThan(0);
  await store.close();
});
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

/** One line per record, in order: what a difference shows first. */
function textsOf(store: Store, run: string): readonly string[] {
  return readLedger(store, run)
    .all()
    .map(({ kind, body }) => `${kind} ${JSON.stringify(body)}`);
}

/** Runs the child until it ends or kills itself; the head of the finished ledger, or null. */
async function leg(workspace: string, stop: string): Promise<string | null> {
  const child = startChild("./campaign-child.ts", [workspace, stop]);
  const end = await child.said("end ").catch(() => null);
  if (end !== null) await child.gone;
  const { exitCode, signalCode } = child.process;
  if (end === null) expect([exitCode, signalCode]).toEqual([null, "SIGKILL"]);
  return end === null ? null : end.slice("end ".length);
}

async function expectUndisturbed(workspace: string, head: string | null): Promise<void> {
  const store = await openStore({ workspace, mode: "write" });
  try {
    const [run] = store.state.listRuns();
    const ledger = readLedger(store, run?.id ?? "");
    expect(run?.status).toBe("finished");
    expect(ledger.verifyChain()).toBeNull();
    const records = textsOf(store, run?.id ?? "");
    expect(records.find((text, i) => text !== undisturbed.records[i])).toBeUndefined();
    expect(records.length).toBe(undisturbed.records.length);
    expect(head).toBe(undisturbed.head);
    const opened = store.state.openings("demo").map(({ candidate }) => candidate);
    expect(new Set(opened).size).toBe(opened.length);
    expect(opened.length).toBe(ledger.ofKind("opening").length);
  } finally {
    await store.close();
  }
}

it("a campaign killed over and over, between any two writes, ends with the undisturbed ledger", async () => {
  const workspace = folder();
  const random = seededRandom(3);
  const somewhere = (): string => String(2 + random.below(9));
  // Names: around the records of a step and their checkpoint, and between the opening of the holdout and its checkpoint.
  const stops = [
    ...["1", somewhere(), "before-records", "after-records", somewhere(), somewhere(), "after-records"],
    ...["after-opening", "after-opening", somewhere()],
  ];
  let kills = 0;
  let head: string | null = null;
  for (const stop of stops) {
    head = await leg(workspace, stop);
    if (head !== null) break;
    kills += 1;
  }
  head ??= await leg(workspace, "");
  console.log(`killed and resumed ${kills} times; stops ${stops.slice(0, kills).join(", ")}`);
  expect(kills).toBeGreaterThanOrEqual(9);
  await expectUndisturbed(workspace, head);
}, 120_000);
