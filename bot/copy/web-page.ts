/** The words of the web page: what stands on it, and what its server answers to a mistake. */

/** Handed to the page as they are; `{name}` stands for a value that the page fills in. */
export const PAGE_WORDS = {
  product: "Đôn Đốc",
  demo: "Bản dùng thử · dữ liệu mẫu",
  needsScript: "Trang này cần JavaScript. Hãy bật JavaScript rồi tải lại trang.",

  choosePerson: "Chọn người dùng",
  people: "Người dùng",
  close: "Đóng",
  unread: "{count} tin mới",
  othersNews: "Người khác có tin mới",
  groups: {
    leader: "Lãnh đạo",
    coordinator: "Cơ quan thường trực CCHC",
    department: "Phòng ban",
    commune: "Xã, thị trấn",
  },

  clock: "Đồng hồ mô phỏng",
  nextDay: "+1 ngày",
  nextDayHint: "Đến 08:00 ngày hôm sau",
  nextWeek: "+1 tuần",
  nextWeekHint: "Đến 08:00 sau bảy ngày",
  nextMoment: "Đến mốc kế tiếp",
  nextMomentHint: "Đến lúc có người được nhắc việc",
  toDate: "Đến ngày",
  go: "Chuyển",
  otherMoves: "Lựa chọn khác",
  movingTo: "Đang chuyển đến {moment}…",
  movingOn: "Đồng hồ đang chuyển…",
  nothingAhead: "Chưa có mốc nào phía trước.",
  startOver: "Làm lại từ đầu",
  startOverQuestion: "Làm lại từ đầu?",
  startOverMeans:
    "Đồng hồ và dữ liệu mẫu trở về lúc ban đầu. Mọi điều đã nhắn và đã báo cáo ở đây sẽ mất.",
  cancel: "Hủy",
  weekdays: ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"],

  log: "Nội dung trao đổi",
  bot: "Đôn Đốc",
  me: "Tôi",
  reply: "Trả lời",
  replyingTo: "Đang trả lời",
  dropReply: "Bỏ trả lời",
  attachedFile: "Tệp",
  download: "Tải về",
  below: "Xem tiếp",
  welcomeTitle: "Xin chào!",
  welcome:
    "Đây là nơi {post} trao đổi với Đôn Đốc; cũng có thể chọn người dùng khác. Thử một lệnh dưới đây, rồi chuyển đồng hồ mô phỏng ở phía trên để lần lượt thấy tin nhắc việc, báo cáo lãnh đạo và tổng hợp tuần.",
  suggestions: [
    { command: "/nhiemvu", meaning: "Xem nhiệm vụ được giao" },
    { command: "/lich", meaning: "Việc đến hạn 30 ngày tới" },
    { command: "/trogiup", meaning: "Những việc làm được ở đây" },
  ],

  message: "Tin nhắn",
  placeholder: "Nhập tin, ví dụ /nhiemvu",
  send: "Gửi",
  attach: "Đính kèm tệp",
  dropFile: "Bỏ tệp",

  disconnected: "Mất kết nối với máy chủ. Đang kết nối lại…",
  notSent: "Chưa gửi được. Hãy thử lại.",
  fileTooLarge: "Tệp lớn hơn 20 MB nên không nhận được.",
} as const;

/** What the server answers when it refuses a request of the page, by the error's code. */
export const WEB_ERRORS = {
  "foreign-host": "Trang dùng thử chỉ mở được tại địa chỉ của chính máy này.",
  "foreign-origin": "Yêu cầu không xuất phát từ trang dùng thử nên không được nhận.",
  "wrong-type": "Yêu cầu không đúng kiểu dữ liệu.",
  "bad-request": "Yêu cầu không đúng định dạng. Hãy tải lại trang rồi thử lại.",
  "body-too-large": "Nội dung dài quá mức cho phép.",
  "file-too-large": PAGE_WORDS.fileTooLarge,
  "unknown-person": "Không có người dùng này trong dữ liệu mẫu.",
  "empty-message": "Chưa có nội dung.",
  "date-not-ahead": "Hãy chọn một ngày sau thời điểm của đồng hồ mô phỏng.",
  "date-too-far": "Mỗi lần chỉ chuyển được nhiều nhất 400 ngày.",
  "clock-moving": "Đồng hồ đang chuyển. Hãy đợi đến khi dừng.",
  "not-found": "Không có trang này.",
  "wrong-method": "Địa chỉ này chỉ để mở xem.",
  trouble: "Hệ thống đang gặp sự cố. Hãy thử lại sau ít phút.",
} as const;

export type WebErrorCode = keyof typeof WEB_ERRORS;

/** As whom the page opens; the README begins with him: a head whose unit owes a report and papers of its own. */
export const FIRST_POST = "Trưởng phòng Tư pháp";
