/**
 * Makes the two templates that ship (`jobs/letters/templates/`); see README.md. The frame is that of an
 * official letter: NĐ 30/2020/NĐ-CP, Annex I (A4, margins, Times New Roman 13–14); the sentences are ours.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from "docx";

const FOLDER = join(import.meta.dirname, "../../jobs/letters/templates");
const FONT = "Times New Roman";
/** Twentieths of a point: 20 mm above and below, 30 mm left, 15 mm right. */
const MILLIMETRE = 56.7;
const MARGIN = {
  top: Math.round(20 * MILLIMETRE),
  bottom: Math.round(20 * MILLIMETRE),
  left: Math.round(30 * MILLIMETRE),
  right: Math.round(15 * MILLIMETRE),
};
/** What is left of 210 mm. */
const WIDTH = Math.round(165 * MILLIMETRE);
const LEFT = Math.round(WIDTH * 0.44);

interface Written {
  readonly bold?: boolean;
  readonly italics?: boolean;
  /** In points. */
  readonly size?: number;
}

/** `**bold**` within a text is bold. */
function runs(text: string, { size = 14, bold = false, italics = false }: Written): TextRun[] {
  return text
    .split("**")
    .map((part, index) => ({ part, isBold: bold || index % 2 === 1 }))
    .filter(({ part }) => part !== "")
    .map(
      ({ part, isBold }) =>
        new TextRun({ text: part, bold: isBold, italics, size: size * 2, font: FONT }),
    );
}

function centred(text: string, written: Written = {}, after = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after },
    children: runs(text, written),
  });
}

/** A short line below, as wide as is left between the indents (twentieths of a point). */
function ruled(indent: number, after: number): Paragraph {
  return new Paragraph({
    indent: { left: indent, right: indent },
    spacing: { before: 40, after, line: 60, lineRule: "exact" },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: "auto" } },
  });
}

function body(text: string, over: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: Math.round(10 * MILLIMETRE) },
    spacing: { after: 100, line: 264, lineRule: "auto" },
    ...over,
    children: runs(text, {}),
  });
}

/** What a dotted line may stand in for: justified, the words before it would be torn apart. */
function filled(text: string, over: IParagraphOptions = {}): Paragraph {
  return body(text, { alignment: AlignmentType.LEFT, ...over });
}

function fact(name: string, tag: string): Paragraph {
  return filled(`- ${name}: {${tag}}`);
}

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

function beside(left: readonly Paragraph[], right: readonly Paragraph[]): Table {
  const cell = (children: readonly Paragraph[], size: number) =>
    new TableCell({
      children: [...children],
      width: { size, type: WidthType.DXA },
      margins: { left: 0, right: 0 },
    });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [LEFT, WIDTH - LEFT],
    borders: NO_BORDERS,
    rows: [new TableRow({ children: [cell(left, LEFT), cell(right, WIDTH - LEFT)] })],
  });
}

function letterhead(): Table {
  return beside(
    [
      centred("{co_quan_cap_tren}", { size: 13 }),
      centred("{co_quan}", { size: 13, bold: true }),
      ruled(1250, 160),
      centred("Số: {so_van_ban}", { size: 13 }),
    ],
    [
      centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", { size: 12, bold: true }),
      centred("Độc lập - Tự do - Hạnh phúc", { size: 13, bold: true }),
      ruled(1200, 160),
      centred("{dia_danh}, {ngay_van_ban}", { size: 13, italics: true }),
    ],
  );
}

function addressee(): readonly Paragraph[] {
  return [
    filled("Kính gửi: **{ten_nguoi_nop}**", { spacing: { before: 200, after: 60 } }),
    filled("Địa chỉ: {dia_chi}", { spacing: { after: 60 } }),
    filled("Điện thoại: {dien_thoai}", { spacing: { after: 160 } }),
  ];
}

function facts(): readonly Paragraph[] {
  return [
    fact("Mã hồ sơ", "ma_ho_so"),
    fact("Thủ tục hành chính", "thu_tuc"),
    fact("Lĩnh vực", "linh_vuc"),
    fact("Thời điểm tiếp nhận", "ngay_tiep_nhan"),
    fact("Thời điểm hẹn trả kết quả", "ngay_hen_tra"),
    fact("Đơn vị giải quyết", "don_vi_giai_quyet"),
  ];
}

function signature(): Table {
  const small = (text: string, written: Written = {}) =>
    new Paragraph({ children: runs(text, { size: 11, ...written }) });
  return beside(
    [
      small("Nơi nhận:", { size: 12, bold: true, italics: true }),
      small("- Như trên;"),
      small("- {noi_tiep_nhan};"),
      small("- Lưu: VT."),
    ],
    [
      centred("{chuc_danh_ky}", { bold: true }),
      centred("(Ký, ghi rõ họ và tên, đóng dấu)", { size: 13, italics: true }, 1200),
    ],
  );
}

function gap(after: number): Paragraph {
  return new Paragraph({ spacing: { after, line: 60, lineRule: "exact" } });
}

/** TT 01/2018/TT-VPCP, form 04: Phiếu xin lỗi và hẹn lại ngày trả kết quả. */
function form2018(): Document {
  return letter("Phiếu xin lỗi và hẹn lại ngày trả kết quả", [
    centred("PHIẾU XIN LỖI", { bold: true }),
    centred("VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ", { bold: true }),
    ruled(3400, 120),
    ...addressee(),
    body("{noi_tiep_nhan} đã tiếp nhận hồ sơ của Ông/Bà/Tổ chức như sau:"),
    ...facts(),
    body("Hồ sơ nêu trên không giải quyết xong được theo đúng thời điểm đã hẹn."),
    filled("Lý do: {ly_do}"),
    body(
      "Việc chậm trễ này đã gây phiền hà, làm mất thời gian và công sức của Ông/Bà/Tổ chức. " +
        "{don_vi_giai_quyet} xin lỗi Ông/Bà/Tổ chức và hẹn lại ngày trả kết quả là " +
        "**{ngay_hen_moi}** (hẹn lại {lan_hen}; theo quy định được hẹn lại không quá " +
        "{so_lan_toi_da}; trước đó: {lich_su_hen}).",
    ),
    body("Rất mong nhận được sự thông cảm của Ông/Bà/Tổ chức./."),
    gap(120),
    signature(),
  ]);
}

/** TT 03/2025/TT-VPCP, form 04: Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết. */
function form2025(): Document {
  return letter("Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết", [
    centred("VĂN BẢN XIN LỖI", { bold: true }),
    centred("VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT", { bold: true }),
    ruled(3400, 120),
    ...addressee(),
    body("Căn cứ {can_cu}."),
    body("{noi_tiep_nhan} đã tiếp nhận hồ sơ của Ông/Bà/Tổ chức như sau:"),
    ...facts(),
    body("Đến nay, {don_vi_giai_quyet} chưa giải quyết xong được hồ sơ theo thời điểm đã hẹn."),
    filled("Lý do: {ly_do}"),
    body(
      "{don_vi_giai_quyet} xin lỗi Ông/Bà/Tổ chức về sự chậm trễ này và đề nghị gia hạn thời " +
        "gian giải quyết; kết quả sẽ được trả vào **{ngay_hen_moi}**.",
    ),
    body("Gia hạn {lan_hen} (theo quy định không quá {so_lan_toi_da}; trước đó: {lich_su_hen})."),
    body("Rất mong nhận được sự thông cảm của Ông/Bà/Tổ chức./."),
    gap(120),
    signature(),
  ]);
}

function letter(title: string, children: readonly Paragraph[] | readonly (Paragraph | Table)[]) {
  return new Document({
    title,
    creator: "Đôn Đốc",
    styles: {
      default: { document: { run: { font: FONT, size: 28, language: { value: "vi-VN" } } } },
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: MARGIN } },
        children: [letterhead(), gap(120), ...children],
      },
    ],
  });
}

mkdirSync(FOLDER, { recursive: true });
for (const [name, document] of [
  ["form-2018", form2018()],
  ["form-2025", form2025()],
] as const) {
  writeFileSync(join(FOLDER, `${name}.docx`), await Packer.toBuffer(document));
}
