// Answers: how does a journey make the way to a network bad? A proxy before the real server, which stands or falls as the journey wants.
import http from 'node:http';

/** Posting is what goes wrong; everything else passes. */
const posts = (request) => request.method === 'POST' && request.url.split('?')[0] === '/api/v1/statuses';

/** Before the Mastodon server `target`. `state.way` says what happens to a post: `open` (it passes), `refused` (the network says
 * no), `swallowed` (the network acts, and its answer never arrives), `away` (nobody answers anything any more). */
export async function proxy(target) {
  const state = { way: 'open' };
  const server = http.createServer((request, response) => {
    const way = state.way;
    if (way === 'away') return request.socket.destroy();
    if (way === 'refused' && posts(request)) {
      request.resume();
      return response.writeHead(422, { 'content-type': 'application/json' }).end(JSON.stringify({ error: 'Validation failed: Text is not allowed here' }));
    }
    const onward = http.request(new URL(request.url, target), { method: request.method, headers: { ...request.headers, host: new URL(target).host } }, (answer) => {
      if (way === 'swallowed' && posts(request)) {
        // From here on it is gone, so that nobody can find out by asking again.
        answer.resume();
        answer.once('end', () => ((state.way = 'away'), request.socket.destroy()));
        return;
      }
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => request.socket.destroy());
    request.pipe(onward);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    state,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
