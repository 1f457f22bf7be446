/** What was typed for a choice, and chooses nothing. */
import type { ChannelTraits, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import { say } from "./answers.ts";
import { commandText } from "./commands.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

export function renderChoiceNotTaken(
  fault: Of<"choice-not-taken">,
  traits: ChannelTraits,
): Rendered {
  switch (fault.reason) {
    case "none": {
      const { mark, from, to } = fault;
      const range = from === to ? `chọn số ${from}` : `chọn số từ ${from} đến ${to}`;
      return say(`Không có lựa chọn số ${mark}. Đề nghị ${range}.`);
    }
    case "several":
      return say(`Mỗi lần chỉ chọn một số. Đề nghị nhắn từng số, ví dụ: ${fault.mark}.`);
    case "old":
      return say(
        "Danh sách này đã cũ nên không chọn được nữa. " +
          `Nhắn ${commandText("nhiemvu", traits)} để xem danh sách mới nhất.`,
      );
    case "words-wanted":
      return say("Câu hỏi này trả lời bằng chữ. Đề nghị nhắn lại, hoặc nhắn “thôi” để bỏ qua.");
    case "no-more":
      return say("Đã hết danh sách, không còn gì để xem thêm.");
    case "nothing-before":
      return say(
        "Không còn gì phía trước để quay lại. " +
          `Nhắn ${commandText("trogiup", traits)} để xem hướng dẫn.`,
      );
    default:
      return fault satisfies never;
  }
}
