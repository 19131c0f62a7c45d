import { defineConfig } from 'vitest/config'

/** What takes minutes: whole fleets. Needs the built program, and nothing but npm packages. */
export default defineConfig({
  test: { include: ['test/long/**/*.test.ts'], testTimeout: 1_800_000, fileParallelism: false },
})
