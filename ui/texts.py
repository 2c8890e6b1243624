"""The words of the interface in its three languages."""

from __future__ import annotations

from typing import Any

import gradio as gr

from ui.access_texts import ACCESS_TEXTS
from ui.admin_texts import ADMIN_TEXTS
from ui.article_texts import ARTICLE_TEXTS
from ui.conversation_texts import CONVERSATION_TEXTS
from ui.language import Language
from ui.model_texts import MODEL_TEXTS

# key: (Simplified Chinese, Traditional Chinese, English)
TEXTS: dict[str, tuple[str, str, str]] = {
    "name": ("省策", "省策", "Shengce"),
    "tagline": (
        "各省人工智能政策，有据可查的问答",
        "各省人工智慧政策，有據可查的問答",
        "Provincial AI policy in China, answered with sources",
    ),
    "tab_chat": ("问答", "問答", "Ask"),
    "tab_articles": ("文章", "文章", "Articles"),
    "welcome": (
        "## 想了解哪个省的人工智能政策？\n"
        "回答只取自收录的文章，每一句都标明出处。点击 **[1]** 这样的编号，可以看到原文。",
        "## 想了解哪個省的人工智慧政策？\n"
        "回答只取自收錄的文章，每一句都標明出處。點擊 **[1]** 這樣的編號，可以看到原文。",
        "## What would you like to know?\nEvery answer is taken from the articles and says where it comes from. "
        "Click a number such as **[1]** to see the passage.",
    ),
    "own_name": ("简体", "繁體", "English"),
    "welcome_empty": (
        "## 还没有可以提问的文章\n请先在“文章”里添加：拖入文件、选择文件夹，或粘贴一篇正文。",
        "## 還沒有可以提問的文章\n請先在「文章」裡新增：拖入檔案、選擇資料夾，或貼上一篇正文。",
        "## There are no articles to ask about yet\n"
        "Add some under Articles first: drop files, choose a folder or paste a text.",
    ),
    "conversation": ("对话", "對話", "Conversation"),
    "ask_label": ("问题", "問題", "Question"),
    "ask_placeholder": (
        "问一问各省的政策、目标和日期",
        "問一問各省的政策、目標和日期",
        "Ask about policies, targets and dates",
    ),
    "send": ("发送", "傳送", "Send"),
    "stop": ("停止", "停止", "Stop"),
    "regions_label": ("限定地区", "限定地區", "Regions"),
    "searching": ("正在查找文章…", "正在查找文章…", "Searching the articles…"),
    "waiting": (
        "提问的人较多，前面还有 {count} 个问题…",
        "提問的人較多，前面還有 {count} 個問題…",
        "Many are asking: {count} before you…",
    ),
    "busy": (
        "现在太忙：已有 {count} 个问题在等候。这个问题没有排上，请约 {seconds} 秒后重试。",
        "現在太忙：已有 {count} 個問題在等候。這個問題沒有排上，請約 {seconds} 秒後重試。",
        "Too busy: {count} questions are waiting already. Yours was not taken; try again in about {seconds} s.",
    ),
    "too_many": (
        "您已有 {count} 个问题在处理或等候。请等其中一些答完后再问。",
        "您已有 {count} 個問題在處理或等候。請等其中一些答完後再問。",
        "{count} of your questions are being answered or wait. Ask again when some of them are done.",
    ),
    "too_often": (
        "提问太频繁，请在 {seconds} 秒后再问。",
        "提問太頻繁，請在 {seconds} 秒後再問。",
        "You have asked too often. Ask again in {seconds} s.",
    ),
    "stopping": (
        "服务正在重启，这个问题没有得到处理。请稍后重试。",
        "服務正在重新啟動，這個問題沒有得到處理。請稍後重試。",
        "The server is being restarted and did not take this question. Try again in a moment.",
    ),
    "stopped": ("已停止", "已停止", "Stopped"),
    "stopped_or_lost": (
        "已停止，或与服务的连接中断了：这个问题没有得到回答。请重试。",
        "已停止，或與服務的連線中斷了：這個問題沒有得到回答。請重試。",
        "Stopped, or the connection to the server was lost: this question was not answered. Try again.",
    ),
    "failed": (
        "出错了，这个问题没有得到处理。请重试；如果仍然出错，请查看服务的日志。",
        "出錯了，這個問題沒有得到處理。請重試；如果仍然出錯，請查看服務的日誌。",
        "Something went wrong and the question was not answered. Try again; if it fails again, see the server's log.",
    ),
    "error_disk_full": (
        "数据文件夹所在的磁盘已满。请腾出空间后重试；已经保存的内容没有丢失。",
        "資料夾所在的磁碟已滿。請騰出空間後重試；已經儲存的內容沒有遺失。",
        "The disk of the data folder is full. Make room and try again; nothing that was stored is lost.",
    ),
    "error_store": (
        "现在读不到文章：数据文件夹或数据库打不开。请稍后重试；若一直如此，请管理者查看服务的日志。",
        "現在讀不到文章：資料夾或資料庫打不開。請稍後重試；若一直如此，請管理者查看服務的日誌。",
        "The articles cannot be reached now: the data folder or the database does not open. Try again in a moment; if "
        "it stays so, whoever runs the server finds the reason in its log.",
    ),
    "error_incompatible": (
        "数据文件夹是用另一个模型或版本建立的。请换用它的模型，或另建一个数据文件夹。",
        "資料夾是用另一個模型或版本建立的。請換用它的模型，或另建一個資料夾。",
        "The data folder was made by another model or version. Use its model, or begin another data folder.",
    ),
    "error_model": (
        "语义模型无法载入，因此不能搜索。详情见服务的日志。",
        "語義模型無法載入，因此不能搜尋。詳情見服務的日誌。",
        "The embedding model cannot be loaded, so nothing can be searched. The server's log says more.",
    ),
    "error_index": (
        "索引暂时不能使用。请稍后重试；如果仍然出错，请查看服务的日志。",
        "索引暫時不能使用。請稍後重試；如果仍然出錯，請查看服務的日誌。",
        "The index cannot be used at the moment. Try again shortly; if it fails again, see the server's log.",
    ),
    "too_long": (
        "问题太长：{length} 个字符，最多 {limit} 个。请缩短后再问。",
        "問題太長：{length} 個字元，最多 {limit} 個。請縮短後再問。",
        "The question has {length} characters; {limit} is the most. Please shorten it.",
    ),
    "sources": ("来源", "來源", "Sources"),
    "sources_empty": (
        "提问之后，这里列出回答所引用的段落，引文会标亮。",
        "提問之後，這裡列出回答所引用的段落，引文會標亮。",
        "After a question, the passages that the answer quotes appear here, with the quoted words highlighted.",
    ),
    "sources_none": ("这次回答没有引用。", "這次回答沒有引用。", "This answer quotes nothing."),
    "closest": ("最接近的段落，不是答案", "最接近的段落，不是答案", "Closest passages, not an answer"),
    "closest_note": (
        "文章里没有找到答案，下面的段落只是内容相近。",
        "文章裡沒有找到答案，下面的段落只是內容相近。",
        "The articles do not answer this question. These passages only come close to it.",
    ),
    "understood_as": ("理解为：{question}", "理解為：{question}", "Understood as: {question}"),
    "see_closest": ("查看最接近的段落", "查看最接近的段落", "See the closest passages"),
    "republications": (
        "同一报道另见 {count} 处",
        "同一報導另見 {count} 處",
        "The same report elsewhere: {count}",
    ),
    "open_article": ("打开全文", "打開全文", "Open article"),
    "back_to_answer": ("回到回答", "回到回答", "Back to the answer"),
    "back_to_sources": ("回到来源", "回到來源", "Back to the sources"),
    "article_missing": (
        "打不开这篇文章，它可能已被移除。",
        "打不開這篇文章，它可能已被移除。",
        "This article cannot be opened. It may have been removed.",
    ),
    "no_title": ("无标题", "無標題", "Untitled"),
    "upload_note": (
        "网页（HTML、MHTML）、PDF、Word、Markdown、纯文本或 ZIP，可以一次选择多个文件。",
        "網頁（HTML、MHTML）、PDF、Word、Markdown、純文字或 ZIP，可以一次選擇多個檔案。",
        "Web pages (HTML, MHTML), PDF, Word, Markdown, plain text or ZIP; several files at once if you like.",
    ),
    "adding": ("正在处理 {done} / {total}", "正在處理 {done} / {total}", "Working on {done} of {total}"),
    "adding_failed": (
        "出错了，其余文件没有添加。详情见服务的日志。",
        "出錯了，其餘檔案沒有新增。詳情見服務的日誌。",
        "Something went wrong and the remaining files were not added. See the server's log.",
    ),
    "file": ("文件", "檔案", "File"),
    "outcome": ("结果", "結果", "Outcome"),
    "added": ("已添加，{passages} 个段落", "已新增，{passages} 個段落", "added, {passages} passages"),
    "replaced": ("已更新，{passages} 个段落", "已更新，{passages} 個段落", "replaced, {passages} passages"),
    "unchanged": ("已经收录，未改动", "已經收錄，未改動", "already there, unchanged"),
    "skipped": ("未添加", "未新增", "not added"),
    "articles_count": ("{count} 篇文章", "{count} 篇文章", "{count} articles"),
    "articles_one": ("1 篇文章", "1 篇文章", "1 article"),
    "articles_unavailable": (
        "无法读取文章列表。详情见服务的日志。",
        "無法讀取文章列表。詳情見服務的日誌。",
        "The list of articles cannot be read. See the server's log.",
    ),
    "remove": ("移除", "移除", "Remove"),
    "remove_question": ("确定移除？", "確定移除？", "Remove it?"),
    "cancel": ("取消", "取消", "Cancel"),
    "removed": ("已移除《{title}》", "已移除《{title}》", "Removed: {title}"),
    "remove_failed": ("没能移除这篇文章。", "沒能移除這篇文章。", "The article could not be removed."),
    # Words of Gradio's own controls that it leaves in English.
    "chatbot.copy_message": ("复制", "複製", "Copy"),
    "chatbot.retry": ("重试", "重試", "Retry"),
    "chatbot.edit": ("编辑", "編輯", "Edit"),
    **CONVERSATION_TEXTS,
    **ARTICLE_TEXTS,
    **MODEL_TEXTS,
    **ACCESS_TEXTS,
    **ADMIN_TEXTS,
}


def text(key: str, language: Language, **values: object) -> str:
    """Say something in a language; values fill the places named in braces."""
    words = TEXTS[key][list(Language).index(language)]
    return words.format(**values) if values else words


def translations(**more: dict[Language, str]) -> Any:
    """Make what Gradio needs to put the words into the page in the browser's language.

    `more` adds words that are not constant texts, such as a part of the page made from a template.
    """
    return gr.I18n(
        **{
            language.value: {key: text(key, language) for key in TEXTS}
            | {key: words[language] for key, words in more.items()}
            for language in Language
        }
    )
