// Option chains into point-in-time fields of their underlyings, or of the contracts themselves.
import { type Derivation, priceAt } from "../derivation.ts";
import { openRefusalBook, openRowBook } from "../feature-rows.ts";
import { contractKey, gatherChains } from "../options/chain.ts";
import { contractFeatures } from "../options/contract-features.ts";
import { type ChainRule, expiriesOf, underlyingFeatures } from "../options/underlying-features.ts";

const minute = 60_000;
const reasons: Readonly<Record<string, string>> = {
  expired: "quote: contract expired",
  "bad-strike": "quote: strike not above zero",
  "missing-side": "quote: no ask, or none at all",
  "zero-bid": "quote: no bid",
  crossed: "quote: bid above ask",
  stale: "quote: older than the newest of its bar by more than allowed",
};

export const options = {
  name: "options",
  says: "Implied volatility at 30, 60 and 90 days, smile, term spread, model-free volatility, put/call ratios; or greeks per contract.",
  reads: "symbol or underlying, ts, right, strike, expiry, bid, ask; if there: volume, open_interest",
  columns: ["symbol", "ts", "right", "strike", "expiry", "bid", "ask", "volume", "open_interest"],
  derive: (tables, settings) => {
    const refused = openRefusalBook();
    const out = openRowBook();
    const chains = gatherChains(tables, settings, refused);
    let withoutSpot = 0;
    for (const chain of chains) {
      const close = settings.clock.closeOf(chain.stamp);
      const finer = settings.prices !== null && settings.prices.barMs < settings.clock.barMs && chain.now <= close;
      const spot = priceAt(settings.prices?.bySymbol.get(chain.underlying), {
        after: close - settings.clock.barMs,
        until: finer ? chain.now : close,
      });
      if (Number.isNaN(spot)) withoutSpot += 1;
      const rule: ChainRule = {
        spot,
        rate: settings.rate,
        maxAge: settings.maxAge ?? minute,
        refuse: (fault) =>
          refused.note(reasons[fault] ?? fault, () => `${chain.underlying} ${new Date(chain.stamp).toISOString()}`),
      };
      const expiries = expiriesOf(chain, rule);
      if (settings.level === "underlying") {
        out.add(chain.underlying, chain.stamp, underlyingFeatures(chain, expiries, rule));
        continue;
      }
      for (const expiry of expiries) {
        for (const contract of expiry.usable) {
          const key = contractKey(contract.listed, contract.right, contract.strike);
          const at = { spot, volume: chain.volumeOf.get(key) ?? Number.NaN };
          out.add(`${chain.underlying} ${key}`, chain.stamp, contractFeatures(contract, expiry, at));
        }
      }
    }
    const notes =
      withoutSpot === 0
        ? []
        : [
            `${withoutSpot} of ${chains.length} chains without a price of the underlying: forwards from put–call parity alone.`,
          ];
    return { rows: out.rows(), read: tables.reduce((sum, { rows }) => sum + rows, 0), refused: refused.list(), notes };
  },
} satisfies Derivation;
