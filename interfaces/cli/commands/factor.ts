// qraft factor: evaluate, screen, generate, list, show and explain formulas.
import type { Command } from "commander";
import { addFactorEval } from "./factor-eval.ts";
import { addFactorExplain } from "./factor-explain.ts";
import { addFactorGenerate } from "./factor-generate.ts";
import { addFactorList } from "./factor-list.ts";
import { addFactorScreen } from "./factor-screen.ts";

export function addFactor(program: Command): void {
  const group = program
    .command("factor")
    .description(
      "Factors: eval, screen, generate, list, show, explain. Write -- before a formula that begins with a minus.",
    );
  addFactorEval(group);
  addFactorScreen(group);
  addFactorGenerate(group);
  addFactorList(group);
  addFactorExplain(group);
}
