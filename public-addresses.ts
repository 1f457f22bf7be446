/**
 * Addresses of ours that can be opened from outside, under PUBLIC_URL. It may have a path
 * (`https://x.vn/dondoc`): the addresses carry it, and the operator's proxy strips it again, since
 * the web server knows `/u/…` and `/f/…` alone.
 */
import { createHash } from "node:crypto";
import { customAlphabet } from "nanoid";
import type { Intake } from "./bot/conversation/intake.ts";
import type { PublicAddresses } from "./bot/conversation/turn.ts";
import type { PublicDoor } from "./bot/web/public-door.ts";
import type { JobTools } from "./jobs/job-tools.ts";
import { publishAttachment, type DownloadAddresses } from "./jobs/publish.ts";
import type { OpenedOffice } from "./opened-office.ts";

/** Letters and digits alone: a chat that makes links of addresses leaves none of them out. */
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 24 characters of 62: 142 bits, which nobody guesses. */
const newToken = customAlphabet(ALPHABET, 24);

/** Null without a place that can be reached from outside. */
export function makePublicAddresses(publicUrl: string | null): PublicAddresses | null {
  if (publicUrl === null) return null;
  const uploadUrl = addressOf(publicUrl, "u");
  return { newToken, hashOf: hashToken, uploadUrl };
}

/** What it returns answers null without a place that can be reached from outside. */
export function makePublisher(
  opened: Pick<OpenedOffice, "office" | "files">,
  publicUrl: string | null,
): JobTools["publish"] {
  if (publicUrl === null) return async () => null;
  const downloadUrl = addressOf(publicUrl, "f");
  const addresses: DownloadAddresses = { newToken, hashOf: hashToken, downloadUrl };
  return (attachment) => publishAttachment(opened, addresses, attachment);
}

/** Where the addresses lead: for the web server of a process that takes updates in. */
export function makePublicDoor(
  { office, files }: Pick<OpenedOffice, "office" | "files">,
  intake: Pick<Intake, "receiveUpload">,
  publicUrl: string | null,
): PublicDoor | null {
  if (publicUrl === null) return null;
  return {
    links: office.database.publicLinks,
    files,
    clock: office.clock,
    zone: office.calendar.zone,
    hashOf: hashToken,
    receiveUpload: intake.receiveUpload,
  };
}

/** The hash under which an address is kept. */
function hashToken(token: string): string {
  return createHash("sha256").update(`address ${token}`).digest("hex");
}

function addressOf(publicUrl: string, door: "u" | "f"): (token: string) => string {
  const { origin, pathname } = new URL(publicUrl);
  const place = `${origin}${pathname.replace(/\/+$/u, "")}`;
  return (token) => `${place}/${door}/${token}`;
}
