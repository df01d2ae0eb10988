// qraft explore: one autonomous campaign, from a goal to a checked report.
import type { Command } from "commander";
import { chooseMarket, registerRun, withWorkspace } from "../../compose/index.ts";
import { runs, wholeNumber, withSharedFlags } from "../command.ts";
import { checkPrices, limitsFrom, withLimitFlags } from "../limits.ts";
import { otherMarkets, withInputsFlag } from "../other-markets.ts";
import { runCampaign } from "../run-campaign.ts";

interface ExploreFlags {
  readonly market?: string;
  readonly inputs?: string;
  readonly goal: string;
  readonly seed: number;
  readonly yes?: boolean;
  readonly generator: boolean;
  readonly budget: string;
}

export function addExplore(program: Command): void {
  const command = withInputsFlag(
    withLimitFlags(
      withSharedFlags(
        program
          .command("explore")
          .description("Run a campaign: plan, ideas, formulas, funnel, strategies, judge, report."),
      ),
    ),
    "besides those that the goal names",
  )
    .option("--market <name>", "market to explore (default: the only one, or the demo market)")
    .option("--goal <text>", "what to look for, in your words", "cross-sectional signals that earn after costs")
    .option("--seed <n>", "seed of every draw", wholeNumber("--seed"), 7)
    .option("--model <model>", '"offline" (default) or "openai:NAME" for any OpenAI-compatible server')
    .option("--base-url <url>", "address of the OpenAI-compatible server")
    .option("--generator", "take ideas from the generator of formulas too, within the same budget", false)
    .option("--yes", "approve the plan beforehand", false)
    .addHelpText(
      "after",
      '\nExample:\n  qraft explore --market us --goal "short-term reversal" --seed 7 --yes\n\nExit codes: 0 done · 2 bad input · 3 refused · 4 budget exhausted before a result · 75 try again',
    );
  command.action(
    runs(async (invocation, flags: ExploreFlags) => {
      const { settings, terminal, clock } = invocation;
      const limits = limitsFrom(flags);
      checkPrices(flags, settings);
      return withWorkspace(settings, "write", async (store) => {
        const market = await chooseMarket(store, flags.market, terminal.tell);
        const run = await registerRun(
          store,
          {
            kind: "campaign",
            goal: flags.goal,
            market,
            otherMarkets: await otherMarkets(store, flags.inputs, [flags.goal]),
            seed: flags.seed,
            model: settings.model,
            baseUrl: settings.baseUrl ?? null,
            limits,
            approved: flags.yes === true,
            generator: flags.generator,
          },
          clock,
        );
        return runCampaign(store, run, invocation);
      });
    }),
  );
}
