// Answers: how does a whole Bluesky network run in one Node process, on loopback, for the length of a test run?
//
// Directory (in memory) + personal data server (SQLite files) + bsync and AppView (PostgreSQL, given by the caller),
// each from its published package. `--ready FILE` is written once, in one step, when everything answers and the two
// accounts exist. SIGTERM stops it. The caller owns the data directory and PostgreSQL and removes them.
import fs from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import path from 'node:path'
import { parseArgs } from 'node:util'

const text = { type: 'string' }
const { values: args } = parseArgs({
  options: {
    'plc-port': text, 'pds-port': text, 'appview-port': text, 'control-port': text,
    'pg-url': text, dir: text, ready: text, 'rate-limits': { type: 'boolean', default: false },
  },
})
const port = Object.fromEntries(['plc', 'pds', 'appview', 'control'].map((name) => [name, Number(args[`${name}-port`])]))
// The personal data server's own name is `localhost`; its DID documents say so, and its cookies and issuer follow.
const url = (name) => `http://localhost:${port[name]}`

pinToLoopback()
process.env.LOG_ENABLED ??= 'false'
process.env.NODE_ENV ??= 'development'

// Imported only now: the packages read the environment and take hold of `listen` when they load.
const { Database: DirectoryStore, PlcServer } = (await import('@did-plc/server')).default
const { PDS } = await import('@atproto/pds')
const { Secp256k1Keypair } = await import('@atproto/crypto')
const { AtpAgent } = await import('@atproto/api')
const { TestBsky, TestBsync, mockNetworkUtilities } = await import('@atproto/dev-env')

const directory = PlcServer.create({ db: DirectoryStore.mock(), port: port.plc })
await directory.start()
const { bsync, appview } = await startAppView()
const pds = await startPds()
// Handles under .test resolve against this data server instead of DNS.
mockNetworkUtilities({ url: url('pds'), port: port.pds, ctx: pds.ctx }, appview)

const alice = await createAccount('alice', 'Alice')
const bob = await createAccount('bob', 'Bob')
await follow(alice, bob)
await follow(bob, alice)
await settle()
await startControl()
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('unhandledRejection', (error) => console.error('unhandled:', error))
announce()

/** The packages call `listen(port)`, which binds every interface of the machine; nobody else should reach these. */
function pinToLoopback() {
  const listen = net.Server.prototype.listen
  net.Server.prototype.listen = function (...given) {
    if (given.length > 0 && typeof given[0] !== 'number' && given[0] !== undefined) return listen.apply(this, given)
    const done = given.find((value) => typeof value === 'function')
    return listen.call(this, { port: given[0] ?? 0, host: '127.0.0.1' }, done)
  }
}

/** bsync + AppView composed here, because the packages' ready-made network also wants Redis and a moderation service. */
async function startAppView() {
  const key = 'bsync-local'
  const bsync = await TestBsync.create({ apiKeys: [key], dbUrl: args['pg-url'], dbSchema: 'bsync' })
  const appview = await TestBsky.create({
    port: port.appview,
    publicUrl: url('appview'),
    plcUrl: url('plc'),
    pdsPort: port.pds,
    bsyncApiKey: key,
    bsyncUrl: bsync.url,
    repoProvider: `ws://localhost:${port.pds}`,
    dbPostgresUrl: args['pg-url'],
    dbPostgresSchema: 'appview',
    redisHost: 'unused.invalid', // demanded by the configuration, never connected to
  })
  bsync.ctx.dataplaneClients = [appview.ctx.dataplane]
  return { bsync, appview }
}

async function startPds() {
  const folder = (name) => {
    const made = path.join(args.dir, name)
    fs.mkdirSync(made, { recursive: true })
    return made
  }
  const rotation = await Secp256k1Keypair.create({ exportable: true })
  const recovery = await Secp256k1Keypair.create()
  const server = await PDS.fromEnv({
    devMode: true, // plain http, also for the OAuth issuer
    port: port.pds,
    hostname: 'localhost',
    serviceHandleDomains: ['.test'],
    dataDirectory: folder('pds'),
    blobstoreDiskLocation: folder('blobs'),
    didPlcUrl: url('plc'),
    recoveryDidKey: recovery.did(),
    plcRotationKeyK256PrivateKeyHex: Buffer.from(await rotation.export()).toString('hex'),
    adminPassword: 'admin-password',
    jwtSecret: 'only-for-tests',
    inviteRequired: false,
    disableSsrfProtection: true, // everything it talks to is on loopback
    enableDidDocWithSession: true,
    rateLimitsEnabled: args['rate-limits'],
    bskyAppViewUrl: appview.url,
    bskyAppViewDid: appview.ctx.cfg.serverDid,
    bskyAppViewCdnUrlPattern: `${url('appview')}/img/%s/plain/%s/%s`,
    modServiceUrl: 'http://moderation.invalid',
    modServiceDid: 'did:example:no-moderation',
  })
  await server.start()
  return server
}

async function createAccount(name, displayName) {
  const agent = new AtpAgent({ service: url('pds') })
  const login = { handle: `${name}.test`, email: `${name}@example.test`, password: `${name}-password` }
  const { did } = (await agent.createAccount(login)).data
  const appPassword = (await agent.com.atproto.server.createAppPassword({ name: 'selaras' })).data.password
  await agent.com.atproto.repo.putRecord({
    repo: did,
    collection: 'app.bsky.actor.profile',
    rkey: 'self',
    record: record('app.bsky.actor.profile', { displayName, description: `Test account ${name}` }),
  })
  return { agent, did, ...login, appPassword }
}

async function follow(from, to) {
  const collection = 'app.bsky.graph.follow'
  await from.agent.com.atproto.repo.createRecord({
    repo: from.did, collection, record: record(collection, { subject: to.did }),
  })
}

function record(type, fields) {
  return { $type: type, ...fields, createdAt: new Date().toISOString() }
}

/** Returns when all that was written so far can be read from the AppView, so that no test has to sleep. */
async function settle() {
  const patience = 20_000
  const deadline = Date.now() + patience
  await pds.ctx.backgroundQueue.processAll()
  const written = await pds.ctx.sequencer.curr()
  for (;;) {
    await appview.sub.processAll()
    const read = await appview.sub.getCursor()
    if (!written || (read && read >= written)) break
    if (Date.now() > deadline) throw new Error(`the AppView stayed behind: ${read} of ${written}`)
    await new Promise((wake) => setTimeout(wake, 10))
  }
  await appview.bsyncSub.processAll(await bsync.getStreamHeads(), patience)
  await appview.sub.processAll()
}

/** GET /health; POST /settle (see `settle`). */
async function startControl() {
  const routes = { 'GET /health': async () => {}, 'POST /settle': settle }
  const server = http.createServer(async (request, response) => {
    const answer = (status, body) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    const route = routes[`${request.method} ${request.url}`]
    if (!route) return answer(404, { error: 'no such route' })
    try {
      await route()
      answer(200, { ok: true })
    } catch (error) {
      answer(500, { error: String(error) })
    }
  })
  await new Promise((listening) => server.listen(port.control, listening))
}

/** Written beside and renamed, so that a reader sees the whole file or none. */
function announce() {
  const account = ({ did, handle, password, appPassword, email }) => ({ did, handle, password, appPassword, email })
  const ready = {
    pds: url('pds'),
    appview: url('appview'),
    appviewDid: appview.ctx.cfg.serverDid,
    plc: url('plc'),
    control: `http://127.0.0.1:${port.control}`,
    accounts: [alice, bob].map(account),
  }
  fs.writeFileSync(`${args.ready}.tmp`, JSON.stringify(ready, null, 2) + '\n')
  fs.renameSync(`${args.ready}.tmp`, args.ready)
}

let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(0), 5000).unref()
  for (const close of [() => appview.close(), () => bsync.close(), () => pds.destroy(), () => directory.destroy()]) {
    await close().catch((error) => console.error('while stopping:', error))
  }
  process.exit(0)
}
