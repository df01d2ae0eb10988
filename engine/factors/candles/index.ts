// Candlestick patterns as operators, alphabetical by name.
import type { Operator } from "../operator.ts";
import { cdl2Crows } from "./cdl-2-crows.ts";
import { cdl3BlackCrows } from "./cdl-3-black-crows.ts";
import { cdl3Inside } from "./cdl-3-inside.ts";
import { cdl3LineStrike } from "./cdl-3-line-strike.ts";
import { cdl3Outside } from "./cdl-3-outside.ts";
import { cdl3StarsInSouth } from "./cdl-3-stars-in-south.ts";
import { cdl3WhiteSoldiers } from "./cdl-3-white-soldiers.ts";
import { cdlAbandonedBaby } from "./cdl-abandoned-baby.ts";
import { cdlAdvanceBlock } from "./cdl-advance-block.ts";
import { cdlBeltHold } from "./cdl-belt-hold.ts";
import { cdlBreakaway } from "./cdl-breakaway.ts";
import { cdlClosingMarubozu } from "./cdl-closing-marubozu.ts";
import { cdlConcealBabySwall } from "./cdl-conceal-baby-swall.ts";
import { cdlCounterattack } from "./cdl-counterattack.ts";
import { cdlDarkCloudCover } from "./cdl-dark-cloud-cover.ts";
import { cdlDoji } from "./cdl-doji.ts";
import { cdlDojiStar } from "./cdl-doji-star.ts";
import { cdlDragonflyDoji } from "./cdl-dragonfly-doji.ts";
import { cdlEngulfing } from "./cdl-engulfing.ts";
import { cdlEveningDojiStar } from "./cdl-evening-doji-star.ts";
import { cdlEveningStar } from "./cdl-evening-star.ts";
import { cdlGapSideSideWhite } from "./cdl-gap-side-side-white.ts";
import { cdlGravestoneDoji } from "./cdl-gravestone-doji.ts";
import { cdlHammer } from "./cdl-hammer.ts";
import { cdlHangingMan } from "./cdl-hanging-man.ts";
import { cdlHarami } from "./cdl-harami.ts";
import { cdlHaramiCross } from "./cdl-harami-cross.ts";
import { cdlHighWave } from "./cdl-high-wave.ts";
import { cdlHikkake } from "./cdl-hikkake.ts";
import { cdlHikkakeMod } from "./cdl-hikkake-mod.ts";
import { cdlHomingPigeon } from "./cdl-homing-pigeon.ts";
import { cdlIdentical3Crows } from "./cdl-identical-3-crows.ts";
import { cdlInNeck } from "./cdl-in-neck.ts";
import { cdlInvertedHammer } from "./cdl-inverted-hammer.ts";
import { cdlKicking } from "./cdl-kicking.ts";
import { cdlKickingByLength } from "./cdl-kicking-by-length.ts";
import { cdlLadderBottom } from "./cdl-ladder-bottom.ts";
import { cdlLongLeggedDoji } from "./cdl-long-legged-doji.ts";
import { cdlLongLine } from "./cdl-long-line.ts";
import { cdlMarubozu } from "./cdl-marubozu.ts";
import { cdlMatHold } from "./cdl-mat-hold.ts";
import { cdlMatchingLow } from "./cdl-matching-low.ts";
import { cdlMorningDojiStar } from "./cdl-morning-doji-star.ts";
import { cdlMorningStar } from "./cdl-morning-star.ts";
import { cdlOnNeck } from "./cdl-on-neck.ts";
import { cdlPiercing } from "./cdl-piercing.ts";
import { cdlRickshawMan } from "./cdl-rickshaw-man.ts";
import { cdlRiseFall3Methods } from "./cdl-rise-fall-3-methods.ts";
import { cdlSeparatingLines } from "./cdl-separating-lines.ts";
import { cdlShootingStar } from "./cdl-shooting-star.ts";
import { cdlShortLine } from "./cdl-short-line.ts";
import { cdlSpinningTop } from "./cdl-spinning-top.ts";
import { cdlStalledPattern } from "./cdl-stalled-pattern.ts";
import { cdlStickSandwich } from "./cdl-stick-sandwich.ts";
import { cdlTakuri } from "./cdl-takuri.ts";
import { cdlTasukiGap } from "./cdl-tasuki-gap.ts";
import { cdlThrusting } from "./cdl-thrusting.ts";
import { cdlTristar } from "./cdl-tristar.ts";
import { cdlUnique3River } from "./cdl-unique-3-river.ts";
import { cdlUpsideGap2Crows } from "./cdl-upside-gap-2-crows.ts";
import { cdlXsideGap3Methods } from "./cdl-xside-gap-3-methods.ts";

export const candles = [
  cdl2Crows,
  cdl3BlackCrows,
  cdl3Inside,
  cdl3LineStrike,
  cdl3Outside,
  cdl3StarsInSouth,
  cdl3WhiteSoldiers,
  cdlAbandonedBaby,
  cdlAdvanceBlock,
  cdlBeltHold,
  cdlBreakaway,
  cdlClosingMarubozu,
  cdlConcealBabySwall,
  cdlCounterattack,
  cdlDarkCloudCover,
  cdlDoji,
  cdlDojiStar,
  cdlDragonflyDoji,
  cdlEngulfing,
  cdlEveningDojiStar,
  cdlEveningStar,
  cdlGapSideSideWhite,
  cdlGravestoneDoji,
  cdlHammer,
  cdlHangingMan,
  cdlHarami,
  cdlHaramiCross,
  cdlHighWave,
  cdlHikkake,
  cdlHikkakeMod,
  cdlHomingPigeon,
  cdlIdentical3Crows,
  cdlInNeck,
  cdlInvertedHammer,
  cdlKicking,
  cdlKickingByLength,
  cdlLadderBottom,
  cdlLongLeggedDoji,
  cdlLongLine,
  cdlMarubozu,
  cdlMatHold,
  cdlMatchingLow,
  cdlMorningDojiStar,
  cdlMorningStar,
  cdlOnNeck,
  cdlPiercing,
  cdlRickshawMan,
  cdlRiseFall3Methods,
  cdlSeparatingLines,
  cdlShootingStar,
  cdlShortLine,
  cdlSpinningTop,
  cdlStalledPattern,
  cdlStickSandwich,
  cdlTakuri,
  cdlTasukiGap,
  cdlThrusting,
  cdlTristar,
  cdlUnique3River,
  cdlUpsideGap2Crows,
  cdlXsideGap3Methods,
] as const satisfies readonly Operator[];
