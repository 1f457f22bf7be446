/** Đã gửi văn bản xin lỗi: its proof is asked for, as of any other duty. */
import type { DeadlineId } from "../../../domain/ids.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { askEvidence } from "../evidence.ts";
import { apologyFor } from "./apology-access.ts";
import { showApology } from "./apology-card.ts";
import { obstacle } from "./apology-obstacles.ts";

export async function askProofOfSending(
  turn: LinkedTurn,
  id: DeadlineId,
): Promise<readonly Reply[]> {
  const found = await apologyFor(turn, id, "answer-dossier");
  if ("refusal" in found) return found.refusal;
  const { name } = found.view.deadline.state;
  if (name === "waived") return obstacle(turn, found, "waived");
  return name === "accepted" ? showApology(turn, id) : askEvidence(turn, id);
}
