// Answers: how do other people on the real networks react to what was published? They call their own servers, beside the program.
import { networks } from './selaras.mjs';

async function json(url, options) {
  const answer = await fetch(url, options);
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const post = (url, body, token) => json(url, { method: 'POST', headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }, body: JSON.stringify(body) });

/** Somebody who has only just come to the Bluesky network; likes, passes on and answers the post at `address`. */
export async function newcomer() {
  const { bluesky } = networks();
  const xrpc = (name) => `${bluesky.pds}/xrpc/${name}`;
  const name = `tamu${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;
  const { did, accessJwt } = await post(xrpc('com.atproto.server.createAccount'), { handle: `${name}.test`, email: `${name}@example.test`, password: `rahasia-${name}` });
  const write = (collection, record) => post(xrpc('com.atproto.repo.createRecord'), { repo: did, collection, record: { $type: collection, createdAt: new Date().toISOString(), ...record } }, accessJwt);
  return {
    like: (subject) => write('app.bsky.feed.like', { subject }),
    repost: (subject) => write('app.bsky.feed.repost', { subject }),
    reply: (subject, text) => write('app.bsky.feed.post', { text, reply: { root: subject, parent: subject } }),
  };
}

/** The post of an account on Bluesky whose text this is: its address and its content's hash. */
export async function findOnBluesky(did, text) {
  const { bluesky } = networks();
  const { records } = await json(`${bluesky.pds}/xrpc/com.atproto.repo.listRecords?repo=${did}&collection=app.bsky.feed.post&limit=50`);
  const { uri, cid } = records.find((one) => one.value.text === text);
  return { uri, cid };
}

/** Resolves when the network's index has everything that was written. */
export async function indexed() {
  const answer = await fetch(`${networks().bluesky.control}/settle`, { method: 'POST' });
  if (!answer.ok) throw new Error(`the index: ${await answer.text()}`);
}

/** The account of a token on the Mastodon server. */
export function onMastodon(token) {
  const api = `${networks().mastodon}/api/v1`;
  return {
    find: async (text) => (await json(`${api}/timelines/home`, { headers: { authorization: `Bearer ${token}` } })).find((one) => one.content.includes(text)).id,
    favourite: (id) => post(`${api}/statuses/${id}/favourite`, {}, token),
    boost: (id) => post(`${api}/statuses/${id}/reblog`, {}, token),
    reply: (id, text) => post(`${api}/statuses`, { status: text, in_reply_to_id: id }, token),
  };
}
