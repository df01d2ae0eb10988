// Loading the panel of five years of the S&P 500 a second time, in a store that stays open.
import { type BenchCase, checksumOf } from "../case.ts";
import { benchStore, readPanel } from "../market.ts";

export const loadCases: readonly BenchCase[] = [
  {
    name: "load the S&P 500 panel again",
    group: "panel",
    limitMs: 50,
    prepare: async () => {
      const store = await benchStore();
      if (store === null) return null;
      let panel = await readPanel(store);
      return {
        run: async () => {
          panel = await readPanel(store);
        },
        checksum: () => checksumOf(panel.fields.get("close") ?? []),
      };
    },
  },
];
