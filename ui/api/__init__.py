"""The same functions outside the page: over HTTP, for gradio_client, and as tools of the Model Context Protocol."""
