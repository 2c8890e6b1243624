"""The words about language models, in the three languages of the interface."""

from __future__ import annotations

# key: (Simplified Chinese, Traditional Chinese, English)
MODEL_TEXTS: dict[str, tuple[str, str, str]] = {
    "model": ("语言模型", "語言模型", "Language model"),
    "model_off": ("不使用", "不使用", "None"),
    "model_server": (
        "服务器设定的：{model}（{host}）",
        "伺服器設定的：{model}（{host}）",
        "The server's: {model} ({host})",
    ),
    "model_own": ("自己的", "自己的", "My own"),
    "model_address": ("地址", "位址", "Address"),
    "model_name": ("模型名称", "模型名稱", "Model"),
    "model_key": ("密钥（可不填）", "金鑰（可不填）", "Key (if it wants one)"),
    "model_connect": ("连接", "連接", "Connect"),
    "model_uses": ("用来", "用來", "Used for"),
    "model_use_writing": ("组织回答的文字", "組織回答的文字", "wording answers"),
    "model_use_overviews": ("写概述", "寫概述", "overviews"),
    "model_use_follow_ups": ("理解追问", "理解追問", "follow-up questions"),
    "model_use_splitting": ("拆分复杂的问题", "拆分複雜的問題", "taking questions apart"),
    "model_note": (
        "模型写的每一句都要与所引的段落核对，对不上的不显示。密钥只留在服务器的内存里，随这个页面一起消失。",
        "模型寫的每一句都要與所引的段落核對，對不上的不顯示。金鑰只留在伺服器的記憶體裡，隨這個頁面一起消失。",
        "Each sentence of a model is held against the passage it cites, and not shown if that does not carry it. "
        "The key stays in the server's memory only, and goes with this page.",
    ),
    "model_not_here": (
        "这个页面可以从别的机器打开，所以模型只能由设定页面的人指定（SHENGCE_LANGUAGE_MODEL_URL）。",
        "這個頁面可以從別的機器開啟，所以模型只能由設定頁面的人指定（SHENGCE_LANGUAGE_MODEL_URL）。",
        "This page can be opened from other machines, so only whoever serves it can choose a model "
        "(SHENGCE_LANGUAGE_MODEL_URL).",
    ),
    "model_connecting": ("正在连接…", "正在連接…", "Connecting…"),
    "model_connected": ("已连接：{model}（{host}）", "已連接：{model}（{host}）", "Connected: {model} ({host})"),
    "model_unlisted": (
        "连上了 {host}，但它没有列出 {model}，列出的有：{models}",
        "連上了 {host}，但它沒有列出 {model}，列出的有：{models}",
        "{host} answers, but does not list {model}. It lists: {models}",
    ),
    "model_failed": ("没有连上：{reason}", "沒有連上：{reason}", "Not connected: {reason}"),
    "model_unusable": (
        "这个地址、名称或密钥不能用：地址形如 http://localhost:11434/v1，不带用户名和参数；密钥要用 https。",
        "這個位址、名稱或金鑰不能用：位址形如 http://localhost:11434/v1，不帶使用者名稱和參數；金鑰要用 https。",
        "This address, name or key cannot be used. An address is such as http://localhost:11434/v1, without user name "
        "or parameters; a key needs https.",
    ),
    "model_privacy": (
        "提问时，问题和相关段落的文字会发送到 {host}。",
        "提問時，問題和相關段落的文字會傳送到 {host}。",
        "With each question, it and the text of passages are sent to {host}.",
    ),
    "model_private": (
        "模型在这台机器上，文章不会离开它。",
        "模型在這台機器上，文章不會離開它。",
        "The model is on this machine; no text of articles leaves it.",
    ),
    "model_working": ("{model} 正在写…", "{model} 正在寫…", "{model} is writing…"),
    "model_worded": (
        "文字由 {model} 组织，每句都与引文核对过",
        "文字由 {model} 組織，每句都與引文核對過",
        "Worded by {model}, each sentence held against its quote",
    ),
    "model_setback": (
        "没有用上 {model}（{reason}），回答直接引自文章",
        "沒有用上 {model}（{reason}），回答直接引自文章",
        "{model} was of no use ({reason}): the answer is quoted from the articles",
    ),
    "model_helped_follow_ups": (
        "追问由 {model} 补全",
        "追問由 {model} 補全",
        "{model} completed the question",
    ),
    "model_helped_splitting": ("问题由 {model} 拆分", "問題由 {model} 拆分", "{model} took the question apart"),
    "model_cached": ("用的是先前的回复", "用的是先前的回覆", "kept from before"),
    "model_taken": (
        "{prompt} + {completion} 个词元，{seconds} 秒",
        "{prompt} + {completion} 個詞元，{seconds} 秒",
        "{prompt} + {completion} tokens, {seconds} s",
    ),
    "model_taken_about": (
        "约 {prompt} + {completion} 个词元，{seconds} 秒",
        "約 {prompt} + {completion} 個詞元，{seconds} 秒",
        "about {prompt} + {completion} tokens, {seconds} s",
    ),
    "model_sent": (
        "段落的文字发送到了 {host}",
        "段落的文字傳送到了 {host}",
        "text of passages was sent to {host}",
    ),
    "model_removed": (
        "没有显示的句子：{count}",
        "沒有顯示的句子：{count}",
        "Sentences not shown: {count}",
    ),
    "setback_unreachable": ("连不上它的服务器", "連不上它的伺服器", "its server cannot be reached"),
    "setback_refused": ("服务器不接受密钥", "伺服器不接受金鑰", "its server does not take the key"),
    "setback_no_model": (
        "服务器没有这个模型或地址",
        "伺服器沒有這個模型或位址",
        "its server has no such model or address",
    ),
    "setback_busy": ("服务器太忙或额度用完", "伺服器太忙或額度用完", "its server is busy or the quota is used up"),
    "setback_failed": ("服务器出错", "伺服器出錯", "its server failed"),
    "setback_too_long": (
        "问题和段落对它来说太长",
        "問題和段落對它來說太長",
        "question and passages are too long for it",
    ),
    "setback_too_slow": ("等得太久", "等得太久", "it took too long"),
    "setback_broke_off": ("回复中断", "回覆中斷", "its reply broke off"),
    "setback_garbled": ("回复无法读取", "回覆無法讀取", "its reply cannot be read"),
    "setback_empty": ("什么也没有写", "什麼也沒有寫", "it wrote nothing"),
    "setback_no_markers": ("没有标明依据", "沒有標明依據", "it named no sources"),
    "setback_language": ("用了别的语言", "用了別的語言", "it wrote another language"),
    "setback_repetition": ("重复同样的话", "重複同樣的話", "it repeated itself"),
    "setback_too_little": ("经得起核对的句子太少", "經得起核對的句子太少", "too few of its sentences stood up"),
    "setback_beside": ("没有答到问题上", "沒有答到問題上", "it did not answer the question"),
    "removal_no_marker": ("没有标明依据", "沒有標明依據", "names no source"),
    "removal_no_source": ("依据的编号不存在", "依據的編號不存在", "names a source that is not there"),
    "removal_link": ("带有链接或代码", "帶有連結或程式碼", "holds a link or code"),
    "removal_instructions": ("不是文章的内容", "不是文章的內容", "is not from the articles"),
    "removal_repeated": ("说过了", "說過了", "was said before"),
    "removal_language": ("用了别的语言", "用了別的語言", "is in another language"),
    "removal_unsupported": ("引文没有这样说", "引文沒有這樣說", "is not what the quote says"),
    "removal_figure": ("数字与引文不符", "數字與引文不符", "has another figure than the quote"),
    "removal_unit": ("单位与引文不符", "單位與引文不符", "has another unit than the quote"),
    "removal_modifier": (
        "“超过”“约”等与引文不符",
        "「超過」「約」等與引文不符",
        "says over, about or at most otherwise",
    ),
    "removal_date": ("年份或日期与引文不符", "年份或日期與引文不符", "has another date than the quote"),
    "removal_region": ("地区与引文不符", "地區與引文不符", "is on another region than the quote"),
    "removal_organisation": ("引文没有这个名称", "引文沒有這個名稱", "has a name that the quote has not"),
    "removal_negation": ("肯定或否定与引文相反", "肯定或否定與引文相反", "says the opposite of the quote"),
    "removal_mood": (
        "计划、事实或观点与引文不符",
        "計畫、事實或觀點與引文不符",
        "takes a plan, fact or opinion for another",
    ),
}
