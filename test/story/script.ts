/** The story's chapters, in the order in which they are told: each goes on where the one before ended. */
import { linking } from "./chapters/linking.ts";
import { appointedAnew, ignored, notInTime } from "./chapters/apologies.ts";
import { bringingDossiersIn, settlingApologies, typingDossiers } from "./chapters/dossiers.ts";
import { directing } from "./chapters/directives.ts";
import { provingWork } from "./chapters/evidence.ts";
import { handlingDuties } from "./chapters/handling.ts";
import { laterPlans } from "./chapters/later-plans.ts";
import { lookingAtMessages } from "./chapters/message-log.ts";
import { goingWrong } from "./chapters/mistakes.ts";
import { searching } from "./chapters/searching.ts";
import { settling, standingIn } from "./chapters/settings.ts";
import { goingUp, remindingAndPuttingOff } from "./chapters/mornings.ts";
import { invitingPeople } from "./chapters/people-invited.ts";
import { managingPeople } from "./chapters/people-managed.ts";
import { importingPlan } from "./chapters/plan-import.ts";
import { refusingFiles } from "./chapters/plan-refused.ts";
import { undoingPlan } from "./chapters/plan-undone.ts";
import { lookingAtWork } from "./chapters/own-work.ts";
import { lookingAtRecord } from "./chapters/record.ts";
import { provingAgain } from "./chapters/proof-returned.ts";
import { reviewing } from "./chapters/reviews.ts";
import { reportingWork } from "./chapters/work-reported.ts";
import { ownChannels } from "./chapters/own-channels.ts";
import type { Stage } from "./stage.ts";

export interface Chapter {
  /** Of its transcript's file. */
  readonly name: string;
  /** Over the transcript. */
  readonly title: string;
  readonly tell: (stage: Stage) => Promise<void>;
}

export const CHAPTERS: readonly Chapter[] = [
  { name: "01-linking", title: "Liên kết tài khoản", tell: linking },
  { name: "02-files-refused", title: "Tệp không nhập được", tell: refusingFiles },
  { name: "03-plan", title: "Nhập kế hoạch", tell: importingPlan },
  { name: "04-plan-undone", title: "Hoàn tác lần nhập", tell: undoingPlan },
  { name: "05-people", title: "Người dùng, đơn vị, mã mời", tell: invitingPeople },
  { name: "06-own-work", title: "Nhiệm vụ của đơn vị", tell: lookingAtWork },
  {
    name: "07-work-reported",
    title: "Báo hoàn thành, trình ký, không phát sinh",
    tell: reportingWork,
  },
  { name: "08-evidence", title: "Tài liệu kiểm chứng", tell: provingWork },
  { name: "09-settings", title: "Cài đặt", tell: settling },
  { name: "10-stand-ins", title: "Phân công thay", tell: standingIn },
  { name: "11-channels", title: "Kênh nhận tin", tell: ownChannels },
  { name: "12-mistakes", title: "Nhầm lẫn", tell: goingWrong },
  { name: "13-reminded", title: "Nhắc việc, nhắc lại sau, phối hợp", tell: remindingAndPuttingOff },
  { name: "14-going-up", title: "Tổng hợp, quá hạn, báo cáo lên", tell: goingUp },
  { name: "15-message-log", title: "Nhật ký tin nhắn", tell: lookingAtMessages },
  { name: "16-record", title: "Nhật ký, hồ sơ kiểm chứng", tell: lookingAtRecord },
  { name: "17-later-plans", title: "Kế hoạch bổ sung, điểm", tell: laterPlans },
  { name: "18-search", title: "Tìm nhiệm vụ, văn bản", tell: searching },
  { name: "19-directives", title: "Giao nhiệm vụ, ý kiến chỉ đạo", tell: directing },
  { name: "20-reviews", title: "Kiểm chứng", tell: reviewing },
  { name: "21-handling", title: "Gia hạn, phân công, điều chỉnh", tell: handlingDuties },
  { name: "22-proof-returned", title: "Tài liệu được trả lại rồi Đạt", tell: provingAgain },
  {
    name: "23-people-managed",
    title: "Người dùng: vai trò, đơn vị, liên kết",
    tell: managingPeople,
  },
  { name: "24-apology-rules", title: "Quy định xin lỗi", tell: settlingApologies },
  { name: "25-dossiers", title: "Hồ sơ TTHC từ hệ thống một cửa", tell: bringingDossiersIn },
  { name: "26-typed-dossiers", title: "Hồ sơ ghi tay", tell: typingDossiers },
  { name: "27-not-in-time", title: "Không kịp hạn, xin lỗi", tell: notInTime },
  { name: "28-appointed-anew", title: "Ngày hẹn mới; hẹn lại lần nữa", tell: appointedAnew },
  { name: "29-late-apology", title: "Xin lỗi muộn", tell: ignored },
];
