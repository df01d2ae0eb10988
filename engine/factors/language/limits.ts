// Bounds of what may be written, so that no expression can hang a run.

/** Characters of an expression's text. */
export const maxLength = 10_000;
/** Levels of the tree; a field alone has one. */
export const maxDepth = 64;
/** Brackets and signs that may stand open at once while reading. */
export const maxNesting = 200;
/** Nodes of the written-out tree. */
export const maxNodes = 1_000;
/** Bars of history that a finite look-back may sum up to. */
export const maxLookback = 20_000;
/** Sum of the operators' relative costs over distinct nodes; one addition is 1. */
export const maxCost = 5_000;
