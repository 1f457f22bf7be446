/** The form of the upload page as it comes in, from whoever sends whatever. */
import type { Context, Env, HonoRequest, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { visible } from "../conversation/file-name.ts";
import { NAMELESS_FILE, type UploadProblem } from "../copy/upload-page.ts";
import { LARGEST_FILE_BYTES } from "./request-bodies.ts";

/** Room for the note and the form's own lines. */
const LARGEST_FORM_BYTES = LARGEST_FILE_BYTES + 64 * 1024;
const LONGEST_NOTE = 1_000;
/** A browser that is still sending does not show the answer; beyond this it may show its own. */
const MOST_READ_AWAY_BYTES = 128 * 1024 * 1024;

type FormRead =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly name: string;
      readonly note: string;
    }
  | {
      readonly ok: false;
      readonly problem: UploadProblem;
      readonly status: 400 | 413 | 422 | 500;
      /** As it was typed, to be shown once more; empty where the form was not read. */
      readonly note: string;
    };

export type FormFault = Extract<FormRead, { readonly ok: false }>;

/** Keeps nothing of what is larger than any file that is taken. */
export function limitForm<Variables extends Env>(
  refuse: (context: Context<Variables>, fault: FormFault) => Response | Promise<Response>,
): MiddlewareHandler<Variables> {
  return bodyLimit({
    maxSize: LARGEST_FORM_BYTES,
    async onError(context) {
      await readAway(context.req.raw.body);
      return refuse(context as Context<Variables>, fault("too-large", 413, ""));
    },
  });
}

async function readAway(body: ReadableStream<Uint8Array> | null): Promise<void> {
  // One that was counted as it came is broken off already.
  if (!body || body.locked) return;
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > MOST_READ_AWAY_BYTES) return;
    }
  } catch {
    // Who has gone meanwhile needs no answer.
  }
}

/** One file, and perhaps a note; nothing is believed of what the sender says of it. */
export async function readUploadForm(request: HonoRequest): Promise<FormRead> {
  // Whatever cannot be read as a form was cut off on the way, or was none.
  const form = await request.formData().catch(() => null);
  if (!form) return fault("unreadable", 400, "");
  const note = readNote(form.get("note"));
  const files = form.getAll("file").filter((value) => value instanceof File);
  // A browser sends an empty one without a name where none was chosen.
  const chosen = files.filter(({ name, size }) => size > 0 || name !== "");
  const [file, second] = chosen;
  if (!file) return fault("no-file", 422, note);
  if (second) return fault("several-files", 422, note);
  if (file.size === 0) return fault("empty-file", 422, note);
  if (file.size > LARGEST_FILE_BYTES) return fault("too-large", 413, note);
  return {
    ok: true,
    bytes: new Uint8Array(await file.arrayBuffer()),
    name: baseName(file.name) || NAMELESS_FILE,
    note,
  };
}

function readNote(typed: unknown): string {
  return typeof typed === "string" ? typed.trim().slice(0, LONGEST_NOTE).toWellFormed() : "";
}

/** Some browsers send folders too. */
function baseName(name: string): string {
  return visible(name.replace(/^.*[/\\]/su, "")).trim();
}

function fault(problem: UploadProblem, status: FormFault["status"], note: string): FormFault {
  return { ok: false, problem, status, note };
}
