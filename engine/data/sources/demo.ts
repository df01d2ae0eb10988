// The demo market as a data source.
import { makeDemoMarket } from "./demo/index.ts";
import type { MadeSource } from "./source.ts";

export const demoSource = {
  name: "demo",
  kind: "made",
  says: "Simulated stock market with a known weak signal, made from a seed.",
  make: makeDemoMarket,
} satisfies MadeSource;
