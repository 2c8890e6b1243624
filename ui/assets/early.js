// Runs in the head before Gradio does. The server has chosen the language and written it into <html lang>;
// Gradio knows only zh-CN, zh-TW and en by exactly these names, so tell it the one that was chosen.
(() => {
  const language = document.documentElement.lang;
  Object.defineProperty(navigator, "language", { get: () => language });
})();
