// One writing process per workspace: a lock file that names its owner; the lock of a dead process is taken over.
import {
  constants,
  copyFileSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { QraftError } from "#engine/core";
import { workspaceProblem } from "./problems.ts";

export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  /** When the lock was taken, ISO. */
  readonly start: string;
  /** When the process began, as the system tells it; empty where it does not. A number that came again is another process. */
  readonly born: string;
}

export interface Lock {
  readonly owner: LockOwner;
  release(): void;
}

/** Locks held by this process; a second store on the same folder is as much a second writer as another process. */
const held = new Set<string>();

export function takeLock(workspace: string): Lock {
  const file = join(workspace, "lock.json");
  const owner: LockOwner = {
    pid: process.pid,
    host: hostname(),
    start: new Date().toISOString(),
    born: birthOf(process.pid),
  };
  const own = `${file}.${process.pid}`;
  try {
    writeFileSync(own, `${JSON.stringify(owner)}\n`);
    for (let attempt = 0; attempt < 5; attempt++) {
      if (tryLink(own, file)) {
        held.add(file);
        return { owner, release: () => release(file, owner) };
      }
      const other = readOwner(file);
      if (other !== null && isAlive(other, file)) throw busy(workspace, other);
      setAside(file, other);
    }
  } catch (thrown) {
    throw workspaceProblem(thrown, workspace);
  } finally {
    rmSync(own, { force: true });
  }
  throw busy(workspace, readOwner(file));
}

/** The process that owns the workspace now, or null. */
export function lockOwner(workspace: string): LockOwner | null {
  const file = join(workspace, "lock.json");
  const owner = readOwner(file);
  return owner !== null && isAlive(owner, file) ? owner : null;
}

/** A hard link is made in one step and fails when the name exists: the file is never seen half-written. */
function tryLink(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (thrown) {
    const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
    if (code === "EEXIST") return false;
    if (!["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"].includes(code)) throw thrown;
    return tryCopy(own, file);
  }
}

/** For file systems without hard links. */
function tryCopy(own: string, file: string): boolean {
  try {
    copyFileSync(own, file, constants.COPYFILE_EXCL);
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "EEXIST") return false;
    throw thrown;
  }
}

function readOwner(file: string): LockOwner | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isOwner(value) ? value : null;
  } catch {
    return null;
  }
}

function isOwner(value: unknown): value is LockOwner {
  return (
    typeof value === "object" && value !== null && "pid" in value && typeof value.pid === "number" && "host" in value
  );
}

function isAlive(owner: LockOwner, file: string): boolean {
  if (owner.host !== hostname()) return true; // cannot be asked from here: err on the side of the owner
  if (owner.pid === process.pid) return held.has(file);
  try {
    process.kill(owner.pid, 0);
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ESRCH") return false;
  }
  const born = birthOf(owner.pid);
  return born === "" || owner.born === "" || born === owner.born;
}

/** Start time of a process in ticks since boot, where the system shows it. A process that only waits to be reaped is dead. */
function birthOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "dead" : (fields[19] ?? "");
  } catch {
    return "";
  }
}

/** Moves a dead lock away; if a living one was caught in between, it is put back. */
function setAside(file: string, dead: LockOwner | null): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    statSync(file);
    renameSync(file, aside);
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return;
    throw thrown;
  }
  const caught = readOwner(aside);
  if (caught !== null && JSON.stringify(caught) !== JSON.stringify(dead)) tryLink(aside, file);
  unlinkSync(aside);
}

function release(file: string, owner: LockOwner): void {
  if (!held.delete(file)) return;
  const now = readOwner(file);
  if (now !== null && now.pid === owner.pid && now.start === owner.start) rmSync(file, { force: true });
}

function busy(workspace: string, owner: LockOwner | null): QraftError {
  const who = owner === null ? "another process" : `process ${owner.pid} on ${owner.host}, since ${owner.start}`;
  return new QraftError(
    "workspace-busy",
    `The workspace "${workspace}" is in use by ${who}.`,
    "Wait until it has finished, go through the running server, or name another folder with --workspace DIR.",
    75,
  );
}
