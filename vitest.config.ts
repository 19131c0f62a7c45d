import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/clouds/**', 'test/long/**', 'node_modules/**', '.stryker-tmp/**'],
    testTimeout: 30_000,
  },
})
