/** The entry of a process of a sweep: checks the trees that it is sent. */
import { serveTrees } from './sweep/serve-trees.ts'

if (process.send !== undefined) serveTrees(process)
