/** The chat page of the demo: puts its parts together. */
import { Composer, say } from "./composer.js";
import { byId, element } from "./element.js";
import { makeLive } from "./live.js";
import { MessageLog } from "./message-log.js";
import { PeopleList } from "./people-list.js";
import { loadPeople, makeKeys, postForm, postJson } from "./server-calls.js";
import { TimeMachine } from "./time-machine.js";
import { fill, words } from "./words.js";

/** Where the tab remembers who the visitor is. */
const REMEMBERED = "dondoc-chat";

let people = [];
let chat = null;
/** How many messages had come for the person before the visitor became him. */
let missed = 0;
const keys = makeKeys();

const log = new MessageLog({
  choose: (id, button) => void choose(id, button),
  reply: (entry) => composer.replyWith(entry),
});
const composer = new Composer(send);
const peopleList = new PeopleList(become);
const timeMachine = new TimeMachine(() => log.await());
const live = makeLive({
  snapshot({ entries, unread, clock, moving }) {
    log.showAll(entries, missed);
    peopleList.setUnread(unread);
    timeMachine.show({ clock, moving });
  },
  entry: ({ entry, replaces }) => log.show(entry, replaces),
  withdrawn: ({ id }) => log.withdraw(id),
  unread: ({ chat: whose, count }) => peopleList.setUnreadOf(whose, count),
  clock: (shown) => timeMachine.show(shown),
  reset: () => void begin(),
  connected(isConnected) {
    byId("disconnected").hidden = isConnected;
  },
});

async function begin() {
  try {
    people = await loadPeople();
  } catch (refusal) {
    say(refusal.message);
    return;
  }
  peopleList.show(people);
  const remembered = people.find(({ id }) => id === sessionStorage.getItem(REMEMBERED));
  // A head of a unit has work to see; a newcomer should meet it first.
  const first = people.find(({ isFirst }) => isFirst);
  const head = people.find(({ group, role }) => group === "department" && role === "head");
  const me = remembered ?? first ?? head ?? people[0];
  if (me) become(me.id);
}

function become(next) {
  const me = people.find(({ id }) => id === next);
  chat = next;
  missed = peopleList.unreadOf(next);
  sessionStorage.setItem(REMEMBERED, next);
  log.clear();
  composer.clear();
  say(null);
  peopleList.setCurrent(next);
  byId("welcome-text").textContent = fill(words.welcome, { post: me?.post ?? "" });
  live.listenAs(next);
}

async function send({ text, file, replyTo }) {
  const deed = { chat, text, replyTo, file: file && [file.name, file.size, file.lastModified] };
  const key = keys.keyOf(deed);
  log.await();
  if (file) {
    await postForm("/api/files", { chat, key, caption: text, replyTo: replyTo ?? "", file });
  } else {
    await postJson("/api/messages", { chat, key, text, replyTo });
  }
  keys.done();
}

async function choose(id, button) {
  if (button.hasAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  say(null);
  log.await();
  try {
    await postJson("/api/choices", { chat, key: crypto.randomUUID(), id });
  } catch (refusal) {
    say(refusal.message);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

for (const { command, meaning } of words.suggestions) {
  const button = element(
    "button",
    { type: "button" },
    element("strong", {}, command),
    element("span", {}, meaning),
  );
  button.addEventListener("click", () => {
    const draft = { text: command, file: null, replyTo: null };
    send(draft).catch((/** @type {unknown} */ refusal) => say(refusal.message));
  });
  byId("suggestions").append(button);
}

void begin();
