import { beforeEach, describe, expect, test } from "vitest";
import type { PersonId } from "../../../domain/ids.ts";
import { planEvent } from "../../../domain/events.ts";
import { person } from "../../builders/org.ts";
import { day } from "../../builders/time.ts";
import { CHAIRMAN, HOME, JUSTICE, openConversation, type Conversation } from "./support.ts";

const WHY = "Vì sao tôi nhận tin này?";

let office: Conversation;

beforeEach(async () => {
  office = await openConversation();
});

/** The answer to who asks why his newest message of a moment came. */
async function whyAt(post: string, moment: string): Promise<readonly string[]> {
  const who = await office.as(post);
  await office.passTo(moment);
  return (await who.presses(WHY, who.newest())).lines;
}

describe("every message says why it came", () => {
  test("a morning's: the rule, the date, the sum", async () => {
    const lines = await whyAt(JUSTICE, "2023-03-24 07:30");
    expect(lines).toContain(
      "Tin buổi sáng, gộp mọi việc cần nhắc; mỗi ngày làm việc nhiều nhất một tin; giờ gửi 07:30.",
    );
    expect(lines).toContain(
      "- 24/3/2023 – NV-002 · Kế hoạch: 5 ngày làm việc trước hạn 31/3/2023.",
    );
  });

  test("an afternoon's of the due day", async () => {
    const lines = await whyAt(JUSTICE, "2023-03-31 14:00");
    expect(lines[1]).toMatch(/^Tin thứ hai trong ngày, .*; giờ gửi 14:00\.$/u);
    expect(lines).toContain(
      "- 31/3/2023 – NV-002 · Kế hoạch: đúng hạn 31/3/2023, nhắc buổi chiều khi chưa báo hoàn thành.",
    );
  });

  test("one that warns of a matter going up, and the one in which it has gone up", async () => {
    expect(await whyAt(JUSTICE, "2023-04-04 07:30")).toContain(
      "- 04/4/2023 – NV-002 · Kế hoạch: ngày làm việc tới, 3 ngày làm việc sau hạn 31/3/2023, " +
        "sẽ báo cáo Cơ quan thường trực CCHC nếu chưa xong.",
    );
    expect((await whyAt(HOME, "2023-04-05 07:30")).join("\n")).toContain(
      "quá hạn 31/3/2023 đã 3 ngày làm việc: báo cáo Cơ quan thường trực CCHC.",
    );
    expect((await whyAt(CHAIRMAN, "2023-04-07 07:30")).join("\n")).toContain(
      "quá hạn 31/3/2023 đã 5 ngày làm việc: báo cáo lãnh đạo UBND.",
    );
  });

  test("one that came within the day, with a note in it", async () => {
    const { id } = await office.person(JUSTICE);
    await office.passTo("2023-03-23 09:00");
    await tell(id);
    const lines = await whyAt(JUSTICE, "2023-03-23 09:30");
    expect(lines).toEqual([
      "Vì sao nhận tin này?",
      "Tin trong giờ hành chính, gộp những việc không chờ được đến sáng hôm sau; giờ gửi 09:10.",
      "- Được phân công thay Chánh Văn phòng từ ngày 27/3/2023 đến hết ngày 31/3/2023.",
    ]);
  });
});

async function tell(personId: PersonId): Promise<void> {
  const days = { from: day("2023-03-27"), to: day("2023-03-31") };
  const note = { kind: "stand-in", absent: "Chánh Văn phòng", ...days } as const;
  const absent = person({ post: note.absent });
  await office.stores.people.add([absent]);
  await office.stores.people.addStandIn({ absentId: absent.id, deputyId: personId, ...days });
  const { office: sample } = office.sample;
  await planEvent(sample, office.stores, [personId], { note });
}
