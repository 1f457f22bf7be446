/**
 * A small office with the same identities in every organisation that it is put into, so that
 * whatever forgets its organisation meets somebody else's rows.
 */
import type { Deadline } from "../../../domain/deadline.ts";
import type {
  BotId,
  ChatId,
  DeadlineId,
  DeliverableId,
  GroupId,
  PersonId,
  PlanId,
  PostId,
  ReportPeriodId,
  TaskId,
  UnitId,
} from "../../../domain/ids.ts";
import type { OrgUnit, Person } from "../../../domain/org.ts";
import type { Deliverable, Plan, ReportPeriod, Task, TaskUnit } from "../../../domain/plan.ts";
import type { Stores } from "../../../domain/stores.ts";
import { account, grant, group, person, unit } from "../../builders/org.ts";
import { deadline, deliverable, period, plan, task } from "../../builders/plan.ts";
import { at, day } from "../../builders/time.ts";

const id = <Id extends string>(text: string): Id => text as Id;

export const UNITS = {
  justice: id<UnitId>("unit-justice"),
  finance: id<UnitId>("unit-finance"),
  communeOne: id<UnitId>("unit-commune-1"),
  communeTwo: id<UnitId>("unit-commune-2"),
};
export const POSTS = { clerk: id<PostId>("post-clerk") };
export const COMMUNES = id<GroupId>("group-communes");
export const PEOPLE = {
  leader: id<PersonId>("person-leader"),
  coordinator: id<PersonId>("person-coordinator"),
  head: id<PersonId>("person-head"),
  officer: id<PersonId>("person-officer"),
};
export const BOT = id<BotId>("bot-telegram");
export const CHAT = id<ChatId>("chat-of-the-head");
export const PLAN = id<PlanId>("plan-2023");
export const TASKS = {
  dated: id<TaskId>("task-dated"),
  group: id<TaskId>("task-group"),
  embedded: id<TaskId>("task-embedded"),
  ongoing: id<TaskId>("task-ongoing"),
  undated: id<TaskId>("task-undated"),
};
export const DELIVERABLES = {
  plan: id<DeliverableId>("deliverable-plan"),
  report: id<DeliverableId>("deliverable-report"),
  communes: id<DeliverableId>("deliverable-communes"),
  embedded: id<DeliverableId>("deliverable-embedded"),
  ongoing: id<DeliverableId>("deliverable-ongoing"),
  undated: id<DeliverableId>("deliverable-undated"),
};
export const PERIODS = {
  quarter: id<ReportPeriodId>("period-quarter"),
  year: id<ReportPeriodId>("period-year"),
};
export const DEADLINES = {
  plan: id<DeadlineId>("deadline-plan"),
  report: id<DeadlineId>("deadline-report"),
  communeOne: id<DeadlineId>("deadline-commune-1"),
  communeTwo: id<DeadlineId>("deadline-commune-2"),
  quarter: id<DeadlineId>("deadline-quarter"),
  year: id<DeadlineId>("deadline-year"),
  ongoing: id<DeadlineId>("deadline-ongoing"),
  undated: id<DeadlineId>("deadline-undated"),
};

export interface SampleOffice {
  readonly units: readonly OrgUnit[];
  readonly people: readonly Person[];
  readonly plan: Plan;
  readonly tasks: readonly Task[];
  readonly deliverables: readonly Deliverable[];
  readonly periods: readonly ReportPeriod[];
  readonly taskUnits: readonly TaskUnit[];
  readonly deadlines: readonly Deadline[];
  /** By its name above. */
  deadline(name: keyof typeof DEADLINES): Deadline;
}

/** @param mark goes into every text, so that it shows where it does not belong */
export async function fillOffice(stores: Stores, mark = ""): Promise<SampleOffice> {
  const sample = sampleOffice(mark);
  await stores.units.add(sample.units);
  await stores.units.addPosts([
    { id: POSTS.clerk, unitId: UNITS.communeOne, name: `Công chức Văn thư – Lưu trữ${mark}` },
  ]);
  await stores.units.saveGroup(
    group({
      id: COMMUNES,
      phrases: [`UBND các xã${mark}`, `UBND cấp xã${mark}`],
      memberIds: [UNITS.communeOne, UNITS.communeTwo],
    }),
  );
  await stores.people.add(sample.people);
  await stores.bots.ensure("telegram", "TELEGRAM_BOT_TOKEN", BOT);
  await stores.people.link(account({ personId: PEOPLE.head, botId: BOT, chatId: CHAT }));
  await stores.plans.save(sample.plan);
  await stores.plans.saveTasks(sample.tasks);
  await stores.plans.saveDeliverables(sample.deliverables);
  await stores.plans.savePeriods(sample.periods);
  await stores.plans.addTaskUnits(sample.taskUnits);
  await stores.deadlines.add(sample.deadlines);
  await stores.plans.addEmbedded([
    { deliverableId: DELIVERABLES.embedded, deadlineId: DEADLINES.quarter },
    { deliverableId: DELIVERABLES.embedded, deadlineId: DEADLINES.year },
  ]);
  return sample;
}

function sampleOffice(mark: string): SampleOffice {
  const deadlines = sampleDeadlines(mark);
  return {
    units: [
      unit({ id: UNITS.justice, name: `Phòng Tư pháp${mark}`, aliases: [`Tư pháp${mark}`] }),
      unit({ id: UNITS.finance, name: `Phòng Tài chính – Kế hoạch${mark}` }),
      unit({ id: UNITS.communeOne, name: `UBND xã An Thạnh 1${mark}`, kind: "commune" }),
      unit({ id: UNITS.communeTwo, name: `UBND xã An Thạnh 2${mark}`, kind: "commune" }),
    ],
    people: samplePeople(mark),
    plan: plan({ id: PLAN, number: `01/KH-UBND${mark}` }),
    tasks: sampleTasks(mark),
    deliverables: sampleDeliverables(mark),
    periods: samplePeriods(mark),
    taskUnits: [
      { taskId: TASKS.dated, unitId: UNITS.justice, part: "lead" },
      { taskId: TASKS.dated, unitId: UNITS.finance, part: "support" },
      { taskId: TASKS.group, unitId: UNITS.communeOne, part: "lead" },
      { taskId: TASKS.group, unitId: UNITS.communeTwo, part: "lead" },
      { taskId: TASKS.group, unitId: UNITS.justice, part: "follow" },
      { taskId: TASKS.embedded, unitId: UNITS.justice, part: "lead" },
      { taskId: TASKS.ongoing, unitId: UNITS.finance, part: "lead" },
      { taskId: TASKS.undated, unitId: UNITS.finance, part: "lead" },
    ],
    deadlines,
    deadline(name) {
      const found = deadlines.find((each) => each.id === DEADLINES[name]);
      if (!found) throw new Error(`the sample office has no deadline ${name}`);
      return found;
    },
  };
}

function samplePeople(mark: string): Person[] {
  return [
    person({
      id: PEOPLE.leader,
      post: `Chủ tịch UBND huyện${mark}`,
      name: `Nguyễn Văn A${mark}`,
      grants: [grant("leader")],
    }),
    person({
      id: PEOPLE.coordinator,
      post: `Trưởng phòng Nội vụ${mark}`,
      grants: [grant("coordinator"), grant("officer", UNITS.finance)],
    }),
    person({
      id: PEOPLE.head,
      post: `Trưởng phòng Tư pháp${mark}`,
      grants: [grant("head", UNITS.justice)],
    }),
    person({
      id: PEOPLE.officer,
      post: `Công chức Tư pháp – Hộ tịch${mark}`,
      grants: [grant("officer", UNITS.justice), grant("officer", UNITS.communeOne)],
    }),
  ];
}

function sampleTasks(mark: string): Task[] {
  const of = { planId: PLAN };
  return [
    task({
      ...of,
      id: TASKS.dated,
      code: "NV-001",
      title: `Kiểm tra văn bản quy phạm pháp luật${mark}`,
      support: [`Phòng Tài chính – Kế hoạch${mark}`],
      follow: [`Văn phòng${mark}`],
      points: 50,
    }),
    task({
      ...of,
      id: TASKS.group,
      code: "NV-002",
      area: `Cải cách thủ tục hành chính${mark}`,
      title: `Niêm yết thủ tục hành chính${mark}`,
      lead: [`UBND các xã${mark}`],
      sourceRow: 2,
    }),
    task({ ...of, id: TASKS.embedded, code: "NV-003", title: `Rà soát${mark}`, sourceRow: 3 }),
    task({ ...of, id: TASKS.ongoing, code: "NV-004", title: `Tuyên truyền${mark}`, sourceRow: 4 }),
    task({ ...of, id: TASKS.undated, code: "NV-005", title: `Tinh giản${mark}`, sourceRow: 5 }),
  ];
}

function sampleDeliverables(mark: string): Deliverable[] {
  return [
    deliverable({ id: DELIVERABLES.plan, taskId: TASKS.dated, label: `Kế hoạch${mark}` }),
    deliverable({
      id: DELIVERABLES.report,
      taskId: TASKS.dated,
      position: 1,
      label: `Báo cáo${mark}`,
      timing: "Tháng 12/2023",
    }),
    deliverable({ id: DELIVERABLES.communes, taskId: TASKS.group, timing: "Quý II/2023" }),
    deliverable({
      id: DELIVERABLES.embedded,
      taskId: TASKS.embedded,
      label: `Báo cáo (lồng ghép trong BC CCHC)${mark}`,
      timing: "Hàng quý và năm",
      timingKind: "recurring",
      embedded: true,
    }),
    deliverable({
      id: DELIVERABLES.ongoing,
      taskId: TASKS.ongoing,
      label: "",
      timing: "Thường xuyên",
      timingKind: "ongoing",
    }),
    deliverable({
      id: DELIVERABLES.undated,
      taskId: TASKS.undated,
      timing: "Theo quy định",
      timingKind: "unspecified",
    }),
  ];
}

function samplePeriods(mark: string): ReportPeriod[] {
  return [
    period({ id: PERIODS.quarter, planId: PLAN, name: `Báo cáo Quý I/2023${mark}` }),
    period({
      id: PERIODS.year,
      planId: PLAN,
      name: `Báo cáo năm 2023${mark}`,
      cutOff: day("2023-12-05"),
      due: day("2023-12-10"),
    }),
  ];
}

function sampleDeadlines(mark: string): Deadline[] {
  const dated = { planId: PLAN, taskId: TASKS.dated, unitId: UNITS.justice };
  const communes = {
    planId: PLAN,
    taskId: TASKS.group,
    deliverableId: DELIVERABLES.communes,
    due: day("2023-06-30"),
  };
  const report = { planId: PLAN, kind: "report", unitId: UNITS.justice } as const;
  const undated = { planId: PLAN, unitId: UNITS.finance, due: null, label: "" } as const;
  return [
    deadline({
      ...dated,
      id: DEADLINES.plan,
      deliverableId: DELIVERABLES.plan,
      label: `Kế hoạch${mark}`,
      nextNoticeAt: at("2023-03-03 07:30"),
    }),
    deadline({
      ...dated,
      id: DEADLINES.report,
      deliverableId: DELIVERABLES.report,
      label: `Báo cáo${mark}`,
      due: day("2023-12-31"),
      withinYear: true,
      ownDue: day("2023-11-30"),
      nextNoticeAt: at("2023-11-02 07:30"),
    }),
    deadline({
      ...communes,
      id: DEADLINES.communeOne,
      unitId: UNITS.communeOne,
      postId: POSTS.clerk,
    }),
    deadline({ ...communes, id: DEADLINES.communeTwo, unitId: UNITS.communeTwo }),
    deadline({
      ...report,
      id: DEADLINES.quarter,
      reportPeriodId: PERIODS.quarter,
      label: `Báo cáo Quý I/2023${mark}`,
      due: day("2023-03-10"),
      cutOff: day("2023-03-05"),
      nextNoticeAt: at("2023-02-24 07:30"),
    }),
    deadline({
      ...report,
      id: DEADLINES.year,
      reportPeriodId: PERIODS.year,
      label: `Báo cáo năm 2023${mark}`,
      due: day("2023-12-10"),
      cutOff: day("2023-12-05"),
    }),
    deadline({
      ...undated,
      id: DEADLINES.ongoing,
      taskId: TASKS.ongoing,
      deliverableId: DELIVERABLES.ongoing,
      timing: "ongoing",
    }),
    deadline({
      ...undated,
      id: DEADLINES.undated,
      taskId: TASKS.undated,
      deliverableId: DELIVERABLES.undated,
      timing: "unspecified",
    }),
  ];
}
