/** `npm run test:scale`: a hundred thousand messages. Too long for every day, and by itself, since it measures. */
import config from './playwright.config.ts'

export default {
  ...config,
  testDir: 'e2e/scale',
  workers: 1,
  fullyParallel: false,
  timeout: 600_000,
  // What never can be done is said long before the end.
  use: { ...config.use, actionTimeout: 60_000 },
}
