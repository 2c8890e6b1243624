"""The words for why a file was not added, beside the English lines that say it on the command line."""

from __future__ import annotations

from index.reason import ReasonKind

RELATIONS: dict[ReasonKind, tuple[str, str, str]] = {
    ReasonKind.ALREADY_THERE: ("已经收录", "已經收錄", "already there"),
    ReasonKind.SUPERSEDED: ("已被较新的版本替换：", "已被較新的版本取代：", "replaced before by a later version: "),
    ReasonKind.NEW_VERSION: ("替换了先前的版本", "取代了先前的版本", "replaces the version added before"),
    ReasonKind.CORRECTION: ("更正并替换了", "更正並取代了", "corrects and replaces "),
    ReasonKind.REPUBLICATION: ("同一报道另见", "同一報導另見", "the same report as "),
}

KINDS: dict[str, tuple[str, str]] = {
    "a picture": ("图片", "圖片"),
    "a picture or a recording": ("图片或录音", "圖片或錄音"),
    "a film": ("视频", "影片"),
    "a recording": ("录音", "錄音"),
    "a RAR archive": ("RAR 压缩包", "RAR 壓縮檔"),
    "a 7z archive": ("7z 压缩包", "7z 壓縮檔"),
    "a gzip archive": ("gzip 压缩包", "gzip 壓縮檔"),
    "a bzip2 archive": ("bzip2 压缩包", "bzip2 壓縮檔"),
    "an xz archive": ("xz 压缩包", "xz 壓縮檔"),
    "a program": ("程序", "程式"),
    "a database": ("数据库", "資料庫"),
    "a rich text file": ("RTF 文件", "RTF 檔案"),
    "a folder": ("文件夹", "資料夾"),
    "a pipe or a device": ("管道或设备", "管道或裝置"),
}
"""The same in Simplified and in Traditional Chinese."""

REASONS: dict[str, tuple[str, str]] = {
    "the file is empty": ("文件是空的", "檔案是空的"),
    "no text is left once navigation and notices are taken out": (
        "去掉导航和版权等文字之后，没有剩下正文",
        "去掉導覽和版權等文字之後，沒有剩下正文",
    ),
    "too short, {length} characters where an article has at least {least}": (
        "正文太短：只有 {length} 个字，至少要 {least} 个",
        "正文太短：只有 {length} 個字，至少要 {least} 個",
    ),
    "holds no files that are read (hidden ones are left out)": (
        "里面没有可以读取的文件（隐藏文件不算）",
        "裡面沒有可以讀取的檔案（隱藏檔案不算）",
    ),
    "no such file": ("文件不存在", "檔案不存在"),
    "no permission to read the file": ("没有读取这个文件的权限", "沒有讀取這個檔案的權限"),
    "cannot be read ({reason})": ("无法读取（{reason}）", "無法讀取（{reason}）"),
    "{kind}, not a file": ("是{kind}，不是文件", "是{kind}，不是檔案"),
    "{length} characters, over the {limit} that are read; split the file": (
        "{length} 个字符，超过上限（{limit}）；请拆分文件",
        "{length} 個字元，超過上限（{limit}）；請拆分檔案",
    ),
    "its text unpacks to {size}, over the {limit} that are read; split the file": (
        "正文解开后有 {size}，超过上限（{limit}）；请拆分文件",
        "正文解開後有 {size}，超過上限（{limit}）；請拆分檔案",
    ),
    "{size}, over the {limit} that are read; split the file": (
        "{size}，超过上限（{limit}）；请拆分文件",
        "{size}，超過上限（{limit}）；請拆分檔案",
    ),
    "over the {limit} that are read; split the file": (
        "超过上限（{limit}）；请拆分文件",
        "超過上限（{limit}）；請拆分檔案",
    ),
    "the content is binary or in an unknown encoding, not text; save the article as UTF-8 text, HTML, PDF or DOCX": (
        "内容不是文本，或编码无法识别；请另存为 UTF-8 文本、HTML、PDF 或 DOCX",
        "內容不是文字，或編碼無法辨識；請另存為 UTF-8 文字、HTML、PDF 或 DOCX",
    ),
    "{kind}, not an article; {advice}": (
        "是{kind}，不是文章；请提供文本、Markdown、HTML、MHTML、PDF、DOCX，或装有这些文件的 ZIP",
        "是{kind}，不是文章；請提供文字、Markdown、HTML、MHTML、PDF、DOCX，或裝有這些檔案的 ZIP",
    ),
    "a spreadsheet, slides, a book or the like; {advice}": (
        "是表格、幻灯片或电子书；请提供文本、Markdown、HTML、MHTML、PDF、DOCX，或装有这些文件的 ZIP",
        "是試算表、簡報或電子書；請提供文字、Markdown、HTML、MHTML、PDF、DOCX，或裝有這些檔案的 ZIP",
    ),
    "protected by a password; save it without one": (
        "有密码保护；请去掉密码后再添加",
        "有密碼保護；請去掉密碼後再新增",
    ),
    "protected by a password; unpack it and add the file itself": (
        "有密码保护；请解压后添加里面的文件",
        "有密碼保護；請解壓縮後新增裡面的檔案",
    ),
    "an old Office file; save it as .docx": (
        "旧格式的 Office 文件；请另存为 .docx",
        "舊格式的 Office 檔案；請另存為 .docx",
    ),
    "the Word file is damaged; open it in Word and save it again": (
        "Word 文件已损坏；请用 Word 打开后重新保存",
        "Word 檔案已損壞；請用 Word 開啟後重新儲存",
    ),
    "the Word file holds no text": ("Word 文件里没有文字", "Word 檔案裡沒有文字"),
    "the {kind} file is damaged or cut short; save or pack it again": (
        "{kind} 文件已损坏或不完整；请重新保存或打包",
        "{kind} 檔案已損壞或不完整；請重新儲存或打包",
    ),
    "the ZIP file is damaged or cut short; pack it again": (
        "ZIP 文件已损坏或不完整；请重新打包",
        "ZIP 檔案已損壞或不完整；請重新打包",
    ),
    "the PDF is damaged; open it in a reader and save it again": (
        "PDF 已损坏；请用阅读器打开后重新保存",
        "PDF 已損壞；請用閱讀器開啟後重新儲存",
    ),
    "{pages} pages, over the {limit} that are read": (
        "{pages} 页，超过上限（{limit} 页）",
        "{pages} 頁，超過上限（{limit} 頁）",
    ),
    "the page shows no text; if its text is loaded by a script, save it again as MHTML": (
        "网页里没有正文；如果正文由脚本载入，请另存为 MHTML",
        "網頁裡沒有正文；如果正文由指令碼載入，請另存為 MHTML",
    ),
    "{tags} tags, over the {limit} that are read; save the article's text alone": (
        "{tags} 个标签，超过上限（{limit}）；请只保存正文",
        "{tags} 個標籤，超過上限（{limit}）；請只儲存正文",
    ),
    "there is no text below the front matter": ("开头的元数据之后没有正文", "開頭的中繼資料之後沒有正文"),
    "the front matter {problem}": ("开头的元数据有错误（{problem}）", "開頭的中繼資料有錯誤（{problem}）"),
    "the MHTML file holds no web page; save the page again": (
        "MHTML 文件里没有网页；请重新保存网页",
        "MHTML 檔案裡沒有網頁；請重新儲存網頁",
    ),
    "the MHTML file is damaged ({error}); save the page again": (
        "MHTML 文件已损坏；请重新保存网页",
        "MHTML 檔案已損壞；請重新儲存網頁",
    ),
    "a ZIP file holds several articles; load it with `load`": (
        "ZIP 里有多篇文章；请选择单个文件",
        "ZIP 裡有多篇文章；請選擇單一檔案",
    ),
    "a ZIP inside a ZIP inside a ZIP; unpack it first": ("ZIP 嵌套太深；请先解压", "ZIP 巢狀太深；請先解壓縮"),
    "{count} files inside, over the {limit} that are read": (
        "里面有 {count} 个文件，超过上限（{limit}）",
        "裡面有 {count} 個檔案，超過上限（{limit}）",
    ),
    "unpacks to {size}, over the {limit} that are read": (
        "解开后有 {size}，超过上限（{limit}）",
        "解開後有 {size}，超過上限（{limit}）",
    ),
    "unpacks to more than {limit}": ("解开后超过 {limit}", "解開後超過 {limit}"),
    "a file inside unpacks to {times} times its size; this looks like a ZIP bomb": (
        "里面有文件解开后是原来的 {times} 倍，疑似压缩炸弹",
        "裡面有檔案解開後是原來的 {times} 倍，疑似壓縮炸彈",
    ),
    "damaged inside the ZIP file; pack it again": ("在 ZIP 里已损坏；请重新打包", "在 ZIP 裡已損壞；請重新打包"),
    "packed in a way that cannot be read; pack it as an ordinary ZIP": (
        "打包方式无法读取；请打成普通的 ZIP",
        "打包方式無法讀取；請打成普通的 ZIP",
    ),
    "more than {limit} files; add its parts one by one": (
        "超过 {limit} 个文件；请分几次添加",
        "超過 {limit} 個檔案；請分幾次新增",
    ),
    "a link that leads out of the folder; add the file itself": (
        "是指向文件夹之外的链接；请添加文件本身",
        "是指向資料夾之外的連結；請新增檔案本身",
    ),
}
"""Each English line of the loaders, with names in braces for what differs, in Simplified and in Traditional Chinese.

Of two lines that fit, the first counts.
"""
