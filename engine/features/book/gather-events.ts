// Tables of depth changes, quotes and trades into events per symbol; which of them a table holds is told from its columns.
import { QraftError } from "#engine/core";
import type { DeriveSettings } from "../derivation.ts";
import type { RefusalBook } from "../feature-rows.ts";
import { type FeatureTable, findName, numbersOrMissing, requireName } from "../feature-table.ts";
import type { BookEvent, DepthEvent } from "./book-events.ts";
import type { BookSide } from "./order-book.ts";

const timeNames = ["ts", "local_ns", "local_ts", "received", "timestamp", "datetime", "time", "exch_ms"] as const;
const sizeNames = ["qty", "quantity", "size", "amount", "volume"] as const;
const bookSides: Readonly<Record<string, BookSide>> = {
  b: "bid",
  bid: "bid",
  bids: "bid",
  a: "ask",
  ask: "ask",
  asks: "ask",
};
const takers: Readonly<Record<string, 1 | -1>> = { buy: 1, b: 1, "1": 1, sell: -1, s: -1, "-1": -1 };

export type EventsBySymbol = Map<string, BookEvent[]>;
type TableKind = BookEvent["kind"];

/** Depth carries update ids or sides of a book, quotes carry bid and ask, trades a price. */
export function kindOfTable(table: FeatureTable): TableKind {
  const { names } = table;
  if (names.includes("bid") && names.includes("ask")) return "quote";
  if (!names.includes("price"))
    throw new QraftError(
      "unknown-table",
      `"${table.file}" holds neither quotes (bid, ask) nor depth changes or trades (price, qty); its columns: ${names.join(", ")}.`,
      "Rename its columns, or give another file.",
    );
  if (names.includes("final_id")) return "depth";
  const sides = names.includes("side")
    ? new Set(table.texts("side").map((side) => side?.trim().toLowerCase() ?? ""))
    : new Set<string>();
  return ["a", "ask", "asks", "bid", "bids"].some((side) => sides.has(side)) ? "depth" : "trade";
}

export function gatherEvents(
  tables: readonly FeatureTable[],
  settings: DeriveSettings,
  book: RefusalBook,
): EventsBySymbol {
  const events: EventsBySymbol = new Map();
  for (const table of tables) {
    const made = readers[kindOfTable(table)](table, settings, book);
    const symbols = symbolsOf(table, settings);
    const { timeColumn, map } = settings;
    const at = table.times(
      timeColumn === null ? requireName(table, timeNames, map) : requireName(table, [timeColumn]),
    ).instants;
    let latest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < table.rows; i++) {
      const symbol = symbols[i]?.trim() ?? "";
      const place = (): string => table.place(i);
      if (symbol === "") book.note("no symbol", place);
      else if (!Number.isFinite(at[i]!)) book.note("no time", place);
      else {
        if (at[i]! < latest) book.note("earlier than the row before it; sorted, not refused", place);
        latest = Math.max(latest, at[i]!);
        const own = events.get(symbol) ?? [];
        events.set(symbol, own);
        made(i, { at: at[i]!, own });
      }
    }
  }
  return events;
}

function symbolsOf(table: FeatureTable, { map, symbol }: DeriveSettings): readonly (string | null)[] {
  const named = findName(table, ["symbol", "ticker", "instrument"], map);
  if (named !== null) return table.texts(named);
  if (symbol === null) requireName(table, ["symbol", "ticker", "instrument"], map);
  return new Array<string>(table.rows).fill(symbol ?? "");
}

type RowReader = (row: number, at: { readonly at: number; readonly own: BookEvent[] }) => void;
type TableReader = (table: FeatureTable, settings: DeriveSettings, book: RefusalBook) => RowReader;

function readDepth(table: FeatureTable, { map }: DeriveSettings, book: RefusalBook): RowReader {
  const sides = table.texts(requireName(table, ["side"], map));
  const prices = table.numbers(requireName(table, ["price"], map));
  const quantities = table.numbers(requireName(table, sizeNames, map));
  const firstIds = numbersOrMissing(table, ["first_id"], map);
  const finalIds = numbersOrMissing(table, ["final_id"], map);
  const previousIds = numbersOrMissing(table, ["prev_final_id", "previous_final_id"], map);
  return (i, { at, own }) => {
    const side = bookSides[sides[i]?.trim().toLowerCase() ?? ""];
    const [price, quantity] = [prices[i]!, quantities[i]!];
    if (side === undefined) return book.note("neither bid nor ask", () => table.place(i));
    if (!(price > 0 && Number.isFinite(price))) return book.note("price not above zero", () => table.place(i));
    if (!(quantity >= 0 && Number.isFinite(quantity)))
      return book.note("quantity below zero or missing", () => table.place(i));
    const last = own[own.length - 1];
    const same = last?.kind === "depth" && last.at === at && last.finalId === finalIds[i];
    if (same) return void last.changes.push({ side, price, quantity });
    const event: DepthEvent = {
      kind: "depth",
      at,
      firstId: firstIds[i]!,
      finalId: finalIds[i]!,
      previousId: previousIds[i]!,
      changes: [{ side, price, quantity }],
    };
    own.push(event);
  };
}

function readQuotes(table: FeatureTable, { map }: DeriveSettings, book: RefusalBook): RowReader {
  const bids = table.numbers(requireName(table, ["bid"], map));
  const asks = table.numbers(requireName(table, ["ask"], map));
  const bidSizes = numbersOrMissing(table, ["bid_qty", "bid_size", "bid_quantity"], map);
  const askSizes = numbersOrMissing(table, ["ask_qty", "ask_size", "ask_quantity"], map);
  return (i, { at, own }) => {
    const [bid, ask, bidSize, askSize] = [bids[i]!, asks[i]!, bidSizes[i]!, askSizes[i]!];
    if (!(bid > 0 && ask > 0)) return book.note("quote without both sides", () => table.place(i));
    if (bid > ask) return book.note("bid above ask", () => table.place(i));
    if (bidSize < 0 || askSize < 0) return book.note("quantity below zero or missing", () => table.place(i));
    own.push({ kind: "quote", at, bid, bidSize, ask, askSize });
  };
}

function readTrades(table: FeatureTable, { map }: DeriveSettings, book: RefusalBook): RowReader {
  const prices = table.numbers(requireName(table, ["price"], map));
  const sizes = table.numbers(requireName(table, sizeNames, map));
  const sideName = findName(table, ["side", "aggressor"], map);
  const sides = sideName === null ? null : table.texts(sideName);
  const makerName = findName(table, ["buyer_is_maker", "is_buyer_maker"], map);
  const makers = makerName === null ? null : table.texts(makerName);
  const doubtful = numbersOrMissing(table, ["suspicious"], map);
  return (i, { at, own }) => {
    const [price, size] = [prices[i]!, sizes[i]!];
    if (!(price > 0 && Number.isFinite(price))) return book.note("price not above zero", () => table.place(i));
    if (!(size > 0 && Number.isFinite(size))) return book.note("size not above zero", () => table.place(i));
    if (doubtful[i]! > 0) return book.note("marked as suspicious", () => table.place(i));
    const maker = makers?.[i]?.trim().toLowerCase();
    const byMaker = maker === "1" || maker === "true" ? -1 : maker === "0" || maker === "false" ? 1 : 0;
    const told = takers[sides?.[i]?.trim().toLowerCase() ?? ""] ?? byMaker;
    own.push({ kind: "trade", at, price, size, told });
  };
}

const readers: Readonly<Record<TableKind, TableReader>> = { depth: readDepth, quote: readQuotes, trade: readTrades };
