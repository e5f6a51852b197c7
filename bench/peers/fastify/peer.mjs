// Answers: how fast are the same page and the same post the plain Node way? Fastify and a pool of pg on PostgreSQL: look
// the token up, ask for the rows, send them. One JSON object comes as the only argument; "ready PORT" is printed.
import { createHash } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'

const plan = JSON.parse(process.argv[2])
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
const pool = new pg.Pool({ connectionString: plan.database, max: plan.connections })
const app = Fastify({ logger: false })

const COLUMNS = 'id, brand, title, campaign, state, content, media, wall_at, zone, due_at, version, deliveries'

/** As the calendar shows it: the beginning of the text in place of the content. */
const entry = ({ content, wall_at, zone, ...post }) =>
  ({ ...post, text: content.parts[0].text.slice(0, 280), when: { at: wall_at, zone } })

/** With all of its content. */
const whole = ({ wall_at, zone, ...post }) => ({ ...post, when: { at: wall_at, zone } })

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
  const { brand, from, to, limit } = request.query
  const { rows } = await pool.query({
    name: 'page',
    text: `SELECT ${COLUMNS} FROM posts WHERE workspace = $1 AND brand = $2 AND due_at >= $3 AND due_at < $4
           ORDER BY due_at, id LIMIT $5`,
    values: [request.workspace, brand, from, to, limit],
  })
  return { items: rows.map(entry) }
})

app.get('/api/v1/posts/:id', async (request, reply) => {
  const { rows } = await pool.query({
    name: 'post',
    text: `SELECT ${COLUMNS} FROM posts WHERE workspace = $1 AND id = $2`,
    values: [request.workspace, request.params.id],
  })
  return rows[0] ? whole(rows[0]) : reply.code(404).send({ code: 'not_found' })
})

app.post('/api/v1/posts', async (request, reply) => {
  const { brand, content, variants, when } = request.body
  const deliveries = variants.map(({ profile }) => ({ profile, state: 'scheduled' }))
  const { rows } = await pool.query({
    name: 'create',
    text: `INSERT INTO posts (id, workspace, brand, title, campaign, state, content, media, wall_at, zone, due_at,
             version, deliveries)
           VALUES (gen_random_uuid(), $1, $2, '', '', 'scheduled', $3, 0, $4, $5,
             $4::text::timestamp AT TIME ZONE $5::text, 1, $6)
           RETURNING ${COLUMNS}`,
    values: [request.workspace, brand, content, when.at, when.zone, JSON.stringify(deliveries)],
  })
  return reply.code(201).send(whole(rows[0]))
})

await app.listen({ host: '127.0.0.1', port: 0 })
console.log(`ready ${app.server.address().port}`)
