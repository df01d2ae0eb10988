// What the published package says about itself, made from the checkout's package.json: compiled paths, no development parts.

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly imports: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Fields that go over as they are. */
const kept = ["name", "version", "description", "keywords", "license", "repository", "type", "os"] as const;

/**
 * The code also runs on Node 22.18, yet a power there differs from Node 24 in its last bit, so that a recorded metric
 * would not repeat exactly; "qraft doctor" asks for the same.
 */
export const nodeRange = ">=24";

const faces = {
  ".": "./interfaces/compose/index.js",
  "./agents": "./agents/index.js",
  "./engine/*": "./engine/*/index.js",
  "./langgraph": "./interfaces/langgraph.js",
  "./tools": "./tools/index.js",
} as const;

export function packageManifest(source: Manifest): Manifest {
  const loose = Object.entries(source.dependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
  if (loose.length > 0)
    throw new Error(`Dependencies must be pinned exactly: ${loose.map((entry) => entry.join(" ")).join(", ")}`);
  return {
    ...Object.fromEntries(kept.filter((field) => source[field] !== undefined).map((field) => [field, source[field]])),
    name: source.name,
    version: source.version,
    engines: { node: nodeRange },
    bin: { qraft: "interfaces/cli/main.js" },
    imports: Object.fromEntries(Object.entries(source.imports).map(([name, path]) => [name, compiledPath(path)])),
    exports: {
      ...Object.fromEntries(Object.entries(faces).map(([name, path]) => [name, withTypes(path)])),
      "./report.schema.json": "./docs/reference/report.schema.json",
      "./strategy.schema.json": "./docs/reference/strategy.schema.json",
      "./package.json": "./package.json",
    },
    files: ["**/*"],
    dependencies: source.dependencies,
  };
}

function withTypes(path: string): { readonly types: string; readonly default: string } {
  return { types: path.replace(/\.js$/, ".d.ts"), default: path };
}

/** A source path once compiled; what follows a colon is the name of an export. */
export function compiledPath(path: string): string {
  return path.replace(/\.ts(?=$|:)/, ".js");
}

/** langgraph.json with compiled paths. */
export function compiledGraphs(text: string): string {
  const config = JSON.parse(text) as { readonly graphs: Readonly<Record<string, string>> };
  const graphs = Object.fromEntries(Object.entries(config.graphs).map(([name, path]) => [name, compiledPath(path)]));
  return `${JSON.stringify({ ...config, graphs }, null, 2)}\n`;
}

const shebang = "#!/usr/bin/env -S node --disable-warning=ExperimentalWarning";

/** The entry file starts with a line that silences the notice about node:sqlite. */
export function withShebang(text: string): string {
  return `${shebang}\n${text.replace(/^#!.*\n/, "")}`;
}
