// What a note may not do: tell a result of the run, tell the reader what to do, tell what the run did.
import { isKnownWord } from "./plain-words.ts";
import type { TextFault } from "./text-fault.ts";

/** Things that results are told about. A note that names one of them keeps to plain words. */
const outcomes =
  /\b(strateg(y|ies)|factors?|signals?|approach|results?|verdicts?|gates?|sharpe|drawdowns?|ic|p-values?|t-statistics?|hold-?outs?|sortino|calmar|volatility|turnover|fills?|trials?|desk|clients?|funds?|capital|capacity)\b/u;
const outcomesOfMethod = new RegExp(
  `${outcomes.source}|\\b(returns?|figures?|costs?|slippage|idea|curves?|figures)\\b`,
  "u",
);
/** How a result would be told in plain words. */
const tellings =
  /\b(positive|negative|left|above|below|stays?|comes?|came|keeps?|kept|follow(s|ed)|carr(y|ies) over|agrees?|agreed|here|there|holds?|pays?|paying|paid|alive|dead|right|real|new|unknown|independent|too|matters?|wanted|hoped|expected|high|low|short|long|nothing|something)\b/u;
const methodTellings =
  /\b(are|is|were|was|stays?|has|have|had) (an? )?(positive|negative|left|above|below|here|right|real|new|unknown|independent|expected|too|something|nothing|what|high|low)\b|\b(something|nothing|what was hoped|agrees?|agreed|keeps? (on )?(coming|paying)|kept|carr(y|ies) over|pays?|paid for|came|stays?|too (tight|strict|high|low|harsh|loose)|on purpose|matters?|holds?|stands)\b|\b(positive|negative) (return|mean|sharpe|ratio|drawdown|result|figure|value|ic)/u;
/** What the run did is told by predicates. */
const conduct =
  /\b(trials?|search|ideas?|hold-?outs?|gates?|verdicts?|split|campaign)\b.*\b(was|were|did|came|had|would|will|looked|has been|have been|can be|should|is|are) (not |never )?(looked|agreed?|tell|turn|independent|select\w*|before|set|chosen|ignored|reused|used|touched|peeked|provisional|too|formalit\w+|technicalit\w+|dropped|read)\b|\b(ignore|disregard|skip|overlook) (the|this|that|its|any)\b/u;
const instruction =
  /(^|[.;:!] *)(please |do not |don't |then |now )?(use|buy|sell|pick|choose|start|stop|trade|put|prefer|go|stay|act|double|hold|avoid|look|ask|trust|take|place|run|keep|switch|wait|see|note that)\b/u;
const voice = /\b(we|i|you|our|your|my|us|me)\b/u;
const elsewhere =
  /\b(same story|(holds?|known|works?|true|valid) (to hold )?(across|in|elsewhere|on)( other)? ?(markets?|years?|elsewhere)?|other markets(?! (may|might|can|could|need))|later data|tomorrow|(real|live|actual) (fills?|orders?|trading|markets?|money)|legs|teeth|gold|kinder|former|latter|for itself|keeps? (on )?(paying|coming|giving)|comes? back with|there is (something|nothing|more)|scales?$|scales\b(?! (the|by|to|with))|has no [a-z]+s\b|(should|ought to) (buy|sell|hold)|followed (the|this|its) signal|academics?|textbooks?|regulators?|overstat\w+|understat\w+|as (expected|hoped|planned|wished))\b/u;

/** Faults of a note as a whole; its single words are judged with all others. */
export function noteFaults(text: string, role: "note" | "hypothesis"): readonly TextFault[] {
  const plain = text.replaceAll(/[’]/gu, "'");
  const faults: TextFault[] = [];
  const refuse = (found: RegExpExecArray | null, expected: string): void => {
    if (found) faults.push({ rule: "text-lexicon", expected, found: found[0].trim().slice(0, 80) });
  };
  refuse(instruction.exec(plain), "a statement; a note instructs nobody");
  refuse(voice.exec(plain), "a statement without a speaker");
  refuse(conduct.exec(plain), "a predicate for what this run did");
  refuse(elsewhere.exec(plain), "a statement about method, limits or the mechanism");
  if (outcomesOfMethod.test(plain)) refuse(methodTellings.exec(plain), "no result in a note; a ref or a predicate");
  const named = (role === "note" ? outcomesOfMethod : outcomes).exec(plain);
  if (!named) return faults;
  if (role === "hypothesis") refuse(tellings.exec(plain), "no result in a note; a ref or a predicate");
  const words = plain.match(/[a-z]+(?:'[a-z]+)?/gu) ?? [];
  const unknown = words.filter((word) => !isKnownWord(word) && !methodWords.has(word));
  if (unknown.length > 0)
    faults.push({
      rule: "text-lexicon",
      expected: `plain words beside "${named[0]}"`,
      found: unknown.slice(0, 6).join(", "),
    });
  return faults;
}

/** Words of method that stand beside outcomes in notes. */
const methodWords: ReadonlySet<string> = new Set(
  `not no assume assumes assumed assumption simulation bias survivorship overnight gap gaps delisted halted halt halts limited missing stale adjusted splits
  auction auctions capacity liquidity partial filled fills modelled observed bootstrap resampled annualise annualises annualised windows overlapping overlap
  lagged shifted shift embargo purged orthogonalised neutralised winsorised clipped scaled standardised ranked drawn seed seeds nominal taxes tax borrow
  borrowing shorting shorted lending rates impact queue rounding rounded lots fractional settlement vendor exchange closing opening intraday calendar
  holidays timezone thin sample samples small cannot other others another same similar checked every would may might can could only if approximate
  approximation simplification simplified stylised stylized crude coarse square-root square root ignores ignore omit omits omitted leaves
  correlated dependent serial serially corrected correction lag lags benjamini hochberg newey west spearman pearson bonferroni holm hansen peak running differ differs deviate estimated estimate estimates noisy noise uncertain sensitive regression`.split(
    /\s+/,
  ),
);
