// The ledger: append-only records in a hash chain, over any store of rows.
import { canonicalJson, fault, QraftError, sha256 } from "#engine/core";
import { type LedgerRecord, type RecordBodies, type RecordKind, type RecordOf, recordId } from "./record.ts";
import { checkBody } from "./record-schema.ts";

/** One record as it is stored: `body` is canonical JSON. */
export interface LedgerRow {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly body: string;
  readonly prev: string;
  readonly hash: string;
}

/** Where rows live. Rows come back in the order of `seq`; a store never changes or drops one. */
export interface LedgerStore {
  append(row: LedgerRow): void;
  rows(): readonly LedgerRow[];
}

/** What readers of a ledger need: the gate, the renderers, the template. */
export interface LedgerView {
  readonly head: string;
  get(id: string): LedgerRecord | undefined;
  all(): readonly LedgerRecord[];
  ofKind<K extends RecordKind>(kind: K): readonly RecordOf<K>[];
  verifyChain(): ChainFault | null;
}

/** The first record that breaks the chain. */
export interface ChainFault {
  readonly place: string;
  readonly rule: "ledger-chain";
  readonly expected: string;
  readonly found: string;
}

/** `prev` of the first record. */
export const chainStart = "0".repeat(64);

/** Rows in memory, for tests, for replays and for bundles. */
export function memoryRows(initial: readonly LedgerRow[] = []): LedgerStore {
  const rows = [...initial];
  return { append: (row) => void rows.push(row), rows: () => rows };
}

export class Ledger implements LedgerView {
  readonly #store: LedgerStore;
  readonly #records: LedgerRecord[] = [];
  readonly #byId = new Map<string, LedgerRecord>();
  readonly #byKind = new Map<string, LedgerRecord[]>();
  #verified: { readonly rows: readonly LedgerRow[]; readonly length: number } | null = null;

  constructor(store: LedgerStore) {
    this.#store = store;
    for (const row of store.rows()) this.#keep(readRow(row));
  }

  /** Appends, or returns the record that already says exactly this. */
  append<K extends RecordKind>(kind: K, body: RecordBodies[K]): RecordOf<K> {
    const problem = checkBody(kind, body);
    if (problem !== null) throw fault(`A ${kind} record cannot be kept: ${problem}.`);
    const id = recordId(kind, body);
    const known = this.#byId.get(id);
    if (known) return known as RecordOf<K>;
    const text = canonicalJson(body);
    const seq = this.#records.length;
    const prev = this.head;
    const row: LedgerRow = { seq, id, kind, body: text, prev, hash: linkHash({ prev, seq, kind, body: text }) };
    this.#store.append(row);
    const record = readRow(row);
    this.#keep(record);
    return record as RecordOf<K>;
  }

  /** Hash of the last record. */
  get head(): string {
    return this.#records.at(-1)?.hash ?? chainStart;
  }

  get(id: string): LedgerRecord | undefined {
    return this.#byId.get(id);
  }

  all(): readonly LedgerRecord[] {
    return this.#records;
  }

  ofKind<K extends RecordKind>(kind: K): readonly RecordOf<K>[] {
    return (this.#byKind.get(kind) ?? []) as unknown as readonly RecordOf<K>[];
  }

  /** Recomputes every id and link from the stored text; names the first record that does not fit. */
  verifyChain(): ChainFault | null {
    const rows = this.#store.rows();
    if (this.#verified?.rows === rows && this.#verified.length === rows.length) return null;
    const found = firstBreak(rows);
    if (found === null) this.#verified = { rows, length: rows.length };
    return found;
  }

  #keep(record: LedgerRecord): void {
    this.#records.push(record);
    if (!this.#byId.has(record.id)) this.#byId.set(record.id, record);
    const list = this.#byKind.get(record.kind);
    if (list) list.push(record);
    else this.#byKind.set(record.kind, [record]);
  }
}

/** SHA-256 over the canonical JSON of {body, kind, prev, seq}; the body's text goes in as it is stored. */
function linkHash(link: { readonly prev: string; readonly seq: number; readonly kind: string; readonly body: string }) {
  return sha256(
    `{"body":${link.body},"kind":${JSON.stringify(link.kind)},"prev":${JSON.stringify(link.prev)},"seq":${link.seq}}`,
  );
}

function readRow(row: LedgerRow): LedgerRecord {
  try {
    return { ...row, body: freeze(JSON.parse(row.body)) } as unknown as LedgerRecord;
  } catch (cause) {
    throw new QraftError(
      "ledger-corrupt",
      `Record ${row.seq} of the ledger does not hold JSON.`,
      'The ledger was changed from outside; "qraft doctor" says what else is affected.',
      3,
      cause,
    );
  }
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) freeze(item);
    Object.freeze(value);
  }
  return value;
}

function firstBreak(rows: readonly LedgerRow[]): ChainFault | null {
  let prev = chainStart;
  for (const [index, row] of rows.entries()) {
    const place = `ledger[${index}]`;
    const broken = (expected: string, found: string): ChainFault => ({ place, rule: "ledger-chain", expected, found });
    if (row.seq !== index) return broken(`record ${index}`, `record ${row.seq}`);
    if (row.prev !== prev) return broken(`previous hash ${prev}`, row.prev);
    const id = sha256(`{"body":${row.body},"kind":${JSON.stringify(row.kind)}}`);
    if (row.id !== id) return broken(`id ${id}`, row.id);
    const hash = linkHash(row);
    if (row.hash !== hash) return broken(`hash ${hash}`, row.hash);
    prev = row.hash;
  }
  return null;
}
