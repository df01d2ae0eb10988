// The dialect of the 191 alphas: what each way of writing becomes. Expected forms by hand from the report's definitions.
import { describe, expect, test } from "vitest";
import { unwrap } from "../../../engine/core/index.ts";
import { type Conventions, parseDialect, printExpression } from "../../../engine/factors/index.ts";

function read(text: string, options: Partial<Conventions> = {}): string {
  return printExpression(unwrap(parseDialect(text, "gtja", options)));
}

describe("words, signs and series", () => {
  test.each([
    ["SMA(CLOSE,13,2)", "sma_recursive(close, 13, 2)"],
    ["WMA(CLOSE,12)", "decay_exp(close, 12, 0.9)"],
    ["COUNT(CLOSE>DELAY(CLOSE,1),20)", "ts_count(close > delay(close, 1), 20)"],
    ["SUMIF(VOLUME,20,CLOSE<OPEN)", "ts_sumif(volume, close < open, 20)"],
    ["REGBETA(CLOSE,SEQUENCE(6))", "ts_slope(close, 6)"],
    ["REGBETA(CLOSE,SEQUENCE,20)", "ts_slope(close, 20)"],
    ["REGBETA(CLOSE,OPEN,20)", "ts_reg_beta(close, open, 20)"],
    ["HIGHDAY(HIGH,20)", "ts_highday(high, 20)"],
    ["LOWDAY(LOW,20)", "ts_lowday(low, 20)"],
    ["COVIANCE(CLOSE,OPEN,5)", "ts_cov(close, open, 5)"],
    ["CLOSE=OPEN?0:1", "where(close == open, 0, 1)"],
    ["CLOSE=OPEN？0：1", "where(close == open, 0, 1)"],
    ["HIGH–LOW", "high - low"],
    ["(CLOSE-LOW)./(HIGH-LOW).*VOLUME", "(close - low) / (high - low) * volume"],
    ["(CLOSE>OPEN & HIGH>LOW)OR(CLOSE<OPEN)", "close > open && high > low || close < open"],
    ["MAX(CLOSE-OPEN,0)", "max2(close - open, 0)"],
    ["MAX(0,CLOSE-OPEN)", "max2(0, close - open)"],
    ["MAX(CLOSE,5)", "ts_max(close, 5)"],
    ["MAX(CLOSE,OPEN)", "max2(close, open)"],
    ["RET", "returns(close, 1)"],
    ["VOL", "volume"],
    ["BCLOSE/BOPEN", "bench_close / bench_open"],
    ["BANCHMARKINDEXCLOSE<BANCHMARKINDEXOPEN", "bench_close < bench_open"],
    ["HD", "high - delay(high, 1)"],
    ["LD", "delay(low, 1) - low"],
    ["TR", "max2(max2(high - low, abs(high - delay(close, 1))), abs(low - delay(close, 1)))"],
    ["DTM", "where(open <= delay(open, 1), 0, max2(high - open, open - delay(open, 1)))"],
    ["DBM", "where(open >= delay(open, 1), 0, max2(open - low, open - delay(open, 1)))"],
    ["CLOSE;", "close"],
  ])("%s", (theirs, ours) => {
    expect(read(theirs)).toBe(ours);
  });

  test("days since the high count from 0, or from 1", () => {
    expect(read("HIGHDAY(HIGH,20)", { extremePlace: "bars-ago-from-one" })).toBe("21 - ts_argmax_pos(high, 20)");
    expect(read("LOWDAY(LOW,20)", { extremePlace: "bars-ago" })).toBe("ts_argmin(low, 20)");
  });
});
