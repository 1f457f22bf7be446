/** An opened item's following up: its latest status line, what others were asked for, and the buttons. */
import type { Choice, Line } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import { fullDate, quarterWords } from "./format.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const MOST_REQUESTS = 8;

/** What an opened item says of its following up, below how it stands. */
export function followUpLines({ followUp }: Of<"deadline">): Line[] {
  const { statusLine, requests } = followUp;
  const lines: Line[] = [];
  if (statusLine) {
    const by = statusLine.by ? ` (${statusLine.by})` : "";
    lines.push(
      [],
      [{ bold: `Tình hình ${quarterWords(statusLine.quarterEnd)}` }, by].filter(Boolean),
    );
    lines.push([statusLine.words]);
  }
  if (requests.length > 0) lines.push([], [{ bold: "Đề nghị phối hợp" }]);
  for (const { unit, wantedBy, words } of requests.slice(0, MOST_REQUESTS)) {
    lines.push([`- ${unit}, đến ${fullDate(wantedBy)}${words ? `: ${words}` : ""}`]);
  }
  const more = requests.length - MOST_REQUESTS;
  return more > 0 ? [...lines, [`… và ${more} đơn vị khác`]] : lines;
}

/** The buttons of an opened item that follow it up. */
export function followUpChoices({ item, followUp }: Of<"deadline">): Choice[][] {
  const { deadlineId, ownDue } = item;
  const choices: (Choice | false)[] = [
    followUp.mayGiveStatus && {
      label: "Cập nhật tình hình",
      action: { do: "ask-status-line", deadlineId },
    },
    followUp.mayRegisterDate && {
      label: ownDue ? "Đổi ngày đã đăng ký" : "Đăng ký ngày hoàn thành",
      action: { do: "ask-own-date", deadlineId },
    },
  ];
  return choices.filter((choice) => choice !== false).map((choice) => [choice]);
}
