/** The tables as Kysely sees them. Rows never leave this folder: stores map them to the domain. */
import type * as message from "./rows/message-rows.ts";
import type * as organisation from "./rows/organisation-rows.ts";
import type * as plan from "./rows/plan-rows.ts";
import type * as upkeep from "./rows/upkeep-rows.ts";

export interface Schema {
  organisation: organisation.OrganisationRow;
  org_unit: organisation.OrgUnitRow;
  unit_alias: organisation.UnitAliasRow;
  unit_group: organisation.UnitGroupRow;
  unit_group_phrase: organisation.UnitGroupPhraseRow;
  unit_group_member: organisation.UnitGroupMemberRow;
  post: organisation.PostRow;
  person: organisation.PersonRow;
  role_grant: organisation.RoleGrantRow;
  stand_in: organisation.StandInRow;
  bot: organisation.BotRow;
  account: organisation.AccountRow;
  invite: organisation.InviteRow;
  failed_try: organisation.FailedTryRow;
  plan: plan.PlanRow;
  task: plan.TaskRow;
  task_unit: plan.TaskUnitRow;
  deliverable: plan.DeliverableRow;
  report_period: plan.ReportPeriodRow;
  criterion: plan.CriterionRow;
  deliverable_criterion: plan.DeliverableCriterionRow;
  deadline: plan.DeadlineRow;
  embedded_report: plan.EmbeddedReportRow;
  evidence: plan.EvidenceRow;
  review: plan.ReviewRow;
  extension: plan.ExtensionRow;
  message: message.MessageRow;
  attempt: message.AttemptRow;
  notice: message.NoticeRow;
  inbox: message.InboxTableRow;
  conversation: message.ConversationRow;
  audit: upkeep.AuditRow;
  schedule: upkeep.ScheduleRow;
  lease: upkeep.LeaseRow;
  pending_import: upkeep.PendingImportRow;
  setting: upkeep.SettingRow;
  calendar_override: upkeep.CalendarOverrideRow;
  figure_snapshot: upkeep.FigureSnapshotRow;
}
