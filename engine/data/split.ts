// The split by time: explore, validate, holdout, with an embargo between them.
import { QraftError } from "#engine/core";

/** Bar-open times, ms UTC, both inclusive. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

export type SplitRole = "explore" | "validate" | "holdout";
export const splitRoles = ["explore", "validate", "holdout"] as const satisfies readonly SplitRole[];

export interface Split {
  readonly explore: Period;
  readonly validate: Period;
  readonly holdout: Period;
  /** Bars left out between two parts: at least the longest label plus look-back overlap. */
  readonly embargoBars: number;
}

export interface SplitShares {
  readonly explore: number;
  readonly validate: number;
  readonly embargoBars: number;
  /** Where an earlier seal already put the holdout; the split then keeps it. */
  readonly holdoutFrom?: number | undefined;
}

/**
 * Cuts a calendar into three parts in time order; the embargo is taken from the end of the earlier part.
 *
 * Shape   times[n], ascending ms UTC -> three inclusive periods that share no bar
 * Errors  fewer than 20 bars in any part
 */
export function makeSplit(times: Float64Array, shares: SplitShares): Split {
  const { embargoBars } = shares;
  const total = times.length;
  const sealed = shares.holdoutFrom === undefined ? -1 : times.findIndex((time) => time >= (shares.holdoutFrom ?? 0));
  const open =
    sealed >= 0
      ? sealed
      : shares.holdoutFrom === undefined
        ? Math.floor(total * (shares.explore + shares.validate))
        : total;
  const cut = Math.floor((open * shares.explore) / (shares.explore + shares.validate));
  const counts = [cut - embargoBars, open - cut - embargoBars, shares.holdoutFrom === undefined ? total - open : 20];
  if (counts.some((count) => count < 20)) {
    throw new QraftError(
      "split-too-short",
      `${total} bars cannot be split into explore, validate and holdout with an embargo of ${embargoBars} bars: a part would hold fewer than 20.`,
      "Import a longer history, or shorten the horizon and look-back so that the embargo shrinks.",
    );
  }
  return {
    explore: { start: times[0]!, end: times[cut - embargoBars - 1]! },
    validate: { start: times[cut]!, end: times[open - embargoBars - 1]! },
    holdout: { start: times[open] ?? shares.holdoutFrom!, end: times[total - 1]! },
    embargoBars,
  };
}
