import { ApiError, badRequest } from "./api-error.ts";
import type { StoredFile } from "./file-store.ts";
import { readCaption } from "./formatted-text.ts";
import { send } from "./message-methods.ts";
import type { Attachment } from "./message-store.ts";
import type { Method, MethodCall } from "./method.ts";
import { readText } from "./params.ts";
import type { UploadedFile } from "./request-body.ts";

export const UPLOAD_LIMIT = 50 * 1024 * 1024;
const PHOTO_LIMIT = 10 * 1024 * 1024;
const MAX_PHOTO_SIDES = 10_000;
const MAX_PHOTO_RATIO = 20;

const IMAGE_STARTS = ["89504e47", "ffd8ff", "47494638", "52494646", "424d"];

export const sendDocument: Method = (call) => sendAttachment(call, "sendDocument", "document");

export const sendPhoto: Method = (call) => sendAttachment(call, "sendPhoto", "photo");

export const getFile: Method = ({ world, body }) =>
  world.files.prepareDownload(readText(body, "file_id") ?? "");

function sendAttachment(call: MethodCall, method: string, kind: Attachment["kind"]): unknown {
  const chat = call.world.chats.require(call.body);
  const formatted = readCaption(call.body);
  const attachment = { kind, file: readFile(call, kind) };
  return send({ ...call, method, htmlField: "caption" }, chat, { formatted, attachment });
}

/** An upload (in the field itself or by `attach://`), or the `file_id` of a known file. */
function readFile({ world, body }: MethodCall, kind: Attachment["kind"]): StoredFile {
  const reference = readText(body, kind);
  const upload = body.files.get(reference?.replace(/^attach:\/\//, "") ?? kind);
  if (upload === undefined) {
    const known = world.files.find(reference ?? "");
    if (known !== undefined) return known;
    // Telegram would fetch an http address itself; the fake never does.
    const reason = reference === undefined ? `there is no ${kind} in the request` : undefined;
    throw badRequest(
      reason ?? "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
    );
  }
  if (upload.bytes.length === 0) throw badRequest("file must be non-empty");
  if (upload.bytes.length > UPLOAD_LIMIT) throw new ApiError(413, "Request Entity Too Large");
  if (kind === "document") return world.files.addDocument({ ...upload, mime: mimeOf(upload.name) });
  checkPhoto(upload);
  return world.files.addPhoto({ ...upload, mime: "image/jpeg" });
}

function checkPhoto({ bytes }: UploadedFile): void {
  if (bytes.length > PHOTO_LIMIT) {
    throw badRequest(
      `file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${PHOTO_LIMIT} bytes`,
    );
  }
  const start = bytes.subarray(0, 4).toString("hex");
  if (!IMAGE_STARTS.some((known) => start.startsWith(known))) {
    throw badRequest("IMAGE_PROCESS_FAILED");
  }
  if (!start.startsWith("89504e47") || bytes.length < 24) return;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (width + height > MAX_PHOTO_SIDES || ratio > MAX_PHOTO_RATIO) {
    throw badRequest("PHOTO_INVALID_DIMENSIONS");
  }
}

function mimeOf(name: string): string {
  const extension = name.split(".").at(-1)?.toLowerCase();
  if (extension === "pdf") return "application/pdf";
  if (extension === "csv") return "text/csv";
  return "application/octet-stream";
}
