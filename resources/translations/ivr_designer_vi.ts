<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
 <context>
  <name>ivr-designer</name>
  <message>
   <source> ms</source>
   <translation> ms</translation>
  </message>
  <message>
   <source> s</source>
   <translation> giây</translation>
  </message>
  <message>
   <source># is no option</source>
   <translation># không phải là lựa chọn</translation>
  </message>
  <message>
   <source>&amp;About IVR Designer</source>
   <translation>&amp;Giới thiệu IVR Designer</translation>
  </message>
  <message>
   <source>&amp;Accept the chosen problem…</source>
   <translation>Ch&amp;ấp nhận vấn đề đang chọn…</translation>
  </message>
  <message>
   <source>&amp;Actual size</source>
   <translation>Kích thước thậ&amp;t</translation>
  </message>
  <message>
   <source>&amp;Attach or switch a number…</source>
   <translation>&amp;Gắn hoặc chuyển số…</translation>
  </message>
  <message>
   <source>&amp;Budget</source>
   <translation>&amp;Hạn mức</translation>
  </message>
  <message>
   <source>&amp;Call this tree</source>
   <translation>&amp;Gọi cây này</translation>
  </message>
  <message>
   <source>&amp;Check</source>
   <translation>&amp;Kiểm tra</translation>
  </message>
  <message>
   <source>&amp;Check this installation…</source>
   <translation>&amp;Kiểm tra bản cài này…</translation>
  </message>
  <message>
   <source>&amp;Colours</source>
   <translation>&amp;Màu sắc</translation>
  </message>
  <message>
   <source>&amp;Connections…</source>
   <translation>Kết nố&amp;i…</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Sao chép</translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>&amp;Xóa</translation>
  </message>
  <message>
   <source>&amp;Delete tree…</source>
   <translation>&amp;Xóa cây…</translation>
  </message>
  <message>
   <source>&amp;Draft</source>
   <translation>Bản &amp;nháp</translation>
  </message>
  <message>
   <source>&amp;Draft: keep edits here until I publish</source>
   <translation>&amp;Bản nháp: giữ lại tới khi xuất bản</translation>
  </message>
  <message>
   <source>&amp;Edit</source>
   <translation>&amp;Sửa</translation>
  </message>
  <message>
   <source>&amp;Export…</source>
   <translation>&amp;Xuất…</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>&amp;Tệp</translation>
  </message>
  <message>
   <source>&amp;Find…</source>
   <translation>&amp;Tìm…</translation>
  </message>
  <message>
   <source>&amp;Fit the tree</source>
   <translation>&amp;Vừa cửa sổ</translation>
  </message>
  <message>
   <source>&amp;Fix the chosen problem</source>
   <translation>&amp;Sửa vấn đề đang chọn</translation>
  </message>
  <message>
   <source>&amp;Forget the secret after idling</source>
   <translation>&amp;Quên mã bí mật sau khi không dùng</translation>
  </message>
  <message>
   <source>&amp;Get started…</source>
   <translation>&amp;Bắt đầu…</translation>
  </message>
  <message>
   <source>&amp;Go</source>
   <translation>Đ&amp;i tới</translation>
  </message>
  <message>
   <source>&amp;Hear the prompt</source>
   <translation>Ng&amp;he lời chào</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>Trợ giú&amp;p</translation>
  </message>
  <message>
   <source>&amp;Help on this</source>
   <translation>Trợ giúp &amp;về chỗ này</translation>
  </message>
  <message>
   <source>&amp;How grave</source>
   <translation>&amp;Mức nghiêm trọng</translation>
  </message>
  <message>
   <source>&amp;Import…</source>
   <translation>&amp;Nhập…</translation>
  </message>
  <message>
   <source>&amp;Insert</source>
   <translation>C&amp;hèn</translation>
  </message>
  <message>
   <source>&amp;Key</source>
   <translation>&amp;Phím</translation>
  </message>
  <message>
   <source>&amp;Key SID</source>
   <translation>&amp;SID của khóa</translation>
  </message>
  <message>
   <source>&amp;Keyboard shortcuts</source>
   <translation>&amp;Phím tắt</translation>
  </message>
  <message>
   <source>&amp;Keys</source>
   <translation>&amp;Phím</translation>
  </message>
  <message>
   <source>&amp;Keys of “{name}”</source>
   <translation>&amp;Phím của “{name}”</translation>
  </message>
  <message>
   <source>&amp;Language</source>
   <translation>&amp;Ngôn ngữ</translation>
  </message>
  <message>
   <source>&amp;Licences…</source>
   <translation>&amp;Giấy phép…</translation>
  </message>
  <message>
   <source>&amp;Lock connection</source>
   <translation>Khó&amp;a kết nối</translation>
  </message>
  <message>
   <source>&amp;Measured</source>
   <translation>Đ&amp;o được</translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation>&amp;Tên</translation>
  </message>
  <message>
   <source>&amp;Name of this connection</source>
   <translation>&amp;Tên của kết nối này</translation>
  </message>
  <message>
   <source>&amp;New tree</source>
   <translation>Cây &amp;mới</translation>
  </message>
  <message>
   <source>&amp;Next conflict</source>
   <translation>Xung đột &amp;kế tiếp</translation>
  </message>
  <message>
   <source>&amp;Next pane</source>
   <translation>&amp;Khung kế tiếp</translation>
  </message>
  <message>
   <source>&amp;Number shown to that phone</source>
   <translation>Số &amp;hiện cho điện thoại đó</translation>
  </message>
  <message>
   <source>&amp;Numbers and queues…</source>
   <translation>&amp;Số điện thoại và hàng đợi…</translation>
  </message>
  <message>
   <source>&amp;Open file…</source>
   <translation>&amp;Mở tệp…</translation>
  </message>
  <message>
   <source>&amp;Paste</source>
   <translation>&amp;Dán</translation>
  </message>
  <message>
   <source>&amp;Phone number</source>
   <translation>&amp;Số điện thoại</translation>
  </message>
  <message>
   <source>&amp;Preferences…</source>
   <translation>&amp;Tùy chọn…</translation>
  </message>
  <message>
   <source>&amp;Proxy</source>
   <translation>&amp;Proxy</translation>
  </message>
  <message>
   <source>&amp;Publish</source>
   <translation>X&amp;uất bản</translation>
  </message>
  <message>
   <source>&amp;Queue</source>
   <translation>&amp;Hàng đợi</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>T&amp;hoát</translation>
  </message>
  <message>
   <source>&amp;Reason, for those who read the tree later</source>
   <translation>&amp;Lý do, cho người đọc cây sau này</translation>
  </message>
  <message>
   <source>&amp;Recording</source>
   <translation>Bản &amp;ghi âm</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>&amp;Làm lại</translation>
  </message>
  <message>
   <source>&amp;Redo {what}</source>
   <translation>&amp;Làm lại {what}</translation>
  </message>
  <message>
   <source>&amp;Remember it in {keyring}</source>
   <translation>&amp;Nhớ trong {keyring}</translation>
  </message>
  <message>
   <source>&amp;Remember recently opened files</source>
   <translation>&amp;Nhớ các tệp mở gần đây</translation>
  </message>
  <message>
   <source>&amp;Rename tree</source>
   <translation>Đổi tê&amp;n cây</translation>
  </message>
  <message>
   <source>&amp;Reset</source>
   <translation>Đặt &amp;lại</translation>
  </message>
  <message>
   <source>&amp;Roll back</source>
   <translation>Trở &amp;lại cây cũ</translation>
  </message>
  <message>
   <source>&amp;Rules of the house (a TOML file)</source>
   <translation>&amp;Quy tắc nội bộ (tệp TOML)</translation>
  </message>
  <message>
   <source>&amp;Said before each retry</source>
   <translation>&amp;Nói trước mỗi lần thử lại</translation>
  </message>
  <message>
   <source>&amp;Save to file</source>
   <translation>&amp;Lưu vào tệp</translation>
  </message>
  <message>
   <source>&amp;Silence before it</source>
   <translation>&amp;Khoảng lặng trước đó</translation>
  </message>
  <message>
   <source>&amp;Single letters act on the canvas (N, C, digits)</source>
   <translation>Phím c&amp;hữ đơn có tác dụng trên bản vẽ (N, C, chữ số)</translation>
  </message>
  <message>
   <source>&amp;Stop publishing</source>
   <translation>&amp;Dừng xuất bản</translation>
  </message>
  <message>
   <source>&amp;Take them over</source>
   <translation>&amp;Nhận các phím này</translation>
  </message>
  <message>
   <source>&amp;Text</source>
   <translation>&amp;Nội dung</translation>
  </message>
  <message>
   <source>&amp;Times the menu is said, the first included</source>
   <translation>&amp;Số lần nói menu, kể cả lần đầu</translation>
  </message>
  <message>
   <source>&amp;Tree</source>
   <translation>&amp;Cây</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>&amp;Hoàn tác</translation>
  </message>
  <message>
   <source>&amp;Undo {what}</source>
   <translation>&amp;Hoàn tác {what}</translation>
  </message>
  <message>
   <source>&amp;Unfold all</source>
   <translation>Mở &amp;rộng tất cả</translation>
  </message>
  <message>
   <source>&amp;Unlock connection…</source>
   <translation>&amp;Mở khóa kết nối…</translation>
  </message>
  <message>
   <source>&amp;Until</source>
   <translation>&amp;Tới ngày</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>&amp;Xem</translation>
  </message>
  <message>
   <source>&amp;Voice</source>
   <translation>&amp;Giọng đọc</translation>
  </message>
  <message>
   <source>&amp;Wait for a key</source>
   <translation>&amp;Chờ bấm phím</translation>
  </message>
  <message>
   <source>&amp;What's this?</source>
   <translation>Đây là &amp;gì?</translation>
  </message>
  <message>
   <source>&amp;Write the menu from the keys</source>
   <translation>&amp;Viết lời menu theo các phím</translation>
  </message>
  <message>
   <source>(a recording: {file})</source>
   <translation>(bản ghi âm: {file})</translation>
  </message>
  <message>
   <source>(empty)</source>
   <translation>(trống)</translation>
  </message>
  <message>
   <source>(no name)</source>
   <translation>(không có tên)</translation>
  </message>
  <message>
   <source>(not there)</source>
   <translation>(không có)</translation>
  </message>
  <message>
   <source>(recording: {file})</source>
   <translation>(ghi âm: {file})</translation>
  </message>
  <message>
   <source>* goes back</source>
   <translation>Phím * để quay lại</translation>
  </message>
  <message>
   <source>+ Added</source>
   <translation>+ Thêm</translation>
  </message>
  <message>
   <source>+ {n} added</source>
   <translation>+ thêm {n}</translation>
  </message>
  <message>
   <source>0 is for help</source>
   <translation>Phím 0 để được giúp đỡ</translation>
  </message>
  <message>
   <source>0 leads to a queue</source>
   <translation>Phím 0 dẫn tới hàng đợi</translation>
  </message>
  <message>
   <source>0 works</source>
   <translation>Phím 0 hoạt động</translation>
  </message>
  <message>
   <source>1 change taken over</source>
   <translation>Đã nhận 1 thay đổi</translation>
  </message>
  <message>
   <source>1 row</source>
   <translation>1 dòng</translation>
  </message>
  <message>
   <source>4 times as fast</source>
   <translation>Nhanh gấp 4</translation>
  </message>
  <message>
   <source>9 ends the call</source>
   <translation>Phím 9 kết thúc cuộc gọi</translation>
  </message>
  <message>
   <source>A call cannot go on in another flow; import that one too, and join the trees.</source>
   <translation>Cuộc gọi không thể tiếp tục ở luồng khác; hãy nhập cả luồng đó rồi ghép các cây.</translation>
  </message>
  <message>
   <source>A call that had been given up arrived after all</source>
   <translation>Một lệnh gọi tưởng đã mất cuối cùng vẫn đến</translation>
  </message>
  <message>
   <source>A caller who does as told gets the answer for a wrong key.</source>
   <translation>Người gọi làm theo lời lại nhận câu trả lời cho phím sai.</translation>
  </message>
  <message>
   <source>A caller who gets here can only hang up: nothing ends the call or answers it.</source>
   <translation>Người gọi tới đây chỉ còn cách gác máy: không gì kết thúc hoặc trả lời cuộc gọi.</translation>
  </message>
  <message>
   <source>A caller who keeps pressing wrong keys at “{name}” goes round for ever.</source>
   <translation>Người gọi cứ bấm sai phím ở “{name}” sẽ quay vòng mãi.</translation>
  </message>
  <message>
   <source>A caller who knows the keys and does not wait</source>
   <translation>Người gọi biết phím và không chờ</translation>
  </message>
  <message>
   <source>A caller who listens until the key is named</source>
   <translation>Người gọi nghe tới khi phím được nói</translation>
  </message>
  <message>
   <source>A caller who says nothing at “{name}” goes round for ever.</source>
   <translation>Người gọi không bấm gì ở “{name}” sẽ quay vòng mãi.</translation>
  </message>
  <message>
   <source>A caller who takes this key is lost: nobody knows what the contact center does then.</source>
   <translation>Người gọi chọn phím này sẽ bị lạc: không ai biết lúc đó tổng đài làm gì.</translation>
  </message>
  <message>
   <source>A caller who waits for everything and goes round every loop</source>
   <translation>Người gọi chờ mọi thứ và đi hết mọi vòng lặp</translation>
  </message>
  <message>
   <source>A file of settings was damaged and is kept as “{file}”.</source>
   <translation>Một tệp cài đặt bị hỏng và được giữ lại với tên “{file}”.</translation>
  </message>
  <message>
   <source>A forwarded call needs one of your own numbers as its caller.</source>
   <translation>Cuộc gọi chuyển tiếp cần một số của chính bạn làm số gọi đi.</translation>
  </message>
  <message>
   <source>A key cannot be moved to another node.</source>
   <translation>Không thể chuyển một phím sang nhánh khác.</translation>
  </message>
  <message>
   <source>A key cannot lead to something that does not exist.</source>
   <translation>Phím không thể dẫn tới thứ không tồn tại.</translation>
  </message>
  <message>
   <source>A key that ends the call in one menu should not do something else in another.</source>
   <translation>Phím kết thúc cuộc gọi ở một menu không nên làm việc khác ở menu khác.</translation>
  </message>
  <message>
   <source>A make-believe contact center on this computer, with a sample tree. No account needed.</source>
   <translation>Một tổng đài giả lập trên máy này, có sẵn cây mẫu. Không cần tài khoản.</translation>
  </message>
  <message>
   <source>A missing number makes callers think that they missed an option.</source>
   <translation>Thiếu một số khiến người gọi tưởng mình đã lỡ một lựa chọn.</translation>
  </message>
  <message>
   <source>A new draft from “{name}”.</source>
   <translation>Bản nháp mới từ “{name}”.</translation>
  </message>
  <message>
   <source>A newer version of the program wrote this file (format {found}, known is {known}).</source>
   <translation>Tệp này do phiên bản chương trình mới hơn ghi (định dạng {found}, ở đây biết tới {known}).</translation>
  </message>
  <message>
   <source>A node has no name.</source>
   <translation>Một nhánh không có tên.</translation>
  </message>
  <message>
   <source>A node needs a name.</source>
   <translation>Nhánh cần có tên.</translation>
  </message>
  <message>
   <source>A node that plays a recording</source>
   <translation>Nhánh phát bản ghi âm</translation>
  </message>
  <message>
   <source>A node whose text the system reads out</source>
   <translation>Nhánh có lời do hệ thống đọc</translation>
  </message>
  <message>
   <source>A pause between options</source>
   <translation>Nghỉ giữa các lựa chọn</translation>
  </message>
  <message>
   <source>A person after {time}</source>
   <translation>Gặp nhân viên sau {time}</translation>
  </message>
  <message>
   <source>A person answers after {seconds} s at the earliest; the profile allows {limit} s.</source>
   <translation>Sớm nhất sau {seconds} giây mới có nhân viên trả lời; bộ quy tắc cho phép {limit} giây.</translation>
  </message>
  <message>
   <source>A person can be reached</source>
   <translation>Gặp được nhân viên</translation>
  </message>
  <message>
   <source>A person could be reached before, and cannot now.</source>
   <translation>Trước đây gặp được nhân viên, nay thì không.</translation>
  </message>
  <message>
   <source>A person in every menu</source>
   <translation>Có nhân viên ở mọi menu</translation>
  </message>
  <message>
   <source>A person is reached after {now} s; it was {before} s.</source>
   <translation>Gặp được nhân viên sau {now} giây; trước đây là {before} giây.</translation>
  </message>
  <message>
   <source>A person should be offered by the third menu.</source>
   <translation>Chậm nhất ở menu thứ ba nên có lựa chọn gặp nhân viên.</translation>
  </message>
  <message>
   <source>A person stays as near</source>
   <translation>Nhân viên vẫn gần như trước</translation>
  </message>
  <message>
   <source>A person within the time limit</source>
   <translation>Gặp nhân viên trong thời hạn</translation>
  </message>
  <message>
   <source>A phone number is made of digits.</source>
   <translation>Số điện thoại gồm các chữ số.</translation>
  </message>
  <message>
   <source>A prompt of an unknown kind</source>
   <translation>Lời chào thuộc loại lạ</translation>
  </message>
  <message>
   <source>A real choice</source>
   <translation>Lựa chọn thật sự</translation>
  </message>
  <message>
   <source>A recording has no text that could be written.</source>
   <translation>Bản ghi âm không có lời để viết.</translation>
  </message>
  <message>
   <source>A second chance</source>
   <translation>Cơ hội thứ hai</translation>
  </message>
  <message>
   <source>A setting of the checks</source>
   <translation>Một cài đặt kiểm tra</translation>
  </message>
  <message>
   <source>A test needs a name, steps and what to expect.</source>
   <translation>Một bài kiểm tra cần tên, các bước và kết quả mong đợi.</translation>
  </message>
  <message>
   <source>A test needs a name.</source>
   <translation>Bài kiểm tra cần có tên.</translation>
  </message>
  <message>
   <source>A text message: “{text}”</source>
   <translation>Tin nhắn: “{text}”</translation>
  </message>
  <message>
   <source>A tree is one phone menu: what callers hear, and where each key leads.</source>
   <translation>Một cây là một menu điện thoại: người gọi nghe gì, và mỗi phím dẫn tới đâu.</translation>
  </message>
  <message>
   <source>A tree needs a name.</source>
   <translation>Cây cần có tên.</translation>
  </message>
  <message>
   <source>A voice of another language makes the text hard to understand.</source>
   <translation>Giọng của ngôn ngữ khác làm lời khó hiểu.</translation>
  </message>
  <message>
   <source>A way back</source>
   <translation>Đường quay lại</translation>
  </message>
  <message>
   <source>A&amp;rrange all</source>
   <translation>&amp;Sắp xếp tất cả</translation>
  </message>
  <message>
   <source>A&amp;ssign</source>
   <translation>&amp;Gán</translation>
  </message>
  <message>
   <source>About IVR Designer</source>
   <translation>Giới thiệu IVR Designer</translation>
  </message>
  <message>
   <source>About {n} second.</source>
   <translation>Khoảng {n} giây.</translation>
  </message>
  <message>
   <source>About {n} seconds.</source>
   <translation>Khoảng {n} giây.</translation>
  </message>
  <message>
   <source>Accept</source>
   <translation>Chấp nhận</translation>
  </message>
  <message>
   <source>Accept this problem?</source>
   <translation>Chấp nhận vấn đề này?</translation>
  </message>
  <message>
   <source>Accept {rule}</source>
   <translation>Chấp nhận {rule}</translation>
  </message>
  <message>
   <source>Accepted until {day}: {reason}</source>
   <translation>Chấp nhận tới {day}: {reason}</translation>
  </message>
  <message>
   <source>Accepted: {reason}</source>
   <translation>Đã chấp nhận: {reason}</translation>
  </message>
  <message>
   <source>Accept…</source>
   <translation>Chấp nhận…</translation>
  </message>
  <message>
   <source>Action</source>
   <translation>Lệnh</translation>
  </message>
  <message>
   <source>Action is available</source>
   <translation>Hành động dùng được</translation>
  </message>
  <message>
   <source>Action is complete</source>
   <translation>Hành động đầy đủ</translation>
  </message>
  <message>
   <source>Actions and boxes</source>
   <translation>Lệnh và ô</translation>
  </message>
  <message>
   <source>Actions and their keys</source>
   <translation>Các lệnh và phím của chúng</translation>
  </message>
  <message>
   <source>Activity</source>
   <translation>Hoạt động</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Thêm</translation>
  </message>
  <message>
   <source>Add &amp;key…</source>
   <translation>Thêm &amp;phím…</translation>
  </message>
  <message>
   <source>Add &amp;retries…</source>
   <translation>Thêm &amp;lượt thử lại…</translation>
  </message>
  <message>
   <source>Add a node that plays a recording.</source>
   <translation>Thêm nhánh phát bản ghi âm.</translation>
  </message>
  <message>
   <source>Add a node whose text the system reads out.</source>
   <translation>Thêm nhánh có lời do hệ thống đọc.</translation>
  </message>
  <message>
   <source>Add a spoken menu on a key of the selected node.</source>
   <translation>Thêm một menu đọc ở một phím của nhánh đang chọn.</translation>
  </message>
  <message>
   <source>Add box</source>
   <translation>Thêm ô</translation>
  </message>
  <message>
   <source>Add its sound…</source>
   <translation>Thêm âm thanh…</translation>
  </message>
  <message>
   <source>Add key</source>
   <translation>Thêm phím</translation>
  </message>
  <message>
   <source>Add key {key}</source>
   <translation>Thêm phím {key}</translation>
  </message>
  <message>
   <source>Add re&amp;corded menu</source>
   <translation>Thêm menu &amp;ghi âm</translation>
  </message>
  <message>
   <source>Add retries</source>
   <translation>Thêm lượt thử lại</translation>
  </message>
  <message>
   <source>Add retries to “{name}”</source>
   <translation>Thêm lượt thử lại cho “{name}”</translation>
  </message>
  <message>
   <source>Add s&amp;poken menu</source>
   <translation>Thêm menu đ&amp;ọc</translation>
  </message>
  <message>
   <source>Add the copied boxes to this tree.</source>
   <translation>Thêm các ô đã sao chép vào cây này.</translation>
  </message>
  <message>
   <source>Add “{name}”</source>
   <translation>Thêm “{name}”</translation>
  </message>
  <message>
   <source>Add “{name}” on key {key}</source>
   <translation>Thêm “{name}” ở phím {key}</translation>
  </message>
  <message>
   <source>Address for &amp;recordings</source>
   <translation>Địa chỉ &amp;ghi âm</translation>
  </message>
  <message>
   <source>Address of the &amp;contact center</source>
   <translation>Địa chỉ &amp;tổng đài</translation>
  </message>
  <message>
   <source>After</source>
   <translation>Sau</translation>
  </message>
  <message>
   <source>After a public summary of clause 6.4; the text form must follow every change.</source>
   <translation>Theo bản tóm tắt công khai của mục 6.4; bản chữ phải theo kịp mọi thay đổi.</translation>
  </message>
  <message>
   <source>After decree 6.523/2008, article 4, with 60 s to a person; replaced by decree 11.034/2022. Ask a lawyer.</source>
   <translation>Theo nghị định 6.523/2008, điều 4: gặp nhân viên trong 60 giây; đã được thay bằng nghị định 11.034/2022. Hãy hỏi luật sư.</translation>
  </message>
  <message>
   <source>After edits</source>
   <translation>Sau các thay đổi</translation>
  </message>
  <message>
   <source>After public summaries of the standard by vendors; the standard itself was not read.</source>
   <translation>Theo các bản tóm tắt công khai của những nhà cung cấp; chưa đọc chính tiêu chuẩn.</translation>
  </message>
  <message>
   <source>After reports on the draft law of 2022 (three minutes to a person); the final text was not seen.</source>
   <translation>Theo các bài viết về dự luật năm 2022 (gặp nhân viên trong ba phút); chưa xem văn bản cuối cùng.</translation>
  </message>
  <message>
   <source>After silence or a wrong key “{name}” is said again, then the caller gets to a person.</source>
   <translation>Khi người gọi im lặng hoặc bấm sai, “{name}” được nói lại, rồi người gọi gặp nhân viên.</translation>
  </message>
  <message>
   <source>After the public GetHuman standard 1.0.</source>
   <translation>Theo tiêu chuẩn GetHuman 1.0 đã công bố.</translation>
  </message>
  <message>
   <source>After three seconds of silence callers think that the line is broken.</source>
   <translation>Sau ba giây im lặng người gọi tưởng đường dây hỏng.</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation>Mọi tệp (*)</translation>
  </message>
  <message>
   <source>All is well.</source>
   <translation>Mọi thứ đều ổn.</translation>
  </message>
  <message>
   <source>All keys are taken.</source>
   <translation>Mọi phím đều đã dùng.</translation>
  </message>
  <message>
   <source>All of it</source>
   <translation>Toàn bộ</translation>
  </message>
  <message>
   <source>All phone menus of the contact center, and the numbers that play them. Enter opens one.</source>
   <translation>Mọi menu điện thoại của tổng đài, và các số phát chúng. Enter mở một cây.</translation>
  </message>
  <message>
   <source>All trees</source>
   <translation>Mọi cây</translation>
  </message>
  <message>
   <source>Along the keys: to a child, to the parent</source>
   <translation>Theo phím: tới nhánh con, tới nhánh cha</translation>
  </message>
  <message>
   <source>Also list what was only read, since the program was started. Failures always are.</source>
   <translation>Liệt kê cả những lần chỉ đọc, từ khi mở chương trình. Những lần đọc thất bại luôn được liệt kê.</translation>
  </message>
  <message>
   <source>Also reads</source>
   <translation>Cả lần đọc</translation>
  </message>
  <message>
   <source>Alt and a letter open menus. Choose other keys.</source>
   <translation>Alt và một chữ cái dùng để mở menu. Hãy chọn phím khác.</translation>
  </message>
  <message>
   <source>Alt+Enter: {what}</source>
   <translation>Alt+Enter: {what}</translation>
  </message>
  <message>
   <source>An action, or @ and the name of a box</source>
   <translation>Một lệnh, hoặc @ và tên của một ô</translation>
  </message>
  <message>
   <source>Announced by the vendor, not live yet</source>
   <translation>Nhà cung cấp đã thông báo, chưa hoạt động</translation>
  </message>
  <message>
   <source>Another program holds the journal, so the change could not be stored; nothing was sent.</source>
   <translation>Chương trình khác đang giữ nhật ký thay đổi nên không lưu được; chưa gửi gì cả.</translation>
  </message>
  <message>
   <source>Answer the open question first.</source>
   <translation>Hãy trả lời câu hỏi đang mở trước.</translation>
  </message>
  <message>
   <source>Answer the question about it first.</source>
   <translation>Hãy trả lời câu hỏi về nó trước.</translation>
  </message>
  <message>
   <source>Arrange &amp;selection</source>
   <translation>Sắp xếp phần &amp;chọn</translation>
  </message>
  <message>
   <source>Arrange these</source>
   <translation>Sắp xếp các ô này</translation>
  </message>
  <message>
   <source>Arrange, &amp;keep placed boxes</source>
   <translation>Sắp xếp, giữ ô đặt ta&amp;y</translation>
  </message>
  <message>
   <source>Arranged.</source>
   <translation>Đã sắp xếp.</translation>
  </message>
  <message>
   <source>Arrived late: there twice</source>
   <translation>Đến muộn: có hai cái</translation>
  </message>
  <message>
   <source>As a fresh tree, then switch numbers</source>
   <translation>Thành cây mới, rồi chuyển số</translation>
  </message>
  <message>
   <source>As of {date}</source>
   <translation>Tính tới {date}</translation>
  </message>
  <message>
   <source>As on the phone</source>
   <translation>Như trên điện thoại</translation>
  </message>
  <message>
   <source>As the contact center decides</source>
   <translation>Theo quyết định của tổng đài</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Theo hệ thống</translation>
  </message>
  <message>
   <source>As ticked</source>
   <translation>Như đã chọn</translation>
  </message>
  <message>
   <source>As-built document</source>
   <translation>Tài liệu hiện trạng</translation>
  </message>
  <message>
   <source>Ask who manages the contact center whether the key may do that.</source>
   <translation>Hãy hỏi người quản trị tổng đài xem khóa này có được phép không.</translation>
  </message>
  <message>
   <source>Ask who runs the network whether a proxy or firewall stops it, or whether it wants a log-in.</source>
   <translation>Hãy hỏi người quản trị mạng xem có máy chủ proxy hay tường lửa nào chặn không, hoặc mạng có đòi đăng nhập không.</translation>
  </message>
  <message>
   <source>Assign makes {keys} the keys of this action.</source>
   <translation>Gán sẽ làm {keys} thành phím của lệnh này.</translation>
  </message>
  <message>
   <source>At least</source>
   <translation>Ít nhất</translation>
  </message>
  <message>
   <source>At most</source>
   <translation>Nhiều nhất</translation>
  </message>
  <message>
   <source>Ba&amp;ck to the canvas</source>
   <translation>&amp;Về bản vẽ</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Lùi</translation>
  </message>
  <message>
   <source>Back to the canvas</source>
   <translation>Về bản vẽ</translation>
  </message>
  <message>
   <source>Back to the canvas (Esc)</source>
   <translation>Về bản vẽ (Esc)</translation>
  </message>
  <message>
   <source>Back to usual</source>
   <translation>Về thông thường</translation>
  </message>
  <message>
   <source>Back to what the contact center has</source>
   <translation>Trở về trạng thái của tổng đài</translation>
  </message>
  <message>
   <source>Before</source>
   <translation>Trước</translation>
  </message>
  <message>
   <source>Before publishing</source>
   <translation>Trước khi xuất bản</translation>
  </message>
  <message>
   <source>Begin with a ready tree, as a draft.</source>
   <translation>Bắt đầu bằng một cây có sẵn, dưới dạng bản nháp.</translation>
  </message>
  <message>
   <source>Being sent</source>
   <translation>Đang gửi</translation>
  </message>
  <message>
   <source>Best</source>
   <translation>Nhanh nhất</translation>
  </message>
  <message>
   <source>Both are kept.</source>
   <translation>Đã giữ cả hai.</translation>
  </message>
  <message>
   <source>Both are wanted; nothing is changed</source>
   <translation>Cần cả hai; không thay đổi gì</translation>
  </message>
  <message>
   <source>Branch folded.</source>
   <translation>Đã thu gọn nhánh.</translation>
  </message>
  <message>
   <source>Branch unfolded.</source>
   <translation>Đã mở rộng nhánh.</translation>
  </message>
  <message>
   <source>Brazil: customer lines</source>
   <translation>Brazil: đường dây chăm sóc khách hàng</translation>
  </message>
  <message>
   <source>Bring the chosen version back as a draft, and show the plan.</source>
   <translation>Đưa phiên bản đã chọn về làm bản nháp, và hiện kế hoạch.</translation>
  </message>
  <message>
   <source>Bring the selected node back as it was in the chosen version.</source>
   <translation>Đưa nhánh đang chọn về như trong phiên bản đã chọn.</translation>
  </message>
  <message>
   <source>Bring this state back as a draft, and show the plan</source>
   <translation>Đưa trạng thái này về làm bản nháp, và hiện kế hoạch</translation>
  </message>
  <message>
   <source>Budget to a person</source>
   <translation>Hạn mức tới khi gặp nhân viên</translation>
  </message>
  <message>
   <source>Building the new tree</source>
   <translation>Đang dựng cây mới</translation>
  </message>
  <message>
   <source>Built on</source>
   <translation>Xây dựng trên</translation>
  </message>
  <message>
   <source>By steps</source>
   <translation>Từng bước</translation>
  </message>
  <message>
   <source>C&amp;hange key…</source>
   <translation>Đổ&amp;i phím…</translation>
  </message>
  <message>
   <source>C&amp;ompare versions</source>
   <translation>S&amp;o sánh phiên bản</translation>
  </message>
  <message>
   <source>Call</source>
   <translation>Gọi</translation>
  </message>
  <message>
   <source>Call again</source>
   <translation>Gọi lại</translation>
  </message>
  <message>
   <source>Call the line with a stopwatch, and enter how long the voice takes for this text.</source>
   <translation>Hãy gọi tới đường dây với đồng hồ bấm giờ, và nhập giọng đọc mất bao lâu cho lời này.</translation>
  </message>
  <message>
   <source>Call the tree first; the walk can then be saved.</source>
   <translation>Trước hết hãy gọi cây; sau đó mới lưu được lượt đi.</translation>
  </message>
  <message>
   <source>Call this tree</source>
   <translation>Gọi cây này</translation>
  </message>
  <message>
   <source>Call {number}</source>
   <translation>Gọi {number}</translation>
  </message>
  <message>
   <source>Caller</source>
   <translation>Người gọi</translation>
  </message>
  <message>
   <source>Callers are here after {time}.</source>
   <translation>Người gọi tới đây sau {time}.</translation>
  </message>
  <message>
   <source>Callers came to get something done, and lose patience with a long greeting.</source>
   <translation>Người gọi có việc cần làm, và mất kiên nhẫn với lời chào dài.</translation>
  </message>
  <message>
   <source>Callers can only press one key here, and this is none that is free.</source>
   <translation>Ở đây người gọi chỉ bấm được một phím, và đây không phải là phím còn trống.</translation>
  </message>
  <message>
   <source>Callers can only press one key here, and this is none.</source>
   <translation>Ở đây người gọi chỉ bấm được một phím, và đây không phải là phím.</translation>
  </message>
  <message>
   <source>Callers cannot decide between two options that sound the same.</source>
   <translation>Người gọi không thể chọn giữa hai lựa chọn nghe giống nhau.</translation>
  </message>
  <message>
   <source>Callers cannot enter {thing} yet: it has no node in the contact center.</source>
   <translation>Người gọi chưa vào được {thing}: nó chưa có nhánh nào ở tổng đài.</translation>
  </message>
  <message>
   <source>Callers cannot get to “{name}”.</source>
   <translation>Người gọi không tới được “{name}”.</translation>
  </message>
  <message>
   <source>Callers do not notice this step; the call goes on after it.</source>
   <translation>Người gọi không nhận thấy bước này; cuộc gọi tiếp tục sau nó.</translation>
  </message>
  <message>
   <source>Callers enter at this node; delete the others first, or the whole tree.</source>
   <translation>Người gọi vào từ nhánh này; hãy xóa các nhánh khác trước, hoặc xóa cả cây.</translation>
  </message>
  <message>
   <source>Callers enter here</source>
   <translation>Người gọi vào ở đây</translation>
  </message>
  <message>
   <source>Callers expect the keys in ascending order and miss one that comes late.</source>
   <translation>Người gọi chờ các phím tăng dần và bỏ lỡ phím đến muộn.</translation>
  </message>
  <message>
   <source>Callers give up long before so many steps.</source>
   <translation>Người gọi bỏ cuộc từ lâu trước khi đi hết ngần ấy bước.</translation>
  </message>
  <message>
   <source>Callers hear nothing of your edits until you publish.</source>
   <translation>Người gọi không nghe thấy thay đổi của bạn cho tới khi bạn xuất bản.</translation>
  </message>
  <message>
   <source>Callers hear silence, or a placeholder read aloud.</source>
   <translation>Người gọi nghe im lặng, hoặc nghe đọc to chữ giữ chỗ.</translation>
  </message>
  <message>
   <source>Callers hear the prompt and then nothing is defined to happen.</source>
   <translation>Người gọi nghe lời chào rồi không có gì được định sẵn để xảy ra.</translation>
  </message>
  <message>
   <source>Callers know # as the key that ends an entry or repeats.</source>
   <translation>Người gọi biết # là phím kết thúc việc nhập hoặc nghe lại.</translation>
  </message>
  <message>
   <source>Callers listen for their matter first, and have forgotten the key when they hear it.</source>
   <translation>Người gọi nghe chờ việc của mình trước, và đã quên phím khi nghe tới nó.</translation>
  </message>
  <message>
   <source>Callers may press keys while it plays</source>
   <translation>Bấm phím được khi đang phát</translation>
  </message>
  <message>
   <source>Callers meet each change as soon as it is made, never a dead end.</source>
   <translation>Người gọi gặp mỗi thay đổi ngay khi nó được làm, không bao giờ gặp ngõ cụt.</translation>
  </message>
  <message>
   <source>Callers of this number get</source>
   <translation>Người gọi số này nghe</translation>
  </message>
  <message>
   <source>Callers of this number meet no menu although it is set to play one.</source>
   <translation>Người gọi số này không gặp menu nào dù nó được đặt để phát menu.</translation>
  </message>
  <message>
   <source>Callers of {numbers} would notice.</source>
   <translation>Người gọi {numbers} sẽ nhận thấy.</translation>
  </message>
  <message>
   <source>Callers of {number} hear this tree.</source>
   <translation>Người gọi {number} nghe cây này.</translation>
  </message>
  <message>
   <source>Callers of {number} hear this tree; give the number another one first.</source>
   <translation>Người gọi {number} nghe cây này; trước hết hãy gán cây khác cho số đó.</translation>
  </message>
  <message>
   <source>Callers of “{tree}” enter at another node in the contact center than here.</source>
   <translation>Người gọi “{tree}” vào từ một nhánh khác ở tổng đài so với ở đây.</translation>
  </message>
  <message>
   <source>Callers press * to go back, to repeat or to cancel.</source>
   <translation>Người gọi bấm * để quay lại, nghe lại hoặc hủy.</translation>
  </message>
  <message>
   <source>Callers press 0 when they want a person, whether it is offered or not.</source>
   <translation>Người gọi bấm 0 khi muốn gặp nhân viên, dù có được mời hay không.</translation>
  </message>
  <message>
   <source>Callers press 0 when they want a person.</source>
   <translation>Người gọi bấm 0 khi muốn gặp nhân viên.</translation>
  </message>
  <message>
   <source>Callers rely on what a key meant in the menu before.</source>
   <translation>Người gọi tin vào nghĩa của phím ở menu trước.</translation>
  </message>
  <message>
   <source>Callers should be able to leave any menu for a person by pressing 0.</source>
   <translation>Người gọi phải rời được mọi menu để gặp nhân viên bằng cách bấm 0.</translation>
  </message>
  <message>
   <source>Callers wait for a person</source>
   <translation>Người gọi chờ gặp nhân viên</translation>
  </message>
  <message>
   <source>Callers wait less when what most of them want is said first.</source>
   <translation>Người gọi chờ ít hơn khi việc của số đông được nói trước.</translation>
  </message>
  <message>
   <source>Callers who get to “{name}” can never leave.</source>
   <translation>Người gọi tới “{name}” không bao giờ ra được.</translation>
  </message>
  <message>
   <source>Callers who say nothing or press a wrong key are the ones who need help most.</source>
   <translation>Người không nói gì hoặc bấm sai phím là người cần giúp nhất.</translation>
  </message>
  <message>
   <source>Callers who took a wrong turn have to hang up and call again.</source>
   <translation>Người gọi rẽ nhầm phải gác máy và gọi lại.</translation>
  </message>
  <message>
   <source>Callers whose matter fits no option are left without help.</source>
   <translation>Người gọi có việc không hợp lựa chọn nào sẽ không được giúp.</translation>
  </message>
  <message>
   <source>Callers will wait longer for a person than they are used to.</source>
   <translation>Người gọi sẽ phải chờ gặp nhân viên lâu hơn trước.</translation>
  </message>
  <message>
   <source>Calls</source>
   <translation>Cuộc gọi</translation>
  </message>
  <message>
   <source>Calls abroad and to special numbers are expensive and a known way of fraud.</source>
   <translation>Cuộc gọi ra nước ngoài và tới số đặc biệt rất đắt và là cách lừa đảo thường gặp.</translation>
  </message>
  <message>
   <source>Calls begin at a node that is not in this tree.</source>
   <translation>Cuộc gọi bắt đầu ở một nhánh không có trong cây này.</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Hủy</translation>
  </message>
  <message>
   <source>Carry out the plan; without one, make it first.</source>
   <translation>Thực hiện kế hoạch; nếu chưa có thì lập trước.</translation>
  </message>
  <message>
   <source>Carry out this plan</source>
   <translation>Thực hiện kế hoạch này</translation>
  </message>
  <message>
   <source>Certificates</source>
   <translation>Chứng chỉ</translation>
  </message>
  <message>
   <source>Change barge-in</source>
   <translation>Đổi cách ngắt lời chào</translation>
  </message>
  <message>
   <source>Change destination</source>
   <translation>Đổi đích đến</translation>
  </message>
  <message>
   <source>Change key {key}</source>
   <translation>Sửa phím {key}</translation>
  </message>
  <message>
   <source>Change key {old} to {new}</source>
   <translation>Đổi phím {old} thành {new}</translation>
  </message>
  <message>
   <source>Change kind of prompt</source>
   <translation>Đổi loại lời chào</translation>
  </message>
  <message>
   <source>Change length of recording</source>
   <translation>Đổi độ dài bản ghi âm</translation>
  </message>
  <message>
   <source>Change note</source>
   <translation>Sửa ghi chú</translation>
  </message>
  <message>
   <source>Change number shown</source>
   <translation>Đổi số hiện ra</translation>
  </message>
  <message>
   <source>Change prompt</source>
   <translation>Sửa lời chào</translation>
  </message>
  <message>
   <source>Change recording</source>
   <translation>Đổi bản ghi âm</translation>
  </message>
  <message>
   <source>Change silence before prompt</source>
   <translation>Đổi khoảng lặng trước lời chào</translation>
  </message>
  <message>
   <source>Change speed</source>
   <translation>Đổi tốc độ</translation>
  </message>
  <message>
   <source>Change the edit or undo it.</source>
   <translation>Hãy sửa lại thay đổi hoặc hoàn tác nó.</translation>
  </message>
  <message>
   <source>Change the picture at once, without &amp;animation</source>
   <translation>Đổi hình ngay, không &amp;chuyển động</translation>
  </message>
  <message>
   <source>Change times played</source>
   <translation>Đổi số lần phát</translation>
  </message>
  <message>
   <source>Change tree</source>
   <translation>Sửa cây</translation>
  </message>
  <message>
   <source>Change voice</source>
   <translation>Đổi giọng đọc</translation>
  </message>
  <message>
   <source>Change waiting time</source>
   <translation>Đổi thời gian chờ</translation>
  </message>
  <message>
   <source>Change what key {key} does</source>
   <translation>Đổi việc của phím {key}</translation>
  </message>
  <message>
   <source>Change {thing}</source>
   <translation>Sửa {thing}</translation>
  </message>
  <message>
   <source>Change “{name}”</source>
   <translation>Sửa “{name}”</translation>
  </message>
  <message>
   <source>Changed elsewhere</source>
   <translation>Sửa ở nơi khác</translation>
  </message>
  <message>
   <source>Changed on the server at {time}</source>
   <translation>Được sửa trên máy chủ lúc {time}</translation>
  </message>
  <message>
   <source>Changes of others are seen</source>
   <translation>Đã xem thay đổi của người khác</translation>
  </message>
  <message>
   <source>Check contact center n&amp;ow</source>
   <translation>&amp;Kiểm tra tổng đài ngay</translation>
  </message>
  <message>
   <source>Check its permissions and do it again.</source>
   <translation>Hãy kiểm tra quyền của thư mục rồi làm lại.</translation>
  </message>
  <message>
   <source>Check key SID, secret, region (base URL) and this computer's clock.</source>
   <translation>Hãy kiểm tra SID, mã bí mật, vùng (địa chỉ gốc) và đồng hồ của máy này.</translation>
  </message>
  <message>
   <source>Check that only the API key's secret was pasted.</source>
   <translation>Hãy xem bạn có chỉ dán mã bí mật của khóa API không.</translation>
  </message>
  <message>
   <source>Check the ICC base URL.</source>
   <translation>Hãy kiểm tra địa chỉ ICC.</translation>
  </message>
  <message>
   <source>Check the address, the network and the proxy.</source>
   <translation>Hãy kiểm tra địa chỉ, mạng và proxy.</translation>
  </message>
  <message>
   <source>Check the address; if your network inspects traffic, add its CA file to the profile.</source>
   <translation>Hãy kiểm tra địa chỉ; nếu mạng của bạn kiểm soát lưu lượng, thêm tệp CA của mạng vào kết nối.</translation>
  </message>
  <message>
   <source>Check the base URL and the network.</source>
   <translation>Hãy kiểm tra địa chỉ gốc và mạng.</translation>
  </message>
  <message>
   <source>Check the base URL and whether this network wants a log-in in the browser.</source>
   <translation>Hãy kiểm tra địa chỉ gốc và xem mạng này có đòi đăng nhập qua trình duyệt không.</translation>
  </message>
  <message>
   <source>Check the base URL, with its port, and any firewall.</source>
   <translation>Hãy kiểm tra địa chỉ gốc cùng cổng của nó, và tường lửa nếu có.</translation>
  </message>
  <message>
   <source>Check the disk and do it again.</source>
   <translation>Hãy kiểm tra ổ đĩa rồi làm lại.</translation>
  </message>
  <message>
   <source>Check the free space and permissions of your settings folder.</source>
   <translation>Hãy kiểm tra dung lượng trống và quyền của thư mục cài đặt.</translation>
  </message>
  <message>
   <source>Check the key, and the media address of the connection.</source>
   <translation>Hãy kiểm tra khóa và địa chỉ ghi âm của kết nối.</translation>
  </message>
  <message>
   <source>Check the media base URL, or go on without recordings.</source>
   <translation>Hãy kiểm tra địa chỉ ghi âm, hoặc tiếp tục mà không có bản ghi âm.</translation>
  </message>
  <message>
   <source>Check the media base URL: a key works in one region only.</source>
   <translation>Hãy kiểm tra địa chỉ ghi âm: mỗi khóa chỉ dùng được ở một vùng.</translation>
  </message>
  <message>
   <source>Check the name and the folder.</source>
   <translation>Hãy kiểm tra tên và thư mục.</translation>
  </message>
  <message>
   <source>Check the network and the base URL; nothing was sent.</source>
   <translation>Hãy kiểm tra mạng và địa chỉ gốc; chưa gửi gì cả.</translation>
  </message>
  <message>
   <source>Check the network and try again.</source>
   <translation>Hãy kiểm tra mạng và thử lại.</translation>
  </message>
  <message>
   <source>Check the network, and whether a proxy is needed.</source>
   <translation>Hãy kiểm tra mạng, và xem có cần proxy không.</translation>
  </message>
  <message>
   <source>Check the permissions of the folder and the free space on its disk.</source>
   <translation>Hãy kiểm tra quyền của thư mục và chỗ trống trên ổ đĩa.</translation>
  </message>
  <message>
   <source>Check the proxy setting of the profile, or ask who runs the network.</source>
   <translation>Hãy kiểm tra cài đặt proxy của kết nối, hoặc hỏi người quản trị mạng.</translation>
  </message>
  <message>
   <source>Check the proxy settings of the system.</source>
   <translation>Hãy kiểm tra cài đặt proxy của hệ thống.</translation>
  </message>
  <message>
   <source>Check this computer's date and clock first.</source>
   <translation>Trước hết hãy kiểm tra ngày giờ của máy này.</translation>
  </message>
  <message>
   <source>Check this installation</source>
   <translation>Kiểm tra bản cài này</translation>
  </message>
  <message>
   <source>Checking</source>
   <translation>Đang kiểm tra</translation>
  </message>
  <message>
   <source>Checking the tree…</source>
   <translation>Đang kiểm tra cây…</translation>
  </message>
  <message>
   <source>Checking whether it arrived</source>
   <translation>Đang kiểm tra xem đã tới nơi chưa</translation>
  </message>
  <message>
   <source>Checking {n} change</source>
   <translation>Đang kiểm tra {n} thay đổi</translation>
  </message>
  <message>
   <source>Checking {n} changes</source>
   <translation>Đang kiểm tra {n} thay đổi</translation>
  </message>
  <message>
   <source>Checks…</source>
   <translation>Quy tắc…</translation>
  </message>
  <message>
   <source>Choose &amp;queues…</source>
   <translation>Chọn &amp;hàng đợi…</translation>
  </message>
  <message>
   <source>Choose a file that ends in .ivr.json, or import it if another program made it.</source>
   <translation>Hãy chọn tệp có đuôi .ivr.json, hoặc nhập nó nếu do chương trình khác tạo ra.</translation>
  </message>
  <message>
   <source>Choose a file that ends in .ivr.json, or open an earlier copy of this one.</source>
   <translation>Hãy chọn tệp có đuôi .ivr.json, hoặc mở một bản sao cũ hơn của tệp này.</translation>
  </message>
  <message>
   <source>Choose a key of the selected node and where it leads.</source>
   <translation>Chọn một phím của nhánh đang chọn và nơi nó dẫn tới.</translation>
  </message>
  <message>
   <source>Choose a line to change its keys.</source>
   <translation>Hãy chọn một dòng để đổi phím.</translation>
  </message>
  <message>
   <source>Choose a number that is to play the fresh tree.</source>
   <translation>Hãy chọn một số sẽ phát cây mới.</translation>
  </message>
  <message>
   <source>Choose a problem first.</source>
   <translation>Trước hết hãy chọn một vấn đề.</translation>
  </message>
  <message>
   <source>Choose a problem to read why it matters.</source>
   <translation>Hãy chọn một vấn đề để đọc vì sao nó quan trọng.</translation>
  </message>
  <message>
   <source>Choose a queue</source>
   <translation>Chọn hàng đợi</translation>
  </message>
  <message>
   <source>Choose a shorter name.</source>
   <translation>Hãy chọn tên ngắn hơn.</translation>
  </message>
  <message>
   <source>Choose a smaller file.</source>
   <translation>Hãy chọn một tệp nhỏ hơn.</translation>
  </message>
  <message>
   <source>Choose another name.</source>
   <translation>Hãy chọn tên khác.</translation>
  </message>
  <message>
   <source>Choose another number.</source>
   <translation>Hãy chọn số khác.</translation>
  </message>
  <message>
   <source>Choose another one.</source>
   <translation>Hãy chọn phiên bản khác.</translation>
  </message>
  <message>
   <source>Choose another place, and have it checked.</source>
   <translation>Hãy chọn chỗ khác, và cho kiểm tra ổ đĩa.</translation>
  </message>
  <message>
   <source>Choose another place, or ask who owns it.</source>
   <translation>Hãy chọn chỗ khác, hoặc hỏi chủ của nó.</translation>
  </message>
  <message>
   <source>Choose another place.</source>
   <translation>Hãy chọn chỗ khác.</translation>
  </message>
  <message>
   <source>Choose another tree.</source>
   <translation>Hãy chọn cây khác.</translation>
  </message>
  <message>
   <source>Choose between sandbox, contact center and file.</source>
   <translation>Chọn giữa môi trường thử, tổng đài và tệp.</translation>
  </message>
  <message>
   <source>Choose later</source>
   <translation>Chọn sau</translation>
  </message>
  <message>
   <source>Choose one in the list, make a new one, or open a file.</source>
   <translation>Hãy chọn một cây trong danh sách, tạo cây mới, hoặc mở tệp.</translation>
  </message>
  <message>
   <source>Choose one or two versions.</source>
   <translation>Hãy chọn một hoặc hai phiên bản.</translation>
  </message>
  <message>
   <source>Choose one, or enter its file name</source>
   <translation>Chọn một bản, hoặc nhập tên tệp của nó</translation>
  </message>
  <message>
   <source>Choose or add a connection.</source>
   <translation>Hãy chọn hoặc thêm một kết nối.</translation>
  </message>
  <message>
   <source>Choose profiles, limits and how grave each finding is.</source>
   <translation>Chọn bộ quy tắc, giới hạn và mức nghiêm trọng của mỗi phát hiện.</translation>
  </message>
  <message>
   <source>Choose queues</source>
   <translation>Chọn hàng đợi</translation>
  </message>
  <message>
   <source>Choose the file it was made from, to hear it here and to know its length.</source>
   <translation>Chọn tệp gốc của nó, để nghe ở đây và biết độ dài.</translation>
  </message>
  <message>
   <source>Choose the next problem and go to its place.</source>
   <translation>Chọn vấn đề kế tiếp và tới chỗ của nó.</translation>
  </message>
  <message>
   <source>Choose the problem before, go to its place.</source>
   <translation>Chọn vấn đề trước và tới chỗ của nó.</translation>
  </message>
  <message>
   <source>Choose the queue in which callers wait.</source>
   <translation>Hãy chọn hàng đợi mà người gọi sẽ chờ.</translation>
  </message>
  <message>
   <source>Choose the queue of this contact center that stands for it.</source>
   <translation>Hãy chọn hàng đợi tương ứng của tổng đài này.</translation>
  </message>
  <message>
   <source>Choose the queue they get to.</source>
   <translation>Hãy chọn hàng đợi mà họ sẽ tới.</translation>
  </message>
  <message>
   <source>Choose, add or change a contact center.</source>
   <translation>Chọn, thêm hoặc sửa một tổng đài.</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>Chọn…</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>Xóa</translation>
  </message>
  <message>
   <source>Clear names</source>
   <translation>Tên rõ ràng</translation>
  </message>
  <message>
   <source>Clear this list</source>
   <translation>Xóa danh sách này</translation>
  </message>
  <message>
   <source>Click something to read what it is for.</source>
   <translation>Bấm vào một thứ để đọc xem nó dùng để làm gì.</translation>
  </message>
  <message>
   <source>Clock</source>
   <translation>Đồng hồ</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Đóng</translation>
  </message>
  <message>
   <source>Close it there, or choose another name.</source>
   <translation>Hãy đóng tệp ở đó, hoặc chọn tên khác.</translation>
  </message>
  <message>
   <source>Close the other window or command and do it again.</source>
   <translation>Hãy đóng cửa sổ hoặc lệnh kia rồi làm lại.</translation>
  </message>
  <message>
   <source>Close the search (Esc)</source>
   <translation>Đóng tìm kiếm (Esc)</translation>
  </message>
  <message>
   <source>Close the time map</source>
   <translation>Đóng bản đồ thời gian</translation>
  </message>
  <message>
   <source>Comes to “{name}”</source>
   <translation>Tới “{name}”</translation>
  </message>
  <message>
   <source>Comman&amp;ds…</source>
   <translation>&amp;Lệnh…</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>So sánh</translation>
  </message>
  <message>
   <source>Compare the trees with what you remember, then choose “Go on”.</source>
   <translation>Hãy so các cây với những gì bạn nhớ, rồi chọn “Tiếp tục”.</translation>
  </message>
  <message>
   <source>Compared with the contact center.</source>
   <translation>So với tổng đài.</translation>
  </message>
  <message>
   <source>Compares the two chosen versions.</source>
   <translation>So sánh hai phiên bản đã chọn.</translation>
  </message>
  <message>
   <source>Compares with what is here now. Choose a second one with {key} to compare the two.</source>
   <translation>So với cái đang có ở đây. Chọn thêm một phiên bản bằng {key} để so hai phiên bản.</translation>
  </message>
  <message>
   <source>Comparing…</source>
   <translation>Đang so sánh…</translation>
  </message>
  <message>
   <source>Complaint and cancelling</source>
   <translation>Khiếu nại và hủy dịch vụ</translation>
  </message>
  <message>
   <source>Complete the draft and publish again.</source>
   <translation>Hãy hoàn thiện bản nháp rồi xuất bản lại.</translation>
  </message>
  <message>
   <source>Conflict</source>
   <translation>Xung đột</translation>
  </message>
  <message>
   <source>Conflicts</source>
   <translation>Xung đột</translation>
  </message>
  <message>
   <source>Conflicts ({n})</source>
   <translation>Xung đột ({n})</translation>
  </message>
  <message>
   <source>Connect &amp;to…</source>
   <translation>Nối tớ&amp;i…</translation>
  </message>
  <message>
   <source>Connect it again, or choose another place.</source>
   <translation>Hãy kết nối lại, hoặc chọn chỗ khác.</translation>
  </message>
  <message>
   <source>Connect key {key} to a person</source>
   <translation>Nối phím {key} tới nhân viên</translation>
  </message>
  <message>
   <source>Connect to a contact center first.</source>
   <translation>Trước hết hãy kết nối tới tổng đài.</translation>
  </message>
  <message>
   <source>Connect to a contact center, or try the sandbox.</source>
   <translation>Hãy kết nối tới tổng đài, hoặc dùng môi trường thử.</translation>
  </message>
  <message>
   <source>Connect to your contact center</source>
   <translation>Kết nối tới tổng đài của bạn</translation>
  </message>
  <message>
   <source>Connecting…</source>
   <translation>Đang kết nối…</translation>
  </message>
  <message>
   <source>Connection</source>
   <translation>Kết nối</translation>
  </message>
  <message>
   <source>Connections</source>
   <translation>Kết nối</translation>
  </message>
  <message>
   <source>Copied {n} box.</source>
   <translation>Đã sao chép {n} ô.</translation>
  </message>
  <message>
   <source>Copied {n} boxes.</source>
   <translation>Đã sao chép {n} ô.</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Sao chép</translation>
  </message>
  <message>
   <source>Copy SID and secret anew from the project's API keys, and check the base URL of your region.</source>
   <translation>Hãy chép lại SID và mã bí mật từ phần khóa API của dự án, và kiểm tra địa chỉ gốc của vùng.</translation>
  </message>
  <message>
   <source>Copy as text</source>
   <translation>Sao chép dạng chữ</translation>
  </message>
  <message>
   <source>Copy it from the console; it starts SK.</source>
   <translation>Hãy chép nó từ trang quản trị; nó bắt đầu bằng SK.</translation>
  </message>
  <message>
   <source>Copy report</source>
   <translation>Sao chép báo cáo</translation>
  </message>
  <message>
   <source>Copy the chosen lines, or all that are shown</source>
   <translation>Sao chép các dòng đã chọn, hoặc mọi dòng đang hiện</translation>
  </message>
  <message>
   <source>Copy the selected boxes, then delete them.</source>
   <translation>Sao chép các ô đang chọn rồi xóa chúng.</translation>
  </message>
  <message>
   <source>Copy the selected boxes.</source>
   <translation>Sao chép các ô đang chọn.</translation>
  </message>
  <message>
   <source>Copy the selected nodes beside themselves.</source>
   <translation>Sao chép các nhánh đang chọn ngay bên cạnh.</translation>
  </message>
  <message>
   <source>Correct ca_file, or ask who set it.</source>
   <translation>Hãy sửa ca_file, hoặc hỏi người đã đặt nó.</translation>
  </message>
  <message>
   <source>Correct that place in a text editor, or open an earlier copy of the file.</source>
   <translation>Hãy sửa chỗ đó bằng trình soạn thảo văn bản, hoặc mở một bản sao cũ hơn.</translation>
  </message>
  <message>
   <source>Correct the value, or ask who set it.</source>
   <translation>Hãy sửa giá trị đó, hoặc hỏi người đã đặt.</translation>
  </message>
  <message>
   <source>Create {thing}</source>
   <translation>Tạo {thing}</translation>
  </message>
  <message>
   <source>Cu&amp;t</source>
   <translation>Cắ&amp;t</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Tối</translation>
  </message>
  <message>
   <source>Dead end</source>
   <translation>Ngõ cụt</translation>
  </message>
  <message>
   <source>Decide the conflict for what is here; it is written now.</source>
   <translation>Giải quyết theo những gì có ở đây; được ghi ngay.</translation>
  </message>
  <message>
   <source>Decide the conflict for what the contact center has.</source>
   <translation>Giải quyết theo những gì tổng đài có.</translation>
  </message>
  <message>
   <source>Decide {n} more of this tree alike</source>
   <translation>Quyết định {n} mục nữa của cây này theo cùng cách</translation>
  </message>
  <message>
   <source>Decided field by field.</source>
   <translation>Đã quyết định từng mục.</translation>
  </message>
  <message>
   <source>Decide…</source>
   <translation>Quyết định…</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Xóa</translation>
  </message>
  <message>
   <source>Delete box</source>
   <translation>Xóa ô</translation>
  </message>
  <message>
   <source>Delete key</source>
   <translation>Xóa phím</translation>
  </message>
  <message>
   <source>Delete key {key}</source>
   <translation>Xóa phím {key}</translation>
  </message>
  <message>
   <source>Delete node</source>
   <translation>Xóa nhánh</translation>
  </message>
  <message>
   <source>Delete only the ke&amp;y</source>
   <translation>Chỉ &amp;xóa phím</translation>
  </message>
  <message>
   <source>Delete test</source>
   <translation>Xóa bài kiểm tra</translation>
  </message>
  <message>
   <source>Delete the chosen test</source>
   <translation>Xóa bài kiểm tra đang chọn</translation>
  </message>
  <message>
   <source>Delete the one that arrived late</source>
   <translation>Xóa cái đến muộn</translation>
  </message>
  <message>
   <source>Delete the one that arrived late; undo brings it back</source>
   <translation>Xóa cái đến muộn; hoàn tác sẽ lấy lại</translation>
  </message>
  <message>
   <source>Delete the selected key, or the key that leads to the selected box; the box stays.</source>
   <translation>Xóa phím đang chọn, hoặc phím dẫn tới ô đang chọn; ô vẫn còn.</translation>
  </message>
  <message>
   <source>Delete the tree “{name}”?</source>
   <translation>Xóa cây “{name}”?</translation>
  </message>
  <message>
   <source>Delete this whole tree.</source>
   <translation>Xóa toàn bộ cây này.</translation>
  </message>
  <message>
   <source>Delete tree</source>
   <translation>Xóa cây</translation>
  </message>
  <message>
   <source>Delete what is selected</source>
   <translation>Xóa phần đang chọn</translation>
  </message>
  <message>
   <source>Delete what is selected, and say what goes with it.</source>
   <translation>Xóa phần đang chọn, và cho biết những gì mất theo.</translation>
  </message>
  <message>
   <source>Delete {count} things</source>
   <translation>Xóa {count} mục</translation>
  </message>
  <message>
   <source>Delete {n} thing?</source>
   <translation>Xóa {n} mục?</translation>
  </message>
  <message>
   <source>Delete {n} things?</source>
   <translation>Xóa {n} mục?</translation>
  </message>
  <message>
   <source>Delete {thing}</source>
   <translation>Xóa {thing}</translation>
  </message>
  <message>
   <source>Delete “{name}”</source>
   <translation>Xóa “{name}”</translation>
  </message>
  <message>
   <source>Delete “{name}”?</source>
   <translation>Xóa “{name}”?</translation>
  </message>
  <message>
   <source>Deleted in the contact center</source>
   <translation>Đã bị xóa ở tổng đài</translation>
  </message>
  <message>
   <source>Deleted {n} thing.</source>
   <translation>Đã xóa {n} mục.</translation>
  </message>
  <message>
   <source>Deleted {n} things.</source>
   <translation>Đã xóa {n} mục.</translation>
  </message>
  <message>
   <source>Deleted “{name}”.</source>
   <translation>Đã xóa “{name}”.</translation>
  </message>
  <message>
   <source>Depth</source>
   <translation>Độ sâu</translation>
  </message>
  <message>
   <source>Depth of menus</source>
   <translation>Độ sâu của menu</translation>
  </message>
  <message>
   <source>Different keys, different places</source>
   <translation>Phím khác nhau, nơi khác nhau</translation>
  </message>
  <message>
   <source>Digits</source>
   <translation>Chữ số</translation>
  </message>
  <message>
   <source>Disk trouble, nothing is sent</source>
   <translation>Ổ đĩa trục trặc, không gửi gì</translation>
  </message>
  <message>
   <source>Dismiss</source>
   <translation>Bỏ qua</translation>
  </message>
  <message>
   <source>Do again what was taken back.</source>
   <translation>Làm lại bước vừa hoàn tác.</translation>
  </message>
  <message>
   <source>Do any action or go to any box by typing its name.</source>
   <translation>Làm bất kỳ việc gì hoặc tới bất kỳ ô nào bằng cách gõ tên.</translation>
  </message>
  <message>
   <source>Do or go to</source>
   <translation>Làm hoặc đi tới</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Xong</translation>
  </message>
  <message>
   <source>Draft</source>
   <translation>Bản nháp</translation>
  </message>
  <message>
   <source>Draft, not published</source>
   <translation>Bản nháp, chưa xuất bản</translation>
  </message>
  <message>
   <source>Draft: callers hear nothing of your edits until you publish.</source>
   <translation>Bản nháp: người gọi không nghe thấy thay đổi của bạn cho tới khi bạn xuất bản.</translation>
  </message>
  <message>
   <source>Drag a spoken menu from “Add” to here, or press {keys}.</source>
   <translation>Hãy kéo một menu đọc từ “Thêm” vào đây, hoặc nhấn {keys}.</translation>
  </message>
  <message>
   <source>Drag a spoken menu from “Add” to here.</source>
   <translation>Hãy kéo một menu đọc từ “Thêm” vào đây.</translation>
  </message>
  <message>
   <source>Drag to a box, or to an empty place, to add a key</source>
   <translation>Kéo tới một ô, hoặc tới chỗ trống, để thêm phím</translation>
  </message>
  <message>
   <source>Drag to give this key to another node</source>
   <translation>Kéo để gán phím này cho nhánh khác</translation>
  </message>
  <message>
   <source>Drag to move the view</source>
   <translation>Kéo để di chuyển khung nhìn</translation>
  </message>
  <message>
   <source>Draw an IVR tree; the contact center follows, live.</source>
   <translation>Vẽ cây IVR, tổng đài cập nhật ngay.</translation>
  </message>
  <message>
   <source>Draw at 100 %.</source>
   <translation>Vẽ ở mức 100 %.</translation>
  </message>
  <message>
   <source>Draw children to the right of their parents.</source>
   <translation>Vẽ nhánh con ở bên phải nhánh cha.</translation>
  </message>
  <message>
   <source>Draw left to ri&amp;ght</source>
   <translation>Vẽ từ t&amp;rái sang phải</translation>
  </message>
  <message>
   <source>Draw the chosen versions of the history in one picture.</source>
   <translation>Vẽ các phiên bản đã chọn của lịch sử trong một hình.</translation>
  </message>
  <message>
   <source>Draw the phone menu your callers hear. The contact center follows while you edit.</source>
   <translation>Hãy vẽ menu điện thoại mà người gọi nghe. Tổng đài cập nhật ngay trong lúc bạn sửa.</translation>
  </message>
  <message>
   <source>Draw the tree larger.</source>
   <translation>Vẽ cây lớn hơn.</translation>
  </message>
  <message>
   <source>Draw the tree smaller.</source>
   <translation>Vẽ cây nhỏ hơn.</translation>
  </message>
  <message>
   <source>Draw what publishing would change, and list the steps.</source>
   <translation>Vẽ những gì việc xuất bản sẽ đổi, và liệt kê các bước.</translation>
  </message>
  <message>
   <source>Drawing the tree…</source>
   <translation>Đang vẽ cây…</translation>
  </message>
  <message>
   <source>Drop the gesture or the selection</source>
   <translation>Bỏ thao tác hoặc phần chọn</translation>
  </message>
  <message>
   <source>Dup&amp;licate</source>
   <translation>&amp;Nhân bản</translation>
  </message>
  <message>
   <source>Duplicate</source>
   <translation>Nhân bản</translation>
  </message>
  <message>
   <source>EN 301 549: menu in writing</source>
   <translation>EN 301 549: menu dạng chữ</translation>
  </message>
  <message>
   <source>Each edit goes to the contact center at once</source>
   <translation>Mỗi thay đổi được gửi tới tổng đài ngay lập tức</translation>
  </message>
  <message>
   <source>Each edit goes to the contact center at once.</source>
   <translation>Mỗi thay đổi được gửi tới tổng đài ngay lập tức.</translation>
  </message>
  <message>
   <source>Each state of the tree that was seen in the contact center is kept here for 90 days.</source>
   <translation>Mỗi trạng thái của cây đã thấy ở tổng đài được giữ ở đây 90 ngày.</translation>
  </message>
  <message>
   <source>Edit in the properties</source>
   <translation>Sửa trong phần thuộc tính</translation>
  </message>
  <message>
   <source>Edits stay here until you publish them</source>
   <translation>Thay đổi ở lại đây tới khi bạn xuất bản</translation>
  </message>
  <message>
   <source>Edit…</source>
   <translation>Sửa…</translation>
  </message>
  <message>
   <source>Empty: as the system says. “direct”: none.</source>
   <translation>Để trống: theo hệ thống. “direct”: không dùng.</translation>
  </message>
  <message>
   <source>End the preview or the comparison and go on drawing.</source>
   <translation>Kết thúc xem trước hoặc so sánh và vẽ tiếp.</translation>
  </message>
  <message>
   <source>English</source>
   <translation>Tiếng Anh</translation>
  </message>
  <message>
   <source>English: {new} words a minute instead of {old}</source>
   <translation>Tiếng Anh: {new} từ một phút thay cho {old}</translation>
  </message>
  <message>
   <source>Enough tries, not too many</source>
   <translation>Đủ lượt thử, không quá nhiều</translation>
  </message>
  <message>
   <source>Enter it for this session, or repair the keyring.</source>
   <translation>Hãy nhập nó cho phiên này, hoặc sửa kho mật khẩu.</translation>
  </message>
  <message>
   <source>Enter key SID and secret.</source>
   <translation>Hãy nhập SID của khóa và mã bí mật.</translation>
  </message>
  <message>
   <source>Enter key…</source>
   <translation>Nhập khóa…</translation>
  </message>
  <message>
   <source>Enter the ICC base URL of the key's region.</source>
   <translation>Hãy nhập địa chỉ ICC của vùng mà khóa thuộc về.</translation>
  </message>
  <message>
   <source>Enter the key SID and its secret again.</source>
   <translation>Hãy nhập lại SID của khóa và mã bí mật.</translation>
  </message>
  <message>
   <source>Enter the key of project {expected}, or add another connection for project {found}.</source>
   <translation>Hãy nhập khóa của dự án {expected}, hoặc thêm kết nối khác cho dự án {found}.</translation>
  </message>
  <message>
   <source>Enter the key's secret.</source>
   <translation>Hãy nhập mã bí mật của khóa.</translation>
  </message>
  <message>
   <source>Enter the number to forward to.</source>
   <translation>Hãy nhập số để chuyển tới.</translation>
  </message>
  <message>
   <source>Enter the secret and test again.</source>
   <translation>Hãy nhập mã bí mật rồi kiểm tra lại.</translation>
  </message>
  <message>
   <source>Enter the secret for this session, or set up a keyring (on Linux: GNOME Keyring or KWallet).</source>
   <translation>Hãy nhập mã bí mật cho phiên này, hoặc cài kho mật khẩu (trên Linux: GNOME Keyring hoặc KWallet).</translation>
  </message>
  <message>
   <source>Enter the secret of the API key.</source>
   <translation>Hãy nhập mã bí mật của khóa API.</translation>
  </message>
  <message>
   <source>Entry node</source>
   <translation>Nhánh đầu</translation>
  </message>
  <message>
   <source>Entry node: callers start here</source>
   <translation>Nhánh đầu: người gọi bắt đầu ở đây</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>Lỗi</translation>
  </message>
  <message>
   <source>Every branch is unfolded.</source>
   <translation>Mọi nhánh đã được mở ra.</translation>
  </message>
  <message>
   <source>Every call</source>
   <translation>Mọi cuộc gọi</translation>
  </message>
  <message>
   <source>Every call to the contact center is listed here, in words.</source>
   <translation>Mọi lệnh gửi tới tổng đài được liệt kê ở đây, bằng lời dễ hiểu.</translation>
  </message>
  <message>
   <source>Every call to the contact center, with its time and its answer.</source>
   <translation>Mọi lệnh gửi tới tổng đài, với thời gian và câu trả lời.</translation>
  </message>
  <message>
   <source>Every key of “{name}” is taken already.</source>
   <translation>Mọi phím của “{name}” đều đã dùng.</translation>
  </message>
  <message>
   <source>Every key with its target, for a spreadsheet</source>
   <translation>Mọi phím và nơi nó dẫn tới, cho bảng tính</translation>
  </message>
  <message>
   <source>Every prompt to read from, for the voice talent</source>
   <translation>Mọi lời chào để đọc theo, cho người thu giọng</translation>
  </message>
  <message>
   <source>Every prompt, for the studio or a translator</source>
   <translation>Mọi lời chào, cho phòng thu hoặc người dịch</translation>
  </message>
  <message>
   <source>Everything a caller can do leads somewhere.</source>
   <translation>Người gọi làm gì cũng tới được một nơi nào đó.</translation>
  </message>
  <message>
   <source>Everything in the file has its place in the tree.</source>
   <translation>Mọi thứ trong tệp đều có chỗ trong cây.</translation>
  </message>
  <message>
   <source>Expected numbers only</source>
   <translation>Chỉ các số dự kiến</translation>
  </message>
  <message>
   <source>Export text form</source>
   <translation>Xuất bản chữ</translation>
  </message>
  <message>
   <source>Export the call flow that holds the menu, and import that file.</source>
   <translation>Hãy xuất luồng cuộc gọi chứa menu, rồi nhập tệp đó.</translation>
  </message>
  <message>
   <source>Export the tree</source>
   <translation>Xuất cây</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Xuất…</translation>
  </message>
  <message>
   <source>Extra certificate &amp;file</source>
   <translation>Tệp &amp;chứng chỉ thêm</translation>
  </message>
  <message>
   <source>Fastest</source>
   <translation>Nhanh nhất</translation>
  </message>
  <message>
   <source>Fewer settings</source>
   <translation>Bớt cài đặt</translation>
  </message>
  <message>
   <source>Field</source>
   <translation>Mục</translation>
  </message>
  <message>
   <source>Fields that differ</source>
   <translation>Các mục khác nhau</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Tệp</translation>
  </message>
  <message>
   <source>Files are matched to nodes by name, or by the number of the prompt in the studio script.</source>
   <translation>Tệp được ghép với nhánh theo tên, hoặc theo số của lời chào trong kịch bản thu âm.</translation>
  </message>
  <message>
   <source>Files of the program</source>
   <translation>Tệp của chương trình</translation>
  </message>
  <message>
   <source>Files to upload</source>
   <translation>Các tệp cần tải lên</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation>Lọc</translation>
  </message>
  <message>
   <source>Filter by words, call or time</source>
   <translation>Lọc theo chữ, lệnh hoặc giờ</translation>
  </message>
  <message>
   <source>Filter the activity</source>
   <translation>Lọc hoạt động</translation>
  </message>
  <message>
   <source>Find</source>
   <translation>Tìm</translation>
  </message>
  <message>
   <source>Find a rule</source>
   <translation>Tìm quy tắc</translation>
  </message>
  <message>
   <source>Find in this tree</source>
   <translation>Tìm trong cây này</translation>
  </message>
  <message>
   <source>Find ne&amp;xt</source>
   <translation>Tìm t&amp;iếp</translation>
  </message>
  <message>
   <source>Find pre&amp;vious</source>
   <translation>Tìm lùi &amp;về trước</translation>
  </message>
  <message>
   <source>Fit the times to a prompt that you have timed</source>
   <translation>Chỉnh thời gian theo một lời chào mà bạn đã bấm giờ</translation>
  </message>
  <message>
   <source>Fit the times to one prompt that you have timed.</source>
   <translation>Chỉnh thời gian theo một lời chào mà bạn đã bấm giờ.</translation>
  </message>
  <message>
   <source>Fix</source>
   <translation>Sửa</translation>
  </message>
  <message>
   <source>Fix: {what}</source>
   <translation>Sửa: {what}</translation>
  </message>
  <message>
   <source>Fo&amp;ld or unfold branch</source>
   <translation>Thu gọn hoặc &amp;mở nhánh</translation>
  </message>
  <message>
   <source>Fold or unfold the branch</source>
   <translation>Thu gọn hoặc mở rộng nhánh</translation>
  </message>
  <message>
   <source>Fold or unfold what is below</source>
   <translation>Thu gọn hoặc mở rộng phần bên dưới</translation>
  </message>
  <message>
   <source>Folders for settings and journal</source>
   <translation>Thư mục cài đặt và nhật ký</translation>
  </message>
  <message>
   <source>Follow the key</source>
   <translation>Đi theo phím</translation>
  </message>
  <message>
   <source>For Graphviz</source>
   <translation>Cho Graphviz</translation>
  </message>
  <message>
   <source>For a web site, and for people who cannot hear it</source>
   <translation>Cho trang web, và cho người không nghe được</translation>
  </message>
  <message>
   <source>For example 028 3822 3344</source>
   <translation>Ví dụ 028 3822 3344</translation>
  </message>
  <message>
   <source>For example: Hanoi office</source>
   <translation>Ví dụ: Văn phòng Hà Nội</translation>
  </message>
  <message>
   <source>For good</source>
   <translation>Không thời hạn</translation>
  </message>
  <message>
   <source>For graph programs such as yEd</source>
   <translation>Cho các chương trình đồ thị như yEd</translation>
  </message>
  <message>
   <source>For printing on large paper</source>
   <translation>Để in trên giấy lớn</translation>
  </message>
  <message>
   <source>For printing; a large tree goes on several pages</source>
   <translation>Để in; cây lớn được chia ra nhiều trang</translation>
  </message>
  <message>
   <source>For sales, press 1. For support, press 2.</source>
   <translation>Để mua hàng, bấm phím 1. Để được hỗ trợ, bấm phím 2.</translation>
  </message>
  <message>
   <source>For slides and mails</source>
   <translation>Để trình chiếu và gửi thư</translation>
  </message>
  <message>
   <source>For wikis and Markdown</source>
   <translation>Cho wiki và Markdown</translation>
  </message>
  <message>
   <source>Forget the secret now; work waits until you unlock.</source>
   <translation>Quên mã bí mật ngay; công việc chờ tới khi bạn mở khóa.</translation>
  </message>
  <message>
   <source>Forward to a phone</source>
   <translation>Chuyển tới điện thoại</translation>
  </message>
  <message>
   <source>Free some space and do it again.</source>
   <translation>Hãy giải phóng dung lượng rồi làm lại.</translation>
  </message>
  <message>
   <source>Free some space, or choose another place.</source>
   <translation>Hãy giải phóng dung lượng, hoặc chọn chỗ khác.</translation>
  </message>
  <message>
   <source>From every menu a person can be reached.</source>
   <translation>Từ mọi menu đều gặp được nhân viên.</translation>
  </message>
  <message>
   <source>From everywhere some key, or silence, leads to an end of the call.</source>
   <translation>Từ mọi nơi đều có phím, hoặc sự im lặng, dẫn tới kết thúc cuộc gọi.</translation>
  </message>
  <message>
   <source>From here to a person: {time}.</source>
   <translation>Từ đây tới nhân viên: {time}.</translation>
  </message>
  <message>
   <source>From {before} to {after}</source>
   <translation>Từ {before} tới {after}</translation>
  </message>
  <message>
   <source>From “{name}” it takes {count} × {key} to get out; wanted are {low} to {high}.</source>
   <translation>Từ “{name}” phải {count} × {key} mới ra được; nên từ {low} đến {high}.</translation>
  </message>
  <message>
   <source>Gain (share)</source>
   <translation>Mức lợi (tỷ lệ)</translation>
  </message>
  <message>
   <source>Get started…</source>
   <translation>Bắt đầu…</translation>
  </message>
  <message>
   <source>GetHuman: 0 leads to a person</source>
   <translation>GetHuman: phím 0 gặp nhân viên</translation>
  </message>
  <message>
   <source>Give it a node, or publish it, and switch the number then.</source>
   <translation>Hãy thêm một nhánh, hoặc xuất bản nó, rồi mới chuyển số.</translation>
  </message>
  <message>
   <source>Give the numbers the tree back that callers heard before</source>
   <translation>Trả các số về cây mà người gọi nghe trước đây</translation>
  </message>
  <message>
   <source>Give the numbers the tree back that callers heard before.</source>
   <translation>Trả các số về cây mà người gọi nghe trước đây.</translation>
  </message>
  <message>
   <source>Give the selected node another name.</source>
   <translation>Đặt tên khác cho nhánh đang chọn.</translation>
  </message>
  <message>
   <source>Give this tree another name.</source>
   <translation>Đặt tên khác cho cây này.</translation>
  </message>
  <message>
   <source>Give up</source>
   <translation>Bỏ</translation>
  </message>
  <message>
   <source>Give up what is here in these fields; undo brings it back</source>
   <translation>Bỏ những gì đang có ở đây trong các mục này; hoàn tác sẽ lấy lại</translation>
  </message>
  <message>
   <source>Give up what was refused or held back, and take what the contact center has.</source>
   <translation>Bỏ những gì bị từ chối hoặc tạm giữ, và nhận theo tổng đài.</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Tiếp tục</translation>
  </message>
  <message>
   <source>Go on to what happens next</source>
   <translation>Đi tiếp tới điều xảy ra kế tiếp</translation>
  </message>
  <message>
   <source>Go on working; changes are sent when it is back.</source>
   <translation>Bạn cứ làm việc tiếp; thay đổi sẽ được gửi khi có lại kết nối.</translation>
  </message>
  <message>
   <source>Go there</source>
   <translation>Tới đó</translation>
  </message>
  <message>
   <source>Go there and make one out of both; when it equals theirs, it is settled</source>
   <translation>Tới đó và gộp cả hai; khi nó giống bản của họ thì xong</translation>
  </message>
  <message>
   <source>Go to &amp;canvas</source>
   <translation>Tới bản &amp;vẽ</translation>
  </message>
  <message>
   <source>Go to &amp;outline</source>
   <translation>Tới &amp;dàn ý</translation>
  </message>
  <message>
   <source>Go to &amp;properties</source>
   <translation>Tới th&amp;uộc tính</translation>
  </message>
  <message>
   <source>Go to &amp;trees</source>
   <translation>Tới &amp;danh sách cây</translation>
  </message>
  <message>
   <source>Go to act&amp;ivity</source>
   <translation>Tới h&amp;oạt động</translation>
  </message>
  <message>
   <source>Go to another node</source>
   <translation>Tới nhánh khác</translation>
  </message>
  <message>
   <source>Go to any box by its name, number or id.</source>
   <translation>Tới bất kỳ ô nào theo tên, số hoặc mã.</translation>
  </message>
  <message>
   <source>Go to bo&amp;x…</source>
   <translation>Tới &amp;ô…</translation>
  </message>
  <message>
   <source>Go to cal&amp;ls</source>
   <translation>Tới &amp;cuộc gọi</translation>
  </message>
  <message>
   <source>Go to conflicts</source>
   <translation>Tới xung đột</translation>
  </message>
  <message>
   <source>Go to history</source>
   <translation>Tới lịch sử</translation>
  </message>
  <message>
   <source>Go to plan</source>
   <translation>Tới kế hoạch</translation>
  </message>
  <message>
   <source>Go to pro&amp;blems</source>
   <translation>Tới vấn đề (&amp;b)</translation>
  </message>
  <message>
   <source>Go to that key of the node, or add it</source>
   <translation>Tới phím đó của nhánh, hoặc thêm nó</translation>
  </message>
  <message>
   <source>Go to the box found before this one.</source>
   <translation>Tới ô tìm được trước ô này.</translation>
  </message>
  <message>
   <source>Go to the next box that was found.</source>
   <translation>Tới ô tìm được kế tiếp.</translation>
  </message>
  <message>
   <source>GraphML</source>
   <translation>GraphML</translation>
  </message>
  <message>
   <source>Graphviz</source>
   <translation>Graphviz</translation>
  </message>
  <message>
   <source>Guidelines say four; experiments find one broad, clear menu better than a deep tree.</source>
   <translation>Hướng dẫn nói bốn; thí nghiệm cho thấy một menu rộng, rõ ràng tốt hơn một cây sâu.</translation>
  </message>
  <message>
   <source>Hang up</source>
   <translation>Kết thúc cuộc gọi</translation>
  </message>
  <message>
   <source>Have a phone number play this tree.</source>
   <translation>Cho một số điện thoại phát cây này.</translation>
  </message>
  <message>
   <source>Have the disk checked, and do it again.</source>
   <translation>Hãy cho kiểm tra ổ đĩa, rồi làm lại.</translation>
  </message>
  <message>
   <source>Hear it</source>
   <translation>Nghe</translation>
  </message>
  <message>
   <source>Hear the prompts</source>
   <translation>Nghe lời chào</translation>
  </message>
  <message>
   <source>Hear, upload and look up the recordings of the contact center.</source>
   <translation>Nghe, tải lên và tra các bản ghi âm của tổng đài.</translation>
  </message>
  <message>
   <source>Hearing it again</source>
   <translation>Nghe lại</translation>
  </message>
  <message>
   <source>Hears the prompt again ({round})</source>
   <translation>Nghe lại lời chào ({round})</translation>
  </message>
  <message>
   <source>Held</source>
   <translation>Tạm giữ</translation>
  </message>
  <message>
   <source>Held back</source>
   <translation>Tạm giữ lại</translation>
  </message>
  <message>
   <source>Hide pa&amp;nels</source>
   <translation>&amp;Ẩn các khung</translation>
  </message>
  <message>
   <source>Hide the report</source>
   <translation>Ẩn báo cáo</translation>
  </message>
  <message>
   <source>Hide what lies below the selected nodes, or show it.</source>
   <translation>Ẩn những gì nằm dưới các nhánh đang chọn, hoặc hiện lại.</translation>
  </message>
  <message>
   <source>High contrast</source>
   <translation>Tương phản cao</translation>
  </message>
  <message>
   <source>Highlight all pat&amp;hs through it</source>
   <translation>Tô sáng mọi đườn&amp;g qua ô</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Lịch sử</translation>
  </message>
  <message>
   <source>House rules for lines where nobody answers on purpose: no person is expected, an end is.</source>
   <translation>Quy tắc nội bộ cho đường dây cố ý không có người nghe: không cần gặp nhân viên, nhưng cuộc gọi phải có chỗ kết thúc.</translation>
  </message>
  <message>
   <source>How grave, &amp;second step</source>
   <translation>Mức nghiêm trọng, mức thứ &amp;hai</translation>
  </message>
  <message>
   <source>How long to wait is part of the node with the prompt.</source>
   <translation>Thời gian chờ là một phần của nhánh có lời chào.</translation>
  </message>
  <message>
   <source>How much of the tree is drawn</source>
   <translation>Phần cây đã vẽ xong</translation>
  </message>
  <message>
   <source>How often a prompt is played</source>
   <translation>Lời chào phát mấy lần</translation>
  </message>
  <message>
   <source>How often it is played</source>
   <translation>Phát bao nhiêu lần</translation>
  </message>
  <message>
   <source>ISO/IEC 13714 habits</source>
   <translation>Thông lệ theo ISO/IEC 13714</translation>
  </message>
  <message>
   <source>IVR trees (*.ivr.json)</source>
   <translation>Cây IVR (*.ivr.json)</translation>
  </message>
  <message>
   <source>If your network inspects traffic, name its CA file in the profile; otherwise check the base URL.</source>
   <translation>Nếu mạng của bạn kiểm soát lưu lượng, hãy chỉ ra tệp CA của mạng trong kết nối; nếu không, kiểm tra địa chỉ gốc.</translation>
  </message>
  <message>
   <source>Import a phone menu</source>
   <translation>Nhập menu điện thoại</translation>
  </message>
  <message>
   <source>In lists and reports nodes are told apart by their names.</source>
   <translation>Trong danh sách và báo cáo, các nhánh phân biệt nhau bằng tên.</translation>
  </message>
  <message>
   <source>In place, step by step</source>
   <translation>Tại chỗ, từng bước một</translation>
  </message>
  <message>
   <source>In some countries the law sets a limit, and everywhere patience does.</source>
   <translation>Ở một số nước luật đặt giới hạn, còn ở đâu sự kiên nhẫn cũng có giới hạn.</translation>
  </message>
  <message>
   <source>In “{name}” keys {key} and {other} sound the same.</source>
   <translation>Trong “{name}” phím {key} và {other} nghe giống nhau.</translation>
  </message>
  <message>
   <source>In “{name}” the first option comes after {seconds} s.</source>
   <translation>Trong “{name}” lựa chọn đầu đến sau {seconds} giây.</translation>
  </message>
  <message>
   <source>Information line without agents</source>
   <translation>Đường dây thông tin không có nhân viên</translation>
  </message>
  <message>
   <source>Install IVR Designer again, with apt or dnf, which bring its libraries.</source>
   <translation>Hãy cài lại IVR Designer bằng apt hoặc dnf, để có đủ thư viện đi kèm.</translation>
  </message>
  <message>
   <source>Install IVR Designer again.</source>
   <translation>Hãy cài lại IVR Designer.</translation>
  </message>
  <message>
   <source>Install a speech engine with a Vietnamese voice (Linux: speech-dispatcher and espeak-ng).</source>
   <translation>Hãy cài bộ đọc có giọng tiếng Việt (Linux: speech-dispatcher và espeak-ng).</translation>
  </message>
  <message>
   <source>Install it with: pip install “{extra}”</source>
   <translation>Hãy cài bằng: pip install “{extra}”</translation>
  </message>
  <message>
   <source>Install the certificates of the system (ca-certificates).</source>
   <translation>Hãy cài chứng chỉ của hệ thống (ca-certificates).</translation>
  </message>
  <message>
   <source>Install the system libraries that Qt needs; run.py --install-libs does it.</source>
   <translation>Hãy cài các thư viện hệ thống mà Qt cần; run.py --install-libs làm việc này.</translation>
  </message>
  <message>
   <source>Interrupting a long menu</source>
   <translation>Ngắt được menu dài</translation>
  </message>
  <message>
   <source>It costs every caller seconds and tells them nothing.</source>
   <translation>Nó làm mọi người gọi mất vài giây mà không cho biết gì.</translation>
  </message>
  <message>
   <source>It does not lead to a node yet.</source>
   <translation>Chưa dẫn tới nhánh nào.</translation>
  </message>
  <message>
   <source>It goes on with the one you chose.</source>
   <translation>Công việc tiếp tục với mục bạn đã chọn.</translation>
  </message>
  <message>
   <source>It is folded already.</source>
   <translation>Đã thu gọn từ trước.</translation>
  </message>
  <message>
   <source>It is not clear which queue this goes to; choose one.</source>
   <translation>Không rõ bước này dẫn tới hàng đợi nào; hãy chọn một hàng đợi.</translation>
  </message>
  <message>
   <source>It is not folded.</source>
   <translation>Không bị thu gọn.</translation>
  </message>
  <message>
   <source>It is not said where this key leads.</source>
   <translation>Chưa cho biết phím này dẫn tới đâu.</translation>
  </message>
  <message>
   <source>It is this one</source>
   <translation>Chính là mục này</translation>
  </message>
  <message>
   <source>It leads to nothing. Choose a node.</source>
   <translation>Phím chưa dẫn tới đâu. Hãy chọn một nhánh.</translation>
  </message>
  <message>
   <source>It takes {count} keys to get to a person.</source>
   <translation>Phải bấm {count} phím để gặp nhân viên.</translation>
  </message>
  <message>
   <source>It takes {seconds} s to get to a person.</source>
   <translation>Mất {seconds} giây để gặp nhân viên.</translation>
  </message>
  <message>
   <source>It took {found} s; {wanted} s are allowed.</source>
   <translation>Mất {found} giây; chỉ cho phép {wanted} giây.</translation>
  </message>
  <message>
   <source>It was made with a feature that the documented interface does not offer, so it is never changed.</source>
   <translation>Nó được tạo bằng tính năng mà giao diện có tài liệu không có, nên không bao giờ bị sửa.</translation>
  </message>
  <message>
   <source>It was taken for lost and made again; then it arrived after all, and now it is there twice.</source>
   <translation>Nó được coi là đã mất nên đã được tạo lại; rồi lệnh cũ vẫn đến, và bây giờ có hai cái giống nhau.</translation>
  </message>
  <message>
   <source>Its length is not known; {time} are assumed.</source>
   <translation>Chưa biết dài bao lâu; tạm tính {time}.</translation>
  </message>
  <message>
   <source>Its secret is removed from the keyring. Trees in the contact center stay as they are.</source>
   <translation>Mã bí mật của nó bị xóa khỏi kho mật khẩu. Các cây trong tổng đài vẫn như cũ.</translation>
  </message>
  <message>
   <source>Journal and logs</source>
   <translation>Nhật ký thay đổi và log</translation>
  </message>
  <message>
   <source>Keep &amp;mine</source>
   <translation>Giữ của &amp;tôi</translation>
  </message>
  <message>
   <source>Keep both</source>
   <translation>Giữ cả hai</translation>
  </message>
  <message>
   <source>Keep edits here until they are published.</source>
   <translation>Giữ thay đổi ở đây tới khi xuất bản.</translation>
  </message>
  <message>
   <source>Keep it off the list, with a reason and a last day.</source>
   <translation>Không liệt kê nữa, có lý do và ngày hết hạn.</translation>
  </message>
  <message>
   <source>Keep mine</source>
   <translation>Giữ của tôi</translation>
  </message>
  <message>
   <source>Keep the selected nodes to begin with another time.</source>
   <translation>Giữ các nhánh đang chọn để dùng lại lần sau.</translation>
  </message>
  <message>
   <source>Keep the simulated call with the tree; it is run after every edit.</source>
   <translation>Giữ cuộc gọi mô phỏng cùng với cây; nó được chạy lại sau mỗi lần sửa.</translation>
  </message>
  <message>
   <source>Keep the tree</source>
   <translation>Giữ cây</translation>
  </message>
  <message>
   <source>Keep the tree first, or undo its deletion.</source>
   <translation>Trước hết hãy giữ cây, hoặc hoàn tác việc xóa.</translation>
  </message>
  <message>
   <source>Keep tree “{name}”</source>
   <translation>Giữ cây “{name}”</translation>
  </message>
  <message>
   <source>Kept as a draft.</source>
   <translation>Được giữ làm bản nháp.</translation>
  </message>
  <message>
   <source>Kept as template “{name}”.</source>
   <translation>Đã giữ làm mẫu “{name}”.</translation>
  </message>
  <message>
   <source>Kept for the way back</source>
   <translation>Được giữ để quay lại</translation>
  </message>
  <message>
   <source>Kept here until it can be sent.</source>
   <translation>Được giữ ở đây tới khi gửi được.</translation>
  </message>
  <message>
   <source>Kept here until the open question is answered.</source>
   <translation>Được giữ ở đây tới khi câu hỏi đang mở được trả lời.</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>Phím</translation>
  </message>
  <message>
   <source>Key &amp;secret</source>
   <translation>&amp;Mã bí mật</translation>
  </message>
  <message>
   <source>Key * of “{name}” goes neither back nor repeats nor cancels.</source>
   <translation>Phím * của “{name}” không quay lại, không nghe lại và không hủy.</translation>
  </message>
  <message>
   <source>Key 0 of “{name}” does not lead to a person or to help.</source>
   <translation>Phím 0 của “{name}” không dẫn tới nhân viên hoặc nơi giúp đỡ.</translation>
  </message>
  <message>
   <source>Key 9 ends the call in “{other}” but not in “{name}”.</source>
   <translation>Phím 9 kết thúc cuộc gọi ở “{other}” nhưng không ở “{name}”.</translation>
  </message>
  <message>
   <source>Key and box</source>
   <translation>Phím và ô</translation>
  </message>
  <message>
   <source>Key leads to a node</source>
   <translation>Phím dẫn tới một nhánh</translation>
  </message>
  <message>
   <source>Key refused</source>
   <translation>Khóa bị từ chối</translation>
  </message>
  <message>
   <source>Key secret for “{name}”</source>
   <translation>Mã bí mật cho “{name}”</translation>
  </message>
  <message>
   <source>Key secret needed</source>
   <translation>Cần mã bí mật</translation>
  </message>
  <message>
   <source>Key {key}</source>
   <translation>Phím {key}</translation>
  </message>
  <message>
   <source>Key {key} means something else in “{name}” than in “{other}”.</source>
   <translation>Phím {key} có nghĩa khác ở “{name}” so với ở “{other}”.</translation>
  </message>
  <message>
   <source>Key {key} of “{name}” forwards to {number}, which lacks the country code.</source>
   <translation>Phím {key} của “{name}” chuyển tới {number}, số này thiếu mã quốc gia.</translation>
  </message>
  <message>
   <source>Key {key} of “{name}” forwards to {number}, which plays one of your own menus.</source>
   <translation>Phím {key} của “{name}” chuyển tới {number}, số này lại phát một menu của chính bạn.</translation>
  </message>
  <message>
   <source>Key {key} of “{name}” forwards to {what}: {number}.</source>
   <translation>Phím {key} của “{name}” chuyển tới {what}: {number}.</translation>
  </message>
  <message>
   <source>Key {key} of “{name}” forwards to “{number}”, which is not a phone number.</source>
   <translation>Phím {key} của “{name}” chuyển tới “{number}”, đó không phải là số điện thoại.</translation>
  </message>
  <message>
   <source>Key {key} of “{name}” forwards without a number to show.</source>
   <translation>Phím {key} của “{name}” chuyển tiếp mà không có số hiện ra.</translation>
  </message>
  <message>
   <source>Key {key} of “{name}” leads to a node that is not in this tree.</source>
   <translation>Phím {key} của “{name}” dẫn tới một nhánh không có trong cây này.</translation>
  </message>
  <message>
   <source>Key {key} of “{name}” leads to queue {queue}, which the contact center does not have.</source>
   <translation>Phím {key} của “{name}” dẫn tới hàng đợi {queue} mà tổng đài không có.</translation>
  </message>
  <message>
   <source>Key {key} of “{name}” leads to {what}, which the service does not offer yet.</source>
   <translation>Phím {key} của “{name}” dẫn tới {what} mà dịch vụ chưa cung cấp.</translation>
  </message>
  <message>
   <source>Key {key} of “{name}” means something else now.</source>
   <translation>Phím {key} của “{name}” nay có nghĩa khác.</translation>
  </message>
  <message>
   <source>Key {key} of “{name}” needs {what}.</source>
   <translation>Phím {key} của “{name}” cần {what}.</translation>
  </message>
  <message>
   <source>Key {key} of “{name}” shows {number}, which is not one of your numbers.</source>
   <translation>Phím {key} của “{name}” hiện {number}, số này không phải của bạn.</translation>
  </message>
  <message>
   <source>Key {key} of “{name}” still carries values of another action.</source>
   <translation>Phím {key} của “{name}” còn mang giá trị của hành động khác.</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>Phím tắt</translation>
  </message>
  <message>
   <source>Keyring</source>
   <translation>Kho mật khẩu</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Phím</translation>
  </message>
  <message>
   <source>Keys in order</source>
   <translation>Phím theo thứ tự</translation>
  </message>
  <message>
   <source>Keys keep their meaning</source>
   <translation>Phím giữ nguyên nghĩa</translation>
  </message>
  <message>
   <source>Keys lead here to a node that is not in this tree. Lead them elsewhere.</source>
   <translation>Có phím dẫn tới đây, tới một nhánh không có trong cây này. Hãy dẫn chúng đi nơi khác.</translation>
  </message>
  <message>
   <source>Keys of another region may need another address.</source>
   <translation>Khóa của vùng khác có thể cần địa chỉ khác.</translation>
  </message>
  <message>
   <source>Keys of “{name}”, press the new ones</source>
   <translation>Phím của “{name}”, hãy bấm phím mới</translation>
  </message>
  <message>
   <source>Keys that lead here</source>
   <translation>Các phím dẫn tới đây</translation>
  </message>
  <message>
   <source>Keys to a person</source>
   <translation>Số phím tới nhân viên</translation>
  </message>
  <message>
   <source>Keys work while the prompt is &amp;playing</source>
   <translation>Bấm phím được &amp;ngay khi lời chào đang phát</translation>
  </message>
  <message>
   <source>Keys {other} and {key} of “{name}” lead to the same place.</source>
   <translation>Phím {other} và {key} của “{name}” dẫn tới cùng một nơi.</translation>
  </message>
  <message>
   <source>Kinds of boxes. Drag one onto the canvas, or choose one to add it to the selected node.</source>
   <translation>Các loại ô. Kéo một ô vào bản vẽ, hoặc chọn để thêm vào nhánh đang chọn.</translation>
  </message>
  <message>
   <source>Kinds of export</source>
   <translation>Các kiểu xuất</translation>
  </message>
  <message>
   <source>Known kind of node</source>
   <translation>Loại nhánh được biết</translation>
  </message>
  <message>
   <source>Known to the account</source>
   <translation>Có trong tài khoản</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>Để sau</translation>
  </message>
  <message>
   <source>Lead a key of the selected node to another box.</source>
   <translation>Dẫn một phím của nhánh đang chọn tới ô khác.</translation>
  </message>
  <message>
   <source>Lead key elsewh&amp;ere…</source>
   <translation>Dẫn phím đi nơi &amp;khác…</translation>
  </message>
  <message>
   <source>Lead key {key} elsewhere</source>
   <translation>Dẫn phím {key} tới nơi khác</translation>
  </message>
  <message>
   <source>Lead the selected key, or the key that leads to the selected box, to another box.</source>
   <translation>Dẫn phím đang chọn, hoặc phím dẫn tới ô đang chọn, sang ô khác.</translation>
  </message>
  <message>
   <source>Leads to</source>
   <translation>Dẫn tới</translation>
  </message>
  <message>
   <source>Leave empty to keep the stored one</source>
   <translation>Để trống để giữ mã đã lưu</translation>
  </message>
  <message>
   <source>Leave it out here and set it in the environment variable HTTPS_PROXY.</source>
   <translation>Hãy bỏ nó ở đây và đặt nó trong biến môi trường HTTPS_PROXY.</translation>
  </message>
  <message>
   <source>Leave it out: {value} is used.</source>
   <translation>Hãy để trống: {value} được dùng.</translation>
  </message>
  <message>
   <source>Leave out user names, ? and #.</source>
   <translation>Hãy bỏ tên người dùng, ? và #.</translation>
  </message>
  <message>
   <source>Leave the canvas</source>
   <translation>Rời bản vẽ</translation>
  </message>
  <message>
   <source>Leave the tree as it is drawn now (Esc)</source>
   <translation>Giữ nguyên hình vẽ cây hiện tại (Esc)</translation>
  </message>
  <message>
   <source>Leave. What waits is kept and sent at the next start.</source>
   <translation>Thoát chương trình. Việc đang chờ được giữ lại và gửi ở lần khởi động sau.</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>Độ dài</translation>
  </message>
  <message>
   <source>Length of a menu</source>
   <translation>Độ dài menu</translation>
  </message>
  <message>
   <source>Length of the recor&amp;ding</source>
   <translation>Độ &amp;dài bản ghi âm</translation>
  </message>
  <message>
   <source>Less is too short for many people, more sounds like a broken line.</source>
   <translation>Ít hơn thì quá ngắn với nhiều người, nhiều hơn nghe như đường dây hỏng.</translation>
  </message>
  <message>
   <source>Less than once is no prompt, and more than three times is nagging.</source>
   <translation>Ít hơn một lần thì không có lời chào, nhiều hơn ba lần thì làm phiền.</translation>
  </message>
  <message>
   <source>Licences</source>
   <translation>Giấy phép</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Sáng</translation>
  </message>
  <message>
   <source>List all keys.</source>
   <translation>Liệt kê mọi phím.</translation>
  </message>
  <message>
   <source>List every key and node that uses a queue, a number, a recording or a voice.</source>
   <translation>Liệt kê mọi phím và nhánh dùng một hàng đợi, số điện thoại, bản ghi âm hoặc giọng đọc.</translation>
  </message>
  <message>
   <source>List the profiles to see their names and ids.</source>
   <translation>Hãy liệt kê các kết nối để xem tên và mã của chúng.</translation>
  </message>
  <message>
   <source>Lists of the contact center are not known here: what needs them was not checked.</source>
   <translation>Ở đây chưa biết các danh sách của tổng đài: những gì cần chúng chưa được kiểm tra.</translation>
  </message>
  <message>
   <source>Live</source>
   <translation>Đang chạy</translation>
  </message>
  <message>
   <source>Live &amp;edit</source>
   <translation>S&amp;ửa trực tiếp</translation>
  </message>
  <message>
   <source>Live edit</source>
   <translation>Sửa trực tiếp</translation>
  </message>
  <message>
   <source>Live edit or draft</source>
   <translation>Sửa trực tiếp hoặc bản nháp</translation>
  </message>
  <message>
   <source>Live edit sends {changes} now, one after the other, and every later edit as you make it. To look at the plan first, stay in the draft and choose Preview.</source>
   <translation>Sửa trực tiếp sẽ gửi {changes} ngay bây giờ, lần lượt từng cái, và mọi thay đổi sau này ngay khi bạn làm. Để xem kế hoạch trước, hãy ở lại bản nháp và chọn Xem trước.</translation>
  </message>
  <message>
   <source>Live edit: each edit goes to the contact center at once.</source>
   <translation>Sửa trực tiếp: mỗi thay đổi được gửi tới tổng đài ngay lập tức.</translation>
  </message>
  <message>
   <source>Local</source>
   <translation>Tại máy</translation>
  </message>
  <message>
   <source>Look at a tree, or edit it, without sending anything.</source>
   <translation>Xem hoặc sửa một cây mà không gửi gì cả.</translation>
  </message>
  <message>
   <source>Look at it in the contact center's console.</source>
   <translation>Hãy xem trong trang quản trị của tổng đài.</translation>
  </message>
  <message>
   <source>Look at the contact center, then take its state over or read it again.</source>
   <translation>Hãy xem tổng đài, rồi nhận trạng thái của nó hoặc đọc lại.</translation>
  </message>
  <message>
   <source>Look at the new plan and publish again.</source>
   <translation>Hãy xem kế hoạch mới rồi xuất bản lại.</translation>
  </message>
  <message>
   <source>Look at the next thing that somebody else changed.</source>
   <translation>Xem chỗ kế tiếp mà người khác đã sửa.</translation>
  </message>
  <message>
   <source>Look at the numbers and choose again.</source>
   <translation>Hãy xem các số rồi chọn lại.</translation>
  </message>
  <message>
   <source>Look at the tree again, and add it anew if it is still needed.</source>
   <translation>Hãy xem lại cây, và thêm mới nếu vẫn cần.</translation>
  </message>
  <message>
   <source>Look, language and habits of this window.</source>
   <translation>Giao diện, ngôn ngữ và thói quen của cửa sổ này.</translation>
  </message>
  <message>
   <source>Looked for changes made elsewhere</source>
   <translation>Kiểm tra thay đổi từ nơi khác</translation>
  </message>
  <message>
   <source>Looked for changes of “{tree}” made elsewhere</source>
   <translation>Kiểm tra thay đổi của “{tree}” từ nơi khác</translation>
  </message>
  <message>
   <source>Looked into {n} tree.</source>
   <translation>Đã xem trong {n} cây.</translation>
  </message>
  <message>
   <source>Looked into {n} trees.</source>
   <translation>Đã xem trong {n} cây.</translation>
  </message>
  <message>
   <source>Looking at every call…</source>
   <translation>Đang xem mọi cuộc gọi…</translation>
  </message>
  <message>
   <source>Looking… this takes up to half a minute.</source>
   <translation>Đang xem… việc này mất tới nửa phút.</translation>
  </message>
  <message>
   <source>Make a draft of another program's phone menu; nothing is sent.</source>
   <translation>Tạo bản nháp từ menu điện thoại của chương trình khác; không gửi gì cả.</translation>
  </message>
  <message>
   <source>Make a new, empty tree.</source>
   <translation>Tạo một cây mới, trống.</translation>
  </message>
  <message>
   <source>Man (short name)</source>
   <translation>Nam (tên ngắn)</translation>
  </message>
  <message>
   <source>Mark the keys on the canvas that no recorded call takes.</source>
   <translation>Đánh dấu trên bản vẽ các phím mà không cuộc gọi đã ghi nào đi qua.</translation>
  </message>
  <message>
   <source>Mark the keys that no test takes</source>
   <translation>Đánh dấu các phím mà không bài kiểm tra nào đi qua</translation>
  </message>
  <message>
   <source>Match case</source>
   <translation>Phân biệt hoa thường</translation>
  </message>
  <message>
   <source>Measure the s&amp;peaking rate…</source>
   <translation>Đ&amp;o tốc độ đọc…</translation>
  </message>
  <message>
   <source>Measure the speaking rate</source>
   <translation>Đo tốc độ đọc</translation>
  </message>
  <message>
   <source>Measured from its sound on this computer.</source>
   <translation>Đo từ âm thanh trên máy này.</translation>
  </message>
  <message>
   <source>Measure…</source>
   <translation>Đo…</translation>
  </message>
  <message>
   <source>Mend it in one step, if there is a way.</source>
   <translation>Sửa bằng một bước, nếu có cách.</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Menu</translation>
  </message>
  <message>
   <source>Menus</source>
   <translation>Các menu</translation>
  </message>
  <message>
   <source>Menus work, but recordings cannot be reached.</source>
   <translation>Menu hoạt động, nhưng không truy cập được bản ghi âm.</translation>
  </message>
  <message>
   <source>Menus work, but the media server refuses the key.</source>
   <translation>Menu hoạt động, nhưng máy chủ ghi âm từ chối khóa này.</translation>
  </message>
  <message>
   <source>Mermaid</source>
   <translation>Mermaid</translation>
  </message>
  <message>
   <source>Messages</source>
   <translation>Thông báo</translation>
  </message>
  <message>
   <source>Milliseconds</source>
   <translation>Mili giây</translation>
  </message>
  <message>
   <source>Mine</source>
   <translation>Của tôi</translation>
  </message>
  <message>
   <source>Missing node</source>
   <translation>Thiếu nhánh</translation>
  </message>
  <message>
   <source>More settings</source>
   <translation>Thêm cài đặt</translation>
  </message>
  <message>
   <source>Most keys stay</source>
   <translation>Phần lớn phím giữ nguyên</translation>
  </message>
  <message>
   <source>Most used first</source>
   <translation>Hay dùng nhất đứng trước</translation>
  </message>
  <message>
   <source>Move</source>
   <translation>Di chuyển</translation>
  </message>
  <message>
   <source>Move key {key}</source>
   <translation>Chuyển phím {key}</translation>
  </message>
  <message>
   <source>Move key {old} to {new}</source>
   <translation>Chuyển phím {old} sang {new}</translation>
  </message>
  <message>
   <source>Move the box by 8 px (with Shift 1 px)</source>
   <translation>Dời ô 8 px (với Shift: 1 px)</translation>
  </message>
  <message>
   <source>Move the keyboard to the canvas.</source>
   <translation>Chuyển bàn phím tới bản vẽ.</translation>
  </message>
  <message>
   <source>Move the keyboard to the next part of the window.</source>
   <translation>Chuyển bàn phím tới phần kế tiếp của cửa sổ.</translation>
  </message>
  <message>
   <source>Move the keyboard to the part of the window before.</source>
   <translation>Chuyển bàn phím tới phần trước của cửa sổ.</translation>
  </message>
  <message>
   <source>Move the keyboard to the properties.</source>
   <translation>Chuyển bàn phím tới phần thuộc tính.</translation>
  </message>
  <message>
   <source>Move the keyboard to the tree as an outline of lines.</source>
   <translation>Chuyển bàn phím tới cây dưới dạng dàn ý theo dòng.</translation>
  </message>
  <message>
   <source>Move the keyboard to the tree list.</source>
   <translation>Chuyển bàn phím tới danh sách cây.</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Tên</translation>
  </message>
  <message>
   <source>Name a file.</source>
   <translation>Hãy nêu tên một tệp.</translation>
  </message>
  <message>
   <source>Name a folder of this computer with IVR_DESIGNER_HOME.</source>
   <translation>Hãy chỉ một thư mục trên máy này bằng IVR_DESIGNER_HOME.</translation>
  </message>
  <message>
   <source>Name of the node</source>
   <translation>Tên của nhánh</translation>
  </message>
  <message>
   <source>Name, prompt, number, queue or id</source>
   <translation>Tên, lời chào, số, hàng đợi hoặc mã</translation>
  </message>
  <message>
   <source>Named keys work</source>
   <translation>Phím đã nêu đều hoạt động</translation>
  </message>
  <message>
   <source>Ne&amp;xt problem</source>
   <translation>Vấn đề &amp;kế tiếp</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Mạng</translation>
  </message>
  <message>
   <source>Never</source>
   <translation>Không bao giờ</translation>
  </message>
  <message>
   <source>New</source>
   <translation>Mới</translation>
  </message>
  <message>
   <source>New ch&amp;ild node</source>
   <translation>Nhánh &amp;con mới</translation>
  </message>
  <message>
   <source>New connection</source>
   <translation>Kết nối mới</translation>
  </message>
  <message>
   <source>New from &amp;template…</source>
   <translation>Tạo từ mẫ&amp;u…</translation>
  </message>
  <message>
   <source>New recorded menu</source>
   <translation>Menu ghi âm mới</translation>
  </message>
  <message>
   <source>New spoken menu</source>
   <translation>Menu đọc mới</translation>
  </message>
  <message>
   <source>New tree</source>
   <translation>Cây mới</translation>
  </message>
  <message>
   <source>New tree from a template</source>
   <translation>Cây mới từ mẫu</translation>
  </message>
  <message>
   <source>New tree {n}</source>
   <translation>Cây mới {n}</translation>
  </message>
  <message>
   <source>No</source>
   <translation>Không</translation>
  </message>
  <message>
   <source>No answer came; checking whether it arrived.</source>
   <translation>Không có trả lời; đang kiểm tra xem đã tới nơi chưa.</translation>
  </message>
  <message>
   <source>No caller can ever hear it, so it is either forgotten or not connected yet.</source>
   <translation>Không người gọi nào nghe được nó, vậy nó bị quên hoặc chưa được nối.</translation>
  </message>
  <message>
   <source>No caller can get here.</source>
   <translation>Không người gọi nào tới được đây.</translation>
  </message>
  <message>
   <source>No caller gets here until a number plays this tree.</source>
   <translation>Chưa ai gọi tới được đây cho tới khi có số phát cây này.</translation>
  </message>
  <message>
   <source>No caller gets here.</source>
   <translation>Không người gọi nào tới được đây.</translation>
  </message>
  <message>
   <source>No caller presses a key that nobody told of.</source>
   <translation>Không ai bấm phím mà không ai cho biết.</translation>
  </message>
  <message>
   <source>No conflicts</source>
   <translation>Không có xung đột</translation>
  </message>
  <message>
   <source>No connections yet</source>
   <translation>Chưa có kết nối nào</translation>
  </message>
  <message>
   <source>No context of this dialplan plays a prompt and waits for a key.</source>
   <translation>Không có context nào của dialplan này phát lời chào và chờ phím.</translation>
  </message>
  <message>
   <source>No earlier tree was kept for this one.</source>
   <translation>Không giữ lại cây cũ nào cho cây này.</translation>
  </message>
  <message>
   <source>No empty phrases</source>
   <translation>Không có câu rỗng</translation>
  </message>
  <message>
   <source>No fix offered</source>
   <translation>Không có cách sửa sẵn</translation>
  </message>
  <message>
   <source>No gaps between keys</source>
   <translation>Không hở giữa các phím</translation>
  </message>
  <message>
   <source>No hanging up on the confused</source>
   <translation>Không kết thúc cuộc gọi của người đang lúng túng</translation>
  </message>
  <message>
   <source>No history yet</source>
   <translation>Chưa có lịch sử</translation>
  </message>
  <message>
   <source>No input</source>
   <translation>Không bấm phím</translation>
  </message>
  <message>
   <source>No key of this tree leads to a person any more.</source>
   <translation>Không còn phím nào của cây này dẫn tới nhân viên.</translation>
  </message>
  <message>
   <source>No key yet. Callers hear the prompt, and then nothing happens.</source>
   <translation>Chưa có phím. Người gọi nghe lời chào, rồi không có gì xảy ra.</translation>
  </message>
  <message>
   <source>No leftovers</source>
   <translation>Không còn sót</translation>
  </message>
  <message>
   <source>No lines yet</source>
   <translation>Chưa có dòng nào</translation>
  </message>
  <message>
   <source>No match</source>
   <translation>Bấm sai phím</translation>
  </message>
  <message>
   <source>No node plays it</source>
   <translation>Không nhánh nào phát nó</translation>
  </message>
  <message>
   <source>No number plays it</source>
   <translation>Không số nào phát cây này</translation>
  </message>
  <message>
   <source>No number plays this tree: no caller would notice.</source>
   <translation>Không số nào phát cây này: không người gọi nào nhận thấy.</translation>
  </message>
  <message>
   <source>No numbers</source>
   <translation>Không có số nào</translation>
  </message>
  <message>
   <source>No paths are highlighted any more.</source>
   <translation>Không còn đường nào được làm nổi.</translation>
  </message>
  <message>
   <source>No phone number</source>
   <translation>Chưa có số điện thoại</translation>
  </message>
  <message>
   <source>No phone number is entered yet.</source>
   <translation>Chưa nhập số điện thoại.</translation>
  </message>
  <message>
   <source>No phone number plays this tree.</source>
   <translation>Không số điện thoại nào phát cây này.</translation>
  </message>
  <message>
   <source>No plan yet</source>
   <translation>Chưa có kế hoạch</translation>
  </message>
  <message>
   <source>No problems</source>
   <translation>Không có vấn đề</translation>
  </message>
  <message>
   <source>No problems found</source>
   <translation>Không có vấn đề</translation>
  </message>
  <message>
   <source>No prompt contains “{text}”.</source>
   <translation>Không lời chào nào có “{text}”.</translation>
  </message>
  <message>
   <source>No queue chosen</source>
   <translation>Chưa chọn hàng đợi</translation>
  </message>
  <message>
   <source>No queue is chosen yet.</source>
   <translation>Chưa chọn hàng đợi.</translation>
  </message>
  <message>
   <source>No queue or number is known yet. Add one to the tree first.</source>
   <translation>Chưa biết hàng đợi hoặc số nào. Trước hết hãy thêm một cái vào cây.</translation>
  </message>
  <message>
   <source>No recording is chosen yet.</source>
   <translation>Chưa chọn bản ghi âm.</translation>
  </message>
  <message>
   <source>No recordings yet</source>
   <translation>Chưa có bản ghi âm</translation>
  </message>
  <message>
   <source>No secret is stored for this key.</source>
   <translation>Chưa lưu mã bí mật nào cho khóa này.</translation>
  </message>
  <message>
   <source>No templates</source>
   <translation>Không có mẫu</translation>
  </message>
  <message>
   <source>No trap</source>
   <translation>Không có bẫy</translation>
  </message>
  <message>
   <source>No tree and no queue</source>
   <translation>Không cây và không hàng đợi</translation>
  </message>
  <message>
   <source>No tree is open</source>
   <translation>Chưa mở cây nào</translation>
  </message>
  <message>
   <source>No tree of before is kept.</source>
   <translation>Không có cây cũ nào được giữ lại.</translation>
  </message>
  <message>
   <source>No trees yet</source>
   <translation>Chưa có cây nào</translation>
  </message>
  <message>
   <source>No twins</source>
   <translation>Không trùng lặp</translation>
  </message>
  <message>
   <source>No way leads from here to a person.</source>
   <translation>Từ đây không có đường nào tới nhân viên.</translation>
  </message>
  <message>
   <source>No way leads from “{name}” to a person.</source>
   <translation>Từ “{name}” không có đường nào tới nhân viên.</translation>
  </message>
  <message>
   <source>No.</source>
   <translation>STT</translation>
  </message>
  <message>
   <source>Nobody gets to a person.</source>
   <translation>Không ai gặp được nhân viên.</translation>
  </message>
  <message>
   <source>Nobody knows how long this recording is.</source>
   <translation>Không ai biết bản ghi âm này dài bao lâu.</translation>
  </message>
  <message>
   <source>Nobody remembers the first option of a menu that goes on for long.</source>
   <translation>Không ai nhớ lựa chọn đầu của một menu kéo dài.</translation>
  </message>
  <message>
   <source>Node</source>
   <translation>Nhánh</translation>
  </message>
  <message>
   <source>Node of an unknown kind</source>
   <translation>Nhánh thuộc loại lạ</translation>
  </message>
  <message>
   <source>Node of this tree</source>
   <translation>Nhánh của cây này</translation>
  </message>
  <message>
   <source>Node that plays it</source>
   <translation>Nhánh phát nó</translation>
  </message>
  <message>
   <source>Node that plays {file}</source>
   <translation>Nhánh phát {file}</translation>
  </message>
  <message>
   <source>None yet</source>
   <translation>Chưa có</translation>
  </message>
  <message>
   <source>None yet. Drag from a node to this box.</source>
   <translation>Chưa có. Hãy kéo từ một nhánh tới ô này.</translation>
  </message>
  <message>
   <source>None, only upload</source>
   <translation>Không, chỉ tải lên</translation>
  </message>
  <message>
   <source>None. Nobody hears this tree yet.</source>
   <translation>Không có. Chưa ai nghe cây này.</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>Bình thường</translation>
  </message>
  <message>
   <source>Not back to ourselves</source>
   <translation>Không quay về chính mình</translation>
  </message>
  <message>
   <source>Not connected</source>
   <translation>Chưa kết nối</translation>
  </message>
  <message>
   <source>Not deleted yet</source>
   <translation>Chưa xóa</translation>
  </message>
  <message>
   <source>Not now</source>
   <translation>Để sau</translation>
  </message>
  <message>
   <source>Not now: {why}</source>
   <translation>Chưa được: {why}</translation>
  </message>
  <message>
   <source>Not read yet</source>
   <translation>Chưa đọc được</translation>
  </message>
  <message>
   <source>Not so. This call shows it: {steps}</source>
   <translation>Không đúng. Cuộc gọi này cho thấy: {steps}</translation>
  </message>
  <message>
   <source>Not too far</source>
   <translation>Không quá xa</translation>
  </message>
  <message>
   <source>Not used in the trees looked into</source>
   <translation>Không được dùng trong các cây đã xem</translation>
  </message>
  <message>
   <source>Not well: {names}</source>
   <translation>Chưa ổn: {names}</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Lưu ý</translation>
  </message>
  <message>
   <source>Note, &amp;only for you</source>
   <translation>Ghi chú, chỉ cho &amp;bạn</translation>
  </message>
  <message>
   <source>Nothing can be changed yet: the journal of waiting changes was damaged.</source>
   <translation>Chưa thay đổi được gì: nhật ký các thay đổi đang chờ bị hỏng.</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>Không tìm thấy gì</translation>
  </message>
  <message>
   <source>Nothing happened yet</source>
   <translation>Chưa có gì xảy ra</translation>
  </message>
  <message>
   <source>Nothing here does what this choice did.</source>
   <translation>Ở đây không có gì làm được việc của lựa chọn này.</translation>
  </message>
  <message>
   <source>Nothing here does what this key did.</source>
   <translation>Ở đây không có gì làm được việc của phím này.</translation>
  </message>
  <message>
   <source>Nothing is being published.</source>
   <translation>Không có gì đang được xuất bản.</translation>
  </message>
  <message>
   <source>Nothing is lost, and the order is kept; the status bar counts down.</source>
   <translation>Không mất gì, thứ tự được giữ; thanh trạng thái đếm ngược.</translation>
  </message>
  <message>
   <source>Nothing is marked as changed on the server.</source>
   <translation>Không có gì được đánh dấu là đã thay đổi trên máy chủ.</translation>
  </message>
  <message>
   <source>Nothing is selected.</source>
   <translation>Không có gì được chọn.</translation>
  </message>
  <message>
   <source>Nothing is written to this tree until you answer. “Read again” asks the contact center once more and goes on if the tree is there as before. “Take it over” makes the tree here what is shown there; what is gone there goes here too, and undo or the history brings it back.</source>
   <translation>Không gì được ghi vào cây này cho tới khi bạn trả lời. “Đọc lại” hỏi tổng đài lần nữa và tiếp tục nếu cây vẫn như trước. “Nhận theo tổng đài” làm cây ở đây giống như ở đó; những gì mất ở đó cũng mất ở đây, và hoàn tác hoặc lịch sử sẽ đưa chúng trở lại.</translation>
  </message>
  <message>
   <source>Nothing is wrong here</source>
   <translation>Không có gì sai ở đây</translation>
  </message>
  <message>
   <source>Nothing like that. Clear the field to see everything.</source>
   <translation>Không có gì như vậy. Xóa ô tìm để thấy tất cả.</translation>
  </message>
  <message>
   <source>Nothing new</source>
   <translation>Không có gì mới</translation>
  </message>
  <message>
   <source>Nothing of that can be added here.</source>
   <translation>Không thêm được gì trong đó vào đây.</translation>
  </message>
  <message>
   <source>Nothing selected</source>
   <translation>Chưa chọn gì</translation>
  </message>
  <message>
   <source>Nothing that was taken over leads here.</source>
   <translation>Không phần nào đã nhập dẫn tới đây.</translation>
  </message>
  <message>
   <source>Nothing to do.</source>
   <translation>Không cần làm gì.</translation>
  </message>
  <message>
   <source>Nothing to do: the later switch counts.</source>
   <translation>Không cần làm gì: lần chuyển sau có hiệu lực.</translation>
  </message>
  <message>
   <source>Nothing to do: the work goes on by itself.</source>
   <translation>Không cần làm gì: công việc sẽ tự tiếp tục.</translation>
  </message>
  <message>
   <source>Nothing to publish: the contact center has all of this.</source>
   <translation>Không có gì để xuất bản: tổng đài đã có tất cả.</translation>
  </message>
  <message>
   <source>Nothing to show here.</source>
   <translation>Ở đây không có gì để hiện.</translation>
  </message>
  <message>
   <source>Nothing was changed yet</source>
   <translation>Chưa có gì được thay đổi</translation>
  </message>
  <message>
   <source>Nothing was refused or held back.</source>
   <translation>Không có gì bị từ chối hay tạm giữ.</translation>
  </message>
  <message>
   <source>Nothing yet</source>
   <translation>Chưa có gì</translation>
  </message>
  <message>
   <source>Now: {now}. From then on: {then}. It takes effect with the next call.</source>
   <translation>Hiện nay: {now}. Từ đó trở đi: {then}. Có hiệu lực từ cuộc gọi kế tiếp.</translation>
  </message>
  <message>
   <source>Now: {where}</source>
   <translation>Hiện nay: {where}</translation>
  </message>
  <message>
   <source>Number</source>
   <translation>Số điện thoại</translation>
  </message>
  <message>
   <source>Number not entered yet</source>
   <translation>Chưa nhập số</translation>
  </message>
  <message>
   <source>Number of options</source>
   <translation>Số lựa chọn</translation>
  </message>
  <message>
   <source>Number shown</source>
   <translation>Số hiện ra</translation>
  </message>
  <message>
   <source>Number that is shown</source>
   <translation>Số được hiện ra</translation>
  </message>
  <message>
   <source>Number {number} plays a tree that does not exist any more.</source>
   <translation>Số {number} phát một cây không còn tồn tại.</translation>
  </message>
  <message>
   <source>Number {number} should play a tree but names none.</source>
   <translation>Số {number} phải phát một cây nhưng không nêu cây nào.</translation>
  </message>
  <message>
   <source>Numbers</source>
   <translation>Số điện thoại</translation>
  </message>
  <message>
   <source>Numbers and queues</source>
   <translation>Số điện thoại và hàng đợi</translation>
  </message>
  <message>
   <source>Numbers are unknown</source>
   <translation>Chưa biết các số</translation>
  </message>
  <message>
   <source>Numbers play a tree</source>
   <translation>Số phát cây</translation>
  </message>
  <message>
   <source>Numbers that play it</source>
   <translation>Các số phát cây này</translation>
  </message>
  <message>
   <source>Off</source>
   <translation>Tắt</translation>
  </message>
  <message>
   <source>Offline</source>
   <translation>Mất mạng</translation>
  </message>
  <message>
   <source>On the canvas, always</source>
   <translation>Trên bản vẽ, luôn luôn</translation>
  </message>
  <message>
   <source>One action per key</source>
   <translation>Mỗi phím một hành động</translation>
  </message>
  <message>
   <source>One node was chosen twice: the last file wins.</source>
   <translation>Một nhánh được chọn hai lần: tệp sau cùng được dùng.</translation>
  </message>
  <message>
   <source>One option is not a choice; say it, or go on without a key.</source>
   <translation>Một lựa chọn không phải là lựa chọn; hãy nói thẳng, hoặc đi tiếp mà không cần phím.</translation>
  </message>
  <message>
   <source>One prompt is put together when the call is made; write its words here.</source>
   <translation>Một lời chào được ghép lúc có cuộc gọi; hãy viết lời ở đây.</translation>
  </message>
  <message>
   <source>One slip and the call is over.</source>
   <translation>Lỡ một lần là hết cuộc gọi.</translation>
  </message>
  <message>
   <source>One try is too hard on a caller who hesitates, and endless tries help nobody.</source>
   <translation>Một lượt là quá khắt khe với người còn lưỡng lự, và vô số lượt thì chẳng giúp ai.</translation>
  </message>
  <message>
   <source>Only a node can have keys; this box is where a call leaves the menu.</source>
   <translation>Chỉ nhánh mới có phím; ở ô này cuộc gọi rời khỏi menu.</translation>
  </message>
  <message>
   <source>Only contexts with extensions can be read; this line says something else.</source>
   <translation>Chỉ đọc được các context có extension; dòng này là thứ khác.</translation>
  </message>
  <message>
   <source>Only if your network inspects TLS</source>
   <translation>Chỉ khi mạng của bạn kiểm soát TLS</translation>
  </message>
  <message>
   <source>Only missing recordings</source>
   <translation>Chỉ bản ghi âm còn thiếu</translation>
  </message>
  <message>
   <source>Only on this computer</source>
   <translation>Chỉ có trên máy này</translation>
  </message>
  <message>
   <source>Only single keys can be asked for here: what callers say or type is not kept.</source>
   <translation>Ở đây chỉ hỏi được từng phím: những gì người gọi nói hoặc gõ không được giữ.</translation>
  </message>
  <message>
   <source>Only single keys can be asked for here; what callers say or type is not kept.</source>
   <translation>Ở đây chỉ hỏi được từng phím; những gì người gọi nói hoặc gõ không được giữ.</translation>
  </message>
  <message>
   <source>Only single keys can lead on here, each once; patterns and longer numbers cannot.</source>
   <translation>Ở đây chỉ từng phím dẫn đi tiếp được, mỗi phím một lần; không dùng được mẫu và số dài.</translation>
  </message>
  <message>
   <source>Only single keys can lead on here; this is a longer number or a pattern.</source>
   <translation>Ở đây chỉ từng phím mới dẫn đi tiếp được; đây là số dài hơn hoặc một mẫu.</translation>
  </message>
  <message>
   <source>Only this tree</source>
   <translation>Chỉ cây này</translation>
  </message>
  <message>
   <source>Only what failed</source>
   <translation>Chỉ việc thất bại</translation>
  </message>
  <message>
   <source>Only “is equal to one key” can be kept.</source>
   <translation>Chỉ giữ được điều kiện “bằng một phím”.</translation>
  </message>
  <message>
   <source>Open &amp;recent</source>
   <translation>Mở &amp;gần đây</translation>
  </message>
  <message>
   <source>Open a file</source>
   <translation>Mở tệp</translation>
  </message>
  <message>
   <source>Open a tree first.</source>
   <translation>Trước hết hãy mở một cây.</translation>
  </message>
  <message>
   <source>Open a tree from a file; nothing is sent.</source>
   <translation>Mở một cây từ tệp; không gửi gì cả.</translation>
  </message>
  <message>
   <source>Open a tree of a contact center first.</source>
   <translation>Trước hết hãy mở một cây của tổng đài.</translation>
  </message>
  <message>
   <source>Open a tree, then click a box or a line to see and edit it.</source>
   <translation>Hãy mở một cây, rồi bấm vào một ô hoặc một đường để xem và sửa.</translation>
  </message>
  <message>
   <source>Open a web page in the browser, log in to the network, and try again.</source>
   <translation>Hãy mở một trang web trong trình duyệt, đăng nhập vào mạng rồi thử lại.</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>Mở thư mục</translation>
  </message>
  <message>
   <source>Open it again.</source>
   <translation>Hãy mở lại.</translation>
  </message>
  <message>
   <source>Open one, and what could trip callers is listed here.</source>
   <translation>Hãy mở một cây, những gì có thể làm khó người gọi sẽ được liệt kê ở đây.</translation>
  </message>
  <message>
   <source>Open one, and what holds for every call is shown here.</source>
   <translation>Hãy mở một cây, những gì đúng cho mọi cuộc gọi sẽ hiện ở đây.</translation>
  </message>
  <message>
   <source>Open the file with another player, or upload it anew as WAV.</source>
   <translation>Hãy mở tệp bằng trình phát khác, hoặc tải lên lại dạng WAV.</translation>
  </message>
  <message>
   <source>Open the tree again.</source>
   <translation>Hãy mở lại cây.</translation>
  </message>
  <message>
   <source>Open tree</source>
   <translation>Mở cây</translation>
  </message>
  <message>
   <source>Opened in the player of this computer. To hear recordings here: pip install “{extra}”</source>
   <translation>Đã mở trong trình phát của máy này. Để nghe bản ghi âm ở đây: pip install “{extra}”</translation>
  </message>
  <message>
   <source>Opening “{file}”…</source>
   <translation>Đang mở “{file}”…</translation>
  </message>
  <message>
   <source>Option and a letter type a sign. Choose other keys.</source>
   <translation>Option và một chữ cái dùng để gõ ký tự. Hãy chọn phím khác.</translation>
  </message>
  <message>
   <source>Options</source>
   <translation>Lựa chọn</translation>
  </message>
  <message>
   <source>Options are distinct</source>
   <translation>Các lựa chọn khác nhau</translation>
  </message>
  <message>
   <source>Or type the key.</source>
   <translation>Hoặc gõ phím đó.</translation>
  </message>
  <message>
   <source>Outline</source>
   <translation>Dàn ý</translation>
  </message>
  <message>
   <source>Over the budget, or no way to a person</source>
   <translation>Quá hạn mức, hoặc không có đường tới nhân viên</translation>
  </message>
  <message>
   <source>Overlap (share)</source>
   <translation>Trùng lặp (tỷ lệ)</translation>
  </message>
  <message>
   <source>Overview</source>
   <translation>Toàn cảnh</translation>
  </message>
  <message>
   <source>PDF document (*.pdf)</source>
   <translation>Tài liệu PDF (*.pdf)</translation>
  </message>
  <message>
   <source>Page {page}</source>
   <translation>Trang {page}</translation>
  </message>
  <message>
   <source>Part {place}</source>
   <translation>Phần {place}</translation>
  </message>
  <message>
   <source>Parts of {thing} could not be written, so no number was switched to it.</source>
   <translation>Có phần của {thing} không ghi được, nên không số nào được chuyển tới nó.</translation>
  </message>
  <message>
   <source>Passed: {steps}</source>
   <translation>Đạt: {steps}</translation>
  </message>
  <message>
   <source>Paste</source>
   <translation>Dán</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Tạm dừng</translation>
  </message>
  <message>
   <source>Pause before it is played again</source>
   <translation>Nghỉ trước khi phát lại</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>Điện thoại</translation>
  </message>
  <message>
   <source>Phone menu in text</source>
   <translation>Menu điện thoại dạng chữ</translation>
  </message>
  <message>
   <source>Phone menus of other programs ({kinds})</source>
   <translation>Menu điện thoại của chương trình khác ({kinds})</translation>
  </message>
  <message>
   <source>Phone number</source>
   <translation>Số điện thoại</translation>
  </message>
  <message>
   <source>Phone number used in this tree</source>
   <translation>Số điện thoại dùng trong cây này</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>Hình vẽ</translation>
  </message>
  <message>
   <source>Picture as on the canvas</source>
   <translation>Hình như trên bản vẽ</translation>
  </message>
  <message>
   <source>Picture of the tree</source>
   <translation>Hình của cây</translation>
  </message>
  <message>
   <source>Picture, prompts, keys, numbers and problems in one page</source>
   <translation>Hình, lời chào, phím, số điện thoại và vấn đề trong một trang</translation>
  </message>
  <message>
   <source>Places where it is used</source>
   <translation>Những chỗ dùng nó</translation>
  </message>
  <message>
   <source>Plan</source>
   <translation>Kế hoạch</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>Phát</translation>
  </message>
  <message>
   <source>Play a recording</source>
   <translation>Phát ghi âm</translation>
  </message>
  <message>
   <source>Play it</source>
   <translation>Phát</translation>
  </message>
  <message>
   <source>Play it in “{node}”</source>
   <translation>Phát ở “{node}”</translation>
  </message>
  <message>
   <source>Play the node's recording, or read its text with a voice of this computer.</source>
   <translation>Phát bản ghi âm của nhánh, hoặc đọc lời bằng giọng của máy này.</translation>
  </message>
  <message>
   <source>Pre&amp;view</source>
   <translation>Xem t&amp;rước</translation>
  </message>
  <message>
   <source>Pre&amp;vious pane</source>
   <translation>Khung &amp;trước</translation>
  </message>
  <message>
   <source>Pre&amp;vious problem</source>
   <translation>Vấn đề t&amp;rước</translation>
  </message>
  <message>
   <source>Preferences</source>
   <translation>Tùy chọn</translation>
  </message>
  <message>
   <source>Press the new keys</source>
   <translation>Bấm phím mới</translation>
  </message>
  <message>
   <source>Presses a wrong key: {key}</source>
   <translation>Bấm sai phím: {key}</translation>
  </message>
  <message>
   <source>Presses too early, which is lost: {key}</source>
   <translation>Bấm quá sớm nên mất: {key}</translation>
  </message>
  <message>
   <source>Presses: {key}</source>
   <translation>Bấm: {key}</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>Xem trước</translation>
  </message>
  <message>
   <source>Preview again</source>
   <translation>Xem trước lại</translation>
  </message>
  <message>
   <source>Preview shows what publishing the draft would change, before anything is sent.</source>
   <translation>Xem trước cho thấy việc xuất bản bản nháp sẽ đổi gì, trước khi gửi bất cứ thứ gì.</translation>
  </message>
  <message>
   <source>Preview: what publishing would change</source>
   <translation>Xem trước: việc xuất bản sẽ đổi những gì</translation>
  </message>
  <message>
   <source>Preview…</source>
   <translation>Xem trước…</translation>
  </message>
  <message>
   <source>Printed picture, A3</source>
   <translation>Bản in, khổ A3</translation>
  </message>
  <message>
   <source>Printed picture, A4</source>
   <translation>Bản in, khổ A4</translation>
  </message>
  <message>
   <source>Pro&amp;mpts…</source>
   <translation>&amp;Lời chào…</translation>
  </message>
  <message>
   <source>Problems</source>
   <translation>Vấn đề</translation>
  </message>
  <message>
   <source>Problems: {words}</source>
   <translation>Vấn đề: {words}</translation>
  </message>
  <message>
   <source>Profiles</source>
   <translation>Bộ quy tắc</translation>
  </message>
  <message>
   <source>Program</source>
   <translation>Chương trình</translation>
  </message>
  <message>
   <source>Prompt</source>
   <translation>Lời chào</translation>
  </message>
  <message>
   <source>Prompt {round} of {rounds}: {left} left</source>
   <translation>Lời chào lần {round}/{rounds}: còn {left}</translation>
  </message>
  <message>
   <source>Prompts</source>
   <translation>Lời chào</translation>
  </message>
  <message>
   <source>Prompts for the studio</source>
   <translation>Lời chào cho phòng thu</translation>
  </message>
  <message>
   <source>Properties</source>
   <translation>Thuộc tính</translation>
  </message>
  <message>
   <source>Proved for every caller, whatever they press.</source>
   <translation>Đã chứng minh cho mọi người gọi, dù họ bấm gì.</translation>
  </message>
  <message>
   <source>Proxy</source>
   <translation>Proxy</translation>
  </message>
  <message>
   <source>Publish</source>
   <translation>Xuất bản</translation>
  </message>
  <message>
   <source>Publish again; delete the half-built tree if it stays.</source>
   <translation>Hãy xuất bản lại; xóa cây dựng dở nếu nó còn đó.</translation>
  </message>
  <message>
   <source>Publish in place: what is there of it stays as it is.</source>
   <translation>Hãy xuất bản tại chỗ: phần đã có sẽ được giữ nguyên.</translation>
  </message>
  <message>
   <source>Publish it as a fresh tree, or delete it here.</source>
   <translation>Hãy xuất bản nó thành cây mới, hoặc xóa nó ở đây.</translation>
  </message>
  <message>
   <source>Published</source>
   <translation>Đã xuất bản</translation>
  </message>
  <message>
   <source>Published as a fresh tree; {n} number switched.</source>
   <translation>Đã xuất bản thành cây mới; đã chuyển {n} số.</translation>
  </message>
  <message>
   <source>Published as a fresh tree; {n} numbers switched.</source>
   <translation>Đã xuất bản thành cây mới; đã chuyển {n} số.</translation>
  </message>
  <message>
   <source>Published: the contact center has the draft now.</source>
   <translation>Đã xuất bản: nội dung bản nháp nay đã có ở tổng đài.</translation>
  </message>
  <message>
   <source>Publishing</source>
   <translation>Đang xuất bản</translation>
  </message>
  <message>
   <source>Publishing stopped: one call could not be made.</source>
   <translation>Việc xuất bản dừng lại: một lệnh không thực hiện được.</translation>
  </message>
  <message>
   <source>Publishing stopped: {count} calls could not be made.</source>
   <translation>Việc xuất bản dừng lại: {count} lệnh không thực hiện được.</translation>
  </message>
  <message>
   <source>Publishing was stopped, and no number was switched.</source>
   <translation>Việc xuất bản đã dừng, không số nào được chuyển.</translation>
  </message>
  <message>
   <source>Publishing was stopped, and the calls that were left were not made.</source>
   <translation>Việc xuất bản đã dừng, các lệnh còn lại không được thực hiện.</translation>
  </message>
  <message>
   <source>Purpose before key</source>
   <translation>Mục đích trước phím</translation>
  </message>
  <message>
   <source>Put all panels where they were at first.</source>
   <translation>Đưa mọi khung về chỗ ban đầu.</translation>
  </message>
  <message>
   <source>Put every box in order, those placed by hand too.</source>
   <translation>Xếp mọi ô theo trật tự, cả những ô đặt bằng tay.</translation>
  </message>
  <message>
   <source>Put into a queue</source>
   <translation>Đưa vào hàng đợi</translation>
  </message>
  <message>
   <source>Put the selected boxes in order.</source>
   <translation>Xếp các ô đang chọn theo trật tự.</translation>
  </message>
  <message>
   <source>Put the selected key, or the key that leads to the selected box, on another key.</source>
   <translation>Đặt phím đang chọn, hoặc phím dẫn tới ô đang chọn, vào phím khác.</translation>
  </message>
  <message>
   <source>Qt may be replaced by your own build: see “Qt, PySide6”. The same texts are in {folder}.</source>
   <translation>Qt có thể được thay bằng bản dựng của riêng bạn: xem “Qt, PySide6”. Các văn bản này cũng nằm trong {folder}.</translation>
  </message>
  <message>
   <source>Qt {qt} starts with the platform plugin {plugin}</source>
   <translation>Qt {qt} khởi động được với phần nền {plugin}</translation>
  </message>
  <message>
   <source>Queue</source>
   <translation>Hàng đợi</translation>
  </message>
  <message>
   <source>Queue by its id; the list of queues is not known now</source>
   <translation>Hàng đợi theo mã; hiện chưa biết danh sách hàng đợi</translation>
  </message>
  <message>
   <source>Queue not chosen yet</source>
   <translation>Chưa chọn hàng đợi</translation>
  </message>
  <message>
   <source>Queue {id}, not in the contact center's list</source>
   <translation>Hàng đợi {id}, không có trong danh sách của tổng đài</translation>
  </message>
  <message>
   <source>Queue “{name}”</source>
   <translation>Hàng đợi “{name}”</translation>
  </message>
  <message>
   <source>Queue, not in the contact center's list</source>
   <translation>Hàng đợi không có trong danh sách của tổng đài</translation>
  </message>
  <message>
   <source>Queues</source>
   <translation>Hàng đợi</translation>
  </message>
  <message>
   <source>Quickly to the first option</source>
   <translation>Nhanh tới lựa chọn đầu</translation>
  </message>
  <message>
   <source>Re&amp;cordings…</source>
   <translation>&amp;Bản ghi âm…</translation>
  </message>
  <message>
   <source>Re&amp;move</source>
   <translation>&amp;Gỡ bỏ</translation>
  </message>
  <message>
   <source>Re&amp;name</source>
   <translation>Đổi t&amp;ên</translation>
  </message>
  <message>
   <source>Reachable</source>
   <translation>Tới được</translation>
  </message>
  <message>
   <source>Read again</source>
   <translation>Đọc lại</translation>
  </message>
  <message>
   <source>Read from the contact center</source>
   <translation>Đọc từ tổng đài</translation>
  </message>
  <message>
   <source>Read now</source>
   <translation>Đọc ngay</translation>
  </message>
  <message>
   <source>Read the keys of a node</source>
   <translation>Đọc các phím của một nhánh</translation>
  </message>
  <message>
   <source>Read the keys of {count} nodes</source>
   <translation>Đọc các phím của {count} nhánh</translation>
  </message>
  <message>
   <source>Read the keys of {count} nodes of “{tree}”</source>
   <translation>Đọc các phím của {count} nhánh thuộc “{tree}”</translation>
  </message>
  <message>
   <source>Read the keys of “{node}”</source>
   <translation>Đọc các phím của “{node}”</translation>
  </message>
  <message>
   <source>Read the list of numbers</source>
   <translation>Đọc danh sách số điện thoại</translation>
  </message>
  <message>
   <source>Read the list of queues</source>
   <translation>Đọc danh sách hàng đợi</translation>
  </message>
  <message>
   <source>Read the list of recordings</source>
   <translation>Đọc danh sách bản ghi âm</translation>
  </message>
  <message>
   <source>Read the list of trees</source>
   <translation>Đọc danh sách cây</translation>
  </message>
  <message>
   <source>Read the list of trees again.</source>
   <translation>Hãy đọc lại danh sách cây.</translation>
  </message>
  <message>
   <source>Read the nodes of a tree</source>
   <translation>Đọc các nhánh của một cây</translation>
  </message>
  <message>
   <source>Read the nodes of “{tree}”</source>
   <translation>Đọc các nhánh của “{tree}”</translation>
  </message>
  <message>
   <source>Read trees, numbers and queues again.</source>
   <translation>Đọc lại các cây, số điện thoại và hàng đợi.</translation>
  </message>
  <message>
   <source>Read {n} more tree</source>
   <translation>Đọc thêm {n} cây</translation>
  </message>
  <message>
   <source>Read {n} more trees</source>
   <translation>Đọc thêm {n} cây</translation>
  </message>
  <message>
   <source>Reading the contact center for the plan…</source>
   <translation>Đang đọc tổng đài để lập kế hoạch…</translation>
  </message>
  <message>
   <source>Reading the tree: {done} of {total}</source>
   <translation>Đang đọc cây: {done} trên {total}</translation>
  </message>
  <message>
   <source>Reading the tree…</source>
   <translation>Đang đọc cây…</translation>
  </message>
  <message>
   <source>Reading the version…</source>
   <translation>Đang đọc phiên bản…</translation>
  </message>
  <message>
   <source>Reading trees…</source>
   <translation>Đang đọc các cây…</translation>
  </message>
  <message>
   <source>Record a call</source>
   <translation>Ghi một cuộc gọi</translation>
  </message>
  <message>
   <source>Recorded calls</source>
   <translation>Cuộc gọi đã ghi</translation>
  </message>
  <message>
   <source>Recorded menu</source>
   <translation>Menu ghi âm</translation>
  </message>
  <message>
   <source>Recording</source>
   <translation>Ghi âm</translation>
  </message>
  <message>
   <source>Recording: {file}</source>
   <translation>Ghi âm: {file}</translation>
  </message>
  <message>
   <source>Recordings</source>
   <translation>Bản ghi âm</translation>
  </message>
  <message>
   <source>Recordings ({kinds})</source>
   <translation>Bản ghi âm ({kinds})</translation>
  </message>
  <message>
   <source>Recordings are kept by a contact center; connect to one first.</source>
   <translation>Bản ghi âm do tổng đài giữ; trước hết hãy kết nối tới một tổng đài.</translation>
  </message>
  <message>
   <source>Recordings are unknown</source>
   <translation>Chưa biết các bản ghi âm</translation>
  </message>
  <message>
   <source>Recordings…</source>
   <translation>Bản ghi âm…</translation>
  </message>
  <message>
   <source>Refused</source>
   <translation>Bị từ chối</translation>
  </message>
  <message>
   <source>Refused by the contact center</source>
   <translation>Bị tổng đài từ chối</translation>
  </message>
  <message>
   <source>Regular callers know their key and should not have to listen to the end.</source>
   <translation>Người gọi quen biết phím của mình và không cần nghe tới cuối.</translation>
  </message>
  <message>
   <source>Regular callers press from memory and end up in the wrong place.</source>
   <translation>Người gọi quen bấm theo trí nhớ và tới nhầm chỗ.</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Gỡ bỏ</translation>
  </message>
  <message>
   <source>Remove retr&amp;ies</source>
   <translation>Bỏ lượt thử lạ&amp;i</translation>
  </message>
  <message>
   <source>Remove retries</source>
   <translation>Bỏ lượt thử lại</translation>
  </message>
  <message>
   <source>Remove the connection “{name}”?</source>
   <translation>Gỡ bỏ kết nối “{name}”?</translation>
  </message>
  <message>
   <source>Remove the late one</source>
   <translation>Xóa cái đến muộn</translation>
  </message>
  <message>
   <source>Remove…</source>
   <translation>Gỡ bỏ…</translation>
  </message>
  <message>
   <source>Rename to “{name}”</source>
   <translation>Đổi tên thành “{name}”</translation>
  </message>
  <message>
   <source>Rename tree</source>
   <translation>Đổi tên cây</translation>
  </message>
  <message>
   <source>Rename “{name}”</source>
   <translation>Đổi tên “{name}”</translation>
  </message>
  <message>
   <source>Replace in these prompts?</source>
   <translation>Thay trong các lời chào này?</translation>
  </message>
  <message>
   <source>Replace in {n} text</source>
   <translation>Thay trong {n} lời</translation>
  </message>
  <message>
   <source>Replace in {n} texts</source>
   <translation>Thay trong {n} lời</translation>
  </message>
  <message>
   <source>Replace with</source>
   <translation>Thay bằng</translation>
  </message>
  <message>
   <source>Replace “{find}” by “{instead}”</source>
   <translation>Thay “{find}” bằng “{instead}”</translation>
  </message>
  <message>
   <source>Replaced in {n} text.</source>
   <translation>Đã thay trong {n} lời.</translation>
  </message>
  <message>
   <source>Replaced in {n} texts.</source>
   <translation>Đã thay trong {n} lời.</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Báo cáo</translation>
  </message>
  <message>
   <source>Report this to who makes the program.</source>
   <translation>Hãy báo điều này cho nhà làm phần mềm.</translation>
  </message>
  <message>
   <source>Reset &amp;all</source>
   <translation>Đặt lại &amp;tất cả</translation>
  </message>
  <message>
   <source>Reset window la&amp;yout</source>
   <translation>Đặt lại &amp;bố cục cửa sổ</translation>
  </message>
  <message>
   <source>Restart the program; if that does not help, remove the folder “sandbox”.</source>
   <translation>Hãy khởi động lại chương trình; nếu vẫn không được, xóa thư mục “sandbox”.</translation>
  </message>
  <message>
   <source>Restore &amp;a version…</source>
   <translation>&amp;Khôi phục một phiên bản…</translation>
  </message>
  <message>
   <source>Restore a version from the history instead.</source>
   <translation>Hãy khôi phục một phiên bản từ lịch sử.</translation>
  </message>
  <message>
   <source>Restore all…</source>
   <translation>Khôi phục tất cả…</translation>
  </message>
  <message>
   <source>Restore an earlier version</source>
   <translation>Khôi phục một phiên bản cũ</translation>
  </message>
  <message>
   <source>Restore one node…</source>
   <translation>Khôi phục một nhánh…</translation>
  </message>
  <message>
   <source>Restore only “{name}”…</source>
   <translation>Chỉ khôi phục “{name}”…</translation>
  </message>
  <message>
   <source>Restore tree</source>
   <translation>Khôi phục cây</translation>
  </message>
  <message>
   <source>Restore “{name}”</source>
   <translation>Khôi phục “{name}”</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>Kết quả</translation>
  </message>
  <message>
   <source>Retries of “{name}”</source>
   <translation>Lượt thử lại của “{name}”</translation>
  </message>
  <message>
   <source>Retry {tries} times, then a person</source>
   <translation>Thử lại {tries} lần, rồi gặp nhân viên</translation>
  </message>
  <message>
   <source>Retry, then a person</source>
   <translation>Thử lại, rồi gặp nhân viên</translation>
  </message>
  <message>
   <source>Roll back</source>
   <translation>Trở lại cây cũ</translation>
  </message>
  <message>
   <source>Rolled back: {n} number plays the tree of before. Your edits are in the draft.</source>
   <translation>Đã trở lại: {n} số phát cây trước đây. Thay đổi của bạn nằm trong bản nháp.</translation>
  </message>
  <message>
   <source>Rolled back: {n} numbers play the tree of before. Your edits are in the draft.</source>
   <translation>Đã trở lại: {n} số phát cây trước đây. Thay đổi của bạn nằm trong bản nháp.</translation>
  </message>
  <message>
   <source>Rolling back</source>
   <translation>Đang trở lại cây cũ</translation>
  </message>
  <message>
   <source>Rules</source>
   <translation>Quy tắc</translation>
  </message>
  <message>
   <source>Rules of the house</source>
   <translation>Quy tắc nội bộ</translation>
  </message>
  <message>
   <source>S&amp;peed</source>
   <translation>Tố&amp;c độ</translation>
  </message>
  <message>
   <source>SMS</source>
   <translation>SMS</translation>
  </message>
  <message>
   <source>SMS used in this tree</source>
   <translation>Tin nhắn SMS dùng trong cây này</translation>
  </message>
  <message>
   <source>SMS “{text}”</source>
   <translation>SMS “{text}”</translation>
  </message>
  <message>
   <source>Sandbox</source>
   <translation>Môi trường thử</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Lưu</translation>
  </message>
  <message>
   <source>Save a selection as a template, and it is listed here.</source>
   <translation>Lưu phần chọn làm mẫu, và nó sẽ có ở đây.</translation>
  </message>
  <message>
   <source>Save acti&amp;vity…</source>
   <translation>Lưu &amp;hoạt động…</translation>
  </message>
  <message>
   <source>Save activity</source>
   <translation>Lưu hoạt động</translation>
  </message>
  <message>
   <source>Save and connect</source>
   <translation>Lưu và kết nối</translation>
  </message>
  <message>
   <source>Save as template</source>
   <translation>Lưu làm mẫu</translation>
  </message>
  <message>
   <source>Save it as WAV or MP3 with a sound program, and choose that file.</source>
   <translation>Hãy lưu nó thành WAV hoặc MP3 bằng chương trình âm thanh, rồi chọn tệp đó.</translation>
  </message>
  <message>
   <source>Save selection as te&amp;mplate…</source>
   <translation>Lưu phần chọn làm m&amp;ẫu…</translation>
  </message>
  <message>
   <source>Save studio script</source>
   <translation>Lưu kịch bản thu âm</translation>
  </message>
  <message>
   <source>Save template</source>
   <translation>Lưu mẫu</translation>
  </message>
  <message>
   <source>Save test</source>
   <translation>Lưu bài kiểm tra</translation>
  </message>
  <message>
   <source>Save the walk as a &amp;test…</source>
   <translation>Lưu lượt đi làm bài kiể&amp;m tra…</translation>
  </message>
  <message>
   <source>Save this walk as a test</source>
   <translation>Lưu lượt đi này làm bài kiểm tra</translation>
  </message>
  <message>
   <source>Save this walk as a test…</source>
   <translation>Lưu lượt đi này làm bài kiểm tra…</translation>
  </message>
  <message>
   <source>Save to file &amp;as…</source>
   <translation>Lưu vào tệp &amp;khác…</translation>
  </message>
  <message>
   <source>Save tree</source>
   <translation>Lưu cây</translation>
  </message>
  <message>
   <source>Saved to “{file}”.</source>
   <translation>Đã lưu vào “{file}”.</translation>
  </message>
  <message>
   <source>Saved {name}.</source>
   <translation>Đã lưu {name}.</translation>
  </message>
  <message>
   <source>Say each key of the node in its text: purpose first, in order.</source>
   <translation>Nói mỗi phím của nhánh trong lời của nó: mục đích trước, theo thứ tự.</translation>
  </message>
  <message>
   <source>Say nothing (Space)</source>
   <translation>Không bấm gì (Space)</translation>
  </message>
  <message>
   <source>Say the menu again after silence or a wrong key, then give the caller to a person.</source>
   <translation>Nói lại menu khi người gọi im lặng hoặc bấm sai, rồi chuyển tới nhân viên.</translation>
  </message>
  <message>
   <source>Say what the part of the window is for that has the keyboard.</source>
   <translation>Cho biết phần cửa sổ đang có bàn phím dùng để làm gì.</translation>
  </message>
  <message>
   <source>Say which queues are meant that the contact center does not have.</source>
   <translation>Chỉ rõ hàng đợi nào của tổng đài thay cho những hàng đợi tổng đài không có.</translation>
  </message>
  <message>
   <source>Says nothing</source>
   <translation>Không nói gì</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Tìm kiếm</translation>
  </message>
  <message>
   <source>Search actions and boxes</source>
   <translation>Tìm lệnh và ô</translation>
  </message>
  <message>
   <source>Search actions or keys</source>
   <translation>Tìm lệnh hoặc phím</translation>
  </message>
  <message>
   <source>Search names, prompts, numbers, queues and ids.</source>
   <translation>Tìm tên, lời chào, số điện thoại, hàng đợi và mã.</translation>
  </message>
  <message>
   <source>Search queues</source>
   <translation>Tìm hàng đợi</translation>
  </message>
  <message>
   <source>Search queues, numbers, recordings, voices</source>
   <translation>Tìm hàng đợi, số điện thoại, bản ghi âm, giọng đọc</translation>
  </message>
  <message>
   <source>Search recordings</source>
   <translation>Tìm bản ghi âm</translation>
  </message>
  <message>
   <source>Search templates</source>
   <translation>Tìm mẫu</translation>
  </message>
  <message>
   <source>Search, or type a phone number</source>
   <translation>Tìm, hoặc gõ số điện thoại</translation>
  </message>
  <message>
   <source>Second language</source>
   <translation>Ngôn ngữ thứ hai</translation>
  </message>
  <message>
   <source>Second step</source>
   <translation>Mức thứ hai</translation>
  </message>
  <message>
   <source>Seconds</source>
   <translation>Giây</translation>
  </message>
  <message>
   <source>Seconds to press</source>
   <translation>Giây để bấm</translation>
  </message>
  <message>
   <source>See what each phone number plays, and change it.</source>
   <translation>Xem mỗi số điện thoại phát gì, và thay đổi.</translation>
  </message>
  <message>
   <source>See what is marked on the canvas, and switch the number then.</source>
   <translation>Hãy xem chỗ được đánh dấu trên bản vẽ, rồi mới chuyển số.</translation>
  </message>
  <message>
   <source>See what is marked on the canvas, then publish again.</source>
   <translation>Hãy xem chỗ được đánh dấu trên bản vẽ, rồi xuất bản lại.</translation>
  </message>
  <message>
   <source>See, edit and replace in all prompts as a table.</source>
   <translation>Xem, sửa và thay thế trong mọi lời chào dưới dạng bảng.</translation>
  </message>
  <message>
   <source>Select &amp;all</source>
   <translation>&amp;Chọn tất cả</translation>
  </message>
  <message>
   <source>Select a box first.</source>
   <translation>Trước hết hãy chọn một ô.</translation>
  </message>
  <message>
   <source>Select a key first.</source>
   <translation>Trước hết hãy chọn một phím.</translation>
  </message>
  <message>
   <source>Select a node first.</source>
   <translation>Trước hết hãy chọn một nhánh.</translation>
  </message>
  <message>
   <source>Select a node whose text you have timed on the phone.</source>
   <translation>Hãy chọn một nhánh có lời mà bạn đã bấm giờ trên điện thoại.</translation>
  </message>
  <message>
   <source>Select every box.</source>
   <translation>Chọn mọi ô.</translation>
  </message>
  <message>
   <source>Select one key, or one box that a key leads to.</source>
   <translation>Hãy chọn một phím, hoặc một ô mà có phím dẫn tới.</translation>
  </message>
  <message>
   <source>Select one node that can be edited.</source>
   <translation>Hãy chọn một nhánh sửa được.</translation>
  </message>
  <message>
   <source>Select several boxes first.</source>
   <translation>Trước hết hãy chọn nhiều ô.</translation>
  </message>
  <message>
   <source>Select the next box, too</source>
   <translation>Chọn thêm ô kế tiếp</translation>
  </message>
  <message>
   <source>Select, or take out of the selection; held down, drag to move the view</source>
   <translation>Chọn, hoặc bỏ khỏi phần chọn; giữ và kéo để di chuyển khung nhìn</translation>
  </message>
  <message>
   <source>Selected.</source>
   <translation>Đã chọn.</translation>
  </message>
  <message>
   <source>Send SMS “{text}”</source>
   <translation>Gửi SMS “{text}”</translation>
  </message>
  <message>
   <source>Send WAV or MP3 files, and have the nodes they are named like play them.</source>
   <translation>Gửi tệp WAV hoặc MP3, và cho các nhánh trùng tên phát chúng.</translation>
  </message>
  <message>
   <source>Send a&amp;gain</source>
   <translation>Gửi &amp;lại</translation>
  </message>
  <message>
   <source>Send again</source>
   <translation>Gửi lại</translation>
  </message>
  <message>
   <source>Send an SMS (not live yet)</source>
   <translation>Gửi SMS (chưa hoạt động)</translation>
  </message>
  <message>
   <source>Send and edit live</source>
   <translation>Gửi và sửa trực tiếp</translation>
  </message>
  <message>
   <source>Send each edit to the contact center at once.</source>
   <translation>Gửi mỗi thay đổi tới tổng đài ngay lập tức.</translation>
  </message>
  <message>
   <source>Send the draft at once?</source>
   <translation>Gửi bản nháp ngay?</translation>
  </message>
  <message>
   <source>Sending</source>
   <translation>Đang gửi</translation>
  </message>
  <message>
   <source>Sending {n} change</source>
   <translation>Đang gửi {n} thay đổi</translation>
  </message>
  <message>
   <source>Sending {n} changes</source>
   <translation>Đang gửi {n} thay đổi</translation>
  </message>
  <message>
   <source>Sent.</source>
   <translation>Đã gửi.</translation>
  </message>
  <message>
   <source>Set by your administrator</source>
   <translation>Do quản trị viên đặt</translation>
  </message>
  <message>
   <source>Set entry node</source>
   <translation>Đặt nhánh đầu</translation>
  </message>
  <message>
   <source>Set the clock by the internet; until then the server's time is used.</source>
   <translation>Hãy chỉnh đồng hồ theo internet; cho tới lúc đó giờ của máy chủ được dùng.</translation>
  </message>
  <message>
   <source>Set the old address again to send them, or take them back and try again.</source>
   <translation>Hãy đặt lại địa chỉ cũ để gửi, hoặc hủy các thay đổi đó rồi thử lại.</translation>
  </message>
  <message>
   <source>Set this machine's clock by the internet (NTP).</source>
   <translation>Hãy chỉnh đồng hồ máy này theo internet (NTP).</translation>
  </message>
  <message>
   <source>Set “version” to {version} if you wrote it yourself, or open another copy.</source>
   <translation>Nếu bạn tự viết tệp, hãy đặt “version” là {version}; nếu không, mở bản sao khác.</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Cài đặt</translation>
  </message>
  <message>
   <source>Settings of the chec&amp;ks…</source>
   <translation>Cài đặt các &amp;quy tắc…</translation>
  </message>
  <message>
   <source>Settings of the checks</source>
   <translation>Cài đặt các quy tắc</translation>
  </message>
  <message>
   <source>Several nodes are called “{name}”.</source>
   <translation>Có nhiều nhánh cùng tên “{name}”.</translation>
  </message>
  <message>
   <source>Several profiles are called “{name}”.</source>
   <translation>Có nhiều kết nối tên là “{name}”.</translation>
  </message>
  <message>
   <source>Several trees are called “{name}”.</source>
   <translation>Có nhiều cây cùng tên “{name}”.</translation>
  </message>
  <message>
   <source>Share</source>
   <translation>Tỷ lệ</translation>
  </message>
  <message>
   <source>Show</source>
   <translation>Hiện</translation>
  </message>
  <message>
   <source>Show &amp;untested keys</source>
   <translation>Hiện phím chưa th&amp;ử</translation>
  </message>
  <message>
   <source>Show every branch that is folded.</source>
   <translation>Hiện mọi nhánh đang thu gọn.</translation>
  </message>
  <message>
   <source>Show every call</source>
   <translation>Hiện mọi lệnh</translation>
  </message>
  <message>
   <source>Show every way from the entry to the selected box; once more ends it.</source>
   <translation>Hiện mọi đường từ điểm vào tới ô đang chọn; lần nữa để tắt.</translation>
  </message>
  <message>
   <source>Show nothing but the canvas; once more brings all back.</source>
   <translation>Chỉ hiện bản vẽ; lần nữa để hiện lại tất cả.</translation>
  </message>
  <message>
   <source>Show on the canvas</source>
   <translation>Hiện trên bản vẽ</translation>
  </message>
  <message>
   <source>Show on the canvas how long callers take to get anywhere.</source>
   <translation>Hiện trên bản vẽ người gọi mất bao lâu để tới từng chỗ.</translation>
  </message>
  <message>
   <source>Show only the last digits of phone numbers</source>
   <translation>Chỉ hiện những số cuối của số điện thoại</translation>
  </message>
  <message>
   <source>Show only what contains…</source>
   <translation>Chỉ hiện những gì có chứa…</translation>
  </message>
  <message>
   <source>Show or hide what was accepted</source>
   <translation>Hiện hoặc ẩn những gì đã chấp nhận</translation>
  </message>
  <message>
   <source>Show or hide: {what}</source>
   <translation>Hiện hoặc ẩn: {what}</translation>
  </message>
  <message>
   <source>Show reads</source>
   <translation>Hiện các lần đọc</translation>
  </message>
  <message>
   <source>Show the context menu</source>
   <translation>Hiện menu ngữ cảnh</translation>
  </message>
  <message>
   <source>Show the list of calls.</source>
   <translation>Hiện danh sách các lệnh đã gọi.</translation>
  </message>
  <message>
   <source>Show the list of problems.</source>
   <translation>Hiện danh sách vấn đề.</translation>
  </message>
  <message>
   <source>Show the report</source>
   <translation>Hiện báo cáo</translation>
  </message>
  <message>
   <source>Show the whole tree.</source>
   <translation>Hiện toàn bộ cây.</translation>
  </message>
  <message>
   <source>Show what callers heard before.</source>
   <translation>Hiện những gì người gọi nghe trước đây.</translation>
  </message>
  <message>
   <source>Show what is proved of all calls, and the recorded ones.</source>
   <translation>Hiện những gì đã được chứng minh cho mọi cuộc gọi, và các cuộc gọi đã ghi.</translation>
  </message>
  <message>
   <source>Show what publishing would do.</source>
   <translation>Hiện việc xuất bản sẽ làm gì.</translation>
  </message>
  <message>
   <source>Show what somebody else changed as well.</source>
   <translation>Hiện những gì người khác cũng đã sửa.</translation>
  </message>
  <message>
   <source>Show “{name}”</source>
   <translation>Hiện “{name}”</translation>
  </message>
  <message>
   <source>Silence and wrong keys are not counted here; the first answer counts.</source>
   <translation>Ở đây không đếm số lần im lặng và bấm sai; câu trả lời đầu tiên được tính.</translation>
  </message>
  <message>
   <source>Silence before the prompt</source>
   <translation>Khoảng lặng trước lời chào</translation>
  </message>
  <message>
   <source>Silence comes to an end</source>
   <translation>Im lặng rồi cũng kết thúc</translation>
  </message>
  <message>
   <source>Silence is answered</source>
   <translation>Im lặng được trả lời</translation>
  </message>
  <message>
   <source>Simulator</source>
   <translation>Mô phỏng</translation>
  </message>
  <message>
   <source>Slowed down by the server</source>
   <translation>Máy chủ yêu cầu gửi chậm lại</translation>
  </message>
  <message>
   <source>Slowest</source>
   <translation>Chậm nhất</translation>
  </message>
  <message>
   <source>So many moved keys make everybody learn the menu anew.</source>
   <translation>Đổi nhiều phím như vậy khiến mọi người phải học lại menu.</translation>
  </message>
  <message>
   <source>Somebody else bound this key meanwhile.</source>
   <translation>Trong lúc đó người khác đã gán phím này.</translation>
  </message>
  <message>
   <source>Somebody else changed the same things; decide the conflicts first.</source>
   <translation>Người khác cũng sửa những chỗ này; hãy giải quyết xung đột trước.</translation>
  </message>
  <message>
   <source>Somebody else changed this as well.</source>
   <translation>Người khác cũng đã sửa chỗ này.</translation>
  </message>
  <message>
   <source>Somebody else changed this tree in the contact center; it is shown here now.</source>
   <translation>Người khác đã sửa cây này ở tổng đài; nay nó được hiện ở đây.</translation>
  </message>
  <message>
   <source>Somebody else changed this while it was deleted here.</source>
   <translation>Người khác đã sửa mục này trong khi nó bị xóa ở đây.</translation>
  </message>
  <message>
   <source>Somebody else changed {what} and {n} more as well.</source>
   <translation>Người khác cũng đã sửa {what} và {n} mục nữa.</translation>
  </message>
  <message>
   <source>Somebody else changed {what} as well.</source>
   <translation>Người khác cũng đã sửa {what}.</translation>
  </message>
  <message>
   <source>Somebody else deleted this while it was changed here.</source>
   <translation>Người khác đã xóa mục này trong khi nó được sửa ở đây.</translation>
  </message>
  <message>
   <source>Somebody else has switched {number} meanwhile.</source>
   <translation>Trong lúc đó người khác đã chuyển {number}.</translation>
  </message>
  <message>
   <source>Something between here and the contact center answered with a web page: {reason}.</source>
   <translation>Có gì đó ở giữa máy này và tổng đài đã trả lời bằng một trang web: {reason}.</translation>
  </message>
  <message>
   <source>Something else was asked for this number meanwhile.</source>
   <translation>Trong lúc đó có yêu cầu khác cho số này.</translation>
  </message>
  <message>
   <source>Something to hear</source>
   <translation>Có nội dung để nghe</translation>
  </message>
  <message>
   <source>Something unexpected went wrong ({what}).</source>
   <translation>Đã xảy ra lỗi không lường trước ({what}).</translation>
  </message>
  <message>
   <source>Something went wrong in this program</source>
   <translation>Chương trình này gặp trục trặc</translation>
  </message>
  <message>
   <source>Spain: customer service</source>
   <translation>Tây Ban Nha: dịch vụ khách hàng</translation>
  </message>
  <message>
   <source>Speak a text</source>
   <translation>Đọc lời</translation>
  </message>
  <message>
   <source>Speech marks were taken out of the text; only the words stay.</source>
   <translation>Các dấu điều khiển giọng đọc đã được bỏ; chỉ còn lời.</translation>
  </message>
  <message>
   <source>Speech synthesis reads such text wrongly or too fast to write down.</source>
   <translation>Máy đọc những chữ như vậy sai hoặc quá nhanh để ghi lại.</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Tốc độ</translation>
  </message>
  <message>
   <source>Spoken menu</source>
   <translation>Menu đọc</translation>
  </message>
  <message>
   <source>Spoken: “{text}”</source>
   <translation>Đọc: “{text}”</translation>
  </message>
  <message>
   <source>Start a call</source>
   <translation>Bắt đầu cuộc gọi</translation>
  </message>
  <message>
   <source>Start it again and repeat the change.</source>
   <translation>Hãy khởi động lại và làm lại thay đổi.</translation>
  </message>
  <message>
   <source>Start it on a desktop, or set DISPLAY to a screen that is there.</source>
   <translation>Hãy chạy chương trình trên màn hình nền, hoặc đặt DISPLAY thành một màn hình có thật.</translation>
  </message>
  <message>
   <source>Start the program once with this connection, and try again.</source>
   <translation>Hãy chạy chương trình một lần với kết nối này rồi thử lại.</translation>
  </message>
  <message>
   <source>State and problems</source>
   <translation>Trạng thái và vấn đề</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Trạng thái</translation>
  </message>
  <message>
   <source>Stays sharp: for web pages and drawing programs</source>
   <translation>Luôn sắc nét: cho trang web và chương trình vẽ</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Bước</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Các mức</translation>
  </message>
  <message>
   <source>Steps of the plan</source>
   <translation>Các bước của kế hoạch</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Dừng</translation>
  </message>
  <message>
   <source>Stop accepting</source>
   <translation>Thôi chấp nhận</translation>
  </message>
  <message>
   <source>Stop accepting {rule}</source>
   <translation>Thôi chấp nhận {rule}</translation>
  </message>
  <message>
   <source>Stopped for your safety</source>
   <translation>Dừng lại để bảo vệ bạn</translation>
  </message>
  <message>
   <source>Stopped. Nothing was compared.</source>
   <translation>Đã dừng. Không so sánh gì.</translation>
  </message>
  <message>
   <source>Stopped. Nothing was restored.</source>
   <translation>Đã dừng. Không khôi phục gì.</translation>
  </message>
  <message>
   <source>Stopped. “{file}” was not opened.</source>
   <translation>Đã dừng. “{file}” không được mở.</translation>
  </message>
  <message>
   <source>Stopped. “{file}” was not written.</source>
   <translation>Đã dừng. “{file}” không được ghi.</translation>
  </message>
  <message>
   <source>Stopped. “{what}” was not done.</source>
   <translation>Đã dừng. “{what}” không được thực hiện.</translation>
  </message>
  <message>
   <source>Storing “{what}”…</source>
   <translation>Đang lưu “{what}”…</translation>
  </message>
  <message>
   <source>Studio script</source>
   <translation>Kịch bản thu âm</translation>
  </message>
  <message>
   <source>Studio script as CSV…</source>
   <translation>Kịch bản thu âm dạng CSV…</translation>
  </message>
  <message>
   <source>Studio script as PDF…</source>
   <translation>Kịch bản thu âm dạng PDF…</translation>
  </message>
  <message>
   <source>Studio script: {name}</source>
   <translation>Kịch bản thu âm: {name}</translation>
  </message>
  <message>
   <source>Switch back…</source>
   <translation>Chuyển lại…</translation>
  </message>
  <message>
   <source>Switch number</source>
   <translation>Chuyển số</translation>
  </message>
  <message>
   <source>Switch number…</source>
   <translation>Chuyển số…</translation>
  </message>
  <message>
   <source>Switch {number}</source>
   <translation>Chuyển {number}</translation>
  </message>
  <message>
   <source>Switch {number}?</source>
   <translation>Chuyển {number}?</translation>
  </message>
  <message>
   <source>Switching numbers</source>
   <translation>Đang chuyển số</translation>
  </message>
  <message>
   <source>Switching…</source>
   <translation>Đang chuyển…</translation>
  </message>
  <message>
   <source>Sync: {words}</source>
   <translation>Đồng bộ: {words}</translation>
  </message>
  <message>
   <source>T&amp;hen the caller gets to</source>
   <translation>&amp;Rồi người gọi tới</translation>
  </message>
  <message>
   <source>Table (*.csv)</source>
   <translation>Bảng (*.csv)</translation>
  </message>
  <message>
   <source>Table of keys</source>
   <translation>Bảng phím</translation>
  </message>
  <message>
   <source>Take &amp;back</source>
   <translation>&amp;Rút lại</translation>
  </message>
  <message>
   <source>Take &amp;theirs</source>
   <translation>Nhận của &amp;họ</translation>
  </message>
  <message>
   <source>Take QT_QPA_PLATFORM out of the environment, or name a plugin that is there.</source>
   <translation>Hãy bỏ biến QT_QPA_PLATFORM khỏi môi trường, hoặc ghi tên một plugin có sẵn.</translation>
  </message>
  <message>
   <source>Take back</source>
   <translation>Rút lại</translation>
  </message>
  <message>
   <source>Take back the last key (Backspace)</source>
   <translation>Rút lại phím cuối (Backspace)</translation>
  </message>
  <message>
   <source>Take back the last step.</source>
   <translation>Rút lại bước vừa rồi.</translation>
  </message>
  <message>
   <source>Take it over</source>
   <translation>Nhận theo tổng đài</translation>
  </message>
  <message>
   <source>Take no further step; what is not sent stays in the draft</source>
   <translation>Không làm thêm bước nào; phần chưa gửi ở lại trong bản nháp</translation>
  </message>
  <message>
   <source>Take no further step; what is not sent stays in the draft.</source>
   <translation>Không làm thêm bước nào; phần chưa gửi ở lại trong bản nháp.</translation>
  </message>
  <message>
   <source>Take of each field the side that is ticked</source>
   <translation>Ở mỗi mục, lấy bên được đánh dấu</translation>
  </message>
  <message>
   <source>Take over the file</source>
   <translation>Nhận theo tệp</translation>
  </message>
  <message>
   <source>Take the file</source>
   <translation>Nhận theo tệp</translation>
  </message>
  <message>
   <source>Take the marks off what was changed on the server.</source>
   <translation>Gỡ dấu khỏi những gì đã được sửa trên máy chủ.</translation>
  </message>
  <message>
   <source>Take the retries of the selected node away.</source>
   <translation>Gỡ các lượt thử lại của nhánh đang chọn.</translation>
  </message>
  <message>
   <source>Take the secret from the keyring, or enter it.</source>
   <translation>Lấy mã bí mật từ kho mật khẩu, hoặc nhập nó.</translation>
  </message>
  <message>
   <source>Take theirs</source>
   <translation>Lấy của họ</translation>
  </message>
  <message>
   <source>Taken from the contact center</source>
   <translation>Lấy từ tổng đài</translation>
  </message>
  <message>
   <source>Taken from the contact center.</source>
   <translation>Đã nhận từ tổng đài.</translation>
  </message>
  <message>
   <source>Taken out.</source>
   <translation>Đã bỏ chọn.</translation>
  </message>
  <message>
   <source>Templates</source>
   <translation>Mẫu</translation>
  </message>
  <message>
   <source>Test connection</source>
   <translation>Kiểm tra kết nối</translation>
  </message>
  <message>
   <source>Testing…</source>
   <translation>Đang kiểm tra…</translation>
  </message>
  <message>
   <source>Text form is current</source>
   <translation>Bản chữ còn mới</translation>
  </message>
  <message>
   <source>Text message</source>
   <translation>Tin nhắn</translation>
  </message>
  <message>
   <source>Text of the licence</source>
   <translation>Nội dung giấy phép</translation>
  </message>
  <message>
   <source>Text that can be spoken</source>
   <translation>Lời đọc được</translation>
  </message>
  <message>
   <source>Text that is spoken</source>
   <translation>Lời được đọc</translation>
  </message>
  <message>
   <source>Texts that would change</source>
   <translation>Các lời sẽ thay đổi</translation>
  </message>
  <message>
   <source>That is a fault of this program. Your edits are safe; the next edit checks again.</source>
   <translation>Đây là lỗi của chương trình. Các thay đổi của bạn an toàn; lần sửa kế tiếp sẽ kiểm tra lại.</translation>
  </message>
  <message>
   <source>That is shorter than the pauses in this text.</source>
   <translation>Ngắn hơn cả các chỗ nghỉ trong lời này.</translation>
  </message>
  <message>
   <source>That is what callers know from other systems.</source>
   <translation>Đó là điều người gọi đã quen ở các hệ thống khác.</translation>
  </message>
  <message>
   <source>That version has no node “{name}”.</source>
   <translation>Phiên bản đó không có nhánh “{name}”.</translation>
  </message>
  <message>
   <source>The API key cannot be used: {why}</source>
   <translation>Không dùng được khóa API: {why}</translation>
  </message>
  <message>
   <source>The SMS has no text yet.</source>
   <translation>Tin nhắn SMS chưa có nội dung.</translation>
  </message>
  <message>
   <source>The WAV file is broken: it has no sound in it.</source>
   <translation>Tệp WAV bị hỏng: bên trong không có âm thanh.</translation>
  </message>
  <message>
   <source>The WAV file is broken: its header says nothing about the sound.</source>
   <translation>Tệp WAV bị hỏng: phần đầu không cho biết gì về âm thanh.</translation>
  </message>
  <message>
   <source>The action cannot be carried out without its target.</source>
   <translation>Không thể thực hiện hành động này khi thiếu đích.</translation>
  </message>
  <message>
   <source>The activity log could not be read ({error}).</source>
   <translation>Không đọc được nhật ký hoạt động ({error}).</translation>
  </message>
  <message>
   <source>The address holds more than a server and a path.</source>
   <translation>Địa chỉ có nhiều hơn một máy chủ và một đường dẫn.</translation>
  </message>
  <message>
   <source>The address is not secure: the key's tokens would travel in the clear.</source>
   <translation>Địa chỉ không an toàn: các token của khóa sẽ đi qua mạng không được mã hóa.</translation>
  </message>
  <message>
   <source>The answer was lost, and several things there could be the one that was made.</source>
   <translation>Câu trả lời bị mất, và ở đó có nhiều mục có thể là mục vừa được tạo.</translation>
  </message>
  <message>
   <source>The boxes and keys of the tree on screen are listed here.</source>
   <translation>Các ô và phím của cây đang hiện được liệt kê ở đây.</translation>
  </message>
  <message>
   <source>The call cannot be put through to a number of another form.</source>
   <translation>Không thể nối cuộc gọi tới số có dạng khác.</translation>
  </message>
  <message>
   <source>The call ended at “{found}”.</source>
   <translation>Cuộc gọi kết thúc ở “{found}”.</translation>
  </message>
  <message>
   <source>The call ends</source>
   <translation>Cuộc gọi kết thúc</translation>
  </message>
  <message>
   <source>The call ends here.</source>
   <translation>Cuộc gọi kết thúc ở đây.</translation>
  </message>
  <message>
   <source>The call flow has more than {count} steps.</source>
   <translation>Luồng cuộc gọi có hơn {count} bước.</translation>
  </message>
  <message>
   <source>The call goes round until the caller hangs up, and costs money meanwhile.</source>
   <translation>Cuộc gọi quay vòng tới khi người gọi gác máy, và tốn tiền suốt lúc đó.</translation>
  </message>
  <message>
   <source>The call goes to: {where}</source>
   <translation>Cuộc gọi tới: {where}</translation>
  </message>
  <message>
   <source>The call is forwarded to a number</source>
   <translation>Cuộc gọi được chuyển tới một số</translation>
  </message>
  <message>
   <source>The call leads to something that is not there.</source>
   <translation>Cuộc gọi dẫn tới thứ không tồn tại.</translation>
  </message>
  <message>
   <source>The call leaves through the network, is paid for, and comes in again.</source>
   <translation>Cuộc gọi đi ra qua mạng, bị tính tiền, rồi lại quay vào.</translation>
  </message>
  <message>
   <source>The call should reach {wanted} but reached {found}.</source>
   <translation>Cuộc gọi phải tới {wanted} nhưng lại tới {found}.</translation>
  </message>
  <message>
   <source>The call was over a step early.</source>
   <translation>Cuộc gọi kết thúc sớm một bước.</translation>
  </message>
  <message>
   <source>The call was over {count} steps early.</source>
   <translation>Cuộc gọi kết thúc sớm {count} bước.</translation>
  </message>
  <message>
   <source>The caller does: {steps}. Expected at the end: {where}</source>
   <translation>Người gọi làm: {steps}. Mong đợi ở cuối: {where}</translation>
  </message>
  <message>
   <source>The caller is at “{name}”.</source>
   <translation>Người gọi đang ở “{name}”.</translation>
  </message>
  <message>
   <source>The canvas is on screen already.</source>
   <translation>Bản vẽ đang ở trên màn hình rồi.</translation>
  </message>
  <message>
   <source>The change before is still being stored. Try again in a moment.</source>
   <translation>Thay đổi trước đó vẫn đang được lưu. Hãy thử lại sau giây lát.</translation>
  </message>
  <message>
   <source>The change could not be stored ({error}); nothing was sent.</source>
   <translation>Không lưu được thay đổi ({error}); chưa gửi gì cả.</translation>
  </message>
  <message>
   <source>The changes that wait are kept. Try again when the contact center answers.</source>
   <translation>Các thay đổi đang chờ vẫn được giữ. Hãy thử lại khi tổng đài trả lời.</translation>
  </message>
  <message>
   <source>The checks find {n} error in this draft: see Problems.</source>
   <translation>Quy tắc tìm thấy {n} lỗi trong bản nháp này: xem Vấn đề.</translation>
  </message>
  <message>
   <source>The checks find {n} errors in this draft: see Problems.</source>
   <translation>Quy tắc tìm thấy {n} lỗi trong bản nháp này: xem Vấn đề.</translation>
  </message>
  <message>
   <source>The chosen problem</source>
   <translation>Vấn đề đang chọn</translation>
  </message>
  <message>
   <source>The clipboard holds nothing that fits into a tree.</source>
   <translation>Bộ nhớ tạm không có gì đưa được vào cây.</translation>
  </message>
  <message>
   <source>The clipboard holds nothing that fits into a tree. Copy boxes first.</source>
   <translation>Bộ nhớ tạm không có gì đưa được vào cây. Hãy sao chép các ô trước.</translation>
  </message>
  <message>
   <source>The connection broke before the answer came.</source>
   <translation>Kết nối bị đứt trước khi có câu trả lời.</translation>
  </message>
  <message>
   <source>The connection cannot be stored: {reason}.</source>
   <translation>Không lưu được kết nối: {reason}.</translation>
  </message>
  <message>
   <source>The connection is locked already, or there is none.</source>
   <translation>Kết nối đã bị khóa, hoặc không có kết nối.</translation>
  </message>
  <message>
   <source>The connection is locked: the API key secret was forgotten.</source>
   <translation>Kết nối đang khóa: chương trình không còn giữ mã bí mật của khóa API.</translation>
  </message>
  <message>
   <source>The connection is not locked.</source>
   <translation>Kết nối không bị khóa.</translation>
  </message>
  <message>
   <source>The connection is not set up.</source>
   <translation>Kết nối chưa được thiết lập.</translation>
  </message>
  <message>
   <source>The connection works, but this computer's clock is {seconds:.0f} s off.</source>
   <translation>Kết nối hoạt động, nhưng đồng hồ của máy này lệch {seconds:.0f} giây.</translation>
  </message>
  <message>
   <source>The connection works.</source>
   <translation>Kết nối hoạt động.</translation>
  </message>
  <message>
   <source>The contact center can be reached again.</source>
   <translation>Đã liên lạc lại được với tổng đài.</translation>
  </message>
  <message>
   <source>The contact center does not have this recording.</source>
   <translation>Tổng đài không có bản ghi âm này.</translation>
  </message>
  <message>
   <source>The contact center does not list it, so the call or the recording will fail.</source>
   <translation>Tổng đài không liệt kê nó, nên cuộc gọi hoặc bản ghi âm sẽ hỏng.</translation>
  </message>
  <message>
   <source>The contact center does not list this tree any more.</source>
   <translation>Tổng đài không còn liệt kê cây này.</translation>
  </message>
  <message>
   <source>The contact center has every queue of this tree.</source>
   <translation>Tổng đài có đủ mọi hàng đợi của cây này.</translation>
  </message>
  <message>
   <source>The contact center has no number “{number}”.</source>
   <translation>Tổng đài không có số “{number}”.</translation>
  </message>
  <message>
   <source>The contact center has no tree “{name}”.</source>
   <translation>Tổng đài không có cây “{name}”.</translation>
  </message>
  <message>
   <source>The contact center has no tree “{tree}” any more.</source>
   <translation>Tổng đài không còn cây “{tree}”.</translation>
  </message>
  <message>
   <source>The contact center lists no phone numbers.</source>
   <translation>Tổng đài không liệt kê số điện thoại nào.</translation>
  </message>
  <message>
   <source>The contact center offers no way to change where callers enter a tree.</source>
   <translation>Tổng đài không có cách nào đổi nhánh mà người gọi vào đầu tiên.</translation>
  </message>
  <message>
   <source>The contact center or the draft has changed since this plan was made.</source>
   <translation>Tổng đài hoặc bản nháp đã thay đổi kể từ khi lập kế hoạch này.</translation>
  </message>
  <message>
   <source>The contact center plays this in mode “{mode}”, which this program cannot write. It is shown and kept as it is.</source>
   <translation>Tổng đài phát nhánh này ở chế độ “{mode}” mà chương trình này không ghi được. Nó được hiện và giữ nguyên.</translation>
  </message>
  <message>
   <source>The contact center shows {left} of the {known} keys of “{name}” that were there before.</source>
   <translation>Tổng đài chỉ còn {left} trong số {known} phím của “{name}” có trước đây.</translation>
  </message>
  <message>
   <source>The contact center shows {left} of the {known} nodes of “{tree}” that were there before.</source>
   <translation>Tổng đài chỉ còn {left} trong số {known} nhánh của “{tree}” có trước đây.</translation>
  </message>
  <message>
   <source>The contact center's list of recordings was not read yet.</source>
   <translation>Danh sách bản ghi âm của tổng đài chưa được đọc.</translation>
  </message>
  <message>
   <source>The contact center's numbers are not known now.</source>
   <translation>Hiện chưa biết các số của tổng đài.</translation>
  </message>
  <message>
   <source>The contact center's queues are not known now.</source>
   <translation>Hiện chưa biết các hàng đợi của tổng đài.</translation>
  </message>
  <message>
   <source>The day after, it is listed again. Write a day as 2027-01-31.</source>
   <translation>Hôm sau nó lại được liệt kê. Viết ngày dạng 2027-01-31.</translation>
  </message>
  <message>
   <source>The disk fails, so the change could not be stored; nothing was sent.</source>
   <translation>Ổ đĩa bị lỗi nên không lưu được thay đổi; chưa gửi gì cả.</translation>
  </message>
  <message>
   <source>The disk is full, so the change could not be stored; nothing was sent.</source>
   <translation>Ổ đĩa đã đầy nên không lưu được thay đổi; chưa gửi gì cả.</translation>
  </message>
  <message>
   <source>The draft is being published, so it cannot be changed at the moment.</source>
   <translation>Bản nháp đang được xuất bản nên lúc này không sửa được.</translation>
  </message>
  <message>
   <source>The draft is being published. Wait until that has ended.</source>
   <translation>Bản nháp đang được xuất bản. Hãy đợi tới khi xong.</translation>
  </message>
  <message>
   <source>The draft or the contact center has changed since this plan was made. Preview again.</source>
   <translation>Bản nháp hoặc tổng đài đã thay đổi kể từ khi lập kế hoạch này. Hãy xem trước lại.</translation>
  </message>
  <message>
   <source>The end should be {wanted} but is {found}.</source>
   <translation>Cuộc gọi phải kết thúc ở: {wanted}, nhưng lại là: {found}.</translation>
  </message>
  <message>
   <source>The file belongs to project {file}, and this key to project {key}.</source>
   <translation>Tệp này thuộc dự án {file}, còn khóa này thuộc dự án {key}.</translation>
  </message>
  <message>
   <source>The file belongs to the contact center at {url}.</source>
   <translation>Tệp này thuộc về tổng đài tại {url}.</translation>
  </message>
  <message>
   <source>The file breaks the tree format at {place}.</source>
   <translation>Tệp sai định dạng cây tại {place}.</translation>
  </message>
  <message>
   <source>The file declares a document type or entities, which are not accepted.</source>
   <translation>Tệp khai báo kiểu tài liệu hoặc thực thể, những thứ này không được nhận.</translation>
  </message>
  <message>
   <source>The file differs from the tree. It is open as a draft; nothing was sent.</source>
   <translation>Tệp khác với cây. Nó được mở làm bản nháp; không gửi gì cả.</translation>
  </message>
  <message>
   <source>The file does not say which version of the format it has.</source>
   <translation>Tệp không cho biết nó theo phiên bản định dạng nào.</translation>
  </message>
  <message>
   <source>The file has more than {count} lines.</source>
   <translation>Tệp có hơn {count} dòng.</translation>
  </message>
  <message>
   <source>The file holds no 3CX call flow.</source>
   <translation>Tệp không chứa luồng cuộc gọi 3CX nào.</translation>
  </message>
  <message>
   <source>The file holds no &lt;{tag}&gt;.</source>
   <translation>Tệp không chứa &lt;{tag}&gt;.</translation>
  </message>
  <message>
   <source>The file holds no FreeSWITCH menu.</source>
   <translation>Tệp không chứa menu FreeSWITCH nào.</translation>
  </message>
  <message>
   <source>The file holds no Genesys call flow.</source>
   <translation>Tệp không chứa luồng cuộc gọi Genesys nào.</translation>
  </message>
  <message>
   <source>The file is broken XML (line {line}).</source>
   <translation>Tệp là XML bị hỏng (dòng {line}).</translation>
  </message>
  <message>
   <source>The file is broken XML: its encoding does not fit.</source>
   <translation>Tệp là XML bị hỏng: bảng mã không khớp.</translation>
  </message>
  <message>
   <source>The file is broken YAML (line {line}).</source>
   <translation>Tệp là YAML bị hỏng (dòng {line}).</translation>
  </message>
  <message>
   <source>The file is broken YAML.</source>
   <translation>Tệp là YAML bị hỏng.</translation>
  </message>
  <message>
   <source>The file is broken: {reason}.</source>
   <translation>Tệp bị hỏng: {reason}.</translation>
  </message>
  <message>
   <source>The file is empty or not a text.</source>
   <translation>Tệp trống hoặc không phải văn bản.</translation>
  </message>
  <message>
   <source>The file is larger than {size} MB.</source>
   <translation>Tệp lớn hơn {size} MB.</translation>
  </message>
  <message>
   <source>The file is nested too deeply or holds too many elements.</source>
   <translation>Tệp lồng quá sâu hoặc có quá nhiều phần tử.</translation>
  </message>
  <message>
   <source>The file is nested too deeply or holds too many values.</source>
   <translation>Tệp lồng quá sâu hoặc có quá nhiều giá trị.</translation>
  </message>
  <message>
   <source>The file is not UTF-8 text.</source>
   <translation>Tệp không phải văn bản UTF-8.</translation>
  </message>
  <message>
   <source>The file uses references, which are not accepted.</source>
   <translation>Tệp dùng tham chiếu, thứ này không được nhận.</translation>
  </message>
  <message>
   <source>The first menu offers no way to cancel.</source>
   <translation>Menu đầu không có cách hủy dịch vụ.</translation>
  </message>
  <message>
   <source>The first menu offers no way to complain.</source>
   <translation>Menu đầu không có cách khiếu nại.</translation>
  </message>
  <message>
   <source>The first {shown} of {all} are listed.</source>
   <translation>Liệt kê {shown} mục đầu trên {all}.</translation>
  </message>
  <message>
   <source>The folder of this program's data cannot be written; nothing was sent.</source>
   <translation>Không ghi được vào thư mục dữ liệu của chương trình; chưa gửi gì cả.</translation>
  </message>
  <message>
   <source>The journal of waiting changes was damaged. It is kept as “{name}”, and a new one was begun.</source>
   <translation>Nhật ký các thay đổi đang chờ bị hỏng. Nó được giữ lại với tên “{name}”, và một nhật ký mới được tạo.</translation>
  </message>
  <message>
   <source>The key SID is missing or holds odd characters.</source>
   <translation>Key SID bị thiếu hoặc có ký tự lạ.</translation>
  </message>
  <message>
   <source>The key is good, but not at this ICC base URL: it belongs to another region.</source>
   <translation>Khóa đúng, nhưng không dùng được ở địa chỉ ICC này: nó thuộc vùng khác.</translation>
  </message>
  <message>
   <source>The key is taken already.</source>
   <translation>Phím này đã dùng.</translation>
  </message>
  <message>
   <source>The key was changed meanwhile; see whether it is still wrong.</source>
   <translation>Phím này vừa được sửa; hãy xem lỗi còn không.</translation>
  </message>
  <message>
   <source>The keyring did not keep the secret.</source>
   <translation>Kho mật khẩu đã không giữ mã bí mật.</translation>
  </message>
  <message>
   <source>The keyring of this computer could not be read ({what}).</source>
   <translation>Không đọc được kho mật khẩu của máy này ({what}).</translation>
  </message>
  <message>
   <source>The list of numbers was not read yet.</source>
   <translation>Danh sách số điện thoại chưa được đọc.</translation>
  </message>
  <message>
   <source>The list of prompts cannot be read.</source>
   <translation>Không đọc được danh sách lời chào.</translation>
  </message>
  <message>
   <source>The list of queues was not read yet.</source>
   <translation>Danh sách hàng đợi chưa được đọc.</translation>
  </message>
  <message>
   <source>The list of recent files could not be stored.</source>
   <translation>Không lưu được danh sách tệp gần đây.</translation>
  </message>
  <message>
   <source>The list of recordings is not known now; the file name is kept as it is.</source>
   <translation>Hiện chưa biết danh sách bản ghi âm; tên tệp được giữ nguyên.</translation>
  </message>
  <message>
   <source>The list of {what} could not be read as a whole: {detail}.</source>
   <translation>Không đọc được trọn vẹn danh sách {what}: {detail}.</translation>
  </message>
  <message>
   <source>The name “{name}” is taken.</source>
   <translation>Tên “{name}” đã có rồi.</translation>
  </message>
  <message>
   <source>The new tree is built beside, read back and compared, then the numbers are switched. The tree of today is kept for the way back.</source>
   <translation>Cây mới được dựng bên cạnh, đọc lại và so sánh, rồi các số mới được chuyển. Cây hôm nay được giữ để quay lại.</translation>
  </message>
  <message>
   <source>The new tree is not what the draft says ({what}), so no number was switched.</source>
   <translation>Cây mới không đúng như bản nháp ({what}), nên không số nào được chuyển.</translation>
  </message>
  <message>
   <source>The new tree is removed again; publish again when you like.</source>
   <translation>Cây mới được gỡ đi; bạn có thể xuất bản lại lúc nào tùy ý.</translation>
  </message>
  <message>
   <source>The node it leads to does not exist.</source>
   <translation>Nhánh mà nó dẫn tới không tồn tại.</translation>
  </message>
  <message>
   <source>The node this key should lead to is not in this tree.</source>
   <translation>Nhánh mà phím này dẫn tới không có trong cây này.</translation>
  </message>
  <message>
   <source>The node where callers enter “{tree}” is gone from the contact center.</source>
   <translation>Nhánh mà người gọi vào “{tree}” không còn trong tổng đài.</translation>
  </message>
  <message>
   <source>The node “{name}”</source>
   <translation>Nhánh “{name}”</translation>
  </message>
  <message>
   <source>The number comes from data when the call is made; enter the one to call.</source>
   <translation>Số này lấy từ dữ liệu lúc có cuộc gọi; hãy nhập số cần gọi.</translation>
  </message>
  <message>
   <source>The number does not keep what it was given.</source>
   <translation>Số này không giữ những gì được gán cho nó.</translation>
  </message>
  <message>
   <source>The number is not in the contact center any more.</source>
   <translation>Số này không còn trong tổng đài.</translation>
  </message>
  <message>
   <source>The number plays this tree</source>
   <translation>Số này phát cây</translation>
  </message>
  <message>
   <source>The numbers of the account are not known here, so none was checked.</source>
   <translation>Ở đây chưa biết các số của tài khoản, nên không số nào được kiểm tra.</translation>
  </message>
  <message>
   <source>The part of this program that makes sound is not installed.</source>
   <translation>Phần phát âm thanh của chương trình này chưa được cài.</translation>
  </message>
  <message>
   <source>The phone menu as callers meet it. Arrows move along the keys, Enter opens the properties.</source>
   <translation>Menu điện thoại đúng như người gọi gặp. Phím mũi tên đi theo các phím bấm, Enter mở thuộc tính.</translation>
  </message>
  <message>
   <source>The phone {number}</source>
   <translation>Điện thoại {number}</translation>
  </message>
  <message>
   <source>The profile limits how long callers may wait for a person.</source>
   <translation>Bộ quy tắc giới hạn thời gian người gọi phải chờ gặp nhân viên.</translation>
  </message>
  <message>
   <source>The program is closing, so the change was not stored.</source>
   <translation>Chương trình đang đóng, nên thay đổi không được lưu.</translation>
  </message>
  <message>
   <source>The prompt</source>
   <translation>Lời chào</translation>
  </message>
  <message>
   <source>The prompt of “{name}” takes {seconds} s.</source>
   <translation>Lời chào của “{name}” dài {seconds} giây.</translation>
  </message>
  <message>
   <source>The prompt takes about {time}.</source>
   <translation>Lời chào dài khoảng {time}.</translation>
  </message>
  <message>
   <source>The prompt was changed meanwhile; see whether it is still wrong.</source>
   <translation>Lời chào vừa được sửa; hãy xem lỗi còn không.</translation>
  </message>
  <message>
   <source>The proxy address holds a log-in, which would be stored in the clear.</source>
   <translation>Địa chỉ proxy chứa thông tin đăng nhập, nó sẽ bị lưu không mã hóa.</translation>
  </message>
  <message>
   <source>The proxy did not let the connection through: {detail}.</source>
   <translation>Proxy không cho kết nối đi qua: {detail}.</translation>
  </message>
  <message>
   <source>The proxy is not an http or https address.</source>
   <translation>Proxy không phải là địa chỉ http hoặc https.</translation>
  </message>
  <message>
   <source>The queue {name}</source>
   <translation>Hàng đợi {name}</translation>
  </message>
  <message>
   <source>The queues of the contact center are not known here, so no queue was checked.</source>
   <translation>Ở đây chưa biết các hàng đợi của tổng đài, nên không hàng đợi nào được kiểm tra.</translation>
  </message>
  <message>
   <source>The recording is empty.</source>
   <translation>Bản ghi âm trống.</translation>
  </message>
  <message>
   <source>The recording {file}</source>
   <translation>Tệp ghi âm {file}</translation>
  </message>
  <message>
   <source>The rules for customer lines ask for a person in the first menu and in every later one.</source>
   <translation>Quy định cho đường dây khách hàng đòi có nhân viên ở menu đầu và mọi menu sau.</translation>
  </message>
  <message>
   <source>The rules for customer lines ask for both in the first menu.</source>
   <translation>Quy định cho đường dây khách hàng đòi cả hai ở menu đầu.</translation>
  </message>
  <message>
   <source>The same everywhere</source>
   <translation>Mọi nơi như nhau</translation>
  </message>
  <message>
   <source>The sandbox did not start: {reason}</source>
   <translation>Không khởi động được môi trường thử: {reason}</translation>
  </message>
  <message>
   <source>The secret is empty.</source>
   <translation>Mã bí mật bị trống.</translation>
  </message>
  <message>
   <source>The secret is longer than {count} characters, which no keyring takes everywhere.</source>
   <translation>Mã bí mật dài hơn {count} ký tự, không phải kho mật khẩu nào cũng nhận.</translation>
  </message>
  <message>
   <source>The secret you entered is used until you leave the program, and asked for again then.</source>
   <translation>Mã bí mật bạn đã nhập được dùng đến khi bạn thoát chương trình, lần sau sẽ hỏi lại.</translation>
  </message>
  <message>
   <source>The server asks for a pause of {seconds:.0f} s.</source>
   <translation>Máy chủ yêu cầu tạm dừng {seconds:.0f} giây.</translation>
  </message>
  <message>
   <source>The server could not be reached in time.</source>
   <translation>Không kết nối kịp tới máy chủ.</translation>
  </message>
  <message>
   <source>The server did not answer in time.</source>
   <translation>Máy chủ không trả lời kịp.</translation>
  </message>
  <message>
   <source>The server does not accept connections.</source>
   <translation>Máy chủ không nhận kết nối.</translation>
  </message>
  <message>
   <source>The server has a fault (HTTP {status})</source>
   <translation>Máy chủ gặp lỗi (HTTP {status})</translation>
  </message>
  <message>
   <source>The server has a fault (HTTP {status}).</source>
   <translation>Máy chủ gặp lỗi (HTTP {status}).</translation>
  </message>
  <message>
   <source>The server knows the key but refuses to list the trees.</source>
   <translation>Máy chủ nhận ra khóa nhưng không cho liệt kê các cây.</translation>
  </message>
  <message>
   <source>The server refused the credentials</source>
   <translation>Máy chủ từ chối thông tin xác thực</translation>
  </message>
  <message>
   <source>The server refused this (code {code})</source>
   <translation>Máy chủ từ chối yêu cầu này (mã {code})</translation>
  </message>
  <message>
   <source>The server refused this.</source>
   <translation>Máy chủ từ chối việc này.</translation>
  </message>
  <message>
   <source>The server refuses the key: SID or secret is wrong, or the key belongs to another region.</source>
   <translation>Máy chủ từ chối khóa: SID hoặc mã bí mật sai, hoặc khóa thuộc vùng khác.</translation>
  </message>
  <message>
   <source>The server said: {words}</source>
   <translation>Máy chủ trả lời: {words}</translation>
  </message>
  <message>
   <source>The server said: “{words}”</source>
   <translation>Máy chủ trả lời: “{words}”</translation>
  </message>
  <message>
   <source>The server's certificate is not valid at this computer's time: {detail}.</source>
   <translation>Chứng chỉ của máy chủ không có hiệu lực vào giờ của máy này: {detail}.</translation>
  </message>
  <message>
   <source>The server's identity could not be verified: {detail}.</source>
   <translation>Không xác minh được danh tính của máy chủ: {detail}.</translation>
  </message>
  <message>
   <source>The server's name could not be found.</source>
   <translation>Không tìm thấy tên của máy chủ.</translation>
  </message>
  <message>
   <source>The service announces this action as coming soon; until then it may do nothing.</source>
   <translation>Nhà cung cấp thông báo hành động này sắp có; cho tới lúc đó có thể nó không làm gì.</translation>
  </message>
  <message>
   <source>The silence before the prompt cannot be negative.</source>
   <translation>Khoảng lặng trước lời chào không được âm.</translation>
  </message>
  <message>
   <source>The sound of this recording is not on this computer, and the contact center gives none back.</source>
   <translation>Âm thanh của bản ghi âm này không có trên máy này, và tổng đài không trả lại.</translation>
  </message>
  <message>
   <source>The sound of “{title}”</source>
   <translation>Âm thanh của “{title}”</translation>
  </message>
  <message>
   <source>The speed must be between -3 and 3.</source>
   <translation>Tốc độ phải từ -3 đến 3.</translation>
  </message>
  <message>
   <source>The steps that publishing would take, in their order, before any is taken.</source>
   <translation>Các bước mà việc xuất bản sẽ làm, theo thứ tự, trước khi làm bước nào.</translation>
  </message>
  <message>
   <source>The system hangs up.</source>
   <translation>Hệ thống kết thúc cuộc gọi.</translation>
  </message>
  <message>
   <source>The system plays a recording</source>
   <translation>Hệ thống phát một bản ghi âm</translation>
  </message>
  <message>
   <source>The system reads a text</source>
   <translation>Hệ thống đọc một đoạn lời</translation>
  </message>
  <message>
   <source>The test did not run. Start “ivr-designer doctor” in a terminal instead.</source>
   <translation>Không chạy được kiểm tra. Hãy chạy “ivr-designer doctor” trong cửa sổ lệnh.</translation>
  </message>
  <message>
   <source>The test of this name is replaced.</source>
   <translation>Bài kiểm tra cùng tên bị thay thế.</translation>
  </message>
  <message>
   <source>The text already says what the keys do.</source>
   <translation>Lời đã nói đúng các phím làm gì.</translation>
  </message>
  <message>
   <source>The text form of this menu was not exported since the last change.</source>
   <translation>Bản chữ của menu này chưa được xuất kể từ lần sửa cuối.</translation>
  </message>
  <message>
   <source>The time a test allows must be a number of seconds.</source>
   <translation>Thời gian cho phép của bài kiểm tra phải là số giây.</translation>
  </message>
  <message>
   <source>The time to wait for a key cannot be negative.</source>
   <translation>Thời gian chờ bấm phím không được âm.</translation>
  </message>
  <message>
   <source>The tree as lines. Arrows move, F2 renames, Enter opens the properties, Delete deletes.</source>
   <translation>Cây theo từng dòng. Phím mũi tên di chuyển, F2 đổi tên, Enter mở thuộc tính, Delete xóa.</translation>
  </message>
  <message>
   <source>The tree could not be checked</source>
   <translation>Không kiểm tra được cây</translation>
  </message>
  <message>
   <source>The tree does not say at which node calls begin.</source>
   <translation>Cây không cho biết cuộc gọi bắt đầu ở nhánh nào.</translation>
  </message>
  <message>
   <source>The tree does not say what happens now.</source>
   <translation>Cây không cho biết bây giờ điều gì xảy ra.</translation>
  </message>
  <message>
   <source>The tree has no node where callers enter.</source>
   <translation>Cây không có nhánh nào để người gọi vào.</translation>
  </message>
  <message>
   <source>The tree has no nodes yet.</source>
   <translation>Cây chưa có nhánh nào.</translation>
  </message>
  <message>
   <source>The tree is checked as you edit: dead ends, unreachable nodes, missing targets and more.</source>
   <translation>Cây được kiểm tra trong lúc bạn sửa: ngõ cụt, nhánh không tới được, đích còn thiếu và nhiều thứ khác.</translation>
  </message>
  <message>
   <source>The tree is not in the contact center any more.</source>
   <translation>Cây này không còn trong tổng đài.</translation>
  </message>
  <message>
   <source>The tree that callers heard before is kept ({id}).</source>
   <translation>Cây mà người gọi nghe trước đây được giữ lại ({id}).</translation>
  </message>
  <message>
   <source>The trees are listed here once the contact center answers.</source>
   <translation>Các cây sẽ hiện ở đây khi tổng đài trả lời.</translation>
  </message>
  <message>
   <source>The uploaded recordings are not known here, so no audio file was checked.</source>
   <translation>Ở đây chưa biết các bản ghi âm đã tải lên, nên không tệp âm thanh nào được kiểm tra.</translation>
  </message>
  <message>
   <source>The usual words are understood at once by everybody.</source>
   <translation>Từ thông dụng thì ai cũng hiểu ngay.</translation>
  </message>
  <message>
   <source>The vendor has announced SMS; it may not work yet.</source>
   <translation>Nhà cung cấp đã thông báo SMS; có thể nó chưa hoạt động.</translation>
  </message>
  <message>
   <source>The vendor has announced voicemail; it may not work yet.</source>
   <translation>Nhà cung cấp đã thông báo hộp thư thoại; có thể nó chưa hoạt động.</translation>
  </message>
  <message>
   <source>The worst caller goes round every loop 3 times at most; without a bound it has no end.</source>
   <translation>Người gọi chậm nhất đi mỗi vòng lặp nhiều nhất 3 lần; không giới hạn thì không có điểm cuối.</translation>
  </message>
  <message>
   <source>Theirs</source>
   <translation>Của họ</translation>
  </message>
  <message>
   <source>Then the keyring, or you, must give it again. Valid from the next connection on.</source>
   <translation>Sau đó kho mật khẩu hoặc bạn phải cung cấp lại. Có hiệu lực từ lần kết nối sau.</translation>
  </message>
  <message>
   <source>Then: {where}</source>
   <translation>Rồi: {where}</translation>
  </message>
  <message>
   <source>There is another window or command at work with this connection.</source>
   <translation>Một cửa sổ hoặc lệnh khác đang làm việc với kết nối này.</translation>
  </message>
  <message>
   <source>There is no API key secret for this connection yet.</source>
   <translation>Kết nối này chưa có mã bí mật của khóa API.</translation>
  </message>
  <message>
   <source>There is no box that way.</source>
   <translation>Không có ô nào ở phía đó.</translation>
  </message>
  <message>
   <source>There is no branch to fold here.</source>
   <translation>Ở đây không có nhánh để thu gọn.</translation>
  </message>
  <message>
   <source>There is no conflict.</source>
   <translation>Không có xung đột.</translation>
  </message>
  <message>
   <source>There is no connection to the server.</source>
   <translation>Không có kết nối tới máy chủ.</translation>
  </message>
  <message>
   <source>There is no connection to {host}.</source>
   <translation>Không có kết nối tới {host}.</translation>
  </message>
  <message>
   <source>There is no further key that way.</source>
   <translation>Không còn phím nào ở phía đó.</translation>
  </message>
  <message>
   <source>There is no one queue “{name}”.</source>
   <translation>Không có đúng một hàng đợi “{name}”.</translation>
  </message>
  <message>
   <source>There is no profile {name}.</source>
   <translation>Không có bộ quy tắc {name}.</translation>
  </message>
  <message>
   <source>There is no profile “{name}”.</source>
   <translation>Không có kết nối nào tên “{name}”.</translation>
  </message>
  <message>
   <source>There is no server called {host}.</source>
   <translation>Không có máy chủ nào tên {host}.</translation>
  </message>
  <message>
   <source>There is nothing to redo.</source>
   <translation>Không có gì để làm lại.</translation>
  </message>
  <message>
   <source>There is nothing to undo.</source>
   <translation>Không có gì để hoàn tác.</translation>
  </message>
  <message>
   <source>These keys move about on the canvas and in fields. Choose others.</source>
   <translation>Các phím này di chuyển trên bản vẽ và trong ô nhập. Hãy chọn phím khác.</translation>
  </message>
  <message>
   <source>These keys switch input methods or belong to the system. Choose others.</source>
   <translation>Các phím này chuyển bộ gõ hoặc thuộc về hệ thống. Hãy chọn phím khác.</translation>
  </message>
  <message>
   <source>These words stand in another file; write them here.</source>
   <translation>Lời này nằm trong tệp khác; hãy viết ở đây.</translation>
  </message>
  <message>
   <source>They are kept in the draft; publish again to go on.</source>
   <translation>Chúng được giữ trong bản nháp; xuất bản lại để tiếp tục.</translation>
  </message>
  <message>
   <source>This Amazon Connect flow is empty.</source>
   <translation>Luồng Amazon Connect này trống.</translation>
  </message>
  <message>
   <source>This JSON file is no phone menu of a program known here.</source>
   <translation>Tệp JSON này không phải menu điện thoại của chương trình nào được biết ở đây.</translation>
  </message>
  <message>
   <source>This Twilio flow answers messages and no calls.</source>
   <translation>Luồng Twilio này trả lời tin nhắn chứ không phải cuộc gọi.</translation>
  </message>
  <message>
   <source>This XML file is no phone menu of a program known here.</source>
   <translation>Tệp XML này không phải menu điện thoại của chương trình nào được biết ở đây.</translation>
  </message>
  <message>
   <source>This box is not in the tree any more.</source>
   <translation>Ô này không còn trong cây.</translation>
  </message>
  <message>
   <source>This call flow plays no prompt and asks for no key.</source>
   <translation>Luồng cuộc gọi này không phát lời chào và không hỏi phím nào.</translation>
  </message>
  <message>
   <source>This cannot be done now.</source>
   <translation>Hiện không làm được việc này.</translation>
  </message>
  <message>
   <source>This cannot be read: {reason}.</source>
   <translation>Không đọc được: {reason}.</translation>
  </message>
  <message>
   <source>This cannot be stored: {reason}.</source>
   <translation>Không lưu được: {reason}.</translation>
  </message>
  <message>
   <source>This computer has no keyring that can be used.</source>
   <translation>Máy này không có kho mật khẩu nào dùng được.</translation>
  </message>
  <message>
   <source>This computer has no player for this file.</source>
   <translation>Máy này không có trình phát cho tệp này.</translation>
  </message>
  <message>
   <source>This computer has no voice that this program can use.</source>
   <translation>Máy này không có giọng đọc nào mà chương trình dùng được.</translation>
  </message>
  <message>
   <source>This goes with it, as one step of undo:</source>
   <translation>Những thứ sau mất theo, hoàn tác được bằng một bước:</translation>
  </message>
  <message>
   <source>This has no equal here.</source>
   <translation>Không có gì tương đương ở đây.</translation>
  </message>
  <message>
   <source>This is a picture to look at. Go back to the canvas with Escape to change the tree.</source>
   <translation>Đây là hình chỉ để xem. Hãy về bản vẽ bằng phím Escape để sửa cây.</translation>
  </message>
  <message>
   <source>This is an account key (AC…), which the contact center does not take.</source>
   <translation>Đây là khóa tài khoản (AC…), tổng đài không nhận loại này.</translation>
  </message>
  <message>
   <source>This is an extension of the other system; choose the queue or number that stands for it.</source>
   <translation>Đây là máy nhánh của hệ thống kia; hãy chọn hàng đợi hoặc số tương ứng.</translation>
  </message>
  <message>
   <source>This is neither a WAV nor an MP3 file.</source>
   <translation>Đây không phải tệp WAV cũng không phải tệp MP3.</translation>
  </message>
  <message>
   <source>This is not an IVR tree file.</source>
   <translation>Đây không phải tệp cây IVR.</translation>
  </message>
  <message>
   <source>This is not an IVR tree file: {reason}.</source>
   <translation>Đây không phải tệp cây IVR: {reason}.</translation>
  </message>
  <message>
   <source>This is not complete: {thing}.</source>
   <translation>Chưa hoàn chỉnh: {thing}.</translation>
  </message>
  <message>
   <source>This is of a kind this program cannot write, so it stays as it is.</source>
   <translation>Đây là loại mà chương trình này không ghi được, nên nó được giữ nguyên.</translation>
  </message>
  <message>
   <source>This key belongs to project {found}, but this connection has always been project {expected}.</source>
   <translation>Khóa này thuộc dự án {found}, nhưng kết nối này từ trước tới nay là của dự án {expected}.</translation>
  </message>
  <message>
   <source>This key is in the tree already.</source>
   <translation>Phím này đã có trong cây.</translation>
  </message>
  <message>
   <source>This key is not in the tree any more.</source>
   <translation>Phím này không còn trong cây.</translation>
  </message>
  <message>
   <source>This key was made by something newer than this program and is left as it is.</source>
   <translation>Phím này do thứ mới hơn chương trình này tạo ra nên được giữ nguyên.</translation>
  </message>
  <message>
   <source>This leads to a node that does not exist: {thing}.</source>
   <translation>Dẫn tới một nhánh không tồn tại: {thing}.</translation>
  </message>
  <message>
   <source>This leads to another document; import that one too, and join the trees.</source>
   <translation>Bước này dẫn tới tài liệu khác; hãy nhập cả tài liệu đó rồi ghép các cây.</translation>
  </message>
  <message>
   <source>This leads to no prompt; calls come in at the first one.</source>
   <translation>Chỗ này không dẫn tới lời chào nào; cuộc gọi vào ở lời chào đầu tiên.</translation>
  </message>
  <message>
   <source>This leads to something that is not in the file.</source>
   <translation>Bước này dẫn tới thứ không có trong tệp.</translation>
  </message>
  <message>
   <source>This line cannot be read as a step of a call.</source>
   <translation>Không đọc được dòng này như một bước của cuộc gọi.</translation>
  </message>
  <message>
   <source>This menu again</source>
   <translation>Lại menu này</translation>
  </message>
  <message>
   <source>This network answers with a log-in page of its own.</source>
   <translation>Mạng này trả lời bằng trang đăng nhập của riêng nó.</translation>
  </message>
  <message>
   <source>This node cannot be given more tries.</source>
   <translation>Không thể cho nhánh này thêm lượt thử.</translation>
  </message>
  <message>
   <source>This node has no retries.</source>
   <translation>Nhánh này không có lượt thử lại.</translation>
  </message>
  <message>
   <source>This node has nothing to be heard yet.</source>
   <translation>Nhánh này chưa có gì để nghe.</translation>
  </message>
  <message>
   <source>This node is as it was in that version, or was not in it.</source>
   <translation>Nhánh này vẫn như trong phiên bản đó, hoặc không có trong phiên bản đó.</translation>
  </message>
  <message>
   <source>This node is in the tree already.</source>
   <translation>Nhánh này đã có trong cây.</translation>
  </message>
  <message>
   <source>This problem is accepted already.</source>
   <translation>Vấn đề này đã được chấp nhận.</translation>
  </message>
  <message>
   <source>This problem offers no fix: change the tree, or accept it with a reason.</source>
   <translation>Vấn đề này không có cách sửa sẵn: hãy sửa cây, hoặc chấp nhận kèm lý do.</translation>
  </message>
  <message>
   <source>This program does not know this action. It is kept as it is.</source>
   <translation>Chương trình này không biết hành động này. Nó được giữ nguyên.</translation>
  </message>
  <message>
   <source>This program does not know this action. It is shown and kept as it is.</source>
   <translation>Chương trình này không biết hành động này. Nó được hiện và giữ nguyên.</translation>
  </message>
  <message>
   <source>This program does not know this key. It is shown and kept as it is.</source>
   <translation>Chương trình này không biết phím này. Nó được hiện và giữ nguyên.</translation>
  </message>
  <message>
   <source>This recording cannot be played here.</source>
   <translation>Bản ghi âm này không phát được ở đây.</translation>
  </message>
  <message>
   <source>This session has no connection to a contact center.</source>
   <translation>Phiên làm việc này không có kết nối tới tổng đài.</translation>
  </message>
  <message>
   <source>This text comes from data when the call is made; write the words callers should hear.</source>
   <translation>Lời này lấy từ dữ liệu lúc có cuộc gọi; hãy viết những gì người gọi cần nghe.</translation>
  </message>
  <message>
   <source>This text is put together when the call is made; write its words here.</source>
   <translation>Lời này được ghép lúc có cuộc gọi; hãy viết lời ở đây.</translation>
  </message>
  <message>
   <source>This tree has no entry node, so nobody can call it.</source>
   <translation>Cây này không có nhánh đầu nên không ai gọi được.</translation>
  </message>
  <message>
   <source>This tree is a draft already, or belongs to no contact center.</source>
   <translation>Cây này đã là bản nháp, hoặc không thuộc tổng đài nào.</translation>
  </message>
  <message>
   <source>This tree is being deleted, so the change was not stored.</source>
   <translation>Cây này đang bị xóa, nên thay đổi không được lưu.</translation>
  </message>
  <message>
   <source>This tree is edited live already, or belongs to no contact center.</source>
   <translation>Cây này đang được sửa trực tiếp, hoặc không thuộc tổng đài nào.</translation>
  </message>
  <message>
   <source>This tree is empty</source>
   <translation>Cây này còn trống</translation>
  </message>
  <message>
   <source>This tree is not known here any more, so the change was not stored.</source>
   <translation>Cây này không còn được biết ở đây, nên thay đổi không được lưu.</translation>
  </message>
  <message>
   <source>This tree is not known here any more.</source>
   <translation>Cây này không còn được biết ở đây.</translation>
  </message>
  <message>
   <source>This version is not kept here any more.</source>
   <translation>Phiên bản này không còn được giữ ở đây.</translation>
  </message>
  <message>
   <source>This was deleted elsewhere a moment ago, so the change was not stored.</source>
   <translation>Mục này vừa bị xóa ở nơi khác, nên thay đổi không được lưu.</translation>
  </message>
  <message>
   <source>Thu Trang, woman, Hanoi</source>
   <translation>Thu Trang, nữ, Hà Nội</translation>
  </message>
  <message>
   <source>Tidy up around the boxes placed by hand.</source>
   <translation>Xếp gọn quanh các ô đặt bằng tay.</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Giờ</translation>
  </message>
  <message>
   <source>Time &amp;map</source>
   <translation>Bản đồ thời &amp;gian</translation>
  </message>
  <message>
   <source>Time left</source>
   <translation>Thời gian còn lại</translation>
  </message>
  <message>
   <source>Time to a person</source>
   <translation>Thời gian tới nhân viên</translation>
  </message>
  <message>
   <source>Time to choose among many</source>
   <translation>Thời gian chọn giữa nhiều thứ</translation>
  </message>
  <message>
   <source>Time to press a key</source>
   <translation>Thời gian để bấm phím</translation>
  </message>
  <message>
   <source>Times p&amp;layed</source>
   <translation>Số &amp;lần phát</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>Tên</translation>
  </message>
  <message>
   <source>Title of {file}</source>
   <translation>Tên của {file}</translation>
  </message>
  <message>
   <source>To be decided</source>
   <translation>Cần quyết định</translation>
  </message>
  <message>
   <source>To hear recordings here, install the sound part: pip install “{extra}”</source>
   <translation>Để nghe bản ghi âm ở đây, hãy cài phần âm thanh: pip install “{extra}”</translation>
  </message>
  <message>
   <source>To take the number off its tree, choose a queue.</source>
   <translation>Để gỡ số này khỏi cây, hãy chọn một hàng đợi.</translation>
  </message>
  <message>
   <source>To the entry, to the last box</source>
   <translation>Tới điểm vào, tới ô cuối</translation>
  </message>
  <message>
   <source>To the nearest box in that direction</source>
   <translation>Tới ô gần nhất theo hướng đó</translation>
  </message>
  <message>
   <source>Took</source>
   <translation>Thời gian</translation>
  </message>
  <message>
   <source>Toolbar</source>
   <translation>Thanh công cụ</translation>
  </message>
  <message>
   <source>Tree</source>
   <translation>Cây</translation>
  </message>
  <message>
   <source>Tree {id}, not in the contact center's list</source>
   <translation>Cây {id}, không có trong danh sách của tổng đài</translation>
  </message>
  <message>
   <source>Tree “{name}”</source>
   <translation>Cây “{name}”</translation>
  </message>
  <message>
   <source>Trees</source>
   <translation>Các cây</translation>
  </message>
  <message>
   <source>Trees found: {count}</source>
   <translation>Số cây tìm thấy: {count}</translation>
  </message>
  <message>
   <source>Tries files, keyring, window and the way to the contact center. Nothing is changed there.</source>
   <translation>Thử tệp, kho mật khẩu, cửa sổ và đường tới tổng đài. Không thay đổi gì ở đó.</translation>
  </message>
  <message>
   <source>Trouble</source>
   <translation>Trục trặc</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Thử lại</translation>
  </message>
  <message>
   <source>Try again in a few minutes.</source>
   <translation>Hãy thử lại sau vài phút.</translation>
  </message>
  <message>
   <source>Try again in a moment.</source>
   <translation>Hãy thử lại sau giây lát.</translation>
  </message>
  <message>
   <source>Try again; if it stays, report it with the log file.</source>
   <translation>Hãy thử lại; nếu vẫn vậy, báo lại kèm tệp nhật ký.</translation>
  </message>
  <message>
   <source>Try keyring, network and window, and say what to do about what is wrong.</source>
   <translation>Thử kho mật khẩu, mạng và cửa sổ, và cho biết phải làm gì với chỗ sai.</translation>
  </message>
  <message>
   <source>Try now</source>
   <translation>Thử ngay</translation>
  </message>
  <message>
   <source>Try once more what was refused or held back.</source>
   <translation>Thử lại những gì bị từ chối hoặc tạm giữ.</translation>
  </message>
  <message>
   <source>Try the sandbox</source>
   <translation>Dùng môi trường thử</translation>
  </message>
  <message>
   <source>Two chosen ones with each other, a single one with what is here now</source>
   <translation>Hai phiên bản đã chọn với nhau, một phiên bản thì so với cái đang có ở đây</translation>
  </message>
  <message>
   <source>Two keys for the same make the menu longer than it needs to be.</source>
   <translation>Hai phím cho cùng một việc làm menu dài hơn cần thiết.</translation>
  </message>
  <message>
   <source>Two nodes are called “{name}”.</source>
   <translation>Hai nhánh cùng tên “{name}”.</translation>
  </message>
  <message>
   <source>Two nodes that say and do the same can be one, which is less to keep right.</source>
   <translation>Hai nhánh nói và làm như nhau có thể gộp làm một, đỡ phải giữ cho đúng.</translation>
  </message>
  <message>
   <source>Type a phone number</source>
   <translation>Gõ số điện thoại</translation>
  </message>
  <message>
   <source>Type the text of the SMS</source>
   <translation>Gõ nội dung tin nhắn SMS</translation>
  </message>
  <message>
   <source>Typical</source>
   <translation>Thông thường</translation>
  </message>
  <message>
   <source>Under “Recordings”, add the file it was made from.</source>
   <translation>Trong “Bản ghi âm”, hãy thêm tệp gốc của nó.</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Hoàn tác</translation>
  </message>
  <message>
   <source>Undone: {what}.</source>
   <translation>Đã hoàn tác: {what}.</translation>
  </message>
  <message>
   <source>Unexpected reply from the server: {reason}.</source>
   <translation>Câu trả lời bất ngờ từ máy chủ: {reason}.</translation>
  </message>
  <message>
   <source>Unexpected: {what}</source>
   <translation>Bất ngờ: {what}</translation>
  </message>
  <message>
   <source>Unknown ({value})</source>
   <translation>Lạ ({value})</translation>
  </message>
  <message>
   <source>Unknown action</source>
   <translation>Hành động lạ</translation>
  </message>
  <message>
   <source>Unknown action {value}</source>
   <translation>Hành động lạ {value}</translation>
  </message>
  <message>
   <source>Unknown play mode “{mode}”</source>
   <translation>Chế độ phát lạ “{mode}”</translation>
  </message>
  <message>
   <source>Unlock</source>
   <translation>Mở khóa</translation>
  </message>
  <message>
   <source>Unlock it and try again, or enter the secret for this session.</source>
   <translation>Hãy mở khóa nó rồi thử lại, hoặc nhập mã bí mật cho phiên này.</translation>
  </message>
  <message>
   <source>Unlock it, or enter the secret for this session.</source>
   <translation>Hãy mở khóa kho mật khẩu, hoặc nhập mã bí mật cho phiên này.</translation>
  </message>
  <message>
   <source>Unlock or repair the keyring of the system; until then a secret is kept for the session only.</source>
   <translation>Hãy mở khóa hoặc sửa kho mật khẩu của hệ thống; cho tới lúc đó mã bí mật chỉ được giữ trong phiên này.</translation>
  </message>
  <message>
   <source>Unlock the connection to go on.</source>
   <translation>Hãy mở khóa kết nối để tiếp tục.</translation>
  </message>
  <message>
   <source>Unreachable</source>
   <translation>Không tới được</translation>
  </message>
  <message>
   <source>Up&amp;load recordings…</source>
   <translation>&amp;Tải bản ghi âm lên…</translation>
  </message>
  <message>
   <source>Update IVR Designer to open it; the file was left as it is.</source>
   <translation>Hãy cập nhật IVR Designer để mở tệp; tệp được giữ nguyên.</translation>
  </message>
  <message>
   <source>Update the program, or move its file of profiles away.</source>
   <translation>Hãy cập nhật chương trình, hoặc dời tệp kết nối của nó đi.</translation>
  </message>
  <message>
   <source>Update the program, or move its settings file away.</source>
   <translation>Hãy cập nhật chương trình, hoặc dời tệp cài đặt của nó đi.</translation>
  </message>
  <message>
   <source>Upload WAV or MP3 files; a node can play them a moment later.</source>
   <translation>Hãy tải lên tệp WAV hoặc MP3; một lát sau nhánh phát được chúng.</translation>
  </message>
  <message>
   <source>Upload recording “{name}”</source>
   <translation>Tải lên bản ghi âm “{name}”</translation>
  </message>
  <message>
   <source>Upload recordings</source>
   <translation>Tải bản ghi âm lên</translation>
  </message>
  <message>
   <source>Upload the recording {file}, and choose it again.</source>
   <translation>Hãy tải bản ghi âm {file} lên rồi chọn lại.</translation>
  </message>
  <message>
   <source>Upload this recording, and choose it again.</source>
   <translation>Hãy tải bản ghi âm này lên rồi chọn lại.</translation>
  </message>
  <message>
   <source>Upload {n} file</source>
   <translation>Tải {n} tệp lên</translation>
  </message>
  <message>
   <source>Upload {n} files</source>
   <translation>Tải {n} tệp lên</translation>
  </message>
  <message>
   <source>Uploaded</source>
   <translation>Đã tải lên</translation>
  </message>
  <message>
   <source>Uploading recordings: {percent} %</source>
   <translation>Đang tải bản ghi âm lên: {percent} %</translation>
  </message>
  <message>
   <source>Upload…</source>
   <translation>Tải lên…</translation>
  </message>
  <message>
   <source>Use an API key of the project: its SID begins with SK.</source>
   <translation>Hãy dùng khóa API của dự án: SID của nó bắt đầu bằng SK.</translation>
  </message>
  <message>
   <source>Use template</source>
   <translation>Dùng mẫu</translation>
  </message>
  <message>
   <source>Use that one, or close it first.</source>
   <translation>Hãy dùng cái đó, hoặc đóng nó trước.</translation>
  </message>
  <message>
   <source>Use the voice {voice}</source>
   <translation>Dùng giọng {voice}</translation>
  </message>
  <message>
   <source>Use these queues</source>
   <translation>Dùng các hàng đợi này</translation>
  </message>
  <message>
   <source>Use this rate</source>
   <translation>Dùng tốc độ này</translation>
  </message>
  <message>
   <source>Use this secret</source>
   <translation>Dùng mã này</translation>
  </message>
  <message>
   <source>Used by a number</source>
   <translation>Có số dùng</translation>
  </message>
  <message>
   <source>Used in {n} place</source>
   <translation>Được dùng ở {n} chỗ</translation>
  </message>
  <message>
   <source>Used in {n} places</source>
   <translation>Được dùng ở {n} chỗ</translation>
  </message>
  <message>
   <source>Usual words</source>
   <translation>Từ thông dụng</translation>
  </message>
  <message>
   <source>Usual: {name}</source>
   <translation>Thông thường: {name}</translation>
  </message>
  <message>
   <source>Usual: {word}</source>
   <translation>Thông thường: {word}</translation>
  </message>
  <message>
   <source>Valid phone number</source>
   <translation>Số điện thoại hợp lệ</translation>
  </message>
  <message>
   <source>Values of another action do nothing now and mislead whoever reads them later.</source>
   <translation>Giá trị của hành động khác nay không có tác dụng và làm người đọc sau hiểu lầm.</translation>
  </message>
  <message>
   <source>Version {version}</source>
   <translation>Phiên bản {version}</translation>
  </message>
  <message>
   <source>Version, licences, folders.</source>
   <translation>Phiên bản, giấy phép, thư mục.</translation>
  </message>
  <message>
   <source>Versions</source>
   <translation>Phiên bản</translation>
  </message>
  <message>
   <source>Versions and folders</source>
   <translation>Phiên bản và thư mục</translation>
  </message>
  <message>
   <source>Versions of this tree that were published or read, to compare with and to go back to.</source>
   <translation>Các phiên bản của cây này đã được xuất bản hoặc đọc, để so sánh và quay lại.</translation>
  </message>
  <message>
   <source>Vietnamese</source>
   <translation>Tiếng Việt</translation>
  </message>
  <message>
   <source>Vietnamese: {new} syllables a second instead of {old}</source>
   <translation>Tiếng Việt: {new} âm tiết một giây thay cho {old}</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>Giọng đọc</translation>
  </message>
  <message>
   <source>Voice speaks the language</source>
   <translation>Giọng đọc đúng ngôn ngữ</translation>
  </message>
  <message>
   <source>Voicemail</source>
   <translation>Hộp thư thoại</translation>
  </message>
  <message>
   <source>Voicemail (not live yet)</source>
   <translation>Hộp thư thoại (chưa hoạt động)</translation>
  </message>
  <message>
   <source>Wait for a key</source>
   <translation>Chờ bấm phím</translation>
  </message>
  <message>
   <source>Wait that long and try again.</source>
   <translation>Hãy chờ chừng ấy thời gian rồi thử lại.</translation>
  </message>
  <message>
   <source>Wait until publishing has ended.</source>
   <translation>Hãy chờ tới khi xuất bản xong.</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>Đang chờ</translation>
  </message>
  <message>
   <source>Waiting for its turn</source>
   <translation>Đang chờ tới lượt</translation>
  </message>
  <message>
   <source>Waiting to be sent</source>
   <translation>Đang chờ gửi</translation>
  </message>
  <message>
   <source>Waiting to send.</source>
   <translation>Đang chờ gửi.</translation>
  </message>
  <message>
   <source>Waits for a key: {left} left</source>
   <translation>Chờ bấm phím: còn {left}</translation>
  </message>
  <message>
   <source>Waits for {thing}.</source>
   <translation>Chờ {thing}.</translation>
  </message>
  <message>
   <source>Walk through it as a caller: hear the prompts, press keys, say nothing. Nothing is sent.</source>
   <translation>Đi qua cây như người gọi: nghe lời chào, bấm phím, im lặng. Không gửi gì cả.</translation>
  </message>
  <message>
   <source>Walk through the menu as a caller does, with the keys of a phone.</source>
   <translation>Thử đi qua menu như một người gọi, bằng bàn phím điện thoại.</translation>
  </message>
  <message>
   <source>Walk through the tree as a caller would; nothing is sent.</source>
   <translation>Đi qua cây như một người gọi; không gửi gì cả.</translation>
  </message>
  <message>
   <source>Warning</source>
   <translation>Cảnh báo</translation>
  </message>
  <message>
   <source>Welcome</source>
   <translation>Lời chào</translation>
  </message>
  <message>
   <source>Welcome to IVR Designer</source>
   <translation>Chào mừng đến với IVR Designer</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Việc</translation>
  </message>
  <message>
   <source>What a test expects must be texts.</source>
   <translation>Kết quả mong đợi của bài kiểm tra phải là chữ.</translation>
  </message>
  <message>
   <source>What answers at this base URL is not the contact center's API.</source>
   <translation>Thứ trả lời ở địa chỉ gốc này không phải API của tổng đài.</translation>
  </message>
  <message>
   <source>What callers &amp;hear</source>
   <translation>&amp;Người gọi nghe gì</translation>
  </message>
  <message>
   <source>What callers hear</source>
   <translation>Người gọi nghe gì</translation>
  </message>
  <message>
   <source>What callers would trip over, as you edit. Enter goes to the place.</source>
   <translation>Những chỗ người gọi sẽ vướng phải, hiện ngay khi bạn sửa. Enter tới chỗ đó.</translation>
  </message>
  <message>
   <source>What changes</source>
   <translation>Những gì thay đổi</translation>
  </message>
  <message>
   <source>What else it says is not kept.</source>
   <translation>Những gì khác ghi ở đó không được giữ lại.</translation>
  </message>
  <message>
   <source>What happened in this call</source>
   <translation>Những gì đã xảy ra trong cuộc gọi này</translation>
  </message>
  <message>
   <source>What happened is looked up before anything is sent again.</source>
   <translation>Chương trình sẽ tra xem điều gì đã xảy ra trước khi gửi lại bất cứ thứ gì.</translation>
  </message>
  <message>
   <source>What is different</source>
   <translation>Những gì khác nhau</translation>
  </message>
  <message>
   <source>What is done when the call before it fails has no equal here.</source>
   <translation>Việc làm khi cuộc gọi trước đó không thành không có gì tương đương ở đây.</translation>
  </message>
  <message>
   <source>What is proved of every call</source>
   <translation>Những gì đã chứng minh cho mọi cuộc gọi</translation>
  </message>
  <message>
   <source>What is proved of every possible call, and calls that were recorded as tests.</source>
   <translation>Những gì đã chứng minh cho mọi cuộc gọi có thể có, và các cuộc gọi được ghi làm bài kiểm tra.</translation>
  </message>
  <message>
   <source>What it &amp;does</source>
   <translation>&amp;Làm gì</translation>
  </message>
  <message>
   <source>What it is for</source>
   <translation>Dùng để làm gì</translation>
  </message>
  <message>
   <source>What somebody else changed as well. Decide which of the two is to be.</source>
   <translation>Những gì người khác cũng đã sửa. Hãy quyết định giữ bản nào.</translation>
  </message>
  <message>
   <source>What the caller hears</source>
   <translation>Người gọi nghe gì</translation>
  </message>
  <message>
   <source>What the contact center does after a wrong key is not documented unless you say it.</source>
   <translation>Không có tài liệu nào nói tổng đài làm gì sau một phím sai, trừ khi bạn đặt ra.</translation>
  </message>
  <message>
   <source>What the contact center does with a silent caller is not documented unless you say it.</source>
   <translation>Không có tài liệu nào nói tổng đài làm gì với người im lặng, trừ khi bạn đặt ra.</translation>
  </message>
  <message>
   <source>What the contact center has is read anew; changes that had not been sent may be missing. Look through your trees: until you choose “Go on”, nothing can be changed.</source>
   <translation>Những gì tổng đài có đang được đọc lại; các thay đổi chưa gửi có thể đã mất. Hãy xem qua các cây: cho tới khi bạn chọn “Tiếp tục”, không gì thay đổi được.</translation>
  </message>
  <message>
   <source>What the selected box or key does. Each change is an edit of its own, with undo.</source>
   <translation>Ô hoặc phím đang chọn làm gì. Mỗi thay đổi là một lần sửa riêng, hoàn tác được.</translation>
  </message>
  <message>
   <source>What this would mend is not there any more.</source>
   <translation>Phần cần sửa không còn nữa.</translation>
  </message>
  <message>
   <source>What to look for</source>
   <translation>Cần tìm gì</translation>
  </message>
  <message>
   <source>What waits to be sent ({count}) is for the contact center at {old}; {new} shows none of its trees.</source>
   <translation>Các thay đổi đang chờ gửi ({count}) là của tổng đài tại {old}; {new} không có cây nào của tổng đài đó.</translation>
  </message>
  <message>
   <source>What was looked at</source>
   <translation>Những gì đã được xem</translation>
  </message>
  <message>
   <source>What was not taken over</source>
   <translation>Những gì không được nhận</translation>
  </message>
  <message>
   <source>What was only read from the contact center is not listed now.</source>
   <translation>Hiện không liệt kê những lần chỉ đọc từ tổng đài.</translation>
  </message>
  <message>
   <source>When it was opened here</source>
   <translation>Khi được mở ở đây</translation>
  </message>
  <message>
   <source>When it was read</source>
   <translation>Khi được đọc</translation>
  </message>
  <message>
   <source>When publishing was stopped</source>
   <translation>Khi dừng xuất bản</translation>
  </message>
  <message>
   <source>When somebody else changes what you changed, both versions are shown here and you decide.</source>
   <translation>Khi người khác sửa đúng chỗ bạn sửa, cả hai bản được hiện ở đây và bạn quyết định.</translation>
  </message>
  <message>
   <source>Where does it lead?</source>
   <translation>Dẫn tới đâu?</translation>
  </message>
  <message>
   <source>Where is it &amp;used?</source>
   <translation>Được &amp;dùng ở đâu?</translation>
  </message>
  <message>
   <source>Where is it used?</source>
   <translation>Được dùng ở đâu?</translation>
  </message>
  <message>
   <source>Where it &amp;leads</source>
   <translation>&amp;Dẫn tới đâu</translation>
  </message>
  <message>
   <source>Which caller</source>
   <translation>Người gọi nào</translation>
  </message>
  <message>
   <source>Which key of “{name}”?</source>
   <translation>Phím nào của “{name}”?</translation>
  </message>
  <message>
   <source>Which number?</source>
   <translation>Số nào?</translation>
  </message>
  <message>
   <source>Which of the two the contact center takes is not documented.</source>
   <translation>Không có tài liệu nào nói tổng đài chọn cái nào trong hai.</translation>
  </message>
  <message>
   <source>Which of these is the one made here</source>
   <translation>Mục nào trong số này được tạo ở đây</translation>
  </message>
  <message>
   <source>Which queue?</source>
   <translation>Hàng đợi nào?</translation>
  </message>
  <message>
   <source>Which text?</source>
   <translation>Nội dung nào?</translation>
  </message>
  <message>
   <source>Who cannot follow a spoken menu needs it in writing.</source>
   <translation>Người không theo được menu nói cần có bản viết.</translation>
  </message>
  <message>
   <source>Who did not understand the menu has no way to hear it once more.</source>
   <translation>Ai chưa hiểu menu không có cách nào nghe lại.</translation>
  </message>
  <message>
   <source>Who needs longer to decide must be able to hear the menu again.</source>
   <translation>Ai cần lâu hơn để quyết định phải nghe lại được menu.</translation>
  </message>
  <message>
   <source>Whoever never presses a key</source>
   <translation>Người không bao giờ bấm phím</translation>
  </message>
  <message>
   <source>Whoever only is silent or presses wrong keys comes to an end.</source>
   <translation>Người chỉ im lặng hoặc bấm sai phím cũng đi tới kết thúc.</translation>
  </message>
  <message>
   <source>Whoever says nothing, wherever it is, comes to an end.</source>
   <translation>Người không nói gì, dù ở đâu, cũng đi tới kết thúc.</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Cửa sổ</translation>
  </message>
  <message>
   <source>With each further menu more callers get lost or give up.</source>
   <translation>Mỗi menu thêm vào lại có thêm người gọi bị lạc hoặc bỏ cuộc.</translation>
  </message>
  <message>
   <source>With the most used options first, callers of “{name}” would wait {seconds} s less.</source>
   <translation>Nếu lựa chọn hay dùng nhất đứng đầu, người gọi “{name}” sẽ chờ ít hơn {seconds} giây.</translation>
  </message>
  <message>
   <source>Without Command or Option this would act while you type. Add one of them.</source>
   <translation>Không có Command hoặc Option thì phím này sẽ tác động khi bạn đang gõ. Hãy thêm một trong hai.</translation>
  </message>
  <message>
   <source>Without Ctrl or Alt this would act while you type. Add one of them.</source>
   <translation>Không có Ctrl hoặc Alt thì phím này sẽ tác động khi bạn đang gõ. Hãy thêm một trong hai.</translation>
  </message>
  <message>
   <source>Without a contact center</source>
   <translation>Không có tổng đài</translation>
  </message>
  <message>
   <source>Without a full stop the voice runs from one option into the next.</source>
   <translation>Thiếu dấu chấm, giọng đọc chạy liền từ lựa chọn này sang lựa chọn kia.</translation>
  </message>
  <message>
   <source>Without an entry node a call has nowhere to begin.</source>
   <translation>Không có nhánh đầu thì cuộc gọi không biết bắt đầu từ đâu.</translation>
  </message>
  <message>
   <source>Woman (short name)</source>
   <translation>Nữ (tên ngắn)</translation>
  </message>
  <message>
   <source>Working keys are named</source>
   <translation>Phím hoạt động đều được nêu</translation>
  </message>
  <message>
   <source>Worst</source>
   <translation>Chậm nhất</translation>
  </message>
  <message>
   <source>Write a day to come, as 2027-01-31.</source>
   <translation>Hãy viết một ngày sắp tới, dạng 2027-01-31.</translation>
  </message>
  <message>
   <source>Write a table of who changed what, and when.</source>
   <translation>Ghi bảng ai đã sửa gì và lúc nào.</translation>
  </message>
  <message>
   <source>Write all lines as a table (CSV)</source>
   <translation>Ghi mọi dòng thành bảng (CSV)</translation>
  </message>
  <message>
   <source>Write https:// in place of http://.</source>
   <translation>Hãy viết https:// thay cho http://.</translation>
  </message>
  <message>
   <source>Write it like {example}.</source>
   <translation>Hãy viết theo mẫu {example}.</translation>
  </message>
  <message>
   <source>Write the menu from the keys</source>
   <translation>Viết lời menu theo các phím</translation>
  </message>
  <message>
   <source>Write the tree as a picture, a document or a table.</source>
   <translation>Ghi cây thành hình, tài liệu hoặc bảng.</translation>
  </message>
  <message>
   <source>Write the tree to a file of another name.</source>
   <translation>Ghi cây vào một tệp có tên khác.</translation>
  </message>
  <message>
   <source>Write the tree to its file.</source>
   <translation>Ghi cây vào tệp của nó.</translation>
  </message>
  <message>
   <source>Write what is here now, over what somebody else wrote in these fields</source>
   <translation>Ghi những gì đang có ở đây, thay cho những gì người khác đã ghi ở các mục này</translation>
  </message>
  <message>
   <source>Write why this is all right.</source>
   <translation>Hãy viết vì sao điều này là ổn.</translation>
  </message>
  <message>
   <source>Writing “{file}”…</source>
   <translation>Đang ghi “{file}”…</translation>
  </message>
  <message>
   <source>Wrong keys are answered</source>
   <translation>Phím sai được trả lời</translation>
  </message>
  <message>
   <source>Xuân Hồng, woman, Saigon</source>
   <translation>Xuân Hồng, nữ, Sài Gòn</translation>
  </message>
  <message>
   <source>Xuân Kiên, man, Saigon</source>
   <translation>Xuân Kiên, nam, Sài Gòn</translation>
  </message>
  <message>
   <source>Xuân Tin, man, Hanoi</source>
   <translation>Xuân Tin, nam, Hà Nội</translation>
  </message>
  <message>
   <source>Yes</source>
   <translation>Có</translation>
  </message>
  <message>
   <source>Yes is 1, no is 2</source>
   <translation>Có là 1, không là 2</translation>
  </message>
  <message>
   <source>You find it beside the key SID in the Stringee console. Your changes wait meanwhile.</source>
   <translation>Bạn tìm thấy nó cạnh SID của khóa trong trang quản trị Stringee. Trong lúc đó các thay đổi của bạn được giữ chờ.</translation>
  </message>
  <message>
   <source>You need the key SID and its secret from the Stringee console.</source>
   <translation>Bạn cần SID của khóa và mã bí mật từ trang quản trị Stringee.</translation>
  </message>
  <message>
   <source>Your edits are stored and nothing is lost. You can go on; if the window acts oddly, restart the program.</source>
   <translation>Các thay đổi của bạn đã được lưu, không mất gì cả. Bạn có thể tiếp tục; nếu cửa sổ hoạt động lạ, hãy khởi động lại chương trình.</translation>
  </message>
  <message>
   <source>Your keyring is locked.</source>
   <translation>Kho mật khẩu của bạn đang khóa.</translation>
  </message>
  <message>
   <source>Your own template</source>
   <translation>Mẫu của riêng bạn</translation>
  </message>
  <message>
   <source>Yours is written now.</source>
   <translation>Phần của bạn đang được ghi.</translation>
  </message>
  <message>
   <source>Yours stays in the draft.</source>
   <translation>Bản của bạn được giữ trong bản nháp.</translation>
  </message>
  <message>
   <source>Zoom &amp;in</source>
   <translation>Phóng t&amp;o</translation>
  </message>
  <message>
   <source>Zoom &amp;out</source>
   <translation>Thu n&amp;hỏ</translation>
  </message>
  <message>
   <source>Zoom {n} %. Click for 100 %.</source>
   <translation>Thu phóng {n} %. Bấm để về 100 %.</translation>
  </message>
  <message>
   <source>a folded box</source>
   <translation>một ô đã thu gọn</translation>
  </message>
  <message>
   <source>a long number without spaces</source>
   <translation>một dãy số dài không có khoảng trắng</translation>
  </message>
  <message>
   <source>a node to go to</source>
   <translation>một nhánh để tới</translation>
  </message>
  <message>
   <source>a number abroad</source>
   <translation>một số nước ngoài</translation>
  </message>
  <message>
   <source>a phone number</source>
   <translation>một số điện thoại</translation>
  </message>
  <message>
   <source>a picture</source>
   <translation>một hình</translation>
  </message>
  <message>
   <source>a premium number</source>
   <translation>một số tính cước cao</translation>
  </message>
  <message>
   <source>a queue</source>
   <translation>một hàng đợi</translation>
  </message>
  <message>
   <source>a queue for “{queue}”</source>
   <translation>một hàng đợi cho “{queue}”</translation>
  </message>
  <message>
   <source>a text message</source>
   <translation>tin nhắn</translation>
  </message>
  <message>
   <source>a web address</source>
   <translation>một địa chỉ web</translation>
  </message>
  <message>
   <source>a word in capitals</source>
   <translation>một từ viết hoa</translation>
  </message>
  <message>
   <source>about {time}</source>
   <translation>khoảng {time}</translation>
  </message>
  <message>
   <source>an e-mail address</source>
   <translation>một địa chỉ email</translation>
  </message>
  <message>
   <source>an emergency number</source>
   <translation>một số khẩn cấp</translation>
  </message>
  <message>
   <source>another program has it open</source>
   <translation>một chương trình khác đang mở tệp này</translation>
  </message>
  <message>
   <source>callers enter here</source>
   <translation>người gọi vào ở đây</translation>
  </message>
  <message>
   <source>directly</source>
   <translation>đi thẳng</translation>
  </message>
  <message>
   <source>folded: {what}</source>
   <translation>đã thu gọn: {what}</translation>
  </message>
  <message>
   <source>gets to where the tree says nothing, after {time}.</source>
   <translation>tới chỗ mà cây không nói gì, sau {time}.</translation>
  </message>
  <message>
   <source>goes round for ever.</source>
   <translation>quay vòng mãi.</translation>
  </message>
  <message>
   <source>hanging up</source>
   <translation>kết thúc cuộc gọi</translation>
  </message>
  <message>
   <source>has been hung up on after {time}.</source>
   <translation>bị kết thúc cuộc gọi sau {time}.</translation>
  </message>
  <message>
   <source>hash key</source>
   <translation>phím thăng</translation>
  </message>
  <message>
   <source>is with a person after {time}.</source>
   <translation>gặp nhân viên sau {time}.</translation>
  </message>
  <message>
   <source>it does not exist</source>
   <translation>tệp không tồn tại</translation>
  </message>
  <message>
   <source>it ended without a word</source>
   <translation>chương trình dừng mà không báo gì</translation>
  </message>
  <message>
   <source>it is a folder</source>
   <translation>đó là một thư mục</translation>
  </message>
  <message>
   <source>its folder does not exist</source>
   <translation>thư mục chứa nó không tồn tại</translation>
  </message>
  <message>
   <source>its name is too long</source>
   <translation>tên quá dài</translation>
  </message>
  <message>
   <source>its share is gone</source>
   <translation>thư mục chia sẻ không còn</translation>
  </message>
  <message>
   <source>its sound is not on this computer</source>
   <translation>âm thanh của nó không có trên máy này</translation>
  </message>
  <message>
   <source>key {key}</source>
   <translation>phím {key}</translation>
  </message>
  <message>
   <source>key {key} of “{name}”</source>
   <translation>phím {key} của “{name}”</translation>
  </message>
  <message>
   <source>key {key} of “{node}”</source>
   <translation>phím {key} của “{node}”</translation>
  </message>
  <message>
   <source>min</source>
   <translation>phút</translation>
  </message>
  <message>
   <source>next try in {n} s</source>
   <translation>thử lại sau {n} giây</translation>
  </message>
  <message>
   <source>no input</source>
   <translation>không bấm</translation>
  </message>
  <message>
   <source>no keys</source>
   <translation>không có phím</translation>
  </message>
  <message>
   <source>no match</source>
   <translation>bấm sai</translation>
  </message>
  <message>
   <source>none chosen</source>
   <translation>chưa chọn</translation>
  </message>
  <message>
   <source>none is set</source>
   <translation>không đặt</translation>
  </message>
  <message>
   <source>none is set by an administrator</source>
   <translation>không có gì do quản trị viên đặt</translation>
  </message>
  <message>
   <source>not compared: no server said what time it is</source>
   <translation>chưa so được: không máy chủ nào báo giờ</translation>
  </message>
  <message>
   <source>not known</source>
   <translation>chưa biết</translation>
  </message>
  <message>
   <source>nothing that the tree says</source>
   <translation>điều mà cây không nói tới</translation>
  </message>
  <message>
   <source>now</source>
   <translation>bây giờ</translation>
  </message>
  <message>
   <source>only listen</source>
   <translation>chỉ nghe</translation>
  </message>
  <message>
   <source>project {name}</source>
   <translation>dự án {name}</translation>
  </message>
  <message>
   <source>sample “{name}” with {nodes} nodes</source>
   <translation>mẫu “{name}” có {nodes} nhánh</translation>
  </message>
  <message>
   <source>saved {time}</source>
   <translation>lưu lúc {time}</translation>
  </message>
  <message>
   <source>say nothing</source>
   <translation>không bấm gì</translation>
  </message>
  <message>
   <source>server clock {seconds} s</source>
   <translation>đồng hồ máy chủ {seconds} giây</translation>
  </message>
  <message>
   <source>set by your administrator: {names}</source>
   <translation>do quản trị viên đặt: {names}</translation>
  </message>
  <message>
   <source>shown elsewhere</source>
   <translation>hiện ở chỗ khác</translation>
  </message>
  <message>
   <source>something that is gone</source>
   <translation>thứ đã mất</translation>
  </message>
  <message>
   <source>something that is not there</source>
   <translation>nơi không tồn tại</translation>
  </message>
  <message>
   <source>star key</source>
   <translation>phím sao</translation>
  </message>
  <message>
   <source>the caller presses another key</source>
   <translation>người gọi bấm phím khác</translation>
  </message>
  <message>
   <source>the caller presses nothing</source>
   <translation>người gọi không bấm gì</translation>
  </message>
  <message>
   <source>the disk is full</source>
   <translation>ổ đĩa đã đầy</translation>
  </message>
  <message>
   <source>the disk is read-only</source>
   <translation>ổ đĩa chỉ cho đọc</translation>
  </message>
  <message>
   <source>the disk or share fails</source>
   <translation>ổ đĩa hoặc thư mục chia sẻ bị lỗi</translation>
  </message>
  <message>
   <source>the file “{file}” that an administrator or you have set cannot be read</source>
   <translation>không đọc được tệp “{file}” mà quản trị viên hoặc bạn đã đặt</translation>
  </message>
  <message>
   <source>the server's clock is {seconds} s from this one</source>
   <translation>đồng hồ máy chủ lệch {seconds} giây so với máy này</translation>
  </message>
  <message>
   <source>the system refuses</source>
   <translation>hệ thống từ chối</translation>
  </message>
  <message>
   <source>the system's store is empty</source>
   <translation>kho chứng chỉ của hệ thống trống</translation>
  </message>
  <message>
   <source>the system's store is used, {openssl}</source>
   <translation>dùng kho chứng chỉ của hệ thống, {openssl}</translation>
  </message>
  <message>
   <source>tree “{name}”</source>
   <translation>cây “{name}”</translation>
  </message>
  <message>
   <source>trees: {count}</source>
   <translation>số cây: {count}</translation>
  </message>
  <message>
   <source>unreachable</source>
   <translation>không tới được</translation>
  </message>
  <message>
   <source>untested</source>
   <translation>chưa thử</translation>
  </message>
  <message>
   <source>via {proxy}</source>
   <translation>qua {proxy}</translation>
  </message>
  <message>
   <source>voicemail</source>
   <translation>hộp thư thoại</translation>
  </message>
  <message>
   <source>waiting for a key</source>
   <translation>chờ bấm phím</translation>
  </message>
  <message>
   <source>what the system says</source>
   <translation>thiết lập của hệ thống</translation>
  </message>
  <message>
   <source>you have no permission</source>
   <translation>bạn không có quyền</translation>
  </message>
  <message>
   <source>{by}; new connections go to {url}</source>
   <translation>{by}; kết nối mới đi tới {url}</translation>
  </message>
  <message>
   <source>{calls}: {added} added, {changed} changed, {removed} removed</source>
   <translation>{calls}: thêm {added}, sửa {changed}, bỏ {removed}</translation>
  </message>
  <message>
   <source>{cause} (server: “{words}”)</source>
   <translation>{cause} (máy chủ: “{words}”)</translation>
  </message>
  <message>
   <source>{cause} ({count} times, last at {time})</source>
   <translation>{cause} ({count} lần, lần cuối lúc {time})</translation>
  </message>
  <message>
   <source>{cause} Saving again keeps the secret for this session only.</source>
   <translation>{cause} Nếu lưu lần nữa, mã bí mật chỉ được giữ trong phiên này.</translation>
  </message>
  <message>
   <source>{cause} The secret that was kept before stays.</source>
   <translation>{cause} Mã bí mật đã lưu trước đó vẫn được giữ.</translation>
  </message>
  <message>
   <source>{cause} [{host}, {via}]</source>
   <translation>{cause} [{host}, {via}]</translation>
  </message>
  <message>
   <source>{count} calls, last at {time}: nothing new</source>
   <translation>{count} lệnh, lần cuối lúc {time}: không có gì mới</translation>
  </message>
  <message>
   <source>{count} changes taken over</source>
   <translation>Đã nhận {count} thay đổi</translation>
  </message>
  <message>
   <source>{count} kept</source>
   <translation>đang giữ {count}</translation>
  </message>
  <message>
   <source>{count} of {all} digits have moved ({share} %).</source>
   <translation>{count} trên {all} phím số đã đổi chỗ ({share} %).</translation>
  </message>
  <message>
   <source>{count} rows</source>
   <translation>{count} dòng</translation>
  </message>
  <message>
   <source>{field}: was {old}, will be {new}.</source>
   <translation>{field}: trước là {old}, sẽ là {new}.</translation>
  </message>
  <message>
   <source>{file} (not there)</source>
   <translation>{file} (không còn)</translation>
  </message>
  <message>
   <source>{file} cannot be read: {reason}.</source>
   <translation>Không đọc được {file}: {reason}.</translation>
  </message>
  <message>
   <source>{format}: {taken} of {values} values were taken over. Nothing was sent.</source>
   <translation>{format}: đã nhận {taken} trên {values} giá trị. Không gửi gì cả.</translation>
  </message>
  <message>
   <source>{host} answers.</source>
   <translation>{host} trả lời.</translation>
  </message>
  <message>
   <source>{host} did not answer in time.</source>
   <translation>{host} không trả lời kịp.</translation>
  </message>
  <message>
   <source>{host} does not accept connections.</source>
   <translation>{host} không nhận kết nối.</translation>
  </message>
  <message>
   <source>{id} (not in the list)</source>
   <translation>{id} (không có trong danh sách)</translation>
  </message>
  <message>
   <source>{id} (unknown)</source>
   <translation>{id} (không biết)</translation>
  </message>
  <message>
   <source>{keys} are the keys of “{name}” now; it would have none.</source>
   <translation>Hiện {keys} là phím của “{name}”; lệnh đó sẽ không còn phím.</translation>
  </message>
  <message>
   <source>{keys}, changed</source>
   <translation>{keys}, đã đổi</translation>
  </message>
  <message>
   <source>{keys}, then a click on anything, explains it.</source>
   <translation>{keys}, rồi bấm vào bất cứ thứ gì, để đọc giải thích.</translation>
  </message>
  <message>
   <source>{key} is deleted.</source>
   <translation>Đã xóa {key}.</translation>
  </message>
  <message>
   <source>{key} leads to {target}</source>
   <translation>{key} dẫn tới {target}</translation>
  </message>
  <message>
   <source>{key} of “{name}”</source>
   <translation>{key} của “{name}”</translation>
  </message>
  <message>
   <source>{key} of “{name}”, which leads here</source>
   <translation>{key} của “{name}”, dẫn tới đây</translation>
  </message>
  <message>
   <source>{key} of “{node}” now leads to “{target}”.</source>
   <translation>{key} của “{node}” giờ dẫn tới “{target}”.</translation>
  </message>
  <message>
   <source>{key} to {target}</source>
   <translation>{key} tới {target}</translation>
  </message>
  <message>
   <source>{key} → {name}</source>
   <translation>{key} → {name}</translation>
  </message>
  <message>
   <source>{key} → {target}</source>
   <translation>{key} → {target}</translation>
  </message>
  <message>
   <source>{key} ↗ {name}</source>
   <translation>{key} ↗ {name}</translation>
  </message>
  <message>
   <source>{kind}, not in the contact center</source>
   <translation>{kind}, không có trong tổng đài</translation>
  </message>
  <message>
   <source>{m} min {n} s</source>
   <translation>{m} phút {n} giây</translation>
  </message>
  <message>
   <source>{name}</source>
   <translation>{name}</translation>
  </message>
  <message>
   <source>{name} (choose a queue)</source>
   <translation>{name} (chọn hàng đợi)</translation>
  </message>
  <message>
   <source>{name} is set by your administrator in {file}.</source>
   <translation>{name} do quản trị viên của bạn đặt trong {file}.</translation>
  </message>
  <message>
   <source>{name} – IVR Designer</source>
   <translation>{name} – IVR Designer</translation>
  </message>
  <message>
   <source>{nodes} and {keys} go with it. No number plays it. Undo brings it back.</source>
   <translation>{nodes} và {keys} mất theo. Không số nào phát cây này. Hoàn tác sẽ đưa nó trở lại.</translation>
  </message>
  <message>
   <source>{nodes}, {keys}</source>
   <translation>{nodes}, {keys}</translation>
  </message>
  <message>
   <source>{node} (second language)</source>
   <translation>{node} (ngôn ngữ thứ hai)</translation>
  </message>
  <message>
   <source>{node}: {key}</source>
   <translation>{node}: {key}</translation>
  </message>
  <message>
   <source>{number} has no queue for its callers yet.</source>
   <translation>{number} chưa có hàng đợi cho người gọi.</translation>
  </message>
  <message>
   <source>{number} now leads here: {where}</source>
   <translation>Bây giờ {number} dẫn tới: {where}</translation>
  </message>
  <message>
   <source>{n} accepted</source>
   <translation>{n} đã chấp nhận</translation>
  </message>
  <message>
   <source>{n} box</source>
   <translation>{n} ô</translation>
  </message>
  <message>
   <source>{n} box is selected.</source>
   <translation>Đang chọn {n} ô.</translation>
  </message>
  <message>
   <source>{n} box moved.</source>
   <translation>Đã di chuyển {n} ô.</translation>
  </message>
  <message>
   <source>{n} box on the way here</source>
   <translation>{n} ô trên đường tới đây</translation>
  </message>
  <message>
   <source>{n} box put in order.</source>
   <translation>Đã xếp lại {n} ô.</translation>
  </message>
  <message>
   <source>{n} boxes</source>
   <translation>{n} ô</translation>
  </message>
  <message>
   <source>{n} boxes are selected.</source>
   <translation>Đang chọn {n} ô.</translation>
  </message>
  <message>
   <source>{n} boxes moved.</source>
   <translation>Đã di chuyển {n} ô.</translation>
  </message>
  <message>
   <source>{n} boxes on the way here</source>
   <translation>{n} ô trên đường tới đây</translation>
  </message>
  <message>
   <source>{n} boxes put in order.</source>
   <translation>Đã xếp lại {n} ô.</translation>
  </message>
  <message>
   <source>{n} change</source>
   <translation>{n} thay đổi</translation>
  </message>
  <message>
   <source>{n} change from last time is being sent.</source>
   <translation>Đang gửi {n} thay đổi từ lần trước.</translation>
  </message>
  <message>
   <source>{n} change from last time waits to be sent.</source>
   <translation>{n} thay đổi từ lần trước đang chờ gửi.</translation>
  </message>
  <message>
   <source>{n} change from last time was sent.</source>
   <translation>Đã gửi {n} thay đổi từ lần trước.</translation>
  </message>
  <message>
   <source>{n} change held back</source>
   <translation>{n} thay đổi bị tạm giữ</translation>
  </message>
  <message>
   <source>{n} change in draft</source>
   <translation>{n} thay đổi trong bản nháp</translation>
  </message>
  <message>
   <source>{n} change is held back.</source>
   <translation>{n} thay đổi bị tạm giữ.</translation>
  </message>
  <message>
   <source>{n} change kept</source>
   <translation>Đang giữ {n} thay đổi</translation>
  </message>
  <message>
   <source>{n} change refused</source>
   <translation>{n} thay đổi bị từ chối</translation>
  </message>
  <message>
   <source>{n} change was refused.</source>
   <translation>{n} thay đổi bị từ chối.</translation>
  </message>
  <message>
   <source>{n} changes</source>
   <translation>{n} thay đổi</translation>
  </message>
  <message>
   <source>{n} changes are held back.</source>
   <translation>{n} thay đổi bị tạm giữ.</translation>
  </message>
  <message>
   <source>{n} changes from last time are being sent.</source>
   <translation>Đang gửi {n} thay đổi từ lần trước.</translation>
  </message>
  <message>
   <source>{n} changes from last time wait to be sent.</source>
   <translation>{n} thay đổi từ lần trước đang chờ gửi.</translation>
  </message>
  <message>
   <source>{n} changes from last time were sent.</source>
   <translation>Đã gửi {n} thay đổi từ lần trước.</translation>
  </message>
  <message>
   <source>{n} changes held back</source>
   <translation>{n} thay đổi bị tạm giữ</translation>
  </message>
  <message>
   <source>{n} changes in draft</source>
   <translation>{n} thay đổi trong bản nháp</translation>
  </message>
  <message>
   <source>{n} changes kept</source>
   <translation>Đang giữ {n} thay đổi</translation>
  </message>
  <message>
   <source>{n} changes refused</source>
   <translation>{n} thay đổi bị từ chối</translation>
  </message>
  <message>
   <source>{n} changes were refused.</source>
   <translation>{n} thay đổi bị từ chối.</translation>
  </message>
  <message>
   <source>{n} conflict</source>
   <translation>{n} xung đột</translation>
  </message>
  <message>
   <source>{n} conflicts</source>
   <translation>{n} xung đột</translation>
  </message>
  <message>
   <source>{n} destination</source>
   <translation>{n} đích đến</translation>
  </message>
  <message>
   <source>{n} destinations</source>
   <translation>{n} đích đến</translation>
  </message>
  <message>
   <source>{n} error</source>
   <translation>{n} lỗi</translation>
  </message>
  <message>
   <source>{n} errors</source>
   <translation>{n} lỗi</translation>
  </message>
  <message>
   <source>{n} file cannot be used.</source>
   <translation>{n} tệp không dùng được.</translation>
  </message>
  <message>
   <source>{n} files cannot be used.</source>
   <translation>{n} tệp không dùng được.</translation>
  </message>
  <message>
   <source>{n} finding</source>
   <translation>{n} phát hiện</translation>
  </message>
  <message>
   <source>{n} findings</source>
   <translation>{n} phát hiện</translation>
  </message>
  <message>
   <source>{n} found</source>
   <translation>Tìm thấy {n}</translation>
  </message>
  <message>
   <source>{n} key</source>
   <translation>{n} phím</translation>
  </message>
  <message>
   <source>{n} keys</source>
   <translation>{n} phím</translation>
  </message>
  <message>
   <source>{n} more</source>
   <translation>thêm {n}</translation>
  </message>
  <message>
   <source>{n} more in “Problems”</source>
   <translation>{n} nữa trong “Vấn đề”</translation>
  </message>
  <message>
   <source>{n} ms</source>
   <translation>{n} ms</translation>
  </message>
  <message>
   <source>{n} node</source>
   <translation>{n} nhánh</translation>
  </message>
  <message>
   <source>{n} node plays it</source>
   <translation>{n} nhánh phát nó</translation>
  </message>
  <message>
   <source>{n} node will play one of them.</source>
   <translation>{n} nhánh sẽ phát một trong số đó.</translation>
  </message>
  <message>
   <source>{n} node: </source>
   <translation>{n} nhánh: </translation>
  </message>
  <message>
   <source>{n} nodes</source>
   <translation>{n} nhánh</translation>
  </message>
  <message>
   <source>{n} nodes play it</source>
   <translation>{n} nhánh phát nó</translation>
  </message>
  <message>
   <source>{n} nodes will play one of them.</source>
   <translation>{n} nhánh sẽ phát một trong số đó.</translation>
  </message>
  <message>
   <source>{n} nodes: </source>
   <translation>{n} nhánh: </translation>
  </message>
  <message>
   <source>{n} note</source>
   <translation>{n} lưu ý</translation>
  </message>
  <message>
   <source>{n} notes</source>
   <translation>{n} lưu ý</translation>
  </message>
  <message>
   <source>{n} place would change.</source>
   <translation>{n} chỗ sẽ thay đổi.</translation>
  </message>
  <message>
   <source>{n} places would change.</source>
   <translation>{n} chỗ sẽ thay đổi.</translation>
  </message>
  <message>
   <source>{n} problem in the text; Alt+Enter offers what helps.</source>
   <translation>{n} vấn đề trong lời; Alt+Enter hiện cách sửa.</translation>
  </message>
  <message>
   <source>{n} problems in the text; Alt+Enter offers what helps.</source>
   <translation>{n} vấn đề trong lời; Alt+Enter hiện cách sửa.</translation>
  </message>
  <message>
   <source>{n} prompt</source>
   <translation>{n} lời chào</translation>
  </message>
  <message>
   <source>{n} prompts</source>
   <translation>{n} lời chào</translation>
  </message>
  <message>
   <source>{n} recording</source>
   <translation>{n} bản ghi âm</translation>
  </message>
  <message>
   <source>{n} recording missing</source>
   <translation>thiếu {n} bản ghi âm</translation>
  </message>
  <message>
   <source>{n} recordings</source>
   <translation>{n} bản ghi âm</translation>
  </message>
  <message>
   <source>{n} recordings missing</source>
   <translation>thiếu {n} bản ghi âm</translation>
  </message>
  <message>
   <source>{n} retries</source>
   <translation>{n} lượt thử lại</translation>
  </message>
  <message>
   <source>{n} retry</source>
   <translation>{n} lượt thử lại</translation>
  </message>
  <message>
   <source>{n} s</source>
   <translation>{n} giây</translation>
  </message>
  <message>
   <source>{n} step</source>
   <translation>{n} bước</translation>
  </message>
  <message>
   <source>{n} steps</source>
   <translation>{n} bước</translation>
  </message>
  <message>
   <source>{n} test fails</source>
   <translation>{n} bài kiểm tra không đạt</translation>
  </message>
  <message>
   <source>{n} tests fail</source>
   <translation>{n} bài kiểm tra không đạt</translation>
  </message>
  <message>
   <source>{n} thing has no equal here</source>
   <translation>{n} mục không có gì tương đương ở đây</translation>
  </message>
  <message>
   <source>{n} things have no equal here</source>
   <translation>{n} mục không có gì tương đương ở đây</translation>
  </message>
  <message>
   <source>{n} value</source>
   <translation>{n} giá trị</translation>
  </message>
  <message>
   <source>{n} values</source>
   <translation>{n} giá trị</translation>
  </message>
  <message>
   <source>{n} waiting</source>
   <translation>{n} đang chờ</translation>
  </message>
  <message>
   <source>{n} warning</source>
   <translation>{n} cảnh báo</translation>
  </message>
  <message>
   <source>{n} warnings</source>
   <translation>{n} cảnh báo</translation>
  </message>
  <message>
   <source>{n} ×</source>
   <translation>{n} ×</translation>
  </message>
  <message>
   <source>{one} and {other} can be written</source>
   <translation>ghi được vào {one} và {other}</translation>
  </message>
  <message>
   <source>{one}, {other}</source>
   <translation>{one}, {other}</translation>
  </message>
  <message>
   <source>{percent} % sent</source>
   <translation>đã gửi {percent} %</translation>
  </message>
  <message>
   <source>{place} of {count}</source>
   <translation>{place} trên {count}</translation>
  </message>
  <message>
   <source>{place} of {count}. {severity}: {message}</source>
   <translation>{place} trên {count}. {severity}: {message}</translation>
  </message>
  <message>
   <source>{place} of {total}</source>
   <translation>{place} trên {total}</translation>
  </message>
  <message>
   <source>{prompts}, about {time}, {date}</source>
   <translation>{prompts}, khoảng {time}, {date}</translation>
  </message>
  <message>
   <source>{seen} [{facts}]</source>
   <translation>{seen} [{facts}]</translation>
  </message>
  <message>
   <source>{seen}; the second is on a network share, so edits take longer to be stored</source>
   <translation>{seen}; thư mục thứ hai nằm trên ổ mạng nên lưu thay đổi lâu hơn</translation>
  </message>
  <message>
   <source>{sentence}.</source>
   <translation>{sentence}.</translation>
  </message>
  <message>
   <source>{sentence}: “{message}”.</source>
   <translation>{sentence}: “{message}”.</translation>
  </message>
  <message>
   <source>{source} has a field that is not known: {name}.</source>
   <translation>{source} có một trường không được biết: {name}.</translation>
  </message>
  <message>
   <source>{source} is larger than 100 kB.</source>
   <translation>{source} lớn hơn 100 kB.</translation>
  </message>
  <message>
   <source>{source} is not a TOML file: {error}.</source>
   <translation>{source} không phải tệp TOML: {error}.</translation>
  </message>
  <message>
   <source>{source} names a limit that does not exist: {name}.</source>
   <translation>{source} nêu một giới hạn không tồn tại: {name}.</translation>
  </message>
  <message>
   <source>{source} names a rule that does not exist: {name}.</source>
   <translation>{source} nêu một quy tắc không tồn tại: {name}.</translation>
  </message>
  <message>
   <source>{source} needs an id and a title.</source>
   <translation>{source} cần có id và title.</translation>
  </message>
  <message>
   <source>{source}: there is no word list {name}.</source>
   <translation>{source}: không có danh sách từ {name}.</translation>
  </message>
  <message>
   <source>{source}: {name} must be E, W, I or off.</source>
   <translation>{source}: {name} phải là E, W, I hoặc off.</translation>
  </message>
  <message>
   <source>{source}: {name} must be a list of words.</source>
   <translation>{source}: {name} phải là một danh sách từ.</translation>
  </message>
  <message>
   <source>{source}: {name} must be a number.</source>
   <translation>{source}: {name} phải là một số.</translation>
  </message>
  <message>
   <source>{source}: {name} must be a table.</source>
   <translation>{source}: {name} phải là một bảng.</translation>
  </message>
  <message>
   <source>{source}: {name} must not be empty.</source>
   <translation>{source}: {name} không được để trống.</translation>
  </message>
  <message>
   <source>{tested} of {all} keys tested ({share} %)</source>
   <translation>Đã thử {tested} trên {all} phím ({share} %)</translation>
  </message>
  <message>
   <source>{thing} is of a kind that this program cannot make.</source>
   <translation>{thing} là loại mà chương trình này không tạo được.</translation>
  </message>
  <message>
   <source>{thing} is there twice</source>
   <translation>Có hai {thing} giống nhau</translation>
  </message>
  <message>
   <source>{time} · no person</source>
   <translation>{time} · không có nhân viên</translation>
  </message>
  <message>
   <source>{time} · person at {person}</source>
   <translation>{time} · nhân viên sau {person}</translation>
  </message>
  <message>
   <source>{time} · too long</source>
   <translation>{time} · quá lâu</translation>
  </message>
  <message>
   <source>{typical} (best {best}, worst {worst})</source>
   <translation>{typical} (nhanh nhất {best}, chậm nhất {worst})</translation>
  </message>
  <message>
   <source>{vault} does not give back what it was given</source>
   <translation>{vault} không trả lại đúng thứ đã được giao</translation>
  </message>
  <message>
   <source>{vault} keeps a secret and gives it back</source>
   <translation>{vault} giữ được mã bí mật và trả lại đúng</translation>
  </message>
  <message>
   <source>{what} It is being checked whether it arrived.</source>
   <translation>{what} Đang kiểm tra xem đã đến nơi chưa.</translation>
  </message>
  <message>
   <source>{what} and {n} more are there twice: calls that were taken for lost arrived late.</source>
   <translation>{what} và {n} mục nữa bị lặp: các lệnh gọi tưởng đã mất đã đến muộn.</translation>
  </message>
  <message>
   <source>{what} is there twice: a call that was taken for lost arrived late.</source>
   <translation>Có hai {what} giống nhau: một lệnh gọi tưởng đã mất đã đến muộn.</translation>
  </message>
  <message>
   <source>{what} selected</source>
   <translation>Đã chọn {what}</translation>
  </message>
  <message>
   <source>{what}.</source>
   <translation>{what}.</translation>
  </message>
  <message>
   <source>{what}. Drag it onto the canvas, or onto a node.</source>
   <translation>{what}. Kéo vào bản vẽ, hoặc vào một nhánh.</translation>
  </message>
  <message>
   <source>{what}: {count}.</source>
   <translation>{what}: {count}.</translation>
  </message>
  <message>
   <source>{what}: {done} of {total} steps</source>
   <translation>{what}: {done} trên {total} bước</translation>
  </message>
  <message>
   <source>{why} The server said: “{words}”</source>
   <translation>{why} Máy chủ trả lời: “{words}”</translation>
  </message>
  <message>
   <source>{why} The text is shown.</source>
   <translation>{why} Lời được hiện dạng chữ.</translation>
  </message>
  <message>
   <source>{why} · still so at {time}</source>
   <translation>{why} · vẫn thế lúc {time}</translation>
  </message>
  <message>
   <source>{words}, and so on for ever</source>
   <translation>{words}, và cứ thế mãi</translation>
  </message>
  <message>
   <source>{words}. Keys do not work yet.</source>
   <translation>{words}. Chưa bấm phím được.</translation>
  </message>
  <message>
   <source>~ Changed</source>
   <translation>~ Sửa</translation>
  </message>
  <message>
   <source>~ {n} changed</source>
   <translation>~ sửa {n}</translation>
  </message>
  <message>
   <source>“no input”</source>
   <translation>“không bấm”</translation>
  </message>
  <message>
   <source>“no match”</source>
   <translation>“bấm sai”</translation>
  </message>
  <message>
   <source>“{action}” is not a way for a call to end.</source>
   <translation>“{action}” không phải là một cách kết thúc cuộc gọi.</translation>
  </message>
  <message>
   <source>“{file}” cannot be used: {reason}</source>
   <translation>không dùng được “{file}”: {reason}</translation>
  </message>
  <message>
   <source>“{file}” cannot be used: {reason}.</source>
   <translation>Không dùng được “{file}”: {reason}.</translation>
  </message>
  <message>
   <source>“{file}” is larger than {size} MB.</source>
   <translation>“{file}” lớn hơn {size} MB.</translation>
  </message>
  <message>
   <source>“{file}” is not an ordinary file.</source>
   <translation>“{file}” không phải là một tệp thông thường.</translation>
  </message>
  <message>
   <source>“{name}”</source>
   <translation>“{name}”</translation>
  </message>
  <message>
   <source>“{name}” answers {numbers}. Point the number elsewhere first.</source>
   <translation>“{name}” đang trả lời {numbers}. Trước hết hãy chuyển số đó sang nơi khác.</translation>
  </message>
  <message>
   <source>“{name}” asks for {key} where callers expect {wanted}.</source>
   <translation>“{name}” đòi bấm {key} trong khi người gọi chờ {wanted}.</translation>
  </message>
  <message>
   <source>“{name}” contains {what}: “{text}”.</source>
   <translation>“{name}” chứa {what}: “{text}”.</translation>
  </message>
  <message>
   <source>“{name}” does not offer a person.</source>
   <translation>“{name}” không có lựa chọn gặp nhân viên.</translation>
  </message>
  <message>
   <source>“{name}” does not say what happens after a wrong key.</source>
   <translation>“{name}” không cho biết điều gì xảy ra sau một phím sai.</translation>
  </message>
  <message>
   <source>“{name}” does not say what happens when the caller presses nothing.</source>
   <translation>“{name}” không cho biết điều gì xảy ra khi người gọi không bấm gì.</translation>
  </message>
  <message>
   <source>“{name}” does nothing when callers press 0.</source>
   <translation>“{name}” không làm gì khi người gọi bấm 0.</translation>
  </message>
  <message>
   <source>“{name}” hangs up on a caller who has not managed to press a key ({key}).</source>
   <translation>“{name}” kết thúc cuộc gọi của người chưa kịp bấm phím ({key}).</translation>
  </message>
  <message>
   <source>“{name}” hangs up on silence and on a wrong key alike.</source>
   <translation>“{name}” kết thúc cuộc gọi cả khi im lặng lẫn khi bấm sai phím.</translation>
  </message>
  <message>
   <source>“{name}” has no recording to play.</source>
   <translation>“{name}” không có bản ghi âm để phát.</translation>
  </message>
  <message>
   <source>“{name}” has no way to a person by 0.</source>
   <translation>“{name}” không có đường gặp nhân viên bằng phím 0.</translation>
  </message>
  <message>
   <source>“{name}” has nothing to say.</source>
   <translation>“{name}” không có gì để nói.</translation>
  </message>
  <message>
   <source>“{name}” has {edits} on this computer that the contact center has not got.</source>
   <translation>“{name}” có {edits} trên máy này mà tổng đài chưa nhận được.</translation>
  </message>
  <message>
   <source>“{name}” is menu number {count} on the way from the entry.</source>
   <translation>“{name}” là menu thứ {count} tính từ điểm vào.</translation>
  </message>
  <message>
   <source>“{name}” is of a kind this program cannot write, so it stays as it is.</source>
   <translation>“{name}” là loại mà chương trình này không ghi được, nên nó được giữ nguyên.</translation>
  </message>
  <message>
   <source>“{name}” is of the kind “{mode}”, which is shown but never changed.</source>
   <translation>“{name}” thuộc loại “{mode}”, được hiện nhưng không bao giờ bị sửa.</translation>
  </message>
  <message>
   <source>“{name}” is said once and no key repeats it.</source>
   <translation>“{name}” chỉ được nói một lần và không phím nào phát lại.</translation>
  </message>
  <message>
   <source>“{name}” is silent for {seconds} s before it speaks.</source>
   <translation>“{name}” im lặng {seconds} giây trước khi nói.</translation>
  </message>
  <message>
   <source>“{name}” is spoken by {voice}, most others by {usual}.</source>
   <translation>“{name}” do {voice} đọc, phần lớn nhánh khác do {usual} đọc.</translation>
  </message>
  <message>
   <source>“{name}” is written in {text} and spoken by {voice}, a voice of another language.</source>
   <translation>“{name}” viết bằng {text} và do {voice} đọc, một giọng của ngôn ngữ khác.</translation>
  </message>
  <message>
   <source>“{name}” is {count} steps from the start.</source>
   <translation>“{name}” cách điểm đầu {count} bước.</translation>
  </message>
  <message>
   <source>“{name}” leads callers to queues that this contact center does not have. Which are meant?</source>
   <translation>“{name}” dẫn người gọi tới những hàng đợi mà tổng đài này không có. Đó là những hàng đợi nào?</translation>
  </message>
  <message>
   <source>“{name}” leads nowhere: it has no keys.</source>
   <translation>“{name}” không dẫn tới đâu: nó không có phím.</translation>
  </message>
  <message>
   <source>“{name}” leaves out key {keys}.</source>
   <translation>“{name}” bỏ sót phím {keys}.</translation>
  </message>
  <message>
   <source>“{name}” makes no pause between keys {key} and {other}.</source>
   <translation>“{name}” không nghỉ giữa phím {key} và {other}.</translation>
  </message>
  <message>
   <source>“{name}” names key {key} after key {other}.</source>
   <translation>“{name}” nêu phím {key} sau phím {other}.</translation>
  </message>
  <message>
   <source>“{name}” never tells callers about key {key}.</source>
   <translation>“{name}” không hề cho người gọi biết phím {key}.</translation>
  </message>
  <message>
   <source>“{name}” offers a single option, key {key}.</source>
   <translation>“{name}” chỉ có một lựa chọn, phím {key}.</translation>
  </message>
  <message>
   <source>“{name}” offers no way back.</source>
   <translation>“{name}” không có đường quay lại.</translation>
  </message>
  <message>
   <source>“{name}” offers {count} options, waits only {seconds} s and does not repeat them.</source>
   <translation>“{name}” có {count} lựa chọn, chỉ chờ {seconds} giây và không nhắc lại.</translation>
  </message>
  <message>
   <source>“{name}” offers {count} options.</source>
   <translation>“{name}” có {count} lựa chọn.</translation>
  </message>
  <message>
   <source>“{name}” plays its prompt {count} times.</source>
   <translation>“{name}” phát lời chào {count} lần.</translation>
  </message>
  <message>
   <source>“{name}” plays {file}, which was not uploaded to this contact center.</source>
   <translation>“{name}” phát {file}, tệp này chưa được tải lên tổng đài này.</translation>
  </message>
  <message>
   <source>“{name}” says and does the same as “{other}”.</source>
   <translation>“{name}” nói và làm giống như “{other}”.</translation>
  </message>
  <message>
   <source>“{name}” says key {key} before what it is for.</source>
   <translation>“{name}” nói phím {key} trước mục đích của nó.</translation>
  </message>
  <message>
   <source>“{name}” says “{words}”.</source>
   <translation>“{name}” nói “{words}”.</translation>
  </message>
  <message>
   <source>“{name}” says “{word}”; “end the call” is plainer.</source>
   <translation>“{name}” nói “{word}”; “kết thúc cuộc gọi” dễ hiểu hơn.</translation>
  </message>
  <message>
   <source>“{name}” says “{word}”; “{usual}” is usual.</source>
   <translation>“{name}” nói “{word}”; thường dùng “{usual}”.</translation>
  </message>
  <message>
   <source>“{name}” speaks for {seconds} s and does not let callers press a key meanwhile.</source>
   <translation>“{name}” nói {seconds} giây và trong lúc đó không cho bấm phím.</translation>
  </message>
  <message>
   <source>“{name}” stays, but callers cannot reach it any more</source>
   <translation>“{name}” vẫn còn, nhưng người gọi không tới được nữa</translation>
  </message>
  <message>
   <source>“{name}” tells callers to press {key}, which does nothing here.</source>
   <translation>“{name}” bảo người gọi bấm {key}, phím này không làm gì ở đây.</translation>
  </message>
  <message>
   <source>“{name}” uses # as an option.</source>
   <translation>“{name}” dùng # làm lựa chọn.</translation>
  </message>
  <message>
   <source>“{name}” uses key {key} already.</source>
   <translation>“{name}” đã dùng phím {key}.</translation>
  </message>
  <message>
   <source>“{name}” uses key {key} twice.</source>
   <translation>“{name}” dùng phím {key} hai lần.</translation>
  </message>
  <message>
   <source>“{name}” waits {seconds} s for a key; {low} to {high} s suit most callers.</source>
   <translation>“{name}” chờ phím {seconds} giây; {low} đến {high} giây hợp với phần lớn người gọi.</translation>
  </message>
  <message>
   <source>“{name}” was imported</source>
   <translation>Đã nhập “{name}”</translation>
  </message>
  <message>
   <source>“{name}” was not deleted.</source>
   <translation>“{name}” không bị xóa.</translation>
  </message>
  <message>
   <source>“{name}” would read “{mark}” aloud.</source>
   <translation>“{name}” sẽ đọc to “{mark}”.</translation>
  </message>
  <message>
   <source>“{step}” is neither a key nor no_input.</source>
   <translation>“{step}” không phải là phím cũng không phải no_input.</translation>
  </message>
  <message>
   <source>“{text}” is not a web address.</source>
   <translation>“{text}” không phải là địa chỉ web.</translation>
  </message>
  <message>
   <source>“{title}” is uploaded.</source>
   <translation>Đã tải “{title}” lên.</translation>
  </message>
  <message>
   <source>“{title}” is uploaded; “{node}” plays it.</source>
   <translation>Đã tải “{title}” lên; “{node}” phát nó.</translation>
  </message>
  <message>
   <source>“{tree}” was changed elsewhere</source>
   <translation>“{tree}” đã được sửa ở nơi khác</translation>
  </message>
  <message>
   <source>“{tree}” was published.</source>
   <translation>“{tree}” đã được xuất bản.</translation>
  </message>
  <message>
   <source>“{words}” is key {key} in “{name}” but key {other_key} in “{other}”.</source>
   <translation>“{words}” là phím {key} ở “{name}” nhưng là phím {other_key} ở “{other}”.</translation>
  </message>
  <message>
   <source>•  and {n} more</source>
   <translation>•  và {n} mục nữa</translation>
  </message>
  <message>
   <source>− Removed</source>
   <translation>− Bỏ</translation>
  </message>
  <message>
   <source>− {n} removed</source>
   <translation>− bỏ {n}</translation>
  </message>
  <message>
   <source>■ over</source>
   <translation>■ vượt quá</translation>
  </message>
  <message>
   <source>■ to {n} s</source>
   <translation>■ tới {n} giây</translation>
  </message>
 </context>
</TS>
