"""The words by which prompts name keys, in Vietnamese and English. All in NFC and lower case."""

from ivr_designer.domain.keys import Key

PRESS_VERBS = frozenset({"bấm", "nhấn", "ấn", "press", "bam", "nhan"})
"""Verbs that are followed by a key and nothing else."""

RECEIVE, BEFORE_RECEIVE = "nhan", frozenset({"de", "để", "duoc", "được", "muon", "muốn"})
"""Without marks "nhấn" (press) and "nhận" (receive) are one word; after one of these it is the second."""

OTHER_VERBS = frozenset({"dial", "push", "hit", "touch", "tap"})
"""Verbs that mean the same but are not the usual word."""

WEAK_VERBS = frozenset({"chọn", "gõ", "nhập", "choose", "select", "enter", "chon"})
"""Verbs that also take other things, so that only a digit or the word "key" makes them name a key."""

ODD_VERBS = OTHER_VERBS | {"gõ", "enter"}
"""Verbs that a prompt should say as "press", "bấm" or "nhấn"."""

KEY_NOUNS = frozenset({"phím", "nút", "key", "button", "option", "phim", "nut"})
"""Nouns that name a key without any verb."""

PLAIN_NOUNS = frozenset({"phim", "nut"})
"""The nouns that show that the text is typed without marks."""

FILLERS = frozenset({"số", "dấu", "the", "number", "digit", "vào", "on", "so", "dau", "in", "chọn", "nhánh"})
"""Words that may stand between verb and key."""

TRAILING = frozenset({"key", "button", "sign"})
"""Words that may follow the key: "the star key"."""

NOT_A_KEY_BEFORE = frozenset(
    {
        "lần", "lan", "trong", "giây", "phút", "chữ", "of", "time", "times", "more", "digits", "digit",
        "second", "seconds", "minute", "minutes", "được", "moment",
        "đúng", "hợp", "phải", "có", "thể", "tồn", "nào", "cho",
    }
)  # fmt: skip
"""Before one of these a number counts or "không" denies: "bấm một lần", "phím không đúng"."""

CONJUNCTIONS = frozenset({"or", "and", "hoặc", "hay", "và", "hoac"})

SPELLED: dict[str, Key] = {
    "một": Key.ONE, "hai": Key.TWO, "ba": Key.THREE, "bốn": Key.FOUR, "tư": Key.FOUR, "năm": Key.FIVE,
    "lăm": Key.FIVE, "sáu": Key.SIX, "bảy": Key.SEVEN, "bẩy": Key.SEVEN, "tám": Key.EIGHT, "chín": Key.NINE,
    "không": Key.ZERO, "sao": Key.STAR, "thăng": Key.HASH, "rào": Key.HASH,
    "one": Key.ONE, "two": Key.TWO, "three": Key.THREE, "four": Key.FOUR, "five": Key.FIVE, "six": Key.SIX,
    "seven": Key.SEVEN, "eight": Key.EIGHT, "nine": Key.NINE, "zero": Key.ZERO, "oh": Key.ZERO,
    "star": Key.STAR, "asterisk": Key.STAR, "pound": Key.HASH, "hash": Key.HASH, "square": Key.HASH,
}  # fmt: skip
"""Key words as they are spoken."""

SPELLED_PLAIN: dict[str, Key] = {
    "mot": Key.ONE, "bon": Key.FOUR, "nam": Key.FIVE, "sau": Key.SIX, "bay": Key.SEVEN, "tam": Key.EIGHT,
    "chin": Key.NINE, "khong": Key.ZERO, "thang": Key.HASH,
}  # fmt: skip
"""Vietnamese typed without marks; these mean other things too, so they count only after "phim"."""

BEFORE_PURPOSE = frozenset({"để", "de", "for", "to", "if", "nếu", "neu", "muốn", "muon", "cần", "when"})
"""Words with which a purpose begins."""

AFTER_KEY = frozenset({"để", "de", "for", "to", "if", "nếu", "neu", "gặp", "gap", "nghe", "là"})
"""Words with which a purpose begins that is said after its key."""

POLITE = frozenset(
    {
        "vui", "lòng", "xin", "hãy", "quý", "quy", "bạn", "mời", "thì", "sau", "đó", "please", "or", "and",
        "hoặc", "và", "you", "can", "may", "then", "just", "now", "also", "anh", "chị", "còn", "simply",
        "ông", "bà", "hay",
    }
)  # fmt: skip
"""Words that carry no purpose."""

POLITE_AFTER = {"khách": {"quý"}, "hàng": {"khách"}, "khach": {"quy"}, "hang": {"khach"}, "long": {"vui"}}
"""Words that carry none after one of these, itself polite: "quý khách hàng", but not "khách hàng"."""

NAMES_AFTER = {"anh": {"tiếng", "tieng", "nước", "nuoc"}}
"""Polite words that are a name after one of these: "tiếng Anh"."""

NO_CONTENT = BEFORE_PURPOSE | POLITE | {"được", "với", "the", "a", "an", "our", "your", "of", "là", "about"}
"""Words left out when two purposes are compared."""

YES = frozenset({"yes", "có", "đồng ý", "đúng", "agree", "correct"})
NO = frozenset({"no", "không", "từ chối", "sai", "disagree", "incorrect"})

VIETNAMESE_LETTERS = frozenset("ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")
VIETNAMESE_PLAIN = frozenset({"phim", "bam", "nhan", "quy", "khach", "chao", "vui", "long", "tong", "dai"})
"""Words that give away Vietnamese typed without marks; two of them are enough."""
