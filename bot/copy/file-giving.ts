/** Asking for a file, also where the chat itself takes none. */
import type { ChannelTraits, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { UploadOffer } from "../../domain/upload-offer.ts";
import { renderAsk, say } from "./answers.ts";
import { FORMATS } from "./import-problems.ts";
import { waysToProve } from "./ways-to-prove.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const PREVIEW_FIRST = "Sẽ cho xem trước, đồng ý mới lưu.";
const WHAT_TO_BRING = "kế hoạch, kết quả chấm điểm, danh sách đơn vị hoặc hồ sơ TTHC";
const DOSSIERS_TO_BRING = "hồ sơ TTHC xuất từ hệ thống một cửa";
const NO_FILES_HERE = "Kênh này chưa nhận được tệp.";

export function renderAskFile(
  { upload, isForDossiers }: Of<"ask-file">,
  { takesFiles }: ChannelTraits,
): Rendered {
  const what = isForDossiers ? DOSSIERS_TO_BRING : WHAT_TO_BRING;
  if (takesFiles) {
    return say(`Đề nghị gửi tệp ${what} vào đây: ${FORMATS}. ${PREVIEW_FIRST}`);
  }
  if (!upload) {
    return say(
      `${NO_FILES_HERE} Đề nghị cán bộ quản trị máy chủ nhập tệp ${what} ` +
        "bằng lệnh dondoc import.",
    );
  }
  const asked = `Đề nghị gửi tệp ${what}: ${FORMATS}. ${PREVIEW_FIRST}`;
  return { ...say(asked), lines: [[asked], ...addressLines(upload)] };
}

const EXAMPLES = {
  work: "Kế hoạch số 15/KH-UBND ngày 20/3/2023",
  apology: "Phiếu xin lỗi số 12/PXL ngày 23/02/2023",
} as const;

export function renderAskEvidence(
  { item, upload }: Of<"ask-evidence">,
  traits: ChannelTraits,
): Rendered {
  const asked = renderAsk(
    `Đề nghị gửi ${waysToProve(traits)}, ví dụ: ${EXAMPLES[item.kind === "apology" ? "apology" : "work"]}.`,
    item,
  );
  return upload ? { ...asked, lines: [...asked.lines, ...addressLines(upload)] } : asked;
}

/** For words that ask for an address where nothing else was asked, and after a file was refused. */
export function renderUploadOffer(
  { upload, isAgain }: Of<"upload-offer">,
  traits: ChannelTraits,
): Rendered {
  if (!upload) return say(`${NO_FILES_HERE} Đề nghị gửi ${waysToProve(traits)}.`);
  const lines = addressLines(upload, isAgain ? "Gửi lại tệp" : "Gửi tệp");
  if (!isAgain) lines.push(["Gửi xong sẽ có trả lời tại đây."]);
  return { lines, choices: [], attachment: null };
}

/** The address alone on its line: a full stop behind it would become a part of it. */
export function addressLines({ url, minutes }: UploadOffer, deed = "Gửi tệp"): Line[] {
  return [
    [`${deed} tại địa chỉ sau, dùng được một lần trong ${minutes} phút:`],
    [{ link: url, text: url }],
  ];
}
