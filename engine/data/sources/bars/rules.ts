// The stated rules of an import: what is noticed in rows, and what is done about it. Nothing is done in silence.
import type { Named } from "#engine/core";
import type { IssueAction } from "../decoded.ts";

export interface ImportRule extends Named {
  readonly severity: "info" | "warning";
  readonly action: IssueAction;
  readonly says: string;
}

export const importRules = [
  {
    name: "absent-field",
    severity: "info",
    action: "kept",
    says: "A field that other files of the import have is not in this file; it is missing in all its rows.",
  },
  {
    name: "ambiguous-time",
    severity: "warning",
    action: "assumed",
    says: "A local time occurs twice as clocks go back; the earlier instant is taken.",
  },
  {
    name: "column-ignored",
    severity: "info",
    action: "ignored",
    says: "A column is neither time, symbol nor a column of numbers; it is not imported.",
  },
  {
    name: "conflicting-duplicate",
    severity: "warning",
    action: "dropped",
    says: "Rows of one symbol and time differ. Kept is the one with more values, then the larger volume, then the larger values in order of field name; the others are dropped. The order of rows does not matter.",
  },
  {
    name: "empty-row",
    severity: "info",
    action: "dropped",
    says: "A row holds no value in any field; it is dropped, as if there were no bar.",
  },
  {
    name: "frequency-told",
    severity: "info",
    action: "assumed",
    says: "No frequency was given; it is told from the smallest usual distance between bars.",
  },
  {
    name: "high-below-low",
    severity: "warning",
    action: "blanked",
    says: "The high is below the low; both are blanked, open and close are kept.",
  },
  {
    name: "identical-duplicate",
    severity: "info",
    action: "dropped",
    says: "Rows of one symbol and time are the same in every field; one is kept.",
  },
  {
    name: "infinite-value",
    severity: "warning",
    action: "blanked",
    says: "A value is infinite; it is blanked.",
  },
  {
    name: "missing-symbol",
    severity: "warning",
    action: "dropped",
    says: "A row names no symbol; it is dropped.",
  },
  {
    name: "missing-time",
    severity: "warning",
    action: "dropped",
    says: "A row names no time; it is dropped.",
  },
  {
    name: "missing-value",
    severity: "info",
    action: "kept",
    says: "A value is missing in the file; it stays missing and is never filled in.",
  },
  {
    name: "negative-price",
    severity: "warning",
    action: "blanked",
    says: "A price is below zero; it is blanked, unless negative prices are declared as real (--negative-prices keep).",
  },
  {
    name: "negative-volume",
    severity: "warning",
    action: "blanked",
    says: "A volume or amount is below zero; it is blanked.",
  },
  {
    name: "out-of-order",
    severity: "info",
    action: "sorted",
    says: "A row is earlier than the row of the same symbol before it; rows are sorted by symbol and time.",
  },
  {
    name: "outside-range",
    severity: "warning",
    action: "kept",
    says: "Open or close lies outside low to high by more than a millionth; the row is kept as it is.",
  },
  {
    name: "sparse-bars",
    severity: "info",
    action: "kept",
    says: "Bars are usually further apart than the frequency says; they are kept.",
  },
  {
    name: "zero-price",
    severity: "warning",
    action: "blanked",
    says: "A price is zero, the usual mark of an unknown one; it is blanked.",
  },
  {
    name: "zone-assumed",
    severity: "info",
    action: "assumed",
    says: "Times name no zone and none was given; they are read as UTC.",
  },
] as const satisfies readonly ImportRule[];

export type RuleName = (typeof importRules)[number]["name"];
