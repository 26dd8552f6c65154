// What a person says of actors, sent and told; a refusal is shown, and every statement can be taken back at once.
import { post } from "$lib/api";
import { tell, tellError } from "$lib/toasts.svelte";
import { t } from "$lib/words.svelte";
import type { Statement } from "./naming";

/** Keeps a statement; gives the key of the actor it is about, or null where it was refused. */
export async function say(statement: Statement, done: string): Promise<string | null> {
  try {
    const { entry, key } = await post("/api/actors/judgements", { body: statement });
    tell(done, { word: t("shell.undo"), run: () => void takeBack(entry) });
    return key;
  } catch (error) {
    tellError(error);
    return null;
  }
}

/** Takes a statement back; gives whether that was possible. */
export async function takeBack(entry: string): Promise<boolean> {
  try {
    const undone = await post("/api/actors/undo", { body: { entry } });
    tell(t("actors.taken_back"), { word: t("shell.undo"), run: () => void takeBack(undone.entry) });
    return true;
  } catch (error) {
    tellError(error);
    return false;
  }
}
