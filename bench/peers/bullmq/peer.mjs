// Answers: how fast do the same deliveries go through BullMQ on Redis? All jobs are added with a delay that ends at one
// instant; then workers make the same HTTP call for each. One JSON object comes as the only argument. `add` prints
// "ready" when all jobs are stored and one line of JSON when all are done; `work` prints "ready" and works until killed.
import fs from 'node:fs'
import { Queue, Worker } from 'bullmq'
import { Agent } from 'undici'

const plan = JSON.parse(process.argv[2])
const connection = { host: '127.0.0.1', port: plan.redis_port, maxRetriesPerRequest: null }
const queue = new Queue('deliveries', { connection })

if (plan.role === 'add') await add()
else await work()

/** Stores the jobs, then waits until the workers have done them all. */
async function add() {
  await queue.obliterate({ force: true })
  const jobs = fs.readFileSync(plan.jobs_file, 'utf8').trim().split('\n').map((line) => JSON.parse(line))
  const options = () => ({
    delay: Math.max(0, plan.due_ms - Date.now()),
    attempts: 5,
    backoff: { type: 'exponential', delay: 1000 },
    removeOnComplete: true,
  })
  for (let from = 0; from < jobs.length; from += 1000) {
    await queue.addBulk(jobs.slice(from, from + 1000).map((data) => ({ name: 'deliver', data, opts: options() })))
  }
  if (Date.now() > plan.due_ms) throw new Error('adding the jobs took longer than was left until they are due')
  console.log('ready')
  while ((await queue.getJobCountByTypes('delayed', 'wait', 'active', 'prioritized')) > 0) {
    await new Promise((wake) => setTimeout(wake, 200))
  }
  const failed = await queue.getFailedCount()
  console.log(JSON.stringify({ failed }))
  await queue.close()
}

/** Makes the calls, until told to stop. */
async function work() {
  const agent = new Agent({ connections: plan.concurrency, pipelining: 1 })
  const deliver = async (job) => {
    const { token, key, body } = job.data
    const answer = await agent.request({
      origin: plan.url,
      path: '/api/v1/statuses',
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
      body,
    })
    const status = await answer.body.json()
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}`)
    return status.id
  }
  const worker = new Worker('deliveries', deliver, { connection, concurrency: plan.concurrency })
  worker.on('error', (error) => console.error(error))
  await worker.waitUntilReady()
  console.log('ready')
}
