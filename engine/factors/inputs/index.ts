// The face of inputs from other markets: alignment, columns, vocabulary.
export { joinAsOf, matchSymbols, type Spans, spansOf, staleAfterMs } from "./align.ts";
export { reduceFiner } from "./reduce.ts";
export { marketsNamedIn, vocabularyOf } from "./vocabulary-of.ts";
export { withInputs, withInputsOf } from "./with-inputs.ts";
