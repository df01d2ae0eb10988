// What a library of known formulas is: named factors in our language, with the text they come from.

export interface LibraryFactor {
  /** Library and name within it, for example alpha101.42. */
  readonly name: string;
  /** In our language; empty where the formula is refused. */
  readonly expression: string;
  /** Plain words. */
  readonly says: string;
  readonly source: string;
  /** The formula as the source prints it, and the dialect it is written in. */
  readonly printed?: string;
  readonly dialect?: string;
  /** What is read in place of a broken print, in the same dialect. */
  readonly repaired?: string;
  /** What was repaired and why, or which of several readings was taken. */
  readonly note?: string;
  /** Sign of the rank correlation with the return that follows, as the source has it; 0 where it names none. */
  readonly sign?: -1 | 0 | 1;
  readonly family?: string;
  readonly needs?: { readonly fields: readonly string[]; readonly groups: readonly string[] };
  /** Why the formula cannot be written. */
  readonly refused?: string;
}

export interface FactorLibrary {
  readonly name: string;
  readonly says: string;
  readonly factors: () => readonly LibraryFactor[];
}

/** A library whose factors are made once, when they are first asked for. */
export function libraryOf(name: string, says: string, make: () => readonly LibraryFactor[]): FactorLibrary {
  let made: readonly LibraryFactor[] | undefined;
  return {
    name,
    says,
    factors: () => {
      made ??= make();
      return made;
    },
  };
}
