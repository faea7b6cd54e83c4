import type { FastifyReply } from 'fastify';
import { html } from 'ghtml';

/** The platform's own page for a request it cannot answer. Moodle sends every one of them with status 404. */
export function sendErrorPage(reply: FastifyReply, message: string, status = 404): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>Error</title>
          </head>
          <body>
            <main>
              <h1>Error</h1>
              <p class="errormessage">${message}</p>
              <p><a href="/" target="_top">Back to the course</a></p>
            </main>
          </body>
        </html>`,
    );
}
