// The controlled lexicon: words that claim something. They exist in reports only as phrasings of predicates that hold.

/** One family of controlled words. A star stands for any ending; the plain ones also with -s, -es, -d, -ed, -ing. */
export interface WordFamily {
  readonly name: string;
  /** What may be used instead. */
  readonly instead: string;
  readonly words: string;
}

/** Refused in text and notes alike. */
export const lexicon = [
  {
    name: "strength of evidence",
    instead: "the predicate significant, or the p-value by a ref",
    words: `signific* insignific* doubt* beyond scrutin* irrefut* incontest* airtight meaningful* conclusive* inconclusive* convincing* compelling* persuasive* undeniab* undisput*
      unambiguous* decisive* definit* evident* evidence obvious* manifest* prove proven proved proves proving proof* disprove* confirm* corroborat*
      validated validates verif* substantiat* demonstrat* establish* shown shows showed show showing reveal* attest* vindicat*
      supported supports supporting support refut* reject rejected accepted credib* plausib* reliab* unreliab* trust* untrust* rigorous*
      bulletproof ironclad rock watertight airtight foolproof battle-tested signifikant*`,
  },
  {
    name: "robustness",
    instead: "the predicates robust, stable or consistent",
    words: `robust* fragil* stab* unstab* instab* consisten* inconsisten* persist* durab* resilien* sturd* solid* steady steadi* unwavering
      invariant* uniform* repeatab* reproducib* generaliz* generalis* surviv* withst* endur* lasting hold-up holds-up brittle hardy immune
      insensitive sensitive dependab* unfailing* unshak* sound soundness`,
  },
  {
    name: "comparison",
    instead: "the predicates outperforms, numerically-higher, numerically-lower or best-of, or an expr",
    words: `outperform* underperform* outpac* outstrip* outshin* outdo* outdid outrank* outclass* surpass* exceed* beat beats beaten beating best
      better worse worst superior* inferior* higher highest lower lowest larger largest smaller smallest greater greatest lesser least more less
      fewer fewest bigger biggest leading leader lead leads led lagged-behind trail trails dominat* win wins winning winner
      winners won lose loses losing loser losers lost unbeat* unbeaten unmatched unrival* unparallel* unequal* peerless matchless number-one runner-up champion*
      eclips* overtak* overtook trump* trounc* crush* demolish* annihilat* destroy* smash* thrash* edg-out tops bests bested rival* than versus
      ahead above-average below-average record-breaking head-and-shoulders second-best`,
  },
  {
    name: "quality",
    instead: "a ref with the value",
    words: `work works worked working workable legendary mythical unstoppable invincible monster killer magic* miracle* viab* feasib* sustainab* scalab*
      novel innovativ* unique* unprecedented breakthrough* revolution* game-chang* important* notab* striking interesting exciting boast* enjoy* suffer*
      struggl* skill* talent* smooth* calm* quiet* turbulen* defens* conservativ* aggressiv* slam-dunk home-run sure-thing money-printer good great excellent* outstanding exceptional* extraordinar* remarkab* impressive* spectacular* superb* stellar brilliant* terrific* fantastic*
      wonderful* amazing* awesome incredible incredibly phenomenal* magnificent* marvel* perfect* ideal* optimal* optimum flawless* impeccab* pristine
      attractive* appealing unattractive* promising* favorab* favourab* unfavorab* unfavourab* desirab* undesirab* encouraging* disappoint* satisf*
      unsatisf* healthy health unhealthy nice decent respectab* admirab* laudab* fine poor* bad badly terrib* awful* horrib* dreadful* abysmal* dismal*
      mediocre inadequa* insufficient* sufficient* acceptable unacceptable adequate* tolerab* formidab* world-class first-class first-rate
      top-notch high-quality gold-standard state-of-the-art elite premium valuab* worthwhile useful useless worthless effective* ineffective*
      efficien* inefficien* success* unsuccess* fail fails failed failing failure* work works worked working triumph* thriv* flourish* shine
      shines shone star gem holy-grail prefer* beste meilleur* mejor rentable garantiert* ausgezeichnet* hervorragend*`,
  },
  {
    name: "size",
    instead: "a ref with the value",
    words: `strong* weak* modest* moderate* substantial* considerabl* sizeab* sizab* huge* massive* enormous* immense* vast* tremend* gigantic
      colossal mammoth hefty large big small tiny minuscule minor major slight slightly* little marginal* negligib* trivial* insignificant immaterial
      materially appreciab* noticeab* pronounced* dramatic* drastic* sharp sharply steep* severe* mild* benign shallow deep deeply extreme*
      excessive* heavy heavily lightly intense* powerful* potent meager meagre scant* abundant* ample* generous* limitless boundless
      unlimited minimal* maximal* rich richer richly plentiful outsized oversized robustly loud whopping staggering stagger* jaw-dropping`,
  },
  {
    name: "change",
    instead: "the predicates trend, trend-rising or trend-falling, or an expr difference",
    words: `improv* worsen* deteriorat* increas* decreas* declin* grow grows grew grown growing growth shrink* shrank rise rises rose risen
      rising fall falls fell fallen falling drop drops dropped dropping climb* surg* soar* skyrocket* plung* plummet* tumbl* jump* leap* leapt rocket*
      gain* slump* sink* sank crash* collaps* recover* rebound* decay* erod* erosion fade fades faded fading vanish* disappear* accelerat* decelerat*
      slow slows slowed widen* narrow* strengthen* weaken* boost* enhanc* lift lifts lifted elevat* rais*
      reduc* cut cuts cutting diminish* lessen* mitigat* alleviat* amplif* magnif* escalat* upward* downward*
      uptrend* downtrend* upswing downswing upside downside turnaround ascend* descend* spike spikes spiked
      doubl* tripl* quadrupl* halv* treb* swell* balloon* dwindl* slid slide slides wane wanes waned evaporat* blossom* exploded explodes unchanged
      constantly flat flattened stagnan* plateau*`,
  },
  {
    name: "quantity",
    instead: "an expr (count-where, share-where, rank) over the whole set",
    words: `every everyone everything everywhere always never ever only sole solely exclusive* most mostly majority minority many much few
      none nobody nothing nowhere all-time entire* whole wholly total totally complete completely throughout universal* unanimous* invariably
      without-exception numerous countless innumerab* plenty myriad overwhelming* predominant* primar* mainly largely chiefly partly partially
      usual usually often frequent* seldom rare rarely occasional* sometimes sporadic* repeated* continual* continuous* perpetual* forever eternal*
      permanent* temporar* across-the-board uninterrupted* typical* atypical* normally abnormal* unusual* common commonly uncommon* prevalent*`,
  },
  {
    name: "approximation",
    instead: "nothing: the renderer rounds",
    words: `roughly approximat* nearly almost circa close-to virtually practically essentially basically
      effectively barely hardly scarcely merely just at-least at-most up-to north-of south-of upwards ballpark somewhat rather quite fairly pretty
      relatively comparatively very highly hugely vastly extremely exceedingly incredibly remarkably really truly utterly awfully
      precisely exactly literally well-above well-below upward-of in-excess minimum maximum max min average averages averaged median `,
  },
  {
    name: "certainty",
    instead: "nothing: no record can license it",
    words: `certain* uncertain* sure surely surefire assur* ensur* guarant* promis* inevitab* undoubt* doubtless* unquestion* indisputab*
      incontrovert* infallib* fail-safe failsafe failproof risk-free riskless risk risks risky low-risk safe safe* unsafe danger* hazard* secure* secur* protect*
      loss-free lossless no-brainer bound-to destined predict* forecast* foresee* foretell* 
      future tomorrow likely unlikely improbab* impossib* odds chance chances lucky luck fluke coincidenc* spurious* genuin*
      true truth truly false falsely untrue wrong correct correctly incorrect* accurate* inaccurat* fake legitimate* illusion* artefact artifact`,
  },
  {
    name: "cause",
    instead: "nothing: no record can license it",
    words: `responsib* owe owes owed caus* because drive drives driven driver drivers driving drove explain* attribut* owing due thanks consequence* consequent* 
      therefore thus hence accordingly lead-to leads-to led-to induc* trigger* 
      influenc* affect* impacted contribut* stems stemming underlie* underlying 
      mechanism-proven causal* imply implies implied implying indicat* suggest* signify signifies mean-that entail* correlat* uncorrelat*
      decorrelat* anticorrelat* diversif* neutral hedg* relationship linked links tied associat* orthogonal*`,
  },
  {
    name: "profit and advice",
    instead: "the predicate verdict-is, or a ref with the value",
    words: `profit* unprofit* lucrativ* tradab* tradeab* untrad* investab* monetiz* monetis* money moneymak* cash wealth* alpha edge edges
      free-lunch arbitrage jackpot windfall goldmine gold-mine payoff* payout* reward* earns earning earnings lossy loss losses
      losing deficit* bankrupt* ruin* recommend* advis* buy buys bought buying sell sells sold selling invest invests invested investing investment deploy*
      production-ready ready go-live adopt* allocate allocated worth capitaliz* capitalis* exploit* attract
      opportunit* upside bullish bearish undervalued overvalued cheap expensive bargain overfit* underfit* overfitted data-mined cherry-pick*
      clean leak-free unbiased bias-free biased suspicious* manipulat* fraud* cheat* flaw* defect* error-free bug-free`,
  },
  {
    name: "approval and review",
    instead: "a gate or verdict predicate",
    words: `approv* endors* certif* audited sign-off signed-off peer-reviewed reviewed accredited authoriz* authoris* licensed blessed
      pass passes passed passing clears cleared clear clearing hurdle* threshold-met met meets qualif* disqualif* eligible ineligible`,
  },
  {
    name: "time",
    instead: "an entity period",
    words: `decade* centur* recent* nowadays today yesterday currently current lately modern era epoch crisis crises pandemic covid* recession* boom booms
      bubble* bull bear lockdown* millenni* fortnight* earlier long-term short-lived long-lived long-run`,
  },
  {
    name: "names",
    instead: "an entity span",
    words: `bitcoin btc ethereum eth crypto* nasdaq nyse dow russell msci ftse dax nikkei hang-seng csi sse shanghai shenzhen apple tesla
      nvidia microsoft google amazon meta europe* asia* japan* china chinese america* global* worldwide emerging developed large-cap
      small-cap mid-cap mega-cap treasur* forex commodit* spx spy qqq benchmark* index-fund peer peers competitor* hedge-fund* buffett renaissance`,
  },
] as const satisfies readonly WordFamily[];

/** Refused in claims, allowed in notes: they turn a true figure into another statement. */
export const frameWords = [
  {
    name: "denial and condition",
    instead: "the field negated of a predicate",
    words: `positive negative possible possibly impossible possib* expect* anticipat* will shall must ought trend trends trending equal equals equalled match matches matched top
      constant stem responsib* light material not no nor neither cannot without lack lacks lacked lacking absent absence deny denies denied refuse refuses contrary unless if
      would could might may can suppose supposing assuming assume hypothetical* otherwise except excluding despite although though however
      but yet still already even instead allegedly alleged reportedly supposedly claimed claims claim believe believes believed think thinks thought seem
      seems seemed appear appears appeared apparent apparently pretend* imagine nominally theoretically theoretical until almost-all ignoring disregarding
      other others another same similar similarly different differently like unlike all any high low long-lasting non anti un ex extra again`,
  },
] as const satisfies readonly WordFamily[];

/** Turns of speech that judge with plain words alone; refused in every place, headings included. */
export const idioms = [
  /\b(and then some|by design|case (closed|in point)|(in line|on par|on a par) with|give or take|or close|in the region of|on balance|as a rule|from here on)\b/u,
  /\bso[ -](so|called)\b|\b(is|are|was|were) telling\b|\b(do|does|did) the (sums|math|talking)\b|\b(take|takes|took|taken) note\b/u,
  /\b(day|week|month|year|time) (in|and|after|by) (and )?(day|week|month|year|time|out)\b|\bover and over\b|\b(years?|months?|days?|time) to come\b/u,
  /\b(cover|absorb)(s|ed|ing)? (its|their|the|all)\b|\b(cover|absorb|earn|carr|pay)(s|ed|ies|ied|ing)? (for )?(its|their|the|all)( own)? (costs?|way|keep|weight)\b|\bin (the|its|their|this) (family|class|league)\b/u,
  /\b(full|whole|entire|complete)[ -](history|period|sample|cycle)\b|\bforward[ -]looking\b|\b(gave|give|gives|giving) back\b|\b(since|from) the (start|beginning)\b/u,
  /\b(to matter|not? matter|no concern|no advice|no there|here to stay|in error|data errors?|an outlier)\b|\bmake of that\b|\bout of (pocket|hand|reach)\b/u,
] as const;

/** Sequences that claim although their words are common; checked over the plain text. */
export const phrases = [
  /\b(all|each|any|both|single)( of)?( the| its)? (year|quarter|month|week|day|period|sub-?period|fold|market|regime|condition|environment|strateg|factor|symbol|test|gate|check|stock|case|scenario|cost|asset)/u,
  /\b(high|low)( |-)(return|sharpe|risk|turnover|volatilit|cost|correlation|performance|confidence|drawdown|yield|capacity|conviction|ic|quality)/u,
  /\b(no|zero|without|never|free of|free from|lack of|absence of|devoid of)( any| a| the)? (return|drawdown|turnover|cost|volatilit|exposure|warning|trial|opening|gate|decay|bias|look-?ahead|leak|data|missing|gap)/u,
  /\b(in|on|for|of|at|over) (total|aggregate|sum|full)\b/u,
  /\b(last|past|previous|next|coming|this|prior) (year|quarter|month|week|day|decade|century)s?\b/u,
  /\b(as|so) [a-z]+ as\b(?<!as well as)/u,
  /\b(stands?|stood|towers?|rank(s|ed)?) (out|above|over|first|high)/u,
  /\b(on|over|after) the long (run|haul|term)\b/u,
  /\b(measured|tested|evaluated|checked|judged|computed|results?|figures?|held)\b.*\b(unseen|out[- ]of[- ]sample|hold-?out)/u,
  /\b(hands|head) (down|on)\b/u,
  /\b([a-z]{3,}) (after|by|in|upon|and) \1\b/u,
  /\b(test of time|time-tested|tried and tested|here to stay|on the up|going? up|of choice|speaks? volumes|far from)\b/u,
  /\b(hold|holds|held|holding|stand|stands|stood|standing|keeps?|kept) (up|firm|strong|its (ground|own|shape|sign))\b/u,
  /\b(second to|none other|head and shoulders|to the moon|no matter|come what may|rain or shine)\b/u,
  /\b(free|safe|immune) (of|from)\b/u,
  /\b(speaks?|spoke) for itself\b/u,
  /\b(makes?|made|making|pays?|paid|paying) (sense|money|off|a killing)\b/u,
  /\b(per|a) (cent|mille)\b/u,
  /\bhold-?outs?\b.*\b(opened|untouched|unseen|sealed|locked|touched|unopened|intact|not|never|used)\b/u,
  /\b(opened|untouched|unseen|sealed|locked|touched|unopened|not|never|used)\b.*\bhold-?outs?\b/u,
  /\b(not|never|non)[ -]simulated\b|\b(real|actual|live|genuine)[ -](market|data|price|money|world|trading|result)/u,
  /\bpre-?regist|\bregistered\b|\bhandful\b|\bout of sample\b.*\b(too|as well|also)\b/u,
] as const;
