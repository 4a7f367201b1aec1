"""The voices that are known by name, and what people call them. Any other name is kept as it is."""

from collections.abc import Mapping

from ivr_designer.domain.nodes import DEFAULT_VOICE
from ivr_designer.domain.phrases import Phrase, phrase

VOICES: Mapping[str, Phrase] = {
    DEFAULT_VOICE: phrase("Thu Trang, woman, Hanoi"),
    "hn_male_xuantin_vdts_48k-hsmm": phrase("Xuân Tin, man, Hanoi"),
    "sg_male_xuankien_vdts_48k-hsmm": phrase("Xuân Kiên, man, Saigon"),
    "sg_female_xuanhong_vdts_48k-hsmm": phrase("Xuân Hồng, woman, Saigon"),
    "female": phrase("Woman (short name)"),
    "male": phrase("Man (short name)"),
    "banmai": Phrase("Ban Mai", {}),
    "hatieumai": Phrase("Hà Tiểu Mai", {}),
    "lannhi": Phrase("Lan Nhi", {}),
    "leminh": Phrase("Lê Minh", {}),
    "myan": Phrase("Mỹ An", {}),
    "ngoclam": Phrase("Ngọc Lam", {}),
}
"""By the name as the server spells it. Names of people are the same in every language."""
