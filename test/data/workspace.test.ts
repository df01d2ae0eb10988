// One writer per workspace, and every way in which a workspace or a server can be wrong.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockOwner, openStore, type Store, type StoreOptions } from "#engine/data";
import { databaseProblem, sqliteProblem, workspaceProblem } from "../../engine/data/store/problems.ts";
import { StateDb } from "../../engine/data/store/state.ts";
import { barRows, request, temporaryFolder } from "../support/bars.ts";
import { startChild } from "../support/kill.ts";

let workspace = "";
beforeEach(() => {
  workspace = temporaryFolder();
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const open = (more: Partial<StoreOptions> = {}) => openStore({ workspace, mode: "write", ...more });
const failure = async (more: Partial<StoreOptions> = {}) =>
  open(more).then(
    () => null,
    (thrown: unknown) => thrown,
  );

/** What reading the market "m" from the tables throws; closes the store. */
async function readFault(store: Store): Promise<unknown> {
  try {
    await store.read({ market: "m" });
    return null;
  } catch (thrown) {
    return thrown;
  } finally {
    await store.close();
  }
}

describe("one writer", () => {
  it("refuses a second process and names the first; state stays readable; a dead owner's lock is taken over", async () => {
    const child = startChild("./store-child.ts", [workspace, "hold"]);
    await child.said("holding");
    const pid = String(child.process.pid);
    expect(await failure()).toMatchObject({ code: "workspace-busy", exit: 75, message: expect.stringContaining(pid) });
    expect(lockOwner(workspace)).toMatchObject({ pid: child.process.pid, host: hostname() });
    const reader = await open({ mode: "read" });
    expect(reader.state.listRuns()).toEqual([]);
    await expect(reader.markets()).rejects.toMatchObject({ code: "workspace-busy" });
    await child.kill();
    expect(lockOwner(workspace)).toBeNull();
    expect(await reader.markets()).toEqual([]);
    await reader.close();
    const writer = await open();
    expect(lockOwner(workspace)?.pid).toBe(process.pid);
    expect(await failure()).toMatchObject({ code: "workspace-busy" });
    await writer.close();
    expect(readdirSync(workspace).filter((name) => name.startsWith("lock"))).toEqual([]);
  });

  it("takes over a lock whose process number came again, and one that is no lock at all", async () => {
    const file = join(workspace, "lock.json");
    writeFileSync(file, JSON.stringify({ pid: 1, host: hostname(), start: "2020-01-01T00:00:00Z", born: "-7" }));
    await (await open()).close();
    writeFileSync(file, "{ half a lo");
    await (await open()).close();
    writeFileSync(file, JSON.stringify({ pid: 1, host: "elsewhere", start: "2020-01-01T00:00:00Z", born: "" }));
    expect(await failure()).toMatchObject({ code: "workspace-busy", message: expect.stringContaining("elsewhere") });
  });

  it("refuses to import through a reader", async () => {
    const reader = await open({ mode: "read" });
    const rows = barRows(["close"], [["A", "2020-01-01", 1]]);
    await expect(reader.importBars(request("m", rows))).rejects.toMatchObject({ code: "store-read-only" });
    await reader.close();
  });
});

describe("damage", () => {
  it("says that a state file is no database, and leaves it as it is", async () => {
    const file = join(workspace, "state.sqlite");
    writeFileSync(file, "this is not a database, it is a text of more than one hundred bytes ".repeat(20));
    const before = readFileSync(file);
    expect(await failure()).toMatchObject({ code: "store-corrupt", message: expect.stringContaining("state.sqlite") });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(lockOwner(workspace)).toBeNull();
  });

  it("says that the embedded tables are damaged", async () => {
    const store = await open();
    await store.importBars(request("m", barRows(["close"], [["A", "2020-01-01", 1]])));
    await store.close();
    const folder = join(workspace, "clickhouse");
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && entry.name.endsWith(".sql")) writeFileSync(join(entry.parentPath, entry.name), "");
    }
    expect(await failure()).toMatchObject({
      code: "store-corrupt",
      next: expect.stringContaining("import the data again"),
    });
  });

  it("never takes lost or altered table files for an empty or a different market", async () => {
    const store = await open();
    await store.importBars(request("m", barRows(["close"], [["A", "2020-01-01", 1]])));
    await store.close();
    const files = readdirSync(join(workspace, "clickhouse", "store"), { recursive: true, withFileTypes: true });
    const data = files.filter((entry) => entry.name === "data.bin").map((entry) => join(entry.parentPath, entry.name));
    for (const file of data.filter((name) => readFileSync(name).length > 0)) {
      const whole = readFileSync(file);
      writeFileSync(file, Buffer.alloc(whole.length, 0x55));
      const again = await open().catch((thrown: unknown) => thrown);
      const fault = again instanceof Error ? again : await readFault(again as Store);
      if (fault !== null)
        expect(fault).toMatchObject({ code: expect.stringMatching(/^(store-corrupt|snapshot-altered)$/) });
      writeFileSync(file, whole);
    }
    for (const file of data) rmSync(file);
    const after = await open().catch((thrown: unknown) => thrown);
    expect(after instanceof Error ? after : await readFault(after as Store)).toMatchObject({ code: "store-corrupt" });
  });

  it("says that a workspace is a file, or lies below one", async () => {
    writeFileSync(join(workspace, "file"), "");
    expect(await failure({ workspace: join(workspace, "file") })).toMatchObject({ code: "workspace-invalid", exit: 2 });
    expect(await failure({ workspace: join(workspace, "file", "below") })).toMatchObject({ code: "workspace-invalid" });
    mkdirSync(join(workspace, "state.sqlite"));
    expect(await failure()).toMatchObject({ exit: 2 });
  });
});

describe("servers", () => {
  it("says that a server cannot be reached, without its password", async () => {
    const fault = await failure({ url: "http://user:secret@127.0.0.1:1/qraft" });
    expect(fault).toMatchObject({ code: "server-unreachable", exit: 75 });
    expect(JSON.stringify(fault)).not.toContain("secret");
    expect(await failure({ url: "ftp://somewhere" })).toMatchObject({ code: "server-address", exit: 2 });
    expect(await failure({ url: "no address" })).toMatchObject({ code: "server-address" });
  });

  it("tells a refused user, a full disk and damaged parts apart", () => {
    const answered = (text: string) => databaseProblem(new Error(text), "http://host").code;
    expect(answered("Code: 516. DB::Exception: (AUTHENTICATION_FAILED)")).toBe("server-refused");
    expect(answered("Code: 243. DB::Exception: Cannot reserve 1 MiB (NOT_ENOUGH_SPACE)")).toBe("disk-full");
    expect(answered("Code: 246. DB::Exception: (CORRUPTED_DATA)")).toBe("store-corrupt");
    expect(answered("Code: 62. DB::Exception: Syntax error (SYNTAX_ERROR)")).toBe("internal-fault");
  });
});

describe("disks", () => {
  it("says that the disk is full or cannot be written, from what the system itself throws", () => {
    const thrown = (work: () => void): unknown => {
      try {
        work();
      } catch (error) {
        return error;
      }
      return null;
    };
    const full = existsSync("/dev/full")
      ? thrown(() => writeFileSync("/dev/full", "x"))
      : Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
    expect(workspaceProblem(full, workspace)).toMatchObject({ code: "disk-full", exit: 75 });
    for (const code of ["EACCES", "EROFS", "EPERM"]) {
      const denied = Object.assign(new Error(code), { code });
      expect(workspaceProblem(denied, workspace)).toMatchObject({ code: "workspace-read-only", exit: 2 });
    }
    const state = new StateDb(workspace);
    state.db.exec("PRAGMA max_page_count = 40");
    const tooBig = thrown(() => state.putSetting("big", "x".repeat(1_000_000)));
    expect(tooBig).toMatchObject({ code: "disk-full" });
    expect(state.getSetting("big")).toBeNull();
    state.close();
    const readOnly = new StateDb(workspace, { readOnly: true });
    expect(
      sqliteProblem(
        thrown(() => readOnly.db.exec("CREATE TABLE t (x)")),
        "f",
      ),
    ).toMatchObject({ code: "workspace-read-only" });
    expect(thrown(() => readOnly.putSetting("a", 1))).toMatchObject({ code: "workspace-read-only" });
    readOnly.close();
  });
});
