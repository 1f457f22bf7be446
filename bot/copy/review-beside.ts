/** What is offered beside a list of proofs: papers to sign, extensions to answer, one's own missing ones. */
import type { Choice } from "../../domain/channel.ts";
import type { BesideReviews } from "../../domain/review-content.ts";

export function signingChoice({ signings }: Pick<BesideReviews, "signings">): Choice[][] {
  if (signings === 0) return [];
  return [[{ label: `Chờ ký: ${signings}`, action: { do: "signings", page: 0 } }]];
}

export function besideChoices(beside: BesideReviews): Choice[][] {
  const { extensions, missing } = beside;
  const rows = signingChoice(beside);
  if (extensions > 0) {
    rows.push([{ label: `Đề nghị gia hạn: ${extensions}`, action: { do: "extensions", page: 0 } }]);
  }
  if (missing !== null) {
    const label = missing > 0 ? `Còn thiếu của đơn vị: ${missing}` : "Tài liệu của đơn vị mình";
    rows.push([{ label, action: { do: "missing-proofs", page: 0 } }]);
  }
  return rows;
}
