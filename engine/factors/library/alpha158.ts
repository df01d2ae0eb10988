// Qlib's Alpha158: nine shapes of the day's candle, four prices, and 29 families over five windows.
import { libraryOf } from "./library-factor.ts";
import { factorFrom } from "./printed.ts";

const windows = [5, 10, 20, 30, 60];

const shapes: readonly (readonly [string, string, string])[] = [
  ["KMID", "($close-$open)/$open", "Move from open to close."],
  ["KLEN", "($high-$low)/$open", "The day's range."],
  ["KMID2", "($close-$open)/($high-$low+1e-12)", "Move from open to close as a share of the day's range."],
  ["KUP", "($high-Greater($open, $close))/$open", "Upper shadow."],
  ["KUP2", "($high-Greater($open, $close))/($high-$low+1e-12)", "Upper shadow as a share of the day's range."],
  ["KLOW", "(Less($open, $close)-$low)/$open", "Lower shadow."],
  ["KLOW2", "(Less($open, $close)-$low)/($high-$low+1e-12)", "Lower shadow as a share of the day's range."],
  ["KSFT", "(2*$close-$high-$low)/$open", "The close against the middle of the day."],
  ["KSFT2", "(2*$close-$high-$low)/($high-$low+1e-12)", "The close against the middle of the day, by its range."],
  ["OPEN0", "$open/$close", "Open over close."],
  ["HIGH0", "$high/$close", "High over close."],
  ["LOW0", "$low/$close", "Low over close."],
  ["VWAP0", "$vwap/$close", "Average price over close."],
];

/** Net, rising and falling moves of x over d bars, as shares of all moves. */
function moves(x: string): { readonly rise: string; readonly fall: string; readonly all: string } {
  return {
    rise: `Sum(Greater(${x}-Ref(${x}, 1), 0), d)`,
    fall: `Sum(Greater(Ref(${x}, 1)-${x}, 0), d)`,
    all: `(Sum(Abs(${x}-Ref(${x}, 1)), d)+1e-12)`,
  };
}

const price = moves("$close");
const volume = moves("$volume");
const swing = "Abs($close/Ref($close, 1)-1)*$volume";

/** Families: name, formula with d for the window, words with d for the window. */
const families: readonly (readonly [string, string, string])[] = [
  ["ROC", "Ref($close, d)/$close", "Close of d bars ago over today's."],
  ["MA", "Mean($close, d)/$close", "Average close of d bars over today's."],
  ["STD", "Std($close, d)/$close", "Deviation of d closes over today's."],
  ["BETA", "Slope($close, d)/$close", "Slope of d closes over today's."],
  ["RSQR", "Rsquare($close, d)", "How well a line fits d closes."],
  ["RESI", "Resi($close, d)/$close", "Distance of the close from the line through d closes, over the close."],
  ["MAX", "Max($high, d)/$close", "Highest price of d bars over the close."],
  ["MIN", "Min($low, d)/$close", "Lowest price of d bars over the close."],
  ["QTLU", "Quantile($close, d, 0.8)/$close", "Upper fifth of d closes over today's."],
  ["QTLD", "Quantile($close, d, 0.2)/$close", "Lower fifth of d closes over today's."],
  ["RANK", "Rank($close, d)", "Place of the close among the last d."],
  ["RSV", "($close-Min($low, d))/(Max($high, d)-Min($low, d)+1e-12)", "The close within the range of d bars."],
  ["IMAX", "IdxMax($high, d)/d", "Place of the highest price in d bars, from the oldest, as a share of d."],
  ["IMIN", "IdxMin($low, d)/d", "Place of the lowest price in d bars, from the oldest, as a share of d."],
  [
    "IMXD",
    "(IdxMax($high, d)-IdxMin($low, d))/d",
    "Bars from the lowest to the highest price in d bars, as a share of d.",
  ],
  ["CORR", "Corr($close, Log($volume+1), d)", "Correlation of close and log volume over d bars."],
  [
    "CORD",
    "Corr($close/Ref($close,1), Log($volume/Ref($volume, 1)+1), d)",
    "Correlation of the changes of close and volume over d bars.",
  ],
  ["CNTP", "Mean($close>Ref($close, 1), d)", "Share of d bars that rose."],
  ["CNTN", "Mean($close<Ref($close, 1), d)", "Share of d bars that fell."],
  [
    "CNTD",
    "Mean($close>Ref($close, 1), d)-Mean($close<Ref($close, 1), d)",
    "Share of d bars that rose less the share that fell.",
  ],
  ["SUMP", `${price.rise}/${price.all}`, "Rises of the close as a share of all its moves in d bars."],
  ["SUMN", `${price.fall}/${price.all}`, "Falls of the close as a share of all its moves in d bars."],
  [
    "SUMD",
    `(${price.rise}-${price.fall})/${price.all}`,
    "Rises less falls of the close as a share of all moves in d bars.",
  ],
  ["VMA", "Mean($volume, d)/($volume+1e-12)", "Average volume of d bars over today's."],
  ["VSTD", "Std($volume, d)/($volume+1e-12)", "Deviation of d volumes over today's."],
  ["WVMA", `Std(${swing}, d)/(Mean(${swing}, d)+1e-12)`, "Unevenness of price moves times volume over d bars."],
  ["VSUMP", `${volume.rise}/${volume.all}`, "Rises of the volume as a share of all its moves in d bars."],
  ["VSUMN", `${volume.fall}/${volume.all}`, "Falls of the volume as a share of all its moves in d bars."],
  [
    "VSUMD",
    `(${volume.rise}-${volume.fall})/${volume.all}`,
    "Rises less falls of the volume as a share of all moves in d bars.",
  ],
];

/** The formulas as Qlib's rule makes them: [name, formula, words]. */
function formulas(): readonly (readonly [string, string, string])[] {
  const rolling = families.flatMap(([name, formula, says]) =>
    windows.map((d) => [`${name}${d}`, withWindow(formula, d), withWindow(says, d)] as const),
  );
  return [...shapes, ...rolling];
}

function withWindow(text: string, d: number): string {
  return text.replace(/\bd\b/g, String(d));
}

export const alpha158 = libraryOf(
  "alpha158",
  "Qlib's Alpha158: raw features of candle shape, price and volume over 5 to 60 bars, without normalisation.",
  () =>
    formulas().map(([name, printed, says]) =>
      factorFrom({ name: `alpha158.${name}`, printed, says, dialect: "qlib", source: `Qlib, Alpha158, ${name}` }),
    ),
);
