// Prices and volume together: crosses of the two.
import { factorFamily, windows } from "./family.ts";

export const priceVolume = factorFamily({
  name: "price-volume",
  says: "Prices and volume together: crosses of the two.",
  templates: [
    {
      name: "price-volume-correlation",
      says: "Correlation of price and volume.",
      formula: "-ts_corr({p}, volume, {n})",
      parameters: { p: ["close", "open", "high", "low"], n: windows(4, 120) },
    },
    {
      name: "price-volume-rank-correlation",
      says: "Correlation of the ranks of price and volume.",
      formula: "-ts_corr(rank({p}), rank(volume), {n})",
      parameters: { p: ["close", "open", "high", "low"], n: windows(4, 60) },
    },
    {
      name: "price-volume-return-correlation",
      says: "Correlation of returns and changes of volume.",
      formula: "ts_corr(returns(close, 1), returns(volume, 1), {n})",
      parameters: { n: windows(5, 120) },
    },
    {
      name: "price-volume-turn",
      says: "Move of n bars, turned around when volume rose.",
      formula: "sign(delta(volume, {d})) * -delta(close, {n}) / close",
      parameters: { d: windows(1, 20), n: windows(1, 20) },
    },
    {
      name: "price-volume-weighted-return",
      says: "Returns weighted by volume.",
      formula: "ts_sum(returns(close, 1) * volume, {n}) / ts_sum(volume, {n})",
      parameters: { n: windows(3, 120) },
    },
    {
      name: "price-volume-vwap-gap",
      says: "Close against the volume-weighted price of n bars.",
      formula: "close * ts_sum(volume, {n}) / ts_sum(close * volume, {n}) - 1",
      parameters: { n: windows(2, 120) },
    },
    {
      name: "price-volume-signed",
      says: "Volume of rising bars against all volume.",
      formula: "ts_sum(sign(delta(close, 1)) * volume, {n}) / ts_sum(volume, {n})",
      parameters: { n: windows(3, 120) },
    },
    {
      name: "price-volume-covariance",
      says: "Covariance of the ranks of price and volume.",
      formula: "-ts_cov(rank({p}), rank(volume), {n})",
      parameters: { p: ["close", "high"], n: windows(4, 60) },
    },
    {
      name: "price-volume-divergence",
      says: "Rank of the price's move against that of the volume's.",
      formula: "rank(delta(close, {n}) / close) - rank(delta(volume, {n}) / volume)",
      parameters: { n: windows(1, 60) },
    },
  ],
});
