// A conversation in a workspace: its thread, its own run, its graph, and the campaigns that were approved in it.
import { Command } from "@langchain/langgraph";
import {
  buildChatGraph,
  type CampaignEvent,
  type ChatAnswer,
  type ChatDeps,
  type ChatPlanner,
  type ChatState,
  type ChatTurn,
  modelChat,
  offlineChat,
  offlineResearcher,
  type Plan,
  type PlanDecision,
  type RunDesk,
  SqliteSaver,
} from "#agents";
import { QraftError } from "#engine/core";
import type { Store } from "#engine/data";
import { tools } from "#tools";
import { type CampaignEnd, cardOf, defaultPlan, driveCampaign, registerRun } from "./campaign.ts";
import { publishReport, type ReportFiles, readLedger } from "./publish.ts";
import { openModel, readPrompts, researcherFor } from "./researchers.ts";
import { configOf, type RunStatus } from "./run-config.ts";
import { openThread, type ThreadOptions } from "./threads.ts";
import { version } from "./version.ts";
import { openWorld, runRow, type World } from "./world.ts";

export interface ChatOptions extends ThreadOptions {
  readonly isAlive: (pid: number) => boolean;
}

export interface TurnWatch {
  readonly signal: AbortSignal;
  readonly progress: (says: string) => void;
}

export interface DriveWatch {
  readonly signal: AbortSignal;
  readonly emit: (event: CampaignEvent) => void;
}

export interface Turn {
  readonly answer: ChatAnswer | null;
  /** The plan that waits for approval. */
  readonly plan: Plan | null;
  /** The campaign last approved here. */
  readonly campaign: ChatState["campaign"];
}

export interface DrivenCampaign {
  readonly run: string;
  readonly end: Extract<CampaignEnd, { kind: "ended" }>;
  readonly files: ReportFiles | null;
  /** What came out, in checked sentences. */
  readonly turn: Turn | null;
}

/** One message of a thread as it is kept. */
export type Spoken =
  | { readonly role: "user"; readonly text: string }
  | { readonly role: "assistant"; readonly answer: ChatAnswer };

export interface Chat {
  readonly thread: string;
  readonly market: string;
  readonly history: () => readonly Spoken[];
  readonly now: () => Promise<Turn>;
  readonly ask: (question: string, watch: TurnWatch) => Promise<Turn>;
  readonly decide: (decision: PlanDecision, watch: TurnWatch) => Promise<Turn>;
  readonly drive: (campaign: NonNullable<ChatState["campaign"]>, watch: DriveWatch) => Promise<DrivenCampaign>;
  readonly close: () => void;
}

/** Opens the named thread, the newest, or a new one; a thread is named after its run. */
export async function openChat(store: Store, options: ChatOptions): Promise<Chat> {
  const { run, market } = await openThread(store, options);
  const talk = new Talk(store, run, options);
  setStatus(store, run, "running");
  return {
    thread: run,
    market,
    history: () => spokenIn(store, run),
    now: () => talk.now(),
    ask: (question, watch) => talk.ask(question, watch),
    decide: (decision, watch) => talk.step(new Command({ resume: decision }), watch),
    drive: (campaign, watch) => talk.drive(campaign, watch),
    close: () => setStatus(store, run, "finished"),
  };
}

function setStatus(store: Store, run: string, status: RunStatus): void {
  const { id, goal, market, config } = runRow(store, run);
  store.state.putRun({ id, status, goal, market, config });
}

function spokenIn(store: Store, thread: string): readonly Spoken[] {
  return store.state.messages(thread).map(({ body }) => body as Spoken);
}

type Input = Parameters<ReturnType<typeof buildChatGraph>["invoke"]>[0];

class Talk {
  readonly #store: Store;
  readonly #run: string;
  readonly #options: ChatOptions;
  /** Kept from turn to turn for its panels; an interrupted turn leaves a signal behind that cannot be used again. */
  #world: { readonly world: World; readonly stop: AbortController } | null = null;

  /** One for the whole conversation, so that its budget counts every turn. */
  #model: ReturnType<typeof openModel> | null = null;

  constructor(store: Store, run: string, options: ChatOptions) {
    this.#store = store;
    this.#run = run;
    this.#options = options;
  }

  async now(): Promise<Turn> {
    return this.#turn(buildChatGraph(this.#deps(quiet), new SqliteSaver(this.#store.state.db)));
  }

  async ask(question: string, watch: TurnWatch): Promise<Turn> {
    const { state } = this.#store;
    const known = state.messages(this.#run).length;
    if (known === 0) state.putThread(this.#run, question.slice(0, 60));
    const history = turnsOf(spokenIn(this.#store, this.#run));
    const place = String(state.appendMessage(this.#run, "user", { role: "user", text: question } satisfies Spoken));
    return this.step({ step: { kind: "answer", question, place } }, watch, history);
  }

  /** Runs the graph to its end or its next question; an answer that was given is kept in the thread. */
  async step(input: Input, watch: TurnWatch, history: readonly ChatTurn[] = []): Promise<Turn> {
    const graph = buildChatGraph(this.#deps(watch, history), new SqliteSaver(this.#store.state.db));
    try {
      await graph.invoke(input, { ...this.#place(), durability: "sync" });
    } catch (thrown) {
      throw watch.signal.aborted
        ? interrupted("The answer was interrupted; nothing that was measured is lost.")
        : thrown;
    }
    const turn = await this.#turn(graph);
    const answer = input instanceof Command ? null : turn.answer;
    if (answer) this.#store.state.appendMessage(this.#run, "assistant", { role: "assistant", answer } satisfies Spoken);
    return { ...turn, answer };
  }

  /** Drives an approved campaign with the plan as approved, then says what came out. */
  async drive(campaign: NonNullable<ChatState["campaign"]>, watch: DriveWatch): Promise<DrivenCampaign> {
    const { run, plan } = campaign;
    const end = await this.#untilEnded(run, plan, watch);
    const files = end.report === null ? null : await publishReport(this.#store, run, end.report);
    const progress = (says: string): void => watch.emit({ kind: "phase", phase: "chat", says });
    const turn = await this.step({ step: { kind: "summarise", run } }, { signal: watch.signal, progress });
    return { run, end, files, turn };
  }

  async #untilEnded(run: string, plan: Plan, watch: DriveWatch): Promise<Extract<CampaignEnd, { kind: "ended" }>> {
    const { settings, clock, isAlive } = this.#options;
    const emit = (event: CampaignEvent): void => {
      // A model's words are not shown before the gate has read them.
      if (event.kind !== "token") watch.emit(event);
    };
    const { researcher, spending } = researcherFor(this.#store, run, settings, { emit, signal: watch.signal, clock });
    const drive = (decision: PlanDecision | null): Promise<CampaignEnd> =>
      driveCampaign({
        store: this.#store,
        run,
        researcher: (config, before) => ({ ...researcher(config, before), plan: async () => plan }),
        spending,
        decision,
        emit,
        signal: watch.signal,
        clock,
        isAlive,
      });
    const first = await drive(null);
    // The campaign asks for itself too; the person has answered here, with this plan before their eyes.
    const end = first.kind === "asks" ? await drive({ decision: "edit", plan }) : first;
    if (end.kind === "ended") return end;
    throw new QraftError(
      "plan-asked-again",
      `Run ${run} asks about its plan again.`,
      `Look: qraft runs show ${run}`,
      1,
    );
  }

  #place(): { readonly configurable: { readonly thread_id: string } } {
    return { configurable: { thread_id: `chat-${this.#run}` } };
  }

  async #turn(graph: ReturnType<typeof buildChatGraph>): Promise<Turn> {
    const { values } = await graph.getState(this.#place());
    const { answer = null, plan = null, campaign = null } = values as Partial<ChatState>;
    return { answer, plan, campaign };
  }

  async #worldFor(signal: AbortSignal): Promise<World> {
    if (!this.#world || this.#world.stop.signal.aborted) {
      const stop = new AbortController();
      this.#world = { world: await openWorld(this.#store, this.#run, { signal: stop.signal }), stop };
    }
    const { world, stop } = this.#world;
    signal.addEventListener("abort", () => stop.abort(signal.reason), { once: true });
    return world;
  }

  #deps(watch: TurnWatch, history: readonly ChatTurn[] = []): ChatDeps {
    const store = this.#store;
    const run = this.#run;
    const config = { ...configOf(runRow(store, run)), limits: this.#options.limits };
    return {
      run,
      version,
      seed: config.seed,
      planner: this.#planner(watch),
      tools,
      desk: deskOf(store),
      history,
      view: async () => (await this.#worldFor(watch.signal)).at(store.state.ledger(run).length),
      commit: () => this.#world?.world.commit(),
      draftPlan: async (goal) => {
        const market = cardOf(await store.describe(config.market));
        const draft = defaultPlan(goal, config);
        const trials = Math.min(draft.trials, config.limits.trials);
        return offlineResearcher.plan({ goal, market, draft: { ...draft, trials } });
      },
      register: (plan) => this.#register(plan),
      signal: watch.signal,
      progress: watch.progress,
    };
  }

  async #register(plan: Plan): Promise<string> {
    const { settings, limits, seed, clock } = this.#options;
    return registerRun(
      this.#store,
      {
        kind: "campaign",
        goal: plan.goal,
        market: await this.#store.describe(plan.market),
        seed,
        model: settings.model,
        baseUrl: settings.baseUrl ?? null,
        limits,
        approved: false,
        otherMarkets: configOf(runRow(this.#store, this.#run)).inputs.map(({ market }) => market),
      },
      clock,
    );
  }

  /** The model that the person named now, whatever the thread began with. */
  #planner({ signal, progress }: TurnWatch): ChatPlanner {
    const { settings, limits, clock } = this.#options;
    if (settings.model === "offline") return offlineChat;
    const { model, baseUrl = null } = settings;
    this.#model ??= openModel(this.#store, {
      run: this.#run,
      config: { ...configOf(runRow(this.#store, this.#run)), model, baseUrl, limits },
      settings,
      watcher: { emit: () => undefined, signal, clock },
    });
    return modelChat({
      ...this.#model,
      name: model,
      signal,
      prompts: readPrompts(),
      onNotice: (notice) => {
        if (notice.kind === "again") progress(`asking again after: ${notice.reason}`);
        if (notice.kind === "repair") progress("the answer had not the asked shape; asking again");
      },
    });
  }
}

const quiet: TurnWatch = { signal: new AbortController().signal, progress: () => undefined };

function interrupted(says: string): QraftError {
  return new QraftError("interrupted", says, "Ask again, or go on with something else.", 75);
}

function deskOf(store: Store): RunDesk {
  return {
    runs: () =>
      store.state.listRuns().map(({ id, status, goal, market, startedAt, config }) => ({
        run: id,
        kind: (config as { readonly kind?: string } | null)?.kind ?? "campaign",
        status,
        market,
        goal,
        startedAt,
      })),
    ledgerOf: (run) => readLedger(store, run),
    markets: async () => (await store.markets()).map(cardOf),
  };
}

/** Earlier messages for a model: questions as they were, answers in the form in which it gives them. */
function turnsOf(spoken: readonly Spoken[]): readonly ChatTurn[] {
  return spoken.map((message): ChatTurn => {
    if (message.role === "user") return { role: "user", content: message.text };
    const { run, sentences } = message.answer;
    return { role: "assistant", content: JSON.stringify({ about: run, sentences, plan: null }) };
  });
}
