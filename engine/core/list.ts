// Lists of named things: look-up by name with a suggestion, and the one shape in which a folder lists what it holds.
import { QraftError } from "./error.ts";
import { fail, ok, type Result } from "./result.ts";

export interface Named {
  readonly name: string;
}

/** Finds an entry by name; the error names the value and the nearest known name. */
export function findNamed<T extends Named>(list: readonly T[], name: string, what: string): Result<T> {
  const found = list.find((entry) => entry.name === name);
  if (found) return ok(found);
  const near = nearestName(
    name,
    list.map((entry) => entry.name),
  );
  const hint = near ? `Did you mean "${near}"?` : `Known: ${list.map((entry) => entry.name).join(", ")}.`;
  return fail(new QraftError(`unknown-${what.replaceAll(" ", "-")}`, `Unknown ${what} "${name}".`, hint));
}

/** The known name within a third of its length in edits, or undefined. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.ceil(name.length / 3)) + 1;
  for (const candidate of known) {
    // Words of different lengths are at least that far apart; most need no table.
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Levenshtein distance; both words are short. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swap));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
