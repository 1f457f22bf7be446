/** What the page asks of its server. Each resolves to the answer, or rejects with a `Refusal`. */
import { words } from "./words.js";

/** Its message is a sentence for the person who reads the page. */
class Refusal extends Error {}

export async function loadPeople() {
  const { people } = await answered(fetch("/api/people"));
  return people;
}

export function postJson(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answered(fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

/** @param {Record<string, string | File>} fields */
export function postForm(path, fields) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return answered(fetch(path, { method: "POST", body }));
}

/**
 * One key for one deed, however often it is sent: a second press or a second try after a lost
 * answer is the same update to the server.
 */
export function makeKeys() {
  let last = null;
  return {
    keyOf(deed) {
      const said = JSON.stringify(deed);
      if (last?.said !== said) last = { said, key: crypto.randomUUID() };
      return last.key;
    },
    done() {
      last = null;
    },
  };
}

async function answered(call) {
  const response = await call.catch(() => null);
  const body = await response?.json().catch(() => null);
  if (response?.ok && body) return body;
  throw new Refusal(body?.error?.message ?? words.notSent);
}
