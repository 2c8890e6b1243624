"""The colours, fonts and measures of the page."""

from __future__ import annotations

import gradio as gr

# Fonts of the system, so that nothing is fetched; quotation marks go into the CSS as they are.
FONTS = [
    "system-ui",
    "-apple-system",
    "'Segoe UI'",
    "'PingFang SC'",
    "'Hiragino Sans GB'",
    "'Microsoft YaHei'",
    "'Noto Sans CJK SC'",
    "sans-serif",
]
MONOSPACE = ["ui-monospace", "Consolas", "monospace"]

THEME = gr.themes.Base(
    primary_hue="teal", secondary_hue="teal", neutral_hue="stone", font=FONTS, font_mono=MONOSPACE, radius_size="lg"
).set(
    body_background_fill="#faf9f7",
    body_background_fill_dark="#171614",
    block_background_fill="transparent",
    block_background_fill_dark="transparent",
    block_border_width="0px",
    block_shadow="none",
    input_background_fill="#ffffff",
    input_background_fill_dark="#211f1d",
    input_border_width="1px",
    button_primary_background_fill="*primary_700",
    button_primary_background_fill_hover="*primary_800",
    button_primary_background_fill_dark="*primary_600",
    button_primary_text_color="#ffffff",
)
