/** What a service counts, in the text format of Prometheus. No label comes from a client. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { TenantService } from '../core/platforms.ts'
import type { Verdict } from '../emulator/judge.ts'
import type { ServiceRoute } from './request.ts'

export type Refusal = 'rate' | 'queue' | 'sign_in'

export interface Metrics {
  request(route: ServiceRoute, status: number, seconds: number): void
  scan(service: TenantService, verdict: Verdict, seconds: number): void
  refusal(why: Refusal): void
  signIn(succeeded: boolean): void
  /** The content type, and the text. */
  render(): Promise<{ readonly type: string; readonly body: string }>
}

const REQUEST_SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const SCAN_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** @param inProgress how many templates are being checked */
export function createMetrics(version: string, inProgress: () => number): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'mvc_gate_build_info',
    help: 'The version, as a label; always 1.',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1)
  new Gauge({
    name: 'mvc_gate_scans_in_progress',
    help: 'Submissions that are read or checked.',
    registers,
    collect() {
      this.set(inProgress())
    },
  })
  const requests = new Counter({
    name: 'mvc_gate_http_requests_total',
    help: 'Requests by route and status.',
    labelNames: ['route', 'status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'mvc_gate_http_request_duration_seconds',
    help: 'From the headers of a request to the end of its answer.',
    labelNames: ['route'],
    buckets: REQUEST_SECONDS,
    registers,
  })
  const scans = new Counter({
    name: 'mvc_gate_scans_total',
    help: 'Templates by cloud and by what was found: clean, violations, or failed for those that cannot be read.',
    labelNames: ['service', 'verdict'],
    registers,
  })
  const scanSeconds = new Histogram({
    name: 'mvc_gate_scan_duration_seconds',
    help: 'Time to check one template, waiting included.',
    buckets: SCAN_SECONDS,
    registers,
  })
  const refusals = new Counter({
    name: 'mvc_gate_refusals_total',
    help: 'Requests that were answered with 429, by limit.',
    labelNames: ['limit'],
    registers,
  })
  const signIns = new Counter({
    name: 'mvc_gate_sign_ins_total',
    help: 'Sign-ins by user and password.',
    labelNames: ['result'],
    registers,
  })
  return {
    request(route, status, took) {
      requests.inc({ route, status: String(status) })
      seconds.observe({ route }, took)
    },
    scan(service, verdict, took) {
      scans.inc({ service, verdict: wordFor(verdict) })
      scanSeconds.observe(took)
    },
    refusal: (limit) => refusals.inc({ limit }),
    signIn: (succeeded) => signIns.inc({ result: succeeded ? 'success' : 'failure' }),
    render: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  }
}

function wordFor(verdict: Verdict): string {
  if (verdict.kind === 'failed') return 'failed'
  return verdict.violationCount === 0 ? 'clean' : 'violations'
}
