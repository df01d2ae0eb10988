// Asks again with growing pauses. The client's own retries are off: it ignores a 429 without a Retry-After header.
import { type Failure, type FailureContext, failureOf } from "./failure.ts";
import type { Notice } from "./question.ts";
import type { LimitName, ModelReply } from "./reply.ts";
import type { AnswerFormat, ModelClock, Send, TransportRequest } from "./transport.ts";

export interface Backoff {
  /** Requests in all, the first one included. */
  readonly attempts: number;
  readonly firstMs: number;
  readonly maxMs: number;
  /** In [0, 1): spreads the pauses of many clients over the upper half. Left out: the same pauses every time. */
  readonly jitter?: (() => number) | undefined;
}

export const usualBackoff: Backoff = { attempts: 5, firstMs: 500, maxMs: 20_000 };

export interface Attempts {
  readonly send: Send;
  readonly clock: ModelClock;
  readonly backoff: Backoff;
  readonly failures: FailureContext;
}

/** What a server turned out not to understand; kept for the requests that follow. */
export interface Dialect {
  format: AnswerFormat;
  usageInStream: boolean;
}

export interface AttemptHooks {
  readonly dialect: Dialect;
  /** Asked before every request that is sent. */
  readonly limit: () => LimitName | null;
  /** Told of every request that is sent. */
  readonly sent: () => void;
  readonly onNotice: (notice: Notice) => void;
}

export type Outcome = ModelReply | { readonly stopped: LimitName };

export async function askWithBackoff(
  world: Attempts,
  request: Omit<TransportRequest, "format" | "usageInStream"> & { readonly format: AnswerFormat | null },
  hooks: AttemptHooks,
): Promise<Outcome> {
  const { dialect } = hooks;
  let failed = 0;
  for (let attempts = 1; ; attempts++) {
    const limit = hooks.limit();
    if (limit !== null) return { stopped: limit };
    hooks.sent();
    const format = request.format ?? dialect.format;
    try {
      const reply = await world.send({ ...request, format, usageInStream: dialect.usageInStream });
      return { ...reply, attempts };
    } catch (thrown) {
      request.signal.throwIfAborted();
      const failure = failureOf(thrown, world.failures);
      if (failure.kind === "unknown-option" && plainer(dialect, failure.option)) continue;
      failed++;
      const waitMs = pause(failure, failed, world.backoff);
      if (waitMs === null) throw failure.error;
      hooks.onNotice({ kind: "again", attempt: failed, waitMs, reason: failure.error.message });
      await world.clock.sleep(waitMs, request.signal);
      request.signal.throwIfAborted();
    }
  }
}

/** Leaves out what the server does not know; false when there is nothing left to leave out. */
function plainer(dialect: Dialect, option: "response_format" | "stream_options"): boolean {
  if (option === "stream_options") {
    const used = dialect.usageInStream;
    dialect.usageInStream = false;
    return used;
  }
  if (dialect.format === "text") return false;
  dialect.format = dialect.format === "json-schema" ? "json-object" : "text";
  return true;
}

/** null: not again, because it is final, the attempts are used up, or the server wants more patience than allowed. */
function pause(failure: Failure, failed: number, backoff: Backoff): number | null {
  if (failure.kind !== "again" || failed >= backoff.attempts) return null;
  if (failure.waitMs !== null) return failure.waitMs <= backoff.maxMs ? failure.waitMs : null;
  const full = Math.min(backoff.firstMs * 2 ** (failed - 1), backoff.maxMs);
  return backoff.jitter === undefined ? full : Math.round(full * (0.5 + 0.5 * backoff.jitter()));
}
