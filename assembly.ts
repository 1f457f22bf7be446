/** Puts the parts together that the demo and a real deployment share. */
import { makeLetters, makeTemplate } from "./apology-letters.ts";
import { render } from "./bot/copy/render.ts";
import { STORED_REASONS } from "./bot/copy/stored-reasons.ts";
import { makeIntake, type Intake } from "./bot/conversation/intake.ts";
import type { PublicAddresses } from "./bot/conversation/turn.ts";
import type {
  Attachment,
  AttachmentSpec,
  Channel,
  ChannelTraits,
  Incoming,
  KnownBot,
} from "./domain/channel.ts";
import type { ContentsReader } from "./domain/document-contents.ts";
import type { Engine, JobSchedule } from "./domain/engine.ts";
import type { BotId, ChatId, FileHash } from "./domain/ids.ts";
import { isUrgent } from "./domain/message.ts";
import { makeExport } from "./exported-files.ts";
import { hashCode, newInviteCode } from "./ids.ts";
import { makeChartDrawer, type DrawChart } from "./jobs/chart-drawer.ts";
import { deliver } from "./jobs/deliver.ts";
import { makeDossierImporter } from "./jobs/import/dossiers/dossier-importer.ts";
import { makeOrgImporter } from "./jobs/import/org/org-importer.ts";
import { makePlanImporter } from "./jobs/import/plan/plan-importer.ts";
import { makeScoreImporter } from "./jobs/import/scores/score-importer.ts";
import type { JobTools, Log } from "./jobs/job-tools.ts";
import { checkTemplate } from "./jobs/letters/template-filling.ts";
import { rescheduleAll } from "./jobs/reschedule.ts";
import { loadSummary } from "./jobs/summaries.ts";
import { makeHandlers, type WakeDeliveries } from "./jobs/tick.ts";
import type { OpenedOffice } from "./opened-office.ts";
import { makePublisher } from "./public-addresses.ts";

/** The sweep looks every minute, whatever the database says is due; at night it tidies up. */
function schedulesOf(zone: string): readonly JobSchedule[] {
  return [
    { job: "sweep", cron: "* * * * *", zone },
    { job: "tidy", cron: "30 2 * * *", zone },
  ];
}

/** @param publicUrl how this server is reached from outside; null where it is not */
export function makeJobTools(
  opened: OpenedOffice,
  channels: ReadonlyMap<BotId, Channel>,
  log: Log,
  publicUrl: string | null = null,
): JobTools {
  const drawChart = makeChartDrawer();
  const attach = (spec: AttachmentSpec) => makeAttachment(spec, drawChart, opened);
  const publish = makePublisher(opened, publicUrl);
  const removeFile = (hash: FileHash) => opened.files.remove(hash);
  return { office: opened.office, render, attach, publish, channels, removeFile, log };
}

/**
 * Starts the engine on the jobs' handlers; deliveries are woken through it.
 *
 * @param schedules when jobs come by themselves; left out, as a service has them
 */
export async function startWork(
  engine: Engine,
  tools: JobTools,
  schedules: readonly JobSchedule[] = schedulesOf(tools.office.organisation.zone),
): Promise<void> {
  const { organisation } = tools.office;
  const wake: WakeDeliveries = async (messages) => {
    const jobs = messages.map(({ id, kind }) => ({
      org: organisation.id,
      messageId: id,
      urgent: isUrgent(kind),
    }));
    await engine.wake("deliver", jobs);
  };
  await engine.work(makeHandlers(tools, wake), schedules);
  // What came due while nobody was there waits for no minute's stroke.
  await engine.wake("sweep", [{}]).catch((error: unknown) => {
    tools.log.warn({ error: String(error) }, "the first sweep waits for its schedule");
  });
}

export interface IntakeParts {
  readonly opened: OpenedOffice;
  readonly reader: ContentsReader;
  readonly tools: JobTools;
  readonly traitsOf: (bot: BotId) => ChannelTraits;
  readonly fetchFile: (incoming: Incoming) => Promise<Uint8Array | null>;
  readonly bots: () => readonly KnownBot[];
  readonly publicAddresses: PublicAddresses | null;
  /** Shows in a chat that an answer is being made. */
  readonly typing?: (bot: BotId, chat: ChatId) => Promise<void>;
}

export function assembleIntake(parts: IntakeParts): Intake {
  const { opened, tools } = parts;
  const { office, files } = opened;
  return makeIntake({
    office,
    files,
    reader: parts.reader,
    importer: makePlanImporter(office, STORED_REASONS),
    scoreImporter: makeScoreImporter(office),
    orgImporter: makeOrgImporter(office),
    dossierImporter: makeDossierImporter(office, STORED_REASONS),
    checkTemplate,
    loadSummary: (stores) => loadSummary(office, stores),
    reschedule: (stores) => rescheduleAll(office, stores),
    hashCode,
    newCode: newInviteCode,
    bots: parts.bots,
    publicAddresses: parts.publicAddresses,
    traitsOf: parts.traitsOf,
    fetchFile: parts.fetchFile,
    ...(parts.typing && { typing: parts.typing }),
    deliver: async (id) => {
      await deliver(tools, id);
    },
    log: tools.log,
  });
}

async function makeAttachment(
  spec: AttachmentSpec,
  drawChart: DrawChart,
  opened: Pick<OpenedOffice, "office" | "files">,
): Promise<Attachment> {
  switch (spec.kind) {
    case "chart":
      return { kind: "picture", png: await drawChart(spec.chart), alt: spec.chart.title };
    case "stored": {
      const bytes = await opened.files.get(spec.hash);
      if (!bytes) throw new Error(`a stored file is gone: ${spec.hash}`);
      const { name, label } = spec;
      return { kind: "file", name, label, mime: "application/octet-stream", bytes };
    }
    case "file":
      return {
        kind: "file",
        name: spec.name,
        label: spec.label,
        mime: spec.mime,
        bytes: Buffer.from(spec.text),
      };
    case "record-export":
    case "evidence-export":
      return makeExport(spec, opened);
    case "apology-letters":
      return makeLetters(spec, opened);
    case "letter-template":
      return makeTemplate(spec, opened);
    default:
      return spec satisfies never;
  }
}
