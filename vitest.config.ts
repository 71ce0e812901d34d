import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Electron itself would fetch its runtime when it is imported.
  resolve: { alias: { electron: `${import.meta.dirname}/test/electron-stand-in/electron.ts` } },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts', 'scripts/**/*.test.ts'],
    environment: 'node',
    // Times are printed in the zone of the process; the reference's fixtures were written in UTC.
    env: { TZ: 'UTC' },
    testTimeout: 120_000,
    // Cleaning up after a test takes as long as the machine lets it.
    hookTimeout: 30_000,
    restoreMocks: true,
  },
})
