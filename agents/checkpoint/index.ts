// Graph state on disk: the checkpoint saver, and who may advance a thread.
export { assertClaim, type ClaimOptions, claimThread, type ThreadClaim } from "./claim.ts";
export { type SaverOptions, SqliteSaver } from "./saver.ts";
