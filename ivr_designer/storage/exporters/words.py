"""The words that exported documents use, in the language of the callers, whatever the screen speaks."""

import re
from typing import Literal

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")

_VIETNAMESE = re.compile(
    r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
)

_VI = {
    "As built on {date}": "Hiện trạng ngày {date}",
    "When you call, you hear:": "Khi gọi, quý khách nghe:",
    "(a recording)": "(một bản ghi âm)",
    "(no words)": "(không có lời)",
    "Press {key}": "Bấm phím {key}",
    "star (*)": "sao (*)",
    "hash (#)": "thăng (#)",
    "If you press nothing": "Nếu không bấm phím nào",
    "If you press another key": "Nếu bấm phím khác",
    "we connect you to {name}": "nối máy tới {name}",
    "we connect you to our staff": "nối máy tới nhân viên",
    "we connect you to another number": "nối máy tới một số khác",
    "the call ends": "cuộc gọi kết thúc",
    "you can leave a message": "quý khách có thể để lại lời nhắn",
    "we send you a text message": "quý khách nhận một tin nhắn",
    "you hear this menu again": "quý khách nghe lại menu này",
    "back to “{name}”": "quay lại “{name}”",
    "see “{name}” above": "xem “{name}” ở trên",
    "this choice does not work at the moment": "lựa chọn này hiện chưa dùng được",
    "Picture": "Sơ đồ",
    "Nodes": "Các nhánh",
    "Numbers": "Số điện thoại",
    "No number plays this menu.": "Chưa có số nào dùng menu này.",
    "The numbers were not read.": "Chưa đọc danh sách số.",
    "Recording": "Bản ghi âm",
    "Key": "Phím",
    "What happens": "Điều xảy ra",
    "Voice": "Giọng đọc",
    "the default voice": "giọng mặc định",
    "speed {speed}": "tốc độ {speed}",
    "Waits for a key": "Chờ bấm phím",
    "{seconds} s": "{seconds} giây",
    "{ms} ms": "{ms} ms",
    "Silence before the prompt": "Khoảng lặng trước lời chào",
    "Played": "Số lần phát",
    "Callers may press before the end": "Được bấm phím trước khi hết lời chào",
    "yes": "có",
    "no": "không",
    "Note": "Ghi chú",
    "Callers cannot get here.": "Không có đường gọi tới nhánh này.",
    "Callers enter here.": "Cuộc gọi vào tại đây.",
    "no input": "không bấm",
    "no match": "bấm sai",
    "Queue": "Hàng đợi",
    "Phone": "Số máy",
    "End of call": "Kết thúc",
    "Voicemail": "Hộp thư thoại",
    "Text message": "Tin nhắn",
    "Missing node": "Nhánh không tồn tại",
    "Unknown action": "Hành động lạ",
    "of an unknown kind ({mode})": "thuộc loại chưa biết ({mode})",
    "Findings": "Kết quả kiểm tra",
    "Nothing was found.": "Không có vấn đề nào.",
    "Changes": "Các thay đổi",
    "shown number {number}": "hiển thị số {number}",
    "Made with IVR Designer.": "Tạo bằng IVR Designer.",
    "Thu Trang, woman, Hanoi": "Thu Trang, nữ, Hà Nội",
    "Xuân Tin, man, Hanoi": "Xuân Tin, nam, Hà Nội",
    "Xuân Kiên, man, Saigon": "Xuân Kiên, nam, Sài Gòn",
    "Xuân Hồng, woman, Saigon": "Xuân Hồng, nữ, Sài Gòn",
    "Woman (short name)": "Giọng nữ (tên ngắn)",
    "Man (short name)": "Giọng nam (tên ngắn)",
}


class Words:
    """Looks sentences up. An English sentence is its own key; `{fields}` are filled in afterwards."""

    def __init__(self, language: Language = "en") -> None:
        self.language: Language = language

    def __call__(self, sentence: str, **values: object) -> str:
        """`sentence` in the language, with `values` filled in."""
        text = _VI.get(sentence, sentence) if self.language == "vi" else sentence
        return text.format(**values) if values else text


def language_of(texts: "list[str]") -> Language:
    """The language that most of these prompts are written in, told by Vietnamese letters."""
    vietnamese = sum(bool(_VIETNAMESE.search(text)) for text in texts)
    return "vi" if vietnamese * 2 > len([t for t in texts if t.strip()]) else "en"
