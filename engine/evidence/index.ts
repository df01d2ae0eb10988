// The evidence room's face: records, the ledger, documents, and the gate that decides what may be said.

export * from "./document.ts";
export * from "./record.ts";
