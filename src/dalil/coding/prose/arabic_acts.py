"""Arabic nouns as triggers: verbal nouns, and things given or done under a verb that gives, does or receives."""

from __future__ import annotations

from dalil.coding.prose.arabic_act_place import AIMED, BACKING, CARRYING_PURPOSE
from dalil.coding.prose.arabic_act_slots import ActSlots
from dalil.coding.prose.arabic_joining import SUFFERED
from dalil.coding.prose.arabic_lookup import BETWEEN, BY, Lookup, is_attack
from dalil.coding.prose.arabic_places import first_within
from dalil.coding.prose.arabic_verbs import expressions_first, holding
from dalil.coding.prose.lexicon import Frame
from dalil.coding.prose.nodes import ACT, NOT, THAT
from dalil.coding.prose.sentences import Reading
from dalil.coding.prose.slots import Slots

INSIDE_REACH = 4  # nodes
WITHOUT = frozenset({"دون", "بدون", "بلا"})


class Acts:
    """Reads the acts of one sentence; remembers those read, as joined ones share their parties."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup, self.nodes = lookup, lookup.nodes
        self.read: dict[int, Reading] = {}
        self.last_governor: int | None = None

    def reading(self, at: int) -> Reading | None:
        """An act with the slots that rules fill, or None where it reports nothing."""
        node = self.nodes[at]
        if at and self.nodes[at - 1].kind is NOT and self._absent(at):
            return None
        frame = self._frame(at)
        if frame is None or frame.said:
            return None if frame is None else self._judgement(at, frame)
        governor = self.lookup.governor(at)
        if not node.words and governor is not None and governor == self.last_governor:
            return None  # the sum of another
        if not self._reports(at, frame, governor):
            return None
        return self._filled(ActSlots(self.lookup, at, frame, governor, self.read))

    def _filled(self, act: ActSlots) -> Reading | None:
        """An act that is one, with its slots, be they empty; those that rules fill are remembered."""
        at, frame, following = act.at, act.frame, self.lookup.following[act.at]
        if act.tells_nothing():
            return None
        helps = following is not None and following.preposition in CARRYING_PURPOSE and self._in_defence(at + 1)
        if helps and not self.lookup.oblique(at, act.stop, AIMED):
            return None
        settled = "troops" if act.node.preposition in CARRYING_PURPOSE and self._in_defence(at) else None
        slots = act.slots()
        if slots is None and (frame.strict or act.is_asked()):
            return None
        one = Reading(at, frame, "noun", (at, act.stop), slots or Slots(), act.governor, settled)
        if slots is not None:
            self.last_governor = act.governor
            self.read[at] = one
        return one

    def _judgement(self, at: int, frame: Frame) -> Reading | None:
        """What a speaker says of whom a clause opens with: that X *is responsible*."""
        before = self.lookup.node(at - 2)
        if before is None or before.kind is not THAT:
            return None
        slots = Slots(self.lookup.speaker(at), self.lookup.parties((at - 1,)), "speaker", "subject")
        return Reading(at, frame, "judgement", (at - 1, at + 1), slots) if slots.full else None

    def _in_defence(self, at: int) -> bool:
        """Whether an act says whom an attack is to help, who then has forces fight for them: raids *to defend* X."""
        attack = self.lookup.node(at - 1)
        if attack is None or attack.kind is not ACT or not is_attack(attack):
            return False
        return any(f.relation in BACKING for f in self.nodes[at].frames)

    def _absent(self, at: int) -> bool:
        """Whether an act is only said not to be there: without the approval of X."""
        return self.nodes[at - 1].text.removeprefix("و") in WITHOUT

    def _reports(self, at: int, frame: Frame, governor: int | None) -> bool:
        """Whether an act is one: arms that someone acts with are given to nobody (hit X *with its guns*), and under
        whose auspices fighting is done is no broker."""
        if frame.id == "sponsored":
            return self.lookup.talks
        node = self.nodes[at]
        if frame.relation != "arms_materiel" or not frame.thing or node.preposition != BY:
            return True
        verb = None if governor is None else self.nodes[governor]
        fights = verb is not None and any(f.relation in SUFFERED for f in verb.frames)
        return not (node.pronoun or fights)

    def _frame(self, at: int) -> Frame | None:
        """The entry that an act is read by: a visit *to* X is no meeting; a war *between* two has two sides."""
        frames = holding(self.lookup, at, self.nodes[at].frames, at + INSIDE_REACH)
        if len(frames) < 2:
            return frames[0] if frames else None
        frames = expressions_first(frames)
        sides = next((f for f in frames if f.pair), None)
        if sides is None:
            return frames[0]
        stop = self.lookup.clauses.arguments.after(at)[1]
        if self._has_sides(at, stop, frames[0]):
            return sides
        if not frames[0].pair:
            return frames[0]
        same = (f for f in frames if f.relation == sides.relation)
        return next((f for f in same if self.lookup.after(at, stop, f.to)), sides)

    def _has_sides(self, at: int, stop: int, frame: Frame) -> bool:
        """Whether two sides are named, after بين or as adjectives: a *Kenyan-Ugandan* war, but not on a third."""
        nodes = self.nodes
        stop = first_within(self.lookup.places.relatives, at + 1, stop)
        if len(self.lookup.between(at, stop)) > 1:
            return True
        third = self.lookup.after(at, stop, [p for p in frame.to if p != BETWEEN])
        return len(nodes[at].adjective) > 1 and not third
