/**
 * fast-check with the same inputs in each test run, so that a run fails for what was changed and not by chance. Other inputs
 * come with FUZZ_SEED, a whole number, and in `npm run fuzz`.
 */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20_261_201) })

export { default } from 'fast-check'
