/** Mẫu văn bản xin lỗi: the template in force is handed out, edited in Word, and sent back. */
import type { FileHash } from "../../../domain/ids.ts";
import type { TemplateProblem } from "../../../domain/letter-tags.ts";
import type { LocalDate } from "../../../domain/time.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { refuseFile } from "../missing-file.ts";
import { isReachable } from "../record/reach.ts";
import { offerUpload } from "../upload-offer.ts";
import { asking, gone, packFrom, refuseRules, showPack } from "./apology-rules.ts";

/** As a file; it is made when it is sent, for this person. */
export async function handOutTemplate(
  turn: LinkedTurn,
  from: LocalDate,
): Promise<readonly Reply[]> {
  const refusal = await refuseRules(turn);
  if (refusal) return refusal;
  const pack = await packFrom(turn, from);
  if (!pack) return gone();
  const { id: personId } = turn.actor.person;
  return [
    {
      content: {
        kind: "letter-template",
        personId,
        rules: pack.rules,
        isReachable: isReachable(turn),
      },
    },
  ];
}

export async function askTemplate(turn: LinkedTurn, from: LocalDate): Promise<readonly Reply[]> {
  const refusal = await refuseRules(turn);
  if (refusal) return refusal;
  const pack = await packFrom(turn, from);
  if (!pack) return gone();
  const upload = await offerUpload(turn);
  const content = { kind: "ask-letter-template", form: pack.rules.form, upload } as const;
  const mayCome = turn.traits.takesFiles || upload !== null;
  return [{ content, ...(mayCome && { asks: asking(turn, { asking: "letter-template", from }) }) }];
}

/** A refused one may be followed by another. */
export async function receiveTemplate(
  turn: LinkedTurn,
  from: LocalDate,
): Promise<readonly Reply[]> {
  const refusal = await refuseRules(turn);
  if (refusal) return refusal;
  if (!turn.file) return refuseFile(turn);
  const pack = await packFrom(turn, from);
  if (!pack) return gone();
  const checked = await turn.tools.checkTemplate(turn.file.bytes);
  if (!checked.ok) return refuseTemplate(turn, from, checked.error);
  return replaceTemplate(turn, from, turn.file.hash);
}

/** Back to the one that ships. */
export async function restoreTemplate(
  turn: LinkedTurn,
  from: LocalDate,
): Promise<readonly Reply[]> {
  const refusal = await refuseRules(turn);
  return refusal ?? replaceTemplate(turn, from, null);
}

async function replaceTemplate(
  turn: LinkedTurn,
  from: LocalDate,
  template: FileHash | null,
): Promise<readonly Reply[]> {
  const pack = await packFrom(turn, from);
  if (!pack) return gone();
  if (pack.rules.template !== template) {
    await turn.stores.apologies.saveRules({ ...pack.rules, template });
    const deed = template === null ? "restored-letter-template" : "replaced-letter-template";
    await putOnRecord(turn, { subject: "rules", subjectId: from, deed, detail: {} });
  }
  return showPack(turn, from, template === null ? "shipped-template" : "template");
}

async function refuseTemplate(
  turn: LinkedTurn,
  from: LocalDate,
  problem: TemplateProblem,
): Promise<readonly Reply[]> {
  // An address was used up by the file that was refused.
  const upload = await offerUpload(turn);
  const asks = asking(turn, { asking: "letter-template", from });
  return [{ content: { kind: "template-refused", problem, upload }, asks }];
}
