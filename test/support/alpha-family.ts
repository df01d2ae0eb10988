// One family of published alphas against its outside values: as printed, as in the library, and by other conventions.
import { describe, expect, test } from "vitest";
import { unwrap } from "../../engine/core/index.ts";
import {
  type Conventions,
  evaluate,
  findLibraryFactor,
  parseDialect,
  parseExpression,
  printExpression,
} from "../../engine/factors/index.ts";
import { alphaPanel, alphaValues, compareAlpha } from "./alpha-golden.ts";

export interface AlphaFile {
  readonly file: string;
  readonly panel: string;
  readonly options: Partial<Conventions>;
}

/** Every value of every file, within the tolerance and the share of mismatches that the family's README states. */
export function testAlphaFamily(family: string, dialect: string, files: readonly AlphaFile[]): void {
  const total = { compared: 0, mismatches: 0, alphas: 0 };
  describe.each(files)(`${family} $file`, ({ file, panel: panelName, options }) => {
    const around = alphaPanel(panelName);
    const golden = around === null ? null : alphaValues(family, file, around);
    const ids = golden === null ? [] : [...golden.values.keys()];
    const isStable = file.endsWith("_stable_rank");

    test.skipIf(golden === null)("every alpha as printed", () => {
      const outside: string[] = [];
      for (const id of ids) {
        const meta = golden?.meta.get(id);
        if (around === null || meta === undefined) throw new Error(`${family} ${id} has no description.`);
        const column = evaluate(unwrap(parseDialect(meta.formula, dialect, options)), around.panel);
        const outcome = compareAlpha(column, golden?.values.get(id) ?? [], { meta, isStable });
        total.compared += outcome.compared;
        total.mismatches += outcome.mismatches;
        total.alphas++;
        if (!outcome.isWithin) outside.push(`${id}: ${outcome.said}`);
      }
      expect(outside).toEqual([]);
      expect(ids.length).toBeGreaterThan(5);
    });

    test.skipIf(golden === null)("the library holds the same formulas", () => {
      for (const id of ids) {
        const printed = unwrap(parseDialect(golden?.meta.get(id)?.formula ?? "", dialect));
        const { expression } = unwrap(findLibraryFactor(`${family}.${id}`));
        expect(expression, id).toBe(printExpression(printed));
        expect(unwrap(parseExpression(expression)), id).toEqual(printed);
      }
    });
  });

  test.skipIf(alphaPanel(files[0]?.panel ?? "") === null)(`${family}: what was compared`, () => {
    console.info(
      `${family}: ${total.compared} values of ${total.alphas} columns compared, ${total.mismatches} mismatches, all within the stated shares`,
    );
    expect(total.compared).toBeGreaterThan(100_000);
  });
}
