// Plain words: the everyday vocabulary of sentences around values. Words outside it are looked at twice.

const grammar = `a an the this that these those it its itself they their them he she we our us you your i my and or nor as at by for from in into of off on onto
  over per since through throughout to toward towards under upon via with within while when where which who whose whom what how why then there here
  is are was were be been being am has have had having do does did done doing so such also too both each either some any several between among across
  after before during about against along around below above beside besides beyond near out inside outside`;
const reporting = `account add apply appear arrive ask base basis be become begin belong bring build built calculate call came carry choose chosen cite close collect combine come
  compute concern consider consist contain convert count cover create define deliver describe derive design display divide draw drawn drew
  end enter estimate evaluate examine exist express fall-under file fill find fix follow form found gave get give given go group had held hold include
  index inform input join judge keep kept know known label lead-in leave left list lie lies located log look made make mark mean-of measure mention
  move name need note observe obtain open operate order originate output own pair part pass-through perform place plot point predate prepare present print
  process produce propose provide publish put quote read receive recompute record reach refer register-under relate remain render replace reply report represent request
  require rest result return run save say said scale score screen search section see seen select send sent separate serve set settle
  shape share show-in sit sort specify stand state stay-in stop store study subtract sum summarise split summarize table take taken took tell term test
  title total trace trade traded train treat try tried turn type use used using vary verify-in view visit want watch weigh weight write written wrote
  amount amounted came comes coming equal-to stands stood sits lies ran gives given giving gets got goes went gone lists read reads written earn earned`;
const research = `abstract account action activity adjustment agent algorithm allocation analysis annual answer appendix area array article aspect asset assumption attempt
  attention author balance band bar baseline basis batch block body book borrow bound box bracket broker budget bundle calendar calculation campaign
  candidate capital caption case cell change-of chapter chart choice class close closing code column combination commission company comparison-of
  component computation condition configuration constant constraint construction content context convention coordinator cost costs count counterpart coverage
  cross cumulative currency curve cut data database dataset date day definition delay delta demean denominator description detail deviation dimension
  direction distribution dividend document drawdown duration element embargo engine entity entry equity error-term event example exchange execution exit
  experiment exploration explanation exposure expression extension factor family feature fee field figure file fill filter final financing flow fold
  form format formula fraction frame frequency fund funding future futures gap gate generation goal grid gross group half-spread hash header heading
  hedge-leg help high history holding holdout horizon hour idea identifier implementation index indicator industry information input instance institution
  instrument interval inventory investor-base issue item iteration job kind label language lag layer ledger leg length level limit limits line link
  liquidity list listing log long look-back loop low machine-readable maker margin mark market mathematics matrix measure measurement mechanism member memory
  method methodology minute model module moment momentum month name neighbour neighbourhood net news note notion number object objective observation
  offset open opening operation operator option order origin other-side output overview owner page panel paper paragraph parameter part parts pass
  path pattern pause period permutation phase place plan planner point pool population portfolio position preparation presentation pressure price prices procedure
  process product program project property proposal provider purpose quality-of quantile quantity quarter question quote range rank ranking rate ratio reader
  reason rebalance rebalancing record records reference regime region registration regression relation release report reporter representation research researcher
  residual resample result results return returns reversal review revision role round row rule run sample samples scale scan schedule schema scope score
  screen screening search section sector seed segment selection sentence sequence series session set setting settings setup share shares side sign signal
  signals size sizing slice slippage slot snapshot source span spread stage standard start state statement statistic statistics step stock stocks store
  story strategy strategies stress structure study subject sub-period subperiod subset summary supply symbol symbols system table target task template term
  terms test text theme theory threshold tick time times title tool topic trade trades trader trading transaction transform transformation trial trials tuple
  turn turnover type unit units universe update use user validation validator value values variable variance variant vector version view volatility volume
  warm-up warning week weight weights window word work-list workspace worker year years yield-curve zone campaign's daily weekly monthly yearly hourly
  annualised annualized cross-sectional sectional time-series open-to-close forward backward historical current-run offline online local overall separate
  following preceding previous same next new old initial early late later original plain simple single-name full main own different various particular
  specific individual average-of corresponding respective available given underlying short long raw relative absolute cumulative net gross flat-fee
  according together apart again once-more along well-known whole actual observed measured computed recorded stated named listed chosen modelled modeled
  simulated adjusted unadjusted combined equal-weighted proportional random systematic technical fundamental quantitative statistical numerical
  mean share rank largest smallest range difference sharpe ratio sortino calmar drawdown information coefficient statistic interval part level`;

const further = `respectively furthermore moreover finally afterwards onwards meanwhile namely background introduction conclusion glossary
  remark observation finding chart histogram legend map outline discussion demo researcher documentation arithmetic logarithm quotient
  numerator distinct resulting corresponding concerned involved included comprising regarding respect accordance subsequently performance key executive reproduce reproducing quality growth evaluate evaluation turnover`;

/** Words that are everyday ones but name a context that no record is asked about; notes may use them. */
const elsewhere = `index indice sector industry institution side leg long short future currency commission fee slippage broker charge fund investor
  company dividend financing funding random baseline target limit minute hour week month quarter weekly monthly hourly yearly quarterly transaction
  actual observed yield excess relative together itself go went gone goes going earn earned earning expect flat whole keep maker story original
  single together apart again once more level-headed account own different various particular specific individual average known want like reason
  theory paper margin leg hedge zone user owner provider company benefit best momentum reversal liquidity pressure high low regime condition
  confidence reader order log tick company's market's early late later initial old new`;

const list = (text: string): readonly string[] => text.split(/\s+/).flatMap((word) => word.split("-"));
const known: ReadonlySet<string> = new Set(list(`${grammar} ${reporting} ${research} ${further} ${elsewhere}`));
const plain: ReadonlySet<string> = new Set([...known].filter((word) => !list(elsewhere).includes(word)));

/** What may stand behind the last value of a sentence, or beside a statement: where it was measured and what holds it. */
const closing: ReadonlySet<string> = new Set(
  list(`a an the this that these of on in at by for from to with under over within across during and or as is are was were which its it their both also
  per record records recorded ledger run report section table figure figures part parts split period campaign market universe strategy strategies
  factor factors trial trials candidate candidates holdout value values number metric metrics measured computed printed listed given stated cited
  named bar bars cost costs trading model data search respectively gate gates verdict warning warnings idea ideas fold folds unit interval
  date dates daily net gross says say reads here further next annualised`),
);

/** Topics that headings may name: they say what is asked, not what came out. */
const topical: ReadonlySet<string> = new Set(
  list(`died robustness significance stability consistency comparison risk risks decay trend trends evidence verification failed failures losses
  benchmark benchmarks limits mechanism mechanisms drawdowns sensitivity hypotheses monthly weekly yearly long short sector industry fees commission
  slippage random baseline also said must first second read reader next steps limitations limitation verdicts verdict reproducing provenance reproducibility caveats`),
);

/** True when a heading or a column may hold the word. */
export function isTopicWord(word: string): boolean {
  return topical.has(word) || isPlainWord(word);
}

/** True when the word may close a sentence behind its value or stand beside a predicate. */
export function isClosingWord(word: string): boolean {
  return /^[atps]$/.test(word) || closing.has(word);
}

/** True when the word, or the form it is bent from, is everyday vocabulary that names no context of its own. */
export function isPlainWord(word: string): boolean {
  return isIn(plain, word);
}

/** The same with the words that notes may use beside them. */
export function isKnownWord(word: string): boolean {
  return isIn(known, word);
}

function isIn(words: ReadonlySet<string>, word: string): boolean {
  const bare = word.replace(/'s?$/, "");
  if (words.has(bare) || /^[atps]$/.test(bare)) return true;
  const forms = [
    bare.replace(/ies$/, "y"),
    bare.replace(/(es|s)$/, ""),
    bare.replace(/s$/, ""),
    bare.replace(/(ed|ing)$/, ""),
    bare.replace(/(ed|ing)$/, "e"),
    bare.replace(/(.)\1(ed|ing)$/, "$1"),
    bare.replace(/ied$/, "y"),
    bare.replace(/(ally|ly)$/, ""),
  ];
  return forms.some((form) => words.has(form));
}
