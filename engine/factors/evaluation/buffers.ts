// Buffers for columns: which is free, who used it last, and which column is put aside when there are no more.

export interface Desk {
  /** The buffer of a column that is on the desk. */
  readonly of: (column: number) => number | undefined;
  /** A buffer for a column; `evict` is asked for a column to put aside when none may be added. */
  readonly take: (column: number, evict: () => number) => number;
  readonly drop: (column: number) => void;
  /** Marks a step that reads or writes a buffer: whoever writes there next must come after it. */
  readonly mark: (buffer: number, step: number) => void;
  /** The steps that used a buffer since it was last given out, and forgets them. */
  readonly usersOf: (buffer: number) => readonly number[];
  readonly columns: () => readonly number[];
  readonly buffers: () => number;
  readonly peak: () => number;
}

/**
 * A desk with room for `most` columns. As long as it has fewer than `ample` buffers it adds one rather than wait for the
 * last user of an old one; then the buffer that has been free for longest is used again.
 */
export function newDesk(most: number, ample: number): Desk {
  const bufferOf = new Map<number, number>();
  const free: number[] = [];
  const users: number[][] = [];
  let peak = 0;
  const drop = (column: number): void => {
    const buffer = bufferOf.get(column);
    if (buffer === undefined) return;
    bufferOf.delete(column);
    free.push(buffer);
  };
  return {
    of: (column) => bufferOf.get(column),
    take: (column, evict) => {
      while (bufferOf.size >= most) drop(evict());
      const buffer = (users.length < ample ? undefined : free.shift()) ?? users.push([]) - 1;
      bufferOf.set(column, buffer);
      peak = Math.max(peak, bufferOf.size);
      return buffer;
    },
    drop,
    mark: (buffer, step) => {
      users[buffer]!.push(step);
    },
    usersOf: (buffer) => users[buffer]!.splice(0),
    columns: () => [...bufferOf.keys()],
    buffers: () => users.length,
    peak: () => peak,
  };
}
