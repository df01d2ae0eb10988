// A process that a test can kill: opens a workspace, does one kind of work without end, says each thing that is done.
// Run as: node store-child.ts WORKSPACE import|ledger|hold
import { openStore } from "#engine/data";
import { day } from "./dates.ts";

const [workspace = "", work = "hold"] = process.argv.slice(2);
const store = await openStore({ workspace, mode: "write" });
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

if (work === "import") {
  const symbols = Array.from({ length: 20_000 }, (_, i) => `S${i % 20}`);
  const ts = Float64Array.from(symbols, (_, i) => Date.UTC(2019, 0, 1) + Math.floor(i / 20) * day);
  const info = { name: "us", frequency: "1d", timeZone: "UTC", currency: "USD", simulated: true } as const;
  for (let version = 1; ; version++) {
    const close = Float64Array.from(symbols, (_, i) => version + i / 100_000);
    say(`begin ${version}`);
    const rows = { symbols, ts, fields: new Map([["close", close]]) };
    const report = await store.importBars({ info, rows, source: { name: `v${version}`, sha256: "" } });
    say(`done ${report.snapshot.version} ${report.snapshot.hash}`);
  }
}
if (work === "ledger") {
  const last = store.state.ledger("run").at(-1);
  let prev = last?.hash ?? "";
  for (let seq = (last?.seq ?? -1) + 1; ; seq++) {
    const hash = `hash-${seq}`;
    store.state.appendLedger("run", { seq, id: `id-${seq}`, kind: "idea", body: "{}", prev, hash });
    prev = hash;
    say(`done ${seq}`);
  }
}
say("holding");
setInterval(() => {}, 1000);
