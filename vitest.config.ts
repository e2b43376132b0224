import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // They end what hangs, and are no measure of speed: others may use the processor too.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    // By default one core stays idle, which on two cores is half of them.
    maxWorkers: '100%',
    projects: [
      // Run by `npm run fuzz`: longer than what a test run waits for.
      { extends: true, test: { name: 'fuzz', include: ['test/fuzz/**/*.fuzz.ts'], testTimeout: 600_000 } },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/managers/**'],
          globalSetup: 'test/support/update-lists.ts',
        },
      },
      // Run by `npm run test:managers`: the package managers come from the network.
      {
        extends: true,
        test: {
          name: 'managers',
          include: ['test/managers/**/*.test.ts'],
          globalSetup: 'test/support/global-setup.ts',
          testTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/support/global-setup.ts',
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
})
