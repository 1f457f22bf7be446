/** The stream of what happens: for one person at a time, and connected again by itself. */

const KINDS = ["snapshot", "entry", "withdrawn", "unread", "clock", "reset"];
const AGAIN_MILLIS = 1_000;

/**
 * @param handlers one for each kind of event, and `connected(isConnected)`
 * @returns how to listen as somebody
 */
export function makeLive(handlers) {
  let source = null;
  let again = null;

  function listenAs(chat) {
    source?.close();
    clearTimeout(again);
    const mine = new EventSource(`/api/events?chat=${encodeURIComponent(chat)}`);
    source = mine;
    for (const kind of KINDS) {
      mine.addEventListener(kind, (event) => {
        // What is still on its way to the one we no longer are is not ours.
        if (source === mine) handlers[kind](JSON.parse(event.data));
      });
    }
    mine.addEventListener("open", () => handlers.connected(true));
    mine.addEventListener("error", () => {
      if (source !== mine) return;
      handlers.connected(false);
      // A refused stream is closed for good; one that broke off the browser opens again.
      if (mine.readyState === EventSource.CLOSED) again = setTimeout(listenAs, AGAIN_MILLIS, chat);
    });
  }

  return { listenAs };
}
