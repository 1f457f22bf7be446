/** After an import: taking it back, and closing in bulk what was past. */
import type { Choice, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { StayingPart } from "../../domain/import-action.ts";
import { say } from "./answers.ts";
import { shorten } from "./format.ts";
import { undoProblemWords } from "./import-problems.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const NAME_LENGTH = 100;
const DROP: Choice = { label: "Không", action: { do: "cancel" } };

const PART_NAMES: Readonly<Record<StayingPart, string>> = {
  scores: "kết quả chấm điểm",
  org: "danh sách đơn vị, người dùng",
};

export function renderAskUndo({ importId, staying }: Of<"import-ask-undo">): Rendered {
  const action = { do: "import-undo", importId, staying, isSure: true } as const;
  const stay = staying.map((part) => PART_NAMES[part]).join(" và ");
  return {
    ...say(
      "Hoàn tác lần nhập này? Nhiệm vụ và thời hạn mà lần nhập đã thêm, đã sửa sẽ trở về như trước.",
      ...(stay ? [`Chỉ hoàn tác kế hoạch; ${stay} nhập cùng tệp vẫn giữ.`] : []),
    ),
    choices: [[{ label: "Có, hoàn tác", action }, DROP]],
  };
}

export function renderUndone({ undone }: Of<"import-undone">): Rendered {
  const name = shorten(undone.planName, NAME_LENGTH);
  return say(
    undone.was === "new"
      ? `Đã hoàn tác lần nhập ${name}: ${undone.tasks} nhiệm vụ đã được rút lại.`
      : `Đã hoàn tác lần cập nhật ${name}: kế hoạch trở về như trước.`,
  );
}

export function renderNotUndone({ problem }: Of<"import-not-undone">): Rendered {
  return say(undoProblemWords(problem));
}

export function renderAskClosePast(content: Of<"import-ask-close-past">): Rendered {
  const { planId, planName } = content;
  const action = { do: "import-close-past", planId, isSure: true } as const;
  return {
    ...say(
      `Đánh dấu hoàn thành mọi việc của ${shorten(planName, NAME_LENGTH)} có hạn trước hôm nay ` +
        "và còn đang thực hiện? Ngày hoàn thành ghi bằng ngày đến hạn; đơn vị vẫn cần bổ sung " +
        "tài liệu kiểm chứng.",
    ),
    choices: [[{ label: "Có, đánh dấu", action }, DROP]],
  };
}

export function renderPastClosed({ closed }: Of<"import-past-closed">): Rendered {
  return say(
    closed > 0
      ? `Đã đánh dấu hoàn thành ${closed} việc đã qua hạn.`
      : "Không còn việc nào đã qua hạn cần đánh dấu.",
  );
}
