import { afterEach, expect, test, vi } from "vitest";
import { ApiError, call, forgetCsrf, rememberCsrf, whenSignedOut } from "../src/lib/api";
import { attempt, dismiss, toasts } from "../src/lib/toasts.svelte";

const asked: { url: string; init: RequestInit }[] = [];

/** A server that gives one answer. */
function answers(status: number, body: string): void {
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    asked.push({ url, init });
    return Promise.resolve(new Response(body, { status }));
  });
}

function refused(status: number, body: string): Promise<ApiError> {
  answers(status, body);
  return call("put", "/api/units/u/coding", { body: {} }).then(
    () => expect.unreachable(),
    (error: ApiError) => error,
  );
}

afterEach(() => {
  vi.unstubAllGlobals();
  asked.length = 0;
  forgetCsrf();
  for (const toast of toasts()) dismiss(toast.id);
});

test("a change carries the token, a question does not", async () => {
  rememberCsrf("abc");
  answers(200, "{}");
  await call("get", "/api/session");
  await call("post", "/api/notes", { body: { text: "نص" } });
  const sent = asked.map(({ init }) => (init.headers as Record<string, string>)["X-CSRF-Token"]);
  expect(sent).toEqual([undefined, "abc"]);
});

test("a refusal has status, code, words and the whole answer", async () => {
  const error = await refused(400, '{"code":"D064","message":"no","detail":{"name":"x"}}');
  expect([error.status, error.code, error.message, error.data]).toMatchObject([400, "D064", "no", { detail: { name: "x" } }]);
});

test.each(["", "<html>", "null", '"text"', "[1]"])("a refusal that is no problem in JSON is one all the same: %s", async (body) => {
  const error = await refused(502, body);
  expect([error.status, error.code]).toEqual([502, "502"]);
});

test("a stale write is thrown to the caller and shown by nobody else", async () => {
  answers(409, '{"code":"D630","message":"stale","detail":{"yours":1,"theirs":2}}');
  await expect(attempt(call("put", "/api/x"))).rejects.toMatchObject({ isStale: true });
  expect(toasts()).toEqual([]);
});

test("any other refusal is shown once", async () => {
  answers(422, '{"code":"D061","message":"wrong"}');
  expect(await attempt(call("put", "/api/x"))).toBeUndefined();
  expect(toasts().map(({ text, code }) => [text, code])).toEqual([["wrong", "D061"]]);
});

test("a session that ended leads to the sign-in page", async () => {
  const ended = vi.fn();
  whenSignedOut(ended);
  rememberCsrf("abc");
  await refused(401, '{"code":"D060","message":"who?"}');
  expect(ended).toHaveBeenCalledOnce();
});

test("a server out of reach is an error of its own", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network")));
  await expect(call("get", "/api/session")).rejects.toMatchObject({ status: 0, code: "unreachable" });
});
