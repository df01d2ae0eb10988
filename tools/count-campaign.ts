// Counts what a campaign did, from its ledger: trials, duplicates, deaths by stage, openings, warnings.
import { z } from "zod";
import { campaignScope, campaignSubject, type NamedValue } from "./context/index.ts";
import { measuredOutput } from "./inputs.ts";
import { measuredOf } from "./measured.ts";
import { defineMeasure } from "./tool.ts";

export const countCampaign = defineMeasure({
  name: "count_campaign",
  description: "Counts of this run: trials, duplicates, where trials ended, holdout openings, data warnings.",
  version: "1",
  kind: "measure",
  input: z.strictObject({}),
  output: measuredOutput,
  measure: async (input, context) => {
    const { ledger } = context;
    const trials = ledger.ofKind("trial");
    const scored = trials.filter(({ body }) => body.outcome !== "duplicate");
    const stages = [...new Set(scored.map(({ body }) => body.stage))];
    const openings = ledger.ofKind("opening");
    const count = (name: string, label: string, value: number): NamedValue => ({
      name,
      label,
      unit: "count",
      direction: 0,
      value,
      n: value,
    });
    const ended = stages.map((stage) => scored.filter(({ body }) => body.stage === stage).length);
    const frame = {
      subject: campaignSubject(context),
      scope: campaignScope(context),
      tool: "count_campaign",
      version: "1",
      parameters: input,
      through: ledger.all().length,
    };
    return measuredOf(
      frame,
      [
        count("trials.count", "trials made", scored.length),
        count("trials.factors", "factor trials", scored.filter(({ body }) => body.subject.kind === "factor").length),
        count(
          "trials.strategies",
          "strategy trials",
          scored.filter(({ body }) => body.subject.kind === "strategy").length,
        ),
        count("trials.duplicates", "duplicates recognised", trials.length - scored.length),
        count("ideas.count", "ideas registered", ledger.ofKind("idea").length),
        count("holdout.openings", "holdout openings of this run", openings.length),
        count("holdout.openings_earlier", "holdout openings before this run", context.earlierOpenings),
        count("data.warnings", "data warnings", ledger.ofKind("warning").length),
        ...stages.map((stage, i) => count(`funnel.${stage}`, `trials that ended at ${stage}`, ended[i] ?? 0)),
      ],
      [
        {
          name: "funnel",
          label: "trials by the stage at which they ended",
          unit: "count",
          xLabel: "stage",
          x: stages,
          y: ended,
        },
      ],
    );
  },
});
