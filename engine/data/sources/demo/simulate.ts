// The simulation itself: day by day, all symbols, from the same draws whether or not a signal is planted.
import type { Random } from "#engine/core";
import { type FactorDay, fatDraw, nextVariance, ownShocks, pathExtremes, stepFactor } from "./draws.ts";
import type { Life } from "./life.ts";
import { type DemoSettings, daysPerYear, driftPerYear, events, planted, sectors, volatility } from "./settings.ts";
import { signalAt } from "./signal.ts";

/** What stays the same about a symbol. */
interface Character {
  readonly beta: number;
  readonly sectorWeight: number;
  readonly deviation: number;
  readonly logPrice: number;
  readonly logVolume: number;
  readonly splitAbove: number;
}

/** Share counts change at the open of row t: one old share becomes `ratio` new ones. */
export interface SplitEvent {
  readonly symbol: number;
  readonly row: number;
  readonly ratio: number;
}

/** Raw prices and volumes, [s * rows + t]; NaN where no bar is. */
export interface Simulated {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  readonly splits: readonly SplitEvent[];
}

interface World {
  readonly settings: DemoSettings;
  readonly rows: number;
  readonly lives: readonly Life[];
  readonly characters: readonly Character[];
  readonly market: FactorDay;
  readonly sectorDays: readonly FactorDay[];
  readonly out: Simulated & { readonly splits: SplitEvent[] };
  /** Split-adjusted to the first bar: what the signal reads. */
  readonly adjustedClose: Float64Array;
  readonly adjustedVolume: Float64Array;
  /** State per symbol: log price, own variance, shares per first share, slow part of the volume. */
  readonly logPrice: Float64Array;
  readonly variance: Float64Array;
  readonly shares: Float64Array;
  readonly volumeState: Float64Array;
  readonly signal: Float64Array;
  /** What of yesterday's signal falls into tonight. */
  readonly pendingNight: Float64Array;
}

export function simulate(settings: DemoSettings, lives: readonly Life[], rows: number, random: Random): Simulated {
  const world = makeWorld(settings, lives, rows, random.fork("characters"));
  const common = random.fork("common");
  const own = random.fork("own");
  const inputs = { rows, symbols: settings.symbols, close: world.adjustedClose, volume: world.adjustedVolume };
  for (let t = 0; t < rows; t++) {
    stepFactor(world.market, volatility.market.daily ** 2, volatility.market, common);
    for (const day of world.sectorDays) stepFactor(day, volatility.sector.daily ** 2, volatility.sector, common);
    const busyDay = 0.15 * common.normal();
    for (let s = 0; s < settings.symbols; s++) stepSymbol(world, s, t, { busyDay, random: own });
    if (!settings.null) signalAt(inputs, t, world.signal);
  }
  return world.out;
}

function makeWorld(settings: DemoSettings, lives: readonly Life[], rows: number, random: Random): World {
  const { symbols } = settings;
  const cells = (): Float64Array => new Float64Array(symbols * rows).fill(Number.NaN);
  const characters = Array.from({ length: symbols }, () => drawCharacter(random));
  return {
    settings,
    rows,
    lives,
    characters,
    market: { overnight: 0, intraday: 0, variance: volatility.market.daily ** 2 },
    sectorDays: sectors.map(() => ({ overnight: 0, intraday: 0, variance: volatility.sector.daily ** 2 })),
    out: { open: cells(), high: cells(), low: cells(), close: cells(), volume: cells(), splits: [] },
    adjustedClose: cells(),
    adjustedVolume: cells(),
    logPrice: Float64Array.from(characters, (c) => c.logPrice),
    variance: Float64Array.from(characters, (c) => c.deviation ** 2),
    shares: new Float64Array(symbols).fill(1),
    volumeState: new Float64Array(symbols),
    signal: new Float64Array(symbols),
    pendingNight: new Float64Array(symbols),
  };
}

function drawCharacter(random: Random): Character {
  const { dailyLow, dailyHigh } = volatility.own;
  const [splitLow, splitHigh] = events.splitAbove;
  const logPrice = Math.log(45) + 0.55 * random.normal();
  return {
    beta: 0.5 + random.next(),
    sectorWeight: 0.6 + 0.8 * random.next(),
    deviation: dailyLow + (dailyHigh - dailyLow) * random.next() ** 1.5,
    logPrice,
    // A dollar volume between about 5 and 300 million a day.
    logVolume: Math.log(40e6) + 0.9 * random.normal() - logPrice,
    splitAbove: splitLow + (splitHigh - splitLow) * random.next(),
  };
}

interface DayDraws {
  readonly busyDay: number;
  readonly random: Random;
}

/** One symbol's day. Every draw is made on every day, so that no event shifts the chance of another symbol. */
function stepSymbol(world: World, s: number, t: number, { busyDay, random }: DayDraws): void {
  const character = world.characters[s]!;
  const life = world.lives[s]!;
  const stress = stressOf(life, t);
  const deviation = Math.sqrt(world.variance[s]!) * stress;
  const shocks = ownShocks(deviation, random);
  const splitDraw = random.next();
  const ratio = random.pick(events.splitRatios);
  const volumeNoise = random.normal();
  const volumeShock = fatDraw(random);
  const beta = character.beta * (isQuiet(life, t) ? events.mergerQuiet : 1);
  const weight = character.sectorWeight * (isQuiet(life, t) ? events.mergerQuiet : 1);
  const sector = world.sectorDays[s % sectors.length]!;
  const total = deviation ** 2 + (beta * volatility.market.daily) ** 2 + (weight * volatility.sector.daily) ** 2;
  const drift = driftPerYear / daysPerYear - total / 2;
  const push = world.settings.null ? 0 : planted.strength * deviation * world.signal[s]!;
  const night = shocks.overnight + beta * world.market.overnight + weight * sector.overnight;
  const day = shocks.intraday + beta * world.market.intraday + weight * sector.intraday;
  const open = world.logPrice[s]! + night + world.pendingNight[s]! + volatility.overnight * drift + endingJump(life, t);
  const close = open + day + (1 - volatility.overnight) * (push + drift);
  world.pendingNight[s] = volatility.overnight * push;
  const extremes = pathExtremes({ open, close }, Math.sqrt(total), random);
  world.variance[s] = nextVariance(
    world.variance[s]!,
    // Stress scales the day, not the clustering, which would otherwise explode.
    (shocks.overnight + shocks.intraday) / stress,
    character.deviation ** 2,
    volatility.own,
  );
  world.volumeState[s] = 0.9 * world.volumeState[s]! + 0.12 * volumeShock;
  const listed = t >= life.from && t <= life.to;
  if (listed) {
    const surprise = Math.min(4, Math.abs(close - world.logPrice[s]!) / Math.sqrt(total));
    const level = world.volumeState[s]! + busyDay + 0.25 * (surprise - 0.8) + 0.2 * volumeNoise;
    if (t > life.from) splitShares(world, s, t, { draw: splitDraw, ratio });
    writeBar(world, s * world.rows + t, s, { open, close, ...extremes, level });
    if (life.halted[t] === 1) blankBar(world, s * world.rows + t);
  }
  if (t >= life.from) world.logPrice[s] = close;
}

function stressOf(life: Life, t: number): number {
  if (isQuiet(life, t)) return events.mergerQuiet;
  return life.ending === "failure" && t > life.to - events.failureDays ? events.failureStress : 1;
}

function isQuiet(life: Life, t: number): boolean {
  return life.ending === "merger" && t > life.dealRow;
}

function endingJump(life: Life, t: number): number {
  if (life.ending === "merger") return t === life.dealRow ? life.endJump : 0;
  return life.ending === "failure" && t === life.to ? life.endJump : 0;
}

/** A split is decided on yesterday's raw price and takes effect at today's open. */
function splitShares(world: World, s: number, t: number, chance: { draw: number; ratio: number }): void {
  if (chance.draw >= events.splitChance || world.lives[s]!.halted[t] === 1) return;
  const raw = Math.exp(world.logPrice[s]!) / world.shares[s]!;
  const ratio =
    raw > world.characters[s]!.splitAbove
      ? chance.ratio
      : raw < events.reverseSplitBelow
        ? events.reverseSplitRatio
        : 1;
  if (ratio === 1) return;
  world.shares[s] = world.shares[s]! * ratio;
  world.out.splits.push({ symbol: s, row: t, ratio });
}

interface LogBar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly level: number;
}

/** Prices in cents, at least one; rounding keeps their order, so high and low still bracket open and close. */
function writeBar(world: World, cell: number, s: number, bar: LogBar): void {
  const shares = world.shares[s]!;
  const cents = (log: number): number => Math.max(1, Math.round((Math.exp(log) / shares) * 100)) / 100;
  const volume = Math.max(100, Math.round(Math.exp(world.characters[s]!.logVolume + bar.level) * shares));
  world.out.open[cell] = cents(bar.open);
  world.out.high[cell] = cents(bar.high);
  world.out.low[cell] = cents(bar.low);
  world.out.close[cell] = cents(bar.close);
  world.out.volume[cell] = volume;
  world.adjustedClose[cell] = cents(bar.close) * shares;
  world.adjustedVolume[cell] = volume / shares;
}

function blankBar(world: World, cell: number): void {
  const { open, high, low, close, volume } = world.out;
  for (const column of [open, high, low, close, volume, world.adjustedClose, world.adjustedVolume]) {
    column[cell] = Number.NaN;
  }
}
