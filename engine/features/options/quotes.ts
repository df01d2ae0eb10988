// One option quote and what makes it usable.
import type { OptionRight } from "./black-scholes.ts";

export interface OptionQuote {
  readonly right: OptionRight;
  readonly strike: number;
  /** Instant of expiry, ms UTC. */
  readonly expiry: number;
  readonly bid: number;
  readonly ask: number;
  /** Instant of the quote, ms UTC. */
  readonly at: number;
}

export type QuoteFault = "expired" | "bad-strike" | "missing-side" | "zero-bid" | "crossed" | "stale";

export interface QuoteRule {
  /** Instant at which the chain is read, ms UTC. */
  readonly now: number;
  /** Quotes older than this are stale, ms. */
  readonly maxAge: number;
}

/** Why a quote cannot be used for a mid price, or null when it can. A locked quote (bid = ask) can. */
export function faultOfQuote(quote: OptionQuote, rule: QuoteRule): QuoteFault | null {
  const { strike, expiry, bid, ask, at } = quote;
  if (!(strike > 0 && Number.isFinite(strike))) return "bad-strike";
  if (!(expiry > rule.now)) return "expired";
  if (rule.now - at > rule.maxAge) return "stale";
  if (bid === 0 || (Number.isNaN(bid) && ask > 0)) return "zero-bid";
  if (!(bid > 0 && Number.isFinite(ask))) return "missing-side";
  return bid > ask ? "crossed" : null;
}

export function midOf({ bid, ask }: { readonly bid: number; readonly ask: number }): number {
  return (bid + ask) / 2;
}
