// Answers: how fast are the same page and the same post the plain Node way? Fastify and a pool of pg on PostgreSQL: look
// the token up, ask for the rows, send them. One JSON object comes as the only argument; "ready PORT" is printed.
import { createHash } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'

const plan = JSON.parse(process.argv[2])
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
const pool = new pg.Pool({ connectionString: plan.database, max: plan.connections })
const app = Fastify({ logger: false })

const COLUMNS = `id, brand, state, due, zone, content, profiles, created, updated`

app.decorateRequest('workspace', null)
app.addHook('onRequest', async (request, reply) => {
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '')
  const hash = createHash('sha256').update(token).digest('hex')
  const { rows } = await pool.query({
    name: 'token',
    text: 'SELECT workspace FROM tokens WHERE hash = $1 AND (until IS NULL OR until > now())',
    values: [hash],
  })
  if (rows.length === 0) return reply.code(401).send({ code: 'unauthenticated' })
  request.workspace = rows[0].workspace
})

app.get('/api/v1/posts', async (request) => {
  const { brand, from, to } = request.query
  const { rows } = await pool.query({
    name: 'page',
    text: `SELECT ${COLUMNS} FROM posts WHERE workspace = $1 AND brand = $2 AND due >= $3 AND due < $4 ORDER BY due, id`,
    values: [request.workspace, brand, from, to],
  })
  return { items: rows }
})

app.get('/api/v1/posts/:id', async (request, reply) => {
  const { rows } = await pool.query({
    name: 'post',
    text: `SELECT ${COLUMNS} FROM posts WHERE workspace = $1 AND id = $2`,
    values: [request.workspace, request.params.id],
  })
  return rows[0] ?? reply.code(404).send({ code: 'not_found' })
})

app.post('/api/v1/posts', async (request, reply) => {
  const { brand, content, profiles, when } = request.body
  const { rows } = await pool.query({
    name: 'create',
    text: `INSERT INTO posts (id, workspace, brand, state, due, zone, content, profiles)
           VALUES (gen_random_uuid(), $1, $2, 'scheduled', $3, $4, $5, $6) RETURNING ${COLUMNS}`,
    values: [request.workspace, brand, when.at, when.zone, content, JSON.stringify(profiles)],
  })
  return reply.code(201).send(rows[0])
})

await app.listen({ host: '127.0.0.1', port: 0 })
console.log(`ready ${app.server.address().port}`)
