// Runs in the head before Gradio does. Gradio keeps a stream open as long as the page is there, its heartbeat, and takes
// no notice when it ends: a page that waits for nothing would put its next question to a server that was started anew
// and knows nothing of the conversation. So it is seen here who answers after such an end, and if that is another server
// the page loads anew, as it does by itself when an answer breaks off.
(() => {
  const FIRST_PAUSE = 1_000; // milliseconds
  const LONGEST_PAUSE = 30_000;
  const plainFetch = window.fetch.bind(window);
  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

  // Wait until a server names itself, or says that nobody is signed in any more: loading anew shows where one does.
  async function server() {
    for (let time = FIRST_PAUSE; ; time = Math.min(2 * time, LONGEST_PAUSE)) {
      await pause(time);
      try {
        const response = await plainFetch("gradio_api/app_id");
        if (response.ok) return (await response.json()).app_id;
        if (response.status === 401) return null;
      } catch {
        // None answers yet.
      }
    }
  }

  async function watch(request, opened) {
    for (let beating = opened; !request.signal.aborted; beating = plainFetch(request.clone())) {
      try {
        for (const reader = (await beating).body.getReader(); !(await reader.read()).done; );
      } catch {
        // It broke off, or was not let in.
      }
      if ((await server()) !== window.gradio_config.app_id) return location.reload();
    }
  }

  window.fetch = (...request) => {
    const [asked] = request;
    const { pathname } = new URL(asked instanceof Request ? asked.url : asked, location.href);
    if (!pathname.includes("/heartbeat/")) return plainFetch(...request);
    const kept = new Request(...request);
    const opened = plainFetch(kept.clone());
    watch(kept, opened.then((response) => response.clone()));
    return opened;
  };
})();
