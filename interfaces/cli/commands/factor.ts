// qraft factor: evaluate, screen, select, generate, list, show and explain formulas.
import type { Command } from "commander";
import { addFactorEval } from "./factor-eval.ts";
import { addFactorExplain } from "./factor-explain.ts";
import { addFactorGenerate } from "./factor-generate.ts";
import { addFactorList } from "./factor-list.ts";
import { addFactorScreen } from "./factor-screen.ts";
import { addFactorSelect } from "./factor-select.ts";

export function addFactor(program: Command): void {
  const group = program
    .command("factor")
    .description(
      "Factors: eval, screen, select, generate, list, show, explain. Write -- before a formula that begins with a minus.",
    );
  addFactorEval(group);
  addFactorScreen(group);
  addFactorSelect(group);
  addFactorGenerate(group);
  addFactorList(group);
  addFactorExplain(group);
}
