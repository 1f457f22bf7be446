/**
 * What the product needs of its database. Every store is of one organisation: the port is handed
 * out for one, so that no query can forget it. All methods of one `Stores` share a transaction
 * where there is one.
 */
import type { ApologyStore, DossierStore } from "./dossier-stores.ts";
import type { OrgId } from "./ids.ts";
import type {
  ConversationStore,
  InboxStore,
  MessageStore,
  PaceStore,
  PublicLinkStore,
  UsageStore,
} from "./message-stores.ts";
import type { BotStore, PeopleStore, UnitStore } from "./org-stores.ts";
import type { Organisation } from "./org.ts";
import type { DeadlineStore, FigureStore, PlanStore, ScoreStore } from "./plan-stores.ts";
import type {
  DirectiveStore,
  EvidenceStore,
  ExtensionStore,
  RemarkStore,
  ReviewStore,
} from "./proof-stores.ts";
import type {
  NoteStore,
  NoticeStore,
  SnoozeStore,
  StatusLineStore,
  SupportRequestStore,
} from "./reminding-stores.ts";
import type {
  AuditStore,
  ImportStore,
  LeaseStore,
  ScheduleStore,
  SetBackStore,
  SettingStore,
} from "./upkeep-stores.ts";

/** Many organisations in one database; each gets its own stores. */
export interface Database {
  organisations(): Promise<readonly Organisation[]>;
  createOrganisation(organisation: Omit<Organisation, "id">): Promise<Organisation>;
  of(org: OrgId): OrgDatabase;
  /** Answers when the database does; throws otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** One organisation's stores, and transactions over them. */
export interface OrgDatabase extends Stores {
  /** All or nothing. Throws what `work` throws, after rolling back. Do not nest. */
  transaction<Value>(work: (stores: Stores) => Promise<Value>): Promise<Value>;
}

export interface Stores {
  readonly org: OrgId;
  readonly units: UnitStore;
  readonly people: PeopleStore;
  readonly bots: BotStore;
  readonly plans: PlanStore;
  readonly deadlines: DeadlineStore;
  readonly evidence: EvidenceStore;
  readonly reviews: ReviewStore;
  readonly extensions: ExtensionStore;
  readonly remarks: RemarkStore;
  readonly directives: DirectiveStore;
  readonly dossiers: DossierStore;
  readonly apologies: ApologyStore;
  readonly notices: NoticeStore;
  readonly notes: NoteStore;
  readonly snoozes: SnoozeStore;
  readonly statusLines: StatusLineStore;
  readonly supportRequests: SupportRequestStore;
  readonly pace: PaceStore;
  readonly usage: UsageStore;
  readonly publicLinks: PublicLinkStore;
  readonly messages: MessageStore;
  readonly inbox: InboxStore;
  readonly conversations: ConversationStore;
  readonly audit: AuditStore;
  readonly schedule: ScheduleStore;
  readonly leases: LeaseStore;
  readonly imports: ImportStore;
  readonly settings: SettingStore;
  readonly setBack: SetBackStore;
  readonly figures: FigureStore;
  readonly scores: ScoreStore;
}
