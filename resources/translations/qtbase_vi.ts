<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
 <context>
  <name>MAC_APPLICATION_MENU</name>
  <message>
   <source>Services</source>
   <translation>Dịch vụ</translation>
  </message>
  <message>
   <source>Hide %1</source>
   <translation>Ẩn %1</translation>
  </message>
  <message>
   <source>Hide Others</source>
   <translation>Ẩn các ứng dụng khác</translation>
  </message>
  <message>
   <source>Show All</source>
   <translation>Hiện tất cả</translation>
  </message>
  <message>
   <source>Preferences...</source>
   <translation>Tùy chọn…</translation>
  </message>
  <message>
   <source>Quit %1</source>
   <translation>Thoát %1</translation>
  </message>
  <message>
   <source>About %1</source>
   <translation>Giới thiệu %1</translation>
  </message>
 </context>
 <context>
  <name>QAbstractFileIconProvider</name>
  <message>
   <source>File Folder</source>
   <comment>Match Windows Explorer</comment>
   <translation>Thư mục</translation>
  </message>
  <message>
   <source>File</source>
   <comment>Match Windows Explorer</comment>
   <translation>Tệp</translation>
  </message>
  <message>
   <source>Folder</source>
   <comment>All other platforms</comment>
   <translation>Thư mục</translation>
  </message>
  <message>
   <source>Drive</source>
   <translation>Ổ đĩa</translation>
  </message>
 </context>
 <context>
  <name>QAbstractSpinBox</name>
  <message>
   <source>&amp;Select All</source>
   <translation>&amp;Chọn tất cả</translation>
  </message>
  <message>
   <source>&amp;Step up</source>
   <translation>&amp;Tăng</translation>
  </message>
  <message>
   <source>Step &amp;down</source>
   <translation>&amp;Giảm</translation>
  </message>
 </context>
 <context>
  <name>QAccessibleActionInterface</name>
  <message>
   <source>Decrease</source>
   <translation>Giảm</translation>
  </message>
  <message>
   <source>Decrease the value</source>
   <translation>Giảm giá trị</translation>
  </message>
  <message>
   <source>Increase</source>
   <translation>Tăng</translation>
  </message>
  <message>
   <source>Increase the value</source>
   <translation>Tăng giá trị</translation>
  </message>
  <message>
   <source>Next Page</source>
   <translation>Trang sau</translation>
  </message>
  <message>
   <source>Press</source>
   <translation>Nhấn</translation>
  </message>
  <message>
   <source>Previous Page</source>
   <translation>Trang trước</translation>
  </message>
  <message>
   <source>Scroll Down</source>
   <translation>Cuộn xuống</translation>
  </message>
  <message>
   <source>Scroll Left</source>
   <translation>Cuộn trái</translation>
  </message>
  <message>
   <source>Scroll Right</source>
   <translation>Cuộn phải</translation>
  </message>
  <message>
   <source>Scroll Up</source>
   <translation>Cuộn lên</translation>
  </message>
  <message>
   <source>SetFocus</source>
   <translation>Đặt tiêu điểm</translation>
  </message>
  <message>
   <source>Sets the focus</source>
   <translation>Đặt tiêu điểm</translation>
  </message>
  <message>
   <source>ShowMenu</source>
   <translation>Hiện trình đơn</translation>
  </message>
  <message>
   <source>Shows the menu</source>
   <translation>Hiện trình đơn</translation>
  </message>
  <message>
   <source>Toggle</source>
   <translation>Bật/tắt</translation>
  </message>
  <message>
   <source>Toggles the state</source>
   <translation>Đổi trạng thái</translation>
  </message>
  <message>
   <source>Triggers the action</source>
   <translation>Thực hiện</translation>
  </message>
 </context>
 <context>
  <name>QComboBox</name>
  <message>
   <source>False</source>
   <translation>Sai</translation>
  </message>
  <message>
   <source>Open the combo box selection popup</source>
   <translation>Mở danh sách chọn</translation>
  </message>
  <message>
   <source>True</source>
   <translation>Đúng</translation>
  </message>
 </context>
 <context>
  <name>QDialogButtonBox</name>
  <message>
   <source>OK</source>
   <translation>OK</translation>
  </message>
 </context>
 <context>
  <name>QDockWidget</name>
  <message>
   <source>Close</source>
   <translation>Đóng</translation>
  </message>
  <message>
   <source>Closes the dock widget</source>
   <translation>Đóng bảng này</translation>
  </message>
  <message>
   <source>Float</source>
   <translation>Thả nổi</translation>
  </message>
  <message>
   <source>Undocks and re-attaches the dock widget</source>
   <translation>Tách bảng ra hoặc gắn lại</translation>
  </message>
 </context>
 <context>
  <name>QErrorMessage</name>
  <message>
   <source>&amp;OK</source>
   <translation>&amp;OK</translation>
  </message>
  <message>
   <source>&amp;Show this message again</source>
   <translation>&amp;Hiện lại thông báo này</translation>
  </message>
  <message>
   <source>Debug Message:</source>
   <translation>Thông báo gỡ lỗi:</translation>
  </message>
  <message>
   <source>Fatal Error:</source>
   <translation>Lỗi nghiêm trọng:</translation>
  </message>
  <message>
   <source>Warning:</source>
   <translation>Cảnh báo:</translation>
  </message>
 </context>
 <context>
  <name>QFileDialog</name>
  <message>
   <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
   <translation>%1
Không tìm thấy thư mục.
Hãy kiểm tra lại tên thư mục.</translation>
  </message>
  <message>
   <source>%1
File not found.
Please verify the correct file name was given.</source>
   <translation>%1
Không tìm thấy tệp.
Hãy kiểm tra lại tên tệp.</translation>
  </message>
  <message>
   <source>%1 already exists.
Do you want to replace it?</source>
   <translation>%1 đã có.
Bạn có muốn thay nó không?</translation>
  </message>
  <message>
   <source>&amp;Choose</source>
   <translation>&amp;Chọn</translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>&amp;Xóa</translation>
  </message>
  <message>
   <source>&amp;Look in:</source>
   <translation>&amp;Tìm trong:</translation>
  </message>
  <message>
   <source>&amp;New Folder</source>
   <translation>Thư mục &amp;mới</translation>
  </message>
  <message>
   <source>&amp;Open</source>
   <translation>&amp;Mở</translation>
  </message>
  <message>
   <source>&amp;Rename</source>
   <translation>Đổi &amp;tên</translation>
  </message>
  <message>
   <source>&amp;Save</source>
   <translation>&amp;Lưu</translation>
  </message>
  <message>
   <source>'%1' is write protected.
Do you want to delete it anyway?</source>
   <translation>“%1” được bảo vệ chống ghi.
Bạn vẫn muốn xóa nó chứ?</translation>
  </message>
  <message>
   <source>Alias</source>
   <translation>Bí danh</translation>
  </message>
  <message>
   <source>All Files (*)</source>
   <translation>Mọi tệp (*)</translation>
  </message>
  <message>
   <source>Alt+Left</source>
   <translation>Alt+Left</translation>
  </message>
  <message>
   <source>Alt+Right</source>
   <translation>Alt+Right</translation>
  </message>
  <message>
   <source>Alt+Up</source>
   <translation>Alt+Up</translation>
  </message>
  <message>
   <source>Are you sure you want to delete '%1'?</source>
   <translation>Bạn có chắc muốn xóa “%1” không?</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Lùi</translation>
  </message>
  <message>
   <source>Change to detail view mode</source>
   <translation>Chuyển sang dạng chi tiết</translation>
  </message>
  <message>
   <source>Change to list view mode</source>
   <translation>Chuyển sang dạng danh sách</translation>
  </message>
  <message>
   <source>Could not delete directory.</source>
   <translation>Không xóa được thư mục.</translation>
  </message>
  <message>
   <source>Create New Folder</source>
   <translation>Tạo thư mục mới</translation>
  </message>
  <message>
   <source>Create a New Folder</source>
   <translation>Tạo một thư mục mới</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Xóa</translation>
  </message>
  <message>
   <source>Detail View</source>
   <translation>Dạng chi tiết</translation>
  </message>
  <message>
   <source>Directories</source>
   <translation>Thư mục</translation>
  </message>
  <message>
   <source>Directory:</source>
   <translation>Thư mục:</translation>
  </message>
  <message>
   <source>Drive</source>
   <translation>Ổ đĩa</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Tệp</translation>
  </message>
  <message>
   <source>File &amp;name:</source>
   <translation>Tê&amp;n tệp:</translation>
  </message>
  <message>
   <source>File Folder</source>
   <translation>Thư mục</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>Tệp</translation>
  </message>
  <message>
   <source>Files of &amp;type:</source>
   <translation>&amp;Loại tệp:</translation>
  </message>
  <message>
   <source>Find Directory</source>
   <translation>Tìm thư mục</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Thư mục</translation>
  </message>
  <message>
   <source>Forward</source>
   <translation>Tiến</translation>
  </message>
  <message>
   <source>Go back</source>
   <translation>Quay lại</translation>
  </message>
  <message>
   <source>Go forward</source>
   <translation>Đi tới</translation>
  </message>
  <message>
   <source>Go to the parent directory</source>
   <translation>Lên thư mục cha</translation>
  </message>
  <message>
   <source>List View</source>
   <translation>Dạng danh sách</translation>
  </message>
  <message>
   <source>List of places and bookmarks</source>
   <translation>Danh sách vị trí và dấu trang</translation>
  </message>
  <message>
   <source>My Computer</source>
   <translation>Máy tính</translation>
  </message>
  <message>
   <source>New Folder</source>
   <translation>Thư mục mới</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Mở</translation>
  </message>
  <message>
   <source>Parent Directory</source>
   <translation>Thư mục cha</translation>
  </message>
  <message>
   <source>Recent Places</source>
   <translation>Vị trí gần đây</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Gỡ</translation>
  </message>
  <message>
   <source>Save As</source>
   <translation>Lưu thành</translation>
  </message>
  <message>
   <source>Shortcut</source>
   <translation>Lối tắt</translation>
  </message>
  <message>
   <source>Show </source>
   <translation>Hiện </translation>
  </message>
  <message>
   <source>Show &amp;hidden files</source>
   <translation>Hiện tệp ẩ&amp;n</translation>
  </message>
  <message>
   <source>Sidebar</source>
   <translation>Thanh bên</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>Không rõ</translation>
  </message>
 </context>
 <context>
  <name>QFileSystemModel</name>
  <message>
   <source>%1 GB</source>
   <translation>%1 GB</translation>
  </message>
  <message>
   <source>%1 KB</source>
   <translation>%1 KB</translation>
  </message>
  <message>
   <source>%1 MB</source>
   <translation>%1 MB</translation>
  </message>
  <message>
   <source>%1 bytes</source>
   <translation>%1 byte</translation>
  </message>
  <message>
   <source>Kind</source>
   <comment>Match OS X Finder</comment>
   <translation>Loại</translation>
  </message>
  <message>
   <source>Type</source>
   <comment>All other platforms</comment>
   <translation>Loại</translation>
  </message>
  <message>
   <source>Computer</source>
   <translation>Máy tính</translation>
  </message>
  <message>
   <source>Date Modified</source>
   <translation>Ngày sửa</translation>
  </message>
  <message>
   <source>Invalid filename</source>
   <translation>Tên tệp không hợp lệ</translation>
  </message>
  <message>
   <source>My Computer</source>
   <translation>Máy tính</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Tên</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Kích thước</translation>
  </message>
 </context>
 <context>
  <name>QInputDialog</name>
  <message>
   <source>Enter a value:</source>
   <translation>Nhập một giá trị:</translation>
  </message>
 </context>
 <context>
  <name>QKeySequenceEdit</name>
  <message>
   <source>%1, ...</source>
   <translation>%1, …</translation>
  </message>
  <message>
   <source>Press shortcut</source>
   <translation>Nhấn tổ hợp phím</translation>
  </message>
 </context>
 <context>
  <name>QLineEdit</name>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Sao chép</translation>
  </message>
  <message>
   <source>&amp;Paste</source>
   <translation>&amp;Dán</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>Làm &amp;lại</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>&amp;Hoàn tác</translation>
  </message>
  <message>
   <source>Cu&amp;t</source>
   <translation>&amp;Cắt</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Xóa</translation>
  </message>
  <message>
   <source>Select All</source>
   <translation>Chọn tất cả</translation>
  </message>
 </context>
 <context>
  <name>QMessageBox</name>
  <message>
   <source>Help</source>
   <translation>Trợ giúp</translation>
  </message>
  <message>
   <source>Hide Details...</source>
   <translation>Ẩn chi tiết…</translation>
  </message>
  <message>
   <source>OK</source>
   <translation>OK</translation>
  </message>
  <message>
   <source>Show Details...</source>
   <translation>Hiện chi tiết…</translation>
  </message>
 </context>
 <context>
  <name>QPageSetupWidget</name>
  <message>
   <source>Cicero (CC)</source>
   <translation>Cicero (CC)</translation>
  </message>
  <message>
   <source>Custom</source>
   <translation>Tùy chỉnh</translation>
  </message>
  <message>
   <source>Didot (DD)</source>
   <translation>Didot (DD)</translation>
  </message>
  <message>
   <source>Form</source>
   <translation>Biểu mẫu</translation>
  </message>
  <message>
   <source>Height:</source>
   <translation>Cao:</translation>
  </message>
  <message>
   <source>Inches (in)</source>
   <translation>Inch (in)</translation>
  </message>
  <message>
   <source>Landscape</source>
   <translation>Ngang</translation>
  </message>
  <message>
   <source>Margins</source>
   <translation>Lề</translation>
  </message>
  <message>
   <source>Millimeters (mm)</source>
   <translation>Milimét (mm)</translation>
  </message>
  <message>
   <source>Orientation</source>
   <translation>Hướng giấy</translation>
  </message>
  <message>
   <source>Page &amp;order:</source>
   <translation>&amp;Thứ tự trang:</translation>
  </message>
  <message>
   <source>Page Layout</source>
   <translation>Bố cục trang</translation>
  </message>
  <message>
   <source>Page size:</source>
   <translation>Khổ giấy:</translation>
  </message>
  <message>
   <source>Pages &amp;per sheet:</source>
   <translation>&amp;Số trang mỗi tờ:</translation>
  </message>
  <message>
   <source>Paper</source>
   <translation>Giấy</translation>
  </message>
  <message>
   <source>Paper source:</source>
   <translation>Nguồn giấy:</translation>
  </message>
  <message>
   <source>Pica (P̸)</source>
   <translation>Pica (P̸)</translation>
  </message>
  <message>
   <source>Points (pt)</source>
   <translation>Point (pt)</translation>
  </message>
  <message>
   <source>Portrait</source>
   <translation>Dọc</translation>
  </message>
  <message>
   <source>Reverse landscape</source>
   <translation>Ngang ngược</translation>
  </message>
  <message>
   <source>Reverse portrait</source>
   <translation>Dọc ngược</translation>
  </message>
  <message>
   <source>Width:</source>
   <translation>Rộng:</translation>
  </message>
  <message>
   <source>bottom margin</source>
   <translation>lề dưới</translation>
  </message>
  <message>
   <source>in</source>
   <translation>in</translation>
  </message>
  <message>
   <source>left margin</source>
   <translation>lề trái</translation>
  </message>
  <message>
   <source>mm</source>
   <translation>mm</translation>
  </message>
  <message>
   <source>pt</source>
   <translation>pt</translation>
  </message>
  <message>
   <source>right margin</source>
   <translation>lề phải</translation>
  </message>
  <message>
   <source>top margin</source>
   <translation>lề trên</translation>
  </message>
 </context>
 <context>
  <name>QPlatformTheme</name>
  <message>
   <source>&amp;No</source>
   <translation>&amp;Không</translation>
  </message>
  <message>
   <source>&amp;Yes</source>
   <translation>&amp;Có</translation>
  </message>
  <message>
   <source>Abort</source>
   <translation>Hủy bỏ</translation>
  </message>
  <message>
   <source>Apply</source>
   <translation>Áp dụng</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Hủy</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Đóng</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Bỏ</translation>
  </message>
  <message>
   <source>Don't Save</source>
   <translation>Không lưu</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Trợ giúp</translation>
  </message>
  <message>
   <source>Ignore</source>
   <translation>Bỏ qua</translation>
  </message>
  <message>
   <source>N&amp;o to All</source>
   <translation>K&amp;hông với tất cả</translation>
  </message>
  <message>
   <source>OK</source>
   <translation>OK</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Mở</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>Đặt lại</translation>
  </message>
  <message>
   <source>Restore Defaults</source>
   <translation>Về mặc định</translation>
  </message>
  <message>
   <source>Retry</source>
   <translation>Thử lại</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Lưu</translation>
  </message>
  <message>
   <source>Save All</source>
   <translation>Lưu tất cả</translation>
  </message>
  <message>
   <source>Yes to &amp;All</source>
   <translation>Có với &amp;tất cả</translation>
  </message>
 </context>
 <context>
  <name>QPrintDialog</name>
  <message>
   <source>&amp;Options &lt;&lt;</source>
   <translation>&amp;Tùy chọn &lt;&lt;</translation>
  </message>
  <message>
   <source>&amp;Options &gt;&gt;</source>
   <translation>&amp;Tùy chọn &gt;&gt;</translation>
  </message>
  <message>
   <source>&amp;Print</source>
   <translation>&amp;In</translation>
  </message>
  <message>
   <source>1 (1x1)</source>
   <translation>1 (1x1)</translation>
  </message>
  <message>
   <source>16 (4x4)</source>
   <translation>16 (4x4)</translation>
  </message>
  <message>
   <source>2 (2x1)</source>
   <translation>2 (2x1)</translation>
  </message>
  <message>
   <source>4 (2x2)</source>
   <translation>4 (2x2)</translation>
  </message>
  <message>
   <source>6 (2x3)</source>
   <translation>6 (2x3)</translation>
  </message>
  <message>
   <source>9 (3x3)</source>
   <translation>9 (3x3)</translation>
  </message>
  <message>
   <source>All Pages</source>
   <translation>Mọi trang</translation>
  </message>
  <message>
   <source>Bottom to Top, Left to Right</source>
   <translation>Dưới lên trên, trái sang phải</translation>
  </message>
  <message>
   <source>Bottom to Top, Right to Left</source>
   <translation>Dưới lên trên, phải sang trái</translation>
  </message>
  <message>
   <source>Even Pages</source>
   <translation>Trang chẵn</translation>
  </message>
  <message>
   <source>Left to Right, Bottom to Top</source>
   <translation>Trái sang phải, dưới lên trên</translation>
  </message>
  <message>
   <source>Left to Right, Top to Bottom</source>
   <translation>Trái sang phải, trên xuống dưới</translation>
  </message>
  <message>
   <source>Local file</source>
   <translation>Tệp trên máy</translation>
  </message>
  <message>
   <source>OK</source>
   <translation>OK</translation>
  </message>
  <message>
   <source>Odd Pages</source>
   <translation>Trang lẻ</translation>
  </message>
  <message>
   <source>Print</source>
   <translation>In</translation>
  </message>
  <message>
   <source>Print to File (PDF)</source>
   <translation>In ra tệp (PDF)</translation>
  </message>
  <message>
   <source>Right to Left, Bottom to Top</source>
   <translation>Phải sang trái, dưới lên trên</translation>
  </message>
  <message>
   <source>Right to Left, Top to Bottom</source>
   <translation>Phải sang trái, trên xuống dưới</translation>
  </message>
  <message>
   <source>Top to Bottom, Left to Right</source>
   <translation>Trên xuống dưới, trái sang phải</translation>
  </message>
  <message>
   <source>Top to Bottom, Right to Left</source>
   <translation>Trên xuống dưới, phải sang trái</translation>
  </message>
  <message>
   <source>Write PDF file</source>
   <translation>Ghi tệp PDF</translation>
  </message>
 </context>
 <context>
  <name>QPrintPreviewDialog</name>
  <message>
   <source>%1%</source>
   <translation>%1%</translation>
  </message>
  <message>
   <source>Export to PDF</source>
   <translation>Xuất ra PDF</translation>
  </message>
  <message>
   <source>First page</source>
   <translation>Trang đầu</translation>
  </message>
  <message>
   <source>Fit page</source>
   <translation>Vừa trang</translation>
  </message>
  <message>
   <source>Fit width</source>
   <translation>Vừa chiều rộng</translation>
  </message>
  <message>
   <source>Landscape</source>
   <translation>Ngang</translation>
  </message>
  <message>
   <source>Last page</source>
   <translation>Trang cuối</translation>
  </message>
  <message>
   <source>Next page</source>
   <translation>Trang sau</translation>
  </message>
  <message>
   <source>Page Setup</source>
   <translation>Thiết lập trang</translation>
  </message>
  <message>
   <source>Page setup</source>
   <translation>Thiết lập trang</translation>
  </message>
  <message>
   <source>Portrait</source>
   <translation>Dọc</translation>
  </message>
  <message>
   <source>Previous page</source>
   <translation>Trang trước</translation>
  </message>
  <message>
   <source>Print</source>
   <translation>In</translation>
  </message>
  <message>
   <source>Print Preview</source>
   <translation>Xem trước khi in</translation>
  </message>
  <message>
   <source>Show facing pages</source>
   <translation>Hiện hai trang đối nhau</translation>
  </message>
  <message>
   <source>Show overview of all pages</source>
   <translation>Hiện toàn bộ các trang</translation>
  </message>
  <message>
   <source>Show single page</source>
   <translation>Hiện từng trang</translation>
  </message>
  <message>
   <source>Zoom in</source>
   <translation>Phóng to</translation>
  </message>
  <message>
   <source>Zoom out</source>
   <translation>Thu nhỏ</translation>
  </message>
 </context>
 <context>
  <name>QPrintSettingsOutput</name>
  <message>
   <source>Collate</source>
   <translation>Xếp theo bộ</translation>
  </message>
  <message>
   <source>Color</source>
   <translation>Màu</translation>
  </message>
  <message>
   <source>Color Mode</source>
   <translation>Chế độ màu</translation>
  </message>
  <message>
   <source>Copies</source>
   <translation>Số bản</translation>
  </message>
  <message>
   <source>Copies:</source>
   <translation>Số bản:</translation>
  </message>
  <message>
   <source>Current Page</source>
   <translation>Trang hiện tại</translation>
  </message>
  <message>
   <source>Double Sided Printing</source>
   <translation>In hai mặt</translation>
  </message>
  <message>
   <source>Form</source>
   <translation>Biểu mẫu</translation>
  </message>
  <message>
   <source>Grayscale</source>
   <translation>Thang xám</translation>
  </message>
  <message>
   <source>Long side binding</source>
   <translation>Đóng gáy cạnh dài</translation>
  </message>
  <message>
   <source>Off</source>
   <translation>Tắt</translation>
  </message>
  <message>
   <source>Options</source>
   <translation>Tùy chọn</translation>
  </message>
  <message>
   <source>Output Settings</source>
   <translation>Thiết lập in</translation>
  </message>
  <message>
   <source>Page &amp;Set:</source>
   <translation>&amp;Bộ trang:</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>Trang</translation>
  </message>
  <message>
   <source>Pages from</source>
   <translation>Từ trang</translation>
  </message>
  <message>
   <source>Print all</source>
   <translation>In tất cả</translation>
  </message>
  <message>
   <source>Print range</source>
   <translation>Phạm vi in</translation>
  </message>
  <message>
   <source>Reverse</source>
   <translation>Thứ tự ngược</translation>
  </message>
  <message>
   <source>Selection</source>
   <translation>Phần đã chọn</translation>
  </message>
  <message>
   <source>Short side binding</source>
   <translation>Đóng gáy cạnh ngắn</translation>
  </message>
  <message>
   <source>Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.</source>
   <translation>Ghi số trang hoặc khoảng trang, cách nhau bằng dấu phẩy; khoảng trang là hai số nối bằng gạch ngang. Ví dụ: 3,5-7,9 sẽ in các trang 3, 5, 6, 7 và 9.</translation>
  </message>
  <message>
   <source>to</source>
   <translation>đến</translation>
  </message>
 </context>
 <context>
  <name>QPrintWidget</name>
  <message>
   <source>&amp;Name:</source>
   <translation>&amp;Tên:</translation>
  </message>
  <message>
   <source>...</source>
   <translation>…</translation>
  </message>
  <message>
   <source>Form</source>
   <translation>Biểu mẫu</translation>
  </message>
  <message>
   <source>Location:</source>
   <translation>Vị trí:</translation>
  </message>
  <message>
   <source>Output &amp;file:</source>
   <translation>&amp;Tệp kết quả:</translation>
  </message>
  <message>
   <source>P&amp;roperties</source>
   <translation>T&amp;huộc tính</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>Xem trước</translation>
  </message>
  <message>
   <source>Printer</source>
   <translation>Máy in</translation>
  </message>
  <message>
   <source>Type:</source>
   <translation>Loại:</translation>
  </message>
 </context>
 <context>
  <name>QProgressBar</name>
  <message>
   <source>%p%</source>
   <translation>%p%</translation>
  </message>
 </context>
 <context>
  <name>QProgressDialog</name>
  <message>
   <source>Cancel</source>
   <translation>Hủy</translation>
  </message>
 </context>
 <context>
  <name>QScrollBar</name>
  <message>
   <source>Bottom</source>
   <translation>Cuối</translation>
  </message>
  <message>
   <source>Left edge</source>
   <translation>Mép trái</translation>
  </message>
  <message>
   <source>Line down</source>
   <translation>Xuống một dòng</translation>
  </message>
  <message>
   <source>Line up</source>
   <translation>Lên một dòng</translation>
  </message>
  <message>
   <source>Page down</source>
   <translation>Trang xuống</translation>
  </message>
  <message>
   <source>Page left</source>
   <translation>Trang bên trái</translation>
  </message>
  <message>
   <source>Page right</source>
   <translation>Trang bên phải</translation>
  </message>
  <message>
   <source>Page up</source>
   <translation>Trang lên</translation>
  </message>
  <message>
   <source>Right edge</source>
   <translation>Mép phải</translation>
  </message>
  <message>
   <source>Scroll down</source>
   <translation>Cuộn xuống</translation>
  </message>
  <message>
   <source>Scroll here</source>
   <translation>Cuộn tới đây</translation>
  </message>
  <message>
   <source>Scroll left</source>
   <translation>Cuộn trái</translation>
  </message>
  <message>
   <source>Scroll right</source>
   <translation>Cuộn phải</translation>
  </message>
  <message>
   <source>Scroll up</source>
   <translation>Cuộn lên</translation>
  </message>
  <message>
   <source>Top</source>
   <translation>Đầu</translation>
  </message>
 </context>
 <context>
  <name>QShortcut</name>
  <message>
   <source>+</source>
   <translation>+</translation>
  </message>
  <message>
   <source>Alt</source>
   <translation>Alt</translation>
  </message>
  <message>
   <source>Backspace</source>
   <translation>Backspace</translation>
  </message>
  <message>
   <source>Ctrl</source>
   <translation>Ctrl</translation>
  </message>
  <message>
   <source>Del</source>
   <translation>Del</translation>
  </message>
  <message>
   <source>Down</source>
   <translation>Xuống</translation>
  </message>
  <message>
   <source>End</source>
   <translation>End</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
  <message>
   <source>F%1</source>
   <translation>F%1</translation>
  </message>
  <message>
   <source>Home</source>
   <translation>Home</translation>
  </message>
  <message>
   <source>Ins</source>
   <translation>Ins</translation>
  </message>
  <message>
   <source>Left</source>
   <translation>Trái</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Phím trình đơn</translation>
  </message>
  <message>
   <source>Meta</source>
   <translation>Meta</translation>
  </message>
  <message>
   <source>PgDown</source>
   <translation>PgDn</translation>
  </message>
  <message>
   <source>PgUp</source>
   <translation>PgUp</translation>
  </message>
  <message>
   <source>Return</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Right</source>
   <translation>Phải</translation>
  </message>
  <message>
   <source>Shift</source>
   <translation>Shift</translation>
  </message>
  <message>
   <source>Space</source>
   <translation>Phím cách</translation>
  </message>
  <message>
   <source>Tab</source>
   <translation>Tab</translation>
  </message>
  <message>
   <source>Up</source>
   <translation>Lên</translation>
  </message>
 </context>
 <context>
  <name>QTabBar</name>
  <message>
   <source>Scroll Left</source>
   <translation>Cuộn trái</translation>
  </message>
  <message>
   <source>Scroll Right</source>
   <translation>Cuộn phải</translation>
  </message>
 </context>
 <context>
  <name>QUndoGroup</name>
  <message>
   <source>Redo</source>
   <comment>Default text for redo action</comment>
   <translation>Làm lại</translation>
  </message>
  <message>
   <source>Undo</source>
   <comment>Default text for undo action</comment>
   <translation>Hoàn tác</translation>
  </message>
  <message>
   <source>Redo %1</source>
   <translation>Làm lại: %1</translation>
  </message>
  <message>
   <source>Undo %1</source>
   <translation>Hoàn tác: %1</translation>
  </message>
 </context>
 <context>
  <name>QUndoModel</name>
  <message>
   <source>&lt;empty&gt;</source>
   <translation>&lt;ban đầu&gt;</translation>
  </message>
 </context>
 <context>
  <name>QUndoStack</name>
  <message>
   <source>Redo</source>
   <comment>Default text for redo action</comment>
   <translation>Làm lại</translation>
  </message>
  <message>
   <source>Undo</source>
   <comment>Default text for undo action</comment>
   <translation>Hoàn tác</translation>
  </message>
  <message>
   <source>Redo %1</source>
   <translation>Làm lại: %1</translation>
  </message>
  <message>
   <source>Undo %1</source>
   <translation>Hoàn tác: %1</translation>
  </message>
 </context>
 <context>
  <name>QWidgetTextControl</name>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Sao chép</translation>
  </message>
  <message>
   <source>&amp;Paste</source>
   <translation>&amp;Dán</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>Làm &amp;lại</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>&amp;Hoàn tác</translation>
  </message>
  <message>
   <source>Copy &amp;Link Location</source>
   <translation>Sao chép địa chỉ &amp;liên kết</translation>
  </message>
  <message>
   <source>Cu&amp;t</source>
   <translation>&amp;Cắt</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Xóa</translation>
  </message>
  <message>
   <source>Select All</source>
   <translation>Chọn tất cả</translation>
  </message>
 </context>
</TS>
