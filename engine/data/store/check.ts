// Compares what was read with what a manifest recorded, part by part.
import { QraftError } from "#engine/core";
import { type Content, factorsHash, instrumentsHash, type Manifest, manifestHash, partMd5 } from "./content.ts";
import type { AlteredPart, SnapshotSource } from "./store.ts";

export function alteredParts(
  manifest: Manifest,
  content: Content | "unreadable",
  source: SnapshotSource,
): readonly AlteredPart[] {
  const market = manifest.info.name;
  const found: AlteredPart[] = [];
  const compare = (part: string, expected: string, actual: string): void => {
    if (expected !== actual) found.push({ market, snapshot: manifest.hash, source, part, expected, found: actual });
  };
  compare("manifest", manifest.hash, manifestHash(manifest));
  if (content === "unreadable") {
    compare("file", manifest.hash, "no readable Arrow file");
    return found;
  }
  const parts = new Map(content.parts.map((part) => [part.name, part]));
  for (const entry of manifest.parts) {
    const part = parts.get(entry.name);
    compare(entry.name, entry.md5, part === undefined ? "absent" : partMd5(part));
  }
  compare("instruments", manifest.instruments, instrumentsHash(content.instruments));
  compare("factors", manifest.factors, factorsHash(content.factors));
  return found;
}

export function snapshotAltered(part: AlteredPart): QraftError {
  const where = part.source === "cache" ? `the cache file of "${part.market}"` : `the tables of "${part.market}"`;
  const next =
    part.source === "cache"
      ? `Delete cache/${part.snapshot}.arrow in the workspace; it is made again from the store.`
      : "Import the original data again; equal data restores the same hash.";
  return new QraftError(
    "snapshot-altered",
    `Part "${part.part}" in ${where} is not what snapshot ${part.snapshot.slice(0, 12)} recorded: expected ${part.expected}, found ${part.found}.`,
    next,
    3,
  );
}
