// The evidence room's face: records, the ledger, documents, and the gate that decides what may be said.

export { type Bundle, exportBundle } from "./bundle.ts";
export { citedRecords } from "./cited.ts";
export { type Dimension, dimensions, type Said } from "./context.ts";
export {
  type Block,
  block,
  comparisonOps,
  entitySpan,
  exprSpan,
  type Fault,
  noteSpan,
  predSpan,
  type ReportDocument,
  refSpan,
  reportDocument,
  reportJsonSchema,
  type Section,
  type Sentence,
  type Span,
  section,
  sentence,
  span,
  textSpan,
} from "./document.ts";
export { checkAnswer, checkReport } from "./gate/check-report.ts";
export { obligations, unmetObligations } from "./gate/obliged.ts";
export { reportGrammar } from "./grammar.ts";
export {
  type ChainFault,
  chainStart,
  Ledger,
  type LedgerRow,
  type LedgerStore,
  type LedgerView,
  memoryRows,
} from "./ledger.ts";
export {
  indexOf,
  type LedgerIndex,
  type MetricRecord,
  measureKey,
  type SeriesRecord,
  subjectLabel,
} from "./ledger-index.ts";
export { obligationRules } from "./obligations/index.ts";
export type { Obligation, ObligationRule, Way } from "./obligations/obligation.ts";
export { openGround, type Piece, renderPieces, type Surroundings, saidBy } from "./pieces.ts";
export { predicates } from "./predicates/index.ts";
export type { Finding, Predicate, PredicateArg, Truth } from "./predicates/predicate.ts";
export {
  type CostRegime,
  type GateBody,
  type IdeaBody,
  type LedgerRecord,
  type Method,
  type MetricBody,
  type OpeningBody,
  type RecordBodies,
  type RecordKind,
  type RecordOf,
  type ReportBody,
  type RunBody,
  recordId,
  type Scope,
  type SealBody,
  type SeriesBody,
  type SplitLabel,
  type Subject,
  splitLabels,
  type TrialBody,
  type Unit,
  units,
  type Verdict,
  type VerdictBody,
  verdicts,
  type WarningBody,
} from "./record.ts";
export { checkBody, recordSchemas } from "./record-schema.ts";
export { templateReport } from "./template/template-report.ts";
export {
  type FigureBlock,
  renderReportText,
  renderSentence,
  renderSentencePieces,
  renderTable,
  renderText,
  type TableBlock,
  type TablePieces,
} from "./text.ts";
export { formatNumber, formatValue, type ShownUnit } from "./value.ts";
export { frameWords, lexicon, phrases } from "./words/lexicon.ts";
export { scanText, type TextRole } from "./words/scan.ts";
export type { TextFault } from "./words/text-fault.ts";
