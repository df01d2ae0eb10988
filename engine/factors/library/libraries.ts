// Every library of formulas, alphabetical by name, and the look-up of one factor.
import { fail, nearestName, ok, QraftError, type Result } from "#engine/core";
import { alpha101 } from "./alpha101/index.ts";
import { alpha158 } from "./alpha158.ts";
import { alpha191 } from "./alpha191/index.ts";
import { alpha360 } from "./alpha360.ts";
import { candleLibrary } from "./candles.ts";
import { knownFactors } from "./index.ts";
import { indicatorLibrary } from "./indicators.ts";
import { type FactorLibrary, type LibraryFactor, libraryOf } from "./library-factor.ts";
import { tsfresh } from "./tsfresh.ts";

/** Factors known by a name of their own; those of the 101 stand in their library. */
const known = libraryOf("known", "Factors of the literature that have a name of their own.", () => {
  const list: readonly LibraryFactor[] = knownFactors;
  return list.filter((factor) => !factor.name.startsWith("alpha101."));
});

export const factorLibraries: readonly FactorLibrary[] = [
  alpha101,
  alpha158,
  alpha191,
  alpha360,
  candleLibrary,
  indicatorLibrary,
  known,
  tsfresh,
];

/** One factor by its name, for example alpha101.42, alpha158.KMID5 or momentum-12-1; capitals do not matter. */
export function findLibraryFactor(name: string): Result<LibraryFactor> {
  const [prefix] = name.split(".");
  const one = factorLibraries.filter((library) => library.name === prefix?.toLowerCase());
  const factors = (one.length > 0 ? one : factorLibraries).flatMap((library) => library.factors());
  const found = factors.find((factor) => factor.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return ok(found);
  const near = nearestName(
    name,
    factors.map((factor) => factor.name),
  );
  const libraries = factorLibraries.map((library) => library.name).join(", ");
  return fail(
    new QraftError(
      "unknown-factor",
      `No library holds a factor "${name.slice(0, 80)}".`,
      near === undefined ? `Libraries: ${libraries}; for example alpha101.42.` : `Did you mean "${near}"?`,
    ),
  );
}
