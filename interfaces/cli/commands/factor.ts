// qraft factor: evaluate, screen, list, show and explain formulas.
import type { Command } from "commander";
import { addFactorEval } from "./factor-eval.ts";
import { addFactorList } from "./factor-list.ts";
import { addFactorScreen } from "./factor-screen.ts";

export function addFactor(program: Command): void {
  const group = program
    .command("factor")
    .description("Factors: eval, screen, list, show, explain. Write -- before a formula that begins with a minus.");
  addFactorEval(group);
  addFactorScreen(group);
  addFactorList(group);
}
