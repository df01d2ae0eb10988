// Where public versions of an alpha differ from its print, or the print can be read in several ways: what is taken here.

export const readings: Readonly<Record<number, string>> = {
  1: "Ts_ArgMax is the place from the oldest day, 1 to 5, the oldest of equals; SignedPower keeps the sign.",
  10: "Rows whose windows of 4 days are incomplete are missing; public code ranks them.",
  14: "Correlation, as printed; one public version has a covariance.",
  29: "min(…, 5) is the lowest of 5 days, and ts_min(…, 2), sum(…, 1) stand as printed; public code leaves them out.",
  34: "0 over 0 in the ratio of deviations is missing; public code takes 1.",
  36: "sum(close, 200) / 200 as printed; public code divides the average by 200.",
  39: "The change of the close, as printed; one public version takes returns of the close minus 1.",
  48: "Industry-neutral by group average of the subindustry.",
  55: "A range of 0 is missing; public code takes 0.0001 instead.",
  57: "ts_argmax is the place from the oldest day, 1 to 30.",
  60: "ts_argmax is the place from the oldest day, 1 to 10.",
  62: "A comparison with a missing side is missing; public code takes it as false.",
  79: "Neutral by subtracting the group average, as printed; one public version takes the average itself.",
  96: "A correlation of 3 days of time ranks is missing so often that every value may be.",
};
