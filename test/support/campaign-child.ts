// A process that a test can kill: drives the workspace's campaign to its end, saying each event and each write.
// Run as: node campaign-child.ts WORKSPACE [STOP]; it kills itself without warning at the STOPth saying, or after the saying named STOP.
import { kill, pid } from "node:process";
import { openStore } from "#engine/data";
import { readLedger } from "../../interfaces/compose/index.ts";
import { drive, register } from "./campaign.ts";
import { revertingMarket } from "./reverting-market.ts";

const [workspace = "", stop = ""] = process.argv.slice(2);
const store = await openStore({ workspace, mode: "write" });
if ((await store.markets()).length === 0) await store.importBars(revertingMarket({ symbols: 24, days: 500 }));
const run = store.state.listRuns()[0]?.id ?? (await register(store, { limits: { trials: 10 } }));

let said = 0;
const say = (what: string): void => {
  said += 1;
  process.stdout.write(`${said} ${what}\n`);
  if (stop === String(said) || stop === what) kill(pid, "SIGKILL");
};
const { state } = store;
const [append, open] = [state.appendLedger.bind(state), state.open.bind(state)];
state.appendLedger = (...args) => {
  say("before-records");
  append(...args);
  // The records are on disk, the checkpoint that follows them is not.
  say("after-records");
};
state.open = (opening) => {
  const recorded = open(opening);
  say("after-opening");
  return recorded;
};
await drive(store, run, { emit: ({ kind }) => say(kind) });
process.stdout.write(`end ${readLedger(store, run).head}\n`);
await store.close();
