// Knows how the page talks with its server: orders out, events in.

const RETRY_MILLISECONDS = 2000;

export async function order(kind, person, content = {}) {
  const response = await fetch(`/api/${kind}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ as: person, ...content }),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? response.statusText);
  return answer;
}

const KINDS = ["everything", "message", "deleted", "profile", "answer", "inline"];

// Calls `seen(kind, data)` for each event and `connected(bool)` when the link comes and goes.
export function listen(person, seen, connected) {
  let last = "";
  const connect = () => {
    const source = new EventSource(`/api/events?${new URLSearchParams({ as: person, after: last })}`);
    source.addEventListener("open", () => connected(true));
    source.addEventListener("error", () => {
      connected(false);
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, RETRY_MILLISECONDS);
    });
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => {
        last = event.lastEventId;
        seen(kind, JSON.parse(event.data));
      });
    }
    addEventListener("pagehide", () => source.close(), { once: true });
  };
  connect();
}
