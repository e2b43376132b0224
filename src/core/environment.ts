/** What the environment variables say of where the gate runs. */

export type Environment = Readonly<Record<string, string | undefined>>

/** In a CI nobody watches, and folders are new or shared. */
export function isCI(env: Environment): boolean {
  const { CI = '', CODEBUILD_BUILD_ID, TF_BUILD, JENKINS_URL } = env
  if (CI !== '') return !/^(?:0|false)$/i.test(CI)
  return Boolean(CODEBUILD_BUILD_ID || TF_BUILD || JENKINS_URL)
}

/** Whether anything that only saves time is kept between runs: `MVC_CACHE`, on by default and off in CI. */
export function wantsCache(env: Environment): boolean {
  return env.MVC_CACHE === 'on' || (env.MVC_CACHE !== 'off' && !isCI(env))
}
