/** What the environment variables say of where the gate runs. */

export type Environment = Readonly<Record<string, string | undefined>>

/** In a CI no one watches, and folders are new or shared. */
export function isCI(env: Environment): boolean {
  const { CI = '', CODEBUILD_BUILD_ID, TF_BUILD, JENKINS_URL } = env
  if (CI !== '') return !/^(?:0|false)$/i.test(CI)
  return Boolean(CODEBUILD_BUILD_ID || TF_BUILD || JENKINS_URL)
}
