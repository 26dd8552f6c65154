// The one way to the server. Every refusal has one shape; who calls decides whether it is told, shown or mended.
import type { paths } from "./schema";

type Method = "get" | "post" | "put" | "delete";
type PathOf<M extends Method> = { [P in keyof paths]: paths[P] extends Record<M, object> ? P : never }[keyof paths];
type Operation<P extends keyof paths, M extends Method> = M extends keyof paths[P] ? paths[P][M] : never;
type Json<T> = T extends { content: { "application/json": infer B } } ? B : never;
type Part<O, K extends string> = O extends { parameters: { [N in K]?: infer V } } ? V : never;
type BodyOf<O> = O extends { requestBody?: infer B } ? Json<NonNullable<B>> : never;
type AnswerOf<O> = O extends { responses: infer R } ? Json<R[keyof R & (200 | 201 | 202)]> : unknown;

export interface Request {
  /** Values of the `{fields}` of the path. */
  path?: object | undefined;
  query?: object | undefined;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

interface TypedRequest<O> extends Request {
  path?: Part<O, "path"> & object;
  query?: Part<O, "query"> & object;
  body?: BodyOf<O>;
}

/** What the server refused, and why. `data` is the whole answer; a stale write (409) has both versions there. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly data: unknown = null,
  ) {
    super(message);
    this.name = "ApiError";
  }

  /** Whether somebody else wrote first: nothing was overwritten, and the caller shows both versions. */
  get isStale(): boolean {
    return this.status === 409;
  }
}

let csrf = "";
let spoken = "";
let onSignedOut: () => void = () => {};

export function rememberCsrf(token: string): void {
  csrf = token;
}

/** The language in which the server is to word its answers: the one that the page is shown in. */
export function answerIn(language: string): void {
  spoken = language;
}

export function forgetCsrf(): void {
  csrf = "";
}

/** Names what happens when the server no longer knows the session. */
export function whenSignedOut(action: () => void): void {
  onSignedOut = action;
}

/** The address of a path with its fields and query filled in. */
export function address(path: string, request: Request = {}): string {
  const fields = (request.path ?? {}) as Record<string, unknown>;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(fields[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") query.append(name, String(one));
    }
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

/** Asks the server for any path; `get`, `post` and the others below know the types of the documented ones. */
export async function call<T>(method: Method, path: string, request: Request = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (spoken !== "") headers["Accept-Language"] = spoken;
  if (method !== "get") headers["X-CSRF-Token"] = csrf;
  if (request.body !== undefined) headers["Content-Type"] = "application/json";
  const response = await reached(address(path, request), {
    method: method.toUpperCase(),
    headers,
    body: request.body === undefined ? null : JSON.stringify(request.body),
    signal: request.signal ?? null,
    credentials: "same-origin",
    cache: "no-store",
  });
  return answerOf<T>(response.status, await response.text());
}

async function reached(to: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(to, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, "unreachable", "");
  }
}

function answerOf<T>(status: number, text: string): T {
  const data = parsed(text);
  if (status < 400) return data as T;
  if (status === 401 && csrf !== "") onSignedOut();
  const told = (data ?? {}) as { code?: string; message?: string };
  throw new ApiError(status, told.code ?? String(status), told.message ?? "", data);
}

function parsed(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Ask<M extends Method> = <P extends PathOf<M>>(
  path: P,
  request?: TypedRequest<Operation<P, M>>,
) => Promise<AnswerOf<Operation<P, M>>>;

function asking<M extends Method>(method: M): Ask<M> {
  return (path, request) => call(method, String(path), request);
}

export const get = asking("get");
export const post = asking("post");
export const put = asking("put");
export const remove = asking("delete");

/** Sends files, telling how much of them has been sent (0 to 1). */
export function upload<T>(path: string, form: FormData, sent: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("X-CSRF-Token", csrf);
    if (spoken !== "") request.setRequestHeader("Accept-Language", spoken);
    request.upload.onprogress = (event) => sent(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => reject(new ApiError(0, "unreachable", ""));
    request.onload = () => {
      try {
        resolve(answerOf<T>(request.status, request.responseText));
      } catch (error) {
        reject(error);
      }
    };
    request.send(form);
  });
}
