// The demo market's face: a simulated market, its settings and its readme.
export { type DemoMarket, makeDemoMarket } from "./market.ts";
export { demoReadme } from "./readme.ts";
export { type DemoOptions, demoCosts, planted } from "./settings.ts";
