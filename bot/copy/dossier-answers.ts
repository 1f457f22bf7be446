/** What a dossier's unit is asked and told: the reason, who handed it in, what cannot be done. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { DossierContent, DossierLine, DossierObstacle } from "../../domain/dossier-content.ts";
import { CANCEL } from "./answers.ts";
import { dossierCode, dossierLines, standingOf } from "./dossier-lines.ts";
import { shorten } from "./format.ts";

type Of<Kind extends DossierContent["kind"]> = Extract<DossierContent, { kind: Kind }>;

const PROCEDURE_LENGTH = 200;
const BASIS_LENGTH = 150;
const APPLICANT_LENGTH = 300;

export function renderAskReason({ line, isBlank, refused }: Of<"ask-dossier-reason">): Rendered {
  const blank = isBlank ? "Lý do còn trống. " : "";
  const asked = refused
    ? "Đề nghị nêu lý do để báo lãnh đạo."
    : "Vì sao không kịp hạn? Lý do sẽ được ghi trong văn bản xin lỗi gửi người nộp hồ sơ.";
  return {
    lines: [
      ...dossierLines(line, line.unit !== ""),
      ...(refused
        ? [[{ bold: "Không hẹn lại được nữa. " }, mostWords(refused.most, refused.basis)]]
        : []),
      [`${blank}${asked}`],
      [{ italic: "Ví dụ: Chờ ý kiến của Phòng Tài nguyên và Môi trường" }],
    ],
    choices: [[CANCEL]],
    attachment: null,
  };
}

export function renderReappointmentRefused(content: Of<"reappointment-refused">): Rendered {
  const { line, most, basis, isTold } = content;
  const told = isTold
    ? "Sẽ báo lãnh đạo UBND để chỉ đạo giải quyết."
    : "Chưa có lãnh đạo UBND nào liên kết tài khoản; sẽ báo Cơ quan thường trực CCHC.";
  return {
    lines: [
      [{ bold: `Không hẹn lại được nữa: ${dossierCode(line)}` }],
      [mostWords(most, basis)],
      [told],
      [`Đề nghị tập trung giải quyết: ${standingOf(line)}.`],
    ],
    choices: [[openChoice(line)]],
    attachment: null,
  };
}

/** `Mỗi hồ sơ chỉ được hẹn lại 1 lần (NĐ 61/2018/NĐ-CP, Điều 19 khoản 9).` */
function mostWords(most: number, basis: string): string {
  const source = basis === "" ? "" : ` (${shorten(basis, BASIS_LENGTH)})`;
  return most === 0
    ? `Hồ sơ không được hẹn lại ngày trả kết quả${source}.`
    : `Mỗi hồ sơ chỉ được hẹn lại ${most} lần${source}.`;
}

export function renderNotPossible({ line, obstacle }: Of<"dossier-not-possible">): Rendered {
  return {
    lines: [[{ bold: dossierCode(line) }], [obstacleWords(obstacle)]],
    choices: [[openChoice(line)]],
    attachment: null,
  };
}

function obstacleWords(obstacle: DossierObstacle): string {
  switch (obstacle) {
    case "ended":
      return "Hồ sơ đã có kết quả hoặc đã kết thúc.";
    case "waiting":
      return "Hồ sơ đang chờ bổ sung nên thời hạn chưa tính tiếp.";
    case "overdue":
      return "Hồ sơ đã quá ngày hẹn trả. Đề nghị chọn Không kịp hạn và nêu lý do để xin lỗi.";
    case "not-typed":
      return "Hồ sơ này lấy từ hệ thống một cửa: đề nghị cập nhật trên hệ thống rồi nhập tệp mới.";
    case "state":
      return "Tình trạng hồ sơ đã thay đổi nên không thực hiện được.";
    case "no-unit":
      return "Chưa rõ đơn vị nào giải quyết hồ sơ này, và chưa chọn Bộ phận Một cửa.";
    case "apologised":
      return "Văn bản xin lỗi về hồ sơ này đã gửi nên không sửa, không xóa được nữa.";
    default:
      return obstacle satisfies never;
  }
}

export function renderApplicant({ line, applicant, mayWrite }: Of<"dossier-applicant">): Rendered {
  const lines: Line[] = [
    [{ bold: `Người nộp hồ sơ ${dossierCode(line)}` }],
    [shorten(line.procedure, PROCEDURE_LENGTH)],
  ];
  if (applicant) {
    lines.push([`Họ tên: ${toldOf(applicant.name)}`]);
    lines.push([`Điện thoại: ${toldOf(applicant.phone)}`]);
    lines.push([`Địa chỉ: ${toldOf(applicant.address)}`]);
    lines.push([{ italic: "Chỉ dùng để giải quyết hồ sơ; không chuyển tiếp tin này." }]);
  } else {
    lines.push(["Không có thông tin người nộp, hoặc đã được xóa sau thời hạn lưu."]);
  }
  const { dossierId } = line;
  const write: Choice = {
    label: applicant ? "Sửa người nộp" : "Ghi người nộp",
    action: { do: "ask-applicant", dossierId },
  };
  return {
    lines,
    choices: [...(mayWrite ? [[write]] : []), [openChoice(line)]],
    attachment: null,
  };
}

function toldOf(words: string | null): string {
  return words === null ? "chưa ghi" : shorten(words, APPLICANT_LENGTH);
}

export function renderAskApplicant({ line, fault }: Of<"ask-applicant">): Rendered {
  const faults = {
    blank: "Nội dung còn trống. ",
    "too-long": "Nội dung quá dài. ",
  } as const;
  return {
    lines: [
      [{ bold: dossierCode(line) }],
      [`${fault ? faults[fault] : ""}Đề nghị nhắn họ tên, điện thoại, địa chỉ của người nộp.`],
      [{ italic: "Ví dụ: Nguyễn Thị A, 0912 345 678, ấp An Lạc, xã An Thạnh 1" }],
    ],
    choices: [[CANCEL]],
    attachment: null,
  };
}

function openChoice({ dossierId }: DossierLine): Choice {
  return { label: "Xem hồ sơ", action: { do: "dossier", dossierId } };
}
