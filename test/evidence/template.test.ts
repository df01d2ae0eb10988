// The template report: it passes the gate for any ledger, and leaves nothing out that must be said.
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkReport, obligations, reportDocument, templateReport, verdicts } from "#engine/evidence";
import { syntheticRun } from "./synthetic.ts";

const shapes = fc.record({
  seed: fc.integer({ min: 0, max: 10_000 }),
  factors: fc.integer({ min: 0, max: 12 }),
  strategies: fc.integer({ min: 0, max: 4 }),
  simulated: fc.boolean(),
  opened: fc.boolean(),
  warnings: fc.integer({ min: 0, max: 4 }),
  verdict: fc.constantFrom(...verdicts),
  gaps: fc.boolean(),
});

test("the template report of any run passes the gate", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const ledger = syntheticRun(shape);
      const report = templateReport(ledger, "run");
      expect(reportDocument.safeParse(report).success).toBe(true);
      expect(checkReport(report, ledger, { run: "run" })).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("a run in which nothing was tried still has a report", () => {
  const ledger = syntheticRun({ seed: 3, factors: 0, strategies: 0 });
  expect(checkReport(templateReport(ledger, "run"), ledger)).toEqual([]);
});

test("the template is the same every time", () => {
  const ledger = syntheticRun({ seed: 4 });
  expect(templateReport(ledger, "run")).toEqual(templateReport(syntheticRun({ seed: 4 }), "run"));
});

test("without any one of its sections that owes something the report is refused", () => {
  const ledger = syntheticRun({ seed: 5, simulated: true, opened: true });
  const report = templateReport(ledger, "run");
  for (const id of ["summary", "tried", "died", "strategies", "holdout", "data"]) {
    const sections = report.sections.filter((section) => section.id !== id);
    const faults = checkReport({ ...report, sections }, ledger);
    expect(
      faults.map(({ place }) => place),
      id,
    ).toContain("report");
  }
  expect(obligations(ledger).length).toBeGreaterThan(10);
});
