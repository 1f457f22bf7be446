/** Reads files one after the other, apart from everything else: a process of its own. */
import type {
  DocumentContents,
  PlanYears,
  ReadingProgress,
} from "../../domain/document-contents.ts";
import type { ImportProblem, SourceFile } from "../../domain/plan-import.ts";
import { fail, type Result } from "../../domain/result.ts";
import { readContents } from "./read-contents.ts";
import type { SourceDocument } from "./reading/document.ts";
import { readDocument } from "./reading/read-document.ts";

/** The next is asked for only when this one is answered. */
export interface ContentsRequest {
  readonly file: SourceFile;
  readonly years: PlanYears;
  /** Of the clocks by which the moments in it were written. */
  readonly zone: string;
}

export type ContentsReply =
  | { readonly kind: "progress"; readonly progress: ReadingProgress }
  | { readonly kind: "read"; readonly outcome: Result<DocumentContents, ImportProblem> }
  /** The program is at fault, not the file. */
  | { readonly kind: "broken"; readonly fault: string };

const reply = (message: ContentsReply) => process.send?.(message);

process.on("message", (request: ContentsRequest) => {
  answer(request).catch((error: unknown) => {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    reply(
      isExhaustion(error)
        ? { kind: "read", outcome: fail({ code: "too-heavy" }) }
        : { kind: "broken", fault },
    );
  });
});
// Whoever asked is gone: nobody waits for an answer.
process.on("disconnect", () => process.exit());

async function answer({ file, years, zone }: ContentsRequest): Promise<void> {
  const document = await readDocument(file);
  if (!document.ok) {
    reply({ kind: "read", outcome: document });
    return;
  }
  const rowsInAll = countRows(document.value);
  const tell = (share: number): void => {
    reply({ kind: "progress", progress: { rowsDone: Math.floor(rowsInAll * share), rowsInAll } });
  };
  tell(0);
  reply({ kind: "read", outcome: readContents(document.value, { years, zone }, tell) });
}

function countRows({ blocks }: SourceDocument): number {
  return blocks.reduce((rows, block) => rows + (block.kind === "table" ? block.rows.length : 1), 0);
}

/** Out of stack, or of room for one array or text; a heap that is full ends the process. */
function isExhaustion(error: unknown): boolean {
  return error instanceof RangeError && /call stack|allocation|length/iu.test(error.message);
}
