// Arrays that kernels read again and again, such as the returns that every factor is held against: copied in once.
import { bytesOf, compiledArea, isCompiled, type Kind } from "./machine.ts";

type Staged = Float64Array | Int16Array | Int32Array | Uint32Array;

interface Stage {
  of: Staged | null;
  address: number;
  readonly area: ReturnType<typeof compiledArea>;
}

const mostStages = 32;
/** The latest used last. */
const stages: Stage[] = [];

/**
 * The address of an array that does not change: its own if it lies in the module's memory, else that of a copy, which stays
 * until as many others have been asked for.
 */
export function stagedAddress(array: Staged): number {
  if (isCompiled(array)) return array.byteOffset;
  const place = stages.findIndex(({ of }) => of === array);
  const stage = takeStage(place);
  stages.push(stage);
  if (place >= 0) return stage.address;
  const copy = stage.area(array.byteLength)(array.constructor as Kind<Staged>, array.length);
  bytesOf(array).copy(bytesOf(copy));
  stage.of = array;
  stage.address = copy.byteOffset;
  return stage.address;
}

/** The stage at a place, or the one unused for longest, or a new one; taken off the list. */
function takeStage(place: number): Stage {
  if (place < 0 && stages.length < mostStages) return { of: null, address: 0, area: compiledArea() };
  const [stage] = stages.splice(Math.max(0, place), 1);
  return stage!;
}
