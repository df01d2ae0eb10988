// Where a person's lines come from: a terminal, a script's standard input, or one message; and how Ctrl-C reaches us.
import { fstatSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

export interface Reading {
  readonly interactive: boolean;
  /** Resolves when what stands in standard input by now has been read. */
  readonly ready: () => Promise<void>;
  /** The next line, or null at the end. */
  readonly next: (prompt: string) => Promise<string | null>;
  /** Calls back at each Ctrl-C until the returned function is called. */
  readonly onInterrupt: (handle: () => void) => () => void;
  readonly close: () => void;
}

const pipeMs = 50;

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

export function openLines(): Reading {
  const interactive = process.stdin.isTTY === true;
  const reader = createInterface({ input: process.stdin, output: process.stderr, terminal: interactive });
  const waiting: string[] = [];
  let ended = false;
  let wake: (() => void) | null = null;
  let warned = false;
  /** At an empty prompt the first Ctrl-C is a slip, the second means it. */
  const leave = (): void => {
    if (warned) {
      reader.close();
      return;
    }
    process.stderr.write("\n/quit leaves, and so does Ctrl-C once more\n");
    warned = true;
    reader.prompt();
  };
  reader.on("line", (line) => {
    waiting.push(line);
    wake?.();
  });
  reader.on("close", () => {
    ended = true;
    wake?.();
  });
  return {
    interactive,
    // The embedded store takes unread bytes of standard input for rows of an insert, so they are read before it is opened.
    ready: async () => {
      if (interactive) return;
      await sleep(pipeMs);
      while (!ended && isFile(0)) await sleep(pipeMs);
    },
    next: async (prompt) => {
      if (interactive) {
        reader.setPrompt(prompt);
        reader.prompt();
        warned = false;
        reader.on("SIGINT", leave);
      }
      while (waiting.length === 0 && !ended) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      reader.off("SIGINT", leave);
      return waiting.shift() ?? null;
    },
    // A terminal in raw mode gives Ctrl-C to the reader as a key; elsewhere it is a signal.
    onInterrupt: (handle) => {
      reader.on("SIGINT", handle);
      const giveBack = takeSignal(handle);
      return () => {
        reader.off("SIGINT", handle);
        giveBack();
      };
    },
    close: () => reader.close(),
  };
}

export function oneMessage(text: string): Reading {
  const waiting = [text];
  return {
    interactive: false,
    ready: async () => undefined,
    next: async () => waiting.shift() ?? null,
    onInterrupt: takeSignal,
    close: () => undefined,
  };
}

/** Puts one handler in the place of all others: in a conversation Ctrl-C ends a turn, not the command. */
function takeSignal(handle: () => void): () => void {
  const others = process.listeners("SIGINT");
  process.removeAllListeners("SIGINT");
  process.on("SIGINT", handle);
  return () => {
    process.off("SIGINT", handle);
    for (const listener of others) process.on("SIGINT", listener);
  };
}
