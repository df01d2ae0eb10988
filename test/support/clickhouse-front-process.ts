// The process behind clickhouse-front.ts: an HTTP server that answers as ClickHouse does, over a chDB of its own.
// Run as: node clickhouse-front-process.ts FOLDER; prints the port; ends when its standard input ends.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Session } from "chdb";

const session = new Session(process.argv[2] ?? "");
/** Settings of the HTTP layer that the client sends by itself; any other setting in the address is refused. */
const layerSettings = new Set([
  "query",
  "query_id",
  "database",
  "session_id",
  "role",
  "wait_end_of_query",
  "enable_http_compression",
  "default_format",
]);
let last: Promise<unknown> = Promise.resolve();

const server = createServer((request, response) => {
  const answered = last.then(() => answer(request, response));
  last = answered.catch(() => {});
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") console.log(address.port);
});
process.stdin.on("end", () => process.exit(0)).resume();

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://front");
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks).toString("utf8");
  if (url.pathname === "/ping") {
    response.end("Ok.\n");
    return;
  }
  response.setHeader("X-ClickHouse-Query-Id", url.searchParams.get("query_id") ?? "");
  try {
    const bytes = await runStatement(url.searchParams, body);
    response.setHeader("X-ClickHouse-Summary", "{}");
    response.end(bytes);
  } catch (thrown) {
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    response.statusCode = 500;
    response.setHeader("X-ClickHouse-Exception-Code", /Code: (\d+)/.exec(text)?.[1] ?? "1002");
    response.end(text);
  }
}

async function runStatement(address: URLSearchParams, body: string): Promise<Uint8Array> {
  const params: Record<string, string> = {};
  for (const [name, value] of address) {
    if (name.startsWith("param_")) params[name.slice("param_".length)] = value;
    else if (!layerSettings.has(name))
      throw new Error(`Code: 115. DB::Exception: Unknown setting '${name}'. (UNKNOWN_SETTING)`);
  }
  const query = address.get("query");
  const sql = query === null ? body : `${query}\n${body}`;
  const database = address.get("database");
  if (database !== null) await session.queryAsync(`USE \`${database}\``);
  const format = { format: "TabSeparated" };
  const result =
    Object.keys(params).length > 0
      ? await session.queryBindAsync(sql, params, format)
      : await session.queryAsync(sql, format);
  return result.bytes();
}
