// Which screen is shown: addresses without hash, links that are real links.
import { matched, type RouteName } from "./routes";

const at = $state({ path: location.pathname, search: location.search });

/** The route of the address, its fields and its query. */
export function here(): { name: RouteName; fields: Record<string, string>; query: URLSearchParams } {
  return { ...matched(at.path), query: new URLSearchParams(at.search) };
}

/** The path of the address. */
export function path(): string {
  return at.path;
}

function follow(): void {
  at.path = location.pathname;
  at.search = location.search;
}

/** Goes to an address of the workbench; `replace` leaves no step in the history. */
export function go(address: string, { replace = false } = {}): void {
  const target = new URL(address, location.origin);
  const wanted = target.pathname + target.search + target.hash;
  if (wanted === location.pathname + location.search + location.hash) return;
  if (replace) history.replaceState(null, "", wanted);
  else history.pushState(null, "", wanted);
  follow();
}

/** Sets values of the query (null takes one out) and leaves the rest of the address. */
export function setQuery(values: Record<string, string | null>, { replace = true } = {}): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === "") query.delete(name);
    else query.set(name, value);
  }
  go(`${location.pathname}${query.size > 0 ? `?${query}` : ""}`, { replace });
}

function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  return link instanceof HTMLAnchorElement ? link : null;
}

function stays(link: HTMLAnchorElement): boolean {
  if (link.target !== "" || link.hasAttribute("download") || link.getAttribute("href")?.startsWith("#")) return false;
  return link.origin === location.origin && !link.pathname.startsWith("/api/");
}

/** Follows the links of the workbench without loading the page anew. */
export function startRouter(): () => void {
  const clicked = (event: MouseEvent) => {
    const link = linkOf(event);
    if (link === null || !stays(link)) return;
    event.preventDefault();
    go(link.href);
  };
  addEventListener("popstate", follow);
  document.addEventListener("click", clicked);
  return () => {
    removeEventListener("popstate", follow);
    document.removeEventListener("click", clicked);
  };
}
