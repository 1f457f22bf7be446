/** Fetches a file that somebody sent, by the reference that came with it. */
import type { Api } from "grammy";
import { readUpTo } from "../receiving/limited-body.ts";
import { withoutSlash } from "../platform-calls/api-root.ts";
import { describeFault, faultOf } from "./api-fault.ts";

/** What Telegram hands out to a bot at most; another Bot API server may be more generous. */
const SIZE_LIMIT = 20 * 1024 * 1024;
const DOWNLOAD_MILLIS = 60_000;

export interface DownloadTools {
  readonly api: Api;
  readonly apiRoot: string;
  readonly token: string;
}

/**
 * Null when Telegram no longer has the file or it is over 20 MB. Throws when Telegram is away; the
 * error names no address, since the token stands in it.
 */
export async function downloadFile(tools: DownloadTools, ref: string): Promise<Uint8Array | null> {
  const path = await pathOf(tools.api, ref);
  if (path === null) return null;
  const url = `${withoutSlash(tools.apiRoot)}/file/bot${tools.token}/${encodeURI(path)}`;
  try {
    const signal = AbortSignal.timeout(DOWNLOAD_MILLIS);
    const response = await fetch(url, { signal, redirect: "error" });
    if (response.ok) return await readUpTo(response.body ?? [], SIZE_LIMIT);
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) return null;
    throw new DownloadError(`status ${response.status}`);
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    throw new DownloadError(error instanceof Error ? error.name : "an unknown fault");
  }
}

async function pathOf(api: Api, ref: string): Promise<string | null> {
  try {
    const { file_path: path, file_size: size = 0 } = await api.getFile(ref);
    return path === undefined || size > SIZE_LIMIT ? null : path;
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === "refused" && fault.code === 400) return null;
    throw new DownloadError(describeFault(fault));
  }
}

class DownloadError extends Error {
  constructor(why: string) {
    super(`A file could not be fetched from Telegram: ${why}`);
    this.name = "DownloadError";
  }
}
