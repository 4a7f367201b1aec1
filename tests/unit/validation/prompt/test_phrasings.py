"""How hotlines talk: what is read from it. `1<sales` is a purpose before its key, `1>sales` one after it.

A `+` marks a key that shares the option of the one before.
"""

import unicodedata

import pytest

from ivr_designer.validation.prompt.reading import read_prompt


def read(text: str) -> str:
    return " | ".join(
        f"{m.key.value}{'>' if m.key_first else '<'}{m.purpose}{'+' if m.joined else ''}"
        for m in read_prompt(text).mentions
    )


VIETNAMESE = [
    ("Bấm phím 1 để gặp phòng kinh doanh.", "1>để gặp phòng kinh doanh"),
    ("Để gặp phòng kinh doanh, bấm phím 1.", "1<để gặp phòng kinh doanh"),
    ("Để gặp phòng kinh doanh xin bấm phím một.", "1<để gặp phòng kinh doanh"),
    ("Nhấn phím một để được tư vấn, nhấn phím hai để báo hỏng.", "1>để được tư vấn | 2>để báo hỏng"),
    (
        "Bấm số 1 để nghe tiếng Việt, bấm số 2 để nghe tiếng Anh.",
        "1>để nghe tiếng việt | 2>để nghe tiếng anh",
    ),
    ("Quý khách vui lòng bấm phím 0 để gặp tổng đài viên.", "0>để gặp tổng đài viên"),
    ("Bấm phím thăng để nghe lại.", "#>để nghe lại"),
    ("Để nghe lại, bấm phím sao. Để kết thúc, bấm phím thăng.", "*<để nghe lại | #<để kết thúc"),
    ("Nhấn phím * để quay lại menu chính, phím # để kết thúc.", "*>để quay lại menu chính | #>để kết thúc"),
    (
        "Để tra cứu số dư bấm 1, để khóa thẻ bấm 2, để gặp điện thoại viên bấm 0.",
        "1<để tra cứu số dư | 2<để khóa thẻ | 0<để gặp điện thoại viên",
    ),
    ("Phím 1: kinh doanh. Phím 2: kỹ thuật. Phím 3: kế toán.", "1>kinh doanh | 2>kỹ thuật | 3>kế toán"),
    ("Phím 1 kinh doanh, phím 2 kỹ thuật, phím 3 kế toán.", "1>kinh doanh | 2>kỹ thuật | 3>kế toán"),
    ("Tiếng Việt bấm 1, tiếng Anh bấm 2.", "1<tiếng việt | 2<tiếng anh"),
    ("Tiếng Việt, vui lòng bấm phím 1; tiếng Anh, vui lòng bấm phím 2.", "1<tiếng việt | 2<tiếng anh"),
    ("For English, press 2. Tiếng Việt bấm phím 1.", "2<for english | 1<tiếng việt"),
    ("Nếu quý khách muốn đặt lịch khám, xin bấm phím 1.", "1<nếu quý khách muốn đặt lịch khám"),
    ("Nếu quý khách đã biết số máy lẻ, xin bấm số máy lẻ ngay bây giờ.", ""),
    ("Xin vui lòng nhập số máy lẻ hoặc bấm phím 0 để gặp lễ tân.", "0>để gặp lễ tân"),
    ("Bấm phím 1 hoặc 2 để gặp kinh doanh.", "1>để gặp kinh doanh | 2>để gặp kinh doanh+"),
    ("Để gặp kinh doanh, bấm phím 1 hoặc phím 2.", "1<để gặp kinh doanh | 2<để gặp kinh doanh+"),
    (
        "Bấm 1, 2 hoặc 3 để chọn chi nhánh.",
        "1>để chọn chi nhánh | 2>để chọn chi nhánh+ | 3>để chọn chi nhánh+",
    ),
    ("Quý khách cần hỗ trợ kỹ thuật bấm phím ba.", "3<cần hỗ trợ kỹ thuật"),
    ("Gặp bộ phận chăm sóc khách hàng, nhấn phím bốn.", "4<gặp bộ phận chăm sóc khách hàng"),
    (
        "Nhấn phím năm để nghe hướng dẫn, phím sáu để nghe khuyến mãi.",
        "5>để nghe hướng dẫn | 6>để nghe khuyến mãi",
    ),
    (
        "Bấm phím bảy để đặt vé, phím tám để đổi vé, phím chín để hủy vé.",
        "7>để đặt vé | 8>để đổi vé | 9>để hủy vé",
    ),
    ("Phím bẩy để đặt vé.", "7>để đặt vé"),
    ("Bấm phím không để gặp nhân viên.", "0>để gặp nhân viên"),
    ("Bấm không để gặp nhân viên.", "0>để gặp nhân viên"),
    ("De gap phong kinh doanh, bam phim 1.", "1<de gap phong kinh doanh"),
    ("Bam phim 1 de gap kinh doanh, bam phim 2 de gap ky thuat.", "1>de gap kinh doanh | 2>de gap ky thuat"),
    (
        "Quy khach bam phim mot de gap A, phim hai de gap ky thuat, phim khong de gap tong dai vien.",
        "1>de gap a | 2>de gap ky thuat | 0>de gap tong dai vien",
    ),
    ("Nhan phim sao de quay lai, nhan phim thang de ket thuc.", "*>de quay lai | #>de ket thuc"),
    ("Bam 1 de mua hang, bam 2 de bao hanh.", "1>de mua hang | 2>de bao hanh"),
    ("De nghe lai, bam phim sao.", "*<de nghe lai"),
    ("Ấn phím 1 để nghe thông tin khuyến mãi.", "1>để nghe thông tin khuyến mãi"),
    ("Chọn 1 để gặp bác sĩ, chọn 2 để gặp dược sĩ.", "1>để gặp bác sĩ | 2>để gặp dược sĩ"),
    ("Chọn phím 1 để thanh toán.", "1>để thanh toán"),
    (
        "Hãy chọn số 1 nếu bạn là khách hàng mới, số 2 nếu bạn là khách hàng cũ.",
        "1>nếu bạn là khách hàng mới | 2>nếu bạn là khách hàng cũ",
    ),
    ("Mời quý khách chọn phím 3 để được hỗ trợ về thẻ.", "3>để được hỗ trợ về thẻ"),
    (
        "Cảm ơn quý khách đã gọi đến tổng đài 1900 1234. Để gặp tư vấn viên, bấm phím 1.",
        "1<để gặp tư vấn viên",
    ),
    ("Vui lòng giữ máy trong 2 phút.", ""),
    ("Bấm phím 1 trong vòng 5 giây để xác nhận.", "1>trong vòng 5 giây để xác nhận"),
    ("Giờ làm việc từ 8 giờ đến 17 giờ. Bấm phím 2 để để lại lời nhắn.", "2>để để lại lời nhắn"),
    ("Quý khách vui lòng đánh giá từ 1 đến 5.", ""),
    ("Để xác nhận bấm phím 1, để hủy bấm phím 2.", "1<để xác nhận | 2<để hủy"),
    ("Đồng ý, bấm phím 1. Không đồng ý, bấm phím 2.", "1<đồng ý | 2<không đồng ý"),
    ("Nếu đúng, bấm phím 1; nếu sai, bấm phím 2.", "1<nếu đúng | 2<nếu sai"),
    ("Bấm phím số 1 để gặp phòng vé.", "1>để gặp phòng vé"),
    ("Bấm vào phím số 3 để gặp phòng nhân sự.", "3>để gặp phòng nhân sự"),
    ("Nhấn nút 1 để mở cửa.", "1>để mở cửa"),
    (
        "Để trở về menu trước nhấn dấu sao, để nghe lại nhấn dấu thăng.",
        "*<để trở về menu trước | #<để nghe lại",
    ),
    ("Bấm phím sao (*) để quay lại.", "*>để quay lại"),
    ("Bấm phím thăng (#) để kết thúc cuộc gọi.", "#>để kết thúc cuộc gọi"),
    ("Bấm phím 1 (một) để gặp kinh doanh.", "1>để gặp kinh doanh"),
    ("Xin lỗi, phím quý khách vừa bấm không đúng. Vui lòng bấm lại.", ""),
    ("Phím bấm không hợp lệ, xin vui lòng thử lại.", ""),
    (
        "Bấm phím 1 để gặp kinh doanh hoặc bấm phím 2 để gặp kỹ thuật hoặc giữ máy để gặp lễ tân.",
        "1>để gặp kinh doanh | 2>để gặp kỹ thuật hoặc giữ máy để gặp lễ tân",
    ),
    ("Muốn gặp tổng đài viên, bấm phím 0 bất cứ lúc nào.", "0<muốn gặp tổng đài viên"),
    (
        "Khách hàng cá nhân bấm phím 1, khách hàng doanh nghiệp bấm phím 2.",
        "1<khách hàng cá nhân | 2<khách hàng doanh nghiệp",
    ),
    ("Bấm phím 10 để gặp giám đốc.", ""),
    (
        "Để gặp kinh doanh – bấm 1; kỹ thuật – bấm 2; kế toán – bấm 3.",
        "1<để gặp kinh doanh | 2<kỹ thuật | 3<kế toán",
    ),
    (
        "Quý khách muốn: mua vé bấm 1, đổi vé bấm 2, khiếu nại bấm 3.",
        "1<muốn mua vé | 2<đổi vé | 3<khiếu nại",
    ),
    ("Để được phục vụ bằng tiếng Việt, mời bạn nhấn phím 1.", "1<để được phục vụ bằng tiếng việt"),
    ("Xin mời bấm phím 1 lần nữa để xác nhận.", "1>lần nữa để xác nhận"),
    (
        "Để thanh toán bấm một, để tra cứu bấm hai, để gặp tư vấn bấm không.",
        "1<để thanh toán | 2<để tra cứu | 0<để gặp tư vấn",
    ),
    ("Nhấn phím mười để gặp kế toán.", ""),
    ("Trực tiếp gặp tư vấn viên: phím 0.", "0<trực tiếp gặp tư vấn viên"),
    (
        "Bấm phím 1 nếu quý khách gọi về đơn hàng, phím 2 nếu gọi về bảo hành.",
        "1>nếu quý khách gọi về đơn hàng | 2>nếu gọi về bảo hành",
    ),
    ("Phím 1, gặp kinh doanh. Phím 2, gặp kỹ thuật.", "1>gặp kinh doanh | 2>gặp kỹ thuật"),
    ("Quý khách bấm 1 gặp kinh doanh, 2 gặp kỹ thuật.", "1>gặp kinh doanh | 2>gặp kỹ thuật"),
    ("Quý khách hàng vui lòng bấm phím 1.", "1<"),
    ("Để chọn nhánh kinh doanh, bấm nhánh số 1.", "1<để chọn nhánh kinh doanh"),
    ("BẤM PHÍM 1 ĐỂ GẶP KINH DOANH.", "1>để gặp kinh doanh"),
    (
        "Để gặp kinh doanh, bấm phím 1, 2 hoặc 3.",
        "1<để gặp kinh doanh | 2<để gặp kinh doanh+ | 3<để gặp kinh doanh+",
    ),
    ("Để gặp kinh doanh bấm 1 hoặc 2 để gặp kỹ thuật.", "1<để gặp kinh doanh | 2>để gặp kỹ thuật"),
    ("De nghe tieng Anh, vui long bam phim 2.", "2<de nghe tieng anh"),
]

ENGLISH = [
    (
        "For sales, press 1. For support, press 2. To hear this again, press star.",
        "1<for sales | 2<for support | *<to hear this again",
    ),
    (
        "Press 1 for sales, 2 for support, or 0 for the operator.",
        "1>for sales | 2>for support | 0>for the operator",
    ),
    (
        "Press one for sales, two for support, zero for an operator.",
        "1>for sales | 2>for support | 0>for an operator",
    ),
    ("For sales press one now.", "1<for sales"),
    ("If you know your party's extension, dial it at any time.", ""),
    ("To speak to a representative, press 0 or stay on the line.", "0<to speak to a representative"),
    ("To repeat this menu, press the star key.", "*<to repeat this menu"),
    ("To return to the main menu, press the pound sign.", "#<to return to the main menu"),
    ("Press # to finish.", "#>to finish"),
    ("Press * to go back.", "*>to go back"),
    (
        "Press the star key to go back, or the pound key to end this call.",
        "*>to go back | #>to end this call",
    ),
    ("For English, press 1. Para español, oprima el dos.", "1<for english"),
    (
        "To make a payment press one. To check your balance press two. For all other inquiries press three.",
        "1<to make a payment | 2<to check your balance | 3<for all other inquiries",
    ),
    ("For billing questions, please press 4.", "4<for billing questions"),
    ("Sales: press 1. Support: press 2.", "1<sales | 2<support"),
    ("Press 1 or 2 for sales.", "1>for sales | 2>for sales+"),
    ("For sales, press 1 or 2.", "1<for sales | 2<for sales+"),
    (
        "Press 1, 2, or 3 to choose a branch.",
        "1>to choose a branch | 2>to choose a branch+ | 3>to choose a branch+",
    ),
    ("To confirm, press 1; to cancel, press 2.", "1<to confirm | 2<to cancel"),
    ("Press 1 to confirm or 2 to cancel.", "1>to confirm | 2>to cancel"),
    (
        "Press 1 if you are a new customer, or press 2 if you are an existing customer.",
        "1>if you are a new customer | 2>if you are an existing customer",
    ),
    (
        "If you are calling about an order, press 1. If you have a question about your bill, press 2.",
        "1<if you are calling about an order | 2<if you have a question about your bill",
    ),
    ("Say or press 1 for reservations.", "1>for reservations"),
    ("For store hours and directions, select 3.", "3<for store hours and directions"),
    ("Enter 1 for yes and 2 for no.", "1>for yes | 2>for no"),
    ("Dial 0 for the operator.", "0>for the operator"),
    ("Hit 1 to continue.", "1>to continue"),
    ("Push button 2 for maintenance.", "2>for maintenance"),
    ("Touch 1 for sales.", "1>for sales"),
    ("Choose option 1 for sales.", "1>for sales"),
    ("Option 1: sales. Option 2: support.", "1>sales | 2>support"),
    ("Thank you for calling Acme, the number one bank. For sales, press 1.", "1<for sales"),
    ("We are open from 9 to 5. To leave a message, press 1.", "1<to leave a message"),
    ("Your call will be answered in 2 minutes.", ""),
    ("Press 1 at any time to leave a message.", "1>at any time to leave a message"),
    ("Please listen carefully as our menu options have changed. For claims, press 1.", "1<for claims"),
    ("Press any key to continue.", ""),
    ("Press 9 to end this call.", "9>to end this call"),
    (
        "Press seven for accounts, eight for human resources, nine for the directory.",
        "7>for accounts | 8>for human resources | 9>for the directory",
    ),
    ("You have pressed 1. Press 1 again to confirm.", "1>again to confirm"),
    (
        "To place an order, press 1, to track an order, press 2, to return an item, press 3.",
        "1<to place an order | 2<to track an order | 3<to return an item",
    ),
    ("Press 1 now.", "1<"),
    ("For sales, push one on your keypad.", "1<for sales"),
    ("For help in English, press the number 1 key on your telephone keypad.", "1<for help in english"),
    ("Press the one key for sales.", "1>for sales"),
    ("Press the hash key to confirm.", "#>to confirm"),
    ("Press hash for the directory.", "#>for the directory"),
    ("Press pound for the directory.", "#>for the directory"),
    ("To hear these options again, press 9 or simply stay on the line.", "9<to hear these options again"),
    (
        "For technical support with internet press one, with phone press two, with television press three.",
        "1<for technical support with internet | 2<with phone | 3<with television",
    ),
    ("Para continuar en español, oprima dos. For English, press one.", "1<for english"),
    ("If this is an emergency, hang up and dial 911.", ""),
    ("For customer service, press 0 (zero).", "0<for customer service"),
    ("For service, press 1 - for parts, press 2.", "1<for service | 2<for parts"),
    ("Callers from outside the US, press 5.", "5<callers from outside the us"),
    ("Press 10 for the manager.", ""),
    ("To talk to Sarah, press two. To talk to Tom, press three.", "2<to talk to sarah | 3<to talk to tom"),
    ("Mailbox full? Press 1.", "1<"),
    ("Press 1 twice to confirm.", "1>twice to confirm"),
    (
        "Press 1 for sales or press 2 for support or hold for an operator.",
        "1>for sales | 2>for support or hold for an operator",
    ),
    ("Existing customers, press 1; everyone else, press 2.", "1<existing customers | 2<everyone else"),
    (
        "Press 1 for sales, support and parts, or 2 for everything else.",
        "1>for sales | 2>for everything else",
    ),
    ("Press 1 (one) for sales.", "1>for sales"),
    ("Press the star key (*) to go back.", "*>to go back"),
    ("For sales, press 1, support, press 2.", "1<for sales | 2<support"),
    ("Please choose option two to pay.", "2>to pay"),
    ("For sales, press 1 or 2 for support.", "1<for sales | 2>for support"),
    ("Press 1 for Monday, Tuesday or Wednesday.", "1>for monday"),
    ("Press 1, the first number on your phone.", "1>the first number on your phone"),
    ("Choose option 1 for yes.", "1>for yes"),
]

NOT_READ = [
    "Số 1 là kinh doanh, số 2 là kỹ thuật.",
    "1 for sales, 2 for support.",
    "Sales is 1, support is 2.",
]
"""Without a verb or the word "key" nothing shows that a number is a key."""


@pytest.mark.parametrize(("text", "found"), [*VIETNAMESE, *ENGLISH])
def test_a_phrasing_is_read(text: str, found: str) -> None:
    assert read(text) == found


@pytest.mark.parametrize(("text", "found"), VIETNAMESE)
def test_decomposed_letters_are_read_alike_and_point_into_what_was_typed(text: str, found: str) -> None:
    typed = unicodedata.normalize("NFD", text)
    assert read(typed) == found
    for composed, decomposed in zip(read_prompt(text).mentions, read_prompt(typed).mentions, strict=True):
        said = typed[slice(*decomposed.span)]
        assert unicodedata.normalize("NFC", said) == text[slice(*composed.span)]


@pytest.mark.parametrize("text", NOT_READ)
def test_what_is_not_read(text: str) -> None:
    assert read(text) == ""
