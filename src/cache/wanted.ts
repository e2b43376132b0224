/** Whether the cache is used. Nothing in it is needed: everything works, slower, without it. */
import { type Environment, isCI } from '../core/environment.ts'

/** Whether results that only save time are kept between runs: `MVC_CACHE`, on by default and off in CI. */
export function isCacheWanted(env: Environment): boolean {
  return env.MVC_CACHE === 'on' || (env.MVC_CACHE !== 'off' && !isCI(env))
}
