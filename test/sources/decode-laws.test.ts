// Laws of decoding: order does not matter, doubles survive bit by bit, and no damage leads to anything but a QraftError.

import { readFileSync } from "node:fs";
import { Float64, Table, TimestampMillisecond, tableToIPC, Utf8, vectorFromArray } from "apache-arrow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { QraftError, seededRandom } from "#engine/core";
import { decodeBars } from "#engine/data/sources";
import { sharedFile } from "../support/shared.ts";

interface Row {
  readonly symbol: string;
  readonly day: number;
  readonly close: number;
  readonly volume: number;
}

const start = Date.UTC(2020, 0, 1);
const isoDay = (day: number): string => new Date(start + day * 86_400_000).toISOString().slice(0, 10);
const csvOf = (rows: readonly Row[]): string =>
  `date,symbol,close,volume\n${rows.map((r) => `${isoDay(r.day)},${r.symbol},${r.close},${r.volume}`).join("\n")}\n`;
const decodeCsv = (text: string) => decodeBars([{ name: "a.csv", bytes: Buffer.from(text) }], { frequency: "1d" });

const row = fc.record({
  symbol: fc.constantFrom("A", "B", "C.x", "é"),
  day: fc.integer({ min: 0, max: 30 }),
  close: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
  volume: fc.double({ min: 0, max: 1e9, noNaN: true }),
});

describe("laws", () => {
  test("any order of rows gives the same columns, duplicates and all", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), fc.integer(), async (rows, seed) => {
        // A first row on each of five successive days keeps the usual distance at one day.
        const all = [...rows, ...[0, 1, 2, 3, 4].map((day) => ({ symbol: "Z", day, close: 1, volume: 1 }))];
        const shuffled = seededRandom(seed).shuffle(all);
        const [a, b] = [await tryRows(csvOf(all)), await tryRows(csvOf(shuffled))];
        expect(b).toEqual(a);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test("doubles written as text come back bit by bit", async () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true });
    await fc.assert(
      fc.asyncProperty(fc.array(double, { minLength: 1, maxLength: 50 }), async (values) => {
        const text = `date,symbol,signal\n${values.map((v, i) => `${isoDay(i)},A,${v}`).join("\n")}\n`;
        const { rows } = await decodeCsv(text);
        expect([...(rows.fields.get("signal") ?? [])].map((v) => v + 0)).toEqual(values.map((v) => v + 0));
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  test("CSV and Arrow of the same rows give the same columns", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 }),
        async (days) => {
          const rows = days.map((day) => ({ symbol: "A", day, close: 1 + day / 7, volume: day }));
          const table = new Table({
            ts: vectorFromArray(
              days.map((day) => start + day * 86_400_000),
              new TimestampMillisecond(),
            ),
            symbol: vectorFromArray(
              days.map(() => "A"),
              new Utf8(),
            ),
            close: vectorFromArray(
              rows.map((r) => r.close),
              new Float64(),
            ),
            volume: vectorFromArray(
              rows.map((r) => r.volume),
              new Float64(),
            ),
          });
          const fromText = await tryRows(csvOf(rows));
          for (const form of ["file", "stream"] as const) {
            const decoded = await decodeBars([{ name: "a.arrow", bytes: tableToIPC(table, form) }], {
              frequency: "1d",
            }).then(
              (bars) => bars.rows,
              (error: unknown) => codeOf(error),
            );
            expect(decoded).toEqual(fromText);
          }
        },
      ),
      { numRuns: 40, seed: 3 },
    );
  });
});

/** The rows, or the code of the refusal: both must be the same in any order. */
async function tryRows(text: string): Promise<unknown> {
  return decodeCsv(text).then(
    (bars) => bars.rows,
    (error: unknown) => codeOf(error),
  );
}

function codeOf(error: unknown): string {
  if (error instanceof QraftError && error.exit === 2) return error.code;
  throw error;
}

describe("damage", () => {
  const good = csvOf(Array.from({ length: 30 }, (_, day) => ({ symbol: "A", day, close: 1 + day / 3, volume: day })));
  const arrow = tableToIPC(
    new Table({
      ts: vectorFromArray([start, start + 86_400_000], new TimestampMillisecond()),
      symbol: vectorFromArray(["A", "A"], new Utf8()),
      close: vectorFromArray([1, 2], new Float64()),
    }),
    "file",
  );
  const parquet = sharedFile("data/futures/contracts.parquet");
  const files: readonly (readonly [string, Uint8Array, number])[] = [
    ["a.csv", Buffer.from(good), 400],
    ["a.arrow", arrow, 300],
    ...(parquet === null ? [] : [["a.parquet", readFileSync(parquet), 120] as const]),
  ];

  test.each(files)("any bytes changed or cut in %s give columns or a QraftError", async (name, bytes, runs) => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 0.999999, noNaN: true }),
      to: fc.integer({ min: 0, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), fc.boolean(), async (edits, cut) => {
        const copy = Uint8Array.from(bytes);
        for (const { at, to } of edits) copy[Math.floor(at * copy.length)] = to;
        const first = edits[0]?.at ?? 1;
        const damaged = cut ? copy.subarray(0, Math.floor(first * copy.length)) : copy;
        await decodeBars([{ name, bytes: damaged }]).catch((error: unknown) => codeOf(error));
      }),
      { numRuns: runs, seed: 4 },
    );
  });
});
