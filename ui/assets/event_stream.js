// Runs in the head before Gradio does. When the last of its events has ended, Gradio's server says "close_stream" on the
// stream of their results. A question that is sent at that moment takes the stream to be open still, and would wait for
// ever. Such a close is kept from Gradio, and the stream opened anew, while something that was sent has no end yet.
(() => {
  const plainFetch = window.fetch.bind(window);
  const begun = new Set();
  const ended = new Set();
  let joining = 0;

  async function join(...request) {
    joining += 1;
    try {
      const response = await plainFetch(...request);
      const event = response.ok ? (await response.clone().json()).event_id : undefined;
      // Its end may have come before its beginning was told.
      if (event && !ended.delete(event)) begun.add(event);
      return response;
    } finally {
      joining -= 1;
    }
  }

  function note(message) {
    if (message.msg === "process_completed" && !begun.delete(message.event_id)) ended.add(message.event_id);
  }

  // Hand on the messages of one connection; true when it ended by a close that is not to be told.
  async function forward(response, controller) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ""; ; ) {
      const { value, done } = await reader.read();
      if (done) return false;
      const messages = (rest + value).split("\n\n");
      rest = messages.pop();
      for (const text of messages) {
        const message = text.startsWith("data:") ? JSON.parse(text.slice(5)) : {};
        if (message.msg === "close_stream" && (joining || begun.size)) return true;
        note(message);
        controller.enqueue(new TextEncoder().encode(`${text}\n\n`));
      }
    }
  }

  async function stream(request) {
    const first = await plainFetch(request.clone());
    if (!first.ok) return first;
    const body = new ReadableStream({
      async start(controller) {
        try {
          for (let response = first; response.ok && (await forward(response, controller)); ) {
            response = await plainFetch(request.clone());
          }
          controller.close();
        } catch (error) {
          controller.error(error);
        }
      },
    });
    return new Response(body, { status: first.status, headers: first.headers });
  }

  window.fetch = (...request) => {
    const [asked] = request;
    const { pathname } = new URL(asked instanceof Request ? asked.url : asked, location.href);
    if (pathname.endsWith("/queue/join")) return join(...request);
    if (pathname.endsWith("/queue/data")) return stream(new Request(...request));
    return plainFetch(...request);
  };
})();
