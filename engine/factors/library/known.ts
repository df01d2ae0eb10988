// A factor that is known: its formula, where it comes from, and which way it is said to point.

export interface KnownFactor {
  readonly name: string;
  readonly expression: string;
  readonly says: string;
  readonly source: string;
  /** Sign of the rank correlation with the return that follows, as the source has it; 0 where it names none. */
  readonly sign: -1 | 0 | 1;
  readonly family: "reversal" | "momentum" | "risk" | "liquidity" | "volume" | "price-shape" | "published-alpha";
}
