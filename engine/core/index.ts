// The shared words. A closed list: error, result, brand, numeric, random, hash, list, distribution,
// tail-probabilities, schema-faults.
export type { Brand, FactorHash, RecordId, RunId, SnapshotHash, StrategyHash } from "./brand.ts";
export { normalCdf, normalPdf, normalQuantile, studentTCdf, studentTTwoSided } from "./distribution.ts";
export { type ExitCode, fault, QraftError, toQraftError } from "./error.ts";
export { canonicalJson, hashOf, type Json, md5, sha256 } from "./hash.ts";
export { findNamed, type Named, nearestName } from "./list.ts";
export { deviationOf, finiteOf, meanOf, quantileOf, type Series, sumOf, varianceOf } from "./numeric.ts";
export { type Random, seededRandom } from "./random.ts";
export { fail, ok, type Result, unwrap } from "./result.ts";
export { type SchemaFault, schemaFaults } from "./schema-faults.ts";
export { chiSquaredTail, fTail } from "./tail-probabilities.ts";
