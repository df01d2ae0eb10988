// Pages about the engine's lists: metrics, screens, costs and gates.
import { costModels, type Metric, metrics } from "#engine/backtest";
import { panelFrom } from "#engine/panel";
import { type GateRule, gateRules } from "#engine/robustness";
import { type ScreenAnswer, screens } from "#engine/screening";
import { studyOf } from "../../engine/screening/study.ts";
import { betterText, code, markdownPage, markdownTable, type Page } from "./page.ts";

export function metricsPage(): Page {
  const list: readonly Metric[] = metrics;
  return markdownPage("metrics.md", [
    "Metrics",
    "What a backtest measures from the net returns of its bars. Returns are simple, per bar; A is the number of bars per year. A metric that is undefined (no variance, no loss, no observation) is missing, never infinite. A metric that needs a benchmark, times or positions is left out where they are not there.",
    markdownTable(
      ["metric", "label", "unit", "better", "formula", "needs", "source"],
      list.map(({ name, label, unit, direction, formula, needs, source }) => [
        code(name),
        label,
        unit,
        betterText(direction),
        formula,
        needs ?? "returns",
        source,
      ]),
    ),
  ]);
}

export function screensPage(): Page {
  const study = sampleStudy();
  const sections = screens.flatMap((screen) => {
    const { values, series }: ScreenAnswer = screen.ask(study);
    return [
      `## ${screen.name}`,
      screen.says,
      ...(values.length === 0
        ? []
        : [
            markdownTable(
              ["value", "label", "unit", "better"],
              values.map(({ name, label, unit, direction }) => [code(name), label, unit, betterText(direction)]),
            ),
          ]),
      ...(series.length === 0
        ? []
        : [
            markdownTable(
              ["series", "label", "unit", "over"],
              series.map(({ name, label, unit, xLabel }) => [code(name), label, unit, xLabel]),
            ),
          ]),
    ];
  });
  return markdownPage("screens.md", [
    "Screens",
    "The questions that screening asks of one factor, and the values each answers with. A forward return runs from the entry after the signal over the horizon's bars and never reads a bar beyond the part that is screened.",
    ...sections,
  ]);
}

/** Any small market will do: the page needs the names of the answers, not their values. */
function sampleStudy(): Parameters<(typeof screens)[number]["ask"]>[0] {
  const symbols = Array.from({ length: 12 }, (_, s) => `S${s}`);
  const days = 40;
  const price = symbols.flatMap((_, s) =>
    Array.from({ length: days }, (_, t) => 100 + s + 3 * Math.sin((t + 1) * (s + 1))),
  );
  const panel = panelFrom({
    symbols,
    times: Array.from({ length: days }, (_, t) => Date.UTC(2020, 0, 1 + t)),
    fields: { open: price, close: price },
  });
  const factor = Float64Array.from(price, (_, i) => Math.cos(i));
  return studyOf(factor, panel, {
    from: 0,
    to: days,
    horizons: [1, 5],
    primary: 1,
    entry: "next-open",
    quantiles: 4,
  });
}

export function costsPage(): Page {
  return markdownPage("costs.md", [
    "Costs",
    "What trading and holding cost. Every rate is a field of the strategy document (`costs`); a basis point is a ten-thousandth. The judge repeats every finalist with the costs taken away, halved, and raised up to three times.",
    markdownTable(
      ["cost", "label", "charged on", "formula", "meaning"],
      costModels.map(({ name, label, kind, formula, says }) => [
        code(name),
        label,
        kind === "trade" ? "every fill" : "every bar held",
        formula,
        says,
      ]),
    ),
  ]);
}

export function gatesPage(): Page {
  const list: readonly GateRule[] = gateRules;
  return markdownPage("gates.md", [
    "Gates of a verdict",
    "What a strategy must pass before a report may call it supported. Values are measured before the holdout and net of costs; statistics over trials count every trial of the run and of earlier runs on the same market. A value that is undefined never passes. One failed required gate keeps the verdict below supported.",
    markdownTable(
      ["gate", "passes when", "measured", "bar", "required"],
      list.map(({ name, says, metric, compare, bar, required }) => [
        code(name),
        says,
        metric,
        `${compare === ">=" ? "at least" : "at most"} ${bar}`,
        required ? "yes" : "informs",
      ]),
    ),
  ]);
}
