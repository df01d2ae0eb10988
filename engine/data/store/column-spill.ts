// Columns put aside on disk: one file of raw little-endian doubles per key, in a folder that is removed afterwards.
import { mkdtemp, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { fault, QraftError } from "#engine/core";

/** Columns are written in pieces of this many bytes. */
const pieceBytes = 1 << 24;

/** A folder for columns; `close` removes it with everything in it. */
export interface ColumnFolder {
  readonly write: (key: string, column: Float64Array) => Promise<void>;
  /** Fills `into` with what was written under the key; the lengths must agree. */
  readonly read: (key: string, into: Float64Array) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a new folder below `parent`, which must exist and should have room for a few columns. */
export async function openColumnFolder(parent: string): Promise<ColumnFolder> {
  const folder = await mkdtemp(join(parent, "columns-")).catch((thrown: unknown) => {
    throw unusable(parent, thrown);
  });
  const pathOf = (key: string): string => {
    if (!/^[a-z0-9-]+$/.test(key)) throw fault(`"${key}" is no key of a column.`);
    return join(folder, `${key}.f64`);
  };
  return {
    write: async (key, column) => {
      const file = await open(pathOf(key), "w");
      try {
        for (const piece of piecesOf(column)) await writeAll(file, piece);
      } catch (thrown) {
        throw unusable(folder, thrown);
      } finally {
        await file.close();
      }
    },
    read: async (key, into) => {
      const file = await open(pathOf(key), "r").catch((thrown: unknown) => {
        throw unusable(folder, thrown);
      });
      try {
        for (const piece of piecesOf(into)) await readAll(file, piece, folder);
      } finally {
        await file.close();
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

type OpenFile = Awaited<ReturnType<typeof open>>;

function piecesOf(column: Float64Array): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < column.byteLength; at += pieceBytes) {
    const length = Math.min(pieceBytes, column.byteLength - at);
    pieces.push(new Uint8Array(column.buffer, column.byteOffset + at, length));
  }
  return pieces;
}

async function writeAll(file: OpenFile, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length; ) at += (await file.write(piece, at, piece.length - at)).bytesWritten;
}

async function readAll(file: OpenFile, piece: Uint8Array, folder: string): Promise<void> {
  for (let at = 0; at < piece.length; ) {
    const { bytesRead } = await file.read(piece, at, piece.length - at, null);
    if (bytesRead === 0) throw unusable(folder, new Error("a column is shorter than what was written"));
    at += bytesRead;
  }
}

function unusable(folder: string, thrown: unknown): QraftError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new QraftError(
    "spill-failed",
    `Columns cannot be put aside in "${folder}": ${reason}.`,
    "Name a folder that exists, may be written and has room, or allow more memory.",
    75,
    thrown,
  );
}
