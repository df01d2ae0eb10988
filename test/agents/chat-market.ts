// A small market for conversations: a dozen symbols whose moves are partly given back.
import { rmSync } from "node:fs";
import type { Limits } from "#agents";
import { seededRandom } from "#engine/core";
import { openStore, type Store } from "#engine/data";
import { type Chat, type ChatOptions, openChat, type TurnWatch } from "../../interfaces/compose/chat.ts";
import { barRows, day, request, temporaryFolder } from "../support/bars.ts";

const symbols = 12;
const bars = 420;
const start = Date.parse("2020-01-01");

export const tinyLimits: Limits = { trials: 4, tokens: 100_000, money: 1, minutes: 5 };

export interface Workshop {
  readonly store: () => Store;
  readonly chat: (more?: Partial<ChatOptions>) => Promise<Chat>;
  /** Closes the workspace and opens it again, as another process would. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openWorkshop(): Promise<Workshop> {
  const workspace = temporaryFolder();
  let store = await openStore({ workspace, mode: "write" });
  await store.importBars(request("tiny", smallMarket()));
  return {
    store: () => store,
    chat: (more = {}) =>
      openChat(store, {
        settings: { workspace, model: "offline", json: false },
        market: undefined,
        thread: undefined,
        fresh: false,
        limits: tinyLimits,
        seed: 7,
        clock: () => new Date(),
        isAlive: () => false,
        tell: () => undefined,
        ...more,
      }),
    restart: async () => {
      await store.close();
      store = await openStore({ workspace, mode: "write" });
    },
    close: async () => {
      await store.close();
      rmSync(workspace, { recursive: true, force: true });
    },
  };
}

export const calm: TurnWatch = { signal: new AbortController().signal, progress: () => undefined };

/** A third of each day's own move comes back the day after: reversal is there to be found. */
function smallMarket() {
  const random = seededRandom(11);
  const rows: (readonly [string, string, ...number[]])[] = [];
  for (let s = 0; s < symbols; s++) {
    let close = 50 + s;
    let before = 0;
    for (let t = 0; t < bars; t++) {
      const shock = 0.02 * random.normal();
      const open = close;
      close *= 1 + shock - 0.33 * before;
      before = shock;
      const high = Math.max(open, close) * 1.002;
      const low = Math.min(open, close) * 0.998;
      rows.push([
        `S${s}`,
        new Date(start + t * day).toISOString().slice(0, 10),
        open,
        high,
        low,
        close,
        1e6 * (1 + 0.3 * Math.abs(random.normal())),
      ]);
    }
  }
  return barRows(["open", "high", "low", "close", "volume"], rows);
}
