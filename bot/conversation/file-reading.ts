/**
 * Reading a file takes seconds, and no transaction waits that long. A turn that needs one read says
 * so by throwing; all of it is rolled back, the file is read, and the turn is played once more.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { ReadingProgress } from "../../domain/document-contents.ts";
import { dateIn, partsOf } from "../../domain/time.ts";
import type { ConversationTools, FileRead, FileToRead, Turn } from "./turn.ts";

/** Thrown within a turn; whoever plays turns answers it by reading. */
export class ReadingNeeded extends Error {
  override readonly name = "ReadingNeeded";
  readonly wanted: FileToRead;

  constructor(wanted: FileToRead) {
    super("a file has to be read first");
    this.wanted = wanted;
  }
}

/** So long somebody waits without a word, and then between one word and the next. */
const PATIENCE_MILLIS = 1_500;
const NEWS_MILLIS = 4_000;

/** What the file holds; throws `ReadingNeeded` where the turn does not have it yet. */
export function contentsOf(turn: Turn, wanted: FileToRead): FileRead["contents"] {
  const { read } = turn;
  if (read && read.file.hash === wanted.file.hash && read.year === wanted.year) {
    return read.contents;
  }
  throw new ReadingNeeded(wanted);
}

/** Reads outside of any transaction; `onSlow` is told when it takes a while, and how far it is. */
export async function readFile(
  tools: ConversationTools,
  wanted: FileToRead,
  onSlow: (progress: ReadingProgress | null) => Promise<void>,
): Promise<FileRead> {
  const { clock, organisation } = tools.office;
  const current = partsOf(dateIn(clock.now(), organisation.zone)).year;
  let progress: ReadingProgress | null = null;
  const reading = tools.reader.read(wanted.file, { given: wanted.year, current }, (told) => {
    progress = told;
  });
  for (let patience = PATIENCE_MILLIS; ; patience = NEWS_MILLIS) {
    if (await isDoneWithin(reading, patience)) return { ...wanted, contents: await reading };
    await onSlow(progress);
  }
}

async function isDoneWithin(work: Promise<unknown>, millis: number): Promise<boolean> {
  const done = new AbortController();
  const waiting = delay(millis, false, { signal: done.signal });
  try {
    return await Promise.race([work.then(() => true), waiting]);
  } finally {
    done.abort();
    await waiting.catch(() => {});
  }
}
