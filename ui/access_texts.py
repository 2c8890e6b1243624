"""The words of signing in, and of what an account may not do, in the three languages of the interface."""

from __future__ import annotations

# key: (Simplified Chinese, Traditional Chinese, English)
ACCESS_TEXTS: dict[str, tuple[str, str, str]] = {
    "sign_in": ("登录", "登入", "Sign in"),
    "sign_out": ("退出登录", "登出", "Sign out"),
    "account": ("账户", "帳戶", "Account"),
    "back_to_page": ("返回", "返回", "Back"),
    "user_name": ("用户名", "使用者名稱", "User name"),
    "password": ("密码", "密碼", "Password"),
    "password_now": ("现在的密码", "目前的密碼", "Present password"),
    "password_new": (
        "新密码（至少 {shortest} 个字符）",
        "新密碼（至少 {shortest} 個字元）",
        "New password ({shortest} characters or more)",
    ),
    "password_again": ("再输一次新密码", "再輸一次新密碼", "New password again"),
    "change_password": ("修改密码", "修改密碼", "Change password"),
    "signed_in_as": ("已登录：{name}（{role}）", "已登入：{name}（{role}）", "Signed in as {name} ({role})"),
    "role_reader": ("读者", "讀者", "reader"),
    "role_editor": ("编辑", "編輯", "editor"),
    "role_admin": ("管理员", "管理員", "administrator"),
    "sign_in_wrong": ("用户名或密码不对。", "使用者名稱或密碼不對。", "The name or the password is wrong."),
    "sign_in_wait": (
        "尝试次数太多，请 {seconds} 秒后再试。",
        "嘗試次數太多，請 {seconds} 秒後再試。",
        "There were too many attempts. Try again in {seconds} seconds.",
    ),
    "sign_in_stale": (
        "页面已过期，请再试一次。浏览器需要允许 Cookie。",
        "頁面已過期，請再試一次。瀏覽器需要允許 Cookie。",
        "The form was out of date: try again. The browser has to allow cookies.",
    ),
    "sign_in_ended": (
        "登录已失效，请重新载入页面并登录。",
        "登入已失效，請重新載入頁面並登入。",
        "You are not signed in any more: load the page again and sign in.",
    ),
    "accounts_unavailable": (
        "现在无法确认您的账户，因此没有处理。请稍后再试；若一直如此，请联系管理员。",
        "現在無法確認您的帳戶，因此沒有處理。請稍後再試；若一直如此，請聯絡管理員。",
        "Your account cannot be checked now, so nothing was done. Try again in a moment; tell your administrator if "
        "it stays so.",
    ),
    "sign_in_unavailable": (
        "现在无法登录。详情见服务的日志。",
        "現在無法登入。詳情見服務的日誌。",
        "Signing in is not possible now. See the server's log.",
    ),
    "password_wrong": ("现在的密码不对。", "目前的密碼不對。", "The present password is wrong."),
    "password_differs": ("两次输入的新密码不一样。", "兩次輸入的新密碼不一樣。", "The two new passwords differ."),
    "password_unusable": (
        "这个密码不能用：要有 {shortest} 到 {longest} 个字符，不含用户名。",
        "這個密碼不能用：要有 {shortest} 到 {longest} 個字元，不含使用者名稱。",
        "This password cannot be used: it has {shortest} to {longest} characters and does not hold the user name.",
    ),
    "password_changed": (
        "密码已修改，其他地方的登录已失效。",
        "密碼已修改，其他地方的登入已失效。",
        "The password was changed, and you are signed out everywhere else.",
    ),
    "not_permitted": (
        "您的账户不能改动这些文章。如有需要，请联系管理员。",
        "您的帳戶不能改動這些文章。如有需要，請聯絡管理員。",
        "Your account may not change these articles. Ask your administrator if it should.",
    ),
    "only_readers": (
        "您的账户可以提问和阅读，不能添加文章。",
        "您的帳戶可以提問和閱讀，不能新增文章。",
        "Your account can ask and read, but not add articles.",
    ),
    "seen_by": ("谁可以看到", "誰可以看到", "Who sees it"),
    "welcome_nothing": (
        "## 还没有可以提问的文章\n等有权限的人添加文章之后，就可以提问。",
        "## 還沒有可以提問的文章\n等有權限的人新增文章之後，就可以提問。",
        "## There are no articles to ask about yet\nYou can ask once somebody who may has added some.",
    ),
    "add_where": ("添加到", "新增到", "Add to"),
    "corpus_shared": ("所有人可见", "所有人可見", "Everybody"),
    "corpus_own": ("仅自己可见", "僅自己可見", "Only me"),
    "corpus_group": ("群组 {name}", "群組 {name}", "Group {name}"),
}
