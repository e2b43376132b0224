/** The entry of a worker thread: judges the templates that the main thread sends it. */
import { parentPort } from 'node:worker_threads'
import { serveJobs } from './workers/serve-jobs.ts'

if (parentPort !== null) serveJobs(parentPort)
