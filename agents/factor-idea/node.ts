// The factor-idea agent proposes hypotheses for the kind of work that the scheduler chose; each is registered before anything is tried.
import { seededRandom } from "#engine/core";
import type { AgentDeps } from "../deps.ts";
import type { Plan } from "../plan.ts";
import { answerOrLack, type Lack } from "../researcher/failing.ts";
import { type Arm, chooseArm, newBandit } from "../scheduler/index.ts";
import type { ResearchState, Update } from "../state.ts";
import { factorTrials } from "../validator/policy.ts";

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
    const arm =
      round <= 2 || state.pool.length === 0 ? "new-idea" : chooseArm(bandit, allowedArms(state), { context, random });
    const { ledger, context: tools } = await deps.viewAt(state.ledgerSeq);
    const market = await deps.describe();
    deps.emit({ kind: "phase", phase: "ideas", says: `round ${round}: ${arm}` });
    const asked = await answerOrLack(() =>
      deps.researcher.ideas({
        plan,
        arm,
        count: Math.min(plan.ideasPerRound, left),
        round,
        seed: deps.seed,
        fields: market.fields,
        groups: market.groups,
        pool: state.pool,
        proposed: state.progress?.proposed ?? [],
        tried: ledger
          .ofKind("trial")
          .map(({ body }) => `${body.subject.label} | ${body.outcome} | ${body.stage} | ${body.reason}`)
          .concat(
            tools.earlier.map(
              (trial) => `${trial.definition} | earlier run ${trial.run} | ${trial.stage} | ${trial.reason}`,
            ),
          ),
      }),
    );
    const proposals = "answer" in asked ? asked.answer : [];
    const silent = "lack" in asked ? (state.progress?.silent ?? 0) + 1 : 0;
    const keys = proposals.map((proposal) => proposalKey(proposal.expression, proposal.origin?.parameters));
    const progress = { round, arm, context, silent, proposed: [...(state.progress?.proposed ?? []), ...keys] };
    if ("lack" in asked) {
      deps.emit({ kind: "phase", phase: "ideas", says: asked.lack.says });
      return { progress, bandit, ...afterLack(asked.lack, { silent, roundsLeft: plan.rounds - round }) };
    }
    return proposals.length > 0
      ? { progress, bandit, step: { kind: "code", proposals } }
      : { progress, bandit, step: { kind: "assemble" } };
  };

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

function allowedArms(state: ResearchState): readonly Arm[] {
  return state.pool.length === 0 ? ["new-idea"] : ["new-idea", "tune", "mutate", "cheapen"];
}
