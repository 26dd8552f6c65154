// Who is working here, and in which study.
import { ApiError, forgetCsrf, get, post, rememberCsrf, remove } from "./api";
import type { components } from "./schema";

export type Session = components["schemas"]["SessionShown"];
export type Proof = components["schemas"]["TokenSignIn"] | components["schemas"]["NameSignIn"];

const state = $state<{ session: Session | null; asked: boolean; accounts: boolean }>({
  session: null,
  asked: false,
  accounts: true,
});

/** The session, or null where nobody is signed in. */
export function session(): Session | null {
  return state.session;
}

/** Whether the server has said who is signed in. */
export function asked(): boolean {
  return state.asked;
}

/** Whether people sign in by name; where there are no accounts, only the printed address lets in. */
export function hasAccounts(): boolean {
  return state.accounts;
}

function enter(found: Session): void {
  rememberCsrf(found.csrf);
  state.session = found;
}

/** Takes the one-time token out of the address, so that it stays in no history. */
function tokenOfAddress(): string | null {
  const address = new URL(location.href);
  const token = address.searchParams.get("token");
  if (token === null) return null;
  address.searchParams.delete("token");
  history.replaceState(null, "", address.pathname + address.search);
  return token;
}

/** Finds out who is signed in: by the token of the address, else by the cookie. */
export async function begin(): Promise<void> {
  const token = tokenOfAddress();
  try {
    if (token !== null) await signIn({ token });
    else enter(await get("/api/session"));
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    state.accounts = accountsIn(error);
    if (token !== null) await continueWithCookie(error);
  } finally {
    state.asked = true;
  }
}

/** What the server says of accounts where it lets nobody in. */
function accountsIn(refused: ApiError): boolean {
  const detail = (refused.data as { detail?: { accounts?: boolean } } | null)?.detail;
  return detail?.accounts ?? true;
}

/** A used token with a living session is no fault: the page was only loaded again. */
async function continueWithCookie(refused: ApiError): Promise<void> {
  try {
    enter(await get("/api/session"));
  } catch {
    throw refused;
  }
}

export async function signIn(proof: Proof): Promise<void> {
  enter(await post("/api/session", { body: proof }));
}

export async function signOut(): Promise<void> {
  await remove("/api/session");
  leave();
}

/** Shows the sign-in page; the server no longer knows the session. */
export function leave(): void {
  if (state.session !== null) state.accounts = !state.session.person.is_local;
  forgetCsrf();
  state.session = null;
}
