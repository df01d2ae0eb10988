// Spans of time for building rows.
export const day = 86_400_000;
