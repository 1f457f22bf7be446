/**
 * Bảng quyền: what each role may do, and with whose things. The one place that says so; it is asked at
 * the moment of each action, whatever button was pressed.
 */
import type { Role } from "./org.ts";

/**
 * `all`: every unit's. `own`: what his units owe. `related`: besides, what they support. `others`: every
 * unit's but his own. `himself`: only what is about his own person. `desk`: what his units handle and,
 * at the one-stop desk, everybody's dossiers. `desk-only`: at the one-stop desk alone.
 */
export type Reach = "all" | "own" | "related" | "others" | "himself" | "desk" | "desk-only";

export type Right =
  /** Xem nhiệm vụ. */
  | "see-work"
  /** Báo hoàn thành, đã trình ký, hoàn tác, lý do chậm, dòng tình trạng, ngày đăng ký, đề nghị phối hợp. */
  | "report"
  /** Nộp, sửa, rút tài liệu kiểm chứng. */
  | "prove"
  /** Không phát sinh. */
  | "waive"
  /** Tài liệu cho tiêu chí không gắn thời hạn. */
  | "prove-criterion"
  /** Kiểm chứng: đạt, yêu cầu bổ sung. */
  | "review"
  | "propose-extension"
  /** Ý kiến về đề nghị gia hạn. */
  | "comment-extension"
  | "decide-extension"
  /** Phân công cho công chức trong đơn vị. */
  | "assign"
  /** Ghi chú. */
  | "remark"
  /** Sửa thời hạn, chuyển đơn vị, chốt chậm. */
  | "correct-work"
  /** Sửa một kết quả “chậm” do lỗi hệ thống. */
  | "correct-on-time"
  /** Giao nhiệm vụ, theo dõi ý kiến chỉ đạo của cấp trên. */
  | "direct"
  /** Nhập kế hoạch, điểm, danh sách. */
  | "bring-in"
  | "see-summary"
  | "see-units"
  /** Xem, mời, hủy liên kết, chuyển đơn vị người dùng. */
  | "manage-people"
  /** Phân công thay. */
  | "arrange-stand-in"
  /** Quy tắc nhắc việc, ngày nghỉ. */
  | "settle-rules"
  /** Nhật ký. */
  | "see-record"
  /** Xuất hồ sơ kiểm chứng. */
  | "export-evidence"
  /** Xem hồ sơ TTHC, việc xin lỗi, tỷ lệ đúng hạn. */
  | "see-dossiers"
  /**
   * Người nộp hồ sơ: tên, điện thoại, địa chỉ; văn bản xin lỗi, vì có ghi tên (whoever reviews one may open it
   * while it waits for that, which is put on record).
   */
  | "see-applicant"
  /** Kịp hạn, không kịp hạn, lý do, ngày hẹn mới. */
  | "answer-dossier"
  /** Nhập tệp hồ sơ từ hệ thống một cửa. */
  | "bring-in-dossiers"
  /** Ghi tay hồ sơ và kết quả. */
  | "keep-dossier"
  /** Đã cập nhật ngày hẹn mới trên hệ thống một cửa. */
  | "tick-new-date";

type Row = Readonly<Record<Role, Reach | null>>;

function row(
  leader: Reach | null,
  coordinator: Reach | null,
  head: Reach | null,
  officer: Reach | null,
): Row {
  return { leader, coordinator, head, officer };
}

export const RIGHTS: Readonly<Record<Right, Row>> = {
  //                       leader     coordinator  head       officer
  "see-work": row("all", "all", "related", "related"),
  report: row(null, "all", "own", "own"),
  prove: row(null, "all", "own", "own"),
  waive: row(null, "all", "own", "own"),
  "prove-criterion": row(null, "all", null, null),
  review: row("others", "others", null, null),
  "propose-extension": row(null, "all", "own", null),
  "comment-extension": row(null, "others", null, null),
  "decide-extension": row("others", null, null, null),
  assign: row(null, "all", "own", null),
  remark: row("all", "all", "own", "own"),
  "correct-work": row(null, "all", null, null),
  "correct-on-time": row("others", "others", null, null),
  direct: row("all", "all", null, null),
  "bring-in": row(null, "all", null, null),
  "see-summary": row("all", "all", null, null),
  "see-units": row("all", "all", null, null),
  "manage-people": row(null, "all", null, null),
  "arrange-stand-in": row("himself", "all", "himself", null),
  "settle-rules": row(null, "all", null, null),
  "see-record": row("all", "all", "own", "own"),
  "export-evidence": row("all", "all", "own", null),
  "see-dossiers": row("all", "all", "desk", "desk"),
  "see-applicant": row(null, null, "desk", "desk"),
  "answer-dossier": row(null, "all", "own", "own"),
  "bring-in-dossiers": row(null, "all", "desk-only", "desk-only"),
  "keep-dossier": row(null, "all", "desk", "desk"),
  "tick-new-date": row(null, "all", "desk", "desk"),
};

/** Rights that go with the person: a stand-in does not have them. */
export const NOT_IN_ANOTHERS_PLACE: ReadonlySet<Right> = new Set<Right>([
  "manage-people",
  "arrange-stand-in",
]);
