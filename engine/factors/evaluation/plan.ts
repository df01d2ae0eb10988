// A plan: what is computed from what into which buffer, in an order that keeps few columns. Plain data, so that it crosses threads.

/** Where a call reads or writes. buffer: a whole column · slot: a block of symbols that lives within one step only. */
export type Place =
  | { readonly at: "field"; readonly name: string }
  | { readonly at: "number"; readonly value: number }
  | { readonly at: "buffer"; readonly buffer: number }
  | { readonly at: "slot"; readonly slot: number };

export interface PlannedCall {
  /** By name; null copies the only input, infinities blanked. */
  readonly operator: string | null;
  readonly inputs: readonly Place[];
  readonly groups: readonly string[];
  readonly params: readonly number[];
  readonly out: Place;
}

/** A column that is complete, and the formulas whose value it is. */
export interface Delivery {
  readonly buffer: number;
  readonly roots: readonly number[];
}

/**
 * symbols: calls that look along time only, done for a few symbols at a time · dates: one call across symbols, done for a
 * few dates at a time · deliver, write, read: done by the owner, who hands a column out, puts it aside or fetches it back.
 */
export type Step = { /** Steps that must be complete before. */ readonly after: readonly number[] } & (
  | { readonly kind: "symbols"; readonly calls: readonly PlannedCall[]; readonly slots: number }
  | { readonly kind: "dates"; readonly call: PlannedCall }
  | ({ readonly kind: "deliver" } & Delivery)
  | { readonly kind: "write" | "read"; readonly buffer: number; readonly key: string }
);

export interface Plan {
  readonly steps: readonly Step[];
  readonly buffers: number;
  /** Most columns, panel fields aside, that are held at once. */
  readonly peak: number;
  /** Distinct calls. */
  readonly calls: number;
  /** Fields and groups that the panel must have. */
  readonly fields: readonly string[];
  readonly groups: readonly string[];
}

export function isOwners(step: Step): boolean {
  return step.kind === "deliver" || step.kind === "write" || step.kind === "read";
}
