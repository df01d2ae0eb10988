// Broken prints among the 191 alphas and what stands in their place; readings where the print is open; two refusals.
import type { Repair } from "../printed.ts";

export const repairs: Readonly<Record<number, Repair>> = {
  10: {
    text: "RANK(MAX(((RET < 0) ? STD(RET, 20) : CLOSE)^2,5))",
    why: "the bracket after the square closes MAX too early; the 5 is its window.",
  },
  22: {
    text: "SMA(((CLOSE-MEAN(CLOSE,6))/MEAN(CLOSE,6)-DELAY((CLOSE-MEAN(CLOSE,6))/MEAN(CLOSE,6),3)),12,1)",
    why: "SMEAN with three arguments is SMA.",
  },
  23: {
    text: "SMA((CLOSE>DELAY(CLOSE,1)?STD(CLOSE,20):0),20,1)/(SMA((CLOSE>DELAY(CLOSE,1)?STD(CLOSE,20):0),20,1)+SMA((CLOSE<=DELAY(CLOSE,1)?STD(CLOSE,20):0),20,1))*100",
    why: "colon and comma of the first STD(CLOSE:20),0 are exchanged.",
  },
  36: {
    text: "RANK(SUM(CORR(RANK(VOLUME), RANK(VWAP), 6), 2))",
    why: "the 6 is the window of CORR and the 2 that of SUM; both brackets close too early.",
  },
  52: {
    text: "SUM(MAX(0,HIGH-DELAY((HIGH+LOW+CLOSE)/3,1)),26)/SUM(MAX(0,DELAY((HIGH+LOW+CLOSE)/3,1)-LOW),26)*100",
    why: "L is LOW.",
  },
  54: {
    text: "(-1 * RANK(((STD(ABS(CLOSE - OPEN), 5) + (CLOSE - OPEN)) + CORR(CLOSE, OPEN,10))))",
    why: "STD has no window; 5 as in alpha 18 of the 101, which this repeats.",
  },
  78: {
    text: "((HIGH+LOW+CLOSE)/3-MEAN((HIGH+LOW+CLOSE)/3,12))/(0.015*MEAN(ABS(CLOSE-MEAN((HIGH+LOW+CLOSE)/3,12)),12))",
    why: "MA is MEAN.",
  },
  127: {
    text: "(MEAN((100*(CLOSE-MAX(CLOSE,12))/(MAX(CLOSE,12)))^2,12))^(1/2)",
    why: "MEAN has no window; 12 as inside it.",
  },
  131: {
    text: "(RANK(DELTA(VWAP, 1))^TSRANK(CORR(CLOSE,MEAN(VOLUME,50), 18), 18))",
    why: "DELAT is DELTA.",
  },
  146: {
    text: "MEAN((CLOSE-DELAY(CLOSE,1))/DELAY(CLOSE,1)-SMA((CLOSE-DELAY(CLOSE,1))/DELAY(CLOSE,1),61,2),20)*((CLOSE-DELAY(CLOSE,1))/DELAY(CLOSE,1)-SMA((CLOSE-DELAY(CLOSE,1))/DELAY(CLOSE,1),61,2))/SMA(((CLOSE-DELAY(CLOSE,1))/DELAY(CLOSE,1)-((CLOSE-DELAY(CLOSE,1))/DELAY(CLOSE,1)-SMA((CLOSE-DELAY(CLOSE,1))/DELAY(CLOSE,1),61,2)))^2,61,2)",
    why: "the last SMA has one number, 60, where it takes two; 61 and 2 as the others.",
  },
  149: {
    expression:
      "ts_reg_beta(returns(close, 1) / (bench_close < delay(bench_close, 1)), (bench_close / delay(bench_close, 1) - 1) / (bench_close < delay(bench_close, 1)), 252, min_periods=60)",
    why: "FILTER keeps the days on which the benchmark fell, and 252 counts all days; a slope needs at least 60 of the kept ones.",
  },
  159: {
    text: "((CLOSE-SUM(MIN(LOW,DELAY(CLOSE,1)),6))/SUM(MAX(HIGH,DELAY(CLOSE,1))-MIN(LOW,DELAY(CLOSE,1)),6)*12*24+(CLOSE-SUM(MIN(LOW,DELAY(CLOSE,1)),12))/SUM(MAX(HIGH,DELAY(CLOSE,1))-MIN(LOW,DELAY(CLOSE,1)),12)*6*24+(CLOSE-SUM(MIN(LOW,DELAY(CLOSE,1)),24))/SUM(MAX(HIGH,DELAY(CLOSE,1))-MIN(LOW,DELAY(CLOSE,1)),24)*6*24)*100/(6*12+6*24+12*24)",
    why: "HGIH is HIGH.",
  },
  165: {
    text: "TSMAX(SUMAC(CLOSE-MEAN(CLOSE,48),48),48)-TSMIN(SUMAC(CLOSE-MEAN(CLOSE,48),48),48)/STD(CLOSE,48)",
    why: "MAX, MIN and SUMAC have no window; 48 as inside them, and the division binds as printed.",
  },
  166: {
    expression: "-ts_skew(returns(close, 1), 20)",
    why: "a product sign is missing and the power of the deviations is lost; factors and exponents are those of the sample skewness of 20 returns.",
  },
  180: {
    text: "((MEAN(VOLUME,20) < VOLUME) ? ((-1 * TSRANK(ABS(DELTA(CLOSE, 7)), 60)) * SIGN(DELTA(CLOSE, 7))) : (-1 *VOLUME))",
    why: "the bracket of the first branch closes at the end of the formula.",
  },
  181: {
    text: "SUM(((CLOSE/DELAY(CLOSE,1)-1)-MEAN((CLOSE/DELAY(CLOSE,1)-1),20))-(BANCHMARKINDEXCLOSE-MEAN(BANCHMARKINDEXCLOSE,20))^2,20)/SUM((BANCHMARKINDEXCLOSE-MEAN(BANCHMARKINDEXCLOSE,20))^3,20)",
    why: "the last SUM has no window; 20 as the others.",
  },
  183: {
    text: "TSMAX(SUMAC(CLOSE-MEAN(CLOSE,24),24),24)-TSMIN(SUMAC(CLOSE-MEAN(CLOSE,24),24),24)/STD(CLOSE,24)",
    why: "MAX, MIN and SUMAC have no window; 24 as inside them, and the division binds as printed.",
  },
  190: {
    text: "LOG((COUNT(CLOSE/DELAY(CLOSE,1)-1>((CLOSE/DELAY(CLOSE,19))^(1/20)-1),20)-1)*SUMIF((CLOSE/DELAY(CLOSE,1)-1-((CLOSE/DELAY(CLOSE,19))^(1/20)-1))^2,20,CLOSE/DELAY(CLOSE,1)-1<(CLOSE/DELAY(CLOSE,19))^(1/20)-1)/(COUNT(CLOSE/DELAY(CLOSE,1)-1<(CLOSE/DELAY(CLOSE,19))^(1/20)-1,20)*SUMIF((CLOSE/DELAY(CLOSE,1)-1-((CLOSE/DELAY(CLOSE,19))^(1/20)-1))^2,20,CLOSE/DELAY(CLOSE,1)-1>(CLOSE/DELAY(CLOSE,19))^(1/20)-1)))",
    why: "brackets are unbalanced and DELAY lacks its 1; every distance is the day's return less the 20th root of growth over 19 days, less 1.",
  },
};

export const refusals: Readonly<Record<number, string>> = {
  30: "it regresses on three Fama-French factors, which no market brings.",
  143: "SELF is the alpha's own value of the day before, and the first one is not given.",
};

const overDays = "MAX and MIN with a number of at least 2 are the highest and lowest of that many days.";
const equalDays = "Days without a change add to neither sum, as printed; public versions put them on one side.";
const bars = "Days since the extreme, 0 for today, the oldest of equals; some public versions count today as 1.";

export const readings: Readonly<Record<number, string>> = {
  7: overDays,
  17: overDays,
  27: "Weights of WMA are 0.9 to the power of the age.",
  28: `${overDays} The last TSMAX(LOW, 9) stands as printed.`,
  41: overDays,
  49: equalDays,
  50: equalDays,
  51: equalDays,
  59: "MAX(HIGH, …) and 0 for an unchanged close, as printed; public versions differ in both.",
  64: overDays,
  75: "Days are counted where the conditions hold; one public version counts present days and comes out constant.",
  84: "Nothing for an unchanged close, as printed.",
  91: overDays,
  103: bars,
  108: overDays,
  119: overDays,
  121: overDays,
  128: equalDays,
  133: bars,
  154: overDays,
  157: overDays,
  162: overDays,
  164: overDays,
  177: bars,
  182: "Days are counted where the conditions hold; one public version counts present days and comes out constant.",
};
