/** At the top of the repository; in a file of its own, so that it can be named without loading what reads it. */
export const BASELINE_FILE = '.mvc-baseline.json'
