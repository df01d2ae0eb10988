// The version of the code: the package's, and the major version of Node, whose arithmetic functions are part of the result.
import packageJson from "../../package.json" with { type: "json" };

/** For a person: the package's version. */
export const version: string = packageJson.version;

/** For a record: equal bytes are promised within it. */
export const codeVersion = `${packageJson.version} on node ${process.versions.node.split(".")[0]}`;
