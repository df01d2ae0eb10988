// What a question asks for, by its words: an ordered list, the first that fits wins.

export type Intent =
  | "help"
  | "explore"
  | "operators"
  | "holdout"
  | "verdicts"
  | "died"
  | "best-strategies"
  | "best-factors"
  | "robustness"
  | "tried"
  | "warnings"
  | "runs"
  | "figures"
  | "data"
  | "summary"
  | "unknown";

const rules: readonly (readonly [Intent, RegExp])[] = [
  ["help", /^\W*(help|hi|hello|hey|what can (you|i) (do|ask)|who are you|how does this work)\b/],
  [
    "explore",
    /^\W*(please |can you |could you |would you |let us |let's |i want to |i would like to )*(explore|search for|look for|look into|hunt for|find|discover|investigate|research|try|start|begin|run a campaign|propose a plan|make a plan|plan)\b/,
  ],
  ["operators", /\boperators?\b|\bfunctions?\b|\bsyntax\b|\bexpression language\b/],
  ["holdout", /\bhold-?outs?\b|\bseal(ed)?\b|\bunsealed\b/],
  ["verdicts", /\bverdicts?\b|\bjudged?\b|\brefuted\b|\bsupported\b|\bnot proven\b/],
  [
    "died",
    /\bwhy\b|\bdie[ds]?\b|\bdeaths?\b|\bkilled\b|\bfail(s|ed|ure)?\b|\breject(ed)?\b|\bdropped\b|\bwhat happened to\b/,
  ],
  [
    "best-strategies",
    /(\b(best|top|good|leading|which|show|list)\b.*\b(strateg|portfolio)|\b(strateg|portfolio)\w*.*\b(best|top|good|leading|rank)|^\W*strategies\b)/,
  ],
  [
    "best-factors",
    /(\b(best|top|good|leading|which|show|list|surviv\w*)\b.*\b(factor|signal|formula|alpha)|\b(factor|signal|formula|alpha)\w*.*\b(best|top|good|surviv|rank|found)|^\W*factors\b)/,
  ],
  ["robustness", /\brobust\w*|\boverfit\w*|\bsignifican\w*|\bluck\w*|\bstable\b|\bsurvive costs?\b|\bby chance\b/],
  ["tried", /\btried\b|\btrials?\b|\bhow many\b|\bfunnel\b|\battempts?\b|\btested\b|\bideas?\b|\bhypothes[ei]s\b/],
  ["warnings", /\bwarnings?\b|\bquality\b|\bwrong with the data\b|\bbad data\b/],
  ["runs", /\b(list|which|what|show|all|any)\b.*\b(runs|campaigns)\b|^\W*(runs|campaigns)\b/],
  [
    "figures",
    /\bsharpe\b|\bdrawdown\b|\breturns?\b|\bvolatility\b|\bturnover\b|\bsortino\b|\bcalmar\b|\bhit rate\b|\bcosts?\b|\bworst year\b|\brank ic\b|\bic\b/,
  ],
  [
    "summary",
    /\b(results?|outcome|summary|summarise|summarize|report|conclude|conclusion|finding|findings)\b|\bcame out\b|\blast (run|campaign)\b|\bdid (it|anything|the run)\b/,
  ],
  [
    "data",
    /\bdata\b|\bmarkets?\b|\bfields?\b|\bcolumns?\b|\bsymbols?\b|\bstocks?\b|\binstruments?\b|\buniverse\b|\bperiod\b|\bsplit\b|\bgroups?\b|\bsectors?\b|\bsimulated\b|\bhistory\b/,
  ],
];

export function intentOf(question: string): Intent {
  const words = question.toLowerCase();
  return rules.find(([, pattern]) => pattern.test(words))?.[0] ?? "unknown";
}

/** The goal inside a request to explore: the request without its courtesies. */
export function goalOf(question: string): string {
  const bare = question
    .trim()
    .replace(/^\W*((please|can you|could you|would you|let us|let's|i want to|i would like to)\s+)*/i, "")
    .replace(
      /^(explore|search for|look for|look into|hunt for|investigate|research|start|begin|run a campaign (for|on|about)|(propose|make) a plan (for|to)|plan)\s+/i,
      "",
    )
    .replace(/[?.!\s]+$/, "");
  return (bare === "" ? question.trim() : bare).slice(0, 500);
}
