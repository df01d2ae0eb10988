// Numbers, dates, units and amounts that are written as words.

const small =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const tens = "twenty thirty forty fourty fifty sixty seventy eighty ninety";
const large =
  "hundred thousand million billion trillion quadrillion hundreds thousands millions billions trillions lakh crore myriad gross-of-eggs";
const parts =
  "half halves halfway third thirds fourth fourths quarter quarters fifths sixths eighths tenths hundredth hundredths thousandth thousandths";
const times =
  "once twice thrice single singular solo pair pairs couple trio duo quartet dozen dozens score-of multiple nil naught nought nada zilch nill unity";
const ordinals =
  "first firstly second secondly third thirdly fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth hundredth millionth nth";
const rates =
  "percent percents percentage percentages percentile percentiles pct permille bps bp bip bips basispoint basispoints pp ppt k bn mn mm tn";
const money =
  "dollar dollars euro euros yen yuan pound pounds sterling franc francs rupee rupees cent cents usd eur gbp jpy cny chf buck bucks satoshi";
const months =
  "january february april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec";
const days = "monday tuesday wednesday thursday friday saturday sunday";

export const numberWords: ReadonlySet<string> = new Set(
  [small, tens, large, parts, times, ordinals, rates, money, months, days].flatMap((list) => list.split(" ")),
);

const stem = `(?:${`${small} ${tens} ${large} half multi`.split(" ").join("|")})`;
/** twofold, twentyone, tenth-ish compounds that a list cannot hold. */
const compound = new RegExp(`^(?:${stem}){2,}(?:s|th)?$|^${stem}(?:fold|ish|some|pence|teenth|th)$`, "u");
const roman = /^(?=[MDCLXVI]+$)M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/;
/** Abbreviations that happen to be well-formed Roman numbers. */
const notRoman = new Set(["CI", "CV", "CD", "MD", "MC", "DC", "MI", "DI", "MIX"]);

/** True when a plain lower-case word is a number, an ordinal, a month, a unit or an amount. */
export function isNumberWord(word: string): boolean {
  return numberWords.has(word) || compound.test(word) || /^[ivx]{2,}$/.test(word);
}

/** Roman numerals stand in capitals; May and March are months when they do and open no sentence. */
export function isCapitalNumber(word: string, opensSentence: boolean): boolean {
  if (roman.test(word) && !notRoman.has(word) && !(word === "I" && opensSentence)) return true;
  return !opensSentence && (word === "May" || word === "March");
}
