// Knows how the page asks its server, and tells what did not go well.

import { at, labels } from "./dom.js";
import { tell } from "./notices.js";

const TOO_LONG = 413;

export class Refusal extends Error {
  constructor(answer, status) {
    super(answer.error ?? (status === TOO_LONG ? labels.tooLong : labels.failed));
    this.answer = answer;
    this.status = status;
  }
}

// Gives the answer; throws a Refusal, or an AbortError when `signal` gave it up.
export async function get(kind, content = {}, signal = undefined) {
  return call(`/api/${kind}?${new URLSearchParams(content)}`, { signal });
}

export async function post(kind, content, signal = undefined) {
  const headers = { "Content-Type": "application/json", "X-Workshop-Token": labels.token };
  return call(`/api/${kind}`, { method: "POST", headers, body: JSON.stringify(content), signal });
}

async function call(url, options) {
  const response = await fetch(url, options).catch((error) => {
    if (error.name !== "AbortError") at("connection").hidden = false;
    throw error.name === "AbortError" ? error : new Refusal({}, 0);
  });
  at("connection").hidden = true;
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(answer, response.status);
  return answer;
}

// Does something that may be refused: the refusal is told; resolves with nothing then.
export async function trying(work) {
  try {
    return await work();
  } catch (error) {
    if (error.name === "AbortError") return undefined;
    if (!(error instanceof Refusal)) throw error;
    if (error.status) tell(error.message);
    return undefined;
  }
}
