// Verification after the data were changed: by a later import, in the tables behind the store's back, in the cached file.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStore } from "#engine/data";
import { openEmbedded } from "../../engine/data/store/clickhouse.ts";
import { temporaryFolder } from "../support/bars.ts";
import { qraft, qraftJson } from "../support/cli.ts";
import { csvOf } from "../support/csv.ts";
import { revertingMarket } from "../support/reverting-market.ts";

const folder = temporaryFolder();
const workspace = join(folder, "ws");
const at = ["--workspace", workspace];
const csv = csvOf(revertingMarket({ symbols: 24, days: 400 }));
let run = "";

beforeAll(async () => {
  writeFileSync(join(folder, "bars.csv"), csv);
  expect((await qraft("data", "import", join(folder, "bars.csv"), "--market", "us", ...at)).code).toBe(0);
  const explored = await qraftJson("explore", "--goal", "short-term reversal", "--budget", "trials=8", "--yes", ...at);
  run = String(explored.value.run);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Checked {
  readonly code: number;
  readonly changed: readonly { readonly name: string; readonly recorded: number | null; readonly now: number | null }[];
  readonly alteredParts: readonly string[];
}

async function verify(): Promise<Checked> {
  const { code, value } = await qraftJson("verify", run, ...at);
  return { ...(value as unknown as Omit<Checked, "code">), code };
}

function expectNamed({ code, changed, alteredParts }: Checked): void {
  expect(code).toBe(3);
  expect(alteredParts.length).toBeGreaterThan(0);
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.every(({ name, recorded, now }) => name !== "" && recorded !== now)).toBe(true);
}

it("holds right after the run, and does not once a value of the cached file is another", async () => {
  expect(await verify()).toMatchObject({ code: 0, changed: [], alteredParts: [] });
  const cache = readdirSync(workspace, { recursive: true, encoding: "utf8" }).find((name) => name.endsWith(".arrow"));
  const path = join(workspace, cache ?? "no cached file");
  const bytes = readFileSync(path);
  // The close of R03's hundredth day, as eight little-endian bytes: the only such number in the file.
  const close = Number(csv.split("\n")[1 + 3 * 400 + 99]?.split(",")[5]);
  const sought = Buffer.alloc(8);
  sought.writeDoubleLE(close);
  const place = bytes.indexOf(sought);
  expect(place).toBeGreaterThan(0);
  const altered = Buffer.from(bytes);
  altered.writeDoubleLE(close * 1.5, place);
  writeFileSync(path, altered);
  expectNamed(await verify());
  writeFileSync(path, bytes);
  expect((await verify()).code).toBe(0);
}, 60_000);

it("does not hold after a later import with one changed value, while the run itself stays readable", async () => {
  const rows = csv.split("\n");
  const row = rows[1 + 5 * 400 + 120] ?? "";
  const cells = row.split(",");
  cells[5] = String(Number(cells[5]) * 1.4);
  writeFileSync(join(folder, "revised.csv"), `${rows[0]}\n${cells.join(",")}\n`);
  expect((await qraft("data", "import", join(folder, "revised.csv"), "--market", "us", ...at)).code).toBe(0);
  expectNamed(await verify());
  expect((await qraft("report", "show", run, ...at)).code).toBe(0);
  const store = await openStore({ workspace, mode: "read" });
  expect(store.state.listRuns().map(({ id }) => id)).toContain(run);
  await store.close();
  // The first values again: the content is the recorded one, whatever version it is.
  expect((await qraft("data", "import", join(folder, "bars.csv"), "--market", "us", ...at)).code).toBe(0);
  expect((await verify()).code).toBe(0);
}, 60_000);

it("does not hold once one bar in the tables is another, and names the metrics that changed", async () => {
  const tables = await openEmbedded(join(workspace, "clickhouse"));
  const [, ts] = (csv.split("\n")[1 + 7 * 400 + 150] ?? "").split(",");
  await tables.run(
    `ALTER TABLE bars_us UPDATE close = close * 1.5 WHERE symbol = 'R07' AND toDate(ts) = '${ts}' SETTINGS mutations_sync = 2`,
  );
  await tables.close();
  expectNamed(await verify());
  const spoken = await qraft("verify", run, ...at);
  expect([spoken.code, spoken.out]).toEqual([3, expect.stringContaining("DOES NOT HOLD")]);
}, 60_000);
