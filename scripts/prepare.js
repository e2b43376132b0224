/** Runs after `npm install` in this repository: builds the gate, and lets it gate this repository. */
import husky from 'husky'
import { build } from './build.js'

await build()

const problem = husky('hooks')
if (problem) console.log(`hooks not installed: ${problem}`)
