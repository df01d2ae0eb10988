// Holds the lockfile: every optional dependency of every platform has an entry, so that an install works on Linux and macOS.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./source-files.ts";

interface LockEntry {
  readonly version?: string;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
interface Lock {
  readonly packages: Record<string, LockEntry>;
}

const file = join(projectRoot, "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8")) as Lock;

/** The platform that a native package's name speaks of. */
function platformOf(name: string): Pick<LockEntry, "os" | "cpu" | "libc"> {
  const os = [
    "linux",
    "darwin",
    "win32",
    "freebsd",
    "openbsd",
    "netbsd",
    "android",
    "sunos",
    "aix",
    "openharmony",
  ].filter((word) => name.includes(word));
  const cpu = ["x64", "arm64", "ia32", "arm", "ppc64", "s390x", "riscv64", "loong64", "mips64el"].find((word) =>
    new RegExp(`[-/]${word}(\\b|-)`).test(name),
  );
  const libc = name.endsWith("musl") ? { libc: ["musl"] } : name.endsWith("gnu") ? { libc: ["glibc"] } : {};
  return { ...(os.length > 0 ? { os } : {}), ...(cpu ? { cpu: [cpu] } : {}), ...libc };
}

const missing: { readonly path: string; readonly entry: LockEntry }[] = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`;
    const top = `node_modules/${name}`;
    if (lock.packages[nested] || lock.packages[top]) continue;
    missing.push({
      path: top,
      entry: {
        version: range.replace(/^[\^~]/, ""),
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
        ...platformOf(name),
      },
    });
  }
}
const leaking = readFileSync(file, "utf8").match(/"resolved": "https?:\/\/(?!registry\.npmjs\.org\/)[^"]*"/);
if (leaking) {
  console.error(
    `package-lock.json names a private registry: remove the "resolved" fields (npm run check:lock -- --write does).`,
  );
  if (!process.argv.includes("--write")) process.exit(1);
}
if (process.argv.includes("--write")) {
  for (const { path, entry } of missing) lock.packages[path] = entry;
  const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  const plain = Object.fromEntries(Object.entries(sorted).map(([path, entry]) => [path, withoutPlace(entry)]));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: plain }, null, 2)}\n`);
  console.info(`lock: ${missing.length} entries added`);
} else if (missing.length > 0) {
  console.error(missing.map(({ path }) => `package-lock.json lacks ${path}`).join("\n"));
  console.error("Run: npm run check:lock -- --write");
  process.exit(1);
} else {
  console.info(`lock: ${Object.keys(lock.packages).length} entries, complete for every platform`);
}

function withoutPlace(entry: LockEntry): LockEntry {
  const { resolved: _resolved, ...rest } = entry as LockEntry & { readonly resolved?: string };
  return rest;
}
