// The factor-idea agent proposes hypotheses for the kind of work that the scheduler chose; each is registered before anything is tried.
import { seededRandom } from "#engine/core";
import type { AgentDeps } from "../deps.ts";
import type { Plan } from "../plan.ts";
import { type Answered, answerOrLack, type Lack } from "../researcher/failing.ts";
import { type Arm, chooseArm, newBandit, type ResearchArm } from "../scheduler/index.ts";
import type { Proposal, ResearchState, Update } from "../state.ts";
import { factorTrials } from "../validator/policy.ts";
import { generatedIdeas } from "./generated.ts";

const dimension = 4;
/** Rounds without a usable answer after which nobody is asked again. */
const mostSilent = 2;

export const factorIdea =
  (deps: AgentDeps) =>
  async (state: ResearchState): Promise<Update> => {
    const plan = state.plan as Plan;
    const round = (state.progress?.round ?? 0) + 1;
    const bandit = state.bandit ?? newBandit(dimension);
    const left = factorTrials(Math.min(plan.trials, deps.limits.trials)) - state.spent.trials;
    if (left <= 0 || round > plan.rounds) return { bandit, ...afterLast(left, deps.limits.trials < plan.trials) };
    const context = contextOf(state, plan);
    const random = seededRandom(deps.seed).fork(`arm-${round}`);
    const arm = nextArm(state, {
      plan,
      round,
      draw: () => chooseArm(bandit, allowedArms(state, plan), { context, random }),
    });
    deps.emit({ kind: "phase", phase: "ideas", says: `round ${round}: ${arm}` });
    const count = Math.min(plan.ideasPerRound, left);
    const { asked, source } = await proposalsFor(deps, state, { plan, arm, count, round });
    const proposals = "answer" in asked ? asked.answer : [];
    const silent = "lack" in asked ? (state.progress?.silent ?? 0) + 1 : 0;
    const keys = proposals.map((proposal) => proposalKey(proposal.expression, proposal.origin?.parameters));
    const progress = { round, arm: source, context, silent, proposed: [...(state.progress?.proposed ?? []), ...keys] };
    if ("lack" in asked) {
      deps.emit({ kind: "phase", phase: "ideas", says: asked.lack.says });
      return { progress, bandit, ...afterLack(asked.lack, { silent, roundsLeft: plan.rounds - round }) };
    }
    return proposals.length > 0
      ? { progress, bandit, step: { kind: "code", proposals } }
      : { progress, bandit, step: { kind: "assemble" } };
  };

interface Wanted {
  readonly plan: Plan;
  readonly arm: Arm;
  readonly count: number;
  readonly round: number;
}

interface Proposed {
  readonly asked: Answered<readonly Proposal[]>;
  /** The arm that is credited with what becomes of them. */
  readonly source: Arm;
}

/** Asks the researcher or, for its own arm and where the researcher has nothing left, the generator. */
async function proposalsFor(deps: AgentDeps, state: ResearchState, wanted: Wanted): Promise<Proposed> {
  const { plan, arm, count } = wanted;
  const generate = async (): Promise<Proposed> => ({
    asked: { answer: await generatedIdeas(deps, state, { plan, count }) },
    source: "generate",
  });
  if (arm === "generate") return generate();
  const asked = await askResearcher(deps, state, { ...wanted, arm });
  const none = "answer" in asked && asked.answer.length === 0;
  return none && plan.generator === true ? generate() : { asked, source: arm };
}

async function askResearcher(
  deps: AgentDeps,
  state: ResearchState,
  { plan, arm, count, round }: Wanted & { readonly arm: ResearchArm },
): Promise<Answered<readonly Proposal[]>> {
  const { ledger, context: tools } = await deps.viewAt(state.ledgerSeq);
  const market = await deps.describe();
  const tried = ledger
    .ofKind("trial")
    .map(({ body }) => `${body.subject.label} | ${body.outcome} | ${body.stage} | ${body.reason}`);
  const earlier = tools.earlier.map(
    (trial) => `${trial.definition} | earlier run ${trial.run} | ${trial.stage} | ${trial.reason}`,
  );
  return answerOrLack(() =>
    deps.researcher.ideas({
      plan,
      arm,
      count,
      round,
      seed: deps.seed,
      fields: market.fields,
      groups: market.groups,
      pool: state.pool,
      proposed: state.progress?.proposed ?? [],
      tried: [...tried, ...earlier],
    }),
  );
}

/** Rounds or trials are used up, whether or not anything came of them. */
function afterLast(trialsLeft: number, cutShort: boolean): Pick<Update, "step" | "stop"> {
  return trialsLeft <= 0 && cutShort
    ? { step: { kind: "assemble" }, stop: "budget-trials" }
    : { step: { kind: "assemble" } };
}

/** Another round asks in other words; a researcher that stays silent, or may not be asked, ends the search and nothing else. */
function afterLack(
  lack: Lack,
  { silent, roundsLeft }: { readonly silent: number; readonly roundsLeft: number },
): Pick<Update, "step" | "stop"> {
  if (lack.kind === "spent") return { step: { kind: "assemble" }, stop: lack.stop };
  if (silent < mostSilent && roundsLeft > 0) return { step: { kind: "propose" } };
  return { step: { kind: "assemble" }, stop: "model-failed" };
}

function proposalKey(expression: string | null, parameters: Readonly<Record<string, unknown>> | undefined): string {
  const { mechanism, window, neutral, smoothing, direction } = parameters ?? {};
  return mechanism === undefined ? (expression ?? "") : [mechanism, window, neutral, smoothing, direction].join("/");
}

/** State before the action: bias, size of the pool, share of trials spent, best validation score. All of order one. */
function contextOf(state: ResearchState, plan: Plan): readonly number[] {
  const best = Math.max(0, ...state.pool.map((factor) => factor.validateScore));
  return [1, Math.min(1, state.pool.length / 10), state.spent.trials / plan.trials, Math.min(1, best / 5)];
}

/** New ideas first, the generator's in the second round if the plan has it; then what the scheduler draws. */
function nextArm(
  state: ResearchState,
  { plan, round, draw }: { readonly plan: Plan; readonly round: number; readonly draw: () => Arm },
): Arm {
  if (plan.generator === true && (round === 2 || (state.pool.length === 0 && round % 2 === 0))) return "generate";
  return round <= 2 || state.pool.length === 0 ? "new-idea" : draw();
}

function allowedArms(state: ResearchState, plan: Plan): readonly Arm[] {
  const generator = plan.generator === true ? (["generate"] as const) : [];
  return state.pool.length === 0 ? ["new-idea"] : ["new-idea", "tune", "mutate", "cheapen", ...generator];
}
