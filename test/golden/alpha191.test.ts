// The 191 short-period alphas on two real panels. Source: ../shared/golden/alpha191; its README names texts and conventions.
import { testAlphaFamily } from "../support/alpha-family.ts";

const stable = { rankTolerance: 1e-10 };

testAlphaFamily("alpha191", "gtja", [
  { file: "panel_us", panel: "panel_us", options: {} },
  { file: "panel_cn", panel: "panel_cn", options: {} },
  { file: "panel_us_stable_rank", panel: "panel_us", options: stable },
  { file: "panel_cn_stable_rank", panel: "panel_cn", options: stable },
]);
