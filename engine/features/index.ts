// The feature room's face: option chains, order books, documents and dated series as point-in-time fields of a market.
export { type BarCalendar, type BarClock, type BarClockRule, calendarOf, everyBar, makeBarClock } from "./bar-clock.ts";
export {
  type BookEvent,
  type DepthEvent,
  inOrder,
  type LevelChange,
  type QuoteEvent,
  type TradeEvent,
} from "./book/book-events.ts";
export { type BookSide, type Level, OrderBook } from "./book/order-book.ts";
export { openImpactSlices, openRealisedSpread } from "./book/price-impact.ts";
export { type BarFeatures, type ReplayRule, replay } from "./book/replay.ts";
export { imbalanceOf, microprice, midPrice, orderFlow, spreadBps, type Top } from "./book/top-of-book.ts";
export { openTradeSigner, type SignRule } from "./book/trade-sign.ts";
export { openVpin, type Vpin } from "./book/vpin.ts";
export type { Derivation, Derived, DeriveSettings, KnownPrices, PriceBook } from "./derivation.ts";
export { derivations } from "./derivations/index.ts";
export type { Refusal } from "./feature-rows.ts";
export type { FeatureTable, NameMap, ReadTimes } from "./feature-table.ts";
export { type Greeks, greeksOf, type OptionRight, type OptionTerms, priceOption } from "./options/black-scholes.ts";
export { type ForwardTerms, impliedFromForward, impliedVolatility } from "./options/implied-volatility.ts";
export { modelFreeVariance, type StripRule } from "./options/model-free.ts";
export { type Knots, monotoneCubic } from "./options/monotone-cubic.ts";
export { fitParity, type ParityFit, type StrikePair } from "./options/parity.ts";
export { faultOfQuote, type OptionQuote, type QuoteFault, type QuoteRule } from "./options/quotes.ts";
export { makeSmile, type Smile, type SmilePoint, type SmileRule } from "./options/smile.ts";
export { type SmileShape, shapeOf, type VarianceSlice } from "./options/smile-shape.ts";
export { calendarFaults, type Surface, sliceAt } from "./options/surface.ts";
export { type Statement, valuesAsKnown } from "./series/known-series.ts";
export { type NoveltyRule, openNovelty } from "./text/novelty.ts";
export { sentimentOf } from "./text/sentiment.ts";
export { shinglesOf, type Tokens, tokensOf } from "./text/tokens.ts";
