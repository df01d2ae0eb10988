// The version of the code, from its package: part of what a run records.
import packageJson from "../../package.json" with { type: "json" };

export const version: string = packageJson.version;
