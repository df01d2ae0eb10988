// Branded ids: strings that cannot be mixed up.
declare const brand: unique symbol;
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** SHA-256 over everything a run read, in hex. */
export type SnapshotHash = Brand<string, "SnapshotHash">;
/** SHA-256 of a ledger record's kind and body, in hex. */
export type RecordId = Brand<string, "RecordId">;
export type RunId = Brand<string, "RunId">;
/** SHA-256 of an expression's canonical form, in hex. */
export type FactorHash = Brand<string, "FactorHash">;
/** SHA-256 of a strategy document's canonical JSON, in hex. */
export type StrategyHash = Brand<string, "StrategyHash">;
