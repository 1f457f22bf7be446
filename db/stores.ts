import type { OrgId } from "../domain/ids.ts";
import type { Stores } from "../domain/stores.ts";
import { SqlApologyStore } from "./apology-store.ts";
import { SqlAuditStore } from "./audit-store.ts";
import { SqlBotStore } from "./bot-store.ts";
import { SqlConversationStore } from "./conversation-store.ts";
import { SqlDeadlineStore } from "./deadline-store.ts";
import { SqlDirectiveStore } from "./directive-store.ts";
import { SqlDossierStore } from "./dossier-store.ts";
import { SqlEvidenceStore } from "./evidence-store.ts";
import { SqlExtensionStore } from "./extension-store.ts";
import { SqlFigureStore } from "./figure-store.ts";
import { SqlImportStore } from "./import-store.ts";
import { SqlInboxStore } from "./inbox-store.ts";
import { SqlLeaseStore } from "./lease-store.ts";
import { SqlMessageStore } from "./message-store.ts";
import { SqlNoteStore } from "./note-store.ts";
import { SqlNoticeStore } from "./notice-store.ts";
import { SqlPaceStore } from "./pace-store.ts";
import { SqlPeopleStore } from "./people-store.ts";
import { SqlPlanStore } from "./plan-store.ts";
import { SqlPublicLinkStore } from "./public-link-store.ts";
import { SqlRemarkStore } from "./remark-store.ts";
import { SqlReviewStore } from "./review-store.ts";
import { SqlScheduleStore } from "./schedule-store.ts";
import { SqlScoreStore } from "./score-store.ts";
import { SqlSetBackStore } from "./set-back-store.ts";
import { SqlSettingStore } from "./setting-store.ts";
import { SqlSnoozeStore } from "./snooze-store.ts";
import type { Connection } from "./sql-store.ts";
import { SqlStatusLineStore } from "./status-line-store.ts";
import { SqlSupportRequestStore } from "./support-request-store.ts";
import { SqlUnitStore } from "./units-store.ts";
import { SqlUsageStore } from "./usage-store.ts";

/** One organisation's stores over one connection or transaction; each is made when it is asked for. */
export class SqlStores implements Stores {
  protected readonly db: Connection;
  readonly org: OrgId;

  constructor(db: Connection, org: OrgId) {
    this.db = db;
    this.org = org;
  }

  get units() {
    return new SqlUnitStore(this.db, this.org);
  }
  get people() {
    return new SqlPeopleStore(this.db, this.org);
  }
  get bots() {
    return new SqlBotStore(this.db, this.org);
  }
  get plans() {
    return new SqlPlanStore(this.db, this.org);
  }
  get deadlines() {
    return new SqlDeadlineStore(this.db, this.org);
  }
  get evidence() {
    return new SqlEvidenceStore(this.db, this.org);
  }
  get reviews() {
    return new SqlReviewStore(this.db, this.org);
  }
  get extensions() {
    return new SqlExtensionStore(this.db, this.org);
  }
  get remarks() {
    return new SqlRemarkStore(this.db, this.org);
  }
  get directives() {
    return new SqlDirectiveStore(this.db, this.org);
  }
  get dossiers() {
    return new SqlDossierStore(this.db, this.org);
  }
  get apologies() {
    return new SqlApologyStore(this.db, this.org);
  }
  get notices() {
    return new SqlNoticeStore(this.db, this.org);
  }
  get notes() {
    return new SqlNoteStore(this.db, this.org);
  }
  get snoozes() {
    return new SqlSnoozeStore(this.db, this.org);
  }
  get statusLines() {
    return new SqlStatusLineStore(this.db, this.org);
  }
  get supportRequests() {
    return new SqlSupportRequestStore(this.db, this.org);
  }
  get pace() {
    return new SqlPaceStore(this.db, this.org);
  }
  get usage() {
    return new SqlUsageStore(this.db, this.org);
  }
  get publicLinks() {
    return new SqlPublicLinkStore(this.db, this.org);
  }
  get messages() {
    return new SqlMessageStore(this.db, this.org);
  }
  get inbox() {
    return new SqlInboxStore(this.db, this.org);
  }
  get conversations() {
    return new SqlConversationStore(this.db, this.org);
  }
  get audit() {
    return new SqlAuditStore(this.db, this.org);
  }
  get schedule() {
    return new SqlScheduleStore(this.db, this.org);
  }
  get leases() {
    return new SqlLeaseStore(this.db, this.org);
  }
  get imports() {
    return new SqlImportStore(this.db, this.org);
  }
  get settings() {
    return new SqlSettingStore(this.db, this.org);
  }
  get setBack() {
    return new SqlSetBackStore(this.db, this.org);
  }
  get figures() {
    return new SqlFigureStore(this.db, this.org);
  }
  get scores() {
    return new SqlScoreStore(this.db, this.org);
  }
}
