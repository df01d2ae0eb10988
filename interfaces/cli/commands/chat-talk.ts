// The conversation itself: reads a line, asks, shows the checked answer, and drives what was approved.
import { type ChatState, chatHelp, type Limits, type Plan } from "#agents";
import { toQraftError } from "#engine/core";
import type { Store } from "#engine/data";
import type { Chat, DrivenCampaign, Turn } from "../../compose/chat.ts";
import { readLedger, runRow } from "../../compose/index.ts";
import type { Invocation } from "../command.ts";
import { follow, planText } from "../run-campaign.ts";
import { textTable } from "../terminal.ts";
import type { Reading } from "./chat-lines.ts";
import { decisionFrom, planQuestion } from "./chat-plan.ts";
import { answerText, commandHelp, plain, sentencesOf } from "./chat-show.ts";

export interface TalkParts {
  readonly store: Store;
  readonly invocation: Invocation;
  readonly reading: Reading;
  readonly open: (choice: { readonly thread: string | undefined; readonly fresh: boolean }) => Promise<Chat>;
  readonly limits: Limits;
}

type Campaign = NonNullable<ChatState["campaign"]>;

/** Talks until the lines end or the person leaves; a script gets the exit code of the last turn that failed, else 0. */
export async function talk(
  parts: TalkParts,
  choice: { readonly thread: string | undefined; readonly fresh: boolean },
): Promise<number> {
  const desk = new Desk(parts, await parts.open(choice));
  await desk.greet();
  let code = 0;
  for (let line = await desk.next(); line !== null; line = await desk.next()) {
    const failed = await desk.take(line.trim());
    if (failed === "leave") break;
    code = failed === 0 ? code : failed;
  }
  desk.end();
  return parts.reading.interactive ? 0 : code;
}

class Desk {
  readonly #parts: TalkParts;
  readonly #said: unknown[] = [];
  #chat: Chat;

  constructor(parts: TalkParts, chat: Chat) {
    this.#parts = parts;
    this.#chat = chat;
  }

  async greet(): Promise<void> {
    const { terminal } = this.#parts.invocation;
    const before = this.#chat.history().length;
    terminal.tell(
      `thread ${this.#chat.thread} · market ${this.#chat.market}${before > 0 ? ` · ${before} messages so far` : ""} · /help`,
    );
    const now = await this.#chat.now();
    if (now.plan) this.#showPlan(now.plan);
    else if (now.campaign && this.#isOpen(now.campaign))
      terminal.tell(`campaign ${now.campaign.run} is not finished: /resume goes on with it`);
  }

  next(): Promise<string | null> {
    if (this.#parts.invocation.signal.aborted) return Promise.resolve(null);
    return this.#parts.reading.next("qraft> ");
  }

  end(): void {
    this.#chat.close();
    this.#parts.invocation.terminal.document({ thread: this.#chat.thread, turns: this.#said });
  }

  /** One line of the person. Only here are slash commands read: never from an answer, never from data. */
  async take(text: string): Promise<number | "leave"> {
    const { terminal } = this.#parts.invocation;
    if (text === "") return 0;
    if (/^\/(quit|exit|q)$/.test(text)) return "leave";
    try {
      if (text.startsWith("/")) await this.#command(text);
      else await this.#message(text);
      return 0;
    } catch (thrown) {
      const error = toQraftError(thrown);
      this.#said.push({ said: text, error: error.toJSON() });
      terminal.tell(`${plain(error.message)}\n  ${plain(error.next)}`);
      return error.exit;
    }
  }

  async #message(text: string): Promise<void> {
    const { limits } = this.#parts;
    const { plan } = await this.#chat.now();
    const decision = plan ? decisionFrom(text, plan, limits) : null;
    const turn = await this.#stoppable((signal) => {
      const watch = { signal, progress: (says: string) => this.#tell(`• ${says}`) };
      if (decision) return this.#chat.decide(decision, watch);
      // Words of progress only: the answer is shown when the gate has read the whole of it.
      watch.progress("thinking");
      return this.#chat.ask(text, watch);
    });
    this.#show(text, turn);
    if (decision?.decision === "reject") this.#parts.invocation.terminal.print("The plan is dropped.");
    if (decision?.decision === "approve" && turn.campaign) await this.#drive(turn.campaign);
  }

  async #drive(campaign: Campaign): Promise<void> {
    const { invocation } = this.#parts;
    this.#tell(`run ${campaign.run}`);
    try {
      const driven = await this.#stoppable((signal) =>
        this.#chat.drive(campaign, { signal, emit: (event) => follow(event, invocation) }),
      );
      this.#showDriven(driven);
    } finally {
      if (this.#isOpen(campaign)) this.#tell("/resume goes on with it from here");
    }
  }

  #showDriven({ run, end, files, turn }: DrivenCampaign): void {
    const { terminal } = this.#parts.invocation;
    terminal.print(`Run ${run} has ended (${end.stop}).`);
    if (turn) this.#show(`(run ${run})`, turn);
    if (files) terminal.print(`report: ${files.html}\ncheck it: qraft verify ${run}`);
  }

  #show(said: string, { answer, plan, campaign }: Turn): void {
    const { store, invocation } = this.#parts;
    const { terminal } = invocation;
    if (answer) {
      const ledger = readLedger(store, answer.run);
      terminal.print(`\n${answerText(answer, ledger)}\n`);
      this.#said.push({ said, ...answer, answer: sentencesOf(answer, ledger), plan, campaign });
    } else this.#said.push({ said, plan, campaign });
    if (plan) this.#showPlan(plan);
  }

  #showPlan(plan: Plan): void {
    this.#parts.invocation.terminal.print(`${plain(planText(plan))}\n${planQuestion}`);
  }

  /** Work that Ctrl-C stops; what is kept on disk makes it resumable. */
  async #stoppable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { reading, invocation } = this.#parts;
    const stop = new AbortController();
    const giveBack = reading.onInterrupt(() => {
      if (stop.signal.aborted) process.exit(75);
      this.#tell("stopping after this step; once more to leave at once");
      stop.abort();
    });
    try {
      return await work(AbortSignal.any([stop.signal, invocation.signal]));
    } finally {
      giveBack();
    }
  }

  async #command(text: string): Promise<void> {
    const { terminal } = this.#parts.invocation;
    const [name = "", argument] = text.slice(1).split(/\s+/);
    switch (name) {
      case "help":
        terminal.print(chatHelp.join("\n"));
        terminal.print(commandHelp);
        return;
      case "new":
        return this.#change(undefined, true);
      case "thread":
        return this.#change(argument, false);
      case "threads":
        terminal.print(this.#threads());
        return;
      case "runs":
        terminal.print(this.#runs());
        return;
      case "plan": {
        const { plan } = await this.#chat.now();
        if (plan) this.#showPlan(plan);
        else terminal.print("No plan waits.");
        return;
      }
      case "resume": {
        const { campaign } = await this.#chat.now();
        if (campaign && this.#isOpen(campaign)) await this.#drive(campaign);
        else terminal.print("No campaign of this conversation waits to be resumed.");
        return;
      }
      default:
        terminal.print(`There is no command /${plain(name)}.\n${commandHelp}`);
    }
  }

  async #change(thread: string | undefined, fresh: boolean): Promise<void> {
    const chat = await this.#parts.open({ thread, fresh });
    this.#chat.close();
    this.#chat = chat;
    await this.greet();
  }

  #threads(): string {
    const rows = this.#parts.store.state
      .listThreads()
      .map(({ id, title, at }) => [id === this.#chat.thread ? "*" : "", id, at.slice(0, 16), plain(title)]);
    return textTable(["", "thread", "begun", "about"], rows);
  }

  #runs(): string {
    const rows = this.#parts.store.state.listRuns().filter((row) => !isChat(row.config));
    if (rows.length === 0) return "No run yet.";
    return textTable(
      ["run", "status", "market", "goal"],
      rows.map(({ id, status, market, goal }) => [id, status, market, plain(goal.slice(0, 60))]),
    );
  }

  #isOpen({ run }: Campaign): boolean {
    return !["finished", "rejected"].includes(runRow(this.#parts.store, run).status);
  }

  #tell(text: string): void {
    this.#parts.invocation.terminal.tell(plain(text));
  }
}

function isChat(config: unknown): boolean {
  return (config as { readonly kind?: string } | null)?.kind === "chat";
}
