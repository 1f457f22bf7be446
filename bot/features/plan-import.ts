/** /nhap: a plan's file, looked at first and brought in only after a yes. */
import type { SourceFile } from "../../domain/plan-import.ts";
import { standsUntil } from "../conversation/state.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { mayCoordinate, refuse } from "./access.ts";
import { refuseFile } from "./missing-file.ts";

export async function askFile(turn: LinkedTurn): Promise<readonly Reply[]> {
  if (!mayCoordinate(turn)) return refuse(turn, "plan", "import", "role");
  return [
    {
      content: { kind: "ask-file" },
      asks: { asking: "file", until: standsUntil(turn.now) },
    },
  ];
}

export async function receivePlanFile(turn: LinkedTurn): Promise<readonly Reply[]> {
  if (!mayCoordinate(turn)) return refuse(turn, "plan", "import", "role");
  const { file, tools, stores } = turn;
  if (!file) return refuseFile(turn);
  const source: SourceFile = { name: file.name, bytes: file.bytes, hash: file.hash };
  const outcome = await tools.importer.preview(stores, source, { year: null, planName: null });
  if (!outcome.ok) return [{ content: { kind: "import-refused", problem: outcome.error } }];
  if (outcome.value.plan.kind === null) {
    return [{ content: { kind: "import-refused", problem: { code: "nothing-found" } } }];
  }
  const importId = tools.office.ids.next<"ImportId">();
  const preview: Reply = { content: { kind: "import-preview", importId, preview: outcome.value } };
  if (outcome.value.change === "none") return [preview];
  await stores.imports.add({
    id: importId,
    personId: turn.actor.person.id,
    fileHash: file.hash,
    fileName: file.name,
    at: turn.now,
  });
  return [preview];
}

export async function confirmImport(turn: LinkedTurn, importId: string): Promise<readonly Reply[]> {
  if (!mayCoordinate(turn)) return refuse(turn, "plan", importId, "role");
  const { stores, tools } = turn;
  const pending = await stores.imports.byId(importId);
  if (!pending) return [{ content: { kind: "import-refused", problem: { code: "gone" } } }];
  if (pending.personId !== turn.actor.person.id) return refuse(turn, "plan", importId);
  const bytes = await tools.files.get(pending.fileHash);
  if (!bytes) return [{ content: { kind: "import-refused", problem: { code: "gone" } } }];
  const outcome = await tools.importer.commit(
    stores,
    { name: pending.fileName, bytes, hash: pending.fileHash },
    { year: null, planName: null },
    { personId: turn.actor.person.id, channel: turn.channel },
  );
  await stores.imports.remove(importId);
  return [
    {
      content: outcome.ok
        ? { kind: "import-done", preview: outcome.value }
        : { kind: "import-refused", problem: outcome.error },
    },
  ];
}

export async function cancelImport(turn: LinkedTurn, importId: string): Promise<readonly Reply[]> {
  const pending = await turn.stores.imports.byId(importId);
  if (pending && pending.personId !== turn.actor.person.id) return refuse(turn, "plan", importId);
  await turn.stores.imports.remove(importId);
  return [{ content: { kind: "cancelled" } }];
}
