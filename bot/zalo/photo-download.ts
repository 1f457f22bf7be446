/**
 * Fetches a picture that somebody sent, from the address that came with it. Whoever forges an event
 * chooses that address: it must not lead into the network that we stand in.
 */
import { lookup as askMachine, type LookupAddress } from "node:dns";
import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { isPublicHost } from "../../domain/public-host.ts";
import { readUpTo } from "../receiving/limited-body.ts";

const SIZE_LIMIT = 20 * 1024 * 1024;
const DOWNLOAD_MILLIS = 60_000;
const NOT_PUBLIC = "NOT_PUBLIC";

/**
 * Null when the picture is gone or over 20 MB, or where it lies is no place for one. Throws when
 * its server is away; the error names no address.
 *
 * @param apiRoot the platform's, which may lie anywhere, as a server of somebody's own
 * @param resolve tells all addresses of a name; left out, as the machine knows them
 */
export async function downloadPhoto(
  apiRoot: string,
  ref: string,
  resolve: typeof askMachine = askMachine,
): Promise<Uint8Array | null> {
  if (!URL.canParse(ref)) return null;
  const url = new URL(ref);
  const isPlatforms = url.origin === new URL(apiRoot).origin;
  if (!isPlatforms && !isOpenToAll(url)) return null;
  try {
    const response = await get(url, isPlatforms ? undefined : publicLookup(resolve));
    if (response.statusCode === 200) return await readUpTo(response, SIZE_LIMIT);
    response.destroy();
    if ((response.statusCode ?? 0) < 500) return null;
    throw new DownloadError(`status ${response.statusCode}`);
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    const { code, name } = error as NodeJS.ErrnoException;
    if (code === NOT_PUBLIC) return null;
    throw new DownloadError(code ?? name);
  }
}

function isOpenToAll({ protocol, username, password, hostname }: URL): boolean {
  return protocol === "https:" && username === "" && password === "" && isPublicHost(hostname);
}

/** Follows no redirect. */
async function get(url: URL, lookup: LookupFunction | undefined): Promise<IncomingMessage> {
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  const signal = AbortSignal.timeout(DOWNLOAD_MILLIS);
  return new Promise((resolve, reject) => {
    const request = send(url, { agent: false, signal, ...(lookup && { lookup }) });
    request.on("error", reject);
    request.on("response", resolve);
    request.end();
  });
}

/** Judged as the connection asks for it: a name cannot mean one address now and another then. */
function publicLookup(resolve: typeof askMachine): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      // With an error there are none, whatever the types say.
      if (error) {
        done(error, []);
        return;
      }
      const [first] = addresses;
      if (!first || !addresses.every(isPublicAddress)) done(notPublic(), []);
      else if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

function isPublicAddress({ address, family }: LookupAddress): boolean {
  return isPublicHost(family === 6 ? `[${address}]` : address);
}

function notPublic(): NodeJS.ErrnoException {
  return Object.assign(new Error("no public address"), { code: NOT_PUBLIC });
}

class DownloadError extends Error {
  constructor(why: string) {
    super(`A picture could not be fetched: ${why}`);
    this.name = "DownloadError";
  }
}
