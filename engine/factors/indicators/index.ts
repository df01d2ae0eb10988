// Technical indicators as operators, alphabetical by name.
import type { Operator } from "../operator.ts";
import { taAccbands } from "./ta-accbands.ts";
import { taAd } from "./ta-ad.ts";
import { taAdosc } from "./ta-adosc.ts";
import { taAdx } from "./ta-adx.ts";
import { taAdxr } from "./ta-adxr.ts";
import { taApo } from "./ta-apo.ts";
import { taAroon } from "./ta-aroon.ts";
import { taAroonosc } from "./ta-aroonosc.ts";
import { taAtr } from "./ta-atr.ts";
import { taAvgdev } from "./ta-avgdev.ts";
import { taAvgprice } from "./ta-avgprice.ts";
import { taBbands } from "./ta-bbands.ts";
import { taBeta } from "./ta-beta.ts";
import { taBop } from "./ta-bop.ts";
import { taCci } from "./ta-cci.ts";
import { taCmo } from "./ta-cmo.ts";
import { taCorrel } from "./ta-correl.ts";
import { taDema } from "./ta-dema.ts";
import { taDx } from "./ta-dx.ts";
import { taEma } from "./ta-ema.ts";
import { taHtDcperiod } from "./ta-ht-dcperiod.ts";
import { taHtDcphase } from "./ta-ht-dcphase.ts";
import { taHtPhasor } from "./ta-ht-phasor.ts";
import { taHtSine } from "./ta-ht-sine.ts";
import { taHtTrendline } from "./ta-ht-trendline.ts";
import { taHtTrendmode } from "./ta-ht-trendmode.ts";
import { taImi } from "./ta-imi.ts";
import { taKama } from "./ta-kama.ts";
import { taLinearreg } from "./ta-linearreg.ts";
import { taLinearregAngle } from "./ta-linearreg-angle.ts";
import { taLinearregIntercept } from "./ta-linearreg-intercept.ts";
import { taLinearregSlope } from "./ta-linearreg-slope.ts";
import { taMa } from "./ta-ma.ts";
import { taMacd } from "./ta-macd.ts";
import { taMacdext } from "./ta-macdext.ts";
import { taMacdfix } from "./ta-macdfix.ts";
import { taMama } from "./ta-mama.ts";
import { taMavp } from "./ta-mavp.ts";
import { taMax } from "./ta-max.ts";
import { taMaxindex } from "./ta-maxindex.ts";
import { taMedprice } from "./ta-medprice.ts";
import { taMfi } from "./ta-mfi.ts";
import { taMidpoint } from "./ta-midpoint.ts";
import { taMidprice } from "./ta-midprice.ts";
import { taMin } from "./ta-min.ts";
import { taMinindex } from "./ta-minindex.ts";
import { taMinmax } from "./ta-minmax.ts";
import { taMinmaxindex } from "./ta-minmaxindex.ts";
import { taMinusDi } from "./ta-minus-di.ts";
import { taMinusDm } from "./ta-minus-dm.ts";
import { taMom } from "./ta-mom.ts";
import { taNatr } from "./ta-natr.ts";
import { taObv } from "./ta-obv.ts";
import { taPlusDi } from "./ta-plus-di.ts";
import { taPlusDm } from "./ta-plus-dm.ts";
import { taPpo } from "./ta-ppo.ts";
import { taRoc } from "./ta-roc.ts";
import { taRocp } from "./ta-rocp.ts";
import { taRocr } from "./ta-rocr.ts";
import { taRocr100 } from "./ta-rocr100.ts";
import { taRsi } from "./ta-rsi.ts";
import { taSar } from "./ta-sar.ts";
import { taSarext } from "./ta-sarext.ts";
import { taSma } from "./ta-sma.ts";
import { taStddev } from "./ta-stddev.ts";
import { taStoch } from "./ta-stoch.ts";
import { taStochf } from "./ta-stochf.ts";
import { taStochrsi } from "./ta-stochrsi.ts";
import { taSum } from "./ta-sum.ts";
import { taT3 } from "./ta-t3.ts";
import { taTema } from "./ta-tema.ts";
import { taTrange } from "./ta-trange.ts";
import { taTrima } from "./ta-trima.ts";
import { taTrix } from "./ta-trix.ts";
import { taTsf } from "./ta-tsf.ts";
import { taTypprice } from "./ta-typprice.ts";
import { taUltosc } from "./ta-ultosc.ts";
import { taVar } from "./ta-var.ts";
import { taWclprice } from "./ta-wclprice.ts";
import { taWillr } from "./ta-willr.ts";
import { taWma } from "./ta-wma.ts";

export const indicators = [
  taAccbands,
  taAd,
  taAdosc,
  taAdx,
  taAdxr,
  taApo,
  taAroon,
  taAroonosc,
  taAtr,
  taAvgdev,
  taAvgprice,
  taBbands,
  taBeta,
  taBop,
  taCci,
  taCmo,
  taCorrel,
  taDema,
  taDx,
  taEma,
  taHtDcperiod,
  taHtDcphase,
  taHtPhasor,
  taHtSine,
  taHtTrendline,
  taHtTrendmode,
  taImi,
  taKama,
  taLinearreg,
  taLinearregAngle,
  taLinearregIntercept,
  taLinearregSlope,
  taMa,
  taMacd,
  taMacdext,
  taMacdfix,
  taMama,
  taMavp,
  taMax,
  taMaxindex,
  taMedprice,
  taMfi,
  taMidpoint,
  taMidprice,
  taMin,
  taMinindex,
  taMinmax,
  taMinmaxindex,
  taMinusDi,
  taMinusDm,
  taMom,
  taNatr,
  taObv,
  taPlusDi,
  taPlusDm,
  taPpo,
  taRoc,
  taRocp,
  taRocr,
  taRocr100,
  taRsi,
  taSar,
  taSarext,
  taSma,
  taStddev,
  taStoch,
  taStochf,
  taStochrsi,
  taSum,
  taT3,
  taTema,
  taTrange,
  taTrima,
  taTrix,
  taTsf,
  taTypprice,
  taUltosc,
  taVar,
  taWclprice,
  taWillr,
  taWma,
] as const satisfies readonly Operator[];
