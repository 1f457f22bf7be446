/** An operator's proxy, which has our server under a path: `/dondoc/u/…` there is `/u/…` with us. */
import { once } from "node:events";
import { createServer, request } from "node:http";
import { onTestFinished } from "vitest";

/** @param target where our server listens now; it may be another one after a restart */
export async function startProxy(target: () => string): Promise<{ readonly url: string }> {
  const proxy = createServer((asked, answer) => {
    const ours = new URL((asked.url ?? "").replace(/^\/dondoc/u, ""), target());
    const passed = request(ours, { method: asked.method, headers: asked.headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("listens on no port");
  return { url: `http://127.0.0.1:${address.port}/dondoc` };
}
