// Turns what the file system, SQLite and ClickHouse throw into errors that name the place and the next step.
import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { QraftError } from "#engine/core";

interface Thrown {
  readonly code: string;
  readonly text: string;
  /** SQLite's primary result code, where it threw. */
  readonly sqlite: number;
}

function read(thrown: unknown): Thrown {
  const parts: string[] = [];
  let code = "";
  let sqlite = -1;
  for (let at: unknown = thrown; at instanceof Error; at = at.cause) {
    parts.push(at.message);
    if ("code" in at && code === "") code = String(at.code);
    if ("errcode" in at && typeof at.errcode === "number") sqlite = at.errcode & 0xff;
    if ("errors" in at && Array.isArray(at.errors)) {
      for (const inner of at.errors) if (inner instanceof Error) parts.push(inner.message);
    }
  }
  return { code, text: parts.join(" | ") || String(thrown), sqlite };
}

/** File system errors in the workspace. */
export function workspaceProblem(thrown: unknown, place: string): QraftError {
  if (thrown instanceof QraftError) return thrown;
  const { code, text } = read(thrown);
  if (["EACCES", "EPERM", "EROFS"].includes(code)) return readOnly(place, thrown);
  if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code)) return diskFull(place, thrown);
  if (["ENOTDIR", "EEXIST", "ENOENT", "ELOOP", "ENAMETOOLONG", "EISDIR"].includes(code)) {
    return new QraftError(
      "workspace-invalid",
      `"${place}" cannot be a workspace: ${text}.`,
      "Name a folder that exists or can be created with --workspace DIR.",
      2,
      thrown,
    );
  }
  return internal(text, thrown);
}

/** node:sqlite errors on the state file. */
export function sqliteProblem(thrown: unknown, file: string): QraftError {
  if (thrown instanceof QraftError) return thrown;
  const { text, sqlite } = read(thrown);
  if (sqlite === 5 || sqlite === 6) {
    return new QraftError(
      "workspace-busy",
      `The state file "${file}" is locked by another process.`,
      "Wait until the other command has finished, then try again.",
      75,
      thrown,
    );
  }
  if (sqlite === 13) return diskFull(file, thrown);
  if (sqlite === 8 || sqlite === 14 || sqlite === 3) return readOnly(file, thrown);
  if (sqlite === 11 || sqlite === 26) return corrupt(file, text, thrown);
  if (sqlite === 10 && (freeBytes(file) ?? Number.POSITIVE_INFINITY) < 1_000_000) return diskFull(file, thrown);
  if (sqlite === 10) {
    return new QraftError(
      "disk-fault",
      `Reading or writing "${file}" failed: ${text}.`,
      "Check the disk and its free space; what was acknowledged before is kept.",
      75,
      thrown,
    );
  }
  return internal(text, thrown);
}

const signsOfSilence = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ECONNRESET",
  "ETIMEDOUT",
  "Timeout error",
  "socket hang up",
  "EAI_AGAIN",
  "EPIPE",
] as const;

const signsOfDamage = [
  "CORRUPTED_DATA",
  "CHECKSUM_DOESNT_MATCH",
  "CANNOT_READ_ALL_DATA",
  "Failed to create connection",
  "Suspiciously many",
  "TOO_MANY_UNEXPECTED_DATA_PARTS",
  "NO_FILE_IN_DATA_PART",
  "BAD_DATA_PART_NAME",
  "while reading from part",
  "While reading or decompressing",
  "FILE_DOESNT_EXIST",
  "UNKNOWN_FORMAT_VERSION",
] as const;

/** Errors of the ClickHouse client, embedded or over the network. `place` is shown; it never holds a password. */
export function databaseProblem(thrown: unknown, place: string): QraftError {
  if (thrown instanceof QraftError) return thrown;
  const { code, text } = read(thrown);
  const has = (...words: readonly string[]): boolean => words.some((word) => text.includes(word) || code === word);
  if (has(...signsOfSilence)) {
    return new QraftError(
      "server-unreachable",
      `The ClickHouse server at ${place} cannot be reached: ${text}.`,
      "Start the server or correct QRAFT_CLICKHOUSE_URL; without it the embedded store is used.",
      75,
      thrown,
    );
  }
  if (code === "516" || code === "194" || code === "192" || has("AUTHENTICATION_FAILED")) {
    return new QraftError(
      "server-refused",
      `The ClickHouse server at ${place} refused the user or the password.`,
      "Correct the user in QRAFT_CLICKHOUSE_URL and the password beside it.",
      2,
      thrown,
    );
  }
  if (code === "243" || has("NOT_ENOUGH_SPACE", "No space left on device", "Disk quota exceeded"))
    return diskFull(place, thrown);
  if (has("Cannot lock file")) {
    return new QraftError(
      "workspace-busy",
      `The embedded store "${place}" is open in another process.`,
      "Wait until the other command has finished, or go through the running server.",
      75,
      thrown,
    );
  }
  if (has("Read-only file system", "Permission denied", "READONLY")) return readOnly(place, thrown);
  if (has(...signsOfDamage)) return corrupt(place, text, thrown);
  return internal(`ClickHouse answered: ${text}`, thrown);
}

export function corrupt(place: string, text: string, cause?: unknown): QraftError {
  return new QraftError(
    "store-corrupt",
    `The store at "${place}" is damaged: ${text}.`,
    "Move the workspace aside, start a fresh one and import the data again; equal data gives the same snapshot hash.",
    2,
    cause,
  );
}

/** Free bytes on the disk that holds a path, or null where it cannot be asked. */
function freeBytes(place: string): number | null {
  for (let at = place; ; at = dirname(at)) {
    try {
      const disk = statfsSync(at);
      return disk.bavail * disk.bsize;
    } catch {
      if (dirname(at) === at) return null;
    }
  }
}

export function requireRoom(place: string, bytes: number): void {
  const free = freeBytes(place);
  if (free !== null && free < bytes) {
    throw diskFull(place, new Error(`${bytes} bytes are needed and ${free} are free`));
  }
}

function diskFull(place: string, cause: unknown): QraftError {
  const free = freeBytes(place);
  return new QraftError(
    "disk-full",
    `There is not enough space left to write "${place}"${free === null ? "" : ` (${Math.floor(free / 1e6)} MB are free)`}.`,
    "Free some space and run the command again; nothing was half-written.",
    75,
    cause,
  );
}

function readOnly(place: string, cause: unknown): QraftError {
  return new QraftError(
    "workspace-read-only",
    `"${place}" cannot be written.`,
    "Give this user the right to write there, or choose another folder with --workspace DIR.",
    2,
    cause,
  );
}

function internal(text: string, cause: unknown): QraftError {
  return new QraftError(
    "internal-fault",
    text,
    "This is a defect in Qraft; please report it with the command that led here.",
    1,
    cause,
  );
}
