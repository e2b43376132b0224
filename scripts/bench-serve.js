/**
 * The service: processor time a template takes, everything included that the service does for it (submission, result, log),
 * and its memory over many. BENCH_SUBMISSIONS (2,000) is how many; 50,000 show whether memory stays flat.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { extname } from 'node:path'
import { createInterface } from 'node:readline'
import { median } from './bench-measure.js'
import { differently, NAMES, templateOf } from './bench-templates.js'

const SUBMISSIONS = Number(process.env.BENCH_SUBMISSIONS ?? 2_000)
const WARM_UP = 300
const AT_ONCE = 16
/** Of each template: some 90 lines. */
const RESOURCES = 6
const SAMPLES = 10
const USER = 'bench'
const PASSWORD = 'a password of the bench'

export async function benchServe(bench) {
  const service = await start(bench)
  try {
    const client = await signIn(service.url)
    const bodies = Object.entries(NAMES).map(([kind, name]) => ({
      text: templateOf(kind, RESOURCES),
      ending: extname(name),
      cloud: kind === 'arm' ? 'azure' : 'aws',
    }))
    await submitAll(client, bodies, WARM_UP)
    const samples = [await statsOf(service.url)]
    const started = performance.now()
    for (let i = 0; i < SAMPLES; i++) {
      await submitAll(client, bodies, Math.ceil(SUBMISSIONS / SAMPLES))
      samples.push(await statsOf(service.url))
    }
    return tableOf(samples, (performance.now() - started) / 1_000)
  } finally {
    service.child.kill()
    await once(service.child, 'exit')
  }
}

function tableOf(samples, seconds) {
  const count = Math.ceil(SUBMISSIONS / SAMPLES)
  const each = samples.slice(1).map(({ cpu }, i) => ((cpu - samples[i].cpu) / count) * 1_000)
  const ms = median(each)
  const memory = samples.map(({ memory: bytes }) => Math.round(bytes / 1_048_576))
  return {
    title: `serve, ${count * SAMPLES} submissions`,
    rows: [
      {
        name: 'processor time of one scan',
        ms,
        extra: `${Math.round(1_000 / ms)} scans a second of one core; ${Math.round((count * SAMPLES) / seconds)} a second here`,
      },
      { name: 'resident MiB', ms: memory.at(-1), extra: `after each tenth: ${memory.join(' ')}` },
    ],
  }
}

async function start(bench) {
  const args = [bench.main, 'serve', '--listen', '127.0.0.1:0', '--user', USER, '--rate', '1000000']
  const child = spawn(process.execPath, args, {
    env: {
      ...bench.env,
      MVC_SERVE_PASSWORD: PASSWORD,
      MVC_SERVE_KEY: 'a key of the bench, long enough for it',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    const { event, url } = JSON.parse(line)
    if (event !== 'listening') continue
    // The log goes on.
    child.stdout.resume()
    return { child, url }
  }
  throw new Error('the service did not start')
}

async function statsOf(url) {
  const { text } = await send(new Agent(), 'GET', `${url}/metrics`, {})
  const read = (name) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1])
  return { cpu: read('process_cpu_seconds_total'), memory: read('process_resident_memory_bytes') }
}

async function signIn(url) {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const headers = { 'x-auth-username': USER, 'x-auth-password': PASSWORD }
  const path = '/neo/neo-auth-service/oauth/token?grant_type=password'
  const signedIn = async () => JSON.parse((await send(agent, 'POST', `${url}${path}`, headers)).text)
  return { agent, url, token: async () => (await signedIn()).access_token }
}

let submitted = 0

async function submitAll(client, bodies, count) {
  const token = await client.token()
  let left = count
  const work = async () => {
    while (left-- > 0) await submit(client, token, bodies[submitted % bodies.length], submitted++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

/** Templates that differ, though nothing is kept of them. */
async function submit({ agent, url }, token, { text, ending, cloud }, number) {
  const name = `t${number}${ending}`
  const content = differently(name, text, number)
  const body = [
    `--b\r\nContent-Disposition: form-data; name="templateFile"; filename="${name}"\r\n\r\n${content}\r\n`,
    `--b\r\nContent-Disposition: form-data; name="filename"\r\n\r\n${name}\r\n--b--\r\n`,
  ].join('')
  const headers = { 'x-access-token': token, 'content-type': 'multipart/form-data; boundary=b' }
  const target = `${url}/neo/config-audit/devops/v1/scan?service=${cloud}`
  const { message } = JSON.parse((await send(agent, 'POST', target, headers, body)).text)
  const result = await send(agent, 'GET', message, headers)
  const { status, message: verdict } = JSON.parse(result.text)
  if (status !== 'Completed' || verdict.file_name !== name) throw new Error(`no verdict: ${result.text}`)
}

function send(agent, method, url, headers, body) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, async (response) => {
      let text = ''
      for await (const chunk of response.setEncoding('utf8')) text += chunk
      if (response.statusCode === 200) resolve({ text })
      else reject(new Error(`${response.statusCode}: ${text}`))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
