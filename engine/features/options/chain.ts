// Option rows of any order as chains: what was quoted and traded per underlying and bar.
import { QraftError } from "#engine/core";
import type { DeriveSettings } from "../derivation.ts";
import type { RefusalBook } from "../feature-rows.ts";
import { type FeatureTable, findName, numbersOrMissing, requireName } from "../feature-table.ts";
import type { OptionRight } from "./black-scholes.ts";
import type { OptionQuote } from "./quotes.ts";

/** A contract's newest quote of a bar, with what was traded in it. */
export interface ContractState extends OptionQuote {
  /** Listed date of expiry at 00:00 UTC. */
  readonly listed: number;
  readonly openInterest: number;
}

export interface Chain {
  readonly underlying: string;
  /** Bar-open stamp. */
  readonly stamp: number;
  /** Instant of the newest quote of the bar; NaN without one. */
  readonly now: number;
  readonly contracts: readonly ContractState[];
  readonly volume: Readonly<Record<OptionRight, number>>;
  readonly volumeOf: ReadonlyMap<string, number>;
}

const day = 86_400_000;
const rights: Readonly<Record<string, OptionRight>> = { c: "call", call: "call", p: "put", put: "put" };

interface Building {
  readonly underlying: string;
  readonly stamp: number;
  now: number;
  readonly contracts: Map<string, ContractState>;
  readonly volume: Record<OptionRight, number>;
  readonly volumeOf: Map<string, number>;
}

/** "2014-06-21 C 92.5": expiry as it was listed, right and strike. */
export function contractKey(expiryDate: number, right: OptionRight, strike: number): string {
  return `${new Date(expiryDate).toISOString().slice(0, 10)} ${right === "call" ? "C" : "P"} ${strike}`;
}

/** Chains in order of underlying and time. */
export function gatherChains(tables: readonly FeatureTable[], settings: DeriveSettings, book: RefusalBook): Chain[] {
  const chains = new Map<string, Building>();
  for (const table of tables) gatherTable(table, { settings, book, chains });
  return [...chains.values()]
    .map((chain) => ({ ...chain, contracts: [...chain.contracts.values()] }))
    .sort((a, b) => (a.underlying < b.underlying ? -1 : a.underlying > b.underlying ? 1 : a.stamp - b.stamp));
}

interface Gathering {
  readonly settings: DeriveSettings;
  readonly book: RefusalBook;
  readonly chains: Map<string, Building>;
}

function gatherTable(table: FeatureTable, { settings, book, chains }: Gathering): void {
  const columns = readColumns(table, settings);
  for (let i = 0; i < table.rows; i++) {
    const place = (): string => table.place(i);
    const underlying = columns.underlying[i]?.trim() ?? "";
    const right = rights[columns.right[i]?.trim().toLowerCase() ?? ""];
    const [at, expiryDate, strike] = [columns.at[i]!, columns.expiry[i]!, columns.strike[i]!];
    if (underlying === "") book.note("no underlying", place);
    else if (right === undefined) book.note("neither call nor put", place);
    else if (Number.isNaN(at)) book.note("no time", place);
    else if (Number.isNaN(expiryDate)) book.note("no expiry", place);
    else if (!(strike > 0 && Number.isFinite(strike))) book.note("strike not above zero", place);
    else {
      const stamp = columns.stampOf(i);
      const key = `${underlying}\n${stamp}`;
      const chain = chains.get(key) ?? newChain(underlying, stamp);
      chains.set(key, chain);
      const name = contractKey(expiryDate, right, strike);
      const expiry = settings.clock.instantOn(beforeWeekend(expiryDate), settings.expiryAfter);
      addRow(chain, name, {
        quote: { right, strike, expiry, at, listed: expiryDate, bid: columns.bid[i]!, ask: columns.ask[i]! },
        volume: columns.volume[i]!,
        openInterest: columns.openInterest[i]!,
        refuse: (reason) => book.note(reason, place),
      });
    }
  }
}

function newChain(underlying: string, stamp: number): Building {
  const volume = { call: Number.NaN, put: Number.NaN };
  return { underlying, stamp, now: Number.NaN, contracts: new Map(), volume, volumeOf: new Map() };
}

interface Offer {
  readonly quote: Omit<ContractState, "openInterest">;
  readonly volume: number;
  readonly openInterest: number;
  readonly refuse: (reason: string) => void;
}

/** The newest quote of a contract stands; of two at one instant the later row. */
function addRow(chain: Building, name: string, { quote, volume, openInterest, refuse }: Offer): void {
  if (volume < 0 || openInterest < 0 || quote.bid < 0 || quote.ask < 0) {
    refuse("negative quote, volume or open interest");
    return;
  }
  if (volume >= 0) {
    const before = chain.volume[quote.right];
    chain.volume[quote.right] = (Number.isNaN(before) ? 0 : before) + volume;
    chain.volumeOf.set(name, (chain.volumeOf.get(name) ?? 0) + volume);
  }
  const known = chain.contracts.get(name);
  const quoted = quote.bid >= 0 || quote.ask >= 0;
  if (quoted) chain.now = Number.isNaN(chain.now) ? quote.at : Math.max(chain.now, quote.at);
  if (quoted && (known === undefined || quote.at >= known.at))
    chain.contracts.set(name, { ...quote, openInterest: orElse(openInterest, known?.openInterest) });
  else if (openInterest >= 0)
    chain.contracts.set(name, { ...(known ?? { ...quote, bid: Number.NaN, ask: Number.NaN }), openInterest });
}

function orElse(value: number, before = Number.NaN): number {
  return Number.isNaN(value) ? before : value;
}

/** Contracts that expire on a Saturday, as they did until 2015, were last traded on the Friday before. */
function beforeWeekend(date: number): number {
  const weekday = new Date(date).getUTCDay();
  return date - (weekday === 6 ? day : weekday === 0 ? 2 * day : 0);
}

function readColumns(table: FeatureTable, { clock, map, symbol, expiryAfter }: DeriveSettings) {
  const named = findName(table, ["symbol", "underlying", "root", "ticker"], map);
  if (named === null && symbol === null) requireName(table, ["symbol", "underlying", "root", "ticker"], map);
  const times = table.times(
    requireName(table, ["ts", "timestamp", "datetime", "quote_datetime", "quote_date", "date", "time"], map),
  );
  if (times.dateOnly && clock.barMs < day)
    throw new QraftError(
      "frequency-mismatch",
      `"${table.file}" carries dates, the bars last ${clock.barMs / 60_000} minutes.`,
      "Derive daily bars from it: --frequency 1d.",
    );
  const expiry = table.times(
    requireName(table, ["expiry", "expiration", "expiration_date", "expire_date", "maturity"], map),
  );
  const numbers = (...usual: string[]): Float64Array => numbersOrMissing(table, usual, map);
  const at = times.dateOnly ? times.instants.map((date) => clock.instantOn(date, expiryAfter)) : times.instants;
  return {
    underlying: named === null ? new Array<string>(table.rows).fill(symbol ?? "") : table.texts(named),
    right: table.texts(requireName(table, ["right", "option_type", "call_put", "cp_flag", "type", "cp"], map)),
    strike: table.numbers(requireName(table, ["strike", "strike_price", "k"], map)),
    expiry: expiry.dateOnly ? expiry.instants : expiry.instants.map((at) => Math.floor(at / day) * day),
    bid: numbers("bid", "best_bid", "bid_price"),
    ask: numbers("ask", "best_offer", "best_ask", "ask_price"),
    volume: numbers("volume", "trade_volume"),
    openInterest: numbers("open_interest", "openinterest", "oi"),
    at,
    // A stamp is the opening of a bar; a date is quoted at its own hour, which a bar that closes earlier does not know.
    stampOf: (i: number): number => (times.dateOnly ? clock.firstToKnow(at[i]!) : clock.holding(at[i]!)),
  };
}
