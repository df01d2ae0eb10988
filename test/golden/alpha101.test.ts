// The 101 formulaic alphas on two real panels. Source: ../shared/golden/alpha101; its README names texts and conventions.
import { testAlphaFamily } from "../support/alpha-family.ts";

const stable = { rankTolerance: 1e-10 };

testAlphaFamily("alpha101", "wq", [
  { file: "panel_us", panel: "panel_us", options: {} },
  { file: "panel_cn", panel: "panel_cn", options: {} },
  { file: "panel_us_stable_rank", panel: "panel_us", options: stable },
  { file: "panel_cn_stable_rank", panel: "panel_cn", options: stable },
  { file: "panel_us_adv_dollar", panel: "panel_us", options: { adv: "dollars" } },
]);
