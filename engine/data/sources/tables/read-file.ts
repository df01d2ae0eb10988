// The bytes of a source: a path on disk, or bytes that somebody already holds.
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { QraftError, sha256 } from "#engine/core";

export type SourceInput = string | { readonly name: string; readonly bytes: Uint8Array };

export interface SourceBytes {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** A single file is held in memory while it is decoded. */
export const maxFileBytes = 1.5 * 2 ** 30;

export async function readSource(input: SourceInput): Promise<SourceBytes> {
  if (typeof input !== "string") return { file: input.name, sha256: sha256(input.bytes), bytes: input.bytes };
  const file = basename(input);
  try {
    const info = await stat(input);
    if (info.isDirectory()) {
      throw new QraftError(
        "source-is-folder",
        `"${input}" is a folder.`,
        `Name the files in it, for example ${input}/*.csv.`,
      );
    }
    if (info.size > maxFileBytes) throw tooLarge(file, info.size);
    const bytes = await readFile(input);
    return { file, sha256: sha256(bytes), bytes };
  } catch (thrown) {
    if (thrown instanceof QraftError) throw thrown;
    throw unreadable(input, thrown);
  }
}

export function tooLarge(file: string, bytes: number): QraftError {
  const gib = (bytes / 2 ** 30).toFixed(1);
  return new QraftError(
    "source-too-large",
    `"${file}" holds ${gib} GiB; one file may hold 1.5 GiB, unpacked.`,
    "Split it by symbol or year and import the parts together.",
  );
}

function unreadable(path: string, thrown: unknown): QraftError {
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "unknown";
  if (code === "ENOENT") {
    return new QraftError(
      "source-missing",
      `There is no file "${path}".`,
      "Check the path; a pattern that matches nothing is passed on as it stands.",
    );
  }
  const next = code === "EACCES" ? "Give yourself read permission on it." : "Check the disk and try again.";
  return new QraftError("source-unreadable", `"${path}" cannot be read (${code}).`, next, 2, thrown);
}
