// The verdict's rule, gate by gate, and the stresses whose arithmetic fits on a line.
import { describe, expect, test } from "vitest";
import {
  breakEvenCost,
  costSensitivity,
  type Findings,
  gateRules,
  judgeGate,
  neighbourhoodShare,
  topOverlap,
  type VerdictInput,
  verdictFor,
} from "#engine/robustness";

const good: Findings = { signal: { signedT: 3, p: 0.003 }, net: { estimate: 0.5, low: 0.1, high: 0.9 } };
const allPassed = gateRules.map(({ name, compare }) => judgeGate(name, compare === "<=" ? 0 : 1));
const sealed: VerdictInput = { ...good, gates: allPassed, outOfSample: null };

describe("verdict", () => {
  test("every gate passed and a sealed holdout is supported", () => {
    expect(verdictFor(sealed).verdict).toBe("supported");
  });

  test("an opened holdout that agrees makes it supported out of sample", () => {
    expect(verdictFor({ ...sealed, outOfSample: good }).verdict).toBe("supported out of sample");
    expect(verdictFor({ ...sealed, outOfSample: { signal: null, net: good.net } }).verdict).toBe(
      "supported out of sample",
    );
  });

  test.each(gateRules.filter((rule) => rule.required).map((rule) => rule.name))(
    "%s failed or not asked is not proven",
    (name) => {
      const rest = allPassed.filter((gate) => gate.gate !== name);
      const failed = verdictFor({ ...sealed, gates: [...rest, judgeGate(name, null)] });
      expect(failed.verdict).toBe("not proven");
      expect(failed.reasons.join()).toMatch(/gate not passed/);
      expect(verdictFor({ ...sealed, gates: rest }).reasons.join()).toMatch(/gate not asked/);
      expect(verdictFor({ ...sealed, gates: rest, outOfSample: good }).verdict).toBe("not proven");
    },
  );

  test("a gate that only informs does not decide", () => {
    const gates = allPassed.map((gate) => (gate.gate === "overfitting" ? judgeGate("overfitting", 0.9) : gate));
    expect(verdictFor({ ...sealed, gates }).verdict).toBe("supported");
  });

  test("a significantly reversed sign or a wholly negative interval refutes, on either side of the holdout", () => {
    const reversed: Findings = { ...good, signal: { signedT: -2.5, p: 0.013 } };
    const losing: Findings = { ...good, net: { estimate: -0.5, low: -0.9, high: -0.1 } };
    for (const bad of [reversed, losing]) {
      expect(verdictFor({ ...sealed, ...bad }).verdict).toBe("refuted");
      expect(verdictFor({ ...sealed, outOfSample: bad }).verdict).toBe("refuted");
    }
  });

  test("a reversal or loss within noise refutes nothing", () => {
    const weak: Findings = { signal: { signedT: -1, p: 0.32 }, net: { estimate: -0.1, low: -0.5, high: 0.3 } };
    expect(verdictFor({ ...weak, gates: [], outOfSample: null }).verdict).toBe("not proven");
    const disagreeing = verdictFor({ ...sealed, outOfSample: weak });
    expect(disagreeing.verdict).toBe("not proven");
    expect(disagreeing.reasons).toHaveLength(2);
  });

  test("a holdout without net performance proves nothing", () => {
    expect(verdictFor({ ...sealed, outOfSample: { signal: good.signal, net: null } }).verdict).toBe("not proven");
  });

  test("reasons hold no digit, so that a report may quote them", () => {
    const inputs: VerdictInput[] = [sealed, { ...sealed, gates: [] }, { ...sealed, outOfSample: good }];
    for (const input of inputs) expect(verdictFor(input).reasons.join()).not.toMatch(/\d/);
  });

  test("a gate at its bar is passed, an undefined value never is", () => {
    expect(judgeGate("deflated-sharpe", 0.95).passed).toBe(true);
    expect(judgeGate("multiple-testing", 0.05).passed).toBe(true);
    expect(judgeGate("costs", -1e-9).passed).toBe(false);
    expect(judgeGate("costs", Number.NaN)).toMatchObject({ passed: false, value: null });
  });
});

describe("costs", () => {
  // By hand: gross .003 and .001 per bar, costs .001 per bar and multiple: mean .002 − .001 m, zero at m = 2.
  const points = costSensitivity((m) => [0.003 - 0.001 * m, 0.001 - 0.001 * m], [1.5, 0.5, 1], 252);

  test("are ordered by multiple and cost what they should", () => {
    expect(points.map((point) => point.multiplier)).toEqual([0.5, 1, 1.5]);
    expect(points[1]!.meanPerBar).toBeCloseTo(0.001, 14);
    expect(points[1]!.sharpe).toBeCloseTo((0.001 / (0.001 * Math.SQRT2)) * Math.sqrt(252), 8);
    expect(points[1]!.total).toBeCloseTo(1.002 * 1 - 1, 14);
  });

  test("break even where the mean is zero, inside and beyond the measured range", () => {
    expect(breakEvenCost(points)).toBeCloseTo(2, 10);
    const wide = costSensitivity((m) => [0.003 - 0.001 * m, 0.001 - 0.001 * m], [0, 1, 3, 9], 252);
    expect(breakEvenCost(wide)).toBeCloseTo(2, 10);
    expect(breakEvenCost(points.slice(0, 1))).toBeNaN();
    expect(breakEvenCost(costSensitivity(() => [0.01, 0.02], [0.5, 1], 252))).toBeNaN();
  });
});

test("a plateau keeps its neighbours, a peak does not", () => {
  expect(neighbourhoodShare(1, [0.9, 0.8, 0.4, Number.NaN])).toEqual({ share: 0.5, meanRatio: 2.1 / 4, n: 4 });
  expect(neighbourhoodShare(-2, [-1, 1]).share).toBe(0.5);
  expect(neighbourhoodShare(1, []).share).toBeNaN();
});

test("overlap of two rankings' tops", () => {
  expect(topOverlap(["a", "b", "c", "d"], ["b", "a", "x", "c"], 3)).toBeCloseTo(2 / 3, 14);
  expect(topOverlap(["a"], ["a"], 10)).toBe(1);
  expect(topOverlap([], [], 3)).toBeNaN();
});
