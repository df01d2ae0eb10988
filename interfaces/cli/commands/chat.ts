// qraft chat: a conversation with the planner, on a terminal or line by line from a script.
import type { Command } from "commander";
import { openChat } from "../../compose/chat.ts";
import { isAlive, withWorkspace } from "../../compose/index.ts";
import { runs, wholeNumber, withSharedFlags } from "../command.ts";
import { limitsFrom, withLimitFlags } from "../limits.ts";
import { otherMarkets, withInputsFlag } from "../other-markets.ts";
import { oneMessage, openLines, type Reading } from "./chat-lines.ts";
import { type TalkParts, talk } from "./chat-talk.ts";

interface ChatFlags {
  readonly market?: string;
  readonly inputs?: string;
  readonly thread?: string;
  readonly new: boolean;
  readonly message?: string;
  readonly budget: string;
  readonly seed: number;
}

export function addChat(program: Command): void {
  withInputsFlag(
    withLimitFlags(
      withSharedFlags(
        program
          .command("chat")
          .description("Talk with the planner: answers with cited records; plans that start when you approve them."),
      ),
    ),
    "in a new conversation",
  )
    .option("--market <name>", "market of a new conversation (default: the only one, or the demo market)")
    .option("--thread <id>", "conversation to go on with (default: the newest)")
    .option("--new", "begin a new conversation", false)
    .option("--message <text>", "say one thing, print the answer, and end")
    .option("--seed <n>", "seed of campaigns that are approved here", wholeNumber("--seed"), 7)
    .option("--model <model>", '"offline" (default) or "openai:NAME" for any OpenAI-compatible server')
    .option("--base-url <url>", "address of the OpenAI-compatible server")
    .addHelpText(
      "after",
      '\nExamples:\n  qraft chat\n  qraft chat --message "what was tried in the last run?"\n  printf "explore short-term reversal\\ny\\n" | qraft chat --new --budget trials=20\n\nInside: /help /new /threads /runs /plan /resume /quit; Ctrl-C stops what is under way and comes back to the prompt.',
    )
    .action(
      runs(async (invocation, flags: ChatFlags) => {
        const { settings, terminal, clock } = invocation;
        const limits = limitsFrom(flags);
        const reading: Reading = flags.message === undefined ? openLines() : oneMessage(flags.message);
        await reading.ready();
        try {
          return await withWorkspace(settings, "write", (store) => {
            const open: TalkParts["open"] = async (choice) =>
              openChat(store, {
                otherMarkets: await otherMarkets(store, flags.inputs),
                ...{ settings, limits, clock, isAlive },
                ...choice,
                market: choice.thread === flags.thread ? flags.market : undefined,
                seed: flags.seed,
                tell: terminal.tell,
              });
            return talk({ store, invocation, reading, open, limits }, { thread: flags.thread, fresh: flags.new });
          });
        } finally {
          reading.close();
        }
      }, "standard input"),
    );
}
